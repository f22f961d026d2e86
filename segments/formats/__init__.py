"""Formats: files to documents, and back byte for byte."""

from segments.formats.base import DocumentFile, ReadDocument
from segments.formats.reading import read_document, read_document_bytes
from segments.formats.tables import row_at

__all__ = ["DocumentFile", "ReadDocument", "read_document", "read_document_bytes", "row_at"]
