"""`nablasheet build`: the main job, from the definitions to the site, the PDFs and the downloads.

Everything is made in a folder beside the last result and takes its place when it is whole; when
anything fails, the last good result stays.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from nablasheet.commands.photograph import photograph
from nablasheet.commands.places import NO_ROOT, add_root, root_of
from nablasheet.errata import Audit
from nablasheet.handover import given
from nablasheet.pipeline import NotPublished, audits, checked_book
from nablasheet.progress import progress
from nablasheet.render.entry import Book

BASE_URL = "https://nablasheet.github.io/nablasheet/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_root(parser)
    parser.add_argument("--out", type=Path, default=None, help="where to (default: site/ in the repository)")
    parser.add_argument(
        "--base-url", default=os.environ.get("SITE_URL", BASE_URL), help="where the site is published"
    )
    parser.add_argument("--pdf-engine", choices=("typst", "xelatex"), default="typst")


def run(options: argparse.Namespace) -> int:
    """0 built, 1 findings (nothing was changed), 2 could not run."""
    root = root_of(options)
    if root is None:
        print(f"nablasheet build: {NO_ROOT}", file=sys.stderr)
        return 2
    try:
        book, _ = checked_book(root, None, progress())
        judged = audits(root, (entry.id for entry in book.entries), None)
    except NotPublished as stop:
        print("\n\n".join(finding.text() for finding in stop.findings), file=sys.stderr)
        print(
            f"\n{len(stop.findings)} findings; nothing was built, the last result is untouched",
            file=sys.stderr,
        )
        return 1
    out = (options.out or root / "site").resolve()
    part = out.with_name(f".{out.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        failure = _site(root, part, book, judged) or _files(book, judged, part, options)
        if failure:
            print(f"nablasheet build: {failure}; the last result is untouched", file=sys.stderr)
            return 2
        _take_place(part, out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _tell(book, out)
    return 0


def _site(root: Path, part: Path, book: Book, judged: tuple[Audit, ...]) -> str:
    """Both languages by one strict MkDocs build; the reason when it fails."""
    environment = dict(os.environ, NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH=str(timestamp(root)))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(part / "en")]
    with given(book, judged) as handed:
        done = subprocess.run(command, cwd=root, env=environment | handed, check=False)
    return f"mkdocs ended with status {done.returncode}" if done.returncode else ""


def _files(book: Book, judged: tuple[Audit, ...], part: Path, options: argparse.Namespace) -> str:
    """PDFs, LaTeX tables, JSON; the reason when one fails."""
    from nablasheet import downloads, pdf

    root = root_of(options)
    assert root is not None
    try:
        downloads.write_downloads(book, part, options.base_url)
        downloads.write_errata(judged, part)
        pdf.write_sheets(book, part, options.base_url, timestamp(root))
        pdf.write_picture(book, part, options.base_url)
        photograph(part)
        if options.pdf_engine == "xelatex":
            pdf.write_latex_sheets(book, part, options.base_url, timestamp(root))
    except (pdf.SheetError, pdf.FormulaError, OSError) as error:
        return str(error)
    return ""


def timestamp(root: Path) -> int:
    """The date in the files: SOURCE_DATE_EPOCH, else the last commit's, else a fixed day."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return FIXED_DAY
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip().isdigit() else FIXED_DAY


FIXED_DAY = 1_767_225_600  # 2026-01-01


def _take_place(part: Path, out: Path) -> None:
    """The new folder in, the old one away; the old one is moved first so that nothing mixes."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    part.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _tell(book: Book, out: Path) -> None:
    """Where everything is."""
    shown = os.path.relpath(out)
    print(f"\n{len(book.entries)} identities in {len(book.topics)} chapters, all checked\n")
    for path, meaning in (
        ("en/index.html", "English site"),
        ("zh/index.html", "Chinese site"),
        ("nablasheet-en.pdf", "cheat sheet, English (A4; -letter for Letter)"),
        ("nablasheet-zh.pdf", "cheat sheet, Chinese"),
        ("tables/", "LaTeX tables"),
        ("identities.json", "everything for programs"),
        ("errata.json", "what the sources say, with verdicts"),
    ):
        print(f"  {shown}/{path:<22} {meaning}")
    print(f"\nlook at it:  python -m http.server -d {shown} 8000")
