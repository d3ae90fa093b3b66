"""What LaTeX macros mean to us: tables of fonts, letters, operators, functions and spacing.

Data, not branches: to teach the reader a spelling is to add a line here.
"""

from __future__ import annotations

# Commands that change only the look of their argument: `\mathbf{A x}` is `A x`.
FONTS: dict[str, str] = {
    **dict.fromkeys(
        ("mathbf", "boldsymbol", "bm", "pmb", "symbf", "symbfit", "bold", "textbf", "mathbfit"), "bold"
    ),
    **dict.fromkeys(("vec", "overrightarrow"), "bold"),
    **dict.fromkeys(
        ("mathit", "mathcal", "mathscr", "mathfrak", "mathnormal", "textit", "boxed", "mathop"), "plain"
    ),
    **dict.fromkeys(("mathbb", "mathds", "Bbb", "symbb"), "double"),
    **dict.fromkeys(("mathrm", "mathsf", "mathtt", "symup", "symrm", "operatorname"), "roman"),
    **dict.fromkeys(("text", "textrm", "textsf", "textnormal", "mbox", "rm", "sf"), "roman"),
}
# `{\bf A}`: switches, in force to the end of their group.
SWITCHES: dict[str, str] = {"bf": "bold", "rm": "roman", "sf": "roman", "it": "plain", "cal": "plain"}

# Commands for words, and words that are never the name of a function.
TEXTS: frozenset[str] = frozenset({"text", "textrm", "textsf", "textnormal", "mbox", "operatorname"})
PROSE: frozenset[str] = frozenset(
    ("if", "and", "or", "for", "where", "when", "with", "is", "are", "as", "by", "in", "the", "so", "then")
)

ACCENTS: dict[str, str] = {
    "hat": "hat", "widehat": "hat", "tilde": "tilde", "widetilde": "tilde", "bar": "bar", "dot": "dot",
    "ddot": "ddot", "check": "check", "breve": "breve",
}  # fmt: skip

GREEK: frozenset[str] = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "varepsilon",
        "zeta",
        "eta",
        "theta",
        "vartheta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "pi",
        "rho",
        "varrho",
        "sigma",
        "varsigma",
        "tau",
        "upsilon",
        "phi",
        "varphi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Xi",
        "Pi",
        "Sigma",
        "Upsilon",
        "Phi",
        "Psi",
        "Omega",
        "varGamma",
        "varDelta",
        "varTheta",
        "varLambda",
        "varPi",
        "varSigma",
        "varPhi",
        "varPsi",
        "varOmega",
        "ell",
    ]
)

# Signs: macro name -> the one spelling that the grammar knows.
SIGNS: dict[str, str] = {
    "cdot": "*", "ast": "ast", "times": "times", "odot": "odot", "circ": "circ", "bullet": "bullet",
    "otimes": "otimes", "oplus": "oplus", "oslash": "oslash", "div": "div", "pm": "pm", "mp": "pm",
    "partial": "partial", "part": "partial", "nabla": "nabla", "triangledown": "nabla",
    "bigtriangledown": "nabla", "dd": "d", "diff": "d", "differentiald": "d",
    "sum": "sum", "prod": "prod", "top": "top", "intercal": "top", "dagger": "dagger",
    "prime": "'", "lvert": "lvert", "rvert": "rvert", "lVert": "lVert", "rVert": "rVert", "Vert": "Vert",
    "|": "Vert", "vert": "|", "mid": "|", "lbrace": "{.", "rbrace": ".}", "{": "{.", "}": ".}",
    "lbrack": "[", "rbrack": "]", "langle": "langle", "rangle": "rangle", "infty": "infty",
    "triangleq": "=", "coloneqq": "=", "equiv": "=", "in": "in", "ne": "ne", "neq": "ne", "le": "le",
    "leq": "le", "ge": "ge", "geq": "ge", "lt": "<", "gt": ">", "succ": "succ", "succeq": "succeq",
        "star": "ast",
    "approx": "approx", "propto": "propto", "to": "to", "rightarrow": "to", "colon": ":", "\\": "newline",
    "cr": "newline", "int": "int", "ldots": "ldots", "cdots": "ldots", "dots": "ldots", "vdots": "ldots",
}  # fmt: skip

