"""The command line's words. Scripts and CI depend on them: add, don't change."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib.metadata import version
from typing import Final, NoReturn

from segments.findings import Severity

__all__ = ["UsageError", "build_parser"]

EXIT_STATUS: Final = "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not run."


class UsageError(Exception):
    """Words on the command line that do not fit; the message is one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see {self.prog} --help)")


def build_parser() -> argparse.ArgumentParser:
    """The parser of ``sverka`` with all its commands; a parsed namespace has ``command``."""
    parser = _Parser(prog="sverka", description="Check, review and export machine-translated text.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"sverka {version('sverka')}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    for name, add in COMMANDS.items():
        add(commands, name)
    return parser


Commands = argparse._SubParsersAction  # argparse names it nowhere else


def _command(commands: Commands[_Parser], name: str, summary: str, epilog: str | None = None) -> _Parser:
    parser = commands.add_parser(name, help=summary, description=summary, epilog=epilog, allow_abbrev=False)
    parser.add_argument("--config", metavar="F", help="settings file (default: the nearest sverka.toml)")
    parser.add_argument("--quiet", action="store_true", help="no remarks on standard error, only errors")
    return parser


def _add_reading(parser: _Parser) -> None:
    parser.add_argument("--encoding", metavar="E", help="encoding of the text files (default: detected)")
    parser.add_argument("--source-lang", metavar="L", help="language of the source, as ru (default: detected)")
    parser.add_argument("--target-lang", metavar="L", help="language of the target, as en (default: detected)")
    parser.add_argument("--jobs", metavar="N", type=_positive, default=1, help="documents checked at the same time")


def _add_evidence(parser: _Parser, *, glossary: bool = True) -> None:
    parser.add_argument("--reference", metavar="F", action="append", default=[], help="trusted translation; repeatable")
    parser.add_argument("--source", metavar="F", help="the original")
    if glossary:
        parser.add_argument("--glossary", metavar="F", action="append", default=[], help="terms; repeatable")


def _add_report(parser: _Parser, *, fail_on: Severity, fixes: bool) -> None:
    parser.add_argument("--select", metavar="ID,...", type=_ids, help="only these checks")
    parser.add_argument("--ignore", metavar="ID,...", type=_ids, default=(), help="without these checks")
    parser.add_argument(
        "--min-severity", metavar="S", type=_severity, default=Severity.NEUTRAL, help="show from here up"
    )
    parser.add_argument(
        "--fail-on", metavar="S", type=_severity, default=fail_on, help=f"exit 1 from here up ({fail_on})"
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="how findings are written")
    parser.add_argument("--output", metavar="F", help="write findings to a file instead of standard output")
    baselines = parser.add_mutually_exclusive_group()
    baselines.add_argument("--baseline", metavar="F", help="report only findings that are not in this file")
    baselines.add_argument("--write-baseline", metavar="F", help="write today's findings to this file, and exit 0")
    if fixes:
        parser.add_argument("--fix", action="store_true", help="apply the safe fixes to the file, and print the diff")
        parser.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")


def _review(commands: Commands[_Parser], name: str) -> None:
    parser = _command(commands, name, "open the reviewers' desk in the browser")
    parser.add_argument("target", nargs="?", metavar="TARGET", help="text to review (default: the list of projects)")
    _add_evidence(parser)
    _add_reading(parser)
    parser.add_argument("--project", metavar="NAME", help="name of the project (default: the target's path)")
    parser.add_argument("--database", metavar="URL", help="where projects are kept (default: the user's data folder)")
    parser.add_argument("--port", metavar="N", type=_port, help="port to listen on (default: the first free from 8501)")
    parser.add_argument(
        "--address", metavar="IP", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)"
    )


def _check(commands: Commands[_Parser], name: str) -> None:
    parser = _command(commands, name, "say what is wrong with a text, with the evidence", EXIT_STATUS)
    parser.add_argument("target", nargs="*", metavar="TARGET", help="text or table of segments; - is standard input")
    parser.add_argument("--stdin-filename", metavar="F", help="the name that tells the format of standard input")
    _add_evidence(parser)
    _add_reading(parser)
    _add_report(parser, fail_on=Severity.MAJOR, fixes=True)


def _score(commands: Commands[_Parser], name: str) -> None:
    parser = _command(commands, name, "score a text against its references and findings")
    parser.add_argument("target", metavar="TARGET")
    parser.add_argument("--stdin-filename", metavar="F", help="the name that tells the format of standard input")
    _add_evidence(parser)
    _add_reading(parser)
    parser.add_argument("--format", choices=("table", "jsonl", "tsv"), default="table", help="how scores are written")


def _align(commands: Commands[_Parser], name: str) -> None:
    parser = _command(commands, name, "show which segments say what which reference segments say")
    parser.add_argument("target", metavar="TARGET")
    parser.add_argument("reference", metavar="REFERENCE", help="a reference, or the source")
    _add_reading(parser)
    parser.add_argument("--lines", action="store_true", help="each line is a segment, blank ones too")
    parser.add_argument("--format", choices=("table", "jsonl", "tsv"), default="table", help="how beads are written")


def _export(commands: Commands[_Parser], name: str) -> None:
    parser = _command(commands, name, "write the corrected text in the format it came in")
    parser.add_argument(
        "project", nargs="?", metavar="PROJECT", help="target's path or project's name (default: the last)"
    )
    parser.add_argument("--to", metavar="F", required=True, help="file to write; - is standard output")
    parser.add_argument("--as", metavar="FORMAT", dest="as_format", help="the input's own format, to be sure of it")
    parser.add_argument("--changes", metavar="F", help="also write who changed what and why (.tsv or .jsonl)")
    parser.add_argument("--database", metavar="URL", help="where projects are kept (default: the user's data folder)")


def _glossary(commands: Commands[_Parser], name: str) -> None:
    parser = commands.add_parser(name, help="check and convert glossaries", allow_abbrev=False)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    check = _command(
        actions, "check", "say what is wrong with a glossary, or with a text that should follow it", EXIT_STATUS
    )
    check.add_argument("glossary", nargs="+", metavar="GLOSSARY")
    check.add_argument("--against", metavar="TARGET", help="check this text against the glossary as well")
    _add_evidence(check, glossary=False)
    _add_reading(check)
    _add_report(check, fail_on=Severity.MINOR, fixes=False)
    convert = _command(actions, "convert", "write a glossary in another format, by the name's ending")
    convert.add_argument("input", metavar="IN")
    convert.add_argument("output", metavar="OUT")
    convert.add_argument("--encoding", metavar="E", help="encoding of IN (default: detected)")


def _checks(commands: Commands[_Parser], name: str) -> None:
    parser = _command(commands, name, "list the checks, or explain one")
    parser.add_argument("id", nargs="?", metavar="ID")


COMMANDS: Final[dict[str, Callable[[Commands[_Parser], str], None]]] = {
    "review": _review,
    "check": _check,
    "score": _score,
    "align": _align,
    "export": _export,
    "glossary": _glossary,
    "checks": _checks,
}


def _ids(value: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in value.split(",")) if name)


def _severity(value: str) -> Severity:
    if value not in list(Severity):
        raise argparse.ArgumentTypeError(f"{value!r} is no severity (one of {', '.join(Severity)})")
    return Severity(value)


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1")
    return int(value)


def _port(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(f"{value!r} is not a port (1 to 65535)")
    return int(value)
