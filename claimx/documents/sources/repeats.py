"""Answers that stand more than once among documents, as those of grouped questions do: the first one counts."""

from __future__ import annotations

import hashlib

from claimx.documents.draft import Extracted
from claimx.documents.model import Section
from claimx.documents.sources.parliament import LEAST_ANSWER

# By what an answer is told from others, where it was read first.
Answers = dict[bytes, str]


def strike(content: Extracted, place: str) -> None:
    """Make furniture of the answer in a document, which stands in another already.

    Args:
        place: What that other is called; empty where it has no name.
    """
    for draft in content.drafts:
        if draft.section is Section.ANSWER:
            draft.section = Section.FURNITURE
    content.warnings = (*content.warnings, f"its answer is read in {place or 'the first that has it'} already")


def key(content: Extracted) -> bytes | None:
    """What tells the answer of a parliamentary question from others; None where a document is none, or unanswered.

    The same words by the same person on the same day are the same answer.
    """
    facts = content.facts
    spans = [(draft.start, draft.end) for draft in content.drafts if draft.section is Section.ANSWER]
    size = sum(end - start for start, end in spans)
    if not content.settled or not facts.questions or size < LEAST_ANSWER:
        return None
    words = "\0".join([str(facts.answered), str(facts.answerer), *(content.text[start:end] for start, end in spans)])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
