"""A whole build: with kept verdicts, after one change; beside a plain MkDocs.

The plain build makes the same pages of both languages from files, with the same theme and without our
hook: what is left over it is the price of reading, deriving, typesetting, the sheets and the downloads.
What a build without kept verdicts takes besides is the cold check's (see `catalogue_check`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.measurement import ROOT, Effort, Measurement, Row, compared, in_turns, seconds, tell
from bench.workshop import Workshop, workshop
from nablasheet.pipeline import CACHE

BOOK = "from pathlib import Path; from nablasheet.pipeline import book; book(Path.cwd())"
EXPORT = Path(__file__).with_name("plain_pages.py")


def measure(effort: Effort) -> Iterator[Row]:
    """Warm, changed, plain; all in a copy of the repository."""
    if effort.name == "quick":
        yield Row("whole builds", None, "", note="left out of a quick run")
        return
    with workshop() as shop:
        tell("building: once, to fill the cache of verdicts")
        if (ROOT / CACHE).exists():
            shutil.copytree(ROOT / CACHE, shop.root / CACHE)
        build(shop)
        shop.run(str(EXPORT), str(shop.root), str(shop.root.parent / "plain"))
        repetitions = effort.repetitions // 2
        tell(f"building: warm and plain in turns, {repetitions} times")
        warm, plain = in_turns([lambda: build(shop), lambda: build_plain(shop)], repetitions)
        book = seconds(lambda: shop.run("-c", BOOK))
        tell("building: after a change")
        change_one(shop)
        changed = seconds(lambda: build(shop))
        note = "beside: plain mkdocs build of the same pages, both languages"
        yield compared("warm build", warm, "s", plain, note)
        yield compared("making the book once, cache full", book, "s", warm, "beside: warm")
        yield compared("after changing one identity", changed, "s", warm, "beside: warm")


def build(shop: Workshop) -> None:
    """Site, sheets and downloads."""
    shop.run("-m", "nablasheet", "build", "--out", str(shop.root.parent / "out"))


def build_plain(shop: Workshop) -> None:
    """The pages on disk, by MkDocs alone."""
    for language in ("en", "zh"):
        shop.run("-m", "mkdocs", "build", "--quiet", "-f", f"plain.{language}.yml")


def change_one(shop: Workshop) -> Path:
    """Give one identity another English title; its path."""
    path = next(
        path
        for path in sorted((shop.root / "identities").glob("*/*.md"))
        if "\n  en: " in path.read_text("utf-8")
    )
    text = path.read_text("utf-8")
    path.write_text(text.replace("\n  en: ", "\n  en: Changed ", 1), "utf-8")
    return path


MEASUREMENT = Measurement("build", "the whole site", measure)
