"""Baselines: the findings that were there when a project began, so that only new ones fail it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from segments.errors import InputError
from segments.findings.finding import Finding

__all__ = ["Baseline"]

SCHEMA: Final = 1


class Baseline:
    """A multiset of fingerprints: no line numbers, so that it survives edits elsewhere in the text."""

    def __init__(self, counts: Counter[str]) -> None:
        self.counts = counts

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        """The baseline that these findings make."""
        return cls(Counter(finding.fingerprint for finding in findings))

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a baseline; InputError where there is none or it is not one."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            if data["schema"] != SCHEMA:
                raise InputError(str(path), f"is a baseline of schema {data['schema']}, this version reads {SCHEMA}")
            return cls(Counter({str(key): int(count) for key, count in data["findings"].items()}))
        except OSError as error:
            raise InputError(str(path), f"cannot be read ({error.strerror})") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(str(path), "is not a baseline (sverka check --write-baseline makes one)") from error

    def dump(self) -> bytes:
        """The file's content: sorted JSON, so that a change reads well in a diff."""
        data = {"schema": SCHEMA, "findings": dict(sorted(self.counts.items()))}
        return (json.dumps(data, indent=1) + "\n").encode()

    def new(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings that are not in the baseline, in their order."""
        left = Counter(self.counts)
        fresh = []
        for finding in findings:
            if left[finding.fingerprint] > 0:
                left[finding.fingerprint] -= 1
            else:
                fresh.append(finding)
        return tuple(fresh)
