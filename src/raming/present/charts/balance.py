"""The panel that holds supply against demand, with the gap between them as an area."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, PALE, TINT, data
from raming.present.picture import Style

HEIGHT = 230
HEIGHT_IN_PRINT = 195


@dataclass(frozen=True, slots=True)
class Path:
    """One line over the years.

    Attributes:
        label: its name, written where it ends; a line break starts a second line.
        values: value by year.
        color: its colour.
        dash: dash pattern; empty for a whole line.
        weight: thickness in pixels.
    """

    label: str
    values: Mapping[int, float]
    color: str
    dash: tuple[int, ...] = ()
    weight: float = 2.0


def balance_panel(
    paths: Sequence[Path], style: Style, *, width: float, unit: str, chosen: int, title: str
) -> Any:
    """Return the panel of supply and demand.

    Args:
        paths: the supply that the gap is measured from, the demand, and other lines.
        style: on its own or inside a document.
        width: width between the axes in pixels.
        unit: unit of the axis.
        chosen: balance year, marked.
        title: heading of the panel.
    """
    scale = style.size / 12
    height = (HEIGHT if style.framed else HEIGHT_IN_PRINT) * scale
    supply, demand, *others = paths
    years = sorted(supply.values)
    low, high, step = theme.nice(
        min(min(path.values.values()) for path in paths), max(max(path.values.values()) for path in paths)
    )
    y = theme.number_axis("value:Q", low, high, step)
    x = theme.year_axis(years[0], years[-1], style, chosen)
    layers: list[Any] = [
        _area(gap_rows(supply.values, demand.values, sign), color, x, y)
        for sign, color in ((1, TINT), (-1, PALE))
    ]
    layers.append(
        alt.Chart(data([{"year": chosen}]))
        .mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=1)
        .encode(x=x)
    )
    layers += [_line(path, x, y, style) for path in (*others, supply, demand)]
    layers += end_labels(paths, low, high, style, height)
    layers.append(theme.unit_above(unit, style))
    panel = alt.layer(*layers).properties(width=width, height=height)
    return panel.properties(title=theme.heading(title, style, width)) if title else panel


def _line(path: Path, x: alt.X, y: alt.Y, style: Style) -> Any:
    """Return one line."""
    rows = [{"year": year, "value": value} for year, value in sorted(path.values.items())]
    mark: dict[str, Any] = {"strokeDash": list(path.dash)} if path.dash else {}
    return (
        alt.Chart(data(rows))
        .mark_line(color=path.color, strokeWidth=path.weight * style.size / 12, interpolate="linear", **mark)
        .encode(x=x, y=y)
    )


def _area(rows: Sequence[Mapping[str, float]], color: str, x: alt.X, y: alt.Y) -> Any:
    """Return the area between supply and demand."""
    return (
        alt.Chart(data(rows))
        .mark_area(color=color, opacity=1, interpolate="linear")
        .encode(x=x, y=y, y2="other:Q")
    )


def gap_rows(supply: Mapping[int, float], demand: Mapping[int, float], sign: int) -> list[dict[str, float]]:
    """Return the gap by year where it is a shortage (1) or a surplus (-1), with the points of crossing."""
    rows: list[dict[str, float]] = []
    years = sorted(supply)
    for year, after in zip(years, [*years[1:], None], strict=True):
        gap = demand[year] - supply[year]
        other = demand[year] if gap * sign > 0 else supply[year]
        rows.append({"year": year, "value": supply[year], "other": other})
        if after is None:
            continue
        later = demand[after] - supply[after]
        if gap * later < 0:
            part = gap / (gap - later)
            value = supply[year] + part * (supply[after] - supply[year])
            rows.append({"year": year + part * (after - year), "value": value, "other": value})
    return rows


def label_room(paths: Sequence[Path], style: Style) -> float:
    """Return how much room the names of lines take at the right."""
    return max(style.length(line, 0.55) for path in paths for line in path.label.split("\n")) + 8


def end_labels(
    paths: Sequence[Path], low: float, high: float, style: Style, height: float
) -> list[alt.Chart]:
    """Return the names of lines where they end, moved apart where they would touch."""
    lines = max(path.label.count("\n") for path in paths) + 1
    apart = style.size * 1.15 * lines + style.size * 0.35
    ends = [path.values[max(path.values)] for path in paths]
    places = [(high - end) / (high - low) * height for end in ends]
    moved = theme.above(theme.spread_out(places, apart), apart, height - style.size * 1.15 * (lines - 1) / 2)
    return [
        alt.Chart(data([{"year": max(path.values)}]))
        .mark_text(
            text=path.label.split("\n"),
            align="left",
            baseline="middle",
            lineHeight=style.size * 1.15,
            dx=7,
            dy=-(path.label.count("\n")) * style.size * 1.15 / 2,
            color=path.color,
            fontSize=style.size,
            fontWeight="bold" if path.color == ACCENT else "normal",
            clip=False,
        )
        .encode(x=alt.X("year:Q"), y=alt.value(place))
        for path, place in zip(paths, moved, strict=True)
    ]


SUPPLY = INK
DEMAND = ACCENT
