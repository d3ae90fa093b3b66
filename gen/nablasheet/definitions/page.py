"""One definition file while it is read: its text, and the findings about it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from nablasheet.definitions.messages import finding
from nablasheet.finding import Finding, Span


@dataclass(slots=True)
class Page:
    """Collects findings with the excerpts they point into."""

    path: str
    lines: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, line: int, col: int, length: int = 1, advice: str = "") -> None:
        """Add a finding about `length` characters at a place."""
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        self.findings.append(
            finding(code, message, self.path, Span(line, col, max(1, length)), excerpt, advice)
        )
