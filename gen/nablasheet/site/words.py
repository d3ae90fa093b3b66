"""Every word of the interface, in English and Chinese, in one table.

A page asks for a word by its key; a key that is not in the table stops the build.
"""

from __future__ import annotations

from nablasheet.render.entry import Text

WORDS = {
    "numerator": Text("Numerator layout", "分子布局"),
    "denominator": Text("Denominator layout", "分母布局"),
    "layout": Text("Layout shown", "显示的布局"),
    "layout-both": Text("Both", "两种"),
    "layout-numerator": Text("Numerator", "分子布局"),
    "layout-denominator": Text("Denominator", "分母布局"),
    "function": Text("Function", "函数"),
    "given": Text("Where", "条件"),
    "kind": Text("Kind", "类型"),
    "shape": Text("shape", "形状"),
    "filter": Text("Filter", "筛选"),
    "sections": Text("Sections of this chapter", "本章各节"),
    "filter-hint": Text("trace, inverse, tr(AX) …", "迹、逆矩阵、tr(AX) …"),
    "nothing": Text("No identity here matches the filter.", "没有符合筛选条件的恒等式。"),
    "count": Text("{} identities", "{} 条恒等式"),
    "count-one": Text("{} identity", "{} 条恒等式"),
    "statement": Text("Statement, the same in both layouts", "命题（与布局无关）"),
    "differential": Text("Differential", "微分"),
    "steps": Text("Derivation, step by step", "逐步推导"),
    "steps-property": Text("How it is shown", "论证过程"),
    "source-text": Text("LaTeX and NumPy", "LaTeX 与 NumPy 代码"),
    "evidence": Text("How it was checked", "如何验证"),
    "referee": Text("Referee", "裁判"),
    "finding": Text("Finding", "结论"),
    "method": Text("Method", "方法"),
    "shapes": Text("Sizes", "尺寸"),
    "draws": Text("Random points", "随机点数"),
    "deviation": Text("deviation", "偏差"),
    "error": Text("Largest deviation", "最大偏差"),
    "assumptions": Text("Assumptions", "假设的必要性"),
    "needed": Text("needed, for without it", "不可省略，反例："),
    "needed-plain": Text("needed", "不可省略"),
    "not-needed": Text("not known to be needed", "未发现其必要性"),
    "needed-shown": Text("needed: a counterexample is shown", "不可省略，附有反例"),
    "outcome": Text("When it is dropped", "去掉之后"),
    "assumptions-count": Text("Assumptions", "假设数"),
    "assumptions-summary": Text(
        "Each assumption of each identity and of each special case is dropped once, and a counterexample is "
        "looked for. This is what became of them.",
        "每条恒等式及其特例的每个假设都被去掉一次，并寻找反例。结果如下。",
    ),
    "claims": Text("Stated by its author", "作者给出的结论"),
    "corollaries": Text("Special cases", "特例"),
    "conventions": Text("Conventions, denominator layout", "各种约定（分母布局）"),
    "convention-shown": Text("the one in the two columns", "上面两栏所用"),
    "code": Text("Code", "代码"),
    "copy-code": Text("Copy code", "复制代码"),
    "references": Text("References", "参考文献"),
    "notes": Text("Notes", "说明"),
    "related": Text("Related", "相关恒等式"),
    "specialises": Text("Special case of", "更一般的恒等式"),
    "generalises": Text("Has as special cases", "作为特例的恒等式"),
    "where-special": Text("with", "其中"),
    "also": Text("Also found as", "其他名称"),
    "permalink": Text("Permanent link", "永久链接"),
    "edit": Text("Edit this identity", "编辑此恒等式"),
    "copy-latex": Text("Copy LaTeX", "复制 LaTeX"),
    "copy-numpy": Text("Copy NumPy", "复制 NumPy"),
    "copied": Text("Copied", "已复制"),
    "index": Text("All identities", "全部恒等式"),
    "index-summary": Text(
        "Every identity on this site, by chapter and by name. Type to narrow the list, or press / to search.",
        "本站的全部恒等式，按章节与名称排列。输入文字即可筛选，按 / 键可全站搜索。",
    ),
    "by-name": Text("By name", "按名称"),
    "record": Text("What was checked", "验证记录"),
    "record-summary": Text(
        "What stands behind the formulas of this build. A referee that did not run never counts as agreeing.",
        "本次构建中每条公式的依据。未运行的裁判一律不计为同意。",
    ),
    "verdict": Text("Verdict", "判定"),
    "identities": Text("Identities", "恒等式"),
    "identity": Text("Identity", "恒等式"),
    "counts": Text("Counts", "统计"),
    "tools": Text("Versions", "版本"),
    "each": Text("Identity by identity", "逐条记录"),
    "opinions-agree": Text("Opinions that agree", "一致意见"),
    "claims-held": Text("Statements by authors that hold", "成立的作者结论"),
    "assumptions-needed": Text("Assumptions shown to be needed", "经反例证实不可省略的假设"),
    "downloads": Text("Downloads", "下载"),
    "downloads-summary": Text(
        "The same identities to print, to include in a paper, or to read by program.",
        "同样的恒等式，可打印、可收入论文，也可供程序读取。",
    ),
    "sheet": Text("Cheat sheet, to print", "速查表（打印版）"),
    "sheet-en": Text("Cheat sheet in English (PDF)", "英文速查表（PDF）"),
    "sheet-zh": Text("Cheat sheet in Chinese (PDF)", "中文速查表（PDF）"),
    "tables": Text("LaTeX tables, one for each chapter", "LaTeX 表格（每章一份）"),
    "tables-use": Text(
        "Include one with \\input; booktabs is needed.", "用 \\input 引入即可，需要 booktabs 宏包。"
    ),
    "data": Text("Data", "数据"),
    "data-code": Text(
        "All functions and derivatives as a Python module (NumPy)", "全部函数与导数的 Python 模块（NumPy）"
    ),
    "data-deck": Text("Flashcards for Anki (deck)", "Anki 记忆卡片（牌组）"),
    "data-deck-text": Text("Flashcards as a text to import (TSV)", "记忆卡片（TSV 文本，可导入）"),
    "data-csv": Text("All identities as a table (CSV)", "全部恒等式的表格（CSV）"),
    "data-json": Text("All identities with their evidence (JSON)", "全部恒等式及验证记录（JSON）"),
}

