"""All occupations by their chance of a shortage, in sentences."""

from collections.abc import Iterator

from raming.answers.uncertainty.outlook import IMPOSSIBLE, Outlooks
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.signs import gap_words

NAMED = 5


@collected
def sentences(answer: Outlooks, language: Language) -> Iterator[Sentence]:
    """Return what matters about an outlook, first things first."""
    ranked = [row for row in answer.occupations if row.ranked]
    apart = len(answer.occupations) - len(ranked)
    likely = [row for row in ranked if row.p_shortage is not None and row.p_shortage >= answer.likely]
    if apart:
        yield Sentence(
            Role.WARNING,
            language.plural(
                "Note: the projection of {count} of {all} occupations is an illustration; it is listed apart and not ranked.",
                "Note: the projections of {count} of {all} occupations are illustrations; they are listed apart and not ranked.",
                apart,
                all=language.number(len(answer.occupations)),
            ),
        )
    wrong = [row for row in answer.occupations if row.impossible_draws]
    if wrong:
        yield Sentence(
            Role.WARNING,
            language.text(
                "Draws in which demand cannot be true: {names}.",
                names=language.listing(
                    f"{row.names[language.code]} ({language.number(row.impossible_draws or 0)})"
                    for row in wrong
                ),
            ),
        )
    if ranked:
        yield Sentence(
            Role.HEADLINE,
            language.plural(
                "For {likely} of {count} occupation with a well-founded projection a shortage in {year} is likely (a chance of {level} or more).",
                "For {likely} of {count} occupations with a well-founded projection a shortage in {year} is likely (a chance of {level} or more).",
                len(ranked),
                likely=language.number(len(likely)),
                year=answer.year,
                level=language.percent(answer.likely),
            ),
        )
    else:
        yield Sentence(
            Role.HEADLINE,
            language.text(
                "For no occupation is the projection to {year} well founded: which heads for a shortage cannot be told.",
                year=answer.year,
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

    if any(row.p_shortage is None for row in answer.occupations):
        yield Sentence(
            Role.ODDS,
            language.text(
                "No chance is given for {names}: none of the figures states how uncertain it is.",
                names=language.listing(
                    row.names[language.code] for row in answer.occupations if row.p_shortage is None
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
    if answer.left_out:
        reasons = list(answer.left_out.values())
        later, wrong = reasons.count("other-years"), reasons.count(IMPOSSIBLE)
        yield Sentence(
            Role.NOTE,
            language.text(
                "Not in it: {none} occupations of which the pack has no projection, and {other} whose projection does not reach {year}.",
                none=language.number(len(reasons) - later - wrong),
                other=language.number(later),
                year=answer.year,
            ),
        )
        if wrong:
            yield Sentence(
                Role.NOTE,
                language.plural(
                    "Left out too: {count} occupation whose demand cannot be true in too many of the draws.",
                    "Left out too: {count} occupations whose demand cannot be true in too many of the draws.",
                    wrong,
                ),
            )
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
