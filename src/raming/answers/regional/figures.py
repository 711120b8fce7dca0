"""The regional figures a question rests on: which row of the pack holds for which region, and its draws."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from raming.engine.draws.distributions import amount, normal, rate, share
from raming.engine.draws.streams import uniform
from raming.engine.model.curves import Array
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse
from raming.inputs.tables import Row

_DRAWN = {
    "relative_density": amount,
    "outflow_ratio": amount,
    "settlement_ratio": amount,
    "settlement_distance": amount,
    "move_rate": share,
    "regional_use_weight": rate,
    "population_spread": rate,
}
"""How each regional parameter varies: amounts by factors, shares by their logit, rates by addition."""


@dataclass(frozen=True, slots=True)
class RegionalFigure:
    """One regional figure.

    Attributes:
        parameter: its name.
        region: code of the region; empty where it holds for all.
        value: the value.
        low: lower end of the 80 % interval.
        high: upper end.
        status: `published`, `derived`, `estimate` or `assumption`.
        source: id of the source.
        rationale: why this value.
        row: line in its table; figures of one row count once.
    """

    parameter: str
    region: str
    value: float
    low: float
    high: float
    status: str
    source: str
    rationale: str
    row: str


class RegionalFigures:
    """The regional parameters of one occupation; the row that names more of occupation and region wins."""

    def __init__(self, pack: Pack, occupation: str) -> None:
        self.pack = pack
        self.occupation = occupation
        self._rows: dict[tuple[str | None, str | None, str], tuple[int, Row]] = {}
        for line, row in enumerate(pack.table("regional_parameters"), start=2):
            key = (_text(row["occupation"]), _text(row["region"]), str(row["parameter"]))
            self._rows[key] = (line, row)

    def get(self, parameter: str, region: str = "") -> RegionalFigure:
        """Return a figure for a region, or the one that holds for all.

        Raises:
            InputError: when the pack has none.
        """
        own = region or None
        for occupation, place in ((self.occupation, own), (self.occupation, None), (None, own), (None, None)):
            if (occupation, place, parameter) in self._rows:
                line, row = self._rows[occupation, place, parameter]
                value, low, high = (float(row[name] or 0.0) for name in ("value", "low", "high"))
                status, source, why = (str(row[name] or "") for name in ("status", "source", "rationale"))
                where = f"regional_parameters:{line}"
                return RegionalFigure(parameter, region, value, low, high, status, source, why, where)
        raise refuse(
            "the pack has no {parameter} for {region}",
            parameter=parameter,
            region=region or Phrase("all regions"),
            rule="no-figures",
            file="regional_parameters.csv",
            field="parameter",
            value=parameter,
            expected=Phrase("a row for it, or one with empty occupation and region that holds for all"),
        )


def _text(value: object) -> str | None:
    return str(value) if value else None


def drawn(figure: RegionalFigure, occupation: str, draws: int, seed: int, *, held: bool = False) -> Array:
    """Return draws of a figure: its own stream, whatever other regions or figures there are.

    Args:
        figure: the figure.
        occupation: id of the occupation, part of the name of the stream.
        draws: number of draws; 0 gives the value itself as one draw.
        seed: seed of the run.
        held: keep every draw at the value.

    Returns:
        Axes (d).
    """
    if draws == 0 or held:
        return np.full(max(draws, 1), figure.value)
    group = f"{occupation}/regions/{figure.parameter}/{figure.region}"
    normals = normal(uniform(seed, group, [0], 0, draws)[0])
    return _DRAWN[figure.parameter](normals, figure.low, figure.value, figure.high)


def counted(figures: Iterable[RegionalFigure]) -> dict[str, int]:
    """Count figures by status; those of one row count once."""
    rows: Mapping[str, str] = {figure.row: figure.status for figure in figures}
    statuses = list(rows.values())
    return {status: statuses.count(status) for status in dict.fromkeys(statuses)}
