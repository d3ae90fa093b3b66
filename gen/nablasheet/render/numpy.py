"""NumPy text of a formula: one Python expression, one table over the nodes.

Vectors are arrays (n, 1), scalars floats or (1, 1) arrays, sizes come from the shapes of the
symbols.  Only np, scipy.linalg and scipy.special are used.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node, Number, Symbol
from nablasheet.expr.named import FUNCTIONS
from nablasheet.render.sizes import numpy_size, size_names


class NoCode(Exception):
    """A formula that has no NumPy form, with the reason."""


def numpy_name(latex_name: str) -> str:
    """\\Sigma_1 -> Sigma_1, W_{Q} -> W_Q, \\lambda -> lambda_."""
    name = re.sub(r"[^A-Za-z0-9_]+", "_", latex_name.replace("\\", "").replace("{", "").replace("}", ""))
    name = re.sub("_+", "_", name).rstrip("_") or "x"
    return name + "_" if keyword.iskeyword(name) or name in ("np", "scipy") else name


def numpy(node: Node, symbols: Iterable[Symbol]) -> str:
    """The expression; `symbols` are all declared ones, from whose shapes sizes are read.

    Raises NoCode for unnamed functions and the like.
    """
    names = {symbol: numpy_name(symbol.name) for symbol in symbols}
    for part in node.walk():
        if isinstance(part, Symbol):
            names.setdefault(part, numpy_name(part.name))
    return Printer(size_names(names, names), names).text(node)


@dataclass(frozen=True, slots=True)
class Printer:
    """Sizes and names in force."""

    sizes: Mapping[str, str]
    names: Mapping[Symbol, str]

    def text(self, node: Node) -> str:
        """One expression, in brackets if it is composed."""
        row = TABLE.get(type(node))
        if row is None:
            raise NoCode(f"{type(node).__name__} has no NumPy form")
        made: str = row(self, node)
        return made

    def size(self, size: x.Dim) -> str:
        return numpy_size(size, self.sizes)

    def shape(self, shape: x.Shape) -> str:
        return f"({self.size(shape.rows)}, {self.size(shape.cols)})"


P = Printer


def _number(p: P, node: Number) -> str:
    value = node.value
    if value.denominator == 1:
        return str(value) if value >= 0 else f"({value})"
    return f"({value.numerator}/{value.denominator})"


def _symbol(p: P, node: Symbol) -> str:
    return p.names[node]


def _joined(sign: str) -> Callable[[P, Any], str]:
    def made(p: P, node: Node) -> str:
        return "(" + sign.join(p.text(part) for part in node.parts) + ")"

    return made


def _product(p: P, node: x.Product) -> str:
    scalars = [p.text(f) for f in node.factors if f.is_scalar]
    chain = [p.text(f) for f in node.factors if not f.is_scalar]
    matrices = "(" + " @ ".join(chain) + ")" if len(chain) > 1 else "".join(chain)
    return "(" + "*".join([*scalars, *([matrices] if matrices else [])]) + ")"


def _power(p: P, node: x.Power) -> str:
    base, exponent = p.text(node.base), p.text(node.exponent)
    if node.is_scalar:
        return f"(({base}*1.0)**{exponent})"
    if isinstance(node.exponent, Number) and node.exponent.value.denominator == 1:
        return f"np.linalg.matrix_power({base}, {exponent})"
    if isinstance(node.exponent, Number):
        return f"scipy.linalg.fractional_matrix_power({base}, {exponent})"
    return f"np.linalg.matrix_power({base}, int({exponent}))"


def _call(function: str) -> Callable[[P, Any], str]:
    return lambda p, node: f"{function}({p.text(node.argument)})"


def _adjugate(p: P, node: x.Adjugate) -> str:
    a, n = p.text(node.argument), p.size(node.shape.rows)
    minor = f"np.delete(np.delete({a}, i, 0), j, 1)"
    return f"np.array([[(-1)**(i+j)*np.linalg.det({minor}) for i in range({n})] for j in range({n})])"


def _commutation(p: P, node: x.Commutation) -> str:
    m, n = p.size(node.rows), p.size(node.cols)
    return f"np.eye(({m})*({n}))[np.arange(({m})*({n})).reshape({n}, {m}).T.ravel()]"


def _duplication(p: P, node: x.Duplication) -> str:
    n = p.size(node.size)
    test = "1.0*((r == i and c == j) or (r == j and c == i))"
    cols = f"for j in range({n}) for i in range(j, {n})"
    return f"np.array([[{test} {cols}] for c in range({n}) for r in range({n})])"


def _elimination(p: P, node: x.Elimination) -> str:
    n = p.size(node.size)
    test = "1.0*(r == i and c == j)"
    entries = f"{test} for c in range({n}) for r in range({n})"
    return f"np.array([[{entries}] for j in range({n}) for i in range(j, {n})])"


def _embedding(p: P, node: x.DiagonalEmbedding) -> str:
    n = p.size(node.size)
    return f"np.eye(({n})**2)[:, ::({n})+1]"


def _kronecker(p: P, node: x.Kronecker) -> str:
    made = p.text(node.factors[0])
    for factor in node.factors[1:]:
        made = f"np.kron({made}, {p.text(factor)})"
    return made


def _kronecker_sum(p: P, node: x.KroneckerSum) -> str:
    left, right = p.text(node.left), p.text(node.right)
    m, n = p.size(node.left.shape.rows), p.size(node.right.shape.rows)
    return f"(np.kron({left}, np.eye({n})) + np.kron(np.eye({m}), {right}))"


def _vech(p: P, node: x.Vech) -> str:
    n = p.size(node.argument.shape.rows)
    return f"np.array([[({p.text(node.argument)})[i, j]] for j in range({n}) for i in range(j, {n})])"


def _norm(p: P, node: x.Norm) -> str:
    inner = p.text(node.argument)
    if node.kind in ("F", "nuclear", "spectral", "max"):
        order = {"F": "", "nuclear": ", 'nuc'", "spectral": ", 2", "max": ""}[node.kind]
        return f"np.max(np.abs({inner}))" if node.kind == "max" else f"np.linalg.norm({inner}{order})"
    order = p.text(node.order)
    if order == "2":
        return f"np.linalg.norm({inner})"
    return f"(np.sum(np.abs({inner})**{order})**(1/{order}))"


def _elementwise(p: P, node: x.Elementwise) -> str:
    known = FUNCTIONS.get(node.function)
    name = known.numpy if known else numpy_name(node.function.replace("'", "_prime"))
    return f"{name}({p.text(node.argument)})"


def _softmax(p: P, node: x.Softmax) -> str:
    axis = 0 if node.direction == "vector" else 1
    return f"scipy.special.softmax({p.text(node.argument)}, axis={axis})"


MATRIX_FUNCTIONS = {
    "exp": "scipy.linalg.expm",
    "log": "scipy.linalg.logm",
    "sqrt": "scipy.linalg.sqrtm",
    "sin": "scipy.linalg.sinm",
    "cos": "scipy.linalg.cosm",
    "sinh": "scipy.linalg.sinhm",
    "cosh": "scipy.linalg.coshm",
}


def _matrix_function(p: P, node: x.MatrixFunction) -> str:
    return f"{MATRIX_FUNCTIONS[node.function]}({p.text(node.argument)})"


def _directional(function: str, argument: str, direction: str, size: str) -> str:
    """f of the block triangular matrix [[A, E], [0, A]] has the Fréchet derivative at the top right."""
    block = f"np.block([[{argument}, {direction}], [np.zeros(({size}, {size})), {argument}]])"
    return f"{MATRIX_FUNCTIONS[function]}({block})[:{size}, {size}:]"


def _frechet(p: P, node: x.Frechet) -> str:
    return _directional(node.function, p.text(node.argument), p.text(node.direction), p.size(node.shape.rows))


def _frechet_jacobian(p: P, node: x.FrechetJacobian) -> str:
    n = p.size(node.argument.shape.rows)
    inner = _directional(node.function, p.text(node.argument), f"E.reshape({n}, {n}, order='F')", n)
    return f"np.column_stack([{inner}.reshape(-1, order='F') for E in np.eye(({n})**2)])"


def _index(p: P, node: Node) -> str:
    return f"int({p.text(node)})-1" if not isinstance(node, Number) else str(int(node.value) - 1)


def _entry(p: P, node: x.Entry) -> str:
    return f"({p.text(node.argument)})[{_index(p, node.row)}, {_index(p, node.col)}]"


def _indexed_sum(p: P, node: x.IndexedSum) -> str:
    span = f"for {numpy_name(node.index)} in range({node.first}, {p.size(node.last)}+1)"
    return f"sum({p.text(node.body)} {span})"


def _indexed_product(p: P, node: x.IndexedProduct) -> str:
    span = f"for {numpy_name(node.index)} in range({node.first}, {p.size(node.last)}+1)"
    return f"np.prod([{p.text(node.body)} {span}])"


def _block(p: P, node: x.Block) -> str:
    rows = [node.blocks[i : i + node.width] for i in range(0, len(node.blocks), node.width)]
    return "np.block([" + ", ".join("[" + ", ".join(p.text(b) for b in row) + "]" for row in rows) + "])"


TIES = {
    "Toeplitz": "k-l == i-j",
    "symmetric Toeplitz": "abs(k-l) == abs(i-j)",
    "Hankel": "k+l == i+j",
    "circulant": "(k-l-i+j) % {n} == 0",
}


def _tied(p: P, node: x.TiedSum) -> str:
    inner, n = p.text(node.argument), p.size(node.shape.rows)
    if node.structure in ("lower", "upper"):
        return f"np.tri{node.structure[0]}({inner})"
    test = TIES[node.structure].format(n=n)
    entry = f"sum(({inner})[k, l] for k in range({n}) for l in range({n}) if {test})"
    return f"np.array([[{entry} for j in range({n})] for i in range({n})])"


CONSTANTS = {"pi": "np.pi", "e": "np.e", "i": "1j"}

TABLE: dict[type[Node], Callable[[Printer, Any], str]] = {
    x.Number: _number,
    x.Constant: lambda p, n: CONSTANTS[n.name],
    x.Size: lambda p, n: f"({p.size(n.size)})",
    x.Index: lambda p, n: numpy_name(n.name),
    x.Symbol: _symbol,
    x.Identity: lambda p, n: f"np.eye({p.size(n.size)})",
    x.Zero: lambda p, n: f"np.zeros({p.shape(n.form)})",
    x.Ones: lambda p, n: f"np.ones({p.shape(n.form)})",
    x.Unit: lambda p, n: f"np.eye({p.size(n.size)})[:, [{_index(p, n.position)}]]",
    x.Commutation: _commutation,
    x.Duplication: _duplication,
    x.Elimination: _elimination,
    x.DiagonalEmbedding: _embedding,
    x.Sum: _joined(" + "),
    x.Product: _product,
    x.Power: _power,
    x.Transpose: lambda p, n: f"{p.text(n.argument)}.T",
    x.Conjugate: _call("np.conj"),
    x.Inverse: _call("np.linalg.inv"),
    x.PseudoInverse: _call("np.linalg.pinv"),
    x.Adjugate: _adjugate,
    x.Hadamard: _joined(" * "),
    x.HadamardQuotient: _joined(" / "),
    x.HadamardPower: lambda p, n: f"(({p.text(n.base)}*1.0)**{p.text(n.exponent)})",
    x.Kronecker: _kronecker,
    x.KroneckerSum: _kronecker_sum,
    x.Cross: lambda p, n: f"np.cross({p.text(n.left)}, {p.text(n.right)}, axis=0)",
    x.Vec: lambda p, n: f"np.reshape({p.text(n.argument)}, (-1, 1), order='F')",
    x.Unvec: lambda p, n: f"np.reshape({p.text(n.argument)}, {p.shape(n.form)}, order='F')",
    x.Vech: _vech,
    x.Diag: _call("np.diagflat"),
    x.Diagonal: lambda p, n: f"np.diag({p.text(n.argument)}).reshape(-1, 1)",
    x.TiedSum: _tied,
    x.Block: _block,
    x.Trace: _call("np.trace"),
    x.Determinant: _call("np.linalg.det"),
    x.Norm: _norm,
    x.Elementwise: _elementwise,
    x.Softmax: _softmax,
    x.MatrixFunction: _matrix_function,
    x.Frechet: _frechet,
    x.FrechetJacobian: _frechet_jacobian,
    x.Entry: _entry,
    x.IndexedSum: _indexed_sum,
    x.IndexedProduct: _indexed_product,
}
