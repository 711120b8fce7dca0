"""The parliamentary answer sheet in sentences, the number first."""

from collections.abc import Iterator

from raming.answers.decisions.answer_sheet import AnswerSheet, Figure
from raming.present import measure_labels as words
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.bridge import bridge
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
    if figure.unit == "year":
        return MISSING if number is None else str(int(number))
    if figure.unit == "chance":
        return language.percent(number)
    if figure.unit == "years":
        return language.text("{count} of {all}", count=language.number(number), all=figure.name)
    digits = 1 if figure.unit == "posts" else 0
    unit = language.text(words.UNITS[figure.unit])
    if number is None:
        return f"{language.range(low, high, digits)} {unit}"
    if figure.id in words.ABOVE and number < 0:
        number = -number
        low, high = (None if high is None else -high), (None if low is None else -low)
    made = f"{language.number(number, digits)} {unit}"
    if low is not None and high is not None and low < high:
        made += " " + language.text(
            "({low} to {high})",
            low=language.number(low, digits),
            high=language.number(high, digits),
        )
    return made


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


@collected
def notes(answer: AnswerSheet, language: Language) -> Iterator[Sentence]:
    """Return scenario, reference date, ranges and what it rests on."""
    text = language.text
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
