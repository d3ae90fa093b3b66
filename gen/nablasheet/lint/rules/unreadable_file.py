"""A file that is no note: binary, too large, or not text in UTF-8.

What it finds: files with zero bytes, of more than four megabytes, or with bytes that are no UTF-8.

Why it matters: a file that is skipped in silence looks like a file without mistakes.

Example: a picture that is named `notes.md`.

Instead: give the linter notes in Markdown, TeX, Jupyter or plain text.
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said

CODE, NAME = "N103", "unreadable-file"
CHINESE = """不是笔记的文件：二进制文件、过大的文件，或者不是 UTF-8 文本。

发现什么：含有零字节、超过 4 MB，或者含有不合 UTF-8 的字节的文件。

为何重要：若悄悄跳过一个文件，它看上去就像没有错误。

例：名为 `notes.md` 的图片。

应写作：请提供 Markdown、TeX、Jupyter 或纯文本的笔记。
"""


def finds(judgement: Judgement) -> bool:
    """Said of files, never of statements."""
    return False


def says(judgement: Judgement) -> Said:
    """Nothing of a statement."""
    return Said("this file is not read")
