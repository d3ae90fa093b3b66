"""A small book written by hand: long and short formulas, every kind of row, both languages."""

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

_NONE = Text("", "")
_SYMMETRIC = Text("symmetric", "对称")
_INVERTIBLE = Text("invertible", "可逆")
_CONSTANT = Text("constant in x", "与 x 无关")
_OPINIONS = (
    Opinion("exact", True, Text("rational arithmetic", "有理数运算"), r"m = 2,\ n = 3", 2, "0"),
    Opinion(
        "difference", True, Text("ball arithmetic", "区间运算"), r"m = 4,\ n = 2", 2, r"3 \times 10^{-35}"
    ),
)


def _given(*lines: tuple[str, Text]) -> tuple[Given, ...]:
    return tuple(Given(latex, words) for latex, words in lines)


def _matrix(letter: str, rows: str = "m", columns: str = "n", words: Text = _NONE) -> tuple[str, Text]:
    return rf"{letter} \in \mathbb{{R}}^{{{rows} \times {columns}}}", words


def _vector(letter: str, size: str = "n", words: Text = _NONE) -> tuple[str, Text]:
    return rf"{letter} \in \mathbb{{R}}^{{{size}}}", words


def _entry(
    path: str,
    en: str,
    zh: str,
    kind: str,
    function: str,
    numerator: str,
    denominator: str,
    *given: tuple[str, Text],
    left: str | None = None,
    verdict: str = "verified",
) -> Entry:
    topic, name = path.split("/")
    variable = "X" if "by-matrix" in kind else "x"
    upper = function.partition("(")[0] or "f"
    left = rf"\frac{{\partial {upper}}}{{\partial {variable}}}" if left is None else left
    numpy = "2 * A @ x"
    return Entry(
        id=name,
        topic=topic,
        title=Text(en, zh),
        kind=kind,
        function=function,
        expression=function.partition(" = ")[2],
        variable="" if kind == "property" else variable,
        given=_given(*given),
        differential="" if kind == "property" else r"\mathrm{d} f = \operatorname{tr}(G^\top \mathrm{d} X)",
        numerator=Arranged(left, numerator, numpy, r"q \times p", f"{en}, numerator layout"),
        denominator=Arranged(left, denominator, numpy, r"p \times q", f"{en}, denominator layout"),
        steps=(Step("product-rule", Text("product rule", "乘积法则"), r"\mathrm{d}(AX) = A \, \mathrm{d}X"),),
        verdict=verdict,
        opinions=_OPINIONS,
        claims=(Stated(rf"\nabla_X f = {denominator}", "denominator", "verified"),),
        hypotheses=(Hypothesis(_SYMMETRIC, True, r"A = \begin{bmatrix} 0 & 1 \\ 0 & 0 \end{bmatrix}"),),
        references=(Reference("cookbook", "Petersen & Pedersen, The Matrix Cookbook", "(108)"),),
        related=(),
        synonyms=("quadratic form",),
        notes=_NONE,
        source=f"identities/{path}.md",
    )


TOPICS = (
    Topic("vectors", Text("Functions of a vector", "向量的函数"), Text("f(x) and y(x)", "f(x) 与 y(x)")),
    Topic("traces", Text("Traces", "迹"), Text("tr of products", "乘积的迹")),
    Topic(
        "inverses", Text("Determinants and inverses", "行列式与逆矩阵"), Text("det and inverse", "行列式与逆")
    ),
    Topic(
        "products",
        Text("Matrix functions and learning", "矩阵函数与机器学习"),
        Text("vec and blocks", "向量化"),
    ),
)

