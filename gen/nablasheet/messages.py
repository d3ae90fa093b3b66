"""All codes of messages with name and meaning, gathered from the stages that use them."""

from __future__ import annotations

from nablasheet.definitions.messages import MESSAGES as DEFINITION_MESSAGES
from nablasheet.errata.messages import ERRATA_MESSAGES
from nablasheet.lint.rules.catalog import RULES
from nablasheet.parse.error import CODES

Meaning = tuple[str, str]

IDENTITY_MESSAGES: dict[str, Meaning] = {
    "F130": (
        "layout-not-stated",
        "A bare partial derivative is claimed and the file names no layout for it.",
    ),
    "F131": (
        "corollary-letter",
        "A corollary says more of a letter, and the identity does not have this one.",
    ),
    "F132": (
        "corollary-shares-line",
        "A corollary replaces the Given line of a letter; one line declares this letter and others.",
    ),
    "F140": ("not-derived", "The engine has no rule for the function and no claim states the result."),
    "F141": (
        "derivation-refuted",
        "The referees refute what the engine derived; a defect of ours, please report it.",
    ),
    "F142": ("not-decided", "The referees could not decide; nothing undecided is published."),
    "F143": ("claim-refuted", "The claim is false; the message shows numbers for which both sides differ."),
    "F144": ("claim-undecided", "The referees could not decide the claim."),
    "F145": ("claim-in-other-layout", "The claim is true only in the other layout than the file states."),
    "F150": (
        "golden-changed",
        "The identity is read or printed differently than the accepted golden file says.",
    ),
    "F151": ("golden-orphan", "There is a golden file for an identity that does not exist."),
}

PARSE_MEANINGS: dict[str, str] = {
    "unreadable": "The text is not a formula that can be read: brackets, scripts or operands do not fit.",
    "unknown-symbol": "A letter stands in the formula that no Given line declares.",
    "unknown-function": "A function is named that is neither known nor declared.",
    "shapes-differ": "Operands do not conform: the message names both shapes.",
    "ambiguous": "The text can be read in two ways that differ; brackets decide.",
    "unknown-size": "The size of an identity, a vector of ones or a zero does not follow from the context.",
    "which-norm": "The norm of a matrix is written without an index; Frobenius, spectral and nuclear differ.",
    "how-applied": (
        "A function of a vector or matrix is meant entry by entry or as a matrix function; Given says which."
    ),
    "not-a-statement": "A claim is an equation; this is none.",
    "too-large": "The formula is longer or deeper than what is read.",
    "unknown-word": "A condition in a Given line is not in the list of known words.",
    "unknown-set": "The set behind the membership sign is not known.",
    "declared-twice": "A letter is declared twice.",
    "contradiction": "Conditions of one letter exclude each other.",
    "not-supported": "This is mathematics, but the language here does not have it yet.",
    "which-layout": "The form of the derivative does not say in which layout it is meant.",
    "which-variable": "The formula does not say by what to differentiate.",
}


def meanings() -> dict[str, Meaning]:
    """Code to name and meaning."""
    linting = {rule.code: (rule.name, rule.manual["en"].text) for rule in RULES}
    parsing = {code: (name, PARSE_MEANINGS[name]) for name, code in CODES.items()}
    return {**DEFINITION_MESSAGES, **parsing, **IDENTITY_MESSAGES, **ERRATA_MESSAGES, **linting}
