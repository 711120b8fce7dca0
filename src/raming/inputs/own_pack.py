"""A pack made of a round of one's own: its figures beside the tables of the pack that it was based on."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from raming.inputs.checks import check_pack
from raming.inputs.loading import load_pack
from raming.inputs.markup import UnreadableError, file_of, from_json
from raming.inputs.own_round import OwnRound, read_round
from raming.inputs.pack import Pack
from raming.inputs.phrases import PHRASES, texts
from raming.inputs.problems import InputError, Phrase, Problem, refuse
from raming.inputs.reasons import reason
from raming.inputs.tables import DESCRIPTOR, Row, Value, pack_format

MADE_OF = "workbook"
"""Member of a descriptor that says of which workbook the pack was made."""
SHARED = (
    *("uncertainty", "correlations", "choices", "joint_limits", "joint_limit_use"),
    *("measures", "measure_effects", "measure_costs", "measure_relations"),
)
"""Tables that serve any occupation."""
OF_OCCUPATION = (
    *("occupation_names", "ledger", "observed", "not_available", "cover", "work_patterns", "lottery_rounds"),
    *("institutions", "occupation_care"),
)
"""Tables about one occupation each row, beside its rounds and parameters."""
TEACH = ("rounds", "parameters", "occupation_names")
"""Tables of which the rows of an occupation are taken over too that teaches how wide figures spread."""
REGIONAL = (
    *("regions", "region_names", "region_tiles", "region_neighbours", "region_shares", "region_population"),
    *("region_designations", "municipal_population", "care_use", "regional_use", "training_regions"),
    *("regional_stock", "regional_observed", "regional_parameters"),
)
"""Tables of regions, where the pack knows which care an occupation gives."""
TASKS = ("care_staff", "tasks", "task_shifts", "measure_shifts")
"""Tables of who can take over its work, where the pack knows that."""


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack that was made.

    Attributes:
        folder: where it stands.
        title: its title.
        own: the round of which it was made.
        findings: what its check found: warnings, and what is not available.
    """

    folder: Path
    title: str
    own: OwnRound
    findings: tuple[Problem, ...]


def make_pack(
    workbook: str | Path, to: str | Path, *, base: str | Path | Pack = "nl", overwrite: bool = False
) -> MadePack:
    """Make a checked pack of a workbook; the folder appears whole or not at all.

    Args:
        workbook: the workbook, filled in.
        to: folder of the pack.
        base: pack whose other tables it takes over.
        overwrite: whether a pack that was made of a workbook before may be replaced.

    Raises:
        InputError: with everything that is wrong in the workbook, or where the folder cannot be written.
    """
    folder = Path(to)
    _refuse_taken(folder, overwrite=overwrite)
    opened = base if isinstance(base, Pack) else load_pack(base)
    own = read_round(workbook, opened)
    title = title_of(own, own.lang)
    tables = tables_of(own, opened)
    descriptor = {
        "name": f"{own.occupation['occupation']}-{own.round['round']}-own-work",
        "title": title,
        "version": own.made,
        "created": own.made,
        "contributors": [{"title": own.maker, "role": "author"}],
        MADE_OF: {"file": own.file, "sha256": own.hash, "base": f"{opened.name} {opened.version}"},
        "resources": [{"name": name.replace("_", "-"), "path": f"{name}.csv"} for name in tables],
    }
    files = {f"{name}.csv": _csv(name, rows) for name, rows in tables.items()}
    files[DESCRIPTOR] = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    try:
        found = _placed(folder, files, own)
    except OSError as error:
        raise refuse(
            "the folder cannot be written",
            rule="cannot-write",
            file=str(folder),
            value=reason(error),
            expected=Phrase("a path that can be written"),
        ) from error
    return MadePack(folder, title, own, tuple(found))


def title_of(own: OwnRound, lang: str) -> str:
    """Return the title of a round of one's own, in a language: that it is own work, and whose."""
    name, year = str(own.occupation[f"name_{lang}"]), own.round["round"]
    name = name[:1].upper() + name[1:]
    return (
        f"{name}, raming {year}: eigen werk van {own.maker}"
        if lang == "nl"
        else f"{name}, round {year}: own work of {own.maker}"
    )


