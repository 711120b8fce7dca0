"""Cells, changed parameters and scenarios."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.answers.advice import advise
from raming.inputs.loading import load_pack
from raming.inputs.parameters import Cell, ParameterFigure, ParameterSet, parse_override
from raming.inputs.problems import InputError
from raming.inputs.scenario import Scenario, read_scenario, scenario_from
from raming.inputs.vocabulary import PARAMETERS


def figure(value, low=None, high=None):
    return ParameterFigure(value, "share", low, high)


def a_set(*rows):
    return ParameterSet.from_rows("x", 2025, "v3.2", rows)


def test_an_empty_selector_holds_for_all():
    made = a_set((Cell("external_yield", at=5), figure(0.9)))
    assert set(made) == {
        Cell("external_yield", sex, cohort, 5)
        for sex in "fm"
        for cohort in ("in_training", "before_steering", "after_steering")
    }


@pytest.mark.parametrize("order", [1, -1])
def test_the_row_with_more_selectors_wins(order):
    rows = [(Cell("external_yield", at=5), figure(0.9)), (Cell("external_yield", "f", at=5), figure(0.8))]
    made = a_set(*rows[::order])
    assert made[Cell("external_yield", "f", "in_training", 5)].value == 0.8
    assert made[Cell("external_yield", "m", "in_training", 5)].value == 0.9


def test_a_demand_figure_with_an_interval_serves_three_variants():
    made = a_set((Cell("unmet_demand"), figure(0.05, 0.02, 0.1)), (Cell("working_time"), figure(0.01)))
    assert [made[Cell("unmet_demand", variant=v)].value for v in ("low", "mid", "high")] == [0.02, 0.05, 0.1]
    assert [made[Cell("working_time", variant=v)].value for v in ("low", "mid", "high")] == [0.01] * 3


@given(st.sampled_from(sorted(PARAMETERS)), st.floats(0, 1))
def test_an_override_reads_back_as_written(name, value):
    if PARAMETERS[name].low <= value <= PARAMETERS[name].high:
        override = parse_override(f"{name}={value!r}")
        assert parse_override(str(override)) == override


def test_an_override_changes_all_cells_it_names():
    parameters = load_pack().parameters("huisarts", 2025)
    changed = parameters.changed([parse_override("external_yield[at=15, sex=f]=0.5")])
    for cell, figure_ in changed.items():
        hit = cell.parameter == "external_yield" and (cell.sex, cell.at) == ("f", 15)
        assert (figure_.value == 0.5 and figure_.status == "scenario") if hit else figure_ == parameters[cell]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("unmet_demand", "another form"),
        ("unmet_demnd=0.1", "unmet_demand"),
        ("unmet_demand[sex=f]=0.1", "variant"),
        ("external_yield[sex=x]=0.1", "f, m"),
        ("external_yield[at=five]=0.1", "whole number"),
        ("stock_share_female=1.5", "0 to 1"),
        ("stock_share_female=0,5,5", "separators of thousands"),
        ("stock_share_female=nan", "0 to 1"),
    ],
)
def test_a_wrong_override_says_what_is_expected(text, words):
    with pytest.raises(InputError, match=words):
        parse_override(text)


def test_an_override_that_hits_nothing_names_what_there_is():
    with pytest.raises(InputError, match="5, 10, 15, 20"):
        advise("huisarts", changes=["stock_cumulative_outflow[at=7]=0.1"])


def test_overrides_move_the_advice():
    assert advise("huisarts", changes=["unmet_demand=0.1"]).advised_intake > advise("huisarts").advised_intake
    assert (
        advise("huisarts", changes=["unmet_demand[variant=low]=0.1"]).advised_intake
        == advise("huisarts").advised_intake
    )


class TestScenarios:
    def test_files_of_both_kinds(self, tmp_path):
        toml = tmp_path / "less.toml"
        toml.write_text(
            'scenario = "demography"\nround = 2022\n[[changes]]\nset = "unmet_demand=0.1"\n', encoding="utf-8"
        )
        js = tmp_path / "less.json"
        js.write_text(
            json.dumps({"scenario": "demography", "round": 2022, "changes": [{"set": "unmet_demand=0.1"}]})
        )
        assert read_scenario(toml).hash() == read_scenario(js).hash()
        direct = advise("huisarts", round=2022, scenario="demography", changes=["unmet_demand=0.1"])
        read, typed = advise("huisarts", scenario=str(toml)).to_dict(), direct.to_dict()
        assert (read["manifest"].pop("title"), typed["manifest"].pop("title")) == ("less.toml", "")
        assert read == typed

    def test_the_hash_is_of_what_changes(self):
        one = Scenario(title="a", variant="low")
        assert one.hash() == Scenario(title="b", variant="low").hash()
        assert one.hash() != Scenario(title="a", variant="high").hash()

    @pytest.mark.parametrize(
        "content", [{"variant": "huge"}, {"nonsense": 1}, {"intake": -1}, [], {"changes": [{}]}]
    )
    def test_a_wrong_one_is_refused(self, content):
        with pytest.raises(InputError, match="raming schema scenario"):
            scenario_from(content)

    def test_no_such_file(self):
        with pytest.raises(InputError, match="no such scenario"):
            advise("huisarts", scenario="wishful.toml")


def test_an_override_cannot_let_outflow_fall():
    with pytest.raises(InputError, match="fall"):
        advise("huisarts", changes=["stock_cumulative_outflow[sex=f,at=10]=0.05"])
