"""Answers under a heading that sets the police of one place over them."""

from __future__ import annotations

import datetime as dt

import pytest

import claimx
from claimx.documents import Details, from_text
from claimx.records import DocumentKind

ANSWER = """{title}

Question

Asked by Lord Penn

To ask Her Majesty's Government what grants have been paid towards policing in Gwent.

Answer

Lord Ash

The grant to Gwent was £49.6 million in 2011-12.

{last}
"""


@pytest.mark.parametrize(
    ("title", "last", "forces"),
    [
        ("Police: Gwent", "Reserves stood at £18.7 million.", ["gwent"]),
        ("Police: Gwent", "Home Office reserves stood at £18.7 million.", []),
        ("Police: Gwent", "Across England and Wales reserves stood at £18.7 million.", []),
    ],
)
def test_the_police_of_a_heading(title: str, last: str, forces: list[str]) -> None:
    details = Details(date=dt.date(2014, 1, 27), kind=DocumentKind.WRITTEN_ANSWER)
    found = claimx.extract(from_text(ANSWER.format(title=title, last=last), details=details))
    (reserves,) = [claim for claim in found if claim.quantity.text == "£18.7 million"]
    assert [link.id for link in reserves.forces] == forces
