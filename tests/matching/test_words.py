"""What is counted, as terms that do not depend on the wording."""

from __future__ import annotations

import pytest

import claimx
from claimx.matching.words import Content, content, excludes, narrows, nations, says_what


def read(text: str, amount: str) -> Content:
    [found] = [content(claim) for claim in claimx.extract(text) if claim.quantity.text == amount]
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Essex Police recorded 412 burglaries in 2023.", "There were 412 burglary offences across Essex in 2023."),
        ("Norfolk Constabulary has 412 PCSOs.", "Norfolk has 412 police community support officers."),
        ("Gwent Police made 412 stop and searches.", "There were 412 stops and searches in Gwent."),
        ("Kent Police recorded 412 shop thefts.", "Shoplifting in Kent: 412 offences of shoplifting."),
        ("In 2013 Kent Police detected 412 rapes.", "412 rapes were solved by Kent Police in 2013."),
        ("Kent Police has 412 special constables.", "Kent has 412 specials."),
    ],
)
def test_synonyms_and_inflections_are_one_term(one: str, other: str) -> None:
    assert read(one, "412").terms == read(other, "412").terms


@pytest.mark.parametrize(
    ("text", "amount", "terms"),
    [
        ("The force made 1,204 arrests and seized £25,000 in cash.", "1,204", {"arrest"}),
        ("Kent Police has 412 dog handlers, up by a fifth since 2019.", "412", {"dog", "handler"}),
    ],
)
def test_only_the_clause_of_the_amount_counts(text: str, amount: str, terms: set[str]) -> None:
    assert read(text, amount).terms == terms


def test_neither_force_nor_speaker_nor_time_is_a_term() -> None:
    found = read('"In May 2023 Essex Police lost 412 radios," said Chief Constable Ada Brindle.', "412")
    assert found.terms == {"radio"}
    assert not found.names


def test_a_place_within_the_force_is_a_term_and_a_name() -> None:
    found = read("There were 412 burglaries in Luton, Bedfordshire Police said.", "412")
    assert "luton" in found.terms and found.names == {"luton"}


def test_a_force_area_is_no_place_within_it() -> None:
    assert read("There were 412 burglaries in London last year.", "412").names == frozenset()


def test_some_terms_exclude_each_other_and_some_narrow() -> None:
    women = read("Kent Police has 412 female officers.", "412").terms
    men = read("Kent Police has 412 male officers.", "412").terms
    all_of_them = read("Kent Police has 412 officers.", "412").terms
    assert excludes(women, men) and excludes(men, women)
    assert not excludes(women, all_of_them) and narrows(women, all_of_them)
    assert not narrows(women, women)


def test_people_alone_do_not_say_what_is_counted() -> None:
    assert not says_what(read("Last year 412 people came to Kent Police.", "412").terms)
    assert says_what(read("Kent Police recorded 412 crimes.", "412").terms)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Police in England and Wales", {"England", "Wales"}),
        ("the English and Welsh forces", {"England", "Wales"}),
        ("across the UK", {"UK"}),
        ("across the country", set()),
    ],
)
def test_which_nations_a_sentence_names(text: str, named: set[str]) -> None:
    assert nations(text) == named
