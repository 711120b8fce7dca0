"""Charts as files: SVG, PNG, or an HTML page complete in itself."""

import json

from raming.inputs.problems import refuse
from raming.present.presentation import Picture

SUFFIXES = (".svg", ".png", ".html")


def draw(picture: Picture, suffix: str, lang: str = "nl") -> bytes:
    """Return a chart as the content of a file.

    Args:
        picture: the chart.
        suffix: `.svg`, `.png` or `.html`.
        lang: language of the page, for `.html`.

    Raises:
        InputError: when there is no such form.
    """
    import vl_convert  # noqa: PLC0415 - only for charts

    spec = json.dumps(picture.spec)
    if suffix == ".svg":
        return bytes(vl_convert.vegalite_to_svg(spec), "utf-8")
    if suffix == ".png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=2))
    if suffix == ".html":
        page = str(vl_convert.vegalite_to_html(spec, bundle=True))
        return page.replace("<html>", f'<html lang="{lang}">', 1).encode()
    raise refuse("no such form of a chart", field="--chart", value=suffix, expected=", ".join(SUFFIXES))
