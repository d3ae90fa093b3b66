"""The value of what tensorgrad answers: its tensors in NumPy, at a sample.

Only definitions stand here.  The release has an evaluation of its own; it needs named tensors, which
newer versions of PyTorch have given up, and it rounds negative powers to single precision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce, singledispatchmethod
from math import erf
from typing import Any

import numpy as np
from tensorgrad import Delta, Function, Product, Sum, Variable, Zero
from tensorgrad import functions as f
from tensorgrad.tensor import Rename

Array = Any
Edges = tuple[str, ...]

ENTRYWISE: dict[str, Callable[[Array], Array]] = {
    "exp": np.exp,
    "log": np.log,
    "sign": np.sign,
    "relu": lambda x: np.maximum(x, 0),
    "abs": np.abs,
    "tanh": np.tanh,
    "erf": np.vectorize(erf, otypes=[float]),
    "gt0": lambda x: (x > 0) * 1.0,
}


class Unevaluated(Exception):
    """The answer holds something that has no value as it stands."""


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers, and the edge of each axis."""

    numbers: Array
    edges: Edges

    def to(self, edges: Edges) -> Array:
        """The numbers with the axes in this order."""
        return np.transpose(self.numbers, [self.edges.index(edge) for edge in edges])


@dataclass(frozen=True, slots=True)
class Point:
    """The numbers for the variables, by their names, and the sizes."""

    letters: Mapping[str, Array]
    sizes: Mapping[Any, int]
    known: dict[int, tuple[Any, Named]] = field(default_factory=dict)

    def of(self, tensor: Any) -> Named:
        """The value; Unevaluated when there is none.  A part that occurs twice is evaluated once."""
        if id(tensor) not in self.known:
            self.known[id(tensor)] = (tensor, self.value(tensor))
        return self.known[id(tensor)][1]

    def size(self, size: Any) -> int:
        """A size as a number."""
        return self.sizes[size]

    @singledispatchmethod
    def value(self, tensor: Any) -> Named:
        """By the type of the tensor."""
        raise Unevaluated(type(tensor).__name__)

    @value.register
    def _(self, tensor: Variable) -> Named:
        return Named(self.letters[tensor.name], tuple(tensor.edges))

    @value.register
    def _(self, tensor: Rename) -> Named:
        inner = self.of(tensor.tensor)
        return Named(inner.numbers, tuple(tensor.mapping.get(edge, edge) for edge in inner.edges))

    @value.register
    def _(self, tensor: Zero) -> Named:
        return Named(np.zeros([self.size(s) for s in tensor.shape.values()]), tuple(tensor.edges))

    @value.register
    def _(self, tensor: Delta) -> Named:
        size = self.size(tensor.size)
        if not tensor.edges:
            return Named(np.asarray(float(size)), ())
        ties = np.zeros([size] * len(tensor.edges))
        ties[(np.arange(size),) * len(tensor.edges)] = 1
        return Named(ties, tuple(tensor.edges))

    @value.register
    def _(self, tensor: Product) -> Named:
        labels: dict[str, int] = {}
        operands: list[Any] = []
        for factor in map(self.of, tensor.factors):
            operands += [factor.numbers, [labels.setdefault(edge, len(labels)) for edge in factor.edges]]
        free = tuple(tensor.edges)
        if not operands:
            return Named(np.asarray(1.0), ())
        numbers = np.einsum(*operands, [labels[edge] for edge in free], optimize=len(operands) > 4)
        return Named(np.asarray(numbers), free)

    @value.register
    def _(self, tensor: Sum) -> Named:
        edges = tuple(tensor.edges)
        terms = [float(w) * self.of(t).to(edges) for w, t in zip(tensor.weights, tensor.terms, strict=True)]
        return Named(reduce(np.add, terms), edges)

    @value.register
    def _(self, tensor: Function) -> Named:
        inputs = [self.of(one) for one in tensor.inputs]
        if len(inputs) != 1:
            raise Unevaluated(f"the function {tensor.signature.name}")
        return applied(tensor.signature, inputs[0])


def applied(signature: Any, inner: Named) -> Named:
    """A function of one tensor."""
    if isinstance(signature, f._RenameFunction):
        made = applied(signature.inner, inner)
        return Named(made.numbers, tuple(signature.renames.get(edge, edge) for edge in made.edges))
    if isinstance(signature, f._ScaleFunction):
        made = applied(signature.inner, inner)
        return Named(float(signature.alpha) * made.numbers, made.edges)
    if isinstance(signature, f._PowerFunction):
        return Named(inner.numbers ** float(signature.k), inner.edges)
    if isinstance(signature, f._LogFunction | f._SimpleFunction) and signature.name in ENTRYWISE:
        return Named(ENTRYWISE[signature.name](inner.numbers), inner.edges)
    over = tuple(sorted(signature.inputs[0]))
    rest = tuple(edge for edge in inner.edges if edge not in over)
    numbers = inner.to((*rest, *over))
    if isinstance(signature, f._MatrixInverseFunction):
        return Named(np.linalg.inv(numbers), (*rest, *reversed(over)))
    if isinstance(signature, f._DeterminantFunction):
        return Named(np.asarray(np.linalg.det(numbers)), rest)
    axes = tuple(range(len(rest), numbers.ndim))
    largest = numbers.max(axis=axes, keepdims=True)
    if isinstance(signature, f._MaxFunction):
        return Named(np.squeeze(largest, axes), rest)
    if isinstance(signature, f._MaxGradFunction):
        found = (numbers == largest) * 1.0
        return Named(found / found.sum(axis=axes, keepdims=True), (*rest, *over))
    raise Unevaluated(f"the function {signature.name}")
