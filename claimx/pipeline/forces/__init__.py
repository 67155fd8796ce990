"""Forces: the words of a document that name police forces, and which forces each amount is about."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.documents.model import Document
from claimx.knowledge import KnowledgeBase
from claimx.pipeline.forces import mentions as _mentions
from claimx.pipeline.forces import publisher as _publisher
from claimx.pipeline.forces.assign import Assigner
from claimx.pipeline.forces.setting import Setting
from claimx.pipeline.forces.speakers import speaker_force
from claimx.pipeline.forces.types import Linked, Mention, Stance
from claimx.pipeline.forces.voices import Voices
from claimx.pipeline.types import Amount, Attribution, Sentence

__all__ = ["Linked", "Mention", "Stance", "link", "speaker_force"]


def link(
    document: Document,
    sentences: Sequence[Sentence],
    amounts: Sequence[Amount],
    attributions: Sequence[Attribution],
    *,
    base: KnowledgeBase,
) -> Linked:
    """Find the forces a document names and say which each amount is about.

    Args:
        document: As read; its ``publisher_force`` wins over what the text says.
        sentences: Of its readable blocks, in order.
        amounts: Of those sentences, in any order.
        attributions: Who is responsible for what; may be empty.
        base: The knowledge base.
    """
    known = () if document.publisher_force is None else (document.publisher_force,)
    text, people = document.text, {said.name for said in attributions}
    found = _mentions.find(text, sentences, base, date=document.date, known=known, people=people)
    publisher = _publisher.find(document, found, base)
    if publisher.home is not None and publisher.home not in known:
        # ambiguous places are judged again, now that the force is known
        known = (publisher.home,)
        found = _mentions.find(text, sentences, base, date=document.date, known=known, people=people)
    setting = Setting(document, found, publisher, base)
    assigner = Assigner(setting, Voices(setting, attributions, base))
    return Linked(tuple(assigner.run(sentences, amounts)), tuple(found), publisher.force, publisher.name)
