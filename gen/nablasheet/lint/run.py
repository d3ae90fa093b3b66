"""Runs the linter over files: one by one, or on both cores when there are many.

`lint_text` is the linter as a function, for the site, the tests and whoever lints their own pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from nablasheet.lint.allow import allowed, is_allowed
from nablasheet.lint.files import Unreadable, document
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.note import judge
from nablasheet.lint.report.result import FileResult, Result
from nablasheet.lint.rules.catalog import rule_for
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.unreadable_file import CODE, NAME
from nablasheet.notes.document import Document
from nablasheet.notes.reader import read_note

MANY = 4  # files, from which on a second process is worth its start
WORKERS = 2


def lint_text(name: str, text: str) -> FileResult:
    """Lint a note given as text; the suffix of its name says how it is read."""
    return lint_document(name, read_note(name, text))


def lint_document(name: str, note: Document) -> FileResult:
    """Lint a note."""
    judged, layout = judge(note)
    silenced = allowed(note.text)
    made = []
    said: dict[tuple[int, str, str], Said | None] = {}
    for judgement in judged:
        asked = (id(judgement.label or judgement.outcome), judgement.status, judgement.layout)
        if asked not in said:
            rule = rule_for(judgement)
            said[asked] = rule.says(judgement) if rule is not None else None
        result = _result(name, note, judgement, said[asked])
        if result.is_report and is_allowed(silenced, result.line, result.end_line, result.code, result.name):
            continue
        made.append(result)
    return FileResult(name, layout, tuple(made))


def lint_file(path: str) -> FileResult:
    """Lint a file."""
    try:
        return lint_document(path, document(Path(path)))
    except Unreadable as reason:
        result = Result(path, 1, 1, 1, "", "unparsed", CODE, NAME, f"this file is not read: {reason}")
        return FileResult(path, "", (result,), str(reason))


def lint_files(paths: Sequence[str], progress: Callable[[int, int], None]) -> Iterator[FileResult]:
    """Lint files, in their order."""
    if len(paths) < MANY:
        for i, path in enumerate(paths, 1):
            yield lint_file(path)
            progress(i, len(paths))
        return
    with ProcessPoolExecutor(WORKERS) as pool:
        for i, result in enumerate(pool.map(lint_file, paths), 1):
            progress(i, len(paths))
            yield result


def _result(name: str, note: Document, judgement: Judgement, said: Said | None) -> Result:
    statement = judgement.statement
    rule = rule_for(judgement)
    return Result(
        file=name,
        line=statement.line,
        end_line=statement.end_line,
        col=statement.col,
        text=statement.text,
        status=judgement.status,
        code=rule.code if rule is not None else "",
        name=rule.name if rule is not None else "",
        message=said.message if said is not None else "",
        evidence=said.evidence if said is not None else "",
        help=said.help if said is not None else "",
        layout=judgement.layout,
        excerpt=note.line_text(statement.line),
    )
