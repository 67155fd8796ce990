"""The encoder learns, gives the same weights for the same seed, and goes on where it was stopped."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from claimx.errors import ModelError
from claimx.training.encoder import checkpoint, loop, store
from claimx.training.encoder.examples import UNKNOWN, Example
from claimx.training.encoder.loop import Fitted, fit
from claimx.training.encoder.network import make, scores
from claimx.training.encoder.settings import Settings
from tests.training.encoder.tiny import CLAIMS, OTHERS, encoder, examples


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Of a tiny encoder: as good as the default's in a second."""
    place = encoder(tmp_path_factory.mktemp("encoder"))
    return Settings(encoder=str(place), epochs=3, rate=5e-3, batch=8, length=16, freeze_embeddings=False, half=False)


def learnt(fitted: Fitted) -> np.ndarray:
    return np.asarray(scores(fitted.ready, [*CLAIMS, *OTHERS]))


def test_it_learns(recipe: Settings, tmp_path: Path) -> None:
    before = scores(make(recipe), [*CLAIMS, *OTHERS])
    after = learnt(fit(examples(), recipe, tmp_path))
    assert not (before[:6].min(0) > before[6:].max(0)).all()
    assert (after[:6].min(0) > after[6:].max(0)).all()


def test_the_same_seed_gives_the_same_scores(recipe: Settings, tmp_path: Path) -> None:
    runs = [learnt(fit(examples(), replace(recipe, epochs=1, seed=seed), tmp_path)) for seed in (1, 1, 2)]
    assert (runs[0] == runs[1]).all()
    assert (runs[0] != runs[2]).any()


