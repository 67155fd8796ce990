"""Letters and papers: who is addressed and who signs a letter, and the form lines of a report to a panel."""

from __future__ import annotations

import re

from claimx.documents import dates, people, publishers
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section

LETTER, PAPER = "letter", "paper"

_COLUMN_HEAD = re.compile(
    r"(?:your |readers['’] |our )?letters?(?: (?:to|for) the editor| page|s of the week| of the (?:week|day))?|postbag"
    r"|have your say|points of view|you write|your views",
    re.I,
)
_SALUTATION = re.compile(
    r"dear (?:[A-Z][\w.'’()-]*|sir|madam|all|editor|colleagues?|friends?|chief|home|prime|first)\b[^.!?]{0,80}$", re.I
)
_SIR = re.compile(r"(?:(?:dear )?(?:sir|madam|editor|sir or madam)|to the editor|mr editor)\s?[,:–—-]+\s*", re.I)
_CLOSE = re.compile(
    r"yours (?:sincerely|faithfully|truly|ever|etc|in unity|fraternally)|(?:kind|best|with best|warm"
    r"|kindest) (?:regards"
    r"|wishes)|sincerely|many thanks",
    re.I,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?(?: [0-9][A-Z]{2})?\.?$")
_STREET = re.compile(r"(?:PO Box|P\.O\. Box|[0-9]{1,4}[A-Za-z]?,? [A-Z][\w'’]+ [A-Z])")
_REFERENCE = re.compile(
    r"(?:our |your |my )?ref(?:erence)?(?: no)?\.?\s?[:.]?\s*[\w/-]{2,40}$|via e-?mail.*$|by e-?mail.*$", re.I
)
_AGENDA = re.compile(r"(?:agenda )?item(?: no\.?| number)?\s?:?\s?[0-9]{1,3}[A-Za-z]?(?:\.[0-9]+)?", re.I)
_REPORT_OF = re.compile(r"(?:joint )?report (?:of|by|from|to|author)\b.{3,140}", re.I)
_PART = re.compile(
    r"(?:[0-9]{1,2}(?:\.0)?\.? )?(?:purpose(?: of (?:the )?(?:report|paper))?|(?:summary of )?recommendations?"
    r"|executive summary|(?:financial|legal|equality|resource) implications|options considered|background papers"
    r"|next steps|decision required)\s?:?",
    re.I,
)
_REPORT_PART = re.compile(r"(?:[0-9]{1,2}(?:\.0)?\.? )?(?:purpose|(?:summary of )?recommendations?)\b.{0,25}", re.I)
_ENDED = re.compile(r"[.;:,]$")
_FIRST_DRAFTS = 40
_LONGEST_LINE = 90
_MOST_SIGNERS = 7


def mark(page: Page) -> None:
    """Mark the form lines of a letter or paper, and say in the page's labels which of the two it is."""
    _letter(page)
    _paper(page)


def _short(draft: Draft) -> bool:
    return len(draft.text) <= _LONGEST_LINE and not draft.prose and draft.kind is not BlockKind.TABLE_ROW


def _letter(page: Page) -> None:
    head = page.drafts[:_FIRST_DRAFTS]
    column = next((i for i, draft in enumerate(head) if draft.readable and _COLUMN_HEAD.fullmatch(draft.text)), None)
    greeting = next((i for i, draft in enumerate(head) if _short(draft) and _SALUTATION.match(draft.text)), None)
    opening = next((i for i, draft in enumerate(head) if draft.readable and _SIR.match(draft.text)), None)
    if greeting is None and opening is None:
        return
    if column is not None:
        head[column].section = Section.FURNITURE
    if greeting is not None:
        head[greeting].kind = BlockKind.BYLINE
        _addressee(head[:greeting])
    _signature(page, greeting if greeting is not None else opening or 0)
    page.facts.labels.append(LETTER)


def _addressee(head: list[Draft]) -> None:
    """Mark the addresses above the salutation: from the first line that can be nothing else down to it."""
    inside = False
    for draft in head:
        if not _short(draft) or draft.level == 1 or draft.section is not Section.BODY:
            continue
        text = draft.text
        inside = inside or _POSTCODE.search(text) is not None or _STREET.match(text) is not None
        inside = inside or _REFERENCE.match(text) is not None or people.is_titled(text) or people.is_office(text)
        if inside and dates.first(text) is None and not publishers.is_letterhead(text):
            draft.section = Section.CONTACT


def _signature(page: Page, opening: int) -> None:
    """Mark who signs: the lines under "Yours sincerely", or the names that the letter ends with."""
    drafts = page.drafts
    close = next((i for i, d in enumerate(drafts) if i > opening and _CLOSE.fullmatch(d.text.rstrip(",. "))), None)
    if close is None:
        close = len(drafts)
        while close > opening + 1 and _short(drafts[close - 1]) and len(drafts) - close < _MOST_SIGNERS:
            close -= 1
        signer = drafts[close].text if close < len(drafts) else ""
        if not (people.is_name(signer) or people.parse(signer) or people.is_office(signer)):
            return
    for draft in drafts[close : close + _MOST_SIGNERS]:
        if not _short(draft):
            break
        if draft.section is Section.BODY:
            draft.kind = BlockKind.BYLINE


def _paper(page: Page) -> None:
    """Mark the form lines of a report to a panel: its number on the agenda and whose report it is."""
    lines = [draft for draft in page.drafts if draft.section is Section.BODY and _short(draft)]
    forms = [draft for draft in lines if _AGENDA.fullmatch(draft.text) or _REPORT_OF.fullmatch(draft.text)]
    parts = {draft.text.lower() for draft in lines if _PART.fullmatch(draft.text)}
    if len(forms) + len(parts) < 2 or not (forms or all(_REPORT_PART.fullmatch(part) for part in parts)):
        return
    for draft in forms:
        draft.section = Section.FURNITURE
    for draft in lines:
        if draft.mark[:1].isdigit() and not draft.prose and not _ENDED.search(draft.text):
            draft.kind = BlockKind.HEADING
    page.facts.labels.append(PAPER)
