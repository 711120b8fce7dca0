"""Compiles the shipped packs: typed rows as JSON, each tied to its CSV by hash.

Run `python -m raming.inputs.compiled` (or `make pack`) after a change of a pack; a test fails when it was
forgotten.
"""

import json
from pathlib import Path

from raming.inputs.checks import check_pack
from raming.inputs.loading import COMPILED, COMPUTED, shipped, shipped_folder
from raming.inputs.problems import InputError
from raming.inputs.tables import DESCRIPTOR, digest, pack_format, pack_hash, read_rows


def compiled_files(folder: Path) -> dict[str, str]:
    """Return the compiled form of a pack, text by file name.

    Raises:
        InputError: when the pack has errors.
    """
    errors = [finding for finding in check_pack(folder) if finding.severity == "error"]
    if errors:
        raise InputError(errors)
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    hashes = {DESCRIPTOR: digest((folder / DESCRIPTOR).read_bytes())}
    made: dict[str, str] = {}
    for resource in descriptor["resources"]:
        data = (folder / resource["path"]).read_bytes()
        table = Path(resource["path"]).stem
        schema = pack_format().get(table, resource["schema"])
        hashes[resource["path"]] = digest(data)
        content = {
            "sha256": digest(data),
            "fields": [field["name"] for field in schema["fields"]],
            "rows": read_rows(data, schema),
        }
        made[f"{table}.json"] = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    index = {
        "name": descriptor["name"],
        "version": descriptor["version"],
        "title": descriptor["title"],
        "created": descriptor.get("created", ""),
        "hash": pack_hash(hashes),
        "files": hashes,
    }
    made["index.json"] = json.dumps(index, ensure_ascii=False, indent=1) + "\n"
    return made


def main() -> None:
    """Write the compiled form of every shipped pack, and remove what is no longer in it."""
    for name in shipped():
        folder = shipped_folder(name)
        made = compiled_files(folder)
        target = folder / COMPILED
        target.mkdir(exist_ok=True)
        for old in target.glob("*.json"):
            if old.name not in (*made, *COMPUTED):
                old.unlink()
        for file, text in made.items():
            (target / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
