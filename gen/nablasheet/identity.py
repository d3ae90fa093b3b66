"""An identity and its claims, as read: formulas are typed nodes, nothing is derived yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from nablasheet.expr import Node, Symbol


class Form(Enum):
    """How a claim states a derivative; only PARTIAL needs a layout to mean something."""

    PARTIAL = "partial"  # \frac{\partial f}{\partial X} = ..., in the claim's layout
    GRADIENT = "gradient"  # \nabla_X f = ..., the variable's shape; denominator layout
    JACOBIAN = "jacobian"  # \mathrm{D} F = ... or \partial vec F / \partial (vec X)^T; numerator layout
    DIFFERENTIAL = "differential"  # \mathrm{d} f = ..., linear in differentials
    EQUATION = "equation"  # plain algebra


@dataclass(frozen=True, slots=True)
class Claim:
    """An equation that is true or false.

    For PARTIAL, GRADIENT and JACOBIAN `left` is the function that is differentiated, `order` times
    by `variable`; for DIFFERENTIAL `left` is the function (without the d); for EQUATION `left` is
    the left side.  `order` 2 with GRADIENT or PARTIAL is the Hessian.
    """

    form: Form
    left: Node
    right: Node
    variable: Symbol | None = None
    order: int = 1
    layout: str | None = None  # numerator | denominator; None: not stated
    latex: str = ""
    passage: int = 0  # which of the statements of its file it is read from


@dataclass(frozen=True, slots=True)
class Declarations:
    """What the Given lines say.

    `symbols` are the letters in order, `uses` how a named function is meant ("elementwise",
    "matrix", "scalar", "rows"), `constants` names bound to one node (K_{mn}, D_n, i), `functions`
    unnamed smooth functions applied to their arguments (u -> Apply("u", (x,), shape)).
    """

    symbols: Mapping[str, Symbol] = field(default_factory=dict)
    uses: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Node] = field(default_factory=dict)
    functions: Mapping[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Identity:
    """A function to differentiate, or a property: everything a definition says, typed.

    `function` and `variable` are None for a property, whose statements are in `claims`.
    """

    id: str
    declarations: Declarations
    function: Node | None
    variable: Symbol | None
    order: int
    name: str  # LaTeX of the function's name: f
    claims: tuple[Claim, ...]
    corollaries: tuple[Identity, ...] = ()  # the same under narrower declarations, with claims of their own

    @property
    def stated(self) -> tuple[Claim, ...]:
        """All claims, those of the corollaries last."""
        return (*self.claims, *(claim for one in self.corollaries for claim in one.claims))
