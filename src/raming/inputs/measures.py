"""The catalogue of measures: from the pack, and from a file of anyone's own, under the same rules."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from raming.inputs.characters import refuse_unknown
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Problem, refuse
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
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Interval:
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
        formula: the arithmetic behind it.
        rationale: why this value, where it is not published.
        row: line it stands on.
    """

    target: str
    lever: str
    unit: str
    reach: Interval
    effect: Interval
    status: str
    source: str
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
        rationale: the arithmetic, or why.
    """

    target: str
    eur: float
    unit: str
    units: float | None
    year: int
    status: str
    source: str
    rationale: str


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
        source: id of the source of the measure.
        status: status of its effect as published, or `assumption`.
        effects: what it does, by target and lever.
        costs: what it costs; empty where that was not published.
        file: where it was read.
        row: line it stands on.
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
    status: str
    effects: tuple[Effect, ...] = field(repr=False)
    costs: tuple[Cost, ...] = field(repr=False)
    file: str = "measures.csv"
    row: int = 0

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


def _effect(row: Mapping[str, Any], line: int) -> Effect:
    reach = [
        _number(row.get(name, 1.0) if row.get(name) is not None else 1.0)
        for name in ("reach", "reach_low", "reach_high")
    ]
    return Effect(
        str(row["target"]),
        str(row["lever"]),
        str(row.get("unit") or UNITS.get(str(row["lever"]), "")),
        Interval(*reach),
        Interval(_number(row["value"]), _number(row["low"]), _number(row["high"])),
        str(row.get("status") or "assumption"),
        str(row.get("source") or ""),
        str(row.get("formula") or ""),
        str(row.get("rationale") or ""),
        line,
    )


def _cost(row: Mapping[str, Any]) -> Cost:
    units = row.get("units")
    return Cost(
        str(row.get("target") or ANY),
        _number(row["cost_eur"]),
        str(row["unit"]),
        None if units is None else _number(units),
        int(row.get("year") or 0),
        str(row.get("status") or "assumption"),
        str(row.get("source") or ""),
        str(row.get("rationale") or ""),
    )


def _measure(
    row: Mapping[str, Any], effects: Iterable[Effect], costs: Iterable[Cost], file: str, line: int
) -> Measure:
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
        str(row.get("status") or "assumption"),
        tuple(effects),
        tuple(costs),
        file,
        line,
    )


def measures_of(tables: Mapping[str, Sequence[Row]]) -> tuple[Measure, ...]:
    """Return the measures in the tables of a pack, in its order."""
    effects: dict[str, list[Effect]] = {}
    costs: dict[str, list[Cost]] = {}
    for line, row in enumerate(tables.get("measure_effects", ()), start=2):
        effects.setdefault(str(row["measure"]), []).append(_effect(row, line))
    for row in tables.get("measure_costs", ()):
        costs.setdefault(str(row["measure"]), []).append(_cost(row))
    return tuple(
        _measure(
            row,
            effects.get(str(row["measure"]), ()),
            costs.get(str(row["measure"]), ()),
            "measures.csv",
            line,
        )
        for line, row in enumerate(tables.get("measures", ()), start=2)
    )


@dataclass(frozen=True, slots=True)
class _Fault:
    """Makes findings about one measure."""

    measure: Measure

    def __call__(
        self, rule: str, message: str, field_: str, value: object, expected: str, row: int
    ) -> Problem:
        own = self.measure.file
        file = "measure_effects.csv" if own == "measures.csv" and row != self.measure.row else own
        text = f"{self.measure.id}: {message}"
        return Problem(rule, "error", text, file, row or None, field_, str(value), expected)


def faults(measure: Measure) -> Iterable[Problem]:
    """Find what cannot be right in a measure: one set of rules for packs and for files of anyone's own."""
    at, row = _Fault(measure), measure.row
    for name, value, known in (
        ("track", measure.track, TRACKS),
        ("scope", measure.scope, ("nation", "region")),
        ("grade", measure.grade, GRADES),
        ("status", measure.status, STATUSES),
    ):
        if value not in known:
            yield at("measure-word", f"unknown {name}", name, value, ", ".join(known), row)
    if measure.build_up < 0:
        yield at("measure-years", "a negative build-up", "build_up_years", measure.build_up, "0 or more", row)
    if measure.end is not None and measure.end < measure.start:
        expected = f"{measure.start} or later"
        yield at("measure-years", "it ends before it starts", "end", measure.end, expected, row)
    if not measure.effects:
        yield at("measure-effect", "a measure without any effect", "lever", "", "at least one effect", row)
    for cost in measure.costs:
        if cost.eur < 0:
            yield at("out-of-bounds", "a cost is not negative", "cost_eur", cost.eur, "0 or more", row)
    for effect in measure.effects:
        yield from _effect_faults(effect, at)


