"""The chart of the ledger: per year what was advised, decided, funded and filled."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from raming.answers.comparable import advices, first_intake_year, intake_years, is_mean, named_years
from raming.answers.ledger import Ledger
from raming.present import labels
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, TINT, data
from raming.present.language import Language
from raming.present.ledger_lines import LedgerLine, from_entries
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.ledger import sentences
from raming.present.sentences.published import when
from raming.present.wording import capital

HEIGHT = 280
HALF_YEAR = 0.42
HEADROOM = 1.06
OPEN_END = 2
"""Years drawn after the first for an advice that no other follows: advices are made every three years."""
SHAPES = {"filled": "circle", "decided": "square", "funded": "diamond", "indicative": "triangle-up"}
"""Shapes of what is not an advice; filled places are the only solid ones."""


def ledger_chart(ledger: Ledger, language: Language, style: Style = SCREEN) -> Picture:
    """Return the chart of the ledger of one occupation."""
    text = language.text
    occupation = ledger.occupation or ""
    lines = [line for line in from_entries(ledger.entries) if line.comparable]
    said = sentences(tuple(lines), language).of(Role.HEADLINE)
    title = "; ".join(title_of(sentence) for sentence in said.texts).lower()
    title = f"{capital(ledger.names[occupation][language.code])}, {title}"
    return theme.picture(
        [ledger_panel(lines, language, style)],
        title=title,
        subtitle=text(
            "People per year. Advice is drawn over the intake years it is in force for, a mean of years over those years; decisions and places filled stand at their own year"
        ),
        caption=theme.source_words(ledger.sources, ledger.manifest, language),
        description=f"{title}. " + "; ".join(_described(line, language) for line in lines) + ".",
        language=language,
        style=style,
    )


def _described(line: LedgerLine, language: Language) -> str:
    """Return one line in words."""
    return f"{when(line, language)}, {language.text(labels.STAGES[line.stage])}: {line.words(language)}"


def ledger_panel(lines: Sequence[LedgerLine], language: Language, style: Style) -> Any:
    """Return the panel of the ledger."""
    text = language.text
    scale = style.size / 12
    height = HEIGHT * scale
    advised = [line for line in lines if line.stage == "advised"]
    others = [line for line in lines if line.stage in SHAPES and not is_mean(line)]
    means = [line for line in lines if line.stage in SHAPES and is_mean(line)]
    shown = [*advised, *others, *means]
    spans = [_span(line, lines, language) for line in advised]
    covered = [years for line in (*others, *means) for years in intake_years(line)]
    covered += [int(span[end]) for span in spans for end in ("first", "last")]
    first, last = min(covered), max(covered)
    low, high, step = theme.nice(0.0, max(line.ends()[1] for line in shown) * HEADROOM)
    room = theme.axis_room(high, style, language)
    width = style.width - room
    axis = alt.Axis(
        values=[year for year in range(first, last + 1) if last - first <= 12 or year % 2 == 0],
        format="d",
        title=None,
        grid=False,
        labelFlush=False,
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first - 0.6, last + 0.6], nice=False))
    y = theme.number_axis("value:Q", low, high, step)
    base = alt.Chart(data(spans))
    layers: list[Any] = [
        base.mark_bar(color=TINT, stroke=None).encode(x=x, x2="end:Q", y=y, y2="top:Q"),
        base.mark_rule(color=ACCENT, strokeWidth=2.6 * scale).encode(x=x, x2="end:Q", y=y),
        base.mark_rule(color=ACCENT, strokeWidth=2.6 * scale).encode(x=x, x2="end:Q", y=alt.Y("top:Q")),
        base.mark_text(
            align="left", dy=-8 * scale, color=ACCENT, fontWeight="bold", fontSize=style.size, clip=False
        ).encode(x=x, y=alt.Y("top:Q"), text="words:N"),
    ]
    layers += _points(others, x, language, style)
    layers += _means(means, x, language, style)
    layers.append(theme.unit_above(text("people per year"), style, room))
    return alt.layer(*layers).properties(width=width, height=height)


def _years(line: LedgerLine, lines: Sequence[LedgerLine]) -> tuple[int, int]:
    """Return the intake years an advice is drawn over: those it is in force for, or was meant for."""
    start = first_intake_year(line)
    mine = next((advice for advice in advices(lines) if advice.line.year == line.year), None)
    end = mine.last if mine is not None else None
    named = named_years(line)
    if end is None:
        end = max(named) if len(named) > 1 else start + OPEN_END
    return start, max(start, end)


def _span(line: LedgerLine, lines: Sequence[LedgerLine], language: Language) -> dict[str, Any]:
    """Return an advice as a band over its intake years."""
    low, high = line.ends()
    start, end = _years(line, lines)
    return {
        "first": start,
        "last": end,
        "year": start - HALF_YEAR,
        "end": end + HALF_YEAR,
        "value": low,
        "top": high,
        "words": language.text("advice {value}", value=line.words(language)),
    }


def _points(lines: Sequence[LedgerLine], x: alt.X, language: Language, style: Style) -> list[Any]:
    """Return decisions and places filled as points, with a legend of their shapes."""
    if not lines:
        return []
    scale = style.size / 12
    used = [stage for stage in SHAPES if any(line.stage == stage for line in lines)]
    names = [capital(language.text(labels.STAGES[stage])) for stage in used]
    rows = [
        {
            "year": intake_years(line)[0],
            "value": line.ends()[1],
            "stage": capital(language.text(labels.STAGES[line.stage])),
        }
        for line in sorted(lines, key=lambda line: list(SHAPES).index(line.stage))
    ]
    legend = alt.Legend(orient="none", direction="horizontal", legendX=130 * scale, legendY=-25 * scale)
    shape = alt.Shape(
        "stage:N", legend=legend, scale=alt.Scale(domain=names, range=[SHAPES[stage] for stage in used])
    )
    fills = [GREY if stage == "filled" else "transparent" for stage in used]
    return [
        alt.Chart(data(rows))
        .mark_point(size=80 * scale**2, strokeWidth=1.8 * scale, opacity=1)
        .encode(
            x=x,
            y=alt.Y("value:Q"),
            shape=shape,
            fill=alt.Fill("stage:N", legend=legend, scale=alt.Scale(domain=names, range=fills)),
            stroke=alt.Stroke(
                "stage:N", legend=legend, scale=alt.Scale(domain=names, range=[INK] * len(used))
            ),
        )
    ]


def _means(lines: Sequence[LedgerLine], x: alt.X, language: Language, style: Style) -> list[Any]:
    """Return means of years as short lines over the years they are of."""
    if not lines:
        return []
    scale = style.size / 12
    rows = [
        {
            "year": intake_years(line)[0] - HALF_YEAR,
            "end": intake_years(line)[1] + HALF_YEAR,
            "value": line.ends()[1],
            "words": language.text("mean"),
        }
        for line in lines
    ]
    base = alt.Chart(data(rows))
    return [
        base.mark_rule(color=GREY, strokeWidth=2.6 * scale).encode(x=x, x2="end:Q", y=alt.Y("value:Q")),
        base.mark_text(align="left", dy=11 * scale, color=GREY, fontSize=style.size).encode(
            x=x, y=alt.Y("value:Q"), text="words:N"
        ),
    ]
