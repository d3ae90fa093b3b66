"""Writes all pages to disk for a plain MkDocs: `python plain_pages.py ROOT FOLDER`.

What the hook would add or fill in is in the files, so that a build without the hook makes the same
pages; formulas in hand-written pages stay TeX, since typesetting them is ours.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

LANGUAGES = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}

CONFIG = """\
INHERIT: {above}
docs_dir: {docs}
site_dir: {site}
hooks: []
watch: []
nav: null
strict: false
"""


def write(root: Path, folder: Path) -> None:
    """A folder of pages and a configuration for each language."""
    from nablasheet.pipeline import book
    from nablasheet.site.insert import insert
    from nablasheet.site.pages import pages

    made = book(root)
    for language, above in LANGUAGES.items():
        docs = folder / language
        shutil.copytree(root / "content" / language, docs)
        for path in sorted(docs.rglob("*.md")):
            up = "../" * (len(path.relative_to(docs).parts) - (path.name == "index.md"))
            path.write_text(insert(path.read_text("utf-8"), made, language, up), "utf-8")
        for page in pages(made, language, ""):
            target = docs / page.uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page.text, "utf-8")
        config = CONFIG.format(
            above=above, docs=docs.as_posix(), site=(folder / f"site-{language}").as_posix()
        )
        (root / f"plain.{language}.yml").write_text(config, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
