"""Charts as files: SVG, PNG, or an HTML page complete in itself."""

import hashlib
import json
import re
from collections.abc import Sequence
from html import escape

from raming.inputs.characters import printable
from raming.inputs.problems import refuse
from raming.present.language import Language
from raming.present.picture import Picture
from raming.present.table import Table

RIGHT = ' class="n"'
SUFFIXES = (".svg", ".png", ".html")
PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1b2733; background: #fff;
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }}
figure {{ margin: 0; overflow-x: auto; }}
svg {{ max-width: 100%; height: auto; }}
summary {{ cursor: pointer; padding: .4rem 0; }}
table {{ border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; font-weight: bold; padding-bottom: .4rem; }}
th, td {{ text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #e3e7ea; }}
th.n, td.n {{ text-align: right; }}
</style>
</head>
<body>
<main>
<h1 style="position:absolute;left:-99rem">{title}</h1>
<figure>{svg}</figure>
<details><summary>{tables_word}</summary>
{tables}
</details>
<p><small>{notes}</small></p>
</main>
</body>
</html>
"""


def draw(
    picture: Picture,
    suffix: str,
    language: Language,
    tables: Sequence[Table] = (),
    notes: Sequence[str] = (),
) -> bytes:
    """Return a chart as the content of a file.

    Args:
        picture: the chart.
        suffix: `.svg`, `.png` or `.html`.
        language: language of the page, for `.html`, and of the text inside the drawing.
        tables: the figures behind the chart, for `.html`.
        notes: what it rests on, for `.html`.

    Raises:
        InputError: when there is no such form.
    """
    if suffix == ".svg":
        return unlabelled(svg(picture, language.code)).encode()
    if suffix == ".png":
        import vl_convert  # noqa: PLC0415 - only for charts

        return bytes(
            vl_convert.vegalite_to_png(json.dumps(printable(picture.spec), allow_nan=False), scale=2)
        )
    if suffix == ".html":
        return PAGE.format(
            lang=language.code,
            title=escape(printable(picture.title)),
            svg=unlabelled(svg(picture, language.code)),
            tables_word=escape(language.text("The figures as tables")),
            tables="\n".join(html_table(table, language) for table in tables),
            notes=escape(" ".join(notes)),
        ).encode()
    raise refuse("no such form of a chart", field="--chart", value=suffix, expected=", ".join(SUFFIXES))


def svg(picture: Picture, lang: str) -> str:
    """Return a chart as SVG: text as text, with a title and a description for those who cannot see it."""
    import vl_convert  # noqa: PLC0415 - only for charts

    drawn = str(vl_convert.vegalite_to_svg(json.dumps(printable(picture.spec), allow_nan=False)))
    name = hashlib.sha256(
        f"{lang} {picture.title} {picture.description}".encode(errors="replace")
    ).hexdigest()[:8]
    opening, _, rest = drawn.partition(">")
    return (
        f'{opening} role="img" lang="{lang}" aria-labelledby="title-{name} desc-{name}">'
        f'<title id="title-{name}">{escape(printable(picture.title))}</title>'
        f'<desc id="desc-{name}">{escape(printable(picture.description))}</desc>{rest}'
    )


def unlabelled(drawn: str) -> str:
    """Return a chart without the labels that the library gives its parts: English, and with names of fields.

    Its title and its description say in the language of the reader what the parts show.
    """
    return re.sub(r' aria-(?:label|roledescription)="[^"]*"', "", drawn)


def html_table(table: Table, language: Language) -> str:
    """Return a table as HTML."""
    table = table.read
    heads = "".join(
        f'<th scope="col"{RIGHT if column.numeric else ""}>{escape(column.label)}'
        f"{f' ({escape(column.unit)})' if column.unit else ''}</th>"
        for column in table.columns
    )
    rows = "\n".join(
        "<tr>"
        + "".join(
            f"<td{RIGHT if column.numeric else ''}>{escape(text)}</td>"
            for column, text in zip(table.columns, row, strict=True)
        )
        + "</tr>"
        for row in table.shown(language)
    )
    caption = f"<caption>{escape(table.title)}</caption>" if table.title else ""
    return f"<table>{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"
