"""Table 1 of the 2017 letter in words and tables."""

from raming.answers.measures.table_one import BridgeStep, OtherBase, TableOne, TableOneRow
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.table_one import notes, sentences
from raming.present.table import Holds, Table


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


def _chart(answer: TableOne, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.measures import table_one_chart  # noqa: PLC0415

    return table_one_chart(answer, language, style)


ROWS = Declared(
    TableOneRow,
    (
        Shown("names.*", "row", meaning="row of the table", key="row"),
        Shown(
            "formula",
            "formula",
            meaning="the formula; N is the common base",
        ),
        Shown("effect_persons", "by formula", "number", key="effect"),
        Shown("published_persons", "printed", "number", key="published"),
        Shown("implied_base", "implied base", "number"),
        Shown("implied_base_low", "lowest", "number", key="implied_low", detail=True),
        Shown("implied_base_high", "highest", "number", key="implied_high", detail=True),
        Shown("within_rounding", "agrees", words=labels.YES_NO, key="agrees"),
        Shown("base_persons", "base", "number", key="base", detail=True),
        Shown("base_status", "base is", words=labels.STATUSES, meaning="status of that base", detail=True),
        Shown("id", "id", detail=True, holds=Holds.ID),
    ),
)


def row_table(answer: TableOne, language: Language) -> Table:
    """Return each row with its formula and the base it implies by itself."""
    text = language.text
    rows = ROWS.rows(answer.rows, language)
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
    strong = frozenset({len(rows), len(rows) + 1})
    return Table("rows", text("Row by row"), ROWS.columns(language), (*rows, total, joint), strong)


BRIDGE = Declared(
    BridgeStep,
    (
        Shown("id", "step", words=words.BRIDGE, key="step"),
        Shown("persons", "people", "signed", unit=""),
    ),
)


def bridge_table(answer: TableOne, language: Language) -> Table:
    """Return the bridge from people needed to people short."""
    text = language.text
    total = (text("shortage"), answer.shortage_persons)
    rows = (*BRIDGE.rows(answer.bridge, language), total)
    strong = frozenset({len(answer.bridge)})
    return Table("bridge", text("The shortage, step by step"), BRIDGE.columns(language), rows, strong)


BASES = Declared(
    OtherBase,
    (
        Shown("base_persons", "common base", "number", key="base"),
        Shown("sum_persons", "added up", "number", key="sum"),
        Shown("joint_persons", "together", "number", key="joint"),
        Shown("rows_within_rounding", "rows that agree", "number", unit="", key="agree"),
    ),
)


def base_table(answer: TableOne, language: Language) -> Table:
    """Return how the totals move with the common base."""
    strong = frozenset(
        place
        for place, other in enumerate(answer.other_bases)
        if other.base_persons == answer.common_base_persons
    )
    title = language.text("With another common base")
    return BASES.table("bases", title, answer.other_bases, language, strong=strong)
