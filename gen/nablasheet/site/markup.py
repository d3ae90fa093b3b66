"""HTML elements as values, so that a stranger's text is escaped because nothing else can happen to it.

A plain string is always text.  Only what `element`, `join` or the MathML writer made is `Html`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

VOID = frozenset({"br", "hr", "input", "meta", "link"})


class Html(str):
    """A string that is HTML already."""

    __slots__ = ()


def element(name: str, attributes: Mapping[str, str], *children: str) -> Html:
    """One element; children that are not Html are escaped."""
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{pairs}>")
    return Html(f"<{name}{pairs}>{join(children)}</{name}>")


def join(children: Iterable[str]) -> Html:
    """Children one after the other, each escaped unless it is Html."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def div(classes: str, *children: str) -> Html:
    """A block with a class."""
    return element("div", {"class": classes}, *children)


def span(classes: str, *children: str) -> Html:
    """A run of text with a class."""
    return element("span", {"class": classes}, *children)


def link(address: str, *children: str) -> Html:
    """A link."""
    return element("a", {"href": address}, *children)


def literal(text: str) -> str:
    """Text for a Markdown heading: all but letters, digits and spaces as numeric entities.

    Markdown leaves entities alone, so neither emphasis nor an attribute list nor a tag can begin.
    """
    return "".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in text)


def code(text: str) -> Html:
    """Source text as it is typed."""
    return element("code", {}, text)
