"""errata.json: every statement of every source, with the verdict on it, for programs.

The contract, version 1 (a key is never removed or given another meaning within a version): a list of
objects, in the order of the sources and within a source in its own order, each with

    source          the name of the source's file if it is a file, else its key in references.yml
    line            the line in that file where the statement begins, or null
    locator         section, number of the equation or row
    quote           what the source says
    claims          how we read it, LaTeX without dollar signs
    layout          numerator, denominator or null: the layout that the source states
    verdict         verified, refuted, layout (true only in the other layout than stated), assumption
                    (true only under a condition that is not stated), ill-formed (the shapes do not
                    conform) or undecided
    reason          of ill-formed and undecided, else null
    assumption      the missing condition of the verdict assumption, else null
    counterexample  text, or null
    correction      {numerator, denominator}: the right formula as LaTeX, or null
    identity        id of the identity that holds, or null
    remark          {en, zh}, or null
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from nablasheet.downloads.json_file import Json
from nablasheet.errata import Audit, Errata, Judged, Judgement


def errata_file(audits: Iterable[Audit]) -> str:
    """The text of errata.json: the same audits give the same bytes."""
    records = [_record(audit.errata, one) for audit in audits for one in audit.judged]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _record(errata: Errata, one: Judged) -> dict[str, Json]:
    item, judgement = one.item, one.judgement
    return {
        "source": errata.name,
        "line": item.line,
        "locator": item.locator,
        "quote": item.quote,
        "claims": [passage.text for passage in item.claims],
        "layout": item.layout,
        "verdict": judgement.verdict,
        "reason": judgement.reason or None,
        "assumption": judgement.assumption or None,
        "counterexample": judgement.counterexample or None,
        "correction": _correction(judgement),
        "identity": item.identity or None,
        "remark": {"en": item.remark.en, "zh": item.remark.zh} if item.remark.en else None,
    }


def _correction(judgement: Judgement) -> Json:
    if not judgement.numerator:
        return None
    return {"numerator": judgement.numerator, "denominator": judgement.denominator}
