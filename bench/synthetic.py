"""Synthetic catalogues: the functions of real identities, multiplied by a number of their own.

Every definition is a different text with a different formula, so that nothing is read, derived or
checked twice; the mix of functions is the same at every size, so that sizes can be compared.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from nablasheet.definitions import Definition

DATA = ("topics.yml", "references.yml", "fields.yml", "template.md")

TEXT = """\
---
title:
  en: {title}, {factor} times
{order}---

## Given

{given}

## Function

$$
{left} = {factor} \\left( {right} \\right)
$$
"""


def usable(definition: Definition) -> bool:
    """Whether its function can stand in brackets: one equation, no case distinction."""
    function = definition.function
    return function is not None and function.text.count("=") == 1 and "\\begin" not in function.text


def text(definition: Definition, factor: int) -> str:
    """A definition like this one, of `factor` times the function."""
    assert definition.function is not None
    left, right = (side.strip() for side in definition.function.text.split("="))
    return TEXT.format(
        title=re.sub(r"[:#]", " ", definition.title.en),
        factor=factor,
        order="order: 2\n" if definition.order == 2 else "",
        given="\n".join(f"- {line.text.strip()}" for line in definition.given),
        left=left,
        right=right,
    )


def write(folder: Path, real: Path, base: Sequence[Definition], count: int) -> None:
    """An identities folder with `count` definitions, made from `base` in turn."""
    folder.mkdir(parents=True)
    for name in DATA:
        if (real / name).exists():
            shutil.copy2(real / name, folder / name)
    for number in range(count):
        definition = base[number % len(base)]
        chapter = folder / definition.topic
        chapter.mkdir(exist_ok=True)
        path = chapter / f"{definition.id}-{number:04}.md"
        path.write_text(text(definition, 2 + number // len(base)), "utf-8")
