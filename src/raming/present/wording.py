"""Words that several answers share: scenarios, parameters, units, what identifies a run."""

from typing import Any

from raming.answers.evidence import Source
from raming.answers.letters.wording import date_words
from raming.inputs.vocabulary import PARAMETERS, words_of
from raming.present import labels
from raming.present.language import Language

VARIABLE = "variable "
"""How the pack begins where a figure stands in a file with variables."""


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def capital_name(row: Any, language: Language) -> str:
    """Return the name of a row in the language, with a capital."""
    return capital(row.names[language.code])


def scenario_words(scenario: str, trend: str, variant: str, language: Language) -> str:
    """Return the words for a choice of scenario, trend and variant."""
    parts = [labels.SCENARIOS[scenario], labels.TRENDS[trend], labels.VARIANTS[variant]]
    return ", ".join(language.text(part) for part in parts)


def parameter_words(
    parameter: str,
    sex: str | None,
    cohort: str | None,
    at: int | None,
    variant: str | None,
    language: Language,
) -> str:
    """Return the words for a parameter and its selectors."""
    text = language.text
    kind = PARAMETERS[parameter]
    parts = []
    if sex:
        parts.append(text(labels.SEXES[sex]))
    if cohort:
        parts.append(text(labels.COHORTS[cohort]))
    if at is not None:
        parts.append(at_words(parameter, at, language))
    if variant:
        parts.append(text(labels.VARIANTS[variant]))
    name = text(kind.label)
    return f"{name} ({', '.join(parts)})" if parts else name


def at_words(parameter: str, at: int, language: Language) -> str:
    """Return the words for where on its curve a parameter stands: an age, or years after something."""
    if parameter in {"exit_hazard", "stock_age", "entry_age"}:
        return language.text("age {at}", at=at)
    if parameter == "balance_year":
        return language.text("number {at}", at=at)
    if parameter == "external_yield":
        return language.plural("{count} year after graduation", "{count} years after graduation", at)
    if at == 0:
        return language.text("in the base year")
    return language.plural("after {count} year", "after {count} years", at)


def intake_words(advised: float | None, language: Language) -> str:
    """Return an advised intake in words: below zero none is needed."""
    return (
        language.text("no intake needed") if advised is not None and advised < 0 else language.figure(advised)
    )


def missing_words(figure: str, language: Language) -> str:
    """Return the words for a figure that is not available: those of its parameter, where it is one."""
    return language.text(words_of(figure))


def for_intake(for_years: str, language: Language) -> str:
    """Return the intake years of an advice as they follow the word intake: of, from or until those years."""
    said = language.of_pack(for_years)
    return language.text("in {years}", years=said) if said[:1].isdigit() else said


def where_words(where: str, language: Language) -> str:
    """Return where in its source a figure stands; a variable of a file keeps its name."""
    if where.startswith(VARIABLE):
        return language.text("variable {name}", name=where.removeprefix(VARIABLE))
    return language.of_pack(where)


def citation(source: Source, language: Language) -> str:
    """Return a source as it is cited in a list: who published it, its title, where in it, when, and its address."""
    parts = (source.publisher, source.title, source.where, source.published, source.address)
    return ". ".join(language.of_pack(part).rstrip(".") for part in parts if part) + "."


def rights_words(rights: str, language: Language) -> str:
    """Return the rights on a source in words; the names of licences stay as they are."""
    return language.text(labels.RIGHTS[rights]) if rights in labels.RIGHTS else rights


def day_words(written: str, language: Language) -> str:
    """Return when a figure is of as people write it: a day with its month in words, other words as the pack has them."""
    day = date_words(written, language.code)
    return day if day != written else language.of_pack(written)


def unit_words(unit: str, language: Language) -> str:
    """Return a unit in words."""
    return language.text(labels.UNITS.get(unit, unit)) if unit else ""


def counts_words(row: Any, language: Language) -> str:
    """Return what the figure of a row counts, in words; empty where that does not apply."""
    return language.text(labels.COUNTS[row.counts]) if row.counts in labels.COUNTS else ""


def unit_of(row: Any, language: Language) -> str:
    """Return the unit of a row in words."""
    return unit_words(row.unit, language)


def no_chance(language: Language) -> str:
    """Say that there is no chance, and why: a chance of 0 or 1 would be a certainty nobody has."""
    return language.text("No chance is given: none of the figures states how uncertain it is.")
