"""Regions in words, a table and a chart."""

from raming.answers.regional.regions import RegionalAnswer
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.regions import interval_words, notes, sentences
from raming.present.table import Column, Table


def present(answer: RegionalAnswer, language: Language) -> Presentation:
    """Return the presentation of supply and demand by region."""
    return assembled(
        answer,
        language,
        title=language.text(
            "Supply and demand by region: {name}, {year}",
            name=answer.names[language.code],
            year=answer.year,
        ),
        sentences=sentences(answer, language),
        tables=(region_table(answer, language),),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: RegionalAnswer, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.regions import regions_chart  # noqa: PLC0415

    return regions_chart(answer, language, style)


def region_table(answer: RegionalAnswer, language: Language) -> Table:
    """Return the regions as a table, the largest share first, and the nation."""
    text = language.text
    fte = text("FTE")
    columns = (
        Column(
            "rank", text("rank"), "year", meaning=text("place by gap as a share of demand, 1 the largest")
        ),
        Column("code", text("code"), meaning=text("code of the region"), detail=True),
        Column("name", text("region"), meaning=text("name of the region")),
        Column(
            "headcount",
            text("active"),
            "number",
            unit=text("persons"),
            meaning=text("people active"),
            detail=True,
        ),
        Column(
            "fte",
            text("supply"),
            "number",
            unit=fte,
            meaning=text("full-time equivalents active"),
            detail=True,
        ),
        Column(
            "demand_fte",
            text("demand"),
            "number",
            unit=fte,
            meaning=text("full-time equivalents needed"),
            detail=True,
        ),
        Column(
            "gap_fte",
            text("gap"),
            "signed",
            unit=fte,
            meaning=text("demand minus supply; a shortage is positive"),
        ),
        Column("gap_share", text("gap"), "percent", 1, text("of demand"), text("gap as a share of demand")),
        Column("gap_interval", text("interval"), unit=fte, meaning=text("interval of the gap over draws")),
        Column("p_shortage", text("chance"), "percent", meaning=text("chance that demand exceeds supply")),
        Column("rank_interval", text("ranks"), meaning=text("interval of the rank over draws")),
        Column("status", text("status"), meaning=text("status of the supply"), detail=True),
    )
    ordered = sorted(answer.regions, key=lambda region: region.rank or 0)
    rows = tuple(
        (
            region.rank,
            region.code,
            region.names[language.code],
            region.headcount,
            region.fte,
            region.demand_fte,
            region.gap_fte,
            region.gap_share,
            interval_words(region.gap_interval, language),
            region.p_shortage,
            interval_words(region.rank_interval, language),
            text(labels.STATUSES[region.status]),
        )
        for region in (*ordered, answer.national)
    )
    title = text("Supply and demand by region in {year}", year=answer.year)
    return Table("regions", title, columns, rows, frozenset({len(rows) - 1}))
