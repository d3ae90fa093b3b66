"""The findings about errata files: code, name and what each means, in one table."""

from __future__ import annotations

from nablasheet.finding import Finding, Span

ERRATA_MESSAGES: dict[str, tuple[str, str]] = {
    "F160": ("errata-front-matter", "An errata file begins with the source, its layout and its languages."),
    "F161": ("errata-field", "An item of an errata file has a field that is not known, or stands twice."),
    "F162": ("errata-missing", "An item of an errata file lacks what every item needs."),
    "F163": ("errata-value", "A field of an errata file does not have the form that is asked for."),
    "F164": ("errata-identity", "An item of an errata file names an identity that does not exist."),
    "F165": ("errata-text", "A line of an errata file is neither a heading nor a field of an item."),
    "F166": ("errata-reading", "A formula of an errata file cannot be read as it is meant."),
    "F167": ("errata-right", "A formula that is offered as the right one is not verified."),
}


def finding(
    code: str, message: str, file: str, span: Span, excerpt: str, advice: str = "", evidence: str = ""
) -> Finding:
    """A finding with the name that belongs to its code."""
    notes = (("evidence", evidence),) if evidence else ()
    return Finding(code, ERRATA_MESSAGES[code][0], message, file, span, excerpt, notes, advice)
