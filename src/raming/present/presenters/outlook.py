"""All occupations by their chance of a shortage, in words and a table."""

from raming.answers.uncertainty.outlook import Outlooks
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.outlook import notes, sentences
from raming.present.table import Column, Table
from raming.present.wording import capital


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


def outlook_table(answer: Outlooks, language: Language) -> Table:
    """Return every occupation with its chance of a shortage."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column("occupation", text("occupation"), meaning=text("name of the occupation")),
        Column(
            "p_shortage",
            text("chance of a shortage"),
            "percent",
            unit=text("share"),
            meaning=text("share of the draws in which demand exceeds supply"),
        ),
        Column(
            "gap_share",
            text("gap, share of demand"),
            "percent",
            unit=text("share"),
            meaning=text("median gap as a share of median demand; a shortage is positive"),
        ),
        Column("gap_fte", text("gap"), "signed", unit=fte, meaning=text("median of demand minus supply")),
        Column(
            "gap_low", text("gap from"), "signed", unit=fte, meaning=text("a tenth of the draws lie below")
        ),
        Column(
            "gap_high", text("gap to"), "signed", unit=fte, meaning=text("a tenth of the draws lie above")
        ),
        Column("fte", text("supply"), "number", unit=fte, meaning=text("median of supply"), detail=True),
        Column(
            "demand_fte", text("demand"), "number", unit=fte, meaning=text("median of demand"), detail=True
        ),
        Column(
            "headcount",
            text("active"),
            "number",
            unit=text("persons"),
            meaning=text("median of people active"),
            detail=True,
        ),
        Column("round", text("round"), "year", meaning=text("round of its figures"), detail=True),
    )
    rows = tuple(
        (
            capital(row.names[language.code]),
            row.p_shortage,
            row.gap_share,
            row.gap_fte,
            *row.gap_interval,
            row.fte,
            row.demand_fte,
            row.headcount,
            row.round,
        )
        for row in answer.occupations
    )
    return Table("outlook", text("Chance of a shortage in {year}", year=answer.year), columns, rows)
