"""Reports of the project's own statements, and a real browser to look at them with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimx
from claimx.documents import Document, load_metadata, read
from claimx.pipeline.record import document_record
from claimx.records import AnyRecord, ErrorKind, ErrorRecord
from claimx.report import Gathered, gather, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
STATEMENTS = (
    "bedfordshire_special_grant",
    "btp_cable",
    "federation_2018_westyorks",
    "gmp_burglary",
    "gmp_uninsured",
    "gov_uplift",
    "lga_2022_spiking",
    "mopac_estate_sales",
    "t08_wa-asbos-wales",
    "t01_wa-police-manpower-north-east",
)
FAILED = ErrorRecord(
    path="statements/scan.pdf",
    kind=ErrorKind.UNREADABLE,
    message="statements/scan.pdf holds no text",
    remedy="recognise its text first",
)

Open = Callable[..., "Page"]


def of(documents: Iterable[Document]) -> Iterator[AnyRecord]:
    """Documents and their claims, as a run keeps them."""
    for document in documents:
        claims = claimx.extract(document)
        yield document_record(document, claims=len(claims))
        yield from claims


@pytest.fixture(scope="session")
def gathered(root: Path) -> Gathered:
    """A few statements of the corpus, and a file that failed."""
    folder = root / "corpora" / "train"
    known = load_metadata(folder / "metadata.csv")
    paths = [folder / f"{name}.txt" for name in STATEMENTS]
    return gather([*of(read(path, details=known.get(path)) for path in paths), FAILED])


@pytest.fixture(scope="session")
def report(gathered: Gathered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of those statements."""
    return _written(render(gathered, title="A few statements"), tmp_path_factory)


@pytest.fixture(scope="session")
def single(root: Path, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the statement that ships with the project."""
    return _written(render(gather(of([read(sample)]))), tmp_path_factory)


def _written(page: str, factory: pytest.TempPathFactory) -> Path:
    path = factory.mktemp("report") / "report.html"
    path.write_text(page, "utf-8")
    return path


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
    """Opens a report from disk. In the end nothing may have gone wrong on the page, and nothing been asked for."""
    pages: list[Page] = []
    wrong: list[str] = []
    asked: list[str] = []
    reports: set[str] = set()

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
        reports.add(path.as_uri())
        page.goto(path.as_uri() + fragment)
        page.locator("html[data-ready]").wait_for(state="attached")
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert wrong == []
    assert {url.split("#")[0] for url in asked} <= reports
