"""The derivative is laid out the other way round than in the rest of the note.

What it finds: a derivative that is true in one layout only, in a note that states the other or uses
it for most derivatives of that kind.

Why it matters: a row among columns, or a transposed Jacobian, breaks the next chain rule.

Example: The denominator layout is used. $$ \\frac{\\partial}{\\partial X} \\log \\det X = X^{-1} $$

Instead: The denominator layout is used. $$ \\frac{\\partial}{\\partial X} \\log \\det X = X^{-\\top} $$
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.wording import evidence, offer

CODE, NAME = "D402", "transposed-derivative"
CHINESE = r"""导数的布局与笔记其余部分相反。

发现什么：导数只在一种布局下成立，而笔记声明的是另一种，或者其余同类导数大多用另一种。

为何重要：列向量中混入行向量，或者雅可比矩阵被转置，下一步链式法则就会出错。

例：采用分母布局。$$ \frac{\partial}{\partial X} \log \det X = X^{-1} $$

应写作：采用分母布局。$$ \frac{\partial}{\partial X} \log \det X = X^{-\top} $$
"""


def finds(judgement: Judgement) -> bool:
    """True in the other layout."""
    return judgement.status == "layout"


def says(judgement: Judgement) -> Said:
    """Which layout it is true in, and how it reads in the note's."""
    other = next(iter(judgement.outcome.layouts), "the other")
    message = f"the right-hand side is the derivative in {other} layout; here the note uses {judgement.layout} layout"
    offered = offer(judgement)
    return Said(
        message,
        evidence(judgement),
        f"{offered}, or declare {other} layout" if offered else f"declare {other} layout",
    )
