"""Words for kinds, properties and layouts as notes in several languages write them.

English and Chinese as far as they go, of the other languages the words that mean one thing only.
"""

from __future__ import annotations

import re

from nablasheet.expr import Assumption

A = Assumption

PROPERTIES: tuple[tuple[Assumption, re.Pattern[str]], ...] = tuple(
    (assumption, re.compile(pattern, re.IGNORECASE))
    for assumption, pattern in (
        (
            A.POSITIVE_DEFINITE,
            r"positive[ -]definite|\bSPD\b|(?<!半)正定(?!值?半)|positiv definit|définie? positive"
            r"|definit[ao] positiv|definid[ao] positiv|정부호|положительно",
        ),
        (
            A.SYMMETRIC,
            r"(?<!skew)(?<!skew[ -])(?<!anti)(?<!anti[ -])(?<!a)(?<!non)(?<!non[ -])(?<!un)(?<!not )"
            r"(?<!quasi)(?<!反)(?<!斜)(?<!非)(?<!不)(?<!不一定)"
            r"(?:symmetri[ck]"
            r"|symmetrisch|symétrique|simmetric|simétric|对称|對稱|対称|대칭|симметрич)",
        ),
        (
            A.SKEW,
            r"skew[ -]?symmetric|antisymmetric|反对称|斜对称|schiefsymmetrisch|antisymétrique"
            r"|antisimmetric|反対称",
        ),
        (
            A.ORTHONORMAL_COLUMNS,
            r"orthonormal columns|columns are orthonormal|标准正交列|列标准正交|列正交规范|列(?:向量)?(?:是)?标准正交",
        ),
        (
            A.ORTHOGONAL,
            r"(?<!semi)\borthogonal(?:e|en)?\b(?! (?:to|complement|projection))|正交(?!投影|于|补)"
            r"|ortogonal[ei]?\b|orthonormal(?! columns)|直交|직교",
        ),
        (
            A.DIAGONAL,
            r"\bdiagonal\b(?! (?:entr|elem|block|part|of|terms))|对角(?:矩?阵|的)|対角行列"
            r"|Diagonalmatrix|diagonale\b(?! d)",
        ),
        (A.IDEMPOTENT, r"idempotent|幂等"),
        (A.INVERTIBLE, r"invertible|non-?singular|可逆|非奇异|regulär|inversible|invertibil|正則|가역"),
        (A.UNIT_NORM, r"unit (?:norm|vector|length)|单位向量|単位ベクトル|\|x\|\s*=\s*1"),
        (A.ONE_HOT, r"one-?hot|独热"),
        (
            A.SIMPLEX,
            r"sum(?:s|ming)?(?: up)? to (?:one\b|1\b)|probability (?:vector|distribution)"
            r"|概率向量|概率分布|和为\s*1",
        ),
    )
)
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("row", r"row[ -]vectors?|(?<!一)行向量|行ベクトル|Zeilenvektor|vecteur ligne|vettore riga"),
        (
            "vector",
            r"(?:column[ -])?vectors?\b|列?向量|列?ベクトル|(?:Spalten)?[Vv]ektor(?:en)?\b"
            r"|vecteurs?\b|vettor[ei]\b|vector(?:es)?\b|벡터",
        ),
        ("matrix", r"matri(?:x|ces|ce|ci|z|zen)\b|矩阵|矩陣|方阵|(?<!正則)行列|행렬"),
        (
            "scalar",
            r"scalars?\b|标量|標量|スカラー|Skalare?n?\b|scalaires?\b|scalar[ei]\b|escalar|스칼라"
            r"|实数(?!值)|real number",
        ),
    )
)
SQUARE = re.compile(
    r"\bsquare(?:d)?\b(?! (?:root|error|loss|norm|of|distance))(?!d)|方阵|方陣"
    r"|quadratisch|carrées?\b|quadrate?\b|cuadrad[ao]s?|正方行列",
    re.IGNORECASE,
)
COVARIANCE = re.compile(
    r"covarian|协方差|協方差|共分散|gaussian|高斯|ガウス|正态|multivariate normal|likelihood|似然|Kovarianz",
    re.IGNORECASE,
)
COMMUTE = re.compile(
    r"\bcommut(?:e|ing|ano|ent|ieren|an)\b|pairwise commut|可交换|可換|两两交换|kommutieren", re.IGNORECASE
)
CONDITIONAL = re.compile(
    r"\b(?:if|when|whenever|in case|wenn|falls|si|se|quando)\b|如果|若|当|假如|であれば|なら|場合",
    re.IGNORECASE,
)
# Titles of sections that speak for the whole note.
DECLARING = re.compile(
    r"\W*(?:[\d.]+\s*)?(?:given|notations?|conventions?|preliminaries|set-?up|assumptions?|symbols|definitions?"
    r"|已知|记号|符号|约定|预备|假设|定义|記号|準備)",
    re.IGNORECASE,
)

NUMERATOR = re.compile(
    r"numerator[ -]?(?:layout|convention|notation|form)|分子布局|分子排列|分子型|分子レイアウト|分子配置"
    r"|Zählerlayout|disposition au numérateur|Jacobian (?:formulation|layout"
    r"|convention)"
    r"|(?:gradient|derivative)s? (?:is|are|as)(?: written as)?(?: an?| the)? rows?\b"
    r"|标量对(?:列?向量|矢量)的导数[为是]行向量|梯度[为是]行向量|rows? layout|分子記法",
    re.IGNORECASE,
)
DENOMINATOR = re.compile(
    r"denominator[ -]?(?:layout|convention|notation|form)|分母布局|分母排列|分母型|分母レイアウト|分母配置"
    r"|Nennerlayout|disposition au dénominateur|Hessian (?:formulation|layout)"
    r"|(?:same|the) (?:shape|size|dimensions?) (?:as|of) (?:the |its )?(?:variable"
    r"|denominator|argument|parameter|[$`]*\\?\w+[$`]*)|shape of the variable"
    r"|(?:gradient|derivative)s? (?:is|are|as)(?: written as)?(?: an?"
    r"| the)? columns?\b|columns? ?/ ?same shape|column gradients?"
    r"|与(?:分母|自变量|变量|参数|被求导变量)(?:的)?(?:同形|形状相同|形状一致|维度相同|同维|同型)|变量同形|形状与(?:自变量|变量|分母)|变量(?:的)?形状(?:相同|一致)"
    r"|変数と同じ形|変数の形|gleiche (?:Form|Gestalt) wie|même (?:forme|taille)|stessa forma"
    r"|misma forma|梯度[为是]列向量|变量相同的?形状|분모 ?(?:레이아웃|배치)",
    re.IGNORECASE,
)
USED = re.compile(
    r"\b(?:use|used|using|throughout|adopt|here|default|we write|is assumed|below"
    r"|always|everywhere)\b|使用|采用|采取|默认|约定|本文|下文|一般用|以下|均为|全文|条件下|を用い|を使",
    re.IGNORECASE,
)