def test_a_run_that_was_stopped_goes_on_to_equal_weights(recipe: Settings, tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    dev = examples(1)
    expected = fit(examples(), recipe, whole, dev=dev)
    done: list[int] = []

    def stop(step: int, steps: int, loss: float) -> None:
        done.append(step)
        if len(done) == steps // recipe.epochs + 2:  # in the second epoch
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(examples(), recipe, parts, dev=dev, watch=stop)
    rest: list[int] = []
    resumed = fit(examples(), recipe, parts, dev=dev, watch=lambda step, *_: rest.append(step))
    assert rest[0] == 7
    assert (learnt(resumed) == learnt(expected)).all()
    assert [epoch.loss for epoch in resumed.epochs] == [epoch.loss for epoch in expected.epochs]
    assert not (parts / checkpoint.CHECKPOINT).exists()


def test_a_checkpoint_within_an_epoch(recipe: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long epoch is not begun again: here every step is kept."""
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    expected = fit(examples(), recipe, whole)
    monkeypatch.setattr(loop, "_KEEP", -1.0)

    def stop(step: int, steps: int, loss: float) -> None:
        if step == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(examples(), recipe, parts, watch=stop)
    rest: list[int] = []
    resumed = fit(examples(), recipe, parts, watch=lambda step, *_: rest.append(step))
    assert rest[0] == 9  # the step that was stopped in had not been kept
    assert (learnt(resumed) == learnt(expected)).all()
    assert [epoch.loss for epoch in resumed.epochs] == [epoch.loss for epoch in expected.epochs]


def stopped(recipe: Settings, folder: Path) -> None:
    def stop(step: int, steps: int, loss: float) -> None:
        if step == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(examples(), recipe, folder, watch=stop)


def test_a_checkpoint_of_another_run_is_refused(recipe: Settings, tmp_path: Path) -> None:
    stopped(recipe, tmp_path)
    with pytest.raises(ModelError, match="other settings or sentences"):
        fit(examples(), replace(recipe, rate=1e-3), tmp_path)
    with pytest.raises(ModelError, match="other settings or sentences"):
        fit(examples(3), recipe, tmp_path)


def test_a_damaged_checkpoint_is_told(recipe: Settings, tmp_path: Path) -> None:
    stopped(recipe, tmp_path)
    place = tmp_path / checkpoint.CHECKPOINT
    place.write_bytes(place.read_bytes()[:500])
    with pytest.raises(ModelError, match="cannot be read"):
        fit(examples(), recipe, tmp_path)
    place.write_bytes(b"no checkpoint")
    with pytest.raises(ModelError, match="cannot be read"):
        fit(examples(), recipe, tmp_path)


def test_training_stops_when_dev_gets_no_better(recipe: Settings, tmp_path: Path) -> None:
    # All is known after the first epochs, so that no later one can be better.
    fitted = fit(examples(), replace(recipe, epochs=9, patience=2), tmp_path, dev=examples(1))
    assert len(fitted.epochs) == fitted.best + 2 < 9
    assert fitted.epochs[fitted.best - 1].score == max(epoch.score for epoch in fitted.epochs)


def test_the_weights_are_those_of_the_best_epoch(recipe: Settings, tmp_path: Path) -> None:
    # Labels of dev the other way round: what is learnt makes it worse.
    wrong = [Example(one.text, (1 - one.targets[0],) * 4) for one in examples(1)]
    fitted = fit(examples(), replace(recipe, epochs=3, patience=9), tmp_path, dev=wrong)
    assert fitted.best == 1
    assert fitted.epochs[0].score > fitted.epochs[2].score
    alone = fit(examples(), replace(recipe, epochs=3, patience=9), tmp_path)
    assert (learnt(fitted) != learnt(alone)).any()


def test_what_is_not_known_teaches_nothing(recipe: Settings, tmp_path: Path) -> None:
    """A head whose labels are all unknown stays as it was drawn, but for what weight decay takes."""
    recipe = replace(recipe, epochs=1, weight_decay=0.0)
    untaught = [Example(one.text, (one.targets[0], UNKNOWN, UNKNOWN, UNKNOWN)) for one in examples()]
    before = make(recipe).network.head.weight.detach().clone()
    after = fit(untaught, recipe, tmp_path).ready.network.head.weight.detach().cpu()
    assert (before[0] != after[0]).any()
    assert (before[1:] == after[1:]).all()


def test_frozen_embeddings_stay(recipe: Settings, tmp_path: Path) -> None:
    recipe = replace(recipe, epochs=1, freeze_embeddings=True)
    before = make(recipe).network.encoder.embeddings.word_embeddings.weight.clone()
    network = fit(examples(), recipe, tmp_path).ready.network
    assert (network.encoder.embeddings.word_embeddings.weight.cpu() == before).all()


def test_a_finished_run_is_read_and_not_made_again(recipe: Settings, tmp_path: Path) -> None:
    recipe, steps = replace(recipe, epochs=2), []
    made = store.once(examples(), recipe, tmp_path, dev=examples(1), watch=lambda step, *_: steps.append(step))
    taken = len(steps)
    again = store.once(examples(), recipe, tmp_path, dev=examples(1), watch=lambda step, *_: steps.append(step))
    assert len(steps) == taken > 0
    assert (learnt(made) == learnt(again)).all()
    assert again.epochs == made.epochs
    told = json.loads((tmp_path / store.TRAINING).read_text("utf-8"))
    assert told["settings"]["seed"] == recipe.seed
    assert "torch" in told["versions"]
    curve = json.loads((tmp_path / store.CURVES).with_suffix(".json").read_text("utf-8"))
    assert [row["epoch"] for row in curve] == [1, 2]
    assert (tmp_path / store.CURVES).with_suffix(".svg").read_text("utf-8").count("<svg") == 1


def test_training_begins_with_given_weights(recipe: Settings, tmp_path: Path) -> None:
    first, then = tmp_path / "first", tmp_path / "then"
    store.once(examples(), recipe, first)
    start = first / store.WEIGHTS
    begun = scores(make(recipe, start), list(CLAIMS))
    assert (begun == scores(store.once(examples(), recipe, first).ready, list(CLAIMS))).all()
    other = replace(recipe, encoder=str(encoder(tmp_path / "other", "roberta")))
    with pytest.raises(ModelError, match="not the weights of this encoder"):
        fit(examples(), other, tmp_path, start=start)
    with pytest.raises(ModelError, match="not the weights of this encoder"):
        fit(examples(), recipe, tmp_path, start=then)
