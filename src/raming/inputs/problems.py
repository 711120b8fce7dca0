"""One clear error for bad input: every problem in one go, each with its place and what was expected."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    Attributes:
        rule: identifier of the rule that found it, as in the reference page of the checks.
        severity: `error` (nothing is computed), `warning` (worth mending) or `note` (not available).
        message: what is wrong, in a sentence that stands alone.
        file: file name inside the pack, scenario or request.
        row: line number in that file, the header being line 1.
        field: column, option or parameter name.
        value: the value found, as text.
        expected: what would have been right, and so how to mend it.
        nearest: what was probably meant, where something like it exists.
    """

    rule: str
    severity: str
    message: str
    file: str = ""
    row: int | None = None
    field: str = ""
    value: str = ""
    expected: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        if not self.file and self.nearest:
            return f"{self.message} {self.value!r}: did you mean {self.nearest}?"
        place = ", ".join(
            part
            for part in (
                self.file,
                f"row {self.row}" if self.row is not None else "",
                f"field {self.field}" if self.field and self.file else "",
                self.field if self.field.startswith("--") and not self.file else "",
            )
            if part
        )
        found = f" (found {self.value!r})" if self.value else ""
        wanted = f"; expected {self.expected}" if self.expected else ""
        return f"{place}: {self.message}{found}{wanted}" if place else f"{self.message}{found}{wanted}"

    def to_dict(self) -> dict[str, object]:
        """Return the problem as plain data."""
        return asdict(self)


class InputError(ValueError):
    """Input that cannot be computed with; nothing was computed and nothing written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def refuse(
    message: str,
    *,
    rule: str = "request",
    file: str = "",
    field: str = "",
    value: object = "",
    expected: str = "",
    nearest: str = "",
) -> InputError:
    """Return an `InputError` for one problem, ready to raise."""
    return InputError(
        [
            Problem(
                rule,
                "error",
                message,
                file=file,
                field=field,
                value=str(value),
                expected=expected,
                nearest=nearest,
            )
        ]
    )
