"""The letter that a title stands under: its first letter in English, the initial of its pinyin in Chinese.

GB 2312 orders its 3,755 common characters by pinyin, so that a title's bytes say where it belongs.
"""

from __future__ import annotations

from bisect import bisect_right
from unicodedata import normalize

STARTS = (
    ("A", 0xB0A1), ("B", 0xB0C5), ("C", 0xB2C1), ("D", 0xB4EE), ("E", 0xB6EA), ("F", 0xB7A2), ("G", 0xB8C1),
    ("H", 0xB9FE), ("J", 0xBBF7), ("K", 0xBFA6), ("L", 0xC0AC), ("M", 0xC2E8), ("N", 0xC4C3), ("O", 0xC5B6),
    ("P", 0xC5BE), ("Q", 0xC6DA), ("R", 0xC8BB), ("S", 0xC8F6), ("T", 0xCBFA), ("W", 0xCDDA), ("X", 0xCEF4),
    ("Y", 0xD1B9), ("Z", 0xD4D1),
)  # fmt: skip
END = 0xD7F9
OTHERWISE = {"行": "H"}  # in this field it is háng, a row, and never xíng
OTHER = "#"


def initial(title: str) -> str:
    """A letter from A to Z, or # for everything else."""
    first = normalize("NFKD", title[:1]).upper()[:1]
    if "A" <= first <= "Z":
        return first
    if title[:1] in OTHERWISE:
        return OTHERWISE[title[:1]]
    code = int.from_bytes(title[:1].encode("gb18030"), "big")
    if STARTS[0][1] <= code <= END:
        return STARTS[bisect_right([start for _, start in STARTS], code) - 1][0]
    return OTHER


def order(title: str) -> tuple[str, bytes]:
    """What to sort titles by."""
    return initial(title), title.casefold().encode("gb18030")
