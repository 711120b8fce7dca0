"""One server and one browser for all tests here; every test is a new visitor.

Both end with this folder: Playwright keeps an event loop running, and no test could start its own beside it.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.chromium import ARGUMENTS, Visit, executable, serving


@pytest.fixture(scope="package")
def address() -> Iterator[str]:
    """The address of a server with the Dutch pack."""
    executable()
    with serving() as made:
        yield made


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Makes visitors; when a test ends, all of them must have found everything on this server."""
    visits: list[Visit] = []

    def arrive(**options: object) -> Visit:
        visits.append(Visit(chromium, address, **options))
        return visits[-1]

    yield arrive
    for visit in visits:
        visit.close()
