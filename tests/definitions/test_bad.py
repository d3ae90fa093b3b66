"""Every bad file is told all that is wrong with it, in exactly these words.

`bad/<name>.txt` is what people see for `bad/<name>.md`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from nablasheet.definitions import load_manual, load_register, read_definition
from nablasheet.definitions.messages import MESSAGES

HERE = Path(__file__).parent
IDENTITIES = HERE.parents[1] / "identities"
BAD = sorted((HERE / "bad").glob("*.md"))
# Found by the catalog and the reader of files; see test_catalog.py.
ELSEWHERE = {"F100", "F121", "F122", "F124", "F125"}


def messages(path: Path) -> str:
    text = path.read_bytes().decode("utf-8")
    shown = f"identities/traces/{path.name}"
    definition, findings = read_definition(shown, text, load_manual(IDENTITIES), load_register(IDENTITIES))
    assert definition is None
    assert findings
    return "\n\n".join(finding.text() for finding in findings) + "\n"


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_messages(path: Path) -> None:
    assert messages(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_message_file_has_its_definition() -> None:
    assert [path.stem for path in BAD] == sorted(path.stem for path in (HERE / "bad").glob("*.txt"))


def test_every_code_is_shown_by_a_bad_file() -> None:
    shown = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in BAD)
    assert {code for code in MESSAGES if f" {code} " not in shown} == ELSEWHERE


def test_names_of_codes_are_unique() -> None:
    names = [name for name, _ in MESSAGES.values()]
    assert len(set(names)) == len(names)
