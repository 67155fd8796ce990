"""The words of a table that name what a figure counts, and whether they name police workforce."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimx.pipeline.fields.kinds import workforce_topic
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.lexicon import words
from claimx.pipeline.tables.marks import notes_end
from claimx.records import Offsets, Topic

_LABEL = re.compile(r"(?:Table|Figure|Chart|Annex)\s*[0-9A-Z]{0,3}(?:\.[0-9]{1,2})?\s*[:.–-]?\s*|\([a-z0-9]\)\s+", re.I)
_OPENING = re.compile(
    r"(?:the\s+)?(?:(?:total|annual|overall|average|mean|provisional|estimated|actual)\s+)?"
    r"(?:numbers?|no\.|percentages?|proportion|value|amounts?|volume|rates?|count|breakdown|level"
    r"|sum)\s+(?:\(?%\)?\s+)?(?:and\s+[a-z]+\s+)?of\s+"
    r"(?:the\s+)?|(?:the\s+)?(?:total|all)\s+(?:number\s+of\s+)?|average\s+|percentage\s+|the\s+",
    re.I,
)
# Where the thing counted ends and where, when and how it was counted begins.
_CLOSING = re.compile(
    r"\s*(?:\(|\[|;|:\s*(?:England|Wales|United|Great|UK|Scotland|by|year|strength|numbers?|figures|totals?|trends?|summary|[0-9£])|(?<!\w)–\s|,\s*(?:by|in|as|at"
    r"|for|year|england|wales|united|great|uk|from|between|broken|£|number|percentage|per|"
    r"thousands?|millions?|[0-9]|q[1-4])"
    r"|\bby\s+(?:police\s+)?(?:force|region|area|year|type|category|offence|crime|rank|ethnic|self|sex|gender"
    r"|age|month|quarter|financial"
    r"|police|local|district|outcome|cjs|criminal|county|country|geograph|constituen|each|community)"
    r"|\b(?:as at|as of|at the end|at all|for the (?:last|past|year|financial|years|period|three|two|four|five"
    r"|12)|in each|for each|over the"
    r"|during|between|since|per\s|a (?:year|month|week|day)\b"
    r"|broken down|within each|in the (?:last|past|year|financial)|for (?:19"
    r"|20)[0-9]{2}|in (?:19|20)[0-9]{2}"
    r"|from (?:19|20)?[0-9]|year ending|year to|on 3[01]|at 3[01])|,?\s*(?:19|20)[0-9]{2}\b|\s*£)",
    re.I,
)
# What a time was told behind: the "in" of "Joiners in year to 31 March"
_HANGING = re.compile(r"\s+(?:in|at|for|on|to|of|by|from|the)$")
_TABLE_SENTENCE = re.compile(
    r"^(?:the\s+)?(?P<np>.{4,200}?)\s+(?:is|are|was|were|can be|have been|has been)\s+(?:(?:as|also)\s+)?"
    r"(?:set out|shown|given|provided|listed|presented|contained|detailed|outlined|follows?|below"
    r"|in the (?:[a-z]+ ){0,2}(?:tables?|annex\w*|spreadsheets?|charts?|lists?)"
    r"|included|reproduced|displayed"
    r"|available in)\b",
    re.I,
)
_TABLE_OBJECT = re.compile(
    r"\b(?:tables?|figures?|data|information)\b[^.]{0,40}?\s(?:shows?|sets? out|gives?|provides?|contains?"
    r"|lists?|presents?|details?|covers?"
    r"|outlines?|relates? to|summarises?)\s+(?P<np>[^.]{4,200})",
    re.I,
)
_FOLLOWING = re.compile(r"\b(?:the|with) following\s+(?P<np>[^.:]{4,200})", re.I)
_CUT = re.compile(
    r"\s+(?:in|of|by|for|at|as|with|who|which|per|and above|and over|on|to|from|across|within|about|against"
    r"|issued|recorded|employed|available"
    r"|serving|assigned)\b|[(,;:/]"
)
_SUM = re.compile(
    r"\b(?:(?:(?:police|policing|council tax|core|capital|revenue|net|government|home office|special|pension)\s+){0,3}"
    r"(?:precept|budget|grant|funding|reserves|expenditure|levy|surcharge|funds?)s?\b"
    r"|(?:(?:policing|police)\s+)?(?:element|part|share|portion) of (?:the )?council tax\b|council tax\b(?!\s+band))",
    re.I,
)
_ASKS = re.compile(r"(?:Table\s*[0-9a-z]*\s*[:.]?\s*)?(?:what|how|who|where|why|when|which)\b", re.I)
_WHERE = re.compile(
    r"\b(?:police\s+)?(?:forces?|areas?|regions?|districts?|counties|county|boroughs?|places?)\b|\basked\b", re.I
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def core(cell: Cell) -> Offsets | None:
    """The words of a header, stub or caption that name what is counted, None where they say only how much or when."""
    text = cell.text
    start, stop = 0, notes_end(text)
    found = _LABEL.match(text)
    if found is not None and found.end() < stop:
        start = found.end()
    return _trimmed(cell, start, stop)


def whole(cell: Cell) -> Offsets | None:
    """The words of a header without unit and notes, also where they say little: "Cost (£)" is of the cost."""
    return _trimmed(cell, 0, notes_end(cell.text), little=True)


def _trimmed(cell: Cell, start: int, stop: int, *, little: bool = False) -> Offsets | None:
    text = cell.text
    opening = _OPENING.match(text, start, stop)
    if opening is not None:
        start = opening.end()
    closing = _CLOSING.search(text, start + 1, stop)
    if closing is not None:
        stop = closing.start()
    while stop > start and not (text[stop - 1].isalnum() or text[stop - 1] in ")’'"):
        stop -= 1
    hangs = _HANGING.search(text, start, stop) if closing is not None else None
    stop = stop if hangs is None else hangs.start()
    while start < stop and not text[start].isalnum():
        start += 1
    if start >= stop or not (little or says(text[start:stop])):
        return None
    return cell.start + start, cell.start + stop


def says(phrase: str) -> bool:
    """Whether words say what is counted, rather than only that something is."""
    return any(word.lower() not in words("generic") and len(word) > 1 for word in _WORD.findall(phrase))


def weight(phrase: str) -> int:
    """How much words say of what is counted."""
    return sum(1 for word in _WORD.findall(phrase) if word.lower() not in words("generic"))


def is_tally(phrase: str) -> bool:
    """Whether words say only that cases are counted ("offences"), not of what kind."""
    return all(word.lower() in words("generic") or word.lower() in words("tallies") for word in _WORD.findall(phrase))


def is_class(text: str) -> bool:
    """Whether a label is of a group of people by age, sex or ethnicity: what is counted of it, the caption says."""
    said = _WORD.findall(text[: notes_end(text)])
    return bool(said) and all(word.lower() in words("classes") for word in said)


def of_lead(lead: Cell) -> Iterable[Offsets]:
    """What the sentences that lead to a table say it shows, the nearest first."""
    start = 0
    found: list[Offsets] = []
    for stop in [*(match.end() for match in re.finditer(r"[.:](?=\s|$)", lead.text)), len(lead.text)]:
        sentence = lead.text[start:stop]
        skipped = len(sentence) - len(sentence.lstrip())
        for pattern in (_TABLE_SENTENCE, _TABLE_OBJECT, _FOLLOWING):
            match = pattern.search(sentence.lstrip())
            if match is None:
                continue
            left = start + skipped + match.start("np")
            inner = _trimmed(lead, left, left + len(match["np"]))
            if inner is not None and _tells(lead.text[inner[0] - lead.start : inner[1] - lead.start]):
                found.append(inner)
                break
        start = stop
    return reversed(found)


def of_caption(caption: Cell) -> Offsets | None:
    """What a caption names; of one that is a question or a sentence what that says is shown, else nothing."""
    if _ASKS.match(caption.text):
        return None
    if _TABLE_SENTENCE.match(caption.text):
        return next(iter(of_lead(caption)), None)
    span = core(caption)
    return (
        span if span is not None and _tells(caption.text[span[0] - caption.start : span[1] - caption.start]) else None
    )


def _tells(phrase: str) -> bool:
    """Whether words say more than where or for whom something was counted ("the forces requested")."""
    return says(_WHERE.sub(" ", phrase))


def sum_in(lead: Cell) -> Offsets | None:
    """The first sum that a lead names: "the policing part of council tax", "core grant"."""
    found = _SUM.search(lead.text)
    return None if found is None else (lead.start + found.start(), lead.start + found.end())


def is_common(text: str) -> bool:
    """Whether a label is a common noun of several words ("Officer pay") and not a name ("Officer Lodge")."""
    later = _WORD.findall(text)[1:]
    return any(word.islower() and word not in words("joining") for word in later)


def workforce_of(text: str, span: Offsets, *, context: str) -> Topic | None:
    """Which part of the police workforce words of the document count, None where they count none."""
    phrase = text[span[0] : span[1]]
    cut = _CUT.search(phrase, 1)
    head = phrase[: cut.start()] if cut is not None else phrase
    said = _WORD.findall(head)
    if not said:
        return None
    topic = workforce_topic(said[-1], head, after=phrase[len(head) :], context=context)
    if topic is not None:
        return topic
    for word in _WORD.finditer(head):  # "officers absent because of", but not "officer assaults"
        if word.group().lower().endswith("s") and word.end() < len(head):
            topic = workforce_topic(word.group(), head[: word.end()], after=phrase[word.end() :], context=context)
            if topic is not None:
                return topic
    return None


def joined(cells: Sequence[Cell]) -> str:
    """The text of some cells as one label."""
    return " ".join(cell.text for cell in cells)