def _refuse_taken(folder: Path, *, overwrite: bool) -> None:
    """Refuse a folder that holds something else than a pack made of a workbook.

    Raises:
        InputError: when it does, or when such a pack may not be replaced.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        made = MADE_OF in from_json(file_of(folder / DESCRIPTOR))
    except (UnreadableError, TypeError):
        made = False
    if not made:
        expected = Phrase("a folder that does not exist yet, or is empty")
        raise refuse("there is something else at this path", field="--to", value=folder, expected=expected)
    if not overwrite:
        expected = Phrase("another folder, or --overwrite")
        raise refuse("there is a pack already", field="--to", value=folder, expected=expected)


def _placed(folder: Path, files: Mapping[str, str], own: OwnRound) -> list[Problem]:
    """Write files beside a folder, check them, and put them in its place; return what the check found.

    Raises:
        InputError: when the check finds an error; the folder is as it was.
    """
    parent = folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=parent) as beside:
        made = Path(beside) / "made"
        made.mkdir()
        for name, text in files.items():
            (made / name).write_text(text, encoding="utf-8", newline="")
        found = [own.where(problem) for problem in check_pack(made)]
        if errors := [problem for problem in found if problem.severity == "error"]:
            raise InputError(errors)
        before = Path(beside) / "before"
        if folder.exists():
            folder.rename(before)
        try:
            made.rename(folder)
        except OSError:
            if before.exists():
                before.rename(folder)
            raise
        shutil.rmtree(before, ignore_errors=True)
    return found


def tables_of(own: OwnRound, base: Pack) -> dict[str, list[Row]]:
    """Return the tables of a pack of one's own round.

    Taken over are the tables that serve any occupation, the earlier rounds and the other rows of this one, the rounds
    that teach how wide figures spread, and the regions and tasks where the pack knows them for it. Letters, statements
    and sectors are not: they are about what others said of other figures.

    Args:
        own: the round.
        base: the pack that is taken over from.
    """
    id_, round_ = str(own.occupation["occupation"]), own.round["round"]
    teachers = {str(row["learned_from"]) for row in base.table("uncertainty") if row["learned_from"]}
    tables: dict[str, list[Row]] = {name: [] for name in ("sources", "occupations", "rounds", "parameters")}
    for name in TEACH[:2]:
        kept = [row for row in base.table(name) if row["occupation"] in {id_, *teachers}]
        tables[name] = [row for row in kept if (row["occupation"], row["round"]) != (id_, round_)]
    tables["rounds"].insert(0, {**own.round, "title": title_of(own, "en")})
    tables["parameters"] = [*own.parameters, *tables["parameters"]]
    shared = [*SHARED]
    shared += REGIONAL if any(row["occupation"] == id_ for row in base.table("occupation_care")) else ()
    shared += TASKS if any(row["giver"] == id_ for row in base.table("tasks")) else ()
    for name in (*OF_OCCUPATION, *shared):
        rows = base.table(name)
        if rows and "occupation" in rows[0] and name != "care_staff":
            mine = {None, "", id_, *(teachers if name in TEACH else ())}
            rows = tuple(row for row in rows if row["occupation"] in mine)
        if rows:
            tables[name] = list(rows)
    given = {row["parameter"] for row in own.parameters}
    tables["not_available"] = [row for row in tables.get("not_available", ()) if row["figure"] not in given]
    tables["occupations"] = [own.occupation, *_named_in(tables, base, id_)]
    tables["sources"] = _sources(own, tables, base)
    tables[PHRASES] = _phrases(own, tables, base)
    return {name: rows for name, rows in tables.items() if rows}


def _named_in(tables: Mapping[str, Iterable[Row]], base: Pack, id_: str) -> list[Row]:
    """Return the other occupations that the rows of tables name."""
    columns = ("occupation", "learned_from", "giver", "target")
    named = {row.get(column) for rows in tables.values() for row in rows for column in columns} - {id_}
    return [row for one, row in base.occupations.items() if one in named]


def _sources(own: OwnRound, tables: Mapping[str, Iterable[Row]], base: Pack) -> list[Row]:
    """Return the sources that the rows of tables name: those of one's own workbook, and the others of the pack."""
    named = {row.get(column) for rows in tables.values() for row in rows for column in ("source", "basis")}
    mine = {row["source"] for row in own.sources}
    others = [row for one, row in base.sources.items() if one in named and one not in mine]
    return [*own.sources, *others]


def _phrases(own: OwnRound, tables: dict[str, list[Row]], base: Pack) -> list[Row]:
    """Return the Dutch of the texts of tables; a text of one's own is read as it was typed, in whatever language."""
    known = {str(row["en"]): row for row in base.table(PHRASES)}
    said = {title_of(own, "en"): title_of(own, "nl"), "Own work": "Eigen werk"}
    said["the reason of each row"] = "de reden bij elk cijfer"
    said["The year of the round."] = "Het jaar van de raming."
    said["Chosen for this round."] = "Gekozen voor deze raming."
    found = dict.fromkeys(text for _, _, text in texts({name: tuple(rows) for name, rows in tables.items()}))
    return [known.get(text) or {"en": text, "nl": said.get(text, text)} for text in found]


def _csv(name: str, rows: Iterable[Row]) -> str:
    """Return a table as CSV, in the columns of the format."""
    columns = [f["name"] for f in pack_format()[name]["fields"]]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: Value) -> str:
    """Return a value as it stands in CSV; a whole number without its point."""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "" if value is None else str(value)
