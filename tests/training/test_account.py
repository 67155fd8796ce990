"""What a run took: corpus, knowledge, energy of counters that wrap, are forbidden or are not there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from claimx.knowledge import base
from claimx.training.account import RAPL, account, metered
from tests.training.transformer import small


def counters(folder: Path, **joules: int) -> None:
    for name, value in joules.items():
        place = folder / name.replace("_", ":").replace("rapl", "intel-rapl")
        place.mkdir(parents=True, exist_ok=True)
        (place / "max_energy_range_uj").write_text("1000000000\n")
        (place / "new").write_text(f"{value * 1_000_000}\n")
        (place / "new").rename(place / "energy_uj")


def test_processors_are_summed_and_their_parts_are_not(tmp_path: Path) -> None:
    counters(tmp_path, rapl_0=10, rapl_1=20, rapl_0_0=5)
    with metered(tmp_path) as meter:
        counters(tmp_path, rapl_0=110, rapl_1=25, rapl_0_0=95)
    assert meter.told() == {"joules": 105.0, "source": RAPL}


def test_a_counter_that_begins_anew(tmp_path: Path) -> None:
    counters(tmp_path, rapl_0=990)
    with metered(tmp_path) as meter:
        counters(tmp_path, rapl_0=15)
    assert meter.told() == {"joules": 25.0, "source": RAPL}


def test_it_is_read_on_the_way(tmp_path: Path) -> None:
    counters(tmp_path, rapl_0=900)
    with metered(tmp_path, every=0.005) as meter:
        for value in (950, 50, 500, 20):
            counters(tmp_path, rapl_0=value)
            until = time.monotonic() + 20
            while meter.last[tmp_path / "intel-rapl:0" / "energy_uj"] != value * 1_000_000:
                assert time.monotonic() < until
                time.sleep(0.001)
    assert meter.joules == pytest.approx(50 + 100 + 450 + 520)


def test_no_counters_and_none_that_go_on(tmp_path: Path) -> None:
    with metered(tmp_path) as meter:
        pass
    assert meter.told() is None
    counters(tmp_path, rapl_0=1)
    with metered(tmp_path) as meter:
        (tmp_path / "intel-rapl:0" / "energy_uj").unlink()
    assert meter.told() is None


def test_an_account_of_a_corpus(tmp_path: Path) -> None:
    corpus = small.corpus(tmp_path / "mine")
    assert account(corpus, ("train",))["corpus"]["licence"] is None
    card = "# Mine\n\nText.\n\n## Licence\n\nCreative Commons\n[Zero](LICENSE).\n\nMore.\n"
    (corpus / "README.md").write_text(card, "utf-8")
    told = account(corpus, ("train", "dev"))
    assert (told["corpus"]["name"], told["corpus"]["licence"]) == ("mine", "Creative Commons Zero.")
    train = told["corpus"]["splits"]["train"]
    assert (train["documents"], train["mentions"], train["optional"]) == (4, 9, 0) and train["words"] > 40
    assert told["corpus"]["splits"]["dev"]["hash"] != train["hash"]
    assert told["knowledge"] == {"fingerprint": base().fingerprint(), "date": base().date.isoformat()}
