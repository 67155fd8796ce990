"""People named in an office, and forces named, on a day when that was not so.

A note, no verdict: a person may act for another, a text may look back. What looks back by its own words ("the then Home
Secretary", "former") is let be, and so are the days around a change of hands.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check
from claimx.knowledge import Holder, Minister, base
from claimx.records import Claim, DocumentRecord, Status, Via

# Days around the end of one term and the beginning of the next in which either may be named.
_HANDOVER = dt.timedelta(days=31)
_PERSON = r"(?:(?:Sir|Dame|Lord|Lady|Baroness|Dr|Mr|Mrs|Ms) )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})"
_TITLES = frozenset("sir dame lord lady baroness dr mr mrs ms miss rt hon the".split())
_PAST = re.compile(
    r"\b(?:then|former|formerly|ex|previous|past|late|outgoing|incoming|predecessor|successor|candidate|acting|deputy|"
    r"interim|future|elect|next|assistant|office of|spokes\w+|aide|adviser)\b",
    re.I,
)
_WORD = re.compile(r"\w+")
_SAID = 24
# Shorter words stand in every sentence.
_SHORT = 4
_COMMISSIONER, _MAYOR = "pcc", "mayor"
_GENERAL = "The dates of this term are general knowledge and not taken from an official source."
_Term = Holder | Minister


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom a text names in an office; ``force`` is whose commissioner or mayor."""

    person: str
    office: str
    force: str | None


@dataclass(frozen=True, slots=True)
class ForceName:
    """A name and when it was that of a force; ``end`` is the first day on which it no longer was."""

    name: str
    start: dt.date | None
    end: dt.date | None
    became: str


def offices(claims: Sequence[Claim], document: DocumentRecord | None) -> Iterator[tuple[str, Check]]:
    """Notes on the people and forces that the claims of one document name, each with the id of its claim."""
    told: set[Named] = set()
    # Who is named depends on the speaker and the sentence alone, which claims share.
    read: set[tuple[dt.date, str, str | None, str | None, str | None]] = set()
    for claim in claims:
        date, speaker = claim.document.date, claim.speaker
        who = (speaker.name, speaker.role, speaker.force) if speaker is not None else (None, None, None)
        if date is not None and (key := (date, claim.text, *who)) not in read:
            read.add(key)
            for named in _named(claim):
                if named not in told and (check := _office(named, date)) is not None:
                    told.add(named)
                    yield claim.id, check
        yield from ((claim.id, check) for check in _force_names(claim))


def _named(claim: Claim) -> Iterator[Named]:
    """The people of a claim in their offices: its speaker, and whoever its sentence names after an office."""
    found: dict[Named, None] = {}
    speaker = claim.speaker
    if speaker is not None and speaker.role is not None and not _PAST.search(speaker.role):
        office = _office_of(speaker.role)
        at = claim.text.find(speaker.name)
        before = claim.text[max(0, at - len(speaker.role) - _SAID) : at] if at >= 0 else ""
        if office is not None and _office_of(speaker.name) is None and not _PAST.search(before):
            found[Named(speaker.name, office, speaker.force)] = None
    for match in _in_sentence().finditer(claim.text) if _may_name(claim.text) else ():
        if not _PAST.search(claim.text[max(0, match.start() - _SAID) : match.start()]):
            office = _office_of(match[1])
            if office is not None and office not in (_COMMISSIONER, _MAYOR):
                found[Named(match[2], office, None)] = None
    yield from found


def _office(named: Named, date: dt.date) -> Check | None:
    """A note where the base knows who held an office on a day, and it was somebody else."""
    terms = _terms(named) if date <= base().date else []
    held = [term for term in terms if _on(term, date, dt.timedelta(0))]
    near = [term for term in terms if _on(term, date, _HANDOVER)]
    if not held or any(_same(named.person, term) for term in near):
        return None
    sure = [term for term in held if _on(term, date, -_HANDOVER)]
    own = [term for term in terms if _same(named.person, term)]
    if not own and not sure:
        return None
    holders = " and ".join(dict.fromkeys(term.name for term in held))
    office = _title(named)
    history = f"{named.person} held it {_spans(own)}" if own else f"{named.person} is not among its holders"
    general = any(term.source == "compiler" for term in (*held, *own))
    return Check(
        kind=CheckKind.OFFICE,
        outcome=Outcome.NOTED,
        told=f"{named.person} is named as {office}; on {_day(date)} {holders} held that office, and {history}.",
        caveats=(_GENERAL,) if general else (),
    )


