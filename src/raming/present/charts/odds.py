"""The charts of the odds: the chance that an intake suffices, and the fans of supply, demand and gap."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import altair as alt

from raming.answers.advice import Advice
from raming.answers.projection import Projection
from raming.answers.uncertainty.odds import Chance, Odds, YearOdds
from raming.present.charts import theme
from raming.present.charts.fan import DEMAND, GAP, SUPPLY, Fan, fan_panel
from raming.present.charts.theme import ACCENT, GREY, INK, data
from raming.present.grading import illustrated
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentences.odds import odds_sentences, range_ends
from raming.present.sentences.projection import fitting_series
from raming.present.wording import capital, scenario_words

HEIGHT = 220
LABELS = 96
"""Room for the name of a fan at the right, at a type of 12 pixels."""


def chances_chart(advice: Advice, odds: Odds, language: Language, style: Style = SCREEN) -> Picture:
    """Return the curve of chances above the fan of the gap."""
    text = language.text
    name = capital(advice.names[language.code])
    title = (
        text(
            "{name}: the chance of balance in {year} for every intake, as an illustration",
            name=name,
            year=advice.balance_year,
        )
        if illustrated(advice)
        else text(
            "{name}: with an intake of {intake} a year the chance of balance in {year} is {chance}",
            name=name,
            intake=language.number(advice.intake),
            year=advice.balance_year,
            chance=language.percent(odds.p_balance_at_intake),
        )
    )
    width = _width(style)
    return theme.picture(
        [_curve(advice, odds, width, language, style), _gap(odds.years, advice, width, language, style)],
        title=title,
        subtitle=text(
            "{draws} draws of what is uncertain; {scenario}, round {round}",
            draws=language.number(odds.draws),
            scenario=scenario_words(advice.scenario, advice.trend, advice.variant, language),
            round=advice.round,
        ),
        caption=theme.source_words(advice.sources, advice.manifest, language),
        description=" ".join([f"{title}.", *odds_sentences(advice, language).texts]),
        language=language,
        style=style,
    )


def chances_picture(advice: Advice, odds: Odds, language: Language, style: Style) -> Picture:
    """Return the curve of chances alone, for a page that shows the rest beside it."""
    title = (
        language.text(
            "The chance of balance in {year} for every intake, as an illustration", year=advice.balance_year
        )
        if illustrated(advice)
        else language.text(
            "With an intake of {intake} a year the chance of balance in {year} is {chance}",
            intake=language.number(advice.intake),
            year=advice.balance_year,
            chance=language.percent(odds.p_balance_at_intake),
        )
    )
    return theme.single(
        _curve(advice, odds, _width(style), language, style),
        title=title,
        description=f"{title}. {odds_sentences(advice, language).text}",
        language=language,
        style=style,
    )


def _width(style: Style) -> float:
    """Return the width that the numbers at the left and the names at the right leave."""
    return style.width - 60 - LABELS * style.size / 12


def fans_chart(projection: Projection, language: Language, style: Style = SCREEN) -> Picture:
    """Return the fans of headcount, of supply and demand, and of the gap."""
    text = language.text
    odds = projection.odds
    if odds is None:
        raise ValueError("a projection without draws has no fans")
    name = capital(projection.names[language.code])
    year = str(projection.balance_year)
    title = text(
        "{name}: the chance of a shortage in {year} is {chance}",
        name=name,
        year=year,
        chance=language.percent(odds.years[year].p_shortage),
    )
    width = _width(style)
    series, base = fitting_series(projection), int(next(iter(projection.years)))
    past = [
        {"year": entry.year, "value": entry.value}
        for entry in projection.observed
        if entry.series == series and entry.indicator == "headcount" and entry.year <= base
    ]
    panels = [
        fan_panel(
            [Fan(text("active"), _quantiles(odds.years, "headcount"), SUPPLY)],
            style,
            width=width,
            unit=text("persons"),
            chosen=projection.balance_year,
            title=text("People active; the dots are counts with the same definition")
            if past
            else text("People active"),
            past=past,
        ),
        fan_panel(
            [
                Fan(text("supply"), _quantiles(odds.years, "fte"), SUPPLY),
                Fan(text("demand"), _quantiles(odds.years, "demand_fte"), DEMAND),
            ],
            style,
            width=width,
            unit=text("FTE"),
            chosen=projection.balance_year,
            title=text("Supply and demand in full-time equivalents"),
        ),
        _gap(odds.years, projection, width, language, style),
    ]
    return theme.picture(
        panels,
        title=title,
        subtitle=text(
            "How to read it: half of the draws lie in the darkest band, 80% within the next, 95% within the "
            "lightest; the line is the median. Intake of {intake} a year; {scenario}, round {round}",
            intake=language.number(projection.intake),
            scenario=scenario_words(projection.scenario, projection.trend, projection.variant, language),
            round=projection.round,
        ),
        caption=theme.source_words(projection.sources, projection.manifest, language),
        description=f"{title}. {_described(odds.years[year], year, language)}",
        language=language,
        style=style,
    )


def _described(row: YearOdds, year: str, language: Language) -> str:
    """Return one year of the fans in words."""
    return language.text(
        "In {year} the gap lies between {low} and {high} FTE in 80 of 100 draws, with a median of {median}.",
        year=year,
        low=language.number(row.gap_fte["0.1"]),
        high=language.number(row.gap_fte["0.9"]),
        median=language.number(row.gap_fte["0.5"]),
    )


def _quantiles(years: Mapping[str, YearOdds], name: str) -> dict[int, dict[str, float]]:
    """Return the quantiles of one output by year."""
    return {int(year): getattr(row, name) for year, row in years.items()}


def _gap(
    years: Mapping[str, YearOdds],
    answer: Advice | Projection,
    width: float,
    language: Language,
    style: Style,
) -> Any:
    """Return the fan of the gap."""
    text = language.text
    return fan_panel(
        [Fan(text("gap"), _quantiles(years, "gap_fte"), GAP)],
        style,
        width=width,
        unit=text("FTE"),
        chosen=answer.balance_year,
        title=text(
            "Gap with an intake of {intake} a year: above the line is a shortage. Bands hold 50, 80 and 95% of the draws",
            intake=language.number(answer.intake),
        ),
        zero=True,
    )


def _from_nobody(chances: Sequence[Chance]) -> list[tuple[float, float]]:
    """Return the curve for intakes that can be: from nobody on."""
    points = [(chance.intake, chance.probability) for chance in chances]
    made = [point for point in points if point[0] >= 0.0]
    for (left, low), (right, high) in pairwise(points):
        if left < 0.0 < right:
            made.insert(0, (0.0, low + (high - low) * -left / (right - left)))
    return made or points


def _curve(advice: Advice, odds: Odds, width: float, language: Language, style: Style) -> Any:
    """Return the curve of chances, with the intakes that matter marked."""
    text = language.text
    scale = style.size / 12
    height = HEIGHT * scale
    rows = [{"intake": intake, "chance": chance} for intake, chance in _from_nobody(odds.chances)]
    marks = [(text("current intake"), advice.current_intake, odds.p_balance_at_current_intake)]
    if odds.published_advice is not None:
        marks.append((text("published advice"), odds.published_advice, odds.p_balance_at_published_advice))
    marks += [(label, end.intake, end.probability) for label, end in range_ends(odds, language)]
    marks.append((text("suffices in 80 of 100"), language.enough(odds.intake_for_confidence["0.8"]), 0.8))
    points = [
        {
            "intake": intake,
            "chance": chance,
            "words": f"{label}: {language.number(intake)} ({language.percent(chance)})",
        }
        for label, intake, chance in marks
    ]
    low, high, step = theme.nice(
        min(rows[0]["intake"], *(point[1] for point in marks)),
        max(rows[-1]["intake"], *(point[1] for point in marks)),
    )
    x = alt.X(
        "intake:Q",
        scale=alt.Scale(domain=[low, high], nice=False),
        axis=alt.Axis(
            values=theme.ticks(low, high, step),
            format=",.0f",
            title=text("people per year"),
            titleAnchor="end",
            grid=False,
            labelFontSize=style.size,
        ),
    )
    y = theme.number_axis("chance:Q", 0.0, 1.0, 0.25, percent=True)
    base = alt.Chart(data(points))
    layers = [
        alt.Chart(data(rows)).mark_line(color=ACCENT, strokeWidth=2.5 * scale).encode(x=x, y=y),
        base.mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=1).encode(x=x, y=y, y2=alt.value(height)),
        base.mark_point(color=INK, filled=True, size=50 * scale**2, opacity=1).encode(x=x, y=y),
        base.mark_text(
            align="left", baseline="top", dx=8 * scale, dy=2 * scale, fontSize=style.size, clip=False
        ).encode(x=x, y=y, text="words:N"),
    ]
    title = text(
        "Chance that an intake suffices in {year}. How to read it: go up from an intake to the line; in "
        "that share of the draws supply is at least demand",
        year=advice.balance_year,
    )
    return alt.layer(*layers).properties(width=width, height=height, title=theme.heading(title, style, width))
