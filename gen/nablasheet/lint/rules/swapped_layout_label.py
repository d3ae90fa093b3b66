"""A layout is named beside a derivative, and it is the other one.

What it finds: a shape or an entry of a derivative that belongs to the other layout than the one named:
"numerator layout: a column" for a scalar by a vector, R_ij = dy/dx_ij called numerator layout.

Why it matters: everything that readers convert with the wrong name comes out transposed.

Example: $\\frac{\\partial y}{\\partial \\mathbf{x}}$ numerator layout: a column vector

Instead: $\\frac{\\partial y}{\\partial \\mathbf{x}}$ numerator layout: a row vector
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said

CODE, NAME = "L501", "swapped-layout-label"
CHINESE = r"""导数旁写了一种布局的名称，实际却是另一种。

发现什么：导数的形状或元素属于另一种布局。例如标量对向量的导数写“分子布局：列向量”，
又如把 R_ij = dy/dx_ij 称为分子布局。

为何重要：读者按错误的名称换算，得到的结果全都差一个转置。

例：$\frac{\partial y}{\partial \mathbf{x}}$ 分子布局：列向量

应写作：$\frac{\partial y}{\partial \mathbf{x}}$ 分子布局：行向量
"""


def finds(judgement: Judgement) -> bool:
    """A label that does not fit."""
    return judgement.status == "wrong" and judgement.label is not None


def says(judgement: Judgement) -> Said:
    """What the layout means there."""
    assert judgement.label is not None
    return Said(judgement.label.message, judgement.label.evidence, judgement.label.help)
