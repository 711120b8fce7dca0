"""All occupations at once: the same figures as one by one, whatever carries them out."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from raming.answers.advice import advise
from raming.answers.uncertainty.outlook import PackCountry, outlook
from raming.engine.ages.runner import Threads
from raming.inputs.loading import load_pack
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError
from raming.present.present import present
from raming.store.checkpoints import Checkpoints


@pytest.fixture(scope="module")
def answer():
    return outlook(draws=60)


def test_an_occupation_is_as_advise_has_it(answer):
    for name in ("general-practitioner", "dentist"):
        row = next(row for row in answer.occupations if row.occupation == name)
        year = advise(name, draws=60).odds.years[str(answer.year)]
        assert row.gap_fte == year.gap_fte["0.5"]
        assert row.gap_interval == (year.gap_fte["0.1"], year.gap_fte["0.9"])
        assert row.p_shortage == year.p_shortage
        assert row.headcount == year.headcount["0.5"]


def test_every_occupation_with_figures_for_the_year_is_there(answer):
    pack = load_pack()
    known = {
        name
        for name in pack.occupations
        if pack.rounds(name) and answer.year - 20 <= pack.rounds(name)[-1] < answer.year
    }
    assert {row.occupation for row in answer.occupations} == known
    ranked = [row for row in answer.occupations if row.ranked]
    assert ranked == list(answer.occupations[: len(ranked)])
    assert {row.occupation for row in ranked} == {"general-practitioner", "dentist"}
    chances = [row.p_shortage for row in ranked]
    assert chances == sorted(chances, reverse=True)
    apart, order = [row.occupation for row in answer.occupations if not row.ranked], list(pack.occupations)
    assert apart == sorted(apart, key=order.index)


def test_who_is_left_out_is_named_with_the_reason(answer):
    pack = load_pack()
    assert set(answer.left_out) | {row.occupation for row in answer.occupations} == set(pack.occupations)
    assert (
        answer.left_out["basic-physician" if "basic-physician" in pack.occupations else "medicine"]
        == "no-figures"
    )
    assert answer.left_out["carer"] == "other-years"


def test_threads_and_interruptions_do_not_show(answer, tmp_path: Path):
    seen = []
    again = outlook(
        draws=60,
        workers=Threads(1),
        kept=lambda run: Checkpoints(tmp_path, run),
        progress=lambda done, all_: seen.append((done, all_)),
    )
    assert again.occupations == answer.occupations
    assert seen[-1] == (len(answer.occupations),) * 2
    for file in sorted(tmp_path.glob("*.npz"))[:5]:
        file.unlink()
    resumed = outlook(draws=60, kept=lambda run: Checkpoints(tmp_path, run))
    assert resumed.occupations == answer.occupations


def test_the_country_can_be_sent_elsewhere():
    country = PackCountry("nl", 2035, 20, 1, True, [load_pack()])
    assert country.cases
    sent = pickle.loads(pickle.dumps(country))
    assert sent.opened == []
    assert [case.occupation for case in sent.cases] == [case.occupation for case in country.cases]


def test_a_year_without_projections_is_told():
    with pytest.raises(InputError, match="no occupation"):
        outlook(year=2090, draws=20)


def where_demand_falls(rate: float) -> Pack:
    """Return the Dutch pack with this yearly trend in what is asked of general practitioners."""
    pack = load_pack("nl")
    which = {"occupation": "general-practitioner", "round": 2025, "parameter": "sociocultural_trend"}

    def row(one):
        mine = all(one[name] == value for name, value in which.items())
        return {**one, "value": rate} if mine else one

    def read(name: str) -> tuple:
        return tuple(map(row, pack.table(name))) if name == "parameters" else pack.table(name)

    return replace(pack, read=read, hash="another", _tables={}, _sets={})


@pytest.mark.parametrize(
    ("lang", "said", "whose"),
    [
        ("en", "In 38 of 1,000 draws demand falls below zero", "cannot be true: general practitioner (38)."),
        ("nl", "In 38 van de 1.000 trekkingen komt de vraag", "niet kan kloppen: huisarts (38)."),
    ],
)
def test_draws_that_cannot_be_are_counted_and_said(lang, said, whose, tmp_path: Path):
    pack = where_demand_falls(-0.05)
    made = outlook(draws=1000, pack=pack, kept=lambda run: Checkpoints(tmp_path, run))
    row = next(row for row in made.occupations if row.occupation == "general-practitioner")
    assert row.impossible_draws == advise("gp", draws=1000, pack=pack).odds.impossible_draws == 38
    assert made.impossible == (38, 1000)
    shown = present(made, lang)
    assert said in shown.sentences.text
    assert whose in shown.sentences.text
    assert said in shown.tables[0].warning
    again = outlook(draws=1000, pack=pack, kept=lambda run: Checkpoints(tmp_path, run))
    assert again.occupations == made.occupations


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Left out too: 1 occupation whose demand"), ("nl", "Ook weggelaten: 1 beroep waarvan de vraag")],
)
def test_an_occupation_with_too_many_of_them_is_left_out_and_said(lang, said):
    made = outlook(draws=1000, pack=where_demand_falls(-0.06))
    assert made.left_out["general-practitioner"] == "impossible-draws"
    assert "general-practitioner" not in {row.occupation for row in made.occupations}
    assert said in present(made, lang).notes.text


def test_where_all_draws_can_be_nothing_is_said(answer):
    assert answer.impossible is None
    assert {row.impossible_draws for row in answer.occupations} == {None}
