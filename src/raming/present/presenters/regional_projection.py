"""The path of one region in words, a table and a chart."""

from raming.answers.regional.projection import RegionalProjection, RegionalYear
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown, year_column
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.presenters.regions import GAP_INTERVAL
from raming.present.sentences.regional_projection import notes, sentences
from raming.present.sentences.regions import with_validation
from raming.present.table import Table


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
        tables=with_validation((year_table(path, language),), path.validation, language),
        notes=notes(path, language),
        chart=_chart,
    )


def _chart(path: RegionalProjection, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.regions import path_chart  # noqa: PLC0415

    return path_chart(path, language, style)


YEARS = Declared(
    RegionalYear,
    (
        Shown("inhabitants", "inhabitants", "number", unit="", detail=True),
        Shown("headcount", "active", "number", unit="persons"),
        Shown("fte", "supply", "number"),
        Shown("demand_fte", "demand", "number"),
        Shown("gap_fte", "gap", "signed"),
        *GAP_INTERVAL,
        Shown("p_shortage", "chance", "percent", meaning="chance that demand exceeds supply"),
        Shown("gap_share_relative", "beside country", "percent", 1, unit="of demand"),
        Shown(
            "p_shorter_than_nation",
            "chance shorter",
            "percent",
            meaning="chance that it is shorter than the country",
        ),
    ),
)


def year_table(path: RegionalProjection, language: Language) -> Table:
    """Return the path of a region by year."""
    years = {int(year): row for year, row in path.years.items()}
    strong = frozenset(place for place, year in enumerate(years) if year == path.balance_year)
    short = frozenset(range(0, len(years), 5)) | strong
    title = language.text("Supply and demand in {region}", region=path.region_names[language.code])
    return YEARS.by(year_column(language), "years", title, years, language, strong=strong, short=short)
