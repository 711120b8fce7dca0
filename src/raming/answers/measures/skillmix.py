"""Which team does the work of a practice, or of a country, and where does the work that leaves arrive?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Annotated, Literal

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.bounds import Bounds, bounds_of
from raming.answers.case import names_of, open_case, opened_pack
from raming.answers.evidence import of_rows
from raming.answers.measures.baseline import baseline_of, run_of
from raming.answers.measures.spread import SEED
from raming.answers.needs import require
from raming.answers.options import EARLIEST, LATEST, CaseOptions, Draws, PackOptions, Seed, question
from raming.engine.choices.skillmix import Mix, Team, done, team, totals
from raming.engine.draws import distributions as spread
from raming.engine.draws import streams
from raming.engine.model.curves import Array
from raming.inputs.meaning import DRAWN, FTE, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.options import Form, Opt
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, either, refuse
from raming.inputs.tables import Row

DRAWS = 1000
NEAR = 0.05
"""Alternatives may count at most this much more."""


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One kind of staff in the team."""

    staff: Annotated[str, Is("id of the staff")]
    names: Annotated[dict[str, str], Is("its name by language")]
    occupation: Annotated[str, Is("its occupation in the pack; empty where it has none")]
    fte: Annotated[float, Is("FTE in the team, supervision counted", FTE)]
    before_fte: Annotated[float, Is("FTE when one occupation does everything", FTE)]
    supervision_fte: Annotated[float, Is("FTE spent on supervision", FTE)]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task."""

    task: Annotated[str, Is("its id")]
    names: Annotated[dict[str, str], Is("its name by language")]
    work_fte: Annotated[float, Is("work, in FTE of the giver", FTE)]
    fte: Annotated[dict[str, float], Is("FTE by kind of staff", FTE)]
    done_fte: Annotated[float, Is("work done, in FTE of the giver: equal to the work, nothing is lost", FTE)]


@dataclass(frozen=True, slots=True)
class TeamAlternative:
    """A team nearly as good."""

    spares: Annotated[str, Is("the kind of staff it uses as little of as can be")]
    fte: Annotated[dict[str, float], Is("FTE by kind of staff", FTE)]
    increase: Annotated[float, Is("by how much it counts more, as a share", SHARE)]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Work that arrives at another occupation of the pack."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    fte: Annotated[float, Is("FTE its demand rises by", FTE)]
    demand_fte: Annotated[float, Is("FTE it needs in that year without it", FTE)]
    supply_fte: Annotated[float, Is("FTE there will be in that year", FTE)]
    gap_before_fte: Annotated[float, Is("its gap without the work that arrives", FTE)]
    gap_after_fte: Annotated[float, Is("its gap with it", FTE)]
    year: Annotated[int, Is("calendar year", YEAR)]
    advised_intake_before: Annotated[
        float | None, Is("its advised intake without it; null where it cannot be steered", PEOPLE_A_YEAR)
    ]
    advised_intake_after: Annotated[float | None, Is("with it; null likewise", PEOPLE_A_YEAR)]


@dataclass(frozen=True, slots=True)
class SkillMix(Reproducible):
    """The team that does the work at least cost, or with the scarcest people spared."""

    setting: Annotated[str, Is("id of the setting")]
    giver: Annotated[str, Is("occupation that does the work now")]
    work_fte: Annotated[float, Is("work, in FTE of the giver", FTE)]
    of: Annotated[str, Is("`asked`, or `country` for the demand of the giver in a year")]
    year: Annotated[int | None, Is("calendar year of that demand; null where the work was given", YEAR)]
    objective: Annotated[str, Is("`cost` or `scarcity`")]
    objective_before: Annotated[
        float, Is("what the giver alone counts, an hour of the giver being 1", "weighted hours")
    ]
    objective_after: Annotated[float, Is("what the team counts", "weighted hours")]
    team: Annotated[tuple[StaffLine, ...], Is("the team")]
    tasks: Annotated[tuple[TaskLine, ...], Is("who does which work")]
    relief_fte: Annotated[float, Is("FTE of the giver spared", FTE)]
    covers: Annotated[
        Bounds, Is("share of the work the team does over the draws of productivity, scope and supervision")
    ]
    chance: Annotated[float, Is("chance that it does all of the work, to half a per cent", SHARE)]
    alternatives: Annotated[tuple[TeamAlternative, ...], Is("teams nearly as good")]
    arrivals: Annotated[tuple[Arrival, ...], Is("where the work arrives, for the demand of a country")]
    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]


@dataclass(frozen=True)
class SkillMixOptions(PackOptions):
    """What a team is found with."""

    setting: Annotated[
        str | None,
        Opt(
            "gp-practice or gp-out-of-hours, or a setting of your pack, its first by default; an occupation stands for the first where its work is done."
        ),
    ] = None
    _: KW_ONLY
    fte: Annotated[
        float | None,
        Opt(
            "Work, in FTE of the one who does it now; the country's demand by default.",
            low=0.001,
            high=1e7,
            unit=FTE,
        ),
    ] = None
    year: Annotated[
        int | None,
        Opt("Year of the country's demand; the balance year by default.", low=EARLIEST, high=LATEST),
    ] = None
    minimise: Annotated[Literal["cost", "scarcity"], Opt("What counts.")] = "cost"
    most: Annotated[
        Mapping[str, float] | None,
        Opt("FTE there are of a kind of staff, nurse-specialist=2.", form=Form.AMOUNTS),
    ] = None
    draws: Annotated[int, Draws()] = DRAWS
    seed: Seed = SEED


def _setting(pack: Pack, asked: str | None) -> str:
    """Return a setting by its id, or by the occupation that now does its work: the first of its settings.

    The first of the pack where none is asked for.

    Raises:
        InputError: when there is no such setting.
    """
    known = {str(row["setting"]): str(row["giver"]) for row in pack.table("tasks")}
    if asked is None:
        return next(iter(known))
    if asked in known:
        return asked
    try:
        occupation = pack.occupation(asked)
    except InputError:
        raise refuse("unknown setting", field="--setting", value=asked, expected=either(known)) from None
    found = [setting for setting, giver in known.items() if giver == occupation]
    if not found:
        raise refuse(
            "no team is known that does the work of {occupation}",
            occupation=pack.named(occupation),
            field="--setting",
            value=asked,
            expected=either(known),
        )
    return found[0]


@question(SkillMixOptions)
def skillmix(options: SkillMixOptions) -> SkillMix:
    """Find the team that does an amount of work at least cost, or with the scarcest people spared.

    What leaves one occupation arrives at another: no work is lost. With teams nearly as good, and, for the
    country, what the receiving occupations then need.

    Raises:
        InputError: when a choice does not exist, or no team can do the work.

    Example:
        >>> answer = skillmix(setting="gp-out-of-hours", fte=4.0)
        >>> all(abs(task.done_fte - task.work_fte) < 1e-6 for task in answer.tasks)
        True
    """
    pack, fte, minimise = opened_pack(options.pack), options.fte, options.minimise
    require("skillmix", pack)
    setting = _setting(pack, options.setting)
    most, draws, seed = options.most or {}, options.draws, options.seed
    tasks = [row for row in pack.table("tasks") if row["setting"] == setting]
    giver = str(tasks[0]["giver"])
    work, when = (fte, None) if fte is not None else _demand(pack, giver, options.year)
    staff, shifts = (
        _staff(pack, giver),
        [row for row in pack.table("task_shifts") if row["setting"] == setting],
    )
    for name in most:
        if name not in {str(row["staff"]) for row in staff}:
            raise refuse(
                "unknown staff",
                field="--most",
                value=name,
                expected=", ".join(str(r["staff"]) for r in staff),
            )
    mix = _mix(tasks, staff, shifts, float(work), minimise, most)
    best = team(mix)
    if not best.found:
        raise refuse(
            "no team can do this work",
            field="--most",
            value=dict(most),
            expected=Phrase("more of some staff"),
        )
    covered = _coverage(mix, best, tasks, staff, shifts, draws, seed)
    names = [str(row["staff"]) for row in staff]
    supervision = float((best.hours * mix.supervision).sum())
    alone = np.zeros(len(staff))
    alone[0] = float(work)
    result = SkillMix(
        setting=setting,
        giver=giver,
        work_fte=float(work),
        of="asked" if fte is not None else "country",
        year=when,
        objective=minimise,
        objective_before=float(mix.price @ alone),
        objective_after=best.cost,
        team=tuple(
            StaffLine(
                names[r],
                {"nl": str(row["name_nl"]), "en": str(row["name_en"])},
                str(row["occupation"] or ""),
                float(best.total[r]),
                float(alone[r]),
                supervision if r == 0 else 0.0,
            )
            for r, row in enumerate(staff)
        ),
        tasks=tuple(_task(row, t, mix, best, names) for t, row in enumerate(tasks)),
        relief_fte=float(work) - float(best.total[0]),
        covers=bounds_of(covered),
        chance=float((covered >= 0.995).mean()),
        alternatives=_alternatives(mix, best, names),
        arrivals=_arrivals(pack, staff, best, when) if fte is None else (),
        draws=draws,
        seed=seed,
    )
    asked = {
        "setting": setting,
        "fte": fte,
        "year": options.year,
        "minimise": minimise,
        "most": dict(most),
        "draws": draws,
        "seed": seed,
    }
    return result.sealed(
        "skillmix",
        asked,
        pack,
        seed,
        evidence=of_rows("tasks", tasks) + of_rows("care_staff", staff) + of_rows("task_shifts", shifts),
    )


def _demand(pack: Pack, giver: str, year: int | None) -> tuple[float, int]:
    """Return the country's demand for an occupation in a year, in FTE, and that year."""
    case = open_case(giver, CaseOptions(pack=pack, balance_year=year))
    place = case.balance_year - case.base_year
    return float(case.run().demand[0, case.rung, place]), case.balance_year


