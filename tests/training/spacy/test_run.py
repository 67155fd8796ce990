"""A spaCy model is trained from its one configuration, by the verb and by spaCy itself, and read back by both."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.util import load_config, registry
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.documents import from_text
from claimx.errors import CorpusError, ModelError, OutputError
from claimx.pipeline.language import extract_document, extract_documents
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned.types import Policy
from claimx.training.spacy.run import default_config, train
from tests.training.spacy import statements

# As the shipped configuration, but narrow and made for a handful of examples.
SMALL = {
    "components.tok2vec": {
        "factory": "tok2vec",
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "attrs": ["NORM", "SHAPE"],
                "rows": [500, 500],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "depth": 1,
                "window_size": 1,
                "maxout_pieces": 2,
            },
        },
    },
}
STEPS = 80


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return statements.write(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped configuration with a small network."""
    config = load_config(default_config())
    config["components"]["tok2vec"] = SMALL["components.tok2vec"]
    config["training"].update(eval_frequency=20, dropout=0.2)
    config["training"]["optimizer"]["learn_rate"] = 0.001  # the schedule is for a longer run
    place = tmp_path_factory.mktemp("config") / "small.cfg"
    config.to_disk(place)
    return place


@pytest.fixture(scope="module")
def model(corpus: Path, small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model") / "first"
    train(corpus, folder, config=small, max_steps=STEPS, shown=False)
    return folder


def told(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "training.json").read_text("utf-8"))  # type: ignore[no-any-return]


def command(*arguments: str | Path, root: Path, seed: int = 0) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": str(seed),
        "PYTHONPATH": os.pathsep.join(map(str, [root, *sys.path])),
    }
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)], capture_output=True, text=True, check=False, env=environment
    )


def test_the_shipped_configuration_is_that_of_the_models_folder(root: Path) -> None:
    assert default_config().read_bytes() == (root / "models" / "spacy" / "config.cfg").read_bytes()


def test_the_shipped_configuration_trains(corpus: Path, tmp_path: Path) -> None:
    found = train(corpus, tmp_path / "model", max_steps=2, seed=7, shown=False)
    assert (found["seed"], found["steps"]) == (7, 2)
    assert spacy.load(tmp_path / "model" / "model").meta["labels"]["change"]


def test_it_learns_what_it_was_shown(model: Path) -> None:
    nlp = claimx.load(str(model))
    for text, claims in statements.TRAIN.values():
        found = claimx.extract(text, nlp=nlp)
        assert [(c.type, c.topic, c.change, c.status) for c in found] == [claim[1:] for claim in claims]
        assert [f"[[{c.quantity.text}]]" in claim[0] for c, claim in zip(found, claims, strict=True)]


def test_spacy_loads_it_alone(model: Path) -> None:
    doc = spacy.load(model / "model")(statements.TRAIN["thefts"][0])
    changed = [(ent.text, span.label_) for ent, span in zip(doc.ents, doc.spans["claimx_change"], strict=True)]
    assert changed == [("18 per cent", "increase"), ("25 per cent", "increase"), ("5 per cent", "decrease")]
    assert {ent.label_ for ent in doc.ents} == {"percentage"}


def test_a_hybrid_labels_the_amounts_of_the_rules(model: Path, tmp_path: Path) -> None:
    folders.copy(model, tmp_path)
    hybrid = replace(folders.read(tmp_path), amounts="rules", policy=Policy({"change": 0.0}))
    folders.write(tmp_path, hybrid)
    text = "Rain fell. " + statements.TRAIN["thefts"][0]
    found, rules = claimx.extract(text, nlp=claimx.load(str(tmp_path))), claimx.extract(text)
    assert [(c.start, c.quantity, c.type) for c in found] == [(c.start, c.quantity, c.type) for c in rules]
    assert [c.change for c in found] == ["increase", "increase", "decrease"]


def test_a_document_is_read_the_same_in_any_company(model: Path) -> None:
    nlp = claimx.load(str(model))
    texts = (statements.TRAIN["arrests"][0], "Nothing.", "Teams made 15 arrests.\n\nTheft fell by 9 per cent.")
    documents = [from_text(text) for text in texts]
    together = extract_documents(documents, nlp=nlp)
    assert [len(found) for found in together] == [4, 0, 2]
    assert together == [extract_document(document, nlp=nlp) for document in documents]


@pytest.mark.parametrize(
    ("text", "claims"),
    [("Theft\0 rose by 18 per cent.", 1), ("\ud800 Theft rose by 18 per cent.", 1), ("٤١ 41 " * 400, 0)],
)
def test_any_text_goes_through(model: Path, text: str, claims: int) -> None:
    found = extract_document(from_text(text), nlp=claimx.load(str(model)))
    assert len(found) >= claims
    assert all(text[c.quantity.start : c.quantity.end] == c.quantity.text for c in found)


def test_what_is_told_of_a_run(model: Path, corpus: Path) -> None:
    found = told(model)
    assert found["schema"] == "claimx.training/1"
    assert set(found["corpus_hash"]) == {"train", "dev"}
    assert found["metrics"]["ents_f"] > 0.5
    curves = json.loads((model / "curves.json").read_text("utf-8"))
    assert [row["step"] for row in curves] == [0, 20, 40, 60, 80]
    assert max(row["dev_score"] for row in curves) == found["metrics"]["score"]
    assert "<svg" in (model / "curves.svg").read_text("utf-8")
    assert sorted(path.name for path in model.iterdir()) == [
        "claimx.json", "curves.json", "curves.svg", "model", "training.json"
    ]  # fmt: skip
    # nothing of where the run was made is left in it
    everything = b"".join(path.read_bytes() for path in model.rglob("*") if path.suffix in (".cfg", ".json"))
    assert str(corpus).encode() not in everything
    assert str(model).encode() not in everything


