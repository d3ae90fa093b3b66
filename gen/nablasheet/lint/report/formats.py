"""The formats in which results are printed: for people, for machines, for pull requests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from nablasheet.lint.report.result import FileResult
from nablasheet.lint.rules.catalog import RULES

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def text(files: Sequence[FileResult], notes: bool = False) -> str:
    """Findings with excerpts, then a line that sums up."""
    shown = [r for file in files for r in file.results if r.is_report or (notes and r.status == "unparsed")]
    parts = [result.finding().text() for result in shown]
    return "\n\n".join([*parts, summary(files)])


def summary(files: Sequence[FileResult]) -> str:
    """17 formulas: 12 verified, 1 refuted, 4 not understood."""
    count = Counter(result.status for file in files for result in file.results)
    told = [f"{count['ok']} verified"]
    told += [f"{count['wrong']} refuted"] if count["wrong"] else []
    told += [f"{count['layout']} in the other layout"] if count["layout"] else []
    told += [f"{count['assumption']} with an unstated assumption"] if count["assumption"] else []
    told += [f"{count['unparsed']} not checked (--notes lists them)"] if count["unparsed"] else []
    broken = sum(1 for file in files if file.broken)
    told += [f"{broken} files not read"] if broken else []
    total = count.total()
    return f"{total} formula{'' if total == 1 else 's'}: {', '.join(told)}"


def as_json(files: Sequence[FileResult], notes: bool = False) -> str:
    """The documented contract; see `Result`."""
    listed: list[dict[str, object]] = []
    for file in files:
        listed.append({"file": file.file, "layout": file.layout or None})
        listed += [result.record() for result in file.results]
    return json.dumps(listed, ensure_ascii=False, indent=1)


def github(files: Sequence[FileResult], notes: bool = False) -> str:
    """Workflow commands, one a line."""
    return "\n".join(result.finding().github() for file in files for result in file.reports)


def sarif(files: Sequence[FileResult], notes: bool = False) -> str:
    """SARIF 2.1.0, as code scanning reads it."""
    rules = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.manual["en"].title},
            "fullDescription": {"text": rule.manual["en"].section("What it finds")},
        }
        for rule in RULES
    ]
    results = [_sarif_result(result) for file in files for result in file.reports]
    run = {"tool": {"driver": {"name": "nablasheet", "rules": rules}}, "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _sarif_result(result: object) -> dict[str, object]:
    from nablasheet.lint.report.result import Result

    assert isinstance(result, Result)
    parts = [result.message, *(part for part in (result.evidence, result.help) if part)]
    place = {
        "artifactLocation": {"uri": result.file},
        "region": {"startLine": result.line, "startColumn": result.col, "endLine": result.end_line},
    }
    return {
        "ruleId": result.code,
        "level": "error" if result.status == "wrong" else "warning",
        "message": {"text": "; ".join(parts)},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: dict[str, Callable[..., str]] = {"text": text, "json": as_json, "github": github, "sarif": sarif}
