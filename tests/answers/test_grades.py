"""A computed advice is graded by one stated rule, and a published one leads."""

from dataclasses import asdict
from pathlib import Path

import pytest

import raming
from raming.answers.case import open_case
from raming.answers.options import CaseOptions
from raming.answers.uncertainty.grades import (
    advice_grade,
    compiled_grades,
    computed_grade,
    has_published_advice,
    model_grade,
)
from raming.answers.worth import ModelGrade
from raming.inputs.loading import load_pack
from raming.present.present import present

PACK = load_pack()


def same(one: ModelGrade, other: ModelGrade) -> None:
    """Hold two grades together, figures to nine digits: another machine draws the same to the last bits only."""
    for name, value in asdict(one).items():
        wanted = getattr(other, name)
        assert value == (pytest.approx(wanted) if isinstance(wanted, float) else wanted), name


def test_the_compiled_grades_are_those_computed_now():
    for occupation, by_round in compiled_grades(PACK).items():
        for round_, grade in by_round.items():
            case = open_case(occupation, CaseOptions(round=int(round_)), pack=PACK)
            same(model_grade(case), grade)


@pytest.mark.parametrize(
    ("occupation", "reasons"),
    [
        ("general-practitioner", ()),
        ("emergency-physician", ("mostly-assumed",)),
        ("nurse", ("mostly-assumed", "old-base")),
    ],
)
def test_why_an_advice_is_an_illustration(occupation, reasons):
    grade = model_grade(open_case(occupation, pack=PACK))
    assert grade.reasons == reasons
    assert grade.grade == ("illustration" if reasons else "computed")


def test_the_rule_holds_at_its_bounds():
    for occupation in PACK.occupations:
        if PACK.rounds(occupation):
            grade = model_grade(open_case(occupation, pack=PACK))
            assert ("mostly-assumed" in grade.reasons) == (grade.assumed_weight > 1 / 3)
            assert ("old-base" in grade.reasons) == (2026 - grade.base_year > 6)
            assert ("band-crosses-zero" in grade.reasons) == (grade.low <= 0 <= grade.high)


def test_a_published_advice_leads_whatever_the_model_is_worth():
    emergency, nurse = (open_case(name, pack=PACK) for name in ("emergency-physician", "nurse"))
    assert advice_grade(emergency) == "published"
    assert advice_grade(nurse) == "illustration"


def test_a_changed_case_is_no_better_known():
    own, grade = (
        raming.advise("nurse", changes=changes).model_grade for changes in ((), ["unmet_demand=0.1"])
    )
    assert (grade.grade, own.grade) == ("illustration", "illustration")
    assert set(own.reasons) <= set(grade.reasons)
    assert grade.assumed_weight >= own.assumed_weight
    assert grade.changed
    assert not own.changed


LEADS = {"en": "The published advice is", "nl": "Het gepubliceerde advies is"}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Note: with your changes this is an illustration, not advice: 63% of the spread"),
        ("nl", "Let op: met uw wijzigingen is dit een illustratie en geen advies: 63% van de spreiding"),
    ],
)
def test_what_its_reader_set_weighs_as_an_assumption(lang: str, said: str):
    """Working five percent less a year moves the general practitioners by 739 a year, past half of their band."""
    advice = raming.advise("huisarts", changes=["working_time=-0.05"])
    assert (advice.grade, advice.model_grade.grade) == ("illustration", "illustration")
    assert advice.model_grade.reasons == ("mostly-assumed", "band-crosses-zero")
    shown = present(advice, lang)
    assert said in shown.sentences.text
    assert LEADS[lang] in present(raming.advise("huisarts"), lang).sentences.text
    assert LEADS[lang] not in shown.sentences.text
    assert said in shown.tables[0].warning
    explained = raming.explain("huisarts", changes=["working_time=-0.05"])
    assert explained.grade == "illustration"
    assert {"en": "with your changes", "nl": "met uw wijzigingen"}[lang] in present(
        explained, lang
    ).sentences.text


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "what you set counts as an assumption"), ("nl", "wat u zelf invult, telt als aanname")],
)
def test_a_small_change_stays_computed_and_is_never_published(lang: str, said: str):
    advice = raming.advise("huisarts", changes=["stock_headcount=14400"])
    assert (advice.grade, advice.model_grade.grade) == ("computed", "computed")
    assert said in present(advice, lang).sentences.text
    assert LEADS[lang] not in present(advice, lang).sentences.text


def test_two_changes_that_offset_each_other_are_still_two_assumptions():
    one, other = "working_time=-0.05", "sociocultural_trend=0.06"
    advice = raming.advise("huisarts", changes=[one, other])
    assert (
        advice.model_grade.assumed_weight
        > raming.advise("huisarts", changes=[one]).model_grade.assumed_weight
    )


