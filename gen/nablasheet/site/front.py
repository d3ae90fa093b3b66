"""The page above both languages: it sends a reader to the language that the browser asks for.

Without JavaScript it sends to English after a moment, and both links are there to follow.
"""

from __future__ import annotations

from nablasheet.site.markup import Html, element, join

NAMES = {"en": "English", "zh": "中文"}
CHOOSE = """
var wanted = navigator.languages || [navigator.language || "en"];
var known = wanted.map(function (name) { return name.slice(0, 2); })
  .filter(function (name) { return name === "en" || name === "zh"; });
location.replace((known[0] || "en") + "/" + location.search + location.hash);
"""
STYLE = """
body { font: 1.25rem/1.6 system-ui, sans-serif; margin: 20vh auto; max-width: 24rem; padding: 0 1rem }
a { margin-right: 1.5rem }
"""


def front(name: str) -> str:
    """The whole HTML of the page; `name` is the site's."""
    head = (
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width,initial-scale=1"}),
        element("title", {}, name),
        element("link", {"rel": "icon", "href": "en/assets/nablasheet/logo.svg"}),
        element("script", {}, Html(CHOOSE)),
        element("noscript", {}, element("meta", {"http-equiv": "refresh", "content": "3; url=en/"})),
        element("style", {}, Html(STYLE)),
    )
    links = [
        element("a", {"href": f"{code}/", "hreflang": code, "lang": code}, text)
        for code, text in NAMES.items()
    ]
    body = element("main", {}, element("h1", {}, name), element("p", {}, join(links)))
    page = element("html", {"lang": "en"}, element("head", {}, *head), element("body", {}, body))
    return f"<!doctype html>\n{page}\n"
