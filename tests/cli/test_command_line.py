"""The command line as people meet it: help, answers, files, and what it says when something is wrong."""

import json
import os
import re
import subprocess
import sys

import pytest

from raming.answers.questions import QUESTIONS
from raming.cli.help import PLACEHOLDERS, examples_of, verbs
from raming.cli.main import main
from raming.present.language import language

HEAVY = (
    "altair",
    "babel",
    "frictionless",
    "numba",
    "pandas",
    "rich",
    "scipy",
    "typst",
    "vl_convert",
    "xarray",
)


def _run(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "raming", *words],
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "80", **environment},
        encoding="utf-8",
    )


@pytest.fixture
def raming(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words):
        code = main(words)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def test_without_a_verb_it_shows_how_to_start(raming):
    code, out, err = raming()
    assert (code, err) == (0, "")
    assert "raming advise huisarts" in out
    assert all(f"  {verb} " in out for verb in verbs())
    assert "Afsluitcodes" in out


@pytest.mark.parametrize("verb", list(verbs()))
def test_what_the_reader_fills_in_is_named_in_dutch(raming, verb):
    """In capitals: what is typed in place of a word, in the usage and beside options."""
    named = r"^(?:  )?(?:\[?[A-Z]{2,}\]?|raming .*|--.*?)(?=  |$)"
    placed = [
        set(re.findall(r"\b[A-Z]{2,}\b", " ".join(re.findall(named, out, re.MULTILINE))))
        for _, out, _ in (raming(verb, "--help"), raming(verb, "--help", "--lang", "en"))
    ]
    dutch, english = placed
    assert english <= {str(word) for word in PLACEHOLDERS.values()}
    assert not dutch & (english - {"MANIFEST", "SHELL"})
    assert len(dutch) == len(english)


