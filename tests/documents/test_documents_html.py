"""Pages of HTML: text and blocks built together, furniture by tag, facts from tags."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimx.documents import BlockKind, Document, Section, from_text, read_bytes
from claimx.records import DocumentKind


def page(body: str, head: str = "") -> Document:
    return read_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks if block.readable]


def test_blocks_of_every_sort() -> None:
    document = page(
        "<h1>Fall in&nbsp;burglary</h1><p>Down by <b>12&#160;per</b> cent, saving\n  &pound;3m.</p>"
        "<h2>How</h2><p>Teams have:</p><ul><li>made <em>40</em> arrests<ul><li>9 in"
        " May</li></ul></li><li><p>seized 5</p>"
        "<p>and sold 4</p></li></ul><ol><li>first</li></ol><blockquote><p>We did it.</p></blockquote>"
        "<dl><dt>From</dt><dd>the team</dd></dl><figure><img alt='x'><figcaption>On patrol</figcaption></figure>"
        "<table><caption>By"
        " force</caption><tr><th>Force</th><th>2023</th></tr><tr><td>Kent</td><td><p>12</p></td></tr></table>"
        "<div>loose <span>text</span> at the end<br><br>and more<br>of it</div>"
    )
    assert blocks(document) == [
        ("title", "Fall in burglary"),
        ("paragraph", "Down by 12 per cent, saving £3m."),
        ("heading", "How"),
        ("paragraph", "Teams have:"),
        ("list_item", "made 40 arrests"),
        ("list_item", "9 in May"),
        ("list_item", "seized 5"),
        ("paragraph", "and sold 4"),
        ("list_item", "first"),
        ("quote", "We did it."),
        ("heading", "From"),
        ("paragraph", "the team"),
        ("caption", "On patrol"),
        ("caption", "By force"),
        ("table_row", "Force\t2023"),
        ("table_row", "Kent\t12"),
        ("paragraph", "loose text at the end"),
        ("paragraph", "and more of it"),
    ]
    lead = next(block.lead for block in document.blocks if block.kind is BlockKind.LIST_ITEM)
    assert lead is not None
    assert document.block_text(document.blocks[lead]) == "Teams have:"


def test_bullets_typed_into_paragraphs() -> None:
    document = page("<p>We have:</p><p>• hired 40<br>• lost 3<br>• trained 9</p>")
    items = [text for kind, text in blocks(document) if kind == "list_item"]
    assert items == ["hired 40", "lost 3", "trained 9"]


def test_what_is_never_shown_is_left_out() -> None:
    document = page(
        "<p>Kept 1.<script>var a = '<p>lost 2</p>';</script><style>p{}</style> Kept 3.</p><p hidden>lost 4</p>"
        "<div style='display: none'>lost 5</div><noscript>lost 6</noscript><select><option>lost 7</option></select>"
        "<!-- lost 8 --><template><p>lost 9</p></template>"
    )
    assert document.text == "Kept 1. Kept 3."


def test_furniture_by_tag_role_and_name() -> None:
    document = page(
        "<div id='cookie-banner'><p>Stored 1 thing</p></div><header><a href='/'>Site 2</a></header>"
        "<nav><ul><li><a href='/'>Three</a></li></ul></nav><div class='breadcrumb'>Here 4</div>"
        "<main><h1>Officers rise to 40</h1><p>Kept five officers.</p><aside><p>Other story 6</p></aside>"
        "<div class='share-links'>Share 7</div><section class='related-content'><h2>More</h2><p>Story 8</p></section>"
        "<ul><li><a href='/9'>Nine men jailed</a></li><li><a href='/10'>Ten women freed</a></li></ul></main>"
        "<div role='complementary'>Box 11</div><footer><p>Foot 12</p></footer>"
    )
    assert [text for _, text in blocks(document)] == ["Officers rise to 40", "Kept five officers."]
    assert "Foot 12" in document.text


def test_a_wrapper_that_is_named_like_furniture_is_no_box() -> None:
    document = page(
        "<form id='aspnet'><div class='page-with-sidebar nav'><p>"
        + "The force has 900 officers. " * 9
        + "</p></div></form>"
    )
    assert [kind for kind, _ in blocks(document)] == ["paragraph"]
    document = page("<div class='content share'><h1>Officers rise</h1><p>There are 40.</p></div>")
    assert len(blocks(document)) == 2


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    document = page(
        "<table><tr><td><ul><li>one</li></ul></td><td><h1>Officers rise to 40</h1><p>There are 40"
        " now.</p></td></tr></table>"
    )
    assert ("paragraph", "There are 40 now.") in blocks(document)
    assert not any(kind == "table_row" for kind, _ in blocks(document))


@pytest.mark.parametrize(
    ("head", "date", "publisher", "url"),
    [
        ('<meta property="article:published_time" content="2024-03-05T09:00:00Z">', dt.date(2024, 3, 5), None, None),
        ('<meta name="DC.date.issued" content="5 March 2024"><meta property="og:site_name" content="Wessex Police">',
         dt.date(2024, 3, 5), "Wessex Police", None),
        ('<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-03-05",'
         '"publisher":{"name":"Marlport Gazette"}}]}</script>', dt.date(2024, 3, 5), "Marlport Gazette", None),
        ('<link rel="canonical" href="https://w.example/a"><meta property="og:site_name" content="GOV.UK">', None, None,
         "https://w.example/a"),
        ('<script type="application/ld+json">{"broken": [</script><meta name="date" content="soon">', None, None, None),
    ],
)  # fmt: skip
def test_facts_from_tags(head: str, date: dt.date | None, publisher: str | None, url: str | None) -> None:
    document = page("<h1>Officers rise to 40</h1><p>There are 40 now.</p>", head)
    assert (document.date, document.publisher, document.url) == (date, publisher, url)
    assert document.title == "Officers rise to 40"


def test_the_title_without_a_heading() -> None:
    assert (
        page("<p>There are 40 now.</p>", "<title>Officers rise to 40 | Wessex Police</title>").title
        == "Officers rise to 40"
    )


def test_a_question_page() -> None:
    document = page(
        "<h1>Police: Pay</h1><p>Asked by <a href='/m'>Ida Marsh</a></p><p>To ask the Secretary of State"
        " for the Home Department, "
        "what it cost.</p><p>Answered by Lena Holt</p><p>It cost £3 million.</p>"
    )
    assert document.kind is DocumentKind.WRITTEN_ANSWER
    assert document.answerer is not None
    assert document.answerer.name == "Lena Holt"
    assert document.blocks[-1].section is Section.ANSWER


def test_html_is_told_by_bytes_and_by_name() -> None:
    assert read_bytes(b"<!-- x --><HTML><p>Forty &amp; two</HTML>", path=Path("a.txt")).text == "Forty & two"
    assert read_bytes(b"Forty <b>&amp;</b> two", path=Path("a.htm")).text == "Forty & two"
    assert read_bytes(b"<p>Forty &amp; two</p>").text == "Forty & two"
    assert read_bytes(b"<p>Forty &amp; two</p>", path=Path("a.txt")).text == "<p>Forty &amp; two</p>"
    assert from_text("<html><p>Forty</p>").text == "<html><p>Forty</p>"


def test_mangled_pages_are_repaired() -> None:
    assert page("<p>â€œWeâ€™ve Â£25mâ€\x9d</p>").text == "“We’ve £25m”"


@pytest.mark.parametrize(
    "source",
    [
        "<html>" + "<div>" * 50_000 + "There are 40",
        "<html>" + "<b>" * 50_000 + "There are 40",
        "<html>" + "<p>There are 40" * 20_000,
        "<html>" + "<table><tr><td>There are 40" * 5_000,
        "<html>" + "<ul><li>There are 40" * 5_000,
        "<html><p>" + "There are 40<br>" * 20_000,
        "<html><p>There are 40<" + "<" * 200_000,
        "<html><p title='There are 40" + "x" * 200_000,
        "<html><!-- There are 40",
    ],
)
def test_pages_that_never_close(source: str) -> None:
    try:
        document = read_bytes(source.encode())
        assert "There are 40" in document.text or "<p title" in source
    except Exception as error:  # noqa: BLE001
        assert type(error).__name__ == "ReadError"
        assert source.startswith("<html><!--") or "title" in source


def test_entities_are_not_expanded() -> None:
    entities = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">'
    document = read_bytes(f"<!DOCTYPE html [{entities}]><html><p>40 &b; &x;</p>".encode())
    assert "aaaa" not in document.block_text(document.blocks[-1])
