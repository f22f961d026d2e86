"""Sentences, by example: each case is a text with ``|`` where a sentence ends (a space on its right is the gap)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segments.splitting import split_sentences
from segments.splitting.sentences import MAX_SENTENCE

CASES = {
    "en": """
The tram was late.| Nobody minded.
Is it raining?| Yes!| Take a coat.
The valve is unlike pumps. and pipes.| And so on.
The keys, unlike X. and Y. were lost.| They turned up.
Yu. Ignat spoke first.| Others followed.
A. B. Carver and J. R. Moss wrote it.| It sold well.
The paper by K. Orlov was read aloud.| Then came tea.
We drink vitamin C.| It helps.
Choose plan B.| The first one failed.
The U.S. Ukraine route is closed.
He moved to the U.S.| Then he came back.
The U.K. Treasury said no.| It was final.
See No. 5 on the list.| It is long.
Articles Nos. 7 and 8 apply.
The shop opens at 9 a.m.| The bakery opens earlier.
It starts at 5 p.m. Moscow time.| Be there.
The call is at 10 a.m. Monday.| Do not miss it.
Well... perhaps not.| We shall see.
He waited…| Nothing happened.
He waited... and waited.| Then he left.
“I saw the bridge.| (…) It was open.| We crossed.”| She stopped there.
He read: “The door is shut.| […] Knock twice.”
“Go home.”| They went.
"Go home."| They went.
He said "no."| She agreed.
“The pump is broken. ”| The crew left.
"The pump is broken. "| The crew left.
"The pump is broken. " the foreman said.| He sighed.
The well is dry, ”the mayor said.| Nobody replied.
(The lift was out.)| We took the stairs.
He left (the lift was out.) and never returned.
We paid $3.5 for 2.75 litres.| It was cheap.
Prices rose by 3. 5% in May.| Wages did not.
The site is www.example.com/a.b.| Read it.
See https://example.org/x.Y?q=1.Z for more.| Then write.
Write to a.person@example.org.| He answers.
The portal news.example.org reported it.| Others denied it.
Dr. Hall met Mr. and Mrs. Webb.| All were well.
Gen. Park and Lt. Col. Reed resigned.| Adm. Fox stayed.
They live near St. Mary's church.| It is old.
Hall v. Oates was settled.| Both sides won.
He works for Acme Inc.| The firm is small.
Acme Inc. and Bolt Ltd. merged.| The price is secret.
Bring pens, paper, etc.| We have no desks.
"Why?" he asked.| "Because!" she shouted.
“Stop!” the guard cried.| Nobody did.
The song “Wait! Who goes there?” was a hit.| It still is.
He asked: “Who are you?”| No answer came.
Really?!| You must be joking!!!| No.
It weighs 5 kg.| It is blue.
1. Open the lid.| 2. Press the button.
The show Jeopardy! was cancelled.| Fans wept.
He told me.| Anna knew.
They left in May.| June was dry.
It was her art.| Critics disagreed.
They sang.| iPhone sales rose.
He is 5 ft. 3 in. tall.
The e.g. and i.e. signs are Latin.| Use them with care.
Approx. 50 people came, i.e. all.| It was full.
The meeting is on Jan. 5 in Rm. 12.| Come early.
Smith Jr. was there.| He spoke.
The train left.|Then it stopped.
"We won.| We are tired," the coach said.
He wrote 'Never again.'| Then he slept.
The end .| A new start .
🙂 Hello there.| 🎉 Party time!
Dmitri's plan failed.|  Two spaces here.
“Is it far?” Anna Reed asked.| Nobody knew.
“It is far.”| Anna Reed nodded.
'It is far!| It is very far!' he cried.
The wind blew at 7 m/s.| The gulls left.
The room has 40 sq. m.| The hall is larger.
They met at the church of Sts. Cyril and Clement.| It rained.
It will be +13...+15 degrees.| It may snow.
It is between you and I.| Did Albert I. Jones hear?
The shop shuts at 6 P.M.| Fishermen go home.
He lives in Mill St.| The door is green.
St. Anne's church and 20 deg. C. are in Eq. 4 of the guide.
No stop at the end
""",
    "ru": """
Трамвай опоздал.| Никто не заметил.
А. С. Петров и Ю. Игнатов выступили.| Потом был чай.
Он родился в 1990 г. в Омске.| Там же учился.
Завод построен в 1975 г.| Он работает до сих пор.
Улица им. Чехова закрыта.| Объезд слева.
Купили хлеб, соль и т. д.| Потом ушли.
Это стоит 5 тыс. руб.| Это дорого.
По ст. 105 УК он осуждён.| Приговор в силе.
«Да!» — сказал он.| И ушёл.
— Кто там? — спросил сторож.| Никто не ответил.
«Мост открыт.| (…) Идём».| Она замолчала.
Он ответил: «Нет».| Потом сел.
Встреча на ул. Садовой, д. 5.| Она в семь.
Касса выручила 185 тыс.| Рисунок продан.
Так и быть...| Пойдём.
""",
    "uk": """
