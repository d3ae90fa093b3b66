"""The card of an identity: everything that is known about it, with its evidence."""

from __future__ import annotations

from nablasheet.render.entry import Entry, Reference
from nablasheet.site.evidence import assumptions, claims, opinions, section
from nablasheet.site.kin import kin, places
from nablasheet.site.markup import Html, code, div, element, join, link, span
from nablasheet.site.mathml import displayed, mathml, phrase
from nablasheet.site.page import Frame, Side, givens, heading, seal, sides, tag, unsearched
from nablasheet.site.programs import programs
from nablasheet.site.prose import prose
from nablasheet.site.special import conventions, corollaries
from nablasheet.site.words import word

COVERAGE = "coverage"
UNSEARCHED = {"data-search-exclude": "1"}


def card(entry: Entry, frame: Frame) -> str:
    """The Markdown of a card: a heading with the permanent anchor, then one block of HTML."""
    parts = [
        *places(entry),
        _top(entry, frame),
        _names(entry, frame),
        _panels(entry, frame),
        *_differential(entry, frame),
        *corollaries(entry, frame),
        *conventions(entry, frame),
        *_folded(entry, frame),
        *programs(entry, frame),
        *assumptions(entry, frame),
        *claims(entry, frame),
        *_texts(entry, frame),
        _foot(entry, frame),
    ]
    title = heading(2, entry.title.to(frame.language), entry.id)
    return f"{title}\n\n{element('div', {'class': 'ns-card', 'data-card': entry.id}, *parts)}"


def _top(entry: Entry, frame: Frame) -> Html:
    badges = div(
        "ns-badges",
        span("ns-place", frame.numbers[entry.id]),
        tag(entry, frame.language),
        seal(entry, frame.language),
    )
    shown = [displayed(entry.function)] if entry.kind != "property" else []
    return unsearched("ns-top", badges, *shown, givens(entry, frame.language))


def _names(entry: Entry, frame: Frame) -> Html:
    """Words that a search finds the identity by: the other language's title among them."""
    other = entry.title.en if frame.language == "zh" else entry.title.zh
    text = ", ".join([*entry.synonyms, other, entry.id])
    return element("p", {"class": "ns-hidden"}, frame.word("also"), ": ", text)


def _panels(entry: Entry, frame: Frame) -> Html:
    return div("ns-panels", *(_panel(side, frame) for side in sides(entry)))


def _differential(entry: Entry, frame: Frame) -> list[Html]:
    shown = mathml(entry.differential) if entry.differential else Html("")
    return section("differential", div("ns-scroll", shown) if shown else shown, frame)


def _panel(side: Side, frame: Frame) -> Html:
    shape = side.arranged.shape
    shown = span("ns-shape", frame.word("shape"), " ", mathml(shape)) if shape else ""
    head = div("ns-panel__head", span("ns-panel__name", frame.word(side.key)), shown)
    buttons = [_button("copy-latex", side.equation, side.key, frame)]
    if side.arranged.numpy:
        buttons.append(_button("copy-numpy", side.arranged.numpy, side.key, frame))
    look = f"ns-panel {side.look}".rstrip()
    return unsearched(look, head, displayed(side.equation), div("ns-buttons", *buttons))


def _button(label: str, text: str, layout: str, frame: Frame) -> Html:
    name = f"{frame.word(label)} ({frame.word(layout)})"
    attributes = {"type": "button", "class": "ns-copy", "data-copy": text, "aria-label": name}
    return element("button", {**attributes, "data-done": frame.word("copied")}, frame.word(label))


def _folded(entry: Entry, frame: Frame) -> list[Html]:
    title = "steps-property" if entry.kind == "property" else "steps"
    blocks = [
        (title, _steps(entry, frame)),
        ("evidence", opinions(entry, frame)),
        ("source-text", _sources(entry, frame)),
    ]
    return [
        element(
            "details",
            {"class": f"ns-fold ns-fold--{key}", **UNSEARCHED},
            element("summary", {}, frame.word(key)),
            body,
        )
        for key, body in blocks
        if body
    ]


def _steps(entry: Entry, frame: Frame) -> Html:
    lines = [
        element("li", {}, span("ns-rule", phrase(step.name.to(frame.language))), displayed(step.latex))
        for step in entry.steps
    ]
    return element("ol", {"class": "ns-steps"}, *lines) if lines else Html("")


def _sources(entry: Entry, frame: Frame) -> Html:
    texts = [
        (f"{name} · {frame.word(side.key)}", text)
        for side in sides(entry)
        for name, text in (("LaTeX", side.equation), ("NumPy", side.arranged.numpy))
        if text
    ]
    rows = [
        part
        for name, text in texts
        for part in (element("dt", {}, name), element("dd", {}, div("ns-scroll", code(text))))
    ]
    return element("dl", {"class": "ns-source"}, *rows)


def _texts(entry: Entry, frame: Frame) -> list[Html]:
    notes = entry.notes.to(frame.language)
    listed = [_reference(item) for item in entry.references]
    return [
        *section("notes", prose(notes) if notes else Html(""), frame),
        *section("references", element("ul", UNSEARCHED, *listed) if listed else Html(""), frame),
        *kin(entry, frame),
    ]


def _reference(item: Reference) -> Html:
    """A source, linked to what is known of all its statements."""
    title = link(f"../../{COVERAGE}/#coverage--{item.key}", item.title)
    return element("li", {}, title, *((", ", item.locator) if item.locator else ()))


def _foot(entry: Entry, frame: Frame) -> Html:
    links = [link(f"#{entry.id}", word("permalink", frame.language), " ", code(entry.id))]
    if frame.edit:
        links.append(link(frame.edit + entry.source, word("edit", frame.language)))
    return element("p", {"class": "ns-foot", **UNSEARCHED}, join(_spaced(links)))


def _spaced(links: list[Html]) -> list[str]:
    return [part for item in links for part in (item, " ")][:-1]
