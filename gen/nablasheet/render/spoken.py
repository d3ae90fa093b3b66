"""A formula in plain English words, for screen readers and PDF/UA: one table over the nodes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node, Number


def spoken(node: Node) -> str:
    """The formula in words: "open A plus A transpose close X"."""
    return " ".join(_say(node).split())


def _say(node: Node) -> str:
    made: str = TABLE.get(type(node), _named)(node)
    return made


def _named(node: Node) -> str:
    inner = ", ".join(_say(part) for part in node.parts)
    name = "".join(f" {c.lower()}" if c.isupper() else c for c in type(node).__name__).strip()
    return f"{name} of {inner}" if inner else name


def _plain(text: str) -> str:
    return text.replace("\\", "").replace("{", "").replace("}", "").replace("_", " ")


def _group(node: Node) -> str:
    text = _say(node)
    return f"open {text} close" if isinstance(node, x.Sum | x.Hadamard | x.Kronecker) else text


def _number(node: Number) -> str:
    sign = "minus " if node.value < 0 else ""
    value = abs(node.value)
    return sign + (str(value) if value.denominator == 1 else f"{value.numerator} over {value.denominator}")


def _sum(node: x.Sum) -> str:
    return " plus ".join(_say(term) for term in node.terms).replace("plus minus", "minus")


def _product(node: x.Product) -> str:
    factors = list(node.factors)
    first = ""
    if isinstance(factors[0], Number) and factors[0].value == -1:
        first, factors = "minus ", factors[1:]
    return first + " ".join(_group(factor) for factor in factors)


def _power(node: x.Power | x.HadamardPower) -> str:
    return f"{_group(node.base)} to the {_say(node.exponent)}"


SPOKEN_PARTS = {"Re": "real part", "Im": "imaginary part", "arg": "argument"}


def _placed(name: str) -> Callable[[Any], str]:
    """The smallest one, or the one of a number."""

    def said(node: Any) -> str:
        side = f"{node.side} " if hasattr(node, "side") else ""
        place = node.position
        if place == x.number(-1):
            return f"smallest {side}{name} of {_group(node.argument)}"
        return f"{side}{name} {_say(place)} of {_group(node.argument)}"

    return said


TABLE: dict[type[Node], Callable[[Any], str]] = {
    x.Number: _number,
    x.Constant: lambda n: n.name,
    x.Size: lambda n: str(n.size),
    x.Index: lambda n: n.name,
    x.Symbol: lambda n: _plain(n.name),
    x.Identity: lambda n: "identity",
    x.Zero: lambda n: "zero",
    x.Ones: lambda n: "ones",
    x.Sum: _sum,
    x.Product: _product,
    x.Power: _power,
    x.HadamardPower: lambda n: f"{_power(n)} entrywise",
    x.Transpose: lambda n: f"{_group(n.argument)} transpose",
    x.Inverse: lambda n: f"{_group(n.argument)} inverse",
    x.PseudoInverse: lambda n: f"{_group(n.argument)} pseudo-inverse",
    x.Conjugate: lambda n: f"{_group(n.argument)} conjugate",
    x.ComplexPart: lambda n: f"{SPOKEN_PARTS[n.which]} of {_group(n.argument)}",
    x.Hadamard: lambda n: " entrywise times ".join(_group(f) for f in n.factors),
    x.HadamardQuotient: lambda n: f"{_group(n.numerator)} entrywise over {_group(n.denominator)}",
    x.Kronecker: lambda n: " Kronecker ".join(_group(f) for f in n.factors),
    x.CrossMatrix: lambda n: f"cross-product matrix of {_group(n.argument)}",
    x.Extreme: lambda n: f"{n.which} of the entries of {_group(n.argument)}",
    x.Trace: lambda n: f"trace of {_group(n.argument)}",
    x.Determinant: lambda n: f"determinant of {_group(n.argument)}",
    x.Norm: lambda n: f"{n.kind if n.kind != 'p' else _say(n.order)} norm of {_group(n.argument)}",
    x.Elementwise: lambda n: f"{n.function} of {_group(n.argument)}",
    x.MatrixFunction: lambda n: f"matrix {n.function} of {_group(n.argument)}",
    x.Diag: lambda n: f"diagonal matrix of {_group(n.argument)}",
    x.Diagonal: lambda n: f"diagonal of {_group(n.argument)}",
    x.Vec: lambda n: f"vec of {_group(n.argument)}",
    x.Cholesky: lambda n: f"Cholesky factor of {_group(n.argument)}",
    x.HalfTriangle: lambda n: f"half lower triangle of {_group(n.argument)}",
    x.SingularValue: _placed("singular value"),
    x.SingularDirection: _placed("singular vector"),
    x.OrderedEigenvalue: _placed("eigenvalue"),
    x.OrderedEigenvector: _placed("eigenvector"),
    x.Apply: lambda n: _plain(n.name),
    x.Partial: lambda n: f"partial {_say(n.function)} by {_say(n.function.arguments[n.position])}",
    x.Differential: lambda n: f"d {_group(n.argument)}",
}
