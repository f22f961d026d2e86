"""Plain text: a line is a block."""

from __future__ import annotations

import re

import sentencex

from segments.document import BlockKind, Document, build_blocks

__all__ = ["text_document"]


def text_document(text: str, *, path: str = "", language: str = "en") -> Document:
    """Provisional: lines as paragraphs, sentences by sentencex."""
    spans = []
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        pieces = []
        for boundary in sentencex.get_sentence_boundaries(language, line):
            start, end = boundary["start_index"], boundary["end_index"]
            piece = line[start:end]
            left = start + len(piece) - len(piece.lstrip())
            right = start + len(piece.rstrip())
            if left < right:
                pieces.append((match.start() + left, match.start() + right))
        kind = BlockKind.HEADING if len(pieces) == 1 and line.rstrip()[-1:] not in ".!?…\"”»" and len(line) < 120 else BlockKind.PARAGRAPH
        spans.append((kind, None, pieces))
    return Document(path, text, build_blocks(spans), language)
