"""Where a command finds the repository's folders."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_root(parser: argparse.ArgumentParser) -> None:
    """The option that names the repository."""
    parser.add_argument(
        "--root",
        type=Path,
        default=None,
        help="the repository (default: the nearest folder up with identities/)",
    )


def root_of(options: argparse.Namespace) -> Path | None:
    """The repository: as given, or the nearest folder above that has identities/topics.yml."""
    given: Path | None = options.root
    start = (given or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / "identities" / "topics.yml").is_file():
            return folder
        if given:
            break
    return None


NO_ROOT = (
    "there is no identities/topics.yml here or above; run this in a clone of the repository, or give --root"
)
