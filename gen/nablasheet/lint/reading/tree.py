"""Walks over the untyped tree: all parts, the letters in it, and rebuilding it with other parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from nablasheet.parse.delimiters import subscripted_name
from nablasheet.parse.syntax import Bracket, Name, Script, Subscripted, Syntax


def parts(syntax: Syntax) -> Iterator[Syntax]:
    """The pieces directly below."""
    for field in fields(syntax):
        yield from _syntaxes(getattr(syntax, field.name))


def _syntaxes(value: Any) -> Iterator[Syntax]:
    if isinstance(value, Syntax):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _syntaxes(item)


def walk(syntax: Syntax) -> Iterator[Syntax]:
    """The tree, parents first."""
    stack = [syntax]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(parts(node))))


def rebuilt(syntax: Syntax, change: Callable[[Syntax], Syntax | None]) -> Syntax:
    """The tree with `change` applied from the top; what it answers is not looked into again."""
    changed = change(syntax)
    if changed is not None:
        return changed
    values = {field.name: _rebuilt(getattr(syntax, field.name), change) for field in fields(syntax)}
    return replace(syntax, **values)


def _rebuilt(value: Any, change: Callable[[Syntax], Syntax | None]) -> Any:
    if isinstance(value, Syntax):
        return rebuilt(value, change)
    if isinstance(value, tuple):
        return tuple(_rebuilt(item, change) for item in value)
    return value


def opened(syntax: Syntax) -> Syntax:
    """What stands in brackets that hold the whole of it."""
    while isinstance(syntax, Bracket):
        syntax = syntax.body
    return syntax


def bare(syntax: Syntax) -> Syntax:
    """Without brackets and transposes around it."""
    syntax = opened(syntax)
    while isinstance(syntax, Script) and syntax.kind in ("transpose", "letter T", "letter t", "prime"):
        syntax = opened(syntax.base)
    return syntax


def name_of(syntax: Syntax) -> str:
    """The name that a letter has, subscript and all; empty for anything else."""
    syntax = opened(syntax)
    if isinstance(syntax, Name):
        return syntax.text
    if isinstance(syntax, Subscripted):
        base = name_of(syntax.base)
        return subscripted_name(base, syntax.items) if base else ""
    return ""


def letters(syntax: Syntax) -> Iterator[str]:
    """The names of the letters, each as often as it stands there."""
    name = name_of(syntax) if isinstance(syntax, Name | Subscripted) else ""
    if name:
        yield name
        return
    for part in parts(syntax):
        yield from letters(part)
