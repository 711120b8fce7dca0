"""What would another number of places do to supply, gap and odds, year by year, against the advice?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Annotated

import numpy as np

from raming.answers.answer import OccupationAnswer
from raming.answers.bridge import Neighbour
from raming.answers.case import Case, open_case
from raming.answers.chances import varies
from raming.answers.comparable import advices, bounds, is_band
from raming.answers.decisions.cover import POST, CoverFigure, cover_of, posts_per_fte
from raming.answers.evidence import of_figures
from raming.answers.measures.baseline import LAST_YEAR, Baseline, baseline_of, per_place_from, run_of
from raming.answers.measures.spread import FEWEST, SEED
from raming.answers.model import HORIZON
from raming.answers.options import (
    EARLIEST,
    LATEST,
    MOST_PLACES,
    CaseOptions,
    Cover,
    Draws,
    Occupation,
    Seed,
    question,
)
from raming.answers.published import LedgerEntry, Published, PublishedAdvice, lines_of, published_for
from raming.answers.uncertainty.draws import draws_evidence
from raming.answers.uncertainty.grades import model_grade
from raming.engine.model.curves import Array
from raming.inputs.meaning import DRAWN, FTE, PEOPLE_A_YEAR, SHARE, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.problems import Phrase, refuse

DECISIONS = ("decided", "funded")


@dataclass(frozen=True, slots=True)
class DecisionYear:
    """One year under a number of places."""

    fte: Annotated[float, Is("FTE active with these places", FTE)]
    fte_as_advised: Annotated[float, Is("FTE active with the advised places", FTE)]
    fte_difference: Annotated[float, Is("FTE with these places minus as advised", FTE)]
    demand_fte: Annotated[float, Is("full-time equivalents needed", FTE)]
    gap_fte: Annotated[float, Is("demand minus supply; a shortage is positive", FTE)]
    p_balance: Annotated[
        float | None, Is("chance that supply is at least demand; null where no figure varies", SHARE)
    ]
    p_balance_as_advised: Annotated[float | None, Is("the same with the advised places", SHARE)]
    posts_difference: Annotated[
        float | None,
        Is(
            "posts day and night that can be staffed more or fewer; null where the pack does not say what a post takes",
            "posts",
        ),
    ]


@dataclass(frozen=True, slots=True)
class PlacesOption:
    """One number of places to compare."""

    label: Annotated[
        str,
        Is(
            "`current`, `asked`, `advised`, `advised-low` and `advised-high` for the ends of a range, `model` (what the model advises) or a stage of the ledger"
        ),
    ]
    places: Annotated[float, Is("places per year", PEOPLE_A_YEAR)]
    fte_difference: Annotated[float, Is("FTE in the balance year, with these places minus as advised", FTE)]
    gap_fte: Annotated[float, Is("gap in the balance year", FTE)]
    p_balance: Annotated[
        float | None, Is("chance of balance in the balance year; null where no figure varies", SHARE)
    ]
    gap_by_year: Annotated[dict[str, float], Is("gap by calendar year", FTE)]
    p_balance_by_year: Annotated[
        dict[str, float], Is("chance of balance by calendar year; empty where no figure varies", SHARE)
    ]


@dataclass(frozen=True, slots=True)
class Decision(OccupationAnswer):
    """What a number of places would do, against the advice."""

    kind: Annotated[
        str,
        Is("`hypothetical`, unless the ledger holds a decision of this number: then `decided` or `funded`"),
    ]
    kind_note: Annotated[str, Is("what the ledger says of this number; empty where it says nothing")]
    from_year: Annotated[int, Is("first intake year", YEAR)]
    places: Annotated[float, Is("places per year from then on", PEOPLE_A_YEAR)]
    filled: Annotated[float, Is("share of the places that is filled", SHARE)]
    advised: Annotated[
        float,
        Is(
            "advised places per year it is held against; of a range the end that is passed, or the places themselves where they lie within",
            PEOPLE_A_YEAR,
        ),
    ]
    advised_kind: Annotated[
        str, Is("`published`, `asked` (a number of your own), or `model` where no advice was published")
    ]
    advice: Annotated[
        PublishedAdvice | None,
        Is(
            "the published advice in force in the first intake year, or else the next that comes into force; null where it is held against another number"
        ),
    ]
    later_advice: Annotated[
        tuple[PublishedAdvice, ...], Is("advices that come into force after it, in that order")
    ]
    advised_year: Annotated[int | None, Is("year of the published advice; null for the model's", YEAR)]
    advised_source: Annotated[str, Is("id of its source; empty for the model's")]
    model_advice: Annotated[
        float | None,
        Is("what the model advises from that year on; null where it cannot be steered", PEOPLE_A_YEAR),
    ]
    bridge: Annotated[
        tuple[Neighbour, ...], Is("numbers that answer nearly the same question, with what each differs in")
    ]
    years: Annotated[dict[str, DecisionYear], Is("year by year")]
    options: Annotated[
        tuple[PlacesOption, ...],
        Is("the number asked for beside the current, the advised and those in the ledger"),
    ]
    class_from: Annotated[int, Is("first year in which a class of the changed intake is active", YEAR)]
    cover: Annotated[
        tuple[CoverFigure, ...],
        Is("what a post takes: assumptions that can be changed; empty where the pack has none"),
    ]
    beyond: Annotated[
        int | None,
        Is(
            "first year beyond the horizon of the published model, where the last slopes go on; null where all years lie within",
            YEAR,
        ),
    ]
    draws: Annotated[int, Is("number of draws", DRAWN)]
    seed: Annotated[int, Is("seed of the draws", "seed")]


@dataclass(frozen=True)
class DecisionOptions(CaseOptions):
    """What another number of places is worked out with."""

    occupation: Occupation
    _: KW_ONLY
    places: Annotated[
        float,
        Opt(
            "Places a year.",
            low=0,
            high=MOST_PLACES,
            unit=PEOPLE_A_YEAR,
        ),
    ]
    from_year: Annotated[
        int | None,
        Opt(
            "First intake year; the first that can still be decided on by default.",
            low=EARLIEST,
            high=LATEST,
            unit=YEAR,
            flag="--from",
        ),
    ] = None
    filled: Annotated[float, Opt("Share of the places that is filled.", low=0, high=1, unit=SHARE)] = 1.0
    advised: Annotated[
        float | None,
        Opt(
            "Places to hold it against; the published advice in force in the first intake year by default.",
            low=0,
            high=MOST_PLACES,
            unit=PEOPLE_A_YEAR,
        ),
    ] = None
    cover: Cover = None
    draws: Annotated[int, Draws(FEWEST)] = 1000
    seed: Seed = SEED


@question(DecisionOptions)
def decide(options: DecisionOptions) -> Decision:
    """Work out what a number of places would do to supply, gap and odds, against the advice.

    Year by year to 2045, beside the present and the advised number, and in posts that can be staffed day and
    night. Called hypothetical unless the ledger holds a decision of that number.

    Raises:
        InputError: when a choice does not exist or cannot be.

    Example:
        >>> decision = decide("seh-arts", places=50, from_year=2027)
        >>> decision.kind, decision.advised, decision.years["2045"].fte_difference < 0
        ('hypothetical', 60.0, True)
    """
    case = open_case(options.occupation, options)
    places, filled, draws, seed = options.places, options.filled, options.draws, options.seed
    steering = int(case.parameters.value("steering_year"))
    horizon = max(HORIZON, LAST_YEAR - case.base_year)
    # Years that have gone by cannot be decided on any more; a round that does not reach further starts as it did.
    coming = min(max(steering, case.pack.year + 1), case.balance_year - 1)
    first = max(steering, coming) if options.from_year is None else options.from_year
    if filled == 0.0:
        raise refuse(
            "places of which none is filled change nothing",
            field="--filled",
            value=filled,
            expected=Phrase("a share above 0, at most 1"),
        )
    if not steering <= first < case.base_year + horizon:
        raise refuse(
            "this intake cannot be steered",
            field="--from",
            value=first,
            expected=Phrase("{first}, the first intake year that can be, or later", first=steering),
        )
    middle = baseline_of(case, run_of(case, horizon=horizon))
    drawn = baseline_of(case, run_of(case, draws, seed, horizon=horizon))
    place = middle.place(case.balance_year)
    model = _model_advice(middle, first, place)
    published = published_for(case.pack, case.occupation)
    against = _against(lines_of(case.pack, case.occupation), places, first, options.advised, model)
    figures = cover_of(case.pack, case.occupation, options.cover)
    kind, note = _kind(published, places, first)
    supplies = _Supplies(middle, drawn, first, filled)
    years = _years(supplies, places, against.value, posts_per_fte(figures))
    result = Decision(
        **case.occupation_heading(),
        kind=kind,
        kind_note=note,
        from_year=first,
        places=float(places),
        filled=filled,
        advised=against.value,
        advised_kind=against.kind,
        advice=against.advice,
        later_advice=against.later,
        advised_year=None if against.advice is None else against.advice.year,
        advised_source="" if against.advice is None else against.advice.source,
        model_advice=model,
        bridge=_bridge(middle, steering, first, place, model),
        years=years,
        options=_options(supplies, case, published, places, against, first, model),
        class_from=first + int(np.ceil(middle.arrays.duration[0])) + 1,
        cover=tuple(figures[name] for name in POST if name in figures),
        beyond=case.base_year + HORIZON + 1 if horizon > HORIZON else None,
        draws=draws,
        seed=seed,
    )
    asked = {
        **case.options,
        "places": float(places),
        "from_year": first,
        "filled": filled,
        "advised": options.advised,
        "cover": dict(options.cover or {}),
        "draws": draws,
        "seed": seed,
    }
    evidence = (
        case.evidence()
        + draws_evidence(case)
        + of_figures([] if against.advice is None else [against.advice])
        + of_figures(figures[name] for name in POST if name in figures)
    )
    return result.sealed(
        "decide",
        asked,
        case.pack,
        seed,
        evidence=evidence,
        grade=model_grade(case).grade,
        worth=model_grade(case),
        tally=case.tally,
        as_of=case.base_year,
    )


@dataclass(frozen=True, slots=True)
class _Supplies:
    """Supply under any number of places from a year on, at the middle values and over the draws.

    Attributes:
        middle: baseline at the middle values.
        drawn: baseline over the draws.
        first: first intake year.
        filled: share of the places that is filled.
    """

    middle: Baseline
    drawn: Baseline
    first: int
    filled: float

    def fte(self, baseline: Baseline, places: float) -> Array:
        """Return FTE with a number of places, axes (d, y)."""
        base = baseline.arrays
        extra = places * self.filled - base.intake
        return np.asarray(base.supply + extra[:, None] * per_place_from(base, baseline.place(self.first)))

    def difference(self, places: float, other: float) -> Array:
        """Return FTE with one number of places minus another, axes (y): 0 where both are equal."""
        unit = per_place_from(self.middle.arrays, self.middle.place(self.first))[0]
        return np.asarray((places - other) * self.filled * unit + 0.0)

    def gap(self, places: float) -> Array:
        """Return the gap at the middle values, axes (y)."""
        return np.asarray(self.middle.arrays.demand[0] - self.fte(self.middle, places)[0])

    def odds(self, places: float) -> Array | None:
        """Return the chance that supply is at least demand, axes (y); None where no figure varies."""
        fte, demand = self.fte(self.drawn, places), self.drawn.arrays.demand
        return np.asarray((fte >= demand).mean(axis=0)) if varies(demand - fte) else None


def _years(
    supplies: _Supplies, places: float, advised: float, posts: float | None
) -> dict[str, DecisionYear]:
    """Return every year under a number of places."""
    middle = supplies.middle
    mine, theirs = (supplies.fte(middle, number)[0] for number in (places, advised))
    difference = supplies.difference(places, advised)
    odds, odds_advised = supplies.odds(places), supplies.odds(advised)
    gap = supplies.gap(places)
    return {
        str(middle.base_year + t): DecisionYear(
            float(mine[t]),
            float(theirs[t]),
            float(difference[t]),
            float(middle.arrays.demand[0, t]),
            float(gap[t]),
            None if odds is None else float(odds[t]),
            None if odds_advised is None else float(odds_advised[t]),
            None if posts is None else float(difference[t] * posts + 0.0),
        )
        for t in range(middle.years)
    }


def _options(
    supplies: _Supplies,
    case: Case,
    published: tuple[Published, ...],
    places: float,
    against: _Against,
    first: int,
    model: float | None,
) -> tuple[PlacesOption, ...]:
    """Return the numbers worth comparing, smallest first, each once."""
    labels = {round(places, 6): "asked"}
    for label, number in against.numbers():
        labels[round(number, 6)] = label
    labels.setdefault(round(case.intake, 6), "current")
    for entry in published:
        if (
            entry.kind in (*DECISIONS, "indicative")
            and entry.unit == "places per year"
            and entry.year >= first
        ):
            labels.setdefault(round(entry.value, 6), entry.kind)
    if model is not None and model >= 0.0:
        labels.setdefault(float(round(model)), "model")
    baseline, place = supplies.middle, supplies.middle.place(case.balance_year)
    options = []
    for number, label in sorted(labels.items()):
        gap, odds = supplies.gap(number), supplies.odds(number)
        years = [str(baseline.base_year + t) for t in range(baseline.years)]
        options.append(
            PlacesOption(
                label,
                number,
                float(supplies.difference(number, against.value)[place]),
                float(gap[place]),
                None if odds is None else float(odds[place]),
                dict(zip(years, map(float, gap), strict=True)),
                {} if odds is None else dict(zip(years, map(float, odds), strict=True)),
            )
        )
    return tuple(options)


def _model_advice(baseline: Baseline, first: int, place: int) -> float | None:
    """Return the intake from a year on that balances the balance year; None where it cannot be steered."""
    unit = per_place_from(baseline.arrays, baseline.place(first))[0, place]
    whole = baseline.place(first) + int(np.ceil(baseline.arrays.duration[0])) + 1
    if unit <= 0.0 or place < whole:
        return None
    gap = baseline.arrays.demand[0, place] - baseline.arrays.supply[0, place]
    return float(baseline.arrays.intake[0] + gap / unit)


def _bridge(
    baseline: Baseline, steering: int, first: int, place: int, model: float | None
) -> tuple[Neighbour, ...]:
    """Return what the model advises where the round can first change the intake, if that is another year."""
    if model is None or first == steering:
        return ()
    earlier = _model_advice(baseline, steering, place)
    return () if earlier is None else (Neighbour("steered-by-round", earlier, year=steering),)


@dataclass(frozen=True, slots=True)
class _Against:
    """What a decision is held against.

    Attributes:
        kind: `published`, `asked` or `model`.
        value: the number; of a range its nearest, which is the decision itself within the range.
        advice: the published advice; None for another number.
        later: advices that come into force after it.
    """

    kind: str
    value: float
    advice: PublishedAdvice | None = None
    later: tuple[PublishedAdvice, ...] = ()

    def numbers(self) -> list[tuple[str, float]]:
        """Return the numbers it names with their label: both ends of a range."""
        if self.advice is None or not is_band(self.advice):
            return [("advised", self.value)]
        ends = zip(("advised-low", "advised-high"), bounds(self.advice), strict=True)
        return [(label, end) for label, end in ends if np.isfinite(end)]


def _against(
    lines: tuple[LedgerEntry, ...], places: float, first: int, asked: float | None, model: float | None
) -> _Against:
    """Return what to hold a decision against: the number asked for, the advice in force, the model's."""
    if asked is not None:
        return _Against("asked", float(asked))
    holding = [advice.published() for advice in advices(lines) if advice.last is None or advice.last >= first]
    if holding:
        advice = holding[0]
        low, high = bounds(advice)
        value = float(np.clip(places, low, high)) if advice.preferred is None else advice.preferred
        return _Against("published", value, advice, tuple(holding[1:]))
    if model is None:
        raise refuse(
            "no advice to hold it against: none is published, and the model cannot steer by the balance year",
            field="--advised",
            expected=Phrase("places per year"),
        )
    return _Against("model", model)


def _kind(published: tuple[Published, ...], places: float, first: int) -> tuple[str, str]:
    """Return whether the ledger holds this number as a decision, and what it says of it."""
    same = [
        e
        for e in published
        if e.unit == "places per year" and abs(e.value - places) < 1e-9 and e.year >= first
    ]
    for kind in DECISIONS:
        for entry in same:
            if entry.kind == kind:
                return kind, entry.note
    notes = [entry.note for entry in same if entry.kind in ("indicative", "reported") and entry.note]
    return "hypothetical", notes[-1] if notes else ""
