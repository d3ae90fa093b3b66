"""A result as published in one layout: its formula, NumPy expression, shape and spoken form."""

from __future__ import annotations

from nablasheet.derive.derivation import Derivation
from nablasheet.expr import Node
from nablasheet.identity import Claim, Form, Identity
from nablasheet.render.entry import Arranged
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.numpy import NoCode, numpy
from nablasheet.render.sizes import latex_shape
from nablasheet.render.spoken import spoken
from nablasheet.render.steps import in_layout, left_side


def arranged(identity: Identity, derived: Derivation | None, layout: Layout) -> Arranged:
    """The result in a layout; of a property its statement, the same in both."""
    if derived is None:
        claim = identity.claims[0]
        return _statement(claim, identity)
    result = arrange(in_layout(derived, layout), layout)
    return Arranged(
        left=left_side(derived, identity.name),
        latex=latex(result),
        numpy=_code(result, identity),
        shape=latex_shape(result.shape),
        alt=spoken(result),
    )


def _statement(claim: Claim, identity: Identity) -> Arranged:
    """A property reads the same in both layouts."""
    left, _, right = claim.latex.partition("=")
    code = _code(claim.right, identity) if claim.form is Form.EQUATION else ""
    return Arranged(left.strip(), right.strip(), code, latex_shape(claim.right.shape), spoken(claim.right))


def _code(result: Node, identity: Identity) -> str:
    try:
        return numpy(result, identity.declarations.symbols.values())
    except NoCode:
        return ""
