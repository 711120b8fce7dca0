"""One round of an occupation, read from the workbook that asks for it, and everything that is wrong in it at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from raming.inputs import own_sheet
from raming.inputs.cells import NOT_ALLOWED
from raming.inputs.checks.figures import FIGURE_RULES
from raming.inputs.grid import Cell, Grid, read_grids, text_of
from raming.inputs.own_cells import MADE_BY, MUST_FILL, Place, Sheet, check_date, one_of
from raming.inputs.own_form import as_in_pack, english_of, parameter_row, read_form, read_sources, read_years
from raming.inputs.own_sheet import OWN_WORK, SHEETS, VALUES, YEARS
from raming.inputs.own_tables import gathered
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell as Figure
from raming.inputs.parameters import ParameterSet, cell_of, parse_override
from raming.inputs.problems import InputError, Phrase, Problem, finding, nearest, refuse
from raming.inputs.tables import Row, Value
from raming.inputs.vocabulary import COHORTS, PARAMETERS, SEXES, VARIANTS, folded

NEEDED = ("occupation", "figures", "sources")
MAY_LACK = frozenset(("abroad_yield",))
"""Figures of which the row may stand there without a value."""


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A round of one's own.

    Attributes:
        file: name of the workbook.
        hash: SHA-256 of it.
        lang: language of its headers, `nl` or `en`.
        occupation: the row of its occupation.
        round: the row of the round.
        parameters: its figures.
        sources: the sources that they name, one's own among them.
        maker: who made it.
        made: its date.
        listed: number of sources that stand in it.
        places: file, line and name of sheet of each figure.
    """

    file: str
    hash: str
    lang: str
    occupation: Row
    round: Row
    parameters: tuple[Row, ...] = field(repr=False)
    sources: tuple[Row, ...] = field(repr=False)
    maker: str
    made: str
    listed: int
    places: tuple[Place, ...] = field(repr=False)

    def where(self, problem: Problem) -> Problem:
        """Return a problem of a table of the pack at its place in the workbook, where it is about a figure of it."""
        return _at_home(problem, self.places, self.parameters)


def read_round(path: str | Path, base: Pack) -> OwnRound:
    """Read the workbook of a round.

    Args:
        path: an XLSX or ODS file.
        base: the pack on which it was based: names and sources that it need not repeat.

    Raises:
        InputError: with everything that is wrong in it.
    """
    problems: list[Problem] = []
    sheets = _sheets(Path(path), problems)
    if len(sheets) < len(NEEDED) or not all(sheet.whole for sheet, _ in sheets.values()):
        raise InputError(problems)
    form, figures, listed = (sheets[name][0] for name in NEEDED)
    fields, lines = read_form(form, base)
    sources = read_sources(listed, base, fields)
    round_ = fields["round"] if isinstance(fields["round"], int) else 0
    rows, places = read_years(form, fields, lines, base)
    empty = {*()} if len(rows) == len(YEARS) else {"years"}
    own, stand = _figures(figures, fields, {str(row["source"]): row for row in sources}, base, empty)
    rows, places = [*rows, *own], [*places, *stand]
    problems += _rules(rows, places, sources, fields, complete=not empty)
    if not empty:
        problems += _uncovered(rows, fields, figures)
    if problems:
        raise InputError(_once(problems))
    used = {OWN_WORK, *(row[name] for row in rows for name in ("source", "basis") if row[name])}
    return OwnRound(
        file=Path(path).name,
        hash=sheets["figures"][1].hash,
        lang=form.lang,
        occupation={
            name: fields[name] for name in ("occupation", "name_nl", "name_en", "group", "figure_owner")
        },
        round={
            "occupation": fields["occupation"],
            "round": round_,
            "composition": "v3.2",
            "title": "",
            "source": OWN_WORK,
            "note": fields["note"],
        },
        parameters=tuple(rows),
        sources=tuple(row for row in sources if row["source"] in used),
        maker=str(fields["maker"]),
        made=str(fields["made"]),
        listed=len(sources),
        places=tuple(places),
    )


def _sheets(path: Path, problems: list[Problem]) -> dict[str, tuple[Sheet, Grid]]:
    """Return the sheets that are read, by what they hold."""
    grids = read_grids(path, own_sheet.headers(), option="FILE", wanted=MADE_BY)
    found = {}
    for grid in grids:
        kind = own_sheet.sheet_of(grid.sheet)
        if kind in NEEDED:
            found[kind] = (Sheet(kind, grid, problems), grid)
    missing = [name for name in NEEDED if name not in found]
    if missing:
        lang = next((sheet.lang for sheet, _ in found.values()), "nl")
        raise refuse(
            "the workbook has no sheet {names}",
            names=", ".join(SHEETS[name].names[lang] for name in missing),
            rule="missing-file",
            file=path.name,
            value=", ".join(grid.sheet for grid in grids),
            expected=MADE_BY,
        )
    return found


