"""The strip of all occupations and years as a chart, for those who take it along."""

from collections.abc import Sequence

import altair as alt

from raming.present.charts import theme
from raming.present.charts.theme import INK, data
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.web.pages.strip import Row

HEIGHT = 22
SCALE = {
    -4: "#20618f",
    -3: "#86b6d6",
    -2: "#bcd7e9",
    -1: "#e7f0f6",
    0: "#f1f2f0",
    1: "#fdeedd",
    2: "#f8d3a6",
    3: "#eda866",
    4: "#a84c0a",
}
"""From a large surplus, blue, to a large shortage, orange; dark at both ends, so each cell has its number."""


def _named(row: Row, words: Language) -> str:
    """Return the name of an occupation, with what its projection is where that is an illustration."""
    return words.text("{name} (illustration)", name=row.name) if row.illustration else row.name


def strip_picture(
    years: Sequence[int], rows: Sequence[Row], words: Language, style: Style, title: str, caption: str
) -> Picture:
    """Return the strip as a chart."""
    room = max(style.length(_named(row, words), 0.5) for row in rows) + 12
    shown = [
        {
            "name": _named(row, words),
            "year": str(cell.year),
            "level": cell.level,
            "words": cell.shown,
            "dark": abs(cell.level) == 4,
        }
        for row in rows
        for cell in row.cells
        if cell.share is not None
    ]
    x = alt.X(
        "year:O",
        sort=[str(year) for year in years],
        axis=alt.Axis(
            title=None,
            orient="top",
            labelAngle=0,
            domain=False,
            ticks=False,
            values=[str(year) for year in years if (year - years[0]) % 5 == 0],
            labelFontSize=style.size - 1,
        ),
        scale=alt.Scale(domain=[str(year) for year in years], paddingInner=0.04),
    )
    y = alt.Y(
        "name:N",
        sort=[_named(row, words) for row in rows],
        axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=0, labelColor=INK),
        scale=alt.Scale(paddingInner=0.06),
    )
    base = alt.Chart(data(shown)).encode(x=x, y=y)
    cells = base.mark_rect().encode(
        color=alt.Color(
            "level:O", scale=alt.Scale(domain=list(SCALE), range=list(SCALE.values())), legend=None
        )
    )
    texts = base.mark_text(fontSize=style.size - 3).encode(
        text="words:N", color=alt.condition("datum.dark", alt.value("#ffffff"), alt.value(INK))
    )
    panel = alt.layer(cells, texts).properties(width=style.width - room, height=HEIGHT * len(rows))
    description = "; ".join(
        words.text(
            "{name}: {share} in {year}",
            name=row.name,
            share=words.percent(row.cells[place].share, signed=True),
            year=years[place],
        )
        for row in rows
        for place in [min(10, len(years) - 1)]
        if row.cells[place].share is not None
    )
    return theme.picture(
        [panel],
        title=title,
        subtitle=words.text(
            "Gap as a percentage of demand when the intake stays as in the latest round; + is a shortage"
        ),
        caption=caption,
        description=f"{title}. {description}.",
        language=words,
        style=style,
    )
