"""An entry is all that is published about one identity: text and formulas, ready to print.

The site, the PDF and the downloads read entries and nothing else, so that no printer can show
a formula that did not come through the referees.  Formulas are LaTeX without dollar signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from nablasheet.definitions.definition import LANGUAGES, Text
from nablasheet.definitions.register import Section, Topic

__all__ = [
    "LANGUAGES", "Arranged", "Book", "Code", "Convention", "Corollary", "Entry", "General", "Given", "Hypothesis",
    "Opinion", "Reference", "Section", "Stated", "Step", "Text", "Topic",
]  # fmt: skip


NO_WORDS = Text("", "")


@dataclass(frozen=True, slots=True)
class Arranged:
    """A derivative arranged in one layout."""

    left: str  # LaTeX of what is computed: \frac{\partial f}{\partial X}
    latex: str  # LaTeX of the result
    numpy: str  # one Python expression over np (and scipy.linalg, scipy.special)
    shape: str  # LaTeX of the result's shape: n \times m
    alt: str  # the result in plain words, for screen readers and PDF/UA


@dataclass(frozen=True, slots=True)
class Given:
    """One declared symbol: `X \\in \\mathbb{R}^{m \\times n}`, then its conditions in words."""

    latex: str
    words: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation, named by the rule that makes it."""

    rule: str  # identifier of the rule, e.g. product-rule
    name: Text
    latex: str  # a full line: \mathrm{d} f = ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one referee found."""

    referee: str  # exact | difference
    agrees: bool | None  # None: it did not run, which never counts as agreeing
    method: Text
    shapes: str  # LaTeX: m = 2,\ n = 3; m = 4,\ n = 2
    draws: int  # random points
    error: str  # largest deviation found, LaTeX: 0 or 3 \times 10^{-35}


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What happens when one assumption is dropped."""

    assumption: Text
    needed: bool  # False: not known to be needed
    counterexample: str  # LaTeX: values, then the true value ≠ what the formula gives; or empty
    reason: Text = NO_WORDS  # where no counterexample says it


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim its author wrote down, and whether it holds."""

    latex: str
    layout: str  # numerator | denominator | both | free
    verdict: str  # verified | refuted | undecided


@dataclass(frozen=True, slots=True)
class Reference:
    """Where else the identity is stated."""

    key: str  # key of identities/references.yml
    title: str  # author and title, ready to print
    locator: str  # equation number or row


@dataclass(frozen=True, slots=True)
class Code:
    """A program in each language: the function and its derivative in both layouts.

    A text is empty where the language cannot say it.
    """

    numpy: str = ""
    jax: str = ""
    pytorch: str = ""
    sympy: str = ""
    julia: str = ""


@dataclass(frozen=True, slots=True)
class Corollary:
    """A special case: what more is assumed, what then holds, the derivative found again under it.

    A property has no arranged derivatives.
    """

    condition: Text  # $C$ symmetric
    latex: str  # the claim: \nabla_X f = 2 C X
    verdict: str  # verified
    numerator: Arranged | None
    denominator: Arranged | None
    hypotheses: tuple[Hypothesis, ...] = ()  # what it assumes besides, each dropped


@dataclass(frozen=True, slots=True)
class General:
    """A more general identity, and what to put for its letters."""

    id: str
    where: str  # LaTeX: C = I, or empty


@dataclass(frozen=True, slots=True)
class Convention:
    """One of the readings of a derivative by a structured variable."""

    name: Text
    latex: str  # an equation, denominator layout
    verdict: str  # verified | undecided
    shown: bool  # whether it is the one in the two columns


@dataclass(frozen=True, slots=True)
class Entry:
    """One published identity.

    For a property (no variable) `numerator` and `denominator` hold the same layout-free
    statement, `differential` and `variable` are empty, and `steps` says how it was checked.
    """

    id: str  # permanent; file name, URL anchor, search anchor
    topic: str  # folder of identities/
    title: Text
    kind: str  # scalar-by-matrix, ..., hessian, property
    function: str  # LaTeX with left side: f(X) = \operatorname{tr}(A X)
    expression: str  # LaTeX of the right side alone
    variable: str  # LaTeX
    given: tuple[Given, ...]
    differential: str  # LaTeX: \mathrm{d} f = ...
    numerator: Arranged
    denominator: Arranged
    steps: tuple[Step, ...]
    verdict: str  # verified | numerically checked
    opinions: tuple[Opinion, ...]
    claims: tuple[Stated, ...]
    hypotheses: tuple[Hypothesis, ...]
    references: tuple[Reference, ...]
    related: tuple[str, ...]  # ids
    synonyms: tuple[str, ...]  # words that a search should find it by
    notes: Text  # Markdown with $...$
    source: str  # path of the definition, from the repository's root
    convention: str = "free"  # how a structured variable moves: free | independent | projection
    where: tuple[Text, ...] = ()  # conditions that the result implies: $X^\\top A X$ is invertible
    corollaries: tuple[Corollary, ...] = ()
    conventions: tuple[Convention, ...] = ()  # of a structured variable, side by side
    code: Code = Code()
    specialises: tuple[General, ...] = ()  # identities of which this is a special case
    generalises: tuple[str, ...] = ()  # ids of special cases of this
    former: tuple[str, ...] = ()  # ids that were merged into this one
    section: str = ""  # of its chapter


@dataclass(frozen=True, slots=True)
class Book:
    """Everything published in one build, in reading order."""

    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]
    version: str  # of nablasheet

    def of(self, topic: Topic) -> tuple[Entry, ...]:
        """The entries of one chapter, in order."""
        return tuple(entry for entry in self.entries if entry.topic == topic.id)

    def parts(self, topic: Topic) -> tuple[tuple[Section | None, tuple[Entry, ...]], ...]:
        """The entries of one chapter by its sections; those that stand in none have None for it."""
        grouped = groupby(self.of(topic), key=lambda entry: entry.section)
        return tuple((topic.section(name), tuple(entries)) for name, entries in grouped)
