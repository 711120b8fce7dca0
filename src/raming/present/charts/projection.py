"""The chart of a projection: supply against demand in FTE, and below it, in persons, who is active."""

from typing import Any

import altair as alt

from raming.answers.projection import Projection
from raming.present import labels
from raming.present.charts import theme
from raming.present.charts.balance import DEMAND, SUPPLY, Path, balance_panel, end_labels, label_room
from raming.present.charts.theme import ACCENT, INK, WHITE, data
from raming.present.grading import illustrated
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.projection import fitting_series, largest_gap, sentences
from raming.present.wording import capital, scenario_words

HEIGHT = 210
LONG = 18
"""Labels longer than this are broken in two lines."""
COLORS = {
    "stock": "#33485a",
    "in_training": "#5f7a8f",
    "before_steering": "#8aa4b6",
    "after_steering": "#0b5c8a",
    "abroad": "#c3d0d9",
}
"""From dark to light in the order in which the components came, so that they differ in grey as well."""


def projection_chart(projection: Projection, language: Language, style: Style = SCREEN) -> Picture:
    """Return the chart of a projection."""
    text = language.text
    name = capital(projection.names[language.code])
    title = (
        language.text(
            "{name}: supply and demand until {year}, as an illustration",
            name=name,
            year=max(projection.years),
        )
        if illustrated(projection)
        else title_of(largest_gap(projection, language), after=name)
    )
    years = list(projection.years)
    bands = _bands(projection, language)
    width = _width(projection, bands, language, style)
    return theme.picture(
        [
            _balance(projection, width, language, style),
            _people(projection, bands, width, language, style),
        ],
        title=title,
        subtitle=text(
            "Supply and demand {first}–{last} with an intake of {intake} a year: {scenario}, round {round}",
            first=years[0],
            last=years[-1],
            intake=language.number(projection.intake),
            scenario=scenario_words(projection.scenario, projection.trend, projection.variant, language),
            round=projection.round,
        ),
        caption=theme.source_words(projection.sources, projection.manifest, language),
        description=f"{title}. {_described(projection, language)}",
        language=language,
        style=style,
    )


def people_picture(projection: Projection, language: Language, style: Style) -> Picture:
    """Return who is active alone, for a page that shows the rest beside it."""
    bands = _bands(projection, language)
    title = (
        language.text("Who is active until {year}, as an illustration", year=max(projection.years))
        if illustrated(projection)
        else title_of(sentences(projection, language).first(Role.HEADLINE))
    )
    panel = _people(projection, bands, _width(projection, bands, language, style), language, style)
    return theme.single(panel, title=title, description=title, language=language, style=style)


def _width(projection: Projection, bands: list[Path], language: Language, style: Style) -> float:
    """Return the width that the numbers at the left and the names at the right leave."""
    high = max(row.headcount for row in projection.years.values())
    return style.width - theme.axis_room(high, style, language) - label_room(bands, style)


def _described(projection: Projection, language: Language) -> str:
    """Return the ends of the lines in words."""
    first, last = (list(projection.years)[place] for place in (0, -1))
    return " ".join(
        language.text(
            "{year}: supply {supply} FTE, demand {demand} FTE, {heads} people active.",
            year=year,
            supply=language.number(projection.years[year].fte),
            demand=language.number(projection.years[year].demand_fte),
            heads=language.number(projection.years[year].headcount),
        )
        for year in (first, last)
    )


def _balance(projection: Projection, width: float, language: Language, style: Style) -> Any:
    """Return the panel of supply and demand."""
    text = language.text
    years = {int(year): row for year, row in projection.years.items()}
    return balance_panel(
        (
            Path(text("supply"), {year: row.fte for year, row in years.items()}, SUPPLY),
            Path(text("demand"), {year: row.demand_fte for year, row in years.items()}, DEMAND, weight=3),
        ),
        style,
        width=width,
        unit=text("FTE"),
        chosen=projection.balance_year,
        title=text("Supply and demand in full-time equivalents; the area between them is the gap"),
    )


def _bands(projection: Projection, language: Language) -> list[Path]:
    """Return the name of each component with the middle of its band in the last year."""
    last, row = list(projection.years.items())[-1]
    made, below = [], 0.0
    for name, label in labels.COMPONENTS.items():
        value = row.headcount_by_component[name]
        color = ACCENT if COLORS[name] == ACCENT else INK
        made.append(Path(_two_lines(language.text(label)), {int(last): below + value / 2}, color))
        below += value
    return made


def _stacked(projection: Projection) -> list[dict[str, Any]]:
    """Return the ends of every band in every year."""
    rows = []
    for year, row in projection.years.items():
        below = 0.0
        for name in labels.COMPONENTS:
            value = row.headcount_by_component[name]
            rows.append({"year": int(year), "low": below, "high": below + value, "component": name})
            below += value
    return rows


def _past(projection: Projection) -> list[dict[str, float]]:
    """Return the counts of the past that have the definition of the base stock."""
    series, base = fitting_series(projection), int(next(iter(projection.years)))
    return [
        {"year": entry.year, "value": entry.value}
        for entry in projection.observed
        if entry.series == series and entry.indicator == "headcount" and entry.year <= base
    ]


def _people(projection: Projection, bands: list[Path], width: float, language: Language, style: Style) -> Any:
    """Return the panel of people active by where they come from, with the counts of the past."""
    text = language.text
    scale = style.size / 12
    height = HEIGHT * scale
    past = _past(projection)
    years = [int(year) for year in projection.years]
    heads = [row.headcount for row in projection.years.values()]
    _, high, step = theme.nice(0.0, max([*heads, *(row["value"] for row in past)]))
    x = theme.year_axis(min([years[0], *(int(row["year"]) for row in past)]), years[-1], style)
    y = theme.number_axis("high:Q", 0.0, high, step)
    color = alt.Color(
        "component:N",
        scale=alt.Scale(domain=list(COLORS), range=list(COLORS.values())),
        legend=None,
    )
    layers: list[Any] = [
        alt.Chart(data(_stacked(projection)))
        .mark_area(interpolate="linear", opacity=1, stroke=WHITE, strokeWidth=0.8)
        .encode(x=x, y=y, y2="low:Q", color=color, detail="component:N")
    ]
    message = text("People active, by where they come from")
    if past:
        message = text("People active, by where they come from; the dots are counts with the same definition")
        dots = alt.Chart(data(past)).encode(x=x, y=alt.Y("value:Q"))
        layers.append(dots.mark_line(color=INK, strokeWidth=1.2, strokeDash=[1, 3]))
        layers.append(dots.mark_point(color=INK, filled=True, size=42 * scale**2, opacity=1))
    layers += end_labels(bands, 0.0, high, style, height)
    layers.append(theme.unit_above(text("persons"), style))
    return alt.layer(*layers).properties(
        width=width, height=height, title=theme.heading(message, style, width)
    )


def _two_lines(label: str) -> str:
    """Break a long label in two, near its middle."""
    if len(label) <= LONG:
        return label
    return "\n".join(theme.balanced(label, len(label) * 0.62, 1.0, 1.0))
