"""A pack of one's own: odds from its intervals, no chance where nothing varies, its own country, clear refusals."""

import csv
import re
from pathlib import Path

import pytest

import raming
from raming.cli.main import main
from raming.inputs.loading import load_pack
from raming.inputs.regions import Regions

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "bring-your-own-pack.md"


@pytest.fixture
def stated(tmp_path):
    """Return the pack of the guide, every figure with an interval and no table of uncertainty."""
    for name, text in re.findall(
        r"```\w+ my-pack/(\S+)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def fixed(stated):
    """Return the same without any interval."""
    table = stated / "parameters.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, "low": "", "high": "", "status": "published"} for row in rows)
    return stated


def test_odds_are_drawn_from_stated_intervals(stated):
    odds = raming.advise("midwife", pack=stated, draws=200).odds
    assert odds is not None
    assert 0.0 < odds.p_balance_at_current_intake < 1.0
    assert odds.advised_intake_quantiles["0.9"] - odds.advised_intake_quantiles["0.1"] > 20.0
    assert 0.0 < raming.outlook(pack=stated, draws=100).occupations[0].p_shortage < 1.0


def test_a_command_checks_the_pack_once(stated, capsys, monkeypatch):
    """The check takes seconds for a large pack."""
    from raming.inputs import checks

    looked, checked = [], checks.checked_tables
    monkeypatch.setattr(checks, "checked_tables", lambda path: looked.append(path) or checked(path))
    assert main(["advise", "midwife", "--pack", str(stated), "--draws", "50"]) == 0
    assert looked == [stated]


@pytest.mark.parametrize(("lang", "said"), [("en", "No chance is given"), ("nl", "Er staat geen kans")])
def test_where_nothing_varies_no_chance_is_given(fixed, capsys, lang, said):
    assert main(["advise", "midwife", "--draws", "100", "--pack", str(fixed), "--lang", lang]) == 0
    assert said in capsys.readouterr().out
    assert raming.advise("midwife", pack=fixed, draws=100).odds is None
    assert raming.outlook(pack=fixed, draws=100).occupations[0].p_shortage is None
    assert main(["sensitivity", "midwife", "--pack", str(fixed), "--lang", lang]) == 2


@pytest.mark.parametrize(("lang", "said"), [("en", "has no table tasks.csv"), ("nl", "geen tabel tasks.csv")])
def test_a_question_without_its_tables_names_them(stated, capsys, lang, said):
    assert main(["skillmix", "--pack", str(stated), "--lang", lang]) == 2
    assert said in capsys.readouterr().err


def test_the_nation_and_its_levels_are_those_of_the_pack():
    regions = Regions(load_pack())
    assert (regions.nation.code, regions.levels) == ("NL01", ("regioplus", "province", "nation"))
