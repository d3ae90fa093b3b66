"""Reads TeX: paragraphs, sectioning commands and formulas, with the same places as in Markdown.

Not a TeX engine: macros are not expanded and `\\input` is not followed, a linter for notes says
nothing about what it has not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nablasheet.notes.compose import compose
from nablasheet.notes.delimiters import ENVIRONMENTS, VERBATIM
from nablasheet.notes.document import Block, Document, Lines, Section, plain
from nablasheet.notes.found import Found, Scan
from nablasheet.notes.places import Places
from nablasheet.notes.rows import blank

LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}
HEADING = re.compile(
    rf"\\(?P<name>{'|'.join(LEVELS)})\*?\s*+(?:\[[^\]\n]*+\])?+\{{(?P<title>[^\n]{{0,500}}+)"
)
HIDDEN = re.compile(
    rf"\\begin\{{(?P<environment>{'|'.join(map(re.escape, VERBATIM))})\}}"
    r"|\\verb\*?(?P<mark>[^a-zA-Z\s*])|(?P<escape>\\.)|(?P<comment>%[^\n]*+)",
    re.DOTALL,
)
OPENER = re.compile(
    rf"\\begin\{{(?P<environment>{'|'.join(map(re.escape, ENVIRONMENTS))})\}}"
    r"|(?P<display>\$\$|\\\[)|(?P<inline>\\\(|\$)|(?P<escape>\\.)",
    re.DOTALL,
)
CLOSERS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)", "$": "$"}
# An empty line ends a formula in TeX; people leave them in long displays all the same.
PARAGRAPH = re.compile(r"\n(?=[ \t]*+(?:\n|\Z))")
BODY = re.compile(r"\\begin\{document\}")
ITEM = re.compile(r"\s*+\\item\b")
BREAK = re.compile(r"\n[ \t]*+\n|(?=\\item\b)")


def read_tex(text: str) -> Document:
    """A TeX note, from \\begin{document} on where there is one."""
    text = plain(text)
    masked, hidden = _hide(text)
    body = BODY.search(masked)
    start = body.end() if body else 0
    found, unclosed = _scan(masked, start)
    lines = Lines(text)
    sections = tuple(_sections(text, masked, start, lines))
    return compose(text, Scan(found, hidden, unclosed), tuple(_blocks(masked, sections, lines)), sections)


def _hide(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with comments and verbatim text blanked, and where they were."""
    places, parts, hidden, position = Places(text), [], [], 0
    while match := HIDDEN.search(text, position):
        end = match.end()
        if match["environment"]:
            close = places.literal(f"\\end{{{match['environment']}}}", end)
            end = close if close >= 0 else len(text)
        elif match["mark"]:
            close = text.find(match["mark"], end, end + 500)
            end = close + 1 if close >= 0 else end
        if match["escape"]:
            parts.append(text[position:end])
        else:
            parts += [text[position : match.start()], blank(text[match.start() : end])]
            hidden.append((match.start(), end))
        position = end
    return "".join([*parts, text[position:]]), tuple(hidden)


def _scan(text: str, start: int) -> tuple[tuple[Found, ...], tuple[int, ...]]:
    places, found, unclosed, position = Places(text), [], [], start
    while match := OPENER.search(text, position):
        position = match.end()
        if match["escape"]:
            continue
        formula = _formula(match, places)
        if formula is not None:
            found.append(formula)
            position = formula.end
        elif not match["inline"]:
            unclosed.append(match.start())
    return tuple(found), tuple(unclosed)


def _formula(match: re.Match[str], places: Places) -> Found | None:
    name = match["environment"]
    closer = f"\\end{{{name}}}" if name else CLOSERS[match[0]]
    close = places.literal(closer, match.end())
    if close < 0 or (match["inline"] and not places.ends_before(PARAGRAPH, match.end(), close)):
        return None
    end = close + len(closer)
    if name:
        return Found(match.start(), end, match.start(), end, name, display=True)
    return Found(match.start(), end, match.end(), close, match[0], display=match["display"] is not None)


def _sections(text: str, masked: str, start: int, lines: Lines) -> Iterator[Section]:
    headings = list(HEADING.finditer(masked, start))
    first_end = headings[0].start() if headings else len(text)
    yield Section("", 0, *lines.place(start), start, first_end)
    for index, match in enumerate(headings):
        title = _balanced(match["title"])
        body = match.start("title") + len(title) + 1
        end = headings[index + 1].start() if index + 1 < len(headings) else len(text)
        line, col = lines.place(match.start("title"))
        yield Section(title, LEVELS[match["name"]], line, col, min(body, end), end)


def _balanced(title: str) -> str:
    """A heading's text up to the brace that closes it."""
    depth = 1
    for match in re.finditer(r"\\.|([{}])", title):
        depth += {"{": 1, "}": -1}.get(match[1] or "", 0)
        if depth == 0:
            return title[: match.start()]
    return title


def _blocks(masked: str, sections: tuple[Section, ...], lines: Lines) -> Iterator[Block]:
    """Runs of text between empty lines, headings and items."""
    for index, section in enumerate(sections):
        if section.level:
            start = lines.start(section.line)
            yield Block(
                "heading",
                max(start, sections[index - 1].start),
                section.start,
                section.line,
                section.line,
                index,
            )
        position = section.start
        for stop in [*_breaks(masked, section), section.end]:
            if masked[position:stop].strip():
                kind = "item" if ITEM.match(masked, position, stop) else "paragraph"
                first, last = lines.place(position)[0], lines.place(max(position, stop - 1))[0]
                yield Block(kind, position, stop, first, last, index)
            position = stop


def _breaks(masked: str, section: Section) -> Iterator[int]:
    for match in BREAK.finditer(masked, section.start, section.end):
        yield match.start()
