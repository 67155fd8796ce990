"""Who issued a document, and the force that a local document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.documents.model import BlockKind, Document
from claimx.knowledge import KnowledgeBase
from claimx.pipeline.forces import context, cues
from claimx.pipeline.forces.types import Mention, Stance
from claimx.records import DocumentKind, Scope, Via

_HEAD_LINES = 8  # non-empty lines in which a letterhead stands
_HEAD_CHARS = 3000
_EARLY = 2500  # code points in which a local text names its district
_LONGEST_LETTERHEAD = 80
_LONGEST_HEADING = 110
# A short sentence that only tells what a body says.
_TOLD = re.compile(r"\b(?:said|says|say|show|shows|according|told|found)\b.*[.!?][\"\u201d]?$")
_LONG_LINE = 400  # longer ones are prose, whatever they hold

# Bodies of the whole country that issue statements on policing, as their letterheads write them.
_NATIONAL = (
    ("Home Office", r"\bHome Office\b|\bGOV\.UK\b"),
    ("HMICFRS", r"\bHMICF?R?S?\b|Inspectorate of Constabulary"),
    ("National Police Chiefs' Council", r"\bNPCC\b|National Police Chiefs|@policechiefs|\bACPO\b"),
    ("Local Government Association", r"\bLGA\b|Local Government Association"),
    ("Office for National Statistics", r"Office for National Statistics"),
    ("Police Federation of England and Wales", r"Police Federation of England and Wales|\bPFEW\b"),
    (
        "Association of Police and Crime Commissioners",
        r"Association of Police and Crime Commissioners|\bAPCC\b",
    ),
    ("College of Policing", r"\bCollege of Policing\b"),
    ("Independent Office for Police Conduct", r"\bIOPC\b|Independent Office for Police Conduct"),
    ("Crown Prosecution Service", r"Crown Prosecution Service"),
    ("Ministry of Justice", r"Ministry of Justice"),
    (
        "UK Parliament",
        r"\bHansard\b|House of (?:Commons|Lords)|Question to the Home Office|To ask the Secretary of State",
    ),
    ("National Audit Office", r"National Audit Office|\bNAO\b"),
    ("Public Accounts Committee", r"Public Accounts Committee|Home Affairs (?:Select )?Committee"),
    ("Institute for Government", r"Institute for (?:Government|Fiscal Studies)|\bIFS\b"),
    ("Police Foundation", r"\bPolice Foundation\b|\bCrest Advisory\b|\bVictim Support\b"),
    ("Prime Minister's Office", r"10 Downing Street|Prime Minister's Office"),
    ("Labour Party", r"\bLabour (?:Party|Press)\b"),
    ("Conservative Party", r"\bConservative (?:Party|Press)\b|\bCCHQ\b"),
    ("Liberal Democrats", r"\bLiberal Democrats?\b|\bLib Dems?\b"),
)
_NATIONAL_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _NATIONAL)
# "Police in Rutland": the police of the one place that a text names.
_POLICE_IN = re.compile(r"\b[Pp]olice (?:officers )?(?:in|across|throughout) $")
# What a text about one district calls its own without naming it again.
_DISTRICT = re.compile(
    r"\b[Tt]he (?:county|force|[Cc]onstabulary|[Cc]hief [Cc]onstable|Commissioner|PCC"
    r"|[Pp]olice and [Cc]rime [Cc]ommissioner)\b(?! of\b)"
    r"|\b[Tt]he county['’]s\b"
)
_COPYRIGHT = re.compile(r"(?:\u00a9|\(c\)|[Cc]opyright)[^\n]{0,80}")
_OFFICIAL = re.compile(r"police|policing|constabulary|heddlu|commissioner|P[FC]CC?\b|City Hall|crime agency", re.I)
# What police releases end with and papers do not print as their own.
_APPEAL = re.compile(r"\b(?:call(?:ing)?|on|dial|ring|phone|via)\s+(?:us\s+on\s+)?(?:101|999)\b|Crimestoppers", re.I)
# "Speech by the Chief Constable of Norfolk": the office that speaks in a document without letterhead.
_BY = re.compile(
    r"\b(?:speech|statement|address|report|letter|message|remarks|foreword|column|blog)\s+(?:by|of|from)\s+(?:the\s+)?"
    r"[^\n]{0,60}$",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:[Oo]ur|[Ww]e|[Uu]s)\b")
_CITY_HALL = re.compile(r"\bLONDON\.GOV\.UK\b|\bMOPAC\b|\bMayor of London\b|^City Hall\b", re.M)
_AND = re.compile(r"\s+(?:and|&)\s+|,\s+|\s*/\s*")
_ISSUERS = (Via.NAME, Via.ALIAS, Via.OFFICE)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who issued a document and, of a local paper or council, the force of its district.

    Attributes:
        force: The force whose document it is, or whose commissioner's.
        name: The issuer's name.
        home: The force that a plain statement of the document is about; ``force`` where there is one.
        lead: Whether the force speaks as national lead for fraud, so that plain figures are national.
        partners: The other forces whose document it is too ("Norfolk Constabulary and Suffolk Constabulary").
    """

    force: str | None
    name: str | None
    home: str | None
    lead: bool = False
    partners: tuple[str, ...] = ()


