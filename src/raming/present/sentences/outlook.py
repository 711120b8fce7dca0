"""All occupations by their chance of a shortage, in words and a table."""

from raming.answers.uncertainty.outlook import Outlooks
from raming.present.language import Language

LIKELY = 0.75


NAMED = 5


def sentences(answer: Outlooks, language: Language) -> tuple[str, ...]:
    """Return what matters about an outlook, first things first."""
    likely = [row for row in answer.occupations if row.p_shortage >= LIKELY]
    made = [
        language.plural(
            "For {count} of {all} occupations a shortage in {year} is likely (a chance of {level} or more).",
            "For {count} of {all} occupations a shortage in {year} is likely (a chance of {level} or more).",
            len(likely),
            all=language.number(len(answer.occupations)),
            year=answer.year,
            level=language.percent(LIKELY),
        )
    ]
    if likely:
        made.append(
            language.text(
                "Most of all: {names}.",
                names=language.listing(
                    f"{row.names[language.code]} ({language.percent(row.p_shortage)})"
                    for row in likely[:NAMED]
                ),
            )
        )
    return tuple(made)
