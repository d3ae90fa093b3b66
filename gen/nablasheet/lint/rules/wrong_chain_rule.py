"""The product or chain rule is false.

What it finds: a rule with unnamed functions, such as backpropagation through Y = W X, that smooth
functions refute in both layouts.

Why it matters: matrices do not commute, and a rule with its factors swapped conforms only by chance.

Example: Here $Y = W X$. $$ \\frac{\\partial L}{\\partial W} = X^\\top \\frac{\\partial L}{\\partial Y} $$

Instead: Here $Y = W X$. $$ \\frac{\\partial L}{\\partial W} = \\frac{\\partial L}{\\partial Y} X^\\top $$
"""

from __future__ import annotations

from nablasheet.lint.judge.correction import defect
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.worth import kind_of
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.wording import evidence, offer

CODE, NAME = "D405", "wrong-chain-rule"


def finds(judgement: Judgement) -> bool:
    """A false rule with unnamed functions."""
    failing = judgement.outcome.failing
    return judgement.status == "wrong" and failing is not None and kind_of(failing[0]) == "chain"


def says(judgement: Judgement) -> Said:
    """The defect and the right rule."""
    phrase = defect(judgement)
    message = "the rule does not hold" + (f": {phrase}" if phrase else " for all smooth functions")
    return Said(message, evidence(judgement), offer(judgement))
