"""With script it gets better: figures move while a slider does, and every state has its link."""

import re
from collections.abc import Callable

import pytest

from browser.chromium import Visit


def number(text: str | None) -> int:
    """Return the number in a text, however it is written."""
    return int(re.sub(r"\D", "", text or ""))


def settled(visit: Visit) -> None:
    """Wait until the server's answer has taken the place of the moving figures."""
    visit.page.wait_for_function("() => !document.querySelector('#result').hasAttribute('aria-busy')")


def test_by_keyboard_from_home_to_a_shared_scenario(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 1280, "height": 900})
    page, press = visit.page, visit.page.keyboard.press
    visit.open("/en")
    press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("GP")
    press("Enter")
    page.wait_for_url("**/en/occupations/general-practitioner")
    before = page.text_content(".big .figure")

    _tab_to(visit, "a.button")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    press("Enter")
    page.wait_for_url("**/scenario*")
    _tab_to(visit, ".lever input[type=range]")
    with page.expect_response("**/api/v1/advice"):
        press("ArrowRight")
    page.wait_for_url("**set=unmet_demand**")
    settled(visit)
    after = page.text_content(".result .big .figure")
    assert number(after) > number(before)
    assert page.evaluate("document.activeElement.type") == "range"

    _tab_to(visit, "#share")
    link = page.input_value("#share")
    other = visitor()
    assert other.open(link) == 200
    assert other.page.text_content(".result .big .figure") == after


def _tab_to(visit: Visit, selector: str, most: int = 150) -> None:
    """Press Tab until what is meant has the focus."""
    for _ in range(most):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by keyboard")


def test_figures_and_lines_move_while_a_slider_is_dragged(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = visit.page
    visit.open("/nl/beroepen/huisarts/scenario")
    before = number(page.text_content("[data-live=advised]"))
    slider = page.locator(".lever input[type=range]").first
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(box["x"] + box["width"] * (0.5 + step * 0.08), box["y"] + box["height"] / 2)
    page.wait_for_selector("svg.drawn .live-lines path.demand", state="attached")
    assert page.get_attribute("#result", "aria-busy") == "true"
    page.mouse.up()
    page.wait_for_url("**set=unmet_demand**")
    settled(visit)
    assert number(page.text_content("[data-live=advised]")) > before
    assert page.locator(".live-lines").count() == 0
    assert "," in page.locator(".lever input[type=text]").first.input_value()
    assert page.text_content("[data-status]")

    page.click("[data-undo]")
    page.wait_for_url("**/scenario")
    page.wait_for_selector("[data-live=advised]")
    assert number(page.text_content("[data-live=advised]")) == before


def test_a_year_is_read_off_a_chart_by_keyboard(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 1280, "height": 900})
    page = visit.page
    visit.open("/en/occupations/huisarts")
    slider = page.locator(".reader input")
    slider.focus()
    page.keyboard.press("Home")
    assert (page.text_content(".reader output") or "").startswith("2025")
    page.keyboard.press("End")
    told = page.text_content(".reader output") or ""
    assert told.startswith("2045")
    row = page.locator("#balance details table tbody tr").last.locator("td").first.text_content() or ""
    assert row.strip() in told
    assert slider.get_attribute("aria-valuetext", timeout=1000) == told.replace("2045 ", "2045: ", 1)


@pytest.mark.parametrize(
    "path",
    [
        "/nl/beroepen/huisarts?round=2022&scenario=working-time&trend=continuing&variant=high&balance_year=2038",
        "/en/occupations/dentist?intake=350&set=unmet_demand%3D0.07",
        "/nl/beroepen/huisarts/scenario?set=efficiency_trend%3D0.001&with=round%3D2019&title=Test",
        "/en/decisions/emergency-physician?places=50&places=60",
    ],
)
def test_a_link_restores_the_view_exactly(visitor: Callable[..., Visit], path: str) -> None:
    one = visitor(viewport={"width": 1280, "height": 900})
    one.open(path)
    link = one.page.locator("link[rel=canonical]").get_attribute("href") or ""
    other = visitor(viewport={"width": 1280, "height": 900})
    other.open(link)
    assert other.page.inner_text("main") == one.page.inner_text("main").replace(path, link)
    assert other.page.locator("link[rel=canonical]").get_attribute("href") == link


def test_the_link_is_copied(visitor: Callable[..., Visit]) -> None:
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    visit.open("/en/occupations/huisarts?scenario=demography")
    page.click("[data-copy]")
    page.wait_for_selector("text=Copied")
    assert "scenario=demography" in page.evaluate("navigator.clipboard.readText()")


def test_what_the_room_shows_is_what_its_link_changes(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 1280, "height": 900})
    page = visit.page
    visit.open("/en/occupations/huisarts/scenario?set=unmet_demand%3D0.1")
    lever = page.locator(".lever.changed")
    assert lever.count() == 1
    assert lever.locator("input[type=text]").input_value() == "10.0"
    changed = page.text_content(".change-list") or ""
    assert "Unmet demand" in changed
    assert "6.3%" in changed
    before = page.text_content(".result .big .figure")
    page.evaluate("window.stayed = true")
    page.click(".quick a[href='#keep']")
    assert page.locator("#share").is_visible()
    assert page.evaluate("window.stayed") is True

    other = page.locator('input[name^="v:working_time"]')
    other.fill("0.5")
    other.press("Tab")
    page.wait_for_url("**working_time**")
    assert page.locator(".lever.changed").count() == 2
    assert page.text_content(".result .big .figure") != before
    page.click(".quick >> text=Undo")
    page.wait_for_url(lambda url: "working_time" not in url)
    assert page.text_content(".result .big .figure") == before


def test_a_question_of_parliament_shows_the_fields_it_takes(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 390, "height": 844}, permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    visit.open("/nl/antwoord")
    assert page.locator("#region").is_visible()
    assert not page.locator("#places").is_visible()
    page.fill("#region", "Terneuzen")
    page.select_option("#question", "what-if-fewer")
    assert page.locator("#places").is_visible()
    assert not page.locator("#region").is_visible()
    assert page.text_content("label[for=year]") == "Eerste instroomjaar"
    page.select_option("#occupation", "seh-arts")
    page.fill("#places", "40")
    page.fill("#year", "2027")
    page.click("form.inline button")
    page.wait_for_url("**/nl/antwoord?question=what-if-fewer&occupation=seh-arts&year=2027&places=40")
    page.click("[data-copy]")
    page.wait_for_selector("text=Gekopieerd")
    pasted = page.evaluate("navigator.clipboard.readText()")
    assert "Gerekend is met 40 plaatsen per jaar vanaf 2027." in pasted
    assert "kenmerk answer-" in pasted
