"""What should several occupations train together, when they share supervisors, places, money and people?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import Annotated

import numpy as np

from raming.answers.answer import Reproducible
from raming.answers.case import Case, names_of, open_case, opened_pack
from raming.answers.comparable import leading
from raming.answers.evidence import Evidence, of_rows, worst
from raming.answers.measures.baseline import baseline_of, per_place_from, run_of
from raming.answers.needs import require
from raming.answers.options import CaseOptions, PackOptions, question
from raming.answers.published import PublishedAdvice
from raming.answers.uncertainty.grades import model_grade
from raming.engine.choices.joint import Joint, JointAdvice, advise_together, with_more_room
from raming.engine.model.curves import Array
from raming.inputs.meaning import FTE, OWN_UNIT, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.options import Form, Opt
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse
from raming.inputs.tables import Row

PACE = 0.15
"""Most that an intake may change from one year to the next, as a share of the intake now."""
PLACE = 0.02
"""What one starter counts against an FTE short, so that nobody is trained of no use."""
TURN = 1.0
"""What one starter more or fewer than the year before counts, so that a path is steady."""
MEDICINE = "medicine-intake"
BASIC_DOCTORS = "basic-doctors"
MEDICINE_YEARS, MEDICINE_YIELD = 6, 0.9
"""Years and yield of medical school: nine in ten finish, six years later."""


@dataclass(frozen=True, slots=True)
class TogetherLine:
    """One occupation in the joint advice."""

    occupation: Annotated[str, Is("id of the occupation")]
    names: Annotated[dict[str, str], Is("its name by language")]
    current: Annotated[float, Is("starters a year now", PEOPLE_A_YEAR)]
    alone: Annotated[
        float | None,
        Is(
            "starters a year it would be advised by itself, from the first year on; null where the balance year cannot be steered",
            PEOPLE_A_YEAR,
        ),
    ]
    intake: Annotated[dict[str, float], Is("starters by intake year", PEOPLE_A_YEAR)]
    last: Annotated[float, Is("starters in the last year that counts for its balance year", PEOPLE_A_YEAR)]
    last_low: Annotated[
        float,
        Is(
            "the least of `last` when one limit moves over its interval; `last` where none does",
            PEOPLE_A_YEAR,
        ),
    ]
    last_high: Annotated[float, Is("the most of it likewise", PEOPLE_A_YEAR)]
    shortage_fte: Annotated[float, Is("FTE short in its balance year with the joint advice", FTE)]
    shortage_now_fte: Annotated[float, Is("FTE short in its balance year when intake stays as it is", FTE)]
    balance_year: Annotated[int, Is("its balance year", YEAR)]
    leads: Annotated[
        PublishedAdvice | None, Is("the published advice that leads for it; null where there is none")
    ]


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One shared limit."""

    limit: Annotated[str, Is("its id")]
    names: Annotated[dict[str, str], Is("its name by language")]
    unit: Annotated[str, Is("its unit")]
    room: Annotated[float, Is("what it allows a year", OWN_UNIT)]
    used: Annotated[float, Is("the most that is used in a year", OWN_UNIT)]
    binds: Annotated[bool, Is("whether it has no room left in some year")]
    saves_fte: Annotated[float, Is("FTE of shortage that one more a year would save", FTE)]
    status: Annotated[str, Is("status of the limit, `scenario` where it was set in the question")]
    low: Annotated[
        float | None,
        Is("lower end of its interval; null where it has none, or was set in the question", OWN_UNIT),
    ]
    high: Annotated[float | None, Is("upper end; null likewise", OWN_UNIT)]
    shortage_low_fte: Annotated[
        float | None,
        Is("FTE short in the balance years at its lower end; null without, or where nothing fits", FTE),
    ]
    shortage_high_fte: Annotated[float | None, Is("the same at its upper end; null likewise", FTE)]


@dataclass(frozen=True, slots=True)
class Together(Reproducible):
    """The advice for several occupations under limits they share."""

    occupations: Annotated[tuple[TogetherLine, ...], Is("the occupations")]
    limits: Annotated[tuple[LimitLine, ...], Is("the shared limits, with what each costs")]
    first_year: Annotated[int, Is("first intake year", YEAR)]
    last_year: Annotated[int, Is("last intake year", YEAR)]
    shortage_fte: Annotated[float, Is("FTE short in the balance years, all occupations", FTE)]
    shortage_now_fte: Annotated[float, Is("the same when every intake stays as it is", FTE)]
    medicine_intake: Annotated[
        float | None,
        Is(
            "intake of medical school behind the pool of basic doctors; null without that limit",
            PEOPLE_A_YEAR,
        ),
    ]
    pace: Annotated[float, Is("most that an intake may change a year, as a share of the intake now", SHARE)]


