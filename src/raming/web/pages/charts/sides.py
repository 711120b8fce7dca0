"""The gap under scenarios side by side: a line each, named where it ends."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from raming.answers.advice import Advice
from raming.present.charts import theme
from raming.present.charts.balance import Path, end_labels, label_room
from raming.present.charts.theme import ACCENT, GREY, INK, data
from raming.present.language import Language
from raming.present.picture import Picture, Style

HEIGHT = 240
LINES = ((ACCENT, (), 3.0), (INK, (6, 3), 2.0), (GREY, (2, 2), 2.0), ("#b98a2f", (8, 3, 2, 3), 2.0))
"""Colour, dashes and weight of each line: told apart without colour as well."""


def sides_picture(scenarios: Sequence[tuple[str, Advice]], words: Language, style: Style) -> Picture:
    """Return the chart of scenarios side by side.

    Args:
        scenarios: name and advice of each.
        words: language of the chart.
        style: on its own or on a page.
    """
    scale = style.size / 12
    paths = []
    for (name, advice), (color, dash, weight) in zip(scenarios, LINES, strict=False):
        values = {int(year): row.gap_fte for year, row in advice.years.items()}
        label = name if len(name) <= 22 else f"{name[:21]}…"
        paths.append(Path(label, values, color, dash, weight))
    years = sorted({year for path in paths for year in path.values})
    found = [value for path in paths for value in path.values.values()]
    low, high, step = theme.nice(min(0.0, *found), max(0.0, *found))
    room = theme.axis_room(max(abs(low), high), style, words)
    width = style.width - room - label_room(paths, style)
    x = theme.year_axis(years[0], years[-1], style)
    y = theme.number_axis("value:Q", low, high, step)
    layers: list[Any] = [alt.Chart(data([{"value": 0}])).mark_rule(color=GREY).encode(y=y)]
    for path in paths:
        rows = [{"year": year, "value": value} for year, value in sorted(path.values.items())]
        dashes: dict[str, Any] = {"strokeDash": list(path.dash)} if path.dash else {}
        layers.append(
            alt.Chart(data(rows))
            .mark_line(color=path.color, strokeWidth=path.weight * scale, **dashes)
            .encode(x=x, y=y)
        )
    layers += end_labels(paths, low, high, style, HEIGHT * scale)
    layers.append(theme.unit_above(words.text("FTE"), style))
    description = "; ".join(
        words.text(
            "{name}: {gap} FTE in {year}",
            name=name,
            gap=words.number(advice.years[str(advice.balance_year)].gap_fte, signed=True),
            year=advice.balance_year,
        )
        for name, advice in scenarios
    )
    return theme.picture(
        [alt.layer(*layers).properties(width=width, height=HEIGHT * scale)],
        title=words.text("The gap under each scenario; above zero is a shortage"),
        subtitle=words.text("Demand minus supply in full-time equivalents"),
        caption=theme.source_words(scenarios[0][1].sources, scenarios[0][1].manifest, words),
        description=f"{description}.",
        language=words,
        style=style,
    )
