from __future__ import annotations

from glossary.formats import read_glossary_text
from scorer.inspection import NotRun, all_checks, build_context, inspect, select_checks
from segments.findings import Settings, Severity, Status
from segments.formats.text import text_document

GLOSSARY = """\
concept_id,domain,source_lang,source,target_lang,preferred,admitted,forbidden,forbidden_when,gloss,case,match,note
line,energy,ru,нитка,en,line,,thread|string,source-term,,any,inflected,
ice,sea,ru,ледокол,en,icebreaker,,ice-cutter,always,,any,inflected,
"""
TEXT = "The ice-cutter left the port at dawn. The second thread was laid.\n"


def test_checks_without_their_evidence_are_listed_with_the_reason() -> None:
    found = inspect(build_context(text_document("It is late.\n")))
    assert found.findings == ()
    assert NotRun("number-mismatch", "needs a source or a reference") in found.not_run
    assert NotRun("forbidden-term", "needs a glossary") in found.not_run


def test_what_a_check_had_to_leave_out_is_listed_too() -> None:
    context = build_context(text_document(TEXT), glossary=read_glossary_text(GLOSSARY, path="terms.csv"))
    found = inspect(context)
    assert [finding.concept for finding in found.findings] == ["ice"]
    reason = "2 bans hold only where the source has the term: needs a source"
    assert NotRun("forbidden-term", reason, partly=True) in found.not_run


def test_a_check_that_needs_two_kinds_of_evidence_says_both() -> None:
    settings = Settings(select=("missing-term",))
    glossary = read_glossary_text(GLOSSARY, path="terms.csv")
    found = inspect(build_context(text_document(TEXT), glossary=glossary, settings=settings))
    assert found.not_run == (NotRun("missing-term", "needs a source and a glossary"),)


def test_preview_checks_are_off_unless_selected() -> None:
    preview = {check.id for check in all_checks().values() if check.status is Status.PREVIEW}
    assert preview
    assert not preview & {check.id for check in select_checks(Settings())}
    assert {check.id for check in select_checks(Settings(select=tuple(preview)))} == preview


def test_the_settings_change_the_severity() -> None:
    settings = Settings(severities={"repeated-word": Severity.CRITICAL})
    [finding] = inspect(build_context(text_document("It was was late.\n"), settings=settings)).findings
    assert (finding.check, finding.severity) == ("repeated-word", Severity.CRITICAL)
