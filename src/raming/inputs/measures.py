"""Measures: what each is, how it is read from rows, and what cannot be right in one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from raming.inputs.problems import Phrase, Problem, finding
from raming.inputs.tables import Row
from raming.inputs.vocabulary import STATUSES

ANY = "any"
SECTOR = "sector"
TRACKS = ("attract", "deploy", "retain")
GRADES = ("A", "B", "C", "D")
UNITS = {
    "places": "share of current intake",
    "graduates": "share of graduates",
    "inflow": "share of young inflow",
    "entrants": "share of stock per year",
    "retention": "share of stock per year",
    "hours": "share of hours",
    "demand": "share of demand",
}
"""Unit of the effect of every lever."""
PARAMETERS = {
    "places": "intake_per_year",
    "graduates": "internal_yield",
    "inflow": "intake_per_year",
    "entrants": "abroad_inflow_per_year",
    "retention": "stock_cumulative_outflow",
    "hours": "fte_per_head",
    "demand": "unmet_demand",
}
"""Parameter of the model whose part in supply or demand a lever moves."""
BOUNDS = {"hours": (-0.9, 2.0), "demand": (-0.9, 2.0), "retention": (-0.5, 0.5)}


@dataclass(frozen=True, slots=True)
class StatedInterval:
    """A value with its 80 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Effect:
    """What a full dose does to one target.

    Attributes:
        target: an occupation, `any` for every other occupation, or `sector`.
        lever: what it moves, one of `UNITS`.
        unit: unit of the effect.
        reach: share of the target that is reached.
        effect: effect on those reached.
        status: status of the figure.
        source: id of the source.
        where: where in the source it stands; empty where the source says so, and for an assumption.
        formula: the arithmetic behind it.
        rationale: why this value, where it is not published.
        row: line it stands on.
    """

    target: str
    lever: str
    unit: str
    reach: StatedInterval
    effect: StatedInterval
    status: str
    source: str
    where: str
    formula: str
    rationale: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a unit costs.

    Attributes:
        target: an occupation, `any` or `sector`.
        eur: euro per unit.
        unit: what is counted.
        units: units in a full dose a year; None where they follow from the lever (places).
        year: price level.
        status: status of the figure.
        source: id of the source.
        where: where in the source it stands.
        rationale: the arithmetic, or why.
    """

    target: str
    eur: float
    unit: str
    units: float | None
    year: int
    status: str
    source: str
    where: str
    rationale: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Two measures that are the same hours, people or places.

    Attributes:
        first: id of a measure; where nested the one that lies within the other.
        second: id of the other.
        relation: `nested` or `exclusive`.
        target: where it holds: an occupation, `any` for every occupation, or `sector`; empty for all.
    """

    first: str
    second: str
    relation: str
    target: str = ""

    def holds(self, target: str) -> bool:
        """Tell whether it holds on an occupation or `sector`."""
        return self.target in ("", target) or (self.target == ANY and target != SECTOR)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the catalogue.

    Attributes:
        id: its id.
        track: `attract`, `deploy` or `retain`.
        names: name by language.
        reaches: whom it reaches, by language.
        text: what it is, by language.
        scope: `nation`, or `region` where it only moves people between regions.
        start: first calendar year.
        build_up: years until its full effect.
        end: last calendar year; None for no end.
        grade: how well its effect is known, A to D.
        source: id of the source that names the measure.
        where: where in the source it is named.
        status: `published` where the source names the measure; its effects have a status of their own.
        effects: what it does, by target and lever.
        costs: what it costs; empty where that was not published.
        file: where it was read.
        row: line it stands on.
        within: ids of measures it lies within, where its own file says so.
        instead_of: ids of measures that are the same hours, people or places, where its own file says so.
    """

    id: str
    track: str
    names: Mapping[str, str]
    reaches: Mapping[str, str]
    text: Mapping[str, str]
    scope: str
    start: int
    build_up: int
    end: int | None
    grade: str
    source: str
    where: str
    status: str
    effects: tuple[Effect, ...] = field(repr=False)
    costs: tuple[Cost, ...] = field(repr=False)
    file: str = "measures.csv"
    row: int = 0
    within: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()

    def on(self, target: str) -> tuple[Effect, ...]:
        """Return its effects on an occupation or `sector`: those named for it, else those for any."""
        named = tuple(effect for effect in self.effects if effect.target == target)
        if named or target == SECTOR:
            return named
        return tuple(effect for effect in self.effects if effect.target == ANY)

    def cost(self, target: str) -> Cost | None:
        """Return what it costs on a target; None where that was not published."""
        for name in (target, ANY) if target != SECTOR else (SECTOR, ANY):
            for cost in self.costs:
                if cost.target == name:
                    return cost
        return None


def _number(value: Any) -> float:
    return float(value)


def effect_of(row: Mapping[str, Any], line: int) -> Effect:
    """Return the effect of a row of `measure_effects.csv`, or of an `[[measure.effect]]`.

    Raises:
        KeyError, TypeError, ValueError: when a field is missing, or is not a number where one belongs.
    """
    reach = [
        _number(row.get(name, 1.0) if row.get(name) is not None else 1.0)
        for name in ("reach", "reach_low", "reach_high")
    ]
    return Effect(
        str(row["target"]),
        str(row["lever"]),
        str(row.get("unit") or UNITS.get(str(row["lever"]), "")),
        StatedInterval(*reach),
        StatedInterval(_number(row["value"]), _number(row["low"]), _number(row["high"])),
        str(row.get("status") or "assumption"),
        str(row.get("source") or ""),
        str(row.get("where") or ""),
        str(row.get("formula") or ""),
        str(row.get("rationale") or ""),
        line,
    )


def cost_of(row: Mapping[str, Any]) -> Cost:
    """Return the cost of a row of `measure_costs.csv`, or of a `[[measure.cost]]`.

    Raises:
        KeyError, TypeError, ValueError: when a field is missing, or is not a number where one belongs.
    """
    units = row.get("units")
    return Cost(
        str(row.get("target") or ANY),
        _number(row["cost_eur"]),
        str(row["unit"]),
        None if units is None else _number(units),
        int(row.get("year") or 0),
        str(row.get("status") or "assumption"),
        str(row.get("source") or ""),
        str(row.get("where") or ""),
        str(row.get("rationale") or ""),
    )


def measure_of(
    row: Mapping[str, Any], effects: Iterable[Effect], costs: Iterable[Cost], file: str, line: int
) -> Measure:
    """Return the measure of a row of `measures.csv`, or of a `[[measure]]`, with its effects and costs.

    Raises:
        KeyError, TypeError, ValueError: when a field is missing, or is not a number where one belongs.
    """

    def both(name: str) -> dict[str, str]:
        english = str(row.get(f"{name}_en") or row.get(f"{name}_nl") or "")
        return {"nl": str(row.get(f"{name}_nl") or english), "en": english}

    return Measure(
        str(row["measure"]),
        str(row["track"]),
        both("name"),
        both("reaches"),
        both("text"),
        str(row.get("scope") or "nation"),
        int(row["start"]),
        int(row.get("build_up_years") or 0),
        None if row.get("end") is None else int(row["end"]),
        str(row.get("grade") or "D"),
        str(row.get("source") or ""),
        str(row.get("where") or ""),
        str(row.get("status") or "assumption"),
        tuple(effects),
        tuple(costs),
        file,
        line,
        _ids(row.get("within")),
        _ids(row.get("instead_of")),
    )


def _ids(listed: Any) -> tuple[str, ...]:
    """Return ids from one text or a list of them.

    Raises:
        TypeError: when it is neither.
    """
    if listed is None or isinstance(listed, str):
        return (listed,) if listed else ()
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise TypeError(repr(listed))
    return tuple(listed)


def measures_of(tables: Mapping[str, Sequence[Row]]) -> tuple[Measure, ...]:
    """Return the measures in the tables of a pack, in its order."""
    effects: dict[str, list[Effect]] = {}
    costs: dict[str, list[Cost]] = {}
    for line, row in enumerate(tables.get("measure_effects", ()), start=2):
        effects.setdefault(str(row["measure"]), []).append(effect_of(row, line))
    for row in tables.get("measure_costs", ()):
        costs.setdefault(str(row["measure"]), []).append(cost_of(row))
    return tuple(
        measure_of(
            row,
            effects.get(str(row["measure"]), ()),
            costs.get(str(row["measure"]), ()),
            "measures.csv",
            line,
        )
        for line, row in enumerate(tables.get("measures", ()), start=2)
    )


def relations_of(rows: Iterable[Row]) -> tuple[Relation, ...]:
    """Return the relations in the rows of `measure_relations.csv`."""
    names = ("first", "second", "relation", "target")
    return tuple(Relation(*(str(row[name] or "") for name in names)) for row in rows)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Makes findings about one row of a measure."""

    measure: Measure
    row: int

    def __call__(self, rule: str, message: Phrase, field_: str, value: object, expected: str) -> Problem:
        own = self.measure.file
        file = "measure_effects.csv" if own == "measures.csv" and self.row != self.measure.row else own
        whole = Phrase("{measure}: {message}", measure=self.measure.id, message=message)
        place = partial(finding, file=file, row=self.row or None, field=field_)
        return place(whole, rule=rule, value=str(value), expected=expected)


