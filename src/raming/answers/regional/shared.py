"""What regional answers share: how they begin, intervals, words for a chance, and what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias, TypedDict

import numpy as np

from raming.answers.case import Case, names_of
from raming.answers.evidence import Evidence, Grounds, of_figures, worst
from raming.answers.regional.model import RegionalRun
from raming.answers.uncertainty.draws import FEWEST
from raming.answers.uncertainty.grades import model_grade
from raming.engine.model.curves import Array
from raming.inputs.extra import with_tables
from raming.inputs.loading import load_pack
from raming.inputs.meaning import Is
from raming.inputs.options import Opt
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval over draws."""

    low: Annotated[float, Is("lower end", "that of the field")]
    high: Annotated[float, Is("upper end", "that of the field")]


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a region stands on the map of equal tiles."""

    row: Annotated[int, Is("row from the north, 0 first", "place on the map")]
    column: Annotated[int, Is("column from the west, 0 first", "place on the map")]
    short: Annotated[str, Is("short name for the tile")]


def tiles(pack: Pack) -> dict[str, Tile]:
    """Return the tile of every region that has one."""
    return {
        str(row["region"]): Tile(int(row["row"] or 0), int(row["column"] or 0), str(row["short"]))
        for row in pack.table("region_tiles")
    }


RegionalOccupation: TypeAlias = Annotated[
    str | None,
    Opt(
        "The occupation; by default the one with most regional figures.",
        example="huisarts",
    ),
]


def default_occupation(pack: Pack) -> str:
    """Return the occupation of which most regional figures are known."""
    rows = [str(row["occupation"]) for row in pack.table("regional_parameters") if row["occupation"]]
    return max(rows, key=rows.count) if rows else next(iter(pack.occupations))


class RegionalHeading(TypedDict):
    """What a regional answer starts with."""

    occupation: str
    names: dict[str, str]
    round: int
    scenario: str
    trend: str
    variant: str
    intake: float


def heading(case: Case) -> RegionalHeading:
    """Return what a regional answer about a case starts with."""
    return {
        "occupation": case.occupation,
        "names": names_of(case.pack, case.occupation),
        "round": case.round,
        "scenario": case.scenario,
        "trend": case.trend,
        "variant": case.variant,
        "intake": case.intake,
    }


def opened_with(pack: Pack | str | Path, data: Sequence[str | Path]) -> Pack:
    """Return a pack, with tables of one's own added."""
    return with_tables(pack if isinstance(pack, Pack) else load_pack(pack), data)


def year_place(case: Case, year: int) -> int:
    """Return the place of a calendar year on the year axis.

    Raises:
        InputError: when the projection does not hold it.
    """
    last = case.base_year + case.run().demand.shape[-1] - 1
    if not case.base_year <= year <= last:
        raise refuse(
            "the projection of this round does not hold this year",
            field="--year",
            value=year,
            expected=Phrase("a year from {first} to {last}", first=case.base_year, last=last),
        )
    return year - case.base_year


def check_draws(draws: int) -> None:
    """Refuse a number of draws between none and the fewest that give an interval.

    Raises:
        InputError: when there are too few.
    """
    if 0 < draws < FEWEST:
        raise refuse(
            "too few draws for an interval",
            field="--draws",
            value=draws,
            expected=Phrase("0 for none, or {least} or more", least=FEWEST),
        )


def choice(pack: Pack, name: str) -> float:
    """Return a choice of the pack, such as a threshold.

    Raises:
        InputError: when the pack does not make it.
    """
    for row in pack.table("choices"):
        if row["choice"] == name:
            return float(row["value"] or 0.0)
    raise refuse(
        "the pack does not make this choice",
        rule="no-figures",
        file="choices.csv",
        field="choice",
        value=name,
        expected=Phrase("a row for {name}", name=name),
    )


def verdict(chance: float, likely: float, unlikely: float) -> str:
    """Return the plain word for a chance of a shortage."""
    return "likely" if chance >= likely else "unlikely" if chance < unlikely else "possible"


def ends(width: float) -> tuple[float, float]:
    """Return the two probabilities between which an interval of this width lies."""
    return (1.0 - width) / 2.0, (1.0 + width) / 2.0


def relative_to(shares: Array, national: Array, at: tuple[float, float]) -> list[tuple[Interval, float]]:
    """Return what draws say of regions beside the nation.

    Args:
        shares: gap as a share of demand, axes (d, r).
        national: the same of the nation in the same draws, axes (d).
        at: the two probabilities between which an interval lies.

    Returns:
        For every region the interval of its share minus the nation's, and the share of the draws in which its
        share is the larger.
    """
    apart = shares - national[:, None]
    low, high = np.quantile(apart, at, axis=0)
    chance = (apart > 0.0).mean(axis=0)
    return [(Interval(float(low[r]), float(high[r])), float(chance[r])) for r in range(apart.shape[1])]


def order_known(intervals: Sequence[Interval | None]) -> bool | None:
    """Tell whether half of the regions have a rank interval of no more than half of all ranks."""
    widths = sorted(entry.high - entry.low for entry in intervals if entry is not None)
    return widths[len(widths) // 2] <= len(widths) / 2 if widths else None


def assumed_share(values: Array, held: Array) -> float:
    """Return the share of the variance, axes (d, r), that goes when assumed figures are held."""
    total = float(values.var(axis=0).mean())
    return float(np.clip(1.0 - held.var(axis=0).mean() / total, 0.0, 1.0)) if total > 0.0 else 0.0


def evidence(case: Case, ran: RegionalRun, *, drawn: bool) -> Evidence:
    """Return the national and the regional figures of a case, with the spreads of draws where these were made."""
    found = case.evidence() + of_figures(ran.figures)
    for table in ("region_population", "care_use"):
        found += _whole(case.pack, table)
    if drawn:
        from raming.answers.uncertainty.draws import draws_evidence  # noqa: PLC0415 - only where draws are asked for

        found += draws_evidence(case)
    return found


def _whole(pack: Pack, table: str) -> Evidence:
    """Return a table of statistics as evidence, each of its sources counted once as one figure."""
    return Evidence(
        tuple(
            Grounds((table, row["source"]), str(row["status"]), str(row["source"]))
            for row in pack.table(table)
        )
    )


def grade_of(case: Case, found: Evidence) -> str:
    """Return what regional figures are worth: no more than the national ones, or than what they rest on."""
    return worst(model_grade(case).grade, found.grade)
