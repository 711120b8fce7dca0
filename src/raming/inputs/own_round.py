"""One round of an occupation, read from the workbook that asks for it, and everything that is wrong in it at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from raming.inputs import own_sheet
from raming.inputs.cells import NOT_ALLOWED
from raming.inputs.characters import problems as unknown_characters
from raming.inputs.checks.figures import FIGURE_RULES
from raming.inputs.grid import Cell, Grid, read_grids
from raming.inputs.numbers import UnreadError, decimal_sign, number_of
from raming.inputs.own_sheet import COLUMNS, FIELDS, OPTIONAL, OWN_WORK, RULE, SHEETS, VALUES, YEARS
from raming.inputs.own_tables import date_fault, gathered
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell as Figure
from raming.inputs.parameters import ParameterSet, cell_of, parse_override
from raming.inputs.phrases import PHRASES
from raming.inputs.problems import InputError, Phrase, Problem, finding, nearest, refuse
from raming.inputs.tables import Row, Value, pack_format
from raming.inputs.vocabulary import COHORTS, PARAMETERS, SEXES, VARIANTS, folded

NEEDED = ("occupation", "figures", "sources")
MADE_BY = Phrase("the workbook that `raming template OCCUPATION --xlsx FILE` makes")
MUST_FILL = Phrase("the cell must be filled in")
FIRST, LAST = 1990, 2100
"""Years that a round can have, as the pack format says."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


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
    places: tuple["Place", ...] = field(repr=False)

    def where(self, problem: Problem) -> Problem:
        """Return a problem of a table of the pack at its place in the workbook, where it is about a figure of it."""
        return _at_home(problem, self.places, self.parameters)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: the sheet with its file, the line, and the column by the name of the format."""

    sheet: "Sheet"
    line: int
    name: str = ""


class Sheet:
    """A sheet that was read: the cells of its rows by column.

    Args:
        kind: which of the sheets it is.
        grid: its cells.
        problems: what is wrong is added to it.
    """

    def __init__(self, kind: str, grid: Grid, problems: list[Problem]) -> None:
        self.kind, self.file, self.problems = kind, grid.file, problems
        known = own_sheet.headers([kind])
        self.places = {known[name]: place for place, name in enumerate(grid.header) if name in known}
        dutch = {folded(named.names["nl"]) for named in COLUMNS[kind].values()}
        english = {folded(named.names["en"]) for named in COLUMNS[kind].values()}
        self.lang = "nl" if len(dutch & {*grid.header}) >= len(english & {*grid.header}) else "en"
        missing = [name for name in COLUMNS[kind] if name not in self.places and name not in own_sheet.HELP]
        if missing:
            problems.append(
                finding(
                    Phrase("columns are missing") if len(missing) > 1 else Phrase("the column is missing"),
                    rule="missing-column",
                    file=grid.file,
                    row=grid.top,
                    field=", ".join(map(self.header, missing)),
                    expected=MADE_BY,
                )
            )
        self.whole = not missing
        self.rows = tuple((line, self._row(line, cells)) for line, cells in grid.rows) if not missing else ()
        signs = {decimal_sign(cell) for _, row in self.rows for cell in row.values() if isinstance(cell, str)}
        self.decimal = signs.pop() if len(signs := signs - {""}) == 1 else ""

    def _row(self, line: int, cells: Sequence[Cell]) -> dict[str, Cell]:
        """Return the cells of a row by column; those of what only explains are left out."""
        row = {
            name: cells[place] if place < len(cells) else ""
            for name, place in self.places.items()
            if name not in own_sheet.HELP
        }
        texts = [str(cell) for cell in row.values()]
        self.problems += unknown_characters(texts, file=self.file, row=line)
        return row

    def header(self, column: str) -> str:
        """Return the header of a column as it stands in the workbook."""
        return COLUMNS[self.kind][column].names[self.lang] if column in COLUMNS[self.kind] else column

    def wrong(self, line: int, column: str, message: str, value: Cell, expected: str, **more: str) -> None:
        """Add that a cell is wrong."""
        self.problems.append(
            finding(
                message if isinstance(message, Phrase) else Phrase(message),
                rule=more.get("rule", "not-allowed"),
                file=self.file,
                row=line,
                field=more.get("name") or self.header(column),
                value=text_of(value),
                expected=expected,
            )
        )

    def number(
        self, line: int, column: str, cell: Cell, low: float, high: float, *, kind: str, name: str = ""
    ) -> float | None:
        """Return the number in a cell, or add what is wrong with it.

        Args:
            line: line of the cell.
            column: its column.
            cell: what it holds.
            low: least value.
            high: greatest value.
            kind: the unit: a year is whole, and people are counted in whole ones.
            name: what the cell is called where its column does not say it.
        """
        bounds = {"low": low, "high": high, "unit": Phrase(kind)}
        text = cell if isinstance(cell, str) else repr(cell)
        try:
            return number_of(
                text,
                whole=kind == "year",
                people=kind.startswith("persons"),
                low=low,
                high=high,
                decimal=self.decimal if isinstance(cell, str) else ".",
            )
        except UnreadError as error:
            expected = error.expected or Phrase("a number from {low:g} to {high:g} ({unit})", **bounds)
            self.wrong(line, column, error.message, cell, expected, rule="wrong-type", name=name)
            return None


def text_of(cell: Cell) -> str:
    """Return a cell as text: a whole number without its point, a day without its midnight."""
    return cell.removesuffix("T00:00:00") if isinstance(cell, str) else f"{cell:.15g}"


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
    fields, lines = _form(form, base)
    sources = _sources(listed, base, fields)
    round_ = fields["round"] if isinstance(fields["round"], int) else 0
    rows, places = _years(form, fields, lines, base)
    empty = {*()} if len(rows) == len(YEARS) else {"years"}
    own, stand = _figures(figures, fields, {str(row["source"]): row for row in sources}, base, empty)
    rows, places = (*rows, *own), (*places, *stand)
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


def _form(form: Sheet, base: Pack) -> tuple[dict[str, Value], dict[str, int]]:
    """Return the fields of the sheet of the occupation, and the line on which each stands."""
    given: dict[str, Cell] = {}
    lines: dict[str, int] = {}
    for line, row in form.rows:
        code = text_of(row["code"]).replace(" ", "")
        if code in FIELDS:
            given[code], lines[code] = row["value"], line
        elif code or row["value"] != "":
            form.wrong(line, "code", Phrase("the field is not known"), row["code"], MADE_BY)
    missing = [name for name in FIELDS if name not in lines]
    if missing:
        names = ", ".join(FIELDS[name].names[form.lang] for name in missing)
        form.problems.append(
            finding(
                "the sheet lacks {names}",
                names=names,
                rule="missing-column",
                file=form.file,
                expected=MADE_BY,
            )
        )
    fields: dict[str, Value] = {name: text_of(given.get(name, "")) or None for name in FIELDS}
    for name, line in lines.items():
        called = FIELDS[name].names[form.lang]
        if given[name] == "" and name not in OPTIONAL:
            form.wrong(line, "value", MUST_FILL, "", Phrase("a value"), name=called)
        if name in YEARS and given[name] != "":
            low, high = (FIRST, LAST) if name == "round" else (1900, 2200)
            year = form.number(line, "value", given[name], low, high, kind="year", name=called)
            fields[name] = None if year is None else int(year)
            if year is not None and not low <= year <= high:
                expected = Phrase("a year from {first} to {last}", first=low, last=high)
                form.wrong(line, "value", NOT_ALLOWED, given[name], expected, name=called)
    _words(form, fields, lines, base)
    return fields, lines


def _words(form: Sheet, fields: dict[str, Value], lines: Mapping[str, int], base: Pack) -> None:
    """Put the ids of the occupation and its group in place of the words typed, and look at the date."""
    id_ = str(fields["occupation"] or "")
    if id_:
        fields["occupation"] = next((one for one in base.occupations if folded(one) == folded(id_)), id_)
        schema = pack_format()["occupations"]
        pattern = next(f for f in schema["fields"] if f["name"] == "occupation")["constraints"]["pattern"]
        if not re.fullmatch(pattern, str(fields["occupation"])):
            wanted = Phrase("lower case letters, figures and hyphens, such as occupational-therapist")
            called = FIELDS["occupation"].names[form.lang]
            form.wrong(lines["occupation"], "value", NOT_ALLOWED, id_, wanted, name=called)
    if fields["group"]:
        fields["group"] = own_sheet.chosen("group", str(fields["group"])) or fields["group"]
    if fields["figure_owner"]:
        fields["figure_owner"] = _as_in_pack(str(fields["figure_owner"]), _english(base))
    if fields["made"]:
        _date(form, lines["made"], "value", str(fields["made"]), name=FIELDS["made"].names[form.lang])


def _date(sheet: Sheet, line: int, column: str, text: str, name: str = "") -> None:
    """Add what is wrong with a year, a month or a day."""
    fault = "" if not _DATE.fullmatch(text) else date_fault(text)
    if fault or not _DATE.fullmatch(text):
        expected = Phrase("a year, or a date such as 2024-12-31")
        sheet.wrong(line, column, fault or NOT_ALLOWED, text, expected, name=name)


def _sources(sheet: Sheet, base: Pack, fields: Mapping[str, Value]) -> list[Row]:
    """Return the sources that stand in the workbook, what they leave empty from the pack, with one's own."""
    schema = pack_format()["sources"]
    limits = {f["name"]: f.get("constraints", {}) for f in schema["fields"]}
    found: dict[str, Row] = {}
    english = _english(base)
    for line, cells in sheet.rows:
        typed = {name: text_of(cell) for name, cell in cells.items()}
        if not any(typed.values()):
            continue
        id_ = typed["source"].lower()
        known = base.sources.get(id_, {})
        row: dict[str, Value] = {
            name: _as_in_pack(typed[name], english) or known.get(name) or None for name in limits
        }
        row["source"], row["rights"] = id_, row["rights"] or "not-stated"
        if row["kind"]:
            row["kind"] = own_sheet.chosen("kind", str(row["kind"])) or row["kind"]
        if id_ == OWN_WORK:
            row = _own(fields) | {name: row[name] for name in ("address", "rights", "note") if row[name]}
        for name, limit in limits.items():
            value = str(row[name] or "")
            if not value and limit.get("required") and id_ != OWN_WORK:
                sheet.wrong(line, name, MUST_FILL, "", Phrase("a value"))
            elif value and "enum" in limit and value not in limit["enum"]:
                sheet.wrong(line, name, NOT_ALLOWED, value, _one_of(name, limit["enum"], sheet.lang))
            elif value and "pattern" in limit and not re.fullmatch(limit["pattern"], value):
                wanted = Phrase("lower case letters, figures and hyphens, such as register-2026")
                sheet.wrong(line, name, NOT_ALLOWED, value, wanted)
        if id_ in found:
            message = Phrase("a row with the same key stands above")
            sheet.wrong(line, "source", message, id_, Phrase("each key once"), rule="duplicate-key")
        found[id_] = row
    found.setdefault(OWN_WORK, _own(fields))
    return list(found.values())


