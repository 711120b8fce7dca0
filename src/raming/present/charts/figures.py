"""Two charts for figures that are compared: bars with their intervals, and lines over the years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from raming.answers.evidence import Source
from raming.answers.manifest import Manifest
from raming.present.charts import theme
from raming.present.charts.balance import Path, end_labels, label_room
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, TINT, data
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style

ROW = 26
ROW_IN_PRINT = 19
HEIGHT = 260
HEIGHT_IN_PRINT = 190
LONGEST_LABEL = 46
"""Longer names stand on two lines."""
HALF_YEAR = 0.42
APART = 4
"""Lines that end more years apart than this can have their names at the same height."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: what it is of.
        value: how long it is.
        words: the value as people read it.
        low: lower end of its interval; None for none.
        high: upper end; None for none.
        kind: `part`, `other` for one that stands against the rest, or `total`.
        start: where it begins, for one that goes on where the one before ended.
    """

    label: str
    value: float
    words: str
    low: float | None = None
    high: float | None = None
    kind: str = "part"
    start: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a chart.

    Attributes:
        title: the message, in a sentence.
        subtitle: what is shown, and its definition.
        sources: where the figures come from.
        manifest: what computed them.
    """

    title: str
    subtitle: str
    sources: Sequence[Source]
    manifest: Manifest


def bars(
    rows: Sequence[Bar],
    frame: Frame,
    unit: str,
    language: Language,
    style: Style = SCREEN,
    *,
    mark: float | None = None,
    percent: bool = False,
) -> Picture:
    """Return bars under each other, each with its interval and its value.

    Args:
        rows: the bars, first on top.
        frame: what stands around them.
        unit: unit of the axis.
        language: language of the numbers.
        style: on its own or inside a document.
        mark: a value marked with a line, such as what was promised.
        percent: whether values are shares.
    """
    scale = style.size / 12
    floating = any(row.start for row in rows)
    made = [
        {
            "label": theme.in_lines(row.label, LONGEST_LABEL),
            "value": row.value,
            "low": row.value if row.low is None else row.low,
            "high": row.value if row.high is None else row.high,
            "words": row.words,
            "kind": row.kind,
            "end": max(row.value, row.high or row.value, row.start, 0.0),
            **({"start": row.start} if floating else {}),
        }
        for row in rows
    ]
    names = [str(row["label"]) for row in made]
    least = min([0.0, *(float(str(row["low"])) for row in made), *(float(str(row["value"])) for row in made)])
    most = max([0.0, *(float(str(row["end"])) for row in made), *([] if mark is None else [mark])])
    low, high, step = theme.nice(least, most, 4)
    room = max(style.length(line, 0.52) for name in names for line in name.split("\n")) + 12
    x_axis = alt.Axis(
        values=theme.ticks(low, high, step),
        format=",.0%" if percent else ",.0f" if step >= 1 else ",.2f",
        title=unit,
        titleAnchor="end",
        domain=False,
        ticks=False,
    )
    x = alt.X("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=x_axis)
    y = alt.Y(
        "label:N",
        sort=names,
        axis=theme.name_axis(),
        scale=alt.Scale(paddingInner=0.4, paddingOuter=0.2),
    )
    color = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=["part", "other", "total"], range=[ACCENT, SOFT, INK]),
        legend=None,
    )
    base = alt.Chart(data(made))
    zero = alt.Chart(data([{"value": 0.0}])).mark_rule(color=SOFT, strokeWidth=1).encode(x=x)
    layers: list[Any] = [
        base.mark_bar().encode(x=x, x2="start:Q" if floating else alt.datum(0), y=y, color=color),
        zero,
        *theme.names_beside(names, y, style),
    ]
    if any(row.low is not None for row in rows):
        spread = base.transform_filter("datum.low < datum.high")
        layers.append(
            spread.mark_rule(color=GREY, strokeWidth=1.6 * scale).encode(x=alt.X("low:Q"), x2="high:Q", y=y)
        )
    if mark is not None:
        line = alt.Chart(data([{"value": mark}]))
        layers.append(line.mark_rule(color=INK, strokeDash=[3, 3], strokeWidth=1.2).encode(x=x))
    layers.append(
        base.mark_text(align="left", dx=6 * scale, clip=False, fontSize=style.size, color=INK).encode(
            x=alt.X("end:Q"), y=y, text="words:N"
        )
    )
    width = style.width - room - 70 * scale
    lines = max((name.count("\n") + 1 for name in names), default=1)
    row = max(ROW if style.framed else ROW_IN_PRINT, lines * theme.LINE_OF_NAME * 12 * 1.1)
    height = row * scale * max(len(rows), 1)
    said = "; ".join(f"{row.label}: {row.words}" for row in rows)
    return _framed(alt.layer(*layers).properties(width=width, height=height), frame, said, language, style)


