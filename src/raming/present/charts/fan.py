"""Fan charts: the median of the draws, with bands that hold 50, 80 and 95 % of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from raming.present.charts import theme
from raming.present.charts.balance import Path, end_labels
from raming.present.charts.theme import ACCENT, GREY, INK, data
from raming.present.picture import Style

HEIGHT = 190
BANDS = (("0.025", "0.975", 0.16), ("0.1", "0.9", 0.22), ("0.25", "0.75", 0.3))
"""Lower and upper quantile of each band, and how strongly it is tinted; overlapping tints add up."""


class Fan:
    """One quantity over the years.

    Attributes:
        label: its name, written where the median ends.
        years: quantiles by calendar year.
        color: its colour.
    """

    def __init__(self, label: str, years: Mapping[int, Mapping[str, float]], color: str) -> None:
        """Take a name, the quantiles and a colour."""
        self.label, self.years, self.color = label, years, color

    def median(self) -> dict[int, float]:
        """Return the median by year."""
        return {year: quantiles["0.5"] for year, quantiles in self.years.items()}


def fan_panel(
    fans: Sequence[Fan],
    style: Style,
    *,
    width: float,
    unit: str,
    chosen: int,
    title: str,
    past: Sequence[Mapping[str, float]] = (),
    zero: bool = False,
) -> Any:
    """Return a panel with one or more fans.

    Args:
        fans: what is shown.
        style: on its own or inside a document.
        width: width between the axes in pixels.
        unit: unit of the axis.
        chosen: balance year, marked.
        title: heading of the panel.
        past: observed counts, rows of `year` and `value`.
        zero: mark the line of zero.
    """
    scale = style.size / 12
    height = HEIGHT * scale
    ends = [quantiles[end] for fan in fans for quantiles in fan.years.values() for end in ("0.025", "0.975")]
    seen = [row["value"] for row in past]
    low, high, step = theme.nice(min([*ends, *seen]), max([*ends, *seen]))
    years = sorted(fans[0].years)
    x = theme.year_axis(min([years[0], *(int(row["year"]) for row in past)]), years[-1], style, chosen)
    y = theme.number_axis("low:Q", low, high, step)
    layers: list[Any] = [
        alt.Chart(data([{"year": chosen}]))
        .mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=1)
        .encode(x=x)
    ]
    if zero:
        layers.append(alt.Chart(data([{"low": 0.0}])).mark_rule(color=INK, strokeWidth=1).encode(y=y))
    for fan in fans:
        for lower, upper, tint in BANDS:
            rows = [
                {"year": year, "low": quantiles[lower], "high": quantiles[upper]}
                for year, quantiles in fan.years.items()
            ]
            layers.append(
                alt.Chart(data(rows))
                .mark_area(color=fan.color, opacity=tint, interpolate="linear")
                .encode(x=x, y=y, y2="high:Q")
            )
    for fan in fans:
        rows = [{"year": year, "low": value} for year, value in fan.median().items()]
        layers.append(
            alt.Chart(data(rows)).mark_line(color=fan.color, strokeWidth=2.2 * scale).encode(x=x, y=y)
        )
    if past:
        dots = alt.Chart(data(past)).encode(x=x, y=alt.Y("value:Q"))
        layers.append(dots.mark_point(color=INK, filled=True, size=36 * scale**2, opacity=1))
    labels = [Path(fan.label, fan.median(), fan.color) for fan in fans]
    layers += end_labels(labels, low, high, style, height)
    layers.append(theme.unit_above(unit, style))
    return alt.layer(*layers).properties(width=width, height=height, title=theme.heading(title, style, width))


SUPPLY, DEMAND, GAP = INK, ACCENT, ACCENT
