"""The golden text of an identity: how it was read, what was derived, how it was verified.

How a formula was read is what no referee can check: it is shown fully bracketed, and a change of it
needs a person's consent.
"""

from __future__ import annotations

from nablasheet.check.appraisal import Appraisal
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal, derived
from nablasheet.expr.plain import plain
from nablasheet.identity import Identity
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.steps import differential_latex, in_layout, left_side


def golden(identity: Identity, found: Derivation | Refusal | None, appraisal: Appraisal) -> str:
    """The text; the same for the same definition and code, with no dates, versions or draws."""
    lines = [f"identity     {identity.id}"]
    for symbol in identity.declarations.symbols.values():
        words = ", ".join(sorted(assumption.value for assumption in symbol.assumptions))
        lines.append(f"given        {symbol.name} {symbol.shape}{': ' + words if words else ''}")
    if identity.function is not None:
        lines.append(f"read as      {plain(identity.function)}")
    if isinstance(found, Refusal):
        lines.append(f"refused      {found.reason}")
    if isinstance(found, Derivation):
        lines += _derived(found, identity.name)
    lines += _claims(identity, appraisal)
    for one, verdicts in zip(identity.corollaries, appraisal.corollaries, strict=True):
        lines += _corollary(one, verdicts, identity)
    lines += [f"convention   {name}: {status}" for name, status in appraisal.conventions]
    methods = ", ".join(f"{one.referee} ({one.method})" for one in appraisal.opinions if one.agrees)
    lines.append(f"{appraisal.status:<12} {methods}")
    return "\n".join(lines) + "\n"


def _claims(identity: Identity, appraisal: Appraisal) -> list[str]:
    lines = []
    for claim, verdict in zip(identity.claims, appraisal.claims, strict=True):
        lines.append(f"claim        {claim.form.value}: {plain(claim.left)} -> {plain(claim.right)}")
        lines.append(f"             {verdict.status}{', layout ' + verdict.layout if verdict.layout else ''}")
    return lines


def _corollary(one: Identity, appraisal: Appraisal, general: Identity) -> list[str]:
    """What a corollary assumes beyond the identity, its claims and its derivative."""
    before = general.declarations.symbols
    lines = []
    for symbol in one.declarations.symbols.values():
        if symbol != before[symbol.name]:
            words = ", ".join(sorted(assumption.value for assumption in symbol.assumptions))
            lines.append(f"corollary    {symbol.name} {symbol.shape}{': ' + words if words else ''}")
    lines += _claims(one, appraisal)
    found = derived(one)
    if isinstance(found, Derivation):
        result = arrange(found.denominator, Layout.DENOMINATOR)
        lines.append(f"             {latex(result)}  [{result.shape}], {appraisal.status}")
    return lines


def _derived(found: Derivation, name: str) -> list[str]:
    lines = [f"kind         {found.kind}"]
    if found.order == 1:
        lines.append(f"differential {differential_latex(found, name)}")
    for layout in Layout:
        result = arrange(in_layout(found, layout), layout)
        lines.append(f"{layout.value:<12} {left_side(found, name)} = {latex(result)}  [{result.shape}]")
    return lines
