"""The profile of one region as small multiples: path, causes, and each indicator among all regions."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import altair as alt

from raming.answers.regional.balance import Balance, Profile
from raming.answers.regional.indicators import Indicator
from raming.present import regional_labels as regional
from raming.present.charts import theme
from raming.present.charts.balance import DEMAND, SUPPLY, Path, balance_panel, label_room
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, TINT, data
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.balance import figure, profile_sentences
from raming.present.wording import capital

STRIP = 26
BAR = 22
SHOWN = (
    "density_fte",
    "demand_per_head",
    "demand_growth_10",
    "retirement_exposure",
    "young_inflow",
    "vacancies",
    "waiting_times",
    "gap_5",
    "gap_10",
)
"""Indicators with a strip; those without any figure are named in the text."""


def profile_chart(answer: Balance, language: Language, style: Style = SCREEN) -> Picture:
    """Return the small multiples of the region asked for."""
    profile = answer.regions[0]
    said = profile_sentences(profile, answer, language)
    name, region = answer.names[language.code], profile.names[language.code]
    return theme.picture(
        [
            path_panel(profile, answer, language, style),
            cause_panel(profile, language, style),
            strips(answer, language, style),
        ],
        title=title_of(said.first(Role.HEADLINE), after=f"{capital(name)}, {region}"),
        subtitle=language.text(
            "Supply and demand, what makes it differ from the country, and its indicators among all regions"
        ),
        caption=theme.source_words(answer.sources, answer.manifest, language),
        description=_described(answer, language),
        language=language,
        style=style,
    )


def panel_picture(answer: Balance, name: str, title: str, language: Language, style: Style) -> Picture:
    """Return one panel alone, for a page that shows the others beside it.

    Args:
        answer: the balance of one region.
        name: `path`, `causes` or `indicators`.
        title: its message, in a sentence.
        language: language of the words.
        style: inside a page or a document.
    """
    profile = answer.regions[0]
    panels = {
        "path": partial(path_panel, profile, answer),
        "causes": partial(cause_panel, profile),
        "indicators": partial(strips, answer),
    }
    description = f"{title}. {_described(answer, language)}"
    return theme.single(
        panels[name](language, style), title=title, description=description, language=language, style=style
    )


def _described(answer: Balance, language: Language) -> str:
    """Return what is said of the region and its indicators in words."""
    profile = answer.regions[0]
    indicators = "; ".join(
        f"{language.text(regional.INDICATORS[name])}: {figure(found.value, found.unit, language)}"
        for name, found in profile.indicators.items()
        if found.value is not None
    )
    return f"{profile_sentences(profile, answer, language).text} {indicators}"


def path_panel(profile: Profile, answer: Balance, language: Language, style: Style) -> Any:
    """Return supply against demand of the region."""
    text = language.text
    supply = Path(text("supply"), {row.year: row.fte for row in profile.path}, SUPPLY)
    demand = Path(text("demand"), {row.year: row.demand_fte for row in profile.path}, DEMAND, weight=3)
    high = max(max(line.values.values()) for line in (supply, demand))
    width = style.width - theme.axis_room(high, style, language) - label_room([supply, demand], style)
    return balance_panel(
        (supply, demand),
        style,
        width=width,
        unit=text("FTE"),
        chosen=answer.base_year + 10,
        title=text("Supply and demand in full-time equivalents; the area between them is the gap"),
    )


def cause_panel(profile: Profile, language: Language, style: Style) -> Any:
    """Return what each cause adds to the shortage above the country's, as bars."""
    text = language.text
    rows = [
        {
            "cause": capital(text(regional.TYPES[cause])),
            "value": value,
            "words": language.percent(value, 1, signed=True),
            "color": ACCENT if value > 0 else SOFT,
            "at": max(value, 0.0),
        }
        for cause, value in profile.causes.items()
    ]
    names = [str(row["cause"]) for row in rows]
    values = [float(str(row["value"])) for row in rows]
    low, high, _ = theme.nice(min([*values, 0.0]), max([*values, 0.01]), 4)
    room = max(style.length(name, 0.55) for name in names) + 12
    width = style.width - room - style.length("+10,0 %")
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[low, high], nice=False))
    axis = alt.Axis(title=None, domain=False, ticks=False, labelLimit=1000, labelColor=INK)
    y = alt.Y("cause:N", axis=axis, sort=names)
    base = alt.Chart(data(rows))
    layers = [
        base.mark_bar(size=11 * style.size / 12).encode(
            x=x, x2=alt.datum(0.0), y=y, color=alt.Color("color:N", legend=None, scale=None)
        ),
        base.mark_text(align="left", dx=5, color=INK, fontSize=style.size * 0.9).encode(
            x=alt.X("at:Q", axis=None, scale=alt.Scale(domain=[low, high], nice=False)), y=y, text="words:N"
        ),
    ]
    heading = text("What each cause adds to its shortage in ten years, against the country (share of demand)")
    return alt.layer(*layers).properties(
        width=width, height=BAR * style.size / 12 * len(rows), title=theme.heading(heading, style, width)
    )


