"""Matching: where the terms of a glossary stand in a text."""

from glossary.matching.matcher import Match, Matcher, matcher_for
from glossary.matching.words import Word, words_of

__all__ = ["Match", "Matcher", "Word", "matcher_for", "words_of"]
