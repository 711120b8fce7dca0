"""Numbers as people write them: with a point or a comma, with or without separators of thousands.

`1.150` is eleven hundred and fifty to a Dutch reader and just over one to an English one. Where a whole number is
asked the Dutch reading is certain; elsewhere nothing is guessed, and both readings are shown.
"""

import math
import re

from raming.inputs.problems import Named, Phrase

_PLAIN = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_GROUPED = re.compile(
    r"[+-]?[1-9]\d{0,2}(?:([. ,\u00a0\u202f'’])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?", re.ASCII
)
"""Groups of three with one and the same sign between them, and a decimal part behind another."""


class UnreadError(ValueError):
    """A text that is not the number asked for.

    Attributes:
        message: what is wrong.
        expected: what would have been right; empty where only the one who asks knows.
    """

    def __init__(self, message: Phrase, expected: str = "") -> None:
        self.message, self.expected = message, expected
        super().__init__(message)


def decimal_sign(text: str) -> str:
    """Return the decimal sign that a text shows, `.` or `,`; empty where it may as well separate thousands."""
    text = text.strip()
    signs = [sign for sign in text if sign in ".,"]
    if not signs or (_PLAIN.fullmatch(text) is None and _GROUPED.fullmatch(text) is None):
        return ""
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return "." if signs[0] == "," else ","
    return "" if _GROUPED.fullmatch(text) else signs[0]


def number_of(
    text: str,
    *,
    whole: bool = False,
    people: bool = False,
    low: float | None = None,
    high: float | None = None,
    decimal: str = "",
) -> float:
    """Return the number in a text.

    Args:
        text: the text.
        whole: whether only a whole number can be meant.
        people: whether whole people are counted, though a fraction may be computed with.
        low: least value; used only to tell two readings apart.
        high: greatest value; likewise.
        decimal: the decimal sign, `.` or `,`, where that is known from beside the text; empty where it is not.

    Raises:
        UnreadError: when it is no number, not whole where that is asked, or may be two numbers.

    Example:
        >>> number_of("1.150", whole=True), number_of("0,05"), number_of("1.150,5")
        (1150.0, 0.05, 1150.5)
    """
    text = text.strip()
    single = _PLAIN.fullmatch(text)
    grouped = _GROUPED.fullmatch(text)
    found = [_ungrouped(text, grouped[1])] if grouped else []
    if single:
        found.append(float(text.replace(",", ".")))
    if not found:
        raise UnreadError(Phrase("not a number"))
    if not all(map(math.isfinite, found)):
        raise UnreadError(Phrase("not a finite number"))
    if len(found) == 2 and grouped:
        found = _told_apart(found, grouped[1], text, whole or people, (low, high), decimal)
    elif grouped and grouped[1] == decimal:
        raise UnreadError(Phrase("not a number"))
    if whole and not found[0].is_integer():
        raise UnreadError(Phrase("not a whole number"))
    return found[0]


def _told_apart(
    found: list[float],
    sign: str,
    text: str,
    whole: bool,
    bounds: tuple[float | None, float | None],
    decimal: str,
) -> list[float]:
    """Return the reading that is meant.

    Args:
        found: the number with the sign between thousands, and with the sign as the decimal one.
        sign: the sign.
        text: the text.
        whole: whether only a whole number can be meant.
        bounds: least and greatest value, None for none.
        decimal: the decimal sign where it is known.

    Raises:
        UnreadError: when both may be.
    """
    many, few = found
    low, high = (
        (-math.inf if bounds[0] is None else bounds[0]),
        (math.inf if bounds[1] is None else bounds[1]),
    )
    inside = [value for value in found if low <= value <= high]
    if decimal and decimal != sign:
        return [many]
    if decimal == sign and not whole:
        return [few]
    if len(inside) == 1 and not (whole and inside[0] == few):
        return inside
    if whole and sign == "." and decimal != ".":
        return [many]
    raise unclear(many, few, text)


def unclear(many: float, few: float, text: str) -> UnreadError:
    """Return the refusal of a text that may be two numbers, with both."""
    shown = [
        Named({"en": f"{value:,.15g}", "nl": f"{value:,.15g}".translate({44: ".", 46: ","})})
        for value in (many, few)
    ]
    message = Phrase("this may be {many} or {few}", many=shown[0], few=shown[1])
    longer = text.replace(",", ".") + "0"
    return UnreadError(
        message, Phrase("{plain}, or {longer} for the smaller", plain=f"{many:.15g}", longer=longer)
    )


def doubted(value: float) -> UnreadError | None:
    """Return the refusal of a number that may have been written with a dot between its thousands; None where it can't.

    For numbers of TOML and JSON that count people: `1.026` is 1.026 there, and often meant as 1,026.
    """
    text = repr(value)
    if not isinstance(value, float) or not _GROUPED.fullmatch(text):
        return None
    found = unclear(float(text.replace(".", "")), value, text)
    plain = text.replace(".", "")
    return UnreadError(found.message, Phrase("{plain}, or a number without three decimals", plain=plain))


def plainly(value: float) -> str:
    """Return a number as text that `number_of` reads as that very number, whatever is counted.

    Example:
        >>> plainly(14.347), plainly(0.05)
        ('14.3470', '0.05')
    """
    text = repr(value)
    return f"{text}0" if _GROUPED.fullmatch(text) else text


def _ungrouped(text: str, sign: str) -> float:
    """Return the number in a text without the sign between its thousands."""
    return float(text.replace(sign, "").replace(",", "."))
