"""`nablasheet lint FILES|DIRS`: notes whose formulas are false.

Exit status: 0 nothing to report, 1 findings, 2 a file could not be read or named.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import monotonic

PATIENCE = 2.0  # seconds without a word to a person who waits


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="notes, or folders of notes")
    parser.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")
    parser.add_argument("--notes", action="store_true", help="list the formulas that are not checked, too")


def run(options: argparse.Namespace) -> int:
    """0 nothing to report, 1 findings, 2 could not run."""
    from nablasheet.lint.files import found
    from nablasheet.lint.report.formats import FORMATS
    from nablasheet.lint.run import lint_files

    missing = [path for path in options.paths if not path.exists()]
    for path in missing:
        print(f"nablasheet lint: {path}: there is no such file", file=sys.stderr)
    paths = [str(path) for path in found([path for path in options.paths if path.exists()])]
    files = list(lint_files(paths, _Progress()))
    print(FORMATS[options.format](files, options.notes))
    for file in files:
        if file.broken and options.format == "text":
            print(f"nablasheet lint: {file.file}: not read: {file.broken}", file=sys.stderr)
    if missing or any(file.broken for file in files):
        return 2
    return 1 if any(file.reports for file in files) else 0


class _Progress:
    """A line on the terminal that says how far it is, once it takes long."""

    def __init__(self) -> None:
        self.start = monotonic()

    def __call__(self, done: int, total: int) -> None:
        if not sys.stderr.isatty() or (monotonic() - self.start < PATIENCE and done < total):
            return
        end = "\n" if done == total and monotonic() - self.start >= PATIENCE else ""
        print(f"\rlinted {done} of {total} files", end=end, file=sys.stderr, flush=True)
