"""Which kind of statement a document is, from its labels, its head and its manner."""

from __future__ import annotations

import re

from claimx.documents import letters, news, publishers, speaker_of
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Section
from claimx.documents.questions import hansard
from claimx.records import DocumentKind

_SPEECH_LABEL = re.compile(r"speech|transcript|deliver")
_STATEMENT_LABEL = re.compile(rf"statement|open letter|\b(?:{letters.LETTER}|{letters.PAPER})\b")
_RELEASE_LABEL = re.compile(r"press|media release|news story|news release|immediate release|embargo")
_SPEECH_TITLE = re.compile(r"\bspeech\b|\b(?:address|remarks|keynote) (?:to|at)\b|\blecture\b", re.I)
# What is set above the words themselves: "Remarks by the Chief Constable at the dinner", "Jane Roe – 2013 Speech to".
_SPOKEN_TITLE = re.compile(
    r"(?:Speech|Address|Remarks|Lecture) (?:given |made |delivered )?by \S|\S[^:]{3,60} [-–—] (?:[0-9]{4} )?Speech\b"
)
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
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us)\b(?!['’])|\b(?:I|we)['’]", re.I)
_QUOTED = re.compile(r"^[\"“‘']")
_PERSONAL_SHARE = 0.02


def classify(page: Page) -> DocumentKind:
    """The kind of a document that is no parliamentary answer; a press release where nothing says otherwise."""
    facts = page.facts
    labels = " | ".join(facts.labels)
    title = facts.title or ""
    prose = [draft for _, draft in page.live() if draft.prose and draft.kind is not BlockKind.TITLE]
    announced = next((told[0] for draft in prose[:2] if (told := speaker_of.text_of(draft.text))), None)
    heads = (title, *(draft.text for draft in page.drafts[:2]))
    spoken = any(_SPOKEN_TITLE.match(line) for line in heads) or (_SPEECH_TITLE.search(title) and _personal(prose))
    if _SPEECH_LABEL.search(labels) or announced == "speech" or spoken:
        return DocumentKind.SPEECH
    if announced == "statement":
        return DocumentKind.STATEMENT
    if _STATEMENT_LABEL.search(labels) or any(_WRITTEN_STATEMENT.search(draft.text) for draft in page.drafts[:12]):
        return DocumentKind.STATEMENT
    if any(hansard.is_number(draft.text) for draft in page.drafts if draft.section is Section.FURNITURE):
        return DocumentKind.STATEMENT
    if facts.publisher and publishers.is_staff_body(facts.publisher) and not _RELEASE_LABEL.search(labels):
        return DocumentKind.STATEMENT
    if not _RELEASE_LABEL.search(labels) and news.is_news(page, labels):
        return DocumentKind.NEWS
    if _STATEMENT_TITLE.search(title) and _one_voice(prose):
        return DocumentKind.STATEMENT
    if prose and _SPEECH_OPENING.match(prose[0].text) and _personal(prose) and not _RELEASE_LABEL.search(labels):
        return DocumentKind.SPEECH
    return DocumentKind.PRESS_RELEASE


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
