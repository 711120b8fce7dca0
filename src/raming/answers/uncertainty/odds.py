"""How sure is the advice? What the odds consist of; `draws` computes them."""

from dataclasses import dataclass

from raming.inputs.problems import refuse

SEED = 1
INTAKE_PROBABILITIES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
BANDS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""Quantiles of the fan charts: the median, and the ends of the bands of 50, 80 and 95 %."""
CONFIDENCES = (0.5, 0.7, 0.8, 0.9, 0.95)
NOISES = ("none", "analytic", "simulated")
"""Demographic noise, that people are whole: left out, by its variance, or lived by people of every draw."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What an imbalance costs.

    Attributes:
        shortage: cost of an FTE-year too few.
        surplus: cost of an FTE-year too many, in the same unit.
    """

    shortage: float = 1.0
    surplus: float = 1.0


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the odds are to be drawn.

    Attributes:
        draws: number of draws.
        seed: seed of the draws; the same seed gives two scenarios the same luck.
        costs: what an imbalance costs per FTE-year, `shortage:surplus`.
        calibrated: multiply the spreads of supply by what the track record asks for.
        noise: demographic noise, one of `NOISES`.
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
                expected="shortage:surplus, two positive numbers such as 2:1",
            )
        return Costs(shortage, surplus)


@dataclass(frozen=True, slots=True)
class Chance:
    """One point of the curve of chances.

    Attributes:
        intake: people per year.
        probability: chance that this intake suffices in the balance year.
    """

    intake: float
    probability: float


@dataclass(frozen=True, slots=True)
class YearOdds:
    """One year of the fan charts: quantiles by probability.

    Attributes:
        headcount: people active.
        fte: full-time equivalents active.
        demand_fte: full-time equivalents needed.
        gap_fte: demand minus supply; a shortage is positive.
        p_shortage: chance that demand exceeds supply.
    """

    headcount: dict[str, float]
    fte: dict[str, float]
    demand_fte: dict[str, float]
    gap_fte: dict[str, float]
    p_shortage: float


@dataclass(frozen=True, slots=True)
class Noise:
    """What chance alone does, every figure being known: people are whole, and each leaves or stays.

    Attributes:
        kind: `analytic` (its variance by formula) or `simulated` (people of every draw live one course).
        fte_sd: standard deviation of supply in the balance year, in FTE: that of the middle draw.
        intake_sd: standard deviation of the advised intake in people per year, likewise; null where it
            cannot be steered.
    """

    kind: str
    fte_sd: float
    intake_sd: float | None


@dataclass(frozen=True, slots=True)
class Odds:
    """The advice with its uncertainty.

    Attributes:
        draws: number of draws.
        seed: seed of the draws.
        advised_intake_quantiles: intake that gives balance, by probability; empty where it cannot be steered.
        intake_for_confidence: smallest intake that suffices with a chance of at least this, by confidence.
        p_balance_at_current_intake: chance of supply at least equal to demand in the balance year.
        p_balance_at_intake: the same at the intake of the year path.
        published_advice: the published advice it is compared with; null where there is none.
        p_balance_at_published_advice: the chance of balance at that advice.
        least_regret_intake: intake with the least expected cost of imbalance; null where there is none.
        costs: what a shortage and a surplus cost per FTE-year.
        regret_years: first and last year over which those costs are added up.
        chances: chance that an intake suffices, for a row of intakes.
        years: fan charts by calendar year, at the intake of the year path.
        calibration: factor on the spreads of supply that the track record asked for; 1 changes nothing.
        rests_on: share of the spread of the advice by status of the figures that cause it.
        noise: demographic noise, counted in all of these; null where it is left out.
        certificate: largest relative error found in survival where it is interpolated over draws of hazards
            by age; null where it is exact.
    """

    draws: int
    seed: int
    advised_intake_quantiles: dict[str, float]
    intake_for_confidence: dict[str, float]
    p_balance_at_current_intake: float | None
    p_balance_at_intake: float | None
    published_advice: float | None
    p_balance_at_published_advice: float | None
    least_regret_intake: float | None
    costs: Costs
    regret_years: tuple[int, int]
    chances: tuple[Chance, ...]
    years: dict[str, YearOdds]
    calibration: float
    rests_on: dict[str, float]
    noise: Noise | None
    certificate: float | None


@dataclass(frozen=True, slots=True)
class PathOdds:
    """A year path with its uncertainty.

    Attributes:
        draws: number of draws.
        seed: seed of the draws.
        years: fan charts by calendar year, at the intake of the year path.
        calibration: factor on the spreads of supply that the track record asked for; 1 changes nothing.
        noise: demographic noise, counted in the fans; null where it is left out.
        certificate: largest relative error found in survival where it is interpolated over draws of hazards
            by age; null where it is exact.
    """

    draws: int
    seed: int
    years: dict[str, YearOdds]
    calibration: float
    noise: Noise | None
    certificate: float | None
