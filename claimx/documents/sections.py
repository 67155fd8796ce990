"""The parts of a release: headings, lists, captions, notes to editors and contact details."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.documents import dates, letters, people
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section

_ENDS = re.compile(
    r"[-–—*\s.]*(?:ends|end of (?:release|statement|press release|news release)|end)[-–—*\s.]*|#{3,}|-30-", re.I
)
_NOTES = re.compile(
    r"(?:notes? (?:to|for) (?:the )?(?:news )?editors?|editors?['’]? notes?|notes? to (?:the )?media|notes?"
    r"|footnotes?|notes and references|nodiadau(?: i olygyddion)?(?: ?[/|–-] ?notes(?: (?:to|for) editors)?)?)"
    r"(?:/background| and background)?\s*:?",
    re.I,
)
_NOTES_INLINE = re.compile(r"(?:notes? (?:to|for) (?:the )?(?:news )?editors?|editors?['’]? notes?)\s*[:–-]\s*\S", re.I)
# These head background matter too, but only up to the next heading.
_BACKGROUND = re.compile(
    r"(?:background(?: information| notes?)?|(?:further|additional|more|supporting) information)\s*:?", re.I
)
_CONTACT_HEAD = re.compile(
    r"(?:contact(?: us| details| information)?|contacts|(?:media|press)(?: (?:contacts?|enquiries|inquiries"
    r"|office|team|queries|contact details))|(?:press office|newsdesk|news desk|communications"
    r"|media relations)(?: contacts?| details)?"
    r"|for (?:further|more|media) (?:information|enquiries|details),?(?: please)?(?: contact| call| email)?"
    r"|enquiries|get in touch|how to contact us|issued by)\s*:?",
    re.I,
)
_CONTACT_CUE = re.compile(
    r"(?:for (?:(?:all|any) )?(?:media )?(?:interviews?|images|enquiries|press enquiries|comment)\b\s?:"
    r"|for (?:(?:all|any) )?(?:further|more|media|press|general|additional)\b.{0,70}?\b(?:contact|call"
    r"|email|e-mail|ring|telephone|phone|speak|get in touch)\b|(?:media|press|news|general|public"
    r"|all)?\s*(?:enquir(?:y|ies)|inquir(?:y|ies)|contacts?|office|desk|queries|newsdesk)\b\s*(?::|–|-|on\b"
    r"|at\b|tel|[0-9+(])"
    r"|(?:contact|report|lead|reporting|responsible) (?:officer|author)s?\s?:|(?:report )?author\s?:"
    r"|(?:contact|get in touch)\s?:|(?:notes?\s?: )?(?:for|to) (?:further|more) (?:information"
    r"|details),? (?:please )?contact\b|contact (?:the |our )?[\w' ]{0,40}(?:press|media|news|communications)\b"
    r"|journalists (?:should|can|may|wishing)\b|(?:tel(?:ephone)?|phone|mobile|fax|e-?mail|out of hours"
    r"|twitter|web(?:site)?)\s?[:.]|you can also (?:email|call|contact) the (?:press|media)|issued by\b)",
    re.I,
)
_DESK = re.compile(
    r"\b(?:news ?desk|press (?:office|officer|team)|media (?:office|officer|team|enquiries|relations|centre|desk)"
    r"|communications (?:team|office|officer|department|unit)|corporate communications|out of (?:office )?hours)\b",
    re.I,
)
_EXTENSION = re.compile(r"\bext(?:ension|n)?\.? ?[0-9]{3,5}\b|\btext [A-Z]{3,12} to [0-9]{5}\b")
_PHONE = re.compile(r"(?<![0-9])(?:\+44|0[0-9]{2,4})[ )-]{0,3}[0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])")
_PUBLIC_LINE = re.compile(
    r"\b(?:101|999|112|105)\b|crimestoppers|0800[ ]?[0-9]|helpline|victim support|childline|samaritans", re.I
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_INVITES = re.compile(
    r"(?:(?:members|readers|residents|to (?:comment|respond|have your say|book|register|find out more))\b.{0,120}"
    r"\b(?:ring|call|phone|text|email|e-mail|contact|write to)\b"
    r"|(?:were|have|do|did|are|was|got|what do) (?:you|your|a story)\b.{0,100}\?.{0,40}\b(?:email|e-mail|whatsapp"
    r"|get in touch)\b)",
    re.I,
)
_AVAILABLE = re.compile(
    r"\bavailable (?:for|to) (?:interviews?|comment|speak|the media)\b|\bto (?:arrange|request"
    r"|book) (?:an )?interviews?\b",
    re.I,
)
_FIRST_SENTENCE = re.compile(r".+?[.?!](?= [A-Z])")
_FOLLOW = re.compile(r"(?:you can also |please )?(?:follow|email|call|find) (?:us|the|our)\b", re.I)
_CAPTION = re.compile(
    r"(?:photo(?:graph|s|graphs)?|pictured?|image|caption|photo caption|above|left|right|l-r|\(?l to r\)?"
    r"|video|map|graphic|file (?:photo|image|picture))(?: \([^)]{0,40}\)| above| below| left| right| is| are"
    r"| shows?)?\s?[:–-]\s?\S"
    r"|pictured?(?: above| below| left| right)?(?:,| is| are)\s|.{0,300}\((?:image|photo|picture|pic|credit"
    r"|photograph)s?\s?(?::|by\b|from\b)[^)]{0,80}\)$|.{0,250}\bPhotograph: [A-Z][^.]{2,60}$"
    r"|image (?:source|credit|copyright|caption)\b",
    re.I,
)
_TABLE_CAPTION = re.compile(r"(?:table|figure|chart|annex)\s?[0-9A-Z]{1,3}\b\s*[:.–-]", re.I)
_ENDED = re.compile(r"(?:[.:;,…!]|:\s?[-–])[\"'”’»)\]]*$")

_SAYS = re.compile(
    r"\b(?:said|says|added|adds|continued|concluded|told|commented|explained|stated|responded|wrote)\b[^.]{0,60}:$"
)
# "Police officers: 2,214 (2,189)", "Band A: £102.30"
_LABELLED = re.compile(r"[A-Z0-9][^.:;\n]{1,60}: [£$€]?[0-9][0-9,.]*(?![0-9])(?:[^.;\n]|\.(?=[0-9])){0,40}")
_LONGEST_BARE_ITEM = 160
_LONGEST_HEADING = 110
_WORDS_OF_A_HEADING = 15
_LONGEST_CONTACT = 420
_TAIL = 120

_SEMICOLON = re.compile(r";(?: and| or)?$")


def mark_bare_lists(page: Page) -> None:
    """Mark the items of lists that lost their bullets: short lines, none apart, under a line that ends in a colon."""
    drafts = page.drafts
    for index, draft in enumerate(drafts):
        if draft.kind is not BlockKind.PARAGRAPH or not draft.text.endswith(":") or _SAYS.search(draft.text):
            continue
        for item in drafts[index + 1 : _parted_by_semicolons(drafts, index + 1)]:
            item.kind = BlockKind.LIST_ITEM
        for fits in (_goes_on, _unended):
            end = index + 1
            while end < len(drafts) and _bare_item(drafts[end], end == index + 1) and fits(drafts[end].text):
                end += 1
            if end - index > 2:
                for item in drafts[index + 1 : end]:
                    item.kind = BlockKind.LIST_ITEM
                break


def _parted_by_semicolons(drafts: Sequence[Draft], start: int) -> int:
    """Where a list ends of which all items but the last end in a semicolon, as those of statements do, set apart."""
    end = start
    while end < len(drafts) and drafts[end].kind is BlockKind.PARAGRAPH and _SEMICOLON.search(drafts[end].text):
        end += 1
    last = end < len(drafts) and drafts[end].kind is BlockKind.PARAGRAPH and drafts[end].text.endswith(".")
    return end + 1 if end - start > 1 and last else start


def mark_labelled_figures(page: Page) -> None:
    """Mark as a list the lines, none apart, that each give a figure behind its label: "Police officers: 2,214"."""
    run: list[Draft] = []
    for draft in (*page.drafts, None):
        if draft is not None and draft.kind is BlockKind.PARAGRAPH and _LABELLED.fullmatch(draft.text):
            if run and draft.gap:
                run = _as_list(run)
            run.append(draft)
        else:
            run = _as_list(run)


def _as_list(run: Sequence[Draft]) -> list[Draft]:
    for draft in run if len(run) > 1 else ():
        draft.kind = BlockKind.LIST_ITEM
    return []


def _goes_on(text: str) -> bool:
    return text[0].islower()


def _unended(text: str) -> bool:
    return not text.endswith(".")


def _bare_item(draft: Draft, first: bool) -> bool:
    short = len(draft.text) <= _LONGEST_BARE_ITEM and draft.kind is BlockKind.PARAGRAPH
    return short and draft.gap <= first and not draft.text.endswith((":", "?")) and draft.text[0] not in "“\"'‘"


def mark_quotes(page: Page) -> None:
    """Mark as quotations what is set apart by ">" below words that say who speaks, or opens with quotation marks."""
    before: Draft | None = None
    for draft in page.drafts:
        if draft.mark == ">" and before is not None:
            said = _SAYS.search(before.text[-_TAIL:]) is not None or draft.text.startswith(("“", '"', "‘", "'"))
            if said or before.kind is BlockKind.QUOTE:
                draft.kind, draft.mark = BlockKind.QUOTE, ""
        before = draft


def mark_headings(page: Page) -> None:
    """Mark headings and captions among the paragraphs."""
    drafts = page.drafts
    for index, draft in enumerate(drafts):
        if draft.kind is not BlockKind.PARAGRAPH or not draft.text:
            continue
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if (len(draft.text) < 400 and _CAPTION.match(draft.text)) or _table_caption(drafts, index):
            draft.kind = BlockKind.CAPTION
        elif following is not None and _heading(draft):
            draft.kind = BlockKind.HEADING


def _heading(draft: Draft) -> bool:
    text = draft.text
    if len(text) > _LONGEST_HEADING or text.count(" ") >= _WORDS_OF_A_HEADING or _ENDED.search(text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'£"):
        return False
    if text[0] in '"“' and text.count("”") + text.count('"') < 1 + (text[0] == '"'):
        return False  # a quotation that goes on
    return any(character.isalpha() for character in text)


def _table_caption(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a paragraph stands over a table as its caption."""
    draft = drafts[index]
    if _TABLE_CAPTION.match(draft.text):
        return True
    if _ENDED.search(draft.text) or len(draft.text) > 300 or index + 1 == len(drafts):
        return False
    return drafts[index + 1].kind is BlockKind.TABLE_ROW


