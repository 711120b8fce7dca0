"""The tables of columns and of parameters on the page of the pack format, made from the descriptor."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from raming.inputs.tables import pack_format
from raming.inputs.vocabulary import PARAMETERS, ParameterKind

NATIONAL = ("group",)
"""Columns whose values are left free for other packs than the Dutch one."""


@cache
def resources() -> dict[str, Any]:
    """Return the descriptor of the Dutch pack by table."""
    text = files("raming").joinpath("packs", "nl", "datapackage.json").read_text(encoding="utf-8")
    return {entry["path"].removesuffix(".csv"): entry for entry in json.loads(text)["resources"]}


def listed(names: str | list[str]) -> str:
    """Return names as code."""
    return ", ".join(f"`{name}`" for name in ([names] if isinstance(names, str) else names))


def meaning(field: dict[str, Any]) -> str:
    """Return what a column means, and the values it can have where they are few."""
    constraints = field.get("constraints", {})
    values = [] if field["name"] in NATIONAL else constraints.get("enum", [])
    told = field["description"].replace("|", "\\|")
    if field.get("phrase"):
        told = f"{told.rstrip('.')}. A text, with its Dutch in `phrases.csv`."
    return told if not values else f"{told} One of {listed([str(value) for value in values])}."


def table(name: str) -> str:
    """Return what a table holds, its key, and its columns."""
    about = resources()[name]
    fields = about["schema"]["fields"]
    rows = [
        (
            f"`{field['name']}`",
            field.get("type", "string"),
            "yes" if field.get("constraints", {}).get("required") else "",
            meaning(field),
        )
        for field in fields
    ]
    head = ["| column | type | needed | meaning |", "|---|---|---|---|"]
    key = f"Key: {listed(about['schema']['primaryKey'])}."
    return "\n".join(
        [f"{about['description']} {key}", "", *head, *(f"| {' | '.join(row)} |" for row in rows)]
    )


def parameter_row(kind: ParameterKind) -> str:
    """Return the row of a parameter."""
    selectors = ", ".join(kind.selectors) or "–"
    return f"| `{kind.name}` | {kind.label} | {kind.unit} | {selectors} | {kind.low:g} to {kind.high:g} |"


def parameters(_: str) -> str:
    """Return the table of all parameters."""
    head = ["| parameter | meaning | unit | selectors | bounds |", "|---|---|---|---|---|"]
    return "\n".join([*head, *map(parameter_row, PARAMETERS.values())])


def tables() -> list[str]:
    """Return the names of all tables."""
    return list(pack_format())
