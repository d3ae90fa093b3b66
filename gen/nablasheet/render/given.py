"""A Given line as published: the declaration, then its conditions in both languages."""

from __future__ import annotations

from nablasheet.render.entry import Given, Text
from nablasheet.render.wording import ASSUMPTIONS_ZH


def given(text: str) -> Given:
    """`$X \\in ...$, words` split into formula and words; `$..$` inside the words stays."""
    formula, _, words = text.strip().lstrip("-* ").partition("$")[2].partition("$")
    plain = words.strip().lstrip(",，").strip()
    return Given(one_line(formula), Text(plain, _chinese(plain)))


def _chinese(words: str) -> str:
    """Known conditions in Chinese, others as written."""
    parts = [part.strip() for part in words.split(",")]
    return "，".join(ASSUMPTIONS_ZH.get(part, FUNCTION_WORDS_ZH.get(part, part)) for part in parts)


FUNCTION_WORDS_ZH: dict[str, str] = {
    "elementwise": "逐元素",
    "matrix function": "矩阵函数",
    "applied to each row": "逐行作用",
    "smooth function": "光滑函数",
    "elementwise function": "逐元素函数",
    "scalar function": "标量函数",
    "elementwise logistic function": "逐元素 logistic 函数",
    "logistic function": "logistic 函数",
    "elementwise standard normal distribution function": "逐元素标准正态分布函数",
    "standard normal distribution function": "标准正态分布函数",
    "commutation matrix": "交换矩阵",
    "duplication matrix": "复制矩阵",
    "imaginary unit": "虚数单位",
    "positive entries": "元素为正",
    "nonzero entries": "元素非零",
    "symmetric Toeplitz": "对称特普利茨",
    "constant": "常量",
}


def one_line(text: str) -> str:
    """A formula on one line, without the stop of its sentence."""
    return " ".join(text.split()).rstrip(".,")
