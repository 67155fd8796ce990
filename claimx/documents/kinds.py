"""Which kind of statement a document is, from its labels, its head and its manner."""

from __future__ import annotations

import re

from claimx.documents import letters, publishers
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section
from claimx.documents.questions import hansard
from claimx.records import DocumentKind

_SPEECH_LABEL = re.compile(r"speech|transcript|deliver")
_STATEMENT_LABEL = re.compile(rf"statement|open letter|\b(?:{letters.LETTER}|{letters.PAPER})\b")
_RELEASE_LABEL = re.compile(r"press|media release|news story|news release|immediate release|embargo")
_SPEECH_TITLE = re.compile(r"\bspeech\b|\b(?:address|remarks|keynote) (?:to|at)\b|\blecture\b", re.I)
_STATEMENT_TITLE = re.compile(
    r"\bstatement\b|^[^:]{0,90}\b(?:responds?|responding|reacts?|reaction|response|comments?)\b (?:to"
    r"|on)\b(?! (?:the )?(?:incident|reports?|calls?|emergenc))",
    re.I,
)
_WRITTEN_STATEMENT = re.compile(
    r"\b(?:HCWS|HLWS)[0-9]+\b|\bmy (?:right hon\.?|rt\.? hon\.?|hon\.?"
    r"|noble)(?: and learned)? friend\b.{0,160}\bmade the following\b"
    r"|^I (?:am|have) (?:today )?(?:announcing|laying|laid|publishing|published|pleased to announce)\b"
    r"|\bmy (?:right hon\.?|rt\.? hon\.?|hon\.?|noble)(?: and learned)? friend\b.{0,160}\btoday\b.{0,40}\b(?:laid|made"
    r"|announced|published)\b"
    r"|\bwith permission,? (?:mr|madam|my lords)\b|\bcopies? of .{0,120}\b(?:libraries"
    r"|library) of (?:both houses|the house)\b",
    re.I,
)
_SPEECH_OPENING = re.compile(
    r"^[\"“]?(?:good (?:morning|afternoon|evening)\b|thank you\b.{0,80}(?:for (?:having|inviting|that|your"
    r"|the)|everyone|very much|chair|mr|madam)|ladies and gentlemen|conference,|(?:friends|colleagues),"
    r"|it(?:['’]s| is) (?:a|an|such an?|my) (?:great |real |huge )?(?:pleasure|privilege|honour)|i(?:['’]m"
    r"| am) (?:very |so |really )?(?:pleased|delighted|honoured|grateful|glad) to)",
    re.I,
)
_NEWS = re.compile(
    r"\b(?:told|speaking to|said to) (?:the )?(?:[A-Z][\w']+ ){0,3}(?:Herald|Observer|Echo|Gazette|Times"
    r"|Chronicle|Post|Mail|Express|Advertiser|Mercury|Journal|Courier|Argus|BBC|ITV|Press Association|PA"
    r"|LDRS|Local Democracy Reporting Service|[A-Z]\w+Live)\b"
)
# "By Jane Roe, Crime Reporter", "By our home affairs correspondent": no press office signs so.
_WRITER = re.compile(
    r"(?:by:?\s.{2,60}\b|(?:[A-Za-z]+ ){1,4})(?:reporter|correspondent|editor|journalist)(?:$|[,|@ ]|\s-)", re.I
)
_CREDIT = re.compile(r"\((?:image|photo|picture|pic|credit)s?\s?:", re.I)
_SELLS = re.compile(
    r"\bsubscri|newsletter|\bdigital access\b|\bfor just £|^read more|^more:|advertisement|^comments?$"
    r"|\bcomments?$|most read|newsdesk",
    re.I,
)
# Newspapers set the first words of a story in capitals: "MORE than 500 jobs are to go".
_CAPITAL_LEAD = re.compile(r"(?!(?:I|A) )(?:A |AN |THE )?[A-Z]{2,}(?: [A-Z]{2,}){0,4} [a-z]")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us)\b(?!['’])|\b(?:I|we)['’]", re.I)
_QUOTED = re.compile(r"^[\"“‘']")
_PERSONAL_SHARE = 0.02


def classify(page: Page) -> DocumentKind:
    """The kind of a document that is no parliamentary answer; a press release where nothing says otherwise."""
    facts = page.facts
    labels = " | ".join(facts.labels)
    title = facts.title or ""
    prose = [draft for _, draft in page.live() if draft.prose and draft.kind is not BlockKind.TITLE]
    if _SPEECH_LABEL.search(labels) or (_SPEECH_TITLE.search(title) and _personal(prose)):
        return DocumentKind.SPEECH
    if _STATEMENT_LABEL.search(labels) or any(_WRITTEN_STATEMENT.search(draft.text) for draft in page.drafts[:12]):
        return DocumentKind.STATEMENT
    if any(hansard.is_number(draft.text) for draft in page.drafts if draft.section is Section.FURNITURE):
        return DocumentKind.STATEMENT
    if facts.publisher and publishers.is_staff_body(facts.publisher) and not _RELEASE_LABEL.search(labels):
        return DocumentKind.STATEMENT
    if _is_news(page, labels):
        return DocumentKind.NEWS
    if _STATEMENT_TITLE.search(title) and _one_voice(prose):
        return DocumentKind.STATEMENT
    if prose and _SPEECH_OPENING.match(prose[0].text) and _personal(prose) and not _RELEASE_LABEL.search(labels):
        return DocumentKind.SPEECH
    return DocumentKind.PRESS_RELEASE


def _is_news(page: Page, labels: str) -> bool:
    """Whether the page is a newspaper's or broadcaster's: by two signs of one, or its name in the letterhead."""
    signs = 0
    if page.facts.publisher and publishers.is_newspaper(page.facts.publisher):
        signs += 2
    signs += "byline" in labels
    signs += 2 * any(_WRITER.match(draft.text) for draft in page.drafts if draft.kind is BlockKind.BYLINE)
    official = page.facts.publisher is not None and publishers.is_official(page.facts.publisher)
    if not official:
        signs += any(_CAPITAL_LEAD.match(draft.text) for draft in page.drafts if draft.prose)
    signs += any(_CREDIT.search(draft.text) for draft in page.drafts)
    signs += any(_NEWS.search(draft.text) for draft in page.drafts)
    signs += any(
        _SELLS.search(draft.text) for draft in page.drafts if draft.section in (Section.FURNITURE, Section.CONTACT)
    )
    return signs >= 2 + official and not _RELEASE_LABEL.search(labels)


def _personal(prose: list[Draft]) -> bool:
    """Whether the text speaks in the first person outside quotation marks."""
    words = found = 0
    for draft in prose:
        if not _QUOTED.match(draft.text):
            words += draft.text.count(" ") + 1
            found += len(_FIRST_PERSON.findall(draft.text))
    return words > 0 and found >= _PERSONAL_SHARE * words


def _one_voice(prose: list[Draft]) -> bool:
    """Whether most of the text is one quotation, or speaks in the first person."""
    body = [draft for draft in prose if draft.section is Section.BODY]
    size = sum(draft.end - draft.start for draft in body)
    quoted = sum(
        draft.end - draft.start for draft in body if _QUOTED.match(draft.text) or draft.kind is BlockKind.QUOTE
    )
    return quoted * 2 >= size or _personal([draft for draft in body if not _QUOTED.match(draft.text)])
