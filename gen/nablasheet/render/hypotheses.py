"""Assumptions that were dropped, in words: what each costs, and a counterexample as one line."""

from __future__ import annotations

from nablasheet.check.appraisal import Dropped
from nablasheet.render.entry import NO_WORDS, Hypothesis, Text
from nablasheet.render.wording import ASSUMPTIONS_ZH, REASONS

# As the referees write a counterexample.
LEFT, RIGHT = r"\text{left: }", r",\; \text{right: }"


def hypothesis(one: Dropped, left: str) -> Hypothesis:
    """A dropped assumption; `left` is what the counterexample computes, or empty."""
    words = Text(
        f"${one.symbol}$ {one.assumption}",
        f"${one.symbol}$ {ASSUMPTIONS_ZH.get(one.assumption, one.assumption)}",
    )
    shown = _counterexample(one.counterexample, left)
    return Hypothesis(words, one.needed, shown, REASONS.get(one.reason, NO_WORDS))


def _counterexample(latex: str, left: str) -> str:
    """The values, then what is true and what the formula gives, with ≠ between them."""
    values, _, sides = latex.partition(r":\quad ")
    if not sides.startswith(LEFT) or RIGHT not in sides:
        return latex
    true, _, given = sides.removeprefix(LEFT).partition(RIGHT)
    equation = f"{left} = {true.strip()}" if left else true.strip()
    return rf"{values}:\quad {equation} \ne {given.strip()}"