def test_a_changed_pack_without_a_spread_counts_what_was_set(without_spread: Path):
    changes = ["stock_headcount=9000"]
    grade = raming.advise("huisarts", pack=without_spread, changes=changes).model_grade
    counts = raming.advise("huisarts", pack=without_spread, changes=changes).rests_on
    assert counts["scenario"] >= 1
    assert grade.assumed_weight > raming.advise("huisarts", pack=without_spread).model_grade.assumed_weight


def test_a_pack_of_others_is_graded_when_it_is_asked(tmp_path: Path):
    """Nothing is compiled of it: the same rule gives the same grade."""
    import shutil

    from raming.inputs.loading import shipped_folder

    shutil.copytree(shipped_folder("nl"), tmp_path / "own", ignore=shutil.ignore_patterns("compiled"))
    own = load_pack(tmp_path / "own")
    assert own.compiled("grades") is None
    here = model_grade(open_case("emergency-physician", pack=own))
    same(here, computed_grade(PACK, "emergency-physician", 2022))


def test_the_model_is_held_against_what_was_published():
    register = raming.occupations()
    ways = {entry.occupation: entry.agreement for entry in register.against_published}
    assert {name for name, way in ways.items() if way == "opposite"} == {
        "clinical-neuropsychologist",
        "clinical-psychologist",
        "gz-psychologist",
        "nurse-specialist",
        "orthodontist",
        "physician-assistant",
    }
    assistant = next(
        entry for entry in register.against_published if entry.occupation == "physician-assistant"
    )
    assert (round(assistant.model), assistant.published, assistant.current) == (132, 286, 250)
    assert ways["midwife"] == "within"


def test_the_register_grades_every_occupation():
    grades = {entry.occupation: entry.grade for entry in raming.occupations().occupations}
    assert grades["general-practitioner"] == "published"
    assert grades["carer"] == "illustration"
    assert set(grades.values()) == {"published", "illustration", "unknown"}


@pytest.fixture
def without_spread(without_tables: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack that says of no figure how uncertain it is: an assumption has its interval, so these go unread here."""
    monkeypatch.setattr("raming.answers.uncertainty.quantities.stated_only", lambda *_: [])
    return without_tables


@pytest.fixture(scope="module")
def without_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack without tables of uncertainty."""
    import shutil

    from raming.inputs.loading import shipped_folder

    own = tmp_path_factory.mktemp("packs") / "own"
    shutil.copytree(shipped_folder("nl"), own, ignore=shutil.ignore_patterns("compiled"))
    for table in ("uncertainty.csv", "correlations.csv"):
        first, *_ = (own / table).read_text(encoding="utf-8").splitlines()
        (own / table).write_text(first + "\n", encoding="utf-8")
    return own


@pytest.mark.parametrize(
    ("lang", "about", "assumed"),
    [
        ("en", "The model comes to about 1,000 people", "of the parameters of the model are assumed"),
        ("nl", "op ongeveer 1.000 mensen", "van de parameters van het model is aangenomen"),
    ],
)
def test_without_a_spread_no_band_is_said(without_spread: Path, lang: str, about: str, assumed: str):
    practitioner, nurse = (raming.advise(name, pack=without_spread) for name in ("huisarts", "nurse"))
    for advice in (practitioner, nurse):
        assert (advice.model_grade.low, advice.model_grade.high) == (None, None)
        said = present(advice, lang).sentences.text
        assert "of 100 draws" not in said
        assert "van de 100 trekkingen" not in said
    assert about in present(practitioner, lang).sentences.text
    counts = open_case("nurse", CaseOptions(), pack=load_pack(without_spread)).evidence().rests_on()
    assert nurse.model_grade.assumed_weight == counts["assumption"] / sum(counts.values())
    assert assumed in present(nurse, lang).sentences.text


def test_a_band_that_crosses_zero_is_an_illustration(monkeypatch: pytest.MonkeyPatch):
    """The general practitioners' own draws, moved so that their middle is no intake at all."""
    from dataclasses import replace

    from raming.answers.uncertainty import draws

    drawn = draws.drawn
    assert computed_grade(PACK, "general-practitioner", 2025).grade == "computed"

    def moved(*asked):
        sample = drawn(*asked)
        return replace(sample, advised=sample.advised - 1029.0)

    monkeypatch.setattr(draws, "drawn", moved)
    grade = computed_grade(PACK, "general-practitioner", 2025)
    assert grade.low < 0.0 < grade.high
    assert (grade.grade, grade.reasons) == ("illustration", ("band-crosses-zero",))


def test_what_was_funded_is_no_published_advice():
    published = {
        row["occupation"]
        for row in PACK.table("ledger")
        if row["stage"] == "advised" and (row["low"], row["preferred"], row["high"]) != (None, None, None)
    }
    assert published
    assert published != {row["occupation"] for row in PACK.table("ledger")}
    assert {name for name in PACK.occupations if has_published_advice(PACK, name)} == published
