"""The mathematics font, cut to the glyphs that the built pages use: 13 KB where the whole font is 700.

The font comes out of an installed package at build and never enters the repository.  Its licence, the
SIL Open Font License, asks for another family name and for its notice beside the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from importlib.metadata import distribution
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Nablasheet Math"
SOURCE = ("ziamath", "ziamath/fonts/STIXTwoMath-Regular.ttf")
PRIMES = range(0x2032, 0x2038)
ALWAYS = "0123456789()[]{}|=+-−,.∂∇⊤′″"
NAMES_KEPT = (0, 13, 14)  # copyright, licence, address of the licence

FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
ANNOTATION = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)
LETTER = re.compile(r"<mi>([^<]|&[#\w]+;)</mi>")
TAG = re.compile(r"<[^>]*>")

# Where the mathematical italic of a letter is: a lone letter in <mi> is drawn with it.
ITALIC = {"A": 0x1D434, "a": 0x1D44E, "Α": 0x1D6E2, "α": 0x1D6FC}
ITALIC_APART = {"h": "ℎ", "∂": "𝜕", "∇": "𝛁", "ϵ": "𝜖", "ϑ": "𝜗", "ϰ": "𝜘", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛"}


def characters(pages: Iterable[str]) -> frozenset[str]:
    """The characters that the formulas of these HTML pages need from the font."""
    found = set(ALWAYS)
    for page in pages:
        for formula in FORMULA.findall(page):
            shown = ANNOTATION.sub("", formula)
            found.update(unescape(TAG.sub("", shown)))
            found.update(italic(unescape(letter)) for letter in LETTER.findall(shown))
    return frozenset(found) - {"\u2061", "\n"}


def italic(letter: str) -> str:
    """The mathematical italic of a letter, the letter itself where it has none."""
    if letter in ITALIC_APART:
        return ITALIC_APART[letter]
    for first, code in ITALIC.items():
        if 0 <= ord(letter) - ord(first) < (26 if first.isascii() else 25):
            return chr(code + ord(letter) - ord(first))
    return letter


def write(wanted: frozenset[str], folder: Path) -> frozenset[str]:
    """Write the font and its notice into `folder`; return the characters that the font lacks."""
    font = TTFont(str(distribution(SOURCE[0]).locate_file(SOURCE[1])), recalcTimestamp=False)
    _enlarge_primes(font)
    covered = set(font.getBestCmap())
    codes = {ord(char) for char in wanted}
    options = subset.Options(flavor="woff2", notdef_outline=True, name_IDs=[*NAMES_KEPT, 1, 2, 4, 6])
    options.layout_features = []
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes & covered)
    cutter.subset(font)
    notice = _rename(font)
    folder.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(folder / "math.woff2"), options)
    (folder / "math-font-notice.txt").write_text(notice, encoding="utf-8")
    return frozenset(chr(code) for code in codes - covered)


def _enlarge_primes(font: TTFont) -> None:
    """Draw primes with their script-style glyphs: two of three browsers do not look the feature up.

    The feature itself is left out of the subset, or the third would enlarge them twice.
    """
    larger = _script_style(font)
    for table in font["cmap"].tables:
        for code in PRIMES:
            if code in getattr(table, "cmap", {}):
                table.cmap[code] = larger.get(table.cmap[code], table.cmap[code])


def _script_style(font: TTFont) -> dict[str, str]:
    """Glyph to its script-style glyph, as the font's ssty feature has it."""
    gsub = font["GSUB"].table
    wanted = {
        i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "ssty" for i in r.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for lookup in (gsub.LookupList.Lookup[index] for index in sorted(wanted)):
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            single = getattr(table, "mapping", {})
            several = {name: glyphs[0] for name, glyphs in getattr(table, "alternates", {}).items()}
            for name, glyph in {**single, **several}.items():
                found.setdefault(name, glyph)
    return found


def _rename(font: TTFont) -> str:
    """Give the font our family name, as its licence asks of a changed font; return the notice."""
    names = font["name"]
    kept = [names.getDebugName(number) or "" for number in NAMES_KEPT]
    for number, text in ((1, FAMILY), (2, "Regular"), (4, FAMILY), (6, FAMILY.replace(" ", ""))):
        names.names = [record for record in names.names if record.nameID != number]
        names.setName(text, number, 3, 1, 0x409)
    return "\n\n".join(
        [f"{FAMILY} (math.woff2) is a subset of STIX Two Math, changed and renamed.", *kept, ""]
    )
