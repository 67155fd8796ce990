"""Records as rows of the tables of ``schema.sql``."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping

from claimx.check_records import Check, OfficialFigure
from claimx.knowledge import base as knowledge
from claimx.records import Claim, DocumentRecord, DocumentRef, ErrorRecord, ForceLink, Period, Speaker

_Cell = str | int | float | None
# Speakers whose row is remembered; any other is looked up.
_REMEMBERED = 10_000


class Tables:
    """Puts records into an open database, each document, force and person once."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._forces: set[str] = set()
        self._people: dict[Speaker, int] = {}
        self._last: tuple[DocumentRef, int] | None = None

    def known_forces(self) -> None:
        """Put the forces of the knowledge base."""
        for force in knowledge().forces.values():
            row = {"id": force.id, "name": force.name, "kind": force.kind, "country": force.country}
            self._insert("forces", {**row, "region": force.region or None})
            self._forces.add(force.id)

    def document(self, record: DocumentRecord) -> None:
        """Put a document with its text; what a claim told of it before gives way."""
        key = self._document(record.document)
        told: Mapping[str, _Cell] = {
            "claims": record.claims,
            "warnings": "; ".join(record.warnings) or None,
            "text": record.text,
            "record": record.model_dump_json(by_alias=True, exclude={"text"}),
        }
        names = ", ".join(f'"{name}" = ?' for name in told)
        self._base.execute(f"UPDATE documents SET {names} WHERE key = ?", (*told.values(), key))

    def claim(self, claim: Claim) -> None:
        """Put a claim, with its forces and speaker."""
        quantity = claim.quantity
        key = self._insert(
            "claims",
            {
                "id": claim.id,
                "document": self._document(claim.document),
                "sentence": claim.text,
                "amount": quantity.text,
                "value": quantity.value,
                "value_high": quantity.value_high,
                "unit": quantity.unit,
                "bound": quantity.bound.value,
                "per": quantity.per,
                "type": claim.type.value,
                "topic": claim.topic.value,
                "subject": claim.subject,
                "change": claim.change.value,
                "status": claim.status.value,
                "scope": claim.scope.value,
                "speaker": None if claim.speaker is None else self._person(claim.speaker),
                "quoted": None if claim.speaker is None else int(claim.speaker.quoted),
                **_times("period", claim.period),
                **_times("baseline", claim.baseline),
                "checkworthiness": claim.checkworthiness,
                "confidence": claim.confidence,
                "start": quantity.start,
                "end": quantity.end,
                "record": claim.to_json(),
            },
        )
        for position, link in enumerate(claim.forces):
            self._link(key, position, link)
        for position, check in enumerate(claim.checks):
            self._check(key, position, check)

    def error(self, record: ErrorRecord) -> None:
        """Put what failed."""
        row = {"path": record.path, "kind": record.kind.value, "message": record.message, "where": record.where}
        self._insert("errors", {**row, "remedy": record.remedy or None, "record": record.to_json()})

    def _link(self, claim: int, position: int, link: ForceLink) -> None:
        self._force(link.id, link.name)
        row: dict[str, _Cell] = {"claim": claim, "position": position, "force": link.id, "via": link.via.value}
        self._insert("claim_forces", {**row, "score": link.score, "words": link.text})

    def _check(self, claim: int, position: int, check: Check) -> None:
        key = self._insert(
            "checks",
            {
                "claim": claim,
                "position": position,
                "kind": check.kind.value,
                "outcome": check.outcome.value,
                "told": check.told,
                "stated": check.stated,
                "computed": check.computed,
                "low": check.low,
                "high": check.high,
                "unit": check.unit,
                "caveats": "; ".join(check.caveats) or None,
            },
        )
        for place, other in enumerate(check.claims):
            self._insert("check_claims", {"check_key": key, "position": place, "claim_id": other})
        for place, figure in enumerate(check.figures):
            self._insert("check_figures", {"check_key": key, "position": place, **_official(figure)})

    def _document(self, ref: DocumentRef) -> int:
        if self._last is not None and self._last[0] == ref:
            return self._last[1]
        found = self._base.execute(
            "SELECT key FROM documents WHERE id = ? AND ifnull(path, '') = ifnull(?, '')", (ref.id, ref.path)
        ).fetchone()
        key = self._new_document(ref) if found is None else int(found[0])
        self._last = (ref, key)
        return key

    def _new_document(self, ref: DocumentRef) -> int:
        publisher = ref.publisher
        force = None if publisher is None else self._force(publisher.force, None)
        return self._insert(
            "documents",
            {
                "id": ref.id,
                "path": ref.path,
                "title": ref.title,
                "kind": ref.kind.value,
                "date": _day(ref.date),
                "publisher": publisher.name if publisher else None,
                "force": force,
                "url": ref.url,
                "withdrawn": int(ref.withdrawn),
            },
        )

    def _person(self, speaker: Speaker) -> int:
        who = speaker.model_copy(update={"quoted": False})
        key = self._people.get(who)
        if key is not None:
            return key
        found = self._base.execute(
            "SELECT key FROM people WHERE name = ? AND ifnull(role, '') = ifnull(?, '')"
            " AND ifnull(force, '') = ifnull(?, '')",
            (who.name, who.role, who.force),
        ).fetchone()
        if found is None:
            row = {"name": who.name, "role": who.role, "force": self._force(who.force, None)}
            key = self._insert("people", row)
        else:
            key = int(found[0])
        if len(self._people) < _REMEMBERED:
            self._people[who] = key
        return key

    def _force(self, id: str | None, name: str | None) -> str | None:
        """The id; a force that the knowledge base does not have is put by the name a claim gives it."""
        if id is not None and id not in self._forces:
            self._insert("forces", {"id": id, "name": name or id})
            self._forces.add(id)
        return id

    def _insert(self, table: str, row: Mapping[str, _Cell]) -> int:
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        done = self._base.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
        return done.lastrowid or 0


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _official(figure: OfficialFigure) -> dict[str, _Cell]:
    return {**figure.model_dump(), "date": _day(figure.date)}


def _times(name: str, period: Period | None) -> dict[str, _Cell]:
    if period is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: period.text, f"{name}_start": _day(period.start), f"{name}_end": _day(period.end)}