def _staff(pack: Pack, giver: str) -> list[Row]:
    """Return the kinds of staff, the giver first."""
    rows = list(pack.table("care_staff"))
    return sorted(rows, key=lambda row: row["occupation"] != giver)


def _mix(
    tasks: Sequence[Row], staff: Sequence[Row], shifts: Sequence[Row], work: float, minimise: str,
    most: Mapping[str, float],
) -> Mix:  # fmt: skip
    """Return who can do which work, at the middle values."""
    names = [str(row["staff"]) for row in staff]
    by = {(str(row["task"]), str(row["receiver"])): row for row in shifts}

    def grid(field: str, giver: float) -> Array:
        cells = np.zeros((len(tasks), len(staff)))
        cells[:, 0] = giver
        for t, task in enumerate(tasks):
            for r, name in enumerate(names[1:], start=1):
                row = by.get((str(task["task"]), name))
                cells[t, r] = float(row[field] or 0.0) if row else 0.0
        return cells

    return Mix(
        work=np.array([float(row["share"] or 0.0) for row in tasks]) * work,
        productivity=grid("ratio", 1.0),
        scope=grid("scope", 1.0),
        supervision=grid("supervision", 0.0),
        price=np.array([float(row[minimise] or 0.0) for row in staff]),
        most=np.array([most.get(name, np.inf) for name in names]),
    )


