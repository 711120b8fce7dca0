"""What the doors promise, kept as text: the help of every verb, the schemas, and the HTTP interface.

After a change that is meant, `make snapshot` writes the files anew; read the difference before you keep it.
"""

import contextlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest

import raming
from golden.kept import as_json, hold, hold_no_others
from raming.answers.schemas import names
from raming.cli.help import verbs
from raming.cli.main import main
from raming.web.api.routes import create_api, describe

KEPT = Path(__file__).with_name("doors")


def help_of(verb: str, lang: str) -> str:
    """Return what `raming VERB --help` prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main([*([verb] if verb else []), "--help", "--lang", lang])
    return out.getvalue().replace(raming.__version__, "…")


DOORS: dict[str, Callable[[], str]] = {
    **{
        f"help-{verb or 'raming'}.{lang}.txt": (lambda verb=verb, lang=lang: help_of(verb, lang))
        for verb in ("", *verbs())
        for lang in ("nl", "en")
    },
    **{f"schema-{name}.json": (lambda name=name: as_json(raming.schema(name))) for name in names()},
    "openapi.json": lambda: as_json(describe(create_api(None))),
}


@pytest.mark.parametrize("name", DOORS)
def test_the_door_is_as_kept(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    hold(KEPT / name, DOORS[name]())


def test_no_door_is_kept_that_is_gone() -> None:
    hold_no_others(KEPT, DOORS)
