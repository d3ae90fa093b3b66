"""The code of an identity: a part that opens for each language, without a script.

The parts stand beside each other and none in another, because the search plugin takes the end of any
element of the same name for the end of a part that it leaves out.
"""

from __future__ import annotations

from nablasheet.render.code.program import TARGETS
from nablasheet.render.entry import Entry
from nablasheet.site.evidence import section
from nablasheet.site.markup import Html, code, div, element
from nablasheet.site.page import Frame

BREAK = "&#10;"  # a line's end that Markdown does not see


def programs(entry: Entry, frame: Frame) -> list[Html]:
    """A part for each language that can say the identity."""
    texts = [(target.name, getattr(entry.code, target.key)) for target in TARGETS]
    parts = [_program(name, text, entry, frame) for name, text in texts if text]
    return section("code", div("ns-codes", *parts) if parts else Html(""), frame)


def _program(name: str, text: str, entry: Entry, frame: Frame) -> Html:
    label = f"{frame.word('copy-code')} ({name})"
    attributes = {"type": "button", "class": "ns-copy", "data-copy": "", "aria-label": label}
    button = element("button", {**attributes, "data-done": frame.word("copied")}, frame.word("copy-code"))
    shown = Html(element("pre", {"class": "ns-scroll"}, code(text)).replace("\n", BREAK))
    return element(
        "details",
        {"class": "ns-code", "name": f"code--{entry.id}", "data-search-exclude": "1"},
        element("summary", {}, name),
        div("ns-code__body", shown, div("ns-buttons", button)),
    )
