"""How Sphinx makes a site of these pages, and a man page of the reference; `make docs-site` does both."""

from __future__ import annotations

from importlib.metadata import version as installed

from raming.inputs.loading import load_pack

project = "raming"
author = "The raming makers"
project_copyright = "The raming makers, EUPL-1.2"
release = version = installed("raming")
today = load_pack("nl").created[:10]  # the day of the figures: the same page is made on any day

suppress_warnings = ["misc.highlighting_failure"]  # csv and console stay plain

extensions = ["myst_nb", "sphinx_copybutton"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
root_doc = "README"

myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 4
# Notebooks are run by the tests, not by whoever reads the site.
nb_execution_mode = "off"
# A `$ ` before a command is no part of it.
copybutton_prompt_text = r">>> |\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True
highlight_language = "none"
smartquotes = False  # `--option` is two hyphens

html_theme = "furo"
html_title = f"raming {release}"
html_static_path: list[str] = []
# No fonts, scripts or badges from elsewhere: the site is read from a folder without a network.
html_show_sphinx = False
html_copy_source = False

man_pages = [("reference/command-line", "raming", "open health-workforce planning", [], 1)]

CONTENTS = {
    "Nederlands": (
        "nl/README",
        "nl/eerste-advies",
        "nl/aanname-wijzigen",
        "nl/regio-bekijken",
        "nl/vanuit-een-spreadsheet",
        "nl/vragen",
    ),
    "Start": ("tutorial/*", "gallery", "notebooks/*", "faq", "roadmap"),
    "Guides": ("guide/*",),
    "Reference": ("reference/*",),
    "Background": ("background/*",),
}
"""What stands in the side bar. In the pages themselves it would be read as text where no site is made of them."""


def with_contents(_app: object, name: str, source: list[str]) -> None:
    """Put the contents under the first page."""
    if name == root_doc:
        for caption, pages in CONTENTS.items():
            source[0] += "\n```{toctree}\n:hidden:\n:glob:\n:caption: " + caption + "\n\n"
            source[0] += "\n".join(pages) + "\n```\n"


def setup(app: object) -> None:
    """Tell Sphinx about the contents."""
    app.connect("source-read", with_contents)  # type: ignore[attr-defined]
