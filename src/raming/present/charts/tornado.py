"""The tornado: how far each uncertain figure alone moves the advice, and what knowing it is worth."""

from typing import Any

import altair as alt

from raming.answers.uncertainty.sensitivity import Sensitivity
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, data
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentences.sensitivity import index_words, sentences
from raming.present.wording import capital

SHOWN = 12
ROW = 26
ROW_IN_PRINT = 19


def tornado(answer: Sensitivity, language: Language, style: Style = SCREEN) -> Picture:
    """Return the tornado of a sensitivity analysis."""
    text = language.text
    title = text(
        "{name}: {figure} is the uncertainty that weighs most",
        name=capital(answer.names[language.code]),
        figure=index_words(answer.indices[0], language),
    )
    return theme.picture(
        [_bars(answer, language, style)],
        title=title,
        subtitle=text(
            "How to read it: each bar is the advice when only that figure goes from low (light) to high "
            "(dark), each end passed in one draw out of ten; the percentage is by how much the spread of "
            "the advice would shrink if the figure were known. Balance in {year}, round {round}",
            year=answer.balance_year,
            round=answer.round,
        ),
        caption=theme.source_words(answer.sources, answer.manifest, language),
        description=" ".join([f"{title}.", *sentences(answer, language).texts]),
        language=language,
        style=style,
    )


def _bars(answer: Sensitivity, language: Language, style: Style) -> Any:
    """Return a bar for each of the weightiest figures."""
    text = language.text
    scale = style.size / 12
    rows: list[dict[str, Any]] = []
    for index in answer.indices[:SHOWN]:
        label = capital(index_words(index, language))
        words = language.percent(index.information_value)
        right = max(index.intake_at_low, index.intake_at_high, answer.advised_intake)
        for end, kind in ((index.intake_at_low, "low"), (index.intake_at_high, "high")):
            rows.append(
                {
                    "label": label,
                    "left": min(end, answer.advised_intake),
                    "right": max(end, answer.advised_intake),
                    "kind": kind,
                    "edge": right,
                    "words": words if kind == "low" else "",
                }
            )
    names = list(dict.fromkeys(row["label"] for row in rows))
    room = max(style.length(name, 0.5) for name in names) + 10
    low, high, step = theme.nice(min(row["left"] for row in rows), max(row["right"] for row in rows))
    y = alt.Y(
        "label:N",
        sort=names,
        axis=alt.Axis(
            title=None, domain=False, ticks=False, labelLimit=0, labelColor=INK, labelFontSize=style.size
        ),
        scale=alt.Scale(paddingInner=0.35, paddingOuter=0.15),
    )
    x = alt.X(
        "left:Q",
        scale=alt.Scale(domain=[low, high], nice=False),
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
        color=alt.Color("kind:N", scale=alt.Scale(domain=["low", "high"], range=[SOFT, ACCENT]), legend=None),
    )
    middle = (
        alt.Chart(data([{"left": answer.advised_intake}])).mark_rule(color=INK, strokeWidth=1.2).encode(x=x)
    )
    worth = base.mark_text(align="left", dx=6 * scale, color=GREY, fontSize=style.size, clip=False).encode(
        x=alt.X("edge:Q"), y=y, text="words:N"
    )
    return alt.layer(bars, middle, worth).properties(
        width=style.width - room - 44 * scale,
        height=(ROW if style.framed else ROW_IN_PRINT) * scale * len(names),
    )
