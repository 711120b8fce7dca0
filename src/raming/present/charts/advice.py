"""The chart of the advice: the number beside what it is compared with, and what it does to the balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from raming.answers.advice import Advice
from raming.answers.evidence import COMPUTED, PUBLISHED
from raming.present import labels
from raming.present.charts import theme
from raming.present.charts.balance import DEMAND, SUPPLY, Path, balance_panel, label_room
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT, TINT, data
from raming.present.grading import band_words, illustrated
from raming.present.language import Language
from raming.present.leading import as_in_pack, lead, model_words
from raming.present.ledger_lines import ends_words, from_published, latest
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import title_of
from raming.present.sentences.advice import gap_sentence, needless, no_advice, scenario_range
from raming.present.sentences.published import when
from raming.present.wording import capital, intake_words, scenario_words

ROW = 25


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the comparison: a number, a range, or both.

    Attributes:
        label: what it is.
        low: lowest number.
        high: highest number.
        point: the number itself, None where only a range is known.
        words: the number or range as people read it.
        chosen: whether it is the advice.
    """

    label: str
    low: float
    high: float
    point: float | None
    words: str
    chosen: bool = False


def advice_chart(advice: Advice, language: Language, style: Style = SCREEN) -> Picture:
    """Return the chart of an advice."""
    text = language.text
    title = advice_title(advice, language)
    marks = comparison_marks(advice, language)
    paths = balance_paths(advice, language)
    left = max(style.length(mark.label, 0.5) for mark in marks) + 12
    width = style.width - left - label_room(paths, style)
    panels = [
        comparison_panel(marks, width, language, style),
        _balance(advice, paths, width, gap_sentence(advice, language), language, style),
    ]
    described = "; ".join(f"{mark.label}: {mark.words}" for mark in marks)
    return theme.picture(
        panels,
        title=title,
        subtitle=text(
            "Yearly intake in the training with which supply equals demand in {year}: {scenario}, round {round}",
            year=advice.balance_year,
            scenario=scenario_words(advice.scenario, advice.trend, advice.variant, language),
            round=advice.round,
        ),
        caption=theme.source_words(advice.sources, advice.manifest, language),
        description=f"{title}. {described}. {gap_sentence(advice, language)}",
        language=language,
        style=style,
    )


def advice_title(advice: Advice, language: Language) -> str:
    """Return what the chart says: the published advice where there is one, the model's own by its grade."""
    text, name = language.text, capital(advice.names[language.code])
    leads = lead(advice, language)
    if leads.grade == PUBLISHED and advice.model_grade.grade != COMPUTED:
        return text(
            "{name}: the published advice is {figure} a year; the model gives an illustration",
            name=name,
            figure=leads.figure,
        )
    if advice.advised_intake is None or advice.advised_intake < 0:
        none = advice.advised_intake is None
        return no_advice(advice, language) if none else title_of(needless(advice, language), after=name)
    if leads.grade == PUBLISHED:
        return text(
            "{name}: the published advice is {figure} a year; the model comes to about {about}",
            name=name,
            figure=leads.figure,
            about=model_words(advice, language),
        )
    if leads.grade == COMPUTED:
        return text(
            "{name}: the model comes to about {about} people a year, against {current} now",
            name=name,
            about=model_words(advice, language),
            current=language.number(advice.current_intake),
        )
    if not leads.figure:
        return text("{name}: an illustration, not advice", name=name)
    return text("{name}: an illustration, from {figure} people a year", name=name, figure=leads.figure)


def balance_picture(advice: Advice, language: Language, style: Style) -> Picture:
    """Return supply and demand alone, for a document that says the rest in words."""
    paths = balance_paths(advice, language)
    high = max(value for path in paths for value in path.values.values())
    width = style.width - theme.axis_room(high, style, language) - label_room(paths, style)
    title = (
        language.text("Supply and demand until {year}, as an illustration", year=max(advice.years))
        if illustrated(advice)
        else title_of(gap_sentence(advice, language))
    )
    return theme.picture(
        [_balance(advice, paths, width, "", language, style)],
        title=title,
        subtitle="",
        caption="",
        description=f"{title}. {_ends_in_words(paths, language)}",
        language=language,
        style=style,
    )


def _ends_in_words(paths: Sequence[Path], language: Language) -> str:
    """Return where each line starts and ends, in words."""
    return " ".join(
        language.text(
            "{line}: {before} FTE in {first}, {after} FTE in {last}.",
            line=capital(path.label.replace("\n", " ")),
            before=language.number(path.values[min(path.values)]),
            after=language.number(path.values[max(path.values)]),
            first=min(path.values),
            last=max(path.values),
        )
        for path in paths
    )


def _balance(
    advice: Advice, paths: Sequence[Path], width: float, title: str, language: Language, style: Style
) -> Any:
    """Return the panel of supply and demand."""
    return balance_panel(
        paths,
        style,
        width=width,
        unit=language.text("FTE"),
        chosen=advice.balance_year,
        title=title,
    )


