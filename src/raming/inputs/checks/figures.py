"""Checks of the figures: can they be true together, and does each say what it rests on.

Each rule gets the tables of the pack and returns what it found. Rows count from the header, line 1.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from raming.inputs.parameters import ParameterSet, cell_of
from raming.inputs.phrases import PHRASES, dutch_of, in_dutch
from raming.inputs.problems import Named, Phrase, Problem, finding
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


def _at(line: int, rule: str, field: str, value: object, message: Phrase, expected: str) -> Problem:
    """Return a finding in parameters.csv."""
    place = partial(finding, file="parameters.csv", row=line, field=field)
    return place(message, rule=rule, value=value, expected=expected)


def known_parameters(tables: Tables) -> Iterable[Problem]:
    """Find parameters and selectors that the model does not have."""
    rule = "unknown-parameter"
    for line, row in _parameter_rows(tables):
        name = row["parameter"]
        kind = PARAMETERS.get(name)
        if kind is None:
            yield _at(line, rule, "parameter", name, Phrase("unknown parameter"), ", ".join(PARAMETERS))
            continue
        for selector in ("sex", "cohort", "at", "variant"):
            if row[selector] is not None and selector not in kind.selectors:
                message = Phrase("{name} does not depend on {selector}", name=name, selector=selector)
                yield _at(line, rule, selector, row[selector], message, Phrase("an empty cell"))


def values_in_bounds(tables: Tables) -> Iterable[Problem]:
    """Find values outside what the parameter can be: shares outside 0–1, negative people."""
    for line, row in _parameter_rows(tables):
        kind = PARAMETERS.get(row["parameter"])
        for field in ("value", "low", "high"):
            value = row[field]
            if kind and value is not None and not kind.low <= value <= kind.high:
                bounds = {"low": kind.low, "high": kind.high, "unit": Phrase(kind.unit)}
                message = Phrase("{name} cannot have this value", name=kind.name)
                expected = Phrase("a value from {low:g} to {high:g} ({unit})", **bounds)
                yield _at(line, "out-of-bounds", field, value, message, expected)
            elif kind and value is not None and kind.unit == "share of supply" and value > 1.0:
                share = {"name": kind.name, "percent": 100.0 * value}
                message = Phrase("{name} is a share, and this would be {percent:g} %", **share)
                expected = Phrase("{share:g} for {percent:g} %", share=value / 100.0, percent=value)
                yield _at(line, "out-of-bounds", field, value, message, expected)
        if kind and kind.unit.startswith("persons") and "fte" in str(row["unit"] or "").casefold():
            message = Phrase("{name} counts people", name=kind.name)
            yield _at(line, "out-of-bounds", "unit", row["unit"], message, Phrase(kind.unit))


def intervals_in_order(tables: Tables) -> Iterable[Problem]:
    """Find intervals that do not hold their value."""
    rule = "interval-order"
    for line, row in _parameter_rows(tables):
        low, high, value = row["low"], row["high"], row["value"]
        if (low is None) != (high is None):
            message = Phrase("only one end of the interval is given")
            yield _at(line, rule, "low", low, message, Phrase("both ends or none"))
        elif low is not None and not low <= value <= high:
            expected = Phrase("{low:g} to {high:g}", low=low, high=high)
            yield _at(line, rule, "value", value, Phrase("the interval does not hold the value"), expected)


def assumptions_carry_doubt(tables: Tables) -> Iterable[Problem]:
    """Find assumptions without interval or reason."""
    rule = "bare-assumption"
    for line, row in _parameter_rows(tables):
        if row["status"] != "assumption":
            continue
        if row["low"] is None or row["high"] is None:
            message = Phrase("an assumption without interval")
            yield _at(line, rule, "low", row["low"], message, Phrase("an 80 % interval"))
        if not row["rationale"]:
            message = Phrase("an assumption without reason")
            yield _at(line, rule, "rationale", "", message, Phrase("why this value"))


def assumptions_cite_no_publication(tables: Tables) -> Iterable[Problem]:
    """Find assumptions whose source is a publication: it does not hold their number, or they are no assumption."""
    publications = {row["source"] for row in tables["sources"] if row.get("kind") == "publication"}
    for name, rows in tables.items():
        for line, row in enumerate(rows, start=2):
            if row.get("status") == "assumption" and row.get("source") in publications:
                yield finding(
                    "an assumption cites a publication as its source",
                    rule="cited-assumption",
                    file=f"{name}.csv",
                    row=line,
                    field="source",
                    value=row["source"],
                    expected=Phrase("a source of kind `makers`; what inspired it stands in `basis`"),
                )


def derived_states_arithmetic(tables: Tables) -> Iterable[Problem]:
    """Find derived figures that do not say how they were derived."""
    for line, row in _parameter_rows(tables):
        if row["status"] == "derived" and not row["rationale"]:
            message = Phrase("a derived figure without arithmetic")
            yield _at(line, "bare-derivation", "rationale", "", message, Phrase("the arithmetic"))


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
            yield finding(
                "a round without any parameter",
                rule="incomplete-round",
                file="rounds.csv",
                row=line,
                field="round",
                value=f"{row['occupation']}, {row['round']}",
                expected=Phrase("its parameters"),
            )


def years_in_order(tables: Tables) -> Iterable[Problem]:
    """Find years that do not follow each other: base, steering, trend, balance."""
    rule = "year-order"
    for parameters in _sets(tables):
        if parameters.missing():
            continue
        cells = {
            cell: figure for cell, figure in parameters.items() if PARAMETERS[cell.parameter].group == "years"
        }
        base = parameters.value("base_year")
        for cell, figure in cells.items():
            if cell.parameter != "base_year" and figure.value < base:
                message = Phrase("{cell} lies before the base year", cell=cell)
                expected = Phrase("{base:g} or later", base=base)
                yield _at(figure.row, rule, "value", f"{figure.value:g}", message, expected)
            if figure.value != int(figure.value):
                message = Phrase("{cell} is no whole year", cell=cell)
                yield _at(figure.row, rule, "value", figure.value, message, Phrase("a whole year"))
        balance = [
            (cell.at or 0, figure) for cell, figure in cells.items() if cell.parameter == "balance_year"
        ]
        ordered = sorted(balance, key=lambda pair: pair[0])
        for (_, earlier), (_, later) in pairwise(ordered):
            if later.value < earlier.value:
                message = Phrase("the second balance year lies before the first")
                yield _at(later.row, rule, "value", f"{later.value:g}", message, Phrase("later"))
        steering = parameters.value("steering_year")
        if steering > parameters.value("trend_year"):
            row = next(figure.row for cell, figure in cells.items() if cell.parameter == "steering_year")
            message = Phrase("the steering year lies after the trend year")
            yield _at(row, rule, "value", steering, message, Phrase("earlier"))


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
                yield _at(figure.row, "outflow-falls", "value", figure.value, message, expected)


def yield_falls(tables: Tables) -> Iterable[Problem]:
    """Find external yield that rises with the years since graduation: a share still active cannot."""
    seen = set()
    for parameters in _sets(tables):
        for cell, before in parameters.rises("external_yield"):
            figure = parameters[cell]
            if figure.row not in seen:
                seen.add(figure.row)
                message = Phrase("external yield rises with the years since graduation")
                expected = Phrase(
                    "at most {before:g}, the value before year {year}", before=before, year=cell.at
                )
                yield _at(figure.row, "yield-rises", "value", figure.value, message, expected)


def sources_used(tables: Tables) -> Iterable[Problem]:
    """Find sources that no figure names."""
    used = {
        row.get(column)
        for name, rows in tables.items()
        if name != "sources"
        for row in rows
        for column in ("source", "basis")
    }
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


def sources_say_where(tables: Tables) -> Iterable[Problem]:
    """Find publications that do not say where in them the figures of the pack stand."""
    for line, row in enumerate(tables["sources"], start=2):
        if row.get("kind") == "publication" and not row.get("where"):
            yield finding(
                "a publication that does not say where its figures stand",
                rule="no-place",
                severity="warning",
                file="sources.csv",
                row=line,
                field="where",
                value=row["source"],
                expected=Phrase("a page, table, section or question, or that it was not recorded"),
            )


def one_source_a_document(tables: Tables) -> Iterable[Problem]:
    """Find publications that are the same document: the same paper of parliament, or the same place at an address.

    Sites of open data have one address for many tables, which `where` tells apart.
    """
    first: dict[tuple[str, ...], str] = {}
    for line, row in enumerate(tables["sources"], start=2):
        if row.get("kind") != "publication":
            continue
        address = plain_address(str(row["address"] or ""))
        marks: list[tuple[str, ...]] = [(paper,) for paper in papers(f"{row['title']} {row['address']}")]
        if address:
            marks.append((address, str(row.get("where") or "")))
        for mark in marks:
            other = first.setdefault(mark, str(row["source"]))
            if other != row["source"]:
                yield finding(
                    "the same document as {other}",
                    other=other,
                    rule="double-source",
                    severity="warning",
                    file="sources.csv",
                    row=line,
                    field="source",
                    value=row["source"],
                    expected=Phrase("one id for one document"),
                )
                break


def plain_address(address: str) -> str:
    """Return a web address without what does not tell documents apart: protocol, www, case, a last slash."""
    return re.sub(r"^https?://(www\.)?", "", address.strip().lower()).partition("#")[0].rstrip("/")


def papers(text: str) -> list[str]:
    """Return the papers of the Dutch parliament that a text names: `33578-63`, `2020Z03680`."""
    dossiers = re.findall(r"\b(\d{5})(?:[ ,]*nr\.? *|-)(\d{1,4})\b", text)
    return [f"{dossier}-{number}" for dossier, number in dossiers] + re.findall(r"\b20\d\dZ\d{5}\b", text)


def not_available(tables: Tables) -> Iterable[Problem]:
    """List the figures that are not available, with who would have them."""
    known = dutch_of(tables.get(PHRASES, ()))
    names = {
        str(row["occupation"]): Named({code: str(row[f"name_{code}"]) for code in ("en", "nl")})
        for row in tables["occupations"]
    }
    for line, row in enumerate(tables.get("not_available", ()), start=2):
        yield finding(
            "not available: {figure} of {occupation}",
            figure=row["figure"],
            occupation=names.get(str(row["occupation"]), row["occupation"]),
            rule="not-available",
            severity="note",
            file="not_available.csv",
            row=line,
            field=str(row["figure"]),
            expected=Phrase("the figure from {owner}", owner=_named(str(row["owner"]), known)),
        )


def _named(text: str, known: Mapping[str, str]) -> Named:
    """Return a text of the pack for within a message."""
    return Named({"en": text, "nl": in_dutch(text, known)})


FIGURE_RULES = (
    Rule("unknown-parameter", "every parameter and selector is one of the model", known_parameters),
    Rule("out-of-bounds", "shares lie in 0–1, people and years are possible", values_in_bounds),
    Rule("interval-order", "an interval has two ends and holds its value", intervals_in_order),
    Rule("bare-assumption", "an assumption has an interval and a reason", assumptions_carry_doubt),
    Rule(
        "cited-assumption",
        "an assumption cites no publication as its source",
        assumptions_cite_no_publication,
    ),
    Rule("bare-derivation", "a derived figure states its arithmetic", derived_states_arithmetic),
    Rule("incomplete-round", "a round has every parameter a projection needs", sets_complete),
    Rule("year-order", "base, steering, trend and balance years follow each other", years_in_order),
    Rule("outflow-falls", "cumulative outflow never falls over time", outflow_rises),
    Rule("yield-rises", "external yield never rises with the years since graduation", yield_falls),
    Rule("unused-source", "every source is named by a figure", sources_used),
    Rule("no-place", "a publication says where in it the figures stand", sources_say_where),
    Rule("double-source", "one document has one id", one_source_a_document),
    Rule("not-available", "figures that nobody has published, with their owner", not_available),
)
