"""One clear error for bad input: every problem in one go, each with its place and what was expected.

What is said is a `Phrase`: English, with the message id and the values it was made of, so that a door can say it
in the reader's language (`present.refusals`). Text that is no phrase is data and stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Annotated

from raming.inputs.meaning import Is


class Phrase(str):
    """A message in English that remembers its message id and the values filled in.

    The message is written as a literal where the phrase is made: there the catalogue finds it. A value that is a
    phrase itself is translated with it.

    Attributes:
        message: message id of the catalogue, with a named place for each value: `at most {most} draws`.
        values: values by the name of their place.

    Example:
        >>> Phrase("at most {most:,} draws", most=20_000)
        'at most 20,000 draws'
    """

    message: str
    values: Mapping[str, object]

    def __new__(cls, message: str, /, **values: object) -> Phrase:
        """Return the message in English with its values filled in."""
        phrase = super().__new__(cls, message.format(**values) if values else message)
        phrase.message = message
        phrase.values = values
        return phrase

    def __getnewargs_ex__(self) -> tuple[tuple[str], Mapping[str, object]]:
        return (self.message,), self.values


class Named(str):
    """What has a name in every language, such as an occupation: a reader sees the name and never the id.

    Attributes:
        names: the name by language, `nl` and `en`.

    Example:
        >>> Named({"nl": "huisarts", "en": "general practitioner"})
        'general practitioner'
    """

    names: Mapping[str, str]

    def __new__(cls, names: Mapping[str, str]) -> Named:
        """Return the English name with those of all languages."""
        named = super().__new__(cls, names["en"])
        named.names = names
        return named

    def __getnewargs_ex__(self) -> tuple[tuple[Mapping[str, str]], Mapping[str, object]]:
        return (self.names,), {}


def either(names: Iterable[str]) -> str:
    """Return names as a choice, `a or b or c`; empty where there are none."""
    first, *rest = [*names] or [""]
    for name in rest:
        first = Phrase("{first} or {second}", first=first, second=name)
    return first


def nearest(name: str, known: Iterable[str], n: int = 3, cutoff: float = 0.6) -> list[str]:
    """Return the names that are most like one that is not known, the likest first.

    Args:
        name: what was typed.
        known: the names there are.
        n: how many at most.
        cutoff: how alike they must be, from 0 to 1.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only where something was mistyped

    return get_close_matches(name, list(known), n=n, cutoff=cutoff)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input; `finding` makes one."""

    rule: Annotated[str, Is("id of the rule that found it")]
    severity: Annotated[
        str, Is("`error` (nothing is computed), `warning` (worth mending) or `note` (not available)")
    ]
    message: Annotated[str, Is("what is wrong, or not there")]
    file: Annotated[str, Is("file name inside the pack, scenario or request")] = ""
    row: Annotated[int | None, Is("line number in that file, the header being line 1", "line")] = None
    field: Annotated[str, Is("column, option or parameter name")] = ""
    value: Annotated[str, Is("the value found")] = ""
    expected: Annotated[str, Is("what would have been right, and so how to mend it")] = ""
    nearest: Annotated[str, Is("what was probably meant, where something like it exists")] = ""

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self, say: Callable[[str], str] = str) -> str:
        """Return the problem in one sentence: its place, what is wrong, what was found and what was expected.

        Args:
            say: gives each text in the language wanted; English when left out.
        """
        if not self.file and self.nearest:
            meant = Phrase(
                "{message} {value}: did you mean {nearest}?",
                message=self.message,
                value=repr(say(self.value)),
                nearest=say(self.nearest),
            )
            return say(meant)
        place = ", ".join(
            part
            for part in (
                self.file,
                say(Phrase("row {row}", row=self.row)) if self.row is not None else "",
                say(Phrase("field {field}", field=self.field)) if self.field and self.file else "",
                self.field if self.field.startswith("--") and not self.file else "",
            )
            if part
        )
        whole = self.message
        if self.value:
            whole = Phrase("{message} (found {value})", message=whole, value=repr(say(self.value)))
        if self.expected:
            whole = Phrase("{message}; expected {expected}", message=whole, expected=self.expected)
        return f"{place}: {say(whole)}" if place else say(whole)

    def to_dict(self) -> dict[str, object]:
        """Return the problem as plain data."""
        return asdict(self)


class InputError(ValueError):
    """Input that cannot be computed with; nothing was computed and nothing written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def finding(
    message: str,
    /,
    *,
    rule: str = "request",
    severity: str = "error",
    file: str = "",
    row: int | None = None,
    field: str = "",
    value: object = "",
    expected: str = "",
    nearest: str = "",
    **values: object,
) -> Problem:
    """Return one problem.

    Args:
        message: what is wrong, as a literal with a named place for each of the values.
        rule: identifier of the rule that found it.
        severity: `error`, `warning` or `note`.
        file: file name.
        row: line in that file.
        field: column, option or parameter name.
        value: the value found, or the error that says why; none for an empty cell.
        expected: what would have been right: a `Phrase`, or names as they are typed.
        nearest: what was probably meant.
        values: values of the message by the name of their place.
    """
    said = message if isinstance(message, Phrase) else Phrase(message, **values)
    found = value if isinstance(value, str) else "" if value is None else getattr(value, "why", str(value))
    return Problem(rule, severity, said, file, row, field, found, expected, nearest)


def refuse(
    message: str,
    /,
    *,
    rule: str = "request",
    file: str = "",
    row: int | None = None,
    field: str = "",
    value: object = "",
    expected: str = "",
    nearest: str = "",
    **values: object,
) -> InputError:
    """Return an `InputError` for one problem, ready to raise; the arguments are those of `finding`."""
    return InputError(
        [
            finding(
                message if isinstance(message, Phrase) else Phrase(message, **values),
                rule=rule,
                file=file,
                row=row,
                field=field,
                value=value,
                expected=expected,
                nearest=nearest,
            )
        ]
    )
