"""A browser for all journeys, and an app of its own for each. Skipped where there is no Chromium; CI requires it."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.driver import ARGUMENTS, CHROMIUM, Served, Visitor
from tests.browser.page_alone import Host, Pocket
from tests.needed import needs
from tools.web import build, parts

CALMER = "--disable-gpu-compositing"
"""Without a graphics card each blink of a cursor puts a whole picture together: two fifths of a core, all along."""


@pytest.fixture(scope="session")
def browser():
    needs(Path(CHROMIUM).exists(), f"Chromium at {CHROMIUM} (KODESPOR_CHROMIUM)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as machinery:
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, CALMER])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Opens the app: visit(size, touch=…, **settings) gives a visitor. Afterwards its requests are judged."""
    opened: list[tuple[Served, Visitor]] = []

    def open_app(size, touch=False, home: Path | None = None, proxy: str = "", locale="nb-NO", **settings):
        home = home or tmp_path / f"home{len(opened)}"
        home.mkdir(parents=True, exist_ok=True)
        served = Served(home, **settings)
        try:
            visitor = Visitor(browser, served, size, touch, proxy, locale)
        except BaseException:
            served.stop()
            raise
        opened.append((served, visitor))
        return visitor

    yield open_app
    with ExitStack() as closing:  # whatever is judged: a page that is left open slows the journeys that follow
        for served, visitor in opened:
            closing.callback(served.stop)
            closing.callback(visitor.page.context.close)
        for _, visitor in opened:
            visitor.assert_private()
    for served, _ in opened:
        assert "Traceback" not in "".join(served.said), "".join(served.said)


@pytest.fixture(scope="session")
def made():
    """All files of the page."""
    try:
        return build.whole()
    except parts.PartMissing as problem:
        pytest.skip(f"a registry or Node.js is not to be had: {problem}")


@pytest.fixture
def host(made, tmp_path):
    """A web server that has the page."""
    build.write(tmp_path / "site", made)
    host = Host(tmp_path / "site")
    yield host
    host.stop()


@pytest.fixture
def pocket(browser, tmp_path):
    """Opens a page in a browser whose folder lasts: pocket(host). Needs `browser`, which holds the driver."""
    opened: list[Pocket] = []

    class Machinery:
        chromium = browser.browser_type

    def open_page(host, name="profile", kind=Pocket, **more):
        one = kind(Machinery, host, tmp_path / name, **more)
        opened.append(one)
        return one

    yield open_page
    for each in opened:
        context = each.context if isinstance(each, Pocket) else each.pocket.context
        context.close()
