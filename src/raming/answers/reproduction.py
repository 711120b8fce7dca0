"""Does the same question give the same figures again?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from raming.answers.answer import Answer
from raming.answers.manifest import PLATFORM, result_hash
from raming.answers.questions import QUESTIONS
from raming.inputs.loading import load_pack
from raming.inputs.markup import from_json
from raming.inputs.meaning import Is
from raming.inputs.pack import Pack
from raming.inputs.problems import Phrase, refuse

LARGEST = 64_000_000


@dataclass(frozen=True, slots=True)
class Reproduction(Answer):
    """What came of asking a question again."""

    question: Annotated[str, Is("the verb")]
    options: Annotated[dict[str, Any], Is("the options it was asked with")]
    same: Annotated[
        bool,
        Is(
            "whether the figures are the same: to the last bit on the same platform, to a relative 1e-10 on another"
        ),
    ]
    compared: Annotated[str, Is("`exact` or `rounded`, which hash decided")]
    expected: Annotated[str, Is("that hash in the manifest")]
    found: Annotated[str, Is("the same hash now")]
    differences: Annotated[
        tuple[str, ...],
        Is(
            "what differs besides: `figures` (those in the file are not those of its manifest), `version` (of raming), `pack` or `platform`"
        ),
    ]
    before: Annotated[
        dict[str, str], Is("version, hash of the pack or platform in the manifest, where it differs")
    ]
    after: Annotated[dict[str, str], Is("the same now")]


def reproduce(path: str | Path, *, pack: Pack | str | Path | None = None) -> Reproduction:
    """Ask the question of a manifest again and compare the figures.

    Args:
        path: a manifest, or any answer in JSON that holds one.
        pack: the pack to use; the shipped pack of that name when left out.

    Raises:
        InputError: when the file holds no manifest, or the pack is not to be had.
    """
    manifest, body = read_run(path)
    if pack is None:
        name = str(manifest["pack"]["name"])
        pack = name.removeprefix("raming-")
    opened = pack if isinstance(pack, Pack) else load_pack(pack)
    options = dict(manifest["options"])
    again = QUESTIONS[manifest["question"]].function(**options, pack=opened).manifest
    kind = "exact" if manifest["platform"] == PLATFORM and manifest["raming"] == again.raming else "rounded"
    expected, now = str(manifest["result"][kind]), str(getattr(again.result, kind))
    whole = body is None or result_hash(body).exact == manifest["result"]["exact"]
    before = {
        "version": manifest["raming"],
        "pack": manifest["pack"]["hash"],
        "platform": manifest["platform"],
    }
    after = {"version": again.raming, "pack": opened.hash, "platform": PLATFORM}
    moved = tuple(what for what, was in before.items() if was != after[what])
    return Reproduction(
        str(manifest["question"]),
        options,
        whole and expected == now,
        kind,
        expected,
        now,
        moved if whole else ("figures", *moved),
        {what: str(before[what]) for what in moved},
        {what: after[what] for what in moved},
    )


def read_run(path: str | Path) -> tuple[Mapping[str, Any], Mapping[str, Any] | None]:
    """Read the manifest in a JSON file, and the answer around it where there is one.

    Raises:
        InputError: when there is none.
    """
    file = Path(path)
    if not file.is_file():
        raise refuse(
            "no such file", field="manifest", value=path, expected=Phrase("a manifest, or an answer in JSON")
        )
    if file.stat().st_size > LARGEST:
        raise refuse(
            "the file is too large",
            file=file.name,
            expected=Phrase("at most {most} bytes", most=LARGEST),
        )
    try:
        content = from_json(file.read_text(encoding="utf-8"))
        manifest = content.get("manifest", content)
        known = manifest["question"] in QUESTIONS and isinstance(manifest["options"], dict)
        complete = known and all(isinstance(manifest["result"][kind], str) for kind in ("exact", "rounded"))
        complete = (
            complete and isinstance(manifest["platform"], str) and isinstance(manifest["pack"]["name"], str)
        )
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise refuse(
            "no manifest in this file",
            file=file.name,
            value=str(error)[:80],
            expected=Phrase("JSON as `raming advise --json` prints it"),
        ) from error
    if not complete:
        raise refuse(
            "the manifest is incomplete",
            file=file.name,
            expected=Phrase("question, options, pack, platform and result"),
        )
    return manifest, content if "manifest" in content else None
