"""A finding is one message to a person: place, fact, evidence, what to do.

Everything that reads text of others (definitions, notes, the command line) reports findings and
goes on, so that all mistakes of all files are told at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: 1-based line and column; `length` characters on that line."""

    line: int = 1
    col: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """Code, place, sentence, evidence and help; see CONTRIBUTING for the tone of each part."""

    code: str  # F102
    name: str  # unknown-field
    message: str  # says what is
    file: str = ""
    span: Span = field(default_factory=Span)
    excerpt: str = ""  # the line of text that the span points into
    notes: tuple[tuple[str, str], ...] = ()  # (layout | evidence | identity | ..., text)
    help: str = ""  # the act

    def text(self) -> str:
        """For people: location, fact, excerpt with caret, notes, help."""
        head = f"{self.file}:{self.span.line}:{self.span.col}: {self.code} {self.name}: {self.message}"
        lines = [head]
        pad = ""
        if self.excerpt:
            number = str(self.span.line)
            pad = " " * len(number)
            excerpt, shift = _window(self.excerpt, self.span.col)
            caret = " " * (self.span.col - 1 - shift) + "^" * max(1, min(self.span.length, len(excerpt)))
            lines += [f"{pad} |", f"{number} | {excerpt}", f"{pad} | {caret}"]
        lines += [f"{pad} = {key:<9} {value}" for key, value in self.notes]
        if self.help:
            lines.append(f"{pad} = {'help':<9} {self.help}")
        return "\n".join(lines)

    def record(self) -> dict[str, object]:
        """For machines; part of the documented JSON contract."""
        return {
            "code": self.code,
            "name": self.name,
            "file": self.file,
            "line": self.span.line,
            "col": self.span.col,
            "message": self.message,
            "notes": dict(self.notes),
            "help": self.help,
        }

    def github(self) -> str:
        """A workflow command: the finding beside the line of a pull request."""
        parts = [self.message, *(f"{key}: {value}" for key, value in self.notes)]
        if self.help:
            parts.append(f"help: {self.help}")
        message = _command("\n".join(parts), data=True)
        title = _command(f"{self.code} {self.name}", data=False)
        file = _command(self.file, data=False)
        return f"::error file={file},line={self.span.line},col={self.span.col},title={title}::{message}"


def _window(line: str, col: int, width: int = 160) -> tuple[str, int]:
    """At most `width` characters of a long line around `col`, and how many were cut in front."""
    if len(line) <= width:
        return line, 0
    start = max(0, min(col - 1 - width // 3, len(line) - width))
    return line[start : start + width], start


def _command(text: str, *, data: bool) -> str:
    """Escape text for a workflow command, so that a stranger's formula cannot issue another."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if data else text.replace(":", "%3A").replace(",", "%2C")
