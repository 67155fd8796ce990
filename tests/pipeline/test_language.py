"""A pipeline gives the same records whether its components pass a Doc on or what they found."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.documents import from_text
from claimx.pipeline import components
from claimx.pipeline.language import COMPONENTS, TABLES, default, extract_document, extract_documents, load, make_doc
from claimx.records import Claim

TABLE = (
    "Kent Police recorded the following in 2023.\n\n"
    "Offence\tNumber\tChange\nBurglary\t1,204\t-12%\nRobbery\t310\t+4%\n\n"
    "There were 96 more officers than in 2022."
)


def _over_a_doc(nlp: Language, text: str, *, tables: bool = True) -> list[Claim]:
    doc = make_doc(nlp, from_text(text))
    for name, component in nlp.pipeline:
        if tables or nlp.get_pipe_meta(name).factory != TABLES:
            doc = component(doc)
    return components.claims_on(doc)


@pytest.mark.parametrize("tables", [True, False])
def test_the_same_records_without_a_doc(root: Path, tables: bool) -> None:
    texts = [path.read_text("utf-8") for path in sorted((root / "corpora" / "train").glob("*.txt"))[::9]]
    found = 0
    for text in [TABLE, *texts]:
        ours = extract_document(from_text(text), tables=tables)
        assert ours == _over_a_doc(default(tables=tables), text, tables=tables)
        found += len(ours)
    assert found > 50


def test_documents_together_as_one_by_one(root: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((root / "corpora" / "train").glob("*.txt"))[::7]]
    documents = [from_text(text) for text in [texts[0], "No figures here.", TABLE, *texts]]
    together = extract_documents(documents)
    alone = [extract_document(document) for document in documents]
    assert [[claim.to_json() for claim in found] for found in together] == [
        [claim.to_json() for claim in found] for found in alone
    ]
    assert [len(found) > 0 for found in together[:3]] == [True, False, True]
    assert extract_documents([]) == []


@pytest.mark.parametrize("missing", COMPONENTS[:-1])
def test_without_one_of_the_components(missing: str) -> None:
    nlp = load()
    nlp.remove_pipe(missing)
    assert extract_document(from_text(TABLE), nlp=nlp) == _over_a_doc(nlp, TABLE)


def test_a_component_of_anyone_elses_runs() -> None:
    seen: list[str] = []

    @Language.component("claimx_test_listener")
    def listener(doc: Doc) -> Doc:
        seen.append(doc.text)
        return doc

    nlp = load()
    expected = extract_document(from_text(TABLE), nlp=nlp)
    nlp.add_pipe("claimx_test_listener", first=True)
    found = extract_document(from_text(TABLE), nlp=nlp)
    assert seen == [TABLE]
    assert [claim.quantity for claim in found] == [claim.quantity for claim in expected]


def test_a_pipeline_without_claims_yields_none() -> None:
    assert extract_document(from_text(TABLE), nlp=spacy.blank("en")) == []
