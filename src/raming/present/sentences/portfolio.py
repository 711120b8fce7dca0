"""A portfolio that closes a gap, in sentences."""

from collections.abc import Iterator

from raming.answers.measures.closing import UNPRICED
from raming.answers.measures.portfolio import Portfolio
from raming.present import measure_labels as words
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.signs import gap_words
from raming.present.wording import no_chance


@collected
def sentences(answer: Portfolio, language: Language) -> Iterator[Sentence]:
    """Return what matters about a portfolio, first things first."""
    text, number, percent = language.text, language.number, language.percent
    if answer.status == "no-gap":
        yield Sentence(
            Role.HEADLINE,
            text(
                "With a confidence of {confidence} there is no gap in {year}: nothing needs to be chosen.",
                confidence=percent(answer.confidence),
                year=answer.by,
            ),
        )
    elif answer.status == "closed":
        yield Sentence(
            Role.HEADLINE,
            text(
                "The shortage of {before} FTE (not exceeded with a confidence of {confidence}) can be closed by {year}.",
                before=language.figure(answer.gap_before),
                confidence=percent(answer.confidence),
                year=answer.by,
            ),
        )
    else:
        yield Sentence(
            Role.HEADLINE,
            text(
                "It cannot be closed by {year} with a confidence of {confidence}: of a shortage of {before} FTE, {after} "
                "FTE is left. The chance of balance goes from {from_} to {to}.",
                year=answer.by,
                confidence=percent(answer.confidence),
                before=language.figure(answer.gap_before),
                after=language.figure(answer.gap_after),
                from_=percent(answer.confidence_before),
                to=percent(answer.confidence_after),
            ),
        )
    if answer.status != "no-gap":
        yield Sentence(
            Role.BRIDGE,
            text(
                "With every figure at its central value there is {central} in {year}; what must be closed is the "
                "gap that is not exceeded in {confidence} of the draws.",
                central=gap_words(answer.gap_before_middle, language),
                year=answer.by,
                confidence=percent(answer.confidence),
            ),
        )
    if answer.objective == "cost":
        yield Sentence(
            Role.DETAIL, text("It costs {euro} a year.", euro=language.euro(answer.objective_value))
        )
    elif answer.status != "no-gap":
        yield Sentence(
            Role.DETAIL,
            text(
                "Not every choice has a known cost, so the smallest effort is chosen: {value} measures in full, a tenth more intake counting as one.",
                value=number(answer.objective_value, 1),
            ),
        )
    unpriced = sum(left.reason == UNPRICED for left in answer.left_out)
    if unpriced:
        yield Sentence(
            Role.NOTE,
            language.plural(
                "{count} measure could not be held against the budget, as no cost of it is published; "
                "`--cost` takes one of your own.",
                "{count} measures could not be held against the budget, as no cost of them is published; "
                "`--cost` takes one of your own.",
                unpriced,
            ),
        )
    if answer.intake is not None and answer.intake.chosen != answer.intake.current:
        yield Sentence(
            Role.PATH,
            text(
                "The intake rises from {current} to {chosen} a year, from {year} on.",
                current=number(answer.intake.current),
                chosen=language.most(answer.intake.chosen),
                year=answer.intake.from_year,
            ),
        )
    if answer.binding and answer.status == "cannot-close":
        yield Sentence(
            Role.CAUSE, text("What stands in the way: {limits}.", limits=_limits(answer, language))
        )
    yield Sentence(Role.ODDS, verified(answer, language))
    yield from _alternatives(answer, language)


def verified(answer: Portfolio, language: Language) -> str:
    """Say what the full model makes of the portfolio on draws it has not seen."""
    if answer.verified.confidence is None:
        return no_chance(language)
    return language.text(
        "In the full model, on {draws} draws held out, the chance of balance is {held}; it was {chosen} on the {count} draws it was chosen with.",
        draws=language.number(answer.verified.draws),
        held=language.percent(answer.verified.confidence),
        chosen=language.percent(answer.confidence_after),
        count=language.number(answer.draws),
    )


def _limits(answer: Portfolio, language: Language) -> str:
    """Return the limits without room in words, measures at their full dose together."""
    known = [language.text(words.BINDING[name]) for name in answer.binding if name in words.BINDING]
    full = sum(name not in words.BINDING for name in answer.binding)
    if full:
        known.append(
            language.plural("{count} measure at its full dose", "{count} measures at their full dose", full)
        )
    return language.listing(known)


@collected
def _alternatives(answer: Portfolio, language: Language) -> Iterator[Sentence]:
    """Say how many portfolios are nearly as good, and which measure is hardest to miss."""
    near = [other for other in answer.alternatives if other.nearly_equal]
    names = {line.measure: line.names[language.code] for line in answer.portfolio}
    if near:
        yield Sentence(
            Role.DETAIL,
            language.plural(
                "{count} portfolio without one of its measures costs at most a tenth more: there is a choice.",
                "{count} portfolios without one of its measures cost at most a tenth more: there is a choice.",
                len(near),
            ),
        )
    needed = [other for other in answer.alternatives if not other.closed]
    if needed and answer.status == "closed":
        listed = language.listing(names[other.without] for other in needed if other.without in names)
        yield Sentence(Role.DETAIL, language.text("It was not closed without: {names}.", names=listed))


@collected
def notes(answer: Portfolio, language: Language) -> Iterator[Sentence]:
    """Return what it rests on."""
    text = language.text
    yield Sentence(
        Role.NOTE,
        text("No better choice exists, to the solver's tolerance.")
        if answer.proven
        else text("The time allowed ran out or was none: a better choice may exist."),
    )
    if answer.conflicts:
        yield Sentence(
            Role.NOTE,
            language.plural(
                "{count} pair of measures is the same hours, people or places: at most one of the two is chosen.",
                "{count} pairs of measures are the same hours, people or places: of each at most one is chosen.",
                len(answer.conflicts),
            ),
        )
