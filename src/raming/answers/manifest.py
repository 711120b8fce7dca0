"""The manifest: what someone else needs to compute the same figures, and hashes to compare them with."""

from __future__ import annotations

import hashlib
import math
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from raming import __version__
from raming.inputs.meaning import Is
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, refuse

PLAIN = frozenset((float, str, int, bool, type(None)))
BESIDE = frozenset(("leads",))
"""Members that hold what others published, to be read beside the figures: not computed, and so not hashed."""
PLATFORM = (
    f"{platform.system()}-{platform.machine()}-python{platform.python_version()}-numpy{np.__version__}"
).lower()


FILES = ("data", "files", "institutions", "candidates")
"""Options that name files of one's own."""


class Told(str):
    """A choice with what its maker said of it: the title of a scenario, the reason for a change.

    It is the choice itself wherever it goes; only who asks for what was said sees a difference.

    Attributes:
        said: what was said; empty where nothing was.
    """

    said: str

    def __new__(cls, choice: str, said: str = "") -> Told:
        """Return a choice with what was said of it."""
        told = super().__new__(cls, choice)
        told.said = said
        return told


@dataclass(frozen=True, slots=True)
class ResultHash:
    """Two hashes of the figures of an answer."""

    exact: Annotated[str, Is("of every figure to its last bit; holds on the same platform and versions")]
    rounded: Annotated[str, Is("of every figure rounded to a relative 1e-10; holds anywhere")]


@dataclass(frozen=True, slots=True)
class PackIdentity:
    """Which pack was used."""

    name: Annotated[str, Is("its name")]
    version: Annotated[str, Is("its version")]
    hash: Annotated[str, Is("SHA-256 over the hashes of its files")]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that decides an answer."""

    question: Annotated[str, Is("the verb, such as `advise`")]
    options: Annotated[dict[str, Any], Is("the options with which it was asked, defaults filled in")]
    raming: Annotated[str, Is("version of this package")]
    pack: Annotated[PackIdentity, Is("identity of the pack")]
    seed: Annotated[int | None, Is("seed of the draws; null where nothing was drawn", "seed")]
    platform: Annotated[str, Is("where it was computed")]
    result: Annotated[ResultHash, Is("hashes of the figures")]
    title: Annotated[
        str, Is("title of the scenario file it was asked with, or its name; empty where there was none")
    ] = ""
    reasons: Annotated[
        dict[str, str], Is("reason for each changed parameter that a scenario file gives one for")
    ] = field(default_factory=dict)
    files: Annotated[dict[str, str], Is("SHA-256 of each file of one's own, by its path as it was given")] = (
        field(default_factory=dict)
    )


def plain(answer: Any) -> Any:
    """Return an answer as plain data: objects for dataclasses, lists for tuples.

    A field named `from_`, as Python's own words cannot be names, is `from`.
    """
    if type(answer) in PLAIN:
        return answer
    if is_dataclass(answer) and not isinstance(answer, type):
        return {key: plain(getattr(answer, name)) for key, name in _members(type(answer))}
    if isinstance(answer, Mapping):
        return {str(key): plain(value) for key, value in answer.items()}
    if isinstance(answer, tuple | list):
        return [plain(value) for value in answer]
    return answer


@cache
def _members(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the key and the name of every field of a dataclass."""
    return tuple((field.name.rstrip("_"), field.name) for field in fields(kind))


def _figures(content: Any, place: str, figures: list[tuple[str, float]]) -> None:
    """Add every number of an answer with its place."""
    if isinstance(content, dict):
        for key in sorted(content.keys() - BESIDE):
            _figures(content[key], f"{place}/{key}", figures)
    elif isinstance(content, list):
        for number, value in enumerate(content):
            _figures(value, f"{place}/{number}", figures)
    elif isinstance(content, int | float) and not isinstance(content, bool):
        figures.append((place, float(content)))


def figures_of(content: Any) -> list[tuple[str, float]]:
    """Return every number of an answer as plain data, with its place; what is said of its making does not count."""
    figures: list[tuple[str, float]] = []
    _figures({key: value for key, value in content.items() if key not in ("used", "manifest")}, "", figures)
    return figures


def result_hash(content: Any) -> ResultHash:
    """Return the hashes of all figures in plain data; a manifest inside it does not count."""
    return _hashed(figures_of(content))


def _hashed(figures: list[tuple[str, float]]) -> ResultHash:
    """Return the hashes of figures."""
    exact = "".join([f"{place} {value!r}\n" for place, value in figures])
    rounded = "".join([f"{place} {value + 0.0:.10e}\n" for place, value in figures])
    return ResultHash(*(hashlib.sha256(text.encode()).hexdigest() for text in (exact, rounded)))


def manifest(
    question: str, options: dict[str, Any], pack: Pack, body: Any, seed: int | None = None
) -> Manifest:
    """Return the manifest of an answer.

    Args:
        question: the verb.
        options: the options asked with.
        pack: the pack used.
        body: the answer as plain data, without its manifest.
        seed: seed of the draws, if any.

    Raises:
        InputError: when a figure is not finite.
    """
    figures = figures_of(body)
    for place, value in figures:
        if not math.isfinite(value):
            raise not_finite(place, value, options.get("changes") or ())
    identity = PackIdentity(pack.name, pack.version, pack.hash)
    return Manifest(
        question,
        options,
        __version__,
        identity,
        seed,
        PLATFORM,
        _hashed(figures),
        getattr(options.get("scenario"), "said", ""),
        {str(one): said for one in options.get("changes") or () if (said := getattr(one, "said", ""))},
        {path: found for path in files_of(options) if (found := file_hash(path))},
    )


def files_of(options: Mapping[str, Any]) -> list[str]:
    """Return the paths of the files of one's own that options name, each once."""
    named = [options[name] for name in FILES if options.get(name)]
    paths = [path for one in named for path in (one if isinstance(one, list | tuple) else [one])]
    return list(dict.fromkeys(map(str, paths)))


def file_hash(path: str) -> str:
    """Return the SHA-256 of a file in hexadecimal; empty where there is none."""
    place = Path(path)
    try:
        return hashlib.sha256(place.read_bytes()).hexdigest() if place.is_file() else ""
    except OSError:
        return ""


def not_finite(place: str, value: float, changes: Iterable[object]) -> InputError:
    """Return the refusal of an answer with a figure that is no number anyone can use.

    Args:
        place: where the figure stands in the answer, such as `/years/2045/fte`.
        value: the figure: infinite, or not a number.
        changes: the changed parameters that the answer was asked with, if any.
    """
    changed = ", ".join(map(str, changes))
    figure = place.removeprefix("/").replace("/", ".")
    if changed:
        return refuse(
            "with these values {figure} is not a finite number",
            rule="not-finite",
            figure=figure,
            field="--set",
            value=changed,
            expected=Phrase("values with which every figure can be computed"),
        )
    return refuse(
        "{figure} is not a finite number",
        rule="not-finite",
        figure=figure,
        value=f"{value}",
        expected=Phrase("options and figures of the pack with which it can be computed"),
    )
