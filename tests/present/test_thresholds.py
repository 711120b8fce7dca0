"""What lies on a threshold or at the end of an axis is where the words say it is."""

import math
from dataclasses import replace
from types import SimpleNamespace

import pytest

from present.examples import example
from raming.answers.uncertainty.odds import Chance
from raming.present.charts import theme
from raming.present.charts.odds import _curve
from raming.present.charts.outlook import _bars
from raming.present.language import language
from raming.present.picture import SCREEN
from raming.present.sentences.projection import fitting_series


@pytest.mark.parametrize(
    "intakes",
    [(0.0, 1000.0, 2000.0), (0.0, 2000.0, 9000.0), (1000.0, 1010.0, 1020.0)],
    ids=["far to the left", "far to the right", "within the marks"],
)
def test_the_axis_of_chances_holds_the_whole_curve_and_every_mark(intakes):
    """Whichever reaches farther: the curve, or an intake that is marked on it."""
    advice = example("advice with odds")
    odds = replace(advice.odds, chances=[Chance(intake, number / 2) for number, intake in enumerate(intakes)])
    spec = _curve(advice, odds, 400.0, language("en"), SCREEN).to_dict()
    shown = [row["intake"] for rows in spec["datasets"].values() for row in rows]
    (domain,) = {tuple(layer["encoding"]["x"]["scale"]["domain"]) for layer in spec["layer"]}
    assert domain == theme.nice(min(shown), max(shown))[:2]


def test_a_shortage_is_called_likely_from_the_threshold_on():
    outlook = example("outlook")
    ranked = [row for row in outlook.occupations if row.ranked][:2]
    chances = (outlook.likely, math.nextafter(outlook.likely, 0.0))
    rows = [replace(row, p_shortage=chance) for row, chance in zip(ranked, chances, strict=True)]
    spec = _bars(replace(outlook, occupations=tuple(rows)), language("en"), SCREEN).to_dict()
    (drawn,) = [data for data in spec["datasets"].values() if "kind" in data[0]]
    assert [row["kind"] for row in drawn] == ["likely", "other"]


def test_a_series_fits_when_it_holds_the_base_stock_to_within_half_a_hundredth():
    def named(value):
        observed = SimpleNamespace(value=value, indicator="headcount", year=2025, series="counts")
        years = {"2025": SimpleNamespace(headcount=1000.0)}
        return fitting_series(SimpleNamespace(years=years, observed=(observed,)))

    assert [named(value) for value in (995.0, 1005.0)] == ["counts"] * 2
    assert [named(value) for value in (994.9, 1005.1)] == [""] * 2
