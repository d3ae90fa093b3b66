"""nablasheet_identities.py: every function and derivative in NumPy, one module to import.

`trace_quadratic_form` computes the function of the identity of that name, `..._gradient` its derivative in
denominator layout, `..._jacobian` in numerator layout; a property has `..._left` and `..._right`.
"""

from __future__ import annotations

import keyword
import re

from nablasheet.render.entry import Book, Entry

NAME = "nablasheet_identities.py"
HEAD = '''"""Identities of matrix calculus with their derivatives, made by nablasheet {version}.

Vectors are arrays (n, 1), scalars floats.  A name alone is the function, with _gradient its derivative
in denominator layout, with _jacobian in numerator layout, with _hessian the second derivative; a property
has _left and _right.  The identities are CC0.
"""

import numpy as np
import scipy.linalg
import scipy.special
'''
FUNCTION = ("f", "f_value")  # the second where a parameter is called f
DEFINITION = re.compile(r"def (\w+)\(")


def code_bundle(book: Book) -> str:
    """The text of the module."""
    made = {entry.id: functions(entry) for entry in book.entries if entry.code.numpy}
    listed = "".join(
        f"    {name!r}: ({', '.join(_name(text) for text in texts)}),\n" for name, texts in made.items()
    )
    table = f"# Every identity by its id.\nIDENTITIES = {{\n{listed}}}\n"
    blocks = (text for texts in made.values() for text in texts)
    return "\n\n".join(
        [HEAD.replace("{version}", _plain(book.version)), *(f"{text}\n" for text in blocks), table]
    )


def functions(entry: Entry) -> tuple[str, ...]:
    """The functions of an identity under names of its own."""
    bare = entry.id.replace("-", "_")
    own = f"{bare}_" if keyword.iskeyword(bare) else f"n{bare}" if bare[0].isdigit() else bare
    _, _, body = entry.code.numpy.partition("\n\n\n")
    texts = []
    for text in body.strip().split("\n\n\n"):
        found = DEFINITION.match(text)
        assert found is not None, entry.id
        name = own if found[1] in FUNCTION else f"{own}_{found[1]}"
        texts.append(
            f"def {name}({text[found.end() :]}".replace('"""The function', f'"""{_plain(entry.title.en)}', 1)
        )
    return tuple(texts)


def _name(text: str) -> str:
    found = DEFINITION.match(text)
    assert found is not None
    return found[1]


def _plain(text: str) -> str:
    """Words that cannot end their docstring."""
    return "".join(char for char in text if char.isprintable() and char not in '\\"')
