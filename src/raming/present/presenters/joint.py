"""The advice for several occupations together, in words and tables."""

from typing import TYPE_CHECKING

from raming.answers.measures.joint import Together
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.sentences.joint import notes, sentences
from raming.present.table import Column, Table
from raming.present.wording import capital

if TYPE_CHECKING:
    from raming.present.charts.theme import Style  # what draws is slow to load


def present(answer: Together, language: Language) -> Presentation:
    """Return the presentation of the joint advice."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text(
            "One advice for {count} occupations that share limits",
            count=language.number(len(answer.occupations)),
        ),
        sentences=sentences(answer, language),
        tables=(
            occupation_table(answer, language),
            limit_table(answer, language),
            path_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Together, language: Language, style: "Style") -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.decisions import together_chart  # noqa: PLC0415

    return together_chart(answer, language, style)


def occupation_table(answer: Together, language: Language) -> Table:
    """Return the occupations."""
    text = language.text
    per_year, fte = text("people per year"), text("FTE")
    columns = (
        Column("name", text("occupation"), meaning=text("the occupation")),
        Column("current", text("intake now"), "number", unit=per_year, meaning=text("starters a year now")),
        Column(
            "alone",
            text("advised alone"),
            "number",
            unit=per_year,
            meaning=text("starters a year it would be advised by itself"),
        ),
        Column(
            "last",
            text("together"),
            "number",
            unit=per_year,
            meaning=text("starters in the last year that counts for its balance year"),
        ),
        Column(
            "shortage_now",
            text("short as now"),
            "number",
            unit=fte,
            meaning=text("FTE short in its balance year when intake stays as it is"),
        ),
        Column(
            "shortage",
            text("short"),
            "number",
            unit=fte,
            meaning=text("FTE short in its balance year with the joint advice"),
        ),
        Column("balance_year", text("in"), "year", meaning=text("its balance year")),
        Column("occupation", text("id"), meaning=text("id of the occupation"), detail=True),
    )
    rows = tuple(
        (
            capital(line.names[language.code]),
            line.current,
            line.alone,
            line.last,
            line.shortage_now_fte,
            line.shortage_fte,
            line.balance_year,
            line.occupation,
        )
        for line in answer.occupations
    )
    return Table("occupations", text("Occupation by occupation"), columns, rows)


def limit_table(answer: Together, language: Language) -> Table:
    """Return the shared limits."""
    text = language.text
    columns = (
        Column("name", text("limit"), meaning=text("the shared limit")),
        Column("room", text("allows"), "number", meaning=text("what it allows a year")),
        Column("used", text("used"), "number", meaning=text("the most that is used in a year")),
        Column("binds", text("binds"), meaning=text("whether it has no room left in some year")),
        Column(
            "saves",
            text("one more saves"),
            "number",
            1,
            unit=text("FTE"),
            meaning=text("FTE of shortage that one more a year would save"),
        ),
        Column("status", text("status"), meaning=text("status of the figure")),
        Column(
            "limit", text("id"), meaning=text("name by which it can be changed, with --limit"), detail=True
        ),
    )
    rows = tuple(
        (
            capital(line.names[language.code]),
            line.room,
            line.used,
            text("yes") if line.binds else text("no"),
            line.saves_fte,
            text(labels.STATUSES[line.status]),
            line.limit,
        )
        for line in answer.limits
    )
    return Table("limits", text("Shared limits"), columns, rows)


def path_table(answer: Together, language: Language) -> Table:
    """Return starters by intake year."""
    text = language.text
    columns = (
        Column("year", text("intake year"), "year", meaning=text("calendar year of the intake")),
        *(
            Column(
                line.occupation,
                capital(line.names[language.code]),
                "number",
                meaning=text("people who start the training"),
            )
            for line in answer.occupations
        ),
    )
    years = list(answer.occupations[0].intake) if answer.occupations else []
    rows = tuple((int(year), *(line.intake[year] for line in answer.occupations)) for year in years)
    return Table("path", text("Starters by intake year"), columns, rows)
