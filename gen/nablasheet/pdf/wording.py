"""The sheet's own words in both languages; everything else on it comes from the identities.

Between dollar signs stands a formula, as in the notes of an identity.
"""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.render.entry import Text

TITLE = Text("Matrix calculus, checked", "经过验证的矩阵求导公式")
FUNCTION = Text("function", "函数")
NUMERATOR = Text("numerator layout", "分子布局")
DENOMINATOR = Text("denominator layout", "分母布局")
CONDITION = Text("condition", "条件")
NUMBER = Text("no.", "编号")
PAGE = Text("page", "页")
CONTENTS = Text("Contents", "目录")
LAYOUTS = Text("The two layouts", "两种布局")
LAYOUTS_NOTE = Text(
    r"$y$ is $m \times 1$, $x$ is $n \times 1$, $Y$ is $m \times n$, $X$ is $p \times q$; "
    "vec stacks columns. One layout is the transpose of the other.",
    r"$y$ 为 $m \times 1$，$x$ 为 $n \times 1$，$Y$ 为 $m \times n$，$X$ 为 $p \times q$；vec 按列堆叠。"
    "两种布局互为转置。",
)
SYMBOLS_TITLE = Text("Symbols", "符号")
COLON = Text(": ", "：")
SEPARATOR = Text("; ", "；")
READING = Text("How to read a row", "如何阅读")
CHECKED = Text("How it is checked", "如何验证")
DERIVATIVE = Text("derivative", "导数")
NUMERIC = Text("checked numerically", "数值检验")

READING_LINES = (
    Text(
        r"Unless a row says otherwise, $x, a, b, \dots$ are column vectors, $X, A, B, \dots$ matrices "
        r"and $\alpha, \beta, \dots$ scalars; sizes are whatever makes the formula defined.",
        r"除非该行另有说明，$x$、$a$、$b$ 等为列向量，$X$、$A$、$B$ 等为矩阵，$\alpha$、$\beta$ 等为标量；"
        "维数取使公式有意义者。",
    ),
    Text(
        "Results too long for a column stand below their function, N in numerator, D in denominator layout.",
        "过长的结果写在函数下方：N 为分子布局，D 为分母布局。",
    ),
    Text("A row's number links to its derivation.", "点击编号可查看推导过程。"),
)
CHECKED_LINE = Text(
    "A result is printed only if two referees that know no rule of differentiation agree with it, entry by "
    "entry: one exactly (rational or symbolic arithmetic), one by differences at generic points. "
    "Rows marked “checked numerically” have the second alone.",
    "只有当两个不使用任何求导规则的裁判逐元素一致同意时，结果才会刊出：一个精确计算（有理数或符号运算），"
    "一个在一般点上作差分。标有“数值检验”的行只经过后者。",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One line of the layout table."""

    kind: Text
    derivative: str
    numerator: str
    denominator: str


SHAPES = (
    Shape(
        Text("scalar by vector", "标量对向量"), r"\frac{\partial y}{\partial x}", r"1 \times n", r"n \times 1"
    ),
    Shape(
        Text("vector by scalar", "向量对标量"), r"\frac{\partial y}{\partial x}", r"m \times 1", r"1 \times m"
    ),
    Shape(
        Text("vector by vector", "向量对向量"), r"\frac{\partial y}{\partial x}", r"m \times n", r"n \times m"
    ),
    Shape(
        Text("scalar by matrix", "标量对矩阵"), r"\frac{\partial y}{\partial X}", r"q \times p", r"p \times q"
    ),
    Shape(
        Text("matrix by scalar", "矩阵对标量"), r"\frac{\partial Y}{\partial x}", r"m \times n", r"n \times m"
    ),
    Shape(
        Text("matrix by matrix", "矩阵对矩阵"),
        r"\frac{\partial \operatorname{vec} Y}{\partial \operatorname{vec}(X)^\top}",
        r"mn \times pq",
        r"pq \times mn",
    ),
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol explained, but only on a sheet with a formula in which `pattern` is found."""

    pattern: str
    latex: str
    meaning: Text


_COMMUTES = r"$K_{mn} \operatorname{vec}(A) = \operatorname{vec}(A^\top)$, $A \in \mathbb{R}^{m \times n}$"
_DUPLICATES = r"$D_n \operatorname{vech}(A) = \operatorname{vec}(A)$"
_SIZE = r"_(?:[a-z]|\{[a-z])"  # a subscript that begins like a size

SYMBOLS = (
    Symbol(r"\^\\top", r"A^\top", Text("transpose", "转置")),
    Symbol(r"\^\{-\\top\}", r"A^{-\top}", Text("inverse of the transpose", "转置的逆")),
    Symbol(r"\^\{\+\}", r"A^{+}", Text("pseudoinverse", "伪逆")),
    Symbol(r"\\operatorname\{tr\}", r"\operatorname{tr}(A)", Text("trace", "迹")),
    Symbol(r"\\det", r"\det(A)", Text("determinant", "行列式")),
    Symbol(r"\\operatorname\{adj\}", r"\operatorname{adj}(A)", Text("adjugate", "伴随矩阵")),
    Symbol(r"\\operatorname\{vec\}", r"\operatorname{vec}(A)", Text("columns stacked", "按列堆叠")),
    Symbol(
        r"\\operatorname\{vech\}", r"\operatorname{vech}(A)", Text("lower triangle stacked", "下三角按列堆叠")
    ),
    Symbol(
        r"\\operatorname\{diag\}",
        r"\operatorname{diag}",
        Text("vector to diagonal matrix, or back", "向量化为对角矩阵，或取对角线"),
    ),
    Symbol(r"\\otimes", r"A \otimes B", Text("Kronecker product", "克罗内克积")),
    Symbol(r"\\odot", r"A \odot B", Text("elementwise product", "逐元素积")),
    Symbol(r"\\oslash", r"A \oslash B", Text("elementwise quotient", "逐元素商")),
    Symbol(r"\^\{\\circ", r"A^{\circ k}", Text("elementwise power", "逐元素幂")),
    Symbol(rf"\bK{_SIZE}", r"K_{mn}", Text(_COMMUTES, _COMMUTES)),
    Symbol(rf"\bD{_SIZE}", r"D_n", Text(_DUPLICATES, _DUPLICATES)),
    Symbol(
        r"\bL_\{\\",
        r"L_{\exp}(X, E)",
        Text("Fréchet derivative at $X$ along $E$", "在 $X$ 处沿 $E$ 的弗雷歇导数"),
    ),
    Symbol(r"\\mathbf\{1\}", r"\mathbf{1}", Text("vector of ones", "全一向量")),
    Symbol(r"\be_", r"e_i", Text("unit vector", "单位向量")),
    Symbol(r"_F", r"\lVert A \rVert_F", Text("Frobenius norm", "弗罗贝尼乌斯范数")),
    Symbol(r"\\mathrm\{d\}", r"\mathrm{d}", Text("differential", "微分")),
)
