"""Which force a speaker speaks for, or whether for the country."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimx.documents.model import Document
from claimx.knowledge import KnowledgeBase
from claimx.pipeline.forces import context
from claimx.pipeline.forces import mentions as _mentions
from claimx.pipeline.forces.types import Mention
from claimx.pipeline.types import Attribution, Sentence
from claimx.records import Scope, Via

_OCCURRENCES = 4  # of a name that are looked at
_WINDOW = 120
_NESTED = 32  # attributions before a span that are looked at

NATIONAL_ROLE = re.compile(
    r"\b(?:home secretary|(?:shadow )?minister|secretary of state|prime minister|chancellor|home office|"
    r"National Police Chiefs|NPCC|ACPO|HM\s?(?:Chief )?Inspector|inspector of constabulary|HMICF?R?S?|"
    r"Office for National Statistics|ONS|Local Government Association|LGA|National Audit Office|"
    r"(?:policing|home affairs|justice|crime) spokes(?:man|woman|person)|"
    r"Institute for|Association of Police|APCC|College of Policing|British Retail Consortium|National Crime Agency|"
    r"chair of the (?:Home Affairs|Public Accounts)|national chair|Police Federation of England)\b",
    re.I,
)
_INSPECTS = re.compile(
    r"\b(?:HM\s?(?:Chief )?Inspector|H(?:is|er) Majesty['\u2019]s (?:Chief )?Inspector|inspector of constabulary|"
    r"HMICF?R?S?)\b",
    re.I,
)
# Unions of the country whose branches speak of the force of a local text.
_UNION = re.compile(r"\b(?:Unison|USDAW|GMB|Unite|PCS|RMT|Prospect)\b(?! (?:general|national))", re.I)
_RANK = re.compile(
    r"\b(?:constable|sergeant|sgt|inspector|superintendent|commander|chief constable|commissioner|PCC|PFCC|PCSO|"
    r"deputy mayor|detective|special constabulary|chief officer)\b",
    re.I,
)
_SECOND_OFFICE = re.compile(r"\bwho\b[^;]*")
# Words that "and" joins inside a role or a force's name; before others it joins two people.
_AFTER_AND = frozenset(
    ("crime", "rescue", "fire", "victims'", "cornwall", "somerset", "the", "isle", "darlington", "rutland", "borders")
)
# Small words of a title before a name: "police and crime commissioner Ann Poe".
_ROLE_WORD = frozenset(
    (
        *("of", "for", "and", "the", "in", "at", "&", "police", "policing", "crime", "chief", "constable", "inspector"),
        *("commissioner", "minister", "secretary", "shadow", "spokesman", "spokeswoman", "spokesperson", "sergeant"),
        *("superintendent", "mayor", "deputy", "assistant", "chair", "detective", "home", "affairs", "justice"),
    )
)


_APPOSED = re.compile(r"(?: QC| KC| MP| OBE| CBE| QPM)*\s*[,(\u2013-]\s*([^\n]{3,160})")
_HELD = re.compile(r"\s+((?:of|from) (?:the )?[A-Z][^\n]{3,160})")
_END = re.compile(r"[,)]\s|\bsaid\b|\.\s")


def descriptor(text: str, name: str) -> str:
    """What stands with a name in a text: the title before it, the apposition after it."""
    parts: list[str] = []
    at = text.find(name)
    for _ in range(_OCCURRENCES):
        if at < 0:
            break
        parts.append(_title(text, at))
        parts.append(_apposition(text, at + len(name)))
        at = text.find(name, at + len(name))
    return "; ".join(part for part in parts if part)


def _title(text: str, at: int) -> str:
    """The run of capitalised words before an offset, with "of", "for" and "and" inside it."""
    left = text[max(0, at - _WINDOW) : at]
    left = left[left.rfind("\n") + 1 :]
    begin = len(left)
    for match in reversed(list(re.finditer(r"[^\s,]+", left))):
        word = match.group().strip("\"'\u201c\u2018()")
        if not word or (word.endswith((".", ":", ";", "!", "?")) and len(word) > 4):
            break
        follows = left[match.end() :].split(maxsplit=1)
        if word == "and" and (not follows or follows[0].strip(",").lower() not in _AFTER_AND):
            break
        if not (word[0].isupper() or word in _ROLE_WORD):
            break
        begin = match.start()
    return left[begin:].strip(" ,")


def _apposition(text: str, end: int) -> str:
    """What stands behind a name: ", chair of X", "(Leeds East)", "of X Police, the lead for Y"."""
    rest = text[end : end + 200]
    held = _HELD.match(rest)
    match = held or _APPOSED.match(rest)
    if match is None:
        return ""
    said = _END.search(match.group(1))
    if held and said and said.group().startswith(","):
        second = _END.search(match.group(1), said.end())
        said = second or said
    return match.group(1)[: said.start() if said else None]


def speaker_force(who: Attribution | str, document: Document, *, base: KnowledgeBase) -> str | None:
    """Id of the force a person or organisation speaks for, None where for none or none is known.

    Args:
        who: The attribution, or a name as the document gives it.
        document: Its date, publisher and text say more about the name.
        base: The knowledge base.
    """
    name, role = (who, None) if isinstance(who, str) else (who.name, who.role)
    return stand(name, role, document, document.publisher_force, base).force


@dataclass(frozen=True, slots=True)
class Standing:
    """What a speaker speaks for.

    Attributes:
        force: The force, None for none.
        national: Whether the speaker speaks for the country.
        place: Of one who speaks for no force, that of the office or place named beside the name.
    """

    force: str | None = None
    national: bool = False
    place: str | None = None


def stand(name: str, role: str | None, document: Document, home: str | None, base: KnowledgeBase) -> Standing:
    """What a speaker speaks for, by role, by the words beside the name, and by office on the day."""
    return _stand(name, role, document.text, document.date, home, base)


@lru_cache(maxsize=64)
def _stand(
    name: str, role: str | None, text: str, date: dt.date | None, home: str | None, base: KnowledgeBase
) -> Standing:
    about = "; ".join(part for part in (role, descriptor(text, name)) if part)
    # in a force's own document "who leads for the NPCC on" is an officer's second office
    first = _SECOND_OFFICE.sub("", about) if home is not None and _RANK.search(about) else about
    if home is not None and (_INSPECTS.search(first) or _INSPECTS.search(name)):
        return Standing()  # what an inspection of a force found
    if NATIONAL_ROLE.search(first) or NATIONAL_ROLE.search(name):
        # "Chief Constable of Durham and lead of the chiefs' council": "my own force" is Durham's
        held = _named(about, date, base, offices=0, own=0) if _RANK.search(about) else None
        return Standing(national=True, place=held)
    if context.national_bodies().search(f"{name}; {first}") and not _mentions_of(about, date, base):
        return Standing(national=True)
    if home is None and (_UNION.search(first) or _UNION.search(name)):
        return Standing(national=True)
    # a person's own name may be a town's ("Marian Holt"), so places count only behind it
    for source, offices, own in ((name, 0, len(name)), (role or "", 0, 0), (f"{name}, {about}", len(name), len(name))):
        force = _named(source, date, base, offices=offices, own=own)
        if force is not None:
            return Standing(force)
    if date is not None and any(m.name == name for m in base.ministers_on(date)):
        return Standing(national=True)
    if home is not None and (_RANK.search(about) or _RANK.search(name)):
        return Standing(home)
    named = [m for m in _mentions_of(about, date, base) if about[m.start : m.end] not in name.split()]
    places = {m.ids[0] for m in named if len(m.ids) == 1}
    return Standing(place=places.pop() if len(places) == 1 else None)


def _named(source: str, date: dt.date | None, base: KnowledgeBase, *, offices: int, own: int) -> str | None:
    """The one force that a name or role names.

    Args:
        source: The name or role.
        date: The document's, which says who held which office.
        base: The knowledge base.
        offices: From where in the source names of forces and offices count.
        own: From where places count; those before are a person's own name.
    """
    found = [
        mention for mention in _mentions_of(source, date, base) if mention.start >= offices or mention.via is Via.PERSON
    ]
    for mention in found:
        if mention.proper and len(mention.ids) == 1:
            return mention.ids[0]
    if _RANK.search(source):
        for mention in found:
            if (
                mention.start >= own
                and mention.scope is Scope.FORCE
                and len(mention.ids) == 1
                and mention.via is Via.PLACE
            ):
                return mention.ids[0]
    return None


def _mentions_of(source: str, date: dt.date | None, base: KnowledgeBase) -> list[Mention]:
    whole = (Sentence(0, len(source), 0, 0),)
    return _mentions.find(source, whole, base, date=date) if source else []


def covering(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution that covers a span. ``attributions`` are sorted by start."""
    best: Attribution | None = None
    at = bisect_right(attributions, start, key=lambda a: a.start)
    for attribution in attributions[max(0, at - _NESTED) : at]:
        shorter = best is None or attribution.end - attribution.start <= best.end - best.start
        if attribution.end >= end and shorter:
            best = attribution
    return best