def _english(base: Pack) -> dict[str, str]:
    """Return the texts of a pack by their Dutch, in which a Dutch workbook shows them."""
    return {str(row["nl"]): str(row["en"]) for row in base.table(PHRASES)}


def _as_in_pack(text: str, english: Mapping[str, str]) -> str:
    """Return a text that was taken over from the pack as it stands there; one of one's own as it was typed."""
    if text in english or "; " not in text:
        return english.get(text, text)
    return "; ".join(english.get(part, part) for part in text.split("; "))


def _own(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return the source of figures that are one's own."""
    return dict.fromkeys(f["name"] for f in pack_format()["sources"]["fields"]) | {
        "source": OWN_WORK,
        "title": "Own work",
        "publisher": fields["maker"] or "",
        "published": fields["made"],
        "rights": "not-stated",
        "kind": "makers",
        "where": "the reason of each row",
    }


def _one_of(column: str, ids: Iterable[str], lang: str) -> str:
    """Return the values that a column can have, in the words of the workbook."""
    names = VALUES.get(column, {})
    return Phrase(
        "one of {names}", names=", ".join(names[id_].names[lang] if id_ in names else id_ for id_ in ids)
    )


def _years(
    form: Sheet, fields: Mapping[str, Value], lines: Mapping[str, int], base: Pack
) -> tuple[list[Row], list[Place]]:
    """Return the years of the round as figures: those of the pack where they are, by the rule where left empty."""
    round_ = fields["round"]
    if not isinstance(round_, int):
        return [], []
    shipped = {
        (row["parameter"], row["at"], row["value"]): row
        for row in base.table("parameters")
        if row["occupation"] == fields["occupation"] and row["round"] == round_
    }
    rows, places = [], []
    for code, (parameter, at, after) in YEARS.items():
        year = fields[code] if isinstance(fields[code], int) else round_ + after
        by_rule = year == round_ + after
        said: dict[str, Value] = (
            {
                "status": "derived",
                "source": RULE,
                "rationale": f"Rule of the published model: base year + {after}.",
            }
            if by_rule and after and RULE in base.sources
            else {"status": "derived", "source": OWN_WORK, "rationale": "The year of the round."}
            if by_rule
            else {
                "status": "assumption",
                "source": OWN_WORK,
                "rationale": "Chosen for this round.",
                "low": year,
                "high": year,
            }
        )
        own = _row(fields, Figure(parameter, at=at), float(year or 0), "year") | said
        rows.append(shipped.get((parameter, at, float(year or 0)), own))
        places.append(Place(form, lines.get(code, 0), FIELDS[code].names[form.lang]))
    return rows, places


def _row(fields: Mapping[str, Value], figure: Figure, value: float | None, unit: str) -> dict[str, Value]:
    """Return a row of parameters with its key, value and unit, and nothing else."""
    names = [f["name"] for f in pack_format()["parameters"]["fields"]]
    key = {"occupation": fields["occupation"] or "", "round": fields["round"] or 0}
    return dict.fromkeys(names) | key | figure._asdict() | {"value": value, "unit": unit}


def _figures(
    sheet: Sheet, fields: Mapping[str, Value], sources: Mapping[str, Row], base: Pack, empty: set[str]
) -> tuple[list[Row], list[Place]]:
    """Return the rows of figures; names of parameters whose rows have faults are added to `empty`."""
    rows: list[Row] = []
    places: list[Place] = []
    seen: dict[Figure, int] = {}
    english = _english(base)
    for line, cells in sheet.rows:
        if not any(cell != "" for cell in cells.values()):
            continue
        figure = _named(sheet, line, cells["code"])
        if figure is None:
            empty.add("code")
            continue
        kind = PARAMETERS[figure.parameter]
        if cells["value"] == "" and not kind.required and kind.name == "abroad_yield":
            continue
        if (first := seen.setdefault(figure, line)) != line:
            message, expected = (
                Phrase("a row with the same key stands above"),
                Phrase("each key once; the first is in row {row}", row=first),
            )
            sheet.wrong(line, "code", message, str(figure), expected, rule="duplicate-key")
            continue
        row = _row(fields, figure, None, kind.unit)
        for name in ("value", "low", "high"):
            if cells[name] != "":
                row[name] = sheet.number(line, name, cells[name], kind.low, kind.high, kind=kind.unit)
        _told(sheet, line, cells, row, sources, english)
        wanted = Phrase(
            "a number from {low:g} to {high:g} ({unit})", low=kind.low, high=kind.high, unit=Phrase(kind.unit)
        )
        for name, expected in (
            ("value", wanted),
            ("status", _one_of("status", VALUES["status"], sheet.lang)),
            ("source", Phrase("one of {names}", names=", ".join(sources))),
        ):
            if cells[name] == "":
                sheet.wrong(line, name, MUST_FILL, "", expected)
        if (
            row["value"] is None
            or (cells["low"] != "" and row["low"] is None)
            or (cells["high"] != "" and row["high"] is None)
        ):
            empty.add(kind.name)
            continue
        _still_of_source(sheet, line, row, base)
        rows.append(row)
        places.append(Place(sheet, line))
    return rows, places


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
    for name in ("status", "counts"):
        text = text_of(cells[name])
        row[name] = own_sheet.chosen(name, text) if text else None
        if text and row[name] is None:
            sheet.wrong(line, name, NOT_ALLOWED, text, _one_of(name, VALUES[name], sheet.lang))
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
        row[name] = _as_in_pack(text_of(cells[name]), english) or None
    if row["reference_date"]:
        _date(sheet, line, "reference_date", str(row["reference_date"]))


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