def _figures(
    sheet: Sheet, fields: Mapping[str, Value], sources: Mapping[str, Row], base: Pack, empty: set[str]
) -> tuple[list[Row], list[Place]]:
    """Return the rows of figures; names of parameters whose rows have faults are added to `empty`."""
    rows: list[Row] = []
    places: list[Place] = []
    seen: dict[Figure, int] = {}
    english = english_of(base)
    for line, cells in sheet.rows:
        if not any(cell != "" for cell in cells.values()):
            continue
        figure = _named(sheet, line, cells["code"])
        if figure is None:
            empty.add("code")
            continue
        kind = PARAMETERS[figure.parameter]
        if cells["value"] == "" and kind.name in MAY_LACK:
            continue
        if (first := seen.setdefault(figure, line)) != line:
            message, expected = (
                Phrase("a row with the same key stands above"),
                Phrase("each key once; the first is in row {row}", row=first),
            )
            sheet.wrong(line, "code", message, str(figure), expected, rule="duplicate-key")
            continue
        row = parameter_row(fields, figure, None, kind.unit)
        _told(sheet, line, cells, row, sources, english)
        if not _numbers(sheet, line, cells, row):
            empty.add(kind.name)
            continue
        _still_of_source(sheet, line, row, base)
        rows.append(row)
        places.append(Place(sheet, line))
    return rows, places


def _numbers(sheet: Sheet, line: int, cells: Mapping[str, Cell], row: dict[str, Value]) -> bool:
    """Put the value of a figure and its interval in its row, or add what is wrong with them; tell whether all is right."""
    kind = PARAMETERS[str(row["parameter"])]
    bounds = {"low": kind.low, "high": kind.high, "unit": Phrase(kind.unit)}
    if cells["value"] == "":
        expected = Phrase("a number from {low:,.10g} to {high:,.10g} ({unit})", **bounds)
        sheet.wrong(line, "value", MUST_FILL, "", expected)
        return False
    for name in ("value", "low", "high"):
        if cells[name] != "":
            row[name] = sheet.number(line, name, cells[name], kind.low, kind.high, kind=kind.unit)
    return all(cells[name] == "" or row[name] is not None for name in ("value", "low", "high"))


def _named(sheet: Sheet, line: int, code: Cell) -> Figure | None:
    """Return the figure that a code names, or add what is wrong with it."""
    text = text_of(code)
    example = Phrase("a name such as {name}", name="fte_per_head[sex=f,at=5]")
    if not text:
        sheet.wrong(line, "code", MUST_FILL, "", example)
        return None
    name = text.partition("[")[0].strip()
    if folded(name) in {parameter for parameter, _, _ in YEARS.values()}:
        where = Phrase("it on sheet {sheet}", sheet=SHEETS["occupation"].names[sheet.lang])
        sheet.wrong(line, "code", Phrase("years stand on another sheet"), text, where)
        return None
    try:
        read = parse_override(f"{text}=0")
    except InputError as error:
        near = nearest(folded(name), PARAMETERS, n=1)
        first = error.problems[0]
        unknown = name not in PARAMETERS
        sheet.wrong(
            line,
            "code",
            first.message,
            text,
            near[0] if unknown and near else example if unknown else first.expected,
            rule="unknown-parameter",
        )
        return None
    chosen = dict(read.selectors)
    at = chosen.get("at")
    return Figure(
        read.parameter,
        chosen.get("sex"),
        chosen.get("cohort"),
        int(at) if at else None,
        chosen.get("variant"),
    )


def _told(
    sheet: Sheet,
    line: int,
    cells: Mapping[str, Cell],
    row: dict[str, Value],
    sources: Mapping[str, Row],
    english: Mapping[str, str],
) -> None:
    """Put what a figure rests on in its row, or add what is wrong with it."""
    if cells["status"] == "":
        sheet.wrong(line, "status", MUST_FILL, "", one_of("status", VALUES["status"], sheet.lang))
    if cells["source"] == "":
        sheet.wrong(line, "source", MUST_FILL, "", Phrase("one of {names}", names=", ".join(sources)))
    for name in ("status", "counts"):
        text = text_of(cells[name])
        row[name] = own_sheet.chosen(name, text) if text else None
        if text and row[name] is None:
            sheet.wrong(line, name, NOT_ALLOWED, text, one_of(name, VALUES[name], sheet.lang))
    for name in ("source", "basis"):
        text = text_of(cells[name]).lower()
        row[name] = text or None
        if text and text not in sources:
            near = nearest(text, sources, n=1)
            message = Phrase("unknown source")
            expected = (
                near[0]
                if near
                else Phrase("a source of sheet {sheet}", sheet=SHEETS["sources"].names[sheet.lang])
            )
            sheet.wrong(line, name, message, text_of(cells[name]), expected, rule="unknown-reference")
    row["reference_date"] = text_of(cells["reference_date"]) or None
    for name in ("where", "rationale"):
        row[name] = as_in_pack(text_of(cells[name]), english) or None
    if row["reference_date"]:
        check_date(sheet, line, "reference_date", str(row["reference_date"]))


