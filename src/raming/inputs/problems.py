"""One clear error for bad input: every problem in one go, each with its place and what was expected."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Annotated

from raming.inputs.meaning import Is


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input."""

    rule: Annotated[str, Is("identifier of the rule that found it, as in the reference page of the checks")]
    severity: Annotated[
        str, Is("`error` (nothing is computed), `warning` (worth mending) or `note` (not available)")
    ]
    message: Annotated[str, Is("what is wrong, in a sentence that stands alone")]
    file: Annotated[str, Is("file name inside the pack, scenario or request")] = ""
    row: Annotated[int | None, Is("line number in that file, the header being line 1", "line")] = None
    field: Annotated[str, Is("column, option or parameter name")] = ""
    value: Annotated[str, Is("the value found, as text")] = ""
    expected: Annotated[str, Is("what would have been right, and so how to mend it")] = ""
    nearest: Annotated[str, Is("what was probably meant, where something like it exists")] = ""

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
