"""Checks of the tables, row by row, by Frictionless: columns, types, keys and references."""

import json
from functools import partial, reduce
from pathlib import Path
from typing import Any

from raming.inputs.cells import DATES, EMPTY, NOT_ALLOWED, WHOLE, date_fault, kind_words, wanted_kind
from raming.inputs.checks.files import REQUIRED
from raming.inputs.markup import from_json
from raming.inputs.numbers import UnreadError, number_of
from raming.inputs.problems import Phrase, Problem, finding
from raming.inputs.tables import pack_format

TABLE_RULES = {
    "missing-column": "every table has the columns of the format, each once",
    "unknown-column": "a column that the format does not know is not read (a warning)",
    "wrong-type": "every cell is of the type of its column; numbers have a decimal point",
    "not-allowed": "every cell meets the constraint of its column, such as a known sex or status",
    "duplicate-key": "no two rows of a table have the same key",
    "unknown-reference": "every occupation, round and source that a row names exists",
    "bad-table": "a table can be read as comma-separated rows of equal length",
    "no-rows": "the four tables every pack needs have rows",
}

OTHERS = {";": Phrase("semicolons stand between the cells"), "\t": Phrase("tabs stand between the cells")}
"""What a spreadsheet of other settings puts between cells."""

_RULE_BY_ERROR = {
    "type-error": "wrong-type",
    "constraint-error": "not-allowed",
    "primary-key": "duplicate-key",
    "foreign-key": "unknown-reference",
    "missing-label": "missing-column",
    "blank-label": "missing-column",
    "duplicate-label": "missing-column",
}


def check_tables(folder: Path) -> list[Problem]:
    """Return what is wrong with the columns, cells and keys of a pack whose files are right."""
    from frictionless import Package, system  # noqa: PLC0415 - half a second, only for checks

    descriptor = from_json((folder / "datapackage.json").read_bytes())
    resources: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for resource in descriptor["resources"]:
        name = str(resource["path"])
        schema = pack_format().get(Path(name).stem) or resource.get("schema")
        problems += _check_header(folder / name, name, schema)
        resources.append(
            {
                "name": Path(name).stem.replace("_", "-").lower(),
                "path": name,
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"csv": {"delimiter": ","}},
                "schema": _with_plain_references(_in_file_order(schema, folder / name))
                if schema
                else {"fields": []},
            }
        )
    if any(problem.severity == "error" for problem in problems):
        return problems
    problems += [found for resource in resources for found in _as_written(folder / resource["path"])]
    names = {resource["name"] for resource in resources}
    for resource in resources:
        keys = resource["schema"].get("foreignKeys", [])
        resource["schema"]["foreignKeys"] = [key for key in keys if key["reference"]["resource"] in names]
    with system.use_context(trusted=True):
        report = Package.from_descriptor(
            {"name": "pack", "resources": resources}, basepath=str(folder)
        ).validate()
    for task in report.tasks:
        for error in task.errors:
            problems.append(_problem(task.place, error, dict(_fields(resources, task.place))))
    for error in report.errors:
        problems.append(finding(_note(error), rule="bad-table", file="datapackage.json"))
    for name in REQUIRED:
        if not problems and len((folder / name).read_text(encoding="utf-8").splitlines()) <= 1:
            problems.append(
                finding(
                    "the table has no rows", rule="no-rows", file=name, expected=Phrase("at least one row")
                )
            )
    return problems


def _as_written(path: Path) -> list[Problem]:
    """Look at cells as they were typed: a dot that may stand between thousands of people, and dates that are none."""
    import csv  # noqa: PLC0415 - beside the one place that needs it

    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            people = row.get("unit") or ""
            counted = ("value", "low", "high") if people.startswith("persons") else ()
            for field in (*WHOLE, *counted):
                try:
                    number_of(row.get(field) or "0")
                except UnreadError as error:
                    if error.expected:
                        at = partial(finding, file=path.name, row=line, field=field, value=row[field])
                        found.append(at(error.message, rule="wrong-type", expected=error.expected))
            for field in DATES:
                if fault := date_fault(row.get(field) or ""):
                    at = partial(finding, file=path.name, row=line, field=field, value=row[field])
                    expected = Phrase("a year, or a date such as 2024-12-31")
                    found.append(at(fault, rule="not-allowed", expected=expected))
    return found


