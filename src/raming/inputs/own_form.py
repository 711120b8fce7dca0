"""What a workbook says of an occupation, its years and its sources; what it leaves empty comes from the pack."""

import re
from collections.abc import Mapping

from raming.inputs import own_sheet
from raming.inputs.cells import NOT_ALLOWED
from raming.inputs.grid import Cell, text_of
from raming.inputs.own_cells import MADE_BY, MUST_FILL, Place, Sheet, check_date, one_of
from raming.inputs.own_sheet import FIELDS, OPTIONAL, OWN_WORK, RULE, YEARS
from raming.inputs.pack import Pack
from raming.inputs.parameters import Cell as Figure
from raming.inputs.phrases import PHRASES
from raming.inputs.problems import Phrase, finding
from raming.inputs.tables import Row, Value, pack_format
from raming.inputs.vocabulary import folded

FIRST, LAST = 1990, 2100
"""Years that a round can have, as the pack format says."""


def read_form(form: Sheet, base: Pack) -> tuple[dict[str, Value], dict[str, int]]:
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
        fields["figure_owner"] = as_in_pack(str(fields["figure_owner"]), english_of(base))
    if fields["made"]:
        check_date(form, lines["made"], "value", str(fields["made"]), name=FIELDS["made"].names[form.lang])


def read_sources(sheet: Sheet, base: Pack, fields: Mapping[str, Value]) -> list[Row]:
    """Return the sources that stand in the workbook, what they leave empty from the pack, with one's own."""
    schema = pack_format()["sources"]
    limits = {f["name"]: f.get("constraints", {}) for f in schema["fields"]}
    found: dict[str, Row] = {}
    english = english_of(base)
    for line, cells in sheet.rows:
        typed = {name: text_of(cell) for name, cell in cells.items()}
        if not any(typed.values()):
            continue
        id_ = typed["source"].lower()
        known = base.sources.get(id_, {})
        row: dict[str, Value] = {
            name: as_in_pack(typed[name], english) or known.get(name) or None for name in limits
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
                sheet.wrong(line, name, NOT_ALLOWED, value, one_of(name, limit["enum"], sheet.lang))
            elif value and "pattern" in limit and not re.fullmatch(limit["pattern"], value):
                wanted = Phrase("lower case letters, figures and hyphens, such as register-2026")
                sheet.wrong(line, name, NOT_ALLOWED, value, wanted)
        if id_ in found:
            message = Phrase("a row with the same key stands above")
            sheet.wrong(line, "source", message, id_, Phrase("each key once"), rule="duplicate-key")
        found[id_] = row
    found.setdefault(OWN_WORK, _own(fields))
    return list(found.values())


def english_of(base: Pack) -> dict[str, str]:
    """Return the texts of a pack by their Dutch, in which a Dutch workbook shows them."""
    return {str(row["nl"]): str(row["en"]) for row in base.table(PHRASES)}


def as_in_pack(text: str, english: Mapping[str, str]) -> str:
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


def read_years(
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
        own = parameter_row(fields, Figure(parameter, at=at), float(year or 0), "year") | said
        rows.append(shipped.get((parameter, at, float(year or 0)), own))
        places.append(Place(form, lines.get(code, 0), FIELDS[code].names[form.lang]))
    return rows, places


def parameter_row(
    fields: Mapping[str, Value], figure: Figure, value: float | None, unit: str
) -> dict[str, Value]:
    """Return a row of parameters with its key, value and unit, and nothing else."""
    names = [f["name"] for f in pack_format()["parameters"]["fields"]]
    key = {"occupation": fields["occupation"] or "", "round": fields["round"] or 0}
    return dict.fromkeys(names) | key | figure._asdict() | {"value": value, "unit": unit}
