"""The workbook that asks for a round: what is asked, in which unit and why, filled with the figures of the latest one."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from raming.inputs.own_sheet import COLUMNS, FIELDS, OWN_WORK, SHEETS, VALUES, YEARS
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell, ParameterSet, cell_of
from raming.inputs.tables import Row, Value
from raming.inputs.vocabulary import PARAMETERS
from raming.present import template_labels as labels
from raming.present.colophon import made_on
from raming.present.language import Language
from raming.present.sheets import HEAD, INK, LINE, TINT, WRAPPED, Book, height, lines
from raming.present.wording import capital, parameter_words, unit_words

FILL = "#fff6d6"
"""Behind cells that are to be filled in."""
MISSING = "#ffd9b8"
"""Behind those that are still empty."""
SPARE = 12
"""Empty rows below a table, for sources and figures of one's own."""
GROUPS = {
    "stock": "present stock",
    "training": "training",
    "abroad": "inflow from abroad",
    "demand": "demand",
}
EMPTY = (
    *("stock_headcount", "stock_share_female", "fte_per_head[sex=f]", "fte_per_head[sex=m]"),
    *(f"stock_cumulative_outflow[at={at}]" for at in (5, 10, 15, 20)),
    *("intake_per_year", "intake_share_female", "training_duration", "internal_yield"),
    *(f"external_yield[at={at}]" for at in (1, 5, 10, 15)),
    *("abroad_inflow_per_year", "abroad_share_female", "unmet_demand"),
    *(f"demographic_growth[at={at}]" for at in (5, 10, 15, 20)),
    *("epidemiological_trend", "sociocultural_trend", "professional_trend", "efficiency_trend"),
    *("horizontal_substitution", "working_time", "vertical_substitution"),
)
"""The figures that are asked of an occupation that the pack does not have."""
WIDTHS: Mapping[str, Mapping[str, int]] = {
    "occupation": {"field": 34, "value": 44, "why": 60, "example": 30, "code": 20},
    "figures": {
        "field": 40,
        "unit": 16,
        "value": 11,
        "low": 11,
        "high": 11,
        "status": 13,
        "source": 24,
        "where": 24,
        "reference_date": 12,
        "counts": 16,
        "rationale": 36,
        "basis": 18,
        "why": 36,
        "example": 22,
        "code": 28,
    },
    "sources": {
        "source": 32,
        "title": 44,
        "publisher": 26,
        "published": 14,
        "address": 34,
        "rights": 14,
        "kind": 14,
        "where": 30,
        "note": 40,
    },
}
GREYED = ("unit", "why", "example", "code")
"""Columns that are not filled in."""


def template_of(asked: str, pack: Pack, language: Language) -> bytes:
    """Return the workbook that asks for a round of an occupation.

    Args:
        asked: the occupation by any of its names; one that the pack does not have gets an empty workbook.
        pack: the pack.
        language: language of the workbook.

    Raises:
        InputError: when the name has characters that a workbook cannot hold.
    """
    return _Template(asked, pack, language).written()


def known_occupation(asked: str, pack: Pack) -> str:
    """Return the id of an occupation that the pack has figures of, by any of its names; empty where it has none."""
    name = " ".join(asked.casefold().replace("-", " ").replace("_", " ").split())
    id_ = pack.names.get(name, "")
    return id_ if id_ and pack.rounds(id_) else ""


