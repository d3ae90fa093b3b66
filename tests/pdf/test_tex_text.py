"""Texts of strangers inside TeX."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from nablasheet.pdf.tex_text import tex_address, tex_text


def test_every_active_character_is_spelled() -> None:
    assert tex_text("50% of $x_1$ & #2 {a} ~^\\") == (
        r"50\% of \$x\_1\$ \& \#2 \{a\} \textasciitilde{}\textasciicircum{}\textbackslash{}"
    )


def test_line_ends_and_controls_are_spaces() -> None:
    assert tex_text("a\n\x00b") == "a  b"


def test_words_stay() -> None:
    assert tex_text("行列式 Löwner") == "行列式 Löwner"


def test_an_address_keeps_its_anchor() -> None:
    assert tex_address("https://a.org/x_y/#b%20c") == r"https://a.org/x\_y/\#b\%20c"


@given(st.text())
def test_no_text_leaves_a_command_or_a_group_open(text: str) -> None:
    spelled = tex_text(text)
    bare = re.sub(r"\\[{}#$%&_]|\\text[a-z]+\{\}|-\{\}", "", spelled)
    assert not set(bare) & set("\\{}#$%&_^~")
    assert not set(tex_address(text)) & set("{}^~ ")
