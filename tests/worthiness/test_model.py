"""The linear model adds up, is read as it was written, and rates claims by themselves."""

from __future__ import annotations

import math
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import claimx
from claimx.documents import from_text
from claimx.errors import ModelError
from claimx.pipeline.language import extract_documents
from claimx.worthiness import model as models
from claimx.worthiness.cues import shown
from claimx.worthiness.model import Curve, Linear
from claimx.worthiness.rating import rated
from claimx.worthiness.reading import Sight, of_sentence, whole
from claimx.worthiness.reasons import reasons

SMALL = Linear(
    bias=(0.5, -1.0),
    signs={"figure": (1.0, 2.0), "question": (-1.0, 0.0)},
    words={"crime": (0.0, 4.0)},
    pairs={"crime fell": (1.0, 1.0)},
    pieces={"^cri": (0.0, 0.5)},
    claim=Curve(1.0, 0.0),
    worth=Curve(2.0, -1.0),
    threshold=0.4,
    shares={"figure": 0.6, "question": 0.1},
)


def test_scores_are_the_sum_of_what_is_there() -> None:
    sight = Sight(("crime", "fell"), ("figure", "unknown"))
    claim, worth = SMALL.scores(sight)
    assert claim == pytest.approx(0.5 + 1.0 + 1.0 / math.sqrt(2))
    assert worth == pytest.approx(-1.0 + 2.0 + (4.0 + 0.5 + 1.0) / math.sqrt(2))
    chances = SMALL.chances((claim, worth))
    assert chances.worth == pytest.approx(1 / (1 + math.exp(1 - 2 * worth)))


def test_nothing_said_is_the_bias_and_chances_stay_in_bounds() -> None:
    assert SMALL.scores(Sight((), ())) == SMALL.bias
    assert Curve(1.0, 0.0).chance(1e9) <= 1.0
    assert Curve(1.0, 0.0).chance(-1e9) >= 0.0


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    models.save(SMALL, {"data": []}, {"figure": "gives a figure", "question": "a question"}, tmp_path)
    back = models.load(tmp_path)
    assert replace(back, remembered={}) == replace(SMALL, remembered={})
    assert "gives a figure" in (tmp_path / models.SIGNS).read_text("utf-8")


def test_a_reason_is_measured_against_how_often_its_sign_holds() -> None:
    found = reasons(SMALL, Sight(("crime",), ("press_release", "figure", "unknown")))
    assert [(one.sign, one.weight) for one in found] == [("figure", 0.8), ("word", 4.5)]
    assert found[0].shown == "gives a figure"


def test_an_editors_weight_counts(tmp_path: Path) -> None:
    models.save(SMALL, {}, {"figure": "gives a figure"}, tmp_path)
    table = tmp_path / models.SIGNS
    table.write_text(table.read_text("utf-8").replace("figure,1.0,2.0", "figure,1.0,-3.0"), "utf-8")
    sight = Sight((), ("figure",))
    assert models.load(tmp_path).scores(sight)[1] == SMALL.scores(sight)[1] - 5.0


@pytest.mark.parametrize("name", [models.SCORER, models.SIGNS, models.GRAMS])
def test_a_folder_that_lacks_or_spoils_a_file_is_told(tmp_path: Path, name: str) -> None:
    models.save(SMALL, {}, shown(), tmp_path)
    (tmp_path / name).write_text("[]", "utf-8")
    if name != models.SIGNS:
        with pytest.raises(ModelError, match="no linear model"):
            models.load(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=name):
        models.load(tmp_path)


def test_what_ships_has_a_weight_for_every_sign_and_is_about_a_megabyte(root: Path) -> None:
    folder = root / "claimx/worthiness/weights"
    assert set(models.shipped().signs) == set(shown())
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_500_000


def test_what_is_plain_to_anyone_is_ranked_so() -> None:
    def worth(text: str) -> float:
        claims = claimx.extract(text)
        model = models.shipped()
        return model.chances(model.scores(whole(of_sentence(text), claims))).worth

    first = worth("Knife crime in Kent rose by 34% last year, more than in any other force.")
    fewer = worth("There are fewer officers than before the pandemic.")
    arrest = worth("A man, 23, was arrested in Mill Road on Tuesday.")
    thanks = worth("We thank everybody who came.")
    assert first > 0.9
    assert first > fewer > 0.4
    assert max(arrest, thanks) < 0.2


def test_records_carry_a_worth_of_their_own() -> None:
    text = (
        "Burglary in Kent fell by 26% in 2023. Officers gave 3 talks at schools. Burglary in Kent fell by 26% in 2023."
    )
    fall, talks, again = claimx.extract(text)
    assert fall.checkworthiness > 0.8 > talks.checkworthiness
    assert again.checkworthiness < fall.checkworthiness


def test_a_worth_does_not_hang_on_other_documents() -> None:
    one = from_text("Burglary in Kent fell by 26% in 2023, to 3,400 offences.")
    other = from_text("The precept will rise by £10 in 2024/25. It raises £9m.")
    together = extract_documents([one, other, one])
    assert together == [*extract_documents([one]), *extract_documents([other]), *extract_documents([one])]
    assert rated(one, together[0]) == together[0]


def test_the_fingerprint_of_a_record_knows_the_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = claimx.extract("Crime fell by 3%.")[0].extractor.fingerprint
    shutil.copytree(Path(models.__file__).parent, tmp_path / "worthiness")
    with (tmp_path / "worthiness/data/cues.csv").open("a", encoding="utf-8") as table:
        table.write("praise,smashing\n")
    monkeypatch.setattr(models, "files", lambda name: tmp_path / "worthiness")
    models.fingerprint.cache_clear()
    try:
        assert claimx.extract("Crime fell by 3%.")[0].extractor.fingerprint != before
    finally:
        monkeypatch.undo()
        models.fingerprint.cache_clear()
