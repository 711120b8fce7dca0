"""What differs between two cases, and what each difference does to the advice: Shapley values.

A Shapley value is the effect of a difference averaged over every order in which the differences can be made,
so no order is preferred and the values add up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import factorial
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt

from raming.answers.case import Case
from raming.answers.model import Values, build, run
from raming.answers.possible import refuse_without_advice, why_no_advice
from raming.engine.model.curves import Array
from raming.engine.model.demand import RUNGS
from raming.engine.model.intake import advised_intake
from raming.inputs.meaning import PEOPLE_A_YEAR, Is
from raming.inputs.parameters import Cell
from raming.inputs.problems import Phrase, refuse
from raming.inputs.vocabulary import TRENDS

KINDS = ("data", "behaviour", "assumption", "judgement", "method")
"""Data revised, behaviour changed, assumption changed, variant or judgement, method changed."""

_GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "stock": ("data", ("stock_headcount", "stock_share_female", "stock_age")),
    "pipeline": ("data", ("intake_per_year",)),
    "demographic_growth": ("data", ("demographic_growth",)),
    "fte": ("behaviour", ("fte_per_head",)),
    "outflow": ("behaviour", ("stock_cumulative_outflow", "exit_hazard")),
    "external_yield": ("behaviour", ("external_yield", "entry_age")),
    "training": ("behaviour", ("internal_yield", "intake_share_female", "training_duration")),
    "abroad": ("behaviour", ("abroad_inflow_per_year", "abroad_share_female", "abroad_yield")),
    "unmet_demand": ("assumption", ("unmet_demand",)),
    "working_time": ("assumption", ("working_time",)),
    "vertical_substitution": ("assumption", ("vertical_substitution",)),
    "calendar": ("method", ("base_year", "steering_year", "trend_year", "balance_year")),
}
_ADJUSTABLE = "after_steering"
_STEP = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """What one difference did to the advice."""

    id: Annotated[str, Is("difference between the two")]
    kind: Annotated[str, Is("`data`, `behaviour`, `assumption`, `judgement` or `method`")]
    effect: Annotated[
        float, Is("what it adds to the advice; all effects add up to the whole difference", PEOPLE_A_YEAR)
    ]


Coalitions = npt.NDArray[np.int64]
"""Sets of differences that are made already: bit `i` for player `i`."""
Chosen = npt.NDArray[np.bool_]


class Differences:
    """The differences as players: the advice with any of them made already, and what each is worth.

    The advice is a straight line in the sum of the trends, whatever else differs. So the trends need not be
    taken in every order with each other: each is worth its own size times the expected slope, which is what
    the full Shapley sum gives. That keeps the number of coalitions at 2 to the number of *other* differences.
    """

    def __init__(self, before: Case, after: Case) -> None:
        """Find what differs."""
        self._cases = (before, after)
        self._values: tuple[Values, Values] = tuple(
            {cell: figure.value for cell, figure in case.parameters.items()} for case in self._cases
        )  # type: ignore[assignment]
        same = before.parameters.composition == after.parameters.composition
        self._group = {cell: _group_of(cell, same) for values in self._values for cell in values}
        self._trends = [name for name in TRENDS if self._differs(name)]
        self._players = [name for name in _GROUPS if name != "calendar" and self._differs(name)]
        self._structural = {name for name in self._players if self._cells(0, name) != self._cells(1, name)}
        choices: dict[str, list[Any]] = {
            "scenario": [case.scenario for case in self._cases],
            "trend": [case.trend for case in self._cases],
            "variant": [case.variant for case in self._cases],
            "balance_year": [case.balance_year - case.base_year for case in self._cases],
            "calendar": [_offsets(case) for case in self._cases],
            "composition": [case.parameters.composition for case in self._cases],
        }
        self._choices = {name: pair for name, pair in choices.items() if pair[0] != pair[1]}
        self._settled = {name: pair[0] for name, pair in choices.items() if pair[0] == pair[1]}
        self._players += list(self._choices)

    def _cells(self, side: int, group: str) -> set[Cell]:
        return {cell for cell in self._values[side] if self._group[cell] == group}

    def _differs(self, group: str) -> bool:
        cells = self._cells(0, group)
        return cells != self._cells(1, group) or any(
            self._values[0][cell] != self._values[1][cell] for cell in cells
        )

    def ends(self) -> tuple[float, float]:
        """Return the two advices."""
        nothing, all_ = np.array([0]), np.array([2 ** len(self._players) - 1])
        return float(self._advice(nothing, "before")[0]), float(self._advice(all_, "after")[0])

    def parts(self) -> Iterator[Part]:
        """Return what every difference is worth."""
        count = len(self._players)
        coalitions = np.arange(2**count, dtype=np.int64)
        sizes = np.array([mask.bit_count() for mask in range(2**count)])
        without = self._advice(coalitions, "before")
        with_ = self._advice(coalitions, "after") if self._trends else without
        everyone = count + bool(self._trends)
        weight = np.array(
            [
                factorial(size) * factorial(everyone - size - 1) / factorial(everyone)
                for size in range(everyone)
            ]
        )
        for place, player in enumerate(self._players):
            outside = coalitions[coalitions >> place & 1 == 0]
            inside = outside | 1 << place
            effect = weight[sizes[outside]] @ (without[inside] - without[outside])
            if self._trends:
                effect += weight[sizes[outside] + 1] @ (with_[inside] - with_[outside])
            yield Part(player, self._kind(player), float(effect))
        if self._trends:
            slope = (self._advice(coalitions, "steeper") - without) / _STEP
            for name in self._trends:
                yield Part(
                    name, self._kind(name), float((weight[sizes] * slope) @ self._moves(name, coalitions))
                )

    def _kind(self, player: str) -> str:
        if player in self._choices:
            return "method" if player in ("composition", "calendar") else "judgement"
        changed = any(
            case.parameters[cell].status == "scenario"
            for case in self._cases
            for cell in case.parameters
            if self._group[cell] == player
        )
        return "assumption" if changed or player in TRENDS else _GROUPS[player][0]

    def _moves(self, trend: str, coalitions: Coalitions) -> Array:
        """Return by how much a trend differs, with the variant that each coalition has."""
        moves = []
        for variant in (self._cases[0].variant, self._cases[1].variant):
            cell = Cell(trend, variant=variant)
            moves.append(float(self._values[1][cell]) - float(self._values[0][cell]))
        return np.where(self._has(coalitions, "variant"), moves[1], moves[0])

    def _has(self, coalitions: Coalitions, player: str) -> Chosen:
        """Return which coalitions have a player."""
        if player not in self._players:
            return np.zeros(len(coalitions), dtype=bool)
        return np.asarray(coalitions >> self._players.index(player) & 1 == 1)

    def _advice(self, coalitions: Coalitions, trends: str) -> Array:
        """Return the advice of every coalition, with the trends of before or after, or one made steeper."""
        advice = np.empty(len(coalitions))
        apart = [*self._choices, *sorted(self._structural)]
        for state in product((False, True), repeat=len(apart)):
            chosen = np.ones(len(coalitions), dtype=bool)
            for player, on in zip(apart, state, strict=True):
                chosen &= self._has(coalitions, player) == on
            if chosen.any():
                settings = dict(zip(apart, state, strict=True))
                advice[chosen] = self._batch(coalitions[chosen], settings, trends)
        if np.isnan(advice).any():
            refuse_without_advice(self._why_none(), self._cases[0].balance_year)
            raise refuse(
                "the intake cannot be steered on the way from one side to the other",
                field="compare",
                value=self._cases[0].balance_year,
                expected=Phrase("a later balance year"),
            )
        return advice

    def _why_none(self) -> str | None:
        """Return why there is no advice on either side; None where there is one on both."""
        reasons = (
            why_no_advice(case.run().supply, case.balance_year - case.base_year) for case in self._cases
        )
        return next(filter(None, reasons), None)

    def _batch(self, coalitions: Coalitions, settings: Mapping[str, bool], trends: str) -> Array:
        """Return the advice of coalitions that agree on everything that is not a number."""
        chosen = {name: pair[settings[name]] for name, pair in self._choices.items()} | self._settled
        values = dict(self._mixed(coalitions, settings, trends))
        model = build(values, chosen["composition"], chosen["variant"])
        ran = run(model, continuing=chosen["trend"] == "continuing")
        advised = advised_intake(ran.demand[:, RUNGS.index(chosen["scenario"])], ran.supply)
        return np.broadcast_to(advised[:, chosen["balance_year"]], len(coalitions))

    def _mixed(
        self, coalitions: Coalitions, settings: Mapping[str, bool], trends: str
    ) -> Iterator[tuple[Cell, float | Array]]:
        """Return every cell with the value of the side that each coalition takes it from."""
        for cell, group in self._group.items():
            if group in TRENDS:
                side = 1 if trends == "after" else 0
                yield (
                    cell,
                    self._values[side][cell] + (_STEP if trends == "steeper" and group == TRENDS[0] else 0.0),
                )
            elif group in self._structural or group in ("calendar", "composition"):
                side = settings.get(group, False)
                if cell in self._values[side]:
                    yield cell, self._values[side][cell]
            elif group in self._players:
                taken = self._has(coalitions, group)
                yield cell, np.where(taken, self._values[1][cell], self._values[0][cell])
            else:
                yield cell, self._values[0][cell]


def _group_of(cell: Cell, same_composition: bool) -> str:
    """Return the difference to which a cell belongs; the intake that is advised is no difference.

    Another composition reads the rates of the work process in another way, so they cannot be exchanged by
    themselves.
    """
    if not same_composition and cell.parameter in (*TRENDS, "working_time", "vertical_substitution"):
        return "composition"
    if cell.parameter in TRENDS:
        return cell.parameter
    if cell.parameter == "intake_per_year" and cell.cohort == _ADJUSTABLE:
        return "adjustable"
    return next(name for name, (_, parameters) in _GROUPS.items() if cell.parameter in parameters)


def _offsets(case: Case) -> tuple[int, int]:
    """Return the years from the base year to the steering year and to the trend year."""
    years = [int(case.parameters.value(name)) for name in ("steering_year", "trend_year")]
    return years[0] - case.base_year, years[1] - case.base_year
