"""Glossary files: read from CSV, TSV and JSONL, and written to them."""

from glossary.formats.reading import read_glossary, read_glossary_bytes, read_glossary_text
from glossary.formats.writing import format_glossary, write_glossary

__all__ = ["format_glossary", "read_glossary", "read_glossary_bytes", "read_glossary_text", "write_glossary"]
