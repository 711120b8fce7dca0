"""The five letters as text, where they lie beside the repository: one line each, words made whole."""

import re
from pathlib import Path

LETTERS = {
    "letter-2019-specialists-regions": "000",
    "answers-2020-gp-shortage": "001",
    "letter-2019-gp-balance": "002",
    "answers-2026-emergency-physicians": "003",
    "letter-2017-labour-market": "004",
}
FOLDER = next(
    (
        above / "shared" / "letters"
        for above in Path(__file__).resolve().parents
        if (above / "shared" / "letters").is_dir()
    ),
    None,
)


def plain(text: str) -> str:
    """Return text as one line: no broken lines, no split words, one kind of quotation mark."""
    text = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zà-ÿ])", "", text)
    return re.sub(r"\s+", " ", text.translate({0x2019: "'", 0x2018: "'", 0x2011: "-", 0x2013: "-"})).strip()


def letter(source: str) -> str:
    """Return a letter as one line; its folder must be there."""
    assert FOLDER is not None
    return plain(next(FOLDER.glob(f"{LETTERS[source]}_*.txt")).read_text(encoding="utf-8"))
