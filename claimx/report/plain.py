"""What the page says without a script: how much there is, by force and by type, and of a short report every claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from claimx.outputs.table import when
from claimx.records import Claim, Scope
from claimx.report.facts import words
from claimx.report.gather import Gathered

# A longer table would make the page slow for those who do have a script.
_CLAIMS = 200
_FORCES = 60


def figures(gathered: Gathered) -> str:
    """The counts under the heading, as items of a list."""
    documents = {(claim.document.id, claim.document.path) for claim in gathered.claims} | set(gathered.documents)
    forces = {force.id for claim in gathered.claims for force in claim.forces}
    counts = [
        (len(gathered.claims), "claim"),
        (len(documents), "statement"),
        (len(forces), "force"),
        (len(gathered.errors), "error"),
    ]
    told = ((count, noun if count == 1 else f"{noun}s") for count, noun in counts if count or noun != "error")
    return "".join(f"<li><strong>{count:,}</strong> {noun}</li>" for count, noun in told)


def without_script(gathered: Gathered) -> str:
    """Tables of counts, and of the claims and errors themselves where they are few."""
    return "".join(_sections(gathered))


def _sections(gathered: Gathered) -> Iterator[str]:
    claims = gathered.claims
    forces = Counter(force.name for claim in claims for force in claim.forces)
    types = Counter(words()["type"][claim.type.value] for claim in claims)
    yield _table("Claims by force", ("Force", "Claims"), forces.most_common(_FORCES))
    yield _table("Claims by type", ("Type", "Claims"), types.most_common())
    if len(claims) <= _CLAIMS:
        head = ("Amount", "Claim", "Force", "Period", "Says", "Statement")
        yield _table("Claims", head, (_row(claim) for claim in claims))
    errors = [(error.path, words()["error"][error.kind.value], error.message) for error in gathered.errors[:_CLAIMS]]
    yield _table("Errors", ("Path", "Kind", "What was wrong"), errors)


def _row(claim: Claim) -> tuple[str, ...]:
    place = ", ".join(force.name for force in claim.forces)
    if claim.scope is not Scope.FORCE:
        place = words()["scope"][claim.scope.value]
    return (
        f"{words()['symbol'][claim.change.value]} {claim.quantity.text}",
        claim.text,
        place,
        when(claim.period) if claim.period else "",
        claim.speaker.name if claim.speaker else "",
        claim.document.title or claim.document.path or "",
    )


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    if not body:
        return ""
    heads = "".join(f"<th scope=col>{_text(cell)}</th>" for cell in head)
    return f"<table><caption>{_text(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>\n"


def _cell(value: object) -> str:
    kind = "class=number" if isinstance(value, int) else "dir=auto"
    return f"<td {kind}>{_text(value)}</td>"


def _text(value: object) -> str:
    return escape(f"{value:,}" if isinstance(value, int) else " ".join(str(value).split()))
