"""What an answer rests on, figure by figure: its value, range, status, year, source and where in it, for a workbook."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from raming.answers.evidence import Evidence, Grounds
from raming.inputs.parameters import Cell
from raming.inputs.vocabulary import PARAMETERS
from raming.present import file_labels, labels, measure_labels, regional_labels, statement_labels
from raming.present.language import Language
from raming.present.table import Column, Holds, Table, Value
from raming.present.wording import capital, parameter_words, unit_words, where_words

INPUTS = "inputs"
VALUES = ("value", "preferred", "number", "places", "share", "eur", "effect", "mean", "factor")
"""Members that hold the figure itself, the first that is there."""
TITLES = (
    "text",
    "names",
    "figure",
    "parameter",
    "stage",
    "indicator",
    "quantity",
    "measure",
    "definition",
    "row",
)
"""Members that name a figure, in the order in which they are said."""
BESIDE = (
    "occupation",
    "region",
    "dimension",
    "branch",
    "scenario",
    "other",
    "target",
    "lever",
    "staff",
    "task",
    "limit",
)
"""Members that say what it is of."""


def inputs_table(answer: Any, language: Language) -> Table | None:
    """Return the figures an answer rests on, one a row; None where it does not say them.

    Args:
        answer: a sealed answer.
        language: the language.
    """
    grounds: Evidence | None = getattr(answer, "grounds", None)
    if grounds is None or not grounds.distinct:
        return None
    text = language.text
    numbers = {source.id: number for number, source in enumerate(answer.sources, start=1)}
    regions = _regions(grounds, language)
    rows = tuple(_row(entry, numbers, regions, language) for entry in grounds.distinct)
    columns = (
        Column("kind", text("kind"), meaning=text("what it is a figure of")),
        Column("figure", text("figure"), meaning=text("the figure in words")),
        Column("value", text("value"), "own", 4, meaning=text("the value, exact"), given=True),
        Column("low", text("low"), "own", 4, meaning=text("lower end of the 80% interval"), given=True),
        Column("high", text("high"), "own", 4, meaning=text("upper end of the 80% interval"), given=True),
        Column("unit", text("unit"), meaning=text("what the numbers count"), holds=Holds.UNIT),
        Column("year", text("year"), "year", meaning=text("year it is of")),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column(
            "source_number", text("number of the source"), meaning=text("its number in the list of sources")
        ),
        Column("source", text("source"), meaning=text("id of the source in the pack"), holds=Holds.SOURCE),
        Column("where", text("where"), meaning=text("where in the source it stands")),
    )
    return Table(INPUTS, text("The figures it rests on"), columns, rows)


def _regions(grounds: Evidence, language: Language) -> Mapping[str, str]:
    """Return the names of the regions by code, from the rows of regions among the figures."""
    rows = (_members(entry.what) for entry in grounds.distinct)
    return {
        str(row["region"]): str(row[f"name_{language.code}"])
        for row in rows
        if row.get("region") and row.get(f"name_{language.code}")
    }


def _row(
    entry: Grounds, numbers: Mapping[str, int], regions: Mapping[str, str], language: Language
) -> tuple[Value, ...]:
    """Return one figure: kind, words, value, range, unit, year, status, number and id of its source, where."""
    text = language.text
    key = entry.key[0] if isinstance(entry.key, tuple) and entry.key else entry.key
    kind = text(file_labels.KINDS.get(str(key).partition(":")[0], file_labels.KINDS[""]))
    name, members = _said(entry.what, language)
    name = ", ".join(dict.fromkeys(regions.get(part, part) for part in name.split(", ")))
    value = next((found for key in VALUES if _number(found := members.get(key)) is not None), None)
    unit = str(members.get("unit") or "")
    where = f"[{numbers[entry.source]}]" if entry.source in numbers else ""
    return (
        capital(kind),
        capital(name or text("several figures of one source")),
        _number(value),
        _number(members.get("low")),
        _number(members.get("high")),
        _unit(unit, language),
        entry.year or None,
        text(labels.STATUSES.get(entry.status, entry.status)),
        where,
        entry.source,
        where_words(entry.where, language),
    )


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _said(what: object, language: Language) -> tuple[str, Mapping[str, Any]]:
    """Return a figure in words, and its members by name."""
    if isinstance(what, tuple) and what and isinstance(what[0], Cell):
        cell = what[0]
        return parameter_words(*cell, language), _members(what[1])
    if isinstance(what, tuple):
        of, figure = _members(what[0]), _members(what[1])
        return f"{_words(figure, language)}, {_name(of, language)}", figure
    members = _members(what)
    return _words(members, language), members


def _members(what: object) -> Mapping[str, Any]:
    """Return the members of a row of a table, or of an object."""
    if isinstance(what, Mapping):
        return what
    if is_dataclass(what) and not isinstance(what, type):
        return {field.name: getattr(what, field.name) for field in fields(what)}
    return {}


def _words(members: Mapping[str, Any], language: Language) -> str:
    """Return a row in words: what names it, and what it is of."""
    if members.get("parameter") in PARAMETERS:
        at = members.get("at")
        return parameter_words(
            members["parameter"],
            members.get("sex"),
            members.get("cohort"),
            int(at) if at is not None else None,
            members.get("variant"),
            language,
        )
    named = [_word(members[key], language) for key in TITLES if members.get(key)][:1]
    if own := members.get(f"name_{language.code}"):
        named = [str(own)]
    beside = [_word(members[key], language) for key in BESIDE if members.get(key)]
    return ", ".join(dict.fromkeys([*named, *beside]))


def _name(members: Mapping[str, Any], language: Language) -> str:
    names = members.get("names")
    return str(names[language.code]) if isinstance(names, Mapping) else ""


def _word(value: Any, language: Language) -> str:
    """Return a name or an id in words: by the language, by a label, or as it is typed."""
    if isinstance(value, Mapping):
        return str(value.get(language.code) or next(iter(value.values()), ""))
    known = _labels()
    if value in known:
        return language.text(known[value])
    said = language.of_pack(str(value))
    return said if said != value else said.replace("_", " ")


@cache
def _labels() -> Mapping[Any, str]:
    """Return the words of every id that has them: message ids."""
    return {
        **file_labels.FIGURES,
        **{name: kind.label for name, kind in PARAMETERS.items()},
        **labels.STAGES,
        **measure_labels.ACCOUNT,
        **measure_labels.TERMS,
        **measure_labels.COVER,
        **regional_labels.INDICATORS,
        **regional_labels.DIMENSIONS,
        **statement_labels.VERDICTS,
    }


def _unit(unit: str, language: Language) -> str:
    if unit in labels.UNITS:
        return unit_words(unit, language)
    return language.text(file_labels.UNITS.get(unit, measure_labels.UNITS.get(unit, unit))) if unit else ""
