"""How many people should start the training each year?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Annotated

import numpy as np

from raming.answers.answer import CaseAnswer
from raming.answers.assumptions import Assumption, assumptions_of
from raming.answers.bridge import Neighbour
from raming.answers.case import TRENDS_GO, Case, open_case
from raming.answers.comparable import beside_round
from raming.answers.evidence import of_rows
from raming.answers.manifest import plain
from raming.answers.model import HORIZON, Run, build, demand_of, run
from raming.answers.options import OccupationOptions, OddsOptions, question
from raming.answers.possible import first_steerable, impossible, why_no_advice
from raming.answers.published import Published, PublishedAdvice, published_for
from raming.answers.uncertainty.grades import advice_grade, model_grade
from raming.answers.uncertainty.odds import Odds, Sampling, sampling_of
from raming.answers.worth import ModelGrade
from raming.engine.model.demand import RUNGS, ladder
from raming.engine.model.intake import advised_intake, drivers, fte_at_intake
from raming.engine.model.supply import ADJUSTABLE, COMPONENTS
from raming.inputs.meaning import FTE, PEOPLE, PEOPLE_A_YEAR, YEAR, Is
from raming.inputs.options import ODDS, Opt
from raming.inputs.parameters import Cell
from raming.inputs.vocabulary import TRENDS, VARIANTS

DRIVERS = (
    "outflow",
    "in_training",
    "before_steering",
    "abroad",
    "unmet_demand",
    "demographic_growth",
    *TRENDS,
    "working_time",
    "vertical_substitution",
)
"""What the advice is made of, in the order of the engine."""


@dataclass(frozen=True, slots=True)
class Year:
    """Supply and demand in one year."""

    headcount: Annotated[float, Is("people active", PEOPLE)]
    fte: Annotated[float, Is("full-time equivalents active", FTE)]
    demand_fte: Annotated[float, Is("full-time equivalents needed", FTE)]
    gap_fte: Annotated[float, Is("demand minus supply; a shortage is positive", FTE)]
    headcount_by_component: Annotated[dict[str, float], Is("people by where they come from", PEOPLE)]
    fte_at_advice: Annotated[
        float | None,
        Is("full-time equivalents active when the advised intake is followed", FTE),
    ]


@dataclass(frozen=True, slots=True)
class Driver:
    """What one cause contributes to the advice."""

    id: Annotated[str, Is("the driver, one of `DRIVERS`")]
    intake: Annotated[float, Is("places per year", PEOPLE_A_YEAR)]


@dataclass(frozen=True, slots=True)
class ScenarioAdvice:
    """The advice under another scenario, in the same balance year."""

    scenario: Annotated[str, Is("rung of the demand ladder")]
    trend: Annotated[str, Is("`temporary` or `continuing`")]
    variant: Annotated[str, Is("`low`, `mid` or `high`")]
    advised_intake: Annotated[float | None, Is("people per year; null with a reason", PEOPLE_A_YEAR)]
    reason: Annotated[
        str | None,
        Is(
            "why there is no advice: `not-steerable`, `no-effect-of-places`, `demand-below-zero` or `working-time-given-up`; null where there is"
        ),
    ]
    surplus_fte: Annotated[
        float | None,
        Is("full-time equivalents too many even when nobody starts; null where intake is needed", FTE),
    ]


@dataclass(frozen=True, slots=True)
class Advice(CaseAnswer):
    """The advised intake with what drives it and what it rests on."""

    advised_intake: Annotated[
        float | None, Is("people per year, not rounded and never clamped; null with a reason", PEOPLE_A_YEAR)
    ]
    reason: Annotated[
        str | None,
        Is(
            "why there is no advice: `not-steerable`, see `first_steerable_year`, or `no-effect-of-places`, where a place gives no FTE; null where there is"
        ),
    ]
    surplus_fte: Annotated[
        float | None,
        Is(
            "full-time equivalents too many in the balance year even when nobody starts; null where intake is needed",
            FTE,
        ),
    ]
    intake: Annotated[float, Is("intake with which the year path was computed", PEOPLE_A_YEAR)]
    first_steerable_year: Annotated[
        int, Is("first year in which a whole adjustable class has graduated", YEAR)
    ]
    years: Annotated[dict[str, Year], Is("the path by calendar year")]
    drivers: Annotated[
        tuple[Driver, ...], Is("places by cause; they add up to the advice. Empty where there is none")
    ]
    scenarios: Annotated[
        tuple[ScenarioAdvice, ...],
        Is("the advice on every rung, trend and variant, in the same balance year"),
    ]
    published: Annotated[tuple[Published, ...], Is("what was advised, decided and filled, to compare with")]
    published_advice: Annotated[
        PublishedAdvice | None,
        Is("the newest advice published before the next round of the pack; null where there is none"),
    ]
    assumptions: Annotated[
        tuple[Assumption, ...], Is("assumed and estimated figures, the one that moves the advice most first")
    ]
    model_grade: Annotated[
        ModelGrade, Is("what the advice computed here is worth by itself, beside a published one that leads")
    ]
    odds: Annotated[Odds | None, Is("how sure it is; null where no draws were asked for")]
    bridge: Annotated[
        tuple[Neighbour, ...], Is("numbers that answer nearly the same question, with what each differs in")
    ]


@dataclass(frozen=True)
class AdviceOptions(OddsOptions, OccupationOptions):
    """What an advice is asked with."""

    _: KW_ONLY
    costs: Annotated[
        str,
        Opt(
            "Cost of an FTE-year of shortage and of surplus, shortage:surplus, such as 2:1.",
            group=ODDS,
        ),
    ] = "1:1"


@question(AdviceOptions)
def advise(options: AdviceOptions) -> Advice:
    """Advise a training intake.

    The intake with which supply equals demand in the balance year, what it rests on, the path there, and
    what was published.

    Returns:
        The advice, its drivers, the year path, what it rests on, and with draws its odds.

    Raises:
        InputError: when the occupation, or a choice, does not exist, or figures are missing.

    Example:
        >>> advice = advise("huisarts", round=2025)
        >>> round(advice.advised_intake, 1)
        1028.8
    """
    return advice_of(open_case(options.occupation, options), sampling_of(options, options.costs))


def advice_of(case: Case, sampling: Sampling | None = None) -> Advice:
    """Return the advice for a case that was opened before, with its odds where draws are asked for."""
    ran = case.run()
    place = case.balance_year - case.base_year
    advised = _number(advised_intake(ran.demand[:, case.rung], ran.supply)[0, place])
    first = case.base_year + first_steerable(ran)
    parts = drivers(ran.base_fte, ran.model.demand, ran.supply, case.rung, continuing=case.continuing)
    published = published_for(case.pack, case.occupation)
    beside = beside_round(case.pack, case.occupation, case.round)
    published_advice = None if beside is None else beside.published()
    odds, options, seed = None, case.options, None
    ledger = [row for row in case.pack.table("ledger") if row["occupation"] == case.occupation]
    evidence = case.evidence() + of_rows("ledger", ledger)
    if sampling is not None:
        from raming.answers.uncertainty.draws import draws_evidence, odds_of  # noqa: PLC0415 - only where draws are asked for

        evidence += draws_evidence(case)
        odds, seed = odds_of(case, sampling, published_advice), sampling.seed
        options = {**options, **plain(sampling)}
    result = Advice(
        **case.heading(),
        advised_intake=advised,
        reason=why_no_advice(ran.supply, place),
        surplus_fte=_surplus(advised, ran, ran.demand[0, case.rung, place], place),
        intake=case.intake,
        first_steerable_year=first,
        years=years_of(case, ran, advised),
        drivers=()
        if advised is None
        else tuple(Driver(name, float(parts[0, k, place])) for k, name in enumerate(DRIVERS)),
        scenarios=_scenarios(case, ran, place),
        published=published,
        published_advice=published_advice,
        assumptions=assumptions_of(case),
        model_grade=model_grade(case),
        odds=odds,
        bridge=_bridge(case, advised, published_advice, odds),
    )
    return result.sealed(
        "advise",
        options,
        case.pack,
        seed,
        evidence=evidence,
        grade=advice_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )


def _number(value: float) -> float | None:
    """Return a figure, or None where it is not a number."""
    return None if np.isnan(value) else float(value)


def _bridge(
    case: Case, advised: float | None, published: PublishedAdvice | None, odds: Odds | None
) -> tuple[Neighbour, ...]:
    """Return the advice steered from the year of the published one, and the middle of the draws."""
    steering, found = int(case.parameters.value("steering_year")), []
    if advised is not None and published is not None and published.first_year > steering:
        values = {cell: figure.value for cell, figure in case.parameters.items()}
        later = {**values, Cell("steering_year"): float(published.first_year)}
        ran = run(build(later, case.parameters.composition, case.variant), continuing=case.continuing)
        value = _number(
            advised_intake(ran.demand[:, case.rung], ran.supply)[0, case.balance_year - case.base_year]
        )
        if value is not None:
            found.append(Neighbour("steered-later", value, year=published.first_year))
    if odds is not None and advised is not None and "0.5" in odds.advised_intake_quantiles:
        found.append(Neighbour("median", odds.advised_intake_quantiles["0.5"], draws=odds.draws))
    if found and advised is not None:
        found.insert(0, Neighbour("steered-by-round", advised, year=steering))
    return tuple(found)


def _surplus(advised: float | None, ran: Run, demand: float, place: int) -> float | None:
    """Return what supply has too many when nobody starts; None where an intake is needed."""
    if advised is None or advised >= 0.0:
        return None
    return float(fte_at_intake(ran.supply, np.zeros(1))[0, place] - demand)


def heads_by_component(case: Case, ran: Run) -> np.ndarray:
    """Return people by component and year at the intake of the case, axes (component, y)."""
    heads = ran.supply.heads[0].sum(axis=1)
    heads[ADJUSTABLE] = case.intake * ran.supply.heads_per_place[0].sum(axis=0)
    return np.asarray(heads)


def years_of(case: Case, ran: Run, advised: float | None) -> dict[str, Year]:
    """Return the year path of a case at its intake, and what supply becomes at the advised intake."""
    heads = heads_by_component(case, ran)
    fte = fte_at_intake(ran.supply, np.array([case.intake]))[0]
    followed = None if advised is None else fte_at_intake(ran.supply, np.array([advised]))[0]
    demand = ran.demand[0, case.rung]
    return {
        str(case.base_year + t): Year(
            headcount=float(heads[:, t].sum()),
            fte=float(fte[t]),
            demand_fte=float(demand[t]),
            gap_fte=float(demand[t] - fte[t]),
            headcount_by_component={name: float(heads[k, t]) for k, name in enumerate(COMPONENTS)},
            fte_at_advice=None if followed is None else float(followed[t]),
        )
        for t in range(HORIZON + 1)
    }


def _scenarios(case: Case, ran: Run, place: int) -> tuple[ScenarioAdvice, ...]:
    """Return the advice on every rung, trend and variant; supply is that of the run in all of them."""
    made = []
    why_none = why_no_advice(ran.supply, place)
    values = {cell: figure.value for cell, figure in case.parameters.items()}
    for variant, inputs in zip(
        VARIANTS, demand_of(values, case.parameters.composition, VARIANTS), strict=True
    ):
        for trend in TRENDS_GO:
            demand = ladder(ran.base_fte, inputs, continuing=trend == "continuing")
            for rung, scenario in enumerate(RUNGS):
                advised = _number(advised_intake(demand[:, rung], ran.supply)[0, place])
                surplus = _surplus(advised, ran, demand[0, rung, place], place)
                wrong = impossible(demand[:, rung], inputs, rung, continuing=trend == "continuing")
                why = why_none or next((why for why, where in wrong.items() if where[0, place]), None)
                made.append(
                    ScenarioAdvice(scenario, trend, variant, None, why, None)
                    if why
                    else ScenarioAdvice(scenario, trend, variant, advised, None, surplus)
                )
    return tuple(made)
