"""The waterfall: what adds up to the advice, one bar a driver."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt

from raming.answers.advice import Driver
from raming.answers.explanation import DriverShare, Explanation
from raming.present import labels
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, INK, SOFT, data
from raming.present.grading import illustrated
from raming.present.language import Language, roughly
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentences.explanation import SMALL, driving
from raming.present.wording import capital, scenario_words

ROW = 25
ROW_IN_PRINT = 19


def waterfall(explanation: Explanation, language: Language, style: Style = SCREEN) -> Picture:
    """Return the waterfall of an explanation that has an advice."""
    text = language.text
    name = capital(explanation.names[language.code])
    raising = max(explanation.drivers, key=lambda driver: driver.intake)
    lowering = min(explanation.drivers, key=lambda driver: driver.intake)
    title = text(
        "{name}: {raising} raises the advice most, {lowering} lowers it most",
        name=name,
        raising=text(labels.DRIVERS[raising.id]),
        lowering=text(labels.DRIVERS[lowering.id]),
    )
    advised = explanation.advised_intake or 0.0
    return theme.picture(
        [waterfall_panel(explanation.drivers, advised, language, style)],
        title=title,
        subtitle=text(
            "What each cause adds to the advised intake or takes from it, in places per year; together they "
            "make the {advised} for balance in {year} ({scenario}, round {round})",
            advised=language.number(roughly(advised) if illustrated(explanation) else advised),
            year=explanation.balance_year,
            scenario=scenario_words(explanation.scenario, explanation.trend, explanation.variant, language),
            round=explanation.round,
        ),
        caption=theme.source_words(explanation.sources, explanation.manifest, language),
        description=" ".join([f"{title}.", *driving(explanation.drivers, language).texts]),
        language=language,
        style=style,
    )


def waterfall_panel(
    drivers: Sequence[DriverShare | Driver], advised: float, language: Language, style: Style
) -> Any:
    """Return the bars of the drivers, each starting where the one before ended, and the advice below them."""
    text = language.text
    scale = style.size / 12
    rows: list[dict[str, Any]] = []
    total = 0.0
    for driver in drivers:
        start, total = total, total + driver.intake
        if abs(driver.intake) < SMALL:
            continue
        rows.append(
            {
                "label": text(labels.DRIVERS[driver.id]),
                "start": start,
                "end": total,
                "left": min(start, total),
                "right": max(start, total),
                "words": language.number(driver.intake, signed=True),
                "kind": "up" if driver.intake > 0 else "down",
            }
        )
    rows.append(
        {
            "label": text("the advice"),
            "start": 0.0,
            "end": advised,
            "left": min(0.0, advised),
            "right": max(0.0, advised),
            "words": language.number(advised),
            "kind": "total",
        }
    )
    names = [row["label"] for row in rows]
    room = max(style.length(name, 0.5) for name in names) + 10
    low, high, step = theme.nice(
        min([0.0, *(row["left"] for row in rows)]), max(row["right"] for row in rows)
    )
    y = alt.Y(
        "label:N",
        sort=names,
        axis=alt.Axis(
            title=None,
            domain=False,
            ticks=False,
            labelLimit=0,
            labelColor=INK,
            labelFontSize=style.size,
        ),
        scale=alt.Scale(paddingInner=0.35, paddingOuter=0.15),
    )
    x = alt.X(
        "left:Q",
        scale=alt.Scale(domain=[low, high], nice=False),
        axis=alt.Axis(
            values=theme.ticks(low, high, step),
            format=",.0f",
            title=text("places per year"),
            titleAnchor="end",
            labelFlush=False,
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
    zero = alt.Chart(data([{"left": 0.0}])).mark_rule(color=SOFT, strokeWidth=1).encode(x=x)
    links = [
        {"left": before["end"], "label": before["label"], "next": after["label"]}
        for before, after in pairwise(rows)
    ]
    joined = (
        alt.Chart(data(links))
        .mark_rule(color=SOFT, strokeWidth=0.8, strokeDash=[2, 2])
        .encode(x=x, y=y, y2="next:N")
    )
    texts = [
        base.transform_filter(condition)
        .mark_text(align="left", dx=5 * scale, clip=False, fontSize=style.size, fontWeight=weight)
        .encode(x=alt.X("right:Q"), y=y, text="words:N")
        for condition, weight in (
            ("datum.kind != 'total'", theme.NORMAL),
            ("datum.kind == 'total'", theme.BOLD),
        )
    ]
    width = style.width - room - 44 * scale
    return alt.layer(joined, bars, zero, *texts).properties(
        width=width, height=(ROW if style.framed else ROW_IN_PRINT) * scale * len(rows)
    )
