"""The font has what the pages need, under our name, the same in every build."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

from nablasheet.site import font
from nablasheet.site.mathml import mathml

PAGE = mathml(r"f'(x) = \mathbf{A}^\top \alpha \otimes \partial h \text{若}") + "<p>outside é</p>"


def test_characters_are_those_of_formulas_alone() -> None:
    found = font.characters([PAGE])
    assert {"𝑓", "𝑥", "𝐀", "𝛼", "⊗", "⊤", "ℎ", "若"} <= found
    assert not {"é", "\\", "\u2061"} & found


def test_italics() -> None:
    assert [font.italic(letter) for letter in "AzhαΩ∂1⊤"] == ["𝐴", "𝑧", "ℎ", "𝛼", "𝛺", "𝜕", "1", "⊤"]


def test_the_file_is_small_named_ours_and_repeatable(tmp_path: Path) -> None:
    wanted = font.characters([PAGE])
    lacking = font.write(wanted, tmp_path / "a")
    font.write(wanted, tmp_path / "b")
    written = (tmp_path / "a" / "math.woff2").read_bytes()
    assert lacking == {"若"}
    assert written == (tmp_path / "b" / "math.woff2").read_bytes()
    assert len(written) < 30_000
    with TTFont(tmp_path / "a" / "math.woff2") as made:
        assert made["name"].getDebugName(1) == font.FAMILY
        assert "SIL Open Font License" in made["name"].getDebugName(13)
        assert "MATH" in made
        covered = set(made.getBestCmap())
        tags = (
            {record.FeatureTag for record in made["GSUB"].table.FeatureList.FeatureRecord}
            if "GSUB" in made
            else set()
        )
    assert {ord(char) for char in wanted - lacking} <= covered
    assert "ssty" not in tags


def test_the_notice_says_whose_font_it_is(tmp_path: Path) -> None:
    font.write(frozenset("x"), tmp_path)
    notice = (tmp_path / "math-font-notice.txt").read_text(encoding="utf-8")
    assert "STIX" in notice
    assert "SIL Open Font License" in notice


def test_primes_are_the_large_ones(tmp_path: Path) -> None:
    font.write(frozenset("′"), tmp_path)
    with TTFont(tmp_path / "math.woff2") as made:
        glyph = made["glyf"][made.getBestCmap()[0x2032]]
        assert glyph.yMax - glyph.yMin > 0.35 * made["head"].unitsPerEm
