"""Trained models enter the pipeline through a folder: what they say is merged by a policy, and damage is told."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.documents import from_text
from claimx.errors import ModelError
from claimx.pipeline.language import extract_document, extract_documents, make_doc
from claimx.pipeline.learned import learners
from claimx.pipeline.learned.types import Policy
from claimx.records import Claim
from tests.pipeline.learned import marking

TEXT = "Kent Police has recruited 120 extra officers since 2019. It has 3,900 officers on duty at night."
HYBRID: dict[str, Any] = {"amounts": "rules"}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learners, "LEARNERS", {**learners.LEARNERS, "marking": marking.__name__})


def claims(folder: Path, text: str = TEXT) -> list[Claim]:
    return claimx.extract(text, nlp=claimx.load(str(folder)))


def test_a_model_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    folder = marking.make(tmp_path / "silent", {}, **HYBRID)
    ours, theirs = claimx.extract(TEXT), claims(folder)
    assert len(ours) == 2
    assert [c.model_copy(update={"extractor": None}) for c in ours] == [
        c.model_copy(update={"extractor": None}) for c in theirs
    ]
    assert ours[0].extractor.fingerprint != theirs[0].extractor.fingerprint


@pytest.mark.parametrize(
    ("least", "changes"),
    [
        (None, ["increase", "level"]),
        (0.0, ["decrease", "decrease"]),
        (0.75, ["decrease", "decrease"]),
        (0.9, ["increase", "decrease"]),  # 0.75 against 0.2 is less sure than against 0.05
        (0.95, ["increase", "level"]),
    ],
)
def test_whose_word_holds(tmp_path: Path, least: float | None, changes: list[str]) -> None:
    policy = Policy({} if least is None else {"change": least})
    said = {"change": [["decrease", 0.75], ["increase", 0.2], ["level", 0.05]]}
    found = claims(marking.make(tmp_path / "m", said, policy=policy, **HYBRID))
    assert [claim.change for claim in found] == changes
    # the words that set a field are those of the rules, and go with their answer
    assert bool(found[0].evidence.change) is (changes[0] == "increase")


def test_every_field_is_taken(tmp_path: Path) -> None:
    said = {
        "type": [["other", 0.9]],
        "topic": [["fraud", 0.9]],
        "bound": [["range", 0.6], ["at_most", 0.3]],
        "status": [["planned", 0.9]],
        "scope": [["national", 0.9]],
        "subject": ["duty", 0.9],
        "forces": [["essex", 0.8], ["kent", 0.1]],
    }
    policy = Policy(dict.fromkeys(("type", "topic", "bound", "status", "scope", "subject", "forces"), 0.0))
    claim = claims(marking.make(tmp_path / "m", said, policy=policy, **HYBRID))[0]
    assert (claim.type, claim.topic, claim.status, claim.subject) == ("other", "fraud", "planned", "duty")
    assert claim.quantity.bound == "at_most"  # only the grammar knows the two ends of a range
    assert [(force.id, force.score) for force in claim.forces] == [("essex", 0.8)]
    assert claim.scope == "force"


def test_no_force_has_the_scope_the_model_gives(tmp_path: Path) -> None:
    said = {"scope": [["force", 0.5], ["national", 0.4]], "forces": [["kent", 0.1]]}
    policy = Policy({"forces": 0.5, "scope": 0.0})
    claim = claims(marking.make(tmp_path / "m", said, policy=policy, **HYBRID))[0]
    assert (claim.forces, claim.scope) == ((), "national")


def test_an_unsure_model_leaves_the_forces(tmp_path: Path) -> None:
    said = {"forces": [["essex", 0.7], ["kent", 0.4]]}  # Essex alone 0.42, Kent alone 0.12
    policy = Policy({"forces": 0.8})
    claim = claims(marking.make(tmp_path / "m", said, policy=policy, **HYBRID))[0]
    assert [force.id for force in claim.forces] == ["kent"]


@pytest.mark.parametrize(
    ("keep", "policy", "found"),
    [
        (0.2, Policy(drop=0.3), 0),
        (0.4, Policy(drop=0.3), 2),
        (0.9, Policy(keep=0.8), 2),
        (0.2, Policy(), 2),
    ],
)
def test_what_is_a_claim(tmp_path: Path, keep: float, policy: Policy, found: int) -> None:
    assert len(claims(marking.make(tmp_path / "m", {"keep": keep}, policy=policy, **HYBRID))) == found


def test_what_the_rules_leave_out_can_be_kept(tmp_path: Path) -> None:
    text = "Two officers told me about it."
    assert claimx.extract(text) == []
    [claim] = claims(marking.make(tmp_path / "m", {"keep": 0.9}, policy=Policy(keep=0.8), **HYBRID), text)
    assert claim.quantity.value == 2


def test_learned_amounts_are_read_by_the_grammar(tmp_path: Path) -> None:
    text = "Patrols cost £2.5 million and held a man aged 21 for 412 crashes. It was an 18-minute walk."
    folder = marking.make(tmp_path / "m", {"words": ["£2.5 million", "21", "walk"], "keep": 0.9})
    found = claims(folder, text)
    # only what the model sees, also where the rules see an age; words that hold no figure are no amount
    assert [(c.quantity.text, c.quantity.value, c.quantity.unit) for c in found] == [
        ("£2.5 million", 2_500_000, "GBP"),
        ("21", 21, "count"),
    ]


def test_the_same_over_a_doc_together_and_alone(tmp_path: Path) -> None:
    said = {"words": ["120"], "change": [["decrease", 0.75]], "forces": [["essex", 0.8]], "subject": ["duty", 0.9]}
    nlp = claimx.load(str(marking.make(tmp_path / "m", {**said, "keep": 0.9})))
    documents = [from_text(TEXT), from_text("Nothing."), from_text("In 2020, 120 cars were stolen in Essex.")]
    together = extract_documents(documents, nlp=nlp)
    assert [len(found) for found in together] == [1, 0, 1]
    assert together == [extract_document(document, nlp=nlp) for document in documents]
    for document, found in zip(documents, together, strict=True):
        doc = make_doc(nlp, document)
        for _, component in nlp.pipeline:
            doc = component(doc)
        assert doc._.claims == found
        assert pickle.loads(pickle.dumps(doc))._.claims == found


def test_a_saved_pipeline_takes_its_model_along(tmp_path: Path) -> None:
    folder = marking.make(tmp_path / "m", {"change": [["decrease", 0.75]]}, policy=Policy({"change": 0.0}), **HYBRID)
    nlp = claimx.load(str(folder))
    expected = claimx.extract(TEXT, nlp=nlp)
    nlp.to_disk(tmp_path / "saved")
    shutil.rmtree(folder)
    assert claimx.extract(TEXT, nlp=claimx.load(str(tmp_path / "saved"))) == expected


def test_a_component_without_a_model_says_so() -> None:
    nlp = claimx.load()
    nlp.add_pipe("claimx_learned", before="claimx_claims")
    with pytest.raises(ModelError, match="config"):
        claimx.extract(TEXT, nlp=nlp)


def damaged(folder: Path, **changes: Any) -> None:
    plain = json.loads((folder / "claimx.json").read_text("utf-8"))
    (folder / "claimx.json").write_text(json.dumps({**plain, **changes}), "utf-8")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"schema": "claimx.model/9"}, "this version"),
        ({"policy": {"least": {"colour": 0.5}}}, "other fields"),
        ({"policy": 3}, "policy"),
        ({"learner": "oracle"}, "oracle"),
        ({"files": {"../../said.json": "0"}}, "outside"),
        ({"files": {"gone.json": "0"}}, "No such file"),
        ({"files": {"said.json": "0"}}, "damaged or of another model"),
    ],
)
def test_a_damaged_folder_is_told(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    folder = marking.make(tmp_path / "m", {})
    damaged(folder, **changes)
    with pytest.raises(ModelError, match=told) as raised:
        claimx.load(str(folder))
    assert raised.value.remedy


def test_a_folder_of_anything_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no model"):
        claimx.load(str(tmp_path))
    (tmp_path / "claimx.json").write_text("{", "utf-8")
    with pytest.raises(ModelError, match="damaged"):
        claimx.load(str(tmp_path))
