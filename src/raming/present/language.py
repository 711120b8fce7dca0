"""The two languages: words from the Babel catalogue, numbers and plurals as they are written there."""

import math
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

LANGUAGES = ("nl", "en")
MISSING = "–"


ROUGH = 2
"""Digits of a figure of an illustration."""


def roughly(value: float) -> float:
    """Return a figure in two digits.

    Example:
        >>> roughly(17363.0), roughly(-3627.0), roughly(7.4)
        (17000.0, -3600.0, 7.0)
    """
    if value == 0.0:
        return 0.0
    step = 10.0 ** max(math.floor(math.log10(abs(value))) - ROUGH + 1, 0)
    return round(value / step) * step


class Language:
    """Words and numbers of one language. English texts are the message ids of the catalogue."""

    def __init__(
        self, code: str, *, rough: bool = False, told: Callable[[str, str], str] | None = None
    ) -> None:
        """Take a language.

        Args:
            code: `nl` or `en`.
            rough: whether what is computed is an illustration, so that its figures are said in two digits.
            told: gives a text of the pack that is shown in a language (`Pack.told`); None where none is shown.
        """
        if code not in LANGUAGES:
            msg = f"unknown language {code!r}; expected one of {', '.join(LANGUAGES)}"
            raise ValueError(msg)
        self.code = code
        self.rough = rough
        self._told = told
        self._singular, self._plural = _catalogue(code)

    def text(self, message: str, /, **values: object) -> str:
        """Return a text, with values filled in at `{name}`."""
        found = self._singular.get(message, message)
        return found.format(**values) if values else found

    def of_pack(self, text: str) -> str:
        """Return a text of the pack as its reader reads it; as it is where the pack does not say it otherwise."""
        return text if self._told is None or not text else self._told(text, self.code)

    def plural(self, one: str, many: str, count: float, /, **values: object) -> str:
        """Return the form that fits a count as it is shown; `{count}` is filled in, written as a number."""
        forms = self._plural.get(one, (one, many))
        return forms[0 if round(count) == 1 else 1].format(count=self.number(count), **values)

    def number(self, value: float | None, digits: int = 0, *, signed: bool = False) -> str:
        """Return a number as it is written in this language, a dash where there is none."""
        if value is None or math.isnan(value):
            return MISSING
        rounded = round(value, digits) + 0.0
        made = f"{abs(rounded):,.{digits}f}"
        if self.code == "nl":
            made = made.translate(str.maketrans(",.", ".,"))
        sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
        return sign + made

    def figure(self, value: float | None, digits: int = 0, *, signed: bool = False) -> str:
        """Return a figure that was computed: in two digits where it belongs to an illustration, else as a number."""
        if not self.rough or value is None or not math.isfinite(value):
            return self.number(value, digits, signed=signed)
        return self.number(roughly(value), 0 if abs(value) >= 1 else digits, signed=signed)

    def enough(self, value: float) -> float:
        """Return a number that suffices as it may be said: rounded up, so that what is said suffices too."""
        digits = math.floor(math.log10(abs(value))) if value else 0
        step = 10.0 ** max(digits - ROUGH + 1, 0) if self.rough else 1.0
        return math.ceil(value / step - 1e-9) * step

    def least(self, value: float) -> str:
        """Return the least that suffices, as it may be said."""
        return self.number(self.enough(value))

    def most(self, value: float) -> str:
        """Return a limit, or what was chosen under one: whole and rounded down, so that it stays within.

        Somebody set it, so it has all of its digits, in an illustration too.
        """
        return self.number(math.floor(value + 1e-9))

    def range(self, low: float | None, high: float | None, digits: int = 0) -> str:
        """Return two ends as a range, in words where a dash could be read as a minus sign."""
        ends = self.number(low, digits), self.number(high, digits)
        if any(end.startswith(("−", MISSING)) for end in ends):
            return self.text("{low} to {high}", low=ends[0], high=ends[1])
        return f"{ends[0]}–{ends[1]}"

    def percent(self, value: float | None, digits: int = 0, *, signed: bool = False) -> str:
        """Return a share as a percentage."""
        return MISSING if value is None else f"{self.number(100 * value, digits, signed=signed)}%"

    def euro(self, value: float | None, *, exact: bool = False) -> str:
        """Return an amount of money as it is written in this language, in millions or billions where large.

        Args:
            value: euro; a dash where there is none.
            exact: whether all of its digits are known; otherwise two are shown.
        """
        if value is None or math.isnan(value):
            return MISSING
        if not exact and value:
            value = round(value, 1 - math.floor(math.log10(abs(value))))
        for least, message in ((1e9, "€{size} billion"), (1e6, "€{size} million")):
            if abs(value) >= least:
                size = value / least
                return self.text(message, size=self.number(size, 0 if size == round(size) else 1))
        return self.text("€{size}", size=self.number(value))

    def listing(self, parts: Iterable[str]) -> str:
        """Return parts as a list in a sentence: a, b and c."""
        known = list(parts)
        if len(known) <= 1:
            return "".join(known)
        return f"{', '.join(known[:-1])} {self.text('and')} {known[-1]}"


@cache
def language(code: str) -> Language:
    """Return a language by its code, `nl` or `en`."""
    return Language(code)


@cache
def _catalogue(code: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Read the catalogue of a language: texts and plurals by message id; English needs none."""
    if code == "en":
        return {}, {}
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only for other languages than English

    with Path(__file__).with_name("words").joinpath(code, "raming.po").open("rb") as file:
        catalog = read_po(file, locale=code)
    singular: dict[str, str] = {}
    plural: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or not message.string or message.fuzzy:
            continue
        if isinstance(message.id, tuple | list):
            plural[message.id[0]] = tuple(message.string)
        else:
            singular[message.id] = str(message.string)
    return singular, plural
