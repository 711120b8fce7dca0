"""Checks of the figures: can they be true together, and does each say what it rests on.

Each rule gets the tables of the pack and returns what it found. Rows count from the header, line 1.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from raming.inputs.parameters import ParameterSet, cell_of
from raming.inputs.problems import Phrase, Problem, finding
from raming.inputs.tables import Row
from raming.inputs.vocabulary import PARAMETERS

Tables = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its id, what it looks at, and the function that looks."""

    name: str
    summary: str
    look: Callable[[Tables], Iterable[Problem]]


def _parameter_rows(tables: Tables) -> Iterable[tuple[int, dict[str, Any]]]:
    """Return the rows of parameters.csv with their line."""
    return enumerate((dict(row) for row in tables["parameters"]), start=2)


def _at(line: int, rule: str, message: Phrase, field: str, value: object, expected: str) -> Problem:
    """Return a finding in parameters.csv."""
    return finding(
        message, rule=rule, file="parameters.csv", row=line, field=field, value=value, expected=expected
    )


def known_parameters(tables: Tables) -> Iterable[Problem]:
    """Find parameters and selectors that the model does not have."""
    for line, row in _parameter_rows(tables):
        kind = PARAMETERS.get(row["parameter"])
        if kind is None:
            yield _at(
                line,
                "unknown-parameter",
                Phrase("unknown parameter"),
                "parameter",
                row["parameter"],
                ", ".join(PARAMETERS),
            )
            continue
        for name in ("sex", "cohort", "at", "variant"):
            if row[name] is not None and name not in kind.selectors:
                yield _at(
                    line,
                    "unknown-parameter",
                    Phrase("{name} does not depend on {selector}", name=kind.name, selector=name),
                    name,
                    row[name],
                    Phrase("an empty cell"),
                )


def values_in_bounds(tables: Tables) -> Iterable[Problem]:
    """Find values outside what the parameter can be: shares outside 0–1, negative people."""
    for line, row in _parameter_rows(tables):
        kind = PARAMETERS.get(row["parameter"])
        for field in ("value", "low", "high"):
            value = row[field]
            if kind and value is not None and not kind.low <= value <= kind.high:
                expected = f"a value from {kind.low:g} to {kind.high:g} ({kind.unit})"
                yield _at(
                    line,
                    "out-of-bounds",
                    Phrase("{name} cannot have this value", name=kind.name),
                    field,
                    value,
                    expected,
                )


def intervals_in_order(tables: Tables) -> Iterable[Problem]:
    """Find intervals that do not hold their value."""
    for line, row in _parameter_rows(tables):
        low, high, value = row["low"], row["high"], row["value"]
        if (low is None) != (high is None):
            yield _at(
                line,
                "interval-order",
                Phrase("only one end of the interval is given"),
                "low",
                low,
                Phrase("both ends or none"),
            )
        elif low is not None and not low <= value <= high:
            yield _at(
                line,
                "interval-order",
                Phrase("the interval does not hold the value"),
                "value",
                value,
                Phrase("{low:g} to {high:g}", low=low, high=high),
            )


def assumptions_carry_doubt(tables: Tables) -> Iterable[Problem]:
    """Find assumptions without interval or reason."""
    for line, row in _parameter_rows(tables):
        if row["status"] != "assumption":
            continue
        if row["low"] is None or row["high"] is None:
            yield _at(
                line,
                "bare-assumption",
                Phrase("an assumption without interval"),
                "low",
                row["low"],
                Phrase("an 80 % interval"),
            )
        if not row["rationale"]:
            yield _at(
                line,
                "bare-assumption",
                Phrase("an assumption without reason"),
                "rationale",
                "",
                Phrase("why this value"),
            )


def derived_states_arithmetic(tables: Tables) -> Iterable[Problem]:
    """Find derived figures that do not say how they were derived."""
    for line, row in _parameter_rows(tables):
        if row["status"] == "derived" and not row["rationale"]:
            yield _at(
                line,
                "bare-derivation",
                Phrase("a derived figure without arithmetic"),
                "rationale",
                "",
                Phrase("the arithmetic"),
            )


def _sets(tables: Tables) -> Iterable[ParameterSet]:
    """Return the parameter set of every round in the pack."""
    grouped: dict[tuple[str, int], list[tuple[int, Row]]] = {}
    for line, row in _parameter_rows(tables):
        if row["parameter"] in PARAMETERS:
            grouped.setdefault((row["occupation"], row["round"]), []).append((line, row))
    composition = {(row["occupation"], row["round"]): str(row["composition"]) for row in tables["rounds"]}
    for (occupation, round_), rows in grouped.items():
        cells = [cell_of(row, line) for line, row in rows]
        yield ParameterSet.from_rows(occupation, round_, composition.get((occupation, round_), "v3.2"), cells)