@pytest.mark.parametrize(
    ("verb", "option", "without"),
    [
        ("measures", "--on", "catalogue"),
        ("decide", "--places", "departures"),
        ("project", "--region", "project"),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_help_says_what_is_asked_without_an_option_that_chooses(raming, verb, option, without, lang):
    said = " ".join(raming(verb, "--help", "--lang", lang)[1].split())
    asks = language(lang).text(QUESTIONS[without].asks)
    assert re.search(
        rf"{option} \w+(\.\.\.)? [^-]*{'Zonder' if lang == 'nl' else 'Without it'}: {re.escape(asks)}", said
    )


@pytest.mark.parametrize("verb", list(verbs()))
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_help_of_a_verb_is_plain_and_fits(raming, verb, lang):
    code, out, _ = raming(verb, "--help", "--lang", lang)
    assert code == 0
    assert language(lang).text(verbs()[verb]) in " ".join(out.split())
    assert not re.search(r"[│╭╰\x1b]", out)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("verb", list(verbs()))
def test_help_teaches_with_examples(raming, verb):
    _, out, _ = raming(verb, "--help")
    assert all(f"  {example}\n" in out for example in examples_of(verb))


def test_help_is_in_the_language_of_the_reader(raming):
    assert "Voorbeelden:" in raming("advise", "--help")[1]
    assert "Opdrachten:" in raming()[1]
    assert "Examples:" in raming("advise", "--help", "--lang", "en")[1]
    assert "Verbs:" in raming("--lang=en", "--help")[1]


def test_version(raming):
    code, out, _ = raming("--version")
    assert code == 0
    assert re.match(r"\d+\.\d+\.\d+", out)


@pytest.mark.parametrize(
    "words",
    [
        ("advise", "huisarts"),
        ("advise", "general_practitioner", "--lang", "en", "--all-tables"),
        ("project", "gp"),
        ("explain", "huisarts"),
        ("ledger", "seh"),
        ("ledger",),
        ("occupations", "--lang", "en"),
        ("parameters", "huisarts", "--round", "2022"),
        ("check", "nl"),
    ],
)
def test_answers_fit_a_terminal(raming, words):
    code, out, err = raming(*words)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


@pytest.mark.parametrize(
    "words",
    [
        ("advise", "huisarts"),
        ("project", "huisarts"),
        ("explain", "huisarts"),
        ("ledger",),
        ("occupations",),
        ("parameters", "huisarts"),
        ("check",),
        ("schema", "advise"),
    ],
)
def test_json_is_json_whatever_the_language(raming, words):
    code, out, _ = raming(*words) if words[0] == "schema" else raming(*words, "--json")
    assert code == 0
    assert json.loads(out)
    if words[0] != "schema":
        assert raming(*words, "--json", "--lang", "en")[1] == out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("advise",), "which occupation? `raming advise` needs one"),
        (("advise", "huisar"), "unknown occupation 'huisar': did you mean general-practitioner (huisarts)"),
        (("advise", "xyzzy"), "one of those that `raming occupations` lists"),
        (("advize", "huisarts"), 'Did you mean "advise"?'),
        (("advise", "huisarts", "--rund", "2022"), "Did you mean --round?"),
        (
            ("advise", "huisarts", "--round", "twenty"),
            "--round: not a number (found 'twenty'); expected 1900 to 2200",
        ),
        (("advise", "huisarts", "--round", "2021"), "expected 2009, 2010, 2013, 2016, 2019, 2022, 2025"),
        (("advise", "huisarts", "2022"), "2022"),
        (("advise", "huisarts", "--balance-year", "2090"), "--balance-year: "),
        (("advise", "huisarts", "--lang", "fr"), '"nl", "en"'),
        (("advise", "huisarts", "--set", "unmet=1"), "--set: unknown parameter"),
        (("advise", "huisarts", "--chart", "advice.gif"), ".svg, .png, .html"),
        (("check", "--pdf", "all.pdf"), "this answer has no document"),
        (("occupations", "--chart", "all.svg"), "this answer has no chart"),
        (("reproduce", "nowhere.json"), "no such file"),
        (("check", "nowhere"), "no such pack"),
        (("schema", "nothing"), "no schema of that name"),
    ],
)
def test_bad_input_is_told_in_words_and_computes_nothing(raming, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = raming(*words) if {"schema", "--lang"} & {*words} else raming(*words, "--lang", "en")
    assert code == 2
    assert out == ""
    assert said in err
    assert all(line.startswith("raming: ") for line in err.splitlines())
    assert "Traceback" not in err
    assert "field " not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("advise", "huisrats"), "onbekend beroep 'huisrats': bedoelt u huisarts"),
        (("outlook", "--draws", "1"), "verwacht: "),
        (("advise",), "beroep ontbreekt: `raming advise` kan niet zonder"),
        (("advise", "huisarts", "--rund", "2022"), "onbekende optie: --rund. Bedoelt u --round?"),
        (("advise", "huisarts", "--round", "2021"), "deze raming bestaat niet voor huisarts"),
        (("check", "nowhere"), "dit pakket bestaat niet (gevonden: 'nowhere')"),
    ],
)
def test_bad_input_is_told_in_dutch_as_answers_are(raming, words, said):
    for chosen in ((), ("--lang", "nl"), ("--lang=nl",)):
        code, out, err = raming(*words, *chosen)
        assert (code, out) == (2, "")
        assert said in err


def test_a_bad_row_in_a_file_is_told_in_dutch(raming, tmp_path):
    file = tmp_path / "regional_stock.csv"
    head = "occupation,level,region,sex,age_from,value\n"
    file.write_text(head, encoding="utf-8")
    code, out, err = raming("regions", "huisarts", "--data", str(file))
    assert (code, out) == (2, "")
    assert "regional_stock.csv, rij 1, veld " in err
    assert "er ontbreken kolommen" in err


def test_an_occupation_without_figures_says_which_are_missing(raming):
    code, out, err = raming("advise", "medicine", "--lang", "en")
    assert (code, out) == (2, "")
    assert "no projection for medical school: demand for basic physicians" in err
    assert "expected the figure from" in err


