"""Files as people save them: CSV of Dutch and English settings, XLSX and ODS."""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

import xlsxwriter

_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
)


def xlsx(sheets):
    """Return a workbook of Excel: rows of cells by name of sheet."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return made.getvalue()


def ods(sheets):
    """Return a workbook of LibreOffice, with the repeated empty rows and cells that it writes at the end."""
    tables = ""
    for name, rows in sheets.items():
        tables += f'<table:table table:name="{escape(name)}">'
        for row in rows:
            tables += f"<table:table-row>{''.join(map(_ods_cell, row))}"
            tables += '<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
        tables += (
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        )
        tables += "</table:table>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _CONTENT.format(tables=tables))
    return made.getvalue()


def _ods_cell(value):
    if value in ("", None):
        return "<table:table-cell/>"
    kind = f'office:value-type="float" office:value="{value}"'
    if isinstance(value, str):
        kind = 'office:value-type="string"'
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def text(rows, separator=",", encoding="utf-8", end="\r\n"):
    """Return rows as CSV; no cell holds the separator."""
    lines = (separator.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return (end.join(lines) + end).encode(encoding)
