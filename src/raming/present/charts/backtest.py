"""The chart of the track record: mean error by years ahead, the model beside naive rules."""

from typing import Any

import altair as alt

from raming.answers.uncertainty.backtest import METHODS, Backtest
from raming.present import labels
from raming.present.charts import theme
from raming.present.charts.balance import Path, end_labels, label_room
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, data
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentences.backtest import mean_error, sentences
from raming.present.wording import capital

HEIGHT = 190
COLORS = {"model": ACCENT, "no-change": SOFT, "linear-trend": INK, "last-growth": GREY}


def backtest_chart(answer: Backtest, language: Language, style: Style = SCREEN) -> Picture:
    """Return the mean error by years ahead, in people and in FTE."""
    text = language.text
    title = text(
        "{name}: {share} off in people, {fte} off in FTE on average",
        name=capital(answer.names[language.code]),
        share=language.percent(mean_error(answer.rows, "model", "observed", None, "headcount_error"), 1),
        fte=language.percent(mean_error(answer.rows, "model", "observed", None, "fte_error"), 1),
    )
    panels = [
        _panel(answer, "headcount_error", text("Mean error in people active"), language, style),
        _panel(answer, "fte_error", text("Mean error in full-time equivalents"), language, style),
    ]
    return theme.picture(
        panels,
        title=title,
        subtitle=text(
            "How to read it: every round projected with the intake that happened, against the stock that "
            "later rounds counted; the lower the line, the better the method"
        ),
        caption=theme.source_words(answer.sources, answer.manifest, language),
        description=" ".join([f"{title}.", *sentences(answer, language).texts]),
        language=language,
        style=style,
    )


def _panel(answer: Backtest, name: str, title: str, language: Language, style: Style) -> Any:
    """Return one panel: a line for each method."""
    scale = style.size / 12
    horizons = [
        horizon
        for horizon in sorted({row.horizon for row in answer.rows})
        if all(mean_error(answer.rows, method, "observed", horizon, name) is not None for method in METHODS)
    ]
    paths = []
    for method in METHODS:
        values = {
            horizon: mean_error(answer.rows, method, "observed", horizon, name) or 0.0 for horizon in horizons
        }
        paths.append(Path(_two_lines(language.text(labels.METHODS[method])), values, COLORS[method]))
    width = style.width - 60 * scale - label_room(paths, style)
    height = HEIGHT * scale
    _, high, step = theme.nice(0.0, max(max(path.values.values()) for path in paths))
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[horizons[0], horizons[-1]], nice=False),
        axis=alt.Axis(
            values=horizons,
            format="d",
            grid=False,
            title=language.text("years ahead"),
            titleAnchor="end",
            labelFlush=False,
            labelFontSize=style.size,
        ),
    )
    y = theme.number_axis("value:Q", 0.0, high, step, percent=True)
    layers: list[Any] = []
    for path in paths:
        rows = [{"year": year, "value": value} for year, value in path.values.items()]
        lines = alt.Chart(data(rows)).encode(x=x, y=y)
        layers.append(lines.mark_line(color=path.color, strokeWidth=2 * scale))
        layers.append(lines.mark_point(color=path.color, filled=True, size=30 * scale**2, opacity=1))
    layers += end_labels(paths, 0.0, high, style, height)
    unit = language.text("persons") if name == "headcount_error" else language.text("FTE")
    layers.append(theme.unit_above(unit, style))
    return alt.layer(*layers).properties(width=width, height=height, title=theme.heading(title, style, width))


def _two_lines(label: str) -> str:
    """Break a long label near its middle."""
    return "\n".join(theme.balanced(label, len(label) * 0.62, 1.0, 1.0)) if len(label) > 18 else label
