"""The notes of an identity: Markdown of strangers, made harmless.

Raw HTML is shown as text, pictures become their words (a picture is a request to another site), links
may lead to the web or within the page, and headings become paragraphs, which keeps the page's outline.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from nablasheet.site.markdown_math import MathExtension
from nablasheet.site.markup import Html
from nablasheet.site.mathml import formula

ADDRESSES = ("https://", "http://", "#")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def prose(text: str) -> Html:
    """The HTML of a stranger's Markdown."""
    return Html(Markdown(extensions=["tables", MathExtension(formula), _Harmless()]).convert(text))


class _Harmless(Extension):
    """Python-Markdown without raw HTML, and with the tree looked through at the end."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Guard(md), "nablasheet-guard", 0)


class _Guard(Treeprocessor):
    """Takes out what could fetch, run or mislead."""

    def run(self, root: Element) -> None:
        for node in root.iter():
            if node.tag == "img":
                node.tag, node.text = "em", node.get("alt", "")
                node.attrib.clear()
            elif node.tag == "a" and not node.get("href", "").startswith(ADDRESSES):
                node.attrib.clear()
            elif node.tag in HEADINGS:
                node.tag = "p"
                node.set("class", "ns-subhead")
