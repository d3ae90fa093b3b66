"""A small book with every feature of an entry, so that the site can be built without deriving anything."""

from __future__ import annotations

from nablasheet.render.entry import (
    Arranged,
    Book,
    Entry,
    Given,
    Hypothesis,
    Opinion,
    Reference,
    Stated,
    Step,
    Text,
    Topic,
)

EXACT = Opinion(
    "exact",
    True,
    Text("entry by entry over the rational numbers", "在有理数域上逐元素计算"),
    r"m = 2,\ n = 3;\quad m = 4,\ n = 2",
    4,
    "0",
)
DIFFERENCE = Opinion(
    "difference",
    True,
    Text("central differences, 50 digits", "中心差分，50 位精度"),
    r"m = 3,\ n = 2",
    3,
    r"3 \times 10^{-35}",
)
X = Given(r"X \in \mathbb{R}^{m \times n}", Text("", ""))
A = Given(r"A \in \mathbb{R}^{n \times n}", Text("", ""))
BY_X = r"\frac{\partial f}{\partial X}"


def _entry(id: str, topic: str, title: Text, **fields: object) -> Entry:
    usual: dict[str, object] = {
        "kind": "scalar-by-matrix",
        "function": "",
        "expression": "",
        "variable": "X",
        "given": (X,),
        "differential": "",
        "steps": (),
        "verdict": "verified",
        "opinions": (EXACT, DIFFERENCE),
        "claims": (),
        "hypotheses": (),
        "references": (),
        "related": (),
        "synonyms": (),
        "notes": Text("", ""),
        "source": f"identities/{topic}/{id}.md",
    }
    return Entry(id=id, topic=topic, title=title, **{**usual, **fields})  # type: ignore[arg-type]


