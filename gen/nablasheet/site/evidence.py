"""The evidence of an identity: referees, assumptions dropped on trial, statements of its author."""

from __future__ import annotations

from nablasheet.render.entry import Entry, Hypothesis, Opinion, Stated
from nablasheet.site.markup import Html, div, element, span
from nablasheet.site.mathml import mathml, phrase
from nablasheet.site.page import Frame, unsearched
from nablasheet.site.words import AGREEMENT, CLAIM_LAYOUTS, REFEREES, VERDICTS


def section(key: str, body: Html, frame: Frame) -> list[Html]:
    """A named part of a card, or nothing when it has no body."""
    if not body:
        return []
    return [div("ns-part", element("p", {"class": "ns-part__name"}, frame.word(key)), body)]


def opinions(entry: Entry, frame: Frame) -> Html:
    """What each referee found, in a table."""
    heads = ("referee", "finding", "method", "shapes", "draws", "error")
    rows = [_opinion(opinion, frame) for opinion in entry.opinions]
    return grid([frame.word(key) for key in heads], rows) if rows else Html("")


def assumptions(entry: Entry, frame: Frame) -> list[Html]:
    """What happens when an assumption is dropped."""
    listed = hypotheses(entry.hypotheses, frame)
    return section("assumptions", unsearched("ns-cases", listed) if listed else listed, frame)


def hypotheses(dropped: tuple[Hypothesis, ...], frame: Frame) -> Html:
    """A list of dropped assumptions, nothing where there are none."""
    items = [_hypothesis(hypothesis, frame) for hypothesis in dropped]
    return element("ul", {}, *items) if items else Html("")


def claims(entry: Entry, frame: Frame) -> list[Html]:
    """What the author stated, and whether it holds."""
    items = [_claim(claim, frame) for claim in entry.claims]
    body = element("ul", {"data-search-exclude": "1"}, *items) if items else Html("")
    return section("claims", body, frame)


def grid(heads: list[str], rows: list[list[Html]]) -> Html:
    """A small table that scrolls sideways on a narrow page."""
    header = element("tr", {}, *(element("th", {"scope": "col"}, head) for head in heads))
    lines = [element("tr", {}, *(element("td", {}, item) for item in row)) for row in rows]
    return div(
        "ns-scroll",
        element("table", {"class": "ns-grid"}, element("thead", {}, header), element("tbody", {}, *lines)),
    )


def _opinion(opinion: Opinion, frame: Frame) -> list[Html]:
    mark = span("ns-yes" if opinion.agrees else "ns-no", AGREEMENT[opinion.agrees].to(frame.language))
    plain = [REFEREES[opinion.referee].to(frame.language), opinion.method.to(frame.language)]
    referee, method = (element("span", {}, text) for text in plain)
    formulas = [mathml(tex) if tex else Html("") for tex in (opinion.shapes, opinion.error)]
    return [referee, mark, method, formulas[0], element("span", {}, str(opinion.draws)), formulas[1]]


def _hypothesis(hypothesis: Hypothesis, frame: Frame) -> Html:
    name = element("strong", {}, phrase(hypothesis.assumption.to(frame.language)))
    if not hypothesis.needed:
        return element("li", {}, name, ": ", frame.word("not-needed"))
    if not hypothesis.counterexample:
        reason = hypothesis.reason.to(frame.language)
        return element("li", {}, name, ": ", frame.word("needed-plain"), *((" — ", reason) if reason else ()))
    shown = div("ns-scroll", mathml(hypothesis.counterexample))
    return element("li", {}, name, ": ", frame.word("needed"), shown)


def _claim(claim: Stated, frame: Frame) -> Html:
    layout = CLAIM_LAYOUTS[claim.layout].to(frame.language)
    verdict = VERDICTS[claim.verdict].to(frame.language)
    look = "ns-yes" if claim.verdict == "verified" else "ns-no"
    return element(
        "li",
        {},
        div("ns-scroll", mathml(claim.latex)),
        span("ns-condition", layout),
        " ",
        span(look, verdict),
    )
