"""All occupations by their chance of a shortage, in sentences."""

from collections.abc import Iterator

from raming.answers.uncertainty.outlook import Outlooks
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.signs import gap_words

NAMED = 5


@collected
def sentences(answer: Outlooks, language: Language) -> Iterator[Sentence]:
    """Return what matters about an outlook, first things first."""
    likely = [row for row in answer.occupations if row.p_shortage >= answer.likely]
    yield Sentence(
        Role.HEADLINE,
        language.plural(
            "For {count} of {all} occupations a shortage in {year} is likely (a chance of {level} or more).",
            "For {count} of {all} occupations a shortage in {year} is likely (a chance of {level} or more).",
            len(likely),
            all=language.number(len(answer.occupations)),
            year=answer.year,
            level=language.percent(answer.likely),
        ),
    )
    if likely:
        yield Sentence(
            Role.DETAIL,
            language.text(
                "Most of all: {names}.",
                names=language.listing(
                    f"{row.names[language.code]} ({language.percent(row.p_shortage)})"
                    for row in likely[:NAMED]
                ),
            ),
        )

    newest = max(answer.occupations, key=lambda row: (row.round, row.headcount), default=None)
    if newest is not None:
        yield Sentence(
            Role.BRIDGE,
            language.text(
                "A gap here is the middle of the draws; a projection has every figure at its central value: "
                "for {name} {median} and {central}.",
                name=newest.names[language.code],
                median=gap_words(newest.gap_fte, language),
                central=gap_words(newest.gap_at_middle_values, language),
            ),
        )


@collected
def notes(answer: Outlooks, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    yield Sentence(
        Role.NOTE,
        language.text(
            "How to read it: in so many of {draws} draws of what is uncertain, demand exceeds supply when "
            "the intake stays as it is. Occupations whose figures are mostly assumed have wide intervals.",
            draws=language.number(answer.draws),
        ),
    )
    yield Sentence(
        Role.NOTE,
        language.text(
            "Likely is a chance of {level} or more, here as for regions: at least two to one.",
            level=language.percent(answer.likely),
        ),
    )
