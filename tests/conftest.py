"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The statement that ships with the project."""
    return ROOT / "corpora" / "samples" / "riverside.txt"
