"""The parliamentary answer sheet in sentences, the number first."""

from collections.abc import Iterator
from dataclasses import replace

from raming.answers.decisions.answer_sheet import AnswerSheet
from raming.answers.decisions.sheets.shared import Figure
from raming.answers.regional.published import RegionalStatement
from raming.present import measure_labels as words
from raming.present import signs
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.bridge import bridge
from raming.present.sentences.regions import statement_words, validation_words
from raming.present.wording import capital, scenario_words


def comparable(answer: AnswerSheet) -> tuple[Figure, ...]:
    """Return the figures that can be drawn side by side: those in the unit of the answer, if no year."""
    known = [figure for figure in (answer.answer, *answer.figures) if figure.value is not None]
    units = [figure.unit for figure in known if figure.unit != "year"]
    return tuple(figure for figure in known if figure.unit == units[0]) if units else ()


def figure_words(figure: Figure, language: Language) -> str:
    """Return a figure as people read it, with its range; one below zero as a positive number of its other name."""
    number, low, high = figure.value, figure.low, figure.high
    if number is None and (low is None or high is None):
        return MISSING
    if figure.unit == "year" and number is not None:
        return str(int(number))
    if figure.unit == "chance":
        return language.percent(number)
    if figure.unit == "years":
        return language.text("{count} of {all}", count=language.number(number), all=figure.name)
    if figure.gap_share_relative is not None:
        return _region_words(figure, language)
    return _amount(number, low, high, figure, language)


def _amount(
    number: float | None, low: float | None, high: float | None, figure: Figure, language: Language
) -> str:
    """Return a number with its range and unit, each by its sign."""
    digits = 1 if figure.unit == "posts" else 0
    unit = language.text(words.UNITS[figure.unit])
    if number is None:
        return f"{language.range(low, high, digits)} {unit}"
    if figure.id in words.ABOVE and number < 0:
        number = -number
        low, high = (None if high is None else -high), (None if low is None else -low)
    shown = language.figure if figure.status == "model" else language.number
    made = f"{shown(number, digits)} {unit}"
    if low is not None and high is not None and low < high:
        made += " " + language.text(
            "({low} to {high})",
            low=shown(low, digits),
            high=shown(high, digits),
        )
    return made


def _region_words(figure: Figure, language: Language) -> str:
    """Return the gap of a region: beside the national one first, then by itself, each with its word."""
    apart = signs.beside_nation_words(figure.gap_share_relative or 0.0, language)
    gap = signs.gap_words(figure.value or 0.0, language)
    if figure.p_shorter_than_nation is None or figure.low is None or figure.high is None:
        return f"{apart}; {gap}"
    return language.text(
        "{apart} (chance {chance} that it is shorter); {gap}, {range}",
        apart=apart,
        chance=language.percent(figure.p_shorter_than_nation),
        gap=gap,
        range=signs.gap_range_words(figure.low, figure.high, language),
    )


def name_of(figure: Figure, language: Language) -> str:
    """Return the name of a figure, by its sign where it can have either."""
    if figure.id in words.ABOVE:
        faces = words.BELOW if (figure.value or 0.0) < 0 else words.ABOVE
        return language.text(faces[figure.id], name=figure.name)
    return language.text(words.FIGURES[figure.id])


@collected
def sentences(answer: AnswerSheet, language: Language) -> Iterator[Sentence]:
    """Return the answer in sentences, the number first."""
    text = language.text
    if answer.kind == "not-available":
        yield Sentence(
            Role.HEADLINE, text("Not available: {reason}.", reason=text(words.MISSING[answer.reason]))
        )
        return
    if answer.kind == "hypothetical":
        yield Sentence(
            Role.WARNING, text("This is hypothetical: the ledger holds no decision of this number.")
        )
    for figure in (answer.answer, *answer.figures):
        name, shown = capital(name_of(figure, language)), figure_words(figure, language)
        yield Sentence(
            Role.HEADLINE if figure is answer.answer else Role.DETAIL,
            text("{name}: {value} ({year}).", name=name, value=shown, year=figure.year)
            if figure.year
            else text("{name}: {value}.", name=name, value=shown),
        )
    yield from bridge(answer.bridge, language)
    alike: dict[RegionalStatement, list[str]] = {}
    for one in answer.published:
        alike.setdefault(replace(one, region="", name=""), []).append(one.name)
    for one, names in alike.items():
        said = statement_words(one, answer.sources, language)
        yield Sentence(
            Role.DETAIL, text("{said} It names {regions}.", said=said, regions=language.listing(names))
        )


@collected
def notes(answer: AnswerSheet, language: Language) -> Iterator[Sentence]:
    """Return scenario, reference date, ranges and what it rests on."""
    text = language.text
    if answer.question == "which-region" and answer.kind != "not-available":
        yield Sentence(Role.PROVENANCE, validation_words(answer.validation, language))
    yield Sentence(
        Role.NOTE, text("Definition: {definition}", definition=text(words.DEFINED[answer.question]))
    )
    yield Sentence(
        Role.PROVENANCE,
        text(
            "Scenario: {scenario}. Reference date: round {round}. A range holds 80% of {draws} draws.",
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
            round=answer.reference,
            draws=language.number(answer.draws),
        ),
    )
