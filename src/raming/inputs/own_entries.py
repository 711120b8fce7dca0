"""What stands in a file of measures: known fields, each of its type, before anything is made of it."""

import math
from collections.abc import Mapping
from typing import Any

from raming.inputs.measures import ANY, SECTOR
from raming.inputs.own_names import Names
from raming.inputs.problems import Phrase, Problem, finding, nearest
from raming.inputs.tables import pack_format
from raming.inputs.vocabulary import folded

INSIDE = {"effect": "measure_effects", "cost": "measure_costs"}
"""Lists of entries within a measure, by the table whose columns they have."""
LISTS = ("within", "instead_of")
FIRST_YEAR, LAST_YEAR = 1990, 2100
YEARS = frozenset(("start", "end", "year"))


def entry_faults(entry: Mapping[str, Any], number: int, file: str, names: Names | None) -> list[Problem]:
    """Find fields of a measure, its effects and its costs that are not known, of another type, or name nothing.

    Args:
        entry: the measure as it stands in the file.
        number: its number in the file.
        file: name of the file.
        names: what sources and targets may be called; None where no pack is at hand.
    """
    found = _fields(entry, "measures", ("effect", "cost", *LISTS), number, file, names)
    for inside, table in INSIDE.items():
        several = entry.get(inside, [])
        if not isinstance(several, list) or not all(isinstance(one, Mapping) for one in several):
            expected = Phrase("its name in double brackets above each entry")
            found.append(_at(number, file, inside, several, Phrase("a list of entries is needed"), expected))
            continue
        for one in several:
            found += _fields(one, table, (), number, file, names)
    return found


def _at(number: int, file: str, field: str, value: object, message: str, expected: str) -> Problem:
    """Return what is wrong with a field of a measure."""
    whole = Phrase("measure {number}: {message}", number=number, message=message)
    return finding(
        whole,
        rule="wrong-field",
        file=file,
        row=number,
        field=field,
        value=str(value)[:80],
        expected=expected,
    )


def _fields(
    entry: Mapping[str, Any], table: str, more: tuple[str, ...], number: int, file: str, names: Names | None
) -> list[Problem]:
    """Find what is wrong with the fields of one entry, each fault once."""
    kinds = {f["name"]: f for f in pack_format()[table]["fields"]}
    if table != "measures":
        del kinds["measure"]
    found = []
    for name, value in entry.items():
        if name in more:
            continue
        if name not in kinds:
            known = [*kinds, *more]
            near = nearest(folded(name), known, n=1)
            expected: str = near[0] if near else Phrase("one of {names}", names=", ".join(known))
            found.append(_at(number, file, name, value, Phrase("the field is not known"), expected))
            continue
        fault = _fault(name, kinds[name].get("type", "string"), value)
        if fault is None and names is not None:
            fault = nothing_named(name, value, names)
        if fault is not None:
            found.append(_at(number, file, name, value, *fault))
    return found


def _fault(name: str, kind: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with the type of a value, and what was expected; None where nothing is."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "string":
        return None if isinstance(value, str) else (Phrase("the field is no text"), Phrase("text in quotes"))
    if not number:
        return Phrase("the field is no number"), Phrase("a number, without quotes")
    size = float(value)  # type: ignore[arg-type] # a number, as was just seen
    if not math.isfinite(size):
        return Phrase("not a finite number"), Phrase("a number")
    if kind == "integer" and not size.is_integer():
        return Phrase("not a whole number"), Phrase("a whole number")
    if name in YEARS and not FIRST_YEAR <= size <= LAST_YEAR:
        return (
            Phrase("no year that a measure can be of"),
            Phrase("a year from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR),
        )
    return None


def nothing_named(name: str, value: object, names: Names) -> tuple[str, str] | None:
    """Return that a source or a target is not known, and what was probably meant; None where it is."""
    target = {"source": "sources", "basis": "sources", "target": "occupations"}.get(name)
    text = str(value)
    if target is None or not text or (target == "occupations" and text in (ANY, SECTOR)):
        return None
    faults = names.resolved(target, [text])[1]
    return (faults[text].message, faults[text].expected) if faults else None
