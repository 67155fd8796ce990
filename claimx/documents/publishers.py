"""Who issued a document: letterheads, "From:" lines and the name behind the © sign."""

from __future__ import annotations

import re

from claimx.documents.furniture.navigation import labels

# Last words of newspapers' names, as alternatives of a pattern.
PAPER = (
    r"Herald|Observer|Echo|Gazette|Times|Chronicle|Post|Mail|Express|Advertiser|Mercury|Journal|Courier"
    r"|Argus|Star|Standard"
    r"|Telegraph|Reporter|Recorder|Examiner|Citizen|Guardian|Bulletin|Mirror|Press|Record|Independent|Messenger"
    r"|Leader|News|Sentinel|Sun|Today|Live"
)
_BODY = (
    r"Police|Constabulary|Heddlu|Commissioner|Commissioners|Comisiynydd|Office|Ministry|Department|Council"
    r"|Association|Authority|Inspectorate"
    r"|Government|Federation|Assembly|Agency|College|Board|Service|Secretariat|Commission|Executive"
    r"|Parliament|Union|Trust|Charity|Foundation|Panel|Committee|Branch|Institute|Society|Forum|Partnership|Alliance"
    r"|Bureau|UNISON|Unison|Constabularies"
)
_ORGANISATION = re.compile(
    rf"(?:.*\b(?:{_BODY})|Police Scotland|(?:Office|Mayor|Police Service|Ministry|Department|Police (?:and"
    rf"|&) Crime Commissioner|Police,? Fire (?:and|&) Crime Commissioner"
    rf"|Association|College|Police Federation|Police Authority|Inspectorate|HM Inspectorate|(?:Her"
    rf"|His) Majesty['’]s [A-Z]\w+|Mayor['’]s Office) (?:of|for)\b.*)$"
    rf"|.*\b(?:Association|Federation|Council|Union|College|Institute|Society|Board|Department|Ministry|Forum|Alliance"
    rf"|Trust|Commission|Campaign|Network|Charity) (?:of|for) [A-Z].*$"
    rf"|.*\bInspectorate of\b.*|.*\b(?:Police|Constabulary) (?:and|&) Crime Commissioner\b.*|.*\bCommissioner for\b.*"
)
_GENERIC = (
    r"(?!(?:Latest|Local|Breaking|Force|Home|Our|All|More|Other|Police|Recent|Good|Top|National|Related"
    r"|Press|Media)\b)"
)
_NEWSPAPER = re.compile(
    rf"{_GENERIC}(?:The |THE )?{_GENERIC}(?:[A-Z][\w'’&.-]*(?: and | & | )){{1,4}}(?:(?i:{PAPER}))(?: Online"
    rf"| ONLINE)?|(?:The )?(?:Daily|Sunday|Evening|Weekly|Morning) [A-Z][\w'’-]+|BBC(?: News)?"
    rf"|ITV(?: News)?(?: \w+)?|Sky News"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&]{2,9}|[A-Z]+\.(?:GOV|gov|POLICE|police)\.(?:UK|uk)|GOV\.UK|Gov\.uk")
_SITE = re.compile(r"(?:[\w-]+\.)+(?:uk|scot|wales|cymru|com|org|net|example)|www\..*", re.I)
_SMALL = frozenset("of the and for in & on to a with y a'r yr an dros na nan h agus".split())
# Bodies named in Welsh or Gaelic; their English name stands beside it.
_WELSH = re.compile(r"\b(?:Heddlu|Comisiynydd|Llywodraeth|Cyngor|Riaghaltas|Poileas|Pàrlamaid|Comhairle)\b")
_PARLIAMENT = re.compile(
    r"(?:the )?(?:(?:UK|Scottish|Welsh) Parliament|Northern Ireland Assembly|Senedd(?: Cymru)?|House of (?:Commons"
    r"|Lords)"
    r"(?: (?:Hansard|debates))?|(?:Commons |Lords )?Hansard|TheyWorkForYou|Parallel Parliament"
    r"|(?:Scottish Parliament )?(?:Official Report|Written Answers))",
    re.I,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:19"
    r"|20)?[0-9]{0,4}(?:\s*[-–]\s*[0-9]{2,4})?,?\s*(?P<name>[A-Z][^©|.,0-9]{2,80})",
    re.I,
)
_RIGHTS = re.compile(
    r"\s*(?:all rights reserved|copyright|cookies|accessibility|privacy|terms|limited|ltd|plc).*$", re.I
)
# A title names a body and says something of it; a letterhead only names it.
_TITLE = re.compile(
    r"(?:(?:Joint |Annual |Draft |Final |Written |Oral |Open |Media |Press )*(?:Reports?|Response|Statements?|Speech"
    r"|Letters?"
    r"|Message|Minutes|Agenda|Review|Survey|Proposed|Budget|Precept|Address|Remarks|Evidence|Questions?|Meeting|Update"
    r"|Extra|More|How|Why|What|When)\b)"
    r"|.*\b(?:Welcomes?|Launche[sd]|Responds?|Reacts?|Calls?|Announce[sd]|Backs?|Wins?|Joins?|Visits?|Urge[sd]?"
    r"|Secure[sd]?"
    r"|Sets?|Says?|Hails?|Vows?|Warns?|Praise[sd]?|Publishe[sd]|Unveils?|Approve[sd]?|Agrees?|Rejects?|Reveals?|Gets?"
    r"|Receives?|Faces?|Loses?|Rises?|Falls?|Cuts?|Is|Are|Was|Were|Has|Have|Will|Must|Can|Should|Proposes?|Plans?)\b"
)
_STAFF = re.compile(
    r"\b(?:Police )?Federation\b|\bUNISON\b|\bUnison\b|\bGMB\b|\bUnite\b|\bPCS\b|\bSuperintendents['’] Association\b"
    r"|\bStaff Association\b|\b(?:Trades? )?Union\b",
)
_LONGEST = 110
_LONGEST_ACRONYM = 8
_MOST_WORDS = 15


