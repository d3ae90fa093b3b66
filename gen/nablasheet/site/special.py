"""Special cases and conventions of an identity: what holds when more is assumed, and what is meant."""

from __future__ import annotations

from nablasheet.render.entry import Arranged, Convention, Corollary, Entry
from nablasheet.site.evidence import hypotheses, section
from nablasheet.site.markup import Html, div, element, span
from nablasheet.site.mathml import mathml, phrase
from nablasheet.site.page import Frame, unsearched
from nablasheet.site.words import VERDICTS


def corollaries(entry: Entry, frame: Frame) -> list[Html]:
    """The special cases, each with its condition and both layouts."""
    items = [_corollary(one, frame) for one in entry.corollaries]
    return section("corollaries", _list(items), frame)


def conventions(entry: Entry, frame: Frame) -> list[Html]:
    """The readings of a derivative by a structured variable, the one of the columns marked."""
    items = [_convention(one, frame) for one in entry.conventions]
    return section("conventions", _list(items), frame)


def _list(items: list[Html]) -> Html:
    return unsearched("ns-cases", element("ul", {}, *items)) if items else Html("")


def _corollary(one: Corollary, frame: Frame) -> Html:
    head = (phrase(one.condition.to(frame.language)), " ", _verdict(one.verdict, frame))
    sides = (("numerator", "ns-num", one.numerator), ("denominator", "ns-den", one.denominator))
    results = [_result(key, look, found, frame) for key, look, found in sides if found]
    shown = div("ns-scroll", mathml(one.latex))
    return element("li", {"class": "ns-case"}, *head, shown, *results, hypotheses(one.hypotheses, frame))


def _result(key: str, look: str, found: Arranged, frame: Frame) -> Html:
    name = span("ns-case__layout", frame.word(key))
    return div(f"ns-case__result ns-scroll {look}", name, " ", mathml(f"{found.left} = {found.latex}"))


def _convention(one: Convention, frame: Frame) -> Html:
    mark = (" ", span("ns-condition", frame.word("convention-shown"))) if one.shown else ()
    words = (one.name.to(frame.language), " ", _verdict(one.verdict, frame), *mark)
    return element("li", {"class": "ns-case"}, *words, div("ns-scroll", mathml(one.latex)))


def _verdict(verdict: str, frame: Frame) -> Html:
    look = "ns-yes" if verdict == "verified" else "ns-no"
    return span(look, VERDICTS[verdict].to(frame.language))
