"""A decision is recorded in a browser: refused beside the field, kept, corrected, and usable by everyone."""

from collections.abc import Callable

import pytest

from browser.chromium import Visit
from browser.test_everyone import faults


@pytest.mark.parametrize(
    ("path", "places", "wrong", "shown"),
    [
        ("/nl/besluiten/dermatoloog", "31,5", "Verwacht: een heel jaar", "31,5"),
        ("/en/decisions/orthodontist", "31.5", "Expected: a whole year", "31.5"),
    ],
)
def test_a_decision_is_refused_recorded_and_corrected(
    visitor: Callable[..., Visit], path: str, places: str, wrong: str, shown: str
) -> None:
    visit = visitor(viewport={"width": 1100, "height": 900})
    page = visit.page
    visit.open(path)
    page.click("#recorded summary")
    for name, value in {
        "title": "Proef <b>",
        "places": places,
        "first_year": "2026.5",
        "last_year": "2029",
        "rationale": "omdat het moet",
    }.items():
        page.fill(f"#r-{name}", value)
    page.click(".recording button")
    assert wrong in (page.text_content("#r-first_year-e") or "")
    assert page.get_attribute("#r-first_year", "aria-invalid") == "true"
    assert page.input_value("#r-rationale") == "omdat het moet"
    assert page.input_value("#r-title") == "Proef <b>"
    assert faults(visit) == []
    visit.complaints.clear()  # the browser itself notes that the status was 400

    page.fill("#r-first_year", "2027")
    page.click(".recording button")
    page.wait_for_url(f"**{path}#recorded")
    row = page.locator("#recorded tbody tr").first
    assert shown in (row.text_content() or "")
    assert "Proef <b>" in (row.text_content() or "")

    row.locator("a").click()
    assert page.input_value("#r-places") == shown
    assert faults(visit) == []
    page.fill("#r-places", "40")
    page.click(".recording button >> nth=0")
    page.wait_for_url(f"**{path}#recorded")
    assert "40" in (page.locator("#recorded tbody tr").first.text_content() or "")
    assert page.locator("#recorded tbody tr").count() == 1
