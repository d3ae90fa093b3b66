"""Every macro of our LaTeX subset, as data: the character it prints and the words it is read as.

The characters are Unicode, never Typst's names, because Typst renames its symbols between minor
versions.  A macro that is in none of these tables is an error in whatever formula uses it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A character, how it is read aloud, and its spacing where Unicode's own differs from TeX's."""

    char: str
    words: str
    spacing: str = ""  # a Typst math class, empty: as Unicode says


def _letters(spellings: str) -> dict[str, Sign]:
    pairs = (spelling.split("=") for spelling in spellings.split())
    return {name: Sign(char, name.removeprefix("var")) for name, char in pairs}


_GREEK = _letters(
    "alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι "
    "kappa=κ lambda=λ mu=μ nu=ν xi=ξ pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ "
    "upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π "
    "Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω"
)

_ORDINARY = {
    "partial": Sign("∂", "partial"),
    "nabla": Sign("∇", "nabla"),
    "infty": Sign("∞", "infinity"),
    "ell": Sign("ℓ", "ell"),
    "top": Sign("⊤", "transpose", "normal"),
    "bot": Sign("⊥", "perpendicular", "normal"),
    "prime": Sign("′", "prime"),
    "dagger": Sign("†", "dagger"),
    "emptyset": Sign("∅", "empty set"),
    "forall": Sign("∀", "for all"),
    "exists": Sign("∃", "there is"),
    "dots": Sign("…", "and so on"),
    "ldots": Sign("…", "and so on"),
    "cdots": Sign("⋯", "and so on"),
    "vdots": Sign("⋮", "and so on"),
    "ddots": Sign("⋱", "and so on"),
    "#": Sign("#", "number"),
    "%": Sign("%", "percent"),
    "&": Sign("&", "and"),
    "_": Sign("_", "underscore"),
    "$": Sign("$", "dollar"),
    "|": Sign("‖", "norm bar", "normal"),
    "backslash": Sign("\\", "backslash", "normal"),
}

_BINARY = {
    "odot": Sign("⊙", "elementwise times"),
    "oslash": Sign("⊘", "elementwise divided by"),
    "otimes": Sign("⊗", "Kronecker"),
    "oplus": Sign("⊕", "direct sum"),
    "ominus": Sign("⊖", "circled minus"),
    "circ": Sign("∘", "composed with"),
    "cdot": Sign("⋅", "times"),
    "times": Sign("×", "by"),
    "div": Sign("÷", "divided by"),
    "ast": Sign("∗", "star"),
    "star": Sign("⋆", "star"),
    "pm": Sign("±", "plus or minus"),
    "mp": Sign("∓", "minus or plus"),
    "cup": Sign("∪", "union"),
    "cap": Sign("∩", "intersection"),
    "wedge": Sign("∧", "and"),
    "vee": Sign("∨", "or"),
    "setminus": Sign("∖", "without"),
}

_RELATIONS = {
    "in": Sign("∈", "in"),
    "notin": Sign("∉", "not in"),
    "ne": Sign("≠", "is not"),
    "neq": Sign("≠", "is not"),
    "le": Sign("≤", "at most"),
    "leq": Sign("≤", "at most"),
    "ge": Sign("≥", "at least"),
    "geq": Sign("≥", "at least"),
    "ll": Sign("≪", "much less than"),
    "gg": Sign("≫", "much greater than"),
    "succ": Sign("≻", "succeeds"),
    "succeq": Sign("⪰", "succeeds or equals"),
    "prec": Sign("≺", "precedes"),
    "preceq": Sign("⪯", "precedes or equals"),
    "approx": Sign("≈", "approximately"),
    "sim": Sign("∼", "similar to"),
    "equiv": Sign("≡", "is identical to"),
    "propto": Sign("∝", "proportional to"),
    "subset": Sign("⊂", "subset of"),
    "subseteq": Sign("⊆", "subset of"),
    "perp": Sign("⟂", "perpendicular to"),
    "mid": Sign("|", "given", "relation"),
    "colon": Sign(":", "from", "punctuation"),
    "coloneqq": Sign("≔", "is defined as"),
    "to": Sign("→", "to"),
    "rightarrow": Sign("→", "to"),
    "leftarrow": Sign("←", "from"),
    "mapsto": Sign("↦", "maps to"),
    "Rightarrow": Sign("⇒", "implies"),
    "Leftrightarrow": Sign("⇔", "if and only if"),
    "Longrightarrow": Sign("⟹", "implies"),
    "implies": Sign("⟹", "implies"),
    "Longleftrightarrow": Sign("⟺", "if and only if"),
    "iff": Sign("⟺", "if and only if"),
}

_LARGE = {
    "sum": Sign("∑", "sum"),
    "prod": Sign("∏", "product"),
    "int": Sign("∫", "integral"),
}

SIGNS: dict[str, Sign] = {**_GREEK, **_ORDINARY, **_BINARY, **_RELATIONS, **_LARGE}

