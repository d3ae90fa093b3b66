"""`nablasheet show ID`: one identity of the catalogue, as text."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches

from nablasheet.commands.places import NO_ROOT, add_root, root_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("id", help="the identity, for example trace-quadratic-form")
    add_root(parser)


def run(options: argparse.Namespace) -> int:
    """0 shown, 1 it has findings, 2 there is none of this name."""
    from nablasheet.cache import Cache
    from nablasheet.definitions import load
    from nablasheet.pipeline import CACHE, appraised, objections, read
    from nablasheet.render.golden import golden

    root = root_of(options)
    if root is None:
        print(f"nablasheet show: {NO_ROOT}", file=sys.stderr)
        return 2
    catalog, _ = load(root / "identities")
    definition = catalog.get(options.id)
    if definition is None:
        close = get_close_matches(options.id, [one.id for one in catalog.definitions], n=3)
        hint = f"; near it: {', '.join(close)}" if close else ""
        print(f"nablasheet show: there is no identity {options.id!r}{hint}", file=sys.stderr)
        return 2
    _, cases, findings = read(root, [root / definition.path])
    appraisals = appraised(root, cases, Cache(root / CACHE), None, lambda done, total, name: None)
    for case, appraisal in zip(cases, appraisals, strict=True):
        findings += objections(case, appraisal)
        title = f"{definition.title.en} · {definition.title.zh}"
        print(f"{title}\n\n{golden(case.identity, case.found, appraisal)}", end="")
    if findings:
        print("\n\n".join(finding.text() for finding in findings), file=sys.stderr)
    return 1 if findings else 0
