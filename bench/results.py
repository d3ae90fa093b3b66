"""The results file that the site shows: facts by measurement, with the day, the versions, the processors.

No path and no name of a machine is in it, and its layout depends on what was measured alone, so that
two runs differ in numbers only.  Measurements that were not made this time keep what was saved before.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bench.measurement import ROOT, Effort, Facts, Part
from nablasheet import __version__

FILE = ROOT / "bench" / "results.json"
PACKAGES = ("sympy", "numpy", "mpmath", "gmpy2")


def save(file: Path, effort: Effort, sections: Mapping[str, Sequence[Part]]) -> None:
    """Write the facts of the sections into the file."""
    before = json.loads(file.read_text("utf-8")) if file.exists() else {}
    made = record(effort, sections, before.get("measurements", {}))
    file.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def record(
    effort: Effort, sections: Mapping[str, Sequence[Part]], before: Mapping[str, Any]
) -> dict[str, Any]:
    """What is saved; each measurement says for itself when and in what surroundings it was made."""
    measurements = dict(before)
    for title, parts in sections.items():
        facts = [part.record for part in parts if isinstance(part, Facts)]
        if not facts:
            continue
        merged: dict[str, Any] = {}
        for one in facts:
            merged |= one
        merged["versions"] = {**versions(), **merged.get("versions", {})}
        measurements[title.partition(":")[0]] = {**merged, **surroundings(effort)}
    return {"measurements": measurements}


def surroundings(effort: Effort) -> dict[str, Any]:
    """The day, the effort and the machine's kind."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "effort": effort.name,
        "processors": os.cpu_count() or 1,
        "system": f"{platform.system()} {platform.machine()}",
    }


def versions() -> dict[str, str]:
    """Ours, Python's, and those of the packages that take part."""
    found = {"nablasheet": __version__, "python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
