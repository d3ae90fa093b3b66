"""`nablasheet explain F102`: what a code in a message means."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches

from nablasheet.messages import meanings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("code", nargs="?", help="a code such as F102; without it all are listed")


def run(options: argparse.Namespace) -> int:
    """0 explained, 2 no such code."""
    known = meanings()
    if not options.code:
        lines = (
            f"{code} {name}: {meaning.splitlines()[0]}" for code, (name, meaning) in sorted(known.items())
        )
        print("\n".join(lines))
        return 0
    code = options.code.upper()
    if code in known:
        name, meaning = known[code]
        print(f"{code} {name}\n\n{meaning}")
        return 0
    close = get_close_matches(code, known, n=1, cutoff=0.5)
    hint = f"; did you mean {close[0]}?" if close else ""
    print(f"nablasheet explain: there is no code {options.code!r}{hint}", file=sys.stderr)
    return 2
