"""What would earlier rounds have foreseen, and what came true?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist
from typing import Annotated

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import names_of, of_parameters, opened_pack
from raming.answers.evidence import Evidence
from raming.answers.model import Values
from raming.answers.options import Occupation, PackOptions, question
from raming.answers.uncertainty.quantities import Rounds
from raming.answers.uncertainty.track import (
    CHECKED_LEVELS,
    ENOUGH,
    Pair,
    Scored,
    factor_from,
    pairs,
    projected,
    scored,
    stock,
    with_observed_intake,
)
from raming.engine.draws.distributions import shift_amount
from raming.engine.model.curves import Array
from raming.inputs.meaning import SHARE, Is
from raming.inputs.parameters import Cell, ParameterSet
from raming.inputs.problems import Phrase, refuse

INTAKES = ("planned", "observed")
NAIVE = ("no-change", "linear-trend", "last-growth")
METHODS = ("model", *NAIVE)
LEARNERS = ("drift", "fading-drift")
FADING = 5.0
"""Years in which a fading drift loses all but 1/e of its pace."""


@dataclass(frozen=True, slots=True)
class Error:
    """How one forecast came out, as signed shares of what was observed."""

    from_round: Annotated[int, Is("round that was projected", "round")]
    to_round: Annotated[int, Is("round whose stock it should have foreseen", "round")]
    horizon: Annotated[int, Is("years from round to round", "years")]
    intake: Annotated[str, Is("`planned` in the round, or `observed` afterwards; naive methods know neither")]
    method: Annotated[str, Is("model, naive rule, or model with learned drift")]
    headcount_error: Annotated[
        float | None, Is("error in people active, as a signed share of what was counted", SHARE)
    ]
    fte_error: Annotated[
        float | None, Is("error in full-time equivalents, as a signed share of what was counted", SHARE)
    ]


@dataclass(frozen=True, slots=True)
class Hits:
    """How many observed stocks lay in their interval."""

    headcount: Annotated[int, Is("stocks of people inside their interval", "pairs")]
    fte: Annotated[int, Is("stocks of full-time equivalents inside their interval", "pairs")]
    of: Annotated[int, Is("pairs of rounds", "pairs")]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hits before and after calibration, each round by spreads and a factor learned without it."""

    before: Annotated[Hits, Is("with the spreads as learned")]
    after: Annotated[Hits, Is("with the spreads multiplied by the factor the other rounds ask for")]


@dataclass(frozen=True, slots=True)
class Skill:
    """How a method compares with a rival over the pairs both can forecast."""

    method: Annotated[str, Is("what is judged")]
    against: Annotated[str, Is("what it is compared with")]
    intake: Annotated[str, Is("`planned` or `observed`")]
    horizon: Annotated[int | None, Is("years ahead; null for all pairs together", "years")]
    pairs: Annotated[int, Is("pairs of rounds both can forecast", "pairs")]
    headcount: Annotated[
        float,
        Is(
            "1 − mean absolute error / that of the rival: 1 is perfect, below 0 is worse than the rival",
            SHARE,
        ),
    ]
    fte: Annotated[float, Is("the same in full-time equivalents", SHARE)]


