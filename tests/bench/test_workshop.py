"""The bench builds in a copy and leaves the repository alone."""

from bench.building import change_one
from bench.measurement import ROOT
from bench.workshop import workshop


def test_a_change_stays_in_the_copy() -> None:
    with workshop() as shop:
        changed = change_one(shop)
        original = ROOT / changed.relative_to(shop.root)
        assert changed.read_text("utf-8") != original.read_text("utf-8")
        assert not (shop.root / ".cache").exists()
        assert shop.run("-c", "import nablasheet; print(nablasheet.__file__)").startswith(str(shop.root))
    assert not shop.root.exists()
