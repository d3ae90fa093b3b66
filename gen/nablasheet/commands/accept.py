"""`nablasheet accept`: write the golden files, after a person has looked at what changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from nablasheet.commands.places import NO_ROOT, add_root, root_of

GOLDEN = Path("tests/golden")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_root(parser)


def run(options: argparse.Namespace) -> int:
    """0 written, 1 findings in the definitions, 2 no repository."""
    from nablasheet.pipeline import NotPublished

    root = root_of(options)
    if root is None:
        print(f"nablasheet accept: {NO_ROOT}", file=sys.stderr)
        return 2
    try:
        texts = golden_texts(root)
    except NotPublished as stop:
        print("\n\n".join(finding.text() for finding in stop.findings), file=sys.stderr)
        return 1
    written = removed = 0
    for path in sorted((root / GOLDEN).rglob("*.txt")):
        if path.relative_to(root / GOLDEN) not in texts:
            path.unlink()
            removed += 1
    for name, text in texts.items():
        path = root / GOLDEN / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            written += 1
    print(f"{len(texts)} golden files: {written} written, {removed} removed; look at them with git diff")
    return 0


def golden_texts(root: Path) -> dict[Path, str]:
    """Name below tests/golden -> text, for every identity.  Raises NotPublished."""
    from nablasheet.cache import Cache
    from nablasheet.pipeline import CACHE, NotPublished, appraised, objections, read
    from nablasheet.progress import progress
    from nablasheet.render.golden import golden

    _, cases, findings = read(root, None)
    appraisals = appraised(root, cases, Cache(root / CACHE), None, progress())
    for case, appraisal in zip(cases, appraisals, strict=True):
        findings += objections(case, appraisal)
    if findings:
        raise NotPublished(findings)
    return {
        Path(case.definition.topic) / f"{case.definition.id}.txt": golden(
            case.identity, case.found, appraisal
        )
        for case, appraisal in zip(cases, appraisals, strict=True)
    }
