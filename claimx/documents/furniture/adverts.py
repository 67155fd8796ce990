"""Adverts in the run of a page: a label with the lines under it, and lines that sell something by themselves."""

from __future__ import annotations

import re

from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section

_LABEL = re.compile(
    r"[\[(\-–—*\s]*(?:advert(?:isement|isements|orial|s)?|sponsored(?: content| links?| post)?|promoted(?: content"
    r"| stories)?|ad feature|paid (?:content|for by .{2,40})|partner content|from our (?:partners|sponsors))"
    r"[\])\-–—*:\s]*",
    re.I,
)
# What a shop says of its wares; two of these in a short line make an advert wherever it stands.
_SALE = (
    r"\b(?:spring|summer|autumn|winter|january|easter|christmas|black friday|clearance|flash|closing[- ]down"
    r"|half[- ]price|end[- ]of[- ](?:line|season)) (?:sale|offers?|deals?|savings)\b",
    r"\b[0-9]{1,2}% off\b|\bhalf price\b|\bbuy one,? get one\b|\b(?:2|3|two|three) for (?:1|one|2|two|£[0-9]+)\b",
    r"\b(?:from|only|just|now|prices? from) £[0-9][0-9,.]*(?:pp)?\b|£[0-9][0-9,.]*(?:pp| per person| each)\b",
    r"\b[0-9.]+% (?:APR|finance|interest)|\binterest[- ]free\b",
    r"\b(?:call|ring|phone|tel|telephone|text)\b.{0,40}\b0[0-9]{2,4}[ 0-9]{6,10}|\bwww\.|\b[a-z-]+\.(?:co\.uk|com"
    r"|example)\b",
    r"\b(?:ends|offer ends|must end|until|closes) (?:soon|sunday|monday|saturday|friday|midnight|today|tonight"
    r"|tomorrow)\b",
    r"\b(?:book|buy|shop|order|enquire|apply|download|visit us|try it|see|find out more|learn more|get a quote)"
    r" (?:now|today|online|in store|here|your)\b|\bfree (?:delivery|quote|estimate|trial|parking)\b|\bopen 7 days\b",
    r"\b(?:t&cs?|terms(?: and conditions)?|conditions) apply\b|\bwhile stocks last\b|\bsubject to (?:status"
    r"|availability)\b",
    r"\b(?:nearly new|brand new|new and used|showroom|dealership|bargains?|children half price)\b",
)
_SALES = tuple(re.compile(sale, re.I) for sale in _SALE)
_PLAYER = re.compile(
    r"skip(?: ad| in)?(?: [0-9]+(?: ?s(?:ec(?:ond)?s?)?)?)?|(?:your )?video will (?:start|play|resume) in.{0,20}"
    r"|(?:click|tap) to (?:un)?mute|ad [0-9] of [0-9]|close ad|remove ads?",
    re.I,
)
# A sentence that tells what happened is no advert, whatever it says was sold.
_SPEAKS = re.compile(
    r"[\"“‘']|.{0,200}\b(?:said|police|officers?|force|constable|crimes?|arrest\w*|councillors?|fraud\w*|thie(?:f"
    r"|ves)|victims?"
    r"|was|were|had|has|have|been|advertised|sold|stole|stolen|bought|offered|cost|paid|lost|fell|rose|spent|took)\b",
    re.I,
)
_LONGEST_AD = 220
_LONGEST_UNLABELLED = 160
_MOST_LINES = 4


def mark(page: Page) -> None:
    """Mark the adverts of a page as furniture."""
    drafts = page.drafts
    spaced = sum(draft.gap > 0 for draft in drafts) * 2 > len(drafts)
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.TABLE_ROW or len(draft.text) > _LONGEST_AD:
            continue
        if _LABEL.fullmatch(draft.text):
            draft.section = Section.FURNITURE
            _under(drafts, index + 1, spaced=spaced)
        elif _PLAYER.fullmatch(draft.text) or (
            len(draft.text) <= _LONGEST_UNLABELLED and draft.level == 0 and _sells(draft.text, 2)
        ):
            draft.section = Section.FURNITURE


def _under(drafts: list[Draft], index: int, *, spaced: bool) -> None:
    """Mark what stands under the label of an advert: lines without a space between, and lines that sell."""
    for draft in drafts[index : index + _MOST_LINES]:
        if draft.level or (draft.prose and _SPEAKS.match(draft.text)) or len(draft.text) > _LONGEST_AD:
            return
        close = spaced and draft.gap == 0
        if not (close or _PLAYER.fullmatch(draft.text) or _sells(draft.text, 1)):
            return
        draft.section = Section.FURNITURE


def _sells(text: str, least: int) -> bool:
    return not _SPEAKS.match(text) and sum(sale.search(text) is not None for sale in _SALES) >= least