class _Template:
    """One workbook."""

    def __init__(self, asked: str, pack: Pack, language: Language) -> None:
        self.asked, self.pack, self.language, self.lang = asked, pack, language, language.code
        self.id = known_occupation(asked, pack)
        self.round = pack.rounds(self.id)[-1] if self.id else made_on().year
        self.rows: list[tuple[Cell, Row]] = []
        if self.id:
            self.rows = [
                (cell_of(row, 0)[0], row)
                for row in pack.table("parameters")
                if row["occupation"] == self.id and row["round"] == self.round
            ]
        self.lists: dict[str, str] = {}

    def written(self) -> bytes:
        """Return the workbook."""
        import xlsxwriter  # noqa: PLC0415 - only for workbooks

        out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        text = self.language.text
        with xlsxwriter.Workbook(out, options) as file:
            title = capital(text("A round of {name}", name=self._name()))
            file.set_properties({"title": title, "created": datetime.combine(made_on(), datetime.min.time())})
            self.book = Book(file, self.language, title)
            sources = self._source_rows()
            ends = HEAD + 1 + len(sources) + SPARE
            quoted = SHEETS["sources"].names[self.lang]
            self.lists["source"] = self.lists["basis"] = f"={quoted}!$A${HEAD + 2}:$A${ends}"
            self._explanation(title)
            self._occupation()
            self._figures()
            self._sources(sources)
        return out.getvalue()

    def _name(self) -> str:
        return str(self.pack.occupations[self.id][f"name_{self.lang}"]) if self.id else self.asked

    def _told(self, value: Value) -> Value:
        """Return a text of the pack as its reader reads it."""
        return self.pack.told(value, self.lang) if isinstance(value, str) else value

    def _explanation(self, title: str) -> None:
        """Add the sheet that explains, with the words that can be chosen."""
        text = self.language.text
        sheet = self.book.sheet(SHEETS["explanation"].names[self.lang])
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 96)
        sheet.write_string(0, 0, title, self.book.format(bold=True, font_size=16))
        plain, bold = self.book.format(**WRAPPED), self.book.format(**WRAPPED, bold=True)
        first = (
            text("The figures are those of the round of {round}. Change what has changed.", round=self.round)
            if self.id
            else text("The pack has no figures of this occupation: every cell with a colour asks for one.")
        )
        steps = (
            first,
            text("Fill in the sheet of the occupation: who makes this round, and of which year it is."),
            text("Fill in the sheet of the figures: in the unit beside the cell, a share as 0.25 or as 25%."),
            text(
                "Give every figure its status and its source; where it stands in it and its date where you know them."
            ),
            text(
                "Changed a value? Then it is not that of its source any more: name another, such as own-work."
            ),
            text(
                "Put a source that is not listed on the sheet of the sources; own-work is what you found out yourself."
            ),
            text(
                "Split a figure, or join it, by its code: [sex=f], [cohort=in_training], [at=5] and [variant=low] can be added or left out."
            ),
            text("Save it as XLSX or ODS, and make a pack of it:"),
        )
        line = 2
        for number, said in enumerate(steps, start=1):
            sheet.merge_range(line, 0, line, 1, f"{number}. {said}", plain)
            sheet.set_row(line, height(said, 125))
            line += 1
        example = self.id or slug(self.asked)
        typed = f'"{self.asked}"' if " " in self.asked else self.asked
        for command in (
            f"raming pack FILE.xlsx --to {example}-{self.round}",
            f"raming advise {typed} --pack {example}-{self.round}",
        ):
            sheet.write_string(line, 0, command, self.book.format(font_name="Consolas", font_color=INK))
            line += 1
        meant = {"status": labels.STATUSES, "counts": {}, "group": {}, "kind": {}}
        for column, meanings in meant.items():
            line += 1
            head = FIELDS.get(column) or COLUMNS["figures"].get(column) or COLUMNS["sources"][column]
            sheet.write_string(line, 0, capital(head.names[self.lang]), bold)
            begin = line + 1
            for id_, named in VALUES[column].items():
                line += 1
                sheet.write_string(line, 0, named.names[self.lang], plain)
                if id_ in meanings:
                    sheet.write_string(line, 1, text(meanings[id_]), plain)
            line += 1
            quoted = SHEETS["explanation"].names[self.lang]
            self.lists[column] = f"={quoted}!$A${begin + 1}:$A${line}"

    def _sheet(self, kind: str, hint: str) -> Any:
        """Return a sheet with its title and headers."""
        sheet = self.book.sheet(SHEETS[kind].names[self.lang], header=HEAD)
        sheet.write_string(
            0, 0, capital(SHEETS[kind].names[self.lang]), self.book.format(bold=True, font_size=13)
        )
        sheet.write_string(1, 0, hint, self.book.format(italic=True))
        tallest = 1
        for place, (column, named) in enumerate(COLUMNS[kind].items()):
            wide = WIDTHS[kind][column]
            sheet.set_column(place, place, wide)
            sheet.write_string(HEAD, place, named.names[self.lang], self.book.head)
            tallest = max(tallest, lines(named.names[self.lang], wide - 2))
        sheet.set_row(HEAD, LINE * tallest)
        sheet.freeze_panes(HEAD + 1, 1)
        return sheet

    def _put(self, sheet: Any, kind: str, line: int, values: Mapping[str, Value]) -> None:
        """Write a row: what is filled in on a colour, what explains in grey."""
        tallest = 1
        for place, column in enumerate(COLUMNS[kind]):
            value = values.get(column)
            asked = column not in GREYED and column != "field"
            look = self.book.format(
                **WRAPPED,
                **({"bg_color": FILL, "border": 1, "border_color": "#d8d2bd"} if asked else {}),
                **({"font_color": "#66727d"} if column in GREYED else {}),
            )
            if value is None or value == "":
                sheet.write_blank(line, place, None, look)
            elif isinstance(value, str):
                sheet.write_string(line, place, value, look)
                tallest = max(tallest, lines(value, WIDTHS[kind][column]))
            else:
                sheet.write_number(line, place, float(value), look)
        sheet.set_row(line, LINE * min(tallest, 8))

    def _choose(
        self, sheet: Any, kind: str, column: str, first: int, last: int, *, strict: bool = True
    ) -> None:
        """Offer a list in the cells of a column."""
        place = list(COLUMNS[kind]).index(column)
        sheet.data_validation(
            first,
            place,
            last,
            place,
            {
                "validate": "list",
                "source": self.lists[column],
                "error_type": "stop" if strict else "warning",
                "error_title": COLUMNS[kind][column].names[self.lang],
                "error_message": self.language.text("Choose a value of the list."),
            },
        )

    def _bounds(self, sheet: Any, line: int, place: int, low: float, high: float, unit: str) -> None:
        """Refuse numbers out of bounds while they are typed."""
        written = [self._number(end) for end in (low, high)]
        year = unit == "year"
        sheet.data_validation(
            line,
            place,
            line,
            place,
            {
                "validate": "integer" if year else "decimal",
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "error_title": unit_words(unit, self.language)[:32],
                "error_message": self.language.text(
                    "A number from {low} to {high}.", low=written[0], high=written[1]
                ),
            },
        )

    def _number(self, value: float) -> str:
        """Return a number as it is typed."""
        return f"{value:.15g}".replace(".", "," if self.lang == "nl" else ".")

    def _occupation(self) -> None:
        """Add the sheet of the occupation."""
        text = self.language.text
        sheet = self._sheet("occupation", text("Fill in the coloured cells."))
        value = COLUMNS["occupation"]
        place = list(value).index("value")
        given = self._given()
        for line, (code, named) in enumerate(FIELDS.items(), start=HEAD + 1):
            row: dict[str, Value] = {
                "field": capital(named.names[self.lang]),
                "value": given.get(code),
                "why": text(labels.FIELDS[code]),
                "example": self._example_of(code),
                "code": code,
            }
            self._put(sheet, "occupation", line, row)
            if code in YEARS:
                self._bounds(sheet, line, place, 1990, 2100 if code == "round" else 2200, "year")
            if code == "group":
                self.lists["value"] = self.lists["group"]
                self._choose(sheet, "occupation", "value", line, line, strict=False)
            if code in (
                "name_nl",
                "name_en",
                "occupation",
                "group",
                "figure_owner",
                "maker",
                "made",
                "round",
            ):
                self._mark(sheet, line, place, line, place)

    def _given(self) -> dict[str, Value]:
        """Return what is known of the occupation and the round."""
        given: dict[str, Value] = {"made": made_on().isoformat(), "round": self.round}
        if not self.id:
            return given | {f"name_{self.lang}": self.asked, "occupation": slug(self.asked)}
        row = self.pack.occupations[self.id]
        given |= {name: row[name] for name in ("name_nl", "name_en", "occupation")}
        group = VALUES["group"].get(str(row["group"]))
        given["group"] = group.names[self.lang] if group else row["group"]
        given["figure_owner"] = self._told(row["figure_owner"])
        for code, (parameter, at, after) in YEARS.items():
            year = next((row["value"] for cell, row in self.rows if cell == Cell(parameter, at=at)), None)
            if code != "round" and isinstance(year, float) and year != self.round + after:
                given[code] = year
        return given

    def _example_of(self, code: str) -> str:
        """Return an example of a field: that of another occupation of the pack, or of its years."""
        other = self._other()
        if code in YEARS:
            return str(self.round + 3 + YEARS[code][2])
        if code == "made":
            return made_on().isoformat()
        if code == "maker":
            return self.language.text("your name or your department")
        if not other or code == "note":
            return ""
        row = self.pack.occupations[other]
        if code == "group":
            group = VALUES["group"].get(str(row["group"]))
            return group.names[self.lang] if group else str(row["group"])
        return str(self._told(row[code]) if code == "figure_owner" else row[code])

    def _other(self) -> str:
        """Return the occupation whose figures are the examples: the first of which most rounds are known."""
        others = [one for one in self.pack.occupations if self.pack.rounds(one)]
        return max(others, key=lambda one: len(self.pack.rounds(one)), default="")

    def _examples(self) -> tuple[str, ParameterSet | None]:
        """Return the figures that are the examples, and whose they are."""
        rounds = self.pack.rounds(self.id)[:-1] if self.id else ()
        known = [one for one in rounds if self.pack.round(self.id, one)["composition"] == "v3.2"]
        whose, of = (self.id, known[-1]) if known else (self._other(), None)
        if not whose:
            return "", None
        found = self.pack.parameters(whose, of)
        return f"{self.pack.told(whose, self.lang)}, {found.round}", found

    def _figures(self) -> None:
        """Add the sheet of the figures, a heading above each group."""
        text = self.language.text
        sheet = self._sheet(
            "figures", text("Fill in the coloured cells, in the unit beside them; delete no codes.")
        )
        rows = self.rows or [(_cell(code), {}) for code in EMPTY]
        rows = [(cell, row) for cell, row in rows if PARAMETERS[cell.parameter].group != "years"]
        order = {name: place for place, name in enumerate(PARAMETERS)}
        rows.sort(key=lambda pair: order[pair[0].parameter])
        whose, examples = self._examples()
        columns = list(COLUMNS["figures"])
        line = HEAD + 1
        for group, members in groupby(rows, key=lambda pair: PARAMETERS[pair[0].parameter].group):
            sheet.write_string(
                line, 0, capital(text(GROUPS[group])), self.book.format(bold=True, bg_color=TINT)
            )
            line += 1
            for cell, row in members:
                self._put(sheet, "figures", line, self._figure(cell, row, examples, whose))
                kind = PARAMETERS[cell.parameter]
                for column in ("value", "low", "high"):
                    self._bounds(sheet, line, columns.index(column), kind.low, kind.high, kind.unit)
                if kind.name != "abroad_yield":
                    for column in ("value", "status", "source"):
                        self._mark(sheet, line, columns.index(column), line, columns.index(column))
                line += 1
        for column in ("status", "source", "counts", "basis"):
            self._choose(sheet, "figures", column, HEAD + 1, line + SPARE)

    def _mark(self, sheet: Any, *area: int) -> None:
        """Colour cells that must be filled in as long as they are empty."""
        sheet.conditional_format(*area, {"type": "blanks", "format": self.book.format(bg_color=MISSING)})

    def _figure(self, cell: Cell, row: Row, examples: ParameterSet | None, whose: str) -> dict[str, Value]:
        """Return a row of the figures."""
        kind = PARAMETERS[cell.parameter]
        shown: dict[str, Value] = {
            name: row.get(name) for name in ("value", "low", "high", "source", "basis", "reference_date")
        }
        for name in ("status", "counts"):
            named = VALUES[name].get(str(row.get(name)))
            shown[name] = named.names[self.lang] if named else None
        for name in ("where", "rationale"):
            shown[name] = self._told(row.get(name))
        like = (
            next((f.value for c, f in examples.items() if _alike(c, cell)), None)
            if examples is not None
            else None
        )
        return shown | {
            "field": capital(parameter_words(*cell, self.language)),
            "unit": unit_words(kind.unit, self.language),
            "why": self.language.text(labels.WHY[kind.name]),
            "example": f"{self._number(like)} ({whose})" if like is not None else "",
            "code": str(cell),
        }

    def _source_rows(self) -> list[Row]:
        """Return the sources that the figures name, one's own first."""
        own: Row = {
            "source": OWN_WORK,
            "title": self.language.text("Own work"),
            "publisher": self.language.text("who makes this round, from the sheet of the occupation"),
            "rights": "not-stated",
            "kind": "makers",
        }
        named = dict.fromkeys(row.get(name) for _, row in self.rows for name in ("source", "basis"))
        return [own, *(self.pack.sources[str(one)] for one in named if one in self.pack.sources)]

    def _sources(self, rows: Sequence[Row]) -> None:
        """Add the sheet of the sources, with empty rows for those of one's own."""
        hint = self.language.text(
            "A source of your own gets a row with a short name; the figures name it so."
        )
        sheet = self._sheet("sources", hint)
        for line, row in enumerate([*rows, *[{}] * SPARE], start=HEAD + 1):
            shown = {name: self._told(value) for name, value in row.items()}
            if row.get("kind"):
                shown["kind"] = VALUES["kind"][str(row["kind"])].names[self.lang]
            self._put(sheet, "sources", line, shown)
        self._choose(sheet, "sources", "kind", HEAD + 1, HEAD + len(rows) + SPARE)


def _alike(one: Cell, other: Cell) -> bool:
    """Whether two cells may be an example of each other: what only one of them names does not matter."""
    return one.parameter == other.parameter and all(
        None in pair or pair[0] == pair[1] for pair in zip(one[1:], other[1:], strict=True)
    )


def _cell(code: str) -> Cell:
    """Return the figure that a code names."""
    name, _, inside = code.partition("[")
    chosen = dict(part.split("=") for part in inside.removesuffix("]").split(",") if part)
    at = chosen.get("at")
    return Cell(name, chosen.get("sex"), None, int(at) if at else None, None)


def slug(name: str) -> str:
    """Return a name as an id: lower case letters, figures and hyphens.

    Example:
        >>> slug("Ergotherapeut (2e lijn)")
        'ergotherapeut-2e-lijn'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
