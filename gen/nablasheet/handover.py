"""The book, handed from `nablasheet build` to the site builder's processes, which need not make it again.

A file of JSON in a folder of the build's own, named in an environment variable; who finds none makes the
book himself, so that the site builder works alone too.  What comes back is built from the types that the
records declare and equals what was given.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from nablasheet.errata import Audit
from nablasheet.render.entry import Book

VARIABLE = "NABLASHEET_BOOK"
Made = tuple[Book, tuple[Audit, ...]]


@contextmanager
def given(book: Book, audits: Sequence[Audit]) -> Iterator[dict[str, str]]:
    """The environment by which a child finds what was made, as long as the block lasts."""
    record = {"book": asdict(book), "audits": [asdict(audit) for audit in audits]}
    with TemporaryDirectory(prefix="nablasheet-") as folder:
        path = Path(folder) / "book.json"
        path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        yield {VARIABLE: str(path)}


def taken() -> Made | None:
    """What was handed over; None when nothing was."""
    path = os.environ.get(VARIABLE, "")
    if not path:
        return None
    record = json.loads(Path(path).read_text("utf-8"))
    return rebuilt(Book, record["book"]), tuple(rebuilt(Audit, one) for one in record["audits"])


def rebuilt(kind: Any, value: Any) -> Any:
    """A value of a declared type from its JSON; TypeError for a type that JSON cannot hold."""
    types = _types(kind)
    if types:
        return kind(**{name: rebuilt(types[name], value[name]) for name in types})
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        each = parts[:1] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(rebuilt(one, item) for one, item in zip(each, value, strict=True))
    if NoneType in parts and len(parts) == 2:
        return None if value is None else rebuilt(parts[0], value)
    if kind not in (str, int, float, bool):
        raise TypeError(f"no JSON for {kind}")
    return value


@cache
def _types(kind: Any) -> dict[str, Any]:
    """The declared type of each field of a record; nothing for what is none."""
    if not is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}
