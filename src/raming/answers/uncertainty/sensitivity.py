"""Which figure matters most, and which would be worth knowing better?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Annotated

import numpy as np

from raming.answers.answer import CaseAnswer
from raming.answers.bridge import Neighbour
from raming.answers.case import Case, open_case
from raming.answers.chances import varies
from raming.answers.comparable import leading
from raming.answers.options import Calibrated, OccupationOptions, Seed, question
from raming.answers.possible import NOT_STEERABLE, first_steerable, refuse_without_advice, why_no_advice
from raming.answers.published import PublishedAdvice
from raming.answers.uncertainty.draws import drawn, drawn_from, draws_evidence, uncertainty_of
from raming.answers.uncertainty.grades import model_grade
from raming.answers.uncertainty.quantities import Uncertainty
from raming.answers.uncertainty.quantity import Quantity
from raming.engine.draws import quantiles
from raming.engine.draws.distributions import TENTH
from raming.engine.model.curves import Array
from raming.inputs.meaning import DRAWN, PEOPLE_A_YEAR, SHARE, Is
from raming.inputs.options import Opt
from raming.inputs.parameters import Cell
from raming.inputs.problems import InputError, Phrase, refuse

DRAWS = 512
"""Draws for the value of information, and the base of the Sobol indices."""
AS_ADVICE = 1000
"""Draws of an advice with its odds, by default."""
_KNOWN = np.polynomial.hermite_e.hermegauss(5)
# values at which a quantity is held when it is supposed to be known, and their weights


@dataclass(frozen=True, slots=True)
class Index:
    """What one uncertain quantity does to the advice."""

    quantity: Annotated[str, Is("its id in the pack")]
    parameter: Annotated[str, Is("the parameter it moves, with its selectors")]
    status: Annotated[str, Is("weakest status of its values")]
    intake_at_low: Annotated[
        float, Is("advice when only this figure is as low as in one draw out of ten", PEOPLE_A_YEAR)
    ]
    intake_at_high: Annotated[
        float, Is("advice when only this figure is as high as in one draw out of ten", PEOPLE_A_YEAR)
    ]
    first_order: Annotated[
        float,
        Is(
            "share of the variance of the advice that it causes by itself (Sobol), all quantities taken as independent",
            SHARE,
        ),
    ]
    total: Annotated[float, Is("the same with everything it causes together with others", SHARE)]
    information_value: Annotated[
        float,
        Is(
            "by which share the spread of the advice (its standard deviation) would be smaller, on average, if it were known; what it says of others by correlation included",
            SHARE,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Sensitivity(CaseAnswer):
    """What the advice is sensitive to."""

    advised_intake: Annotated[float, Is("the advice with every quantity at its median", PEOPLE_A_YEAR)]
    interval: Annotated[tuple[float, float], Is("ends of the 80 % interval of the advice", PEOPLE_A_YEAR)]
    draws: Annotated[
        int,
        Is("draws behind the value of information; the Sobol indices take as many for each quantity", DRAWN),
    ]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    calibration: Annotated[
        float, Is("factor on the spreads of supply that the track record asked for", "ratio")
    ]
    bridge: Annotated[
        tuple[Neighbour, ...], Is("numbers that answer nearly the same question, with what each differs in")
    ]
    indices: Annotated[tuple[Index, ...], Is("every uncertain quantity, the one most worth knowing first")]
    leads: Annotated[
        PublishedAdvice | None,
        Is("the published advice that leads; null where there is none, or where figures were changed"),
    ]


@dataclass(frozen=True)
class SensitivityOptions(OccupationOptions):
    """What a ranking of the uncertain figures is asked with."""

    _: KW_ONLY
    draws: Annotated[
        int,
        Opt("Draws for each quantity; a power of two is best.", low=10, high=200_000, unit="draws"),
    ] = 512
    seed: Seed = 1
    calibrated: Calibrated = True


@question(SensitivityOptions)
def sensitivity(options: SensitivityOptions) -> Sensitivity:
    """Rank the uncertain figures by what knowing them better would be worth.

    The advice at either end of each, its share of the spread (Sobol), and how much smaller the spread would be.

    Raises:
        InputError: when the occupation, or a choice, does not exist, the intake cannot be steered, or no figure
            says how uncertain it is.
    """
    case = open_case(options.occupation, options)
    return sensitivity_of(case, options.draws, options.seed, calibrated=options.calibrated)


def sensitivity_of(case: Case, draws: int, seed: int, *, calibrated: bool = True) -> Sensitivity:
    """Return what the advice of a case is sensitive to."""
    uncertain = uncertainty_of(case, calibrated=calibrated)
    if not uncertain.quantities:
        raise refuse_fixed(case)
    normals = drawn(case, uncertain, draws, seed).normals
    middle = advice_at(case, uncertain, np.zeros((len(uncertain.quantities), 1)))[0]
    all_drawn = advice_at(case, uncertain, normals)
    if np.isnan(all_drawn).any():
        ran = case.run()
        why = why_no_advice(ran.supply, case.balance_year - case.base_year) or NOT_STEERABLE
        refuse_without_advice(why, case.balance_year, case.base_year + first_steerable(ran))
    if not varies(all_drawn):
        raise refuse_fixed(case)
    spread = float(np.std(all_drawn))
    low, high = (advice_at(case, uncertain, sign * TENTH * np.eye(len(normals))) for sign in (-1.0, 1.0))
    first, total = sobol_indices(case, uncertain, draws, seed)
    indices = [
        Index(
            quantity.id,
            str(Cell(quantity.parameter, quantity.sex, quantity.cohort)),
            _status(case, quantity),
            float(low[place]),
            float(high[place]),
            float(first[place]),
            float(total[place]),
            1.0 - _spread_when_known(case, uncertain, normals, place) / spread,
        )
        for place, quantity in enumerate(uncertain.quantities)
    ]
    indices.sort(key=lambda index: -index.information_value)
    ends = np.quantile(all_drawn, (0.1, 0.9))
    result = Sensitivity(
        **case.heading(),
        advised_intake=float(middle),
        interval=(float(ends[0]), float(ends[1])),
        draws=draws,
        seed=seed,
        calibration=uncertain.factor["supply"],
        bridge=_bridge(case, uncertain, all_drawn, draws, seed),
        indices=tuple(indices),
        leads=leading(case.pack, case.occupation, case.round, changed=bool(case.overrides)),
    )
    options = {**case.options, "draws": draws, "seed": seed, "calibrated": calibrated}
    return result.sealed(
        "sensitivity",
        options,
        case.pack,
        seed,
        evidence=case.evidence() + draws_evidence(case),
        grade=model_grade(case).grade,
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )


def refuse_fixed(case: Case) -> InputError:
    """Return the refusal of a ranking where no figure says how uncertain it is."""
    return refuse(
        "no figure of {occupation} in round {round} says how uncertain it is: there is nothing to rank",
        occupation=case.pack.named(case.occupation),
        round=case.round,
        rule="no-figures",
        file="parameters.csv",
        field="low",
        expected=Phrase("an 80 % interval with the figures that are uncertain, or a table uncertainty.csv"),
    )


def _bridge(
    case: Case, uncertain: Uncertainty, advised: Array, draws: int, seed: int
) -> tuple[Neighbour, ...]:
    """Return the middle of the draws, and the interval over as many draws as an advice with odds takes."""
    found = [Neighbour("median", float(np.median(advised)), draws=draws)]
    if draws < AS_ADVICE:
        place = case.balance_year - case.base_year
        more = np.sort(drawn(case, uncertain, AS_ADVICE, seed).advised[:, place])
        low, high = quantiles.sorting((0.1, 0.9), AS_ADVICE)(more)
        found.append(Neighbour("more-draws", float(low), float(high), draws=AS_ADVICE))
    return tuple(found)


def advice_at(case: Case, uncertain: Uncertainty, normals: Array) -> Array:
    """Return the advice for standard normal numbers, axes (quantity, d) to (d)."""
    return drawn_from(case, uncertain, normals).advised[:, case.balance_year - case.base_year]


def _spread_when_known(case: Case, uncertain: Uncertainty, normals: Array, place: int) -> float:
    """Return the expected standard deviation of the advice when one quantity is known.

    It is held at five values in turn (Gauss-Hermite, so that their weighted mean is the expectation). The
    others move as far as they are correlated with it: of normal numbers, what is left after that does not
    depend on it.
    """
    along = uncertain.correlation[:, place, None]
    rest = normals - along * normals[place]
    values, weights = _KNOWN
    spreads = [float(np.std(advice_at(case, uncertain, rest + along * value))) for value in values]
    return float(np.dot(weights, spreads) / weights.sum())


def sobol_indices(case: Case, uncertain: Uncertainty, draws: int, seed: int) -> tuple[Array, Array]:
    """Return the first-order and total Sobol index of every quantity, by SALib.

    Quantities are taken as independent: with correlation, an index has no single meaning.
    """
    from SALib.analyze.sobol import analyze  # noqa: PLC0415 - seconds to load
    from SALib.sample.sobol import sample  # noqa: PLC0415

    count = len(uncertain.quantities)
    problem = {
        "num_vars": count,
        "names": [quantity.id for quantity in uncertain.quantities],
        "bounds": [[0.0, 1.0]] * count,
        "dists": ["norm"] * count,
    }
    base = 1 << (draws - 1).bit_length()
    points = sample(problem, base, calc_second_order=False, seed=seed)
    outcomes = np.concatenate(
        [advice_at(case, uncertain, part.T) for part in np.array_split(points, 1 + len(points) // 4096)]
    )
    analysed = analyze(problem, outcomes, calc_second_order=False, seed=seed, num_resamples=2)
    return np.asarray(analysed["S1"]), np.asarray(analysed["ST"])


def _status(case: Case, quantity: Quantity) -> str:
    """Return the weakest status of the figures a quantity moves."""
    order = ("published", "derived", "estimate", "assumption", "scenario")
    statuses = {figure.status for cell, figure in case.used().items() if quantity.moves(cell)}
    return max(statuses, key=order.index, default="assumption")