_VECTORS = (
    _entry(
        "vectors/linear-form", "Linear form", "线性型", "scalar-by-vector", r"f(x) = a^\top x",
        r"a^\top", "a", _vector("a"), _vector("x"),
    ),
    _entry(
        "vectors/quadratic-form", "Quadratic form", "二次型", "scalar-by-vector", r"f(x) = x^\top A x",
        r"x^\top (A + A^\top)", r"(A + A^\top) x", _matrix("A", "n", "n"), _vector("x"),
    ),
    _entry(
        "vectors/quadratic-form-symmetric", "Quadratic form, symmetric", "对称二次型", "scalar-by-vector",
        r"f(x) = x^\top A x", r"2 x^\top A", r"2 A x", _matrix("A", "n", "n", _SYMMETRIC), _vector("x"),
    ),
    _entry(
        "vectors/linear-map", "Linear map", "线性映射", "vector-by-vector", r"y(x) = A x",
        "A", r"A^\top", _matrix("A"), _vector("x"),
    ),
    _entry(
        "vectors/norm", "Euclidean norm", "欧几里得范数", "scalar-by-vector", r"f(x) = \lVert x - a \rVert_2",
        r"\frac{(x - a)^\top}{\lVert x - a \rVert_2}", r"\frac{x - a}{\lVert x - a \rVert_2}",
        _vector("a"), _vector("x"), (r"x \ne a", _NONE),
    ),
    _entry(
        "vectors/softmax", "Softmax", "Softmax 函数", "vector-by-vector",
        r"y(x) = \frac{\exp(x)}{\mathbf{1}^\top \exp(x)}",
        r"\operatorname{diag}(y) - y y^\top", r"\operatorname{diag}(y) - y y^\top", _vector("x"),
    ),
    _entry(
        "vectors/product-rule", "Product rule for an inner product", "内积的乘积法则", "scalar-by-vector",
        r"f(x) = u(x)^\top v(x)",
        r"u^\top \frac{\partial v}{\partial x} + v^\top \frac{\partial u}{\partial x}",
        r"\frac{\partial u}{\partial x} v + \frac{\partial v}{\partial x} u",
        (r"u \colon \mathbb{R}^{n} \to \mathbb{R}^{m}", Text("differentiable", "可微")),
        (r"v \colon \mathbb{R}^{n} \to \mathbb{R}^{m}", Text("differentiable", "可微")),
    ),
    _entry(
        "vectors/hessian-least-squares", "Hessian of least squares", "最小二乘的海森矩阵", "hessian",
        r"f(x) = (A x - b)^\top W (A x - b)", r"A^\top (W + W^\top) A", r"A^\top (W + W^\top) A",
        _matrix("A"), _vector("b", "m"), _matrix("W", "m", "m"), _vector("x"), left=r"\nabla_x^2 f",
    ),
    _entry(
        "vectors/scaled", "Scaled vector", "数乘向量", "vector-by-vector", r"y(x) = (a^\top x) x",
        r"a^\top x I_n + x a^\top", r"a^\top x I_n + a x^\top", _vector("a"), _vector("x"),
    ),
)  # fmt: skip

_TRACES = (
    _entry("traces/trace", "Trace", "迹", "scalar-by-matrix", r"f(X) = \operatorname{tr}(X)", "I", "I",
           _matrix("X", "n", "n")),
    _entry("traces/linear", "Trace of a product", "乘积的迹", "scalar-by-matrix",
           r"f(X) = \operatorname{tr}(A X)", "A", r"A^\top", _matrix("A"), _matrix("X", "n", "m")),
    _entry("traces/cyclic", "The trace is cyclic", "迹的循环不变性", "property",
           r"\operatorname{tr}(A B C) = \operatorname{tr}(B C A)",
           r"\operatorname{tr}(B C A)", r"\operatorname{tr}(B C A)", left=r"\operatorname{tr}(A B C)"),
    _entry("traces/quadratic", "Trace of a quadratic form", "二次型的迹", "scalar-by-matrix",
           r"f(X) = \operatorname{tr}(X^\top A X B)", r"B^\top X^\top A^\top + B X^\top A",
           r"A X B + A^\top X B^\top", _matrix("A", "m", "m"), _matrix("X")),
    _entry("traces/power", "Trace of a power", "幂的迹", "scalar-by-matrix",
           r"f(X) = \operatorname{tr}(A X^k)",
           r"\sum_{r=0}^{k-1} X^r A X^{k-r-1}", r"\sum_{r=0}^{k-1} \left(X^r A X^{k-r-1}\right)^\top",
           _matrix("A", "n", "n"), _matrix("X", "n", "n"), (r"k \in \mathbb{N}", _NONE)),
    _entry("traces/ratio", "Trace of a ratio of quadratic forms", "二次型之比的迹", "scalar-by-matrix",
           r"f(X) = \operatorname{tr}\left((X^\top C X)^{-1} (X^\top B X)\right)",
           r"2 (X^\top C X)^{-1} X^\top B - 2 (X^\top C X)^{-1} X^\top B X (X^\top C X)^{-1} X^\top C",
           r"2 B X (X^\top C X)^{-1} - 2 C X (X^\top C X)^{-1} X^\top B X (X^\top C X)^{-1}",
           _matrix("B", "n", "n", _SYMMETRIC), _matrix("C", "n", "n", Text("positive definite", "正定")),
           _matrix("X", "n", "p", Text("full column rank", "列满秩"))),
    _entry("traces/exp", "Trace of the exponential", "矩阵指数的迹", "scalar-by-matrix",
           r"f(X) = \operatorname{tr}(\operatorname{exp}(X))", r"\operatorname{exp}(X)",
           r"\operatorname{exp}(X)^\top", _matrix("X", "n", "n"), verdict="numerically checked"),
)  # fmt: skip

