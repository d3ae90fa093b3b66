"""Makes the file of a new definition, from the template that the manual and the website use too."""

from __future__ import annotations

from pathlib import Path

from nablasheet.definitions.file import SUFFIX, TEMPLATE, shown_path
from nablasheet.definitions.front import PLACEHOLDERS
from nablasheet.definitions.messages import finding, nearest
from nablasheet.definitions.read import ID, MAX_ID
from nablasheet.definitions.register import load_register
from nablasheet.finding import Finding, Span


def new_definition(folder: Path, name: str) -> Path | Finding:
    """Write `folder`/topic/id.md for the name `topic/id`; a file that is there is never overwritten."""
    topic, _, identity = name.removesuffix(SUFFIX).partition("/")
    if not ID.fullmatch(identity) or len(identity) > MAX_ID:
        advice = "write chapter/name in lower-case words joined by hyphens, for example traces/my-identity"
        return finding(
            "F120", f'"{name[:MAX_ID]}" is not a chapter and an id', name[:MAX_ID], Span(), "", advice
        )
    topics = tuple(entry.id for entry in load_register(folder).topics)
    if topic not in topics:
        advice = nearest(topic, topics)
        return finding("F121", f'there is no chapter "{topic[:MAX_ID]}"', name[:MAX_ID], Span(), "", advice)
    for existing in sorted(folder.glob(f"*/{identity}{SUFFIX}")):
        shown = shown_path(existing, folder)
        return finding("F122", f'the id "{identity}" is taken', shown, Span(), "", "choose another name")
    path = folder / topic / f"{identity}{SUFFIX}"
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(definition_text(folder, identity))
    return path


def definition_text(folder: Path, identity: str) -> str:
    """The template with the words of the id for its English title."""
    template = (folder / TEMPLATE).read_text(encoding="utf-8")
    return template.replace(PLACEHOLDERS.en, identity.replace("-", " ").capitalize(), 1)
