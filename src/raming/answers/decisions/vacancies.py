"""How many vacancies are there, the hidden ones counted, and what do they do to the advice?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Annotated, Any

import numpy as np

from raming.answers.answer import OccupationAnswer
from raming.answers.bounds import Bounds, bounds_of
from raming.answers.bridge import Neighbour
from raming.answers.case import Case, open_case, opened_pack
from raming.answers.decisions.cover import FIGURES, CoverFigure, cover_of, drawn_figure
from raming.answers.evidence import of_figures, of_rows, worst
from raming.answers.measures.spread import FEWEST, SEED, drawn_values
from raming.answers.model import Values, build, run
from raming.answers.needs import require
from raming.answers.options import CaseOptions, Cover, Draws, Seed, question
from raming.answers.regional.shared import default_occupation
from raming.answers.uncertainty.draws import draws_evidence
from raming.answers.uncertainty.grades import model_grade
from raming.engine.choices.cover import fte_per_post
from raming.engine.choices.cover import vacancies as hidden_of
from raming.engine.model.curves import Array
from raming.engine.model.intake import advised_intake
from raming.inputs.meaning import DRAWN, FTE, OWN_UNIT, PEOPLE_A_YEAR, SHARE, Is
from raming.inputs.options import Opt
from raming.inputs.parameters import Cell
from raming.inputs.problems import Phrase, refuse
from raming.inputs.tables import Row


@dataclass(frozen=True, slots=True)
class AdviceWith:
    """The advice under one reading of unmet demand."""

    unmet: Annotated[str, Is("`as-in-the-round`, `posted-only` or `with-hidden`")]
    unmet_share: Annotated[float, Is("unmet demand as a share of supply", SHARE)]
    advised_intake: Annotated[
        float | None,
        Is("advised intake at the middle values; null where it cannot be steered", PEOPLE_A_YEAR),
    ]
    advised_bounds: Annotated[Bounds | None, Is("the same over the draws; null likewise", PEOPLE_A_YEAR)]


@dataclass(frozen=True, slots=True)
class SiteYear:
    """Sites in one year."""

    period: Annotated[str, Is("year or quarter")]
    sites: Annotated[float | None, Is("all sites; null where not published", "sites")]
    day_and_night: Annotated[float | None, Is("sites open day and night; null likewise", "sites")]
    required_fte: Annotated[
        float | None, Is("FTE that the posts of the sites open day and night ask for; null likewise", FTE)
    ]


@dataclass(frozen=True, slots=True)
class Norm:
    """A published figure on norms, stops and vacancies, as it was stated."""

    figure: Annotated[str, Is("what it is")]
    area: Annotated[str, Is("where")]
    period: Annotated[str, Is("year or quarter")]
    value: Annotated[float, Is("the figure", OWN_UNIT)]
    unit: Annotated[str, Is("what the numbers count")]
    source: Annotated[str, Is("id of the source in the pack")]
    note: Annotated[str, Is("what to know about it")]


@dataclass(frozen=True, slots=True)
class VacancyAnswer(OccupationAnswer):
    """Hidden vacancies as an uncertain quantity of its own, and what it does to the advice."""

    posts: Annotated[float, Is("posts that must be staffed", "posts")]
    fte_per_post: Annotated[float, Is("FTE one post takes", "FTE per post")]
    required_fte: Annotated[float, Is("posts × FTE per post", FTE)]
    filled_fte: Annotated[float, Is("FTE at work in those posts", FTE)]
    posted_fte: Annotated[float, Is("posted vacancies, in FTE", FTE)]
    hidden_fte: Annotated[
        float,
        Is(
            "required − filled − posted, at the middle values; below 0 when more is filled than is required",
            FTE,
        ),
    ]
    hidden_bounds: Annotated[Bounds, Is("the same over the draws", FTE)]
    p_hidden: Annotated[float, Is("chance that there are hidden vacancies", SHARE)]
    assumptions: Annotated[tuple[CoverFigure, ...], Is("the figures behind it; each can be changed")]
    advice: Annotated[tuple[AdviceWith, ...], Is("the advice under three readings of unmet demand")]
    sites: Annotated[tuple[SiteYear, ...], Is("the series of sites: what must be staffed is not a constant")]
    norms: Annotated[tuple[Norm, ...], Is("published figures on norms, stops and vacancies")]
    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]
    bridge: Annotated[
        tuple[Neighbour, ...], Is("numbers that answer nearly the same question, with what each differs in")
    ]


@dataclass(frozen=True)
class VacancyOptions(CaseOptions):
    """What hidden vacancies are counted with."""

    occupation: Annotated[
        str | None,
        Opt(
            "The occupation, by any of its names; by default the first whose posts are known.",
            example="seh-arts",
        ),
    ] = None
    _: KW_ONLY
    cover: Cover = None
    draws: Annotated[int, Draws(FEWEST)] = 1000
    seed: Seed = SEED


@question(VacancyOptions)
def vacancies(options: VacancyOptions) -> VacancyAnswer:
    """Count vacancies that nobody posted, and what they do to the advice.

    Posts times FTE per post, minus FTE at work, minus posted vacancies: an uncertain quantity of its own. The
    advice with unmet demand as in the round, from posted vacancies alone, and with hidden ones.

    `hidden = required posts × FTE per post − filled FTE − posted vacancies`.

    Raises:
        InputError: when the occupation has no figures on posts.

    Example:
        >>> answer = vacancies("seh-arts", cover={"posts-per-site": 1})
        >>> round(answer.fte_per_post, 2), round(answer.required_fte)
        (5.84, 444)
    """
    opened = opened_pack(options.pack)
    if not options.cover:
        require("vacancies", opened)
    posts = (str(row["occupation"]) for row in opened.table("cover"))
    case = open_case(options.occupation or next(posts, default_occupation(opened)), options, pack=opened)
    draws, seed = options.draws, options.seed
    figures = cover_of(case.pack, case.occupation, options.cover)
    lacking = [name for name in FIGURES if name not in figures]
    if lacking:
        raise refuse(
            "no posts are known for {occupation}: {names} not available",
            occupation=case.pack.named(case.occupation),
            names=", ".join(lacking),
            file="cover.csv",
            field="occupation",
            expected=Phrase("those figures in the pack, or with --cover"),
        )
    middle = _hidden({name: np.array([figure.value]) for name, figure in figures.items()})
    drawn = {
        name: drawn_figure(figures[name], case.occupation, place, draws, seed)
        for place, name in enumerate(FIGURES)
    }
    over = _hidden(drawn)
    per_post = float(
        fte_per_post(np.array(figures["hours-per-post"].value), np.array(figures["net-hours-per-fte"].value))
    )
    emergency = list(case.pack.table("emergency_care")) if case.occupation == "emergency-physician" else []
    advice = _advice(case, middle.posted, middle.hidden, over.posted, over.hidden, draws, seed)
    result = VacancyAnswer(
        **case.occupation_heading(),
        posts=figures["sites"].value * figures["posts-per-site"].value,
        fte_per_post=per_post,
        required_fte=float(middle.required[0]),
        filled_fte=float(middle.filled[0]),
        posted_fte=float(middle.posted[0]),
        hidden_fte=float(middle.hidden[0]),
        hidden_bounds=bounds_of(over.hidden),
        p_hidden=float((over.hidden > 0.0).mean()),
        assumptions=tuple(figures[name] for name in FIGURES),
        advice=advice,
        bridge=_bridge(case, advice),
        sites=_sites(emergency, figures["posts-per-site"].value * per_post),
        norms=tuple(_norm(row) for row in emergency if not str(row["figure"]).startswith("sites")),
        draws=draws,
        seed=seed,
    )
    asked = {**case.options, "cover": dict(options.cover or {}), "draws": draws, "seed": seed}
    covered = of_figures(figures.values())
    return result.sealed(
        "vacancies",
        asked,
        case.pack,
        seed,
        evidence=case.evidence() + draws_evidence(case) + covered + of_rows("emergency_care", emergency),
        grade=worst(model_grade(case).grade, covered.grade),
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )


def _norm(row: Row) -> Norm:
    return Norm(
        str(row["figure"]),
        str(row["area"]),
        str(row["period"]),
        float(row["value"] or 0.0),
        str(row["unit"]),
        str(row["source"]),
        str(row["note"] or ""),
    )


def _hidden(figures: Mapping[str, Array]) -> Any:
    """Return required, filled, posted and hidden FTE."""
    per_post = fte_per_post(figures["hours-per-post"], figures["net-hours-per-fte"])
    fte = figures["fte-per-person"]
    filled = figures["people"] * fte * figures["share-in-rota"]
    return hidden_of(
        figures["sites"] * figures["posts-per-site"], per_post, filled, figures["posted-vacancies"] * fte
    )


def _advice(
    case: Case, posted: Array, hidden: Array, posted_over: Array, hidden_over: Array, draws: int, seed: int
) -> tuple[AdviceWith, ...]:
    """Return the advice with unmet demand as in the round, from posted vacancies, and with hidden ones."""
    cell = Cell("unmet_demand", variant=case.variant)
    middle: dict[Cell, Any] = {name: figure.value for name, figure in case.parameters.items()}
    over: dict[Cell, Any] = dict(drawn_values(case, draws, seed))
    base, base_over = (_base_fte(case, values) for values in (middle, over))
    advices = []
    for name, at_middle, at_draws in (
        ("as-in-the-round", None, None),
        ("posted-only", posted / base, posted_over / base_over),
        (
            "with-hidden",
            (posted + np.maximum(hidden, 0.0)) / base,
            (posted_over + np.maximum(hidden_over, 0.0)) / base_over,
        ),
    ):
        first = middle if at_middle is None else {**middle, cell: float(at_middle[0])}
        second = over if at_draws is None else {**over, cell: at_draws}
        advised = _advised(case, first)[0]
        steerable = bool(np.isfinite(advised))
        advices.append(
            AdviceWith(
                name,
                float(np.ravel(first[cell])[0]),
                float(advised) if steerable else None,
                bounds_of(_advised(case, second)) if steerable else None,
            )
        )
    return tuple(advices)


def _bridge(case: Case, advice: tuple[AdviceWith, ...]) -> tuple[Neighbour, ...]:
    """Return the stock that the round counts, and the advices at the central values."""
    found = [Neighbour("stock-of-round", float(case.run().base_fte[0]), year=case.base_year)]
    for kind, one in (("without-hidden", advice[0]), ("with-hidden", advice[-1])):
        if one.advised_intake is not None:
            found.append(Neighbour(kind, one.advised_intake))
    return tuple(found)


def _base_fte(case: Case, values: Values) -> Array:
    """Return FTE in the base year, axes (d)."""
    return run(build(values, case.parameters.composition, case.variant)).base_fte


def _advised(case: Case, values: Values) -> Array:
    """Return the advised intake in the balance year, axes (d)."""
    ran = case.checked(
        run(build(values, case.parameters.composition, case.variant), continuing=case.continuing)
    )
    return advised_intake(ran.demand[:, case.rung], ran.supply)[:, case.balance_year - case.base_year]


def _sites(rows: list[Any], per_site: float) -> tuple[SiteYear, ...]:
    """Return the series of sites."""
    series: dict[str, dict[str, float]] = {}
    for row in rows:
        if str(row["figure"]) in ("sites", "sites-24-7"):
            series.setdefault(str(row["period"]), {})[str(row["figure"])] = float(row["value"] or 0.0)
    return tuple(
        SiteYear(
            period,
            found.get("sites"),
            found.get("sites-24-7"),
            found["sites-24-7"] * per_site if "sites-24-7" in found else None,
        )
        for period, found in sorted(series.items())
    )
