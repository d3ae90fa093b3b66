"""A target is a programming language with its library: how every operation is spelt there.

All that differs between languages is data, so that a new one is a table and nothing else.  In a
template `{a}` is an operand between delimiters, `{a_}` an operand that must hold together (it gets
brackets unless it is a name or a call), `{n}` and `{m}` are sizes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class NoCode(Exception):
    """A formula that has no form in a language, with the reason."""


@dataclass(frozen=True, slots=True)
class Target:
    """One language.

    `operations` maps an operation to its template; one that is missing cannot be written.
    `infix` maps sums and products of all sorts to their signs.  `functions` maps a scalar function to
    a name that is called, or to a template in `{a}`; `entrywise` is the template that applies `{f}`
    to each entry, empty where a function of an array is entrywise already.
    """

    key: str  # numpy, as in identities.json
    name: str  # NumPy, as people write it
    imports: tuple[
        tuple[str, str], ...
    ]  # what a text mentions, the line that it then needs; "" is always mentioned
    operations: Mapping[str, str]
    infix: Mapping[str, str]
    functions: Mapping[str, str]
    matrix_functions: Mapping[str, str]
    block_functions: Mapping[str, str]  # those that are right for matrices without eigenvectors enough
    constants: Mapping[str, str]
    fraction: str  # template in {p} and {q}; composed, so that it is bracketed where needed
    rows: str  # size of a symbol {a}
    cols: str
    entrywise: str
    constant: str  # template of an argument {a} without symbols, which may be no value of the library
    anonymous: str  # a function of z with the body {f}
    first_index: int  # 0 where counting begins with 0
    span: str  # template of a loop over {i} from {first} to {last}
    halves: str  # whole-number division
    whole: str  # template of a number {a} as a whole number
    reserved: frozenset[str]  # names that a symbol must not take
    definition: str  # template of a function: {name}, {parameters}, {says}, {body}
    scalar: str  # template of the value of a function whose value may come as a 1 by 1 array
