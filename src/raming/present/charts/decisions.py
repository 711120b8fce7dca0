"""The charts of decisions: portfolio, places, departures, team, joint advice, vacancies, answer sheet."""

from raming.answers.decisions.answer_sheet import AnswerSheet
from raming.answers.decisions.decision import Decision
from raming.answers.decisions.departures import Departures
from raming.answers.decisions.vacancies import VacancyAnswer
from raming.answers.measures.joint import Together
from raming.answers.measures.portfolio import INTAKE, Portfolio
from raming.answers.measures.skillmix import SkillMix
from raming.present import measure_labels as words
from raming.present.charts.balance import Path
from raming.present.charts.figures import Bar, Frame, bars, lines
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.answer_sheet import comparable, name_of, question_words
from raming.present.sentences.decision import difference
from raming.present.sentences.departures import sentences as departure_sentences
from raming.present.sentences.joint import sentences as together_sentences
from raming.present.sentences.measures import place_words
from raming.present.sentences.portfolio import sentences as portfolio_sentences
from raming.present.sentences.vacancies import sentences as vacancy_sentences
from raming.present.signs import more_or_fewer
from raming.present.wording import capital


def portfolio_chart(answer: Portfolio, language: Language, style: Style = SCREEN) -> Picture:
    """Return the gap before, what each choice takes from it after those above it, and the gap left."""
    text = language.text
    frame = Frame(
        title_of(
            portfolio_sentences(answer, language).first(Role.HEADLINE),
            after=capital(place_words(answer.names, answer.region_names, language)),
        ),
        text(
            "The gap in {year} that is not exceeded with a confidence of {confidence}, in FTE, and what each "
            "choice takes from it after those above it",
            year=answer.by,
            confidence=language.percent(answer.confidence),
        ),
        answer.sources,
        answer.manifest,
    )
    return bars(closing_bars(answer, language), frame, text("FTE"), language, style)


def closing_bars(answer: Portfolio, language: Language) -> list[Bar]:
    """Return the bars of a portfolio: from the gap before, one bar a choice, to the gap left."""
    text, number = language.text, language.number
    lines = {line.measure: line for line in answer.portfolio}
    rows = [
        Bar(
            capital(text("gap before")),
            answer.gap_before,
            _end_words(answer.gap_before, language),
            kind="total",
        )
    ]
    at = answer.gap_before
    for step in answer.steps:
        if step.of == INTAKE and answer.intake is not None:
            more = answer.intake.chosen - answer.intake.current
            name = text(
                "{count} {more} places a year", count=number(abs(more)), more=text(more_or_fewer(more))
            )
        else:
            line = lines[step.of]
            name = f"{capital(line.names[language.code])} ({language.percent(line.dose)})"
        rows.append(
            Bar(
                name,
                at - step.fte,
                language.figure(-step.fte, signed=True),
                kind="part" if step.fte >= 0.0 else "other",
                start=at,
            )
        )
        at -= step.fte
    rows.append(
        Bar(
            capital(text("gap after")), answer.gap_after, _end_words(answer.gap_after, language), kind="total"
        )
    )
    return rows


def _end_words(gap: float, language: Language) -> str:
    """Return the size of a gap and, where it is one, that it is a surplus."""
    size = language.figure(abs(gap))
    return size if round(gap) >= 0 else language.text("{size} surplus", size=size)


def decision_chart(answer: Decision, language: Language, style: Style = SCREEN) -> Picture:
    """Return the gap year by year under each number of places."""
    text, number = language.text, language.number
    colors = {
        "asked": ACCENT, "advised": INK, "advised-low": INK, "advised-high": INK, "current": GREY,
    }  # fmt: skip
    paths = [
        Path(
            f"{number(option.places)}\n({text(words.OPTIONS[option.label])})",
            {int(year): gap for year, gap in option.gap_by_year.items()},
            colors.get(option.label, SOFT),
            () if option.label in colors else (4, 3),
            3.0 if option.label == "asked" else 2.0,
        )
        for option in answer.options
    ]
    frame = Frame(
        title_of(difference(answer, language), after=capital(answer.names[language.code])),
        text(
            "Demand minus supply in FTE, by places a year from {first} on; above zero is a shortage",
            first=answer.from_year,
        ),
        answer.sources,
        answer.manifest,
    )
    return lines(paths, frame, text("FTE"), language, style, chosen=answer.balance_year)


