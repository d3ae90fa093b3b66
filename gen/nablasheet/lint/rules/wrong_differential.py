"""The right-hand side is not the differential.

What it finds: an equation for a differential, `d(X^{-1}) = ...`, that is false for some directions.

Why it matters: every derivative read off from it inherits the mistake.

Example: $$ \\mathrm{d}(X^{-1}) = X^{-1} (\\mathrm{d}X) X^{-1} $$

Instead: $$ \\mathrm{d}(X^{-1}) = -X^{-1} (\\mathrm{d}X) X^{-1} $$
"""

from __future__ import annotations

from nablasheet.lint.judge.correction import defect
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.worth import kind_of
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.wording import evidence, offer

CODE, NAME = "D404", "wrong-differential"
CHINESE = r"""等号右边不是所求的微分。

发现什么：关于微分的等式（例如 `d(X^{-1}) = ...`）在某些方向上不成立。

为何重要：由它读出的每个导数都会带上同样的错误。

例：$$ \mathrm{d}(X^{-1}) = X^{-1} (\mathrm{d}X) X^{-1} $$

应写作：$$ \mathrm{d}(X^{-1}) = -X^{-1} (\mathrm{d}X) X^{-1} $$
"""


def finds(judgement: Judgement) -> bool:
    """A false equation of differentials."""
    failing = judgement.outcome.failing
    return judgement.status == "wrong" and failing is not None and kind_of(failing[0]) == "differential"


def says(judgement: Judgement) -> Said:
    """The defect, numbers, the right formula."""
    phrase = defect(judgement)
    message = "the right-hand side is not the differential" + (f": {phrase}" if phrase else "")
    return Said(message, evidence(judgement), offer(judgement))
