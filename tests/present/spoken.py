"""What a reader reads, text by text, and which of its words are of another language than theirs.

Code, addresses, quotations, names and titles of publications are left out: they are the same in every language.
"""

import re
from functools import cache
from html.parser import HTMLParser

from raming import load_pack

CODE = {"code", "pre", "kbd", "script", "style"}
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SAID = ("title", "aria-label", "placeholder", "alt")
"""Attributes that are read out or shown."""


class _Reader(HTMLParser):
    """Collects texts; an element in another language, or of code, is passed over with all that it holds."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang
        self.texts: list[str] = []
        self._inside: list[bool] = []

    @property
    def _read(self) -> bool:
        return not any(self._inside)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        passed = tag in CODE or (said.get("lang") or self.lang) != self.lang
        if self._read and not passed:
            self.texts += [value for name in SAID if (value := said.get(name))]
        if tag not in VOID:
            self._inside.append(passed)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._inside:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._read and data.strip():
            self.texts.append(" ".join(data.split()))


def texts_of_page(page: str, lang: str) -> list[str]:
    """Return the texts of a page in HTML, the elements of each in the order of the page."""
    reader = _Reader(lang)
    reader.feed(page)
    return reader.texts


_ENGLISH = """
the and with are from for by not which that this than were have has an it between after each fewer year years people
share where when who other into without only what how their they on to its
"""
_DUTCH = """
het een van niet de zijn wordt worden voor uit naar bij geen ook maar jaar aantal tussen deze dit wie waar hun dat die
aan als dan nog wel heeft hebben kan jaren mensen
"""
_CHOICES = """
preferred temporary continuing demography work-process working-time published assumption derived estimate
"""
ENGLISH = frozenset(_ENGLISH.split())
"""Words that no Dutch sentence holds, and few English ones are without."""
DUTCH = frozenset(_DUTCH.split())
"""Words that no English sentence holds, and few Dutch ones are without."""
CHOICES = frozenset(_CHOICES.split())
"""Ids of choices and of statuses: English words, which a Dutch reader reads in Dutch."""
QUOTED = re.compile(
    r"`[^`]*`|\bCC BY\b|‘[^’]*’|https?://\S+|\b[0-9a-f]{12,}\b|\b\d+Z\d+-\d+-[0-9a-f]{8}\b|\S*[_/=@]\S*|--[a-z-]+"
)
"""Commands and ids in code, quotes from a letter, addresses, hashes and references, names of files and variables."""
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@cache
def names() -> tuple[str, ...]:
    """Return what is a name in either language, the longest first: of regions, publications and who made them.

    A text that is the same in both languages in `phrases.csv` is such a name; English readers read the title and
    the publisher of a Dutch publication as they stand on it.
    """
    pack = load_pack("nl")
    known = {str(row["en"]) for row in pack.table("phrases") if row["en"] == row["nl"]}
    known |= {str(row[name]) for row in pack.table("regions") for name in ("name_nl", "name_en")}
    known |= {str(row[name] or "") for row in pack.table("sources") for name in ("title", "publisher")}
    known |= {str(row[f"cited_{lang}"]) for row in pack.table("letter_sources") for lang in ("nl", "en")}
    known |= {re.split(r" \(|, ", str(row["publisher"]))[0] for row in pack.table("sources")}
    return tuple(sorted((name for name in known if " " in name), key=len, reverse=True))


def foreign(text: str, lang: str) -> list[str]:
    """Return the words of a text that are of the other language, or for a Dutch reader ids of machines; none of a command."""
    if re.match(r"raming [a-z]+ ", text):
        return []
    if lang == "nl":
        own = [name for name in names() if name in text and name not in _translated()]
    else:
        own = [name for name in names() if name in text]
    for name in own:
        text = text.replace(name, " ")
    words = [word.lower() for word in WORD.findall(QUOTED.sub(" ", text))]
    wrong = ENGLISH | CHOICES | _ids() if lang == "nl" else DUTCH
    return [word for word in words if word in wrong]


@cache
def _translated() -> frozenset[str]:
    """Return the texts of the pack that a Dutch reader reads otherwise."""
    return frozenset(str(row["en"]) for row in load_pack("nl").table("phrases") if row["en"] != row["nl"])


@cache
def _ids() -> frozenset[str]:
    """Return the ids of the pack that are no words: with a hyphen, of occupations, measures and sources."""
    pack = load_pack("nl")
    ids = {*pack.occupations, *pack.sources, *(str(row["measure"]) for row in pack.table("measures"))}
    named = (*pack.table("occupations"), *pack.table("measures"))
    said = {str(row[name]).lower() for row in named for name in ("name_nl", "name_en")}
    parts = {word for name in said for word in WORD.findall(name)}
    return frozenset(one for one in ids if "-" in one and one not in parts)
