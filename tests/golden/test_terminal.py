"""What a person reads on a terminal of 80 columns, kept as text, in both languages.

After a change that is meant, `make snapshot` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from raming.answers.advice import advise
from raming.present.present import present
from raming.present.terminal import as_text


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_advice_reads_as_kept(lang):
    kept = Path(__file__).with_name(f"advise_huisarts_{lang}.txt")
    text = as_text(present(advise("huisarts"), lang), 80)
    if os.environ.get("RAMING_SNAPSHOT") == "write":
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
