"""One fan: what is uncertain about one quantity over the years."""

from typing import Any

import altair as alt

from raming.answers.projection import Projection
from raming.present.charts import theme
from raming.present.charts.fan import GAP, SUPPLY, Fan, fan_panel
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.sentences.projection import fitting_series
from raming.present.wording import scenario_words

ROOM = 60
LABEL = 72
"""Room at the left for the numbers, and at the right for the name of the fan, at a type of 12 pixels."""


def fan_picture(projection: Projection, field: str, words: Language, style: Style, title: str) -> Picture:
    """Return the fan of one quantity of a projection with odds.

    Args:
        projection: the projection.
        field: `headcount` or `gap_fte`.
        words: language of the chart.
        style: on its own or on a page.
        title: its message.
    """
    if projection.odds is None:
        raise ValueError("a projection without draws has no fan")
    heads = field == "headcount"
    years = {int(year): getattr(row, field) for year, row in projection.odds.years.items()}
    panel: Any = fan_panel(
        [Fan(words.text("active") if heads else words.text("gap"), years, SUPPLY if heads else GAP)],
        style,
        width=style.width - ROOM - LABEL * style.size / 12,
        unit=words.text("persons") if heads else words.text("FTE"),
        chosen=projection.balance_year,
        title="",
        past=_past(projection) if heads else (),
        zero=not heads,
    )
    panel.title = alt.Undefined
    year = str(projection.balance_year)
    row = getattr(projection.odds.years[year], field)
    description = words.text(
        "{year}: {low} to {high} in 80 of 100 draws, with a median of {median}.",
        year=year,
        low=words.number(row["0.1"]),
        high=words.number(row["0.9"]),
        median=words.number(row["0.5"]),
    )
    return theme.picture(
        [panel],
        title=title,
        subtitle=words.text(
            "Intake of {intake} a year; {scenario}, round {round}",
            intake=words.number(projection.intake),
            scenario=scenario_words(projection.scenario, projection.trend, projection.variant, words),
            round=projection.round,
        ),
        caption=theme.source_words(projection.sources, projection.manifest, words),
        description=f"{title}. {description}",
        language=words,
        style=style,
    )


def _past(projection: Projection) -> list[dict[str, float]]:
    """Return the counts of the past with the definition of the base stock."""
    series, base = fitting_series(projection), int(next(iter(projection.years)))
    return [
        {"year": entry.year, "value": entry.value}
        for entry in projection.observed
        if entry.series == series and entry.indicator == "headcount" and entry.year <= base
    ]
