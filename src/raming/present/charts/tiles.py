"""The map of equal tiles, and the ranked strip with intervals beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from raming.answers.regional.shared import Interval, Tile
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, PALE, SOFT, TINT, WHITE, data
from raming.present.language import Language
from raming.present.picture import Style

SIDE = 40
LINE = 14
LINE_OF_LONG = 22
"""The same where a name stands on two lines."""
NAME = 32
"""Longer names stand on two lines."""
DARK = 0.6
"""From this share of the darkest value on, the text on a tile is white."""


@dataclass(frozen=True, slots=True)
class TilePlace:
    """One region of a map and its strip.

    Attributes:
        name: its name.
        tile: its tile; None keeps it off the map.
        value: the share shown.
        interval: its interval, or None.
        rank: its rank, 1 on top.
        strong: whether it stands out.
    """

    name: str
    tile: Tile | None
    value: float
    interval: Interval | None
    rank: int
    strong: bool = False


def tile_map(places: Sequence[TilePlace], language: Language, style: Style) -> Any:
    """Return the map: every region a tile of the same size, the darker the larger its value."""
    side = SIDE * style.size / 12
    top = max([place.value for place in places] + [1e-9])
    rows: list[dict[str, Any]] = []
    for place in places:
        if place.tile is None:
            continue
        shade = max(place.value, 0.0) / top
        rows.append(
            {
                "x": place.tile.column * side,
                "x2": (place.tile.column + 1) * side - 2,
                "y": place.tile.row * side,
                "y2": (place.tile.row + 1) * side - 2,
                "shade": shade,
                "short": place.tile.short,
                "value": language.percent(place.value, signed=True),
                "ink": WHITE if shade > DARK else INK,
                "weight": 2 if place.strong else 1,
            }
        )
    wide = max(row["x2"] for row in rows)
    high = max(row["y2"] for row in rows)
    scale = alt.Scale(domain=[0, wide], range=[0, wide], nice=False)
    down = alt.Scale(domain=[0, high], range=[0, high], nice=False)
    x, y = alt.X("x:Q", axis=None, scale=scale), alt.Y("y:Q", axis=None, scale=down)
    base = alt.Chart(data(rows))
    color = alt.Color("shade:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=["#f3f6f8", ACCENT]))
    ink = alt.Color("ink:N", legend=None, scale=None)
    tiles = base.mark_rect(stroke=SOFT, strokeWidth=0.8, cornerRadius=2).encode(
        x=x, x2="x2:Q", y=y, y2="y2:Q", color=color
    )
    names = base.mark_text(fontSize=style.size * 0.85, dx=side / 2 - 1, dy=side * 0.34).encode(
        x=x, y=y, text="short:N", color=ink
    )
    figures = base.mark_text(
        fontSize=style.size * 0.85, fontWeight="bold", dx=side / 2 - 1, dy=side * 0.66
    ).encode(x=x, y=y, text="value:N", color=ink)
    return alt.layer(tiles, names, figures).properties(width=wide, height=high)


def ranked_strip(
    places: Sequence[TilePlace], national: float, width: float, language: Language, style: Style
) -> Any:
    """Return the strip: every region a line in order of its rank, its interval and its value on it."""
    ordered = sorted(places, key=lambda place: place.rank)
    names = [theme.in_lines(place.name, NAME) for place in ordered]
    line = (LINE_OF_LONG if any("\n" in name for name in names) else LINE) * style.size / 12
    lows = [place.interval.low if place.interval else place.value for place in ordered]
    highs = [place.interval.high if place.interval else place.value for place in ordered]
    low, high, step = theme.nice(min(*lows, 0.0), max(highs), 6)
    rows = [
        {
            "name": name,
            "value": place.value,
            "low": bottom,
            "high": top,
            "color": ACCENT if place.strong else INK,
        }
        for place, name, bottom, top in zip(ordered, names, lows, highs, strict=True)
    ]
    axis = alt.Axis(values=theme.ticks(low, high, step), format=".0%", title=None, orient="top", domain=False)
    x = alt.X("value:Q", axis=axis, scale=alt.Scale(domain=[low, high], nice=False))
    y = alt.Y("name:N", axis=theme.name_axis(), sort=names)
    base = alt.Chart(data(rows))
    spread = base.mark_rule(strokeWidth=5 * style.size / 12, color=TINT, strokeCap="round").encode(
        x=alt.X("low:Q", axis=axis, scale=alt.Scale(domain=[low, high], nice=False)), x2="high:Q", y=y
    )
    points = base.mark_point(filled=True, size=46 * (style.size / 12) ** 2, opacity=1).encode(
        x=x, y=y, color=alt.Color("color:N", legend=None, scale=None)
    )
    nation = (
        alt.Chart(data([{"value": national, "word": language.text("country")}]))
        .mark_rule(color=GREY, strokeDash=[2, 3])
        .encode(x=x)
    )
    zero = alt.Chart(data([{"value": 0.0}])).mark_rule(color=PALE).encode(x=x)
    named = (
        alt.Chart(data([{"value": national, "word": language.text("country")}]))
        .mark_text(color=GREY, fontSize=style.size * 0.9, baseline="top", dy=3)
        .encode(x=x, y=alt.value(line * len(ordered)), text="word:N")
    )
    room = max(style.length(one, 0.55) for name in names for one in name.split("\n")) + 10
    named_left = theme.names_beside(names, y, style)
    return alt.layer(zero, nation, spread, points, named, *named_left).properties(
        width=width - room, height=line * len(ordered)
    )


def map_and_strip(places: Sequence[TilePlace], national: float, language: Language, style: Style) -> Any:
    """Return the map with the strip beside it."""
    found = [place.tile.column for place in places if place.tile is not None]
    side = SIDE * style.size / 12
    wide = side * (max(found) + 1)
    gap = 24 * style.size / 12
    return alt.hconcat(
        tile_map(places, language, style),
        ranked_strip(places, national, style.width - wide - gap, language, style),
        spacing=gap,
    )
