"""What is uncertain about an occupation: from the pack's figures and intervals to draws of every cell.

Where the round states an interval with a figure, that is its spread; else where it publishes a low and a high
beside the mid value, those (as an 80 % interval: the publications do not say what they hold); else the spread
that the pack states, or that is learned from how far the figure moved from one round to the next. What the
pack's table of spreads leaves out is drawn from the stated intervals alone (`stated`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from raming.answers.evidence import Evidence, of_rows
from raming.answers.model import Values
from raming.answers.uncertainty.quantity import Quantity, interval_of
from raming.answers.uncertainty.stated import stated_only
from raming.engine.draws import distributions, streams
from raming.engine.draws.distributions import TENTH
from raming.engine.model.curves import Array
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell, ParameterSet
from raming.inputs.tables import Row


class Rounds:
    """The comparable rounds of a pack, by occupation: those of the present composition, each read once."""

    def __init__(self, pack: Pack) -> None:
        """Take the rounds of a pack."""
        self._pack = pack
        self._known: dict[str, tuple[ParameterSet, ...]] = {}

    def of(self, occupation: str) -> tuple[ParameterSet, ...]:
        """Return the rounds of an occupation, rising."""
        if occupation not in self._known:
            self._known[occupation] = tuple(
                self._pack.parameters(occupation, round_)
                for round_ in self._pack.rounds(occupation)
                if self._pack.round(occupation, round_)["composition"] == "v3.2"
            )
        return self._known[occupation]

    def without(self, occupation: str, round_: int) -> "Rounds":
        """Return the same without one round of an occupation."""
        fewer = Rounds(self._pack)
        fewer._known = {
            **self._known,
            occupation: tuple(one for one in self.of(occupation) if one.round != round_),
        }
        return fewer


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """All that is uncertain about one occupation in one round.

    Attributes:
        quantities: what is drawn, in the order of their streams.
        correlation: of their normal numbers `[quantity, quantity]`.
        factor: calibration: by how much spreads are multiplied, on the side of `supply` and of `demand`.
    """

    quantities: tuple[Quantity, ...]
    correlation: Array
    factor: Mapping[str, float]

    def normals(self, seed: int, occupation: str, start: int, stop: int) -> Array:
        """Correlated standard normal numbers of draws `start` to `stop`, axes (quantity, d)."""
        numbers = [quantity.stream for quantity in self.quantities]
        uniforms = streams.uniform(seed, occupation, numbers, start, stop)
        return distributions.correlate(distributions.normal(uniforms), self.correlation)


_SCALES: dict[str, Callable[[np.float64], Any]] = {
    "rate": lambda value: value,
    "amount": np.log,
    "share": distributions.logit,
    "hazard": lambda gone: np.log(-np.log1p(-gone)),
    "survival": lambda left: np.log(-np.log(left)),
    "count": np.sqrt,
}


_SMALLEST_SHARE, _LARGEST_SHARE = np.finfo(np.float64).tiny, np.nextafter(1.0, 0.0)
"""Shares next to nobody and everybody, whose hazard is still finite: 0 and 1 themselves stay where they are."""


def on_scale(scale: str, value: float) -> float:
    """Return a value on the scale on which it moves; infinite at the ends of the scale."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(_SCALES[scale](np.float64(value)))


def uncertainty(
    pack: Pack,
    parameters: ParameterSet,
    *,
    factor: Mapping[str, float] | None = None,
    rounds: Rounds | None = None,
) -> Uncertainty:
    """Return what is uncertain about an occupation in a round.

    Args:
        pack: the pack, with its tables `uncertainty` and `correlations`.
        parameters: the figures of the round.
        factor: calibration by side, 1 where left out.
        rounds: the rounds to learn from; those of the pack when left out.
    """
    rounds = rounds or Rounds(pack)
    quantities = []
    for row in _spreads(pack, parameters.occupation):
        quantity = _quantity(row, rounds, parameters.occupation)
        if any(quantity.moves(cell) for cell in parameters):
            quantities.append(quantity)
    quantities += stated_only(parameters, quantities)
    quantities.sort(key=lambda quantity: quantity.stream)
    known = {"supply": 1.0, "demand": 1.0} | dict(factor or {})
    return Uncertainty(tuple(quantities), _correlation(pack, quantities), known)


