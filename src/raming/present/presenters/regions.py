"""Regions in words, a table and a chart."""

from raming.answers.regional.projection import RegionalYear
from raming.answers.regional.regions import RegionalAnswer, RegionalBalance
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown, interval
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.regions import interval_words, notes, sentences, with_validation
from raming.present.table import Holds, Table


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
        tables=with_validation((region_table(answer, language),), answer.validation, language),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: RegionalAnswer, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.regions import regions_chart  # noqa: PLC0415

    return regions_chart(answer, language, style)


def _interval(row: RegionalBalance | RegionalYear, language: Language) -> str:
    return interval_words(row.gap_interval, language)


def _ranks(row: RegionalBalance, language: Language) -> str:
    return interval_words(row.rank_interval, language)


GAP_INTERVAL = interval(
    "gap_interval",
    "interval",
    "gap from",
    "gap to",
    _interval,
    kind="signed",
    meaning="interval of the gap over draws",
    unit="FTE",
)
"""The interval of the gap of a region, in a year and over the years alike."""
REGIONS = Declared(
    RegionalBalance,
    (
        Shown("rank", "rank", "year", meaning="place by gap as a share of demand, 1 the largest"),
        Shown("code", "code", detail=True, holds=Holds.ID),
        Shown("names.*", "region", meaning="name of the region", key="name"),
        Shown("headcount", "active", "number", unit="persons", detail=True),
        Shown("fte", "supply", "number", detail=True),
        Shown("demand_fte", "demand", "number", detail=True),
        Shown("gap_share_relative", "beside country", "percent", 1, unit="of demand"),
        Shown(
            "p_shorter_than_nation",
            "chance shorter",
            "percent",
            meaning="chance that it is shorter than the country",
        ),
        Shown("gap_fte", "gap", "signed"),
        Shown("gap_share", "gap", "percent", 1, unit="of demand"),
        *GAP_INTERVAL,
        Shown("p_shortage", "chance", "percent", meaning="chance that demand exceeds supply"),
        *interval(
            "rank_interval",
            "ranks",
            "rank from",
            "rank to",
            _ranks,
            kind="year",
            meaning="interval of the rank over draws",
        ),
        Shown("status", "status", words=labels.STATUSES, meaning="status of the supply", detail=True),
    ),
)


def region_table(answer: RegionalAnswer, language: Language) -> Table:
    """Return the regions as a table, the largest share first, and the nation."""
    ordered = sorted(answer.regions, key=lambda region: region.rank or 0)
    rows = (*ordered, answer.national)
    title = language.text("Supply and demand by region in {year}", year=answer.year)
    return REGIONS.table("regions", title, rows, language, strong=frozenset({len(rows) - 1}))
