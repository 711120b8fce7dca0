"""What a pack says of uncertainty is checked before anything is drawn."""

import shutil
from pathlib import Path

import pytest

from raming.inputs.checks import check_pack
from raming.inputs.loading import shipped_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mine"
    shutil.copytree(shipped_folder("nl"), made, ignore=shutil.ignore_patterns("compiled"))
    return made


@pytest.mark.parametrize(
    ("table", "before", "after", "rule", "field"),
    [
        ("uncertainty", "d,unmet_demand,", "d,unmet_demands,", "unknown-quantity", "parameter"),
        ("uncertainty", "d,unmet_demand,,", "d,unmet_demand,f,", "unknown-quantity", "sex"),
        (
            "uncertainty",
            "drift,general-practitioner,whole,0,",
            "drift,dentist,whole,0,",
            "nothing-to-learn",
            "learned_from",
        ),
        ("correlations", "fte-women,fte-men,", "fte-women,fte-people,", "unknown-quantity", "second"),
        (
            "correlations",
            "professional,efficiency,0.5",
            "professional,efficiency,-0.99",
            "contradicting-correlations",
            "correlation",
        ),
    ],
)
def test_faults_are_found(folder, table, before, after, rule, field):
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    errors = [finding for finding in check_pack(folder) if finding.severity == "error"]
    assert [(error.rule, error.field) for error in errors] == [(rule, field)]


def test_the_shipped_pack_has_none():
    rules = {"unknown-quantity", "nothing-to-learn", "contradicting-correlations"}
    assert not [finding for finding in check_pack(shipped_folder("nl")) if finding.rule in rules]