def _still_of_source(sheet: Sheet, line: int, row: Row, base: Pack) -> None:
    """Add that a value was changed while its source was not: what is cited would not hold it."""
    same = ("occupation", "parameter", "sex", "cohort", "at", "variant", "source", "where")
    known = [
        one["value"]
        for one in base.table("parameters")
        if all((one.get(name) or None) == (row[name] or None) for name in same)
    ]
    if known and row["source"] != OWN_WORK and row["value"] not in known:
        message = Phrase("the value is no longer that of its source")
        value = row["value"] if isinstance(row["value"], float) else ""
        expected = Phrase(
            "another source, such as {own}, or the value {value}", own=OWN_WORK, value=f"{known[-1]:.15g}"
        )
        sheet.wrong(line, "value", message, value, expected, rule="cited-assumption")


def _rules(
    rows: Sequence[Row],
    places: Sequence[Place],
    sources: Sequence[Row],
    fields: Mapping[str, Value],
    *,
    complete: bool,
) -> list[Problem]:
    """Return what the checks of a pack find in the figures, at their place in the workbook.

    Args:
        rows: the figures.
        places: where each stands.
        sources: the sources.
        fields: what the sheet of the occupation says.
        complete: whether all rows could be read; where not, what is missing is not looked for.
    """
    rounds = (
        {"occupation": fields["occupation"] or "", "round": fields["round"] or 0, "composition": "v3.2"},
    )
    tables = {"parameters": tuple(rows), "sources": tuple(sources), "rounds": rounds, "occupations": ()}
    found = [problem for rule in FIGURE_RULES for problem in rule.look(tables)]
    return [
        _at_home(problem, places, rows)
        for problem in found
        if problem.severity == "error" and (complete or problem.rule != "incomplete-round")
    ]


def _at_home(problem: Problem, places: Sequence[Place], rows: Sequence[Row]) -> Problem:
    """Return a problem of parameters.csv at its place in the workbook."""
    if problem.file != "parameters.csv" or not places:
        return problem
    if problem.row is None or not 0 <= problem.row - 2 < len(rows):
        sheet = places[-1].sheet
        return replace(problem, file=sheet.file, row=None, field=sheet.header("code"))
    place = places[problem.row - 2]
    return replace(
        problem, file=place.sheet.file, row=place.line, field=place.name or place.sheet.header(problem.field)
    )


def _uncovered(rows: Sequence[Row], fields: Mapping[str, Value], sheet: Sheet) -> list[Problem]:
    """Find figures of which only some of the women and men, cohorts or variants are given."""
    cells = [cell_of(row, line) for line, row in enumerate(rows, start=2)]
    made = ParameterSet.from_rows(str(fields["occupation"]), int(fields["round"] or 0), "v3.2", cells)
    have = {(cell.parameter, cell.sex, cell.cohort, cell.variant) for cell in made}
    domains = {"sex": SEXES, "cohort": COHORTS, "variant": VARIANTS}
    found = []
    for name in dict.fromkeys(cell.parameter for cell in made):
        axes = [domains[axis] if axis in PARAMETERS[name].selectors else (None,) for axis in domains]
        for chosen in product(*axes):
            if (name, *chosen) not in have:
                sex, cohort, variant = chosen
                lacking = str(Figure(name, sex, cohort, None, variant))
                found.append(
                    finding(
                        "a row is missing",
                        rule="incomplete-round",
                        file=sheet.file,
                        field=sheet.header("code"),
                        expected=Phrase("a row {name}, or one for all", name=lacking),
                    )
                )
    return found


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order of the workbook; cells of one column that are empty are one, with their rows."""
    empty: dict[tuple[str, str], list[Problem]] = {}
    others: list[Problem] = []
    for problem in problems:
        if problem.message == MUST_FILL and problem.file:
            empty.setdefault((problem.file, problem.field), []).append(problem)
        else:
            others.append(problem)
    told = []
    for several in empty.values():
        lines = sorted(problem.row or 0 for problem in several)
        first = several[0]
        if len(several) > 1:
            message = Phrase(
                "{count} cells must be filled in, in rows {rows}", count=len(lines), rows=_spans(lines)
            )
            alike = len({problem.expected for problem in several}) == 1
            expected = first.expected if alike else Phrase("a number each, in the unit beside it")
            first = replace(first, row=None, message=message, expected=expected)
        told.append(first)
    return [*told, *gathered(others)]


def _spans(lines: Sequence[int]) -> str:
    """Return lines as spans, such as `4-7, 9`."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
