"""Answers that stand more than once among documents read one by one, as those of grouped questions do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimx.documents.draft import Extracted
from claimx.documents.model import Section
from claimx.documents.parts import Part
from claimx.documents.sources.parliament import LEAST_ANSWER

# By what an answer is told from others, where it was read first.
Answers = dict[bytes, str]


def once(parts: Iterable[Part], answers: Answers, place: str) -> Iterator[Part]:
    """The parts, of which a written answer counts where it stands first and is furniture where it stands again.

    The same words by the same person on the same day are the same answer.

    Args:
        answers: Those read already, in this file or in others; those of the parts are added.
        place: What the file is called.
    """
    for part in parts:
        content = part.content
        key = _key(content) if isinstance(content, Extracted) else None
        if key is None or not isinstance(content, Extracted) or key not in answers:
            if key is not None:
                answers[key] = f"{place}/{part.name}" if place and part.name else place or part.name
            yield part
            continue
        for draft in content.drafts:
            if draft.section is Section.ANSWER:
                draft.section = Section.FURNITURE
        content.warnings = (
            *content.warnings,
            f"its answer is read in {answers[key] or 'the first that has it'} already",
        )
        yield replace(part, content=content)


def _key(content: Extracted) -> bytes | None:
    """What tells the answer of a parliamentary question from others; None where a document is none, or unanswered."""
    facts = content.facts
    spans = [(draft.start, draft.end) for draft in content.drafts if draft.section is Section.ANSWER]
    size = sum(end - start for start, end in spans)
    if not content.settled or not facts.questions or size < LEAST_ANSWER:
        return None
    words = "\0".join([str(facts.answered), str(facts.answerer), *(content.text[start:end] for start, end in spans)])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
