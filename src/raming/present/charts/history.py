"""The chart of the figures: how the weightiest ones moved over the rounds, a small panel each."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from raming.answers.parameters import ParameterEntry, ParameterList
from raming.present import labels
from raming.present.charts import theme
from raming.present.charts.theme import ACCENT, GREY, INK, data
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.parameters import sentences, value_words
from raming.present.wording import capital, parameter_words, unit_words

COLUMNS = 3
NARROW = 500
"""Width in pixels under which two panels stand side by side."""
HEIGHT = 92
HEIGHT_IN_PRINT = 62
"""So that all panels stand on one page in type that can be read."""
SHOWN = {
    "stock_headcount": None,
    "fte_per_head": 0,
    "stock_cumulative_outflow": 10,
    "intake_per_year": None,
    "internal_yield": None,
    "external_yield": 10,
    "abroad_inflow_per_year": None,
    "unmet_demand": None,
    "demographic_growth": 20,
    "epidemiological_trend": None,
    "sociocultural_trend": None,
    "professional_trend": None,
    "efficiency_trend": None,
    "horizontal_substitution": None,
    "vertical_substitution": None,
}
"""The parameters with a panel, and the point of their curve that is shown."""


def history_chart(answer: ParameterList, language: Language, style: Style = SCREEN) -> Picture:
    """Return the chart of how the figures moved over the rounds."""
    text = language.text
    panels = [entries for name, at in SHOWN.items() if (entries := _entries(answer, name, at))]
    rounds = sorted({int(year) for entries in panels for entry in entries for year in entry.history})
    name = capital(answer.names[language.code])
    message = title_of(sentences(answer, language).first(Role.PATH))
    title = text(
        "{name}: how the weightiest figures moved over the rounds {first}–{last}",
        name=name,
        first=rounds[0],
        last=rounds[-1],
    )
    drawn = [_panel(entries, rounds, language, style) for entries in panels]
    return theme.picture(
        [alt.concat(*drawn, columns=_columns(style), spacing=26 if style.framed else 14, align="all")],
        title=title,
        subtitle=text(
            "Each panel has its own scale; middle variant, cohort from the steering year on; women (W) and men (M)"
        ),
        caption=theme.source_words(answer.sources, answer.manifest, language),
        description=f"{title}. {message}. " + " ".join(_described(entries, language) for entries in panels),
        language=language,
        style=style,
    )


def _columns(style: Style) -> int:
    """Return how many panels stand side by side."""
    return COLUMNS if style.width >= NARROW else 2


def _entries(answer: ParameterList, parameter: str, at: int | None) -> list[ParameterEntry]:
    """Return the figures of one panel: of both sexes where they differ by sex."""
    return [
        entry
        for entry in answer.parameters
        if entry.parameter == parameter
        and entry.at == at
        and entry.variant in (None, "mid")
        and entry.cohort in (None, "after_steering")
        and len(entry.history) > 1
    ]


def _name(entry: ParameterEntry, language: Language) -> str:
    """Return the name of a panel, its sex left out."""
    name = capital(parameter_words(entry.parameter, None, None, entry.at, None, language))
    return name.replace(f"({entry.at} ", f"({entry.at}\u00a0")  # a number stays with what it counts


def _described(entries: Sequence[ParameterEntry], language: Language) -> str:
    """Return first and last value of a panel in words."""
    parts = []
    for entry in entries:
        years = sorted(entry.history)
        first, last = (
            value_words(entry.history[year], entry.unit, language) for year in (years[0], years[-1])
        )
        sex = f" {language.text(labels.SEXES[entry.sex])}" if entry.sex else ""
        parts.append(f"{_name(entry, language)}{sex}: {first} ({years[0]}), {last} ({years[-1]}).")
    return " ".join(parts)


def _panel(entries: Sequence[ParameterEntry], rounds: Sequence[int], language: Language, style: Style) -> Any:
    """Return one small panel."""
    scale = style.size / 12
    percent = entries[0].unit in labels.SHARES
    values = [value for entry in entries for value in entry.history.values()]
    low, high, step = theme.nice(min(values), max(values), steps=3)
    width = style.width / _columns(style) - 62 * scale
    letters = {"f": language.text("W"), "m": language.text("M")}
    rows = [
        {"year": int(year), "value": value, "sex": letters.get(entry.sex or "", "")}
        for entry in entries
        for year, value in entry.history.items()
    ]
    axis = alt.Axis(
        values=[rounds[0], rounds[-1]],
        format="d",
        title=None,
        grid=False,
        labelFlush=False,
        labelFontSize=style.size * 0.92,
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[rounds[0], rounds[-1]], nice=False))
    y = theme.number_axis("value:Q", low, high, step, percent=percent)
    lines = alt.Chart(data(rows)).encode(x=x, y=y, detail="sex:N")
    ends = [row for row in rows if row["year"] == rounds[-1]]
    unit = unit_words(entries[0].unit, language)
    parts: list[Any] = [
        lines.mark_line(color=ACCENT, strokeWidth=1.8 * scale),
        lines.mark_point(color=ACCENT, filled=True, size=26 * scale**2, opacity=1),
    ]
    if len(entries) > 1:
        parts.append(
            alt.Chart(data(ends))
            .mark_text(align="left", dx=6, color=INK, fontSize=style.size * 0.92, clip=False)
            .encode(x=x, y=y, text="sex:N")
        )
    heading = alt.TitleParams(
        theme.balanced(_name(entries[0], language), width + 20 * scale, style.size, 0.5),
        subtitle=theme.balanced(unit, width + 40 * scale, style.size, 0.5),
        anchor="start",
        frame="group",
        fontSize=style.size,
        subtitleFontSize=style.size * 0.92,
        subtitleColor=GREY,
        lineHeight=style.size * 1.25,
        offset=8,
    )
    return alt.layer(*parts).properties(
        width=width, height=(HEIGHT if style.framed else HEIGHT_IN_PRINT) * scale, title=heading
    )
