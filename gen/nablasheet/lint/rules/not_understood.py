"""A formula that is not read; nothing is said about its truth.

What it finds: an equation whose notation, letters or functions the linter does not know.  Shown with
`--notes` only.

Why it matters: what is not read is not checked.

Example: $$ \\frac{\\partial f}{\\partial x} = \\ldots $$

Instead: $$ \\frac{\\partial}{\\partial x} a^\\top x = a $$
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said

CODE, NAME = "N101", "not-understood"
CHINESE = r"""未能读懂的公式；对其真假不作判断。

发现什么：等式中的记号、字母或函数是检查器不认识的。只有加上 `--notes` 才列出。

为何重要：没有读懂的，就没有检查。

例：$$ \frac{\partial f}{\partial x} = \ldots $$

应写作：$$ \frac{\partial}{\partial x} a^\top x = a $$
"""


def finds(judgement: Judgement) -> bool:
    """Not decided."""
    return judgement.status == "unparsed"


def says(judgement: Judgement) -> Said:
    """Why."""
    reason = judgement.outcome.reason or "it defines something, or states a condition"
    return Said(f"this formula is not checked: {reason.replace('?', '')}")