# Relations that end a side; only "=" is a statement that we check.
RELATIONS: frozenset[str] = frozenset(
    {"=", "ne", "le", "ge", "<", ">", "succ", "succeq", "approx", "propto", "in", "to", ":"}
)

SPACES: frozenset[str] = frozenset(
    [
        ",",
        ";",
        ":",
        "!",
        ">",
        "quad",
        "qquad",
        "enspace",
        "enskip",
        "thinspace",
        "medspace",
        "thickspace",
        "negthinspace",
        "displaystyle",
        "textstyle",
        "scriptstyle",
        "limits",
        "nolimits",
        "nonumber",
        "notag",
        "mathstrut",
        "strut",
        "null",
        "relax",
        "allowbreak",
        "nobreak",
    ]
) | {" ", "\n", "\t", "/"}

SIDES: dict[str, str] = {
    "left": "left", "bigl": "left", "Bigl": "left", "biggl": "left", "Biggl": "left",
    "right": "right", "bigr": "right", "Bigr": "right", "biggr": "right", "Biggr": "right",
    "big": "", "Big": "", "bigg": "", "Bigg": "", "middle": "",
}  # fmt: skip
SIDED: dict[tuple[str, str], str] = {
    ("left", "|"): "lvert", ("right", "|"): "rvert", ("left", "Vert"): "lVert", ("right", "Vert"): "rVert",
}  # fmt: skip

# Macros with arguments, for the walker: name -> (has an optional argument, number of arguments).
ARGUMENTS: dict[str, tuple[bool, int]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), (False, 2)),
    "sqrt": (True, 1),
    "overline": (False, 1),
    **dict.fromkeys(("tag", "label", "color", "class", "hspace", "phantom"), (False, 1)),
    **{name: (False, 1) for name in FONTS if name not in SWITCHES},
    **dict.fromkeys(ACCENTS, (False, 1)),
}
FRACTIONS: frozenset[str] = frozenset({"frac", "dfrac", "tfrac", "cfrac"})
DROPPED: frozenset[str] = frozenset({"tag", "label"})

# Words within a definition by cases: what stands for them; "" is passed over.
CASE_WORDS: dict[str, str] = {
    **dict.fromkeys(("if", "when", "for", "where"), ""),
    **dict.fromkeys(("otherwise", "else"), "otherwise"),
}
MATRICES: frozenset[str] = frozenset({"bmatrix", "pmatrix", "matrix", "smallmatrix"})
ALIGNED: frozenset[str] = frozenset(
    {"aligned", "align", "align*", "split", "gathered", "equation", "equation*"}
)

# Function words: spelling -> function. Those of one argument that named scalar functions have.
SCALAR_FUNCTIONS: dict[str, str] = {
    "exp": "exp", "log": "log", "ln": "log", "sqrt": "sqrt", "sin": "sin", "cos": "cos", "tan": "tan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "arctan": "arctan", "atan": "arctan", "abs": "abs",
    "sgn": "sgn", "sign": "sgn", "relu": "relu", "ReLU": "relu", "step": "step", "softplus": "softplus",
    "gelu": "gelu", "GELU": "gelu", "silu": "silu", "SiLU": "silu", "swish": "silu", "erf": "erf",
    "logistic": "sigma", "sigmoid": "sigma", "arcsin": "arcsin", "asin": "arcsin", "arccos": "arccos",
    "acos": "arccos", "arsinh": "arsinh", "arcsinh": "arsinh", "asinh": "arsinh", "artanh": "artanh",
    "arctanh": "artanh", "atanh": "artanh", "logit": "logit", "elu": "elu", "ELU": "elu", "mish": "mish",
    "Mish": "mish", "digamma": "digamma", "trigamma": "trigamma",
}  # fmt: skip
OPERATIONS: dict[str, str] = {
    "tr": "trace", "Tr": "trace", "trace": "trace", "Trace": "trace", "Spur": "trace", "Sp": "trace",
        "det": "det",
    "Det": "det", "vec": "vec", "Vec": "vec", "vech": "vech", "diag": "diag", "Diag": "diag", "adj": "adj",
    "chol": "chol", "qf": "qf", "tril": "tril", "triu": "triu",
    "softmax": "softmax", "Softmax": "softmax", "max": "max", "min": "min",
    "sum": "sum", "mean": "mean", "var": "var", "Var": "var", "std": "var", "logsumexp": "logsumexp",
    "lse": "logsumexp", "LSE": "logsumexp", "etr": "etr", "clip": "clip", "clamp": "clip", "sec": "sec",
    "csc": "csc", "cot": "cot", "sech": "sech", "csch": "csch", "coth": "coth", "erfc": "erfc",
    "sinc": "sinc", "lgamma": "lgamma", "gammaln": "lgamma",
    "Re": "Re", "Im": "Im", "arg": "arg", "real": "Re", "imag": "Im",
}  # fmt: skip
FUNCTION_WORDS: dict[str, str] = {**SCALAR_FUNCTIONS, **OPERATIONS}

