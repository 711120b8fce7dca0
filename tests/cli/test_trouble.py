"""How a command ends that cannot go on: one clear line, an exit code of its own, and nothing half-written."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from raming.cli.help import EXITS
from raming.cli.main import main
from raming.present.files import write_whole


def _fails(error: BaseException) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_fault_of_ours_says_so_and_how_to_report_it(
    lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("raming.cli.verbs.show", _fails(KeyError("a member that is not there")))
    assert main(["advise", "huisarts", "--lang", lang]) == 70
    first, second = capsys.readouterr().err.splitlines()
    assert ("a fault of raming" if lang == "en" else "een fout van raming") in first
    assert ("please report it" if lang == "en" else "meld dit") in second
    assert "KeyError" in second
    assert "cli/verbs.py:" in second
    assert "Python" in second


def test_who_mends_it_can_see_where_it_came_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("raming.cli.verbs.show", _fails(KeyError("x")))
    monkeypatch.setenv("RAMING_TRACEBACK", "1")
    assert main(["advise", "huisarts"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_ends_in_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("raming.cli.verbs.show", _fails(KeyboardInterrupt()))
    assert main(["advise", "huisarts", "--lang", "en"]) == 130
    assert capsys.readouterr().err == "raming: interrupted, nothing was left half-written\n"


@pytest.mark.parametrize(
    ("number", "code", "english", "dutch"),
    [
        (errno.ENOSPC, 3, "the disk is full", "de schijf is vol"),
        (errno.EACCES, 2, "no permission", "geen toestemming"),
        (errno.EISDIR, 2, "it is a directory", "het is een map"),
        (errno.ENAMETOOLONG, 2, "the name is too long", "de naam is te lang"),
    ],
)
def test_what_the_machine_refuses_is_said_in_the_language_of_the_reader(
    number: int,
    code: int,
    english: str,
    dutch: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = OSError(number, os.strerror(number), "/somewhere/own.csv")
    monkeypatch.setattr("raming.cli.verbs.show", _fails(error))
    for lang, said in (("en", english), ("nl", dutch)):
        assert main(["advise", "huisarts", "--lang", lang]) == code
        told = capsys.readouterr().err
        assert said in told
        assert len(told.splitlines()) == 1
        assert (code == 2) == ("/somewhere/own.csv" in told)


def test_a_name_that_no_file_can_have_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", "huisarts", "--scenario", "x" * 300 + ".toml", "--lang", "en"]) == 2
    assert "Traceback" not in (told := capsys.readouterr().err)
    assert len(told.splitlines()) == 1


def test_the_tables_are_there_though_the_document_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table, book, brief = tmp_path / "a.csv", tmp_path / "a.xlsx", tmp_path / "a.pdf"
    monkeypatch.setattr("typst.compile", _fails(RuntimeError("the setter")))
    words = ["advise", "huisarts", "--csv", str(table), "--xlsx", str(book), "--pdf", str(brief)]
    assert main(words) == 70
    assert "RuntimeError" in capsys.readouterr().err
    assert table.read_bytes().startswith(b"year,")
    assert book.read_bytes().startswith(b"PK")
    assert not brief.exists()


def test_one_path_that_cannot_be_written_takes_no_other_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["advise", "huisarts", "--csv", str(tmp_path), "--xlsx", str(tmp_path / "a.xlsx")])
    told = capsys.readouterr().err
    assert code == 3
    assert "het is een map" in told
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    real, link, pipe = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "pipe"
    link.symlink_to(real)
    write_whole(link, "x")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "x"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "through")
    assert os.read(reader, 20) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_nothing_half_written_is_left_of_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("of before", encoding="utf-8")
    monkeypatch.setattr("os.fdopen", _fails(OSError(errno.ENOSPC, "No space left on device")))
    assert main(["advise", "huisarts", "--csv", str(tmp_path / "a.csv")]) == 3
    assert "de schijf is vol" in capsys.readouterr().err
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [
        ("a.csv", "of before")
    ]


def test_the_help_and_the_reference_know_every_exit_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    table = page.partition("## Exit codes")[2]
    for code in ("0", "1", "2", "3", "70", "130"):
        assert f"{code} " in EXITS
        assert f"| {code} |" in table