def test_a_seed_gives_the_same_model_whatever_the_hashes(
    model: Path, corpus: Path, small: Path, tmp_path: Path, root: Path
) -> None:
    folder = tmp_path / "again"
    options = ("-o", folder, "--config", small, "--max-steps", str(STEPS))
    done = command("claimx", "train", "spacy", corpus, *options, root=root, seed=5)
    assert done.returncode == 0, done.stderr
    assert "step 80" in done.stderr
    assert done.stdout == ""
    assert told(folder)["metrics"] == told(model)["metrics"]
    ours, theirs = (json.loads((place / "claimx.json").read_text("utf-8"))["files"] for place in (model, folder))
    assert ours == theirs


def test_the_command_extracts_with_it(model: Path, corpus: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(corpus / "train" / "thefts.txt"), "-m", str(model), "-f", "json"])
    assert done.exit_code == 0, done.output
    assert [claim["change"] for claim in json.loads(done.stdout)] == ["increase", "increase", "decrease"]


def entry_points(root: Path) -> dict[str, dict[str, str]]:
    plain = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    return {group: points for group, points in plain.items() if group.startswith("spacy_")}


def test_entry_points_are_what_is_registered(root: Path) -> None:
    for group, points in entry_points(root).items():
        for name, place in points.items():
            module, _, attribute = place.partition(":")
            function = getattr(import_module(module), attribute)
            if group != "spacy_factories":
                assert getattr(registry, group.removeprefix("spacy_")).get(name) is function


def test_plain_spacy_trains_it(corpus: Path, small: Path, tmp_path: Path, root: Path) -> None:
    # what an installer makes of the project's entry points
    installed = tmp_path / "site" / "claimx-0.0.0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: claimx\nVersion: 0.0.0\n", "utf-8")
    lines = [
        line
        for group, points in entry_points(root).items()
        for line in (f"[{group}]", *(f"{name} = {place}" for name, place in points.items()))
    ]
    (installed / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    paths = ("--paths.train", corpus / "train", "--paths.dev", corpus / "dev")
    done = command(
        "spacy", "train", small, *paths, "-o", tmp_path / "out", "--training.max_steps", "2", root=installed.parent
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "change" in spacy.load(tmp_path / "out" / "model-last").pipe_names


def test_nothing_heavy_is_needed_or_imported_too_soon() -> None:
    """What spaCy imports by its entry points is light, and a run needs neither torch nor transformers."""
    code = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "transformers", "sklearn", "datasets", "matplotlib"}:
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
import claimx.training.spacy.reader, claimx.pipeline.learned.spacy.layers
heavy = ("claimx.documents", "claimx.knowledge", "claimx.corpus")
print([name for name in sys.modules if name.startswith(heavy)])
import claimx.training.spacy.run
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_a_corpus_without_its_splits_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="train"):
        train(tmp_path, tmp_path / "model", shown=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [("[nlp", "no section headers"), ('[nlp]\nlang = "en"\npipeline = []\n', "training"), (None, "Could not read")],
)
def test_a_configuration_that_is_none_is_told(corpus: Path, tmp_path: Path, text: str | None, said: str) -> None:
    config = tmp_path / "broken.cfg"
    if text is not None:
        config.write_text(text, "utf-8")
    with pytest.raises(ModelError, match=said) as raised:
        train(corpus, tmp_path / "model", config=config, shown=False)
    assert "broken.cfg" in str(raised.value)


def test_parts_that_do_not_fit_are_told(corpus: Path, small: Path, tmp_path: Path) -> None:
    plain = small.read_text("utf-8")
    narrow = plain.replace('width = 96\nupstream = "tok2vec"', 'width = 32\nupstream = "tok2vec"')
    sourced = plain.replace('factory = "tok2vec"', 'source = "en_core_web_nil"')
    for text, said in ((narrow, "96"), (sourced, "en_core_web_nil")):
        (tmp_path / "misfit.cfg").write_text(text, "utf-8")
        with pytest.raises(ModelError, match=said):
            train(corpus, tmp_path / "model", config=tmp_path / "misfit.cfg", max_steps=2, shown=False)


def test_a_pipeline_that_finds_amounts_alone(corpus: Path, small: Path, tmp_path: Path) -> None:
    config = load_config(small)
    config["nlp"]["pipeline"] = ["tok2vec", "ner"]
    config["components"] = {name: config["components"][name] for name in ("tok2vec", "ner")}
    config["training"]["score_weights"] = {"ents_f": 1.0}
    config.to_disk(tmp_path / "ner.cfg")
    train(corpus, tmp_path / "model", config=tmp_path / "ner.cfg", max_steps=STEPS, shown=False)
    text = statements.TRAIN["thefts"][0]
    found = claimx.extract(text, nlp=claimx.load(str(tmp_path / "model")))
    assert [c.change for c in found] == [c.change for c in claimx.extract(text)]
    assert folders.read(tmp_path / "model").policy.least == {}


def test_a_folder_of_something_else_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir", "utf-8")
    with pytest.raises(OutputError, match="something else"):
        train(corpus, tmp_path, shown=False)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_run_that_was_stopped_is_begun_anew(model: Path, corpus: Path, small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    (folder / "checkpoints" / "model-last").mkdir(parents=True)
    train(corpus, folder, config=small, max_steps=STEPS, shown=False)
    assert told(folder)["metrics"] == told(model)["metrics"]
    assert not (folder / "checkpoints").exists()
