"""Where terms stand in a text: Russian terms in any case form, English ones as sentences use them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.concepts import CaseRule, Concept, Glossary, MatchRule, Term, TermStatus
from glossary.matching import Matcher, matcher_for, words_of

FORMS = {
    "Хабаровск": "из Хабаровска; к Хабаровску; под Хабаровском; в Хабаровске",
    "Хабаровский край": "из Хабаровского края; Хабаровскому краю; с Хабаровским краем; в Хабаровском крае",
    "Пермь": "в Перми; за Пермью; через ПЕРМЬ",
    "газ": "газа; газу; газом; о газе; технические газы; газов; к газам; газами",
    "Южная Осетия": "Южной Осетии; Южную Осетию; Южной Осетией",
    "Северный морской путь": "Северного морского пути; Северным морским путём; о Северном морском пути",
    "Усть-Луга": "в Усть-Луге; из Усть-Луги; Усть-Лугу; Усть\u2011Лугой",
    "атомный ледокол": "атомные ледоколы; атомных ледоколов; атомному ледоколу; атомными ледоколами",
    "Сила Сибири": "Силы Сибири; Силе Сибири; Силу Сибири; Силой Сибири",
    "Абакан — Тайшет": "Абакана — Тайшета; Абакан–Тайшет; Абакан-Тайшет; Абаканом—Тайшетом",
    "труба": "трубы; трубу; трубой; трубою; труб; трубам; трубами; о трубах",
    "взять кредит": "взяла кредит; взяли кредиты; возьмёт кредит; взяв кредит; взявший кредит",
    "Пётр Лебедев": "Петра Лебедева; Петру Лебедеву; Петром Лебедевым; о Петре Лебедеве",
    "ОПЕК": "страны ОПЕК; «ОПЕК»",
    "НОВАТЭК": "НОВАТЭКа; НОВАТЭКом",
    "совет директоров": "совета директоров; совету директоров; советом директоров; советы директоров",
    "объём добычи": "объема добычи; объёмы добычи; объемов добычи",
    "Гуанчжоу": "в Гуанчжоу",
    "Ордос": "из Ордоса; Ордосом",
    "связь 5-го поколения": "связи 5-го поколения; связью 5-го поколения",
    "судно": "к судну; судном; десять судов; об этом судне",
}
TRAPS = {
    "Хабаровск": "Хабаровский край; хабаровские власти",
    "Пермь": "пермский завод; пермяки; в пермских лесах",
    "газ": "газовый контракт; Газпром; газета; газопровод; пресс-газ; газик",
    "Хабаровский край": "хабаровский климат; край Хабаровска",
    "Сила Сибири": "сила и Сибирь; Сибири хватит силы",
    "труба": "трубопровод; трубач; трубный завод",
    "ОПЕК": "он опек щенка",
    "судно": "решение суда; в судах общей инстанции; уездный суд из всех судов",
    "взять кредит": "взять в кредит; кредитный договор",
    "Усть-Луга": "луга за рекой; устье Луги",
}


def russian(*terms: str) -> Matcher:
    concepts = [Concept(term, "ru", "en", (Term(term),), (Term("x"),)) for term in terms]
    return matcher_for(Glossary(tuple(concepts)))


def phrases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(term, phrase) for term, text in table.items() for phrase in text.split("; ")]


def test_there_are_enough_oblique_forms_to_speak_of() -> None:
    assert len(phrases(FORMS)) >= 60


@pytest.mark.parametrize(("term", "phrase"), phrases(FORMS))
def test_a_russian_term_is_found_in_its_form(term: str, phrase: str) -> None:
    assert [match.concept.id for match in russian(term).find_source(f"Речь шла и про {phrase}, и про другое.")] == [
        term
    ]


@pytest.mark.parametrize(("term", "phrase"), phrases(TRAPS))
def test_a_word_of_the_same_root_is_no_form(term: str, phrase: str) -> None:
    assert russian(term).find_source(f"Речь шла и про {phrase}, и про другое.") == ()


def test_of_nested_source_terms_the_longest_counts() -> None:
    text = "В Хабаровском крае и в самом Хабаровске ледоколов нет, атомных ледоколов тем более."
    matches = russian("Хабаровск", "Хабаровский край", "ледокол", "атомный ледокол").find_source(text)
    assert [text[match.start : match.end] for match in matches] == [
        "Хабаровском крае",
        "Хабаровске",
        "ледоколов",
        "атомных ледоколов",
    ]


def english(
    *terms: str,
    case: CaseRule = CaseRule.ANY,
    match: MatchRule = MatchRule.INFLECTED,
    source: str = "",
    status: TermStatus = TermStatus.FORBIDDEN,
) -> Matcher:
    sources = (Term(source),) if source else ()
    concepts = [Concept(term, "ru", "en", sources, (Term(term, status, case, match),)) for term in terms]
    return matcher_for(Glossary(tuple(concepts)))


def found(matcher: Matcher, text: str) -> list[str]:
    return [text[match.start : match.end] for match in matcher.find_terms(text)]


@pytest.mark.parametrize(
    ("term", "source", "text", "expected"),
    [
        ("pipe", "труба", "Pipes, a pipe’s end and the pipes' ends", ["Pipes", "pipe", "pipes"]),
        ("pipe", "труба", "a pipeline, piping, pipe-laying and stove-pipe", []),
        ("ship of the line", "линкор", "two ships of the line", ["ships of the line"]),
        ("country", "страна", "all countries", ["countries"]),
        ("lay the keel", "заложить корабль", "laid the keel, laying the keel", ["laid the keel", "laying the keel"]),
        ("knock out a loan", "", "knocks out a loan, knocked out a loan", ["knocks out a loan", "knocked out a loan"]),
        ("localise", "", "was localised", ["localised"]),
        (
            "nuclear\u00a0icebreaker",
            "",
            "nuclear icebreakers, nuclear\u00a0icebreaker",
            ["nuclear icebreakers", "nuclear\u00a0icebreaker"],
        ),
    ],
)
def test_an_english_term_is_found_in_its_forms(term: str, source: str, text: str, expected: list[str]) -> None:
    assert found(english(term, source=source), text) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("RF", "RF, rf, Rf, RFE and the RF’s budget", ["RF", "RF"]),
        ("RF", "RF-backed and pro-RF, but RF-4 and 2-RF", ["RF", "RF"]),
        ("RF", "www.RF.org, a@RF, RF_1", []),
        ("RF", "It was the RF.", ["RF"]),
        ("Orel-Kursk", "Orel-Kursk, Orel\u2011Kursk", ["Orel-Kursk", "Orel\u2011Kursk"]),
        ("Orel-Kursk", "Orel–Kursk, Orel - Kursk, Orel Kursk, OREL-KURSK", []),
        ("Orel–Kursk", "Orel–Kursk, Orel—Kursk, Orel-Kursk", ["Orel–Kursk"]),
        (
            "Orel - Kursk",
            "Orel - Kursk, Orel\u00a0-\u00a0Kursk, Orel-Kursk",
            ["Orel - Kursk", "Orel\u00a0-\u00a0Kursk"],
        ),
        ("polygon", "Polygon tests and Polygon again", ["Polygon"]),
        ("Côte d'Or", "Côte d’Or", ["Côte d’Or"]),
    ],
)
def test_a_name_is_found_by_its_exact_case_dash_and_spacing(term: str, text: str, expected: list[str]) -> None:
    assert found(english(term, case=CaseRule.EXACT, match=MatchRule.EXACT), text) == expected


def test_a_candidate_that_fails_its_boundary_does_not_hide_the_shorter_one() -> None:
    assert found(english("gas", "gas pipe"), "a gas pipeline and a gas pipe-layer") == ["gas", "gas"]


def test_a_forbidden_term_inside_an_allowed_one_is_not_there() -> None:
    concept = Concept(
        "line",
        "ru",
        "en",
        (),
        (Term("tube line"), Term("tube", TermStatus.FORBIDDEN), Term("tube of steel", TermStatus.FORBIDDEN)),
    )
    text = "A tube line, a tube and a tube of steel."
    matches = matcher_for(Glossary((concept,))).find_terms(text, {TermStatus.FORBIDDEN})
    assert [text[match.start : match.end] for match in matches] == ["tube", "tube of steel"]


def test_another_language_is_stemmed_on_both_sides() -> None:
    concept = Concept("farm", "de", "en", (Term("Windpark"),), (Term("wind farm"),))
    assert len(matcher_for(Glossary((concept,))).find_source("Der Bau des Windparks ruht.")) == 1


def test_concepts_of_another_pair_of_languages_are_left_out() -> None:
    glossary = Glossary(
        (
            Concept("a", "ru", "de", (Term("газ"),), (Term("Gas"),)),
            Concept("b", "ru", "en-GB", (Term("газ"),), (Term("gas"),)),
        )
    )
    assert [match.concept.id for match in matcher_for(glossary, "ru", "en").find_terms("gas")] == ["b"]


def test_a_glossary_is_compiled_once_and_travels_to_another_process() -> None:
    glossary = Glossary((Concept("a", "ru", "en", (Term("газ"),), (Term("gas"),)),))
    assert matcher_for(glossary) is matcher_for(glossary)
    copy = pickle.loads(pickle.dumps(glossary))
    assert [match.concept.id for match in matcher_for(copy).find_source("цена газа")] == ["a"]


def test_a_long_line_is_searched_to_its_end() -> None:
    text = "no gas here, " * 20_000
    matches = english("gas").find_terms(text)
    assert len(matches) == 20_000
    assert {text[match.start : match.end] for match in matches} == {"gas"}


@given(st.text(alphabet="gasGAS pipeline-–—’'s.\u00a0\u0301", max_size=60))
def test_matches_lie_on_words_in_order(text: str) -> None:
    matches = english("gas", "gas pipe", "pipe", source="газ").find_terms(text)
    edges = {word.start for word in words_of(text)}, {word.end for word in words_of(text)}
    for match in matches:
        assert match.start in edges[0]
        assert match.end in edges[1]
    assert [match.start for match in matches] == sorted(match.start for match in matches)
