"""Which assumed figures does an advice rest on, and how far would each move it by itself?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeVar

import numpy as np

from raming.answers.case import Case
from raming.answers.model import build, run
from raming.engine.model.intake import advised_intake
from raming.inputs.meaning import OWN_UNIT, PEOPLE_A_YEAR, Is
from raming.inputs.parameters import Cell, ParameterFigure

Value = TypeVar("Value")
WEIGHED = ("assumption", "estimate")
"""Statuses of the figures that are weighed: those that somebody chose."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumed or estimated figure with what it does to the advice.

    A row of the pack that holds for several cells, such as both sexes, counts as one figure.
    """

    parameter: Annotated[str, Is("name of the parameter")]
    sex: Annotated[str | None, Is("`f` or `m`; null where the figure holds for both")]
    cohort: Annotated[str | None, Is("training cohort; null where it holds for all")]
    at: Annotated[
        int | None, Is("years after the base year or after graduation; null where it holds for all", "years")
    ]
    value: Annotated[float, Is("the value", OWN_UNIT)]
    low: Annotated[float | None, Is("lower end of its 80 % interval; null where none is stated", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of its 80 % interval; null where none is stated", OWN_UNIT)]
    unit: Annotated[str, Is("unit of the value")]
    status: Annotated[str, Is("`assumption` or `estimate`")]
    rationale: Annotated[str, Is("why this value")]
    advised_at_low: Annotated[
        float | None,
        Is("the advice with only this figure at its lower end; null where there is none", PEOPLE_A_YEAR),
    ]
    advised_at_high: Annotated[
        float | None,
        Is("the advice with only this figure at its upper end; null where there is none", PEOPLE_A_YEAR),
    ]

    @property
    def swing(self) -> float:
        """How far the advice moves between the ends of the interval, in places per year."""
        if self.advised_at_low is None or self.advised_at_high is None:
            return 0.0
        return abs(self.advised_at_high - self.advised_at_low)


def assumptions_of(case: Case) -> tuple[Assumption, ...]:
    """Return the assumed and estimated figures of a case, the one that moves the advice most first."""
    rows: dict[object, list[tuple[Cell, ParameterFigure]]] = {}
    for cell, figure in case.used().items():
        if figure.status in WEIGHED:
            rows.setdefault(figure.row or str(cell), []).append((cell, figure))
    if not rows:
        return ()
    ends = _advice_at_ends(case, list(rows.values()))
    assumptions = []
    for cells, (low, high) in zip(rows.values(), ends, strict=True):
        figure = cells[0][1]
        held = [cell for cell, _ in cells]
        known = figure.low is not None and figure.high is not None
        assumptions.append(
            Assumption(
                parameter=held[0].parameter,
                sex=_only({cell.sex for cell in held}),
                cohort=_only({cell.cohort for cell in held}),
                at=_only({cell.at for cell in held}),
                value=figure.value,
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
                status=figure.status,
                rationale=figure.rationale,
                advised_at_low=low if known else None,
                advised_at_high=high if known else None,
            )
        )
    return tuple(sorted(assumptions, key=lambda entry: -entry.swing))


def _only(values: set[Value]) -> Value | None:
    """Return the one value there is, None where there are several."""
    return next(iter(values)) if len(values) == 1 else None


def _advice_at_ends(
    case: Case, rows: list[list[tuple[Cell, ParameterFigure]]]
) -> list[tuple[float | None, float | None]]:
    """Return the advice with each row at its lower and at its upper end, all in one run of the engine."""
    draws = 2 * len(rows)
    values: dict[Cell, float | np.ndarray] = {cell: figure.value for cell, figure in case.parameters.items()}
    for number, cells in enumerate(rows):
        for cell, figure in cells:
            ends = np.full(draws, figure.value)
            if figure.low is not None and figure.high is not None:
                ends[2 * number : 2 * number + 2] = figure.low, figure.high
            values[cell] = ends
    ran = run(build(values, case.parameters.composition, case.variant), continuing=case.continuing)
    advised = advised_intake(ran.demand[:, case.rung], ran.supply)[:, case.balance_year - case.base_year]
    known = [None if np.isnan(value) else float(value) for value in advised]
    return list(zip(known[::2], known[1::2], strict=True))
