"""The shipped pack: complete, right, and compiled from what stands in its tables."""

import pytest

from raming.inputs.compiled import compiled_files
from raming.inputs.loading import COMPILED, load_pack, shipped, shipped_folder
from raming.inputs.problems import InputError


@pytest.mark.parametrize("name", shipped())
def test_compiled_form_is_of_these_tables(name):
    """Run `make pack` when this fails."""
    folder = shipped_folder(name)
    for file, text in compiled_files(folder).items():
        assert (folder / COMPILED / file).read_text(encoding="utf-8") == text, (
            f"{file} is out of date: make pack"
        )


def test_compiled_and_checked_in_full_are_the_same():
    fast, full = load_pack("nl"), load_pack(shipped_folder("nl"))
    assert fast.hash == full.hash
    for table in full.files:
        name = table.removesuffix(".csv")
        if table.endswith(".csv"):
            assert fast.table(name) == full.table(name)


@pytest.mark.parametrize(
    "name",
    ["huisarts", "Huisarts", "GP", "general-practitioner", "general_practitioner", " general  practitioner "],
)
def test_every_name_is_understood(name):
    assert load_pack().occupation(name) == "general-practitioner"


def test_unknown_occupation_suggests_the_nearest():
    with pytest.raises(InputError, match="general-practitioner"):
        load_pack().occupation("huisard")


def test_unknown_round_names_those_that_exist():
    with pytest.raises(InputError, match="2010"):
        load_pack().parameters("huisarts", 1999)


def test_without_a_recent_count_the_old_one_is_named_first():
    with pytest.raises(InputError) as caught:
        load_pack().parameters("chirurg")
    first, *others = caught.value.problems
    assert "a recent base stock is not available" in first.message
    assert "700" in first.message
    assert "1998" in first.message
    assert "Capaciteitsorgaan" in first.expected
    assert others


def test_no_such_pack():
    with pytest.raises(InputError, match="no such pack"):
        load_pack("atlantis")


def test_every_figure_has_a_source_with_rights():
    pack = load_pack()
    for table in ("parameters", "ledger", "observed", "rounds"):
        for row in pack.table(table):
            assert pack.sources[str(row["source"])]["rights"], (table, row)