@dataclass(frozen=True)
class TogetherOptions(PackOptions):
    """Which occupations are advised together, and under which limits."""

    occupations: Annotated[
        Sequence[str], Opt("The occupations; all with shared limits by default.", form=Form.TEXTS)
    ] = ()
    _: KW_ONLY
    limits: Annotated[
        Mapping[str, float] | None,
        Opt(
            "Change a shared limit, such as supervisors=2200. Repeatable.", form=Form.AMOUNTS, flag="--limit"
        ),
    ] = None
    weights: Annotated[
        Mapping[str, float] | None,
        Opt("What a shortage counts, such as huisarts=2. Repeatable.", form=Form.AMOUNTS, flag="--weight"),
    ] = None
    pace: Annotated[
        float,
        Opt(
            "Most that an intake may change in a year, as a share of today's.",
            low=0.001,
            high=10,
            unit=SHARE,
        ),
    ] = PACE


@question(TogetherOptions)
def together(options: TogetherOptions) -> Together:
    """Advise several occupations at once, under the limits they share.

    One linear programme over the pool of basic doctors, supervisors and stage places, with what each limit
    costs. It has the least shortage, each occupation's as a share of its own demand, in its balance year and
    on average over the years in which the intake counts; a surplus in one never makes up for a shortage in
    another.

    Raises:
        InputError: when an occupation or limit does not exist, or no choice fits the limits.

    Example:
        >>> answer = together(["huisarts", "seh-arts"])
        >>> [line.occupation for line in answer.occupations]
        ['general-practitioner', 'emergency-physician']
    """
    pack, limits, weights = opened_pack(options.pack), options.limits or {}, options.weights or {}
    require("together", pack)
    use = {
        (str(r["limit"]), str(r["occupation"])): float(r["use_per_place"] or 0.0)
        for r in pack.table("joint_limit_use")
    }
    asked_for = map(pack.occupation, options.occupations)
    named = list(dict.fromkeys(asked_for)) or list(dict.fromkeys(o for _, o in use))
    cases = [open_case(name, CaseOptions(pack=pack)) for name in named]
    known = {str(row["limit"]): row for row in pack.table("joint_limits")}
    for name in limits:
        if name not in known:
            raise refuse("unknown limit", field="--limit", value=name, expected=", ".join(known))
    room = {name: float(limits.get(name, row["value"] or 0.0)) for name, row in known.items()}
    shared = [name for name in known if name != MEDICINE and any((name, o) in use for o in named)]
    first = max(int(case.parameters.value("steering_year")) for case in cases)
    last = max(case.balance_year for case in cases)
    years = max(last - first, 1)
    medicine = float(known[MEDICINE]["value"] or 0.0) if MEDICINE in known else None
    problem = _problem(cases, shared, use, room, medicine, first, years, last, weights, options.pace)
    joint = advise_together(problem)
    if not joint.found:
        raise refuse(
            "no intake fits these limits",
            field="--limit",
            value=dict(limits),
            expected=Phrase("wider limits, or a higher --pace"),
        )
    at = [case.balance_year - first for case in cases]
    base = _short(joint, at)
    gains = [base - _short(other, at) for other in with_more_room(problem)]
    now = np.repeat(problem.current[:, None], years, axis=1)
    today = np.maximum(problem.short - np.einsum("oyt,oy->ot", problem.per_class, now), 0.0)
    moved = _moved(problem, shared, known, limits)
    over = [joint, *(other for ends in moved for other in ends if other is not None)]
    lines = tuple(_line(case, o, problem, over, today, first) for o, case in enumerate(cases))
    used = problem.use @ joint.intake
    result = Together(
        occupations=lines,
        limits=tuple(
            LimitLine(
                name,
                {"nl": str(known[name]["name_nl"]), "en": str(known[name]["name_en"])},
                str(known[name]["unit"]),
                room[name],
                float(used[k].max()),
                bool((used[k] >= problem.room[k] - 1e-6).any()),
                float(gains[k]),
                "scenario" if name in limits else str(known[name]["status"]),
                *_ends(known[name], name in limits),
                *(None if other is None else _short(other, at) for other in moved[k]),
            )
            for k, name in enumerate(shared)
        ),
        first_year=first,
        last_year=first + years - 1,
        shortage_fte=sum(line.shortage_fte for line in lines),
        shortage_now_fte=sum(line.shortage_now_fte for line in lines),
        medicine_intake=room.get(MEDICINE) if BASIC_DOCTORS in shared else None,
        pace=options.pace,
    )
    asked = {"occupations": named, "limits": dict(limits), "weights": dict(weights), "pace": options.pace}
    evidence = _evidence(pack, cases, [*shared, MEDICINE], limits)
    return result.sealed(
        "together",
        asked,
        pack,
        evidence=evidence,
        grade=worst(evidence.grade, *(model_grade(case).grade for case in cases)),
        as_of=min(case.base_year for case in cases),
    )


def _evidence(
    pack: Pack, cases: Sequence[Case], shared: Sequence[str], changed: Mapping[str, float]
) -> Evidence:
    """Return the figures of the occupations, the limits they share, and what a place takes of each."""
    limits = [row for row in pack.table("joint_limits") if row["limit"] in shared]
    statuses = ["scenario" if row["limit"] in changed else str(row["status"]) for row in limits]
    named = {case.occupation for case in cases}
    use = [
        row for row in pack.table("joint_limit_use") if row["limit"] in shared and row["occupation"] in named
    ]
    return (
        sum((case.evidence() for case in cases), Evidence())
        + of_rows("joint_limits", limits, statuses)
        + of_rows("joint_limit_use", use)
    )


