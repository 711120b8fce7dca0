"""Tables for readers call regions and measures by their name, in each language; never by code."""

import re

import pytest

from raming import balance, close
from raming.present.inputs import inputs_table
from raming.present.language import LANGUAGES
from raming.present.present import present

CODE = re.compile(r"\b(?:PV\d\d|RA\d{4})\b")


@pytest.mark.parametrize("code", LANGUAGES)
def test_indicators_and_inputs_name_their_region(code: str) -> None:
    answer = balance(region="Drenthe", draws=0)
    shown = present(answer, code)
    table = next(one for one in shown.tables if one.name == "indicators")
    place = [column.key for column in table.columns].index("of")
    told = {str(row[place]) for row in table.rows}
    assert "Drenthe" in told
    assert not [one for one in told if CODE.search(one)]
    days = {str(row[[column.key for column in table.columns].index("date")]) for row in table.rows}
    assert {"nl": "30 september 2022", "en": "30 September 2022"}[code] in days
    inputs = inputs_table(answer, shown.language)
    assert inputs is not None
    figures = " ".join(str(row[1]) for row in inputs.rows)
    assert "Drenthe" in figures
    assert not CODE.search(figures)


@pytest.mark.parametrize("code", LANGUAGES)
def test_measures_that_were_not_chosen_have_their_name(code: str) -> None:
    shown = present(close("general-practitioner"), code)
    cells = [str(row[0]) for table in shown.tables for row in table.rows]
    assert "training-satellites" not in cells
