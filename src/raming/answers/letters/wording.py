"""Sentences of letters: their figures filled in as people write them, in Dutch and English."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date

from raming.answers.evidence import ILLUSTRATION
from raming.answers.letters.figure import COMPUTED, LANGUAGES, LetterFigure
from raming.inputs.letters import CONDITION, NUMBER, PLACEHOLDER
from raming.inputs.tables import Row

POINTS = "percentage points"
"""Unit of a difference between shares, written without a sign for per cent."""
FINENESS = 20
"""A computed figure is rounded to a power of ten that is at most this part of its spread."""
_HELD: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}
_LARGE = ((1e9, "miljard", "billion"), (1e6, "miljoen", "million"))


def number(value: float, digits: int, code: str) -> str:
    """Return a number as it is written in a language.

    Example:
        >>> number(14347.0, 0, "nl"), number(-4.05, 1, "nl"), number(14347.0, 0, "en")
        ('14.347', '−4,0', '14,347')
    """
    made = f"{abs(round(value, digits)):,.{digits}f}"
    if code == "nl":
        made = made.translate(str.maketrans(",.", ".,"))
    return f"−{made}" if round(value, digits) < 0 else made


def said(figure: LetterFigure, part: str, code: str) -> str | None:
    """Return a part of a figure as people write it; None where it has none.

    What is computed is rounded by its spread, and what is an illustration is written in two digits.
    """
    if part == "year":
        return str(figure.year) if figure.year else None
    value = figure.value if part == "size" else getattr(figure, part)
    if value is None:
        return None
    return written(
        _rounded(abs(value) if part == "size" else value, figure), figure.unit, figure.digits, code
    )


def written(value: float, unit: str, digits: int, code: str) -> str:
    """Return a figure of a unit as people write it: a share as a percentage, euro as an amount."""
    if unit == "year":
        return f"{value:.0f}"
    if unit.startswith("share"):
        return f"{number(100.0 * value, digits, code)}%"
    if unit.startswith("euro"):
        return _money(value, digits, code)
    return number(100.0 * value if unit == POINTS else value, digits, code)


def _rounded(value: float, figure: LetterFigure) -> float:
    """Return a computed figure by its spread, and one of an illustration in two digits."""
    if figure.status != COMPUTED or figure.unit == "year":
        return value
    if figure.grade == ILLUSTRATION and abs(value) >= 10:
        return float(f"{value:.1e}")
    if figure.low is None or figure.high is None or figure.high <= figure.low:
        return value
    step = 10.0 ** math.floor(math.log10((figure.high - figure.low) / FINENESS))
    return step * round(value / step) if step > 1.0 else value


def _money(value: float, digits: int, code: str) -> str:
    sign = "€ " if code == "nl" else "€"
    for least, dutch, english in _LARGE:
        if abs(value) >= least:
            size = value / least
            shown = number(size, digits if size == round(size) else max(digits, 1), code)
            return f"{sign}{shown} {dutch if code == 'nl' else english}"
    return sign + number(value, digits, code)


def filled(text: str, figures: Mapping[str, LetterFigure], code: str) -> str | None:
    """Return a sentence with its figures; None where it names one that is not known."""
    missing = False

    def fill(found: re.Match[str]) -> str:
        nonlocal missing
        name, _, part = found[1].partition(".")
        figure = figures.get(name)
        shown = None if figure is None else said(figure, part or "value", code)
        missing = missing or shown is None
        return shown or ""

    made = PLACEHOLDER.sub(fill, text)
    return None if missing else made


def named_in(line: Row) -> list[str]:
    """Return the figures that a sentence rests on: those it names, and those of its condition."""
    said = [name for code in LANGUAGES for name in PLACEHOLDER.findall(str(line[f"text_{code}"] or ""))]
    for part in filter(None, str(line["condition"] or "").split(" and ")):
        found = CONDITION.fullmatch(part.strip())
        said += [found[1], found[4]] if found else []
    return list(dict.fromkeys(name.partition(".")[0] for name in said))


def holds(condition: str, figures: Mapping[str, LetterFigure]) -> bool:
    """Tell whether a sentence is to be said; one whose condition names an unknown figure is not."""
    for part in filter(None, condition.split(" and ")):
        found = CONDITION.fullmatch(part.strip())
        if found is None:
            return False
        left = _amount(found[1], found[2], figures)
        word, _, of = found[4].partition(".")
        right = float(found[4]) if _is_number(found[4]) else _amount(word, of, figures)
        if left is None or right is None or not _HELD[found[3]](left, right):
            return False
    return True


def _amount(name: str, part: str | None, figures: Mapping[str, LetterFigure]) -> float | None:
    figure = figures.get(name)
    if figure is None:
        return None
    found: float | None = abs(figure.value or 0.0) if part == "size" else getattr(figure, part or "value")
    return found


def _is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None


def date_words(written: str, code: str) -> str:
    """Return a date as people write it; one that cannot be read as it is.

    Example:
        >>> date_words("2026-11-27", "nl"), date_words("2026-11-27", "en"), date_words("2026", "nl")
        ('27 november 2026', '27 November 2026', '2026')
    """
    from babel.dates import format_date  # noqa: PLC0415 - loads names of months, only where there are dates

    try:
        return str(format_date(date.fromisoformat(written), "d MMMM y", locale=code))
    except ValueError:
        return written