_LEAD = re.compile(
    # "report it to Action Fraud" is what every release says
    r"(?<!report it to )(?<!report this to )(?<!report them to )(?<!report to )(?<!contact )(?<!call )\bAction Fraud\b"
    r"|\bReport Fraud\b|\bnational lead force\b|\bNational Fraud Intelligence\b",
    re.I,
)


def find(document: Document, mentions: Sequence[Mention], base: KnowledgeBase) -> Publisher:
    """The publisher, from what the reader knew, the letterhead, the footer and the text."""
    text = document.text
    force = document.publisher_force
    name = document.publisher
    national = None
    if force is None:
        force, national = _issuer(document, mentions, base)
    if force is not None:
        lead = force == "city-of-london" and _LEAD.search(text) is not None
        return Publisher(
            force,
            name or base.force(force).name,
            force,
            lead,
            _partners(name or _headed(text, mentions, force), force, base),
        )
    home = None
    if national is None and document.kind not in (DocumentKind.WRITTEN_ANSWER, DocumentKind.ORAL_ANSWER):
        home = _local(document, mentions)
    return Publisher(None, name or national, home, home == "city-of-london" and _LEAD.search(text) is not None)


def _headed(text: str, mentions: Sequence[Mention], force: str) -> str | None:
    """The line of the letterhead that names a force."""
    first = next((m for m in mentions if m.ids == (force,)), None)
    line = None if first is None or first.start > _HEAD_CHARS else _line(text, first.start).strip()
    return line if line and len(line) <= _LONGEST_LETTERHEAD else None


def _partners(name: str | None, force: str, base: KnowledgeBase) -> tuple[str, ...]:
    """The forces that an issuer's name names beside one, where each of its parts is a force."""
    parts = _AND.split(name) if name and _OFFICIAL.search(name) else []
    found = [_by_name(part.strip(), base) for part in parts]
    if len(found) < 2 or None in found or force not in found:
        return ()
    return tuple(dict.fromkeys(one for one in found if one is not None and one != force))


def _head(document: Document) -> tuple[int, int]:
    """The stretch of text in which a letterhead or site header stands."""
    text, end, lines = document.text, 0, 0
    while lines < _HEAD_LINES and end < min(len(text), _HEAD_CHARS):
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        lines += bool(text[end:stop].strip())
        end = stop + 1
    return 0, min(end, len(text), _HEAD_CHARS)


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at, at + _LONG_LINE)
    if at - start > _LONG_LINE or (stop < 0 and at + _LONG_LINE < len(text)):
        return text[max(start, at - _LONG_LINE) : at + _LONG_LINE]
    return text[start : len(text) if stop < 0 else stop]


