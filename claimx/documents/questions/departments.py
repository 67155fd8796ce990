"""Departments that answer to a parliament, as its pages name them."""

from __future__ import annotations

import re

_MATTERS = (
    r"(?:Business|Children|Communities|Constitutional|Culture|Defence|Digital|Education|Energy|Environment|Europe"
    r"|Exiting|Families|Food|Foreign|Health|Home|Housing|Innovation|International|Justice|Levelling|Local|Media|Net"
    r"|Pensions|Public|Rural|Schools|Science|Skills|Social|Sport|Technology|Trade|Transport|Treasury|Women|Work)"
)
_WORD = r"(?:,? (?:(?:and|the|of|for|to|&) )*[A-Z][\w'’-]*)"
_NAMED = re.compile(
    rf"(?:(?:HM |Her Majesty['’]s |His Majesty['’]s )?Treasury|Home Office|Cabinet Office|(?:Scotland|Wales|Northern"
    rf" Ireland|Foreign|War|Duchy of Lancaster) Office|Foreign(?: and|,) Commonwealth(?: and|,?) (?:&? ?Development )?"
    rf"Office|Home Department|(?:Ministry|Department) (?:of|for){_WORD}{{1,10}}|Ministry|Attorney[ -]General(?:['’]s"
    rf" Office)?|Law Officers['’] Department|Solicitor[ -]General|Prime Minister['’]s Office"
    rf"|(?:Scottish|Welsh|UK) Government|Northern Ireland Executive|Lord Chancellor['’]s Department"
    rf"|House of Commons Commission|Church Commissioners)"
)
# Hansard heads the answers of a department with what it is for, in capitals.
_HEADED = re.compile(
    rf"{_MATTERS}(?:,? (?:(?:and|for|the|of|&) )*{_MATTERS}| Affairs| Up| Zero| Department){{0,8}}", re.I
)
_IN_BRACKETS = re.compile(r"\((?P<name>[^()]{4,90})\)")
_OPENING = re.compile(r"(?P<name>[A-Z][\w ,&'’-]{3,90}?) (?:written|oral) (?:question|answer)", re.I)
_LONGEST = 110


def is_department(text: str) -> bool:
    """Whether a text is the name of a department and nothing more."""
    return len(text) <= _LONGEST and _NAMED.fullmatch(text) is not None


def from_heading(text: str) -> str | None:
    """The department that a heading of Hansard names: "HOME DEPARTMENT", "Ministry of Justice"."""
    if is_department(text):
        return text
    if len(text) > _LONGEST or not text.isupper():
        return None
    name = text.title()
    return text if is_department(name) or _HEADED.fullmatch(text) else None


def from_post(role: str | None) -> str | None:
    """The department that a minister's post names: "Minister of State (Home Office)", "Minister, Home Department"."""
    if role is None:
        return None
    for found in _IN_BRACKETS.finditer(role):
        if is_department(found["name"]):
            return found["name"]
    _, comma, behind = role.rpartition(", ")
    if comma and is_department(behind):
        return behind
    return role if is_department(role) else None


def opening(text: str) -> str | None:
    """The department that a line opens with: "Home Office written question – answered on 6th June 2018"."""
    found = _OPENING.match(text)
    return found["name"] if found and is_department(found["name"]) else None