Трамвай запізнився.| Ніхто не помітив.
Ю. Гнат виступив першим.| Потім говорили інші.
Збудовано в 1975 р. у Києві.| Це давно.
Вулиця ім. Франка закрита.| Об'їзд ліворуч.
""",
    "de": """
Die Bahn kam spät.| Niemand klagte.
Am 3. Oktober fuhr er ab.| Das war früh.
Im 19. Jahrhundert war das anders.| Heute nicht.
Das gilt z. B. Berlin und Bonn.| Dort regnet es.
Herr Dr. Vogel kam.| Er blieb nicht.
„Wir gehen.“| Sie blieben.
""",
    "fr": """
Le train est en retard.| Personne ne le sait.
M. Dupuis est arrivé.| Il est reparti.
Qui est là ?| C'est moi !
« Le pont est ouvert. »| Elle se tut.
Mme Roux et MM. Petit et Blanc sont là.| Ils attendent.
""",
    "es": """
El tren llega tarde.| Nadie lo sabe.
¿Quién es?| ¡Soy yo!
El Sr. Ruiz llegó.| La Sra. Gil no vino.
""",
    "zh": """
电车晚点了。|没有人在意。|下雨了吗？|是的！
他说：“桥开了。”|大家都过去了。
“走吧！”他说。|他们走了。
""",
    "ja": """
電車が遅れた。|誰も気にしない。
彼は「行こう。」と言った。|皆が歩いた。
""",
}


def cases() -> list[tuple[str, str]]:
    return [(language, line) for language, lines in CASES.items() for line in lines.strip().split("\n")]


@pytest.mark.parametrize(("language", "case"), cases())
def test_sentences(language: str, case: str) -> None:
    text = case.replace("|", "")
    assert [text[start:end] for start, end in split_sentences(text, language)] == [
        piece.strip() for piece in case.split("|")
    ]


PARTS = st.sampled_from([
    "A", "word", "Word", ".", "?", "!", "…", "...", " ", "  ", "\n", "\r\n", "\n\n", "\u2028", "\x0c", "\u00a0", "3",
    '"', "“", "”", "„", "«", "»", "'", "(", ")", "—", "U.S", "Mr", "😀", "。", "」", "「", "好", "Слово", "\x00",
    "\ufeff", "e\u0301", "http://a.b/", "\ud800",
])  # fmt: skip


@given(
    st.one_of(st.lists(PARTS, max_size=40).map("".join), st.text(max_size=200)),
    st.sampled_from([*CASES, "und", "xx", "zh-Hant"]),
)
@settings(max_examples=400, deadline=None)
def test_spans_and_gaps_join_to_the_text(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert end - start <= MAX_SENTENCE
        position = end
    assert not text[position:].strip()


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    text = "one\ntwo\n\nthree\r\n \r\nfour\x0cfive"
    assert [text[start:end] for start, end in split_sentences(text, "en")] == ["one\ntwo", "three", "four", "five"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2003", "\u3000", "\x85"])
def test_white_space_that_sentencex_panics_on(space: str) -> None:
    text = f"B{space}. Then B{space}B{space}. Now."
    assert split_sentences(text, "en")[-1] == (text.index("Now"), len(text))


def test_a_panic_of_the_splitter_leaves_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(language: str, text: str) -> None:
        raise PanicException

    monkeypatch.setattr("sentencex.get_sentence_boundaries", panic)
    text = "(One.) Two at last."
    assert [text[start:end] for start, end in split_sentences(text, "en")] == ["(One.)", "Two at last."]


def test_a_text_all_in_lower_case_is_split_at_its_stops() -> None:
    text = "i went home. it was late. nobody saw me."
    assert len(split_sentences(text, "en")) == 3


def test_a_text_without_stops_is_cut_at_a_space() -> None:
    text = "word " * 4_000
    spans = split_sentences(text, "en")
    assert len(spans) > 1
    assert all(text[start:end].split(" ")[0] == "word" for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    [
        "The tram was late again. ",
        "word ",
        "x",
        ". ",
        "? ",
        '"',
        '" ',
        "“A. ”",
        "(A.) ",
        "A. B. ",
        "a. a. A",
        "... A ",
        "。",
        "\n",
        "e.g. ",
        "1. ",
    ],
)
def test_one_thing_over_and_over_is_covered(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    spans = split_sentences(text, "en")
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
