"""What the doors promise, kept as text: the help of every verb, the schemas, and the HTTP interface.

After a change that is meant, `make snapshot` writes the files anew; read the difference before you keep it.
"""

import contextlib
import difflib
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import raming
from raming.answers.schemas import names
from raming.cli.main import VERBS, main
from raming.web.app import create_app
from raming.web.settings import Settings

KEPT = Path(__file__).with_name("doors")


def help_of(verb: str) -> str:
    """Return what `raming VERB --help` prints in a terminal of 80 columns."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main([verb, "--help"] if verb else ["--help"])
    return out.getvalue().replace(raming.__version__, "…")


def as_json(content: object) -> str:
    """Return plain data as text, a member a line, in one order."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


DOORS: dict[str, Callable[[], str]] = {
    **{f"help-{verb or 'raming'}.txt": (lambda verb=verb: help_of(verb)) for verb in ("", *VERBS)},
    **{f"schema-{name}.json": (lambda name=name: as_json(raming.schema(name))) for name in names()},
    "openapi.json": lambda: as_json(create_app(Settings()).openapi()),
}


@pytest.mark.parametrize("name", DOORS)
def test_the_door_is_as_kept(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    now, file = DOORS[name](), KEPT / name
    if os.environ.get("RAMING_SNAPSHOT") == "write":
        KEPT.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    moved = difflib.unified_diff(before.splitlines(), now.splitlines(), "as kept", "now", n=1, lineterm="")
    if now != before:
        pytest.fail("\n".join([f"{name} moved:", *list(moved)[:60]]), pytrace=False)


def test_no_door_is_kept_that_is_gone() -> None:
    gone = [file for file in KEPT.iterdir() if file.name not in DOORS]
    if os.environ.get("RAMING_SNAPSHOT") == "write":
        for file in gone:
            file.unlink()
        return
    assert [file.name for file in gone] == []
