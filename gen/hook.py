"""The MkDocs adapter: hands the generated pages to MkDocs; nothing else in the project knows MkDocs.

One `mkdocs build` makes the English site, the Chinese one beside it at the same time, and the page above both.
Imports from the package stand in functions, because `mkdocs serve` reloads the package on every change.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from nablasheet.errata import Audit
    from nablasheet.render.entry import Book
    from nablasheet.site.markup import Html
    from nablasheet.site.page import Page as Content

GEN = Path(__file__).resolve().parent
ROOT = GEN.parent
RESULTS = ROOT / "bench" / "results.json"
ASSETS = "assets/nablasheet"
TO_ROOT = "../../"  # from content/<language>/ to the repository's root
CJK = range(0x2E80, 0x10000)  # drawn with the reader's own font

log = logging.getLogger("mkdocs.hooks.nablasheet")
running: dict[str, str] = {"command": "build"}
books: dict[str, Book] = {}
judged: list[Audit] = []
chinese: list[subprocess.Popen[bytes]] = []  # the build of the other language, beside this one


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a server."""
    running["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the book, put its chapters into the navigation, teach Markdown formulas."""
    _import_afresh()
    from nablasheet.site.markdown_math import MathExtension

    books["now"], judged[:] = _made()
    config.nav = _with_chapters(config.nav or [], config.theme["language"])
    config.markdown_extensions.append(MathExtension(_typeset))  # type: ignore[arg-type]
    return config


def _made() -> tuple[Book, Sequence[Audit]]:
    """The book and the audits: from the command that builds, or made here."""
    from nablasheet.handover import taken
    from nablasheet.pipeline import NotPublished, audits, book

    handed = taken()
    if handed is not None:
        return handed
    try:
        made = book(ROOT)
        return made, audits(ROOT, (entry.id for entry in made.entries), None)
    except NotPublished as error:
        raise PluginError("\n\n".join(finding.text() for finding in error.findings)) from error


def on_pre_build(config: MkDocsConfig) -> None:
    """Let the Chinese site be built at the same time, by a process of its own."""
    if running["command"] == "build" and config.theme["language"] == "en":
        site_dir = Path(config.site_dir).parent / "zh"
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-f",
            str(ROOT / "mkdocs.zh.yml"),
            "-d",
            str(site_dir),
        ]
        chinese.append(subprocess.Popen(command, cwd=ROOT))


def on_build_error(error: Exception) -> None:
    """Nothing goes on in the background when this build has failed."""
    while chinese:
        process = chinese.pop()
        process.kill()
        process.wait()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, each with the definition to edit."""
    from nablasheet.lint.rules.catalog import rules_pages
    from nablasheet.site.mathml import FormulaError
    from nablasheet.site.pages import audit_pages, pages

    language, edit = config.theme["language"], _edit(config)
    try:
        made = [*pages(books["now"], language, edit), *audit_pages(books["now"], judged, language, edit)]
    except FormulaError as error:
        raise PluginError(str(error)) from error
    made.append(_bench(language, edit))
    for page in made:
        file = File.generated(config, page.uri, content=page.text)
        file.edit_uri = TO_ROOT + page.source if page.source else None
        files.append(file)
    for uri, text in rules_pages(language).items():
        # Examples stand in running text, where the site sets formulas between single dollar signs.
        file = File.generated(config, uri, content=text.replace("$$ ", "$").replace(" $$", "$"))
        file.edit_uri = None
        files.append(file)
    return files


def _bench(language: str, edit: str) -> Content:
    """The page of measurements, from the results that are kept with the code."""
    from nablasheet.site.bench_page import bench_page
    from nablasheet.site.page import Frame

    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    return bench_page(results, Frame.around(books["now"], language, edit))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the insertions of a hand-written page."""
    from nablasheet.site.insert import InsertionError, insert

    try:
        return insert(markdown, books["now"], config.theme["language"], "../" * page.url.count("/"))
    except InsertionError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_post_build(config: MkDocsConfig) -> None:
    """Cut the font for the pages as they are; after English, build Chinese and the page above both."""
    from nablasheet.site import font
    from nablasheet.site.front import front

    site = Path(config.site_dir)
    written = (path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")))
    lacking = [char for char in font.write(font.characters(written), site / ASSETS) if ord(char) not in CJK]
    if lacking:
        log.warning(
            "the mathematics font lacks %s", ", ".join(f"U+{ord(char):04X}" for char in sorted(lacking))
        )
    if running["command"] == "build" and config.theme["language"] == "en":
        if chinese.pop().wait():
            raise PluginError("the Chinese site was not built; the messages above say why")
        (site.parent / "index.html").write_text(front(config.site_name), encoding="utf-8")


def _import_afresh() -> None:
    if str(GEN) not in sys.path:
        sys.path.insert(0, str(GEN))
    if running["command"] == "serve":
        for name in [name for name in sys.modules if name.partition(".")[0] == "nablasheet"]:
            del sys.modules[name]


def _with_chapters(nav: list[object], language: str) -> list[object]:
    """The navigation with the chapters under the index of identities and the sources under the errata."""
    from nablasheet.site import errata_pages, page
    from nablasheet.site.pages import chapter_uri

    below: dict[object, list[object]] = {
        page.INDEX: [{topic.title.to(language): chapter_uri(topic)} for topic in books["now"].topics],
        errata_pages.INDEX: [{audit.errata.citation: errata_pages.uri(audit)} for audit in judged],
    }

    def filled(target: object) -> object:
        return [target, *below[target]] if isinstance(target, str) and target in below else target

    return [
        {title: filled(target) for title, target in item.items()} if isinstance(item, dict) else item
        for item in nav
    ]


def _edit(config: MkDocsConfig) -> str:
    """The address before a source's path from the repository's root."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(f"{config.repo_url.rstrip('/')}/{config.edit_uri}", TO_ROOT)


def _typeset(tex: str, display: str) -> Html:
    from nablasheet.site.mathml import FormulaError, formula

    try:
        return formula(tex, display)
    except FormulaError as error:
        raise PluginError(str(error)) from error