def lines(
    paths: Sequence[Path],
    frame: Frame,
    unit: str,
    language: Language,
    style: Style = SCREEN,
    *,
    chosen: int | None = None,
    points: bool = False,
    percent: bool = False,
    bands: Mapping[int, tuple[float, float]] | None = None,
) -> Picture:
    """Return lines over the years, each named where it ends.

    Args:
        paths: the lines.
        frame: what stands around them.
        unit: unit of the axis.
        language: language of the numbers.
        style: on its own or inside a document.
        chosen: a year marked with a line, such as the balance year.
        points: mark every value, for lines of few.
        percent: whether values are shares.
        bands: the lowest and the highest by year, drawn as bars behind the lines.
    """
    scale = style.size / 12
    height = (HEIGHT if style.framed else HEIGHT_IN_PRINT) * scale
    bands = bands or {}
    every = [value for path in paths for value in path.values.values()]
    every += [end for ends in bands.values() for end in ends]
    years = sorted({year for path in paths for year in path.values} | bands.keys())
    low, high, step = theme.nice(min(0.0, *every, 0.0), max(*every, 0.0))
    y = theme.number_axis("value:Q", low, high, step, percent=percent)
    x = theme.year_axis(years[0], years[-1], style, chosen)
    layers: list[Any] = [alt.Chart(data([{"value": 0.0}])).mark_rule(color=SOFT, strokeWidth=1).encode(y=y)]
    if bands:
        rows: list[dict[str, float]] = [
            {
                "year": max(year - HALF_YEAR, years[0]),
                "end": min(year + HALF_YEAR, years[-1]),
                "value": low_end,
                "top": high_end,
            }
            for year, (low_end, high_end) in sorted(bands.items())
        ]
        shaded = alt.Chart(data(rows)).mark_bar(color=TINT, stroke=SOFT, strokeWidth=0.6)
        layers.append(shaded.encode(x=x, x2="end:Q", y=y, y2="top:Q"))
    if chosen is not None:
        rule = alt.Chart(data([{"year": chosen}]))
        layers.append(rule.mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=1).encode(x=x))
    for path in paths:
        rows = [{"year": year, "value": value} for year, value in sorted(path.values.items())]
        dash: dict[str, Any] = {"strokeDash": list(path.dash)} if path.dash else {}
        base = alt.Chart(data(rows))
        layers.append(
            base.mark_line(color=path.color, strokeWidth=path.weight * scale, **dash).encode(x=x, y=y)
        )
        if points:
            layers.append(
                base.mark_point(color=path.color, filled=True, size=34 * scale**2, opacity=1).encode(x=x, y=y)
            )
    for group in _near(paths):
        layers += end_labels(group, low, high, style, height)
    layers.append(theme.unit_above(unit, style))
    top = high if not percent else high * 100
    width = style.width - theme.axis_room(top, style, language) - label_room(paths, style)
    said = "; ".join(
        [
            *(_ends(path, language, percent=percent) for path in paths),
            *(f"{language.range(*ends)} ({year})" for year, ends in sorted(bands.items())),
        ]
    )
    return _framed(alt.layer(*layers).properties(width=width, height=height), frame, said, language, style)


def _near(paths: Sequence[Path]) -> list[list[Path]]:
    """Return the lines in groups that end near each other: only their names can touch."""
    groups: list[list[Path]] = []
    for path in sorted(paths, key=lambda path: max(path.values)):
        if groups and max(path.values) - max(groups[-1][-1].values) <= APART:
            groups[-1].append(path)
        else:
            groups.append([path])
    return groups


def _ends(path: Path, language: Language, *, percent: bool) -> str:
    """Return the ends of a line in words."""
    show = language.percent if percent else language.number
    first, last = min(path.values), max(path.values)
    name = path.label.replace("\n", " ")
    return f"{name}: {show(path.values[first])} ({first}), {show(path.values[last])} ({last})"


def _framed(panel: Any, frame: Frame, said: str, language: Language, style: Style) -> Picture:
    return theme.picture(
        [panel],
        title=frame.title,
        subtitle=frame.subtitle,
        caption=theme.source_words(frame.sources, frame.manifest, language),
        description=f"{frame.title}. {said}.",
        language=language,
        style=style,
    )
