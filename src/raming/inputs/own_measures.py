"""The measures one can choose from: those of a pack and those in files of one's own, under the same rules."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from raming.inputs.cells import EMPTY
from raming.inputs.characters import refuse_unknown
from raming.inputs.markup import UnreadableError, file_of, from_toml
from raming.inputs.measures import (
    ANY,
    Cost,
    Effect,
    Measure,
    Relation,
    cost_of,
    effect_of,
    faults,
    measure_of,
    measures_of,
    relations_of,
)
from raming.inputs.own_entries import entry_faults, nothing_named
from raming.inputs.own_names import Names
from raming.inputs.own_tables import OwnTable, gathered, read_own_tables
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, Problem, either, finding, nearest, refuse
from raming.inputs.used import ReadAs, Used

TABLES = (".csv", ".txt", ".xlsx", ".xls", ".ods")
"""Ends of the names of files that hold tables of measures; any other is TOML."""
FORMS = ("measures", "measure_effects", "measure_costs")
LARGEST = 1_000_000
"""Size in bytes of the largest file that is read."""


def read_measures(path: str | Path, pack: Pack | None = None) -> tuple[Measure, ...]:
    """Read measures of one's own from a TOML file; sources and occupations they name are those of the pack.

    Each `[[measure]]` has the columns of `measures.csv`; each `[[measure.effect]]` under it those of
    `measure_effects.csv`, and `[[measure.cost]]` those of `measure_costs.csv`. `within` and `instead_of` name
    measures that are the same hours, people or places: those it lies within, and those it replaces.

    Raises:
        InputError: with everything that is wrong, when anything is.
    """
    place = Path(path)
    try:
        data = file_of(place)
    except UnreadableError as error:
        raise refuse(
            "the file cannot be read", file=str(path), value=error, expected=Phrase("a TOML file")
        ) from error
    if len(data) > LARGEST:
        raise refuse("the file is too large for measures", file=str(path), expected=Phrase("at most 1 MB"))
    try:
        content = from_toml(data)
    except UnreadableError as error:
        raise refuse(
            "not a TOML file", file=str(path), value=error, expected=Phrase("TOML in UTF-8")
        ) from error
    refuse_unknown(content, file=place.name)
    made: list[Measure] = []
    problems: list[Problem] = []
    listed = content.get("measure", [])
    if not isinstance(listed, list) or not listed:
        raise refuse(
            "no measures in the file",
            file=str(path),
            field="measure",
            expected=Phrase("at least one [[measure]]"),
        )
    names = None if pack is None else Names(pack, {})
    for number, given in enumerate(listed, start=1):
        at = partial(finding, file=place.name, row=number)
        if found := entry_faults(given, number, place.name, names) if isinstance(given, dict) else ():
            problems += found
            continue
        entry = _with_ids(given, names)
        try:
            effects = [effect_of({"target": ANY, **row}, number) for row in entry.get("effect", [])]
            made.append(measure_of(entry, effects, map(cost_of, entry.get("cost", [])), place.name, number))
        except KeyError as error:
            message = Phrase("measure {number} lacks a field", number=number)
            lacking = str(error).strip("'")
            problems.append(at(message, rule="missing-field", field=lacking, expected=Phrase("a value")))
        except (TypeError, ValueError, AttributeError) as error:
            message = Phrase("measure {number} cannot be read", number=number)
            expected = Phrase("numbers as numbers, text as text")
            problems.append(at(message, rule="wrong-type", value=error, expected=expected))
    problems += [problem for measure in made for problem in faults(measure)]
    ids = [measure.id for measure in made]
    problems += [
        _taken(measure, Phrase("this measure stands above"))
        for measure in made
        if measure.id in ids[: made.index(measure)]
    ]
    if problems:
        raise InputError(problems)
    return tuple(made)


def _taken(measure: Measure, message: Phrase) -> Problem:
    """Return that a measure has the name of another."""
    return finding(
        message,
        rule="duplicate-key",
        file=measure.file,
        row=measure.row,
        field="measure",
        value=measure.id,
        expected=Phrase("a name that no other measure has"),
    )


def _with_ids(entry: Mapping[str, Any], names: Names | None) -> Mapping[str, Any]:
    """Return a measure with the ids of the occupations and sources that it and its parts name."""
    if names is None:
        return entry
    targets = {"source": "sources", "basis": "sources", "target": "occupations"}

    def known(part: Mapping[str, Any]) -> dict[str, Any]:
        return {
            key: names.resolved(targets[key], [value])[0].get(value, value)
            if key in targets and value
            else value
            for key, value in part.items()
        }

    return {**known(entry), **{key: [*map(known, entry[key])] for key in ("effect", "cost") if key in entry}}


def _by_form(files: Iterable[str | Path]) -> tuple[list[Path], list[Path]]:
    """Return the files that are tables, and those that are documents."""
    paths = [*map(Path, files)]
    tables = [path for path in paths if path.suffix.lower() in TABLES]
    return tables, [path for path in paths if path not in tables]


def _tables_of(pack: Pack, paths: Sequence[Path]) -> list[OwnTable]:
    """Return the tables of measures in files.

    Raises:
        InputError: when they have faults, or hold another table.
    """
    read = read_own_tables(pack, paths, option="--file") if paths else []
    for one in read:
        if one.table not in FORMS:
            expected = ", ".join(FORMS)
            raise refuse("no table of measures", file=one.file, value=one.table, expected=expected)
    return read


def _from_tables(pack: Pack, read: Sequence[OwnTable]) -> tuple[Measure, ...]:
    """Return the measures in tables of one's own, which have the columns of those of a pack.

    Raises:
        InputError: with everything that is wrong in any of them.
    """
    names = Names(pack, {})
    own = {str(row["measure"]) for one in read if one.table == "measures" for row in one.rows}
    effects: dict[str, list[Effect]] = {}
    costs: dict[str, list[Cost]] = {}
    problems: list[Problem] = []
    for one in read:
        for line, row in zip(one.lines, one.rows, strict=True) if one.table != "measures" else ():
            lacking = [name for name in ("low", "high") if name in row and row[name] is None]
            part = partial(finding, file=one.file, row=line)
            if str(row["measure"]) not in own:
                expected = Phrase("one of your own table `measures`")
                problems.append(
                    part("unknown measure", field="measure", value=row["measure"], expected=expected)
                )
            elif found := nothing_named("target", row["target"], names):
                message, meant = found
                problems.append(part(message, field="target", value=row["target"], expected=meant))
            elif lacking:
                problems.append(part(EMPTY, rule="not-allowed", field=lacking[0], expected=Phrase("a value")))
            elif one.table == "measure_effects":
                effects.setdefault(str(row["measure"]), []).append(effect_of(_with_ids(row, names), line))
            else:
                costs.setdefault(str(row["measure"]), []).append(cost_of(_with_ids(row, names)))
    if problems:
        raise InputError(gathered(problems))
    made = tuple(
        measure_of(
            row, effects.get(str(row["measure"]), ()), costs.get(str(row["measure"]), ()), one.file, line
        )
        for one in read
        if one.table == "measures"
        for line, row in zip(one.lines, one.rows, strict=True)
    )
    if problems := [problem for measure in made for problem in faults(measure)]:
        raise InputError(problems)
    return made


def known_measures(pack: Pack, files: Iterable[str | Path] = ()) -> dict[str, Measure]:
    """Return the measures of a pack with those of one's own files, by id; raises as `opened_measures` does."""
    return opened_measures(pack, files)[0]


