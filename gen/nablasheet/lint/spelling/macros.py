"""Macros that notes use without defining them, and what they obviously mean.

A note is written for a site, a book or a course that defines its own macros; the linter sees the
note alone.  Only spellings with one possible meaning stand here.
"""

from __future__ import annotations

from nablasheet.parse.macros import ACCENTS, ARGUMENTS, FUNCTION_WORDS, GREEK, SIDES, SIGNS, SPACES, SWITCHES

# Name -> (number of arguments, meaning).  A derivative macro with one argument is an operator.
MEANINGS: dict[str, tuple[int, str]] = {
    **dict.fromkeys(("pdv", "pd", "pderiv", "pdiff", "partialderiv", "pder", "pfrac",
    "jac"), (2, r"\frac{\partial #1}{\partial #2}")),
    **dict.fromkeys(("dv", "deriv", "odv", "dfdx"), (2, r"\frac{\mathrm{d} #1}{\mathrm{d} #2}")),
    **dict.fromkeys(("norm", "Norm", "vnorm"), (1, r"\lVert #1 \rVert")),
    **dict.fromkeys(("abs", "Abs"), (1, r"\left| #1 \right|")),
    **dict.fromkeys(("vect", "vec", "vc", "mat", "mtx", "matr", "vb", "mb", "bs", "mathbi", "vv",
    "bsym", "bbf"), (1, r"\mathbf{#1}")),
    **dict.fromkeys(("paren", "pqty", "rbr"), (1, r"\left( #1 \right)")),
    **dict.fromkeys(("bqty", "sbr"), (1, r"\left[ #1 \right]")),
    **dict.fromkeys(("tr", "Tr", "trace", "Trace", "Spur"), (0, r"\operatorname{tr}")),
    **dict.fromkeys(("diag", "Diag"), (0, r"\operatorname{diag}")),
    **dict.fromkeys(("rank", "cov", "var", "sgn", "sign", "softmax", "sigmoid", "adj"), (0, "")),
    **dict.fromkeys(("diff", "dif", "ud", "rmd", "dd", "differential"), (0, r"\mathrm{d}")),
    **dict.fromkeys(("inv", "inverse"), (0, r"^{-1}")),
    **dict.fromkeys(("ones", "one", "bone", "vone"), (0, r"\mathbf{1}")),
    **dict.fromkeys(("zeros", "zero", "bzero", "vzero"), (0, r"\mathbf{0}")),
    **dict.fromkeys(("eye", "Id", "iden", "Iden"), (0, "I")),
    **dict.fromkeys(("R", "Real", "RR", "reals"), (0, r"\mathbb{R}")),
    "E": (0, r"\mathbb{E}"), "half": (0, r"\frac{1}{2}"), "grad": (0, r"\nabla"), "eqdef": (0, r"\triangleq"),
    **dict.fromkeys(("vectorize", "vecop", "vecc"), (0, r"\operatorname{vec}")),
    "argmin": (0, r"\arg\min"), "argmax": (0, r"\arg\max"),
}  # fmt: skip
WORDS = ("rank", "cov", "var", "sgn", "sign", "softmax", "sigmoid", "adj")
MEANINGS.update({word: (0, rf"\operatorname{{{word}}}") for word in WORDS})

TRANSPOSES = ("T", "tp", "trans", "transp", "transpose", "tran", "trn", "Trans", "Tp", "tT", "mT", "t")

# What the reader or the rewrites know, so that no letter is seen in it.
KNOWN: frozenset[str] = frozenset({
    *ACCENTS, *ARGUMENTS, *FUNCTION_WORDS, *GREEK, *SIDES, *SIGNS, *SPACES, *SWITCHES,
    "begin", "end", "text", "mathbb", "mathcal", "lim", "min", "max", "inf", "sup", "arg", "int",
    "iint", "oint",
    "ldots", "cdots", "dots", "vdots", "ddots", "leftarrow", "Rightarrow", "implies", "iff", "Leftrightarrow",
    "Longrightarrow", "longrightarrow", "mapsto", "gets", "forall", "exists", "sim", "simeq", "cong",
    "ll", "gg",
    "because", "therefore", "underbrace", "overbrace", "stackrel", "overset", "underset", "substack", "boxed",
    "hline", "tiny", "small", "large", "Large", "scriptsize", "footnotesize", "normalsize", "binom",
    "lfloor", "rfloor", "lceil", "rceil", "Re", "Im", "subset", "subseteq", "cup", "cap", "emptyset",
    "setminus",
    "cancel", "phantom", "mod", "bmod", "Pr", "perp", "parallel", "angle", "hbar", "imath", "jmath",
    "wedge", "vee",
    "bf", "it", "rm", "sf", "tt", "cal", "mp", "pm", "div", "ast", "star", "bot", "top", "ref",
    "eqref", "cite",
    "nabla", "partial", "quad", "qquad", "hfill", "vspace", "hspace", "notin", "ni", "mid", "nmid",
    "prec", "succ",
    "newcommand", "renewcommand", "def", "let", "require", "DeclareMathOperator", "iota",
})  # fmt: skip
