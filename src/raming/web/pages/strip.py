"""The country at a glance: the gap of every occupation in every year, as a share of demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import raming
from raming.answers.evidence import COMPUTED, ILLUSTRATION
from raming.answers.projection import Projection
from raming.answers.register import OccupationEntry
from raming.present import labels
from raming.present.language import Language
from raming.present.table import Column, Holds, Table
from raming.web.pages.common import name_of
from raming.web.pages.view import Ask

EVEN = 0.01
STEPS = (0.01, 0.05, 0.10, 0.20)
FIRST_YEAR = 2025
AHEAD = 10
EVERY = 5


@dataclass(frozen=True, slots=True)
class StripCell:
    """One occupation in one year.

    Attributes:
        year: the year.
        share: gap as a share of demand; None where the projection does not reach.
        level: -4 (large surplus) to 4 (large shortage), 0 for balance.
        shown: whole percents with a sign, as written in the cell.
        major: whether the year is shown where there is little room.
    """

    year: int
    share: float | None
    level: int
    shown: str
    major: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One occupation.

    Attributes:
        occupation: its id.
        name: its name.
        round: the round of its figures.
        grade: what is known of its advice: a published one leads.
        illustration: whether its projection is an illustration, by the grade of the model's own advice.
        assumed: share of the spread of that advice that comes from assumed figures; None where there is none.
        projection: the projection.
        cells: its years.
        ahead: gap as a share of demand in the year looked at first.
    """

    occupation: str
    name: str
    round: int
    grade: str
    illustration: bool
    assumed: float | None
    projection: Projection
    cells: tuple[StripCell, ...]
    ahead: float


def level_of(share: float) -> int:
    """Return the class of a gap: 0 for balance, 1 to 4 for a shortage, -1 to -4 for a surplus."""
    size = sum(abs(share) >= step for step in STEPS)
    return size if share >= 0 else -size


def strip(ask: Ask, entries: Sequence[OccupationEntry]) -> tuple[list[int], list[Row]]:
    """Return the years and the occupations.

    The well founded come first, the largest shortage ten years ahead before all; illustrations follow by name.
    """
    projections = [
        (entry, ask.question(raming.project, occupation=entry.occupation).answer)
        for entry in entries
        if entry.rounds
    ]
    last = max((max(map(int, projection.years)) for _, projection in projections), default=FIRST_YEAR)
    start = max((min(map(int, projection.years)) for _, projection in projections), default=FIRST_YEAR)
    years = list(range(start, last + 1))
    rows = []
    for entry, projection in projections:
        cells = tuple(_cell(projection, year, start, ask.words) for year in years)
        ahead = next(cell.share for cell in cells[min(AHEAD, len(cells) - 1) :: -1] if cell.share is not None)
        rows.append(
            Row(
                occupation=entry.occupation,
                name=name_of(ask.pack, entry.occupation, ask.lang),
                round=projection.round,
                grade=entry.grade,
                illustration=projection.grade == ILLUSTRATION,
                assumed=entry.model_grade.assumed_weight if entry.model_grade else None,
                projection=projection,
                cells=cells,
                ahead=ahead,
            )
        )
    rows.sort(key=lambda row: (row.illustration, 0.0 if row.illustration else -row.ahead, row.name.lower()))
    return years, rows


def _cell(projection: Projection, year: int, first: int, words: Language) -> StripCell:
    """Return one cell."""
    row = projection.years.get(str(year))
    major = (year - first) % EVERY == 0
    if row is None or row.demand_fte <= 0:
        return StripCell(year, None, 0, "", major)
    share = row.gap_fte / row.demand_fte
    return StripCell(year, share, level_of(share), words.number(100 * share, signed=True), major)


def strip_table(
    years: Sequence[int], rows: Sequence[Row], chances: Mapping[str, float], year: int, words: Language
) -> Table:
    """Return the strip as a table, a column a year."""
    text = words.text
    columns = (
        Column("occupation", text("occupation"), meaning=text("name of the occupation")),
        Column("round", text("round"), "year", meaning=text("round of its figures")),
        Column(
            "projection",
            text("projection"),
            meaning=text("computed, or an illustration; the advice may be a published one"),
        ),
        Column("advice", text("advice"), meaning=text("what is known of the advice")),
        Column("grade", text("grade"), meaning=text("what is known of the advice"), holds=Holds.ID),
        Column(
            "assumed",
            text("assumed"),
            "percent",
            meaning=text("share of the spread of the computed advice that comes from assumed figures"),
        ),
        Column(
            f"chance_{year}",
            text("chance of a shortage in {year}", year=year),
            "percent",
            meaning=text("share of the draws in which demand exceeds supply"),
        ),
        *(
            Column(
                f"gap_{one}",
                str(one),
                "percent",
                meaning=text("gap as a share of demand with the intake of the round; a shortage is positive"),
            )
            for one in years
        ),
    )
    made = tuple(
        (
            row.name,
            row.round,
            text(labels.GRADES[ILLUSTRATION if row.illustration else COMPUTED]),
            text(labels.GRADES[row.grade]),
            row.grade,
            row.assumed,
            chances.get(row.occupation),
            *(cell.share for cell in row.cells),
        )
        for row in rows
    )
    return Table("strip", text("Gap by occupation and year, as a share of demand"), columns, made)
