"""All occupations by their chance of a shortage, in words and a table."""

from raming.answers.uncertainty.outlook import Outlooked, Outlooks
from raming.inputs.meaning import FTE
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.outlook import notes, sentences
from raming.present.table import Holds, Table
from raming.present.wording import capital_name


def present(answer: Outlooks, language: Language) -> Presentation:
    """Return the presentation of an outlook."""
    return assembled(
        answer,
        language,
        title=language.text("Which occupations head for a shortage in {year}", year=answer.year),
        sentences=sentences(answer, language),
        tables=(outlook_table(answer, language),),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Outlooks, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.outlook import outlook_chart  # noqa: PLC0415

    return outlook_chart(answer, language, style)


def _ranked(row: Outlooked, language: Language) -> str:
    return language.text("yes") if row.ranked else language.text("no")


OUTLOOK = Declared(
    Outlooked,
    (
        Shown("names", "occupation", value=capital_name, meaning="name of the occupation", key="occupation"),
        Shown("p_shortage", "chance of a shortage", "percent"),
        Shown("gap_share", "gap, share of demand", "percent"),
        Shown("gap_fte", "gap", "signed"),
        Shown(
            "gap_low",
            "gap from",
            "signed",
            value=lambda row, _: row.gap_interval[0],
            meaning="a tenth of the draws lie below",
            unit=FTE,
        ),
        Shown(
            "gap_high",
            "gap to",
            "signed",
            value=lambda row, _: row.gap_interval[1],
            meaning="a tenth of the draws lie above",
            unit=FTE,
        ),
        Shown("fte", "supply", "number", detail=True),
        Shown("demand_fte", "demand", "number", detail=True),
        Shown("headcount", "active", "number", unit="persons", detail=True),
        Shown("grade", "projection", words=labels.GRADES, key="projection"),
        Shown("grade", "grade", key="grade", detail=True, holds=Holds.ID),
        Shown("ranked", "ranked", value=_ranked, key="ranked", detail=True),
        Shown("base_year", "base year", "year", detail=True),
        Shown("round", "round", "year", detail=True),
        Shown(
            "impossible_draws",
            "draws that cannot be true",
            "number",
            meaning="draws in which demand cannot be true",
            detail=True,
        ),
    ),
)


def outlook_table(answer: Outlooks, language: Language) -> Table:
    """Return every occupation with its chance of a shortage."""
    title = language.text("Chance of a shortage in {year}", year=answer.year)
    return OUTLOOK.table("outlook", title, answer.occupations, language)
