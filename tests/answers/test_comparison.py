"""Why the number changed: parts that add up, in no order."""

from itertools import permutations
from math import factorial

import pytest

from raming.answers.advice import advise
from raming.answers.case import open_case
from raming.answers.options import CaseOptions
from raming.answers.uncertainty.comparison import compare
from raming.answers.uncertainty.differences import Differences
from raming.inputs.problems import InputError

SIDES = [
    ("2019", "2022"),
    ("2022", "2025"),
    ("2016", "2019"),
    ("2009", "2010"),
    ("2022,low", "2025"),
    ("2022,low", "2025,continuing,working-time"),
    ("preferred", "demography"),
    ("2025", "2025,balance=2037"),
    ("2010", "2010,high"),
]


@pytest.mark.parametrize(("first", "second"), SIDES)
def test_parts_add_up_to_the_difference(first, second):
    story = compare(first, second, occupation="huisarts")
    assert sum(part.effect for part in story.parts) == pytest.approx(story.to - story.from_, abs=1e-9)
    assert sum(story.kinds.values()) == pytest.approx(story.to - story.from_, abs=1e-9)


def test_ends_are_the_advices():
    story = compare("2022,low", "2025,demography", occupation="gp")
    assert story.from_ == pytest.approx(advise("gp", round=2022, variant="low").advised_intake, abs=1e-9)
    assert story.to == pytest.approx(advise("gp", round=2025, scenario="demography").advised_intake, abs=1e-9)


def test_the_other_way_round_is_the_opposite():
    there, back = compare("2019", "2022", occupation="gp"), compare("2022", "2019", occupation="gp")
    effects = {part.id: part.effect for part in there.parts}
    for part in back.parts:
        assert part.effect == pytest.approx(-effects[part.id], abs=1e-9)


def test_nothing_differs_nothing_changes():
    story = compare("2025", "2025", occupation="gp")
    assert story.parts == ()
    assert story.from_ == story.to


@pytest.mark.parametrize("variant", ["mid", "high"])
def test_shapley_values_by_brute_force(variant):
    """Every order of six differences, among them three trends and the variant, made one after another."""
    changes = {
        "unmet_demand": "unmet_demand=0.02",
        "fte": "fte_per_head[sex=f]=0.8",
        "working_time": "working_time=0.01",
        "epidemiological_trend": "epidemiological_trend=0.004",
        "efficiency_trend": "efficiency_trend=0.006",
        "sociocultural_trend": "sociocultural_trend=0.001",
    }

    def advice(made):
        case = open_case(
            "gp", CaseOptions(round=2022, variant=variant, changes=tuple(changes[name] for name in made))
        )
        return Differences(case, case).ends()[0]

    known = {}
    effects = dict.fromkeys(changes, 0.0)
    for order in permutations(changes):
        made = frozenset()
        for name in order:
            after = made | {name}
            for step in (made, after):
                if step not in known:
                    known[step] = advice(step)
            effects[name] += (known[after] - known[made]) / factorial(len(changes))
            made = after
    before = open_case("gp", CaseOptions(round=2022, variant=variant))
    after = open_case("gp", CaseOptions(round=2022, variant=variant, changes=tuple(changes.values())))
    found = {part.id: part.effect for part in Differences(before, after).parts()}
    assert found == pytest.approx(effects, abs=1e-8)
    assert {part.kind for part in Differences(before, after).parts()} == {"assumption"}


def test_shapley_values_where_the_variant_differs_too():
    """The variant decides which column of the trends is read, so their sizes depend on it."""
    import numpy as np

    before, after = (
        open_case("gp", CaseOptions(round=2022, variant=variant, changes=changes))
        for variant, changes in (
            ("mid", ()),
            ("low", ("epidemiological_trend[variant=mid]=0.02", "sociocultural_trend[variant=low]=0.03")),
        )
    )
    game = Differences(before, after)
    parts = {part.id: part.effect for part in game.parts()}
    assert set(parts) == {"variant", "epidemiological_trend", "sociocultural_trend"}

    def advice(variant, epidemiology, sociocultural):
        changes = []
        if epidemiology:
            changes.append("epidemiological_trend[variant=mid]=0.02")
        if sociocultural:
            changes.append("sociocultural_trend[variant=low]=0.03")
        case = open_case(
            "gp", CaseOptions(round=2022, variant="low" if variant else "mid", changes=tuple(changes))
        )
        return Differences(case, case).ends()[0]

    names = ("variant", "epidemiological_trend", "sociocultural_trend")
    expected = dict.fromkeys(names, 0.0)
    for order in permutations(range(3)):
        state = [False, False, False]
        for place in order:
            low = advice(*state)
            state[place] = True
            expected[names[place]] += (advice(*state) - low) / 6
    assert parts == pytest.approx(expected, abs=1e-8)
    assert np.isfinite(list(parts.values())).all()


def test_kinds_tell_data_from_judgement():
    story = compare("2022,low", "2025", occupation="gp")
    kinds = {part.id: part.kind for part in story.parts}
    assert kinds["stock"] == "data"
    assert kinds["outflow"] == "behaviour"
    assert kinds["working_time"] == "assumption"
    assert kinds["variant"] == "judgement"
    assert compare("2009", "2010", occupation="gp").kinds["method"] != 0


def test_published_advice_stands_beside_it():
    story = compare("2022", "2025", occupation="gp")
    assert [side.published_advice for side in story.sides] == [1190, 1026]


def test_the_json_says_from():
    document = compare("2022", "2025").to_dict()
    assert document["occupation"] == "general-practitioner"
    assert document["from"] == pytest.approx(1370.3, abs=0.1)
    assert "from_" not in document


def test_two_packs_can_be_compared(tmp_path):
    import shutil

    from raming.inputs.loading import shipped_folder

    folder = tmp_path / "mine"
    shutil.copytree(shipped_folder("nl"), folder, ignore=shutil.ignore_patterns("compiled"))
    table = folder / "parameters.csv"
    text = table.read_text(encoding="utf-8")
    old = next(
        line for line in text.splitlines() if line.startswith("general-practitioner,2025,stock_headcount")
    )
    table.write_text(text.replace(old, old.replace(",14347,", ",14000,")), encoding="utf-8")
    story = compare("2025", f"2025,{folder}", occupation="gp")
    assert [part.id for part in story.parts] == ["stock"]
    assert story.parts[0].kind == "data"


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("preferred", "demography,tandarts", "different occupations"),
        ("2022", "nonsense", "unknown occupation"),
        ("2022", "1999", "no such round"),
        ("2022", "2025,balance=2029", "cannot be steered"),
    ],
)
def test_what_cannot_be_compared_is_told(first, second, message):
    with pytest.raises(InputError, match=message):
        compare(first, second, occupation=None if "tandarts" in second else "gp")


@pytest.mark.parametrize(
    ("first", "sides"),
    [
        ("huisarts", ("2022", "2025")),
        ("huisarts,2025,low", ("2022", "2025,low")),
        ("huisarts,low", ("low", "2025")),
        ("2025", ("2022", "2025")),
    ],
)
def test_the_side_that_is_left_out_is_the_round_before_or_the_newest(first, sides):
    options = compare(first).manifest.options
    assert (options["first"], options["second"]) == sides
