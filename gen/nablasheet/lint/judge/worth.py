"""Whether an equation claims anything: identities do, definitions and conditions do not.

`A^T A = I` chooses A, `w = (X^T X)^{-1} X^T y` names w, `dx/dt = W f(x)` is a law.  Calling such a
line wrong would be an accusation of nothing, so only equations of the forms below may be reported.
"""

from __future__ import annotations

from nablasheet import expr as e
from nablasheet.expr import Node
from nablasheet.expr.functions import numerator_shape
from nablasheet.expr.named import FUNCTIONS as FUNCTIONS_KNOWN
from nablasheet.identity import Claim, Form
from nablasheet.lint.judge.verdicts import Outcome

FUNCTIONS = (e.Trace, e.Determinant, e.Vec, e.Kronecker, e.Norm, e.Adjugate)
MOST_UNLIKELY = 2  # kinds of letters that are no guess
TRIGONOMETRIC = frozenset({"sin", "cos", "tan"})
COMPOSED = (e.Product, e.Sum)


def kind_of(claim: Claim) -> str:
    """derivative, differential, chain, property, definition or condition."""
    if claim.form in (Form.PARTIAL, Form.GRADIENT, Form.JACOBIAN):
        return _derivative(claim)
    if claim.form is Form.DIFFERENTIAL:
        return _differential(claim)
    return _equation(claim)


def _derivative(claim: Claim) -> str:
    if isinstance(claim.left, e.Apply):
        return "chain" if _has_partial(claim.right, claim.left.name) else "definition"
    if isinstance(claim.left, e.Symbol) and claim.left != claim.variable:
        return "definition"
    if claim.variable is not None and claim.variable not in set(claim.left.walk()):
        return "definition"  # what depends on the variable is not said
    if not _letters(claim.right) <= _letters(claim.left) | {claim.variable.name if claim.variable else ""}:
        return "condition"  # the value speaks of something that is not explained here
    if _is_unexplained(claim.left, claim.right):
        return "condition"
    if _is_unarranged(claim):
        return "condition"
    if any(isinstance(node, e.Apply) for node in claim.left.walk()):
        return "chain"
    return "derivative"


def _is_unarranged(claim: Claim) -> bool:
    """A derivative of a matrix whose value has not the size of a Jacobian: another arrangement is meant."""
    if claim.variable is None or claim.left.shape.kind != "matrix" or claim.variable.is_scalar:
        return False
    shape = numerator_shape(claim.left.shape, claim.variable.shape)
    stacked = any(isinstance(part, e.Kronecker | e.Vec | e.Commutation) for part in claim.right.walk())
    return not (stacked or isinstance(claim.right, e.Identity)) or claim.right.shape not in (
        shape,
        shape.transposed,
    )


def _is_unexplained(left: Node, right: Node) -> bool:
    """The value lacks the derivative of a function that is not named, or has one that came from nowhere."""
    for node in left.walk():
        if isinstance(node, e.Apply) and not _has_partial(right, node.name):
            return True
        if isinstance(node, e.Elementwise) and node.function not in FUNCTIONS_KNOWN:
            primes = {part.function for part in right.walk() if isinstance(part, e.Elementwise)}
            if f"{node.function}'" not in primes:
                return True
    ours = {part.function for part in left.walk() if isinstance(part, e.Elementwise)}
    theirs = {part.function for part in right.walk() if isinstance(part, e.Elementwise)}
    if theirs & TRIGONOMETRIC and not ours & TRIGONOMETRIC:
        return True
    if "relu" in ours and not theirs & {"relu", "step"}:
        return True
    return _free_indices(right) > _free_indices(left)


def _free_indices(node: Node) -> set[str]:
    bound = {part.index for part in node.walk() if isinstance(part, e.IndexedSum | e.IndexedProduct)}
    return {part.name for part in node.walk() if isinstance(part, e.Index)} - bound


def _has_partial(node: Node, name: str) -> bool:
    return any(isinstance(part, e.Partial) and part.function.name == name for part in node.walk())


