"""What statements of different splits must not share."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.corpus.check import check
from claimx.corpus.leakage import Likeness
from claimx.corpus.problems import Rule
from tests.corpus.build import write

RELEASE = """Vans stopped on the coast road

Officers in Thanet stopped every van that came down the coast road on Saturday night and found nine with tools that
their drivers could not explain. Two men from Ramsgate were arrested. The vans had come from as far away as Bedford.

Inspector Cara Holm said her team would be out again before the month was over, and asked anyone who hears drilling in a
car park after dark to call at once rather than wait until the morning, when the tools are long gone.
"""
OTHER = """Council to hear about shop theft

Members of the crime panel meet in Chester on Tuesday to hear what became of last autumn's promise that each shop on the
Wirral would know its constable by name. The commissioner is expected to say that most now do, though not in Birkenhead.

The meeting is open to all. Papers can be read at the library in Liscard during opening hours and on the panel's pages.
"""


def told(corpus: Path) -> list[tuple[str, str]]:
    return [(problem.path.name, problem.message) for problem in check([corpus]).problems]


def build(corpus: Path, train: str, test: str) -> list[tuple[str, str]]:
    write(corpus / "train", "a", text=train, date="2021-01-01")
    write(corpus / "test", "b", text=test, date="2022-02-02")
    return told(corpus)


def test_different_statements_share_nothing(tmp_path: Path) -> None:
    assert build(tmp_path, RELEASE, OTHER) == []


@pytest.mark.parametrize(
    ("test", "likeness"),
    [
        (RELEASE, Likeness.SAME),
        (RELEASE.upper().replace(".", " ."), Likeness.SAME),
        (RELEASE.replace("nine", "ten").replace("Ramsgate", "Deal").replace("Holm", "Fell"), Likeness.NEAR),
        (RELEASE.split("\n\n")[1], Likeness.NEAR),
        (OTHER + OTHER[40:].replace("e", "i") + RELEASE.split("\n\n")[2], Likeness.PASSAGE),
        (RELEASE.split("\n")[0] + " again in the small hours\n" + OTHER, None),
    ],
)
def test_likeness_across_splits_is_told(tmp_path: Path, test: str, likeness: Likeness | None) -> None:
    found = build(tmp_path, RELEASE, test)
    if likeness is None:
        assert found == []
    else:
        [(name, message)] = found
        assert name == "b.txt"
        assert message.startswith(f"it has {likeness} as ")


def test_the_same_form_with_other_figures_is_nearly_the_same(tmp_path: Path) -> None:
    row = "The force recorded {} burglaries in March, {} in April and {} in May, which is {} fewer than planned for. "
    one = "".join(row.format(*range(at, at + 4)) for at in range(10, 40, 4))
    other = "".join(row.format(*range(at, at + 4)) for at in range(50, 80, 4))
    [(_, message)] = build(tmp_path, one, other)
    assert Likeness.NEAR in message


def test_a_headline_a_day_and_an_event_tell_of_one_event(tmp_path: Path) -> None:
    headline = "Hundreds march through Derby for safer streets\n\n"
    [(_, message)] = build(tmp_path / "headline", headline + RELEASE, headline + OTHER)
    assert f"{Likeness.TITLE} as" in message
    short = "Rural Crime\n\n"
    assert build(tmp_path / "short", short + RELEASE, short + OTHER) == []
    write(tmp_path / "event" / "train", "a", text=RELEASE, date="2021-01-01", row="a.txt,2021-01-01,1,Thanet vans")
    write(tmp_path / "event" / "test", "b", text=OTHER, date="2022-02-02", row="b.txt,2022-02-02,1,Thanet vans")
    [(_, message)] = told(tmp_path / "event")
    assert f"{Likeness.EVENT} as" in message


def test_precise_figures_in_common_tell_of_one_event(tmp_path: Path) -> None:
    figures = " There were {} calls, {} reports and £{} in costs."
    same = figures.format("14,327", "2,981", "3.47m")
    [(_, message)] = build(tmp_path / "same", RELEASE + same, OTHER + "Last year saw 2,981, 14,327 and £3.47m.")
    assert Likeness.FIGURES in message
    assert build(tmp_path / "years", RELEASE + " 2019, 2020, 2021", OTHER + " 2021, 2020, 2019") == []
    assert build(tmp_path / "round", RELEASE + " 1,000, 20,000, 30", OTHER + " 1,000, 20,000, 30") == []


def test_what_many_statements_say_is_a_stock_phrase(tmp_path: Path) -> None:
    stock = " Anyone with news of this should ring the desk on the usual number and quote the reference that is given."
    texts = [RELEASE, OTHER, *(letter * 3 + " stands alone here today." for letter in "qwertz")]
    for number, text in enumerate(texts):
        write(
            tmp_path / ("train" if number % 2 else "test"),
            f"n{number}",
            text=text + stock,
            date=f"2021-01-0{number + 1}",
        )
    assert told(tmp_path) == [] or all(Likeness.PASSAGE not in message for _, message in told(tmp_path))


def test_in_one_split_only_what_is_nearly_the_same_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a", text=RELEASE)
    write(tmp_path, "b", text=RELEASE + OTHER)
    write(tmp_path, "c", text=OTHER[::-1] + RELEASE.split("\n\n")[2] + OTHER[::-1].upper())
    problems = check([tmp_path]).problems
    assert [(problem.path.name, problem.rule) for problem in problems] == [("b.txt", Rule.DUPLICATE)]


def test_one_name_for_two_statements_is_told(tmp_path: Path) -> None:
    write(tmp_path / "train", "a", text=RELEASE)
    write(tmp_path / "test", "a", text=OTHER)
    [problem] = check([tmp_path]).problems
    assert problem.rule is Rule.DUPLICATE
    assert "has its name" in problem.message
