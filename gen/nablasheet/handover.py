"""The book, handed from `nablasheet build` to the site builder's processes, which need not make it again.

A file in a folder of the build's own, named in an environment variable; who finds none makes the book
himself, so that the site builder works alone too.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

VARIABLE = "NABLASHEET_BOOK"


@contextmanager
def given(made: Any) -> Iterator[dict[str, str]]:
    """The environment by which a child finds what was made, as long as the block lasts."""
    with TemporaryDirectory(prefix="nablasheet-") as folder:
        path = Path(folder) / "book"
        path.write_bytes(pickle.dumps(made))
        yield {VARIABLE: str(path)}


def taken() -> Any:
    """What was handed over; None when nothing was."""
    path = os.environ.get(VARIABLE, "")
    # Only a process that this build started has the variable, and the folder is its user's alone.
    return pickle.loads(Path(path).read_bytes()) if path else None