_INVERSES = (
    _entry("inverses/det", "Determinant", "行列式", "scalar-by-matrix", r"f(X) = \det(A X B)",
           r"\det(A X B) X^{-1}", r"\det(A X B) X^{-\top}", _matrix("X", "n", "n", _INVERTIBLE)),
    _entry("inverses/log-det", "Log-determinant", "行列式的对数", "scalar-by-matrix", r"f(X) = \log \det X",
           r"X^{-1}", r"X^{-\top}", _matrix("X", "n", "n"), (r"\det X > 0", _NONE)),
    _entry("inverses/inverse-form", "Form in the inverse", "逆矩阵的双线性型", "scalar-by-matrix",
           r"f(X) = a^\top X^{-1} b", r"- X^{-1} b a^\top X^{-1}", r"- X^{-\top} a b^\top X^{-\top}",
           _matrix("X", "n", "n", _INVERTIBLE), _vector("a"), _vector("b")),
    _entry("inverses/inverse-scalar", "Inverse along a parameter", "含参逆矩阵", "matrix-by-scalar",
           r"Y(t) = X(t)^{-1}", r"- X^{-1} \frac{\partial X}{\partial t} X^{-1}",
           r"- \left(X^{-1} \frac{\partial X}{\partial t} X^{-1}\right)^\top", (r"t \in \mathbb{R}", _NONE)),
    _entry("inverses/inverse-matrix", "Inverse", "逆矩阵", "matrix-by-matrix", r"F(X) = X^{-1}",
           r"- X^{-\top} \otimes X^{-1}", r"- X^{-1} \otimes X^{-\top}", _matrix("X", "n", "n", _INVERTIBLE),
           left=r"\frac{\partial \operatorname{vec} F}{\partial \operatorname{vec}(X)^\top}"),
    _entry("inverses/det-2", "Determinant of a small matrix", "二阶行列式", "property",
           r"\det A = a d - b c", r"a d - b c", r"a d - b c",
           (r"A = \begin{bmatrix} a & b \\ c & d \end{bmatrix}", _NONE), left=r"\det A"),
)  # fmt: skip

_RELU = (
    r"\operatorname{diag}\left(\begin{cases} 1 & \text{if } x_i > 0 \\"
    r" 0 & \text{if } x_i < 0 \end{cases}\right)"
)

_PRODUCTS = (
    _entry("products/gram", "Gram matrix", "格拉姆矩阵", "matrix-by-matrix", r"F(X) = X^\top X",
           r"(I_n \otimes X^\top) + (X^\top \otimes I_n) K_{mn}", r"(I_n \otimes X) + K_{nm} (X \otimes I_n)",
           _matrix("X"), left=r"\frac{\partial \operatorname{vec} F}{\partial \operatorname{vec}(X)^\top}"),
    _entry("products/layer", "One-layer network", "单层网络", "scalar-by-matrix",
           r"f(W) = \lVert \sigma(W X + b \mathbf{1}^\top) - Y \rVert_F^2",
           r"2 X \left( (\sigma(Z) - Y) \odot \sigma'(Z) \right)^\top",
           r"2 \left( (\sigma(Z) - Y) \odot \sigma'(Z) \right) X^\top", _matrix("X"), _matrix("Y", "p", "n"),
           (r"Z = W X + b \mathbf{1}^\top", _NONE)),
    _entry("products/vec", "vec of a product", "乘积的向量化", "property",
           r"\operatorname{vec}(A X B) = (B^\top \otimes A) \operatorname{vec}(X)",
           r"(B^\top \otimes A) \operatorname{vec}(X)", r"(B^\top \otimes A) \operatorname{vec}(X)",
           left=r"\operatorname{vec}(A X B)"),
    _entry("products/long", "A cubic in both factors", "三次式", "matrix-by-matrix",
           r"F(X) = A X B X^\top C X D",
           r"\left(D^\top X^\top C^\top X B^\top \otimes A\right)"
           r" + \left(D^\top X^\top C^\top \otimes A X B\right)"
           r" K_{mn} + \left(D^\top \otimes A X B X^\top C\right)",
           r"\left(B X^\top C X D \otimes A^\top\right)"
           r" + K_{nm} \left(C X D \otimes B^\top X^\top A^\top\right)"
           r" + \left(D \otimes C^\top X B^\top X^\top A^\top\right)",
           _matrix("X"), left=r"\frac{\partial \operatorname{vec} F}{\partial \operatorname{vec}(X)^\top}"),
    _entry("products/relu", "Rectified linear unit", "线性整流", "vector-by-vector",
           r"y(x) = \max(0, x)",
           _RELU, _RELU,
           _vector("x"), (r"x_i \ne 0", _NONE)),
)  # fmt: skip

BOOK = Book(TOPICS, (*_VECTORS, *_TRACES, *_INVERSES, *_PRODUCTS), "0.1.0")
BASE_URL = "https://example.org/nablasheet"
TIMESTAMP = 1_760_000_000
