"""How sure is the advice? What the odds consist of; `draws` computes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from raming.answers.options import OddsOptions
from raming.inputs.meaning import DRAWN, FTE, PEOPLE, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.problems import Phrase, refuse

SEED = 1
INTAKE_PROBABILITIES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
BANDS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""Quantiles of the fan charts: the median, and the ends of the bands of 50, 80 and 95 %."""
CONFIDENCES = (0.5, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Costs:
    """What an imbalance costs."""

    shortage: Annotated[float, Is("cost of an FTE-year too few", "cost of an FTE-year")] = 1.0
    surplus: Annotated[float, Is("cost of an FTE-year too many, in the same unit", "cost of an FTE-year")] = (
        1.0
    )


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the odds are to be drawn.

    Attributes:
        draws: number of draws.
        seed: seed of the draws; the same seed gives two scenarios the same luck.
        costs: what an imbalance costs per FTE-year, `shortage:surplus`.
        calibrated: multiply the spreads of supply by what the track record asks for.
        noise: demographic noise: `none`, `analytic` or `simulated`.
    """

    draws: int
    seed: int = SEED
    costs: str = "1:1"
    calibrated: bool = True
    noise: str = "none"

    def parsed_costs(self) -> Costs:
        """Return the costs as numbers.

        Raises:
            InputError: when they are not two positive numbers.
        """
        first, _, second = self.costs.partition(":")
        try:
            shortage, surplus = float(first), float(second)
        except ValueError:
            shortage = surplus = float("nan")
        if not (0.0 < shortage < float("inf") and 0.0 < surplus < float("inf")):
            raise refuse(
                "costs have another form",
                field="--costs",
                value=self.costs,
                expected=Phrase("shortage:surplus, two positive numbers such as 2:1"),
            )
        return Costs(shortage, surplus)


def sampling_of(options: OddsOptions, costs: str = "1:1") -> Sampling | None:
    """Return how the odds are to be drawn; None where no draws were asked for."""
    if options.draws is None:
        return None
    return Sampling(options.draws, options.seed, costs, options.calibrated, options.noise)


@dataclass(frozen=True, slots=True)
class Chance:
    """One point of the curve of chances."""

    intake: Annotated[float, Is("people per year", PEOPLE_A_YEAR)]
    probability: Annotated[float, Is("chance that this intake suffices in the balance year", SHARE)]


@dataclass(frozen=True, slots=True)
class YearOdds:
    """One year of the fan charts: quantiles by probability."""

    headcount: Annotated[dict[str, float], Is("people active", PEOPLE)]
    fte: Annotated[dict[str, float], Is("full-time equivalents active", FTE)]
    demand_fte: Annotated[dict[str, float], Is("full-time equivalents needed", FTE)]
    gap_fte: Annotated[dict[str, float], Is("demand minus supply; a shortage is positive", FTE)]
    p_shortage: Annotated[float, Is("chance that demand exceeds supply", SHARE)]


@dataclass(frozen=True, slots=True)
class Noise:
    """What chance alone does, every figure being known: people are whole, and each leaves or stays."""

    kind: Annotated[
        str, Is("`analytic` (its variance by formula) or `simulated` (people of every draw live one course)")
    ]
    fte_sd: Annotated[
        float, Is("standard deviation of supply in the balance year, in FTE: that of the middle draw", FTE)
    ]
    intake_sd: Annotated[
        float | None,
        Is(
            "standard deviation of the advised intake in people per year, likewise; null where it cannot be steered",
            PEOPLE_A_YEAR,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Odds:
    """The advice with its uncertainty."""

    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    advised_intake_quantiles: Annotated[
        dict[str, float],
        Is("intake that gives balance, by probability; empty where it cannot be steered", PEOPLE_A_YEAR),
    ]
    intake_for_confidence: Annotated[
        dict[str, float],
        Is("smallest intake that suffices with a chance of at least this, by confidence", PEOPLE_A_YEAR),
    ]
    p_balance_at_current_intake: Annotated[
        float | None, Is("chance of supply at least equal to demand in the balance year", SHARE)
    ]
    p_balance_at_intake: Annotated[float | None, Is("the same at the intake of the year path", SHARE)]
    published_advice: Annotated[
        float | None,
        Is(
            "the published advice it is compared with; null where there is none, or where it is a range",
            PEOPLE_A_YEAR,
        ),
    ]
    p_balance_at_published_advice: Annotated[float | None, Is("the chance of balance at that advice", SHARE)]
    published_range: Annotated[
        tuple[Chance, ...],
        Is("the chance at both ends of the published advice where it is a range; empty otherwise"),
    ]
    least_regret_intake: Annotated[
        float | None,
        Is("intake with the least expected cost of imbalance; null where there is none", PEOPLE_A_YEAR),
    ]
    costs: Annotated[Costs, Is("what a shortage and a surplus cost per FTE-year")]
    regret_years: Annotated[
        tuple[int, int], Is("first and last year over which those costs are added up", YEAR)
    ]
    chances: Annotated[tuple[Chance, ...], Is("chance that an intake suffices, for a row of intakes")]
    years: Annotated[dict[str, YearOdds], Is("fan charts by calendar year, at the intake of the year path")]
    calibration: Annotated[
        float,
        Is("factor on the spreads of supply that the track record asked for; 1 changes nothing", "ratio"),
    ]
    rests_on: Annotated[
        dict[str, float],
        Is(
            "share of the spread of the advice by the status of the spreads that cause it; one learned from another occupation is an assumption",
            SHARE,
        ),
    ]
    noise: Annotated[
        Noise | None, Is("demographic noise, counted in all of these; null where it is left out")
    ]
    certificate: Annotated[
        float | None,
        Is(
            "largest relative error found in survival where it is interpolated over draws of hazards by age; null where it is exact",
            SHARE,
        ),
    ]
    impossible_draws: Annotated[
        int | None,
        Is(
            "draws in which demand falls below zero, or working time almost to nothing, in some year; null where none does",
            DRAWN,
        ),
    ]


@dataclass(frozen=True, slots=True)
class PathOdds:
    """A year path with its uncertainty."""

    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    years: Annotated[dict[str, YearOdds], Is("fan charts by calendar year, at the intake of the year path")]
    calibration: Annotated[
        float,
        Is("factor on the spreads of supply that the track record asked for; 1 changes nothing", "ratio"),
    ]
    noise: Annotated[Noise | None, Is("demographic noise, counted in the fans; null where it is left out")]
    certificate: Annotated[
        float | None,
        Is(
            "largest relative error found in survival where it is interpolated over draws of hazards by age; null where it is exact",
            SHARE,
        ),
    ]
    impossible_draws: Annotated[
        int | None,
        Is(
            "draws in which demand falls below zero, or working time almost to nothing, in some year; null where none does",
            DRAWN,
        ),
    ]
