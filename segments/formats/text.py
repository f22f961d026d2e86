"""Plain text: a line is a block, or in a hard-wrapped file a paragraph is."""

from __future__ import annotations

from segments.document import Document, build_blocks
from segments.formats.layout import parts_of
from segments.splitting import split_sentences

__all__ = ["text_document"]


def text_document(text: str, *, path: str = "", language: str = "en") -> Document:
    """The blocks and segments of a plain text; ``language`` is a BCP 47 tag."""
    return Document(
        path,
        text,
        build_blocks(
            (
                part.kind,
                None,
                [
                    (part.start + start, part.start + end)
                    for start, end in split_sentences(text[part.start : part.end], language)
                ],
            )
            for part in parts_of(text)
        ),
        language,
    )
