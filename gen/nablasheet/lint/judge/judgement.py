"""What the linter says of one statement, before the layout of the note is known."""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.lint.context.labels import Label
from nablasheet.lint.extract.statement import Statement
from nablasheet.lint.judge.assume import Missing
from nablasheet.lint.judge.verdicts import Outcome


@dataclass(frozen=True, slots=True)
class Judgement:
    """A statement, what the referees found, and what follows.

    `status` is wrong, layout, assumption, ok or unparsed; `group` the kind of derivative whose
    layout counts; `layout` the one in force.
    """

    statement: Statement
    outcome: Outcome
    status: str
    group: str = ""
    layout: str = ""
    missing: Missing | None = None
    label: Label | None = None  # what the note says of a shape or an entry in a named layout