def comparison_marks(advice: Advice, language: Language) -> list[Mark]:
    """Return the rows of the comparison: the advice, its range, and what was published and done."""
    text, number = language.text, language.number
    marks = []
    own = advice.model_grade
    if own.grade != COMPUTED and own.low is not None and own.high is not None and as_in_pack(advice):
        marks.append(
            Mark(
                text("illustration of this model"),
                max(0.0, own.low),
                max(0.0, own.high),
                None,
                band_words(own, language),
            )
        )
    elif advice.advised_intake is not None:
        value, known = max(0.0, advice.advised_intake), own.grade == COMPUTED
        label = text("advice of this model") if known else text("illustration of this model")
        words = intake_words(-1.0, language) if advice.advised_intake < 0 else model_words(advice, language)
        marks.append(Mark(label, value, value, value, words, chosen=known))
    over = scenario_range(advice)
    if over and over[0] < over[1]:
        least = min(one.advised_intake for one in advice.scenarios if one.advised_intake is not None)
        span = text("{low} to {high}", low=intake_words(least, language), high=language.figure(over[1]))
        marks.append(Mark(text("range over all scenarios"), *over, None, span))
    lines = from_published(advice.published)
    if advice.published_advice is not None:
        beside = advice.published_advice
        ends = [end for end in (beside.low, beside.preferred, beside.high) if end is not None]
        label = text("published advice of {year}, from {first} on", year=beside.year, first=beside.first_year)
        marks.append(Mark(label, min(ends), max(ends), beside.preferred, ends_words(beside, language)))
    for line in (latest(lines, ("decided", "funded")), latest(lines, ("filled",))):
        if line:
            label = text("{stage}, {year}", stage=text(labels.STAGES[line.stage]), year=when(line, language))
            marks.append(Mark(label, *line.ends(), line.preferred, line.words(language)))
    current = advice.current_intake
    marks.append(Mark(text("current intake in the model"), current, current, current, number(current)))
    return marks


def comparison_panel(marks: list[Mark], width: float, language: Language, style: Style) -> Any:
    """Return the panel in which the advice stands among what it is compared with."""
    scale = style.size / 12
    names = [mark.label for mark in marks]
    low, high, step = theme.nice(min(0.0, *(mark.low for mark in marks)), max(mark.high for mark in marks))
    y = alt.Y(
        "label:N",
        sort=names,
        axis=alt.Axis(
            title=None, domain=False, ticks=False, labelLimit=0, labelColor=INK, labelFontSize=style.size
        ),
    )
    x = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[low, high], nice=False),
        axis=alt.Axis(
            values=theme.ticks(low, high, step),
            format=",.0f",
            title=language.text("people per year"),
            titleAnchor="end",
            labelFlush=False,
            domain=False,
            ticks=False,
        ),
    )
    rows = [
        {
            "label": mark.label,
            "low": mark.low,
            "high": mark.high,
            "point": mark.point,
            "words": mark.words,
            "chosen": mark.chosen,
        }
        for mark in marks
    ]
    base = alt.Chart(data(rows))
    ranges = base.mark_bar(height=7 * scale, color=TINT, stroke=SOFT, strokeWidth=0.6).encode(
        x=x, x2="high:Q", y=y
    )
    chosen = alt.datum.chosen
    points = (
        base.transform_filter("isValid(datum.point)")
        .mark_point(filled=True, opacity=1)
        .encode(
            x=alt.X("point:Q"),
            y=y,
            color=alt.condition(chosen, alt.value(ACCENT), alt.value(GREY)),
            size=alt.condition(chosen, alt.value(170 * scale**2), alt.value(60 * scale**2)),
            shape=alt.condition(chosen, alt.value("circle"), alt.value("diamond")),
        )
    )
    texts = [
        base.transform_filter(condition)
        .mark_text(align="left", dx=10 * scale, color=color, fontWeight=weight, fontSize=size, clip=False)
        .encode(x=alt.X("high:Q"), y=y, text="words:N")
        for condition, color, weight, size in (
            ("datum.chosen", ACCENT, theme.BOLD, style.size * 1.25),
            ("!datum.chosen", INK, theme.NORMAL, style.size),
        )
    ]
    return alt.layer(ranges, points, *texts).properties(width=width, height=ROW * scale * len(marks))


def balance_paths(advice: Advice, language: Language) -> list[Path]:
    """Return supply at the intake of the path, demand, and supply at the advised intake."""
    text, number = language.text, language.number
    years = {int(year): row for year, row in advice.years.items()}
    paths = [
        Path(
            text("supply with\n{intake} a year", intake=number(advice.intake)),
            {year: row.fte for year, row in years.items()},
            SUPPLY,
        ),
        Path(text("demand"), {year: row.demand_fte for year, row in years.items()}, DEMAND, weight=3),
    ]
    if advice.advised_intake is not None and round(advice.advised_intake) != round(advice.intake):
        paths.append(
            Path(
                text("supply,\nillustration")
                if illustrated(advice)
                else text("supply with\n{intake} a year", intake=model_words(advice, language)),
                {year: row.fte_at_advice for year, row in years.items() if row.fte_at_advice is not None},
                DEMAND,
                dash=(5, 4),
            )
        )
    return paths
