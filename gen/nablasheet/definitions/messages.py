"""The findings about definition files: code, name and what each means, in one table.

`nablasheet explain F102` prints the meaning; a test holds that every code is used and every used
code is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from nablasheet.finding import Finding, Span

MESSAGES: dict[str, tuple[str, str]] = {
    "F100": ("unreadable-file", "The file is not UTF-8 text of ordinary size inside the identities folder."),
    "F101": ("missing-front-matter", "The file does not begin with fields between two lines of ---."),
    "F102": ("unknown-field", "The front matter has a field that identities/fields.yml does not list."),
    "F103": ("missing-field", "A field that every definition needs is not there."),
    "F104": ("unexpected-value", "A field does not have the form that identities/fields.yml asks for."),
    "F105": ("repeated-field", "A field stands twice in the front matter; only one of them could count."),
    "F106": ("unreadable-front-matter", "The front matter is not plain YAML: fields, lists and words."),
    "F107": ("placeholder", "Words of the template are still there."),
    "F110": ("unknown-section", "The file has a heading that definitions do not use."),
    "F111": ("missing-section", "A section that every definition needs is not there."),
    "F112": ("repeated-section", "A section stands twice."),
    "F113": ("conflicting-sections", "A property has a Statement, a derivative a Function; not both."),
    "F114": ("formula-count", "A section has no display formula, or more of them than it can have."),
    "F115": ("given-line", "Given is a list, one line for each symbol, each with a formula."),
    "F116": ("unclosed-formula", "A display formula is opened and not closed."),
    "F117": ("stray-text", "Words stand beside a formula in a section that holds formulas only."),
    "F118": ("corollary-form", "A corollary is a list of Given lines, then display formulas that hold then."),
    "F120": ("file-name", "The file name is the permanent id: lower-case words joined by hyphens."),
    "F121": ("unknown-topic", "The folder is not a chapter of identities/topics.yml."),
    "F122": ("repeated-id", "Two files have the same id."),
    "F123": ("unknown-reference", "The source is not in identities/references.yml."),
    "F124": ("unknown-related", "The related identity does not exist."),
    "F125": ("misplaced-file", "The file is not a definition in a chapter's folder."),
}


def finding(
    code: str, message: str, file: str, span: Span, excerpt: str = "", advice: str = "", evidence: str = ""
) -> Finding:
    """A finding with the name that belongs to its code."""
    notes = (("evidence", evidence),) if evidence else ()
    return Finding(code, MESSAGES[code][0], message, file, span, excerpt, notes, advice)


def nearest(word: str, known: Sequence[str]) -> str:
    """Advice that offers the known word nearest to the one written, or lists what is known."""
    wanted = word[:100].lower()
    close = get_close_matches(wanted, known, n=1, cutoff=0.6)
    close = close or [other for other in known if wanted[:4] == other[:4]]
    if close:
        return f'did you mean "{close[0]}"?'
    return f"known are: {', '.join(known)}" if len(known) <= 24 else ""
