"""On a phone no page moves sideways, and a table wider than the screen moves within its own frame."""

from collections.abc import Callable

import pytest

from browser.chromium import Visit

PAGES = {
    "nl": ("/nl/uitspraken", "/nl/kamervragen", "/nl/gegevens/huisarts"),
    "en": ("/en/statements", "/en/parliament", "/en/data/general-practitioner"),
}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FRAMES = """
() => [...document.querySelectorAll("table")].filter((one) => one.checkVisibility()).map((table) => {
  const frame = table.closest(".scroll");
  if (!frame) return [table.getBoundingClientRect().right - innerWidth, 0, 0, 0];
  const hidden = frame.scrollWidth - frame.clientWidth;
  frame.scrollLeft = frame.scrollWidth;
  return [frame.getBoundingClientRect().right - innerWidth, hidden, frame.scrollLeft, scrollX];
})
"""
"""Of each table: how far its frame sticks out, what is hidden of it, how far it then scrolls, and the page with it."""


@pytest.mark.parametrize("lang", PAGES)
def test_a_wide_table_moves_within_its_own_frame(visitor: Callable[..., Visit], lang: str) -> None:
    visit = visitor(viewport={"width": 390, "height": 844}, has_touch=True)
    wide = 0
    for path in PAGES[lang]:
        assert visit.open(path) == 200
        assert visit.page.evaluate(WIDER) <= 0, path
        for out, hidden, moved, page in visit.page.evaluate(FRAMES):
            assert out <= 0, path
            assert abs(moved - hidden) <= 1, path
            assert page == 0, path
            wide += hidden > 0
    assert wide, "no table was wider than the screen, so nothing was measured"
