"""What published sources say, statement by statement, and whether it holds.

A source is a file of identities/errata: quotations with our reading of each.  Verdicts, counterexamples
and corrections are computed from the readings, never typed in.
"""

from nablasheet.errata.audit import Audit, Judged, audit_all, load_errata, make_record, missing
from nablasheet.errata.item import Errata, Item
from nablasheet.errata.verdict import VERDICTS, Judgement

__all__ = [
    "VERDICTS",
    "Audit",
    "Errata",
    "Item",
    "Judged",
    "Judgement",
    "audit_all",
    "load_errata",
    "make_record",
    "missing",
]
