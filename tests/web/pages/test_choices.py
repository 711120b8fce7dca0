"""Choices survive the way into a link and back, and numbers are read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raming.engine.model.demand import RUNGS
from raming.inputs.problems import InputError
from raming.inputs.scenario import scenario_from
from raming.inputs.vocabulary import VARIANTS
from raming.present.language import language
from raming.web.pages.choices import (
    Choices,
    as_link,
    from_scenario,
    number_in,
    read_choices,
    read_text,
)

CELLS = st.sampled_from(
    ["unmet_demand[variant=mid]", "stock_headcount", "fte_per_head[sex=f,at=5]", "internal_yield"]
)
CHANGES = st.dictionaries(CELLS, st.floats(0, 1, allow_nan=False), max_size=4).map(
    lambda found: tuple(f"{cell}={value!r}" for cell, value in found.items())
)
CHOICES = st.builds(
    Choices,
    round=st.none() | st.integers(2009, 2040),
    scenario=st.none() | st.sampled_from(RUNGS),
    trend=st.none() | st.sampled_from(("temporary", "continuing")),
    variant=st.none() | st.sampled_from(VARIANTS),
    balance_year=st.none() | st.integers(2010, 2060),
    intake=st.none() | st.floats(0, 1e5),
    changes=CHANGES,
    title=st.text("abc &=%é", max_size=20).map(str.strip),
)


@given(CHOICES)
def test_a_link_holds_every_choice(choices):
    again = read_text(choices.text())
    assert again == choices
    assert again.text() == choices.text()


@given(CHOICES)
def test_a_scenario_file_holds_every_choice(choices):
    content = choices.scenario_file().model_dump(exclude_none=True, exclude_defaults=True)
    assert from_scenario(scenario_from(content)) == choices


@given(CHOICES, CELLS, st.floats(0, 1))
def test_a_change_replaces_an_earlier_one_and_can_be_put_back(choices, cell, value):
    changed = choices.changed(cell, value)
    assert changed.values()[cell] == value
    assert len(changed.changes) == len(set(changed.values()))
    assert cell not in changed.without(cell).values()


@given(st.floats(-1e7, 1e7), st.integers(0, 4), st.sampled_from(["nl", "en"]))
def test_a_number_is_read_as_it_is_written(value, digits, lang):
    written = language(lang).number(value, digits)
    assert number_in(written, lang) == pytest.approx(round(value, digits), abs=1e-9)


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("1.026", "nl", 1026),
        ("150.000", "nl", 150000),
        ("-10,000", "en", -10000),
        ("1,026", "en", 1026),
        ("0,063", "nl", 0.063),
        ("0.063", "nl", 0.063),
        ("12.5", "nl", 12.5),
        ("12,5", "en", 12.5),
        ("−3,5 %", "nl", -3.5),
        ("1.234.567,8", "nl", 1234567.8),
    ],
)
def test_a_separator_that_cannot_stand_between_thousands_is_a_decimal_sign(text, lang, value):
    assert number_in(text, lang) == value


@pytest.mark.parametrize("text", ["", "veel", "1,2,3.4.5x", "nan", "inf"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the number's own message
        number_in(text, "nl")


def test_every_wrong_choice_is_told_in_one_go():
    pairs = [("round", "last"), ("scenario", "x"), ("intake", "-1"), ("set", "unmet_demnd=1")]
    with pytest.raises(InputError) as refused:
        read_choices(pairs)
    assert {problem.field for problem in refused.value.problems} == {"round", "intake", "scenario", "--set"}


def test_what_belongs_to_the_round_that_was_shown_is_forgotten_with_another_round():
    shown = [("shown_round", "2025"), ("shown_balance_year", "2043"), ("shown_intake", "718")]
    same = [("round", "2025"), ("balance_year", "2040"), ("intake", "1.026")]
    assert as_link([*shown, *same], "nl") == [("round", "2025"), ("balance_year", "2040"), ("intake", "1026")]
    other = [("round", "2022"), ("balance_year", "2043"), ("intake", "718")]
    assert as_link([*shown, *other], "nl") == [("round", "2022")]
