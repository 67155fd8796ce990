"""GOV.UK Content API: news and speeches, and any other item that has a body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from claimx.documents import sections
from claimx.documents.draft import Extracted, Facts, Page, furnish
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.mojibake import reading_view
from claimx.documents.sources.compose import Composed, add_blocks, add_line, blocks
from claimx.documents.sources.fields import Fields, line, mapping, objects, string, uk_day
from claimx.documents.sources.govspeak import boxes
from claimx.errors import ReadError
from claimx.records import DocumentKind

SOURCE = "govuk"
SITE = "https://www.gov.uk"

# By document type; what stands in none of them is told by its manner.
KINDS = {
    "press_release": DocumentKind.PRESS_RELEASE,
    "news_story": DocumentKind.PRESS_RELEASE,
    "world_news_story": DocumentKind.PRESS_RELEASE,
    "news_article": DocumentKind.PRESS_RELEASE,
    "government_response": DocumentKind.STATEMENT,
    "speech": DocumentKind.SPEECH,
    "written_statement": DocumentKind.STATEMENT,
    "oral_statement": DocumentKind.STATEMENT,
    "authored_article": DocumentKind.STATEMENT,
}
_SPEECH = "speech"


def is_item(fields: Fields) -> bool:
    """Whether an object is an item of the Content API, by the fields it has."""
    placed = isinstance(fields.get("base_path"), str) or isinstance(fields.get("content_id"), str)
    return placed and isinstance(fields.get("title"), str) and isinstance(fields.get("details"), dict)


def read(fields: Fields) -> Extracted | ReadError:
    """The document of an item: title, summary, body; contact boxes and notes to editors marked as such.

    A speech is dated by the day it was made, for that is its "today", and anything else by that of its first
    publication, both as the clocks of the United Kingdom had them.
    """
    details = mapping(fields.get("details"))
    title, summary = line(fields.get("title")), line(fields.get("description"))
    composed = Composed()
    for text, kind in ((title, BlockKind.TITLE), (summary, BlockKind.PARAGRAPH)):
        if text:
            add_line(composed, text, kind=kind)
    begin = len(composed.drafts)
    for section, body in boxes(_html(details.get("body"))):
        add_blocks(composed, blocks(body), section=section)
    address = line(fields.get("base_path"))
    if begin == len(composed.drafts) and not summary:
        return ReadError(f"the GOV.UK item {address or title} holds no text", remedy="fetch a page that has a body")
    _mark(composed, begin)
    withdrawn = bool(mapping(fields.get("withdrawn_notice")))
    spoken = DocumentKind.SPEECH if fields.get("schema_name") == _SPEECH else None
    facts = Facts(
        kind=KINDS.get(string(fields.get("document_type")), spoken),
        title=title,
        date=_date(fields, details),
        updated=uk_day(fields.get("updated_at")),
        publisher=_publisher(mapping(fields.get("links"))),
        url=SITE + address if address and address.startswith("/") else None,
        speaker=_speaker(mapping(fields.get("links"))) if fields.get("schema_name") == _SPEECH else None,
        summary=summary,
        source=SOURCE,
        withdrawn=withdrawn,
    )
    return composed.extracted(facts, tuple(_warnings(fields, empty=begin == len(composed.drafts))))


def _html(body: object) -> str:
    """The body as HTML, which may be given in several forms."""
    if isinstance(body, list):
        forms = {string(form.get("content_type")): string(form.get("content")) for form in objects(body)}
        return forms.get("text/html") or next(iter(forms.values()), "")
    return string(body)


def _mark(composed: Composed, begin: int) -> None:
    """Mark contact details and notes to editors in the body, from the blocks at ``begin`` on."""
    text = "".join(composed.parts)
    page = Page(reading_view(text), [draft for draft in composed.drafts[begin:] if draft.section is Section.BODY])
    furnish(page.drafts, page.view)
    sections.mark_contacts(page)
    sections.mark_notes(page)


def _date(fields: Fields, details: Fields) -> dt.date | None:
    spoken = uk_day(details.get("delivered_on")) if fields.get("schema_name") == _SPEECH else None
    return spoken or uk_day(fields.get("first_published_at")) or uk_day(fields.get("public_updated_at"))


def _titles(links: Fields, *names: str) -> list[str]:
    """The titles under the first of some links that has any."""
    for name in names:
        if titles := [title for each in objects(links.get(name)) if (title := line(each.get("title")))]:
            return titles
    return []


def _publisher(links: Fields) -> str | None:
    return next(
        iter(_titles(links, "primary_publishing_organisation", "organisations", "emphasised_organisations")), None
    )


def _speaker(links: Fields) -> Person | None:
    """Who made a speech. The office is given where there is one of each, so that it is sure whose it is."""
    people, roles = _titles(links, "speaker", "people"), _titles(links, "roles")
    if not people:
        return None
    return Person(people[0], roles[0] if len(people) == len(roles) == 1 else None)


def _warnings(fields: Fields, *, empty: bool) -> Iterator[str]:
    if empty:
        yield "no body in this item: only its description was read"
    notice = mapping(fields.get("withdrawn_notice"))
    if notice:
        when = uk_day(notice.get("withdrawn_at"))
        yield f"withdrawn by its publisher{f' on {when}' if when else ''}"
    locale = string(fields.get("locale"))
    if locale and locale != "en":
        yield f"in another language than English: {locale}"
