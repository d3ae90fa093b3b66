"""Every link of the built site leads somewhere, raw HTML included, which MkDocs does not look at."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from tests.site.conftest import BuiltSite


BESIDE = (".pdf", ".tex", ".json", ".csv", ".py", ".tsv", ".apkg")  # downloads, which are not made by MkDocs


class References(HTMLParser):
    """The ids and the addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("id", "name") and value:
                self.ids.add(value)
            if name in ("href", "src") and value and tag != "base":
                self.addresses.append(value)


def read(folder: Path) -> dict[str, References]:
    """Every page by its address from the top of the site."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        references = References()
        references.feed(path.read_text(encoding="utf-8"))
        found["/" + path.relative_to(folder).as_posix()] = references
    return found


def broken(folder: Path, origin: str) -> list[str]:
    """What leads nowhere, each with the page that has it."""
    found = read(folder)
    wrong = []
    for page, references in found.items():
        for address in references.addresses:
            parts = urlsplit(urljoin(origin + page, address))
            if f"{parts.scheme}://{parts.netloc}" != origin:
                continue
            target = unquote(parts.path) + ("index.html" if parts.path.endswith("/") else "")
            if target.endswith(BESIDE) and target.count("/") <= 2:
                continue
            if not (folder / target.lstrip("/")).is_file():
                wrong.append(f"{page}: {address} leads to no file")
            elif parts.fragment and target in found and unquote(parts.fragment) not in found[target].ids:
                wrong.append(f"{page}: {address} leads to no place on the page")
    return wrong


def test_all_links_lead_somewhere(built_site: BuiltSite) -> None:
    assert len(read(built_site.folder)) > 30
    assert broken(built_site.folder, built_site.address) == []


def test_the_checker_finds_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="x"><a href="b.html">b</a><a href="#y">y</a><a href="#x">x</a>', encoding="utf-8"
    )
    assert broken(tmp_path, "http://here") == [
        "/a.html: b.html leads to no file",
        "/a.html: #y leads to no place on the page",
    ]


def test_no_page_asks_for_anything_elsewhere(built_site: BuiltSite) -> None:
    for path in sorted(built_site.folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert 'src="http' not in text.replace(f'src="{built_site.address}', "")
        assert "fonts.g" not in text