def _terms(named: Named) -> list[_Term]:
    knowledge = base()
    if named.office == _COMMISSIONER:
        return [term for term in knowledge.holders if term.force == named.force and term.kind == named.office]
    if named.office == _MAYOR:
        return [term for term in knowledge.holders if term.kind == named.office and term.force == named.force]
    return [term for term in knowledge.ministers if term.office == named.office]


def _on(term: _Term, date: dt.date, slack: dt.timedelta) -> bool:
    return (term.start is None or term.start - slack <= date) and (term.end is None or date <= term.end + slack)


def _same(person: str, term: _Term) -> bool:
    """Whether a name is that of a holder: the same surname, and no given name that is another."""
    aliases = term.aliases if isinstance(term, Holder) else ()
    return any(_fits(_words(person), _words(name)) for name in (term.name, *aliases))


def _fits(one: list[str], other: list[str]) -> bool:
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0]


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name.casefold()) if word not in _TITLES]


def _office_of(role: str) -> str | None:
    """The office that a role names, by the longest wording of it."""
    plain = " ".join(["", *_WORD.findall(role.lower()), ""])
    return next((office for wording, office in _wordings().items() if f" {wording} " in plain), None)


@cache
def _wordings() -> Mapping[str, str]:
    with files("claimx.checks").joinpath("office_words.csv").open(encoding="utf-8") as lines:
        rows = [(row["wording"], row["office"]) for row in csv.DictReader(lines)]
    return dict(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _heads() -> tuple[str, ...]:
    """A word of every wording of the offices that sentences are read for: "minister", "secretary"."""
    wordings = [
        set(wording.split()) for wording, office in _wordings().items() if office not in (_COMMISSIONER, _MAYOR)
    ]
    often = Counter(word for words in wordings for word in words if len(word) > _SHORT)
    return tuple({max(sorted(words & often.keys()), key=lambda word: often[word]): None for words in wordings})


def _may_name(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _heads())


@cache
def _in_sentence() -> re.Pattern[str]:
    words = "|".join(re.escape(wording).replace(r"\ ", r",? (?:the )?") for wording in _wordings())
    return re.compile(rf"\b((?i:{words})),? {_PERSON}")


def _title(named: Named) -> str:
    if named.office in (_COMMISSIONER, _MAYOR) and named.force is not None:
        who = "commissioner" if named.office == _COMMISSIONER else "mayor"
        return f"{who} for {base().force(named.force).name}"
    return named.office


def _spans(terms: Sequence[_Term]) -> str:
    """From when to when, terms that follow each other taken together."""
    spans: list[list[dt.date | None]] = []
    for term in sorted(terms, key=lambda one: one.start or dt.date.min):
        if spans and term.start is not None and spans[-1][1] == term.start:
            spans[-1][1] = term.end
        else:
            spans.append([term.start, term.end])
    return " and ".join(
        f"{f'from {_day(start)} ' if start else ''}{f'to {_day(end)}' if end else 'on'}" for start, end in spans
    )


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B} {date.year}"


def _force_names(claim: Claim) -> Iterator[Check]:
    """Notes on forces called by a name that they did not have at the time the claim is of."""
    date = (claim.period.end or claim.period.start) if claim.period is not None else None
    date = date or claim.document.date
    if date is None or claim.status is Status.PLANNED:
        return
    for link in claim.forces:
        if link.via in (Via.NAME, Via.ALIAS) and link.text is not None:
            name = _names().get(link.text) or _as_force(link.id, link.text)
            if name is not None and (told := _told(name, date)) is not None:
                yield Check(kind=CheckKind.FORCE_NAME, outcome=Outcome.NOTED, told=told)


def _as_force(id: str, text: str) -> ForceName | None:
    force = base().forces.get(id)
    if force is None or (force.start is None and force.end is None):
        return None
    became = base().force(force.successor).name if force.successor else ""
    return ForceName(text, force.start, force.end, became)


def _told(name: ForceName, date: dt.date) -> str | None:
    if name.start is not None and date < name.start:
        return f"No force was called {name.name} before {_day(name.start)}; the claim is of {_day(date)}."
    if name.end is not None and date >= name.end:
        became = f", when it became {name.became}" if name.became else ""
        return f"No force is called {name.name} since {_day(name.end)}{became}; the claim is of {_day(date)}."
    return None


@cache
def _names() -> Mapping[str, ForceName]:
    def day(text: str) -> dt.date | None:
        return dt.date.fromisoformat(text) if text else None

    with files("claimx.checks").joinpath("force_names.csv").open(encoding="utf-8") as lines:
        return {
            row["name"]: ForceName(row["name"], day(row["start"]), day(row["end"]), row["became"])
            for row in csv.DictReader(lines)
        }
