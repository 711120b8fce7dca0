"""The Dutch of the catalogue is spelt as hunspell's dictionary spells it, own terms aside."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import raming

CATALOGUE = Path(raming.__file__).parent / "present" / "words" / "nl" / "raming.po"
OWN = Path(__file__).parent / "dutch_words.txt"
HOW = "no Dutch dictionary: install hunspell with it (on Debian: `apt-get install hunspell hunspell-nl`)"
NOT_WORDS = re.compile(
    r"\{[^}]*\}|`[^`]*`|https?://\S+|--[a-z-]+|’s\b"
)  # placeholders, code, addresses, plurals
WORD = re.compile(r"[^\W\d_][\w-]*(?:['’]\w+)?")


def words_of_catalogue():
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    found = set()
    for message in catalogue:
        if message.id:
            texts = message.string if isinstance(message.string, tuple | list) else [message.string]
            found |= {word for text in texts for word in WORD.findall(NOT_WORDS.sub(" ", text))}
    return found


def unknown(words):
    """The words that are not in the dictionary."""
    ran = subprocess.run(
        ["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return set(ran.stdout.split())


@pytest.fixture(autouse=True)
def _dictionary():
    try:
        unknown({"kaas"})
    except (FileNotFoundError, subprocess.CalledProcessError):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(HOW)


def test_the_dutch_catalogue_has_no_misspelt_words():
    own = {line for line in OWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    assert unknown(words_of_catalogue()) - own == set()


def test_a_misspelt_word_is_seen():
    assert unknown({"opleidingsplaats", "opleidignsplaats"}) == {"opleidignsplaats"}
