"""The right-hand side is not the derivative.

What it finds: a derivative whose stated value is false in both layouts, in every plausible reading of
its letters.  Both referees agree, and numbers show it.

Why it matters: a wrong gradient still runs; the optimiser goes elsewhere, or slowly.

Example: $$ \\frac{\\partial}{\\partial x} (x^\\top A x + b^\\top x) = A x + A^\\top x + 2 b $$

Instead: $$ \\frac{\\partial}{\\partial x} (x^\\top A x + b^\\top x) = A x + A^\\top x + b $$
"""

from __future__ import annotations

from nablasheet.identity import Form
from nablasheet.lint.judge.correction import DERIVATIVES, defect
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.worth import kind_of
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.wording import evidence, offer

CODE, NAME = "D401", "wrong-derivative"
CHINESE = r"""等号右边不是所求的导数。

发现什么：无论字母取哪种合理的读法，所写的导数在两种布局下都不成立。两位裁判意见一致，并有数值为证。

为何重要：梯度写错，程序照样运行，只是优化走向别处，或者收敛缓慢。

例：$$ \frac{\partial}{\partial x} (x^\top A x + b^\top x) = A x + A^\top x + 2 b $$

应写作：$$ \frac{\partial}{\partial x} (x^\top A x + b^\top x) = A x + A^\top x + b $$
"""


def finds(judgement: Judgement) -> bool:
    """A false derivative of an explicit function."""
    failing = judgement.outcome.failing
    return (
        judgement.status == "wrong"
        and failing is not None
        and failing[0].form in DERIVATIVES
        and kind_of(failing[0]) == "derivative"
    )


def says(judgement: Judgement) -> Said:
    """The defect, numbers, the right formula."""
    failing = judgement.outcome.failing
    what = (
        "the Hessian"
        if failing is not None and failing[0].order == 2
        else "the Jacobian"
        if failing is not None and failing[0].form is Form.JACOBIAN
        else "the derivative"
    )
    phrase = defect(judgement)
    message = f"the right-hand side is not {what}" + (f": {phrase}" if phrase else "")
    return Said(message, evidence(judgement), offer(judgement))
