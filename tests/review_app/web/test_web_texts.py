"""Interface texts: every key that is used is there, in every language, with the same values to fill in."""

import re
from importlib.resources import files

import pytest

from review_app.review.record import MESSAGES
from review_app.review.views import Action, DecisionKind, UnitStatus
from review_app.web.i18n import LANGUAGES, t, table
from segments.document import BlockKind
from segments.findings import EvidenceKind, Severity

CODE = {
    item.name: item.read_text(encoding="utf-8")
    for folder in ("components", "app_pages", ".")
    for item in files("review_app.web").joinpath(folder).iterdir()
    if item.name.endswith((".js", ".py"))
}
USED = {key for code in CODE.values() for key in re.findall(r'\bt\("([a-z.-]+)"', code)}
USED |= {
    key
    for code in CODE.values()
    for pair in re.findall(r'\? "([a-z-]+\.[a-z.-]+)" : "([a-z-]+\.[a-z.-]+)"', code)
    for key in pair
}
REFUSALS = {
    sentence.replace("{word}", word)
    for room in ("review_app.review", "review_app.web")
    for item in files(room).iterdir()
    if item.name.endswith(".py")
    for sentence in re.findall(
        r'(?:(?:Refused|Refusal)\(f?|^(?:_TABLE|GONE|NO_FINDING) = )"([^"]+)"',
        item.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    for word in ("undo", "redo")
    if "{error}" not in sentence
}
BUILT = {
    *(f"refused.{sentence}" for sentence in REFUSALS),
    *(f"status.{status}" for status in UnitStatus),
    *(f"severity.{severity}" for severity in Severity),
    *(f"kind.{kind}" for kind in BlockKind),
    *(f"evidence.{kind}" for kind in EvidenceKind),
    *(f"decision.{kind}" for kind in DecisionKind),
    *(f"done.{kind}" for kind in MESSAGES),
    *(f"tool.{action}" for action in Action if action is not Action.INSERT_BLOCK),
    *(f"key.{name}" for name in re.findall(r'^  \["[^"]+", "([a-z-]+)"', CODE["keys.js"], re.MULTILINE)),
    *(f"export.{kind}{hint}" for kind in ("text", "copy", "tsv", "jsonl") for hint in ("", ".hint")),
    *(f"reason.{reason}" for reason in re.findall(r'"([^"]+)"', re.search(r"REASONS = \[(.*)\]", CODE["cards.js"])[1])),
    *(f"term.{status}" for status in ("preferred", "admitted", "forbidden", "missing")),
    *(f"filter.{name}" for name in ("status", "severity", "text", "open")),
    *(f"{page}.title" for page in ("projects", "desk")),
    "severity.none",
}  # fmt: skip


def test_every_text_that_is_used_is_in_the_table():
    assert len(USED) > 50
    assert sorted((USED | BUILT) - set(table("en"))) == []


def test_every_refusal_is_said_in_the_language_of_the_page():
    assert len(REFUSALS) > 15
    same = [sentence for sentence in REFUSALS if table("ru")[f"refused.{sentence}"] == sentence]
    assert same == []


def test_every_text_of_the_table_is_used():
    assert sorted(set(table("en")) - USED - BUILT) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_keys_and_values_to_fill_in(language):
    names = {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in table("en").items()}
    assert {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in table(language).items()} == names


def test_a_text_is_filled_in():
    assert t("bar.progress", reviewed=2, units=5) == "2 of 5 done"
