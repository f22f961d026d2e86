"""Concepts and terms: what a glossary holds."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Glossary"]


@dataclass(frozen=True)
class Glossary:
    """Provisional."""
