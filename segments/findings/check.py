"""The check interface and its discovery: a check is one class in one file, and nothing else names it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from enum import StrEnum
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeVar

from segments.findings.finding import Evidence, EvidenceKind, Finding, Fix, Severity, Span

__all__ = ["Check", "Scope", "Status", "discover"]

Subject = TypeVar("Subject", contravariant=True)


class Scope(StrEnum):
    """How much a check must see: an edit re-runs a check only where its scope is touched."""

    SEGMENT = "segment"
    BEAD = "bead"
    DOCUMENT = "document"
    CORPUS = "corpus"


class Status(StrEnum):
    """``preview`` checks are off unless selected by name; a benchmark makes them ``stable``."""

    PREVIEW = "preview"
    STABLE = "stable"


class Check(ABC, Generic[Subject]):
    """Base of every check: declare what it is, and turn a subject into findings.

    The docstring of a check is its documentation: a first sentence, then ``Bad:`` and ``Good:`` examples and why.
    A check is pure: no I/O, no clock, no state. One instance serves every document.
    """

    id: ClassVar[str]
    """Kebab-case; the same in code, configuration, documentation, tests and reports."""
    category: ClassVar[str]
    """MQM path of its findings, such as ``design and markup/layout``."""
    severity: ClassVar[Severity]
    """Severity of its findings unless one says otherwise."""
    scope: ClassVar[Scope]
    evidence: ClassVar[EvidenceKind]
    """The kind of evidence its findings rest on."""
    needs: ClassVar[frozenset[EvidenceKind]] = frozenset()
    """Kinds of evidence of which it must have one to run."""
    needs_all: ClassVar[frozenset[EvidenceKind]] = frozenset()
    """Kinds of evidence each of which it must have to run."""
    layout: ClassVar[bool] = False
    """True for a check of the page's layout: it skips tables, which have none."""
    status: ClassVar[Status] = Status.STABLE
    aliases: ClassVar[tuple[str, ...]] = ()
    """Former ids: still understood in configuration and ignores."""

    @abstractmethod
    def check(self, subject: Subject) -> Iterable[Finding]:
        """Findings of this subject, in any order, fingerprints empty."""

    @classmethod
    def requirement(cls) -> str | None:
        """What it needs to run, as words: ``a source or a reference``; None for nothing but the text."""
        kinds, joint = (cls.needs_all, " and ") if cls.needs_all else (cls.needs, " or ")
        return joint.join(f"a {kind}" for kind in EvidenceKind if kind in kinds) or None

    @classmethod
    def can_run(cls, evidence: frozenset[EvidenceKind]) -> bool:
        """Whether these kinds of evidence are enough."""
        return (not cls.needs or bool(cls.needs & evidence)) and cls.needs_all <= evidence

    def left_out(self, subject: Subject) -> str | None:
        """What of this check cannot be looked at with the evidence there is, as a phrase; None for nothing."""
        return None

    def finding(
        self,
        start: int,
        end: int,
        message: str,
        *,
        evidence: Evidence | None = None,
        severity: Severity | None = None,
        category: str | None = None,
        related: Iterable[Span] = (),
        fixes: Iterable[Fix] = (),
        concept: str | None = None,
    ) -> Finding:
        """A finding of this check with its declared category, severity and evidence unless given."""
        return Finding(
            check=self.id,
            start=start,
            end=end,
            message=message,
            category=category or self.category,
            severity=severity or self.severity,
            evidence=evidence or Evidence(self.evidence),
            related=tuple(related),
            fixes=tuple(fixes),
            concept=concept,
        )


def discover(package: ModuleType) -> dict[str, Check[Any]]:
    """One instance of each check defined in ``package`` and below, by id, in the order of ids.

    Raises TypeError for a check without its declarations, ValueError for an id used twice or not kebab-case.
    """
    checks: dict[str, Check[Any]] = {}
    for cls in _classes(package):
        for name in ("id", "category", "severity", "scope", "evidence"):
            if not hasattr(cls, name):
                raise TypeError(f"{cls.__module__}.{cls.__name__} does not declare {name}")
        if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", cls.id):
            raise ValueError(f"{cls.__name__}.id is not kebab-case: {cls.id!r}")
        if cls.id in checks:
            raise ValueError(f"two checks have the id {cls.id}")
        checks[cls.id] = cls()
    return dict(sorted(checks.items()))


def _classes(package: ModuleType) -> Iterator[type[Check[Any]]]:
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        module = importlib.import_module(info.name)
        for member in vars(module).values():
            if (
                inspect.isclass(member)
                and issubclass(member, Check)
                and not inspect.isabstract(member)
                and member.__module__ == module.__name__
            ):
                yield member
