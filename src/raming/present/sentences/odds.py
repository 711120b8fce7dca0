"""The odds in sentences: what the draws say of an advice or of a path."""

from collections.abc import Iterator

from raming.answers.advice import Advice
from raming.answers.projection import Projection
from raming.answers.uncertainty.odds import Chance, Noise, Odds
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected
from raming.present.wording import no_chance

LITTLE = 0.01
"""A calibration that changes spreads by less than this is not worth a sentence."""


@collected
def odds_sentences(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Say how sure an advice is; nothing where no draws were asked for."""
    odds = advice.odds
    if odds is None and drawn_in_vain(advice):
        yield Sentence(Role.ODDS, no_chance(language))
    if odds is None or odds.p_balance_at_current_intake is None:
        return
    text, number, percent = language.text, language.number, language.percent
    yield Sentence(Role.ODDS, interval_sentence(advice, odds, language))
    yield Sentence(
        Role.ODDS,
        text(
            "With the current intake of {intake} the chance of balance is {chance}.",
            intake=number(advice.current_intake),
            chance=percent(odds.p_balance_at_current_intake),
        ),
    )
    if odds.published_advice is not None:
        yield Sentence(
            Role.ODDS,
            text(
                "With the published advice of {intake} it is {chance}.",
                intake=number(odds.published_advice),
                chance=percent(odds.p_balance_at_published_advice),
            ),
        )
    if odds.published_range:
        yield Sentence(
            Role.ODDS,
            text(
                "Over the published range of {range} it runs from {low} to {high}.",
                range=language.range(odds.published_range[0].intake, odds.published_range[-1].intake),
                low=percent(odds.published_range[0].probability),
                high=percent(odds.published_range[-1].probability),
            ),
        )
    yield Sentence(
        Role.ODDS,
        text(
            "An intake of {intake} suffices with a chance of {chance}.",
            intake=language.least(odds.intake_for_confidence["0.8"]),
            chance=percent(0.8),
        ),
    )
    yield Sentence(Role.ODDS, regret_sentence(odds, language))
    yield from calibration_sentences(odds.calibration, language)
    yield from noise_sentences(odds.noise, language)
    yield from certificate_sentences(odds.certificate, language)


def drawn_in_vain(answer: Advice | Projection) -> bool:
    """Whether draws were asked for of an answer in which no figure varies."""
    return answer.odds is None and answer.manifest.options.get("draws") is not None


def range_ends(odds: Odds, language: Language) -> tuple[tuple[str, Chance], ...]:
    """Return the ends of the published range with their names; none where one number is published."""
    if len(odds.published_range) < 2:
        return tuple((language.text("published advice"), end) for end in odds.published_range)
    names = (language.text("published advice, lower end"), language.text("published advice, upper end"))
    return tuple(zip(names, odds.published_range, strict=True))


def interval_sentence(advice: Advice, odds: Odds, language: Language) -> str:
    """Say between which intakes the one that gives balance lies in 80 of 100 draws."""
    quantiles = odds.advised_intake_quantiles
    return language.text(
        "In {draws} draws of what is uncertain, the intake that gives balance in {year} lies between {low} and {high} in 80 of 100.",
        draws=language.number(odds.draws),
        year=advice.balance_year,
        low=language.text("0 (no intake needed)")
        if quantiles["0.1"] < 0
        else language.figure(quantiles["0.1"]),
        high=language.figure(quantiles["0.9"]),
    )


def regret_sentence(odds: Odds, language: Language) -> str:
    """Say which intake costs least, and at which costs."""
    if odds.costs.shortage == odds.costs.surplus:
        return language.text(
            "The intake with the least regret is {intake}, when a year of one FTE too few costs as much as one too many ({first}–{last}).",
            intake=language.figure(odds.least_regret_intake),
            first=odds.regret_years[0],
            last=odds.regret_years[1],
        )
    return language.text(
        "The intake with the least regret is {intake}, when a year of one FTE too few costs {shortage} and one too many {surplus} ({first}–{last}).",
        intake=language.figure(odds.least_regret_intake),
        shortage=language.number(odds.costs.shortage, 1),
        surplus=language.number(odds.costs.surplus, 1),
        first=odds.regret_years[0],
        last=odds.regret_years[1],
    )


@collected
def calibration_sentences(factor: float, language: Language) -> Iterator[Sentence]:
    """Say what the track record did to the spread; nothing where it did nothing."""
    if abs(factor - 1.0) < LITTLE:
        return
    values = {"factor": language.number(factor, 2)}
    if factor > 1.0:
        yield Sentence(
            Role.ODDS,
            language.text(
                "The spread of supply is multiplied by {factor}: earlier rounds were off by more than their own spread said.",
                **values,
            ),
        )
        return
    yield Sentence(
        Role.ODDS,
        language.text(
            "The spread of supply is multiplied by {factor}: earlier rounds were off by less than their own spread said.",
            **values,
        ),
    )


@collected
def noise_sentences(noise: Noise | None, language: Language) -> Iterator[Sentence]:
    """Say what chance alone does; nothing where it was left out."""
    if noise is None:
        return
    spread = language.figure(noise.fte_sd)
    if noise.intake_sd is None:
        yield Sentence(
            Role.ODDS,
            language.text(
                "People are whole: chance alone, with every figure known, would still move supply by {fte} "
                "FTE (one standard deviation); this is counted in.",
                fte=spread,
            ),
        )
        return
    yield Sentence(
        Role.ODDS,
        language.text(
            "People are whole: chance alone, with every figure known, would still move supply by {fte} FTE "
            "and the advice by {intake} people per year (one standard deviation); this is counted in.",
            fte=spread,
            intake=language.number(noise.intake_sd, 1),
        ),
    )


@collected
def certificate_sentences(certificate: float | None, language: Language) -> Iterator[Sentence]:
    """Say how well survival was interpolated; nothing where it is exact."""
    if certificate is None:
        return
    yield Sentence(
        Role.ODDS,
        language.text(
            "Survival by age is interpolated over the draws; in those that were checked it is off by at most {error} of itself.",
            error=f"{certificate:.0e}",
        ),
    )
