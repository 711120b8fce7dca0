"""The house style of every chart: calm type, one accent colour, and shapes that survive in grey.

The title says the message, the subtitle what is shown, the caption where it comes from. Lines are named where
they end, so that no legend has to be matched with colours.
"""

import math
import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, Literal

import altair as alt

from raming import __version__
from raming.answers.evidence import Source
from raming.answers.manifest import Manifest
from raming.present.colophon import made_words, reference_of
from raming.present.language import Language
from raming.present.picture import AVERAGE_WIDTH, Picture, Style

ACCENT = "#0b5c8a"
TINT = "#cfe2ee"
INK = "#1b2733"
GREY = "#66727d"
SOFT = "#9aa5ae"
PALE = "#e3e7ea"
WHITE = "#ffffff"

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Liberation Sans is inside vl-convert, so that a chart is the same on every machine."""

NORMAL: Literal["normal"] = "normal"
BOLD: Literal["bold"] = "bold"

LINE_OF_NAME = 1.1
"""Height of a line of a name beside a bar, in sizes of its type."""
NAMED = 3
"""Publishers named in a caption; the others are counted."""

LOCALES: Mapping[str, dict[str, Any]] = {
    "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""], "minus": "−"},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""], "minus": "−"},
}


def balanced(text: str, width: float, size: float, share: float = AVERAGE_WIDTH) -> list[str]:
    """Return a text in as few lines as fit a width in pixels, of about the same length: no orphan words."""
    room = max(12, int(width / (size * share)))
    lines = wrap(text, room, break_on_hyphens=False)
    while room > 12 and len(wrap(text, room - 1, break_on_hyphens=False)) == len(lines):
        room -= 1
    return wrap(text, room, break_on_hyphens=False) or [""]


def in_lines(name: str, longest: int) -> str:
    """Return a name in as few lines as are no longer than so many characters, of about the same length."""
    return "\n".join(balanced(name, longest, 1, 1))


def name_axis() -> alt.Axis:
    """Return the axis of bars under each other, of which `names_beside` writes the names."""
    return alt.Axis(title=None, domain=False, ticks=False, labels=False)


def names_beside(names: Sequence[str], y: alt.Y, style: Style) -> list[Any]:
    """Write names at the left of their bars, each in the middle of its bar on as many lines as `in_lines` made.

    Args:
        names: the names, as the field of `y` holds them.
        y: where they stand; its field is the first word of its shorthand.
        style: on its own or inside a document.
    """
    field = str(y.shorthand).partition(":")[0]
    layers = []
    for count in sorted({name.count("\n") for name in names}):
        rows = [{field: name} for name in dict.fromkeys(names) if name.count("\n") == count]
        height = style.size * LINE_OF_NAME
        text = alt.Chart(data(rows)).mark_text(
            align="right",
            baseline="middle",
            dx=-8,
            dy=-count * height / 2,
            lineBreak="\n",
            lineHeight=height,
            color=INK,
            fontSize=style.size,
            clip=False,
        )
        layers.append(text.encode(x=alt.value(0), y=y, text=f"{field}:N"))
    return layers


def data(rows: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    """Return rows as data for a chart."""
    return alt.InlineData(values=[dict(row) for row in rows])


def nice(low: float, high: float, steps: int = 5) -> tuple[float, float, float]:
    """Return round ends of an axis around two values, and the step between its ticks."""
    spread = max(high - low, abs(high) * 0.02, 1e-9)
    raw = spread / steps
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(times * power for times in (1, 2, 2.5, 5, 10) if times * power >= raw)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def ticks(low: float, high: float, step: float) -> list[float]:
    """Return the ticks of an axis."""
    return [low + place * step for place in range(round((high - low) / step) + 1)]


def spread_out(places: Sequence[float], apart: float) -> list[float]:
    """Move places apart until no two are nearer than `apart`, keeping their order and their middle."""
    order = sorted(range(len(places)), key=lambda place: places[place])
    groups = [[places[place]] for place in order]
    centres = [places[place] for place in order]
    merged = True
    while merged:
        merged = False
        for number in range(len(groups) - 1):
            room = apart * (len(groups[number]) + len(groups[number + 1])) / 2
            if centres[number + 1] - centres[number] < room - 1e-12:
                together = groups[number] + groups[number + 1]
                groups[number : number + 2] = [together]
                centres[number : number + 2] = [sum(together) / len(together)]
                merged = True
                break
    moved = [0.0] * len(places)
    line = 0
    for group, centre in zip(groups, centres, strict=True):
        for number in range(len(group)):
            moved[order[line]] = centre + (number - (len(group) - 1) / 2) * apart
            line += 1
    return moved


def above(places: Sequence[float], apart: float, floor: float) -> list[float]:
    """Push places up until none lies below a floor, no two nearer than `apart`; their order stays."""
    moved = list(places)
    limit = floor
    for place in sorted(range(len(places)), key=lambda place: -places[place]):
        moved[place] = min(moved[place], limit)
        limit = moved[place] - apart
    return moved


def year_ticks(first: int, last: int, chosen: int | None = None) -> list[int]:
    """Return the years named on an axis: every fifth, and the chosen one."""
    years = [year for year in range(first, last + 1) if (year - first) % 5 == 0]
    if chosen is None or chosen in years:
        return years
    return sorted([year for year in years if abs(year - chosen) > 1] + [chosen])


def year_axis(first: int, last: int, style: Style, chosen: int | None = None) -> alt.X:
    """Return the axis of years."""
    axis = alt.Axis(
        values=year_ticks(first, last, chosen),
        format="d",
        title=None,
        grid=False,
        labelFlush=False,
        labelFontSize=style.size,
    )
    return alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first, last], nice=False))


def number_axis(
    field: str, low: float, high: float, step: float, *, title: str | None = None, percent: bool = False
) -> alt.Y:
    """Return an axis of numbers, its unit written above it."""
    shown = step * (100 if percent else 1)
    digits = next(digits for digits in range(9) if math.isclose(round(shown, digits), shown, rel_tol=1e-6))
    axis = alt.Axis(
        values=ticks(low, high, step),
        format=f",.{digits}%" if percent else f",.{digits}f",
        title=title,
        domain=False,
        ticks=False,
        labelOverlap=False,
    )
    return alt.Y(field, axis=axis, scale=alt.Scale(domain=[low, high], nice=False, zero=False))


def axis_room(high: float, style: Style, language: Language, digits: int = 0) -> float:
    """Return how much room the numbers of an axis take at its left."""
    return style.length(language.number(high, digits), 0.58) + 12


def unit_above(unit: str, style: Style, room: float | None = None) -> Any:
    """Write the unit of an axis above it, flat, where it is read first; from the left edge when it is long.

    Args:
        unit: the unit.
        style: on its own or inside a document.
        room: room that the numbers of the axis take, for a unit that is longer than they are.
    """
    return (
        alt.Chart(data([{"unit": unit}]))
        .mark_text(
            align="right" if room is None else "left",
            baseline="bottom",
            dx=-6 if room is None else -room + 6,
            dy=-7,
            color=GREY,
            fontSize=style.size,
            clip=False,
        )
        .encode(text="unit:N", x=alt.value(0), y=alt.value(0))
    )


def heading(text: str, style: Style, width: float) -> alt.TitleParams:
    """Return the heading of a panel, broken where the panel ends."""
    return alt.TitleParams(
        balanced(text, width, style.size, 0.5),
        anchor="start",
        frame="group",
        fontSize=style.size,
        fontWeight="bold",
        color=INK,
        offset=style.size * 1.6,
        lineHeight=style.size * 1.3,
    )


def source_words(sources: Sequence[Source], manifest: Manifest, language: Language) -> str:
    """Return the caption: whose figures, what computed them, and the day and the reference to find them back by."""
    publishers = list(dict.fromkeys(_short(language.of_pack(source.publisher)) for source in sources))
    named = publishers[:NAMED]
    rest = len(publishers) - len(named)
    if rest:
        named.append(language.plural("{count} other", "{count} others", rest))
    return language.text(
        "Source: {publishers}. Computed with raming {version}, pack {pack} {pack_version}; {date}, reference {reference}.",
        publishers=language.listing(named) if named else language.text("see the pack"),
        version=__version__,
        pack=manifest.pack.name,
        pack_version=manifest.pack.version,
        date=made_words(language),
        reference=reference_of(manifest),
    )


def _short(publisher: str) -> str:
    """Return the name of a publisher without what is said about it."""
    return re.split(r", | \(", publisher, maxsplit=1)[0]


def picture(
    panels: Sequence[Any],
    *,
    title: str,
    subtitle: str,
    caption: str,
    description: str,
    language: Language,
    style: Style,
) -> Picture:
    """Put panels under each other, with title, subtitle and caption.

    Args:
        panels: charts of Altair.
        title: the message, in a sentence.
        subtitle: what is shown, and its definition.
        caption: source and date.
        description: the chart in words.
        language: language of the numbers on the axes.
        style: on its own or inside a document.
    """
    alone = len(panels) == 1 and not style.framed  # a panel by itself leaves no room for the title of a group
    whole: Any = panels[0] if alone else alt.concat(*panels, columns=1, spacing=style.size * 2)
    if style.framed:
        above = alt.TitleParams(
            balanced(title, style.width, 17),
            subtitle=[
                *balanced(subtitle, style.width, 12.5, 0.48),
                *(balanced(style.warning, style.width, 12.5, 0.48) if style.warning else []),
            ],
            frame="bounds",
        )
        below = alt.TitleParams(
            balanced(caption, style.width, 10, 0.5),
            orient="bottom",
            frame="bounds",
            fontSize=10,
            fontWeight="normal",
            color=GREY,
            lineHeight=13,
        )
        whole = alt.concat(whole.properties(title=above), columns=1).properties(title=below)
    # Unchecked: the check takes longer than the drawing, and what draws refuses a faulty specification.
    spec = whole.configure(**_config(language, style)).to_dict(validate=False)
    described = f"{style.warning} {description}".strip()
    spec["description"] = described
    return Picture(title, described, spec)


def single(panel: Any, *, title: str, description: str, language: Language, style: Style) -> Picture:
    """Return one panel of a chart as a chart of its own, without the heading it has among others.

    Args:
        panel: a chart of Altair.
        title: its message, in a sentence.
        description: the chart in words.
        language: language of the numbers on the axes.
        style: inside a page or a document that shows the title.
    """
    bare = panel.copy(deep=False)
    bare.title = alt.Undefined
    return picture(
        [bare],
        title=title,
        subtitle="",
        caption="",
        description=description,
        language=language,
        style=style,
    )


def _config(language: Language, style: Style) -> dict[str, Any]:
    """Return the settings of Vega-Lite that make the house style."""
    return {
        "font": FONT,
        "background": WHITE,
        "padding": 12 if style.framed else 2,
        "locale": {"number": LOCALES[language.code]},
        "concat": alt.CompositionConfig(spacing=style.size * 2),
        "view": alt.ViewConfig(stroke=None),
        "title": alt.TitleConfig(
            anchor="start",
            frame="bounds",
            font=FONT,
            fontSize=17,
            fontWeight="bold",
            color=INK,
            lineHeight=22,
            offset=18,
            subtitleFont=FONT,
            subtitleFontSize=12.5,
            subtitleColor=GREY,
            subtitlePadding=6,
            subtitleLineHeight=17,
        ),
        "axis": alt.AxisConfig(
            labelFont=FONT,
            labelFontSize=style.size,
            labelColor=GREY,
            titleFont=FONT,
            titleFontSize=style.size,
            titleFontWeight="normal",
            titleColor=GREY,
            gridColor=PALE,
            domainColor=SOFT,
            tickColor=SOFT,
            labelPadding=6,
        ),
        "text": alt.MarkConfig(font=FONT, fontSize=style.size, color=INK),
        "legend": alt.LegendConfig(
            labelFont=FONT,
            labelFontSize=style.size,
            labelColor=INK,
            title=None,
            orient="top",
            symbolSize=90,
            symbolStrokeWidth=2,
            columnPadding=18,
        ),
    }
