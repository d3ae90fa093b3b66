"""Reads Markdown: formulas first, then the blocks that markdown-it finds around them.

markdown-it is given the text with every formula masked by letters, so that nothing in a formula can
begin a list, end a cell or underline a heading; offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nablasheet.notes.compose import compose
from nablasheet.notes.document import Block, Document, Lines, Section, plain
from nablasheet.notes.found import Scan
from nablasheet.notes.front_matter import find_front_matter
from nablasheet.notes.scan import scan_markdown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Deeper lists and quotations are not looked into; markdown-it stops there.
MAX_NESTING = 60
LEAVES = {"paragraph_open": "paragraph", "heading_open": "heading", "tr_open": "row", "html_block": "html"}
CONTAINERS = {"bullet_list_open", "ordered_list_open", "blockquote_open"}
CLOSERS = {"bullet_list_close", "ordered_list_close", "blockquote_close"}
NOT_LINE_FEED = re.compile(r"[^\n]")
HEADING_MARKS = re.compile(r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+#{1,6}[ \t]*+")
CELL = re.compile(r"(?:[^|\\]|\\.)+")


def read_markdown(text: str) -> Document:
    """A Markdown note; any text is one, and the work grows with its length only."""
    text = plain(text)
    front = find_front_matter(text)
    start = front.end if front else 0
    scan = scan_markdown(text, start)
    masked = _mask(text, scan, start)
    tokens = _blocks_only().parse(masked)
    blocks, sections = _structure(text, masked, tokens, start)
    return compose(text, scan, blocks, sections)


def _blocks_only() -> MarkdownIt:
    """markdown-it without its rules for text in a line, which nobody here asks for."""
    # Loaded when a note is read: `derive` on the command line reads none and starts sooner.
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").disable("reference")
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def _mask(text: str, scan: Scan, start: int) -> str:
    """The text with letters for formulas and spaces for the front matter, as long as before."""
    parts, position = [NOT_LINE_FEED.sub(" ", text[:start])], start
    for found in scan.found:
        parts += [text[position : found.start], NOT_LINE_FEED.sub("x", text[found.start : found.end])]
        position = found.end
    return "".join([*parts, text[position:]])


def _structure(
    text: str, masked: str, tokens: Sequence[Token], start: int
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    lines = Lines(text)
    builder = _Builder(text, masked, lines, start)
    for token in tokens:
        builder.take(token)
    return tuple(builder.blocks), tuple(builder.sections())


class _Builder:
    """Goes over markdown-it's tokens once and keeps what has lines of its own."""

    def __init__(self, text: str, masked: str, lines: Lines, start: int) -> None:
        self.text, self.masked, self.lines = text, masked, lines
        self.blocks: list[Block] = []
        self.headings: list[Section] = [Section("", 0, *lines.place(start), start, len(text))]
        self.depth = 0
        self.tables = -1
        self.item = False
        self.head = False

    def take(self, token: Token) -> None:
        """One token."""
        kind = token.type
        self.depth += (kind in CONTAINERS) - (kind in CLOSERS)
        self.tables += kind == "table_open"
        if kind in ("list_item_open", "blockquote_close", "bullet_list_close", "ordered_list_close"):
            self.item = kind == "list_item_open"
        elif kind in ("thead_open", "thead_close"):
            self.head = kind == "thead_open"
        if kind in LEAVES and token.map:
            self._leaf(LEAVES[kind], token)

    def _leaf(self, kind: str, token: Token) -> None:
        first, last = token.map or [0, 0]
        start, end = self.lines.start(first + 1), self.lines.start(last + 1)
        if kind == "heading":
            self._heading(int(token.tag[1:]), first, last)
        cells: tuple[tuple[int, int], ...] = ()
        if kind == "row":
            kind = "header" if self.head else "row"
            cells = tuple(self._cells(start, end))
        elif kind == "paragraph" and self.item:
            kind = "item"
        table = self.tables if cells else -1
        self.blocks.append(
            Block(kind, start, end, first + 1, last, len(self.headings) - 1, self.depth, table, cells)
        )

    def _heading(self, level: int, first: int, last: int) -> None:
        begin = self.lines.start(first + 1)
        line = self.text[begin : self.lines.start(first + 2)].rstrip("\n")
        mark = HEADING_MARKS.match(line)
        lead = mark.end() if mark else len(line) - len(line.lstrip(" \t>"))
        title = line[lead:].strip()
        if mark:
            title = re.sub(r"(?:^|[ \t]++)#++$", "", title)
        self.headings.append(
            Section(title, level, first + 1, lead + 1, self.lines.start(last + 1), len(self.text))
        )

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        line = self.masked[start:end].rstrip("\n")
        begin = len(line) - len(line.lstrip(" \t>"))
        if line[begin : begin + 1] == "|":
            begin += 1
        for match in CELL.finditer(line, begin):
            if match.end() < len(line) or match[0].strip():
                yield start + match.start(), start + match.end()

    def sections(self) -> Iterator[Section]:
        """The headings, each ended where the next begins."""
        for index, section in enumerate(self.headings):
            following = self.headings[index + 1 : index + 2]
            end = self.lines.start(following[0].line) if following else len(self.text)
            yield Section(section.title, section.level, section.line, section.col, section.start, end)
