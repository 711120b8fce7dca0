"""Every chart draws, says what it shows to those who cannot see it, and names its units."""

import math
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from present.examples import answers
from raming.answers.uncertainty.odds import Chance
from raming.inputs.problems import InputError
from raming.present.charts import theme
from raming.present.charts.balance import gap_rows
from raming.present.charts.odds import _from_nobody
from raming.present.drawing import draw, svg
from raming.present.present import present

DRAWN = [name for name, answer in answers().items() if present(answer, "en").chart]
BOTH = [(name, lang) for name in DRAWN for lang in ("nl", "en")]
UNITS = {
    "nl": (
        "fte",
        "personen",
        "mensen",
        "personen per jaar",
        "plaatsen per jaar",
        "aandeel van het aanbod",
        "aandeel van de belofte",
        "maatregelen",
        "aandeel van de trekkingen",
    ),
    "en": (
        "FTE",
        "persons",
        "people",
        "people per year",
        "places per year",
        "share of supply",
        "share of the promise",
        "measures",
        "share of the draws",
    ),
}
SVG = "{http://www.w3.org/2000/svg}"
finite = st.floats(-1e6, 1e6, allow_nan=False)


def _texts(drawn):
    return ["".join(node.itertext()) for node in ET.fromstring(drawn).iter(f"{SVG}text")]


