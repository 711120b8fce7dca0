"""The steps from one advice to another: a bar for each, its differences between them."""

from typing import Any

import altair as alt

from raming.answers.uncertainty.comparison import Comparison
from raming.present import labels
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, INK, SOFT, data
from raming.present.grading import illustrated
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentences.comparison import SMALL, sentences, sides_words
from raming.present.wording import capital

ROW = 25
ROW_IN_PRINT = 19


def steps(answer: Comparison, language: Language, style: Style = SCREEN) -> Picture:
    """Return the waterfall from one advice to another."""
    text = language.text
    name = capital(answer.names[language.code])
    part = text(labels.DIFFERENCES[answer.parts[0].id]) if answer.parts else text("nothing")
    title = (
        text("{name}: changed most of all by {part}, as an illustration", name=name, part=part)
        if illustrated(answer)
        else text(
            "{name}: from {before} to {after} a year, most of all by {part}",
            name=name,
            before=language.number(answer.from_),
            after=language.number(answer.to),
            part=part,
        )
    )
    return theme.picture(
        [_bars(answer, language, style)],
        title=title,
        subtitle=text(
            "What each difference does to the advice, in people per year, averaged over every order (Shapley). From {before} to {after}",
            before=sides_words(answer, language)[0],
            after=sides_words(answer, language)[1],
        ),
        caption=theme.source_words(answer.sources, answer.manifest, language),
        description=" ".join([f"{title}.", *sentences(answer, language).texts]),
        language=language,
        style=style,
    )


def _bars(answer: Comparison, language: Language, style: Style) -> Any:
    """Return the bars, each difference starting where the one before ended."""
    text = language.text
    scale = style.size / 12
    rows: list[dict[str, Any]] = [_total(str(answer.sides[0].round), "from", answer.from_, language)]
    here = answer.from_
    for part in answer.parts:
        start, here = here, here + part.effect
        if abs(part.effect) < SMALL:
            continue
        rows.append(
            {
                "label": capital(text(labels.DIFFERENCES[part.id])),
                "left": min(start, here),
                "right": max(start, here),
                "words": language.number(part.effect, signed=True),
                "kind": "up" if part.effect > 0 else "down",
            }
        )
    rows.append(_total(str(answer.sides[1].round), "to", answer.to, language))
    for number, row in enumerate(rows):
        row["key"] = f"{number:02d}"
    names = [row["label"] for row in rows]
    room = max(style.length(name, 0.5) for name in names) + 10
    low, high, step = theme.nice(
        min([0.0, *(row["left"] for row in rows)]), max(row["right"] for row in rows)
    )
    y = alt.Y(
        "key:N",
        sort=[row["key"] for row in rows],
        axis=alt.Axis(
            title=None,
            domain=False,
            ticks=False,
            labelLimit=0,
            labelColor=INK,
            labelFontSize=style.size,
            labelExpr=f"{names}[+datum.value]",
        ),
        scale=alt.Scale(paddingInner=0.35, paddingOuter=0.15),
    )
    x = alt.X(
        "left:Q",
        scale=alt.Scale(domain=[low, high], nice=False, zero=False),
        axis=alt.Axis(
            values=theme.ticks(low, high, step),
            format=",.0f",
            title=text("people per year"),
            titleAnchor="end",
            domain=False,
            ticks=False,
        ),
    )
    base = alt.Chart(data(rows))
    bars = base.mark_bar(stroke=None).encode(
        x=x,
        x2="right:Q",
        y=y,
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=["up", "down", "total"], range=[ACCENT, SOFT, INK]),
            legend=None,
        ),
    )
    words = base.mark_text(align="left", dx=5 * scale, clip=False, fontSize=style.size).encode(
        x=alt.X("right:Q"), y=y, text="words:N"
    )
    return alt.layer(bars, words).properties(
        width=style.width - room - 50 * scale,
        height=(ROW if style.framed else ROW_IN_PRINT) * scale * len(rows),
    )


def _total(round_: str, end: str, value: float, language: Language) -> dict[str, Any]:
    """Return the bar of one of the two advices."""
    label = (
        language.text("from: {round}", round=round_)
        if end == "from"
        else language.text("to: {round}", round=round_)
    )
    return {
        "label": capital(label),
        "left": 0.0,
        "right": value,
        "words": language.number(value),
        "kind": "total",
    }
