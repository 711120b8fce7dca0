"""The charts of the pages: one message each, from the same panels as the charts of the command line."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from raming.answers.advice import Advice, ScenarioAdvice
from raming.answers.explanation import Explanation
from raming.answers.ledger import Ledger
from raming.answers.parameters import ParameterList
from raming.answers.projection import Projection
from raming.present import labels
from raming.present.grading import illustrated, warning
from raming.present.language import Language, roughly
from raming.present.picture import Picture, Style
from raming.present.sentence import title_of
from raming.present.sentences.advice import range_sentence
from raming.present.wording import capital, intake_words, scenario_words
from raming.web.answering import AnsweredQuestion
from raming.web.pages.view import Chart


def publishers(answer: Any, words: Language) -> str:
    """Return whose figures an answer rests on, in a few words."""
    named = list(
        dict.fromkeys(words.of_pack(source.publisher).partition(",")[0] for source in answer.sources)
    )
    if len(named) > 3:
        rest = words.plural("{count} other", "{count} others", len(named) - 2)
        named = [*named[:2], rest]
    return words.listing(named) or words.text("see the pack")


def warned(answer: Any, words: Language) -> str:
    """Return what is to be minded before a chart of an answer is used; empty where there is nothing."""
    return warning(answer, words).text


def computed(answer: Any, words: Language) -> str:
    """Return what a chart was computed with."""
    pack = answer.manifest.pack
    return words.text(
        "round {round}; pack {pack} {version}", round=answer.round, pack=pack.name, version=pack.version
    )


def advice_charts(answered: AnsweredQuestion[Advice], words: Language) -> dict[str, Chart]:
    """Return the charts of an advice: what it is compared with, the balance, and the ladder of scenarios."""
    advice = answered.answer
    common = {
        "source": publishers(advice, words),
        "date": computed(advice, words),
        "warning": warned(advice, words),
    }
    charts = {
        "balance": Chart(
            f"{answered.hash}/balance",
            partial(_balance, advice, words),
            "years",
            words.text(
                "Supply: full-time equivalents active on 1 January. Demand: full-time equivalents needed. "
                "The area between them is the gap."
            ),
            **common,
        ),
        "comparison": Chart(
            f"{answered.hash}/comparison",
            partial(_comparison, advice, words),
            "published",
            words.text(
                "Yearly intake in the training with which supply equals demand in {year}, beside what was published, decided and filled.",
                year=advice.balance_year,
            ),
            **common,
        ),
    }
    if any(entry.advised_intake is not None for entry in advice.scenarios):
        charts["ladder"] = Chart(
            f"{answered.hash}/ladder",
            partial(_ladder, advice, words),
            "scenarios",
            words.text(
                "Each scenario adds something to demand: demography, then the way of working, then working time, then tasks that go to others."
            )
            + (" " + words.text("The bar runs from the low to the high variant.") if _varies(advice) else ""),
            **common,
        )
    return charts


def _varies(advice: Advice) -> bool:
    """Tell whether the variants of any scenario differ, so that the ladder has bars."""
    found: dict[tuple[str, str], set[float]] = {}
    for entry in advice.scenarios:
        if entry.advised_intake is not None:
            found.setdefault((entry.scenario, entry.trend), set()).add(round(entry.advised_intake, 3))
    return any(len(values) > 1 for values in found.values())


def _balance(advice: Advice, words: Language, style: Style) -> Picture:
    from raming.present.charts.advice import advice_chart, balance_picture  # noqa: PLC0415 - slow to load

    return (advice_chart if style.framed else balance_picture)(advice, words, style)


def _comparison(advice: Advice, words: Language, style: Style) -> Picture:
    from raming.present.charts.advice import advice_title, comparison_marks  # noqa: PLC0415 - what draws is slow to load

    marks = comparison_marks(advice, words)
    return _marked(marks, advice_title(advice, words), advice, words, style)


def _marked(marks: list[Any], title: str, advice: Advice, words: Language, style: Style) -> Picture:
    """Return a chart of rows, each a number, a range or both."""
    from raming.present.charts import theme  # noqa: PLC0415 - what draws is slow to load
    from raming.present.charts.advice import comparison_panel  # noqa: PLC0415

    left = max(style.length(mark.label, 0.5) for mark in marks) + 12
    right = max(style.length(mark.words, 0.3) for mark in marks)
    panel = comparison_panel(marks, style.width - left - right, words, style)
    return theme.picture(
        [panel],
        title=title,
        subtitle=words.text(
            "Yearly intake with which supply equals demand in {year}: {scenario}, round {round}",
            year=advice.balance_year,
            scenario=scenario_words(advice.scenario, advice.trend, advice.variant, words),
            round=advice.round,
        ),
        caption=theme.source_words(advice.sources, advice.manifest, words),
        description="; ".join(f"{mark.label}: {mark.words}" for mark in marks) + ".",
        language=words,
        style=style,
    )


def ladder_rows(advice: Advice) -> dict[tuple[str, str], list[ScenarioAdvice]]:
    """Return the advices by rung and trend, without those that say the same twice."""
    rows: dict[tuple[str, str], list[ScenarioAdvice]] = {}
    for entry in advice.scenarios:
        if entry.advised_intake is not None and (entry.scenario, entry.trend) != ("demography", "continuing"):
            rows.setdefault((entry.scenario, entry.trend), []).append(entry)
    return rows


def _ladder(advice: Advice, words: Language, style: Style) -> Picture:
    from raming.present.charts.advice import Mark  # noqa: PLC0415 - what draws is slow to load

    apart = illustrated(advice)

    def said(value: float) -> str:
        return intake_words(roughly(value) if apart else value, words)

    marks = []
    for (scenario, trend), entries in ladder_rows(advice).items():
        values = [entry.advised_intake or 0.0 for entry in entries]
        middle = next((e.advised_intake for e in entries if e.variant == advice.variant), values[0]) or 0.0
        number = said(middle)
        low, middle, high = (max(0.0, value) for value in (min(values), middle, max(values)))
        if said(low) != said(high):
            number = f"{number} ({said(low)}–{said(high)})"
        name = capital(words.text(labels.SCENARIOS[scenario]))
        if scenario != "demography":
            name = f"{name}, {words.text(labels.TRENDS[trend])}"
        chosen = not apart and (scenario, trend) == (advice.scenario, advice.trend)
        marks.append(Mark(name, low, high, middle, number, chosen))
    title = (
        words.text("What every scenario would give, as an illustration")
        if apart
        else title_of(range_sentence(advice, words))
    )
    return _marked(marks, title, advice, words, style)


def projection_chart(answered: AnsweredQuestion[Projection], words: Language) -> Chart:
    """Return the chart of who is active, by where they come from, with the counts of the past."""
    projection = answered.answer
    return Chart(
        f"{answered.hash}/people",
        partial(_people, projection, words),
        "headcount_by_component",
        words.text("People active on 1 January, by where they come from; dots are counts of the past."),
        publishers(projection, words),
        computed(projection, words),
        warned(projection, words),
    )


def _people(projection: Projection, words: Language, style: Style) -> Picture:
    from raming.present.charts.projection import people_picture, projection_chart  # noqa: PLC0415 - slow

    return (projection_chart if style.framed else people_picture)(projection, words, style)


def waterfall_chart(answered: AnsweredQuestion[Explanation], words: Language) -> Chart:
    """Return the waterfall of an explanation."""
    explanation = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.waterfall import waterfall  # noqa: PLC0415 - what draws is slow to load

        return waterfall(explanation, words, style)

    return Chart(
        f"{answered.hash}/drivers",
        draw,
        "drivers",
        words.text(
            "What each cause adds to the advised intake or takes from it, in places per year; together they make the advice."
        ),
        publishers(explanation, words),
        computed(explanation, words),
        warned(explanation, words),
    )


def ledger_chart(answered: AnsweredQuestion[Ledger], words: Language) -> Chart:
    """Return the chart of what was advised, decided and filled."""
    ledger = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.ledger import ledger_chart as make  # noqa: PLC0415 - slow to load

        return make(ledger, words, style)

    pack = ledger.manifest.pack
    return Chart(
        f"{answered.hash}/ledger",
        draw,
        "ledger",
        words.text("People per year: advised, made available by decision or funding, and filled."),
        publishers(ledger, words),
        words.text("pack {pack} {version}", pack=pack.name, version=pack.version),
        warned(ledger, words),
    )


def rounds_chart(
    advices: Mapping[int, AnsweredQuestion[Advice]],
    published: Sequence[Any],
    words: Language,
    key: str,
    title: str,
) -> Chart:
    """Return the chart of the advice of the model in every round beside what was published then."""
    latest: Advice = advices[max(advices)].answer

    def draw(style: Style) -> Picture:
        from raming.web.pages.charts.rounds import rounds_picture  # noqa: PLC0415 - slow to load

        answers = {year: answered.answer for year, answered in advices.items()}
        return rounds_picture(answers, published, words, style, title)

    return Chart(
        key,
        draw,
        "rounds",
        words.text(
            "The advice of this model with the figures of each round, for its last balance year, and the advice that was published in that year."
        ),
        publishers(latest, words),
        computed(latest, words),
        warned(latest, words),
    )


def sides_chart(scenarios: Sequence[tuple[str, Advice]], words: Language) -> Chart:
    """Return the gap under several scenarios, a line each."""

    def draw(style: Style) -> Picture:
        from raming.web.pages.charts.sides import sides_picture  # noqa: PLC0415 - what draws is slow to load

        return sides_picture(scenarios, words, style)

    first = scenarios[0][1]
    key = "/".join(f"{name}:{advice.manifest.result.exact}" for name, advice in scenarios)
    return Chart(
        f"{key}/sides",
        draw,
        "scenarios_compared",
        words.text("Gap: demand minus supply in full-time equivalents, with the intake of each scenario."),
        publishers(first, words),
        computed(first, words),
        warned(first, words),
    )


def history_chart(answered: AnsweredQuestion[ParameterList], words: Language) -> Chart:
    """Return the chart of how the weightiest figures moved over the rounds."""
    figures = answered.answer

    def draw(style: Style) -> Picture:
        from raming.present.charts.history import history_chart as make  # noqa: PLC0415 - slow to load

        return make(figures, words, style)

    return Chart(
        f"{answered.hash}/history",
        draw,
        "history",
        words.text("The weightiest figures in every round, each on its own scale."),
        publishers(figures, words),
        computed(figures, words),
        warned(figures, words),
    )