def _effect_faults(effect: Effect, at: _Fault) -> Iterable[Problem]:
    """Find what cannot be right in an effect."""
    if effect.lever not in UNITS:
        yield at("measure-word", "unknown lever", "lever", effect.lever, ", ".join(UNITS), effect.row)
        return
    unit, row = UNITS[effect.lever], effect.row
    if effect.unit != unit:
        yield at("measure-unit", "the unit does not fit the lever", "unit", effect.unit, unit, row)
    for name, interval, bounds in (
        ("reach", effect.reach, (0.0, 1.0)),
        ("value", effect.effect, BOUNDS.get(effect.lever, (-1.0, 100.0))),
    ):
        expected = f"{interval.low:g} to {interval.high:g}"
        if not interval.low <= interval.value <= interval.high:
            yield at(
                "interval-order", "the interval does not hold the value", name, interval.value, expected, row
            )
        if not bounds[0] <= interval.low <= interval.high <= bounds[1]:
            expected = f"{bounds[0]:g} to {bounds[1]:g}"
            yield at("out-of-bounds", f"the {name} cannot be this large", name, interval.value, expected, row)
    for status, field_, text, lacking in (
        ("assumption", "rationale", effect.rationale, "an assumption without reason"),
        ("derived", "formula", effect.formula, "a derived figure without arithmetic"),
    ):
        if effect.status == status and not text:
            yield at(
                f"bare-{'derivation' if status == 'derived' else status}", lacking, field_, "", "it", row
            )


def read_measures(path: str | Path) -> tuple[Measure, ...]:
    """Read measures of one's own from a TOML file.

    Each `[[measure]]` has the columns of `measures.csv`; each `[[measure.effect]]` under it those of
    `measure_effects.csv`, and `[[measure.cost]]` those of `measure_costs.csv`.

    Raises:
        InputError: with everything that is wrong, when anything is.
    """
    place = Path(path)
    try:
        if place.stat().st_size > LARGEST:
            raise refuse("the file is too large for measures", file=str(path), expected="at most 1 MB")
        content = tomllib.loads(place.read_text(encoding="utf-8"))
    except OSError as error:
        raise refuse(
            "the file cannot be read", file=str(path), value=error.strerror, expected="a TOML file"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refuse("not a TOML file", file=str(path), value=error, expected="TOML in UTF-8") from error
    made: list[Measure] = []
    refuse_unknown(content, file=place.name)
    problems: list[Problem] = []
    listed = content.get("measure", [])
    if not isinstance(listed, list) or not listed:
        raise refuse(
            "no measures in the file", file=str(path), field="measure", expected="at least one [[measure]]"
        )
    for number, entry in enumerate(listed, start=1):
        try:
            effects = [_effect({"target": ANY, **row}, number) for row in entry.get("effect", [])]
            made.append(_measure(entry, effects, map(_cost, entry.get("cost", [])), place.name, number))
        except KeyError as error:
            problems.append(
                Problem(
                    "missing-field",
                    "error",
                    f"measure {number} lacks a field",
                    place.name,
                    number,
                    str(error).strip("'"),
                    "",
                    "a value",
                )
            )
        except (TypeError, ValueError, AttributeError) as error:
            problems.append(
                Problem(
                    "wrong-type",
                    "error",
                    f"measure {number} cannot be read",
                    place.name,
                    number,
                    "",
                    str(error),
                    "numbers as numbers, text as text",
                )
            )
    problems += [problem for measure in made for problem in faults(measure)]
    if problems:
        raise InputError(problems)
    return tuple(made)


def known_measures(pack: Pack, files: Iterable[str | Path] = ()) -> dict[str, Measure]:
    """Return the measures of a pack with those of one's own files, by id; the later one of an id counts.

    Raises:
        InputError: when a file has faults.
    """
    names = ("measures", "measure_effects", "measure_costs")
    known = {measure.id: measure for measure in measures_of({name: pack.table(name) for name in names})}
    for file in files:
        known |= {measure.id: measure for measure in read_measures(file)}
    return known


def chosen(known: Mapping[str, Measure], ids: Iterable[str]) -> tuple[Measure, ...]:
    """Return measures by id, in the order asked for.

    Raises:
        InputError: when an id is unknown; the nearest ones are suggested.
    """
    found = []
    for name in dict.fromkeys(ids):
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.4)
            raise refuse(
                "unknown measure",
                rule="unknown-measure",
                field="--on",
                value=name,
                expected=" or ".join(near) or "one that `raming measures` lists",
            )
        found.append(known[name])
    return tuple(found)
