"""Places divided over institutions: sums, limits, reasons, filling, and what one's own files do."""

import json

import jsonschema
import numpy as np
import pytest

from raming.answers.places.allocation import allocate
from raming.answers.places.institutions import claims
from raming.answers.schemas import schema
from raming.inputs.problems import InputError
from raming.present.language import language
from raming.present.sentences.allocation import limit_sentence

DRAWS = 40
HEAD = "institution,occupation,name,training_region,region,minimum,maximum,historic,status,note\n"


def institutions(folder, *rows):
    path = folder / "own.csv"
    lines = "".join(
        f"{name},general-practitioner,{name},{group},{region},{low},{high},{last},published,\n"
        for name, group, region, low, high, last in rows
    )
    path.write_text(HEAD + lines, encoding="utf-8")
    return path


THREE = (
    ("north", "gp-groningen", "RA0101", 10, 60, 40),
    ("south", "gp-maastricht", "RA1428", 10, 60, 40),
    ("west", "gp-leiden", "RA0818", 10, 60, 40),
)


@pytest.fixture(scope="module")
def default():
    return allocate("huisarts", 1026, draws=DRAWS)


@pytest.fixture(scope="module")
def synthetic():
    return allocate("huisarts", 850, institutions="synthetic", draws=DRAWS)


def test_contract(default):
    document = json.loads(json.dumps(default.to_dict()))
    jsonschema.validate(document, schema("allocate"))
    assert {"rule", "optimised", "binding", "objective", "alternatives"} <= set(document)
    for rows in (document["rule"], document["optimised"]):
        assert sum(row["places"] for row in rows) == 1026
        assert all({"institution", "region", "places", "reason"} <= set(row) for row in rows)
    assert set(document["objective"]) == {"rule", "optimised"}


def test_every_place_has_a_rule(default, synthetic):
    for made in (default, synthetic):
        for row in made.rule:
            assert sum(row.by_rule.values()) == row.places
            assert row.reason == row.template == "by-rule"
            assert row.values == {**row.by_rule, "cut": row.values["cut"]}
        for row in made.optimised:
            assert sum(row.by_rule.values()) == row.places
            moved = row.by_rule["moved"]
            said = "more-than-rule" if moved > 0 else "fewer-than-rule" if moved < 0 else "as-rule"
            assert (row.reason, row.values["moved"]) == (said, abs(moved))


def test_the_optimum_is_better_on_draws_it_has_not_seen(default, synthetic):
    for made in (default, synthetic):
        assert made.in_sample.optimised < made.in_sample.rule
        assert made.objective.optimised < made.objective.rule
        assert made.optimality_gap <= 1e-3


def test_made_up_institutions_are_marked_and_never_the_default(default, synthetic):
    assert not default.synthetic
    assert {row.status for row in default.rule} == {"published"}
    assert synthetic.synthetic
    assert {row.status for row in synthetic.rule} == {"synthetic"}


def test_limits_of_a_file_are_kept(tmp_path):
    made = allocate("huisarts", 130, institutions=institutions(tmp_path, *THREE), draws=DRAWS)
    for rows in (made.rule, made.optimised):
        assert sum(row.places for row in rows) == 130
        # a fifth up or down from last year's forty
        assert all(32 <= row.places <= 48 for row in rows)
    assert made.weights["historic"] > 0.0
    assert made.smooth_applied
    assert {limit.limit for limit in made.binding} <= {"smooth_change_up", "smooth_change_down"}
    assert made.regions == {
        group: {
            "rule": next(r.places for r in made.rule if r.training_region == group),
            "optimised": next(r.places for r in made.optimised if r.training_region == group),
        }
        for group in ("gp-groningen", "gp-leiden", "gp-maastricht")
    }


def test_the_order_of_rows_does_not_matter(tmp_path):
    there = allocate("huisarts", 130, institutions=institutions(tmp_path, *THREE), draws=DRAWS)
    back = allocate("huisarts", 130, institutions=institutions(tmp_path, *THREE[::-1]), draws=DRAWS)
    assert [(r.institution, r.places, r.reason) for r in there.rule] == [
        (r.institution, r.places, r.reason) for r in back.rule
    ]
    assert there.optimised == back.optimised


def test_a_total_far_from_last_year_is_said(tmp_path):
    made = allocate("huisarts", 175, institutions=institutions(tmp_path, *THREE), draws=DRAWS)
    assert not made.smooth_applied
    assert sum(row.places for row in made.rule) == 175
    assert all(row.places <= 60 for row in made.rule)


