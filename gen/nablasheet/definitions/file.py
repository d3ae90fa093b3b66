"""Opens a definition file of a stranger: size, encoding and place are looked at before the text."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from nablasheet.definitions.messages import finding
from nablasheet.finding import Finding, Span

SUFFIX = ".md"
TEMPLATE = "template.md"
MAX_BYTES = 65_536
# Signs that are not seen, or that make the text be seen in another order than it is read.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def read_file(path: Path, folder: Path, shown: str) -> str | Finding:
    """The text of a file within `folder`, or the finding that says why it is not read."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            return _refuse(shown, "the file is a link out of the folder", "put the file itself here")
        state = real.stat()
        if not stat.S_ISREG(state.st_mode):
            return _refuse(shown, "this is not a file", "remove it")
        if state.st_size > MAX_BYTES:
            return _refuse(shown, f"{state.st_size} bytes, more than {MAX_BYTES}", "one identity a file")
        data = real.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "a link that leads to itself"
        return _refuse(shown, f"the file cannot be opened: {reason}", "")
    return _decode(data, shown)


def shown_path(path: Path, folder: Path) -> str:
    """The path as people know it, from the repository's root."""
    absolute = path.absolute()
    if absolute.is_relative_to(folder.absolute()):
        return (Path(folder.absolute().name) / absolute.relative_to(folder.absolute())).as_posix()
    return Path(folder.absolute().name, path.parent.name, path.name).as_posix()


def _decode(data: bytes, shown: str) -> str | Finding:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        message = f"byte 0x{data[error.start]:02x} is not UTF-8 text"
        return _refuse(shown, message, "save the file as UTF-8", _span(before))
    unseen = UNSEEN.search(text)
    if unseen:
        message = f"the sign U+{ord(unseen[0]):04X} is not seen on the page"
        return _refuse(shown, message, "delete it", _span(text[: unseen.start()]))
    return text


def _span(before: str) -> Span:
    """The place after a text, in lines and columns."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Span(len(lines), len(lines[-1]) + 1)


def _refuse(shown: str, message: str, advice: str, span: Span | None = None) -> Finding:
    return finding("F100", message, shown, span or Span(), advice=advice)