def _differential(claim: Claim) -> str:
    left = claim.left
    if isinstance(left, e.Symbol) or (isinstance(left, e.Transpose) and isinstance(left.argument, e.Symbol)):
        return "definition"
    if isinstance(left, e.Apply):
        return "chain" if _has_partial(claim.right, left.name) else "definition"
    if not any(isinstance(part, e.Differential) for part in claim.right.walk()):
        return "condition"
    if not _letters(claim.right) <= _letters(left):
        return "condition"
    return "differential"


def _equation(claim: Claim) -> str:
    left, right = claim.left, claim.right
    if _is_name(left) or _is_name(right):
        return "definition"
    ours, theirs = _letters(left), _letters(right)
    partial = any(isinstance(part, e.Partial) for node in (left, right) for part in node.walk())
    if partial:
        return "chain" if theirs <= ours or e.build.is_zero(right) else "condition"
    if any(isinstance(part, e.Differential) for node in (left, right) for part in node.walk()):
        return "differential" if ours == theirs else "condition"
    if ours != theirs or not ours:
        return "condition"
    if _is_operation(left) or _is_operation(right):
        return "property"
    return "property" if _is_expansion(left) or _is_expansion(right) else "condition"


def _is_name(node: Node) -> bool:
    inner = node.argument if isinstance(node, e.Transpose) else node
    return isinstance(inner, e.Symbol | e.Apply | e.Entry)


def _letters(node: Node) -> set[str]:
    return {part.name for part in node.walk() if isinstance(part, e.Symbol | e.Apply)}


def _is_operation(node: Node) -> bool:
    """Something done to a composed formula, as in tr(AB), (AB)^T, (A + B)^{-1}."""
    if any(isinstance(part, FUNCTIONS) for part in node.walk()):
        return True
    turned = (part for part in node.walk() if isinstance(part, e.Transpose | e.Inverse))
    return any(isinstance(part.argument, COMPOSED) for part in turned)


def _is_expansion(node: Node) -> bool:
    """A product of sums."""
    return any(
        isinstance(part, e.Product | e.Power) and any(isinstance(inner, e.Sum) for inner in part.parts)
        for part in node.walk()
    )


def is_reportable(found: Outcome) -> bool:
    """Whether calling it wrong would be about a claim."""
    if found.failing is None or found.is_hedged or found.cost > MOST_UNLIKELY:
        return False
    return kind_of(found.failing[0]) not in ("definition", "condition")


def kinds_in(found: Outcome) -> set[str]:
    """What the claims of a statement are."""
    return {kind_of(claim) for claim in found.reading.claims} if found.reading else set()


def group_of(found: Outcome) -> str:
    """scalar, vector or nothing: which convention of layout the statement is under."""
    for reading in found.by_layout[:1]:
        for claim in reading.claims:
            variable = claim.variable
            if (
                variable is not None
                and claim.form in (Form.PARTIAL, Form.GRADIENT)
                and not variable.is_scalar
            ):
                return "scalar" if claim.left.is_scalar else "vector"
            if variable is not None and claim.form is not Form.EQUATION:
                return ""
    for reading in found.by_layout[:1]:
        for claim in reading.claims:
            for node in (claim.left, claim.right):
                for part in node.walk():
                    if isinstance(part, e.Partial) and not part.function.arguments[part.position].is_scalar:
                        return "scalar" if part.function.is_scalar else "vector"
    return ""


def is_convention(found: Outcome) -> bool:
    """Whether it writes a derivative out entry by entry, which defines a layout and does not break one."""
    claims = found.reading.claims if found.reading else ()
    return any(
        isinstance(part, e.Entry) and isinstance(part.argument, e.Partial)
        for claim in claims
        for part in claim.right.walk()
    )


def is_fixed(found: Outcome) -> bool:
    """Whether the form itself names the layout: a gradient."""
    claims = found.reading.claims if found.reading else ()
    return found.is_uniform and any(claim.form is Form.GRADIENT for claim in claims)
