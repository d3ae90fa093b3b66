"""What the linter found in one file, ready to be printed in any format; the JSON contract is here.

Part of the contract: a list with, for each file, {"file", "layout"} and, for each formula looked at,
the fields of `Result`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.finding import Finding, Span

REPORTED = ("wrong", "layout", "assumption")


@dataclass(frozen=True, slots=True)
class Result:
    """One formula; `status` is wrong, layout, assumption, ok or unparsed."""

    file: str
    line: int
    end_line: int
    col: int
    text: str
    status: str
    code: str = ""
    name: str = ""
    message: str = ""
    evidence: str = ""
    help: str = ""
    layout: str = ""
    excerpt: str = ""

    @property
    def is_report(self) -> bool:
        """Whether it is said to the user."""
        return self.status in REPORTED

    def record(self) -> dict[str, object]:
        """For machines."""
        return {
            "file": self.file,
            "line": self.line,
            "end_line": self.end_line,
            "col": self.col,
            "text": self.text,
            "status": self.status,
            "code": self.code,
            "message": self.message,
            "evidence": self.evidence,
            "help": self.help,
        }

    def finding(self) -> Finding:
        """For people."""
        notes = [("layout", self.layout)] if self.layout and self.is_report else []
        notes += [("evidence", self.evidence)] if self.evidence else []
        length = max(1, len(self.text.split("\n", 1)[0]))
        return Finding(
            self.code,
            self.name,
            self.message,
            self.file,
            Span(self.line, self.col, length),
            self.excerpt,
            tuple(notes),
            self.help,
        )


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file; `layout` is numerator, denominator, mixed or empty; `broken` why it could not be read."""

    file: str
    layout: str
    results: tuple[Result, ...]
    broken: str = ""

    @property
    def reports(self) -> tuple[Result, ...]:
        """What is said to the user."""
        return tuple(result for result in self.results if result.is_report)