def _issuer(document: Document, mentions: Sequence[Mention], base: KnowledgeBase) -> tuple[str | None, str | None]:
    """Force of the issuer, or the national body's name; both None where nothing says."""
    if document.kind in (DocumentKind.WRITTEN_ANSWER, DocumentKind.ORAL_ANSWER):
        return None, "UK Parliament"
    text = document.text
    start, end = _head(document)
    for source in (document.publisher, document.url):
        if source:
            found = _by_name(source, base)
            if found:
                return found, None
    head = text[start:end]
    listed = [(b.start, b.end) for b in document.blocks if b.kind is BlockKind.LIST_ITEM and b.start < end]
    heading = [
        m
        for m in mentions
        if m.end <= end
        and m.via in _ISSUERS
        and len(m.ids) == 1
        and not any(low <= m.start < high for low, high in listed)  # an entry of a list of forces issues nothing
    ]
    short = [m for m in heading if _letterhead(text, m)]
    national = next((name for name, pattern in _NATIONAL_PATTERNS if _in_short_line(head, pattern)), None)
    if national is None:
        bodies = context.national_bodies()
        national = next((m.group() for m in bodies.finditer(head) if _line(head, m.start()).strip() == m.group()), None)
    if document.kind is DocumentKind.NEWS:
        return None, None
    if short and (national is None or short[0].start < _position(head, national)):
        return short[0].ids[0], None
    by = next((m for m in heading if m.via is Via.OFFICE and _BY.search(text, _line_start(text, m), m.start)), None)
    if by is not None and national is None:
        return by.ids[0], None
    if _CITY_HALL.search(head):
        return "metropolitan", None
    for notice in _COPYRIGHT.finditer(text, max(0, len(text) - 4000)):
        found = _by_name(notice.group(), base)
        if found:
            return found, None
    if national:
        return None, national
    return _by_voice(document, mentions, base), None


def _line_start(text: str, mention: Mention) -> int:
    return max(text.rfind("\n", 0, mention.start) + 1, mention.start - _LONG_LINE)


def _position(head: str, national: str) -> int:
    pattern = dict(_NATIONAL_PATTERNS).get(national)
    match = pattern.search(head) if pattern is not None else None
    return match.start() if match else head.find(national) if national in head else len(head)


def _in_short_line(head: str, pattern: re.Pattern[str]) -> bool:
    lines = (_line(head, m.start()).rstrip() for m in pattern.finditer(head))
    return any(len(line) <= _LONGEST_HEADING and not _TOLD.search(line) for line in lines)


def _letterhead(text: str, mention: Mention) -> bool:
    """Whether the mention makes up most of a line, as a letterhead or a site's header does."""
    line = _line(text, mention.start)
    parts = re.split(r"\s*[|/>\u2022\u00b7]\s*|\s{3,}|\t|: ", line)
    named = text[mention.start : mention.end]
    for part in parts:
        if named in part and len(part.strip()) <= len(named) + 30 and not re.search(r"[.!?]$", part.strip()):
            words = part.replace(named, " ").split()
            if len(words) <= 4 and not any(_verblike(word) for word in words):
                return True
    return (
        re.match(r"(?:Office of the |The )?Police,?(?: Fire)? (?:and|&) Crime Commissioner", line.strip()) is not None
    )


def _verblike(word: str) -> bool:
    return word.lower() in (
        "arrest",
        "arrests",
        "seize",
        "launch",
        "launches",
        "welcomes",
        "in",
        "to",
        "has",
        "have",
    ) or (word.islower() and word.endswith(("ed", "ing")))


def _by_name(source: str, base: KnowledgeBase) -> str | None:
    """The force that an issuer's name or address names."""
    lowered = source.lower()
    for force in base.forces.values():
        if force.domain and force.domain in lowered:
            return force.id
    candidates = base.lookup(source)
    if not candidates or (_OFFICIAL.search(source) is None and len(source.split()) > 1):
        return None
    return candidates[0].force if candidates[0].via in (Via.NAME, Via.ALIAS, Via.PLACE) else None


def votes(mentions: Sequence[Mention], *, until: int | None = None) -> Counter[str]:
    """How often and how plainly each force is named, up to an offset."""
    counted: Counter[str] = Counter()
    for mention in mentions:
        if until is not None and mention.start >= until:
            break
        if mention.scope is Scope.FORCE and len(mention.ids) == 1 and mention.stance is Stance.GOVERNS:
            counted[mention.ids[0]] += 3 if mention.proper else 1
    return counted


