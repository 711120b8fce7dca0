"""Every figure that can be changed, with all that a person needs to know when changing it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from raming.answers.advice import Advice
from raming.answers.parameters import ParameterEntry, ParameterList
from raming.inputs.parameters import Cell, parse_overrides
from raming.inputs.vocabulary import PARAMETERS
from raming.present import labels
from raming.present.language import Language
from raming.present.sentences.parameters import value_words
from raming.present.wording import capital, day_words, parameter_words, unit_words
from raming.web.pages.choices import number_in
from raming.web.pages.sparkline import Spark, spark
from raming.web.pages.wordlist import FIGURES, PERCENT

GROUPS = ("demand", "training", "stock", "abroad", "years")
FIXED = ("base_year", "balance_year")
STEPS = 60
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Slider:
    """One figure of a scenario.

    Attributes:
        cell: its name in `--set`.
        label: what it is.
        shown: its value now, as people write it, without its unit.
        value: the same in the unit shown.
        pack: its value in the pack, in words.
        changed: whether the scenario changes it.
        unit: unit beside the value.
        factor: value shown by value of the model: 100 for shares, which are shown in percent.
        digits: decimals shown.
        low: left end of the slider, in the unit shown.
        high: right end of the slider.
        step: step of the slider.
        band: 80 % interval as shares of the slider, from 0 to 1; None where none is stated.
        interval: the interval in words; empty where none is stated.
        history: round and value in words.
        spark: the history as a small line; None for less than two rounds.
        status: status of the figure in the pack.
        status_words: the same in words.
        source: id of its source.
        rationale: why this value.
        date: reference date.
        error: what is wrong with what was typed; empty where nothing is.
    """

    cell: str
    label: str
    shown: str
    value: float
    pack: str
    changed: bool
    unit: str
    factor: float
    digits: int
    low: float
    high: float
    step: float
    band: tuple[float, float] | None
    interval: str
    history: tuple[tuple[str, str], ...]
    spark: Spark | None
    status: str
    status_words: str
    source: str
    rationale: str
    date: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Sliders that belong together.

    Attributes:
        name: name of the group.
        label: the same in words.
        sliders: its figures.
        changed: how many of them the scenario changes.
    """

    name: str
    label: str
    sliders: tuple[Slider, ...]
    changed: int


def changed_values(changes: Iterable[str], entries: Iterable[ParameterEntry]) -> dict[str, float]:
    """Return the changed values by cell; a change without selectors is one of every figure it names.

    Args:
        changes: changes in the notation of `--set`; of two about a figure the last one holds.
        entries: the figures that there are.
    """
    known = [
        (entry.cell, Cell(entry.parameter, entry.sex, entry.cohort, entry.at, entry.variant))
        for entry in entries
    ]
    made: dict[str, float] = {}
    for change in parse_overrides(changes):
        made |= {cell: change.value for cell, found in known if change.matches(found)}
    return made


def groups(
    figures: ParameterList,
    advice: Advice,
    changes: Mapping[str, float],
    words: Language,
    errors: Mapping[str, tuple[str, str]],
) -> tuple[Group, ...]:
    """Return the figures that the advice rests on, group by group.

    Args:
        figures: the figures of the round.
        advice: the advice, whose variant decides which column of demand is shown.
        changes: changed values by cell.
        words: the language.
        errors: what was typed and what is wrong with it, by cell.
    """
    made: dict[str, list[Slider]] = {name: [] for name in GROUPS}
    for entry in figures.parameters:
        kind = PARAMETERS[entry.parameter]
        if entry.parameter in FIXED or entry.variant not in (None, advice.variant):
            continue
        if entry.parameter == "abroad_yield" and figures.composition != "hrh-2012":
            continue
        made[kind.group].append(_slider(entry, changes, words, errors.get(entry.cell)))
    return tuple(
        Group(
            name,
            capital(words.text(FIGURES[name])),
            tuple(sliders),
            sum(slider.changed for slider in sliders),
        )
        for name, sliders in made.items()
        if sliders
    )