QUADRATIC_TRACE = _entry(
    "trace-gram-weighted",
    "traces",
    Text("Trace of a constant times the Gram matrix", "常矩阵与 Gram 矩阵乘积的迹"),
    function=r"f(X) = \operatorname{tr}(A X^\top X)",
    expression=r"\operatorname{tr}(A X^\top X)",
    given=(X, A),
    differential=r"\mathrm{d} f = \operatorname{tr}((A + A^\top) X^\top \, \mathrm{d} X)",
    numerator=Arranged(
        BY_X, r"(A + A^\top) X^\top", "(A + A.T) @ X.T", r"n \times m", "(A + A transpose) X transpose"
    ),
    denominator=Arranged(BY_X, r"X (A + A^\top)", "X @ (A + A.T)", r"m \times n", "X (A + A transpose)"),
    steps=(
        Step(
            "trace-linear",
            Text("The trace is linear", "迹是线性的"),
            r"\mathrm{d} f = \operatorname{tr}(A \, \mathrm{d}(X^\top X))",
        ),
        Step(
            "product-rule",
            Text("Product rule", "乘积法则"),
            r"\mathrm{d} f = \operatorname{tr}(A (\mathrm{d} X)^\top X) "
            r"+ \operatorname{tr}(A X^\top \, \mathrm{d} X)",
        ),
        Step(
            "trace-transpose",
            Text("A trace is the trace of the transpose", "转置不改变迹"),
            r"\mathrm{d} f = \operatorname{tr}((A + A^\top) X^\top \, \mathrm{d} X)",
        ),
    ),
    claims=(Stated(r"\nabla_X f = X (A + A^\top)", "free", "verified"),),
    references=(
        Reference("matrix-cookbook-2012", "Petersen & Pedersen, The Matrix Cookbook (2012)", "(108)"),
    ),
    related=("trace-gram-symmetric", "log-det", "not-published"),
    synonyms=("tr(AX'X)", "quadratic trace"),
    notes=Text(
        "The matrix $A$ need not be symmetric; when it *is*, see the symmetric case.",
        "矩阵 $A$ 不必对称；若对称，见对称情形。",
    ),
)
SYMMETRIC_TRACE = _entry(
    "trace-gram-symmetric",
    "traces",
    Text("Trace of a quadratic form", "二次型的迹"),
    function=r"f(X) = \operatorname{tr}(X^\top S X)",
    given=(X, Given(r"S \in \mathbb{S}^{m}", Text("symmetric, with $S \\ne 0$", "对称，且 $S \\ne 0$"))),
    numerator=Arranged(BY_X, r"2 X^\top S", "2 * X.T @ S", r"n \times m", "2 X transpose S"),
    denominator=Arranged(BY_X, r"2 S X", "2 * S @ X", r"m \times n", "2 S X"),
    steps=(
        Step(
            "product-rule",
            Text("Product rule", "乘积法则"),
            r"\mathrm{d} f = 2 \operatorname{tr}(X^\top S \, \mathrm{d} X)",
        ),
    ),
    hypotheses=(
        Hypothesis(
            Text("$S$ symmetric", "$S$ 对称"),
            True,
            r"S = \begin{bmatrix} 0 & 1 \\ 0 & 0 \end{bmatrix},\ X = \begin{bmatrix} 1 \\ 0 \end{bmatrix}:\ "
            r"\begin{bmatrix} 0 \\ 1 \end{bmatrix} \ne \begin{bmatrix} 0 \\ 0 \end{bmatrix}",
        ),
    ),
    related=("trace-gram-weighted",),
)
TRACE_CYCLIC = _entry(
    "trace-cyclic",
    "traces",
    Text("A trace is the same for cyclic orders", "迹的循环不变性"),
    kind="property",
    function=r"\operatorname{tr}(A B C) = \operatorname{tr}(B C A)",
    variable="",
    given=(
        Given(r"A \in \mathbb{R}^{m \times n}", Text("", "")),
        Given(r"B \in \mathbb{R}^{n \times p}", Text("", "")),
        Given(r"C \in \mathbb{R}^{p \times m}", Text("", "")),
    ),
    numerator=Arranged(
        r"\operatorname{tr}(A B C)", r"\operatorname{tr}(B C A)", "np.trace(B @ C @ A)", "", "tr(BCA)"
    ),
    denominator=Arranged(
        r"\operatorname{tr}(A B C)", r"\operatorname{tr}(B C A)", "np.trace(B @ C @ A)", "", "tr(BCA)"
    ),
)
LOG_DET = _entry(
    "log-det",
    "determinants",
    Text("Logarithm of a determinant", "对数行列式"),
    function=r"f(X) = \log \det X",
    given=(Given(r"X \in \mathbb{R}^{n \times n}", Text("invertible, det X > 0", "可逆，det X > 0")),),
    numerator=Arranged(BY_X, r"X^{-1}", "np.linalg.inv(X)", r"n \times n", "inverse of X"),
    denominator=Arranged(BY_X, r"X^{-\top}", "np.linalg.inv(X).T", r"n \times n", "inverse transpose of X"),
    steps=(
        Step(
            "chain-rule",
            Text("Chain rule", "链式法则"),
            r"\mathrm{d} f = \frac{1}{\det X} \, \mathrm{d} \det X",
        ),
        Step(
            "determinant",
            Text("Jacobi's formula", "雅可比公式"),
            r"\mathrm{d} f = \operatorname{tr}(X^{-1} \, \mathrm{d} X)",
        ),
    ),
    synonyms=("slogdet", "logdet", "log determinant"),
    hypotheses=(Hypothesis(Text("X is invertible", "X 可逆"), False, ""),),
)
INVERSE_PRODUCT = _entry(
    "inverse-product",
    "matrix-by-matrix",
    Text("Inverse between two matrices", "夹在两矩阵之间的逆矩阵"),
    kind="matrix-by-matrix",
    function=r"F(X) = A X^{-1} B",
    verdict="numerically checked",
    given=(
        Given(r"X \in \mathbb{R}^{n \times n}", Text("invertible", "可逆")),
        Given(r"A \in \mathbb{R}^{m \times n}", Text("", "")),
        Given(r"B \in \mathbb{R}^{n \times p}", Text("", "")),
    ),
    opinions=(
        Opinion("exact", None, Text("ran out of time", "超时"), "", 0, ""),
        DIFFERENCE,
    ),
    numerator=Arranged(
        r"\frac{\partial \operatorname{vec} F}{\partial (\operatorname{vec} X)^\top}",
        r"-\left((X^{-1} B)^\top \otimes (A X^{-1})\right)",
        "-np.kron((np.linalg.inv(X) @ B).T, A @ np.linalg.inv(X))",
        r"m p \times n^2",
        "minus Kronecker product",
    ),
    denominator=Arranged(
        r"\frac{\partial (\operatorname{vec} F)^\top}{\partial \operatorname{vec} X}",
        r"-\left((X^{-1} B) \otimes (A X^{-1})^\top\right)",
        "-np.kron(np.linalg.inv(X) @ B, (A @ np.linalg.inv(X)).T)",
        r"n^2 \times m p",
        "minus Kronecker product",
    ),
    steps=(
        Step(
            "inverse",
            Text("Differential of an inverse", "逆矩阵的微分"),
            r"\mathrm{d} F = -A X^{-1} (\mathrm{d} X) X^{-1} B",
        ),
        Step(
            "vec",
            Text("vec turns products into a Kronecker product", "用 vec 化为克罗内克积"),
            r"\operatorname{vec} \mathrm{d} F = "
            r"-\left((X^{-1} B)^\top \otimes (A X^{-1})\right) \operatorname{vec} \mathrm{d} X",
        ),
    ),
    synonyms=("d(AX^-1B)",),
)
LEAST_SQUARES = _entry(
    "least-squares",
    "matrix-by-matrix",
    Text("Hessian of least squares", "最小二乘的海森矩阵"),
    kind="hessian",
    function=r"f(x) = \lVert A x - b \rVert^2",
    variable="x",
    given=(
        Given(r"x \in \mathbb{R}^{n}", Text("", "")),
        Given(r"A \in \mathbb{R}^{m \times n}", Text("", "")),
        Given(r"b \in \mathbb{R}^{m}", Text("", "")),
    ),
    numerator=Arranged(
        r"\frac{\partial^2 f}{\partial x \, \partial x^\top}",
        r"2 A^\top A",
        "2 * A.T @ A",
        r"n \times n",
        "2 A transpose A",
    ),
    denominator=Arranged(
        r"\frac{\partial^2 f}{\partial x \, \partial x^\top}",
        r"2 A^\top A",
        "2 * A.T @ A",
        r"n \times n",
        "2 A transpose A",
    ),
)
BOOK = Book(
    topics=(
        Topic(
            "traces",
            Text("Traces", "迹"),
            Text("Scalar functions built with the trace.", "由迹构成的标量函数。"),
        ),
        Topic(
            "determinants",
            Text("Determinants", "行列式"),
            Text("Determinants and their logarithms.", "行列式及其对数。"),
        ),
        Topic(
            "matrix-by-matrix",
            Text("Matrix by matrix", "矩阵对矩阵"),
            Text("Jacobians of vectorised matrices, and Hessians.", "向量化矩阵的雅可比矩阵与海森矩阵。"),
        ),
    ),
    entries=(QUADRATIC_TRACE, SYMMETRIC_TRACE, TRACE_CYCLIC, LOG_DET, INVERSE_PRODUCT, LEAST_SQUARES),
    version="0.0",
)