KINDS = {
    "scalar-by-scalar": Text("scalar by scalar", "标量对标量"),
    "scalar-by-vector": Text("scalar by vector", "标量对向量"),
    "scalar-by-matrix": Text("scalar by matrix", "标量对矩阵"),
    "vector-by-scalar": Text("vector by scalar", "向量对标量"),
    "vector-by-vector": Text("vector by vector", "向量对向量"),
    "vector-by-matrix": Text("vector by matrix", "向量对矩阵"),
    "matrix-by-scalar": Text("matrix by scalar", "矩阵对标量"),
    "matrix-by-vector": Text("matrix by vector", "矩阵对向量"),
    "matrix-by-matrix": Text("matrix by matrix", "矩阵对矩阵"),
    "second-scalar-by-scalar": Text("second derivative, scalar by scalar", "标量对标量的二阶导数"),
    "second-vector-by-scalar": Text("second derivative, vector by scalar", "向量对标量的二阶导数"),
    "second-matrix-by-scalar": Text("second derivative, matrix by scalar", "矩阵对标量的二阶导数"),
    "hessian": Text("Hessian", "海森矩阵"),
    "property": Text("property", "性质"),
}

VERDICTS = {
    "verified": Text("verified", "已验证"),
    "numerically checked": Text("numerically checked", "已数值检验"),
    "refuted": Text("refuted", "已否定"),
    "undecided": Text("undecided", "未能判定"),
}

REFEREES = {
    "exact": Text("exact", "精确计算"),
    "difference": Text("difference", "差分检验"),
}

AGREEMENT = {
    True: Text("agrees", "一致"),
    False: Text("disagrees", "不一致"),
    None: Text("did not run", "未运行"),
}

CLAIM_LAYOUTS = {
    "numerator": Text("numerator layout", "分子布局"),
    "denominator": Text("denominator layout", "分母布局"),
    "both": Text("both layouts", "两种布局"),
    "free": Text("layout-free", "与布局无关"),
}


def word(key: str, language: str) -> str:
    """A word of the interface."""
    return WORDS[key].to(language)


def numbered(key: str, number: int, language: str) -> str:
    """A word of the interface with a number in its place; one has a word of its own."""
    return WORDS[f"{key}-one" if number == 1 else key].to(language).format(number)
