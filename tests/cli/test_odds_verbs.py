"""The verbs of the odds, as typed."""

import io
import json
import sys

import pytest

from raming.cli.main import main
from raming.cli.progress import Progress


def asked(capsys, *words):
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def test_advise_with_draws(capsys):
    code, out, _ = asked(
        capsys, "advise", "huisarts", "--draws", "50", "--seed", "3", "--costs", "2:1", "--json"
    )
    odds = json.loads(out)["odds"]
    assert code == 0
    assert (odds["draws"], odds["seed"], odds["costs"]) == (50, 3, {"shortage": 2.0, "surplus": 1.0})
    assert json.loads(asked(capsys, "advise", "huisarts", "--json")[1])["odds"] is None


def test_draws_are_told_in_both_languages(capsys):
    assert "trekkingen" in asked(capsys, "advise", "huisarts", "--draws", "50")[1]
    assert "chance of balance" in asked(capsys, "advise", "huisarts", "--draws", "50", "--lang", "en")[1]
    assert "kans op een tekort" in asked(capsys, "project", "huisarts", "--draws", "50")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("advise", "huisarts", "--draws", "3"),
        ("advise", "huisarts", "--draws", "50", "--costs", "much"),
        ("backtest", "tandarts"),
        ("compare", "2022", "2025,nobody"),
        ("sensitivity", "huisarts", "--balance-year", "2029", "--draws", "16"),
        ("outlook", "--year", "1900"),
        ("outlook", "--cluster", "tcp://127.0.0.1:1", "--draws", "20"),
    ],
)
@pytest.mark.filterwarnings("ignore")  # Dask's own, while it looks for a scheduler
def test_what_cannot_be_answered_is_one_message_and_code_2(capsys, words, monkeypatch):
    if "--cluster" in words:
        pytest.importorskip("distributed")
        import dask

        with dask.config.set({"distributed.comm.timeouts.connect": "0.2s"}):
            code, out, err = asked(capsys, *words)
    else:
        code, out, err = asked(capsys, *words)
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    assert err.startswith("raming: ")


def test_an_outlook_goes_on_where_it_stopped(capsys, tmp_path):
    folder = tmp_path / "run"
    words = ("outlook", "--draws", "20", "--json", "--resume", str(folder))
    code, first, _ = asked(capsys, *words)
    assert code == 0
    kept = {file.name: file.stat().st_mtime_ns for file in folder.glob("*.npz")}
    assert len(kept) == len(json.loads(first)["occupations"])
    code, again, _ = asked(capsys, *words)
    assert again == first
    assert {file.name: file.stat().st_mtime_ns for file in folder.glob("*.npz")} == kept
    code, _, err = asked(capsys, "outlook", "--draws", "30", "--lang", "en", "--resume", str(folder))
    assert code == 2
    assert "another run" in err


def test_compare_and_backtest_print_their_story(capsys):
    assert "1,190" in asked(capsys, "compare", "2022", "2025", "--lang", "en")[1]
    assert "Skill" in asked(capsys, "backtest", "huisarts", "--lang", "en")[1]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_appears_for_what_takes_long_and_goes_away(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("raming.cli.progress.PATIENCE", 0.0)
    with Progress() as bar:
        for done in range(3):
            bar(done + 1, 3)
    assert "3/3" in screen.getvalue()


def test_no_bar_where_nobody_looks_or_it_is_over_at_once(monkeypatch):
    piped, quick = io.StringIO(), Screen()
    for screen, patience in ((piped, 0.0), (quick, 60.0)):
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr("raming.cli.progress.PATIENCE", patience)
        with Progress() as bar:
            bar(1, 2)
        assert screen.getvalue() == ""
