"""The JSON Schema of every answer, made from the answer itself."""

from importlib import import_module
from typing import Any

from raming.answers.questions import QUESTIONS
from raming.inputs.problems import refuse

OTHERS = {
    "check": "raming.answers.checking:CheckReport",
    "reproduce": "raming.answers.reproduction:Reproduction",
    "scenario": "raming.inputs.scenario:Scenario",
}
"""Shapes that are no answer to a question of the register: module and class."""


def names() -> tuple[str, ...]:
    """Return the names of all schemas: the questions, then the others."""
    return (*QUESTIONS, *OTHERS)


def shape(name: str) -> type[Any]:
    """Return the class behind a schema.

    Raises:
        InputError: when there is no such schema.
    """
    if name in QUESTIONS:
        return QUESTIONS[name].answer
    if name not in OTHERS:
        raise refuse("no schema of that name", field="name", value=name, expected=", ".join(names()))
    module, _, kind = OTHERS[name].partition(":")
    found: type[Any] = getattr(import_module(module), kind)
    return found


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an answer, or of the scenario file.

    Args:
        name: a verb, or `scenario`.

    Raises:
        InputError: when there is no such answer.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for schemas

    made: dict[str, Any] = TypeAdapter(shape(name)).json_schema(mode="serialization")
    plain_names(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": f"raming {name}"}


def plain_names(schema: dict[str, Any]) -> None:
    """Name the fields of a schema, and of those it defines, as `plain` does: `from_` is `from`."""
    for shape in (schema, *schema.get("$defs", {}).values()):
        if "properties" in shape:
            shape["properties"] = {key.rstrip("_"): value for key, value in shape["properties"].items()}
        if "required" in shape:
            shape["required"] = [key.rstrip("_") for key in shape["required"]]
