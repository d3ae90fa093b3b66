"""The words of the page of measurements, in English and Chinese, in one table."""

from __future__ import annotations

from nablasheet.render.entry import Text

WORDS = {
    "title": Text("Side by side", "同题对照"),
    "summary": Text(
        "The same {n} functions, from scalar forms to vec Jacobians, put to Nablasheet and to other programs that "
        "differentiate symbolically. Each runs in a process of its own, they are timed in turns, each may answer "
        "in any layout and is asked in several idioms of which the best counts. Right means that the numbers are "
        "those of the exact referee at a point with generic sizes; no rule of ours is in them.",
        "把同样的 {n} 个函数（从标量形式到 vec 雅可比矩阵）交给 Nablasheet 和其他能做符号求导的程序。"
        "各程序在各自的进程中运行，轮流计时，可用任意布局作答；每题用几种写法各问一次，取最好的一次。"
        "“正确”指在一般尺寸的点上与精确裁判的数值一致，其中不含本站的求导法则。",
    ),
    "nothing": Text("Nothing has been measured yet: run make bench.", "尚无测量结果：请运行 make bench。"),
    "ratio": Text(
        "{name} takes {ratio} times as long as Nablasheet: the median, function by function, over the "
        "functions that both get right.",
        "在双方都答对的函数上，逐题比较，{name} 的用时为 Nablasheet 的 {ratio} 倍（中位数）。",
    ),
    "closed-ratio": Text(
        "Right closed matrix formulas, of {n} functions: {said}.",
        "{n} 个函数中给出正确闭式矩阵公式的个数：{said}。",
    ),
    "wrong-ratio": Text(
        "Wrong answers, given without a warning: {said}.", "没有任何提示的错误答案：{said}。"
    ),
    "listed": Text(", ", "，"),
    "counts": Text("What came of it", "结果"),
    "all-functions": Text("{n} functions", "{n} 个函数"),
    "functions": Text("functions", "函数个数"),
    "right, a closed matrix formula": Text("right, a closed matrix formula", "正确，闭式矩阵公式"),
    "right, an array or a network": Text("right, an array or a network", "正确，但为数组或张量网络"),
    "wrong": Text("wrong", "错误"),
    "a plain 0": Text("of these a plain 0", "其中答为 0"),
    "no derivative": Text("no derivative", "未给出导数"),
    "out of time": Text("out of time", "超时"),
    "not stated": Text("cannot be stated", "无法表述"),
    "median ms": Text("median time of its right answers", "答对时用时的中位数"),
    "median ms in common": Text("median time where all are right", "全部答对的题上的中位数"),
    "kinds": Text("By kind", "按类型"),
    "kinds-note": Text(
        "Closed matrix formulas, arrays or networks, wrong answers.",
        "依次为：闭式矩阵公式、数组或张量网络、错误答案。",
    ),
    "kind": Text("Kind", "类型"),
    "hessian": Text("Hessian", "海森矩阵"),
    "silent": Text("Errors without a warning", "没有提示的错误"),
    "silent-note": Text(
        "What was answered and is not the derivative, beside ours in numerator layout. The numbers of the exact "
        "referee decide, whatever the layout of the answer.",
        "作为答案给出而并非导数的结果，与本站（分子布局）并列。以精确裁判的数值为准，不论答案采用哪种布局。",
    ),
    "silent-catalogue": Text("On the functions of the catalogue", "在本站公式的函数上"),
    "function": Text("Function", "函数"),
    "answer": Text("Answer", "回答"),
    "right": Text("Right", "正确结果"),
    "catalogue": Text("On all {n} functions of the catalogue", "在本站全部 {n} 个函数上"),
    "check": Text("A cold check of the whole catalogue", "从零检验全部公式"),
    "check-note": Text(
        "{n} identities in {seconds} s with {workers} workers: {rate} a second, {work} s of work of the "
        "processors. Nothing was kept from before.",
        "{workers} 个工作进程用 {seconds} 秒检验 {n} 条恒等式，每秒 {rate} 条，处理器用时共 {work} 秒，未使用任何已有结果。",
    ),
    "stage": Text("Stage", "阶段"),
    "share": Text("Share of the work", "所占比例"),
    "growth": Text("From 500 to 5,000 identities", "从 500 条到 5000 条"),
    "growth-note": Text(
        "Synthetic catalogues. Time grows with the power {exponent} of their number, 1 being linear; 1,000 "
        "identities more take {memory} MB.",
        "合成的公式库。用时按条数的 {exponent} 次方增长（1 为线性）；每增加 1000 条占用 {memory} MB 内存。",
    ),
    "identities": Text("Identities", "恒等式条数"),
    "each": Text("Time for each", "每条用时"),
    "memory": Text("Memory", "内存"),
    "how": Text("How to repeat it", "如何重复"),
    "how-text": Text(
        "make peers installs the other programs beside ours, make bench prints the table.",
        "make peers 安装其他程序（与本项目环境分开），make bench 输出结果表。",
    ),
    "when": Text(
        "Measured on {date} with {processors} processors, {system}: {versions}.",
        "测于 {date}，{processors} 个处理器，{system}：{versions}。",
    ),
}

STAGES = {
    "read and derive, main process": Text("read and derive, main process", "读取与推导（主进程）"),
    "read, workers": Text("read, workers", "读取（工作进程）"),
    "derive, workers": Text("derive, workers", "推导（工作进程）"),
    "exact referee": Text("exact referee", "精确裁判"),
    "difference referee": Text("difference referee", "差分裁判"),
    "assumptions": Text("assumptions dropped one by one", "逐条去掉假设"),
    "rest of the check": Text("rest of the check", "检验的其余部分"),
    "render": Text("render", "排版"),
}


def word(key: str, language: str, **values: object) -> str:
    """A word of the page, its places filled."""
    return WORDS[key].to(language).format(**values) if values else WORDS[key].to(language)
