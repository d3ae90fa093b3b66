"""The errata pages: an index of the sources, then an audit of each, what is wrong first.

Quotations are a stranger's text.  Their formulas are typeset where the converter knows their commands
and shown as they are typed where it does not; our own readings and corrections must typeset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nablasheet.errata import Audit, Judged
from nablasheet.site.errata_words import LAYOUTS, VERDICTS, word
from nablasheet.site.evidence import grid
from nablasheet.site.markup import Html, code, div, element, join, link, span
from nablasheet.site.mathml import FormulaError, displayed, mathml, phrase
from nablasheet.site.page import Frame, Page, cell, document, heading, paragraph, unsearched

INDEX = "errata/index.md"
NOTED = 220  # characters of a reason or a counterexample on a page


def errata_pages(audits: Sequence[Audit], frame: Frame) -> Iterator[Page]:
    """The index of all audits, and a page for each."""
    yield _index(audits, frame)
    for audit in audits:
        yield _source(audit, frame)


def uri(audit: Audit) -> str:
    """Where the page of a source is."""
    return f"errata/{audit.errata.id}.md"


def counted(audit: Audit, language: str) -> str:
    """80 of 102 statements correct."""
    return word("count", language).format(correct=audit.counts["verified"], all=len(audit.judged))


def anchor(audit: Audit, one: Judged) -> str:
    """The permanent anchor of a statement on the page of its source."""
    return f"{audit.errata.id}--{one.item.number}"


def _index(audits: Sequence[Audit], frame: Frame) -> Page:
    heads = [
        word(key, frame.language) for key in ("source", "statements", "correct", "to-correct", "not-judged")
    ]
    rows = [_line(audit) for audit in audits]
    blocks = [paragraph(word("errata-summary", frame.language)), grid(heads, rows)]
    return Page(INDEX, document(word("errata", frame.language), "errata", *blocks), None)


def _line(audit: Audit) -> list[Html]:
    counts = audit.counts
    numbers = (len(audit.judged), counts["verified"], len(audit.wrong), counts["undecided"])
    return [
        link(f"{audit.errata.id}/", audit.errata.citation),
        *(element("span", {}, str(number)) for number in numbers),
    ]


def _source(audit: Audit, frame: Frame) -> Page:
    language = frame.language
    blocks: list[str] = [paragraph(f"{counted(audit, language)}. {audit.errata.found.to(language)}".rstrip())]
    blocks.append(heading(2, word("wrong-part", language), f"{audit.errata.id}--wrong"))
    wrong = [_statement(audit, one, frame) for one in audit.wrong]
    blocks += wrong or [paragraph(word("none-wrong", language))]
    for key, verdict in (("undecided-part", "undecided"), ("correct-part", "verified")):
        listed = audit.of(verdict)
        if listed:
            blocks.append(_folded(f"{word(key, language)} ({len(listed)})", audit, listed, frame))
    if frame.edit:
        blocks.append(element("p", {"class": "ns-foot"}, _edit(audit, frame)))
    return Page(
        uri(audit), document(audit.errata.citation, f"errata--{audit.errata.id}", *blocks), audit.errata.path
    )


def _edit(audit: Audit, frame: Frame) -> Html:
    return link(frame.edit + audit.errata.path, word("edit", frame.language))


def _folded(name: str, audit: Audit, listed: Sequence[Judged], frame: Frame) -> Html:
    summary = element("summary", {}, name)
    return element(
        "details", {"class": "ns-fold"}, summary, *(_statement(audit, one, frame) for one in listed)
    )


def _statement(audit: Audit, one: Judged, frame: Frame) -> Html:
    item, judgement, language = one.item, one.judgement, frame.language
    rows = [(word("says", language), _quoted(item.quote))]
    if item.claims:
        rows.append((word("read-as", language), join(displayed(claim.text) for claim in item.claims)))
    if item.given:
        rows.append((word("where", language), _given(one)))
    if judgement.assumption:
        rows.append((word("assumption", language), element("span", {}, judgement.assumption)))
    if judgement.counterexample and judgement.is_wrong:
        rows.append((word("counterexample", language), _counterexample(one)))
    elif judgement.reason and item.claims:
        rows.append((word("reason", language), element("span", {}, judgement.reason[:NOTED])))
    rows += _correction(one, frame)
    if item.remark.en:
        rows.append(("", element("span", {}, item.remark.to(language))))
    if item.identity in frame.entries:
        entry = frame.entries[item.identity]
        address = f"../../identities/{entry.topic}/#{entry.id}"
        rows.append((word("identity", language), link(address, entry.title.to(language))))
    terms = [part for name, body in rows for part in (element("dt", {}, name), element("dd", {}, body))]
    attributes = {"class": "ns-card", "id": anchor(audit, one)}
    return element("div", attributes, _top(one, language), element("dl", {"class": "ns-source"}, *terms))


def _top(one: Judged, language: str) -> Html:
    item, verdict = one.item, one.judgement.verdict
    place = [span("ns-place", item.locator)]
    if item.line is not None:
        place.append(span("ns-condition", word("line", language).format(item.line)))
    if item.layout:
        place.append(
            span("ns-condition", f"{word('stated-layout', language)}: {LAYOUTS[item.layout].to(language)}")
        )
    look = "ns-yes" if verdict == "verified" else "ns-no"
    parts = [part for item_ in place for part in (item_, " ")]
    return unsearched("ns-top", div("ns-badges", *parts, span(look, VERDICTS[verdict].to(language))))


def _quoted(text: str) -> Html:
    """A stranger's words, with those formulas typeset that the converter knows."""
    try:
        return cell(phrase(text))
    except FormulaError:
        return cell(code(text))


def _given(one: Judged) -> Html:
    items = [element("li", {}, phrase(passage.text)) for passage in one.item.given]
    return element("ul", {"class": "ns-given"}, *items)


def _counterexample(one: Judged) -> Html:
    judgement = one.judgement
    if judgement.counterexample_latex:
        try:
            return cell(mathml(judgement.counterexample_latex))
        except FormulaError:
            return cell(code(judgement.counterexample[:NOTED]))
    return element("span", {}, judgement.counterexample[:NOTED])


def _correction(one: Judged, frame: Frame) -> list[tuple[str, Html]]:
    numerator, denominator = one.judgement.numerator, one.judgement.denominator
    if not numerator:
        return []
    right = word("right", frame.language)
    if numerator == denominator:
        return [(right, displayed(numerator))]
    pairs = (("numerator", numerator), ("denominator", denominator))
    return [(f"{right}, {LAYOUTS[key].to(frame.language)}", displayed(tex)) for key, tex in pairs]