def _spreads(pack: Pack, occupation: str) -> tuple[Row, ...]:
    """Return the rows that say how an occupation's figures spread: its own, else those that hold for all."""
    rows: dict[str, Row] = {}
    for row in pack.table("uncertainty"):
        if row["occupation"] in (None, occupation) and (row["occupation"] or row["quantity"] not in rows):
            rows[str(row["quantity"])] = row
    return tuple(rows.values())


def spread_evidence(pack: Pack, parameters: ParameterSet, uncertain: Uncertainty) -> Evidence:
    """Return the spreads and correlations that draws of an occupation rest on, as evidence.

    A spread learned from another occupation is an assumption about this one; one that the round states with all
    the figures it moves is counted with those.
    """
    known = {quantity.id: quantity for quantity in uncertain.quantities}
    used = [
        row
        for row in _spreads(pack, parameters.occupation)
        if str(row["quantity"]) in known
        and any(
            interval_of(parameters, cell) is None
            for cell in parameters
            if known[str(row["quantity"])].moves(cell)
        )
    ]
    statuses = [known[str(row["quantity"])].status for row in used]
    return of_rows("uncertainty", used, statuses) + of_rows(
        "correlations",
        (
            row
            for row in pack.table("correlations")
            if str(row["first"]) in known and str(row["second"]) in known
        ),
    )


def spread_status(parameters: ParameterSet, quantity: Quantity, cell: Cell) -> str:
    """Return what the spread of a cell rests on.

    An interval that is stated with a figure has its status; one beside a published figure is read as holding four
    times in five, which the publication does not say: derived.
    """
    if interval_of(parameters, cell) is None:
        return quantity.status
    own = parameters[cell].status
    return "derived" if own == "published" else own


def _quantity(row: Row, rounds: Rounds, occupation: str) -> Quantity:
    """Read one row of the pack; a spread to be learned is learned now."""
    quantity = Quantity(
        id=str(row["quantity"]),
        parameter=str(row["parameter"]),
        sex=None if row["sex"] is None else str(row["sex"]),
        cohort=None if row["cohort"] is None else str(row["cohort"]),
        scale=str(row["scale"]),
        level=float(row["level"] or 0.0),
        drift=float(row["drift"] or 0.0),
        stated_interval=str(row["stated_interval"]),
        stream=int(row["stream"] or 0),
        status="assumption" if row["learned_from"] not in (None, occupation) else str(row["status"]),
    )
    if row["learned"] is None:
        return quantity
    spread = learned(rounds.of(str(row["learned_from"])), quantity, str(row["learned"]))
    return replace(quantity, level=spread) if row["learned"] == "level" else replace(quantity, drift=spread)


def learned(rounds: Sequence[ParameterSet], quantity: Quantity, what: str) -> float:
    """Return the spread of a quantity from its moves between rounds, on its scale.

    As a level it is the root mean square of the moves: what one round may still have wrong. As a drift it is
    that of a random walk, the move divided by the square root of the years it took; a forecast that itself
    grows with the years ahead (a cumulative growth on the scale `rate`) has its move divided by the root of
    those years instead.

    Args:
        rounds: at least two rounds, rising.
        quantity: what moves.
        what: `level` or `drift`.
    """
    moves, years = [], []
    for before, after in pairwise(rounds):
        passed = after.value("base_year") - before.value("base_year")
        for cell in after:
            if not quantity.moves(cell) or cell.variant in ("low", "high") or cell not in before:
                continue
            move = on_scale(quantity.scale, after[cell].value) - on_scale(quantity.scale, before[cell].value)
            if np.isfinite(move):
                moves.append(move)
                ahead = float(cell.at or 0) if quantity.scale == "rate" else passed
                years.append(1.0 if what == "level" else ahead)
    return distributions.learn_drift(moves, years)


def _correlation(pack: Pack, quantities: Sequence[Quantity]) -> Array:
    """Return the correlation matrix of some quantities."""
    place = {quantity.id: number for number, quantity in enumerate(quantities)}
    matrix = np.eye(len(quantities))
    for row in pack.table("correlations"):
        first, second = place.get(str(row["first"])), place.get(str(row["second"]))
        if first is not None and second is not None:
            matrix[first, second] = matrix[second, first] = float(row["correlation"] or 0.0)
    return matrix