@dataclass(frozen=True, slots=True)
class Backtest(Reproducible):
    """The track record."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    rows: Annotated[tuple[Error, ...], Is("every pair of rounds, intake and method")]
    skill: Annotated[tuple[Skill, ...], Is("the model against every naive method, by horizon and together")]
    coverage: Annotated[dict[str, Coverage], Is("observed stocks in their interval, by nominal level")]
    calibration: Annotated[
        float,
        Is("factor on the spreads of supply that all rounds together ask for; used by the odds", "ratio"),
    ]
    calibration_without: Annotated[
        dict[str, float],
        Is("the same without one round, by that round; used for the coverage after calibration", "ratio"),
    ]
    learned: Annotated[
        tuple[Error, ...],
        Is("errors of methods that learn the drift of FTE and of leaving from earlier rounds only"),
    ]
    learned_skill: Annotated[tuple[Skill, ...], Is("those against the model")]


@dataclass(frozen=True)
class BacktestOptions(PackOptions):
    """What a backtest is asked with."""

    occupation: Occupation


@question(BacktestOptions)
def backtest(options: BacktestOptions) -> Backtest:
    """Project every round to the base years of later rounds and compare with the stock they counted.

    Raises:
        InputError: when the occupation does not exist, or has too few rounds.
    """
    opened = opened_pack(options.pack)
    name = opened.occupation(options.occupation)
    rounds = Rounds(opened)
    known = rounds.of(name)
    if len(known) < ENOUGH:
        raise refuse(
            "{name} has too few comparable rounds for a backtest",
            name=opened.named(name),
            field="occupation",
            value=len(known),
            expected=Phrase(
                "at least {least}; {occupation} has them in the Dutch pack",
                least=ENOUGH,
                occupation=opened.named("general-practitioner"),
            )
            if opened.name == "raming-nl"
            else Phrase("at least {least}", least=ENOUGH),
        )
    tested = tuple(pairs(known))
    rows = tuple(error for pair in tested for error in _errors(pair, known))
    learned = tuple(error for pair in tested for error in _learners(pair, known))
    scores = scored(opened, rounds, name)
    without = {parameters.round: factor_from(scores, parameters.round) for parameters in known[:-1]}
    result = Backtest(
        occupation=name,
        names=names_of(opened, name),
        rows=rows,
        skill=tuple(_skills(rows, ("model",), NAIVE)),
        coverage={f"{level:g}": _coverage(scores, without, level) for level in CHECKED_LEVELS},
        calibration=factor_from(scores),
        calibration_without={str(round_): factor for round_, factor in without.items()},
        learned=learned,
        learned_skill=tuple(_skills((*rows, *learned), LEARNERS, ("model",))),
    )
    return result.sealed(
        "backtest",
        {"occupation": name},
        opened,
        evidence=sum((of_parameters(one, int(one.value("base_year"))) for one in known), Evidence()),
    )


def _errors(pair: Pair, rounds: tuple[ParameterSet, ...]) -> Iterator[Error]:
    """Return the errors of the model and of the naive methods for one pair."""
    planned: Values = {cell: figure.value for cell, figure in pair.start.items()}
    values: dict[str, Values] = {"planned": planned, "observed": with_observed_intake(pair, planned)}
    earlier = [one for one in rounds if one.round < pair.start.round]
    for intake in INTAKES:
        heads, fte = projected(pair, values[intake])
        yield _error(pair, intake, "model", (float(heads[0]), float(fte[0])))
        for method in NAIVE:
            yield _error(pair, intake, method, naive(method, pair, earlier[-1] if earlier else None))


def _error(pair: Pair, intake: str, method: str, forecast: tuple[float, float] | None) -> Error:
    """Return a forecast as signed shares of what was observed."""
    heads = fte = None
    if forecast is not None:
        heads, fte = (made / seen - 1.0 for made, seen in zip(forecast, pair.observed(), strict=True))
    return Error(pair.start.round, pair.end.round, pair.horizon, intake, method, heads, fte)


def naive(method: str, pair: Pair, before: ParameterSet | None) -> tuple[float, float] | None:
    """Forecast headcount and FTE by a rule that knows nothing but the latest stocks.

    Args:
        method: `no-change`; `linear-trend`, the line through the two latest stocks; `last-growth`, the last
            yearly growth rate, kept up.
        pair: what is to be forecast.
        before: the round before; without it only `no-change` can forecast.
    """
    now = stock(pair.start)
    if method == "no-change":
        return now
    if before is None:
        return None
    years = pair.start.value("base_year") - before.value("base_year")
    ahead = pair.horizon / years
    then = stock(before)
    if method == "linear-trend":
        return now[0] + (now[0] - then[0]) * ahead, now[1] + (now[1] - then[1]) * ahead
    return now[0] * (now[0] / then[0]) ** ahead, now[1] * (now[1] / then[1]) ** ahead


def _learners(pair: Pair, rounds: tuple[ParameterSet, ...]) -> Iterator[Error]:
    """Return the errors of the model with drift learned from the rounds up to the one that is projected."""
    past = [one for one in rounds if one.round <= pair.start.round]
    values = with_observed_intake(pair, {cell: figure.value for cell, figure in pair.start.items()})
    for method in LEARNERS:
        if len(past) == 1:
            yield _error(pair, "observed", method, None)
            continue
        moved = dict(values)
        for cell in pair.start:
            if cell.at is None or cell.parameter not in ("fte_per_head", "stock_cumulative_outflow"):
                continue
            pace = _pace(past, cell)
            years = float(cell.at) if method == "drift" else FADING * (1.0 - np.exp(-cell.at / FADING))
            value = pair.start[cell].value
            if cell.parameter == "fte_per_head":
                moved[cell] = float(shift_amount(value, np.array(pace * years)))
            else:
                moved[cell] = float(-np.expm1(np.log1p(-value) * np.exp(pace * years / 2.0)))
        heads, fte = projected(pair, moved)
        yield _error(pair, "observed", method, (float(heads[0]), float(fte[0])))


def _pace(past: list[ParameterSet], cell: Cell) -> float:
    """Return the mean yearly move of a figure over past rounds: of its logarithm, or that of its hazard."""

    def at(parameters: ParameterSet) -> float:
        value = parameters[cell].value
        return float(np.log(value if cell.parameter == "fte_per_head" else -np.log1p(-value)))

    moves = [
        (at(after) - at(before)) / (after.value("base_year") - before.value("base_year"))
        for before, after in pairwise(past)
    ]
    return float(np.mean(moves))


def _skills(rows: tuple[Error, ...], methods: tuple[str, ...], rivals: tuple[str, ...]) -> Iterator[Skill]:
    """Return the skill of methods against rivals, by horizon and over all pairs."""
    by_key = {(row.from_round, row.to_round, row.intake, row.method): row for row in rows}
    horizons: list[int | None] = [*sorted({row.horizon for row in rows}), None]
    for method in methods:
        for rival in rivals:
            for intake in INTAKES:
                for horizon in horizons:
                    both = [
                        (row, other)
                        for row in rows
                        if row.method == method and row.intake == intake and horizon in (None, row.horizon)
                        for other in [by_key[row.from_round, row.to_round, intake, rival]]
                        if row.headcount_error is not None and other.headcount_error is not None
                    ]
                    if both:
                        heads, fte = (_skill(both, name) for name in ("headcount_error", "fte_error"))
                        yield Skill(method, rival, intake, horizon, len(both), heads, fte)


def _skill(both: list[tuple[Error, Error]], name: str) -> float:
    """Return 1 − mean absolute error / that of the rival."""
    mine, theirs = (np.mean([abs(getattr(pair[k], name)) for pair in both]) for k in (0, 1))
    return float(1.0 - mine / theirs)


def _coverage(scores: tuple[Scored, ...], without: dict[int, float], level: float) -> Coverage:
    """Return how many observed stocks lay in the intervals of one nominal level."""
    reach = NormalDist().inv_cdf(0.5 + level / 2.0)

    def hits(factor: dict[int, float]) -> Hits:
        inside: Array = np.array(
            [np.abs(one.scores) <= reach * factor.get(one.start, 1.0) for one in scores], dtype=np.float64
        )
        heads, fte = inside.sum(axis=0)
        return Hits(int(heads), int(fte), len(scores))

    return Coverage(hits({}), hits(without))
