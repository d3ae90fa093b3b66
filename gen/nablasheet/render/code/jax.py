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
# By eigenvalues, for want of a function: right where the matrix has eigenvectors enough.
SPECTRAL = "(lambda G: (lambda w, V: (V @ jnp.diag({f}) @ jnp.linalg.inv(V)).real)(*jnp.linalg.eig(G)))"
BLOCKS = ("exp", "sqrt")


def renamed(template: str) -> str:
    """A NumPy template in JAX."""
    for old, new in RENAMED:
        template = template.replace(old, new)
    return template


JAX: Target = replace(
    NUMPY,
    key="jax",
    name="JAX",
    imports=(("jax.", "import jax"), ("", "import jax.numpy as jnp")),
    operations={key: renamed(text) for key, text in NUMPY.operations.items()}
    | {
        "IndexedProduct": "jnp.prod(jnp.array([{a} {span}]))",
        "Power.root": SPECTRAL.replace("{f}", "w ** {k_}") + "({a})",
        "Power.symbolic": SPECTRAL.replace("{f}", "w ** {k_}") + "({a})",
    },
    functions={name: renamed(text) for name, text in NUMPY.functions.items()},
    matrix_functions={name: SPECTRAL.replace("{f}", f"jnp.{name}(w)") for name in NUMPY.matrix_functions}
    | {name: renamed(NUMPY.matrix_functions[name]) for name in BLOCKS},
    block_functions={name: renamed(NUMPY.matrix_functions[name]) for name in BLOCKS},
    constants={name: renamed(text) for name, text in NUMPY.constants.items()},
)