def _capitalised(text: str) -> bool:
    words = re.findall(r"[\w'’]+", text)
    return 0 < len(words) <= _MOST_WORDS and all(word.lower() in _SMALL or word[0].isupper() for word in words)


def titled(text: str) -> str:
    """A line set in capitals as it would be written: "MAYOR OF LONDON" is "Mayor of London"."""
    if not text.isupper() or len(text) <= _LONGEST_ACRONYM:
        return text
    words = text.title().split(" ")
    return " ".join(word.lower() if at and word.lower() in _SMALL else word for at, word in enumerate(words))


def is_parliament(text: str) -> bool:
    """Whether a line is nothing but the name of a parliament or of its record."""
    return _PARLIAMENT.fullmatch(text) is not None


def is_fuller(name: str, known: str) -> bool:
    """Whether a name is the long form of the initials known so far."""
    initials = "".join(word[0] for word in re.findall(r"[\w'’]+", name) if word.lower() not in _SMALL)
    return known.isupper() and 2 < len(known) < len(name) and initials.upper() == known


def is_newspaper(text: str) -> bool:
    """Whether a line is the name of a newspaper or broadcaster."""
    return len(text) <= 40 and _NEWSPAPER.fullmatch(titled(text)) is not None


def is_welsh(text: str) -> bool:
    """Whether an organisation is named in Welsh."""
    return _WELSH.search(text) is not None


def is_official(text: str) -> bool:
    """Whether an organisation is one that issues releases of its own: a force, an office, a council, a federation."""
    return is_letterhead(text) and not is_newspaper(text) and _ORGANISATION.match(titled(text)) is not None


def is_staff_body(text: str) -> bool:
    """Whether an organisation speaks for those who work in policing: a federation, an association, a union."""
    return _STAFF.search(titled(text)) is not None


def is_site(text: str) -> bool:
    """Whether a line is a site's address in place of its name ("GOV.UK")."""
    return _SITE.fullmatch(text) is not None


def is_letterhead(text: str) -> bool:
    """Whether a line is nothing but the name of an organisation."""
    if not text or len(text) > _LONGEST or (text[-1] in ".:;?!" and not is_site(text)):
        return False
    if is_site(text) or _ACRONYM.fullmatch(text) or is_newspaper(text):
        return True
    if any(character.isdigit() for character in text) or not _capitalised(text):
        return False
    named = titled(text)
    if _TITLE.match(named):
        return False
    return _ORGANISATION.match(named) is not None or is_welsh(named)


def from_letterhead(line: str) -> str | None:
    """The organisation named in a line of the letterhead, without menu labels beside it."""
    named = [part for part in labels(line) if is_letterhead(part) and not is_site(part)]
    if not named:
        return None
    english = [part for part in named if not is_welsh(part)]
    return (english or named)[0]


def from_copyright(text: str) -> str | None:
    """The organisation behind the © sign of a footer line; the Crown is none."""
    found = _COPYRIGHT.search(text)
    if not found:
        return None
    name = _RIGHTS.sub("", found["name"]).strip(" -–|")
    return name if name and "crown" not in name.lower() and _capitalised(name) else None