def _slider(
    entry: ParameterEntry, changes: Mapping[str, float], words: Language, error: tuple[str, str] | None
) -> Slider:
    """Return one figure."""
    share = entry.unit in labels.SHARES
    factor = 100.0 if share else 1.0
    value = changes.get(entry.cell, entry.value)
    low, high, step = reach(entry, value, factor)
    digits = max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1 else 0
    shown = shown_as(value * factor, digits, entry.unit, words)
    band = None
    interval = ""
    if entry.low is not None and entry.high is not None:
        ends = [min(1.0, max(0.0, (end * factor - low) / (high - low))) for end in (entry.low, entry.high)]
        band = (ends[0], ends[1])
        interval = words.text(
            "{low} to {high}",
            low=value_words(entry.low, entry.unit, words),
            high=value_words(entry.high, entry.unit, words),
        )
    history = tuple(
        (year, value_words(past, entry.unit, words)) for year, past in sorted(entry.history.items())
    )
    unit = words.text(PERCENT[entry.unit]) if share else unit_words(entry.unit, words)
    return Slider(
        cell=entry.cell,
        label=capital(parameter_words(entry.parameter, entry.sex, entry.cohort, entry.at, None, words)),
        shown=error[0] if error else shown,
        value=value * factor,
        pack=value_words(entry.value, entry.unit, words),
        changed=entry.cell in changes and not math.isclose(value, entry.value, rel_tol=1e-12),
        unit="" if entry.unit == "year" else unit,
        factor=factor,
        digits=digits,
        low=low,
        high=high,
        step=step,
        band=band,
        interval=interval,
        history=history,
        spark=spark(entry.history),
        status=entry.status,
        status_words=words.text(labels.STATUSES[entry.status]),
        source=entry.source,
        rationale=words.of_pack(entry.rationale),
        date=day_words(entry.reference_date, words),
        error=error[1] if error else "",
    )


def reach(entry: ParameterEntry, value: float, factor: float) -> tuple[float, float, float]:
    """Return the ends and the step of a slider, in the unit shown.

    It reaches half as far again as the value, its interval and its history, within what can be right, and
    the value of the pack lies on a step.
    """
    kind = PARAMETERS[entry.parameter]
    known = [entry.value, value, *entry.history.values()]
    known += [end for end in (entry.low, entry.high) if end is not None]
    if kind.unit == "year":
        return entry.value - 5, entry.value + 10, 1.0
    spread = max(known) - min(known)
    if kind.unit == "per year":
        least = 0.02
    elif kind.high <= 1.0 or kind.unit in labels.SHARES:
        least = 0.1
    else:
        least = abs(entry.value) * 0.3 or 10.0
    margin = max(spread * 0.5, (least - spread) / 2)
    low, high = max(kind.low, min(known) - margin), min(kind.high, max(known) + margin)
    step = _nice((high - low) * factor / STEPS)
    base = entry.value * factor
    left = base - math.floor((base - low * factor) / step + 1e-9) * step
    right = base + math.floor((high * factor - base) / step + 1e-9) * step
    return round(left, 9), round(right, 9), step


def _nice(raw: float) -> float:
    """Return a round step at most as large as this one: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(raw))
    return float(next(times * power for times in (5, 2, 1) if times * power <= raw * 1.0000001))


def shown_as(value: float, digits: int, unit: str, words: Language) -> str:
    """Return a value as it stands in a field: no thousands for years, no more decimals than it has."""
    if unit == "year":
        return str(int(value))
    exact = next(d for d in range(digits, MOST_DIGITS + 1) if d == MOST_DIGITS or _fits(value, d))
    return words.number(value, exact)


def _fits(value: float, digits: int) -> bool:
    """Tell whether a value has no more decimals than these."""
    return math.isclose(round(value, digits), value, rel_tol=1e-9, abs_tol=1e-12)


def typed(slider: Slider, parameter: str, text: str, lang: str, words: Language) -> tuple[float | None, str]:
    """Read what was typed for a figure.

    Returns:
        The value in the unit of the model, None where nothing was changed; and what is wrong, if anything.
    """
    if text.strip() == slider.shown:
        return None, ""
    kind = PARAMETERS[parameter]
    low, high = kind.low * slider.factor, kind.high * slider.factor
    try:
        value = number_in(text, lang)
    except ValueError:
        return None, words.text("“{text}” is not a number.", text=text[:40])
    if not low <= value <= high:
        return None, words.text(
            "This must be a number from {low} to {high}.",
            low=words.number(low, slider.digits),
            high=words.number(high, slider.digits),
        )
    return value / slider.factor, ""
