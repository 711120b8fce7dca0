"""Everything works without script."""

import re
from collections.abc import Callable

from browser.chromium import Visit


def number(text: str | None) -> int:
    """Return the number in a text, however it is written."""
    return int(re.sub(r"\D", "", text or ""))


def computed(text: str | None) -> int:
    """Return the model's own number, without the band behind it."""
    return number((text or "").partition("(")[0])


def test_from_the_search_to_a_changed_advice_and_back(visitor: Callable[..., Visit]) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    visit.open("/nl")
    page.fill("#q", "dokter voor ouderen")
    page.click("form.search button")
    assert "Niets gevonden" in (page.text_content("main") or "")
    page.fill("#q", "huisarts")
    page.click("form.search button")
    assert page.url.endswith("/nl/beroepen/huisarts")
    published = page.text_content(".big .figure")
    before = computed(page.text_content(".answer .beside dd"))

    page.select_option("#scenario", "demography")
    page.click("form.choices button")
    assert "scenario=demography" in page.url
    assert computed(page.text_content(".answer .beside dd")) < before
    assert page.text_content(".big .figure") == published

    visit.open("/nl/beroepen/huisarts")
    page.click("text=Verander een aanname")
    assert page.locator("input[type=range]").first.is_visible() is False
    field = page.locator('input[name^="v:unmet_demand"]')
    field.fill("10,0")
    page.locator("form#levers button").first.click()
    assert "set=unmet_demand" in page.url
    assert number(page.text_content(".result .big .figure")) > before
    assert "6,3%" in (page.text_content(".change-list") or "")

    page.click("text=Zet naast een ander scenario")
    page.click("text=Maak de laatste wijziging ongedaan")
    assert number(page.text_content(".result .big .figure")) == before
    cells = page.locator("table.compare tr.strong td")
    assert cells.count() == 2
    assert number(cells.nth(0).text_content()) < number(cells.nth(1).text_content())


def test_what_cannot_be_used_is_told_beside_the_field(visitor: Callable[..., Visit]) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    visit.open("/en/occupations/huisarts/scenario")
    page.locator('input[name^="v:unmet_demand"]').fill("a lot")
    page.locator("form#levers button").first.click()
    lever = page.locator(".lever.wrong")
    assert lever.count() == 1
    assert "“a lot” is not a number." in (lever.text_content() or "")
    field = lever.locator("input[type=text]")
    assert field.get_attribute("aria-invalid") == "true"
    assert (field.get_attribute("aria-describedby") or "").split()[-1] == lever.locator(
        ".wrong-why"
    ).get_attribute("id")
    visit.complaints.clear()  # the browser itself notes that the status was 400


def test_a_decision_compared_with_another(visitor: Callable[..., Visit]) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    visit.open("/nl/besluiten/seh-arts")
    page.fill("#places1", "50")
    page.fill("#places2", "60")
    page.click("#what-if button")
    assert "places=50&places=60" in page.url
    assert "50 plaatsen per jaar in plaats van 60" in (page.text_content("#what-if .lead") or "")


def test_a_scenario_is_saved_opened_changed_and_saved_again(
    visitor: Callable[..., Visit], address: str
) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    visit.open("/en/occupations/huisarts/scenario?set=unmet_demand%3D0.1")
    page.click("summary:has-text('Save on this server')")
    page.fill("#save-title", "More unmet demand")
    page.fill("#save-author", "A. Tester")
    page.click("form[action='/en/scenarios'] button")
    assert "kept=" in page.url
    assert "version 1 of “More unmet demand”" in (page.text_content(".keep") or "")
    first = page.url

    page.locator('input[name^="v:unmet_demand"]').fill("12")
    page.locator("form#levers button").first.click()
    page.click("form[action='/en/scenarios'] button")
    assert "version 2 of" in (page.text_content(".keep") or "")

    page.goto(first)
    page.click("form[action='/en/scenarios'] button")
    assert page.locator("h1").text_content() == "Someone saved a version before you"
    page.click("main a.button")
    assert page.locator(".versions > li").count() == 2
    visit.complaints.clear()  # the browser itself notes that the status was 409
    assert address in page.url


def test_a_scenario_file_goes_out_and_comes_in(visitor: Callable[..., Visit]) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    visit.open("/nl/beroepen/huisarts/scenario?set=unmet_demand%3D0.1&variant=low&title=Proef")
    with page.expect_download() as saved:
        page.click("text=Scenariobestand (TOML)")
    file = saved.value.path()
    advice = page.text_content(".result .big .figure")
    visit.open("/nl/beroepen/huisarts/scenario")
    page.click("summary:has-text('Open een scenariobestand')")
    page.set_input_files(
        "#file", {"name": "proef.toml", "mimeType": "text/plain", "buffer": file.read_bytes()}
    )
    page.click("form[enctype] button")
    assert page.text_content(".result .big .figure") == advice
    assert "variant=low" in page.url
    assert page.input_value("#title") == "Proef"
