"""Everyone can use every page: axe finds nothing, nothing is cut off, targets are large enough."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.chromium import Visit
from browser.views import WRONG, usual, views

SMALL = """
() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
  .filter((one) => one.checkVisibility() && !one.classList.contains("skip"))
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const inText = getComputedStyle(one).display === "inline" && one.closest("p, li, td, th, dd, label");
    return box.width > 0 && !inText && (box.width < 23.5 || box.height < 23.5);
  })
  .map((one) => `${one.outerHTML.slice(0, 90)} ${JSON.stringify(one.getBoundingClientRect())}`)
"""
"""What can be clicked and is smaller than 24 by 24 pixels, but for links in a sentence (WCAG 2.5.8)."""


def faults(visit: Visit) -> list[str]:
    """Return what axe finds on a page, worded."""
    found = Axe().run(visit.page).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:160]}"
        for fault in found
        for node in fault["nodes"][:4]
    ]


@pytest.mark.parametrize("path", views())
def test_axe_finds_nothing(visitor: Callable[..., Visit], path: str) -> None:
    visit = visitor(viewport={"width": 1280, "height": 900})
    assert visit.open(path) == 200
    assert visit.page.locator("html").get_attribute("lang") == path[1:3]
    assert faults(visit) == []


@pytest.mark.parametrize(("path", "status"), WRONG)
def test_axe_finds_nothing_where_something_is_wrong(
    visitor: Callable[..., Visit], path: str, status: int
) -> None:
    visit = visitor()
    assert visit.open(path) == status
    assert faults(visit) == []
    visit.complaints.clear()  # the browser itself notes the status of the page


def test_axe_finds_nothing_in_the_dark_and_in_a_narrow_window(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 390, "height": 844}, color_scheme="dark")
    for path in [path for path in usual() if path.startswith("/nl")]:
        assert visit.open(path) == 200
        assert faults(visit) == [], path


def test_nothing_is_cut_off_at_320_pixels_or_enlarged_twice(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 320, "height": 640})  # 1280 pixels enlarged four times; WCAG 1.4.10
    for path in usual():
        visit.open(path)
        wider = visit.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, path


def test_targets_are_large_enough(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 390, "height": 844}, has_touch=True)
    for path in [path for path in usual() if path.startswith("/en")]:
        visit.open(path)
        assert visit.page.evaluate(SMALL) == [], path


def test_motion_is_reduced_on_request(visitor: Callable[..., Visit]) -> None:
    visit = visitor(reduced_motion="reduce")
    visit.open("/en/occupations/huisarts")
    assert visit.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = visit.page.evaluate("document.getAnimations().length")
    assert moving == 0


def test_every_chart_has_a_name_a_description_and_its_figures(visitor: Callable[..., Visit]) -> None:
    visit = visitor()
    for path in usual():
        visit.open(path)
        for figure in visit.page.locator("figure.chart:has(svg.drawn)").all():
            assert figure.locator("svg.drawn").first.get_attribute("aria-label"), path
            details = figure.locator("details.twin")
            assert len((details.locator("p").first.text_content() or "").strip()) > 20, path
            assert details.locator("table tbody tr").count() > 0, path
            assert figure.locator(".meta .source").count() == 1, path


def test_each_page_names_its_twin_and_the_twin_names_it_back(visitor: Callable[..., Visit]) -> None:
    visit = visitor()
    for path in usual():
        visit.open(path)
        other = "en" if path.startswith("/nl") else "nl"
        twin = visit.page.locator(f"link[hreflang={other}]").get_attribute("href") or ""
        assert visit.page.locator("a.tongue").get_attribute("href") == twin
        here = visit.page.locator(f"link[hreflang={path[1:3]}]").get_attribute("href")
        visit.open(twin)
        assert visit.page.locator(f"link[hreflang={path[1:3]}]").get_attribute("href") == here
