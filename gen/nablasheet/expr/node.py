"""The base of all nodes of a formula: immutable, hashable, typed by shape.

`==` is structural; whether two formulas are equal as mathematics is a verdict of `check`.
Hash and shape are computed once, since trees are compared and typed all the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform

from nablasheet.expr.shape import Shape

T = TypeVar("T")


class Node:
    """A formula.  Subclasses list the fields that hold parts in PARTS."""

    __slots__ = ("_hash", "_shape", "is_scalar")
    PARTS: ClassVar[tuple[str, ...]] = ()
    VARIADIC: ClassVar[bool] = False  # the one field in PARTS is a tuple of nodes

    _hash: int
    _shape: Shape
    is_scalar: bool

    def __post_init__(self) -> None:
        shape = self.infer()
        object.__setattr__(self, "_shape", shape)
        object.__setattr__(self, "is_scalar", shape.is_scalar)

    def infer(self) -> Shape:
        """The shape from the parts' shapes; ShapeError when they do not fit."""
        raise TypeError(type(self).__name__)

    @property
    def shape(self) -> Shape:
        """Rows and columns."""
        return self._shape

    @property
    def parts(self) -> tuple[Node, ...]:
        """The nodes directly below."""
        if self.VARIADIC:
            return tuple(getattr(self, self.PARTS[0]))
        return tuple(getattr(self, name) for name in self.PARTS)

    def with_parts(self, parts: tuple[Node, ...]) -> Node:
        """The same operation on other parts, as it stands (no simplification)."""
        values: dict[str, Any] = {name: getattr(self, name) for name in self.__match_args__}  # type: ignore[attr-defined]
        if self.VARIADIC:
            values[self.PARTS[0]] = parts
        else:
            values.update(zip(self.PARTS, parts, strict=True))
        return type(self)(**values)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.parts))


def _hash_once(self: Node) -> int:
    try:
        return self._hash
    except AttributeError:
        values = tuple(getattr(self, name) for name in self.__match_args__)  # type: ignore[attr-defined]
        object.__setattr__(self, "_hash", hash((type(self).__name__, values)))
        return self._hash


@dataclass_transform(frozen_default=True)
def node(cls: type[T]) -> type[T]:
    """Make a node type: a frozen dataclass that checks its shape when it is made."""
    made: Any = dataclass(frozen=True, slots=True)(cls)
    made.__hash__ = _hash_once
    return made  # type: ignore[no-any-return]
