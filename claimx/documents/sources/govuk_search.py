"""GOV.UK search results: each says what a page is and where, not what it says."""

from __future__ import annotations

from claimx.documents.draft import Extracted, Facts
from claimx.documents.model import BlockKind
from claimx.documents.sources.compose import Composed, add_line
from claimx.documents.sources.fields import Fields, line, objects, string, uk_day
from claimx.documents.sources.govuk import KINDS, SITE
from claimx.errors import ReadError

SOURCE = "govuk_search"

_MARKS = frozenset(("public_timestamp", "es_score", "content_store_document_type", "_id"))


def is_result(fields: Fields) -> bool:
    """Whether an object is a search result, by the fields it has."""
    return (
        isinstance(fields.get("title"), str) and string(fields.get("link"))[:1] == "/" and bool(_MARKS & fields.keys())
    )


def read(fields: Fields) -> Extracted | ReadError:
    """The document of a search result: the page's title and description, with a warning that it is no more."""
    title, summary, link = line(fields.get("title")), line(fields.get("description")), string(fields.get("link"))
    if not title and not summary:
        return ReadError(f"the search result {link} holds no text", remedy=f"fetch {SITE}/api/content{link}")
    composed = Composed()
    add_line(composed, title or "", kind=BlockKind.TITLE)
    add_line(composed, summary or "")
    form = fields.get("content_store_document_type", fields.get("format"))
    facts = Facts(
        kind=KINDS.get(string(form)),
        title=title,
        date=uk_day(fields.get("public_timestamp")),
        publisher=next(
            (name for each in objects(fields.get("organisations")) if (name := line(each.get("title")))), None
        ),
        url=SITE + link,
        summary=summary,
        source=SOURCE,
        withdrawn=fields.get("is_withdrawn") is True,
    )
    warning = f"a search result holds the description of a page alone: fetch {SITE}/api/content{link} for its text"
    return composed.extracted(facts, (warning,))
