"""What several tests share, a real browser among it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def no_figures_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Official figures are those of the package, whatever the person who runs the tests has added."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMX_STATS", str(tmp_path_factory.mktemp("stats")))
        yield


@pytest.fixture(scope="session")
def sample() -> Path:
    """The statement that ships with the project."""
    return ROOT / "corpora" / "samples" / "riverside.txt"


def _executable() -> str | None:
    named = os.environ.get("CLAIMX_CHROMIUM")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; where there is none the test is skipped, unless CLAIMX_REQUIRE_BROWSER is set."""
    executable = _executable()
    if executable is None:
        reason = "no Chromium: install one, or name it in CLAIMX_CHROMIUM"
        if os.environ.get("CLAIMX_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a page from disk. In the end nothing may have gone wrong on the page, and nothing been asked for."""
    pages: list[Page] = []
    wrong: list[str] = []
    asked: list[str] = []
    files: set[str] = set()

    def open_page(path: Path, fragment: str = "", *, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        pages.append(page)
        page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        files.add(path.as_uri())
        page.goto(path.as_uri() + fragment)
        page.locator("html[data-ready]").wait_for(state="attached")
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert wrong == []
    assert {url.split("#")[0] for url in asked} <= files
