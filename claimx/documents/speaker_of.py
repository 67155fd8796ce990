"""Who made a speech or statement, as its title says: "Speech by the Home Secretary, Jane Roe, to the conference"."""

from __future__ import annotations

import re

from claimx.documents import people, publishers
from claimx.documents.model import Person

_DEED = r"(?:[Ss]peech|SPEECH|[Ss]tatement|STATEMENT|[Aa]ddress|[Rr]emarks|[Kk]eynote(?: speech| address)?|[Ll]ecture)"
_OWNER = re.compile(rf"(?P<name>[A-Z][^’':\n]{{3,60}})['’]s? (?:[a-z]+ ){{0,3}}{_DEED}\b")
_DOER = re.compile(
    rf"^(?:[A-Z][\w-]*,? ){{0,4}}{_DEED} (?:(?:given|made|delivered) )?(?:by|from|of) (?P<by>[A-Z t].{{3,140}})$"
)
_LAST = re.compile(rf"^{_DEED}\s?: .{{3,160}} by (?P<by>(?:the |The )?[A-Z].{{3,100}})$")
_BY = re.compile(r" by (?P<by>(?:the |The )?[A-Z][^:]{3,100})$")
_BARE = re.compile(rf"(?P<name>[A-Z][^:\n]{{3,60}}?) {_DEED}(?: (?:to|at|on|following|about)\b|\s?:|$)")
_HEADED = re.compile(rf"(?P<name>[A-Z][^:\n]{{3,60}}): .{{0,120}}\b{_DEED}\b")
_DASHED = re.compile(rf"(?P<name>[A-Z][^:\n]{{3,60}}?) [-–—] (?:[0-9]{{4}} )?{_DEED}\b")  # "Jane Roe – 2013 Speech to"
# "Below is the text of the speech made by Jane Roe, the Home Secretary, in Leeds"; "the statement that Jane Roe made".
_TEXT_OF = re.compile(
    rf"(?:What follows|Below|Here|The following|This|Transcript|Text)\b.{{0,40}}?\b(?P<deed>{_DEED}|text of remarks),? "
    r"(?:as )?(?:(?:made|given|delivered|issued|read) (?:[a-z]+ )?by (?P<by>[^.;:]{3,120}?)"
    r"|(?:(?:that|which) )?(?P<who>[A-Z][^.;:]{3,120}?),? (?:gave|made|delivered|issued|read))"
    r"(?:,? (?:in|to|at|on|before|for|during) |[.:]|$)"
)
# "The Rt Hon Jane Roe MP on what reform has brought": what stands below the title of a speech.
_ON = re.compile(
    r"(?P<who>(?:The )?(?:Rt Hon )?[A-Z][^.;:,]{3,60}?) (?:on|sets out|outlines|explains|reflects on) (?=[a-z])"
)
_SPOKE = re.compile(r"(?P<who>(?:The )?[A-Z][^.;:]{3,100}?),? (?:spoke|has spoken|addressed|delivered|gave|told)\b")
# What follows the speaker: the audience, the place, the matter.
_END = re.compile(r",? (?:to|at|on|before|after|following|regarding|about|concerning|in (?:response|reply)|in)\s|:\s")
# Words of a matter or a body, which no name of a person has.
MATTERS = frozenset(
    "police policing constabulary force crime violence safety service office council justice security conference"
    " summit report review future britain england wales scotland ireland london day week year home national new"
    " our the".split()
)
_THE = re.compile(r"the\s+", re.I)


def titled(title: str | None, *, speech: bool = False) -> Person | None:
    """The person that a title names as the speaker, with the office it gives; None where it names none.

    ``speech`` says that it is the title of a speech, so that it need not say so itself.
    """
    if not title:
        return None
    if speech and (found := _BY.search(title)) and (person := described(found["by"])):
        return person
    name, colon, _ = title.partition(": ")
    if speech and colon:  # "Jane Roe: fraud is no small matter"
        person = described(name) or (Person(name) if people.is_name(name) else None)
        if person is not None and not MATTERS & set(person.name.lower().split()):
            return person
    for form in (_LAST, _DOER):
        found = form.match(title)
        if found:
            return described(_END.split(found["by"])[0])
    if (found := _DASHED.match(title)) and people.is_name(found["name"]):
        return Person(found["name"])
    for form in (_OWNER, _BARE, _HEADED):
        found = form.match(title)
        if found and (person := described(found["name"])):
            return person
    return None


def text_of(line: str) -> tuple[str, Person | None] | None:
    """What a line announces the text of, ``speech`` or ``statement``, and by whom; None where it announces none."""
    found = _TEXT_OF.match(line)
    if found is None:
        return None
    who = found["by"] or found["who"]
    name, comma, office = who.partition(", ")
    if comma and people.is_name(name):
        named = Person(name, _THE.sub("", office.removeprefix("then "), count=1))
        return _deed(found["deed"]), named
    return _deed(found["deed"]), described(who) or (Person(who) if people.is_name(who) else None)


def _deed(word: str) -> str:
    return "statement" if word.lower() == "statement" else "speech"


def introduced(line: str) -> Person | None:
    """Who the first words below the title of a speech say spoke: "The Minister for Policing, Jane Roe, spoke to"."""
    if (told := text_of(line)) is not None:
        return told[1]
    found = _SPOKE.match(line) or _ON.match(line)
    if found is None:
        return None
    who = _THE.sub("", found["who"], count=1) if _THE.match(found["who"]) else found["who"]
    if found.re is _ON and MATTERS & set(who.lower().split()):
        return None  # "The Police on how it works"
    return described(who) or (Person(who) if people.is_name(who) and not MATTERS & set(who.lower().split()) else None)


def alone(line: str) -> Person | None:
    """The person of a line that is a name and nothing more."""
    return Person(line) if people.is_name(line) and not MATTERS & set(line.lower().split()) else None


def described(text: str) -> Person | None:
    """A person named with an office before or behind: "Home Secretary Jane Roe", "the Mayor of X, Jane Roe"."""
    text = _THE.sub("", text.strip().rstrip(",."), count=1) if _THE.match(text.strip()) else text.strip().rstrip(",.")
    office, comma, name = text.rpartition(", ")
    if comma and publishers.is_letterhead(name) and (person := people.with_office(office)) is not None:
        return person  # "Chief Constable Jane Roe, Kent Police"
    if comma and people.is_office(office) and people.is_name(name):
        return Person(name, office)
    return people.with_office(text)
