"""Every kind has a picture, and no two are alike."""

from __future__ import annotations

from xml.etree import ElementTree

from nablasheet.site.picture import picture
from nablasheet.site.words import KINDS


def test_pictures_are_well_formed_and_hidden_from_screen_readers() -> None:
    for kind in KINDS:
        tree = ElementTree.fromstring(picture(kind))
        assert tree.get("aria-hidden") == "true"
        assert len(tree) >= 2


def test_no_two_are_alike() -> None:
    assert len({picture(kind) for kind in KINDS}) == len(KINDS)
