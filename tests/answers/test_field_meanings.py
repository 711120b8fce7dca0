"""Every field of every answer says what it is, and every figure what it counts, in the schema as machines read it."""

from collections.abc import Iterator
from typing import Any

import pytest

import raming
from raming.answers.schemas import names


def properties(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every property of a schema and of the shapes it defines, with its place."""
    schema = raming.schema(name)
    for place, shape in ((name, schema), *schema.get("$defs", {}).items()):
        for field, content in shape.get("properties", {}).items():
            yield f"{place}.{field}", content


def numeric(content: dict[str, Any]) -> bool:
    """Tell whether a property holds figures: a number, a list of numbers, or numbers by name."""
    if content.get("type") in ("number", "integer"):
        return True
    inside = [*content.get("anyOf", ()), *content.get("prefixItems", ())]
    inside += [
        content[key] for key in ("items", "additionalProperties") if isinstance(content.get(key), dict)
    ]
    return any(numeric(part) for part in inside)


@pytest.mark.parametrize("name", names())
def test_every_field_has_a_meaning(name: str) -> None:
    found = dict(properties(name))
    assert found
    assert [place for place, content in found.items() if len(content.get("description", "")) < 5] == []


@pytest.mark.parametrize("name", [name for name in names() if name != "scenario"])
def test_every_figure_has_a_unit(name: str) -> None:
    figures = {place: content for place, content in properties(name) if numeric(content)}
    assert figures or name in ("reproduce",)
    assert [place for place, content in figures.items() if not content.get("unit")] == []


def test_a_figure_says_its_unit_to_machines() -> None:
    gap = raming.schema("decide")["$defs"]["DecisionYear"]["properties"]["gap_fte"]
    assert gap["unit"] == "FTE"
    assert "a shortage is positive" in gap["description"]
