"""Terminals, pipes and locales that are not UTF-8: text stays readable there, and JSON stays UTF-8."""

import json
import os
import subprocess
import sys

import pytest


def run(encoding: str, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command where its streams have an encoding; Python takes that of a Latin-1 locale the same way."""
    return subprocess.run(
        [sys.executable, "-m", "raming", *words],
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": encoding, **environment},
    )


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "cp1252", "cp850"])
def test_text_keeps_to_the_encoding_of_the_stream(encoding: str) -> None:
    done = run(encoding, "advise", "huisarts", LC_ALL="C")
    assert done.returncode == 0, done.stderr.decode()
    told = done.stdout.decode(encoding)
    assert "1.029" in told
    assert "?" not in told


def test_what_cannot_be_written_is_written_plainly() -> None:
    told = run("ascii", "explain", "huisarts").stdout.decode("ascii")
    whole = run("utf-8", "explain", "huisarts").stdout.decode("utf-8")
    assert not whole.isascii()
    assert len(told.splitlines()) == len(whole.splitlines())
    assert "\\u" not in told


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("words", [("ledger", "--json"), ("schema", "advise")], ids=" ".join)
def test_json_is_utf_8_in_every_encoding(encoding: str, words: tuple[str, ...]) -> None:
    escaped, plain = run(encoding, *words).stdout, run("utf-8", *words).stdout
    assert escaped.isascii()
    assert json.loads(escaped.decode("utf-8")) == json.loads(plain.decode("utf-8"))


def test_help_and_refusals_do_not_die_of_it() -> None:
    done = run("ascii", "advise", "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    refused = run("ascii", "advise", "huisärts")
    assert refused.returncode == 2
    assert b"huisarts" in refused.stderr
    assert b"Traceback" not in refused.stderr
