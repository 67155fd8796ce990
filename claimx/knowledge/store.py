"""The knowledge base: forces, names, office holders and ministers, read once from the fact files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain

from claimx.errors import KnowledgeError
from claimx.knowledge import tables
from claimx.knowledge.gazetteer import Gazetteer
from claimx.knowledge.model import Candidate, Force, Holder, Minister, Name, Rule, Source
from claimx.records import Scope, Via


class KnowledgeBase:
    """Facts on UK policing. Each table is read when it is first used; none is ever changed."""

    def force(self, id: str) -> Force:
        """The force of an id; raises :class:`KnowledgeError` for an unknown one."""
        try:
            return self.forces[id]
        except KeyError:
            raise KnowledgeError(f"no force has the id {id!r}", remedy="see `claimx forces list`") from None

    @cached_property
    def forces(self) -> Mapping[str, Force]:
        """All forces by id, abolished ones included."""
        return {
            row["id"]: Force(
                id=row["id"],
                name=row["name"],
                kind=row["kind"],
                country=row["country"],
                region=row["region"],
                start=row.day("start"),
                end=row.day("end"),
                successor=row.optional("successor"),
                gss=row.optional("gss"),
                wikidata=row.optional("wikidata"),
                domain=row.optional("domain"),
                oversight=row.optional("oversight"),
                source=row["source"],
            )
            for row in tables.rows("forces.csv")
        }

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id, with licence and attribution."""
        return {
            row["id"]: Source(row["id"], row["title"], row["licence"], row["attribution"])
            for row in tables.rows("sources.csv")
        }

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """All terms of commissioners, mayors with police powers and their deputies."""
        return tuple(
            Holder(
                row["office"],
                row["force_id"],
                row["kind"],
                row["holder"],
                row.several("aliases"),
                row.day("start"),
                row.day("end"),
                row["source"],
            )
            for row in tables.rows("offices.csv")
        )

    @cached_property
    def ministers(self) -> tuple[Minister, ...]:
        """All terms of ministers, shadow ministers and prime ministers."""
        return tuple(
            Minister(row["office"], row["name"], row.day("start"), row.day("end"), row["source"])
            for row in tables.rows("ministers.csv")
        )

    def office_holders(self, force: str, date: dt.date) -> tuple[Holder, ...]:
        """Who held police powers over a force on a day."""
        return tuple(h for h in self.holders if h.force == force and _within(date, h.start, h.end))

    def ministers_on(self, date: dt.date) -> tuple[Minister, ...]:
        """Who held the offices of government and opposition on a day."""
        return tuple(m for m in self.ministers if _within(date, m.start, m.end))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every surface form of the base."""
        rules: dict[str, Rule] = {}
        for row in tables.rows("ambiguous.csv"):
            rules[row["surface"].casefold()] = Rule(row["rule"])
        return (
            *self._force_names(rules),
            *self._holder_names(),
            *_collective_names(rules),
            *_place_names(rules),
        )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All names, ready for search."""
        return Gazetteer(self.names)

    def lookup(self, text: str, *, date: dt.date | None = None) -> list[Candidate]:
        """The forces a short text may mean, most likely first.

        Args:
            text: A name, alias, office, person or place, or a phrase that holds some.
            date: The day it was written; settles holders of offices and the Scottish forces.
        """
        from claimx.knowledge.lookup import candidates

        return candidates(self, text, date)

    @cached_property
    def date(self) -> dt.date:
        """The latest day on which a force or a term of office begins or ends: how far the facts reach."""
        every: tuple[Iterable[Force | Holder | Minister], ...] = (self.forces.values(), self.holders, self.ministers)
        terms = chain.from_iterable(every)
        return max(day for term in terms for day in (term.start, term.end) if day is not None)

    def fingerprint(self) -> str:
        """First 16 hex digits of the SHA-256 over all fact files."""
        return tables.fingerprint()

    def _force_names(self, rules: Mapping[str, Rule]) -> Iterator[Name]:
        for force in self.forces.values():
            yield Name(force.name, (force.id,), Via.NAME, force.source)
        for row in tables.rows("force_aliases.csv"):
            id, alias, kind = row["force_id"], row["alias"], row["kind"]
            if kind not in ("name", "short", "area", "guarded"):
                raise row.error(f"unknown kind of alias {kind!r}")
            area = kind == "area"
            yield Name(
                alias,
                (id,),
                Via.PLACE if area else Via.ALIAS,
                row["source"],
                exact=kind in ("short", "guarded"),
                rule=rules.get(alias.casefold()) if area else None,
                area=area,
                guarded=kind == "guarded",
                legacy=id if area and self.force(id).end else None,
            )

    def _holder_names(self) -> Iterator[Name]:
        seen: set[tuple[str, str, dt.date | None]] = set()
        for holder in self.holders:
            for name in (holder.name, *holder.aliases):
                if (name, holder.force, holder.start) not in seen:
                    seen.add((name, holder.force, holder.start))
                    yield Name(name, (holder.force,), Via.PERSON, holder.source, start=holder.start, end=holder.end)


def _collective_names(rules: Mapping[str, Rule]) -> Iterator[Name]:
    for row in tables.rows("collectives.csv"):
        ids = row.several("force_ids")
        via = Via.PLACE if row["kind"] == "place" else Via.COLLECTIVE
        surface = row["phrase"]
        exact = row["kind"] == "unit" and surface.isupper()
        yield Name(
            surface,
            ids,
            via,
            row["source"],
            exact=exact,
            multiple=len(ids) > 1,
            rule=rules.get(surface.casefold()),
        )
    for row in tables.rows("nations.csv"):
        surface = row["phrase"]
        scope = Scope.NATIONAL if row["scope"] == "national" else Scope.OTHER
        yield Name(surface, (), Via.COLLECTIVE, row["source"], scope=scope, exact=surface.isupper())


def _place_names(rules: Mapping[str, Rule]) -> Iterator[Name]:
    for file in ("places_further.csv", "places.csv"):
        further = file == "places_further.csv"
        for row in tables.rows(file):
            place, ids = row["place"], row.several("force_ids")
            rule = rules.get(place.casefold())
            if rule is Rule.DROP:
                continue
            legacy = row.optional("before_2013") if further else None
            population = 0 if further else row.number("population")
            for surface in _spellings(place):
                yield Name(
                    surface,
                    ids,
                    Via.PLACE,
                    row["source"],
                    either=len(ids) > 1,
                    rule=rule,
                    population=population,
                    legacy=legacy,
                )


def _spellings(place: str) -> tuple[str, ...]:
    if place.startswith("Saint "):
        return (place, f"St {place.removeprefix('Saint ')}")
    return (place,)


def _within(date: dt.date, start: dt.date | None, end: dt.date | None) -> bool:
    return (start is None or start <= date) and (end is None or date <= end)


@cache
def base() -> KnowledgeBase:
    """The knowledge base that ships with the package."""
    return KnowledgeBase()
