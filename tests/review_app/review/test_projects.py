"""Projects: what comes in, what comes in later, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from review_app.review.desk import Desk
from review_app.review.projects import list_projects, open_project, open_sample
from review_app.review.views import Done, FindingCard, Refused, SegmentView, UnitStatus
from review_app.store import Store
from segments.errors import InputError
from segments.findings import EvidenceKind, Settings, Severity
from segments.findings.settings import DashStyle, HouseStyle

Op = Callable[[], str]

ENGLISH = (
    "Ferries stop\n\nThe port closed 3 lines on Monday. Two boats need engines.\nThe mayor said the the end is near.\n"
)
RUSSIAN = (
    "Паромы стоят\n\nПорт закрыл 5 линий в понедельник. Двум судам нужны двигатели.\nМэр сказал, что конец близок.\n"
)
GLOSSARY = "concept_id,source_lang,source,target_lang,preferred,forbidden\nship,ru,судно,en,vessel,boat\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def view(desk: Desk, words: str) -> SegmentView:
    row = next(row for row in desk.rows(limit=1000).rows if row.text.startswith(words))
    found = desk.segment(row.id)
    assert found is not None
    return found


def card(desk: Desk, check: str) -> FindingCard:
    return next(card for card in desk.document_findings() if card.check == check)


def test_the_same_files_again_continue_the_same_project(store: Store, tmp_path: Path, op: Op) -> None:
    target, source = write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "a.ru.txt", RUSSIAN)
    project = open_project(store, target, source=source)
    desk = Desk(store, project, "ann")
    segment = view(desk, "Two boats")
    desk.rewrite(op(), segment.id, "Two boats wait.", segment.version)
    revision = desk.revision
    assert open_project(store, target, source=source) == project
    assert open_project(store, target) == project
    assert desk.revision == revision
    (info,) = list_projects(store)
    assert (info.name, info.shown, info.documents, info.revision) == (str(target), "a.txt", 1, revision)


def test_a_name_makes_a_project_of_its_own(store: Store, tmp_path: Path) -> None:
    target = write(tmp_path, "a.txt", ENGLISH)
    plain, named = open_project(store, target), open_project(store, target, name="second look")
    assert plain != named
    assert {info.shown for info in list_projects(store)} == {"a.txt", "second look"}


def test_evidence_given_later_is_attached_and_decisions_stay(store: Store, tmp_path: Path, op: Op) -> None:
    target, source = write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "a.ru.txt", RUSSIAN)
    project = open_project(store, target)
    desk = Desk(store, project, "ann")
    desk.dismiss(op(), card(desk, "repeated-word").fingerprint, "stammer")
    heading = view(desk, "Ferries stop")
    desk.delete(op(), heading.id, heading.version)
    assert not desk.evidence_state().meaning_checked
    open_project(store, target, source=source)
    assert desk.evidence_state().meaning_checked
    assert [(item.kind, item.name) for item in desk.evidence_state().items] == [(EvidenceKind.SOURCE, "a.ru.txt")]
    kept = card(desk, "repeated-word").decision
    assert kept is not None
    assert kept.reason == "stammer"
    assert view(desk, "Two boats").source == "Двум судам нужны двигатели."
    assert card(desk, "number-mismatch").severity is Severity.MAJOR
    assert desk.history()[0].kind == "evidence"
    assert isinstance(desk.undo(op()), Done)
    assert view(desk, "Ferries stop").source == "Паромы стоят"


def test_a_unit_that_was_joined_has_the_source_of_both(store: Store, tmp_path: Path, op: Op) -> None:
    target, source = write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "a.ru.txt", RUSSIAN)
    desk = Desk(store, open_project(store, target, source=source), "ann")
    first = view(desk, "The port closed")
    desk.join_next(op(), first.id, first.version)
    assert view(desk, "The port closed").source == "Порт закрыл 5 линий в понедельник. Двум судам нужны двигатели."
    whole = view(desk, "The port closed")
    desk.split(op(), whole.id, 8, whole.version)
    assert view(desk, "closed").source == view(desk, "The port").source == whole.source


def test_evidence_that_changed_is_replaced(store: Store, tmp_path: Path) -> None:
    target, source = write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "a.ru.txt", RUSSIAN)
    desk = Desk(
        store,
        open_project(store, target, source=source, references=[write(tmp_path, "r.txt", ENGLISH.replace("3", "5"))]),
        "ann",
    )
    assert "number-mismatch" in {c.check for c in desk.document_findings()}
    write(tmp_path, "a.ru.txt", RUSSIAN.replace("5", "3"))
    open_project(store, target, source=source)
    assert "number-mismatch" not in {c.check for c in desk.document_findings()}
    assert [item.kind for item in desk.evidence_state().items] == [EvidenceKind.REFERENCE, EvidenceKind.SOURCE]
    assert view(desk, "Two boats").references == ("Two boats need engines.",)


def test_the_glossary_shows_its_terms(store: Store, tmp_path: Path) -> None:
    target, source = write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "a.ru.txt", RUSSIAN)
    glossary = write(tmp_path, "terms.csv", GLOSSARY)
    desk = Desk(store, open_project(store, target, source=source, glossaries=[glossary]), "ann")
    (hint,) = view(desk, "Two boats").terms
    assert (hint.source, hint.target, hint.status, hint.said) == ("судам", "vessel", "forbidden", "boats")


def test_a_new_version_of_the_target_takes_over_what_fits(store: Store, tmp_path: Path, op: Op) -> None:
    target = write(tmp_path, "a.txt", ENGLISH)
    desk = Desk(store, open_project(store, target), "ann")
    boats = view(desk, "Two boats")
    desk.rewrite(op(), boats.id, "Two boats wait.", boats.version, approve=True)
    heading = view(desk, "Ferries stop")
    desk.comment(op(), heading.id, "Too short?")
    desk.delete(op(), heading.id, heading.version)
    desk.dismiss(op(), card(desk, "repeated-word").fingerprint, "stammer")
    port = view(desk, "The port")
    desk.set_status(op(), port.id, UnitStatus.NEEDS_WORK, port.version)
    changed = ENGLISH.replace("The mayor", "News: it rains.\nThe mayor")
    write(tmp_path, "a.txt", changed)
    open_project(store, target)
    assert desk.corrected_text() == (
        "The port closed 3 lines on Monday. Two boats wait.\nNews: it rains.\nThe mayor said the the end is near.\n"
    )
    assert view(desk, "Two boats").id == boats.id
    assert view(desk, "Two boats").status is UnitStatus.APPROVED
    assert view(desk, "The port").status is UnitStatus.NEEDS_WORK
    assert view(desk, "News").status is UnitStatus.UNREVIEWED
    assert card(desk, "repeated-word").decision is not None
    name, raw = desk.export()
    assert raw.decode() == desk.corrected_text()
    assert name == "a.corrected.txt"
    assert store.verify_chain(desk._live.id) == desk.revision
    reopened = Store.open(store.url)
    assert Desk(reopened, desk._live.id, "ann")._live.state == desk._live.state
    reopened.close()


def test_an_edit_of_a_sentence_that_is_new_does_not_go_over(store: Store, tmp_path: Path, op: Op) -> None:
    target = write(tmp_path, "a.txt", ENGLISH)
    desk = Desk(store, open_project(store, target), "ann")
    boats = view(desk, "Two boats")
    desk.rewrite(op(), boats.id, "Two boats wait.", boats.version)
    write(tmp_path, "a.txt", ENGLISH.replace("Two boats need engines", "Three boats need engines"))
    open_project(store, target)
    assert view(desk, "Three boats").id != boats.id
    assert "Two boats" not in desk.corrected_text()
    assert isinstance(desk.undo(op()), Refused)


def test_a_structural_edit_goes_over_with_its_segments(store: Store, tmp_path: Path, op: Op) -> None:
    target = write(tmp_path, "a.txt", ENGLISH)
    desk = Desk(store, open_project(store, target), "ann")
    boats = view(desk, "Two boats")
    desk.join_next(op(), boats.id, boats.version)
    mayor = view(desk, "The mayor")
    desk.split(op(), mayor.id, 9, mayor.version)
    write(tmp_path, "a.txt", "Breaking news.\n\n" + ENGLISH)
    open_project(store, target)
    texts = [row.text for row in desk.rows().rows]
    assert texts[-3:] == ["Two boats need engines.", "The mayor", "said the the end is near."]
    assert desk.corrected_text().startswith("Breaking news.\n\nFerries stop")


TABLE = (
    "doc_id\tseg_id\tsource\ttarget\n"
    "one\t1\tПорт закрыт.\tThe port is is closed.\n"
    "one\t2\tСуда стоят.\tBoats wait.\n"
    "two\t1\tПорт закрыт.\tThe port is is closed.\n"
)


def test_a_table_is_several_documents_with_their_own_source(store: Store, tmp_path: Path, op: Op) -> None:
    target = write(tmp_path, "rows.tsv", TABLE)
    desk = Desk(store, open_project(store, target), "ann")
    rows = desk.rows().rows
    assert [(row.document, row.number, row.source) for row in rows] == [
        ("one", 1, "Порт закрыт."),
        ("one", 2, "Суда стоят."),
        ("two", 3, "Порт закрыт."),
    ]
    assert desk.evidence_state().meaning_checked
    first, second = desk.document_findings()
    assert first.fingerprint != second.fingerprint
    desk.dismiss(op(), second.fingerprint, "only there")
    assert [c.decision is not None for c in desk.document_findings()] == [False, True]
    desk.apply_fix(op(), first.fingerprint, 0, desk.revision)
    segment = desk.segment(rows[1].id)
    assert segment is not None
    assert segment.can == frozenset()
    assert isinstance(desk.rewrite(op(), segment.id, "Boats\nwait.", segment.version), Refused)
    assert isinstance(desk.delete(op(), segment.id, segment.version), Refused)
    assert isinstance(desk.rewrite(op(), segment.id, "Ships wait.", segment.version), Done)
    name, raw = desk.export()
    assert name == "rows.corrected.tsv"
    assert raw.decode() == TABLE.replace("is is", "is", 1).replace("Boats wait", "Ships wait")
    assert desk.corrected_text() == "The port is closed.\nShips wait.\nThe port is is closed."


def test_a_new_version_of_a_table(store: Store, tmp_path: Path, op: Op) -> None:
    target = write(tmp_path, "rows.tsv", TABLE)
    desk = Desk(store, open_project(store, target), "ann")
    segment = view(desk, "Boats")
    desk.rewrite(op(), segment.id, "Ships wait.", segment.version)
    write(tmp_path, "rows.tsv", TABLE + "three\t1\tДа.\tYes.\n")
    open_project(store, target)
    assert [row.text for row in desk.rows().rows][1:] == ["Ships wait.", "The port is is closed.", "Yes."]
    assert view(desk, "Yes").source == "Да."


def test_settings_stay_with_the_project(store: Store, tmp_path: Path) -> None:
    target = write(tmp_path, "a.txt", ENGLISH)
    settings = Settings(
        ignore=("repeated-word",),
        severities={"spacing": Severity.MAJOR},
        style=HouseStyle(dash=DashStyle.EM),
    )
    project = open_project(store, target, settings=settings)
    open_project(store, target)
    reopened = Store.open(store.url)
    desk = Desk(reopened, project, "ann")
    assert desk._live.facts.settings == settings
    assert "repeated-word" not in {c.check for c in desk.document_findings()}
    open_project(reopened, target, settings=Settings())
    assert "repeated-word" in {c.check for c in desk.document_findings()}
    reopened.close()


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("none.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("bad.txt", "Ёлка".encode() + b" \xff\xfe\xfa here", "UTF-8"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "image"),
        ("bare.tsv", b"a\tb\n1\t2\n", "target"),
    ],
)
def test_a_target_that_cannot_be_used_leaves_no_project(
    store: Store, tmp_path: Path, name: str, raw: bytes | None, problem: str
) -> None:
    path = tmp_path / name
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(InputError, match=problem) as error:
        open_project(store, path)
    assert name in str(error.value)
    assert "\n" not in str(error.value)
    assert list_projects(store) == ()


def test_evidence_that_cannot_be_used_changes_nothing(store: Store, tmp_path: Path) -> None:
    target = write(tmp_path, "a.txt", ENGLISH)
    glossary = write(tmp_path, "terms.csv", "what,ever\n1,2\n")
    with pytest.raises(InputError, match=r"terms\.csv"):
        open_project(store, target, glossaries=[glossary])
    with pytest.raises(InputError, match="a folder"):
        open_project(store, target, source=tmp_path)
    assert list_projects(store) == ()


def test_the_sample_opens_with_all_its_evidence(store: Store) -> None:
    project = open_sample(store)
    assert open_sample(store) == project
    desk = Desk(store, project, "ann")
    assert {item.kind for item in desk.evidence_state().items} == {
        EvidenceKind.SOURCE,
        EvidenceKind.REFERENCE,
        EvidenceKind.GLOSSARY,
    }
    assert desk.progress().findings_open > 5
    assert list_projects(store)[0].shown == "Sample"
