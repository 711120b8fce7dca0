"""What is said on the error stream of files of one's own that were read."""

from collections.abc import Iterable

from raming.inputs.problems import Phrase
from raming.inputs.used import ReadAs, Used

_SEPARATORS = {";": Phrase("semicolons between the cells"), "\t": Phrase("tabs between the cells")}
_ENCODINGS = {"cp1252": Phrase("Windows-1252"), "utf-16": Phrase("UTF-16")}


def told(used: Iterable[Used], lang: str) -> list[str]:
    """Return a line for each file: how many of its rows are used, and how it was understood where that is not plain.

    Args:
        used: the files.
        lang: language, `nl` or `en`.
    """
    from raming.present.language import language  # noqa: PLC0415 - only where files were read
    from raming.present.refusals import in_words  # noqa: PLC0415

    return [in_words(_line(one), language(lang)) for one in used]


def _line(one: Used) -> Phrase:
    """Return what is said of one file."""
    line = Phrase("{file}: {used} of {rows} rows used", file=one.file, used=one.used, rows=one.rows)
    for how in _understood(one.read_as):
        line = Phrase("{line}; {how}", line=line, how=how)
    if one.used < one.rows:
        line = Phrase(
            "{line}; the others are about another occupation, year, basis or level of region than this answer",
            line=line,
        )
    return line


def _understood(read_as: ReadAs) -> list[str]:
    """Return what is not plain in how a file was understood."""
    found = (
        _SEPARATORS.get(read_as.separator),
        Phrase("a decimal comma") if read_as.decimal == "," else None,
        _ENCODINGS.get(read_as.encoding),
    )
    return [each for each in found if each is not None]
