"""The advice in sentences."""

from collections.abc import Iterator

from raming.answers.advice import Advice
from raming.answers.evidence import COMPUTED, PUBLISHED
from raming.present import labels
from raming.present.grading import roughly
from raming.present.language import Language
from raming.present.leading import lead, model_sentence, published_lead
from raming.present.ledger_lines import LedgerLine, advised_near, from_published, latest
from raming.present.sentence import Role, Sentence, collected
from raming.present.sentences.odds import odds_sentences
from raming.present.wording import scenario_words

NEAR = 0.005
"""A difference smaller than this share is not one worth a percentage."""


def needless(advised: float, year: int, language: Language, scenario: str) -> str:
    """Say that nobody need start, where even then supply exceeds demand."""
    return language.text(
        "For balance in {year} nobody needs to start the training: even then there would be a surplus "
        "({scenario}; the sum comes out at {advised} a year).",
        year=year,
        scenario=scenario,
        advised=language.number(advised),
    )


@collected
def sentences(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Return what matters about an advice, first things first: what was published, then what the model gives."""
    leads = lead(advice, language)
    if leads.grade == PUBLISHED:
        yield Sentence(Role.HEADLINE, leads.headline)
    if advice.advised_intake is None:
        yield Sentence(Role.HEADLINE, not_steerable(advice, language))
    elif advice.advised_intake < 0:
        scenario = scenario_words(advice.scenario, advice.trend, advice.variant, language)
        yield Sentence(
            Role.HEADLINE, needless(advice.advised_intake, advice.balance_year, language, scenario)
        )
    else:
        yield Sentence(Role.HEADLINE, model_sentence(advice, language))
        if advice.model_grade.grade == COMPUTED:
            yield Sentence(Role.HEADLINE, against_current(advice, language))
    yield from opposite(advice, language)
    yield from odds_sentences(advice, language)
    yield Sentence(Role.PATH, gap_sentence(advice, language))
    if scenario_range(advice):
        yield Sentence(Role.DETAIL, range_sentence(advice, language))
    yield from comparison(advice, language)
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


def not_steerable(advice: Advice, language: Language) -> str:
    """Say why there is no advice."""
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
    known = advice.model_grade.grade == COMPUTED
    values = {
        "intake": language.number(advice.intake),
        "gap": language.number(abs(gap) if known else abs(roughly(gap))),
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
    """Return the lowest and the highest advice over all scenarios; None where there is none."""
    known = [entry.advised_intake for entry in advice.scenarios if entry.advised_intake is not None]
    return (min(known), max(known)) if known else None


def range_sentence(advice: Advice, language: Language) -> str:
    """Say how far the advice runs over the scenarios; nothing where there is none."""
    known = [entry for entry in advice.scenarios if entry.advised_intake is not None]
    if not known:
        return ""
    low, high = (pick(known, key=lambda entry: entry.advised_intake or 0.0) for pick in (min, max))
    several = len({entry.advised_intake for entry in known if entry.scenario == high.scenario}) > 1

    def words(entry: object) -> str:
        scenario, trend = str(getattr(entry, "scenario", "")), str(getattr(entry, "trend", ""))
        name = language.text(labels.SCENARIOS[scenario])
        if scenario == "demography" or not several:
            return name
        return f"{name}, {language.text(labels.TRENDS[trend])}"

    return language.text(
        "Over all scenarios the advice runs from {low} ({low_scenario}) to {high} ({high_scenario}).",
        low=language.number(low.advised_intake),
        low_scenario=words(low),
        high=language.number(high.advised_intake),
        high_scenario=words(high),
    )


@collected
def comparison(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Compare the advice with what was published about the same time; an illustration confirms nothing."""
    if advice.model_grade.grade != COMPUTED:
        return
    for line in advised_near(from_published(advice.published), advice.round):
        yield Sentence(Role.DETAIL, _compared(advice.advised_intake, line, language))


def _compared(advised: float | None, line: LedgerLine, language: Language) -> str:
    """Hold an advice against a published number or range."""
    text = language.text
    what = text("The published advice of {year} is {value}", year=line.year, value=line.words(language))
    if advised is None:
        return f"{what}."
    low, high = line.ends()
    if low < high and low <= advised <= high:
        return text("{what}: the model lies within that range.", what=what)
    nearest = low if advised < low else high
    share = advised / nearest - 1.0
    if abs(share) < NEAR:
        return text("{what}: the model comes within half a percent of it.", what=what)
    percentage = language.percent(abs(share))
    if share > 0:
        return text("{what}: the model comes out {share} higher.", what=what, share=percentage)
    return text("{what}: the model comes out {share} lower.", what=what, share=percentage)


@collected
def places(advice: Advice, language: Language) -> Iterator[Sentence]:
    """Say what was decided last and filled last."""
    lines = from_published(advice.published)
    for stages, message in (
        (("decided", "funded"), "Places made available, latest known: {value} ({stage}, {year})."),
        (("filled",), "Places filled, latest known: {value} ({year})."),
    ):
        line = latest(lines, stages)
        if line:
            yield Sentence(
                Role.DETAIL,
                language.text(
                    message,
                    value=line.words(language),
                    stage=language.text(labels.STAGES[line.stage]),
                    year=line.year,
                ),
            )
