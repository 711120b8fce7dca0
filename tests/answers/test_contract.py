"""The JSON of every answer: what it holds, its published schema, and that it can be computed again."""

import json
from functools import cache

import jsonschema
import pytest

from raming.answers import checking, reproduction
from raming.answers.manifest import PLATFORM, result_hash
from raming.answers.questions import QUESTIONS
from raming.answers.schemas import names, schema
from raming.inputs.loading import load_pack
from raming.inputs.problems import InputError
from raming.inputs.scenario import Scenario

ASKED = {
    "advise": {"occupation": "huisarts"},
    "project": {"occupation": "huisarts", "intake": 1000.0},
    "explain": {"occupation": "huisarts", "round": 2009},
    "ledger": {"occupation": None},
    "occupations": {},
    "parameters": {"occupation": "huisarts"},
    "sensitivity": {"occupation": "huisarts", "draws": 16},
    "outlook": {"draws": 20},
    "backtest": {"occupation": "huisarts"},
    "compare": {"first": "2022", "second": "2025", "occupation": "huisarts"},
    "regions": {"occupation": "huisarts", "year": 2035, "draws": 20},
    "project_region": {"occupation": "huisarts", "region": "Drenthe", "draws": 20},
    "balance": {"occupation": "huisarts", "region": "Zeeland", "draws": 20},
    "validate_balance": {"occupation": "huisarts", "draws": 20},
    "allocate": {"occupation": "huisarts", "places": 1026, "draws": 20},
    "measures": {"on": ["admin-hour", "outflow"], "occupation": "huisarts", "draws": 20},
    "catalogue": {"occupation": "huisarts"},
    "table_one": {},
    "promises": {"draws": 20},
    "sector": {},
    "statements": {"source": "answers-2020-gp-shortage"},
    "answer_letter": {"letter": "2026Z05351"},
    "close": {"occupation": "huisarts", "by": 2040, "draws": 40, "seconds": 0},
    "decide": {"occupation": "emergency-physician", "places": 50, "from_year": 2027, "draws": 20},
    "departures": {"occupation": "huisarts"},
    "skillmix": {"fte": 10.0, "draws": 20},
    "together": {},
    "vacancies": {"draws": 20},
    "answer": {"question": "what-if-fewer", "occupation": "emergency-physician", "places": 50, "draws": 20},
}


@cache
def answer(question):
    """Return the answer, computed once for all tests of it."""
    return QUESTIONS[question].function(**ASKED[question])


@pytest.mark.parametrize("question", sorted(ASKED))
def test_answers_keep_to_their_schema(question):
    document = json.loads(json.dumps(answer(question).to_dict()))
    jsonschema.Draft202012Validator.check_schema(schema(question))
    jsonschema.validate(document, schema(question))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, "manifest": None}, schema(question))


def test_other_schemas(tmp_path):
    report = checking.check("nl").to_dict()
    jsonschema.validate(json.loads(json.dumps(report)), schema("check"))
    jsonschema.validate({"variant": "low", "changes": [{"set": "working_time=0"}]}, schema("scenario"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"varant": "low"}, schema("scenario"))
    assert Scenario.model_validate({"variant": "low"}).variant == "low"


def test_every_schema_is_published():
    for name in names():
        assert schema(name)["$schema"].endswith("2020-12/schema")
    with pytest.raises(InputError, match="advise"):
        schema("horoscope")


def test_fields_of_the_advice():
    document = answer("advise").to_dict()
    assert document["schema_version"] == "1.2"
    assert set(document) >= {
        "occupation", "round", "scenario", "trend", "variant", "balance_year", "advised_intake", "reason",
        "current_intake", "years", "drivers", "published", "rests_on", "manifest",
    }  # fmt: skip
    year = document["years"]["2043"]
    assert set(year) >= {"headcount", "fte", "demand_fte", "gap_fte", "headcount_by_component"}
    assert year["gap_fte"] == pytest.approx(year["demand_fte"] - year["fte"])
    assert sum(year["headcount_by_component"].values()) == pytest.approx(year["headcount"])
    assert list(document["years"]) == [str(y) for y in range(2025, 2046)]
    assert all(set(driver) == {"id", "intake"} for driver in document["drivers"])
    assert {"value", "kind", "source"} <= set(document["published"][0])
    assert sum(document["rests_on"].values()) == document["rests_on"]["published"] > 50


