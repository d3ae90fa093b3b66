"""Our formulas as tensorgrad's tensors, one small function a node.

What tensorgrad has no word for raises NotStated: that is counted apart and never held against it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from typing import Any

import tensorgrad as tg
from tensorgrad import functions as f

from bench.peers.tensorgrad_edges import Edges, NotStated, Term, Terms
from nablasheet import expr as e

ROOT_OF_TWO = 2**0.5
ELEMENTWISE: dict[str, Callable[[Any], Any]] = {
    "exp": f.exp,
    "log": f.log,
    "sqrt": f.sqrt,
    "tanh": f.tanh,
    "sinh": lambda t: (f.exp(t) - f.exp(-t)) / 2,
    "cosh": lambda t: (f.exp(t) + f.exp(-t)) / 2,
    "abs": f.abs,
    "sgn": f.sign,
    "relu": f.relu,
    "step": f.gt0,
    "sigma": f.sigmoid,
    "softplus": lambda t: f.log(1 + f.exp(t)),
    "silu": lambda t: t * f.sigmoid(t),
    "erf": f.erf,
    "Phi": lambda t: (1 + f.erf(t / ROOT_OF_TWO)) / 2,
    "gelu": f.gelu,
}


def _unit(node: e.Unit, terms: Terms) -> Term:
    if not isinstance(node.position, e.Number):
        raise NotStated("a free index")
    name = f"unit {node.position.value} {node.size}"
    terms.units[name] = (int(node.position.value), node.size)
    return terms.variable(name, node.shape)


def _symbol(node: e.Symbol, terms: Terms) -> Term:
    if node.holds(e.Assumption.COMPLEX):
        raise NotStated("a complex variable")
    return terms.variable(node.name, node.form)


def _number(value: Fraction) -> Any:
    return int(value) if value.denominator == 1 else value


def _identity(node: e.Identity, terms: Terms) -> Term:
    row, col = terms.edges(2)
    return Term(tg.Delta(terms.size(node.size), row, col), (row,), (col,))


def _sum(node: e.Sum, terms: Terms) -> Term:
    first, *rest = terms.aligned(node.terms)
    return Term(reduce(lambda a, b: a + b, (t.tensor for t in rest), first.tensor), first.rows, first.cols)


def _product(node: e.Product, terms: Terms) -> Term:
    scale, chain = Fraction(1), []
    for factor in node.factors:
        if isinstance(factor, e.Number):
            scale *= factor.value
        else:
            chain.append(terms.of(factor))
    scalars = [term for term in chain if not term.rows and not term.cols]
    matrices = [term for term in chain if term.rows or term.cols]
    tensors = [term.tensor for term in scalars]
    rows: Edges = matrices[0].rows if matrices else ()
    last = matrices[0] if matrices else Term(None)
    tensors += [last.tensor] if matrices else []
    for term in matrices[1:]:
        last = terms.named(term, last.cols, terms.edges(len(term.cols)))
        tensors.append(last.tensor)
    made = tensors[0] if len(tensors) == 1 else tg.Product(tensors)
    return Term(made if scale == 1 else made * _number(scale), rows, last.cols)


def _power(node: e.Power, terms: Terms) -> Term:
    if not node.is_scalar:
        return _matrix_power(node, terms)
    base = terms.of(node.base).tensor
    if isinstance(node.exponent, e.Number):
        return Term(f.pow(base, _number(node.exponent.value)))
    return Term(f.exp(terms.of(node.exponent).tensor * f.log(base)))


def _matrix_power(node: e.Power, terms: Terms) -> Term:
    exponent = node.exponent
    if not isinstance(exponent, e.Number) or exponent.value.denominator != 1 or not exponent.value:
        raise NotStated("a matrix to a power that is no whole number")
    base = node.base if exponent.value > 0 else e.Inverse(node.base)
    return _product(e.Product((base,) * abs(int(exponent.value))), terms)


def _inverse(node: e.Inverse, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    if not inner.rows:
        return Term(f.pow(inner.tensor, -1))
    (row,), (col,) = _one_edge_each(inner)
    return Term(f.inverse(inner.tensor, {row, col}), (col,), (row,))


def _one_edge_each(term: Term) -> tuple[Edges, Edges]:
    if (len(term.rows), len(term.cols)) != (1, 1):
        raise NotStated("a function of a Kronecker product")
    return term.rows, term.cols


def _transpose(node: e.Transpose, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    return Term(inner.tensor, inner.cols, inner.rows)


def _determinant(node: e.Determinant, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    (row,), (col,) = _one_edge_each(inner)
    return Term(f.det(inner.tensor, {row, col}))


def _adjugate(node: e.Adjugate, terms: Terms) -> Term:
    inverse = _inverse(e.Inverse(node.argument), terms)
    return Term(_determinant(e.Determinant(node.argument), terms).tensor * inverse.tensor, *_edges(inverse))


def _edges(term: Term) -> tuple[Edges, Edges]:
    return term.rows, term.cols


def _hadamard(node: e.Hadamard, terms: Terms) -> Term:
    factors = terms.aligned(node.factors)
    return Term(reduce(lambda a, b: a * b, (f.tensor for f in factors)), *_edges(factors[0]))


def _quotient(node: e.HadamardQuotient, terms: Terms) -> Term:
    top, bottom = terms.aligned((node.numerator, node.denominator))
    return Term(top.tensor / bottom.tensor, *_edges(top))


def _entry_power(node: e.HadamardPower, terms: Terms) -> Term:
    base = terms.of(node.base)
    if not isinstance(node.exponent, e.Number):
        raise NotStated("entries to a power that is a letter")
    return Term(f.pow(base.tensor, _number(node.exponent.value)), *_edges(base))


def _kronecker(node: e.Kronecker, terms: Terms) -> Term:
    factors = [terms.of(factor) for factor in node.factors]
    rows = tuple(edge for factor in factors for edge in factor.rows)
    cols = tuple(edge for factor in factors for edge in factor.cols)
    return Term(tg.Product([factor.tensor for factor in factors]), rows, cols)


def _kronecker_sum(node: e.KroneckerSum, terms: Terms) -> Term:
    ones = [e.Identity(part.shape.rows) for part in (node.left, node.right)]
    parts = (e.Kronecker((node.left, ones[1])), e.Kronecker((ones[0], node.right)))
    return _sum(e.Sum(parts), terms)


def _vec(node: e.Vec, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    return Term(inner.tensor, (*inner.cols, *inner.rows), ())


def _trace(node: e.Trace, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    if not inner.rows:
        return inner
    sizes = [inner.tensor.shape[edge] for edge in inner.rows]
    ties = [tg.Delta(size, r, c) for size, r, c in zip(sizes, inner.rows, inner.cols, strict=True)]
    return Term(tg.Product([inner.tensor, *ties]))


def _diag(node: e.Diag, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    if len(inner.rows) != 1:
        raise NotStated("a diagonal matrix of a Kronecker product")
    row, col = terms.edges(2)
    return Term(f.diag(inner.tensor, [row, col]), (row,), (col,))


def _diagonal(node: e.Diagonal, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    (row,), (col,) = _one_edge_each(inner)
    (edge,) = terms.edges(1)
    tie = tg.Delta(inner.tensor.shape[row], row, col, edge)
    return Term(tg.Product([inner.tensor, tie]), (edge,), ())


def _norm(node: e.Norm, terms: Terms) -> Term:
    inner = terms.of(node.argument).tensor
    if node.kind == "F" or (node.kind == "p" and node.order == e.TWO):
        return Term(f.sqrt(f.frobenius2(inner)))
    if node.kind == "max":
        return Term(f.max(f.abs(inner)))
    if node.kind != "p" or not isinstance(node.order, e.Number):
        raise NotStated(f"the norm {node.kind}")
    order = node.order.value
    powers = f.sum(f.pow(f.abs(inner), _number(order)))
    return Term(powers if order == 1 else f.pow(powers, Fraction(1, 1) / order))


def _elementwise(node: e.Elementwise, terms: Terms) -> Term:
    function = ELEMENTWISE.get(node.function)
    if function is None:
        raise NotStated(f"the function {node.function}")
    inner = terms.of(node.argument)
    return Term(function(inner.tensor), *_edges(inner))


def _softmax(node: e.Softmax, terms: Terms) -> Term:
    inner = terms.of(node.argument)
    along = inner.rows if node.direction == "vector" else inner.cols
    return Term(f.softmax(inner.tensor, dim=along), *_edges(inner))


def _entry(node: e.Entry, terms: Terms) -> Term:
    rows, cols = node.argument.shape
    left, right = e.Unit(node.row, rows), e.Unit(node.col, cols)
    chain = [node.argument]
    if rows != e.ONE:
        chain.insert(0, e.Transpose(left))
    if cols != e.ONE:
        chain.append(right)
    return _product(e.Product(tuple(chain)), terms)


TERMS: Mapping[type[e.Node], Callable[[Any, Terms], Term]] = {
    e.Number: lambda node, terms: Term(tg.Product([]) * _number(node.value)),
    e.Size: lambda node, terms: Term(tg.Delta(terms.size(node.size))),
    e.Symbol: _symbol,
    e.Unit: _unit,
    e.Identity: _identity,
    e.Zero: lambda node, terms: terms.constant(node.form, tg.Zero),
    e.Ones: lambda node, terms: terms.constant(node.form, tg.Ones),
    e.Sum: _sum,
    e.Product: _product,
    e.Power: _power,
    e.Transpose: _transpose,
    e.Inverse: _inverse,
    e.Adjugate: _adjugate,
    e.Hadamard: _hadamard,
    e.HadamardQuotient: _quotient,
    e.HadamardPower: _entry_power,
    e.Kronecker: _kronecker,
    e.KroneckerSum: _kronecker_sum,
    e.Vec: _vec,
    e.Diag: _diag,
    e.Diagonal: _diagonal,
    e.Trace: _trace,
    e.Determinant: _determinant,
    e.Norm: _norm,
    e.Elementwise: _elementwise,
    e.Softmax: _softmax,
    e.Entry: _entry,
}
