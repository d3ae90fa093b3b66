"""The links of a card: more general identities, special cases, related ones, and merged addresses."""

from __future__ import annotations

from collections.abc import Iterable

from nablasheet.render.entry import Entry, General
from nablasheet.site.evidence import section
from nablasheet.site.markup import Html, element, span
from nablasheet.site.mathml import mathml
from nablasheet.site.page import Frame, related

UNSEARCHED = {"data-search-exclude": "1"}


def kin(entry: Entry, frame: Frame) -> list[Html]:
    """Lists of links, each where there are any."""
    general = [_general(one, frame) for one in entry.specialises if one.id in frame.entries]
    return [
        *section("specialises", _list(general), frame),
        *section("generalises", _list(_links(entry.generalises, frame)), frame),
        *section("related", _list(_links(entry.related, frame)), frame),
    ]


def places(entry: Entry) -> list[Html]:
    """Anchors under the ids that were merged into this identity, so that no link to them breaks."""
    return [element("span", {"id": name}) for name in entry.former]


def _links(names: Iterable[str], frame: Frame) -> list[Html]:
    return [related(frame.entries[name], frame) for name in names if name in frame.entries]


def _general(one: General, frame: Frame) -> Html:
    name = related(frame.entries[one.id], frame)
    if not one.where:
        return name
    condition = span("ns-condition", frame.word("where-special"), " ", mathml(one.where))
    return element("span", {}, name, " ", condition)


def _list(items: list[Html]) -> Html:
    if not items:
        return Html("")
    return element("ul", {"class": "ns-inline", **UNSEARCHED}, *(element("li", {}, item) for item in items))