def test_rests_on_counts_what_was_set():
    before = answer("advise").rests_on
    after = QUESTIONS["advise"].function("huisarts", changes=["unmet_demand=0.1", "working_time=0"]).rests_on
    assert after["scenario"] == 2
    assert sum(after.values()) == sum(before.values())


@pytest.mark.parametrize("question", sorted(ASKED))
def test_a_run_can_be_reproduced(question, tmp_path):
    file = tmp_path / "run.json"
    file.write_text(json.dumps(answer(question).to_dict()), encoding="utf-8")
    made = reproduction.reproduce(file)
    assert made.same
    assert made.compared == "exact"
    assert made.differences == ()


def test_a_manifest_alone_will_do(tmp_path):
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(answer("advise").to_dict()["manifest"]), encoding="utf-8")
    assert reproduction.reproduce(file).same


def test_a_figure_that_differs_is_found(tmp_path):
    document = answer("advise").to_dict()
    document["manifest"]["options"]["intake"] += 1e-6
    file = tmp_path / "run.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert not reproduction.reproduce(file).same


def test_a_figure_changed_by_hand_is_found(tmp_path):
    document = answer("advise").to_dict()
    document["years"]["2043"]["fte"] += 1
    file = tmp_path / "run.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    made = reproduction.reproduce(file)
    assert not made.same
    assert made.differences == ("figures",)


def test_another_platform_compares_rounded_figures(tmp_path):
    document = answer("advise").to_dict()
    document["manifest"]["platform"] = "windows-arm64-python3.14.0"
    document["manifest"]["result"]["exact"] = "0" * 64
    file = tmp_path / "run.json"
    file.write_text(json.dumps(document["manifest"]), encoding="utf-8")
    made = reproduction.reproduce(file)
    assert made.same
    assert made.compared == "rounded"
    assert made.differences == ("platform",)
    assert made.before == {"platform": "windows-arm64-python3.14.0"}
    assert made.after == {"platform": PLATFORM}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"question": "advise"}', '{"question": "rm", "options": {}}', "[" * 100_000]
)
def test_a_file_without_manifest_is_refused(tmp_path, text):
    file = tmp_path / "run.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        reproduction.reproduce(file)


def test_hashes():
    one = result_hash({"a": 1.0, "b": [2.0], "manifest": {"x": 3}})
    assert one == result_hash({"b": [2.0], "a": 1.0, "manifest": {"x": 4}})
    assert one.exact != result_hash({"a": 1.0 + 2e-16 * 2, "b": [2.0]}).exact
    assert one.rounded == result_hash({"a": 1.0 + 2e-16 * 2, "b": [2.0]}).rounded
    assert one.rounded != result_hash({"a": 1.0 + 1e-9, "b": [2.0]}).rounded


def test_labelled_arrays():
    path = QUESTIONS["project"].function("huisarts")
    data = path.to_xarray()
    assert float(data.fte.sum("component").sel(year=2043)) == pytest.approx(path.years["2043"].fte)
    assert float(data.demand_fte.sel(scenario="preferred", year=2043)) == pytest.approx(16402.5, abs=0.1)


def test_an_answer_is_computed_again_from_a_pack_that_is_open(tmp_path):
    file = tmp_path / "run.json"
    file.write_text(json.dumps(answer("advise").to_dict()), encoding="utf-8")
    assert reproduction.reproduce(file, pack=load_pack("nl")).same
