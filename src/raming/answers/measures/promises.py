"""What was promised, and what does the model give for it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Annotated

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.bounds import Bounds, bounds_of
from raming.answers.case import opened_pack
from raming.answers.evidence import Evidence, of_rows, worst
from raming.answers.measures.baseline import levers_on
from raming.answers.measures.effects import evidence_of
from raming.answers.measures.related import all_of, related_on
from raming.answers.measures.sector import LAST_YEAR, sector_baseline
from raming.answers.measures.spread import SEED
from raming.answers.measures.table_one import table_one
from raming.answers.needs import require
from raming.answers.options import Draws, PackOptions, Seed, question
from raming.engine.choices.levers import outcome, prepare
from raming.inputs.meaning import DRAWN, OWN_UNIT, PEOPLE, SHARE, YEAR, Is
from raming.inputs.measures import SECTOR
from raming.inputs.own_measures import chosen, known_measures
from raming.inputs.pack import Pack
from raming.inputs.tables import Row

DRAWS = 1000
PERSONS, SHARE_OF_HOURS = "persons", "share of hours"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise beside what the model gives for it."""

    id: Annotated[str, Is("its id")]
    names: Annotated[dict[str, str], Is("what was promised, by language")]
    value: Annotated[float, Is("the number promised", OWN_UNIT)]
    unit: Annotated[str, Is("its unit")]
    by_year: Annotated[int, Is("year by which it should be there", YEAR)]
    stated: Annotated[str, Is("when it was stated")]
    source: Annotated[str, Is("id of the source in the pack")]
    where: Annotated[str, Is("where in the source it stands; empty where the source says it once for all")]
    measures: Annotated[tuple[str, ...], Is("measures that should bring it")]
    delivered: Annotated[
        float | None,
        Is(
            "what the model gives for them in that year, in the unit; null for money, which buys no promised effect",
            OWN_UNIT,
        ),
    ]
    delivered_bounds: Annotated[Bounds | None, Is("the same over the draws; null likewise", OWN_UNIT)]
    share_delivered: Annotated[
        float | None, Is("delivered as a share of what was promised; null likewise", SHARE)
    ]
    chance: Annotated[float | None, Is("chance that it is reached; null where there is none to give", SHARE)]
    persons: Annotated[
        float | None,
        Is(
            "by how many people those measures lower the shortage in that year, by the effects in the catalogue; null for a year that has passed",
            PEOPLE,
        ),
    ]
    persons_bounds: Annotated[Bounds | None, Is("the same over the draws; null likewise", PEOPLE)]
    measured: Annotated[
        float | None,
        Is("the latest measured value, where it is one that is measured; null otherwise", OWN_UNIT),
    ]
    measured_year: Annotated[int | None, Is("year of that value; null likewise", YEAR)]
    note: Annotated[str, Is("what to know about it")]