def test_conflicting_limits_are_named_and_irreducible(tmp_path):
    path = institutions(tmp_path, *THREE)
    with pytest.raises(InputError) as caught:
        allocate("huisarts", 200, institutions=path, draws=DRAWS)
    named = [(problem.field, problem.value) for problem in caught.value.problems]
    assert named[0] == ("--places", "200")
    assert {field for field, _ in named[1:]} == {f"maximum of {name}" for name in ("north", "south", "west")}
    assert "at most 180" in str(caught.value)
    with pytest.raises(InputError, match="at least 30"):
        allocate("huisarts", 20, institutions=path, draws=DRAWS)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("a", "gp-leiden", "RA9999", 1, 2, 1), "RA0102"),
        (("a", "gp-leiden", "RA0102", 5, 2, 1), "at most the maximum"),
        (("north", "gp-leiden", "RA0102", 1, 2, 1), "once"),
    ],
)
def test_faults_in_a_file_are_named(tmp_path, row, expected):
    path = institutions(tmp_path, *THREE, row)
    with pytest.raises(InputError, match=expected) as caught:
        allocate("huisarts", 130, institutions=path, draws=DRAWS)
    assert caught.value.problems[0].row == 5


def test_unknown_choices_are_refused(tmp_path):
    for wrong, expected in (
        ({"places": 0}, "1 to"),
        ({"places": 100, "draws": 5}, "20 to"),
        ({"places": 100, "balance_year": 2028}, "later year"),
        ({"places": 100, "institutions": tmp_path / "none.csv"}, "no such file"),
    ):
        with pytest.raises(InputError, match=expected):
            allocate("huisarts", **{"draws": DRAWS, **wrong})
    with pytest.raises(InputError, match="no training regions"):
        allocate("physician assistant", 100, draws=DRAWS)


def test_limits_are_priced_and_said_in_words(synthetic):
    assert synthetic.binding
    for limit in synthetic.binding:
        more = limit.limit in ("maximum", "smooth_change_up")
        assert limit.sentence == ("one-more-saves" if more else "one-fewer-saves")
        assert limit.values["year"] == synthetic.balance_year
        assert str(synthetic.balance_year) in limit_sentence(limit, language("nl"))
    savings = [limit.saves_fte for limit in synthetic.binding]
    assert savings == sorted(savings, reverse=True)
    assert max(savings) > 0.0


def test_alternatives_are_near_and_different(synthetic):
    best = {row.institution: row.places for row in synthetic.optimised}
    for other in synthetic.alternatives:
        assert sum(other.places.values()) == 850
        assert other.moved > 0
        assert other.moved == sum(abs(other.places[name] - best[name]) for name in best) // 2
        assert other.objective < synthetic.objective.rule * 1.02


def test_unfilled_places_cost(default):
    rates = {row.basis: row for row in default.filling}
    march = rates["2024-03"]
    assert march.fill_rate == pytest.approx(332 / 442, abs=1e-3)
    assert march.placed + sum(march.unfilled.values()) == 1026
    assert march.extra_fte > rates["2021"].extra_fte > 0.0


def test_lottery_of_ones_own_candidates(tmp_path):
    path = tmp_path / "wishes.csv"
    lines = ["candidate,preference,institution"]
    lines += [f"c{k},1,north" for k in range(100)] + [f"c{k},2,south" for k in range(50)]
    path.write_text("\n".join(lines) + "\n")
    file = institutions(tmp_path, *THREE)
    made = allocate("huisarts", 120, institutions=file, preferences=path, draws=DRAWS)
    drawn = made.filling[-1]
    places = {row.institution: row.places for row in made.rule}
    assert drawn.basis == "lottery"
    assert drawn.applicants == 100
    assert drawn.unfilled["north"] == 0
    assert drawn.unfilled["west"] == places["west"]
    assert drawn.placed + drawn.drawn_out == 100
    assert drawn.placed == places["north"] + places["south"] - drawn.unfilled["south"]
    again = allocate("huisarts", 120, institutions=file, preferences=path, draws=DRAWS)
    assert again.filling == made.filling


def test_faults_in_preferences_are_named(tmp_path):
    path = tmp_path / "wishes.csv"
    path.write_text("candidate,preference,institution\nc1,first,north\nc2,1,moon\nc3,,north\n")
    with pytest.raises(InputError) as caught:
        allocate("huisarts", 120, institutions=institutions(tmp_path, *THREE), preferences=path, draws=DRAWS)
    assert [(p.row, p.field) for p in caught.value.problems] == [
        (2, "preference"),
        (3, "institution"),
        (4, "preference"),
    ]


def test_claims_follow_who_is_near():
    served = np.array([[1.0, 0.1], [0.1, 1.0]])
    made = claims(served, np.array([300.0, 100.0]))
    assert made.sum() == pytest.approx(1.0)
    assert made[0] > made[1]
    np.testing.assert_allclose(claims(served, np.zeros(2)), 0.5)
