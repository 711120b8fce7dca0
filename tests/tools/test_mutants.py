"""Faults are named so that they can be found again, and judged by the tests that take their lines."""

import re
from pathlib import Path

import pytest

import mutants
from mutants import Mutant, Run


@pytest.mark.parametrize("key", sorted(mutants.excluded()))
def test_a_listed_mutant_is_one_of_the_code_as_it_is(key: str) -> None:
    place, before, _ = key.split(" | ")
    path, _, function = place.partition("::")
    code = (mutants.ROOT / "src" / "raming" / path).read_text(encoding="utf-8")
    assert before in " ".join(line.strip() for line in code.splitlines())
    assert re.search(rf"def {function.rpartition('.')[2]}\b", code)


def mutant(path: str, hunk: str) -> Mutant:
    return Mutant(path, "f", "", f"@@ {hunk} @@\n-    a + b\n+    a - b")


def test_the_quickest_test_that_takes_a_line_comes_first() -> None:
    lines = {3: {"tests/a.py::slow", "tests/a.py::quick"}, 7: {"tests/b.py::other"}}
    run = Run({"engine/regions.py": lines}, {"tests/a.py::slow": 2.0, "tests/a.py::quick": 0.1})
    assert run.tests_for(mutant("engine/regions.py", "-3 +3")) == ["tests/a.py::quick", "tests/a.py::slow"]
    # the fifth line goes on with a statement that begins on the third
    assert run.tests_for(mutant("engine/regions.py", "-5 +5")) == ["tests/a.py::quick", "tests/a.py::slow"]
    assert set(run.tests_for(mutant("engine/regions.py", "-6,2 +6"))) == lines[3] | lines[7]


def test_what_coverage_cannot_see_is_left_to_the_tests_beside_it() -> None:
    none = Run({}, {})
    assert none.tests_for(mutant("engine/draws/quantiles.py", "-9 +9")) == [
        "tests/engine/draws/test_quantiles.py",
        "tests/engine/draws",
    ]


def test_words_and_guards_are_left_out_and_figures_are_not(tmp_path: Path) -> None:
    code = tmp_path / "some.py"
    code.write_text(
        "def f(a, b):\n"
        '    if a > b:\n        raise ValueError(f"{a} is more than {b + 1}")\n'
        '    logger.info("adding")\n'
        "    return [x + y for x, y in zip(a, b, strict=True)]\n",
        encoding="utf-8",
    )
    found = mutants.mutants_in(code)
    changed = {module.deep_replace(before, after).code for _, module, before, after in found}
    assert {place for place, *_ in found} == {"f"}
    assert any("a >= b" in one for one in changed)
    assert any("x - y" in one for one in changed)
    assert not any("b + 2" in one or "strict=False" in one or "ADDING" in one for one in changed)
