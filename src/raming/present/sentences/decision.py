"""A decision on places in sentences."""

from collections.abc import Iterator

from raming.answers.comparable import is_band, outside
from raming.answers.decisions.decision import Decision
from raming.present.language import Language
from raming.present.ledger_lines import ends_words
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.bridge import bridge
from raming.present.sentences.published import ends_with_advice
from raming.present.signs import gap_words
from raming.present.wording import intake_words, no_chance


@collected
def sentences(answer: Decision, language: Language) -> Iterator[Sentence]:
    """Return what matters about a decision, first things first."""
    text, percent = language.text, language.percent
    if answer.kind == "hypothetical":
        yield Sentence(
            Role.WARNING, text("This is hypothetical: the ledger holds no decision of this number.")
        )
    if answer.kind_note:
        yield Sentence(
            Role.NOTE, text("About this decision: {note}", note=_ended(language.of_pack(answer.kind_note)))
        )
    last = answer.years[str(answer.balance_year)]
    yield Sentence(Role.HEADLINE, difference(answer, language))
    yield from advice_sentences(answer, language)
    yield Sentence(
        Role.ODDS,
        text(
            "In {year} there is then {gap}.", year=answer.balance_year, gap=gap_words(last.gap_fte, language)
        )
        + " "
        + no_chance(language)
        if last.p_balance is None
        else text(
            "In {year} there is then {gap}, and the chance of balance is {chance}, against {advised} as advised.",
            year=answer.balance_year,
            gap=gap_words(last.gap_fte, language),
            chance=percent(last.p_balance),
            advised=percent(last.p_balance_as_advised),
        ),
    )
    if answer.bridge and answer.model_advice is not None:
        yield Sentence(
            Role.DETAIL,
            text(
                "As an illustration, the model gives about {advice} from {year} on.",
                year=answer.from_year,
                advice=language.figure(max(answer.model_advice, 0.0)),
            )
            if language.rough
            else text(
                "From {year} on the model itself advises {advice}.",
                year=answer.from_year,
                advice=intake_words(answer.model_advice, language),
            ),
        )
        yield from bridge(answer.bridge, language)
    yield Sentence(
        Role.PATH,
        text("It is felt from {year} on, when the first class has graduated.", year=answer.class_from),
    )
    end_year, end = next(reversed(answer.years.items()))
    if end.posts_difference is not None:
        named = {"year": end_year, "posts": language.figure(abs(end.posts_difference), 1)}
        yield Sentence(
            Role.DETAIL,
            text("In {year} {posts} fewer posts can be staffed day and night.", **named)
            if end.posts_difference < 0
            else text("In {year} {posts} more posts can be staffed day and night.", **named),
        )


def difference(answer: Decision, language: Language) -> str:
    """Say how much supply differs from that under the advice."""
    text = language.text
    last = answer.years[str(answer.balance_year)]
    inside = (
        answer.advice is not None and is_band(answer.advice) and outside(answer.places, answer.advice) == 0
    )
    if last.fte_difference == 0 and inside and answer.advice is not None:
        return text(
            "That lies within the {range} advised in {year}.",
            range=ends_words(answer.advice, language),
            year=answer.advice.year,
        )
    against = _against(answer, language)
    if last.fte_difference == 0:
        return text("That is as many as {against}.", against=against)
    named = {
        "count": language.figure(abs(last.fte_difference)),
        "year": answer.balance_year,
        "against": against,
        "first": answer.from_year,
    }
    if last.fte_difference < 0:
        return text(
            "In {year}, with every class from {first} on, supply is {count} FTE lower than with {against}.",
            **named,
        )
    return text(
        "In {year}, with every class from {first} on, supply is {count} FTE higher than with {against}.",
        **named,
    )


def _against(answer: Decision, language: Language) -> str:
    """Return what a decision is held against."""
    text, number = language.text, language.number
    if answer.advice is not None and is_band(answer.advice):
        named = {"range": ends_words(answer.advice, language), "year": answer.advice.year}
        if answer.places < answer.advised:
            return text("the lower end of the {range} advised in {year}", **named)
        return text("the upper end of the {range} advised in {year}", **named)
    if answer.advice is not None:
        return text(
            "the {advised} advised in {year}", advised=number(answer.advised), year=answer.advice.year
        )
    if answer.advised_kind == "model":
        advised = language.figure(answer.advised)
        if language.rough:
            return text("the {advised} or so that the model gives as an illustration", advised=advised)
        return text("the {advised} that the model advises", advised=advised)
    return text("{advised} places a year", advised=number(answer.advised))


@collected
def advice_sentences(answer: Decision, language: Language) -> Iterator[Sentence]:
    """Say for which intake the advice is in force where it begins later, and which advices follow it."""
    advice = answer.advice
    if advice is None:
        return
    if advice.first_year > answer.from_year:
        yield Sentence(
            Role.NOTE,
            language.text(
                "No published advice is in force for the intake of {from_year}; that of {year} is in force "
                "from {first} on.",
                from_year=answer.from_year,
                year=advice.year,
                first=advice.first_year,
            ),
        )
    if answer.later_advice:
        yield Sentence(
            Role.NOTE,
            language.text(
                "It is held against the advice in force for the first of these years; later ones: {advices}.",
                advices="; ".join(ends_with_advice(later, language) for later in answer.later_advice),
            ),
        )


def _ended(note: str) -> str:
    return note if note.endswith(".") else f"{note}."


@collected
def notes(answer: Decision, language: Language) -> Iterator[Sentence]:
    """Return what it rests on."""
    text = language.text
    if answer.beyond is not None:
        yield Sentence(
            Role.NOTE,
            text(
                "From {year} on, beyond the twenty years of the published model, the last slopes go on.",
                year=answer.beyond,
            ),
        )
    if answer.filled < 1.0:
        yield Sentence(
            Role.NOTE, text("Of all places {share} is filled.", share=language.percent(answer.filled))
        )
    yield Sentence(
        Role.NOTE, text("The chance of balance is over {draws} draws.", draws=language.number(answer.draws))
    )
