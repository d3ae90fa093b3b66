"""Links between entries go both ways, without repeating themselves."""

from __future__ import annotations

from dataclasses import replace

from tests.site.sample import BOOK

from nablasheet.render.entry import Entry, General
from nablasheet.render.kin import linked


def made(**fields: dict[str, object]) -> dict[str, Entry]:
    pattern = BOOK.entries[0]
    plain = {"related": (), "specialises": (), "generalises": ()}
    entries = [replace(pattern, id=name, **{**plain, **found}) for name, found in fields.items()]
    return {one.id: one for one in linked(entries)}


def test_related_identities_are_related_back() -> None:
    found = made(a={"related": ("b",)}, b={}, c={"related": ("b", "a")})
    assert found["b"].related == ("a", "c")
    assert found["a"].related == ("b", "c")


def test_a_general_form_knows_its_special_cases() -> None:
    found = made(a={"specialises": (General("b", "C = I"),)}, b={}, c={"specialises": (General("b", ""),)})
    assert found["b"].generalises == ("a", "c")
    assert found["a"].generalises == ()


def test_what_is_special_or_general_is_not_named_as_related_too() -> None:
    found = made(a={"specialises": (General("b", ""),), "related": ("b", "a")}, b={"related": ("a",)})
    assert found["a"].related == ()
    assert found["b"].related == ()


def test_an_unknown_name_is_dropped() -> None:
    assert made(a={"related": ("nobody",)})["a"].related == ()
