"""Table 1 of the 2017 letter: each row by its formula, what it implies, and what the letter left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Annotated

from raming.answers.answer import Reproducible
from raming.answers.case import opened_pack
from raming.answers.evidence import PUBLISHED, Evidence, Grounds, of_rows
from raming.answers.needs import require
from raming.answers.options import PackOptions, question
from raming.engine.choices.arithmetic import joint_effect, multiplier, table_row
from raming.inputs.meaning import PEOPLE, Is
from raming.inputs.options import Opt
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse
from raming.inputs.tables import Row

BASES = (400_000.0, 450_000.0, 500_000.0, 540_000.0, 600_000.0)
"""Common bases beside which the total is shown."""
COMMON = "N"
"""How a formula names the common base."""


@dataclass(frozen=True, slots=True)
class TableOneRow:
    """One row of the table."""

    id: Annotated[str, Is("id of the row")]
    measure: Annotated[str, Is("id of the measure in the catalogue")]
    names: Annotated[dict[str, str], Is("its name by language")]
    kind: Annotated[str, Is("`people` adds people, `capacity` makes those at work do more")]
    effect_persons: Annotated[float, Is("people by the formula", PEOPLE)]
    published_persons: Annotated[float, Is("people as printed", PEOPLE)]
    formula: Annotated[str, Is("the formula")]
    base_persons: Annotated[float, Is("base the formula uses", PEOPLE)]
    base_status: Annotated[str, Is("`published`, or `derived` where the base is a reconstruction")]
    implied_base: Annotated[float, Is("base with which the printed figure follows exactly", PEOPLE)]
    implied_base_low: Annotated[float, Is("implied base at the lower end of the rounding", PEOPLE)]
    implied_base_high: Annotated[float, Is("implied base at the upper end of the rounding", PEOPLE)]
    rounding_persons: Annotated[float, Is("step to which the letter rounded", PEOPLE)]
    within_rounding: Annotated[bool, Is("whether formula and print agree within the rounding")]
    note: Annotated[str, Is("what to know about the base")]


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One step from the people needed to the shortage."""

    id: Annotated[str, Is("step from people needed to people short")]
    persons: Annotated[float, Is("people, with their sign", PEOPLE)]


@dataclass(frozen=True, slots=True)
class OtherBase:
    """The totals with another common base."""

    base_persons: Annotated[float, Is("people the rows on staff at work apply to", PEOPLE)]
    sum_persons: Annotated[float, Is("the rows added up", PEOPLE)]
    joint_persons: Annotated[float, Is("the rows together", PEOPLE)]
    rows_within_rounding: Annotated[
        int, Is("rows on the common base that agree within the rounding, of five", "rows")
    ]


@dataclass(frozen=True, slots=True)
class TableOne(Reproducible):
    """Table 1 of the 2017 letter, by its formulas."""

    rows: Annotated[tuple[TableOneRow, ...], Is("the rows")]
    sum_persons: Annotated[float, Is("the rows added up, as the letter does", PEOPLE)]
    published_sum_persons: Annotated[float, Is("the printed figures added up", PEOPLE)]
    joint_persons: Annotated[
        float, Is("the rows together: people add up, capacity multiplies what everybody does", PEOPLE)
    ]
    common_base_persons: Annotated[
        float, Is("the base of the five rows on staff at work: a reconstruction", PEOPLE)
    ]
    common_base_is_reconstruction: Annotated[bool, Is("always true; the official annex was not available")]
    bridge: Annotated[tuple[BridgeStep, ...], Is("from people needed to people short; the steps add up")]
    shortage_persons: Annotated[float, Is("people short by the bridge", PEOPLE)]
    shortage_published: Annotated[tuple[float, float], Is("the printed range", PEOPLE)]
    other_bases: Annotated[tuple[OtherBase, ...], Is("how the totals move with the common base")]


@dataclass(frozen=True)
class TableOneOptions(PackOptions):
    """What Table 1 is worked out with."""

    _: KW_ONLY
    base: Annotated[
        float | None,
        Opt("Common base of Table 1, in people.", low=1, high=1e8, unit="people"),
    ] = None


