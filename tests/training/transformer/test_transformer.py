"""The transformer trains in seconds on six statements, twice the same, goes on where it stopped, and extracts."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.errors import CorpusError, ModelError, OutputError
from claimx.pipeline.language import extract_document, extract_documents, make_doc
from tests.training.transformer import small

pytest.importorskip("torch")

import torch
from safetensors.torch import load_file
from transformers import TrainerCallback

from claimx.pipeline.learned.transformer.network import Network, Size
from claimx.pipeline.learned.transformer.windows import Shape
from claimx.training import base
from claimx.training.sheets import annotated
from claimx.training.transformer.config import Config, read, with_options
from claimx.training.transformer.examples import collate, examples
from claimx.training.transformer.fit import CHECKPOINTS, train
from claimx.training.transformer.learning import Learning

TEXT = "Kent Police has recruited 75 extra officers since 2019. It will spend £3 million on radios."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    folder = tmp_path_factory.mktemp("encoder")
    (folder / "config.toml").write_text(small.CONFIG, "utf-8")
    return with_options(read(folder / "config.toml"), encoder=str(small.encoder(folder / "encoder")))


@pytest.fixture(scope="module")
def trained(corpus: Path, config: Config, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    output = tmp_path_factory.mktemp("models") / "first"
    return output, train(corpus, output, config)


class Stop(TrainerCallback):
    """Ends a run after its first epoch, as a power cut would."""

    def on_save(self, args: Any, state: Any, control: Any, **rest: Any) -> None:
        if state.epoch >= 1:
            raise KeyboardInterrupt


def test_the_folder_of_a_model(trained: tuple[Path, dict[str, Any]]) -> None:
    output, told = trained
    names = {path.name for path in output.iterdir()}
    assert names == {"claimx.json", "heads.safetensors", "encoder", "training.json", "curves.json", "curves.svg"}
    assert json.loads((output / "training.json").read_text("utf-8")) == json.loads(json.dumps(told))
    assert set(told["corpus_hash"]) == {"train", "dev"} and told["seed"] == 3 and told["examples"]["train"] == 4
    curves = json.loads((output / "curves.json").read_text("utf-8"))
    assert [row["epoch"] for row in curves] == [1, 2, 3]
    assert curves[-1]["loss"] < curves[0]["loss"]
    assert (output / "curves.svg").read_text("utf-8").startswith("<?xml")


def test_the_same_seed_gives_the_same_weights(
    trained: tuple[Path, dict[str, Any]], corpus: Path, config: Config, tmp_path: Path
) -> None:
    again = train(corpus, tmp_path / "again", config)
    assert again["metrics"] == trained[1]["metrics"]
    assert _weights(tmp_path / "again") == _weights(trained[0])
    other = train(corpus, tmp_path / "other", with_options(config, seed=4))
    assert other["seed"] == 4 and _weights(tmp_path / "other") != _weights(trained[0])


def test_gradients_do_not_depend_on_which_thread_comes_first(corpus: Path, config: Config) -> None:
    encoder, tokenizer = base.pretrained(config.encoder.path, on_cpu=True)
    learning = Learning(Network(encoder, Size(**config.heads.model_dump())), config.weights).eval()
    shape = Shape(**config.windows.model_dump())
    found = [one for document in annotated(corpus, "train") for one in examples(document, tokenizer, shape)]
    batch = collate(found * 12, padding=tokenizer.pad_token_id)
    # So many amounts that threads share them out, all in two windows, where the threads meet.
    batch["where"] = batch["where"] % 2
    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        seen = set()
        for _ in range(12):
            learning.zero_grad()
            learning(**batch)["loss"].backward()
            grads = [one.grad.numpy().tobytes() for one in learning.parameters() if one.grad is not None]
            seen.add(hash(b"".join(grads)))
    finally:
        torch.set_num_threads(threads)
    assert len(grads) > 20
    assert len(seen) == 1


def test_a_stopped_run_goes_on_to_the_same_end(
    trained: tuple[Path, dict[str, Any]], corpus: Path, config: Config, tmp_path: Path
) -> None:
    output = tmp_path / "stopped"
    with pytest.raises(KeyboardInterrupt):
        train(corpus, output, config, callbacks=[Stop()])
    assert not (output / "claimx.json").exists()
    told = train(corpus, output, config)
    assert told["resumed"] and told["metrics"] == trained[1]["metrics"]
    assert _weights(output) == _weights(trained[0])
    assert not (output / CHECKPOINTS).exists()


def test_another_run_does_not_go_on(corpus: Path, config: Config, tmp_path: Path) -> None:
    output = tmp_path / "stopped"
    with pytest.raises(KeyboardInterrupt):
        train(corpus, output, config, callbacks=[Stop()])
    assert not train(corpus, output, with_options(config, seed=4))["resumed"]


def _weights(folder: Path) -> dict[str, list[float]]:
    files = (folder / "heads.safetensors", folder / "encoder" / "model.safetensors")
    return {name: value.flatten().tolist() for file in files for name, value in load_file(file).items()}


def _eager(folder: Path, tmp_path: Path) -> Path:
    """The model, taking for an amount and for a claim whatever has half a chance."""
    copy = tmp_path / "eager"
    shutil.copytree(folder, copy)
    plain = json.loads((copy / "claimx.json").read_text("utf-8"))
    plain["policy"].update(drop=0.0, keep=0.0)
    (copy / "claimx.json").write_text(json.dumps({**plain, "amounts": "rules"}), "utf-8")
    return copy


def test_it_extracts_alone_together_and_over_a_doc(trained: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    nlp = claimx.load(str(_eager(trained[0], tmp_path)))
    documents = [claimx.documents.from_text(text) for text in (TEXT, "Nothing at all.", "In 2020, 41 cars.")]
    together = extract_documents(documents, nlp=nlp)
    assert [claim.quantity.text for claim in together[0]] == ["75", "£3 million"]
    alone = [extract_document(document, nlp=nlp) for document in documents]
    assert [[_plain(claim) for claim in found] for found in together] == [
        [_plain(claim) for claim in found] for found in alone
    ]
    doc = make_doc(nlp, documents[0])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [_plain(claim) for claim in pickle.loads(pickle.dumps(doc))._.claims] == [_plain(c) for c in alone[0]]


def _plain(claim: claimx.Claim) -> dict[str, Any]:
    """A record without what rounding touches: sums in another order are another last digit."""
    plain = claim.model_dump(exclude={"confidence"})
    for force in plain["forces"]:
        force["score"] = round(force["score"], 4)
    return plain


def test_transformers_reads_the_encoder_as_it_is(trained: tuple[Path, dict[str, Any]]) -> None:
    from transformers import AutoModel, AutoTokenizer

    encoder, told = AutoModel.from_pretrained(trained[0] / "encoder", output_loading_info=True)
    assert not any(told.values())
    kept = load_file(trained[0] / "encoder" / "model.safetensors")
    assert {name: value.tolist() for name, value in encoder.state_dict().items()} == {
        name: value.tolist() for name, value in kept.items()
    }
    assert AutoTokenizer.from_pretrained(trained[0] / "encoder")(TEXT)["input_ids"]


def test_its_own_amounts_are_what_it_sees(trained: tuple[Path, dict[str, Any]]) -> None:
    nlp = claimx.load(str(trained[0]))
    assert nlp.pipe_names[0] == "claimx_learned_amounts" and "claimx_quantities" not in nlp.pipe_names
    for claim in claimx.extract(TEXT, nlp=nlp):
        assert TEXT[claim.quantity.start : claim.quantity.end] == claim.quantity.text


def test_through_batch_in_other_processes(trained: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    folder = _eager(trained[0], tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(TEXT.replace("75", str(75 + number)), "utf-8")
    command = [sys.executable, "-m", "claimx", "batch", "in", "out", "-m", str(folder), "-n", "2", "-q"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 6
    expected = claimx.extract(TEXT, nlp=claimx.load(str(folder)))[0].extractor.fingerprint
    assert {json.loads(line)["extractor"]["fingerprint"] for line in lines} == {expected}


def test_damage_is_told(trained: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(trained[0], copy)
    weights = copy / "encoder" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-4])
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged"):
        claimx.load(str(copy))


def test_heads_of_another_size_are_told(trained: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(trained[0], copy)
    plain = json.loads((copy / "claimx.json").read_text("utf-8"))
    plain["settings"]["heads"]["hidden"] = 24
    (copy / "claimx.json").write_text(json.dumps(plain), "utf-8")
    with pytest.raises(ModelError, match="no network that fits"):
        claimx.load(str(copy))


def test_what_cannot_be_trained_is_told(corpus: Path, config: Config, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is no folder"):
        train(tmp_path, tmp_path / "m", config)
    with pytest.raises(ModelError, match="no encoder"):
        train(corpus, tmp_path / "m", with_options(config, encoder=str(corpus)))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="something else"):
        train(corpus, tmp_path / "mine", config)
    assert (tmp_path / "mine" / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[training]\nepochs = 0", "epochs"),
        ("[trainning]", "trainning"),
        ("[training", "config.toml"),
    ],
)
def test_a_wrong_configuration_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "config.toml").write_text(text, "utf-8")
    with pytest.raises(ModelError, match=told):
        read(tmp_path / "config.toml")


def test_the_shipped_configuration_is_the_default(root: Path) -> None:
    assert read(root / "models" / "transformer" / "config.toml") == Config()