def faults(measure: Measure) -> Iterable[Problem]:
    """Find what cannot be right in a measure: one set of rules for packs and for files of anyone's own."""
    at, zero = _Fault(measure, measure.row), Phrase("0 or more")
    for name, value, known in (
        ("track", measure.track, TRACKS),
        ("scope", measure.scope, ("nation", "region")),
        ("grade", measure.grade, GRADES),
        ("status", measure.status, STATUSES),
    ):
        if value not in known:
            yield at("measure-word", Phrase("unknown {name}", name=name), name, value, ", ".join(known))
    if measure.build_up < 0:
        yield at("measure-years", Phrase("a negative build-up"), "build_up_years", measure.build_up, zero)
    if measure.end is not None and measure.end < measure.start:
        expected = Phrase("{first} or later", first=measure.start)
        yield at("measure-years", Phrase("it ends before it starts"), "end", measure.end, expected)
    if not measure.effects:
        expected = Phrase("at least one effect")
        yield at("measure-effect", Phrase("a measure without any effect"), "lever", "", expected)
    for cost in measure.costs:
        if cost.eur < 0:
            yield at("out-of-bounds", Phrase("a cost is not negative"), "cost_eur", cost.eur, zero)
    for effect in measure.effects:
        yield from _effect_faults(effect, _Fault(measure, effect.row))


