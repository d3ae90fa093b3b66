"""The right-hand side adds or multiplies things whose sizes do not fit.

What it finds: a sum of a row and a column, or a product that conforms for no sizes, beside a left side
that makes sense.

Why it matters: a formula that cannot be evaluated hides which of its terms needs a transpose.

Example: $$ \\frac{\\partial}{\\partial x} (x^\\top A x + b^\\top x) = 2 A x + b^\\top $$

Instead: $$ \\frac{\\partial}{\\partial x} (x^\\top A x + b^\\top x) = A x + A^\\top x + b $$
"""

from __future__ import annotations

from nablasheet.lint.judge.correction import correction
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said
from nablasheet.lint.rules.wording import offer

CODE, NAME = "S201", "sizes-do-not-conform"
CHINESE = r"""等号右边相加或相乘的量维数不相容。

发现什么：左边有意义，右边却把行向量与列向量相加，或者含有取任何维数都不相容的乘积。

为何重要：无法求值的公式，看不出是哪一项缺了转置。

例：$$ \frac{\partial}{\partial x} (x^\top A x + b^\top x) = 2 A x + b^\top $$

应写作：$$ \frac{\partial}{\partial x} (x^\top A x + b^\top x) = A x + A^\top x + b $$
"""


def finds(judgement: Judgement) -> bool:
    """The sides make no sense together."""
    return judgement.status == "wrong" and judgement.outcome.status == "misfit"


def says(judgement: Judgement) -> Said:
    """Which sizes meet, and the right formula."""
    value = correction(judgement)
    is_plain = not any(sign in value for sign in (r"\otimes", r"\operatorname{vec}", "K_{"))
    return Said(
        "the right-hand side does not conform",
        _sizes(judgement.outcome.misfit),
        offer(judgement) if value and is_plain else "",
    )


def _sizes(message: str) -> str:
    """The message with letters for the sizes that are open."""
    letters = iter("nmpqrs")
    known: dict[str, str] = {}
    out, i = "", 0
    while i < len(message):
        if message[i] == "?":
            j = i + 1
            while j < len(message) and message[j].isalnum():
                j += 1
            out += known.setdefault(message[i:j], next(letters, "k"))
            i = j
        else:
            out += message[i]
            i += 1
    return out
