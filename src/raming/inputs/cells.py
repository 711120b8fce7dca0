"""What can be wrong with a cell of a table, in words that packs and tables of one's own share."""

from raming.inputs.problems import Phrase

EMPTY = Phrase("the cell is empty")
NOT_ALLOWED = Phrase("the cell has a value that is not allowed")
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
