"""Units and rates taken over from the sentence before."""

import pytest

from claimx.pipeline.quantities import carry_over, find_amounts

CASES = [
    ("In Leeds the share was 71 per cent.", "The average for the region was 64.", [(64, "percent", None)]),
    ("Some 38% agreed.", "In 2015 it was 31.", [(31, "percent", None)]),
    ("Hove has 67 crimes per 1,000 residents.", "In Brighton the rate was 141.", [(141, "count", "1,000 residents")]),
    ("Per 1,000 population, Devon received 214 calls.", "Dorset received 190.", [(190, "count", "1,000 population")]),
    ("The shop made 20 calls a week.", "It is now five or six.", [(5, "count", "week")]),
    # near misses
    ("In Leeds the share was 71 per cent.", "The team has 64 officers.", [(64, "count", None)]),
    ("Some 38% agreed.", "It was 310 in all.", [(310, "count", None)]),
    ("The shop made 20 calls a week.", "Officers made 14 arrests.", [(14, "count", None)]),
    ("The force has 20 officers.", "It was 31 before.", [(31, "count", None)]),
    ("Demand doubled.", "It is now 90.", [(90, "count", None)]),
]


@pytest.mark.parametrize(("before", "text", "wanted"), CASES)
def test_carry_over(before: str, text: str, wanted: list[tuple[float, str, str | None]]) -> None:
    amounts = carry_over(text, find_amounts(text), find_amounts(before))
    assert [(a.value, a.unit, a.per) for a in amounts] == wanted
