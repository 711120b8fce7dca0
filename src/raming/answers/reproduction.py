"""Does the same question give the same figures again?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Annotated, Any

from raming.answers.answer import Answer
from raming.answers.manifest import FILES, PLATFORM, file_hash, files_of, result_hash
from raming.answers.questions import QUESTIONS
from raming.inputs.loading import load_pack
from raming.inputs.markup import UnreadableError, file_of, from_json
from raming.inputs.meaning import Is
from raming.inputs.pack import Pack
from raming.inputs.problems import InputError, Phrase, finding, refuse

LARGEST = 64_000_000
SHOWN = 12
"""Characters of the hash of a file that people compare."""


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
            "what differs besides: `figures` (those in the file are not those of its manifest), `version` (of raming), `files` (of one's own), `pack` or `platform`"
        ),
    ]
    before: Annotated[
        dict[str, str], Is("version, files, hash of the pack or platform in the manifest, where it differs")
    ]
    after: Annotated[dict[str, str], Is("the same now")]


def reproduce(
    path: str | Path, *, pack: Pack | str | Path | None = None, data: Sequence[str | Path] = ()
) -> Reproduction:
    """Ask the question of a manifest again and compare the figures.

    Args:
        path: a manifest, or any answer in JSON that holds one.
        pack: the pack to use; the shipped pack of that name when left out.
        data: files of one's own that the answer was made with, where they are now; each stands for the one of the
            same name in the manifest. Those that still are where they were need not be named.

    Raises:
        InputError: when the file holds no manifest, or the pack or a file of one's own is not to be had.
    """
    manifest, body = read_run(path)
    if pack is None:
        name = str(manifest["pack"]["name"])
        pack = name.removeprefix("raming-")
    opened = pack if isinstance(pack, Pack) else load_pack(pack)
    options = _placed(dict(manifest["options"]), data)
    files = _files(manifest, options)
    again = QUESTIONS[manifest["question"]].function(**options, pack=opened).manifest
    kind = "exact" if manifest["platform"] == PLATFORM and manifest["raming"] == again.raming else "rounded"
    expected, now = str(manifest["result"][kind]), str(getattr(again.result, kind))
    before = {
        "version": manifest["raming"],
        "files": ", ".join(f"{name} ({was[:SHOWN]})" for name, was, found in files if was != found),
        "pack": manifest["pack"]["hash"],
        "platform": manifest["platform"],
    }
    after = {
        "version": again.raming,
        "files": ", ".join(f"{name} ({found[:SHOWN]})" for name, was, found in files if was != found),
        "pack": again.pack.hash,
        "platform": PLATFORM,
    }
    if before["files"]:
        before["pack"] = after["pack"]  # the hash of a pack with tables of one's own holds theirs
    whole = body is None or _whole(body, manifest)
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


def _placed(options: dict[str, Any], data: Sequence[str | Path]) -> dict[str, Any]:
    """Return options with files of one's own where they are now.

    Raises:
        InputError: when the manifest names no file of that name.
    """
    known = {PurePath(path.replace("\\", "/")).name: path for path in files_of(options)}
    now: dict[str, str] = {}
    for file in map(str, data):
        name = PurePath(file).name
        if name not in known:
            raise refuse(
                "the manifest names no such file",
                field="--data",
                value=name,
                expected=", ".join(known) or Phrase("an answer that was made with files of one's own"),
            )
        now[known[name]] = file
    for name in FILES:
        value = options.get(name)
        if isinstance(value, list):
            options[name] = [now.get(str(one), one) for one in value]
        elif isinstance(value, str):
            options[name] = now.get(value, value)
    return options


def _files(manifest: Mapping[str, Any], options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return the name of each file of one's own, its hash in the manifest and its hash now.

    Raises:
        InputError: with every file that is not there.
    """
    was = manifest.get("files", {})
    missing, found = [], []
    for before, path in zip(files_of(manifest["options"]), files_of(options), strict=True):
        if not was.get(before):
            continue
        now, name = file_hash(path), PurePath(before.replace("\\", "/")).name
        if now:
            found.append((name, str(was[before]), now))
        else:
            missing.append(
                finding(
                    "a file that this answer was made with is not there",
                    rule="missing-file",
                    field="--data",
                    value=path,
                    expected=Phrase("the file itself, at that place or after --data"),
                )
            )
    if missing:
        raise InputError(missing)
    return found


def _whole(body: Mapping[str, Any], manifest: Mapping[str, Any]) -> bool:
    """Return whether the figures of an answer are those of its manifest; one too large to be a figure is none."""
    try:
        return result_hash(body).exact == str(manifest["result"]["exact"])
    except OverflowError:
        return False


def read_run(path: str | Path) -> tuple[Mapping[str, Any], Mapping[str, Any] | None]:
    """Read the manifest in a JSON file, and the answer around it where there is one.

    Raises:
        InputError: when there is none, or it is not one of this version.
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
        content = from_json(file_of(file))
    except UnreadableError as error:
        raise _no_manifest(file, error) from error
    manifest = content.get("manifest", content) if isinstance(content, dict) else None
    if not isinstance(manifest, dict) or "question" not in manifest:
        raise _no_manifest(file, "")
    lacking = [name for name, holds in HELD.items() if not _holds(manifest.get(name), holds)]
    if lacking:
        raise refuse(
            "the manifest is incomplete, or was edited",
            file=file.name,
            value=", ".join(lacking),
            expected=Phrase("question, options, pack, platform and result"),
        )
    if manifest["question"] not in QUESTIONS:
        raise refuse(
            "this version of raming does not know the question of the manifest",
            file=file.name,
            value=manifest["question"],
            expected=Phrase("raming {version}, with which it was made", version=manifest["raming"]),
        )
    return manifest, content if "manifest" in content else None


HELD: Mapping[str, Mapping[str, type] | type] = {
    "question": str,
    "options": dict,
    "raming": str,
    "pack": {"name": str, "hash": str},
    "platform": str,
    "result": {"exact": str, "rounded": str},
}
"""What a manifest must hold."""


def _holds(value: Any, holds: Mapping[str, type] | type) -> bool:
    """Return whether a member of a manifest is of its kind."""
    if isinstance(holds, type):
        return isinstance(value, holds) and not (isinstance(value, dict) and "pack" in value)
    return isinstance(value, dict) and all(isinstance(value.get(name), kind) for name, kind in holds.items())


def _no_manifest(file: Path, why: object) -> InputError:
    return refuse(
        "no manifest in this file",
        file=file.name,
        value=why,
        expected=Phrase("JSON as `raming advise --json` prints it"),
    )
