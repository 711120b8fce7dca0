"""Files that are nested without end are refused in one sentence, at every door that reads one."""

from pathlib import Path

import pytest

from raming.cli.main import main

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