def _readable(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that stand in what is read, furniture and captions left out."""
    spans = [(b.start, b.end) for b in document.blocks if b.readable and b.kind is not BlockKind.CAPTION]
    kept, at = [], 0
    for mention in mentions:
        while at < len(spans) and spans[at][1] <= mention.start:
            at += 1
        if at < len(spans) and spans[at][0] <= mention.start:
            kept.append(mention)
    return kept


def _by_voice(document: Document, mentions: Sequence[Mention], base: KnowledgeBase) -> str | None:
    """The force of a release without letterhead that names one force first and foremost and says "our"."""
    if document.kind is not DocumentKind.PRESS_RELEASE:
        return None
    named = [m for m in _readable(document, mentions) if m.proper and len(m.ids) == 1 and m.via is not Via.PERSON]
    if not named or named[0].start > 1200 + (document.blocks[0].start if document.blocks else 0) + _HEAD_CHARS:
        return None
    first = named[0].ids[0]
    if not base.force(first).territorial and all(m.ids == (first,) for m in named):
        return first  # places are only where it works
    if _of_the_country(document, _readable(document, mentions), first):
        return None
    counted = votes(named)
    share = counted[first] / max(1, sum(counted.values()))
    everywhere = votes(_readable(document, mentions))
    if everywhere[first] < 0.5 * sum(everywhere.values()):
        return None
    if _FIRST_PERSON.search(_outside_quotes(document)):
        return first if share >= 0.6 else None
    return first if share >= 0.9 and _APPEAL.search(document.text) else None


def _outside_quotes(document: Document) -> str:
    return re.sub(r"[\u201c\"][^\u201d\"\n]{0,2000}[\u201d\"]?", " ", document.text[:20_000])


def _opens(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether a force is named in the title or the first paragraph of prose."""
    prose = (block for block in document.blocks if block.readable and block.kind is BlockKind.PARAGRAPH)
    first = next((block for block in prose if document.text[block.end - 1] in ".!?\"'\u201d\u2019"), None)
    named = next((mention.start for mention in mentions if mention.scope is Scope.FORCE), None)
    return first is not None and named is not None and named < first.end


def _of_the_country(document: Document, mentions: Sequence[Mention], force: str) -> bool:
    """Whether a text speaks of the country before it speaks of any force, and its title names another force or none."""
    first = next((m for m in mentions if m.scope is Scope.FORCE), None)
    if first is None or not any(m.scope is Scope.NATIONAL and m.start < first.start for m in mentions):
        return False
    titles = [(b.start, b.end) for b in document.blocks if b.kind is BlockKind.TITLE]
    return not any(start <= m.start < end and force in m.ids for m in mentions for start, end in titles)


def _local(document: Document, mentions: Sequence[Mention]) -> str | None:
    """The force of the district that a local paper or council writes about."""
    readable = _readable(document, mentions)
    counted = votes(readable)
    if not counted:
        return None
    best, count = counted.most_common(1)[0]
    share = count / sum(counted.values())
    opens = next((m.ids for m in readable if m.scope is Scope.FORCE), ()) == (best,)
    news = document.kind is DocumentKind.NEWS
    district = len(_DISTRICT.findall(document.text))
    alone = all(m.scope is Scope.FORCE and len(m.ids) == 1 for m in readable) and not (
        cues.NATIONWIDE.search(document.text) or cues.GOVERNMENT.search(document.text)
    )
    own = alone and (district == 1 or _POLICE_IN.search(document.text, 0, readable[0].start) is not None)
    told = len(counted) == 1 and (district > 1 or ((own or (news and district == 1)) and _opens(document, readable)))
    if (count < 2 and not told) or not (news or opens) or _of_the_country(document, readable, best):
        return None
    if share >= 0.6 or (news and opens and share >= 0.4):
        return best
    others = max((votes_ for id, votes_ in counted.items() if id != best), default=0)
    if opens and share >= 0.45 and others <= 0.6 * count:
        return best
    early = votes(readable, until=readable[0].start + _EARLY)
    return best if early[best] >= 0.6 * max(1, sum(early.values())) and share >= 0.45 else None