def test_what_has_a_chart():
    without = set(answers()) - set(DRAWN)
    assert without == {
        "answer to since-when",  # a year
        "explanation before it can be steered",
        "ledger of all",
        "letter of parliament",
        "letter of parliament since",
        "parameters with assumptions",  # one round: nothing moved
        "register",
        "reproduction",
        "statements",
        "statements of one letter",
        "check",
        "check with errors",
    }


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_chart_is_drawn_with_title_description_and_units(name, lang):
    picture = present(answers()[name], lang).chart()
    drawn = svg(picture, lang)
    root = ET.fromstring(drawn)
    assert root.get("role") == "img"
    assert root.get("lang") == lang
    ids = root.get("aria-labelledby").split()
    named = {node.get("id"): node.text for node in root if node.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [named[each] for each in ids] == [picture.title, picture.description]
    texts = _texts(drawn)
    said = " ".join(texts)
    assert all(word in said for word in picture.title.split())
    assert any(unit in texts for unit in UNITS[lang])
    assert {"nl": "Bron:", "en": "Source:"}[lang] in said
    assert "NaN" not in drawn
    assert "undefined" not in drawn
    assert " style=" not in drawn  # pages forbid inline style


def test_numbers_on_axes_follow_the_language():
    advice = answers()["advice"]
    dutch, english = (_texts(svg(present(advice, lang).chart(), lang)) for lang in ("nl", "en"))
    assert "14.000" in dutch
    assert "14,000" in english


def test_charts_stand_in_one_type_and_few_colours():
    for name in DRAWN:
        drawn = svg(present(answers()[name], "nl").chart(), "nl")
        assert set(re.findall(r'font-family="([^"]*)"', drawn)) == {theme.FONT}
        assert len(set(re.findall(r"#[0-9a-f]{6}", drawn))) <= 12


def _grey(color):
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2


@pytest.mark.parametrize("color", [theme.ACCENT, theme.INK, theme.GREY])
def test_type_is_readable_on_white(color):
    assert 1.05 / (_grey(color) + 0.05) >= 4.5


def test_what_differs_in_colour_differs_in_grey():
    shades = sorted(map(_grey, (theme.ACCENT, theme.SOFT, theme.INK, theme.TINT)))
    assert all(after / before > 1.5 for before, after in pairwise(shades))


def test_drawing_twice_gives_the_same():
    first, again = (
        draw(present(answers()["advice"], "nl").chart(), ".svg", present(answers()["advice"], "nl").language)
        for _ in range(2)
    )
    assert first == again


def test_png_and_html():
    shown = present(answers()["advice"], "nl")
    picture = shown.chart()
    assert draw(picture, ".png", shown.language).startswith(b"\x89PNG")
    tables = [table for table in shown.tables if table.name != "sources"]  # which holds addresses, as text
    page = draw(picture, ".html", shown.language, tables, shown.notes.texts).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert f"<title>{picture.title}</title>" in page
    assert not re.search(r'(?:src|href)="|url\(|@import', page)
    assert set(re.findall(r"https?://[^\s\"<]+", page)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert page.count("<table>") == len(tables)


def test_another_form_is_refused():
    shown = present(answers()["advice"], "nl")
    with pytest.raises(InputError, match=r"\.svg, \.png, \.html"):
        draw(shown.chart(), ".gif", shown.language)


@given(st.lists(st.floats(0, 200), min_size=1, max_size=6), st.floats(1, 30), st.floats(150, 250))
def test_names_stay_above_the_floor_in_their_order(places, apart, floor):
    spread = theme.spread_out(places, apart)
    moved = theme.above(spread, apart, floor)
    assert max(moved) <= floor + 1e-9
    assert all(new <= old for new, old in zip(moved, spread, strict=True))
    ordered = [moved[place] for place in sorted(range(len(spread)), key=lambda place: spread[place])]
    assert all(b - a >= apart - 1e-6 for a, b in pairwise(ordered))


def test_the_curve_of_chances_begins_with_nobody():
    chances = [Chance(-100.0, 0.0), Chance(100.0, 0.4), Chance(300.0, 1.0)]
    assert _from_nobody(chances) == [(0.0, pytest.approx(0.2)), (100.0, 0.4), (300.0, 1.0)]
    assert _from_nobody(chances[1:]) == [(100.0, 0.4), (300.0, 1.0)]


@given(st.lists(finite, min_size=1, max_size=8), st.floats(1.0, 50.0))
def test_spread_out_keeps_order_and_distance(places, apart):
    moved = theme.spread_out(places, apart)
    order = sorted(range(len(places)), key=lambda place: places[place])
    steps = [moved[after] - moved[before] for before, after in pairwise(order)]
    assert all(step >= apart - 1e-6 for step in steps)
    if all(abs(one - other) >= apart + 1e-6 for n, one in enumerate(places) for other in places[:n]):
        assert moved == pytest.approx(places)


@given(finite, st.floats(0.0, 1e6))
def test_nice_axis_holds_its_values_in_few_round_steps(low, spread):
    start, end, step = theme.nice(low, low + spread)
    assert start <= low + 1e-9 * abs(low)
    assert end >= (low + spread) - 1e-9 * abs(low + spread)
    assert 1 <= len(theme.ticks(start, end, step)) <= 9


@given(st.lists(st.tuples(st.floats(1, 1e5), st.floats(1, 1e5)), min_size=2, max_size=20))
def test_gap_is_an_area_on_one_side_only(pairs):
    supply = {2025 + n: pair[0] for n, pair in enumerate(pairs)}
    demand = {2025 + n: pair[1] for n, pair in enumerate(pairs)}
    for sign in (1, -1):
        rows = gap_rows(supply, demand, sign)
        assert [row["year"] for row in rows] == sorted(row["year"] for row in rows)
        assert all((row["other"] - row["value"]) * sign >= 0 for row in rows)
    for year, stock in supply.items():
        both = [
            row["other"] - row["value"]
            for sign in (1, -1)
            for row in gap_rows(supply, demand, sign)
            if row["year"] == year
        ]
        assert math.isclose(sum(both), demand[year] - stock, abs_tol=1e-6)


@given(st.text(alphabet="abc ", min_size=1, max_size=120), st.floats(60, 600))
def test_balanced_lines_keep_every_word(text, width):
    lines = theme.balanced(text, width, 12)
    assert " ".join(lines).split() == text.split() or any(len(word) > 12 for word in text.split())
