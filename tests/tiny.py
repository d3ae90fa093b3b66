"""A repository with three identities, for tests that change definitions."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

IDENTITIES = Path(__file__).resolve().parent.parent / "identities"

LINEAR = r"""---
title:
  en: Linear form
  zh: 线性型
---

## Given

- $x, a \in \mathbb{R}^{n}$

## Function

$$
f(x) = a^\top x
$$

## Claim

$$
\nabla_x f = a
$$
"""

TRACE = r"""---
title:
  en: Trace of a product
  zh: 乘积的迹
---

## Given

- $X \in \mathbb{R}^{m \times n}$
- $A \in \mathbb{R}^{n \times m}$

## Function

$$
f(X) = \operatorname{tr}(A X)
$$
"""

PROPERTY = r"""---
title:
  en: Transpose of a product
  zh: 乘积的转置
---

## Given

- $A \in \mathbb{R}^{m \times n}$
- $B \in \mathbb{R}^{n \times p}$

## Statement

$$
(A B)^\top = B^\top A^\top
$$
"""

FILES = {
    "vectors/linear-form.md": LINEAR,
    "traces/trace-of-product.md": TRACE,
    "properties/transpose-of-product.md": PROPERTY,
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """A repository in a folder, with these definitions."""
    identities = folder / "identities"
    identities.mkdir(parents=True)
    for name in ("fields.yml", "topics.yml", "references.yml", "template.md"):
        copy(IDENTITIES / name, identities)
    for name, text in files.items():
        path = identities / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
