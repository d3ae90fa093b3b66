"""The page of measurements: us beside other programs, and how long checking takes.

A pure function of the results file that `make bench` writes; ratios come first, since seconds belong to
the machine that measured them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nablasheet.site.bench_words import STAGES, word
from nablasheet.site.evidence import grid
from nablasheet.site.markup import Html, code, div, element, link
from nablasheet.site.mathml import mathml
from nablasheet.site.page import Frame, Page, cell, document, heading, paragraph, unsearched
from nablasheet.site.words import KINDS

URI = "bench.md"
OURS = "Nablasheet"
CLOSED = "right, a closed matrix formula"
COUNTS = (
    CLOSED, "right, an array or a network", "wrong", "a plain 0", "no derivative", "out of time", "not stated",
)  # fmt: skip
TIMES = ("median ms", "median ms in common")
Record = Mapping[str, Any]


def bench_page(results: Record, frame: Frame) -> Page:
    """The page; empty results say how to get some."""
    made = results.get("measurements", {})
    blocks: list[str] = []
    if not made:
        blocks.append(paragraph(word("nothing", frame.language)))
    if "side-by-side" in made:
        blocks += _contest(made["side-by-side"], frame)
    if "catalogue" in made:
        blocks += _catalogue(made["catalogue"], frame)
    if "check" in made:
        blocks += _check(made["check"], frame)
    if "growth" in made:
        blocks += _growth(made["growth"], frame)
    say = frame.language
    blocks += [heading(2, word("how", say), "how"), paragraph(word("how-text", say))]
    return Page(URI, document(word("title", say), "bench", *blocks), None)


def _contest(made: Record, frame: Frame) -> Iterator[str]:
    say = frame.language
    yield paragraph(word("summary", say, n=made["functions"]))
    yield element("ul", {}, *(element("li", {}, line) for line in _ratios(made, frame)))
    yield _when(made, frame)
    yield heading(2, word("counts", say), "counts")
    yield _counts(made, frame)
    yield heading(2, word("kinds", say), "kinds")
    yield paragraph(word("kinds-note", say))
    yield _kinds(made, frame)
    if made["wrong"]:
        yield heading(2, word("silent", say), "silent")
        yield paragraph(word("silent-note", say))
        yield _wrong(made["wrong"], frame)


def _ratios(made: Record, frame: Frame) -> Iterator[str]:
    """What readers want to know, one line each."""
    say, tools = frame.language, made["contestants"]
    for key, asked in (("closed-ratio", CLOSED), ("wrong-ratio", "wrong")):
        said = word("listed", say).join(f"{name} {one[asked]}" for name, one in tools.items())
        yield word(key, say, n=made["functions"], said=said)
    for name, one in tools.items():
        if name != OURS and one["time over ours"]:
            yield word("ratio", say, name=name, ratio=f"{one['time over ours']:.2g}")


def _counts(made: Record, frame: Frame) -> Html:
    tools = made["contestants"]
    rows = [
        [_text(word(key, frame.language)), *(_text(str(one[key])) for one in tools.values())]
        for key in COUNTS
        if any(one[key] for one in tools.values())
    ]
    rows += [
        [_text(word(key, frame.language)), *(_text(_milliseconds(one[key])) for one in tools.values())]
        for key in TIMES
    ]
    return grid([word("all-functions", frame.language, n=made["functions"]), *tools], rows)


def _kinds(made: Record, frame: Frame) -> Html:
    rows = []
    for kind in (kind for kind in KINDS if kind in made["kinds"]):
        one, title = made["kinds"][kind], KINDS[kind].to(frame.language)
        counts = (
            "\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}".join(map(str, one[name])) for name in made["contestants"]
        )
        rows.append([_text(title), _text(str(one["functions"])), *map(_text, counts)])
    heads = [word("kind", frame.language), word("functions", frame.language), *made["contestants"]]
    return grid(heads, rows)


def _wrong(wrong: Sequence[Record], frame: Frame) -> Html:
    """A wrong answer a row: the function, who said what, and what is right."""
    heads = [word(key, frame.language) for key in ("function", "answer", "right")]
    rows = [[_function(one, frame), _answer(one), cell(mathml(one["right"]))] for one in wrong]
    return unsearched("ns-bench", grid(heads, rows))


def _function(one: Record, frame: Frame) -> Html:
    entry = frame.entries.get(one["id"])
    name = (
        link(f"../identities/{entry.topic}/#{entry.id}", entry.title.to(frame.language))
        if entry
        else one["id"]
    )
    sign = r"\partial" if one["order"] == 1 else r"\partial^2"
    formula = mathml(rf"\frac{{{sign}}}{{{sign} {one['variable']}}} \left( {one['function']} \right)")
    return element("div", {}, cell(formula), element("small", {}, name))


def _answer(one: Record) -> Html:
    return div("ns-answer", element("small", {}, one["tool"]), element("br", {}), code(one["answer"]))


def _catalogue(made: Record, frame: Frame) -> Iterator[str]:
    title = word("catalogue", frame.language, n=made["functions"])
    yield heading(2, title, "catalogue")
    yield element("ul", {}, *(element("li", {}, line) for line in _ratios(made, frame)))
    yield _counts(made, frame)
    if made["wrong"]:
        summary = element("summary", {}, word("silent-catalogue", frame.language), f" ({len(made['wrong'])})")
        yield element("details", {"class": "ns-fold"}, summary, _wrong(made["wrong"], frame))


def _check(made: Record, frame: Frame) -> Iterator[str]:
    say = frame.language
    yield heading(2, word("check", say), "check")
    yield paragraph(
        word(
            "check-note", say, n=made["identities"], seconds=f"{made['seconds']:g}", workers=made["workers"],
            rate=f"{made['identities a second']:g}", work=f"{made['processor seconds']:g}",
        )
    )  # fmt: skip
    rows = [
        [_text(STAGES[stage].to(say)), _text(f"{100 * share:.0f} %")]
        for stage, share in made["shares"].items()
    ]
    yield grid([word("stage", say), word("share", say)], rows)
    yield _when(made, frame)


def _growth(made: Record, frame: Frame) -> Iterator[str]:
    say = frame.language
    yield heading(2, word("growth", say), "growth")
    exponent = max(made["exponents"].values())
    yield paragraph(
        word("growth-note", say, exponent=f"{exponent:g}", memory=f"{made['megabytes for 1,000']:g}")
    )
    rows = [
        [
            _text(f"{one['identities']:,}"),
            _text(_milliseconds(one["ms each"])),
            _text(f"{one['megabytes']} MB"),
        ]
        for one in made["sizes"]
    ]
    yield grid([word(key, say) for key in ("identities", "each", "memory")], rows)
    yield _when(made, frame)


def _when(made: Record, frame: Frame) -> Html:
    versions = ", ".join(f"{name} {number}" for name, number in made["versions"].items())
    kept = {key: made[key] for key in ("date", "processors", "system")}
    return element("p", {}, element("small", {}, word("when", frame.language, versions=versions, **kept)))


def _milliseconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2g} ms" if value < 10 else f"{value:.0f} ms"


def _text(text: str) -> Html:
    return element("span", {}, text)
