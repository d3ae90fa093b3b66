"""Reads one definition: the text of a file to a Definition, and everything that is wrong with it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from nablasheet.definitions.body import Body, read_body
from nablasheet.definitions.definition import Definition, Text
from nablasheet.definitions.fields import Manual
from nablasheet.definitions.front import Front, read_front
from nablasheet.definitions.messages import nearest
from nablasheet.definitions.page import Page
from nablasheet.definitions.register import Register
from nablasheet.finding import Finding
from nablasheet.notes import read_markdown
from nablasheet.notes.document import plain
from nablasheet.notes.front_matter import find_front_matter

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 80


def read_definition(
    path: str, text: str, manual: Manual, register: Register
) -> tuple[Definition | None, list[Finding]]:
    """The definition that the text of `path` (`identities/topic/id.md`) holds.

    The findings come in the order of the file; the definition is None if there are any.
    """
    text = plain(text)
    page = Page(path, tuple(text.split("\n")))
    name = PurePosixPath(path)
    _file_name(page, name, register)
    front = Front()
    matter = find_front_matter(text)
    if matter is None or matter.mark != "---":
        advice = "begin with ---, then title: and the other fields, then ---; see identities/template.md"
        page.report("F101", "the file does not begin with front matter", 1, 1, 1, advice)
    else:
        front = read_front(page, text[matter.start : matter.stop], 2, manual, register)
    body = read_body(page, read_markdown(text), manual)
    if page.findings:
        return None, sorted(page.findings, key=lambda finding: (finding.span, finding.code))
    return _definition(page, name, front, body), []


def _file_name(page: Page, name: PurePosixPath, register: Register) -> None:
    if not ID.fullmatch(name.stem) or len(name.stem) > MAX_ID:
        advice = "use lower-case words joined by hyphens, for example trace-of-product.md"
        page.report("F120", f'"{name.stem[:MAX_ID]}" cannot be an id', 1, 1, 1, advice)
    if register.topic(name.parent.name) is None:
        topics = tuple(topic.id for topic in register.topics)
        advice = nearest(name.parent.name, topics)
        page.report("F121", f'there is no chapter "{name.parent.name[:MAX_ID]}"', 1, 1, 1, advice)


def _definition(page: Page, name: PurePosixPath, front: Front, body: Body) -> Definition:
    function = body.formulas.get("function", ())
    return Definition(
        path=page.path,
        id=name.stem,
        topic=name.parent.name,
        title=front.texts.get("title", Text("", "")),
        references=front.references,
        layout=front.choices.get("layout"),
        order=int(front.choices.get("order", "1")),
        synonyms=front.lists.get("synonyms", ()),
        related=front.lists.get("related", ()),
        given=body.given,
        function=function[0] if function else None,
        claims=body.formulas.get("claim", ()),
        statements=body.formulas.get("statement", ()),
        notes_en=body.notes.get("notes-en"),
        notes_zh=body.notes.get("notes-zh"),
        lines=page.lines,
        corollaries=body.corollaries,
        specialises=front.cases,
        former=front.lists.get("former", ()),
        section=front.choices.get("section", ""),
    )
