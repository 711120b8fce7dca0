"""A decision on places in sentences."""

from collections.abc import Iterator

from raming.answers.decisions.decision import Decision
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: Decision, language: Language) -> Iterator[Sentence]:
    """Return what matters about a decision, first things first."""
    text, number, percent = language.text, language.number, language.percent
    if answer.kind == "hypothetical":
        yield Sentence(
            Role.WARNING, text("This is hypothetical: the ledger holds no decision of this number.")
        )
    if answer.kind_note:
        yield Sentence(Role.NOTE, text("The ledger says of it: {note}", note=_ended(answer.kind_note)))
    last = answer.years[str(answer.balance_year)]
    yield Sentence(Role.HEADLINE, difference(answer, language))
    yield Sentence(
        Role.ODDS,
        text(
            "The gap in {year} is then {gap} FTE, and the chance of balance {chance} instead of {advised}.",
            year=answer.balance_year,
            gap=number(last.gap_fte, signed=True),
            chance=percent(last.p_balance),
            advised=percent(last.p_balance_as_advised),
        ),
    )
    yield Sentence(
        Role.PATH,
        text("It is felt from {year} on, when the first class has graduated.", year=answer.class_from),
    )
    end_year, end = next(reversed(answer.years.items()))
    if end.posts_difference is not None:
        yield Sentence(
            Role.DETAIL,
            text(
                "In {year} the difference is {posts} posts that can be staffed day and night.",
                year=end_year,
                posts=number(end.posts_difference, 1, signed=True),
            ),
        )


def difference(answer: Decision, language: Language) -> str:
    """Say how much supply differs from that under the advice."""
    text, number = language.text, language.number
    last = answer.years[str(answer.balance_year)]
    against = (
        text("the {advised} advised in {year}", advised=number(answer.advised), year=answer.advised_year)
        if answer.advised_year
        else text("the {advised} that the model advises", advised=number(answer.advised))
        if answer.model_advice is not None and round(answer.advised) == round(answer.model_advice)
        else text("{advised} places a year", advised=number(answer.advised))
    )
    if last.fte_difference == 0:
        return text("That is as many as {against}.", against=against)
    named = {"fewer": number(abs(last.fte_difference)), "year": answer.balance_year, "against": against}
    if last.fte_difference < 0:
        return text("In {year} there are {fewer} FTE fewer than with {against}.", **named)
    return text("In {year} there are {fewer} FTE more than with {against}.", **named)


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
