"""Reports of the project's own statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import claimx
from claimx.documents import Document, load_metadata, read
from claimx.pipeline.record import document_record
from claimx.records import AnyRecord, ErrorKind, ErrorRecord
from claimx.report import Gathered, gather, render

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
