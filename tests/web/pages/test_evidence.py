"""What an answer rests on is said alike by the verb, the page, its twins, its workbook and its document."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pymupdf
import pytest

import raming
from raming.answers.answer import Reproducible
from raming.present import grading
from raming.present.language import language
from raming.present.present import present
from raming.present.sentence import Role
from raming.present.workbook import workbook_of
from raming.web.pages.addresses import address
from web.clients import Client

LANGUAGES = ("nl", "en")
NAMES = {
    "general-practitioner": {"nl": "huisarts", "en": "general-practitioner"},
    "emergency-physician": {"nl": "seh-arts", "en": "emergency-physician"},
    "nurse": {"nl": "verpleegkundige", "en": "nurse"},
    "dentist": {"nl": "tandarts", "en": "dentist"},
}


def at(page: str, occupation: str = "", asked: str = "") -> Callable[[str, str], str]:
    """Return what gives the address of a page in a language and a form; `asked` is an occupation in its query."""

    def there(lang: str, form: str) -> str:
        parts = {"occupation": NAMES[occupation][lang]} if occupation else {}
        return address(page, lang, parts, form=form, query=(("occupation", asked),))

    return there


DRAWN = {"draws": 1000, "seed": 1}
ASKED: dict[str, tuple[Callable[[], Reproducible], Callable[[str, str], str], bool]] = {
    "published advice": (
        lambda: raming.advise("huisarts", **DRAWN),
        at("occupation", "general-practitioner"),
        True,
    ),
    "published beside an illustration": (
        lambda: raming.advise("seh-arts", **DRAWN),
        at("occupation", "emergency-physician"),
        True,
    ),
    "illustration": (lambda: raming.advise("verpleegkundige", **DRAWN), at("occupation", "nurse"), True),
    "sensitivity": (lambda: raming.sensitivity("tandarts", **DRAWN), at("sensitivity", "dentist"), False),
    "regions": (
        lambda: raming.balance("seh-arts", draws=400, seed=1),
        at("regions", asked="emergency-physician"),
        True,
    ),
    "sector": (raming.sector, at("sector"), True),
}
"""How an answer is asked for in Python, where its page is, and whether that has a document."""


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    """Return the texts and numbers of every sheet of a workbook, row by row."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        texts = [
            "".join(part.text or "" for part in one.iter(f"{{{space['m']}}}t"))
            for one in ET.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        found = {}
        for place, name in enumerate(names, start=1):
            sheet = ET.fromstring(book.read(f"xl/worksheets/sheet{place}.xml"))
            rows = {int(row.get("r", "0")): row for row in sheet.iter(f"{{{space['m']}}}row")}
            found[html.unescape(name)] = [
                [
                    texts[int(value)] if cell.get("t") == "s" else value
                    for cell in (rows[line].findall("m:c", space) if line in rows else ())
                    if (value := cell.findtext("m:v", "", space))
                ]
                for line in range(1, max(rows) + 1)
            ]
    return found


def bare(text: str) -> str:
    """Return a text without what a document does to it: line ends, spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ASKED)
def test_what_an_answer_rests_on_is_the_same_everywhere(reader: Client, name: str, lang: str) -> None:
    asked, there, documented = ASKED[name]
    answer, words = asked(), language(lang)
    verb = answer.to_dict()
    counted = grading.rests_on(answer.rests_on, words).text
    warning = grading.warning(answer, words).text
    shown = present(answer, lang)
    assert counted in shown.notes.texts
    assert shown.sentences.of(Role.WARNING).text.startswith(warning)

    twin = reader.get(there(lang, "json")).json()
    for member in ("grade", "as_of", "rests_on", "sources"):
        assert twin[member] == verb[member], member

    page = html.unescape(reader.get(there(lang, "")).text)
    assert counted in page
    assert all(text in page for text in grading.warning(answer, words).texts)
    for source in answer.sources:
        assert answer.told(source.title, lang) in page
        assert answer.told(source.where, lang) in page

    table = list(csv.DictReader(io.StringIO(reader.get(there(lang, "csv")).text)))
    assert table
    own = getattr(answer, "model_grade", None)  # its first table is the model's, whatever leads
    assert {row["grade"] for row in table} == {own.grade if own else answer.grade}

    of_verb = workbook_of(shown)
    of_page = reader.get(there(lang, "xlsx")).content
    for book in (sheets(of_verb), sheets(of_page)):
        kept = [row for row in book[words.text("sources")][3:] if row]
        assert [row[0] for row in kept] == [source.id for source in answer.sources]
        assert all(
            answer.told(source.where, lang) in row
            for source, row in zip(answer.sources, kept, strict=True)
            if source.where
        )
        cover = book[words.text("answer")]
        assert counted in [cell for row in cover for cell in row]
        assert [words.text("grade"), dict(shown.standing)[words.text("grade")]] in cover
        said = [cell for row in cover for cell in row]
        assert all(text in said for text in grading.warning(answer, words).texts)

    if documented:
        opened = pymupdf.open(stream=reader.get(there(lang, "pdf")).content, filetype="pdf")
        printed = bare("".join(sheet.get_text() for sheet in opened))
        assert bare(counted) in printed
        assert bare(warning) in printed


@pytest.mark.parametrize(("occupation", "lang"), [("emergency-physician", "en"), ("nurse", "nl")])
def test_charts_of_an_illustration_carry_its_warning(reader: Client, occupation: str, lang: str) -> None:
    there = at("occupation", occupation)
    answer = raming.advise(occupation, **DRAWN)
    warning = grading.warning(answer, language(lang)).text
    for chart in ("balance", "ladder", "drivers", "chances"):
        path = there(lang, "svg")
        drawn = html.unescape(re.sub(r"<[^>]+>", " ", reader.get(f"{path}?chart={chart}").text))
        assert bare(warning) in bare(drawn), chart


def test_an_illustration_is_never_set_in_large_type(reader: Client) -> None:
    page = reader.get("/en/occupations/nurse").text
    assert 'class="big"' not in page
    titles = re.findall(r'class="message">([^<]*)', page)
    assert titles
    advised = language("en").number(raming.advise("nurse").advised_intake)
    assert not any(advised in title for title in titles)
    room = reader.get("/en/occupations/nurse/scenario").text
    assert 'class="big"' not in room
    assert advised not in re.sub(r"<table.*?</table>|<pre.*?</pre>", "", room, flags=re.DOTALL)


def test_only_the_well_founded_are_ranked(reader: Client) -> None:
    found = reader.get("/en.json").json()["occupations"]
    ranked = [row["ranked"] for row in found]
    assert ranked == sorted(ranked, reverse=True)
    apart = [row["name"].lower() for row in found if not row["ranked"]]
    assert apart == sorted(apart)
    graded = {one.occupation: one for one in raming.occupations().occupations}
    for row in found:
        known = graded[row["occupation"]]
        assert row["grade"] == known.grade
        assert known.model_grade is not None
        assert row["ranked"] == (known.model_grade.grade == "computed")
    headline = reader.get("/en.json").json()["sentences"][0]
    assert not any(name in headline.lower() for name in apart)