def test_files_are_written_whole_and_named(raming, tmp_path):
    files = {
        option: tmp_path / "new" / f"advice.{option}"
        for option in ("csv", "xlsx", "pdf", "svg", "png", "html")
    }
    for option, file in files.items():
        code, out, err = raming(
            "advise", "huisarts", "--chart" if option in ("svg", "png", "html") else f"--{option}", str(file)
        )
        assert code == 0
        assert out.startswith("Instroomadvies huisarts")
        assert str(file) in err
    starts = {
        "csv": b"year,",
        "xlsx": b"PK",
        "pdf": b"%PDF",
        "svg": b"<svg",
        "png": b"\x89PNG",
        "html": b"<!",
    }
    for option, file in files.items():
        assert file.read_bytes().startswith(starts[option])
    assert {file.name for file in (tmp_path / "new").iterdir()} == {file.name for file in files.values()}


@pytest.mark.parametrize("option", ["--csv", "--xlsx", "--chart", "--pdf"])
def test_a_path_that_cannot_be_written_is_told_before_the_answer(raming, tmp_path, option):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    target = tmp_path / "file" / "inside.svg"
    code, out, err = raming("advise", "huisarts", option, str(target), "--lang", "en")
    assert (code, out) == (3, "")
    assert "the file cannot be written" in err
    assert len(err.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_nothing_is_written_when_one_of_the_files_cannot_be_made(raming, tmp_path):
    code, _, _ = raming("occupations", "--csv", str(tmp_path / "a.csv"), "--chart", str(tmp_path / "a.svg"))
    assert code == 2
    assert list(tmp_path.iterdir()) == []


def test_interrupting_is_told_in_one_line(capsys, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("raming.cli.main.application", lambda _: interrupted)
    assert main(["advise", "huisarts", "--lang", "en"]) == 130
    assert capsys.readouterr().err == "raming: interrupted, nothing was left half-written\n"
    assert main(["advise", "huisarts"]) == 130
    assert capsys.readouterr().err == "raming: afgebroken, er is niets half weggeschreven\n"


def test_a_different_run_exits_with_1(raming, tmp_path):
    _, out, _ = raming("advise", "huisarts", "--json")
    run = tmp_path / "run.json"
    run.write_text(out, encoding="utf-8")
    assert raming("reproduce", str(run))[0] == 0
    answer = json.loads(out)
    answer["manifest"]["result"] = {"exact": "0" * 64, "rounded": "0" * 64}
    run.write_text(json.dumps(answer["manifest"]), encoding="utf-8")
    code, out, _ = raming("reproduce", str(run), "--lang", "en")
    assert code == 1
    assert "Different: the figures are not those of the manifest." in out


def test_two_runs_give_the_same_bytes():
    first, again = (_run("advise", "huisarts", "--json", PYTHONHASHSEED=seed).stdout for seed in "12")
    assert first == again
    assert json.loads(first)["advised_intake"] > 1000


def test_a_cold_advice_loads_nothing_heavy():
    code = (
        "import sys; from raming.cli.main import main; code = main(['advise', 'huisarts', '--json']);"
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert done.stderr.strip() == "0 []"


def test_a_closed_pipe_is_no_error():
    line = f"{sys.executable} -m raming ledger --json | head -n 1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, encoding="utf-8")
    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_piped_output_holds_no_codes(environment):
    for words in (("advise", "huisarts"), ("advise", "--help"), ()):
        done = _run(*words, **environment)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize(("no_color", "bold"), [("", True), ("1", False)])
def test_a_terminal_gets_bold_unless_no_color(no_color, bold, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    main(["advise", "huisarts"])
    assert ("\x1b[1m" in capsys.readouterr().out) == bold


@pytest.mark.parametrize(
    ("lang", "bounds", "sex"),
    [("nl", "van -0,9 tot 5", "onbekende waarde voor sex"), ("en", "from -0.9 to 5", "unknown sex")],
)
def test_all_that_is_wrong_with_the_changes_is_told_at_once(
    lang: str, bounds: str, sex: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ["--set", "unmet_demand=12", "--set", "fte_per_head[sex=x]=0.7"]
    assert main(["advise", "huisarts", *wrong, "--lang", lang]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert bounds in first
    assert sex in second
