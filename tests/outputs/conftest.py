"""What the tests of outputs share."""

from __future__ import annotations

import pytest

from claimx.records import AnyRecord, Claim, DocumentRecord
from tests.outputs.build import run


@pytest.fixture(scope="session")
def records() -> list[AnyRecord]:
    """A run: four documents, one of them without claims, and an error."""
    return run()


@pytest.fixture(scope="session")
def claims(records: list[AnyRecord]) -> list[Claim]:
    """Its claims."""
    return [record for record in records if isinstance(record, Claim)]


@pytest.fixture(scope="session")
def documents(records: list[AnyRecord]) -> list[DocumentRecord]:
    """Its documents."""
    return [record for record in records if isinstance(record, DocumentRecord)]
