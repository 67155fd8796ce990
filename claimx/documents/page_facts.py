"""What the tags of a page say about it: title, date, publisher and address."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from claimx.documents import dates
from claimx.documents.draft import Facts, plain

_DATES = (
    "article:published_time og:published_time datepublished date dc.date dc.date.issued dcterms.issued dcterms.created"
    " dcterms.date dc.date.created pubdate publish-date publishdate publication_date parsely-pub-date sailthru.date"
    " govuk:first-published-at"
).split()
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "govuk:primary-publishing-organisation",
    "application-name",
)
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_LONGEST_JSON = 200_000
_DEEPEST = 6
_MOST_NODES = 2_000


def read(root: Any) -> Facts:
    """The facts in a page's tags; what is found in its text comes later and does not replace them."""
    tags: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = plain(element.get("content") or "")
        if name and content:
            tags.setdefault(name, content)
    facts = Facts()
    linked = list(_linked_data(root))
    facts.title = _heading(root) or _first(tags, _TITLES) or _title(root)
    facts.date = next((date for date in (_date(tags.get(name)) for name in _DATES) if date), None)
    facts.date = facts.date or next((date for node in linked if (date := _date(node.get("datePublished")))), None)
    facts.date = facts.date or _time(root)
    facts.publisher = next((name for node in linked if (name := _name(node.get("publisher")))), None) or _first(
        tags, _PUBLISHERS
    )
    facts.url = next(
        (link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None
    ) or tags.get("og:url")
    if facts.publisher and facts.publisher.upper() == "GOV.UK":
        facts.publisher = None
    return facts


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _date(value: object) -> dt.date | None:
    return dates.parse(value) if isinstance(value, str) and len(value) < 60 else None


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return plain(value) if isinstance(value, str) and value.strip() else None


def _heading(root: Any) -> str | None:
    """The text of the page's one first-level heading."""
    headings = [text for element in root.iter("h1") if (text := plain("".join(element.itertext())))]
    return headings[0] if len(headings) == 1 else None


def _title(root: Any) -> str | None:
    """The page's title without the name of its site, which stands behind the last bar or dash."""
    for element in root.iter("title"):
        text = plain("".join(element.itertext()))
        for mark in (" | ", " – ", " — ", " - "):
            head, found, _ = text.rpartition(mark)
            if found and len(head) > 10:
                return head.split(" | ")[0]
        return text or None
    return None


def _time(root: Any) -> dt.date | None:
    """The date of the one ``time`` element, or of the first that says it is the date of publication."""
    times = [element for element in root.iter("time") if element.get("datetime")]
    for element in times:
        if (
            "publish" in f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
            or element.get("pubdate") is not None
        ):
            return _date(element.get("datetime"))
    distinct = {date for element in times if (date := _date(element.get("datetime")))}
    return distinct.pop() if len(distinct) == 1 else None


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, outermost first."""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "") or not element.text or len(element.text) > _LONGEST_JSON:
            continue
        try:
            queue: list[tuple[Any, int]] = [(json.loads(element.text), 0)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while queue and seen < _MOST_NODES:
            node, depth = queue.pop(0)
            seen += 1
            if isinstance(node, dict):
                yield node
                node = list(node.values())
            if isinstance(node, list) and depth < _DEEPEST:
                queue.extend((child, depth + 1) for child in node if isinstance(child, dict | list))
