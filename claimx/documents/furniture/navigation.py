"""Menus, breadcrumbs and share lines: lines of short labels parted by marks, with no sentence in them."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s*[|•·>»›→/]\s*|[ ]*\t[ \t]*|[ ]{2,}")
_CRUMBS = re.compile(r"\s[>»›→/]\s")
_SENTENCE = re.compile(r"[.!?;]$|[“”\"]|[£$€%]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
# Labels that a site sells itself with may name a price.
_ACTION = re.compile(r"(?:subscribe|sign (?:in|up)|log ?in|donate|advertise|book an ad|buy a photo|support us)\b", re.I)
_LONGEST_ACTION = 40
_LONGEST_LINE = 240
_LONGEST_LABEL = 6

# Words that by themselves make a label of a site's menus.
_MENU = frozenset(
    """home news newsroom media contact contacts about careers jobs search menu help login register accessibility
    cookies privacy sitemap subscribe campaigns appeals events sport property letters notices tides advertise
    archive english cymraeg hafan newyddion cysylltu transparency commissioner services publications consultations
    yes no terms disclaimer feedback opinion business politics weather puzzles podcasts video videos gallery
    topics categories departments worldwide guidance statistics blog blogs latest previous next back more""".split()
)
_SOCIAL = frozenset(
    """facebook twitter x whatsapp email e-mail linkedin instagram youtube tiktok bluesky threads reddit messenger
    pinterest snapchat flickr telegram nextdoor print rss mastodon tumblr sms share tweet link copy post
    save like pocket skype viber comment comments bookmark""".split()
)
_SHARE_WORDS = frozenset("share this page article story release post on via by with to follow us and or opens in a new"
                         " tab window it now send find like the news link copy click".split())  # fmt: skip
_WORDS = re.compile(r"[A-Za-z][\w-]*")


def labels(line: str) -> list[str]:
    """The labels of a line of text that keeps its runs of spaces; one where nothing parts it."""
    return [part for part in (piece.strip() for piece in _PARTS.split(line)) if part]


def _label(text: str) -> bool:
    if _ACTION.match(text):
        return len(text) <= _LONGEST_ACTION
    if text.count(" ") >= _LONGEST_LABEL or _SENTENCE.search(text):
        return False
    return not any(character.isdigit() for character in text) or _YEAR.match(text) is not None


def _menu_words(text: str) -> bool:
    return any(word.lower() in _MENU for word in _WORDS.findall(text))


def is_navigation(line: str) -> bool:
    """Whether a line is a menu or a breadcrumb: "Home > News > 2023", "News   Campaigns   Appeals"."""
    if len(line) > _LONGEST_LINE:
        return False
    parts = labels(line)
    if len(parts) < 2:
        return False
    crumbs = _CRUMBS.search(line) is not None
    if crumbs and _menu_words(parts[0]) and not any(_SENTENCE.search(part) for part in parts[:-1]):
        return len(parts[0].split()) <= 6  # the last crumb may be the title itself
    if not all(_label(part) for part in parts):
        return False
    if len(parts) == 2:
        return any(_menu_words(part) and part.count(" ") <= 2 for part in parts)
    return any(_menu_words(part) for part in parts) or (crumbs and " > " in line)


def is_share(line: str) -> bool:
    """Whether a line is nothing but the names of social networks, with or without "Share this on"."""
    words = [word.lower() for word in _WORDS.findall(line)]
    if not words or len(words) > 24 or any(character.isdigit() for character in line):
        return False
    if len(words) == 1 and line.strip().lower() in _SOCIAL:
        return True
    networks = sum(1 for word in words if word in _SOCIAL)
    if networks == 0 or not all(word in _SOCIAL or word in _SHARE_WORDS for word in words):
        return False
    return networks > 1 or words[0] in ("share", "follow", "tweet", "print", "copy", "email", "send")
