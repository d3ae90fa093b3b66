"""The words of Given lines, in English and Chinese: a closed table.

A word outside it is refused, since a condition that is silently ignored would make a formula look
more general than it is. Hyphens count as spaces, capitals as small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nablasheet.expr import Assumption
from nablasheet.parse.error import Trouble, nearest

A = Assumption

PROPERTIES: dict[Assumption, tuple[str, ...]] = {
    A.SYMMETRIC: ("symmetric", "对称"),
    A.SKEW: ("skew symmetric", "skewsymmetric", "antisymmetric", "anti symmetric", "反对称", "斜对称"),
    A.HERMITIAN: ("hermitian", "self adjoint", "埃尔米特", "厄米", "厄米特", "共轭对称"),
    A.DIAGONAL: ("diagonal", "对角"),
    A.LOWER: ("lower triangular", "下三角"),
    A.UPPER: ("upper triangular", "上三角"),
    A.TOEPLITZ: ("toeplitz", "托普利茨", "特普利茨"),
    A.HANKEL: ("hankel", "汉克尔"),
    A.CIRCULANT: ("circulant", "循环"),
    A.ORTHOGONAL: ("orthogonal", "正交"),
    A.ORTHONORMAL_COLUMNS: ("orthonormal columns", "列标准正交", "列规范正交"),
    A.POSITIVE_DEFINITE: ("positive definite", "spd", "正定"),
    A.POSITIVE_SEMIDEFINITE: (
        "positive semidefinite", "positive semi definite", "nonnegative definite", "psd", "半正定",
            "正半定",
    ),
    A.INVERTIBLE: ("invertible", "nonsingular", "non singular", "regular", "可逆", "非奇异"),
    A.POSITIVE_DETERMINANT: ("positive determinant", "行列式为正", "正行列式", "行列式大于零"),
    A.POSITIVE_EIGENVALUES: ("positive eigenvalues", "特征值为正", "正特征值"),
    A.DISTINCT_EIGENVALUES: ("distinct eigenvalues", "simple eigenvalues", "特征值互异", "互异特征值"),
    A.DIAGONALISABLE: ("diagonalisable", "diagonalizable", "可对角化"),
    A.FULL_RANK: ("full rank", "满秩"),
    A.FULL_COLUMN_RANK: ("full column rank", "列满秩", "满列秩"),
    A.FULL_ROW_RANK: ("full row rank", "行满秩", "满行秩"),
    A.IDEMPOTENT: ("idempotent", "幂等"),
    A.INVOLUTORY: ("involutory", "对合"),
    A.NILPOTENT: ("nilpotent of index two", "nilpotent of index 2", "二次幂零"),
    A.CONTRACTION: ("spectral radius below one", "spectral radius below 1", "谱半径小于一", "谱半径小于1"),
    A.POSITIVE_DIAGONAL: ("positive diagonal entries", "positive diagonal", "对角元为正",
        "对角元素为正", "正对角元"),
    A.POSITIVE: ("positive entries", "entries positive", "elementwise positive", "positive", "正元素",
        "元素为正", "正数", "为正"),
    A.NONNEGATIVE: ("nonnegative entries", "nonnegative", "non negative entries", "non negative",
        "非负元素", "非负"),
    A.NONZERO: ("nonzero entries", "nonzero", "non zero entries", "non zero", "非零元素", "元素非零",
        "非零"),
    A.BINARY: ("entries 0 or 1", "entries zero or one", "binary", "元素为0或1", "二值"),
    A.SIGNS: ("entries +1 or 1", "entries 1 or 1", "entries ±1", "元素为±1"),
    A.ONE_HOT: ("one hot", "独热"),
    A.ROWS_ONE_HOT: ("each row one hot", "rows one hot", "每行独热", "各行独热"),
    A.SIMPLEX: ("positive entries summing to one", "positive entries summing to 1", "正元素且和为一",
        "元素为正且和为一",
                "元素为正且和为1", "概率向量", "probability vector"),
    A.ROWS_SIMPLEX: ("each row positive summing to one", "each row positive summing to 1",
        "每行为正且和为一"),
    A.UNIT_INTERVAL: ("between 0 and 1", "entries between 0 and 1", "between zero and one", "介于0和1之间",
                      "0到1之间", "在0与1之间"),
    A.UNIT_NORM: ("unit norm", "unit length", "norm one", "单位长度", "单位范数"),
    A.INTEGER: ("integer", "整数"),
    A.COMPLEX: ("complex", "复"),
}  # fmt: skip

# Words that add nothing: the kind of thing, and what joins words.
FILLERS: tuple[str, ...] = (
    "and", "with", "where", "is", "are", "a", "an", "the", "has", "have", "having", "matrix",
        "matrices", "vector",
    "vectors", "column vector", "scalar", "scalars", "real", "constant", "variable", "parameter",
        "both", "all",
    "symbol", "square", "entries", "entry", "number", "numbers", "which", "that", "satisfying", "such that",
    "矩阵", "向量", "列向量", "标量", "实", "常数", "常量", "变量", "参数", "的", "且", "和", "与",
        "并且", "均", "都",
    "为", "是", "方阵", "满足", "其中", "元素", "阵", "数",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Use:
    """What a line says about a function or constant: a role, and the function it names if any."""

    role: str  # elementwise, matrix, scalar or rows; smooth; or the name of a constant
    function: str = ""  # the key of the function that the words name
    unnamed: bool = False  # a function without a formula


USES: dict[str, Use] = {
    **dict.fromkeys(
        ("elementwise", "element wise", "entrywise", "entry wise", "componentwise", "applied elementwise",
         "applied entrywise", "applied to each entry", "逐元素", "按元素", "逐元", "逐分量"),
        Use("elementwise"),
    ),
    **dict.fromkeys(("matrix function", "as a matrix function", "矩阵函数"), Use("matrix")),
    **dict.fromkeys(
        ("applied to each row", "applied row wise", "rowwise", "row wise", "each row", "逐行", "按行",
            "作用于每一行"),
        Use("rows"),
    ),
    **dict.fromkeys(
        ("elementwise logistic function", "elementwise sigmoid", "elementwise sigmoid function",
         "logistic function applied elementwise", "逐元素逻辑函数", "逐元素逻辑斯谛函数",
         "逐元素 sigmoid 函数", "逐元素sigmoid函数"),
        Use("elementwise", "sigma"),
    ),
    **dict.fromkeys(
        ("logistic function", "sigmoid", "sigmoid function", "逻辑函数", "逻辑斯谛函数", "sigmoid 函数",
            "sigmoid函数"),
        Use("scalar", "sigma"),
    ),
    **dict.fromkeys(
        ("elementwise standard normal distribution function", "逐元素标准正态分布函数"),
            Use("elementwise", "Phi")
    ),
    **dict.fromkeys(("standard normal distribution function", "标准正态分布函数"), Use("scalar", "Phi")),
    **dict.fromkeys(("elementwise standard normal density", "逐元素标准正态密度"), Use("elementwise",
        "phi")),
    **dict.fromkeys(("standard normal density", "标准正态密度"), Use("scalar", "phi")),
    **dict.fromkeys(("gamma function", "the gamma function", "伽马函数"), Use("scalar", "Gamma")),
    **dict.fromkeys(("elementwise gamma function", "逐元素伽马函数"), Use("elementwise", "Gamma")),
    **dict.fromkeys(("digamma function", "the digamma function", "双伽马函数"), Use("scalar", "digamma")),
    **dict.fromkeys(("elementwise digamma function", "逐元素双伽马函数"), Use("elementwise", "digamma")),
    **dict.fromkeys(("imaginary unit", "the imaginary unit", "虚数单位"), Use("imaginary")),
    **dict.fromkeys(("commutation matrix", "the commutation matrix", "交换矩阵", "换位矩阵"),
        Use("commutation")),
    **dict.fromkeys(("duplication matrix", "the duplication matrix", "重复矩阵", "复制矩阵"),
        Use("duplication")),
    **dict.fromkeys(("elimination matrix", "the elimination matrix", "消去矩阵"), Use("elimination")),
    **dict.fromkeys(
        ("elementwise function", "smooth elementwise function", "elementwise smooth function",
            "逐元素函数", "逐元素光滑函数"),
        Use("elementwise", unnamed=True),
    ),
    **dict.fromkeys(
        ("scalar function", "smooth scalar function", "标量函数", "光滑标量函数"), Use("scalar",
            unnamed=True)
    ),
    **dict.fromkeys(
        ("smooth function", "smooth functions", "function", "functions", "differentiable function",
         "differentiable functions", "differentiable", "smooth", "光滑函数", "可微函数", "可微", "光滑",
         "函数"),
        Use("smooth"),
    ),
}  # fmt: skip

# Of a matrix these may be said of its entries or of its eigenvalues.
BARE: frozenset[str] = frozenset(
    {"positive", "为正", "正数", "nonnegative", "non negative", "非负", "nonzero", "non zero", "非零"}
)
WORDS: dict[str, Assumption] = {
    word: assumption for assumption, words in PROPERTIES.items() for word in words
}
BREAKS = re.compile(r"[,，、;；.。:：]")


def _pattern(word: str) -> str:
    spaced = r"\s+".join(re.escape(part) for part in word.split())
    return spaced + (r"(?![a-z0-9])" if word[-1].isascii() else "")


_KNOWN = re.compile(
    "|".join(_pattern(word) for word in sorted([*WORDS, *FILLERS], key=lambda word: (-len(word), word)))
)


def normal(text: str) -> str:
    """Small letters, hyphens as spaces, single spaces; the length of each character is kept."""
    return text.lower().replace("-", " ").replace("‐", " ").replace("–", " ")


def squeezed(text: str) -> str:
    """The text as one phrase."""
    return " ".join(normal(text).split()).strip(" .。,，;；、")


def properties(text: str, start: int) -> tuple[list[tuple[Assumption, tuple[int, int]]], list[Trouble]]:
    """The assumptions that the text names, each with its place; what is not known, as troubles."""
    found: list[tuple[Assumption, tuple[int, int]]] = []
    troubles: list[Trouble] = []
    for begin, phrase in _phrases(text):
        i = 0
        while i < len(phrase):
            if phrase[i].isspace():
                i += 1
                continue
            word, length = _word_at(phrase, i)
            if not length:
                troubles.append(_unknown(phrase[i:], start + begin + i))
                break
            if word in WORDS:
                found.append((WORDS[word], (start + begin + i, start + begin + i + length)))
            i += length
    return found, troubles


def _phrases(text: str) -> list[tuple[int, str]]:
    phrases: list[tuple[int, str]] = []
    begin = 0
    for match in [*BREAKS.finditer(text), None]:
        end = match.start() if match else len(text)
        phrases.append((begin, normal(text[begin:end])))
        begin = match.end() if match else end
    return phrases


def _word_at(phrase: str, i: int) -> tuple[str, int]:
    """The longest known word at i, and how many characters it takes."""
    match = _KNOWN.match(phrase, i)
    return (" ".join(match.group().split()), len(match.group())) if match else ("", 0)


def _unknown(rest: str, at: int) -> Trouble:
    word = " ".join(rest.split())[:60]
    close = nearest(word, WORDS) or nearest(word.split()[0], WORDS)
    help_line = f'did you mean "{close}"?' if close else "use a word of the list, or a condition in $...$"
    return Trouble(
        "unknown-word", (at, at + len(rest.rstrip())), f'"{word}" is not a known condition', help_line
    )
