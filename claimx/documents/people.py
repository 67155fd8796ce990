"""Names of people as parliamentary pages, bylines and letterheads write them."""

from __future__ import annotations

import re

from claimx.documents.model import Person

_TITLE = (
    r"(?:(?:The )?(?:Rt\.?|Right) Hon\.?(?:ourable)? |(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Rev|Cllr"
    r"|Councillor|Professor)\.? "
    r"|(?:The )?(?:Lord Bishop|Archbishop|Earl|Duke|Marquess|Countess) of |(?:Lord|Lady|Baroness|Baron"
    r"|Viscount|Viscountess) )"
)
_WORD = r"[A-ZÀ-ÖØ-ÞŴŶ][\w'’\u3164-]*\.?"
_LINK = r"(?:of|de|van|von|der|den|ap|ab|ferch|la|le|du|al|bin|the)"
_NAME = re.compile(
    rf"{_TITLE}{{0,3}}{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{0,5}}(?: (?:QC|KC|MP|MSP|MS|AM|MLA|CBE|OBE|MBE"
    rf"|QPM|CVO|DL))*"
)
_TITLED = re.compile(_TITLE)
# Words that open a sentence and no name.
_OPENS = re.compile(
    r"(?:In|On|At|For|From|By|With|Since|Over|Under|After|Before|During|Across|Among|Between|As|If|When|While|Where|Why|How"
    r"|What|Who|Which|That|This|These|Those|There|Our|Their|His|Her|Its|My|Your|We|They|It|He|She|But|And|Or|Because"
    r"|Although|Of|To) "
)
_ROLE_WORD = re.compile(r"[^a-z]|(?:of|for|and|the|in|to|with|on|at|de|la|y|a)$")
_CHAIR = re.compile(r"(?:Mr|Mrs|Madam|Mr\.|The)?\.? ?(?:Deputy )?(?:Speaker|Presiding Officer|Llywydd|Lord Speaker)$")
_GROUP = re.compile(r"(?:Several |Some |A number of )?(?:hon\.?|noble) (?:Members?|Lords?)$", re.I)
OFFICE = re.compile(
    r"(?:the )?(?:(?:parliamentary )?(?:under-?)?-?(?:secretary|minister)\b|prime minister"
    r"|deputy prime minister|home secretary"
    r"|policing minister|(?:first|justice|policing|crime|security|cabinet|safeguarding|lord|attorney"
    r"|solicitor|chief|deputy|advocate)[ -]"
    r"(?:and [\w]+ )?(?:minister|secretary|general|chancellor|advocate|commissioner|constable|whip"
    r"|first minister)|lord chancellor|captain of|mayor)",
    re.I,
)  # fmt: skip
_PARTY = re.compile(
    r"(?:Lab(?:our)?|Con(?:servative)?|LD|Liberal Democrats?|Lib Dem|SNP|Scottish National Party|DUP|UUP"
    r"|SDLP|PC|Plaid(?: Cymru)?"
    r"|Green(?: Party)?|Reform(?: UK)?|Ind(?:ependent)?|CB|Crossbench|Non-?affiliated|Alliance|Alba|UKIP"
    r"|Co-op|Lab/Co-op|TUV|Your Party)\b"
)
_PARTY_ALONE = re.compile(
    rf"{_PARTY.pattern}(?: \((?:Co-op|Lab|Con)\))?(?: Party)?(?:, (?P<seat>[A-Z][\w'’&. -]{{2,40}}))?"
)
_IN_BRACKETS = re.compile(rf" \({_PARTY.pattern}\)$")
# The number of an oral question, the label of a portrait, and Hansard's mark of a held answer are no part of a name.
_NUMBER = re.compile(r"[QT]?[0-9]{1,2}\. (?:\[[0-9]{4,7}\] )?(?=[A-Z])")
_PORTRAIT = re.compile(
    r"Photo of (?P<photo>[A-Z][^\n]{2,60}) (?=(?P=photo))"
    r"|(?P<name>[A-Z][^\n]{2,60}) [Pp]ortrait (?=(?:[A-Z][a-z]{1,4}\.? )?(?P=name)|[A-Z][^\n(]{2,80} \((?P=name)\))"
)
_HELD = re.compile(r"\s*\[(?:holding|pursuant|N|R)\b[^\]\n]{0,120}\]$")
_BEHIND = re.compile(
    rf"(?P<name>(?:{_WORD} |of ){{1,6}}?{_WORD}),? (?P<role>(?:Conservative|Labour|Liberal Democrat|Plaid Cymru"
    rf"|Crossbench|Scottish National Party|{_PARTY.pattern}(?=, [A-Z])|(?:The )?(?:(?:Deputy )?Prime"
    r" Minister|(?:Lord )?Chancellor|Leader of|Minister|Parliamentary|Secretary of State"
    r"|Under-Secretary|Shadow [A-Z]|Home Secretary|Lord Spokesperson|Attorney General|Solicitor General)\b)"
    r"(?:[ ,(].*)?)$"
)
_LONGEST = 160
_LONGEST_NAME = 60


