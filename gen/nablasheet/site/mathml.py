"""TeX to MathML at build, behind one function, so that another converter can take its place.

MathML needs no script in the reader's browser and no request; a command the converter does not know
stops the build, because a formula shown half is a wrong formula.
"""

from __future__ import annotations

from math_core import LatexError, LatexToMathML

from nablasheet.site.markup import Html, div, join

# Function application has no width and no ink, and the entity's name is not known to XML readers.
SPELLINGS = {"&ApplyFunction;": "&#8289;"}


class FormulaError(ValueError):
    """A formula that cannot be shown; the message names it."""


def mathml(tex: str, display: str = "inline") -> Html:
    """The MathML of one formula, kept out of the search index; `display` is inline or block."""
    try:
        markup = _converter().convert_with_local_state(tex, displaystyle=display == "block")
    except LatexError as error:
        raise FormulaError(f"the formula ${tex}$ cannot be shown: {error}") from error
    for name, number in SPELLINGS.items():
        markup = markup.replace(name, number)
    return Html(markup.replace("<math", '<math data-search-exclude="1"', 1))


def displayed(tex: str) -> Html:
    """A formula on a line of its own, which scrolls where the page is too narrow for it."""
    return div("ns-display ns-scroll", mathml(tex, "block"))


def formula(tex: str, display: str) -> Html:
    """A formula in running text, inline or block."""
    return displayed(tex) if display == "block" else mathml(tex)


def phrase(text: str) -> Html:
    """Words with formulas between dollar signs among them, as conditions are written."""
    parts = text.split("$")
    if len(parts) % 2 == 0:
        raise FormulaError(f"a dollar sign is alone in {text!r}")
    return join(mathml(part) if place % 2 else part for place, part in enumerate(parts))


def _converter() -> LatexToMathML:
    return LatexToMathML(annotation=True, fancy_error=False)
