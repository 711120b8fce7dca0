"""Words that carry a sign, so that the figure beside them never does: a surplus of 57, not a shortage of −57."""

from raming.answers.chances import LIKELY
from raming.present import labels
from raming.present.language import Language


def more_or_fewer(value: float) -> str:
    """Return the message id of *more* or *fewer*; zero is more.

    Example:
        >>> more_or_fewer(-57.0)
        'fewer'
    """
    return labels.MORE_OR_FEWER["more" if value >= 0.0 else "fewer"]


def shortage_or_surplus(value: float) -> str:
    """Return the message id of *shortage* or *surplus* for demand minus supply; zero is a shortage.

    Example:
        >>> shortage_or_surplus(-3627.0)
        'surplus'
    """
    return labels.SHORTAGE_OR_SURPLUS["shortage" if value >= 0.0 else "surplus"]


def gap_words(value: float, language: Language, digits: int = 0) -> str:
    """Return demand minus supply in words: a shortage or a surplus of so many FTE, or balance.

    Args:
        value: demand minus supply, in FTE.
        language: the language.
        digits: digits behind the point; what rounds to zero is balance.
    """
    size = language.figure(abs(value), digits)
    if round(value, digits) == 0.0:
        return language.text("balance")
    if value > 0.0:
        return language.text("a shortage of {size} FTE", size=size)
    return language.text("a surplus of {size} FTE", size=size)


def gap_range_words(low: float, high: float, language: Language, digits: int = 0) -> str:
    """Return an interval of demand minus supply in words, each end with its own word where they differ.

    One of which both ends round to zero is balance.

    Args:
        low: its lower end, in FTE.
        high: its upper end, in FTE.
        language: the language.
        digits: digits behind the point.
    """
    ends = sorted((low, high))
    first, last = (round(end, digits) + 0.0 for end in ends)
    small, large = (language.figure(abs(end), digits) for end in ends)
    if first == last == 0.0:
        return language.text("balance")
    if first >= 0.0:
        return language.text("a shortage of {low} to {high} FTE", low=small, high=large)
    if last <= 0.0:
        return language.text("a surplus of {low} to {high} FTE", low=large, high=small)
    return language.text(
        "between a surplus of {surplus} and a shortage of {shortage} FTE", surplus=small, shortage=large
    )


def share_words(value: float, language: Language, digits: int = 0) -> str:
    """Return demand minus supply as a share of demand in words: a shortage or a surplus of so much, or balance."""
    if round(100.0 * value, digits) == 0.0:
        return language.text("balance")
    size = language.percent(abs(value), digits)
    if value > 0.0:
        return language.text("a shortage of {size} of demand", size=size)
    return language.text("a surplus of {size} of demand", size=size)


def share_range_words(low: float, high: float, language: Language, digits: int = 0) -> str:
    """Return an interval of demand minus supply as a share of demand, each end with its own word where they differ."""
    first, last = (round(100.0 * end, digits) + 0.0 for end in (low, high))
    small, large = (language.percent(abs(end), digits) for end in (low, high))
    if first == last == 0.0:
        return language.text("balance")
    if first >= 0.0:
        return language.text("a shortage of {low} to {high}", low=small, high=large)
    if last <= 0.0:
        return language.text("a surplus of {low} to {high}", low=large, high=small)
    return language.text(
        "between a surplus of {surplus} and a shortage of {shortage}", surplus=small, shortage=large
    )


def told_beside_nation(chance: float) -> bool:
    """Tell whether a chance says that a region is shorter than the nation, or that it is not; else it cannot be told."""
    return chance >= LIKELY or chance <= 1.0 - LIKELY


def beside_nation_words(value: float, language: Language) -> str:
    """Return a gap share minus that of the nation in words: so many points above or below it, or equal to it."""
    points = round(100.0 * value)
    if points == 0:
        return language.text("equal to the national gap")
    if points > 0:
        return language.plural(
            "{count} percentage point above the national gap",
            "{count} percentage points above the national gap",
            points,
        )
    return language.plural(
        "{count} percentage point below the national gap",
        "{count} percentage points below the national gap",
        -points,
    )
