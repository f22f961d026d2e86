"""A line of the site's own left in the article."""

from __future__ import annotations

from collections.abc import Container, Iterator

from scorer.checks.document.duplicated_heading import copies_of_headings
from scorer.checks.document.layout import deletions, final_mark, is_listed
from scorer.checks.document.site_lines import SiteLine, site_line
from scorer.context import Context
from segments.document import Block, BlockKind, Document
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity
from segments.patches import Patch

__all__ = ["SiteBoilerplate"]

TOP = 4
BOTTOM = 8
"""Blocks at the top and the bottom of a page among which lines that could also be headings are taken for the site's."""
MOST_SENTENCES = 2
"""Sentences of a site's line that was run on to the last paragraph."""
SHORTEST_RUN_ON = 12
"""Code points of the first of them ("Join us." may be said in the text), unless it is a counter or a label."""

AFTER_THE_END = SiteLine(
    "after-the-end", "a line after the end of the text", words=12, sure=False, edge=True, patterns=()
)
"""For what no pattern knows: a by-line, the headline of another page, a button."""
FEWEST_PARAGRAPHS = 3
SHORTEST_PARAGRAPH = 60
MOST_AFTER_THE_END = 4


class SiteBoilerplate(Check[Context]):
    """A line that the site prints around every article was left in the text.

    Bad::

        The road will reopen in spring, the governor said.

        Spotted an error? Highlight it and press Ctrl+Enter

    Good::

        The road will reopen in spring, the governor said.

    Share buttons, invitations to subscribe, requests to report typing errors, links to other articles, counters,
    questions to the reader, marks of advertisements, notices of cookies, credits. They come along when a page is
    copied, and get translated. A line is known by its wording and by standing alone; words that could as well be a
    heading ("Comments") count at the top and bottom of the page only, or where neither source nor reference has
    anything but a site's line there. The source may well have it: its site printed it there too. In a text written in
    paragraphs, a short line without a final mark after the last of them is reported whatever it says, as a likely one:
    by-lines, buttons and headlines of other pages stand there.
    """

    id = "site-boilerplate"
    category = "accuracy/addition"
    severity = Severity.MAJOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.DOCUMENT
    layout = True

    def check(self, subject: Context) -> Iterator[Finding]:
        """One finding for each line; a line of two sentences is one."""
        document = subject.document
        lines = {
            block.index: line
            for block in document.blocks
            if (line := site_line(document.of(block)) or _line_of_sentences(document, block)) is not None
        }
        edge = _edge(len(document.blocks), lines)
        found = {
            index: line
            for index, line in lines.items()
            if (line.sure or index > 0)
            and (not line.edge or index in edge or _stands_alone(subject, document.blocks[index]))
        }
        if len(found) == len(document.blocks):  # nothing but such lines: they are the text
            return
        found |= {block.index: AFTER_THE_END for block in _after_the_end(subject, found)}
        patches = deletions(document, ((index, index) for index in sorted(found)))
        for index, line in sorted(found.items()):
            block = document.blocks[index]
            yield self._finding(document, block.start, block.end, line, patches[index, index], safe=index in edge)
        last = max((block.index for block in document.blocks if block.index not in found), default=-1)
        for index in sorted(edge - set(found)):
            yield from self._run_on(document, document.blocks[index], last=index == last)

    def _run_on(self, document: Document, block: Block, *, last: bool) -> Iterator[Finding]:
        """A surely recognized line at the end of a paragraph; at the end of the text a likely one, too."""
        for count in range(min(MOST_SENTENCES, len(block.segments) - 1), 0, -1):
            first = block.segments[-count]
            text = document.text[first.start : block.end]
            line = site_line(text)
            if line is None:
                continue
            label = last and final_mark(text) in ("", ":")  # words without a final mark after the last sentence
            likely = line.sure or label or (last and (not line.edge or ":" in text))
            if likely and (label or first.end - first.start > SHORTEST_RUN_ON or text[-1].isdigit()):
                before = block.segments[-count - 1].end
                yield self._finding(document, first.start, block.end, line, Patch(before, block.end, ""), safe=False)
                return

    def _finding(
        self, document: Document, start: int, end: int, line: SiteLine, patch: Patch, *, safe: bool
    ) -> Finding:
        return self.finding(
            start,
            end,
            f"This looks like {line.name}: the site's own words, no part of the article."
            if line is not AFTER_THE_END
            else "This short line stands after the end of the text, without a final mark: it may be the site's own.",
            evidence=Evidence(EvidenceKind.DOCUMENT, line.name),
            severity=Severity.MAJOR if line.sure else Severity.MINOR,
            fixes=(Fix("Delete the line", (patch,), safe=safe and line.sure, group=FixGroup.LAYOUT),),
        )


def _line_of_sentences(document: Document, block: Block) -> SiteLine | None:
    """The kind of the first of a few sentences that are the site's, every one."""
    if not 1 < len(block.segments) <= MOST_SENTENCES + 1:
        return None
    lines = [site_line(document.of(segment)) for segment in block.segments]
    return lines[0] if all(line is not None and not line.edge for line in lines) else None


def _edge(count: int, lines: Container[int]) -> frozenset[int]:
    """Indexes of the blocks at the top and the bottom of a page, the last block before its closing lines included."""
    bottom = count
    while bottom and bottom - 1 in lines:
        bottom -= 1
    bottom = min(max(0, bottom - 1), count - min(BOTTOM, max(1, count // 3)))
    return frozenset(range(min(TOP, count, max(2, count // 3)))) | frozenset(range(bottom, count))


def _after_the_end(context: Context, found: Container[int]) -> list[Block]:
    """The short unmarked lines after the last of the paragraphs, in a text that is written in paragraphs.

    Not where the text ends in a list or in a letter's closing formula, nor where source or reference has the line.
    """
    document = context.document
    paragraphs = [block for block in document.blocks if _is_paragraph(document, block)]
    if len(paragraphs) < FEWEST_PARAGRAPHS or 2 * len(paragraphs) < len(document.blocks):
        return []
    copies = copies_of_headings(document)
    rest = document.blocks[paragraphs[-1].index + 1 :]
    after = [block for block in rest if block.index not in found and block.index not in copies]
    if len(after) > MOST_AFTER_THE_END or any(
        block.kind is BlockKind.DATELINE
        or is_listed(document, block)
        or final_mark(document.of(block)) not in ("", ":")
        or len(document.of(block).split()) > AFTER_THE_END.words
        for block in after
    ):
        return []
    alone = not (context.source or context.references)
    return [block for block in after if alone or _stands_alone(context, block)]


def _is_paragraph(document: Document, block: Block) -> bool:
    text = document.of(block)
    ends = final_mark(text) in (".", "!", "?", "…")
    return ends and block.end - block.start >= SHORTEST_PARAGRAPH and not is_listed(document, block)


def _stands_alone(context: Context, block: Block) -> bool:
    """True where a source or reference is there and has nothing, or a site's line, for every sentence of the block."""
    evidence = [aligned for aligned in (context.source, *context.references) if aligned is not None]
    for aligned in evidence:
        for segment in block.segments:
            bead = aligned.bead_of(segment.index)
            if bead is None or (bead.other and site_line(aligned.text_of(bead)) is None):
                return False
    return bool(evidence)
