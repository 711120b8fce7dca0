"""What the advice is sensitive to, in words, a table and a tornado."""

from raming.answers.uncertainty.sensitivity import Index, Sensitivity
from raming.present import labels
from raming.present.assembling import assembled
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.presenters.odds import calibration_sentences
from raming.present.table import Column, Table
from raming.present.wording import capital, parameter_words, scenario_words

NAMED = 3
"""How many figures a sentence names."""
WEIGHTY = 0.01
"""A figure that makes the advice surer by less than this share is left out of a first look."""


def present(answer: Sensitivity, language: Language) -> Presentation:
    """Return the presentation of a sensitivity analysis."""
    return assembled(
        answer,
        language,
        title=language.text(
            "Which figure would be worth knowing better: {name}, round {round}",
            name=answer.names[language.code],
            round=answer.round,
        ),
        sentences=sentences(answer, language),
        tables=(index_table(answer, language),),
        notes=(reading(language),),
        chart="raming.present.charts.tornado:tornado",
    )


def index_words(index: Index, language: Language) -> str:
    """Return a quantity in words."""
    name, _, inside = index.parameter.partition("[")
    chosen = dict(part.split("=") for part in inside.rstrip("]").split(",") if part)
    return parameter_words(name, chosen.get("sex"), chosen.get("cohort"), None, None, language)


def sentences(answer: Sensitivity, language: Language) -> tuple[str, ...]:
    """Return what matters about a sensitivity analysis, first things first."""
    text = language.text
    first = answer.indices[0]
    made = [
        text(
            "The advice for balance in {year} is {advice}; in 80 of 100 draws it lies between {low} and "
            "{high} "
            "({scenario}).",
            year=answer.balance_year,
            advice=language.number(answer.advised_intake),
            low=language.number(answer.interval[0]),
            high=language.number(answer.interval[1]),
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
        ),
        text(
            "Most worth knowing better: {figure}. If it were known, the spread of the advice would be "
            "{share} "
            "smaller.",
            figure=index_words(first, language),
            share=language.percent(first.information_value),
        ),
    ]
    following = [index for index in answer.indices[1 : 1 + NAMED] if index.information_value >= WEIGHTY]
    if following:
        made.append(
            text(
                "Then come {figures}.",
                figures=language.listing(
                    f"{index_words(index, language)} ({language.percent(index.information_value)})"
                    for index in following
                ),
            )
        )
    made += calibration_sentences(answer.calibration, language)
    return tuple(made)


def reading(language: Language) -> str:
    """Say how the table is to be read."""
    return language.text(
        "How to read it: the first order index is the share of the spread that a figure causes by itself, "
        "the total "
        "index that with everything it causes together with others, all figures taken as independent. What "
        "it is "
        "worth to know a figure also counts what it says of the figures it moves with."
    )


def index_table(answer: Sensitivity, language: Language) -> Table:
    """Return every uncertain figure with what it does."""
    text = language.text
    unit = text("people per year")
    columns = (
        Column("figure", text("figure"), meaning=text("uncertain figure")),
        Column("status", text("status"), meaning=text("weakest status of its values"), detail=True),
        Column(
            "intake_at_low",
            text("advice if low"),
            "number",
            unit=unit,
            meaning=text("advice when only this figure is as low as in one draw out of ten"),
        ),
        Column(
            "intake_at_high",
            text("advice if high"),
            "number",
            unit=unit,
            meaning=text("advice when only this figure is as high as in one draw out of ten"),
        ),
        Column(
            "information_value",
            text("worth of knowing"),
            "percent",
            unit=text("share"),
            meaning=text("share by which the spread of the advice shrinks when it is known"),
        ),
        Column(
            "first_order",
            text("first order"),
            "percent",
            unit=text("share"),
            meaning=text("Sobol index of first order"),
        ),
        Column("total", text("total"), "percent", unit=text("share"), meaning=text("total Sobol index")),
    )
    rows = tuple(
        (
            capital(index_words(index, language)),
            text(labels.STATUSES[index.status]),
            index.intake_at_low,
            index.intake_at_high,
            index.information_value,
            index.first_order,
            index.total,
        )
        for index in answer.indices
    )
    short = frozenset(
        place for place, index in enumerate(answer.indices) if index.information_value >= WEIGHTY
    )
    return Table("sensitivity", text("Uncertain figures and the advice"), columns, rows, short=short or None)