def _problem(
    cases: Sequence[Case],
    shared: Sequence[str],
    use: Mapping[tuple[str, str], float],
    room: Mapping[str, float],
    medicine: float | None,
    first: int,
    years: int,
    last: int,
    weights: Mapping[str, float],
    pace: float,
) -> Joint:
    """Return the programme: what each class gives, what is short without any, and the limits by year."""
    horizon = last - first + 1
    count = len(cases)
    short, weight = np.zeros((count, horizon)), np.zeros((count, horizon))
    per_class, current, demand = np.zeros((count, years, horizon)), np.zeros(count), np.zeros(count)
    for o, case in enumerate(cases):
        baseline = baseline_of(case, run_of(case, horizon=max(20, last - case.base_year)))
        base, start = baseline.arrays, baseline.place(first)
        current[o] = float(base.intake[0])
        units = [per_place_from(base, start + y)[0, start : start + horizon] for y in range(years + 1)]
        per_class[o] = np.stack([units[y] - units[y + 1] for y in range(years)])
        gap = base.demand[0] - base.supply[0]
        short[o] = gap[start : start + horizon] + current[o] * units[0]
        demand[o] = float(base.demand[0, baseline.place(case.balance_year)])
        whole = min(int(np.ceil(base.duration[0])) + 1, horizon - 1)
        weight[o, whole:] = _weight(case, weights) / (horizon - whole)
        weight[o, case.balance_year - first] += _weight(case, weights)
    weight *= (demand.mean() / demand)[:, None]
    limit = np.zeros((len(shared), years))
    for k, name in enumerate(shared):
        limit[k] = room[name]
        if name == BASIC_DOCTORS and medicine is not None:
            more = (room.get(MEDICINE, medicine) - medicine) * MEDICINE_YIELD
            limit[k, min(MEDICINE_YEARS, years) :] += more
    return Joint(
        short=short,
        per_class=per_class,
        weight=weight,
        current=current,
        change=np.maximum(pace * current, 1.0),
        use=_use(cases, shared, use),
        room=limit,
        place=np.full(count, PLACE),
        turn=np.full(count, TURN),
    )


def _ends(row: Row, given: bool) -> tuple[float | None, float | None]:
    """Return the ends of the interval of a limit; none where it has none, or was set in the question."""
    low, high = (None if given or row[end] is None else float(row[end] or 0.0) for end in ("low", "high"))
    return low, high


def _moved(
    problem: Joint, shared: Sequence[str], known: Mapping[str, Row], limits: Mapping[str, float]
) -> list[tuple[JointAdvice | None, JointAdvice | None]]:
    """Return the joint advice at the lower and at the upper end of each limit, the others as they are."""
    moved: list[tuple[JointAdvice | None, JointAdvice | None]] = []
    for k, name in enumerate(shared):
        found: list[JointAdvice | None] = []
        for end in _ends(known[name], name in limits):
            if end is None:
                found.append(None)
                continue
            room = problem.room.copy()
            room[k] += end - float(known[name]["value"] or 0.0)
            other = advise_together(replace(problem, room=room))
            found.append(other if other.found else None)
        moved.append((found[0], found[1]))
    return moved


def _use(cases: Sequence[Case], shared: Sequence[str], use: Mapping[tuple[str, str], float]) -> Array:
    """Return what one starter of each occupation takes of each limit, axes (l, o)."""
    taken = np.zeros((len(shared), len(cases)))
    for k, name in enumerate(shared):
        taken[k] = [use.get((name, case.occupation), 0.0) for case in cases]
    return taken


def _short(joint: JointAdvice, at: Sequence[int]) -> float:
    """Return FTE short in the balance years."""
    return float(sum(joint.shortage[o, t] for o, t in enumerate(at)))


def _weight(case: Case, weights: Mapping[str, float]) -> float:
    """Return what a shortage in an occupation counts."""
    for name, value in weights.items():
        if case.pack.occupation(name) == case.occupation:
            return float(value)
    return 1.0


def _line(
    case: Case, place: int, problem: Joint, over: Sequence[JointAdvice], today: Array, first: int
) -> TogetherLine:
    """Return one occupation of the joint advice, the first of those over the intervals of the limits."""
    found, at = over[0], case.balance_year - first
    unit = float(problem.per_class[place, :, at].sum())
    short = float(problem.short[place, at])
    years = found.intake.shape[1]
    last = [float(other.intake[place, min(max(at - 1, 0), years - 1)]) for other in over]
    return TogetherLine(
        case.occupation,
        names_of(case.pack, case.occupation),
        float(problem.current[place]),
        short / unit if unit > 0.0 else None,
        {str(first + y): float(found.intake[place, y]) for y in range(years)},
        last[0],
        min(last),
        max(last),
        float(found.shortage[place, at]),
        float(today[place, at]),
        case.balance_year,
        leading(case.pack, case.occupation, case.round, changed=bool(case.overrides)),
    )
