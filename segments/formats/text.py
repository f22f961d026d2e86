"""Plain text: a line is a block, or in a hard-wrapped file a paragraph is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from segments.document import Document, build_blocks
from segments.formats.base import DocumentFile, ReadDocument
from segments.formats.encoding import Decoded
from segments.formats.layout import parts_of
from segments.formats.limits import check_document
from segments.formats.line_ends import line_end_of, with_line_end
from segments.languages.detect import detect_language
from segments.patches import Patch, apply_patches
from segments.splitting import split_sentences

__all__ = ["TextFile", "read_text", "text_document"]


@dataclass(frozen=True, kw_only=True)
class TextFile(DocumentFile):
    """A file that is one running text: plain text or Markdown."""

    decoded: Decoded

    def export(self, patches: Sequence[Sequence[Patch]]) -> bytes:
        """The file with its document's patches applied; see DocumentFile."""
        (own,) = patches
        if not own:
            return self.raw
        text = self.decoded.text
        return self.decoded.encode(apply_patches(text, with_line_end(own, text, line_end_of(text))))


def read_text(
    raw: bytes,
    decoded: Decoded,
    *,
    file_format: str = "txt",
    build: Callable[..., Document] | None = None,
    language: str | None = None,
) -> TextFile:
    """A text file with its one document; the language is detected when not given, English when it cannot be told."""
    check_document(decoded.text, decoded.path)
    if language is None:
        language = detect_language(decoded.text)
        language = "en" if language == "und" else language
    document = (build or text_document)(decoded.text, path=decoded.path, language=language)
    notices = (decoded.notice,) if decoded.notice else ()
    return TextFile(decoded.path, raw, file_format, (ReadDocument(document),), notices, decoded=decoded)


def text_document(text: str, *, path: str = "", language: str = "en") -> Document:
    """The blocks and segments of a plain text; ``language`` is a BCP 47 tag."""
    blocks = build_blocks(
        (
            part.kind,
            None,
            [
                (part.start + start, part.start + end)
                for start, end in split_sentences(text[part.start : part.end], language)
            ],
        )
        for part in parts_of(text)
    )
    return Document(path, text, blocks, language)