def _effect_faults(effect: Effect, at: _Fault) -> Iterable[Problem]:
    """Find what cannot be right in an effect."""
    if effect.lever not in UNITS:
        yield at("measure-word", Phrase("unknown lever"), "lever", effect.lever, ", ".join(UNITS))
        return
    unit = UNITS[effect.lever]
    if effect.unit != unit:
        yield at("measure-unit", Phrase("the unit does not fit the lever"), "unit", effect.unit, unit)
    for name, interval, (low, high) in (
        ("reach", effect.reach, (0.0, 1.0)),
        ("value", effect.effect, BOUNDS.get(effect.lever, (-1.0, 100.0))),
    ):
        if not interval.low <= interval.value <= interval.high:
            expected = Phrase("{low:g} to {high:g}", low=interval.low, high=interval.high)
            message = Phrase("the interval does not hold the value")
            yield at("interval-order", message, name, interval.value, expected)
        if not low <= interval.low <= interval.high <= high:
            expected = Phrase("{low:g} to {high:g}", low=low, high=high)
            message = Phrase("the {name} cannot be this large", name=name)
            yield at("out-of-bounds", message, name, interval.value, expected)
    if effect.status == "assumption" and not effect.rationale:
        yield at("bare-assumption", Phrase("an assumption without reason"), "rationale", "", Phrase("it"))
    if effect.status == "derived" and not effect.formula:
        message = Phrase("a derived figure without arithmetic")
        yield at("bare-derivation", message, "formula", "", Phrase("it"))
