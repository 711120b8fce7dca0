"""The ledger year by year, with departures from the advice, in words and tables."""

from raming.answers.decisions.departures import Departures
from raming.present.language import Language


def sentences(answer: Departures, language: Language) -> tuple[str, ...]:
    """Return what matters about the departures."""
    text, number = language.text, language.number
    known = [year for year in answer.years if year.departure is not None]
    if not known:
        return (text("The ledger holds no intake year with both an advice and places decided or funded."),)
    below = [year for year in known if year.departure is not None and year.departure < 0]
    last = known[-1]
    made = [
        text(
            "In {below} of {all} intake years with both known, places were below the advice.",
            below=number(len(below)),
            all=number(len(known)),
        ),
        text(
            "Latest, for {year}: {given} places against {advised} advised.",
            year=last.year,
            given=number(last.decided if last.decided is not None else last.funded),
            advised=number(last.advised),
        ),
    ]
    effects = [year for year in answer.years if year.effect_fte is not None]
    if effects:
        made.append(
            text(
                "The classes of {years} together make a difference of {effect} FTE in {balance}.",
                years=language.listing(str(year.year) for year in effects),
                effect=number(answer.effect_fte, signed=True),
                balance=answer.balance_year,
            )
        )
    return tuple(made)
