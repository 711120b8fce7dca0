"""The tables of options on the page of the command line, made from the command itself."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from cyclopts import Argument, Group

from raming.cli.help import explained, verbs
from raming.cli.main import application

OWN = ("About what", "Options")
"""The groups of what only one verb takes; the other groups are shared and described once."""
YEARS = ("year", "round", "--by", "--from")
PLACES: dict[Any, str] = {bool: "", int: "NUMBER", float: "NUMBER", str: "TEXT", Path: "FILE"}


@cache
def arguments(verb: str) -> tuple[Argument, ...]:
    """Return everything a verb takes."""
    found = application()[verb].assemble_argument_collection(parse_docstring=True)
    return tuple(argument for argument in found if argument.name != "*")


def group(argument: Argument) -> str:
    """Return the title of the group an argument is listed under."""
    found = argument.parameter.group
    return next(one.name for one in found if isinstance(one, Group)) if isinstance(found, tuple) else ""


@cache
def groups() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the rows of every shared group, by group and option."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for verb in verbs():
        for argument in arguments(verb):
            if group(argument) not in OWN:
                rows = found.setdefault(group(argument), {})
                name, default, told = row(argument)
                first = rows.setdefault(argument.name, (name, default, told))
                if (first[0], first[2]) != (name, told):
                    msg = f"{argument.name} of group {group(argument)} means two things"
                    raise ValueError(msg)
                if first[1] != default:
                    rows[argument.name] = (name, "by verb", told)
    return found


def inner(hint: Any) -> Any:
    """Return what one value of an option is."""
    if get_origin(hint) in (UnionType, Union):
        return inner(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) in (tuple, list):
        return inner(get_args(hint)[0])
    return hint


def row(argument: Argument) -> tuple[str, ...]:
    """Return an option with what follows it, its default, and what it does."""
    hint = inner(argument.hint)
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    place = "NAME" if choices else "YEAR" if argument.name.endswith(YEARS) else PLACES[hint]
    repeated = " …" if get_origin(argument.hint) in (tuple, list) else ""
    named = f"{argument.name} {place}".strip() + repeated
    name = " or ".join([positional(argument) or named, *argument.names[1:]])
    default = argument.field_info.default
    shown = "" if argument.required or default in (None, False, ()) else f"`{default}`"
    shown = "yes" if default is True else shown
    told = explained(argument.parameter.help or "")
    if choices:
        told += f" One of {', '.join(f'`{choice}`' for choice in choices)}."
    if argument.required and not positional(argument):
        told += " Needed."
    return f"`{name}`".replace(" or ", "` or `"), shown, told.replace("|", "\\|")


def positional(argument: Argument) -> str:
    """Return the name of an argument that stands without its name, else nothing."""
    own = group(argument) in OWN and argument.index is not None
    return argument.name.removeprefix("--").replace("-", "_").upper() if own else ""


def table(name: str) -> str:
    """Return the table of a verb's own options and what it shares, or of a shared group."""
    if name in groups():
        return written(groups()[name].values())
    own = [row(argument) for argument in arguments(name) if group(argument) in OWN]
    shared = dict.fromkeys(group(argument) for argument in arguments(name))
    links = [
        f"[{title.lower()}](#{title.lower()}){lacking(name, title)}" for title in shared if title not in OWN
    ]
    parts = [usage(name)]
    parts += [written(own)] if own else []
    parts += [f"Takes also: {', '.join(links)}."] if links else []
    return "\n\n".join(parts)


def lacking(verb: str, title: str) -> str:
    """Return which options of a shared group a verb does not take, or does where those are fewer."""
    known = {argument.name for argument in arguments(verb)}
    taken = [name for name in groups()[title] if name in known]
    without = [name for name in groups()[title] if name not in known]
    fewer, how = (taken, "only") if len(taken) < len(without) else (without, "without")
    return f" {how} {', '.join(f'`{name}`' for name in fewer)}" if without else ""


def usage(verb: str) -> str:
    """Return how a verb is called."""
    words = ["raming", verb]
    for argument in arguments(verb):
        if positional(argument):
            words += [positional(argument) if argument.required else f"[{positional(argument)}]"]
        elif argument.required:
            words += [row(argument)[0].strip("`")]
    return f"`{' '.join([*words, '[OPTIONS]'])}`"


def written(rows: Any) -> str:
    """Return rows of options as a table."""
    head = ["| option | default | what it does |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(cells)} |" for cells in rows)])


def sections() -> Iterator[str]:
    """Return what has a table of options: every verb, then every shared group."""
    yield from verbs()
    yield from groups()
