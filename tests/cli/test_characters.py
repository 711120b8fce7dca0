"""Control characters on the command line and in files: one sentence and exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "institution,occupation,name,training_region,region,minimum,maximum,historic,status,note\n"
ROW = "a,general-practitioner,{name},gp-amsterdam-amc,RA0616,0,2000,,assumption,\n"
MEASURE = """[[measure]]
measure = "own"
track = "retain"
name_nl = "{name}"
start = 2026
[[measure.effect]]
lever = "hours"
value = 0.01
low = 0.0
high = 0.02
status = "assumption"
rationale = "try"
"""


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "raming", *map(str, words), "--lang", "en"],
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "80"},
        encoding="utf-8",
    )


def _refused(done: subprocess.CompletedProcess[str], character: str) -> None:
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert "a text cannot hold this character" in done.stderr
    assert f"U+{ord(character):04X}" in done.stderr
    assert not set(done.stdout + done.stderr) & {"\x07", "\x1b", "\ufffe", "\x08"}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x08", "\ufffe"])
def test_a_name_of_an_institution_never_reaches_the_document(tmp_path: Path, character: str) -> None:
    file, brief = tmp_path / "own.csv", tmp_path / "brief.pdf"
    file.write_text(HEAD + ROW.format(name=f"M{character}x"), encoding="utf-8")
    _refused(_run("allocate", "huisarts", "--places", 20, "--institutions", file, "--pdf", brief), character)
    assert not brief.exists()


def test_the_same_file_without_the_character_is_used(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(HEAD + ROW.format(name="M x"), encoding="utf-8")
    done = _run("allocate", "huisarts", "--places", 20, "--institutions", file)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("own.toml", 'title = "a\\u001Bb"\n', ("advise", "huisarts", "--scenario")),
        ("own.json", '{"title": "a\\u001bb"}', ("advise", "huisarts", "--scenario")),
        ("own.toml", MEASURE.format(name="a\\u001Bb"), ("measures", "--file")),
        (
            "own.csv",
            "candidate,preference,institution\n\x1b]0;x,1,gp-amsterdam-amc\n",
            ("allocate", "huisarts", "--places", 20, "--preferences"),
        ),
        ("regional_stock.csv", "\x1b,,,\n", ("regions", "huisarts", "--data")),
    ],
)
def test_files_of_ones_own(tmp_path: Path, name: str, text: str, words: tuple[object, ...]) -> None:
    file = tmp_path / name
    if name == "regional_stock.csv":
        from raming.inputs.tables import pack_format

        fields = [field["name"] for field in pack_format()["regional_stock"]["fields"]]
        text = ",".join(fields) + "\n" + ",".join(["\x1b"] * len(fields)) + "\n"
    file.write_text(text, encoding="utf-8")
    _refused(_run(*words, file), "\x1b")


@pytest.mark.parametrize(
    "words", [("advise", "a\x1bb"), ("advise", "huisarts", "--set", "unmet_demand=0.1\x1b"), ("a\x1b",)]
)
def test_words_of_a_command(words: tuple[str, ...]) -> None:
    _refused(_run(*words), "\x1b")
