"""JAX: NumPy's words under other names, and fewer matrix functions."""

from __future__ import annotations

from dataclasses import replace

from nablasheet.render.code.numpy import NUMPY
from nablasheet.render.code.target import Target

RENAMED = (
    ("scipy.special.softmax", "jax.nn.softmax"),
    ("scipy.", "jax.scipy."),
    ("np.", "jnp."),
)
ABSENT = frozenset({"Power.root"})


def renamed(template: str) -> str:
    """A NumPy template in JAX."""
    for old, new in RENAMED:
        template = template.replace(old, new)
    return template


JAX: Target = replace(
    NUMPY,
    key="jax",
    name="JAX",
    imports=(("jax.", "import jax"), ("jnp.", "import jax.numpy as jnp")),
    operations={key: renamed(text) for key, text in NUMPY.operations.items() if key not in ABSENT}
    | {"IndexedProduct": "jnp.prod(jnp.array([{a} {span}]))"},
    functions={name: renamed(text) for name, text in NUMPY.functions.items()},
    matrix_functions={name: renamed(NUMPY.matrix_functions[name]) for name in ("exp", "sqrt")},
    constants={name: renamed(text) for name, text in NUMPY.constants.items()},
)
