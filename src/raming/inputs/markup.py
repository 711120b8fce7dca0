"""JSON and TOML that somebody else wrote, read to plain values."""

import json
from typing import Any

TOO_DEEP = "nested too deeply"


def from_json(text: str | bytes) -> Any:
    """Return the content of JSON.

    Raises:
        ValueError: when it is none, or is nested deeper than can be read.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error


def from_toml(text: str) -> dict[str, Any]:
    """Return the content of TOML; raises as `from_json` does."""
    import tomllib  # noqa: PLC0415 - only where a file of TOML is read

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error
