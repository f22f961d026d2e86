"""Glossary files."""

from __future__ import annotations

from glossary.concepts import Glossary

__all__ = ["read_glossary_text"]


def read_glossary_text(text: str, *, path: str = "") -> Glossary:
    """Provisional."""
    raise NotImplementedError
