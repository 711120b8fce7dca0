"""How many vacancies are there, the hidden ones counted, and what do they do to the advice?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from raming.answers.case import SCHEMA_VERSION, Case, Source, open_case, sources_of
from raming.answers.decisions.cover import FIGURES, CoverFigure, cover_of, drawn_figure
from raming.answers.manifest import Manifest, manifest, plain
from raming.answers.measures.effects import Bounds
from raming.answers.measures.spread import SEED, drawn_values
from raming.answers.model import Values, build, run
from raming.engine.choices.cover import fte_per_post
from raming.engine.choices.cover import vacancies as hidden_of
from raming.engine.model.curves import Array
from raming.engine.model.intake import advised_intake
from raming.inputs.parameters import Cell
from raming.inputs.problems import refuse
from raming.inputs.tables import Row

DRAWS = 1000


@dataclass(frozen=True, slots=True)
class AdviceWith:
    """The advice under one reading of unmet demand.

    Attributes:
        unmet: `as in the round`, `posted vacancies only` or `with hidden vacancies`.
        unmet_share: unmet demand as a share of supply, middle value.
        advised_intake: advised intake at that middle value; null where it cannot be steered.
        advised_bounds: the same over the draws; null likewise.
    """

    unmet: str
    unmet_share: float
    advised_intake: float | None
    advised_bounds: Bounds | None


@dataclass(frozen=True, slots=True)
class SiteYear:
    """Sites in one year.

    Attributes:
        period: year or quarter.
        sites: all sites; null where not published.
        day_and_night: sites open day and night; null likewise.
        required_fte: FTE that the posts of the sites open day and night ask for; null likewise.
    """

    period: str
    sites: float | None
    day_and_night: float | None
    required_fte: float | None


@dataclass(frozen=True, slots=True)
class Norm:
    """A published figure on norms, stops and vacancies, as it was stated.

    Attributes:
        figure: what it is.
        area: where.
        period: when.
        value: the figure.
        unit: its unit.
        source: id of the source.
        note: what to know about it.
    """

    figure: str
    area: str
    period: str
    value: float
    unit: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class VacancyAnswer:
    """Hidden vacancies as an uncertain quantity of its own, and what it does to the advice.

    Attributes:
        schema_version: version of this contract.
        occupation: id of the occupation.
        names: its name by language.
        round: the round.
        balance_year: calendar year in which supply must equal demand.
        posts: posts that must be staffed.
        fte_per_post: FTE one post takes.
        required_fte: posts × FTE per post.
        filled_fte: FTE at work in those posts.
        posted_fte: posted vacancies, in FTE.
        hidden_fte: required − filled − posted, at the middle values; below 0 when more is filled than is
            required.
        hidden_bounds: the same over the draws.
        p_hidden: chance that there are hidden vacancies.
        assumptions: the figures behind it; each can be changed.
        advice: the advice under three readings of unmet demand.
        sites: the series of sites: what must be staffed is not a constant.
        norms: published figures on norms, stops and vacancies.
        draws: number of draws.
        seed: seed of the draws.
        sources: where the figures come from.
        manifest: what is needed to compute it again.
    """

    schema_version: str
    occupation: str
    names: dict[str, str]
    round: int
    balance_year: int
    posts: float
    fte_per_post: float
    required_fte: float
    filled_fte: float
    posted_fte: float
    hidden_fte: float
    hidden_bounds: Bounds
    p_hidden: float
    assumptions: tuple[CoverFigure, ...]
    advice: tuple[AdviceWith, ...]
    sites: tuple[SiteYear, ...]
    norms: tuple[Norm, ...]
    draws: int
    seed: int
    sources: tuple[Source, ...]
    manifest: Manifest

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, as `raming vacancies --json` prints it."""
        made: dict[str, Any] = plain(self)
        return made


