"""The formula is true only under an assumption that the note does not state.

What it finds: a formula that is false as it stands and true when one of its matrices is symmetric,
orthogonal, or of a special size.

Why it matters: readers apply formulas to matrices that lack the property.

Example: The denominator layout is used. $$ \\frac{\\partial}{\\partial x} x^\\top A x = 2 A x $$

Instead: The denominator layout is used. $$ \\frac{\\partial}{\\partial x} x^\\top A x = (A + A^\\top) x $$
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.wording import evidence, offer, plain

CODE, NAME = "D403", "missing-assumption"
CHINESE = r"""公式只在某个条件下成立，而笔记没有写出这个条件。

发现什么：公式照写法不成立；若其中某个矩阵对称、正交或具有特殊的维数，则成立。

为何重要：读者会把公式用到不满足条件的矩阵上。

例：采用分母布局。$$ \frac{\partial}{\partial x} x^\top A x = 2 A x $$

应写作：采用分母布局。$$ \frac{\partial}{\partial x} x^\top A x = (A + A^\top) x $$
"""


def finds(judgement: Judgement) -> bool:
    """True under an unstated assumption."""
    return judgement.status == "assumption" and judgement.missing is not None


def says(judgement: Judgement) -> Said:
    """The assumption, a counterexample without it, the general formula."""
    assert judgement.missing is not None
    needs = " and ".join(_needed(name, what.value) for name, what in judgement.missing.trial.items())
    offered = offer(judgement)
    state = f'state "{needs}"'
    return Said(
        f"this is true only if {needs}", evidence(judgement), f"{state}, or {offered}" if offered else state
    )


def _needed(name: str, what: str) -> str:
    if not name:
        return "all matrices are square"
    words = {"positive entries summing to one": "sums to one", "unit norm": "has unit norm"}
    return f"{plain(name)} {words.get(what) or 'is ' + what}"
