"""The language of a page: the catalogue, and small helpers for words inside markup."""

import re
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape

from raming.present import language as catalogue
from raming.present.language import Language


class PageLanguage(Language):
    """Words and numbers of a page."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._singular: dict[str, str] = {}
        self._plural: dict[str, tuple[str, ...]] = {}
        if code == "nl":
            try:
                self._singular, self._plural = (dict(part) for part in catalogue._catalogue(code))
            except FileNotFoundError:
                pass
            from babel.messages.pofile import read_po

            with files("raming.web.pages").joinpath("nl.po").open("rb") as file:
                for message in read_po(file, locale=code):
                    if isinstance(message.id, tuple | list):
                        self._plural[message.id[0]] = tuple(message.string)
                    elif message.id:
                        self._singular[message.id] = str(message.string)

    def text(self, message: str, /, **values: object) -> str:
        if self.code == "nl" and message not in self._singular and message not in MISSING:
            MISSING[message] = None
        return super().text(message, **values)


MISSING: dict[str, None] = {}


@cache
def words(code: str) -> Language:
    """Return the words of a language."""
    return PageLanguage(code)


def marked(language: Language, message: str, /, **values: object) -> Markup:
    """Return a text with values that may be markup, such as a link; all else is escaped."""
    made = escape(language.text(message))
    return Markup(str(made)).format(**values)  # noqa: S704 - escaped on the line before


_CODE = re.compile(r"`([^`]+)`")


def with_code(text: str) -> Markup:
    """Return a sentence in which what stands between backticks is set as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped here
