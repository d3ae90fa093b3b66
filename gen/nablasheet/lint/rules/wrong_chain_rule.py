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
CHINESE = r"""乘积法则或链式法则不成立。

发现什么：含有未指明函数的法则（例如经过 Y = W X 的反向传播），取光滑函数代入，在两种布局下都不成立。

为何重要：矩阵乘法不可交换，因子次序颠倒的法则只是碰巧维数相容。

例：设 $Y = W X$。$$ \frac{\partial L}{\partial W} = X^\top \frac{\partial L}{\partial Y} $$

应写作：设 $Y = W X$。$$ \frac{\partial L}{\partial W} = \frac{\partial L}{\partial Y} X^\top $$
"""


def finds(judgement: Judgement) -> bool:
    """A false rule with unnamed functions."""
    failing = judgement.outcome.failing
    return judgement.status == "wrong" and failing is not None and kind_of(failing[0]) == "chain"


def says(judgement: Judgement) -> Said:
    """The defect and the right rule."""
    phrase = defect(judgement)
    message = "the rule does not hold" + (f": {phrase}" if phrase else " for all smooth functions")
    return Said(message, evidence(judgement), offer(judgement))
