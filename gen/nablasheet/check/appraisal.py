"""Everything the referees say about one identity, in a form that can be kept and printed.

It goes to the cache as plain JSON and comes back equal; `appraise` makes it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Opinion:
    """One referee's evidence, ready to print; `method` is a key of the words table."""

    referee: str
    agrees: bool | None
    method: str
    shapes: str
    draws: int
    error: str


@dataclass(frozen=True, slots=True)
class ClaimOpinion:
    """The verdict on one claim."""

    status: str  # verified | refuted | undecided
    layout: str | None
    text: str
    counterexample: str  # LaTeX
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """One assumption, dropped."""

    symbol: str
    assumption: str
    needed: bool
    counterexample: str
    reason: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The verdict on the identity: its derivation, its claims, its assumptions."""

    status: str  # verified | refuted | undecided
    text: str
    opinions: tuple[Opinion, ...]
    claims: tuple[ClaimOpinion, ...]
    hypotheses: tuple[Dropped, ...]
    refusal: str = ""
    corollaries: tuple[Appraisal, ...] = ()
    conventions: tuple[tuple[str, str], ...] = ()  # of a structured variable: name, verdict

    @property
    def is_exact(self) -> bool:
        """Whether the exact referee finished and agreed."""
        return any(one.referee == "exact" and one.agrees is True for one in self.opinions)

    @property
    def stated(self) -> tuple[ClaimOpinion, ...]:
        """The verdicts on all claims, those of the corollaries last."""
        return (*self.claims, *(claim for one in self.corollaries for claim in one.claims))

    @property
    def is_settled(self) -> bool:
        """Whether asking again would say the same; a referee that ran out of time may finish next time."""
        named = (status for _, status in self.conventions)
        own = (self.status, *named, *(claim.status for claim in self.claims))
        return "undecided" not in own and all(one.is_settled for one in self.corollaries)

    def record(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


def from_record(record: dict[str, Any]) -> Appraisal:
    """An appraisal from its JSON."""

    def opinions(items: list[dict[str, Any]]) -> tuple[Opinion, ...]:
        return tuple(Opinion(**item) for item in items)

    claims = tuple(
        ClaimOpinion(**{**item, "opinions": opinions(item["opinions"])}) for item in record["claims"]
    )
    return Appraisal(
        status=record["status"],
        text=record["text"],
        opinions=opinions(record["opinions"]),
        claims=claims,
        hypotheses=tuple(Dropped(**item) for item in record["hypotheses"]),
        refusal=record["refusal"],
        corollaries=tuple(from_record(item) for item in record["corollaries"]),
        conventions=tuple((name, status) for name, status in record["conventions"]),
    )
