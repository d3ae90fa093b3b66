"""What became of every assumption: how many are needed, why, and which are not known to be.

Each assumption of each identity and of each special case is dropped once; none is left out of the count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from nablasheet.render.entry import Book, Entry, Hypothesis
from nablasheet.site.evidence import grid
from nablasheet.site.markup import Html, element, link
from nablasheet.site.mathml import phrase
from nablasheet.site.page import Frame, heading, paragraph

SHOWN, NOT_KNOWN = "needed-shown", "not-needed"


def assumption_table(book: Book, frame: Frame) -> Iterator[str]:
    """Blocks of a page: a table that counts the outcomes, then the assumptions that are not known to be needed."""
    found = list(dropped(book))
    counts = Counter(outcome(hypothesis, frame.language) for _, hypothesis in found)
    rows = [[_outcome(name, frame), element("span", {}, str(count))] for name, count in counts.most_common()]
    idle = [_idle(entry, hypothesis, frame) for entry, hypothesis in found if not hypothesis.needed]
    yield heading(2, frame.word("assumptions"), "assumptions")
    yield paragraph(frame.word("assumptions-summary"))
    yield grid([frame.word("outcome"), frame.word("assumptions-count")], rows)
    if idle:
        yield element("ul", {}, *idle)


def dropped(book: Book) -> Iterator[tuple[Entry, Hypothesis]]:
    """Every assumption of the book, with the entry it belongs to."""
    for entry in book.entries:
        for hypothesis in entry.hypotheses:
            yield entry, hypothesis
        for corollary in entry.corollaries:
            for hypothesis in corollary.hypotheses:
                yield entry, hypothesis


def outcome(hypothesis: Hypothesis, language: str) -> str:
    """What became of an assumption: a key of the words, or the reason itself."""
    if not hypothesis.needed:
        return NOT_KNOWN
    return SHOWN if hypothesis.counterexample else hypothesis.reason.to(language)


def _outcome(name: str, frame: Frame) -> Html:
    return element("span", {}, frame.word(name) if name in (SHOWN, NOT_KNOWN) else name)


def _idle(entry: Entry, hypothesis: Hypothesis, frame: Frame) -> Html:
    name = link(f"../identities/{entry.topic}/#{entry.id}", entry.title.to(frame.language))
    return element("li", {}, name, ": ", phrase(hypothesis.assumption.to(frame.language)))
