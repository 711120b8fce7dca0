"""Words that several answers share: scenarios, parameters, units, what identifies a run."""

import re
from collections.abc import Mapping
from typing import Any

from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.language import Language


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


def assumed_share(counts: Mapping[str, int]) -> float:
    """Return which share of the figures is assumed."""
    total = sum(counts.values())
    return counts.get("assumption", 0) / total if total else 0.0


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


def for_years_words(for_years: str, language: Language) -> str:
    """Return the intake years a number was meant for, in words; texts of the pack stay as they are."""
    for pattern, message in (
        (r"from ([\d/]+)", "from {years}"),
        (r"until ([\d/]+)", "until {years}"),
        (r"mean of years before (\d+)", "mean of years before {years}"),
    ):
        found = re.fullmatch(pattern, for_years)
        if found:
            return language.text(message, years=found.group(1))
    return language.text(labels.FOR_YEARS[for_years]) if for_years in labels.FOR_YEARS else for_years


def unit_words(unit: str, language: Language) -> str:
    """Return a unit in words."""
    return language.text(labels.UNITS.get(unit, unit)) if unit else ""


def counts_words(row: Any, language: Language) -> str:
    """Return what the figure of a row counts, in words; empty where that does not apply."""
    return language.text(labels.COUNTS[row.counts]) if row.counts in labels.COUNTS else ""


def unit_of(row: Any, language: Language) -> str:
    """Return the unit of a row in words."""
    return unit_words(row.unit, language)
