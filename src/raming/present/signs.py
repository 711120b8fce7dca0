"""Words that carry a sign, so that the figure beside them never does: a surplus of 57, not a shortage of −57."""

from raming.present import labels
from raming.present.language import Language


def more_or_fewer(value: float) -> str:
    """Return the message id of *more* or *fewer*; zero is more.

    Example:
        >>> more_or_fewer(-57.0)
        'fewer'
    """
    return labels.MORE_OR_FEWER["more" if value >= 0.0 else "fewer"]


def higher_or_lower(value: float) -> str:
    """Return the message id of *higher* or *lower*; zero is higher."""
    return labels.HIGHER_OR_LOWER["higher" if value >= 0.0 else "lower"]


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
    size = language.number(abs(value), digits)
    if round(value, digits) == 0.0:
        return language.text("balance")
    if value > 0.0:
        return language.text("a shortage of {size} FTE", size=size)
    return language.text("a surplus of {size} FTE", size=size)


def gap_range_words(low: float, high: float, language: Language, digits: int = 0) -> str:
    """Return an interval of demand minus supply in words, each end with its own word where they differ.

    Args:
        low: its lower end, in FTE.
        high: its upper end, in FTE.
        language: the language.
        digits: digits behind the point.
    """
    ends = sorted((low, high))
    first, last = (round(end, digits) + 0.0 for end in ends)
    small, large = (language.number(abs(end), digits) for end in ends)
    if first >= 0.0:
        return language.text("a shortage of {low} to {high} FTE", low=small, high=large)
    if last <= 0.0:
        return language.text("a surplus of {low} to {high} FTE", low=large, high=small)
    return language.text(
        "between a surplus of {surplus} and a shortage of {shortage} FTE", surplus=small, shortage=large
    )