def opened_measures(pack: Pack, files: Iterable[str | Path]) -> tuple[dict[str, Measure], tuple[Used, ...]]:
    """Return the measures of a pack with those of one's own files, by id, and what was read of those files.

    Raises:
        InputError: when a file has faults, or a measure of one's own has the name of another.
    """
    known = {measure.id: measure for measure in measures_of({name: pack.table(name) for name in FORMS})}
    paths, documents = _by_form(files)
    written = [(file.name, read_measures(file, pack)) for file in documents]
    tables = _tables_of(pack, paths)
    for measure in (*(one for _, several in written for one in several), *_from_tables(pack, tables)):
        if measure.id in known:
            raise InputError([_taken(measure, Phrase("there is a measure of this name already"))])
        known[measure.id] = measure
    _refuse_unknown_relations(known)
    read = [(name, len(several), ReadAs()) for name, several in written]
    read += [(one.file, len(one.rows), one.read_as) for one in tables]
    return known, tuple(Used(name, number, number, read_as) for name, number, read_as in read)


def _refuse_unknown_relations(known: Mapping[str, Measure]) -> None:
    """Refuse a measure that lies within another, or replaces it, which is not there.

    Raises:
        InputError: with the measure that was probably meant.
    """
    for measure in known.values():
        for field, ids in (("within", measure.within), ("instead_of", measure.instead_of)):
            for other in ids:
                if other not in known or other == measure.id:
                    raise refuse(
                        "unknown measure",
                        rule="unknown-measure",
                        file=measure.file,
                        row=measure.row,
                        field=field,
                        value=other,
                        expected=either(nearest(other, known, n=3, cutoff=0.4)) or Phrase("another measure"),
                    )


def relations_between(pack: Pack, measures: Sequence[Measure], target: str) -> tuple[Relation, ...]:
    """Return which of these measures are the same hours, people or places on a target, each pair once.

    Args:
        pack: the pack, whose `measure_relations.csv` says so for its own measures.
        measures: the measures; those of one's own files say it themselves.
        target: an occupation, or `sector`.
    """
    ids = {measure.id for measure in measures}
    declared = list(relations_of(pack.table("measure_relations")))
    for measure in measures:
        declared += [Relation(measure.id, other, "nested") for other in measure.within]
        declared += [Relation(measure.id, other, "exclusive") for other in measure.instead_of]
    found: dict[frozenset[str], Relation] = {}
    for relation in declared:
        pair = frozenset((relation.first, relation.second))
        if pair <= ids and relation.holds(target):
            found.setdefault(pair, relation)
    return tuple(found.values())


def chosen(known: Mapping[str, Measure], ids: Iterable[str]) -> tuple[Measure, ...]:
    """Return measures by id, in the order asked for.

    Raises:
        InputError: when an id is unknown; the nearest ones are suggested.
    """
    found = []
    for name in dict.fromkeys(ids):
        if name not in known:
            near = nearest(name, known, n=3, cutoff=0.4)
            raise refuse(
                "unknown measure",
                rule="unknown-measure",
                field="--on",
                value=name,
                expected=either(near) or Phrase("one that `raming measures` lists"),
            )
        found.append(known[name])
    return tuple(found)
