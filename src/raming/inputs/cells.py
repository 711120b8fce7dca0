"""What can be wrong with a cell of a table, in words that packs and tables of one's own share."""

from raming.inputs.problems import Phrase

EMPTY = Phrase("the cell is empty")
NOT_ALLOWED = Phrase("the cell has a value that is not allowed")
WHOLE = frozenset(("headcount", "population"))
"""Columns that count people, who are whole."""
DATES = frozenset(("published", "reference_date", "retrieved"))
"""Columns that hold a year, a month or a day."""
UTF8 = Phrase("UTF-8; in a spreadsheet, save as CSV UTF-8")

_KINDS = {
    "integer": Phrase("an integer"),
    "number": Phrase("a number"),
    "string": Phrase("a string"),
    "boolean": Phrase("a boolean"),
    "date": Phrase("a date"),
    "year": Phrase("a year"),
}


def kind_words(kind: str) -> str:
    """Return the type of a column with its article; that of a column of anyone's own in English."""
    return _KINDS.get(kind) or f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def wanted_kind(kind: str, text: str) -> str:
    """Return what a cell should hold that holds a text of another type, a decimal comma being the usual reason."""
    if kind == "number" and "," in text:
        return Phrase("{kind}, with a decimal point instead of a comma", kind=kind_words(kind))
    return kind_words(kind)


def date_fault(text: str) -> str:
    """Return what is wrong with a date written as `2024-12-31` or `2024-12`; empty where nothing is, or it is none."""
    year, *rest = text.split("-")
    if (
        not (
            year.isdigit()
            and len(year) == 4
            and rest
            and all(part.isdigit() and len(part) <= 2 for part in rest)
        )
        or len(rest) > 2
    ):
        return ""
    if not 1 <= int(rest[0]) <= 12:
        return Phrase("there is no month {month}", month=int(rest[0]))
    if len(rest) == 2 and not 1 <= int(rest[1]) <= _days(int(year), int(rest[0])):
        return Phrase("there is no such day")
    return ""


def _days(year: int, month: int) -> int:
    """Return the number of days of a month."""
    from calendar import monthrange  # noqa: PLC0415 - only where a date has a day

    return monthrange(max(year, 1), month)[1]
