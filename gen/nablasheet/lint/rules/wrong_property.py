"""The identity is false.

What it finds: a property of traces, determinants, transposes, inverses or norms that numbers refute.

Why it matters: such lines are copied as if they were axioms.

Example: $$ \\det(2 A) = 2 \\det(A) $$

Instead: $$ \\operatorname{tr}(2 A) = 2 \\operatorname{tr}(A) $$
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.worth import kind_of
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.wording import evidence, offer

CODE, NAME = "P301", "wrong-property"
CHINESE = r"""恒等式不成立。

发现什么：关于迹、行列式、转置、逆或范数的性质，被数值否定。

为何重要：这类式子常被当作公理抄来抄去。

例：$$ \det(2 A) = 2 \det(A) $$

应写作：$$ \operatorname{tr}(2 A) = 2 \operatorname{tr}(A) $$
"""


def finds(judgement: Judgement) -> bool:
    """A false equation without derivatives."""
    failing = judgement.outcome.failing
    return judgement.status == "wrong" and failing is not None and kind_of(failing[0]) == "property"


def says(judgement: Judgement) -> Said:
    """Numbers, and the true property where there is a usual one."""
    return Said("the two sides are not equal", evidence(judgement), offer(judgement))
