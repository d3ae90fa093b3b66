"""The words of the errata and coverage pages, in English and Chinese, in one table."""

from __future__ import annotations

from nablasheet.render.entry import Text

WORDS = {
    "errata": Text("Errata of the sources", "文献勘误"),
    "errata-summary": Text(
        "What published sources say, statement by statement, read as formulas and put to the referees that "
        "judge our own identities. Verdicts, counterexamples and corrections are computed.",
        "逐条读取已发表资料中的陈述，写成公式，交由验证本站恒等式的同一组裁判检验。判定、反例与更正均由计算得出。",
    ),
    "source": Text("Source", "来源"),
    "statements": Text("Statements", "陈述数"),
    "correct": Text("Correct", "正确"),
    "to-correct": Text("To be put right", "待更正"),
    "not-judged": Text("Not judged", "未判定"),
    "wrong-part": Text("To be put right", "待更正的陈述"),
    "correct-part": Text("Correct statements", "正确的陈述"),
    "undecided-part": Text("Not judged by a machine", "机器未判定的陈述"),
    "says": Text("It says", "原文"),
    "read-as": Text("Read as", "读作"),
    "where": Text("Where", "条件"),
    "stated-layout": Text("stated layout", "所述布局"),
    "counterexample": Text("Counterexample", "反例"),
    "reason": Text("Reason", "原因"),
    "right": Text("Right", "应为"),
    "identity": Text("See the identity", "参见恒等式"),
    "line": Text("line {}", "第 {} 行"),
    "assumption": Text("holds when", "成立的条件"),
    "count": Text("{correct} of {all} statements correct", "{all} 条陈述中 {correct} 条正确"),
    "none-wrong": Text("Nothing to put right was found.", "未发现需要更正之处。"),
    "edit": Text("Edit this page’s source", "编辑本页来源"),
    "coverage": Text("Coverage of the references", "文献覆盖情况"),
    "coverage-summary": Text(
        "From the numbers of each reference to our identities: what is verified here, what was refuted, and "
        "what is still missing.",
        "从各文献的编号到本站恒等式：哪些已在此验证，哪些被否定，哪些尚缺。",
    ),
    "locator": Text("Number or place", "编号或位置"),
    "here": Text("Here", "本站"),
    "verified-here": Text("verified here", "已在此验证"),
    "refuted": Text("refuted", "已否定"),
    "checked-only": Text("verified, no identity of its own", "已验证，尚无对应恒等式"),
    "missing": Text("missing", "尚缺"),
    "filter-hint": Text("(108), trace, layout …", "(108)、迹、布局 …"),
    "nothing": Text("No statement here matches the filter.", "没有符合筛选条件的陈述。"),
}

VERDICTS = {
    "verified": Text("correct", "正确"),
    "refuted": Text("refuted", "已否定"),
    "layout": Text("true in the other layout", "在另一布局中成立"),
    "assumption": Text("a condition is missing", "缺少条件"),
    "ill-formed": Text("shapes do not conform", "形状不符"),
    "undecided": Text("not judged", "未判定"),
}

LAYOUTS = {
    "numerator": Text("numerator layout", "分子布局"),
    "denominator": Text("denominator layout", "分母布局"),
}


def word(key: str, language: str) -> str:
    """A word of these pages; an unknown key stops the build."""
    return WORDS[key].to(language)
