"""The whole sector: its account, the forecasts of its shortage and how they moved, and its branches."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import opened_pack
from raming.answers.evidence import Evidence, of_rows
from raming.answers.measures.baseline import Baseline
from raming.answers.needs import require
from raming.answers.options import PackOptions, question
from raming.engine.choices.arithmetic import implied_shortage
from raming.engine.choices.levers import BaselineArrays
from raming.engine.draws import distributions as spread
from raming.engine.draws import streams
from raming.inputs.meaning import OWN_UNIT, PEOPLE, YEAR, Is
from raming.inputs.measures import SECTOR
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse

UNSTATED = "unstated"
"""A forecast of which the source does not say what it counts."""
LAST_YEAR = 2035
"""Last year of the newest forecast."""
NAMES = {"nl": "zorg en welzijn", "en": "health and welfare"}
REVISED = 0.25
"""Share by which the forecast for one year moved between two editions (155,000 to 190,000; 195,000 to
240,000): the 80 % interval laid around a forecast."""
NOT_PUBLISHED = (
    "supply-by-year",
    "demand-by-year",
    "flows-after-2020",
    "nurses-and-carers",
)
"""What the account lacks; shown as not available and never filled in."""


@dataclass(frozen=True, slots=True)
class SectorFigure:
    """One published total of the sector, or one derived from such totals."""

    figure: Annotated[str, Is("what it is")]
    year: Annotated[int, Is("year it is of", YEAR)]
    definition: Annotated[str, Is("`narrow` (without childcare), `broad`, or as it was called")]
    value: Annotated[float, Is("the figure", OWN_UNIT)]
    unit: Annotated[str, Is("its unit")]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source")]
    note: Annotated[str, Is("what to know about it")]


@dataclass(frozen=True, slots=True)
class Forecast:
    """One published forecast of a shortage."""

    edition: Annotated[str, Is("edition, year and month")]
    definition: Annotated[str, Is("`narrow`, `broad` or `unstated`")]
    scenario: Annotated[str, Is("`reference`, or `policy` when it counts plans in")]
    branch: Annotated[str, Is("`all`, or a branch")]
    year: Annotated[int, Is("year forecast", YEAR)]
    shortage_persons: Annotated[float, Is("people short", PEOPLE)]
    status: Annotated[str, Is("status of the figure")]
    source: Annotated[str, Is("id of the source")]
    note: Annotated[str, Is("what to know about it")]


@dataclass(frozen=True, slots=True)
class Revision:
    """How the outlook moved from one edition to the next."""

    from_edition: Annotated[str, Is("earlier edition")]
    to_edition: Annotated[str, Is("later edition")]
    year: Annotated[int, Is("year both say something of, by straight lines between what they publish", YEAR)]
    before: Annotated[float, Is("people short in the earlier edition", PEOPLE)]
    after: Annotated[float, Is("people short in the later edition", PEOPLE)]
    same_terms: Annotated[
        bool | None,
        Is(
            "whether definition and scenario are the same; null where a definition is not stated, so that it cannot be told"
        ),
    ]


@dataclass(frozen=True, slots=True)
class Branch:
    """The accounting of one branch in a forecast."""

    branch: Annotated[str, Is("the branch")]
    from_year: Annotated[int, Is("first year", YEAR)]
    to_year: Annotated[int, Is("last year", YEAR)]
    demand_growth: Annotated[float, Is("people more needed", PEOPLE)]
    supply_growth: Annotated[float, Is("people more there", PEOPLE)]
    shortage_to: Annotated[float, Is("people short in the last year", PEOPLE)]
    implied_shortage: Annotated[
        float, Is("people short in the first year, implied by the three before", PEOPLE)
    ]
    shortage_first_forecast: Annotated[float, Is("people short a year later, as published", PEOPLE)]
    source: Annotated[str, Is("id of the source")]


@dataclass(frozen=True, slots=True)
class Sector(Reproducible):
    """The sector account with its forecasts."""

    account: Annotated[tuple[SectorFigure, ...], Is("published totals, and those derived from them")]
    not_available: Annotated[
        tuple[str, ...],
        Is(
            "what is not published: `supply-by-year`, `demand-by-year`, `flows-after-2020`, `nurses-and-carers`"
        ),
    ]
    forecasts: Annotated[tuple[Forecast, ...], Is("the published forecasts, in order of edition")]
    revisions: Annotated[tuple[Revision, ...], Is("how they moved")]
    branches: Annotated[tuple[Branch, ...], Is("the accounting of branches")]


@question(PackOptions)
def sector(options: PackOptions) -> Sector:
    """Follow the forecasts for all of health and welfare.

    People short by edition of the forecast and by branch, what moved between editions, and what is not published.

    Example:
        >>> [f.shortage_persons for f in sector().forecasts if f.edition == "2025-12"][:2]
        [301000.0, 227000.0]
    """
    opened = opened_pack(options.pack)
    require("sector", opened)
    account = tuple(
        SectorFigure(
            str(row["figure"]), int(row["year"] or 0), str(row["definition"]), float(row["value"] or 0.0),
            str(row["unit"]), str(row["status"]), str(row["source"]), str(row["note"] or ""),
        )
        for row in opened.table("sector_account")
    )  # fmt: skip
    known = forecasts(opened)
    branches = tuple(_branch(row) for row in opened.table("sector_branches"))
    result = Sector(
        account=account,
        not_available=NOT_PUBLISHED,
        forecasts=known,
        revisions=revisions(known),
        branches=branches,
    )
    return result.sealed(
        "sector",
        {},
        opened,
        evidence=sum(
            (
                of_rows(table, opened.table(table))
                for table in ("sector_account", "sector_forecasts", "sector_branches")
            ),
            Evidence(),
        ),
    )


def forecasts(pack: Pack) -> tuple[Forecast, ...]:
    """Return the published forecasts of a pack."""
    return tuple(
        Forecast(
            str(row["edition"]), str(row["definition"]), str(row["scenario"]), str(row["branch"]),
            int(row["year"] or 0), float(row["shortage_persons"] or 0.0), str(row["status"]),
            str(row["source"]),
            str(row["note"] or ""),
        )
        for row in pack.table("sector_forecasts")
    )  # fmt: skip


def _branch(row: Any) -> Branch:
    return Branch(
        str(row["branch"]), int(row["from_year"]), int(row["to_year"]), float(row["demand_growth"]),
        float(row["supply_growth"]), float(row["shortage_to"]),
        implied_shortage(float(row["shortage_to"]), float(row["demand_growth"]), float(row["supply_growth"])),
        float(row["shortage_first_forecast"]), str(row["source"]),
    )  # fmt: skip


def _line(known: tuple[Forecast, ...], edition: str) -> list[Forecast]:
    """Return the points of an edition for the whole sector on its leading terms, by year."""
    mine = [f for f in known if f.edition == edition and f.branch == "all" and f.definition != "broad"]
    terms = {f.scenario for f in mine}
    scenario = max(
        terms, key=lambda name: (sum(f.scenario == name for f in mine), name == "policy"), default=""
    )
    return sorted((f for f in mine if f.scenario == scenario), key=lambda f: f.year)


def _same(old: Forecast, new: Forecast) -> bool | None:
    """Tell whether two forecasts have the same terms; None where one does not state its definition."""
    if old.scenario != new.scenario:
        return False
    if UNSTATED in (old.definition, new.definition):
        return None
    return old.definition == new.definition


def revisions(known: tuple[Forecast, ...]) -> tuple[Revision, ...]:
    """Return how the outlook for the same year moved between editions that follow each other."""
    editions = [e for e in dict.fromkeys(f.edition for f in known) if _line(known, e)]
    made = []
    for earlier, later in pairwise(editions):
        old, new = _line(known, earlier), _line(known, later)
        year = min(old[-1].year, new[-1].year)
        ends = [_at(points, year) for points in (old, new)]
        if None not in ends:
            before, after = (float(end) for end in ends if end is not None)
            made.append(Revision(earlier, later, year, before, after, _same(old[0], new[0])))
    return tuple(made)


def _at(points: list[Forecast], year: int) -> float | None:
    """Return a forecast for a year by a straight line between its points; None outside them."""
    years = [point.year for point in points]
    if not years[0] <= year <= years[-1]:
        return None
    return float(np.interp(year, years, [point.shortage_persons for point in points]))


def _figure(pack: Pack, figure: str, definition: str | None = None) -> float:
    """Return the latest figure of the account.

    Raises:
        InputError: when the pack does not have it.
    """
    rows = [
        row
        for row in pack.table("sector_account")
        if row["figure"] == figure and definition in (None, row["definition"])
    ]
    if not rows:
        raise refuse(
            "no sector account: {figure} is not available",
            figure=figure,
            file="sector_account.csv",
            field="figure",
            value=figure,
            expected=Phrase("a pack with that figure"),
        )
    return float(max(rows, key=lambda row: row["year"] or 0)["value"] or 0.0)


def sector_baseline(
    pack: Pack,
    base_year: int = 2025,
    last_year: int = LAST_YEAR,
    draws: int | None = None,
    seed: int = 1,
    start: int = 0,
) -> Baseline:
    """Return the sector as a baseline for measures.

    Employees stay at the latest published count, as supply by year is not published; demand is that count
    plus the newest forecast of the shortage without new plans, by straight lines between published points.
    Each draw has its own shortage, by how much forecasts were revised.

    Args:
        pack: the pack.
        base_year: first year.
        last_year: last year.
        draws: number of draws; the middle values when left out.
        seed: seed of the draws.
        start: first draw.
    """
    years = last_year - base_year + 1
    known = [f for f in forecasts(pack) if f.branch == "all" and f.definition == "narrow"]
    newest = max(
        (f for f in known if f.scenario == "reference"), key=lambda f: (f.edition, f.year), default=None
    )
    if newest is None:
        raise refuse(
            "no forecast of the sector in this pack", file="sector_forecasts.csv", expected=Phrase("one")
        )
    first = min((f for f in known if f.year <= base_year), key=lambda f: -f.year, default=newest)
    path = np.interp(
        base_year + np.arange(years),
        [first.year, newest.year],
        [first.shortage_persons, newest.shortage_persons],
    )
    rows = draws or 1
    shift = np.ones(rows)
    if draws is not None:
        normals = spread.normal(streams.uniform(seed, "sector shortage", (0,), start, start + draws))[0]
        shift = spread.amount(normals, 1.0 / (1.0 + REVISED), 1.0, 1.0 + REVISED)
    employees, part_time = _figure(pack, "employees", "narrow"), _figure(pack, "part-time-factor")
    leaving = _figure(pack, "outflow") / next(
        float(row["value"] or 0.0)
        for row in pack.table("sector_account")
        if row["figure"] == "employees" and row["year"] == 2020
    )
    heads = np.full((rows, 1, years), employees)
    stays = np.concatenate([[0.0], (1.0 - leaving) ** np.arange(years - 1.0)])
    away = np.full((rows, 1, years), leaving)
    away[..., 0] = 0.0
    nobody = np.zeros((rows, 1))
    return Baseline(
        SECTOR,
        base_year,
        BaselineArrays(
            heads=heads,
            fte=np.full_like(heads, part_time),
            supply=heads[:, 0] * part_time,
            demand=(employees + shift[:, None] * path[None]) * part_time,
            leaving=away,
            intake=np.zeros(rows),
            graduates=nobody,
            internal_yield=np.ones(rows),
            duration=np.ones(rows),
            activity=np.zeros((rows, 1, years)),
            arrival_activity=np.broadcast_to(stays, (rows, 1, years)).copy(),
            per_place=np.zeros((rows, years)),
            steerable=np.zeros((rows, years), dtype=bool),
        ),
    )
