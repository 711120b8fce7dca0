"""A value out of bounds is refused in the same words in Python, in a scenario file and in the link of a page."""

from pathlib import Path

import pytest

import raming
from raming.web.pages.choices import read_choices


@pytest.mark.parametrize(
    ("name", "value"), [("balance_year", 1899), ("round", 2201), ("intake", 1e9), ("intake", -1.0)]
)
def test_a_value_out_of_bounds_is_refused_in_the_same_words(tmp_path: Path, name: str, value: float) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f"{name} = {value!r}\n", encoding="utf-8")
    found = []
    for attempt in (
        lambda: raming.advise("huisarts", **{name: value}),
        lambda: read_choices([(name, str(value))]),
        lambda: raming.advise("huisarts", scenario=str(file)),
    ):
        with pytest.raises(raming.InputError) as refused:
            attempt()
        found.append(refused.value.problems[0])
    python, page, written = found
    assert python.message == page.message
    assert python.expected == page.expected
    if value > 0:
        assert (written.message, written.expected) == (python.message, python.expected)
        assert (written.file, written.field) == ("mine.toml", name)
