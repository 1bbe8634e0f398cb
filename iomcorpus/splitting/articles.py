"""Pages that are one article: the title of the page names its heading (`page_titles.py`), and few days stand below.

Under a heading that names a list there are as many days as entries.
"""

from __future__ import annotations

from iomcorpus.splitting.marks import SHORTEST_TITLE
from iomcorpus.splitting.view import DATE, PAGE, PROSE, View, is_title

MOST_DAYS = 2  # published, updated
LEAST_TEXT = 4  # sentences below the day of an article, up to the next day
LONGEST_HEAD = 10  # lines below the heading, over the text


def find_articles(view: View) -> None:
    """Find where such an article begins and how far down its head goes."""
    for start in view.page_headings:
        stop, days, says = start + 1, 0, False
        # Buttons that stand over a text and below it recur, as the lines of pages do.
        while stop < len(view) and not (view.between[stop] & PAGE and (says or stop in view.page_headings)):
            days += bool(view.marks[stop] & DATE)
            says = says or bool(view.marks[stop] & PROSE)
            stop += 1
        body = _end_of_head(view, start, stop)
        if days <= MOST_DAYS or _has_own_day(view, start, stop):
            view.articles.add(start)
            head = range(start + 1, min(body + 1, stop, start + 1 + LONGEST_HEAD))
            view.article_heads.update(at for at in head if not _is_dated_title(view, at))


def _end_of_head(view: View, start: int, stop: int) -> int:
    """Where the text begins: at the first sentence, or below the day and author that stand below a summary."""
    body = next((at for at in range(start + 1, stop) if view.marks[at] & PROSE), stop)
    for at in range(body + 1, min(start + LONGEST_HEAD, stop)):
        if view.marks[at] & PROSE:
            break
        if view.marks[at] & DATE:
            return at + 1
    return body


def _has_own_day(view: View, start: int, stop: int) -> bool:
    """Whether a day stands a little below a heading, and below that a text that is longer than a teaser."""
    day = next((at for at in range(start + 1, min(start + LONGEST_HEAD, stop)) if view.marks[at] & DATE), stop)
    following = next((at for at in range(day + 1, stop) if view.marks[at] & DATE), stop)
    return sum(bool(view.marks[at] & PROSE) for at in range(day + 1, following)) >= LEAST_TEXT


def _is_dated_title(view: View, at: int) -> bool:
    """A title over a day: then it is the article's, and what the page's title names is a section: "Latest news"."""
    return bool(view.mark(at + 1) & DATE) and view.sizes[at] >= SHORTEST_TITLE and is_title(view, at)
