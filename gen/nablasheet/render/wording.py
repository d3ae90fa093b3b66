"""The words of derivations and verdicts in both languages: one table, keyed by rule or kind."""

from __future__ import annotations

from nablasheet.render.entry import Text

RULES: dict[str, Text] = {
    "sum-rule": Text("sum rule", "和的微分"),
    "product-rule": Text("product rule", "积的微分"),
    "power-rule": Text("power rule", "幂的微分"),
    "transpose-rule": Text("transpose", "转置的微分"),
    "conjugate-rule": Text("conjugate", "共轭的微分"),
    "inverse-rule": Text("inverse", "逆的微分"),
    "pseudo-inverse-rule": Text("pseudo-inverse of constant rank", "常秩伪逆的微分"),
    "adjugate-rule": Text("adjugate", "伴随矩阵的微分"),
    "hadamard-rule": Text("entrywise product rule", "逐元素积的微分"),
    "hadamard-quotient-rule": Text("entrywise quotient rule", "逐元素商的微分"),
    "hadamard-power-rule": Text("entrywise power rule", "逐元素幂的微分"),
    "kronecker-rule": Text("Kronecker product rule", "克罗内克积的微分"),
    "kronecker-sum-rule": Text("Kronecker sum rule", "克罗内克和的微分"),
    "cross-rule": Text("cross product rule", "叉积的微分"),
    "vec-rule": Text("vec is linear", "vec 是线性的"),
    "diag-rule": Text("diag is linear", "diag 是线性的"),
    "block-rule": Text("block by block", "逐块微分"),
    "trace-rule": Text("trace is linear", "迹是线性的"),
    "determinant-rule": Text("Jacobi's formula", "雅可比公式"),
    "log-det-rule": Text("differential of log det", "对数行列式的微分"),
    "elementwise-rule": Text("elementwise function", "逐元素函数的微分"),
    "softmax-rule": Text("softmax", "softmax 的微分"),
    "norm-rule": Text("differential of a norm", "范数的微分"),
    "eigenvalue-rule": Text("differential of a simple eigenvalue", "单特征值的微分"),
    "eigenvector-rule": Text("differential of an eigenvector", "特征向量的微分"),
    "singular-value-rule": Text("differential of a simple singular value", "单奇异值的微分"),
    "cholesky-rule": Text("differential of the Cholesky factor", "乔列斯基因子的微分"),
    "qr-rule": Text("differential of the orthonormal factor", "正交因子的微分"),
    "triangle-rule": Text("taking a triangle is linear", "取三角部分是线性的"),
    "matrix-function-rule": Text("Fréchet derivative", "弗雷歇导数"),
    "entry-rule": Text("an entry is linear", "取元素是线性的"),
    "chain-rule": Text("chain rule", "链式法则"),
    "collect": Text("bring the differential to the outside", "把微分移到最外侧"),
    "identify": Text("read off the derivative", "读出导数"),
    "constant": Text("the function does not depend on the variable", "函数与变量无关"),
    "gradient-again": Text("differentiate the gradient once more", "对梯度再求一次微分"),
    "structure": Text("let only the independent entries move", "只让独立元素变动"),
    "statement": Text("both sides are evaluated by the referees", "由裁判计算两边"),
}

METHODS: dict[str, Text] = {
    "exact": Text(
        "exact rational arithmetic, every entry, no tolerance", "精确有理数运算，逐元素比较，无容差"
    ),
    "symbolic": Text(
        "scalar derivatives by SymPy, values to 50 digits", "标量导数由 SymPy 求得，数值精确到 50 位"
    ),
    "difference": Text("central differences in high precision", "高精度中心差分"),
    "numeric": Text("high-precision numbers, independent linear algebra", "高精度数值，独立的线性代数例程"),
}


def rule_names(rules: tuple[str, ...]) -> Text:
    """The names of several rules, joined."""
    texts = [RULES[rule] for rule in rules]
    return Text(", ".join(text.en for text in texts), "，".join(text.zh for text in texts))


# Why an assumption is needed, where no counterexample says it; keyed by what the referees say.
REASONS: dict[str, Text] = {
    "it says how the variable moves": Text(
        "it says which entries of the variable move together", "它规定变量的哪些元素一起变动"
    ),
    "without it the formula need not have a value": Text(
        "without it the formula need not have a value", "没有它，公式未必有意义"
    ),
    "a statement of the author is false without it": Text(
        "the formula in the columns holds without it, what is stated below does not",
        "没有它，栏中的公式仍成立，但下面所陈述的不成立",
    ),
}

# The readings of a derivative by a structured variable.
CONVENTIONS: dict[str, Text] = {
    "free": Text("all entries free, the structure ignored", "所有元素自由变动，忽略结构"),
    "projection": Text("projected onto the structure", "正交投影到该结构"),
    "tangent": Text("projected onto the tangents: the Riemannian gradient", "投影到切空间，即黎曼梯度"),
    "independent": Text("by the independent entries", "按独立元素求导"),
    "vech": Text("by vech, with the duplication matrix", "按 vech 求导，用复制矩阵"),
}

# An assumption's words in Chinese; in English its name is its words.
ASSUMPTIONS_ZH: dict[str, str] = {
    "symmetric": "对称",
    "skew-symmetric": "反对称",
    "Hermitian": "埃尔米特",
    "diagonal": "对角",
    "lower triangular": "下三角",
    "upper triangular": "上三角",
    "Toeplitz": "特普利茨",
    "Hankel": "汉克尔",
    "circulant": "循环",
    "orthogonal": "正交",
    "orthonormal columns": "列标准正交",
    "positive definite": "正定",
    "positive semidefinite": "半正定",
    "invertible": "可逆",
    "positive determinant": "行列式为正",
    "positive eigenvalues": "特征值为正",
    "distinct eigenvalues": "特征值互异",
    "diagonalisable": "可对角化",
    "full rank": "满秩",
    "full column rank": "列满秩",
    "full row rank": "行满秩",
    "idempotent": "幂等",
    "involutory": "对合",
    "nilpotent of index two": "二次幂零",
    "spectral radius below one": "谱半径小于 1",
    "positive diagonal entries": "对角元为正",
    "positive": "为正",
    "nonnegative": "非负",
    "nonzero": "非零",
    "entries 0 or 1": "元素为 0 或 1",
    "entries +1 or -1": "元素为 ±1",
    "one-hot": "独热",
    "each row one-hot": "每行独热",
    "positive entries summing to one": "元素为正且和为 1",
    "each row positive summing to one": "每行为正且和为 1",
    "between 0 and 1": "介于 0 与 1 之间",
    "unit norm": "单位范数",
    "integer": "整数",
    "complex": "复",
}
