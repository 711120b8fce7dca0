"""The advice in sentences."""

from collections.abc import Iterator

from raming.answers.advice import Advice, ScenarioAdvice
from raming.answers.comparable import has_range, outside
from raming.answers.evidence import COMPUTED, PUBLISHED
from raming.answers.possible import NEGATIVE_DEMAND, NO_EFFECT, TIME_GIVEN_UP
from raming.answers.published import PublishedAdvice
from raming.present import labels
from raming.present.language import Language
from raming.present.leading import lead, model_sentence, published_lead
from raming.present.ledger_lines import ends_words, from_published
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.bridge import bridge
from raming.present.sentences.odds import odds_sentences
from raming.present.sentences.published import places as published_places
from raming.present.wording import intake_words, scenario_words

NEAR = 0.005
"""A difference smaller than this share is not one worth a percentage."""


def needless(advice: Advice, language: Language) -> str:
    """Say that no intake is needed, and what is too many even then."""
    return language.text(
        "For balance in {year} no intake is needed: a surplus of {surplus} FTE remains ({scenario}).",
        year=advice.balance_year,
        surplus=language.figure(advice.surplus_fte),
        scenario=scenario_words(advice.scenario, advice.trend, advice.variant, language),
    )


@collected
def sentences(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Return what matters about an advice, first things first: what was published, then what the model gives."""
    leads = lead(advice, language)
    if leads.grade == PUBLISHED:
        yield Sentence(Role.HEADLINE, leads.headline)
    if advice.advised_intake is None:
        yield Sentence(Role.HEADLINE, no_advice(advice, language))
    elif advice.advised_intake < 0:
        yield Sentence(Role.HEADLINE, needless(advice, language))
    else:
        yield Sentence(Role.HEADLINE, model_sentence(advice, language))
        if advice.model_grade.grade == COMPUTED:
            yield Sentence(Role.HEADLINE, against_current(advice, language))
    yield from opposite(advice, language)
    yield from odds_sentences(advice, language)
    yield Sentence(Role.PATH, gap_sentence(advice, language))
    if scenario_range(advice):
        yield Sentence(Role.DETAIL, range_sentence(advice, language))
    yield from left_out(advice, language)
    yield from comparison(advice, language)
    yield from bridge(advice.bridge, language)
    yield from places(advice, language)


@collected
def opposite(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Say that the model and the published advice point opposite ways from the intake of now; else nothing."""
    line, model, now = published_lead(advice), advice.model_grade.central, advice.current_intake
    if line is None or model is None:
        return
    low, high = line.ends()
    if (model < now < low) or (high < now < model):
        yield Sentence(
            Role.WARNING,
            language.text(
                "The model points the opposite way: the published advice asks for more than the intake of now, the model for fewer. Its assumed figures are not to be acted on.",
            )
            if model < now
            else language.text(
                "The model points the opposite way: the published advice asks for fewer than the intake of now, the model for more. Its assumed figures are not to be acted on.",
            ),
        )


def no_advice(advice: Advice, language: Language) -> str:
    """Say why there is no advice."""
    if advice.reason == NO_EFFECT:
        return language.text(
            "No intake can bring balance in {year}: a training place gives no FTE by then, since the internal yield, the external yield or the FTE per person is 0.",
            year=advice.balance_year,
        )
    return language.text(
        "No intake can bring balance in {year}: the first whole class that can still be steered has graduated in {first}. Ask for {first} or later.",
        year=advice.balance_year,
        first=advice.first_steerable_year,
    )


def against_current(advice: Advice, language: Language) -> str:
    """Compare the advice with the intake of the round."""
    current = language.number(advice.current_intake)
    difference = round(advice.advised_intake or 0.0) - round(advice.current_intake)
    if difference == 0:
        return language.text("That is as many as the current intake of {current}.", current=current)
    if difference > 0:
        return language.plural(
            "That is {count} more than the current intake of {current}.",
            "That is {count} more than the current intake of {current}.",
            difference,
            current=current,
        )
    return language.plural(
        "That is {count} fewer than the current intake of {current}.",
        "That is {count} fewer than the current intake of {current}.",
        -difference,
        current=current,
    )


def gap_sentence(advice: Advice, language: Language) -> str:
    """Say what happens with the intake of the year path; of an illustration in two digits."""
    gap = advice.years[str(advice.balance_year)].gap_fte
    values = {
        "intake": language.number(advice.intake),
        "gap": language.figure(abs(gap)),
        "year": advice.balance_year,
    }
    if round(gap) == 0:
        return language.text(
            "With an intake of {intake} a year supply equals demand in {year}.",
            intake=values["intake"],
            year=advice.balance_year,
        )
    if gap > 0:
        return language.text(
            "With an intake of {intake} a year there will be a shortage of {gap} FTE in {year}.", **values
        )
    return language.text(
        "With an intake of {intake} a year there will be a surplus of {gap} FTE in {year}.", **values
    )


def scenario_range(advice: Advice) -> tuple[float, float] | None:
    """Return the lowest and the highest advice over all scenarios, at least nobody; None where there is none."""
    known = [max(0.0, entry.advised_intake) for entry in advice.scenarios if entry.advised_intake is not None]
    return (min(known), max(known)) if known else None


@collected
def left_out(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Say which scenarios have no advice where the one asked for has, and why."""
    for reason in (NEGATIVE_DEMAND, TIME_GIVEN_UP):
        missing = dict.fromkeys(one.scenario for one in advice.scenarios if one.reason == reason)
        if not missing:
            continue
        names = language.listing(language.text(labels.SCENARIOS[name]) for name in missing)
        if reason == NEGATIVE_DEMAND:
            said = language.text(
                "Not every column of {scenarios} has advice: demand would be below zero in {year}.",
                scenarios=names,
                year=advice.balance_year,
            )
        else:
            said = language.text(
                "Not every column of {scenarios} has advice: by {year} more than three quarters of today's working time would be given up.",
                scenarios=names,
                year=advice.balance_year,
            )
        yield Sentence(Role.WARNING, said)


def range_sentence(advice: Advice, language: Language) -> str:
    """Say how far the advice runs over the scenarios; nothing where there is none."""
    known = [entry for entry in advice.scenarios if entry.advised_intake is not None]
    if not known:
        return ""
    low, high = (pick(known, key=lambda entry: entry.advised_intake or 0.0) for pick in (min, max))
    values: dict[tuple[str, str], set[float]] = {}
    for entry in known:
        values.setdefault((entry.scenario, entry.trend), set()).add(entry.advised_intake or 0.0)
    trends = (
        len({value for (rung, _), found in values.items() if rung == high.scenario for value in found}) > 1
    )
    variants = any(len(found) > 1 for found in values.values())

    def words(entry: ScenarioAdvice) -> str:
        parts = [language.text(labels.SCENARIOS[entry.scenario])]
        if entry.scenario != "demography" and trends:
            parts.append(language.text(labels.TRENDS[entry.trend]))
        if variants:
            parts.append(language.text(labels.VARIANTS[entry.variant]))
        if entry.surplus_fte is not None:
            surplus = language.figure(entry.surplus_fte)
            parts.append(language.text("a surplus of {surplus} FTE remains", surplus=surplus))
        return ", ".join(parts)

    return language.text(
        "Over all scenarios the advice runs from {low} ({low_scenario}) to {high} ({high_scenario}).",
        low=_end(low, language),
        low_scenario=words(low),
        high=_end(high, language),
        high_scenario=words(high),
    )


def _end(entry: ScenarioAdvice, language: Language) -> str:
    """Return one end of the range of the advice in words."""
    nobody = entry.advised_intake is not None and entry.advised_intake < 0
    return language.text("no intake at all") if nobody else intake_words(entry.advised_intake, language)


@collected
def comparison(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Compare the advice with the one published beside it; an illustration confirms nothing."""
    if advice.model_grade.grade == COMPUTED and advice.published_advice is not None:
        beside = advice.published_advice
        if published_lead(advice) is None:
            yield Sentence(Role.DETAIL, _compared(advice.advised_intake, beside, language))
        elif advice.advised_intake is not None:
            yield Sentence(Role.DETAIL, _beside_lead(advice.advised_intake, beside, language))


def _beside_lead(advised: float, published: PublishedAdvice, language: Language) -> str:
    """Hold an advice against the published one that leads, whose number was said before all else."""
    text = language.text
    if has_range(published):
        apart = outside(advised, published)
        count = language.number(abs(apart))
        if apart == 0:
            return text("The model lies within the range of the published advice.")
        if apart < 0:
            return text("The model lies {count} below the lower end of the published advice.", count=count)
        return text("The model lies {count} above the upper end of the published advice.", count=count)
    share = advised / published.preferred - 1.0 if published.preferred else 0.0
    if abs(share) < NEAR:
        return text("The model comes within half a percent of the published advice.")
    percentage = language.percent(abs(share))
    if share > 0:
        return text("The model comes out {share} higher than the published advice.", share=percentage)
    return text("The model comes out {share} lower than the published advice.", share=percentage)


def _compared(advised: float | None, published: PublishedAdvice, language: Language) -> str:
    """Hold an advice against a published number or range that nothing before it has said."""
    text = language.text
    what = text(
        "The published advice of {year}, for intake from {first} on, is {value}",
        year=published.year,
        first=published.first_year,
        value=ends_words(published, language),
    )
    if advised is None:
        return f"{what}."
    if has_range(published):
        return _beside_band(advised, published, what, language)
    share = advised / published.preferred - 1.0 if published.preferred else 0.0
    if abs(share) < NEAR:
        return text("{what}: the model comes within half a percent of it.", what=what)
    percentage = language.percent(abs(share))
    if share > 0:
        return text("{what}: the model comes out {share} higher.", what=what, share=percentage)
    return text("{what}: the model comes out {share} lower.", what=what, share=percentage)


def _beside_band(advised: float, published: PublishedAdvice, what: str, language: Language) -> str:
    """Hold an advice against a published range."""
    apart = outside(advised, published)
    count = language.number(abs(apart))
    if apart == 0:
        return language.text("{what}: the model lies within that range.", what=what)
    if apart < 0:
        return language.text("{what}: the model lies {count} below its lower end.", what=what, count=count)
    return language.text("{what}: the model lies {count} above its upper end.", what=what, count=count)


@collected
def places(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Say what was decided last and filled last, each against the advice in force in its years."""
    yield from published_places(from_published(advice.published), language)
