"""Forms of words: English ones made, Russian ones listed, others stemmed."""

from __future__ import annotations

import pytest

from segments.languages.english import (
    head_of,
    indefinite_article,
    is_plural,
    plural,
    plurals,
    starts_like_a_verb,
    takes_the,
    verb_forms,
)
from segments.languages.inflection import Part, fold, inflector_for, part_of_phrase, primary_language
from segments.languages.russian import forms, is_infinitive, is_likely_form


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("knock", "knocks knocked knocked knocking"),
        ("agree", "agrees agreed agreed agreeing"),
        ("supply", "supplies supplied supplied supplying"),
        ("die", "dies died died dying"),
        ("stop", "stops stopped stopped stopping"),
        ("open", "opens opened opened opening"),
        ("commit", "commits committed committed committing"),
        ("fix", "fixes fixed fixed fixing"),
        ("win", "wins won won winning"),
        ("take", "takes took taken taking"),
        ("Begin", "Begins Began Begun Beginning"),
        ("go", "goes went gone going"),
        ("see", "sees saw seen seeing"),
    ],
)
def test_verb_forms(verb: str, expected: str) -> None:
    made = verb_forms(verb)
    assert [made.third, made.past, made.participle, made.gerund] == expected.split()


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("pipeline", "pipelines"),
        ("country", "countries"),
        ("railway", "railways"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("Crisis", "Crises"),
        ("woman", "women"),
        ("equipment", "equipment"),
        ("Germany", "Germanys"),
    ],
)
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_plurals_of_divided_usage_and_of_a_noun_given_in_the_plural() -> None:
    assert plurals("cargo") == {"cargo", "cargoes", "cargos"}
    assert plurals("countries") == {"countries", "country"}
    assert plurals("boxes") == {"boxes", "box"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("pipes", True), ("men", True), ("gas", False), ("class", False), ("news", False), ("basis", False)],
)
def test_is_plural(word: str, expected: bool) -> None:
    assert is_plural(word) is expected


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("an", "LNG plant|hour|oil|8th|11th|RF|unimportant|“open” door|umbrella|FSB officer|urban|heir"),
        ("a", "pipeline|union|European|one-off|UN|U-turn|Ukrainian|110th|NATO|uranium|utility|unit|hotel|"),
    ],
)
def test_indefinite_article(article: str, words: str) -> None:
    assert {word: indefinite_article(word) for word in words.split("|")} == dict.fromkeys(words.split("|"), article)


def test_names_that_take_the() -> None:
    assert [takes_the(name) for name in ("Black Sea", "Republic of Kazakhstan", "Kazakhstan", "Lake Baikal", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_the_parts_of_a_phrase() -> None:
    assert head_of(("center", "in", "Moscow")) == 0
    assert head_of(("oil", "pipeline")) == 1
    assert starts_like_a_verb(("pull", "out", "a", "loan"))
    assert starts_like_a_verb(("to", "moor"))
    assert not starts_like_a_verb(("pipe", "of", "the", "heater"))
    assert not starts_like_a_verb(("oil", "pipeline"))


def test_russian_forms_of_a_dictionary_form_are_of_that_word_only() -> None:
    assert {"мыло", "мыла", "мылом"} <= forms("мыло")
    assert "мыть" not in forms("мыло")
    assert {"ёж".replace("ё", "е"), "ежа", "ежами"} <= forms("Ёж")
    assert "газовый" not in forms("газ")
    assert is_infinitive("выбить")
    assert not is_infinitive("труба")


def test_a_shared_form_belongs_to_the_likelier_word() -> None:
    assert not is_likely_form("судно", "суда")
    assert is_likely_form("суд", "суда")
    assert is_likely_form("судно", "судно")
    assert is_likely_form("Гоцубляк", "Гоцубляка")
    assert is_likely_form("судно", "судов", ["порт", "десять"])
    assert not is_likely_form("судно", "судов", ["окружной", "суд"])


def test_words_are_folded() -> None:
    assert fold("ЁЛКИ") == "елки"
    assert fold("cafe\u0301") == fold("Café")
    assert fold("d’Or") == "d'or"


def test_language_tags() -> None:
    assert [primary_language(tag) for tag in ("en-GB", "ZH_Hans", "und", "")] == ["en", "zh", "", ""]


@pytest.mark.parametrize(
    ("phrase", "part"),
    [("труба", Part.NOUN), ("выбить скидку", Part.VERB), ("южный поток", Part.NOUN), ("южный", Part.OTHER), ("", None)],
)
def test_the_part_that_a_russian_phrase_plays(phrase: str, part: Part | None) -> None:
    assert part_of_phrase(phrase.split(), "ru") is part
    assert part_of_phrase(phrase.split(), "fi") is None


def test_english_phrases_change_where_they_may() -> None:
    english = inflector_for("en-US")
    assert english.phrase(["oil", "pipe"], None) == (frozenset({"oil"}), frozenset({"pipe", "pipes"}))
    assert english.phrase(["southern"], Part.OTHER) == (frozenset({"southern"}),)
    assert {"piped", "pipes", "piping"} <= english.phrase(["pipe"], None)[0]
    assert "won" in english.phrase(["win", "a", "case"], Part.VERB)[0]


def test_a_language_with_a_stemmer_and_one_with_nothing() -> None:
    german, nothing = inflector_for("de"), inflector_for("tlh")
    assert german.key("Windparks") in german.forms("Windpark")
    assert nothing.forms("Wort") == {"wort"}
    assert nothing.is_likely("a", "b", ())
