"""The parliamentary answer sheet in sentences that can be quoted one by one, the number first."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from raming.answers.decisions.answer_sheet import AnswerSheet
from raming.answers.decisions.sheets.shared import Figure
from raming.answers.evidence import Source
from raming.answers.regional.published import RegionalStatement
from raming.present import grading, signs
from raming.present import measure_labels as words
from raming.present import sheet_labels as labels
from raming.present.colophon import made_words
from raming.present.language import MISSING, Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.bridge import bridge
from raming.present.sentences.regions import statement_words, validation_words
from raming.present.wording import scenario_words

CITED = 3
"""Sources named in full under the figures of the model; the list of sources has all of them."""
DIGITS = 12
"""Digits of the hash of the figures in a reference."""
IN_A_REGION = ("in-region", "fte-in-region", "density", "density-nation")
"""Figures that the regional model computes, whatever the status of the stock they are computed from."""
ROUNDED = ("FTE", "persons", "places per year")
"""Units whose figures lose the digits that their range makes idle."""
GAPS = ("short-now", "short-then", "short-in")


def question_words(answer: AnswerSheet, language: Language) -> str:
    """Return the question as it is asked: of which occupation, where, for which year and how many places."""
    text = language.text
    about = []
    if answer.places is not None:
        about.append(text("at {places}", places=size_words(answer.places, "places per year", language)))
    if answer.region_name:
        about.append(text("in {region}", region=answer.region_name))
    if answer.year is not None:
        message = {
            "what-if-fewer": text("from {year} on", year=answer.year),
            "against-advice": text("for intake year {year}", year=answer.year),
        }
        about.append(message.get(answer.question, text("in {year}", year=answer.year)))
    return text(
        labels.ASKED[answer.question],
        occupation=answer.names[language.code],
        about="".join(f" {part}" for part in about),
    )


def read_words(answer: AnswerSheet, language: Language) -> str:
    """Return how a question in plain words was read, part by part; empty where it was asked by name."""
    if not answer.words:
        return ""
    text = language.text
    parts = [
        text("question {question}", question=text(answer.question)),
        text("occupation {occupation}", occupation=answer.names[language.code]),
    ]
    if answer.region_name:
        parts.append(text("region {region}", region=answer.region_name))
    if answer.year is not None:
        parts.append(text("year {year}", year=answer.year))
    if answer.places is not None:
        parts.append(size_words(answer.places, "places per year", language))
    said = text("Read as: {parts}.", parts=", ".join(parts))
    if answer.unread:
        said += " " + text("Not read: {words}.", words=", ".join(answer.unread))
    return said


def comparable(answer: AnswerSheet) -> tuple[Figure, ...]:
    """Return the figures that can be drawn side by side: those in the unit of the answer, if no year."""
    known = [figure for figure in (answer.answer, *answer.figures) if figure.value is not None]
    units = [figure.unit for figure in known if figure.unit != "year"]
    return tuple(figure for figure in known if figure.unit == units[0]) if units else ()


def size_words(
    value: float, unit: str, language: Language, digits: int = 0, *, computed: bool = False
) -> str:
    """Return an amount with its unit, of one or of several.

    Args:
        value: the amount.
        unit: its unit, one of `sheet_labels.ONE`.
        language: the language.
        digits: digits behind the point.
        computed: whether the model computed it, so that an illustration says it in two digits.
    """
    size = language.figure(value, digits) if computed else language.number(value, digits)
    forms = labels.ONE if size == "1" else labels.MANY
    return language.text(forms[unit], size=size) if unit in forms else size


def by_spread(figure: Figure) -> Figure:
    """Return a figure of the model without the digits that its range makes idle."""
    value, low, high = figure.value, figure.low, figure.high
    if value is None or low is None or high is None or not _drawn(figure) or figure.unit not in ROUNDED:
        return figure
    value, first, last = (grading.by_spread(number, low, high) for number in (value, low, high))
    return replace(figure, value=value, low=first, high=last)


def figure_words(figure: Figure, language: Language) -> str:
    """Return a figure as people read it, with its range; one below zero as a positive number of its other name."""
    figure = by_spread(figure)
    number, low, high = figure.value, figure.low, figure.high
    if number is None:
        known = low is not None and high is not None
        return f"{language.range(low, high)} {language.text(words.UNITS[figure.unit])}" if known else MISSING
    if figure.unit == "year":
        return str(int(number))
    if figure.unit == "chance":
        return language.percent(number)
    if figure.unit == "years":
        return language.text("{count} of {all}", count=language.number(number), all=figure.name)
    if figure.gap_share_relative is not None:
        return _region_words(figure, language)
    return _amount(figure, language) + _range(figure, language, words_for="({low} to {high})")


def _amount(figure: Figure, language: Language, unit: str = "") -> str:
    """Return the number of a figure with its unit, without a sign where its name says it."""
    number = figure.value or 0.0
    if figure.id in words.ABOVE:
        number = abs(number)
    digits = 1 if figure.unit in ("posts", "people per 10,000 inhabitants") else 0
    return size_words(
        number,
        unit or figure.unit,
        language,
        digits,
        computed=figure.status == "model" or figure.id in IN_A_REGION,
    )


def _range(figure: Figure, language: Language, words_for: str = "") -> str:
    """Return the range of a figure between brackets, each end by the sign of the figure; empty where it has none."""
    low, high = figure.low, figure.high
    if low is None or high is None or low >= high:
        return ""
    if low < 0.0 < high and figure.id in (*GAPS, "hidden"):
        return f" ({_both_ways(figure.id, low, high, language)})"
    if figure.id in words.ABOVE and (figure.value or 0.0) < 0:
        low, high = -high, -low
    drawn = _drawn(figure)
    digits = 1 if figure.unit == "posts" else 0
    ends = [language.figure(end, digits) if drawn else language.number(end, digits) for end in (low, high)]
    if words_for:
        return " " + language.text("({low} to {high})", low=ends[0], high=ends[1])
    return " " + language.text(
        "(80% band: {low} to {high})" if drawn else "(band: {low} to {high})", low=ends[0], high=ends[1]
    )


def _both_ways(id_: str, low: float, high: float, language: Language) -> str:
    """Return a range that crosses zero in words, each end with its own."""
    if id_ in GAPS:
        return signs.gap_range_words(low, high, language)
    return language.text(
        "80% band: from {low} FTE beyond what is asked to {high} FTE of hidden vacancies",
        low=language.figure(-low),
        high=language.figure(high),
    )


def _drawn(figure: Figure) -> bool:
    """Tell whether the range of a figure comes from draws, and not from its source."""
    return figure.status == "model" or figure.gap_share_relative is not None


def _region_words(figure: Figure, language: Language) -> str:
    """Return the gap of a region: beside the national one first, then by itself, each with its word."""
    apart = signs.beside_nation_words(figure.gap_share_relative or 0.0, language)
    gap = signs.gap_words(figure.value or 0.0, language)
    if figure.p_shorter_than_nation is None or figure.low is None or figure.high is None:
        return f"{apart}; {gap}"
    if not signs.told_beside_nation(figure.p_shorter_than_nation):
        return language.text(
            "{apart} (cannot be told: chance {chance} that it is shorter); {gap}, {range}",
            apart=apart,
            chance=language.percent(figure.p_shorter_than_nation),
            gap=gap,
            range=signs.gap_range_words(figure.low, figure.high, language),
        )
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


def said(figure: Figure, answer: AnswerSheet, language: Language) -> str:
    """Return a figure as a sentence that can be quoted by itself; empty where another sentence says it too."""
    figure = by_spread(figure)
    if figure.id in _OWN:
        return _OWN[figure.id](figure, language)
    if figure.id == "chance-as-advised":
        return ""
    if figure.id == "chance":
        return _said_chance(figure, answer, language)
    gap = figure.id in GAPS
    form = figure.id
    if form == "in-region" and figure.status == "estimate":
        form = "in-region-estimate"
    if form == "chance-short" and figure.name:
        form = "chance-short-region"
    if form == "advised" and answer.question == "against-advice":
        form = "advised-for"
    elif form == "advised" and figure.year is None:
        form = "advised-model"
    below = figure.id in labels.SAID_BELOW and (figure.value or 0.0) < 0
    amount = "" if gap else figure_words(replace(figure, low=None, high=None), language)
    range_ = _gap_range(figure, language) if gap else _range(figure, language)
    if figure.value is None:  # a band without a number of its own, as some advices are
        amount, range_ = figure_words(figure, language), ""
    return language.text(
        (labels.SAID_BELOW if below else labels.SAID)[form],
        year=figure.year,
        value=amount,
        gap=signs.gap_words(figure.value or 0.0, language),
        range=range_,
        name=figure.name,
    )


def _gap_range(figure: Figure, language: Language) -> str:
    """Return the range of a gap between brackets, in words."""
    if figure.low is None or figure.high is None:
        return ""
    return " " + language.text(
        "(80% band: {range})", range=signs.gap_range_words(figure.low, figure.high, language)
    )


def _said_region(figure: Figure, language: Language) -> str:
    """Say the gap of a region: beside the national one first, then by itself."""
    points = round(100.0 * (figure.gap_share_relative or 0.0))
    size = language.number(abs(points))
    if points == 0:
        first = language.text(
            "In {year} the gap in {name}, as a share of its own demand, equals the national gap",
            year=figure.year,
            name=figure.name,
        )
    elif points > 0:
        first = language.text(
            "In {year} the gap in {name}, as a share of its own demand, is {points} percentage points above the national gap",
            year=figure.year,
            name=figure.name,
            points=size,
        )
    else:
        first = language.text(
            "In {year} the gap in {name}, as a share of its own demand, is {points} percentage points below the national gap",
            year=figure.year,
            name=figure.name,
            points=size,
        )
    if figure.p_shorter_than_nation is not None:
        chance = language.percent(figure.p_shorter_than_nation)
        first += " " + (
            language.text("(chance that it is shorter than the country: {chance})", chance=chance)
            if signs.told_beside_nation(figure.p_shorter_than_nation)
            else language.text(
                "(whether it is shorter than the country cannot be told: chance {chance})", chance=chance
            )
        )
    gap = signs.gap_words(figure.value or 0.0, language)
    then = language.text("In FTE this is {gap}{range}.", gap=gap, range=_gap_range(figure, language))
    return f"{first}. {then}"


def _said_departure(figure: Figure, language: Language) -> str:
    """Say how many places of an intake year lie above or below the advice."""
    number = round(figure.value or 0.0)
    if number == 0:
        return language.text(
            "For intake year {year} there are as many places as advised, or as many as its band allows.",
            year=figure.year,
        )
    if number < 0:
        return language.plural(
            "For intake year {year} there is {count} place less than advised.",
            "For intake year {year} there are {count} places fewer than advised.",
            -number,
            year=figure.year,
        )
    return language.plural(
        "For intake year {year} there is {count} place more than advised.",
        "For intake year {year} there are {count} places more than advised.",
        number,
        year=figure.year,
    )


def _said_years_below(figure: Figure, language: Language) -> str:
    """Say how many intake years lie below the advice, of those with both known."""
    return language.plural(
        "Of the {all} intake years for which advice and places are both known, {count} lies below the advice.",
        "Of the {all} intake years for which advice and places are both known, {count} lie below the advice.",
        figure.value or 0.0,
        all=figure.name,
    )


def _said_chance(figure: Figure, answer: AnswerSheet, language: Language) -> str:
    """Say the chance of balance beside that with the advised places, which are one sentence."""
    other = next((one for one in answer.figures if one.id == "chance-as-advised"), figure)
    chance, advised = (language.percent(one.value) for one in (figure, other))
    if chance == advised:
        return language.text(
            "The chance of balance in {year} is {chance}, the same as with the advised places.",
            year=figure.year,
            chance=chance,
        )
    return language.text(
        "The chance of balance in {year} is {chance}; with the advised places it is {advised}.",
        year=figure.year,
        chance=chance,
        advised=advised,
    )


_OWN: dict[str, Callable[[Figure, Language], str]] = {
    "region": _said_region,
    "departure": _said_departure,
    "years-below": _said_years_below,
}
"""Figures whose sentence takes more than their number."""


@collected
def sentences(answer: AnswerSheet, language: Language) -> Iterator[Sentence]:
    """Return the answer in sentences, the number first."""
    text = language.text
    if answer.kind == "not-available":
        yield Sentence(
            Role.HEADLINE, text("Not available: {reason}.", reason=text(words.MISSING[answer.reason]))
        )
        return
    if answer.touched is not None and not grading.answer_touched(answer):
        yield Sentence(Role.WARNING, _touched_words(answer, language))
    if answer.kind == "hypothetical":
        yield Sentence(
            Role.WARNING, text("This is hypothetical: the ledger holds no decision of this number.")
        )
    for figure in (answer.answer, *answer.figures):
        if sentence := said(figure, answer, language):
            yield Sentence(Role.HEADLINE if figure is answer.answer else Role.DETAIL, sentence)
    yield from bridge(answer.bridge, language)
    alike: dict[RegionalStatement, list[str]] = {}
    for one in answer.published:
        alike.setdefault(replace(one, region="", name=""), []).append(one.name)
    for one, names in alike.items():
        published = statement_words(one, answer.sources, language)
        if answer.region:
            yield Sentence(Role.DETAIL, published)
            continue
        yield Sentence(
            Role.DETAIL,
            text("{said} It names {regions}.", said=published, regions=language.listing(names)),
        )


def _touched_words(answer: AnswerSheet, language: Language) -> str:
    """Say that what was changed does not touch the figure that answers, and which of the others it does."""
    touched = [figure for figure in answer.figures if figure.id in (answer.touched or ())]
    if not touched:
        return language.text("Your changes touch none of the figures here: they are the same without them.")
    return language.text(
        "Your changes touch only {figures}; the other figures are the same without them.",
        figures=language.listing(f"“{name_of(figure, language)}”" for figure in touched),
    )


@collected
def notes(answer: AnswerSheet, language: Language) -> Iterator[Sentence]:
    """Return scenario, reference date, ranges, sources, date and reference."""
    text = language.text
    about_regions = answer.question == "which-region" or answer.answer.id == "region"
    if about_regions and answer.kind != "not-available":
        yield Sentence(Role.PROVENANCE, validation_words(answer.validation, language))
    yield Sentence(
        Role.NOTE, text("Definition: {definition}", definition=text(words.DEFINED[answer.question]))
    )
    yield Sentence(
        Role.PROVENANCE,
        text(
            "Scenario: {scenario}. Reference date: round {round}.",
            scenario=scenario_words(answer.scenario, answer.trend, answer.variant, language),
            round=answer.reference,
        ),
    )
    if any(figure.low is not None and _drawn(figure) for figure in (answer.answer, *answer.figures)):
        yield Sentence(
            Role.PROVENANCE, text("A band holds 80% of {draws} draws.", draws=language.number(answer.draws))
        )
    if answer.sources:
        yield Sentence(Role.PROVENANCE, source_words(answer, language))
    manifest = answer.manifest
    yield Sentence(
        Role.PROVENANCE,
        text(
            "Made on {date} with raming {version}; reference {reference}.",
            date=made_words(language),
            version=manifest.raming,
            reference=f"answer-{manifest.result.rounded[:DIGITS]}",
        ),
    )


def source_words(answer: AnswerSheet, language: Language) -> str:
    """Return where the figures come from: those of a publication, else the first of those the model computes with."""
    named = {figure.source for figure in (answer.answer, *answer.figures) if figure.source}
    cited = [source for source in answer.sources if source.id in named] or list(answer.sources[:CITED])
    parts = "; ".join(_cited(source, language) for source in cited)
    rest = len(answer.sources) - len(cited)
    if rest > 0:
        return language.plural(
            "Source: {parts}; and {count} other in the list of sources.",
            "Sources: {parts}; and {count} others in the list of sources.",
            rest,
            parts=parts,
        )
    return language.text("Source: {parts}." if len(cited) == 1 else "Sources: {parts}.", parts=parts)


def _cited(source: Source, language: Language) -> str:
    """Return a source with the place in it."""
    parts = filter(None, (source.publisher, source.title, source.published, source.where))
    return ", ".join(language.of_pack(part).rstrip(".") for part in parts)
