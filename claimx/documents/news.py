"""Whether a page is a newspaper's or broadcaster's, from what they print and press offices do not."""

from __future__ import annotations

import re

from claimx.documents import publishers
from claimx.documents.draft import Page
from claimx.documents.model import BlockKind, Section

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
_CAPITAL_LEAD = re.compile(r"(?!(?:I|A) )(?:A |AN |THE )?[A-Z]{2,}(?: [A-Z]{2,}){0,4},? [a-z]")
_ADVERT = re.compile(r"advert(?:isement)?|read more|recommended|most read|more from .{3,40}|article continues.*", re.I)
# "seen by the Herald", "records released to this newspaper", a reporter of the service that papers share.
_OURSELVES = re.compile(
    rf"\b(?:this (?:news)?paper|Local Democracy Report\w+|(?:seen|obtained) by the (?:[A-Z]\w+ ){{0,2}}"
    rf"(?:{publishers.PAPER}))\b"
)
# Papers give the age of whom they quote: "Ann Roe, 58, who chairs the group, said".
_AGE = re.compile(
    r"\b[A-Z][\w'’-]+, (?:1[89]|[2-8][0-9]),(?: (?:who|which|from|of|an?|the)\b[^.“\"]{0,120}?,)? (?:\w+ )?"
    r"(?:said|told|says|insisted|added|asked|called)\b"
)
# Papers say of which party whom they quote is.
_PARTY = re.compile(
    r"\((?:Con|Lab|Lib Dem|LD|Ind|Green|Reform|SNP|Plaid Cymru)\)|\bLabour['’]s [A-Z]"
    r"|\b(?:Labour|Conservative|Tory|Lib(?:eral)? Dem(?:ocrat)?|Green|Nationalist|Plaid(?: Cymru)?|Reform(?: UK)?|SNP)"
    r" (?:[Cc]ouncillor|Cllr|MP|MSP|MS|AM|opponent|rival|group leader)\b"
)
# "Statistics show", "inspectors find", "says commissioner" at the end of a headline: what others said.
_HEADLINE = re.compile(
    r"\b(?:figures|statistics|data|inspectors|MPs|watchdog|survey|poll|report|study|court)\b[^.]{0,30} (?:shows?|finds?"
    r"|reveals?|says?|suggests?|told|hears?|heard)$|[,-] says? [\w' ]+$",
    re.I,
)


def is_news(page: Page, labels: str) -> bool:
    """Whether the page is a newspaper's or broadcaster's: by its name in the letterhead, or two signs of one.

    Where nobody signs as the issuer, one sign in the manner of the text is enough.

    Args:
        page: The page, read as far as its head and furniture.
        labels: The labels of its head, joined.
    """
    publisher = page.facts.publisher
    signs = 2 * (publisher is not None and publishers.is_newspaper(publisher))
    signs += "byline" in labels
    signs += 2 * any(_WRITER.match(draft.text) for draft in page.drafts if draft.kind is BlockKind.BYLINE)
    official = publisher is not None and publishers.is_official(publisher)
    if not official:
        signs += any(_CAPITAL_LEAD.match(draft.text) for draft in page.drafts if draft.prose)
    signs += any(_CREDIT.search(draft.text) for draft in page.drafts)
    signs += any(_NEWS.search(draft.text) for draft in page.drafts)
    signs += any(
        _SELLS.search(draft.text) for draft in page.drafts if draft.section in (Section.FURNITURE, Section.CONTACT)
    )
    signs += any(_ADVERT.fullmatch(draft.text) for draft in page.drafts)
    manner = 2 * any(_OURSELVES.search(draft.text) for draft in page.drafts)
    manner += any(_AGE.search(draft.text) for draft in page.drafts if draft.prose)
    manner += any(_PARTY.search(draft.text) for draft in page.drafts if draft.prose)
    manner += _HEADLINE.search(page.facts.title or "") is not None
    signs += manner * (1 if publisher else 2)
    return signs >= 2 + official
