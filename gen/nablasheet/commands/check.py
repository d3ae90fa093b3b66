"""`nablasheet check`: definitions, or statements as lines of JSON.

For definitions: how each was read, both layouts, the verdict.  Statements are a fixed interface:
{"id", "statement", "given"} -> {"id", "verdict", "layout", "counterexample"}.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from nablasheet.check.appraisal import ClaimOpinion
from nablasheet.commands.places import NO_ROOT, add_root, root_of
from nablasheet.finding import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("files", nargs="*", type=Path, help="definitions (default: all of identities/)")
    parser.add_argument(
        "--jsonl", metavar="FILE", help="statements, one JSON object a line; - is standard input"
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument(
        "--workers", metavar="N", type=positive, help="processes that check (default: one for each processor)"
    )
    add_root(parser)


def positive(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def run(options: argparse.Namespace) -> int:
    """0 all verified, 1 findings, 2 could not run."""
    if options.jsonl:
        return _statements(options)
    if options.root is None and options.files:
        options.root = _folder_of(options.files[0])
    root = root_of(options)
    if root is None:
        print(f"nablasheet check: {NO_ROOT}", file=sys.stderr)
        return 2
    missing = [path for path in options.files if not path.is_file()]
    if missing:
        for path in missing:
            print(f"nablasheet check: {path}: there is no such file", file=sys.stderr)
        return 2
    return _definitions(options, root)


def _folder_of(path: Path) -> Path | None:
    """The repository that a definition lies in."""
    for folder in path.resolve().parents:
        if (folder / "identities" / "topics.yml").is_file():
            return folder
    return None


def _definitions(options: argparse.Namespace, root: Path) -> int:
    from nablasheet.cache import Cache
    from nablasheet.executors import of
    from nablasheet.pipeline import CACHE, appraised, objections, read
    from nablasheet.progress import progress
    from nablasheet.render.golden import golden

    paths = [path.resolve() for path in options.files] or None
    _, cases, findings = read(root, paths)
    with nullcontext() if options.workers is None else of(options.workers) as executor:
        appraisals = appraised(root, cases, Cache(root / CACHE), executor, progress())
    for case, appraisal in zip(cases, appraisals, strict=True):
        findings += objections(case, appraisal)
        if options.files and options.format == "text":
            print(golden(case.identity, case.found, appraisal))
    _report(findings, options.format)
    if options.format != "json":
        wrong = {finding.file for finding in findings}
        verified = sum(case.definition.path not in wrong for case in cases)
        print(f"{len(cases)} identities read: {verified} verified, {len(findings)} findings")
    return 1 if findings else 0


def _report(findings: list[Finding], form: str) -> None:
    if form == "json":
        print(json.dumps([finding.record() for finding in findings], ensure_ascii=False, indent=2))
    elif findings:
        texts = [finding.github() if form == "github" else finding.text() for finding in findings]
        print(("\n" if form == "github" else "\n\n").join(texts))


def _statements(options: argparse.Namespace) -> int:
    from nablasheet.commands.lines import print_answers

    return print_answers("check", options.jsonl, one_line, {})


def one_line(line: str, settings: dict[str, bool]) -> str:
    """The answer to one line of JSON, as a line of JSON."""
    from nablasheet.commands.lines import replied

    return replied(line, answer, {"verdict": "undecided", "layout": None}, {})


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The verdict on one statement as the documented record; a chain of equations is the weakest link."""
    from nablasheet.check.appraise import claim_opinion
    from nablasheet.parse.error import ParseError
    from nablasheet.parse.formula import parse_given, parse_statement

    made: dict[str, Any] = {
        "id": request.get("id"),
        "verdict": "undecided",
        "layout": None,
        "counterexample": None,
    }
    try:
        declarations, findings = parse_given(list(request.get("given") or ()))
        if findings:
            return {**made, "reason": findings[0].message}
        claims = parse_statement(str(request["statement"]), declarations)
    except ParseError as error:
        return {**made, "reason": error.finding.message}
    except KeyError as error:
        return {**made, "reason": f"the field {error} is missing"}
    return {**made, **_weakest([claim_opinion(claim, declarations) for claim in claims])}


def _weakest(opinions: Sequence[ClaimOpinion]) -> dict[str, Any]:
    """What is said of a chain of claims: verified when all of them are, in one layout."""
    for status in ("refuted", "undecided"):
        for opinion in opinions:
            if opinion.status == status:
                counterexample = opinion.counterexample or None
                return {"verdict": status, "counterexample": counterexample, "reason": opinion.text}
    layouts = {opinion.layout for opinion in opinions if opinion.layout not in (None, "both")}
    both = any(opinion.layout == "both" for opinion in opinions)
    layout = layouts.pop() if len(layouts) == 1 else ("both" if both else None)
    return {"verdict": "verified", "layout": layout}