# Characters that stand for themselves.  `/` and `|` are ordinary symbols in TeX.
CHARACTERS: dict[str, Sign] = {
    "+": Sign("+", "plus"),
    "-": Sign("−", "minus"),
    "*": Sign("∗", "star"),
    "/": Sign("/", "over", "normal"),
    "=": Sign("=", "equals"),
    "<": Sign("<", "less than"),
    ">": Sign(">", "greater than"),
    ",": Sign(",", ","),
    ";": Sign(";", ";"),
    ":": Sign(":", "colon"),
    ".": Sign(".", "point", "normal"),
    "!": Sign("!", "factorial"),
    "(": Sign("(", "("),
    ")": Sign(")", ")"),
    "[": Sign("[", "["),
    "]": Sign("]", "]"),
    "|": Sign("|", "bar", "normal"),
}

# What may follow \left, \right and the \big family; the empty character is TeX's dot.
FENCES: dict[str, Sign] = {
    ".": Sign("", ""),
    "(": CHARACTERS["("],
    ")": CHARACTERS[")"],
    "[": CHARACTERS["["],
    "]": CHARACTERS["]"],
    "|": Sign("|", "bar"),
    "/": Sign("/", "over"),
    r"\{": Sign("{", "{"),
    r"\}": Sign("}", "}"),
    r"\lbrace": Sign("{", "{"),
    r"\rbrace": Sign("}", "}"),
    r"\|": Sign("‖", "norm bar"),
    r"\Vert": Sign("‖", "norm bar"),
    r"\vert": Sign("|", "bar"),
    r"\lVert": Sign("‖", "norm of", "opening"),
    r"\rVert": Sign("‖", "end norm", "closing"),
    r"\lvert": Sign("|", "absolute value of", "opening"),
    r"\rvert": Sign("|", "end absolute value", "closing"),
    r"\langle": Sign("⟨", "⟨"),
    r"\rangle": Sign("⟩", "⟩"),
    r"\lfloor": Sign("⌊", "floor"),
    r"\rfloor": Sign("⌋", "end floor"),
    r"\lceil": Sign("⌈", "ceiling"),
    r"\rceil": Sign("⌉", "end ceiling"),
}

# Heights in em that plain TeX gives to its big delimiters at ten points.
FENCE_SIZES = {"big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3.0}
FENCE_SIDES = {"l": "opening", "r": "closing", "m": "relation", "": "normal"}

_PLAIN = "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh"
_WITH_LIMITS = "det gcd inf lim liminf limsup max min Pr sup"

# Named functions; those with True carry their subscript underneath in display style.
OPERATORS = dict.fromkeys(_WITH_LIMITS.split(), True) | dict.fromkeys(_PLAIN.split(), False)

# Fonts: the Typst expression around a body.
FONTS = {
    "mathrm": "upright(%s)",
    "mathbf": "upright(bold(%s))",
    "mathit": "italic(%s)",
    "mathsf": "upright(sans(%s))",
    "mathbb": "bb(%s)",
    "mathcal": "cal(%s)",
    "boldsymbol": "bold(%s)",
    "bm": "bold(%s)",
}

# Accents: the combining character, and how the accent is read after its letter.
ACCENTS = {
    "bar": Sign("\u0304", "bar"),
    "hat": Sign("\u0302", "hat"),
    "widehat": Sign("\u0302", "hat"),
    "tilde": Sign("\u0303", "tilde"),
    "widetilde": Sign("\u0303", "tilde"),
    "vec": Sign("\u20d7", "vector"),
    "dot": Sign("\u0307", "dot"),
    "ddot": Sign("\u0308", "double dot"),
}

LINES = {"overline": "overline", "underline": "underline"}
BRACES = {"underbrace": "underbrace", "overbrace": "overbrace"}
FRACTIONS = {"frac": "%s", "dfrac": "display(%s)", "tfrac": "inline(%s)"}
# Which side the small note stands on.
STACKS = {"overset": "^", "underset": "_"}
LIMITS = {"limits": "limits(%s)", "nolimits": "scripts(%s)"}
STYLES = frozenset({"displaystyle", "textstyle"})

# Spaces, in em of the font's size; a backslash before a space is a word space.
SPACES = {
    ",": "0.1667em",
    ":": "0.2222em",
    ";": "0.2778em",
    "!": "-0.1667em",
    " ": "0.3333em",
    "quad": "1em",
    "qquad": "2em",
}

# Tables of formulas: brackets and alignment for Typst's `mat`.
GRIDS = {
    "matrix": "delim: #none",
    "bmatrix": 'delim: "["',
    "pmatrix": 'delim: "("',
    "vmatrix": 'delim: "|"',
    "Vmatrix": 'delim: "‖"',
    "smallmatrix": "delim: #none, gap: #0.15em",
    "cases": 'delim: #("{", none), align: #left, column-gap: #1em',
    "array": "delim: #none",
}
ALIGNED = frozenset({"aligned", "split", "gathered"})
COLUMN_ALIGNMENTS = {"l": "left", "c": "center", "r": "right"}
