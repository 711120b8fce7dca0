"""The tables of fields on the JSON page, made from the answers themselves."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from raming.answers.evidence import Source
from raming.answers.manifest import Manifest
from raming.answers.schemas import shape
from raming.inputs.meaning import meanings
from raming.inputs.scenario import Scenario

SHARED = {"source": Source, "manifest": Manifest}
"""Parts that many answers hold, described once."""
PLAIN = {
    "text": "text",
    str: "text",
    float: "number",
    int: "whole number",
    bool: "true or false",
    dict: "object",
    Any: "any",
}


def told(hint: Any) -> tuple[str, str, type | None]:
    """Return a type in words, what follows its name in a path, and the class it is made of, if any."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:
        inner = next(argument for argument in arguments if argument is not NoneType)
        words, path, kind = told(inner)
        return f"{words} or null", path, kind
    if origin is tuple:
        words, path, kind = told(arguments[0])
        return (
            ("list" if kind else f"list of {words}s" if words != "text" else "list of texts"),
            f"[]{path}",
            kind,
        )
    if origin is dict:
        words, path, kind = told(arguments[1])
        return ("object" if kind else f"object of {words}"), f".*{path}", kind
    if is_dataclass(hint) and isinstance(hint, type):
        return "object", "", hint
    return PLAIN["text" if origin is Literal else hint], "", None


def rows(
    kind: type, path: str = "", known: dict[type, str] | None = None
) -> Iterator[tuple[str, str, str, str]]:
    """Return path, type, unit and meaning of every field of an answer, parts where they first stand."""
    known = {} if known is None else known
    hints, meaning = get_type_hints(kind), meanings(kind)
    for field in fields(kind):
        words, follows, inner = told(hints[field.name])
        said = meaning[field.name]
        shared = next((name for name, part in SHARED.items() if part is inner), "")
        see = f" See [{shared}](#{shared})." if shared else ""
        if inner in known:
            see = f" Fields as in {known[inner]}."
        yield (
            f"{path}`{field.name.rstrip('_')}`",
            words,
            said.unit or "",
            f"{said.meaning[:1].capitalize()}{said.meaning[1:]}.{see}",
        )
        if inner and not shared and inner not in known:
            known[inner] = f"{path}`{field.name.rstrip('_')}`{follows}"
            yield from rows(inner, f"{known[inner]}.", known)


def table(name: str) -> str:
    """Return the table of fields of an answer, of a shared part, or of the scenario file."""
    head = ["| field | type | unit | meaning |", "|---|---|---|---|"]
    if name == "scenario":
        described = Scenario.model_json_schema()
        shapes = [("", described), ("`changes`[].", described["$defs"]["Change"])]
        made = [
            (f"{path}`{field}`", "", entry.get("description", ""))
            for path, shape in shapes
            for field, entry in shape["properties"].items()
        ]
        return "\n".join(
            ["| field | meaning |", "|---|---|", *(f"| {place} | {text} |" for place, _, text in made)]
        )
    if name in SHARED:
        kind: type = SHARED[name]
    else:
        kind = shape(name)
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows(kind))])