def departures_chart(answer: Departures, language: Language, style: Style = SCREEN) -> Picture:
    """Return advice, places and starters by intake year."""
    text = language.text
    found = (
        (text("advised"), {y.year: y.advised for y in answer.years if y.advised is not None}, INK),
        (
            text("places"),
            {
                y.year: given
                for y in answer.years
                if (given := y.funded if y.decided is None else y.decided) is not None
            },
            ACCENT,
        ),
        (text("filled"), {y.year: y.filled for y in answer.years if y.filled is not None}, GREY),
    )
    paths = [Path(label, values, color) for label, values, color in found if values]
    bands = {
        y.year: (y.advised_low, y.advised_high)
        for y in answer.years
        if y.advised is None and y.advised_low is not None and y.advised_high is not None
    }
    frame = Frame(
        title_of(
            departure_sentences(answer, language).first(Role.HEADLINE),
            after=capital(answer.names[language.code]),
        ),
        text("People or places per year, by intake year; a bar is an advised range")
        if bands
        else text("People or places per year, by intake year"),
        answer.sources,
        answer.manifest,
    )
    empty = Path(text("advised"), {answer.balance_year: 0.0}, INK)
    return lines(paths or [empty], frame, text("places per year"), language, style, points=True, bands=bands)


def team_chart(answer: SkillMix, language: Language, style: Style = SCREEN) -> Picture:
    """Return the staff before and in the team."""
    text, number = language.text, language.figure
    rows = []
    for line in answer.team:
        name = capital(line.names[language.code])
        if line.before_fte > 1e-9:
            rows.append(
                Bar(f"{name}, {text('before')}", line.before_fte, number(line.before_fte, 1), kind="other")
            )
        if line.fte > 1e-9:
            rows.append(Bar(name, line.fte, number(line.fte, 1)))
    frame = Frame(
        text("{relief} FTE is spared by dividing the work over a team", relief=number(answer.relief_fte, 1)),
        text("FTE of each kind of staff, supervision counted"),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, text("FTE"), language, style)


def together_chart(answer: Together, language: Language, style: Style = SCREEN) -> Picture:
    """Return what is short in each occupation as now and with the joint advice."""
    text, number = language.text, language.figure
    rows = []
    for line in answer.occupations:
        name = capital(line.names[language.code])
        now, after = line.shortage_now_fte, line.shortage_fte
        rows.append(Bar(f"{name}, {text('as now')}", now, number(now), kind="other"))
        rows.append(Bar(f"{name}, {text('together')}", after, number(after)))
    frame = Frame(
        title_of(together_sentences(answer, language).first(Role.HEADLINE)),
        text("FTE short in the balance year of each occupation"),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, text("FTE"), language, style)


def vacancies_chart(answer: VacancyAnswer, language: Language, style: Style = SCREEN) -> Picture:
    """Return need, what is filled and posted, and what is hidden."""
    text, number = language.text, language.figure
    hidden = answer.hidden_bounds
    rows = [
        Bar(capital(text("required")), answer.required_fte, number(answer.required_fte), kind="total"),
        Bar(capital(text("filled")), -answer.filled_fte, number(answer.filled_fte), kind="other"),
        Bar(capital(text("posted vacancies")), -answer.posted_fte, number(answer.posted_fte), kind="other"),
        Bar(
            capital(
                text("hidden vacancies")
                if answer.hidden_fte >= 0
                else text("at work beyond what the posts ask")
            ),
            answer.hidden_fte,
            number(abs(answer.hidden_fte)),
            hidden.low,
            hidden.high,
        ),
    ]
    frame = Frame(
        title_of(
            vacancy_sentences(answer, language).first(Role.HEADLINE),
            after=capital(answer.names[language.code]),
        ),
        text("FTE; the thin line holds 80% of the draws"),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, text("FTE"), language, style)


def sheet_chart(answer: AnswerSheet, language: Language, style: Style = SCREEN) -> Picture:
    """Return the figures of a sheet that are in the unit of its answer."""
    same = comparable(answer)
    rows = [
        Bar(
            capital(name_of(figure, language)) + (f" ({figure.year})" if figure.year else ""),
            figure.value or 0.0,
            (language.figure if figure.status == "model" else language.number)(
                abs(figure.value or 0.0), 1 if figure.unit == "posts" else 0
            ),
            figure.low,
            figure.high,
            "part" if place == 0 else "other",
        )
        for place, figure in enumerate(same)
    ]
    frame = Frame(
        question_words(answer, language),
        language.text("The answer and the figures in the same unit; thin lines hold 80% of the draws"),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, language.text(words.UNITS[same[0].unit]), language, style)