def is_name(text: str) -> bool:
    """Whether a text has the form of a person's name: two capitalised words or more, or a title and one."""
    if len(text) > _LONGEST_NAME:
        return False
    if _CHAIR.match(text) or _GROUP.match(text):
        return True
    words = text.split()
    if len(words) < 2 or any(character.isdigit() for character in text):
        return False
    if (text.isupper() and len(text) > 40) or _OPENS.match(text):
        return False
    return _NAME.fullmatch(text) is not None


def is_titled(text: str) -> bool:
    """Whether a name begins with a title of courtesy or rank ("Baroness", "Mr"), or is the Chair."""
    return _TITLED.match(text) is not None or _CHAIR.match(text) is not None


def is_portrayed(text: str) -> bool:
    """Whether a line is a person's name behind the label of a portrait: "Photo of Jane Roe Jane Roe Labour"."""
    return _PORTRAIT.match(text) is not None


def without_portrait(text: str) -> str:
    """A name without the label of a portrait before it."""
    return _PORTRAIT.sub("", text)


def parse(text: str) -> Person | None:
    """A person with role: "Name", "Name (Role)", "The Minister for X (Name)", "Name - Role", "Name, Role"."""
    if len(text) > 2 * _LONGEST:
        return None
    text = without_portrait(_HELD.sub("", _NUMBER.sub("", text.strip().rstrip(":").strip())))
    if not text or len(text) > _LONGEST:
        return None
    behind = _BEHIND.match(text)
    if behind and is_name(behind["name"]) and not OFFICE.match(text):
        return Person(behind["name"], behind["role"])
    if is_name(text) and not OFFICE.match(text):
        return Person(text)
    party = _IN_BRACKETS.search(text)
    if party and text.count(" (") > 1:
        # The party stands behind the seat, or behind the name that follows an office.
        plain = parse(text[: party.start()])
        if plain is not None:
            return plain if plain.role else Person(plain.name, party.group()[2:-1])
    head, bracket, tail = text.partition(" (")
    if bracket and tail.endswith(")"):
        inner = tail[:-1]
        if OFFICE.match(head) or head.startswith("The "):
            # The innermost name in brackets at the end: "The Minister (for X) (Name)".
            role, _, name = text[:-1].rpartition(" (")
            if is_name(name):
                return Person(name, role)
        if is_name(head) and inner:
            return Person(head, inner.replace(") (", ", "))
    for mark in (" - ", " – ", ", "):
        head, found, tail = text.partition(mark)
        if found and is_name(head) and not OFFICE.match(head) and tail.strip():
            return Person(head, tail.strip())
    return Person(text) if is_titled(text) and is_name(text) else None


def is_office(text: str) -> bool:
    """Whether a text is an office and nothing more: "Chief Constable of X", "Minister for Y"."""
    return len(text) <= _LONGEST and _OFFICE_ALONE.fullmatch(text) is not None


def is_party(text: str) -> bool:
    """Whether a line is the name of a party, with or without a seat, and nothing more."""
    return _PARTY_ALONE.fullmatch(text) is not None


def bears_office(person: Person) -> bool:
    """Whether a person's role is an office of government rather than a seat or a party."""
    return person.role is not None and OFFICE.match(person.role) is not None


def may_speak(text: str) -> bool:
    """Whether a line has the form in which a turn names its speaker: no clause stands where a role would."""
    person = parse(text)
    if person is None:
        return False
    if person.role is None or "(" in text or OFFICE.match(text):
        return True
    return all(_ROLE_WORD.match(word) for word in person.role.split())


def marked_member(text: str) -> bool:
    """Whether a line marks a member of a parliament by seat, party or office in brackets."""
    _, bracket, tail = text.partition(" (")
    return bool(bracket) and (
        _PARTY.search(tail) is not None or OFFICE.match(tail) is not None or OFFICE.match(text) is not None
    )


def surname(name: str) -> str:
    """The last word of a name, letters after it left out, for matching "Mr. Hanson" with "David Hanson"."""
    words = [word for word in name.split() if word not in ("MP", "MSP", "MS", "QC", "KC", "CBE", "OBE", "MBE", "QPM")]
    if " of " in name and words[0] in ("Lord", "Lady", "Baroness", "Viscount", "Earl"):
        words = name.split(" of ")[0].split()
    return words[-1].lower() if words else ""


_OFFICE = (
    r"(?:(?:The )?(?:[A-Z][\w-]+,? (?:and |& )?){0,5}(?:Secretary|Minister|Commissioner|Constable|Mayor|Inspector"
    r"|General"
    r"|Chair|Chairman|Chairwoman|Chancellor|PCC|Superintendent|Officer|President|Leader|Convener|Chief Executive"
    r"|Director)"
    r"(?: (?:of|for) [A-Z][\w ]{2,40}?,?)?)"
)
_OFFICES = re.compile(rf"(?P<role>{_OFFICE}) (?P<name>.+)$")
_OFFICE_ALONE = re.compile(rf"{_OFFICE[:-1]}(?:(?: (?:and|&|of|for|the|in))* [A-Z][\w'’-]*,?){{0,12}})")


def with_office(text: str) -> Person | None:
    """A person whose office stands before the name: "Home Secretary Priti Patel"."""
    found = _OFFICES.match(text)
    if found and is_name(found["name"]):
        return Person(found["name"], found["role"].strip().rstrip(","))
    return parse(text)