@dataclass(frozen=True, slots=True)
class Scoreboard(Reproducible):
    """The programme scoreboard."""

    promises: Annotated[tuple[Promise, ...], Is("the promises")]
    draws: Annotated[int, Is("number of draws behind the bounds", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]


@dataclass(frozen=True)
class PromiseOptions(PackOptions):
    """How the effect of what was promised is drawn."""

    _: KW_ONLY
    draws: Annotated[int, Draws()] = DRAWS
    seed: Seed = SEED


@question(PromiseOptions)
def promises(options: PromiseOptions) -> Scoreboard:
    """Show what was promised, beside what the model gives for it.

    Example:
        >>> next(p.value for p in promises().promises if p.id == "shortage-100000")
        100000.0
    """
    pack, draws, seed = opened_pack(options.pack), options.draws, options.seed
    require("promises", pack)
    lines = tuple(_promise(pack, row, draws, seed) for row in pack.table("promises"))
    result = Scoreboard(
        promises=lines,
        draws=draws,
        seed=seed,
    )
    kept_by = [_measures(pack, line) for line in lines]
    return result.sealed(
        "promises",
        {"draws": draws, "seed": seed},
        pack,
        seed,
        evidence=sum(kept_by, _stated(pack)),
        grade=worst(_stated(pack).grade, *(each.grade for each in kept_by)),
    )


def _stated(pack: Pack) -> Evidence:
    """Return the promises and the sector they are about."""
    tables = ("promises", "sector_account", "sector_forecasts")
    return sum((of_rows(table, pack.table(table)) for table in tables), Evidence())


def _measures(pack: Pack, line: Promise) -> Evidence:
    """Return the measures that are to keep a promise."""
    known = known_measures(pack)
    return evidence_of([known[name] for name in line.measures if name in known], SECTOR)


def _promise(pack: Pack, row: Row, draws: int, seed: int) -> Promise:
    """Return one promise with what the model gives for it."""
    ids = tuple(filter(None, str(row["measures"]).split(";")))
    value, unit, year = float(row["value"] or 0.0), str(row["unit"]), int(row["by_year"] or 0)
    delivered: float | None = None
    persons: float | None = None
    bounds: Bounds | None = None
    chance: float | None = None
    measured: float | None = None
    measured_year: int | None = None
    if year >= sector_baseline(pack).base_year:
        persons, over = _persons(pack, ids, year, draws, seed)
        bounds = bounds_of(over)
        if unit == PERSONS:
            delivered, chance = persons, float((over >= value).mean())
    elif unit == PERSONS:
        delivered = table_one(pack=pack).joint_persons
    if unit == SHARE_OF_HOURS:
        measured, measured_year = _measured(pack, "share-administration")
        effect = next(e for e in known_measures(pack)[ids[0]].on(SECTOR) if e.lever == "hours")
        delivered = 1.0 - (1.0 - measured) * (1.0 + effect.effect.value)
    return Promise(
        id=str(row["promise"]),
        names={"nl": str(row["name_nl"]), "en": str(row["name_en"])},
        value=value,
        unit=unit,
        by_year=year,
        stated=str(row["stated"]),
        source=str(row["source"]),
        where=str(row.get("where") or ""),
        measures=ids,
        delivered=delivered,
        delivered_bounds=bounds if unit == PERSONS else None,
        share_delivered=None if delivered is None or unit == SHARE_OF_HOURS else delivered / value,
        chance=chance,
        persons=persons,
        persons_bounds=bounds,
        measured=measured,
        measured_year=measured_year,
        note=str(row["note"] or ""),
    )


def _persons(pack: Pack, ids: Sequence[str], year: int, draws: int, seed: int) -> tuple[float, np.ndarray]:
    """Return by how many people measures lower the sector's shortage in a year, and the same over draws."""
    measures = chosen(known_measures(pack), ids)
    related, counts = related_on(pack, measures, SECTOR), np.ones(len(ids))
    relief = []
    for number in (None, draws):
        baseline = sector_baseline(pack, last_year=max(year, LAST_YEAR), draws=number, seed=seed)
        levers = levers_on(baseline, measures, number, seed)
        prepared, place = prepare(baseline.arrays, levers), baseline.place(year)
        if number is None:
            alone = outcome(prepared, np.concatenate([np.zeros((1, len(ids))), np.eye(len(ids))])).gap()
            counts = all_of(related, alone[0, 0, place] - alone[1:, 0, place])
        gap = outcome(prepared, np.stack([np.zeros(len(ids)), counts])).gap()[:, :, place]
        relief.append((gap[0] - gap[1]) / baseline.arrays.fte[:, 0, 0])
    return float(relief[0][0]), relief[1]


def _measured(pack: Pack, figure: str) -> tuple[float, int]:
    """Return the latest measured value of a figure of the sector account, and its year."""
    rows = [row for row in pack.table("sector_account") if row["figure"] == figure]
    latest = max(rows, key=lambda row: row["year"] or 0)
    return float(latest["value"] or 0.0), int(latest["year"] or 0)
