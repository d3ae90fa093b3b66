"""Any text as TeX text: every character that TeX would obey is spelled as the glyph it is."""

from __future__ import annotations

_SPELLINGS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    "-": r"-{}",  # two hyphens are not a dash
}
_IN_ADDRESS = {char: f"\\{char}" for char in "#%&_"}


def tex_text(text: str) -> str:
    """The text, escaped; control characters and line ends become spaces."""
    return "".join(_SPELLINGS.get(char, char if char.isprintable() else " ") for char in text)


def tex_address(address: str) -> str:
    """A URL as the first argument of hyperref's \\href."""
    return "".join(
        _IN_ADDRESS.get(char, char) for char in address if char.isprintable() and char not in "\\{}^~ "
    )
