"""The charts of what is uncertain: the curve of chances, the fans, the track record, why the number moved."""

from functools import partial
from typing import Any

from raming.answers.advice import Advice
from raming.answers.projection import Projection
from raming.answers.uncertainty.backtest import Backtest
from raming.answers.uncertainty.comparison import Comparison
from raming.answers.uncertainty.sensitivity import Sensitivity
from raming.present.grading import illustrated
from raming.present.language import Language, roughly
from raming.present.picture import Picture, Style
from raming.web.answering import AnsweredQuestion
from raming.web.pages.pictures import computed, publishers, warned
from raming.web.pages.view import Chart

DRAWS = 1000
SEED = 1
"""Draws and seed of every page: the same luck everywhere, so that two scenarios differ by their choices."""


def odds_charts(
    answered: AnsweredQuestion[Advice], path: AnsweredQuestion[Projection], words: Language
) -> dict[str, Chart]:
    """Return the curve of chances of an advice, and the fans of its path."""
    advice = answered.answer
    projection = path.answer
    common = {
        "source": publishers(advice, words),
        "date": computed(advice, words),
        "warning": warned(advice, words),
    }
    charts = {}
    if advice.odds is not None and advice.odds.chances:
        charts["chances"] = Chart(
            f"{answered.hash}/chances",
            partial(_chances, advice, words),
            "chances",
            words.text(
                "The chance that supply covers demand in {year}, for every intake; {draws} draws of what is "
                "uncertain. Read it from an intake up to the curve, then left to its chance.",
                year=advice.balance_year,
                draws=words.number(advice.odds.draws),
            ),
            **common,
        )
    if projection.odds is not None:
        for name, field in (("fan", "headcount"), ("gap_fan", "gap_fte")):
            charts[name] = Chart(
                f"{path.hash}/{name}",
                partial(_fan, projection, field, words),
                "fans",
                words.text(
                    "Half of the draws lie in the darkest band, 80% within the next, 95% within the lightest; the line is the median."
                ),
                **common,
            )
    return charts


def _chances(advice: Advice, words: Language, style: Style) -> Picture:
    from raming.present.charts.odds import chances_chart, chances_picture  # noqa: PLC0415 - slow to load

    if advice.odds is None:
        raise ValueError("advice without draws has no chances")
    return (chances_chart if style.framed else chances_picture)(advice, advice.odds, words, style)


def _fan(projection: Projection, field: str, words: Language, style: Style) -> Picture:
    from raming.web.pages.charts.fans import fan_picture  # noqa: PLC0415 - what draws is slow to load

    if projection.odds is None:
        raise ValueError("a projection without draws has no fan")
    year = str(projection.balance_year)
    row = projection.odds.years[year]
    apart = illustrated(projection)
    if field == "headcount":
        title = words.text(
            "In {year} there will be between {low} and {high} people active, in 80 of 100 draws",
            year=year,
            low=words.number(roughly(row.headcount["0.1"]) if apart else row.headcount["0.1"]),
            high=words.number(roughly(row.headcount["0.9"]) if apart else row.headcount["0.9"]),
        )
    elif apart:
        title = words.text("Shortage or surplus until {year}, as an illustration", year=year)
    else:
        title = words.text(
            "The chance of a shortage in {year} is {chance}", year=year, chance=words.percent(row.p_shortage)
        )
    return fan_picture(projection, field, words, style, title)


def backtest_chart(answered: AnsweredQuestion[Backtest], words: Language) -> Chart:
    """Return the chart of what earlier rounds would have foreseen."""
    backtest = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.backtest import backtest_chart as make  # noqa: PLC0415 - slow to load

        return make(backtest, words, style)

    return Chart(
        f"{answered.hash}/backtest",
        draw,
        "horizons",
        words.text(
            "Each earlier round projected with its own figures, against what was counted in later rounds; "
            "beside simple rules such as a straight line."
        ),
        publishers(backtest, words),
        _pack_of(backtest, words),
        warned(backtest, words),
    )


def difference_chart(answered: AnsweredQuestion[Comparison], words: Language) -> Chart:
    """Return the chart of why the number changed between two rounds."""
    comparison = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.steps import steps  # noqa: PLC0415 - what draws is slow to load

        return steps(comparison, words, style)

    return Chart(
        f"{answered.hash}/difference",
        draw,
        "parts",
        words.text(
            "What each difference between the two rounds did to the advice, averaged over every order; "
            "together they make the whole difference."
        ),
        publishers(comparison, words),
        _pack_of(comparison, words),
        warned(comparison, words),
    )


def sensitivity_chart(answered: AnsweredQuestion[Sensitivity], words: Language) -> Chart:
    """Return the tornado of the figures that matter most."""
    sensitivity = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.tornado import tornado  # noqa: PLC0415 - what draws is slow to load

        return tornado(sensitivity, words, style)

    return Chart(
        f"{answered.hash}/tornado",
        draw,
        "sensitivity",
        words.text(
            "How far the advice moves when one figure goes from the low to the high end of its 80% interval."
        ),
        publishers(sensitivity, words),
        _pack_of(sensitivity, words),
        warned(sensitivity, words),
    )


def _pack_of(answer: Any, words: Language) -> str:
    """Return with which pack an answer was computed."""
    pack = answer.manifest.pack
    return words.text("pack {pack} {version}", pack=pack.name, version=pack.version)
