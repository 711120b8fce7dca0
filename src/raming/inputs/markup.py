"""JSON and TOML that somebody else wrote, read to plain values."""

import json
from typing import Any

TOO_DEEP = "nested too deeply"
NO_NUMBER = "{name} is no number"


def from_json(text: str | bytes) -> Any:
    """Return the content of JSON.

    Raises:
        ValueError: when it is none, is nested deeper than can be read, or has `NaN` or `Infinity` for a number.
    """
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error


def _no_number(name: str) -> float:
    """Refuse what Python reads as a number and JSON does not have."""
    raise ValueError(NO_NUMBER.format(name=name))


def from_toml(text: str) -> dict[str, Any]:
    """Return the content of TOML; raises as `from_json` does."""
    import tomllib  # noqa: PLC0415 - only where a file of TOML is read

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error
