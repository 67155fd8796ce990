"""Units and rates taken over from the sentence before."""

import pytest

from claimx.pipeline.quantities import carry_over, find_amounts

CASES = [
    ("In Leeds the share was 71 per cent.", "The average for the region was 64.", [(64, "percent", None)]),
    ("Some 38% agreed.", "In 2015 it was 31.", [(31, "percent", None)]),
    ("Hove has 67 crimes per 1,000 residents.", "In Brighton the rate was 141.", [(141, "count", "1,000 residents")]),
    ("Per 1,000 population, Devon received 214 calls.", "Dorset received 190.", [(190, "count", "1,000 population")]),
    ("The shop made 20 calls a week.", "It is now five or six.", [(5, "count", "week")]),
    ("They waited four and a half hours on average.", "That’s now under two.", [(2, "hour", None)]),
    ("It took an average of nine days.", "I would like it to be three.", [(3, "day", None)]),
    ("The median wait was 50 minutes.", "At Stoke it was 35.", [(35, "minute", None)]),
    ("Mean time to attend fell to 52 minutes.", "The target is 60.", [(60, "minute", None)]),
    ("In Bolton it was 63%.", "Bury, first in 2019, was lowest, on 41.", [(41, "percent", None)]),
    ("Clear-up was 29 per cent.", "Ours is 41.", [(41, "percent", None)]),
    ("It costs £41 for every caller at Ryde.", "At Cowes it is £6.", [(6, "GBP", "caller")]),
    ("Kent gets £95 per head.", "The average for the south is £108.", [(108, "GBP", "head")]),
    # near misses
    ("The average wait was 50 minutes.", "There were 35 complaints.", [(35, "count", None)]),
    ("The average wait was 50 minutes.", "It is now 35 officers short.", [(35, "count", None)]),
    ("The average wait was 50 minutes.", "It was 4,100 in all.", [(4100, "count", None)]),
    ("In Leeds 44% agreed.", "York was next, with 58 replies.", [(58, "count", None)]),
    ("Kent gets £95 per head.", "The new hall cost £108m.", [(108_000_000, "GBP", None)]),
    ("Kent gets £95 per head.", "It had £4m in reserve.", [(4_000_000, "GBP", None)]),
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