def _coverage(
    mix: Mix,
    best: Team,
    tasks: Sequence[Row],
    staff: Sequence[Row],
    shifts: Sequence[Row],
    draws: int,
    seed: int,
) -> Array:
    """Return the share of the work the team does over the draws, axes (d).

    What supervision asks more or less of the giver is work not done or done.
    """
    names, places = [str(row["staff"]) for row in staff], {str(row["task"]): t for t, row in enumerate(tasks)}
    missed = np.zeros(draws)
    for row in shifts:
        t, r = places[str(row["task"])], names.index(str(row["receiver"]))
        hours = best.hours[t, r]
        if hours <= 0.0:
            continue
        group = f"shift {row['setting']} {row['task']} {row['receiver']}"
        normals = spread.normal(streams.uniform(seed, group, (0, 1, 2), 0, draws))
        drawn = [
            spread.rate(
                normals[k], float(row[f"{f}_low"] or 0), float(row[f] or 0), float(row[f"{f}_high"] or 0)
            )
            for k, f in enumerate(("ratio", "scope", "supervision"))
        ]
        ratio, scope, watch = (
            np.maximum(drawn[0], 0.0),
            np.clip(drawn[1], 0.0, 1.0),
            np.clip(drawn[2], 0.0, 1.0),
        )
        planned = mix.productivity[t, r] * mix.scope[t, r] - mix.supervision[t, r]
        missed += hours * (planned - (ratio * scope - watch))
    return np.asarray(1.0 - missed / mix.work.sum())


def _task(row: Row, place: int, mix: Mix, best: Team, names: Sequence[str]) -> TaskLine:
    return TaskLine(
        str(row["task"]),
        {"nl": str(row["name_nl"]), "en": str(row["name_en"])},
        float(mix.work[place]),
        {name: float(best.hours[place, r]) for r, name in enumerate(names) if best.hours[place, r] > 1e-9},
        float(done(mix, best.hours)[place]),
    )


def _alternatives(mix: Mix, best: Team, names: Sequence[str]) -> tuple[TeamAlternative, ...]:
    """Return, for each kind of staff in the team, the team that uses as little of it as can be nearby."""
    teams = []
    for r, name in enumerate(names):
        if best.total[r] <= 1e-9:
            continue
        other = team(mix, spare=r, within=best.cost * (1.0 + NEAR))
        if other.found and np.abs(other.total - best.total).max() > 1e-6:
            fte = {names[k]: float(x) for k, x in enumerate(totals(mix, other.hours)) if x > 1e-9}
            teams.append(TeamAlternative(name, fte, other.cost / best.cost - 1.0))
    return tuple(teams)


def _arrivals(pack: Pack, staff: Sequence[Row], best: Team, year: int | None) -> tuple[Arrival, ...]:
    """Return where the work arrives: the receiving occupations' own gap and advice, without and with it."""
    arrivals = []
    for r, row in enumerate(staff):
        occupation = str(row["occupation"] or "")
        if r == 0 or not occupation or best.total[r] <= 1e-9 or not pack.rounds(occupation) or year is None:
            continue
        case = open_case(occupation, CaseOptions(pack=pack))
        last = case.base_year + 20
        at = min(year, last)
        baseline = baseline_of(case, run_of(case))
        place, base = baseline.place(at), baseline.arrays
        gap, arrives = float(base.demand[0, place] - base.supply[0, place]), float(best.total[r])
        unit, steerable = float(base.per_place[0, place]), bool(base.steerable[0, place])
        arrivals.append(
            Arrival(
                occupation,
                names_of(case.pack, case.occupation),
                arrives,
                float(base.demand[0, place]),
                float(base.supply[0, place]),
                gap,
                gap + arrives,
                at,
                float(base.intake[0] + gap / unit) if steerable else None,
                float(base.intake[0] + (gap + arrives) / unit) if steerable else None,
            )
        )
    return tuple(arrivals)
