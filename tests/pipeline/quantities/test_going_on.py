"""Times that are told of what one before was measured of."""

import pytest

from claimx.pipeline.quantities import find_amounts

WITHIN = [
    ("An average wait of 18 minutes at the Maltby desk in 2020 is down to 13 minutes today.", [18, 13]),
    ("Callers waited 46 minutes for a detective in 2020 but 31 minutes this year.", [46, 31]),
    ("Calls were reached in 14.2 minutes on average before the new rota and in 11.9 minutes after it.", [14.2, 11.9]),
    ("Average wait on the old system and the new: 38 seconds, where it used to be 29 seconds.", [38, 29]),
    # near misses
    ("The average wait was 12 minutes before the inspector spoke for 20 minutes.", [12]),
    ("Calls took 14 minutes on average and the drill lasted for 3 days.", [14]),
    ("The average wait is 12 minutes, and it is a 20-minute walk to the desk.", [12]),
    ("A reply took 12 days on average, and three days later he was found.", [12]),
]
ACROSS = [
    ("The average wait was 4 minutes.", "In the second it had doubled to 9 minutes.", [9]),
    ("A caller waited 48 minutes.", "The new nurses have brought that to 33 minutes.", [33]),
    ("The average has risen to 44 days.", "In 2016 the figure was 19 days.", [19]),
    ("Calls are answered in an average of 6 seconds.", "In the summer of 2021 it took 82 seconds.", [82]),
    ("A victim waited 43 days.", "Since the team moved it has been 28 days.", [28]),
    ("Calls took 12 seconds on average.", "By September it had reached 33 seconds.", [33]),
    ("It took 20 minutes on average to see a patrol.", "This year it takes 17 minutes.", [17]),
    # near misses
    ("It took 12 minutes on average to answer.", "The chief then spoke for 20 minutes.", []),
    ("The average wait is 12 minutes.", "There is 20 minutes of music.", []),
    ("Calls took 14 minutes on average.", "The search of the barn took 40 minutes.", []),
    ("The average wait was 3 days.", "It is two days since the panel met.", []),
    ("The average wait was 12 minutes.", "It was a 20-minute drive to the station.", []),
    ("A reply took 12 days on average.", "He was jailed for 14 days.", []),
    ("A call took 12 seconds on average.", "It was nine days of rain.", []),
    ("A call took 12 seconds on average.", "By March it had reached three weeks.", []),
    ("We made 12 arrests.", "In 2016 the figure was 19 days.", []),
]


@pytest.mark.parametrize(("text", "wanted"), WITHIN)
def test_in_one_sentence(text: str, wanted: list[float]) -> None:
    assert [one.value for one in find_amounts(text) if one.form == "measure"] == wanted


@pytest.mark.parametrize(("before", "text", "wanted"), ACROSS)
def test_after_a_sentence(before: str, text: str, wanted: list[float]) -> None:
    earlier = find_amounts(before)
    assert [one.value for one in find_amounts(text, earlier=earlier) if one.form == "measure"] == wanted
    assert not [one for one in find_amounts(text) if one.form == "measure"]
