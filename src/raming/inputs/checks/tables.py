"""Checks of the tables, row by row, by Frictionless: columns, types, keys and references."""

import json
from pathlib import Path
from typing import Any

from raming.inputs.checks.files import REQUIRED
from raming.inputs.problems import Problem
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

    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
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
        problems.append(Problem("bad-table", "error", error.message, file="datapackage.json"))
    for name in REQUIRED:
        if not problems and len((folder / name).read_text(encoding="utf-8").splitlines()) <= 1:
            problems.append(
                Problem("no-rows", "error", "the table has no rows", file=name, expected="at least one row")
            )
    return problems


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
    known = {field["name"]: field for field in schema["fields"]}
    return {**schema, "fields": [known.get(name, {"name": name, "type": "any"}) for name in _header(path)]}


def _check_header(path: Path, name: str, schema: Any) -> list[Problem]:
    """Look for missing, repeated and unknown columns."""
    header = _header(path)
    wanted = [field["name"] for field in schema["fields"]] if schema else []
    problems = [
        Problem(
            "missing-column",
            "error",
            "the column is missing",
            file=name,
            row=1,
            field=column,
            value=",".join(header)[:120],
            expected="columns separated by commas: " + ",".join(wanted),
        )
        for column in wanted
        if column not in header
    ]
    problems += [
        Problem(
            "missing-column",
            "error",
            "the column stands twice",
            file=name,
            row=1,
            field=column,
            expected="it once",
        )
        for column in sorted({column for column in header if header.count(column) > 1})
    ]
    problems += [
        Problem(
            "unknown-column",
            "warning",
            "the column is not known and not read",
            file=name,
            row=1,
            field=column,
            expected="one of " + ",".join(wanted),
        )
        for column in header
        if wanted and column not in wanted
    ]
    return problems


def _problem(place: str, error: Any, fields: dict[str, dict[str, Any]]) -> Problem:
    """Return a Frictionless error in our own words."""
    rule = _RULE_BY_ERROR.get(error.type, "bad-table")
    column = str(getattr(error, "field_name", "") or "")
    cell = str(getattr(error, "cell", "") or "")
    row = getattr(error, "row_number", None)
    if rule == "wrong-type":
        kind = fields.get(column, {}).get("type", "text")
        point = ", with a decimal point instead of a comma" if kind == "number" and "," in cell else ""
        article = "an" if kind[0] in "aeiou" else "a"
        message, expected = f"the cell is not {article} {kind}", f"{article} {kind}{point}"
    elif rule == "not-allowed":
        constraints = fields.get(column, {}).get("constraints", {})
        allowed = constraints.get("enum")
        message = "the cell has a value that is not allowed" if cell else "the cell is empty"
        expected = "one of " + ", ".join(allowed) if allowed else _constraint_words(constraints)
    elif rule == "duplicate-key":
        message, expected = "a row with the same key stands above", "each key once"
        cell = ", ".join(str(value) for value in getattr(error, "cells", [])[:7])
    elif rule == "unknown-reference":
        column = ", ".join(getattr(error, "field_names", []))
        cell = ", ".join(str(value) for value in getattr(error, "field_cells", []))
        target = getattr(error, "reference_name", "")
        message, expected = f"no such row in {target}", f"a value that stands in {target}"
    else:
        message, expected = str(error.message), "rows of as many cells as the header"
    return Problem(rule, "error", message, file=place, row=row, field=column, value=cell, expected=expected)


def _constraint_words(constraints: dict[str, Any]) -> str:
    """Say what a column asks for."""
    words = {
        "required": "a value",
        "minimum": f"at least {constraints.get('minimum')}",
        "maximum": f"at most {constraints.get('maximum')}",
        "pattern": f"text of the form {constraints.get('pattern')}",
    }
    return ", ".join(text for key, text in words.items() if key in constraints) or "another value"