def mark_contacts(page: Page) -> None:
    """Mark contact details: blocks that tell the press or the public how to reach the publisher.

    Advice to witnesses (call 101, quote log 118, Crimestoppers) is part of the statement and stays.
    """
    inside = False
    for index, draft in enumerate(page.drafts):
        if draft.section is Section.FURNITURE or draft.kind is BlockKind.TABLE_ROW:
            continue
        if inside and _named(page.drafts, index):
            draft.section = Section.CONTACT
            continue
        if _CONTACT_HEAD.fullmatch(draft.text) and draft.kind is not BlockKind.TITLE:
            inside = True
        elif inside:
            inside = _contact(draft.text, inside=True)
        elif not _contact(draft.text, inside=False):
            continue
        if inside or _contact(draft.text, inside=False):
            draft.section = Section.CONTACT


def _named(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a line among contact details is the name of the person whose number or address stands below."""
    if index + 1 == len(drafts) or drafts[index + 1].section is Section.FURNITURE:
        return False
    named = people.parse(drafts[index].text)
    return named is not None and people.is_name(named.name) and _contact(drafts[index + 1].text, inside=True)


def _contact(text: str, *, inside: bool) -> bool:
    if len(text) > _LONGEST_CONTACT or dates.parse(text) is not None:
        return False
    reachable = any(way.search(text) for way in (_PHONE, _ADDRESS, _EXTENSION))
    desk = _DESK.search(text) is not None
    if inside:
        return (
            reachable
            or desk
            or _CONTACT_CUE.match(text) is not None
            or (_FOLLOW.match(text) is not None and len(text) < 100)
        )
    if desk and reachable and not _PUBLIC_LINE.search(text) and len(text) <= 240 and not text.startswith(("“", '"')):
        # The block as a whole, not a last sentence of one, must be about reaching the desk.
        first = _FIRST_SENTENCE.match(text)
        opening = first.group() if first else text
        return opening.endswith("?") or any(cue.search(opening) for cue in (_DESK, _PHONE, _ADDRESS, _AVAILABLE))
    if not _CONTACT_CUE.match(text):
        return _invites(text) and reachable and not _PUBLIC_LINE.search(text)
    return desk or (reachable and not _PUBLIC_LINE.search(text))


def _invites(text: str) -> bool:
    """Whether a single sentence tells readers or members how to reach the publisher, and nothing else."""
    return (
        len(text) <= 200
        and _INVITES.match(text) is not None
        and ((first := _FIRST_SENTENCE.match(text)) is None or first.group().endswith("?"))
    )


def opens_notes(text: str) -> bool:
    """Whether a line heads notes to editors or ends a release."""
    return any(form.fullmatch(text) for form in (_NOTES, _ENDS)) or _NOTES_INLINE.match(text) is not None


def opens_contacts(text: str) -> bool:
    """Whether a line heads contact details or tells how to reach the press office."""
    return _CONTACT_HEAD.fullmatch(text) is not None or _contact(text, inside=False)


def mark_notes(page: Page) -> None:
    """Mark notes to editors: all that follows their heading or the "ENDS" of a release."""
    notes = background = said = False
    paper = letters.PAPER in page.facts.labels  # its background is the matter itself
    for _, draft in page.live():
        if draft.section is Section.CONTACT:
            continue
        heading = draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        if heading and _ENDS.fullmatch(draft.text):
            draft.section = Section.FURNITURE
            notes, background = True, False
            continue
        if heading and (_NOTES.fullmatch(draft.text) or _NOTES_INLINE.match(draft.text)):
            notes, background = True, False
        elif heading and not notes and not paper and _BACKGROUND.fullmatch(draft.text):
            background = True
            said = False
        elif background and said and draft.kind is BlockKind.HEADING:
            background = False
        said = said or draft.prose
        if notes or background:
            draft.section = Section.NOTES
