"""People are whole: how a number is read as it is typed, at every door, and when both readings are shown."""

import pytest

from raming import advise
from raming.cli.main import main
from raming.inputs.numbers import UnreadError, number_of, plainly
from raming.inputs.parameters import Override, parse_override
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.refusals import in_words


@pytest.mark.parametrize(
    ("text", "asked", "value"),
    [
        ("1.150", {"whole": True}, 1150),
        ("1.150", {"people": True}, 1150),
        ("1.234.567", {}, 1_234_567),
        ("1 150", {}, 1150),
        ("1.150,5", {}, 1150.5),
        ("1,150.5", {}, 1150.5),
        ("1.150", {"decimal": ","}, 1150),
        ("1,150", {"decimal": "."}, 1150),
        ("1,150", {"decimal": ","}, 1.15),
        ("1.150", {"low": 0, "high": 5}, 1.15),
        ("2.035", {"whole": True, "low": 1900, "high": 2200}, 2035),
        ("0.125", {}, 0.125),
        ("0,05", {}, 0.05),
        ("-12,5", {}, -12.5),
        ("1.1500", {}, 1.15),
        ("1e3", {"whole": True}, 1000),
    ],
)
def test_a_number_is_read_where_it_is_certain(text, asked, value):
    assert number_of(text, **asked) == value


@pytest.mark.parametrize(
    ("text", "asked", "message"),
    [
        ("1.150", {}, "this may be 1,150 or 1.15"),
        ("1,150", {"whole": True}, "this may be 1,150 or 1.15"),
        ("1.150", {"whole": True, "decimal": "."}, "this may be 1,150 or 1.15"),
        ("2035.7", {"whole": True}, "not a whole number"),
        ("1e999", {}, "not a finite number"),
        *((text, {}, "not a number") for text in ("inf", "nan", "", "1_000", "1.23.456", "1.150.5", "٣", "0x10", "1,2,3")),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_guessed(text, asked, message):
    with pytest.raises(UnreadError) as caught:
        number_of(text, **asked)
    assert caught.value.message == message


@pytest.mark.parametrize("value", [14.347, 718.234, 1234.5, 0.05, 1e-9, 14347.0, -1.125, 1e7])
def test_a_number_that_is_written_is_read_as_itself(value):
    assert number_of(plainly(value)) == value
    change = str(Override("intake_per_year", (), abs(value)))
    assert parse_override(change).value == abs(value)


def said(capsys, *words):
    """Return what a refused command says."""
    assert main([*words, "--json"]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "english", "dutch"),
    [
        (("project", "huisarts", "--intake", "1.026"), "--intake: this may be 1,026 or 1.026", "dit kan 1.026 of 1,026 zijn"),
        (("regions", "huisarts", "--year", "2035.7"), "--year: not a whole number (found '2035.7')", "geen geheel getal"),
        (("advise", "huisarts", "--draws", "100", "--seed", "1.5"), "--seed: not a whole number (found '1.5')", "geen geheel getal"),
        (("advise", "huisarts", "--set", "instroom=1.026"), "--set: this may be 1,026 or 1.026", "dit kan 1.026 of 1,026 zijn"),
        (("advise", "huisarts", "--set", "unmet_demand=5"), "--set: unmet_demand is a share, and this would be 500 %", "is een aandeel, en dit zou 500 % zijn"),
    ],
)  # fmt: skip
def test_the_command_line_shows_both_readings(capsys, words, english, dutch):
    assert english in said(capsys, *words, "--lang", "en")
    assert dutch in said(capsys, *words, "--lang", "nl")


def test_thousands_are_read_as_a_dutch_reader_reads_them():
    (change,) = (parse_override("stock_headcount=14.347"),)
    assert change.value == 14347.0
    plain = advise("huisarts", changes=["stock_headcount=14347"])
    assert advise("huisarts", changes=["stock_headcount=14.347"]).advised_intake == plain.advised_intake


def test_a_scenario_of_one_person_is_refused_with_both_readings(tmp_path):
    file = tmp_path / "mijn.toml"
    file.write_text("intake = 1.026\n")
    with pytest.raises(InputError) as caught:
        advise("huisarts", scenario=str(file))
    (problem,) = caught.value.problems
    assert (problem.file, problem.field) == ("mijn.toml", "intake")
    assert problem.message == "this may be 1,026 or 1.026"
    dutch = problem.sentence(lambda text: in_words(text, language("nl")))
    assert "dit kan 1.026 of 1,026 zijn" in dutch
