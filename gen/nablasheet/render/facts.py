"""What is known of a formula from the assumptions on its letters: definite, invertible, positive.

Each test proves or gives up; a fact that is not proved is printed as a condition, so that giving up
costs a few words and never a wrong formula.
"""

from __future__ import annotations

from nablasheet import expr as x
from nablasheet.expr import Assumption, Node
from nablasheet.expr.build import neg, transpose
from nablasheet.expr.normal import tidy

A = Assumption
POSITIVE_FUNCTIONS = frozenset({"exp", "sigma", "softplus", "cosh", "Phi", "phi"})


def definite(node: Node) -> bool:
    """Positive definite."""
    match node:
        case x.Symbol():
            return node.holds(A.POSITIVE_DEFINITE)
        case x.Identity():
            return True
        case x.Power(base, _):
            return definite(base)
        case x.MatrixFunction(function, argument):
            return function == "exp" and tidy(transpose(argument)) == argument
        case x.Sum(terms):
            return all(map(semidefinite, terms)) and any(map(definite, terms))
        case x.Inverse(argument) | x.Transpose(argument):
            return definite(argument)
        case x.Kronecker(factors):
            return all(map(definite, factors))
        case x.Diag(argument):
            return positive(argument)
        case x.Product(factors):
            return _congruence(factors, strict=True)
        case _:
            return False


def semidefinite(node: Node) -> bool:
    """Positive semidefinite."""
    if isinstance(node, x.Symbol) and node.holds(A.POSITIVE_SEMIDEFINITE):
        return True
    if isinstance(node, x.Sum):
        return all(map(semidefinite, node.terms))
    return definite(node) or (isinstance(node, x.Product) and _congruence(node.factors, strict=False))


def _congruence(factors: tuple[Node, ...], *, strict: bool) -> bool:
    """Positive scalars times M^T ... M about something that is (semi)definite or not there."""
    scalars, chain = _split(factors)
    if not all(map(positive if strict else nonnegative, scalars)) or not chain:
        return False
    while len(chain) > 1:
        left, right = chain[0], chain[-1]
        if left != transpose(right) or (strict and not injective(right)):
            return False
        chain = chain[1:-1]
    return not chain or (definite(chain[0]) if strict else semidefinite(chain[0]))


def _split(factors: tuple[Node, ...]) -> tuple[list[Node], list[Node]]:
    return [f for f in factors if f.is_scalar], [f for f in factors if not f.is_scalar]


def injective(node: Node) -> bool:
    """M v = 0 for v = 0 alone."""
    if isinstance(node, x.Symbol) and node.holds(A.FULL_COLUMN_RANK):
        return True
    if isinstance(node, x.Transpose) and isinstance(node.argument, x.Symbol):
        return node.argument.holds(A.FULL_ROW_RANK) or invertible(node.argument)
    return invertible(node)


def invertible(node: Node) -> bool:
    """Square with an inverse."""
    if definite(node):
        return True
    match node:
        case x.Symbol():
            return node.holds(A.INVERTIBLE) or _has_positive_diagonal(node)
        case x.Inverse() | x.Commutation() | x.Cholesky():
            return True
        case x.Sum(terms):
            rest = [term for term in terms if tidy(transpose(term)) != tidy(neg(term))]
            return bool(rest) and all(map(semidefinite, rest)) and any(map(definite, rest))
        case x.Transpose(argument) | x.Conjugate(argument) | x.Power(argument, _):
            return invertible(argument)
        case x.Diag(argument):
            return nonzero(argument)
        case x.MatrixFunction(function, _):
            return function == "exp"
        case x.Kronecker(factors):
            return all(map(invertible, factors))
        case x.Product((x.Transpose(x.OrthonormalFactor(first)), second)) if first == second:
            return True  # the R of Q R
        case x.Product((first, x.OrthonormalFactor(second))) if first == transpose(second):
            return True
        case x.Product(factors):
            scalars, chain = _split(factors)
            return all(map(nonzero, scalars)) and all(map(invertible, chain))
        case _:
            return False


def _has_positive_diagonal(node: x.Symbol) -> bool:
    """Triangular with positive diagonal entries."""
    return node.holds(A.POSITIVE_DIAGONAL) and (node.holds(A.LOWER) or node.holds(A.UPPER))


