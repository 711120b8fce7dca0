"""Pages are light, keep still while they load, and print clean."""

from collections.abc import Callable

import pytest

from browser.chromium import Visit

MOST, MOST_SCRIPT = 120_000, 30_000
SHIFT = """
() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})
"""


@pytest.mark.parametrize("path", ["/nl", "/en"])
def test_the_home_page_is_light(visitor: Callable[..., Visit], path: str) -> None:
    visit = visitor()
    answers = []
    visit.page.on("requestfinished", lambda request: answers.append(request))  # noqa: PLW0108 - a plain function
    visit.open(path)
    visit.page.wait_for_load_state("networkidle")
    sizes = [(request.resource_type, request.sizes()) for request in answers]
    assert sum(size["responseBodySize"] + size["responseHeadersSize"] for _, size in sizes) <= MOST
    assert sum(size["responseBodySize"] for kind, size in sizes if kind == "script") <= MOST_SCRIPT


@pytest.mark.parametrize(
    "path", ["/nl", "/en/occupations/huisarts", "/nl/beroepen/huisarts/scenario", "/en/data"]
)
def test_nothing_moves_while_a_page_loads(visitor: Callable[..., Visit], path: str) -> None:
    visit = visitor(viewport={"width": 1280, "height": 900})
    visit.open(path)
    assert visit.page.evaluate(SHIFT) < 0.02


def test_print_leaves_out_what_cannot_be_used_on_paper(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 1280, "height": 900})
    visit.open("/en/occupations/huisarts")
    visit.page.emulate_media(media="print")
    for selector in (".menu", ".aside", ".verbs", ".reader", ".tongue"):
        assert not visit.page.locator(selector).first.is_visible(), selector
    for selector in ("h1", ".big .figure", "svg.drawn.wide", ".meta"):
        assert visit.page.locator(selector).first.is_visible(), selector
    assert len(visit.page.pdf()) > 10_000