def sets_complete(tables: Tables) -> Iterable[Problem]:
    """Find rounds that lack a parameter the projection needs."""
    have = set()
    for parameters in _sets(tables):
        have.add((parameters.occupation, parameters.round))
        for name in parameters.missing():
            yield finding(
                "{occupation}, round {round} lacks {name}",
                occupation=parameters.occupation,
                round=parameters.round,
                name=name,
                rule="incomplete-round",
                file="parameters.csv",
                field="parameter",
                expected=Phrase("rows for {name}", name=name),
            )
    for line, row in enumerate(tables["rounds"], start=2):
        if (row["occupation"], row["round"]) not in have:
            value = f"{row['occupation']}, {row['round']}"
            yield finding(
                "a round without any parameter",
                rule="incomplete-round",
                file="rounds.csv",
                row=line,
                field="round",
                value=value,
                expected=Phrase("its parameters"),
            )


def years_in_order(tables: Tables) -> Iterable[Problem]:
    """Find years that do not follow each other: base, steering, trend, balance."""
    for parameters in _sets(tables):
        if parameters.missing():
            continue
        cells = {
            cell: figure for cell, figure in parameters.items() if PARAMETERS[cell.parameter].group == "years"
        }
        base = parameters.value("base_year")
        for cell, figure in cells.items():
            if cell.parameter != "base_year" and figure.value < base:
                yield _at(
                    figure.row,
                    "year-order",
                    Phrase("{cell} lies before the base year", cell=cell),
                    "value",
                    f"{figure.value:g}",
                    Phrase("{base:g} or later", base=base),
                )
            if figure.value != int(figure.value):
                yield _at(
                    figure.row,
                    "year-order",
                    Phrase("{cell} is no whole year", cell=cell),
                    "value",
                    figure.value,
                    Phrase("a whole year"),
                )
        balance = [
            (cell.at or 0, figure) for cell, figure in cells.items() if cell.parameter == "balance_year"
        ]
        ordered = sorted(balance, key=lambda pair: pair[0])
        for (_, earlier), (_, later) in pairwise(ordered):
            if later.value < earlier.value:
                yield _at(
                    later.row,
                    "year-order",
                    Phrase("the second balance year lies before the first"),
                    "value",
                    f"{later.value:g}",
                    Phrase("later"),
                )
        if parameters.value("steering_year") > parameters.value("trend_year"):
            row = next(figure.row for cell, figure in cells.items() if cell.parameter == "steering_year")
            yield _at(
                row,
                "year-order",
                Phrase("the steering year lies after the trend year"),
                "value",
                parameters.value("steering_year"),
                Phrase("earlier"),
            )


def outflow_rises(tables: Tables) -> Iterable[Problem]:
    """Find cumulative outflow that falls over time: nobody who left comes back into the base stock."""
    seen = set()
    for parameters in _sets(tables):
        for cell, before in parameters.falls("stock_cumulative_outflow"):
            figure = parameters[cell]
            if figure.row not in seen:
                seen.add(figure.row)
                message = Phrase("cumulative outflow falls over time")
                expected = Phrase(
                    "at least {before:g}, the value before year {year}", before=before, year=cell.at
                )
                yield _at(figure.row, "outflow-falls", message, "value", figure.value, expected)


def sources_used(tables: Tables) -> Iterable[Problem]:
    """Find sources that no figure names."""
    used = {row.get("source") for name, rows in tables.items() if name != "sources" for row in rows}
    for line, row in enumerate(tables["sources"], start=2):
        if row["source"] not in used:
            yield finding(
                "no figure names this source",
                rule="unused-source",
                severity="warning",
                file="sources.csv",
                row=line,
                field="source",
                value=row["source"],
                expected=Phrase("a use"),
            )


def not_available(tables: Tables) -> Iterable[Problem]:
    """List the figures that are not available, with who would have them."""
    for line, row in enumerate(tables.get("not_available", ()), start=2):
        yield finding(
            "not available: {figure} of {occupation}",
            figure=row["figure"],
            occupation=row["occupation"],
            rule="not-available",
            severity="note",
            file="not_available.csv",
            row=line,
            field=str(row["figure"]),
            expected=Phrase("the figure from {owner}", owner=row["owner"]),
        )


FIGURE_RULES = (
    Rule("unknown-parameter", "every parameter and selector is one of the model", known_parameters),
    Rule("out-of-bounds", "shares lie in 0–1, people and years are possible", values_in_bounds),
    Rule("interval-order", "an interval has two ends and holds its value", intervals_in_order),
    Rule("bare-assumption", "an assumption has an interval and a reason", assumptions_carry_doubt),
    Rule("bare-derivation", "a derived figure states its arithmetic", derived_states_arithmetic),
    Rule("incomplete-round", "a round has every parameter a projection needs", sets_complete),
    Rule("year-order", "base, steering, trend and balance years follow each other", years_in_order),
    Rule("outflow-falls", "cumulative outflow never falls over time", outflow_rises),
    Rule("unused-source", "every source is named by a figure", sources_used),
    Rule("not-available", "figures that nobody has published, with their owner", not_available),
)
