"""The screen, a pipe or a file in its place: text stays readable, JSON stays UTF-8, and a full disk is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from raming.cli.main import main
from raming.cli.screen import shown

FULL = pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a disk that is always full")


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


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell, where `RAMING` is the command."""
    return subprocess.run(
        ["bash", "-c", command.replace("RAMING", f"'{sys.executable}' -m raming")],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80"},
    )


@FULL
@pytest.mark.parametrize(
    "words",
    ["advise huisarts --lang en", "advise huisarts --json --lang en", "--help --lang en", "--version"],
)
def test_a_full_disk_is_told_and_ends_in_3(words: str) -> None:
    done = shell(f"RAMING {words} > /dev/full")
    why = "the disk is full" if "en" in words else "de schijf is vol"
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1), done.stderr
    assert why in done.stderr


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("RAMING advise huisarts >&-", 3, "de uitvoer is gesloten"),
        ("RAMING advise nobody 2>&-", 2, ""),
        ("RAMING advise nobody >&- 2>&-", 2, ""),
        ("RAMING advise huisarts --json | true; exit ${PIPESTATUS[0]}", 3, ""),
        ("RAMING --help | head -1; exit ${PIPESTATUS[0]}", 0, ""),
        ("RAMING advise huisarts | head -1; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_a_stream_that_nobody_reads_ends_nothing(command: str, code: int, told: str) -> None:
    done = shell(command)
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == bool(told)


@FULL
def test_what_is_said_to_a_full_disk_changes_no_exit_code() -> None:
    assert shell("RAMING advise nobody 2> /dev/full").returncode == 2


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a \x1b[31mred\x1b[0m name", "a red name"),
        ("a \x9b31mred\x9b0m name", "a red name"),
        ("\x1b]0;title\x07told", "told"),
        ("\x1b]8;;https://elsewhere.invalid\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b[2J\x1b[Hgone", "gone"),
        ("over\rwritten\x08", "overwritten"),
        ("turned \u202earound", "turned around"),
        ("two\nlines\tand a tab, ’s-Hertogenbosch", "two\nlines\tand a tab, ’s-Hertogenbosch"),
    ],
)
def test_what_a_file_holds_is_shown_and_never_obeyed(written: str, seen: str) -> None:
    assert shown(written) == seen


def test_only_our_own_bold_reaches_a_terminal() -> None:
    assert shown("\x1b[1mtitle\x1b[0m \x1b[31mred", bold=True) == "\x1b[1mtitle\x1b[0m red"
    assert shown("\x1b[1mtitle\x1b[0m") == "title"


def test_escape_sequences_of_a_manifest_stay_off_the_screen_and_out_of_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run.json"
    assert main(["advise", "huisarts", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    answer["manifest"]["platform"] = "red\x9b31m\x1b[2Jroom"
    run.write_text(json.dumps(answer), encoding="utf-8")
    assert main(["reproduce", str(run)]) == 0
    assert "redroom" in (out := capsys.readouterr().out)
    assert not set(out) & {"\x1b", "\x9b"}
    assert main(["reproduce", str(run), "--json"]) == 0
    out = capsys.readouterr().out
    assert not set(out) & {"\x1b", "\x9b"}
    assert json.loads(out)["before"]["platform"] == answer["manifest"]["platform"]
