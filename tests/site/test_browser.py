"""The site in a real browser, in both languages: readable by everyone, and alone with its reader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from nablasheet.render.entry import LANGUAGES

if TYPE_CHECKING:
    from tests.site.conftest import BuiltSite

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = (
    "",
    "identities/",
    "identities/traces/",
    "identities/matrix-by-matrix/",
    "record/",
    "downloads/",
    "layouts/",
    "contributing/",
)
DESK = {"width": 1366, "height": 900}
PHONE = {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def visit(browser, built_site: BuiltSite) -> Iterator:
    """Open a page in a fresh context; errors and requests to elsewhere fail the test at its end."""
    contexts, troubles = [], []

    def opened(path: str, **options):
        context = browser.new_context(**{"viewport": DESK, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: _outside(request.url, built_site.address, troubles))
        response = page.goto(f"{built_site.address}/{path}", wait_until="load")
        assert response.status == 200
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def _outside(url: str, address: str, troubles: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        troubles.append(f"a request to {url}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(visit, language: str, scheme: str) -> None:
    page = visit(f"{language}/", color_scheme=scheme)
    for path in PAGES:
        page.goto(page.url.split(f"/{language}/")[0] + f"/{language}/{path}", wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        page.wait_for_timeout(100)
        found = axe.Axe().run(page).response["violations"]
        assert [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]] == [], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_everything_is_there(visit, language: str) -> None:
    page = visit(f"{language}/identities/determinants/", java_script_enabled=False)
    for place in (
        "tr.ns-row td.ns-num math",
        "tr.ns-row td.ns-den math",
        ".ns-panel.ns-num math",
        ".ns-panel.ns-den math",
    ):
        assert page.locator(place).first.is_visible()
    assert page.locator(".ns-tools").first.is_hidden()
    assert page.locator(".ns-buttons").first.is_hidden()
    page.locator("summary").first.click()
    assert page.locator(".ns-steps math").first.is_visible()


def test_the_front_page_follows_the_browser(visit) -> None:
    chinese = visit("", locale="zh-CN")
    chinese.wait_for_url("**/zh/")
    english = visit("", locale="de-DE")
    english.wait_for_url("**/en/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_layout_is_chosen_and_kept(visit, language: str) -> None:
    page = visit(f"{language}/identities/determinants/")
    numerator, denominator = (page.locator(f"#row--log-det .{side}") for side in ("ns-num", "ns-den"))
    assert numerator.is_visible()
    assert denominator.is_visible()
    page.locator(".ns-switch button[data-layout=denominator]").first.click()
    assert numerator.is_hidden()
    assert denominator.is_visible()
    page.reload()
    assert page.locator("html").get_attribute("data-layout") == "denominator"
    assert numerator.is_hidden()
    assert (
        page.locator(".ns-switch button[aria-pressed=true]").first.get_attribute("data-layout")
        == "denominator"
    )
    page.emulate_media(media="print")
    assert numerator.is_visible()
    assert denominator.is_visible()


@pytest.mark.parametrize(
    ("language", "query", "target"),
    [
        ("en", "slogdet", "#log-det"),
        ("en", "quadratic form", "#trace-gram-symmetric"),
        ("zh", "对数行列式", "#log-det"),
        ("zh", "行列式", "#log-det"),
        ("zh", "逆矩阵", "#inverse-product"),
        ("zh", "海森矩阵", "#least-squares"),
        ("zh", "slogdet", "#log-det"),
    ],
)
def test_search_finds_an_identity(visit, language: str, query: str, target: str) -> None:
    page = visit(f"{language}/")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(query)
    page.keyboard.press("End")  # typed Chinese comes without the key event that starts the search
    results = page.locator("a.md-search-result__link")
    results.first.wait_for()
    assert any(target in (link.get_attribute("href") or "") for link in results.all())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scrolling(visit, language: str, path: str) -> None:
    page = visit(f"{language}/{path}", viewport=PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_filter_narrows_and_a_permanent_link_widens(visit) -> None:
    page = visit("en/identities/traces/")
    page.locator(".ns-filter").fill("cyclic")
    assert page.locator("tr.ns-row:visible").count() == 1
    assert page.locator(".ns-card:visible").count() == 1
    assert page.locator(".ns-count").text_content() == "1 / 3"
    page.evaluate("location.hash = '#trace-gram-weighted'")
    page.locator("[data-card=trace-gram-weighted]").wait_for(state="visible")
    page.locator(".ns-filter").fill("no such thing")
    assert page.locator(".ns-nothing").is_visible()


def test_the_filter_knows_the_other_language(visit) -> None:
    page = visit("en/identities/")
    page.locator(".ns-filter").fill("行列式")
    assert page.locator(".ns-list li:visible").count() == 1


def test_copying(visit) -> None:
    page = visit("en/identities/determinants/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".ns-panel.ns-den .ns-copy").first.click()
    page.locator(".ns-copy--done").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == r"\frac{\partial f}{\partial X} = X^{-\top}"
    page.locator(".ns-panel.ns-den .ns-copy").nth(1).click()
    page.wait_for_timeout(100)
    assert page.evaluate("navigator.clipboard.readText()") == "np.linalg.inv(X).T"
    page.locator(".ns-panel.ns-den .ns-display").first.evaluate(
        "box => getSelection().selectAllChildren(box)"
    )
    page.keyboard.press("Control+C")
    assert page.evaluate("navigator.clipboard.readText()") == r"$\frac{\partial f}{\partial X} = X^{-\top}$"


def test_changing_the_language_keeps_the_page(visit, built_site: BuiltSite) -> None:
    page = visit("en/identities/determinants/")
    page.locator("button[aria-label='Select language']").hover()
    page.locator("a[hreflang=zh]").last.click()
    page.wait_for_url("**/zh/identities/determinants/**")


def test_formulas_are_drawn_with_the_font_of_the_site(visit) -> None:
    page = visit("zh/identities/traces/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Nablasheet Math\"')")
    box = page.locator(".ns-panel .ns-display math").first.bounding_box()
    assert box["width"] > 60
    assert box["height"] > 20


def test_reading_on_without_loading_pages_keeps_the_tools(visit) -> None:
    page = visit("en/identities/traces/")
    page.locator(".ns-switch button[data-layout=numerator]").click()
    page.locator(".md-nav--primary a[href$='determinants/']").click()
    page.locator("#row--log-det").wait_for()
    assert page.locator("#row--log-det .ns-den").is_hidden()
    assert page.locator(".ns-switch button[data-layout=numerator]").get_attribute("aria-pressed") == "true"
