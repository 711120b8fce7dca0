"""Choices that questions about measures share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from raming.cli.draws import Drawn
from raming.inputs.problems import Phrase, refuse


@Parameter(name="*", group="Draws")
@dataclass(frozen=True)
class MeasureDraws(Drawn):
    """How uncertainty is drawn, and which measures of one's own are added."""

    files: Annotated[
        tuple[Path, ...],
        Parameter(name="--file", negative="", help="TOML file with measures of your own. Repeatable."),
    ] = ()

    def options(self) -> dict[str, Any]:
        """Return the choices as arguments of a question."""
        return {**self.luck(), "files": self.files}


def listed(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids given as `A,B` or one by one."""
    return tuple(part.strip() for text in texts for part in text.split(",") if part.strip())


def amounts(texts: tuple[str, ...], option: str) -> dict[str, float]:
    """Return `name=number` pairs.

    Raises:
        InputError: when a pair has another form.
    """
    made = {}
    for text in listed(texts):
        name, _, number = text.partition("=")
        try:
            made[name.strip()] = float(number)
        except ValueError as error:
            raise refuse(
                "not a name and a number",
                field=option,
                value=text,
                expected=Phrase("name=number, with a decimal point"),
            ) from error
    return made
