"""Files that are nested without end are refused in one sentence, at every door that reads one."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from raming.cli.main import main
from raming.inputs.markup import UnreadableError, from_json, from_toml
from raming.inputs.scenario import read_scenario

DEEP = "[" * 100_000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("scenario.json", DEEP, ["advise", "huisarts", "--scenario", "{file}"]),
        ("scenario.toml", f"a = {DEEP}", ["advise", "huisarts", "--scenario", "{file}"]),
        ("measures.toml", f"a = {DEEP}", ["measures", "huisarts", "--on", "x", "--file", "{file}"]),
        ("run.json", DEEP, ["reproduce", "{file}"]),
        ("earlier.json", DEEP, ["answer", "--letter", "2020Z03680", "--since", "{file}"]),
    ],
)
def test_a_file_nested_without_end_is_refused(
    name: str, content: str, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    assert main([word.format(file=file) for word in words]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert name in told


def test_a_pack_with_such_a_descriptor_is_found_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "datapackage.json").write_text(DEEP, encoding="utf-8")
    assert main(["check", str(tmp_path), "--lang", "en"]) != 0
    assert "datapackage.json" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "content",
    [
        "a" + ".a" * 20_000 + " = 1",
        "[" + "a . " * 20_000 + "a]\nx = 1",
        'a = 1\nb."c"' + ".'d e'" * 20_000 + " = 1",
    ],
    ids=["key", "table", "quoted"],
)
def test_a_key_without_end_takes_no_memory(content: str) -> None:
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="nested too deeply"):
        from_toml(content)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("read", [from_json, from_toml])
def test_a_text_with_many_points_is_no_deep_key(read: Callable[[str], Any]) -> None:
    text = "one sentence. " * 100
    content = f'"{text}"'
    assert read(f'{{"a": {content}}}' if read is from_json else f"a = {content}") == {"a": text}


ODD: dict[str, tuple[bytes, str, str]] = {
    "latin.toml": (
        "title = 'café'\n".encode("latin-1"),
        "no UTF-8 text from line 1",
        "geen UTF-8-tekst vanaf regel 1",
    ),
    "fault.toml": (
        b"title = 'a'\nround = = 3\n",
        "a fault at line 2, column 9",
        "een fout in regel 2, kolom 9",
    ),
    "fault.json": (
        b'{"title": "a",\n"round" 3}',
        "a fault at line 2, column 9",
        "een fout in regel 2, kolom 9",
    ),
    "twice.json": (
        b'{"variant": "low", "variant": "high"}',
        "variant stands twice",
        "variant staat er twee keer",
    ),
    "number.json": (b'{"round": ' + b"1" * 9000 + b"}", "too many digits", "te veel cijfers"),
    "picture.toml": (b"\x89PNG\r\n\x1a\n\0\0", "no UTF-8 text", "geen UTF-8-tekst"),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_what_is_wrong_with_a_file_is_said_in_the_language_of_the_reader(
    name: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, english, dutch = ODD[name]
    (tmp_path / name).write_bytes(content)
    assert main(["advise", "huisarts", "--scenario", str(tmp_path / name), "--lang", lang]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert (english if lang == "en" else dutch) in told


@pytest.mark.parametrize("name", ["own.toml", "OWN.TOML", "own.txt", "own.json"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_scenario_that_windows_saved_is_read(name: str, encoding: str, tmp_path: Path) -> None:
    text = '{"title": "café"}' if name.endswith("json") else 'title = "café"\r\n'
    (tmp_path / name).write_bytes(text.encode(encoding))
    assert read_scenario(tmp_path / name).title == "café"
