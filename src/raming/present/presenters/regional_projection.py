"""The path of one region in words, a table and a chart."""

from raming.answers.regional.projection import RegionalProjection
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentence import Sentences
from raming.present.sentences.regional_projection import sentences
from raming.present.sentences.regions import interval_words
from raming.present.sentences.shared import rests_on
from raming.present.table import Column, Table


def present(path: RegionalProjection, language: Language) -> Presentation:
    """Return the presentation of the path of one region."""
    return assembled(
        path,
        language,
        title=language.text(
            "Supply and demand in {region}: {name}, round {round}",
            region=path.region_names[language.code],
            name=path.names[language.code],
            round=path.round,
        ),
        sentences=sentences(path, language),
        tables=(year_table(path, language),),
        notes=Sentences([rests_on(path.rests_on, language)]),
        chart=_chart,
    )


def _chart(path: RegionalProjection, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.regions import path_chart  # noqa: PLC0415

    return path_chart(path, language, style)


def year_table(path: RegionalProjection, language: Language) -> Table:
    """Return the path of a region by year."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column("year", text("year"), "year", meaning=text("calendar year, 1 January")),
        Column(
            "inhabitants", text("inhabitants"), "number", meaning=text("people who live there"), detail=True
        ),
        Column("headcount", text("active"), "number", unit=text("persons"), meaning=text("people active")),
        Column("fte", text("supply"), "number", unit=fte, meaning=text("full-time equivalents active")),
        Column(
            "demand_fte", text("demand"), "number", unit=fte, meaning=text("full-time equivalents needed")
        ),
        Column(
            "gap_fte",
            text("gap"),
            "signed",
            unit=fte,
            meaning=text("demand minus supply; a shortage is positive"),
        ),
        Column("gap_interval", text("interval"), unit=fte, meaning=text("interval of the gap over draws")),
        Column("p_shortage", text("chance"), "percent", meaning=text("chance that demand exceeds supply")),
    )
    rows = tuple(
        (
            int(year),
            row.inhabitants,
            row.headcount,
            row.fte,
            row.demand_fte,
            row.gap_fte,
            interval_words(row.gap_interval, language),
            row.p_shortage,
        )
        for year, row in path.years.items()
    )
    strong = frozenset(place for place, row in enumerate(rows) if row[0] == path.balance_year)
    title = text("Supply and demand in {region}", region=path.region_names[language.code])
    return Table("years", title, columns, rows, strong, short=frozenset(range(0, len(rows), 5)) | strong)
