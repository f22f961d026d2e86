"""Consistency: what a glossary says of itself, one rule a file."""

from glossary.consistency.inspection import all_rules, inspect_glossary

__all__ = ["all_rules", "inspect_glossary"]
