"""A card leads to the general forms, the special cases and the related identities, and from old addresses."""

from __future__ import annotations

from dataclasses import replace

from nablasheet.render.entry import Book, Entry, General
from nablasheet.site.card import card
from nablasheet.site.mathml import mathml
from nablasheet.site.page import Frame


def shown(book: Book, entry: Entry) -> str:
    entries = (entry, *(one for one in book.entries if one.id != entry.id))
    return card(entry, Frame.around(replace(book, entries=entries), "en", ""))


def test_a_special_case_names_the_general_form_and_its_letters(sample: Book) -> None:
    first, other = sample.entries[0], sample.entries[1]
    text = shown(sample, replace(first, specialises=(General(other.id, "C = I"),)))
    assert "Special case of" in text
    assert f'href="../{other.topic}/#{other.id}"' in text
    assert mathml("C = I") in text


def test_a_general_form_lists_its_special_cases(sample: Book) -> None:
    first, other = sample.entries[0], sample.entries[1]
    text = shown(sample, replace(first, generalises=(other.id,), related=()))
    assert "Has as special cases" in text
    assert f'href="../{other.topic}/#{other.id}"' in text


def test_what_is_not_published_is_not_linked(sample: Book) -> None:
    first = replace(sample.entries[0], specialises=(General("gone", ""),), generalises=("gone",), related=())
    text = shown(sample, first)
    assert "Special case of" not in text
    assert "#gone" not in text


def test_the_address_of_a_merged_identity_still_leads_somewhere(sample: Book) -> None:
    assert '<span id="an-old-id"></span>' in shown(sample, replace(sample.entries[0], former=("an-old-id",)))
