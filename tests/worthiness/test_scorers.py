"""Scorers by name, and several taken together."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import claimx
from claimx.errors import ModelError
from claimx.training.encoder import ship
from claimx.training.encoder.loop import Fitted
from claimx.training.encoder.network import make
from claimx.training.encoder.settings import Settings
from claimx.worthiness.scorers import load_scorer
from tests.training.encoder.tiny import encoder

TEXT = "Robbery in Kent fell by 12% last year. We are  proud of our\nofficers. There are fewer of them than in 2010."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder with weights drawn by chance, exported."""
    folder = tmp_path_factory.mktemp("encoder")
    ready = make(Settings(encoder=str(encoder(folder)), length=16))
    ship.export(Fitted(ready, (), 0), folder, length=16)
    return folder


def odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def test_two_together_are_the_mean_of_their_log_odds_with_the_reasons_of_the_linear_one(folder: Path) -> None:
    linear, encoder, both = (
        {one.text: one for one in claimx.score(TEXT, scorer=name).sentences}
        for name in ("linear", folder, f"{folder}+linear")
    )
    assert len(both) == 3
    for text, one in both.items():
        for part in ("score", "claim"):
            mean = (odds(getattr(linear[text], part)) + odds(getattr(encoder[text], part))) / 2
            # Scores are told to three places, and odds are steep near 1.
            assert getattr(one, part) == pytest.approx(1 / (1 + math.exp(-mean)), abs=0.01)
        assert one.reasons == linear[text].reasons
    assert any(one.reasons for one in both.values())
    assert not any(one.reasons for one in encoder.values())
    assert any(one.score != linear[text].score for text, one in both.items())


def test_the_threshold_of_several_is_the_mean_of_theirs(folder: Path) -> None:
    linear, encoder, both = (load_scorer(name) for name in ("linear", folder, f"linear+{folder}"))
    assert both.threshold == pytest.approx((linear.threshold + encoder.threshold) / 2)
    assert linear.threshold != encoder.threshold


def test_a_folder_may_have_a_plus_in_its_name(folder: Path, tmp_path: Path) -> None:
    named = tmp_path / "one+two"
    named.symlink_to(folder)
    assert len(load_scorer(str(named)).parts) == 1


@pytest.mark.parametrize("name", ["linear+", "+linear", "linear+nowhere", "linear++linear"])
def test_a_part_that_is_none_is_told(name: str) -> None:
    with pytest.raises(ModelError, match="holds no scorer"):
        load_scorer(name)