def strips(answer: Balance, language: Language, style: Style) -> Any:
    """Return a strip for each indicator: regions as ticks, the country as a line, the region as a point."""
    profile = answer.regions[0]
    found = [(name, profile.indicators[name]) for name in SHOWN if profile.indicators[name].value is not None]
    names = [language.text(regional.INDICATORS[name]) for name, _ in found]
    room = max(style.length(name, 0.55) for name in names) + 12
    width = style.width - room - style.length("100,0 % (100,0 %)", 0.6)
    made = [
        strip(capital(label), indicator, answer.spread[name], width, language, style)
        for label, (name, indicator) in zip(names, found, strict=True)
    ]
    heading = language.text(
        "Indicators: the point is {region} with its interval, ticks are the regions, the dashed line is the country",
        region=profile.names[language.code],
    )
    return alt.vconcat(*made, spacing=2).properties(title=theme.heading(heading, style, style.width))


def strip(
    label: str, indicator: Indicator, values: Sequence[float], width: float, language: Language, style: Style
) -> Any:
    """Return the strip of one indicator."""
    value = indicator.value or 0.0
    ends = [
        value,
        *values,
        *(end for end in (indicator.low, indicator.high, indicator.national) if end is not None),
    ]
    low, high = min(ends), max(ends)
    pad = 0.04 * (high - low or 1.0)
    scale = alt.Scale(domain=[low - pad, high + pad], nice=False)
    x = alt.X("value:Q", axis=None, scale=scale)
    row = {
        "value": value,
        "low": value if indicator.low is None else indicator.low,
        "high": value if indicator.high is None else indicator.high,
        "label": label,
        "words": figure(value, indicator.unit, language)
        + (
            "" if indicator.national is None else f" ({figure(indicator.national, indicator.unit, language)})"
        ),
    }
    one = alt.Chart(data([row]))
    ticks = alt.Chart(data([{"value": other} for other in values]))
    height = STRIP * style.size / 12
    layers = [
        one.mark_rule(strokeWidth=6 * style.size / 12, color=TINT, strokeCap="round").encode(
            x=alt.X("low:Q", axis=None, scale=scale), x2="high:Q", y=alt.value(height / 2)
        ),
        ticks.mark_tick(color=SOFT, thickness=1, size=height * 0.5).encode(x=x, y=alt.value(height / 2)),
    ]
    if indicator.national is not None:
        nation = alt.Chart(data([{"value": indicator.national}]))
        layers.append(nation.mark_rule(color=GREY, strokeDash=[2, 2]).encode(x=x))
    layers += [
        one.mark_point(filled=True, color=ACCENT, opacity=1, size=60 * (style.size / 12) ** 2).encode(
            x=x, y=alt.value(height / 2)
        ),
        one.mark_text(align="right", dx=-10, baseline="middle", fontSize=style.size, color=INK).encode(
            x=alt.value(0), y=alt.value(height / 2), text="label:N"
        ),
        one.mark_text(align="left", dx=8, baseline="middle", fontSize=style.size * 0.9, color=INK).encode(
            x=alt.value(width), y=alt.value(height / 2), text="words:N"
        ),
    ]
    return alt.layer(*layers).properties(width=width, height=height)
