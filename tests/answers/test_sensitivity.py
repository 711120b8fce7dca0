"""What the advice is sensitive to."""

import numpy as np
import pytest

from raming.answers.case import open_case
from raming.answers.options import CaseOptions
from raming.answers.uncertainty.draws import drawn_from, uncertainty_of
from raming.answers.uncertainty.sensitivity import advice_at, sensitivity
from raming.inputs.problems import InputError


@pytest.fixture(scope="module")
def answer():
    return sensitivity("huisarts", round=2025, draws=256)


def by_id(answer):
    return {index.quantity: index for index in answer.indices}


def test_every_uncertain_quantity_is_there(answer):
    case = open_case("huisarts", CaseOptions(round=2025))
    assert set(by_id(answer)) == {quantity.id for quantity in uncertainty_of(case).quantities}
    values = [index.information_value for index in answer.indices]
    assert values == sorted(values, reverse=True)


def test_the_tornado_is_one_figure_at_a_time(answer):
    case = open_case("huisarts", CaseOptions(round=2025))
    known = uncertainty_of(case)
    place = [quantity.id for quantity in known.quantities].index("unmet-demand")
    normals = np.zeros((len(known.quantities), 1))
    normals[place] = 1.2815515655446004
    high = drawn_from(case, known, normals).advised[0, 18]
    assert by_id(answer)["unmet-demand"].intake_at_high == pytest.approx(high)
    assert by_id(answer)["unmet-demand"].intake_at_low < answer.advised_intake < high
    assert by_id(answer)["fte-women"].intake_at_low > answer.advised_intake  # fewer hours, more people


def test_sobol_indices_find_the_variance_of_a_sum(answer):
    """The advice is nearly a sum of its causes: first-order shares add up to about one, totals to no less."""
    first = sum(index.first_order for index in answer.indices)
    total = sum(index.total for index in answer.indices)
    assert first == pytest.approx(1, abs=0.1)
    assert total >= first - 0.05


def test_first_order_is_what_it_varies_alone(answer):
    """Against brute force: the variance of the mean advice given that figure, over the whole variance."""
    case = open_case("huisarts", CaseOptions(round=2025))
    known = uncertainty_of(case)
    alone = type(known)(known.quantities, np.eye(len(known.quantities)), known.factor)
    place = [quantity.id for quantity in known.quantities].index("fte-women")
    normals = alone.normals(5, "brute", 0, 512)
    means = []
    for value in np.linspace(-2.3, 2.3, 47):
        held = normals.copy()
        held[place] = value
        means.append(advice_at(case, alone, held).mean())
    weight = np.exp(-0.5 * np.linspace(-2.3, 2.3, 47) ** 2)
    weight /= weight.sum()
    middle = weight @ means
    share = (weight @ (np.array(means) - middle) ** 2) / advice_at(case, alone, normals).var()
    assert by_id(answer)["fte-women"].first_order == pytest.approx(share, abs=0.08)


def test_what_does_nothing_is_worth_nothing(answer):
    for name in ("abroad-yield", "duration"):
        index = by_id(answer)[name]
        assert index.intake_at_low == index.intake_at_high == answer.advised_intake
        assert index.information_value == pytest.approx(0, abs=1e-9)
        assert index.total == pytest.approx(0, abs=1e-9)


def test_knowing_a_figure_never_widens_the_advice(answer):
    assert all(-0.02 < index.information_value < 1 for index in answer.indices)
    assert by_id(answer)["fte-women"].information_value > 0.2


def test_the_status_is_that_of_the_figures():
    found = by_id(sensitivity("emergency-physician", draws=64))
    assert found["outflow-women"].status == "assumption"


def test_a_year_that_cannot_be_steered_is_refused():
    with pytest.raises(InputError, match="steered"):
        sensitivity("huisarts", balance_year=2029, draws=32)
