"""What the tags of a page say about it: title, date, publisher and address."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from claimx.documents import dates
from claimx.documents.draft import Facts, plain

_DATES = (
    "article:published_time og:published_time datepublished date dc.date dc.date.issued dcterms.issued dcterms.created"
    " dcterms.date dc.date.created pubdate publish-date publishdate publication_date parsely-pub-date sailthru.date"
    " govuk:first-published-at"
).split()
_UPDATES = "article:modified_time og:updated_time datemodified last-modified dcterms.modified govuk:updated-at".split()
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|PressRelease|Speech|CreativeWork")
# What a page says of others.
_ELSEWHERE = frozenset(
    ("itemListElement", "hasPart", "isPartOf", "mentions", "comment", "relatedLink", "video", "image")
)
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "govuk:primary-publishing-organisation",
    "application-name",
)
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_DESCRIPTIONS = ("description", "og:description", "dc.description", "dcterms.description", "twitter:description")
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
    facts.date = facts.date or _first_date(linked, "datePublished") or _time(root) or _first_date(linked, "dateCreated")
    facts.updated = next((date for name in _UPDATES if (date := _date(tags.get(name)))), None)
    facts.updated = facts.updated or _first_date(linked, "dateModified")
    facts.publisher = next((name for node in linked if (name := _name(node.get("publisher")))), None) or _first(
        tags, _PUBLISHERS
    )
    facts.url = next(
        (link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None
    ) or tags.get("og:url")
    facts.summary = _first(tags, _DESCRIPTIONS)
    if facts.publisher and facts.publisher.upper() == "GOV.UK":
        facts.publisher = None
    return facts


def _first_date(nodes: list[dict[str, Any]], key: str) -> dt.date | None:
    """The first date under a key, of an article if one has it, else of anything else the page describes."""
    articles = [node for node in nodes if _ARTICLE.search(str(node.get("@type")))]
    return next((date for node in (*articles, *nodes) if (date := _date(node.get(key)))), None)


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
    for element in root.iter():
        if isinstance(element.tag, str) and (element.get("itemprop") or "").lower() == "datepublished":
            stated = element.get("content") or element.get("datetime") or "".join(element.itertext())
            if date := _date(plain(stated)):
                return date
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
                node = [value for key, value in node.items() if key not in _ELSEWHERE]
            if isinstance(node, list) and depth < _DEEPEST:
                queue.extend((child, depth + 1) for child in node if isinstance(child, dict | list))
