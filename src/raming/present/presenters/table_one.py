"""Table 1 of the 2017 letter in words and tables."""

from typing import TYPE_CHECKING

from raming.answers.measures.table_one import TableOne
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Picture, Presentation
from raming.present.sentences.table_one import formula_words, notes, sentences
from raming.present.table import Column, Table

if TYPE_CHECKING:
    from raming.present.charts.theme import Style  # what draws is slow to load


def present(answer: TableOne, language: Language) -> Presentation:
    """Return the presentation of Table 1."""
    text = language.text
    return assembled(
        answer,
        language,
        title=text("Table 1 of the 2017 letter, by its formulas"),
        sentences=sentences(answer, language),
        tables=(row_table(answer, language), bridge_table(answer, language), base_table(answer, language)),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: TableOne, language: Language, style: "Style") -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import table_one_chart  # noqa: PLC0415

    return table_one_chart(answer, language, style)


def row_table(answer: TableOne, language: Language) -> Table:
    """Return each row with its formula and the base it implies by itself."""
    text = language.text
    people = text("people")
    columns = (
        Column("row", text("row"), meaning=text("row of the table")),
        Column("formula", text("formula"), meaning=text("the formula; N is the common base")),
        Column("effect", text("by formula"), "number", unit=people, meaning=text("people by the formula")),
        Column("published", text("printed"), "number", unit=people, meaning=text("people as printed")),
        Column(
            "implied_base",
            text("implied base"),
            "number",
            unit=people,
            meaning=text("base with which the printed figure follows exactly"),
        ),
        Column(
            "implied_low",
            text("lowest"),
            "number",
            unit=people,
            meaning=text("implied base at the lower end of the rounding"),
            detail=True,
        ),
        Column(
            "implied_high",
            text("highest"),
            "number",
            unit=people,
            meaning=text("implied base at the upper end of the rounding"),
            detail=True,
        ),
        Column("agrees", text("agrees"), meaning=text("whether formula and print agree within the rounding")),
        Column(
            "base", text("base"), "number", unit=people, meaning=text("base the formula uses"), detail=True
        ),
        Column("base_status", text("base is"), meaning=text("status of that base"), detail=True),
        Column("id", text("id"), meaning=text("id of the row"), detail=True),
    )
    rows = tuple(
        (
            row.names[language.code],
            formula_words(row.formula, language),
            row.effect_persons,
            row.published_persons,
            row.implied_base,
            row.implied_base_low,
            row.implied_base_high,
            text("yes") if row.within_rounding else text("no"),
            row.base_persons,
            text(labels.STATUSES[row.base_status]),
            row.id,
        )
        for row in answer.rows
    )
    total = (
        text("added up"),
        "",
        answer.sum_persons,
        answer.published_sum_persons,
        *[None] * 3,
        "",
        None,
        "",
        "",
    )
    joint = (text("together"), "", answer.joint_persons, *[None] * 4, "", None, "", "")
    last = len(rows)
    return Table("rows", text("Row by row"), columns, (*rows, total, joint), frozenset({last, last + 1}))


def bridge_table(answer: TableOne, language: Language) -> Table:
    """Return the bridge from people needed to people short."""
    text = language.text
    columns = (
        Column("step", text("step"), meaning=text("step from people needed to people short")),
        Column("persons", text("people"), "signed", meaning=text("people, with their sign")),
    )
    rows = [(text(words.BRIDGE[step.id]), step.persons) for step in answer.bridge]
    rows.append((text("shortage"), answer.shortage_persons))
    return Table(
        "bridge", text("The shortage, step by step"), columns, tuple(rows), frozenset({len(rows) - 1})
    )


def base_table(answer: TableOne, language: Language) -> Table:
    """Return how the totals move with the common base."""
    text = language.text
    people = text("people")
    columns = (
        Column(
            "base",
            text("common base"),
            "number",
            unit=people,
            meaning=text("people the rows on staff at work apply to"),
        ),
        Column("sum", text("added up"), "number", unit=people, meaning=text("the rows added up")),
        Column("joint", text("together"), "number", unit=people, meaning=text("the rows together")),
        Column(
            "agree",
            text("rows that agree"),
            "number",
            meaning=text("rows on the common base that agree within the rounding, of five"),
        ),
    )
    rows = tuple(
        (other.base_persons, other.sum_persons, other.joint_persons, other.rows_within_rounding)
        for other in answer.other_bases
    )
    strong = frozenset(
        k for k, other in enumerate(answer.other_bases) if other.base_persons == answer.common_base_persons
    )
    return Table("bases", text("With another common base"), columns, rows, strong)