def principal(node: Node) -> bool:
    """Without an eigenvalue that is zero or negative."""
    match node:
        case x.Symbol():
            return node.holds(A.POSITIVE_EIGENVALUES) or definite(node) or _has_positive_diagonal(node)
        case x.Inverse(argument) | x.Transpose(argument):
            return principal(argument)
        case x.Product((left, right)):
            return (definite(left) and definite(right)) or definite(node)
        case _:
            return definite(node)


def vector_of(node: Node) -> Node | None:
    """v for a number v^T D v with a positive definite D, which is zero for v = 0 alone."""
    if not isinstance(node, x.Product) or not node.is_scalar:
        return None
    scalars, chain = _split(node.factors)
    if scalars or len(chain) < 2 or chain[0] != transpose(chain[-1]):
        return None
    inner = chain[1:-1]
    return (
        chain[-1] if not inner or definite(inner[0] if len(inner) == 1 else x.Product(tuple(inner))) else None
    )


def _is_given_nonzero(node: Node) -> bool:
    return isinstance(node, x.Symbol) and (node.holds(A.NONZERO) or node.holds(A.UNIT_NORM))


def positive(node: Node) -> bool:
    """A positive number, or a vector or matrix of positive entries."""
    match node:
        case x.Number(value):
            return value > 0
        case x.Size() | x.Ones() | x.Softmax():
            return True
        case x.Constant(name):
            return name in ("pi", "e")
        case x.Symbol():
            return node.holds(A.POSITIVE)
        case x.Elementwise(function, argument):
            return function in POSITIVE_FUNCTIONS or (function in ("abs", "sqrt") and nonzero(argument))
        case x.Determinant(argument):
            if isinstance(argument, x.Symbol) and argument.holds(A.POSITIVE_DETERMINANT):
                return True
            return principal(argument)
        case x.Trace(argument):
            return definite(argument)
        case x.Sum(terms):
            return all(map(nonnegative, terms)) and any(map(positive, terms))
        case x.HadamardQuotient(above, below):
            return positive(above) and positive(below)
        case x.Product(factors) | x.Hadamard(factors):
            vector = vector_of(node)
            return all(map(positive, factors)) or (vector is not None and _is_given_nonzero(vector))
        case x.Power(base, _) | x.HadamardPower(base, _):
            return positive(base) or (_even(node) and nonzero(base))
        case x.Transpose(argument) | x.Diagonal(argument):
            return positive(argument) if isinstance(node, x.Transpose) else definite(argument)
        case _:
            return False


def nonnegative(node: Node) -> bool:
    """A number that is not negative, or entries that are not."""
    match node:
        case x.Norm():
            return True
        case x.Symbol():
            return node.holds(A.NONNEGATIVE)
        case x.Elementwise(function, _) if function in ("abs", "relu", "sqrt"):
            return True
        case x.Sum(terms):
            return all(map(nonnegative, terms))
        case x.Trace(argument):
            return semidefinite(argument)
        case x.Product(factors) if node.is_scalar and not all(f.is_scalar for f in factors):
            return _congruence(factors, strict=False)
        case x.Product(factors) | x.Hadamard(factors):
            return all(map(nonnegative, factors)) or (isinstance(node, x.Hadamard) and len(set(factors)) == 1)
        case _:
            return positive(node) or _even(node)


def nonzero(node: Node) -> bool:
    """A number that is not zero, or entries none of which is."""
    match node:
        case x.Number(value):
            return value != 0
        case x.Symbol():
            return node.holds(A.NONZERO)
        case x.Constant():
            return True
        case x.Determinant(argument):
            return invertible(argument)
        case x.Norm(argument, _, _):
            return _is_given_nonzero(argument)
        case x.Product(factors) if all(f.is_scalar for f in factors):
            return all(map(nonzero, factors))
        case x.Hadamard(factors):
            return all(map(nonzero, factors))
        case x.Power(base, _) | x.HadamardPower(base, _) | x.Transpose(base):
            return nonzero(base)
        case _:
            return positive(node)


def _even(node: Node) -> bool:
    if not isinstance(node, x.Power | x.HadamardPower) or not isinstance(node.exponent, x.Number):
        return False
    return node.exponent.value.denominator == 1 and node.exponent.value.numerator % 2 == 0
