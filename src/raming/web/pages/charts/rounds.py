"""The advice of the model in every round, beside what was published in that year."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from raming.answers.advice import Advice
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, TINT, data
from raming.present.language import Language
from raming.present.leading import model_words
from raming.present.ledger_lines import LedgerLine
from raming.present.picture import Picture, Style

HEIGHT = 220


def rounds_picture(
    advices: Mapping[int, Advice], published: Sequence[LedgerLine], words: Language, style: Style, title: str
) -> Picture:
    """Return the chart of the rounds.

    Args:
        advices: the advice by round.
        published: published advices, a line each.
        words: language of the chart.
        style: on its own or on a page.
        title: its message.
    """
    scale = style.size / 12
    model: list[dict[str, Any]] = [
        {"year": year, "value": advice.advised_intake, "words": model_words(advice, words)}
        for year, advice in sorted(advices.items())
        if advice.advised_intake is not None
    ]
    lines = [line for line in published if min(advices) - 1 <= line.year <= max(advices) + 1]
    ranges: list[dict[str, Any]] = [
        {"year": line.year, "value": line.ends()[0], "other": line.ends()[1]} for line in lines
    ]
    points = [{"year": line.year, "value": line.preferred} for line in lines if line.preferred is not None]
    highest = max([entry["value"] for entry in model] + [entry["other"] for entry in ranges])
    _, high, step = theme.nice(0.0, highest * 1.08)
    room = theme.axis_room(high, style, words)
    years = sorted({entry["year"] for entry in model} | {line.year for line in lines})
    x = alt.X(
        "year:Q",
        axis=alt.Axis(
            values=years, format="d", title=None, grid=False, labelFontSize=style.size, labelOverlap=True
        ),
        scale=alt.Scale(domain=[years[0] - 1, years[-1] + 1], nice=False),
    )
    y = theme.number_axis("value:Q", 0.0, high, step)
    base = alt.Chart(data(model))
    layers: list[Any] = [
        alt.Chart(data(ranges)).mark_rule(strokeWidth=9 * scale, color=TINT).encode(x=x, y=y, y2="other:Q"),
        alt.Chart(data(points))
        .mark_point(filled=True, shape="diamond", color=GREY, size=80 * scale**2, opacity=1)
        .encode(x=x, y=y),
        base.mark_line(color=ACCENT, strokeWidth=1.4 * scale, strokeDash=[3, 3]).encode(x=x, y=y),
        base.mark_point(filled=True, color=ACCENT, size=110 * scale**2, opacity=1).encode(x=x, y=y),
        base.mark_text(dy=-13 * scale, color=ACCENT, fontWeight="bold", clip=False).encode(
            x=x, y=y, text="words:N"
        ),
        *_legend(words, style),
        theme.unit_above(words.text("people per year"), style, room),
    ]
    width = style.width - room - 20 * scale
    described = "; ".join(
        words.text("{year}: {value}", year=entry["year"], value=entry["words"]) for entry in model
    )
    return theme.picture(
        [alt.layer(*layers).properties(width=width, height=HEIGHT * scale)],
        title=title,
        subtitle=words.text("Advised intake by round: this model, and as published"),
        caption=theme.source_words(advices[max(advices)].sources, advices[max(advices)].manifest, words),
        description=f"{title}. {described}.",
        language=words,
        style=style,
    )


def _legend(words: Language, style: Style) -> list[Any]:
    """Return what the marks mean, written at the foot of the panel."""
    scale = style.size / 12
    entries = (
        ("circle", ACCENT, words.text("this model")),
        ("diamond", GREY, words.text("published")),
        ("square", TINT, words.text("published range")),
    )
    legend: list[Any] = []
    place = 12.0
    for shape, color, label in entries:
        spot = alt.Chart(data([{}])).encode(x=alt.value(place), y=alt.value(HEIGHT * scale - 16 * scale))
        legend.append(
            spot.mark_point(
                filled=True,
                shape=shape,
                size=80 * scale**2,
                opacity=1,
                color=color,
                stroke=SOFT if color == TINT else color,
            )
        )
        legend.append(
            spot.mark_text(align="left", dx=9, baseline="middle", color=INK, fontSize=style.size, text=label)
        )
        place += 9 + style.length(label) + 24 * scale
    return legend
