"""Packs in a zip, from any program and in any state: opened where that is safe, else refused in one sentence."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from raming.cli.main import main
from raming.inputs.checks import check_pack
from raming.inputs.checks.zips import unpack
from raming.inputs.loading import shipped_folder
from raming.inputs.problems import InputError

LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
TABLES = {"datapackage.json": b"{}", "sources.csv": b"a,b\n1,2\n" * 500, "parameters.csv": b"x\n"}

Change = Callable[[bytes], bytes]


def zipped(place: Path, names: Callable[[str], str] = str, more: tuple[tuple[str, bytes], ...] = ()) -> Path:
    """Make a zip with three files, under names of one's own."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in TABLES.items():
            entry = zipfile.ZipInfo("x")
            entry.filename, entry.compress_type = names(name), zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
        for name, content in more:
            archive.writestr(name, content)
    return place


def headers(local: int, central: int, value: bytes) -> Change:
    """Return what writes a value into every header, at a place in those before and in those behind."""

    def change(data: bytes) -> bytes:
        made = bytearray(data)
        for mark, place in ((LOCAL, local), (CENTRAL, central)):
            at = made.find(mark)
            while at >= 0:
                made[at + place : at + place + len(value)] = value
                at = made.find(mark, at + 4)
        return bytes(made)

    return change


def middle(data: bytes) -> bytes:
    """Turn bytes inside the second file around."""
    at = data.find(LOCAL, 4) + 45
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 6]) + data[at + 6 :]


DAMAGED: dict[str, tuple[Change, str, str]] = {
    "encrypted": (headers(6, 8, b"\x01"), "the zip is encrypted", "de zip is versleuteld"),
    "deflate64": (
        headers(8, 10, b"\x09\0"),
        "the zip is packed in a way that cannot be read (found 'deflate64')",
        "de zip is ingepakt op een manier die niet te lezen is (gevonden: 'deflate64')",
    ),
    "damaged": (middle, "the zip is damaged", "de zip is beschadigd"),
    "another directory": (
        lambda data: data.replace(CENTRAL, b"XX\x01\x02"),
        "the zip is damaged",
        "de zip is beschadigd",
    ),
    "cut short": (lambda data: data[:60], "neither a directory nor a zip", "geen map en geen zip"),
}


@pytest.mark.parametrize("kind", DAMAGED)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_zip_that_cannot_be_read_is_refused_in_one_sentence(
    kind: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change, english, dutch = DAMAGED[kind]
    place = zipped(tmp_path / "own.zip")
    place.write_bytes(change(place.read_bytes()))
    assert main(["advise", "huisarts", "--pack", str(place), "--lang", lang]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert (english if lang == "en" else dutch) in told


@pytest.mark.parametrize(
    "names",
    [
        str,
        lambda name: f"mine/{name}",
        lambda name: f"mine\\{name}",
        lambda name: "d/" * 3000 + name,
        lambda name: f"./{name}",
    ],
    ids=["flat", "folder", "windows", "deep", "dot"],
)
def test_a_pack_is_found_wherever_it_stands_in_its_zip(names: Callable[[str], str], tmp_path: Path) -> None:
    mac = (("__MACOSX/mine/._datapackage.json", b"\0\5\x16\7"), ("..a/", b""))
    unpack(zipped(tmp_path / "own.zip", names, mac), tmp_path / "out")
    for name, content in TABLES.items():
        assert (tmp_path / "out" / name).read_bytes() == content


UNSAFE: dict[str, tuple[str, str]] = {
    "/etc/x.csv": ("/etc/x.csv", "would land outside"),
    "../x.csv": ("../x.csv", "would land outside"),
    "a\\..\\..\\x.csv": ("x.csv", "would land outside"),
    "C:\\x.csv": ("C:", "would land outside"),
    "sources.csv": ("sources.csv", "stands twice"),
    "sources.csv/x": ("own.zip", "damaged"),
    "other/datapackage.json": ("other", "more than one pack"),
    "n" * 400: ("own.zip", "damaged"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", UNSAFE, ids=lambda name: name[:30])
def test_one_entry_that_cannot_be_used_is_named(name: str, tmp_path: Path) -> None:
    place, said = UNSAFE[name]
    with pytest.raises(InputError) as caught:
        unpack(zipped(tmp_path / "own.zip", more=((name, b"x"),)), tmp_path / "out")
    (problem,) = caught.value.problems
    assert place in str(problem)
    assert said in str(problem)


def test_many_wrong_entries_are_one_cause(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        unpack(zipped(tmp_path / "own.zip", lambda name: f"/abs/{name}"), tmp_path / "out")
    assert len(caught.value.problems) == 1
    assert not (tmp_path / "out").exists()


def test_a_table_that_the_descriptor_does_not_name_is_found(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(shipped_folder("nl"), pack, ignore=shutil.ignore_patterns("compiled"))
    descriptor = pack / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace('"path": "parameters.csv"', '"path": "own.csv"'), encoding="utf-8")
    (pack / "own.csv").write_text("a\n1\n", encoding="utf-8")
    (found,) = check_pack(pack)
    assert (found.rule, found.file) == ("missing-file", "parameters.csv")
