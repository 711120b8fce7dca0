"""A question that is made up is at every door as soon as the register has it, in both languages.

The places it takes in `src` are `PLACES`, in the order of the recipe in CONTRIBUTING.
"""

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import raming
from raming.answers.questions import QUESTIONS, Question
from raming.cli.main import main
from raming.present.language import language
from web.clients import Client, client

HERE = Path(__file__).parent / "made_up"
PLACES = {
    "answers/beds.py": "made_up/beds.py",
    "answers/questions.py": "BEDS",
    "present/sentences/beds.py": "made_up/beds_in_words.py",
    "present/presenters/beds.py": "made_up/beds_in_words.py",
    "present/charts/beds.py": "",
    "engine/choices/beds.py": "",
    "present/words/nl/raming.po": "DUTCH",
    "raming/__init__.py": "",
}
"""The places a question takes, and what stands for each here; empty where this one does without."""
BEDS = Question(
    "beds",
    "How many beds are there?",
    "beds",
    "/beds",
    "beds",
    ("raming beds child --wards 3",),
    light=True,
    page=("/nl/bedden", "/en/beds"),
    link="Beds",
)
DUTCH = {
    "How many beds are there?": "Hoeveel bedden zijn er?",
    "There are {count} beds.": "Er zijn {count} bedden.",
    "Kind of ward.": "Soort afdeling.",
    "Number of wards.": "Aantal afdelingen.",
    "Beds": "Bedden",
    "beds": "bedden",
}


@pytest.fixture(autouse=True)
def beds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the question where each of its parts would stand."""
    for name, file in (("answers.beds", "beds"), ("present.presenters.beds", "beds_in_words")):
        spec = importlib.util.spec_from_file_location(f"raming.{name}", HERE / f"{file}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
    monkeypatch.setitem(QUESTIONS, "beds", BEDS)
    for english, dutch in DUTCH.items():
        monkeypatch.setitem(language("nl")._singular, english, dutch)
    yield
    vars(raming).pop("beds", None)


@pytest.fixture
def served() -> Iterator[Client]:
    with client() as found:
        yield found


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    code = main(words)
    shown = capsys.readouterr()
    assert code == 0, shown.err
    return shown.out


def test_python_has_it() -> None:
    assert raming.beds("child", wards=3).beds == 36.0
    assert "beds" in dir(raming)
    with pytest.raises(raming.InputError, match="did you mean wards"):
        raming.beds(ward_s=1)
    with pytest.raises(raming.InputError, match="1 to 50"):
        raming.beds(wards=51)


def test_the_command_line_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capsys, "beds", "child", "--wards", "3", "--json"))["beds"] == 36.0
    assert "Er zijn 24" in printed(capsys, "beds")
    assert "There are 24" in printed(capsys, "beds", "--lang", "en")


def test_help_tells_of_it_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Hoeveel bedden zijn er?" in printed(capsys, "--help")
    dutch, english = (printed(capsys, "beds", "--help", "--lang", lang) for lang in ("nl", "en"))
    assert "Hoeveel bedden zijn er?" in dutch
    assert "Aantal afdelingen. Standaard: 2." in dutch
    assert "How many beds are there?" in english
    assert "Number of wards. Default: 2." in english
    assert "One of adult, child." in english
    assert "raming beds child --wards 3" in english


def test_it_has_a_schema_and_can_be_reproduced(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    field = raming.schema("beds")["properties"]["beds"]
    assert (field["description"], field["unit"]) == ("beds in all wards", "beds")
    file = tmp_path / "run.json"
    file.write_text(printed(capsys, "beds", "--json"), encoding="utf-8")
    assert raming.reproduce(file).same


def test_http_has_it(served: Client) -> None:
    got = served.get("/api/v1/beds?ward=child&wards=3")
    posted = served.post("/api/v1/beds", json={"ward": "child", "wards": 3})
    assert got.json()["beds"] == posted.json()["beds"] == 36.0
    assert "beds" in served.get("/api/v1/schemas").json()
    described = served.get("/api/v1/openapi.json").json()
    wards = described["components"]["schemas"]["BedsChoices"]["properties"]["wards"]
    (number, _) = wards["anyOf"]
    assert (number["minimum"], number["maximum"]) == (1, 50)
    assert (wards["default"], wards["description"], wards["unit"]) == (2, "Number of wards.", "wards")
    assert described["paths"]["/beds"]["get"]["summary"] == "How many beds are there?"


def test_a_refusal_is_the_same_at_every_door(served: Client, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(raming.InputError) as refused:
        raming.beds(wards=51)
    (told,) = refused.value.problems
    (error,) = served.post("/api/v1/beds", json={"wards": 51}).json()["errors"]
    assert (error["detail"], error["expected"]) == (told.message, told.expected)
    (error,) = served.get("/api/v1/beds?wards=51").json()["errors"]
    assert (error["detail"], error["expected"]) == (told.message, told.expected)
    assert main(("beds", "--wards", "51", "--lang", "en")) == 2
    assert told.sentence() in capsys.readouterr().err


def test_it_has_a_page_that_others_lead_to(served: Client) -> None:
    dutch, english = served.get("/nl/bedden"), served.get("/en/beds")
    assert "Er zijn 24" in dutch.text
    assert "There are 24" in english.text
    assert served.get("/en/beds.json").json()["beds"] == 24.0
    assert '<a href="/nl/bedden">Bedden</a>' in served.get("/nl/maatregelen").text
    assert "/api/v1/beds" in served.get("/en/api").text


def test_the_recipe_names_at_most_eight_places() -> None:
    text = (HERE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = text.partition("## Add a question")[2].partition("\n## ")[0]
    named = re.findall(r"^\d\. `([^`]+)`", recipe, re.MULTILINE)
    assert named == list(PLACES)
    assert len(named) <= 8