# Letters that name a function once a Given line says so.
FUNCTION_LETTERS: dict[str, str] = {r"\sigma": "sigma", r"\Phi": "Phi", r"\phi": "phi", r"\varphi": "phi",
    r"\Gamma": "Gamma", r"\psi": "digamma",
}  # fmt: skip

# Function words also met in italics, letter by letter, in front of a bracket.
BARE_WORDS: tuple[str, ...] = (
    "trace",
    "diag",
    "vec",
    "det",
    "exp",
    "log",
    "tr",
    "Tr",
    "ln",
    "sin",
    "cos",
    "tanh",
)

UNICODE: dict[str, str] = {
    "ᵀ": "^{\\top}", "⊤": "\\top", "∂": "\\partial", "∇": "\\nabla", "‖": "\\Vert", "∥": "\\Vert",
        "·": "\\cdot",
    "⋅": "\\cdot", "×": "\\times", "⊗": "\\otimes", "⊙": "\\odot", "∘": "\\circ", "⊘": "\\oslash",
    "⊕": "\\oplus", "∑": "\\sum", "∏": "\\prod", "∞": "\\infty", "±": "\\pm", "−": "-", "–": "-", "’": "'",
    "′": "'", "∈": "\\in", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx", "≜": "=", "≔": "=",
    "ℝ": "\\mathbb{R}", "ℂ": "\\mathbb{C}", "𝕊": "\\mathbb{S}", "≻": "\\succ", "⪰": "\\succeq",
        "≽": "\\succeq",
    "†": "\\dagger", "⟨": "\\langle", "⟩": "\\rangle", "∣": "|", "√": "\\sqrt", "∗": "\\ast",
    "（": "(", "）": ")", "，": ",", "＝": "=", "＋": "+", "－": "-", "［": "[", "］": "]", "｜": "|",
        "：": ":",
    "＜": "<", "＞": ">", "\u00a0": " ", "\u2009": " ", "\u2061": " ", "\u200b": " ", "\u3000": " ",
    "𝟏": "\\mathbf{1}", "𝟎": "\\mathbf{0}", "½": "\\frac{1}{2}", "ℓ": "\\ell", "ϵ": "\\epsilon",
        "ϕ": "\\phi",
    "µ": "\\mu",
}  # fmt: skip
SUPERSCRIPTS: dict[str, str] = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿᴴ", [*"0123456789-+", "n", "H"], strict=True)) | {
    "ᵗ": "\\top"
}
SUBSCRIPTS: dict[str, str] = dict(zip("₀₁₂₃₄₅₆₇₈₉ₙₘₓᵢⱼₖ", [*"0123456789nmxijk"], strict=True))
GREEK_LETTERS: dict[str, str] = dict(
    zip("αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ",
        ["alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa",
            "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "varphi", "chi", "psi",
            "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi",
            "Omega"], strict=True)
)  # fmt: skip
