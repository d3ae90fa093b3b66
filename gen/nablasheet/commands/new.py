"""`nablasheet new traces/my-identity`: a definition to fill in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from nablasheet.commands.places import NO_ROOT, add_root, root_of
from nablasheet.definitions import new_definition


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("name", metavar="CHAPTER/ID", help="for example traces/my-identity")
    add_root(parser)


def run(options: argparse.Namespace) -> int:
    """0 written, 1 refused, 2 no repository."""
    root = root_of(options)
    if root is None:
        print(f"nablasheet new: {NO_ROOT}", file=sys.stderr)
        return 2
    made = new_definition(root / "identities", options.name)
    if not isinstance(made, Path):
        print(made.text(), file=sys.stderr)
        return 1
    shown = made.relative_to(root)
    print(f"wrote {shown}\nedit it, then run: nablasheet check {shown}")
    return 0