def vacancies(
    occupation: str = "emergency-physician",
    *,
    cover: Mapping[str, float] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    **options: Any,
) -> VacancyAnswer:
    """Return the hidden vacancies of an occupation and the advice with and without them.

    `hidden = required posts × FTE per post − filled FTE − posted vacancies`.

    Args:
        occupation: the occupation, by any of its names.
        cover: changed figures, such as `posts-per-site`.
        draws: number of draws.
        seed: seed of the draws.
        **options: see `raming.answers.case.open_case`.

    Raises:
        InputError: when the occupation has no figures on posts.

    Example:
        >>> answer = vacancies("seh-arts", cover={"posts-per-site": 1})
        >>> round(answer.fte_per_post, 2), round(answer.required_fte)
        (5.84, 444)
    """
    case = open_case(occupation, **options)
    if not 1 <= draws <= 100_000:
        raise refuse("not a number of draws", field="--draws", value=draws, expected="1 to 100,000")
    figures = cover_of(case.pack, case.occupation, cover)
    lacking = [name for name in FIGURES if name not in figures]
    if lacking:
        raise refuse(
            f"no posts are known for {case.occupation}: {', '.join(lacking)} not available",
            file="cover.csv",
            field="occupation",
            value=case.occupation,
            expected="those figures in the pack, or with --cover",
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
    named = dict.fromkeys(
        [figure.source for figure in figures.values() if figure.source]
        + [str(row["source"]) for row in emergency]
    )
    body: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        **{name: case.heading()[name] for name in ("occupation", "names", "round", "balance_year")},
        "posts": figures["sites"].value * figures["posts-per-site"].value,
        "fte_per_post": per_post,
        "required_fte": float(middle.required[0]),
        "filled_fte": float(middle.filled[0]),
        "posted_fte": float(middle.posted[0]),
        "hidden_fte": float(middle.hidden[0]),
        "hidden_bounds": _bounds(over.hidden),
        "p_hidden": float((over.hidden > 0.0).mean()),
        "assumptions": tuple(figures[name] for name in FIGURES),
        "advice": _advice(case, middle.posted, middle.hidden, over.posted, over.hidden, draws, seed),
        "sites": _sites(emergency, figures["posts-per-site"].value * per_post),
        "norms": tuple(_norm(row) for row in emergency if not str(row["figure"]).startswith("sites")),
        "draws": draws,
        "seed": seed,
        "sources": sources_of(case.pack, named),
    }
    asked = {**case.options, "cover": dict(cover or {}), "draws": draws, "seed": seed}
    return VacancyAnswer(**body, manifest=manifest("vacancies", asked, case.pack, plain(body), seed))


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


def _bounds(values: Array) -> Bounds:
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return Bounds(float(low), float(middle), float(high))


def _advice(
    case: Case, posted: Array, hidden: Array, posted_over: Array, hidden_over: Array, draws: int, seed: int
) -> tuple[AdviceWith, ...]:
    """Return the advice with unmet demand as in the round, from posted vacancies, and with hidden ones."""
    cell = Cell("unmet_demand", variant=case.variant)
    middle: dict[Cell, Any] = {name: figure.value for name, figure in case.parameters.items()}
    over: dict[Cell, Any] = dict(drawn_values(case, draws, seed))
    base, base_over = (_base_fte(case, values) for values in (middle, over))
    made = []
    for name, at_middle, at_draws in (
        ("as in the round", None, None),
        ("posted vacancies only", posted / base, posted_over / base_over),
        (
            "with hidden vacancies",
            (posted + np.maximum(hidden, 0.0)) / base,
            (posted_over + np.maximum(hidden_over, 0.0)) / base_over,
        ),
    ):
        first = middle if at_middle is None else {**middle, cell: float(at_middle[0])}
        second = over if at_draws is None else {**over, cell: at_draws}
        advised = _advised(case, first)[0]
        steerable = bool(np.isfinite(advised))
        made.append(
            AdviceWith(
                name,
                float(np.ravel(first[cell])[0]),
                float(advised) if steerable else None,
                _bounds(_advised(case, second)) if steerable else None,
            )
        )
    return tuple(made)


def _base_fte(case: Case, values: Values) -> Array:
    """Return FTE in the base year, axes (d)."""
    return run(build(values, case.parameters.composition, case.variant)).base_fte


def _advised(case: Case, values: Values) -> Array:
    """Return the advised intake in the balance year, axes (d)."""
    ran = run(build(values, case.parameters.composition, case.variant), continuing=case.continuing)
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
