"""The text of pages: content without menus, under heading and date, in whatever encoding."""

from __future__ import annotations

import pytest
from articles import BEES, SLIP
from web_pages import FOOT, MENU, html

from iomcorpus.errors import CorpusError
from iomcorpus.reading import extras
from iomcorpus.reading.page_text import decode_page, read_page
from iomcorpus.reading.pages import Page

pytest.importorskip("trafilatura", reason="the extra `html`")

DATED = '<meta property="article:published_time" content="{}">'


def lines(page: str, **known: str) -> list[str]:
    found = read_page(Page("a", "a.html", page.encode(), **known))
    assert found is not None and found.text.endswith("\n")
    return found.text.splitlines()


def test_content_and_nothing_else() -> None:
    assert lines(html(SLIP)) == [SLIP.title, *SLIP.body]


@pytest.mark.parametrize("tag", ["article", "div"])
def test_a_page_of_several_items(tag: str) -> None:
    items = "".join(
        f"<{tag}><h2><a href='/{article.date}'>{article.title}</a></h2><p class='date'>{article.date}</p>"
        f"{''.join(f'<p>{paragraph}</p>' for paragraph in article.body)}</{tag}>"
        for article in (SLIP, BEES)
    )
    page = f"<html><head><title>News</title></head><body>{MENU}<main>{items}</main>{FOOT}</body></html>"
    expected = [line for article in (SLIP, BEES) for line in (article.title, article.date, *article.body)]
    assert [line for line in lines(page) if line != "News"] == expected


def test_what_the_head_states() -> None:
    head = DATED.format("2016-08-22T07:30:00Z") + (
        '<meta name="author" content="Ama Boateng"><link rel="canonical" href="https://a.example/slip">'
    )
    found = read_page(Page("a", "a.html", html(SLIP, head).encode()))
    assert found is not None
    assert (found.title, found.published, found.author, found.url) == (
        SLIP.title, "2016-08-22", "Ama Boateng", "https://a.example/slip",
    )  # fmt: skip
    assert found.text.splitlines()[:3] == [SLIP.title, "2016-08-22", SLIP.body[0]]
    fetched = read_page(Page("a", "a.html", html(SLIP, head).encode(), url="https://b.example/"))
    assert fetched is not None and fetched.url == "https://b.example/"


@pytest.mark.parametrize(
    ("stated", "above", "second"),
    [
        ("2016-08-22", "", "2016-08-22"),
        ("2016-08-22", "<p>22 August 2016</p>", "22 August 2016"),  # it stands there already
        ("2016-08-22", "<p>Posted 22/08/2016 by Ama Boateng</p>", "Posted 22/08/2016 by Ama Boateng"),
        ("2016-08", "", SLIP.body[0]),  # a month is no day
        ("2016", "", SLIP.body[0]),
        ("2016-08-01", "", "2016-08-01"),
        ("3016-08-22", "", SLIP.body[0]),  # after anything that can be
    ],
)
def test_the_date_is_put_down_once(stated: str, above: str, second: str) -> None:
    assert lines(html(SLIP, DATED.format(stated), above))[1] == second


@pytest.mark.parametrize(
    ("head", "above", "day"),
    [
        ('<meta name="date" content="20160822">', "", "2016-08-22"),
        ("", '<p>Filed <time datetime="2016-08-22T07:30">on Monday</time></p>', "2016-08-22"),
        ("", '<div class="post-date">August 22, 2016</div>', "2016-08-22"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "description": "' + "so " * 300 + '",'
            '"datePublished": "2016-08-22T07:30:00Z"}</script>',
            "",
            "2016-08-22",
        ),
        ('<meta name="generator" content="press 1.2 (2016-08-22)">', "", None),
        ("", "<p>Varn has waited since 22 August 2016 for a new slip.</p>", None),
        ("", "<p>© 2016-08-22 Varn Post</p>", None),
    ],
)
def test_where_a_page_states_its_date(head: str, above: str, day: str | None) -> None:
    found = read_page(Page("a", "a.html", html(SLIP, head, above).encode()))
    assert found is not None and found.published == day


def test_no_page_is_dated_after_it_was_fetched() -> None:
    page = html(SLIP, DATED.format("2016-08-22"))
    assert lines(page, retrieved="2016-08-23T10:00:00Z")[1] == "2016-08-22"
    assert lines(page, retrieved="2015-01-01T10:00:00Z")[1] == SLIP.body[0]


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><script>x()</script></body></html>", "\0\0", "<"])
def test_pages_without_text(page: str) -> None:
    assert read_page(Page("a", "a.html", page.encode())) is None


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Zoë".encode(), None, "Zoë"),
        ("Zoë".encode(), "iso-8859-1", "Zoë"),  # the server is wrong
        ("Zoë".encode("cp1252"), None, "Zoë"),
        ("Zoë".encode("cp1252"), "nonsense", "Zoë"),
        ("Žižka".encode("iso-8859-2"), "iso-8859-2", "Žižka"),
        ('<meta charset="iso-8859-2">Žižka'.encode("iso-8859-2"), None, '<meta charset="iso-8859-2">Žižka'),
        ("日本".encode("iso-2022-jp"), "iso-2022-jp", "日本"),  # nothing but ASCII, to look at
        ("Zoë".encode("utf-16"), "utf-8", "Zoë"),  # it has a BOM
        ("\ufeffZoë".encode(), None, "Zoë"),
        (b"Zo\xc3\xab \xff", "utf-8", "Zoë \ufffd"),
    ],
)
def test_encodings(data: bytes, charset: str | None, text: str) -> None:
    assert decode_page(data, charset) == text


def test_it_is_the_same_at_any_time() -> None:
    page = Page("a", "a.html", html(BEES, DATED.format("2016-08-19")).encode())
    assert read_page(page) == read_page(page)


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(CorpusError, match=r"needs the package trafilatura. Type: pip install 'iomcorpus\[html\]'$"):
        read_page(Page("a", "a.html", b"<html>"))
