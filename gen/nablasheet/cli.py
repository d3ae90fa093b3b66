"""The command line: `nablasheet COMMAND`.

Each command is a module of `commands`, loaded when it is called, so that `derive` starts without
what only the site needs.  Exit status: 0 nothing wrong, 1 findings, 2 could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

COMMANDS: dict[str, str] = {
    "new": "write a new definition from the template",
    "check": "read, derive and check definitions, or statements as lines of JSON",
    "show": "print one identity: how it is read, both layouts, the verdict",
    "derive": "derive a formula given in LaTeX",
    "lint": "read notes and report formulas that are false",
    "explain": "say what a code in a message means",
    "accept": "write the golden files of identities whose printed form changed on purpose",
    "build": "check everything, then make the site, the PDFs and the downloads",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="nablasheet", description="Matrix calculus people can trust.")
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    chosen = next((word for word in words if word in COMMANDS), None)
    for name, meaning in COMMANDS.items():
        one = commands.add_parser(name, help=meaning, description=meaning[0].upper() + meaning[1:] + ".")
        if name == chosen:
            import_module(f"nablasheet.commands.{name}").add_arguments(one)
    options = parser.parse_args(words)
    if options.version:
        from nablasheet import __version__

        print(f"nablasheet {__version__}")
        return 0
    if options.command is None:
        parser.print_help(sys.stderr)
        return 2
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    for stream in (sys.stdout, sys.stderr):
        # A letter that the terminal lacks is shown by its number, it is no reason to stop.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = import_module(f"nablasheet.commands.{options.command}").run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The reader of our output has gone; what is left must not raise once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("nablasheet: stopped", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
