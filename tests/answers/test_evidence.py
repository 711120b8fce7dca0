"""What an answer rests on is counted from the figures it shows, and every source says where."""

import json
from types import SimpleNamespace

import pytest

import raming
from raming.answers.evidence import Evidence, Grounds, of_rows, sources_of, worst, year_in
from raming.answers.questions import QUESTIONS
from raming.inputs.loading import load_pack
from raming.inputs.vocabulary import STATUSES


def grounds(*statuses: str) -> Evidence:
    return Evidence(tuple(Grounds(place, status, "s") for place, status in enumerate(statuses)))


@pytest.mark.parametrize(
    ("statuses", "grade"),
    [
        (("published",) * 3, "published"),
        (("published", "derived"), "computed"),
        (("published", "published", "assumption"), "computed"),
        (("published", "assumption"), "illustration"),
        ((), "unknown"),
    ],
)
def test_the_grade_follows_the_share_that_is_assumed(statuses, grade):
    assert grounds(*statuses).grade == grade


def test_a_figure_that_is_met_twice_counts_once():
    rows = load_pack().table("ledger")[:3]
    twice = of_rows("ledger", rows) + of_rows("ledger", rows)
    assert sum(twice.rests_on().values()) == 3


def test_the_worst_grade_is_that_of_the_whole():
    assert worst("published", "illustration", "computed") == "illustration"


@pytest.mark.parametrize(("text", "year"), [("2024–2027", 2027), ("end of 2017", 2017), ("none", 0)])
def test_the_newest_year_named_counts(text, year):
    assert year_in(text) == year


def test_draws_rest_on_spreads_that_nobody_published():
    bare, drawn = raming.advise("huisarts"), raming.advise("huisarts", draws=50)
    assert drawn.rests_on["assumption"] > bare.rests_on["assumption"]
    assert sum(drawn.rests_on.values()) > sum(bare.rests_on.values())
    assert drawn.odds.rests_on["published"] == 0.0
    assert sum(drawn.odds.rests_on.values()) == pytest.approx(1.0, abs=1e-3)


def test_spreads_of_others_are_learned_from_general_practitioners_and_so_assumed():
    assert raming.advise("dermatologist", draws=50).odds.rests_on["assumption"] > 0.8
    assert raming.advise("huisarts", draws=50).odds.rests_on["derived"] > 0.8


def test_a_sheet_rests_on_what_it_shows():
    """The figures of regions have national and regional grounds; those of the ledger the ledger alone."""
    sheet = raming.answer("which-region", "huisarts", draws=20)
    inner = raming.regions("huisarts", year=sheet.balance_year, draws=20)
    assert sheet.rests_on == inner.rests_on
    assert sheet.grade == inner.grade
    assert [source.id for source in sheet.sources] == [source.id for source in inner.sources]
    since = raming.answer("since-when", "huisarts")
    rows = [row for row in load_pack().table("ledger") if row["occupation"] == "general-practitioner"]
    assert {source.id for source in since.sources} == {row["source"] for row in rows}
    assert sum(since.rests_on.values()) == len(rows)


def test_every_answer_of_the_examples_says_what_it_is_worth():
    """The contract for machines: grade, year, counts by status, and sources with a place."""
    for question in QUESTIONS.values():
        properties = raming.schemas.schema(question.id)["properties"] if hasattr(raming, "schemas") else None
        if properties is not None and "manifest" in properties:
            assert {"grade", "as_of", "rests_on", "sources"} <= set(properties), question.id
    document = json.loads(json.dumps(raming.advise("seh-arts").to_dict(), allow_nan=False))
    assert document["grade"] == "published"
    assert document["as_of"] == "2022"
    assert set(document["rests_on"]) == {*STATUSES, "scenario"}
    assert all({"id", "where"} <= set(source) for source in document["sources"])


def test_the_places_used_in_a_source_are_named_with_it():
    pack = load_pack()
    source = next(iter(pack.sources))
    found = Evidence(
        (Grounds(1, "published", source, "page 3"), Grounds(2, "published", source, "page 7"))
    ).sources(pack)
    assert [one.where for one in found] == ["page 3; page 7"]


def test_many_places_in_a_source_are_counted_and_not_named():
    """What the source says of itself stands for them; where it says nothing, that there are more is shown."""
    pages = tuple(f"page {number}" for number in range(1, 8))
    row = dict.fromkeys(("title", "publisher", "published", "address", "rights"), "")
    pack = SimpleNamespace(sources={"says": {**row, "where": "annex"}, "silent": {**row, "where": None}})
    says, silent = sources_of(pack, ["says", "silent"], {"says": pages, "silent": pages})
    assert says.where == "annex"
    assert silent.where == "page 1; page 2; page 3; page 4; page 5; …"


def test_figures_of_rows_that_nobody_else_holds_stay_apart():
    """Rows are told apart by what they are; one that is gone would lend its place to the next."""
    found = sum((of_rows("made up", [{"status": "published"}]) for _ in range(50)), Evidence())
    assert found.rests_on()["published"] == 50


def test_a_figure_that_is_met_twice_counts_as_and_where_it_is_first_met():
    """A figure changed for a scenario is met as such, and later as it was published; sources keep their order."""
    pack = load_pack()
    one, other, third = list(pack.sources)[:3]
    found = Evidence(
        (
            Grounds("a", "scenario", one, "page 1"),
            Grounds("b", "published", other),
            Grounds("a", "published", third),
            Grounds("c", "derived", ""),
        )
    )
    assert {status: count for status, count in found.rests_on().items() if count} == {
        "scenario": 1,
        "published": 1,
        "derived": 1,
    }
    assert [source.id for source in found.sources(pack)] == [one, other]
