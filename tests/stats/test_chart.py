"""Charts show every figure, in the terminal and as SVG."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from claimx.stats import Figure, stats
from claimx.stats.chart import Mark, latest, svg, terminal

SVG = "{http://www.w3.org/2000/svg}"


def _figure(when: str, value: float) -> Figure:
    day = dt.date.fromisoformat(when)
    return Figure("officers", "kent", "fte", when, day, day, value, "one")


def test_a_bar_is_as_long_as_its_figure() -> None:
    one, two = terminal([_figure("2023-03-31", 50), _figure("2024-03-31", 100)], width=20)
    assert (one.count("█"), two.count("█")) == (10, 20)
    assert two.startswith("31 March 2024  100  ")


def test_the_latest_edition_stands_for_a_date_but_not_one_of_wider_scope() -> None:
    series = stats().figures("officers", "england-and-wales", unit="fte")
    by_date = {one.when: one.value for one in latest(series)}
    assert (by_date["2023-03-31"], by_date["2019-03-31"]) == (147434.0, 123188.86)


def test_a_drawing_has_a_point_a_figure_and_what_was_stated() -> None:
    series = stats().figures("officers", "durham", unit="fte")
    drawn = svg(series, title="Durham <officers> & more", marks=[Mark(dt.date(2024, 5, 16), 1379, "1,379 stated")])
    root = etree.fromstring(drawn.encode())
    kinds = [circle.get("class") for circle in root.iter(f"{SVG}circle")]
    assert (len(kinds), kinds.count("mark")) == (len(series) + 1, 1)
    assert root.find(f"{SVG}title").text == "Durham <officers> & more"
    assert "1,379 stated" in "".join(root.itertext())
    assert all(0 <= float(circle.get("cx")) <= 640 for circle in root.iter(f"{SVG}circle"))


@given(st.lists(st.floats(-1e9, 1e9), max_size=5))
def test_any_figures_can_be_drawn(values: list[float]) -> None:
    figures = [_figure(f"20{at:02d}-03-31", value) for at, value in enumerate(values)]
    root = etree.fromstring(svg(figures, title="any").encode())
    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= float(circle.get("cy")) <= 260
    assert len(terminal(figures)) == len(values)
