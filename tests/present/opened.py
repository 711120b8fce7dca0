"""Files opened as a reader opens them: a workbook cell by cell, a PDF as text, a drawing as text; nothing of the house."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from xml.etree import ElementTree as ET

import pymupdf

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass
class Sheet:
    """One sheet: its cells by place, such as `A1`, the number format of each, and its XML."""

    name: str
    cells: dict[str, str | float] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    xml: str = ""

    @property
    def texts(self):
        return [value for value in self.cells.values() if isinstance(value, str)]

    def column(self, header, row=3):
        """Return the cells below the header that starts so, by row."""
        heads = {
            re.sub(r"\d", "", at): value
            for at, value in self.cells.items()
            if re.sub(r"\D", "", at) == str(row)
        }
        letter = next(at for at, value in heads.items() if str(value).startswith(header))
        return {
            int(at.removeprefix(letter)): value
            for at, value in self.cells.items()
            if re.fullmatch(rf"{letter}\d+", at) and int(at.removeprefix(letter)) > row
        }


def workbook(data):
    """Return the sheets of a workbook in their order, and the names of all files in it."""
    book = zipfile.ZipFile(io.BytesIO(data))
    names = book.namelist()
    strings = []
    if "xl/sharedStrings.xml" in names:
        for item in ET.fromstring(book.read("xl/sharedStrings.xml")):
            strings.append("".join(part.text or "" for part in item.iter(f"{MAIN}t")))
    styles = ET.fromstring(book.read("xl/styles.xml"))
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    known = {"0": "General", "1": "0", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}
    looks = [one.get("numFmtId") for one in styles.find(f"{MAIN}cellXfs")]
    links = {
        one.get("Id"): one.get("Target") for one in ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    }
    found = []
    for one in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        xml = book.read(f"xl/{links[one.get(f'{REL}id')]}").decode()
        sheet = Sheet(one.get("name"), xml=xml)
        for cell in ET.fromstring(xml).iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            if value is None:
                continue
            at = cell.get("r")
            sheet.cells[at] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
            kind = looks[int(cell.get("s", 0))]
            sheet.formats[at] = own.get(kind, known.get(kind, kind))
        found.append(sheet)
    charts = [book.read(name).decode() for name in names if name.startswith("xl/charts/chart")]
    return found, charts, book.read("xl/workbook.xml").decode()


def pdf_text(data):
    """Return the text of a PDF on one line."""
    document = pymupdf.open(stream=data, filetype="pdf")
    return " ".join(" ".join(page.get_text().split()) for page in document)


def drawn_text(svg):
    """Return what can be read in a drawing, line by line joined: not its title and description for machines."""
    body = re.sub(r"<(title|desc)\b.*?</\1>", "", svg, flags=re.DOTALL)
    parts = re.findall(r"<(?:text|tspan)\b[^>]*>([^<]*)(?=<)", body)
    return " ".join(" ".join(map(unescape, parts)).split())