def draw(parameters: ParameterSet, variant: str, uncertain: Uncertainty, normals: Array) -> Values:
    """Return every cell of a round: as it is, or one value a draw where it is uncertain.

    Args:
        parameters: the figures of the round.
        variant: `low`, `mid` or `high`: the column that is used, and around which is drawn.
        uncertain: what is uncertain about them.
        normals: correlated standard normal numbers, axes (quantity, d).
    """
    values: dict[Cell, float | Array] = {cell: figure.value for cell, figure in parameters.items()}
    for quantity, numbers in zip(uncertain.quantities, normals, strict=True):
        widened = quantity.widened(uncertain.factor[quantity.side])
        for curve in _curves(parameters, quantity, variant):
            deviations = np.stack([_deviation(parameters, widened, cell, numbers) for cell in curve])
            mids = np.array([[parameters[cell].value] for cell in curve])
            for cell, drawn in zip(curve, _moved(quantity.scale, mids, deviations), strict=True):
                values[cell] = drawn
    return values


def _curves(parameters: ParameterSet, quantity: Quantity, variant: str) -> Iterator[list[Cell]]:
    """Return the cells a quantity moves, those of one curve together, rising in years."""
    curves: dict[Cell, list[Cell]] = {}
    for cell in parameters:
        if quantity.moves(cell) and cell.variant in (None, variant):
            curves.setdefault(cell._replace(at=None), []).append(cell)
    for cells in curves.values():
        yield sorted(cells, key=lambda cell: cell.at or 0)


def _deviation(parameters: ParameterSet, quantity: Quantity, cell: Cell, numbers: Array) -> Array:
    """Return the deviations of one cell on the scale of its quantity."""
    ends = interval_of(parameters, cell)
    drift = quantity.drift
    below = above = quantity.level
    if ends is not None:
        middle = on_scale(quantity.scale, parameters[cell].value)
        below, above = (abs(on_scale(quantity.scale, end) - middle) / TENTH for end in ends)
        below, above = (
            side if np.isfinite(side) else _beyond(quantity, other)
            for side, other in ((below, above), (above, below))
        )
        drift = drift if quantity.stated_interval == "level" else 0.0
    ahead = float(cell.at or 0)
    low, high = (float(distributions.spread_ahead(side, drift, ahead)) for side in (below, above))
    return numbers * np.where(numbers < 0, low, high)


def _beyond(quantity: Quantity, other: float) -> float:
    """Return the spread on a side whose stated end lies at the end of the scale, such as a share of 0.

    That of the pack; where only the interval says how a figure spreads, as much as on the other side.
    """
    if quantity.level or quantity.drift or not np.isfinite(other):
        return quantity.level
    return other


def _moved(scale: str, mids: Array, deviations: Array) -> Array:
    """Return the values of a curve with its deviations, axes (point, d)."""
    if scale == "rate":
        return np.asarray(mids + deviations)
    if scale == "amount":
        return distributions.shift_amount(mids, deviations)
    if scale == "share":
        return distributions.shift_share(mids, deviations)
    if scale == "count":
        return distributions.shift_count(mids, deviations)
    if scale == "hazard":
        gone = np.minimum(mids, _LARGEST_SHARE)
        return distributions.shift_outflow(mids, _factors(-np.log1p(-gone), deviations))
    left = np.maximum(mids, _SMALLEST_SHARE)
    return distributions.shift_survival(mids, _factors(-np.log(left), deviations))


def _factors(hazard: Array, deviations: Array) -> Array:
    """Return the factor on a cumulated hazard whose parts between the points each move by their deviation.

    Moving the parts and not the sum keeps the curve monotone when later parts are more uncertain than earlier
    ones. A curve whose hazard does not rise has no such parts: its points move by themselves.
    """
    parts = np.diff(hazard, axis=0, prepend=0.0)
    factors = np.exp(deviations)
    if np.any(parts < 0) or np.any(hazard <= 0):
        return np.asarray(factors)
    return np.asarray(np.cumsum(parts * factors, axis=0) / np.cumsum(parts, axis=0))


def named(uncertain: Uncertainty, ids: Iterable[str]) -> tuple[int, ...]:
    """Return the places of some quantities."""
    places = {quantity.id: place for place, quantity in enumerate(uncertain.quantities)}
    return tuple(places[name] for name in ids)