def _fields(resources: list[dict[str, Any]], place: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the fields of one resource by name."""
    return [(f["name"], f) for r in resources if r["path"] == place for f in r["schema"]["fields"]]


def _with_plain_references(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema whose references use the resource names given to Frictionless here."""
    made = json.loads(json.dumps(schema))
    for key in made.get("foreignKeys", []):
        key["reference"]["resource"] = key["reference"]["resource"].replace("_", "-").lower()
    return dict(made)


def _header(path: Path) -> list[str]:
    """Return the column names of a CSV file."""
    import csv  # noqa: PLC0415 - beside the one place that needs it

    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def _in_file_order(schema: Any, path: Path) -> dict[str, Any]:
    """Return the schema with its fields in the order of the file, unknown columns as text."""
    known, header = {field["name"]: field for field in schema["fields"]}, _header(path)
    return {
        **schema,
        "fields": [known.get(name, {"name": name, "type": "any"}) for name in header],
        # An optional column that is not there refers to nothing.
        "foreignKeys": [key for key in schema.get("foreignKeys", []) if set(key["fields"]) <= set(header)],
    }


def _check_header(path: Path, name: str, schema: Any) -> list[Problem]:
    """Look for missing, repeated and unknown columns."""
    header = _header(path)
    wanted = [field["name"] for field in schema["fields"]] if schema else []
    at = partial(finding, file=name, row=1)
    optional = {field["name"] for field in schema["fields"] if field.get("optional")} if schema else set()
    missing, unknown = Phrase("the column is missing"), Phrase("the column is not known and not read")
    all_ = Phrase("columns separated by commas: {names}", names=",".join(wanted))
    any_ = Phrase("one of {names}", names=",".join(wanted))
    found, twice = ",".join(header)[:120], sorted({column for column in header if header.count(column) > 1})
    rule = "missing-column"
    if len(header) == 1 and (other := next((sign for sign in OTHERS if sign in header[0]), "")):
        # one cause, one message: no column is there because of it
        return [at(OTHERS[other], rule=rule, value=found, expected=all_)]
    return [
        *(
            at(missing, rule=rule, field=column, value=found, expected=all_)
            for column in wanted
            if column not in header and column not in optional
        ),
        *(
            at(Phrase("the column stands twice"), rule=rule, field=column, expected=Phrase("it once"))
            for column in twice
        ),
        *(
            at(unknown, rule="unknown-column", severity="warning", field=column, expected=any_)
            for column in header
            if wanted and column not in wanted
        ),
    ]


def _problem(place: str, error: Any, fields: dict[str, dict[str, Any]]) -> Problem:
    """Return a Frictionless error in our own words."""
    rule = _RULE_BY_ERROR.get(error.type, "bad-table")
    column = str(getattr(error, "field_name", "") or "")
    cell = str(getattr(error, "cell", "") or "")
    row = getattr(error, "row_number", None)
    message: str
    expected: str
    if rule == "wrong-type":
        kind = fields.get(column, {}).get("type", "text")
        message, expected = Phrase("the cell is not {kind}", kind=kind_words(kind)), wanted_kind(kind, cell)
    elif rule == "not-allowed":
        constraints = fields.get(column, {}).get("constraints", {})
        allowed = constraints.get("enum")
        message = NOT_ALLOWED if cell else EMPTY
        expected = (
            Phrase("one of {names}", names=", ".join(allowed)) if allowed else _constraint_words(constraints)
        )
    elif rule == "duplicate-key":
        message, expected = Phrase("a row with the same key stands above"), Phrase("each key once")
        cell = ", ".join(str(value) for value in getattr(error, "cells", [])[:7])
    elif rule == "unknown-reference":
        column = ", ".join(getattr(error, "field_names", []))
        cell = ", ".join(str(value) for value in getattr(error, "field_cells", []))
        target = getattr(error, "reference_name", "")
        message = Phrase("no such row in {table}", table=target)
        expected = Phrase("a value that stands in {table}", table=target)
    else:
        message, expected = _note(error), Phrase("rows of as many cells as the header")
    return finding(message, rule=rule, file=place, row=row, field=column, value=cell, expected=expected)


def _note(error: Any) -> str:
    """Return what Frictionless says of a row; the rare rest of its messages exists in English only."""
    row = getattr(error, "row_number", None)
    place = getattr(error, "field_number", None)
    known = {
        "blank-row": Phrase('Row at position "{row}" is completely blank', row=row),
        "extra-cell": Phrase(
            'Row at position "{row}" has an extra value in field at position "{place}"', row=row, place=place
        ),
        "missing-cell": Phrase(
            'Row at position "{row}" has a missing cell in field "{field}" at position "{place}"',
            row=row,
            field=getattr(error, "field_name", ""),
            place=place,
        ),
    }
    return known.get(error.type) or str(error.message)


def _constraint_words(constraints: dict[str, Any]) -> str:
    """Say what a column asks for."""
    words = {
        "required": Phrase("a value"),
        "minimum": Phrase("at least {least}", least=constraints.get("minimum")),
        "maximum": Phrase("at most {most}", most=constraints.get("maximum")),
        "pattern": Phrase("text of the form {form}", form=constraints.get("pattern")),
    }
    wanted = [phrase for key, phrase in words.items() if key in constraints]
    return (
        reduce(lambda first, second: Phrase("{first}, {second}", first=first, second=second), wanted)
        if wanted
        else Phrase("another value")
    )