@question(TableOneOptions)
def table_one(options: TableOneOptions) -> TableOne:
    """Work out Table 1 of the 2017 letter by its formulas, the joint effect and the bridge to the shortage.

    Raises:
        InputError: when the pack lacks the table.

    Example:
        >>> table = table_one()
        >>> all(row.within_rounding for row in table.rows)
        True
    """
    pack, base = opened_pack(options.pack), options.base
    require("table_one", pack)
    rows = sorted(pack.table("table_1"), key=lambda row: row["order"] or 0)
    if not rows:
        raise refuse(
            "no such table in this pack", file="table_1.csv", expected=Phrase("a pack with Table 1 of 2017")
        )
    common = _account(pack, "table-1-base") if base is None else float(base)
    lines = tuple(_row(row, common) for row in rows)
    needed, inflow = _account(pack, "extra-needed"), _account(pack, "regular-inflow")
    vacancies = _account(pack, "hard-to-fill-vacancies")
    steps = (
        BridgeStep("extra-needed", needed),
        BridgeStep("regular-inflow", -inflow),
        BridgeStep("hard-to-fill-vacancies", vacancies),
    )
    bases = sorted({*BASES, common, _account(pack, "employees", 2017)})
    result = TableOne(
        rows=lines,
        sum_persons=sum(row.effect_persons for row in lines),
        published_sum_persons=sum(row.published_persons for row in lines),
        joint_persons=_joint(lines, common),
        common_base_persons=common,
        common_base_is_reconstruction=True,
        bridge=steps,
        shortage_persons=sum(step.persons for step in steps),
        shortage_published=(_account(pack, "shortage-low"), _account(pack, "shortage-high")),
        other_bases=tuple(_other(rows, other) for other in bases),
    )
    return result.sealed("table_one", {"base": base}, pack, evidence=_evidence(pack, rows))


def _evidence(pack: Pack, rows: Sequence[Row]) -> Evidence:
    """Return the rows of the table and the account of the years it lies between."""
    account = [row for row in pack.table("sector_account") if row["year"] in (2017, 2022)]
    source = next((str(row["source"]) for row in account if row["figure"] == "table-1-base"), "")
    return Evidence(
        tuple(
            Grounds(("table_1", row["row"]), str(row["base_status"] or PUBLISHED), source, what=row)
            for row in rows
        )
    ) + of_rows("sector_account", account)


def _account(pack: Pack, figure: str, year: int | None = None) -> float:
    """Return a figure of the sector account."""
    for row in pack.table("sector_account"):
        if row["figure"] == figure and year in (None, row["year"]):
            return float(row["value"] or 0.0)
    raise refuse(
        "{figure} is not available",
        figure=figure,
        file="sector_account.csv",
        field="figure",
        value=figure,
        expected=Phrase("it"),
    )


def _factor(row: Row) -> float:
    hours = row["hours_per_week"]
    years = float(row["years"] or 0.0)
    return multiplier(
        str(row["form"]), float(row["unit_effect"] or 0.0), years, None if hours is None else float(hours)
    )


def _row(row: Row, common: float) -> TableOneRow:
    """Return one row by its formula, on the common base where it uses that."""
    on_common = str(row["formula"]).startswith(COMMON)
    base = common if on_common else float(row["base_persons"] or 0.0)
    factor, printed, step = (
        _factor(row),
        float(row["published_persons"] or 0.0),
        float(row["rounding_persons"] or 0.0),
    )
    row_figures = table_row(base, factor, printed, step)
    return TableOneRow(
        id=str(row["row"]),
        measure=str(row["measure"]),
        names={"nl": str(row["name_nl"]), "en": str(row["name_en"])},
        kind=str(row["kind"]),
        effect_persons=row_figures.effect,
        published_persons=printed,
        formula=str(row["formula"]),
        base_persons=base,
        base_status=str(row["base_status"]),
        implied_base=row_figures.implied_base,
        implied_base_low=row_figures.implied_low,
        implied_base_high=row_figures.implied_high,
        rounding_persons=step,
        within_rounding=row_figures.within_rounding,
        note=str(row["note"] or ""),
    )


def _joint(rows: tuple[TableOneRow, ...], common: float) -> float:
    """Return the effect of all rows together on the common base."""
    people = sum(row.effect_persons for row in rows if row.kind == "people")
    capacity = [row.effect_persons / row.base_persons for row in rows if row.kind == "capacity"]
    return joint_effect(common, people, capacity)


def _other(rows: list[Row], common: float) -> OtherBase:
    """Return the totals with another common base."""
    lines = tuple(_row(row, common) for row in rows)
    on_common = [row for row in lines if row.formula.startswith(COMMON)]
    return OtherBase(
        common,
        sum(row.effect_persons for row in lines),
        _joint(lines, common),
        sum(row.within_rounding for row in on_common),
    )
