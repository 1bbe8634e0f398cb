"""Shapes that pages come in: where records begin (¶), and which lines are the page's (×)."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

import pytest
from articles import ARTICLES, BEES, CLOCK, LETTERS, LIBRARY, SLIP, WELL, Article
from samples import records_of

FIVE = (SLIP, BEES, LIBRARY, CLOCK, WELL)
DAYS = ("4 May 2016", "9 May 2016", "17 May 2016", "2 June 2016", "11 June 2016", "30 June 2016")
NOTES = "About the harbour trust\n\nThe harbour trust has looked after the slip, the clock and the boats since 1911."
MENU = "×Home\n×News\n×Boats and moorings\n×Contact us\n×About us"


def body(article: Article, parted: str = "\n\n") -> str:
    return parted.join(article.body)


def titled(article: Article, meta: str) -> str:
    return f"¶{article.title}\n\n{meta}\n\n{body(article)}"


def dated(heads: str, count: int = len(FIVE)) -> str:
    """Some articles below a head, in which stand a title and a day."""
    found = zip(ARTICLES[:count], DAYS, strict=False)
    return "\n\n".join(f"{heads.format(title=one.title, day=day)}\n\n{body(one)}" for one, day in found)


def each(form: str) -> str:
    """Some articles in a form in which stand a title, a day, the text and its first paragraph."""
    found = zip(FIVE, DAYS, strict=False)
    return "\n\n".join(form.format(title=one.title, day=day, text=body(one), first=one.body[0]) for one, day in found)


def long(article: Article) -> str:
    """A title as long as those of news are."""
    return f"{article.title} at last"


def listed(entry: str) -> str:
    """Titles alone, each with its day."""
    found = zip(ARTICLES, DAYS, strict=True)
    return "\n\n".join(entry.format(title=article.title, day=day) for article, day in found)


SITE = "\n".join(f"×{label}" for label in ("Skip to content", "Home", "Boats", "Moorings", "Press", "Contact us"))
LABELS = "\n".join(
    f"×{what} {label}"
    for what in ("Boat", "Lock", "Slip")
    for label in ("tax", "map", "law", "day", "fee", "club", "crew")
)
ASKED = "×This story goes on. Sign up for our letters.\n×Do you know more of what goes on here, or who paid for it? Then write."
FOOT = f"×TAGS\n×Boats\n{ASKED}\n×© Harbour Trust 2016"


def page(article: Article, over: str, foot: str = FOOT, top: str = SITE) -> str:
    """A page saved whole: its own title, a menu, the article below what stands over it, and a foot."""
    return f"×{article.title} | Harbour Trust\n{top}\n{over}\n{body(article, chr(10))}\n{foot}"


def pages(over: str, foot: str = FOOT, top: str = SITE) -> str:
    """Pages saved whole, one after the other."""
    found = zip(FIVE, DAYS, strict=False)
    return "\n".join(page(one, over.format(title=one.title, day=day), foot, top) for one, day in found)


def rows(entry: str, top: str = SITE) -> str:
    """A list whose entries have as many lines each."""
    found = zip(ARTICLES, DAYS, strict=True)
    return f"{top}\n" + "\n".join(entry.format(title=one.title, day=day, first=one.body[0]) for one, day in found)


SHAPES = {
    "whole pages": pages("¶{title}\n{day}"),
    "whole pages without days": pages("¶{title}"),
    "whole pages with a standfirst, an author and a telephone": pages(
        "×{title}\n¶{title}\nOf what the harbour does and of who does it\nBy Lin Wei — (713) 743-8454\n{day} —"
    ),
    "whole pages with the day over the title": pages("¶{day}\n{title}\nBy Lin Wei"),
    "whole pages with labels between title and day": pages("¶{title}\nOf the board\nFull council\n{day} - 11:37"),
    "whole pages with what they are filed under at both ends": pages(
        "¶{title}\n{day}\nRopes and nets", "×Ropes and nets\n×© Trust"
    ),
    "whole pages with other stories below": "\n".join(
        page(
            one,
            f"¶{one.title}\nBy Lin Wei\n{day}",
            f"×Top Stories\n×{other.title} again\n×2 July 2016\n×{other.body[0]}\n×Privacy\n×Imprint\n×Jobs\n×Tides\n×© Trust",
        )
        for one, other, day in zip(FIVE, (WELL, SLIP, BEES, LIBRARY, CLOCK), DAYS, strict=False)
    ),
    "a whole page with teasers below": page(
        SLIP,
        f"¶{SLIP.title}\n×Facebook\n×Twitter\nAt the slip\nBy Lin Wei\n4 May 2016",
        "×Share\n×Boats\n×Ferry sails again\n×5 May 2016\n×It sails at nine.\n×Share\n×Lock shut\n×6 May 2016\n×It is shut.",
    ),
    "whole pages with a kicker that the menu has too": pages("¶Boats\n{title}\nBy Lin Wei\n{day}"),
    "whole pages with where they are filed over the title": pages("¶Posted in Ferry news\n{title}\nBy Lin Wei\n{day}"),
    "whole pages with a summary over author and day": pages(
        "¶{title}\nThe harbour trust tells what it does there, and who pays for it.\nBy Lin Wei\nPublished {day}"
    ),
    "whole pages with a second copy of the title below a trail": pages(
        "×Home\n×News\n×{title}\n¶{day} | Press release\n{title}"
    ),
    "whole pages whose trail has no signs": pages("×Home News Boats {title}\n¶{title}\n{day}"),
    "whole pages whom to ask between day and dateline": pages(
        "¶{title}\nPress Release\n{title} …\n{day}\nContact: 01632 960 101, press@harbour.example"
    ).replace(f"\n{SLIP.body[0]}", f"\nVARN — {SLIP.body[0]}"),
    "whole pages with labels below that are the sites elsewhere": pages(
        "¶{title}\n{day}", "×Tide tables\n×Friends of the harbour\n×© Harbour Trust 2016"
    ).replace(f"×{CLOCK.title} | Harbour Trust", "×Clock"),
    "rows of a day and a title, links with days below a heading": rows("¶{day}\n{title}\n-Harbour Gazette")
    + "\n×View the archive\n×Latest news releases\n"
    + "\n".join(f"¶{day}\n{one.title} again\n-Harbour Gazette" for one, day in zip(ARTICLES, DAYS, strict=True)),
    "rows of a title and a day, and the page's foot": rows("¶{title}\n{day}")
    + "\n×Previous\n×1\n×2\n×Next\n×Sign up for our newsletter\n×Your name\n×Harbour Trust\n×Quay House,\n×Varn Estate,\n"
    "×Varn\n×Site Map\n×Nets and ropes\n×Necessary\n×Necessary\n×All that we sell is made of hemp, and lasts.",
    "a day and a title a line, one of which goes on": listed("¶{day} - {title}").replace(
        WELL.title, f"{WELL.title} with the help of all\nHarbour Trust, and the Varn Gazette"
    ),
    "a dialogue on cookies below the last text": dated("¶{title}\n\n{day}")
    + "\n\n×Manage Cookie Consent\n×To provide the best experiences, we use technologies like cookies to store device information."
    "\n×Functional  Functional  Always active\n×The technical storage or access is strictly necessary for the purpose of the site."
    "\n×Accept Deny View preferences Save preferences",
    "what is a title by its date alone": "\n".join(
        f"¶Lock! {one.title} and all that came of it in the villages\n{day}Harbour Trust\n{one.body[0]}"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "pages with a release stamp that each has": pages("¶FOR IMMEDIATE RELEASE\n{day}\n{title}"),
    "pages with an office over their stamp": pages(
        "¶Harbour Department\nOffice of Public Affairs\nFOR IMMEDIATE RELEASE\n{day}\n{title}"
    ),
    "pages with a section over the name of a form": pages("¶News\nPress Release\n{title}\n{day}"),
    "pages with a section over the time to read": pages("¶Press\n×3 min read\n{title}\nBy Lin Wei\n{day}"),
    "pages with a stamp some lines over the day": pages(
        "¶Press Release\nHarbour Master\nStatements and Messages\n{day}\n{title}"
    ),
    "pages with a topic below": "\n".join(
        page(
            one,
            f"¶{one.title}\n{day}",
            f"×{topic}\n×Highlights of the year\n×Harbour of the week\n×© Harbour Trust 2016",
        )
        for one, day, topic in zip(FIVE, DAYS, ("Slips", "Hives", "Donkeys", "Clocks", "Wells"), strict=False)
    ),
    "rows below their year, releases on other pages": "\n".join(
        (
            pages("¶{title}\n{day}"),
            f"×Harbour Trust | Press releases 2015\n{SITE}\n×Press releases 2015\n×2015",
            *(
                f"¶{day}\n{title} opens"
                for day, title in zip(
                    ("May 4", "April 9", "March 17", "March 2", "January 11"),
                    ("Slip", "Hive", "Clock", "Well", "Quay"),
                    strict=True,
                )
            ),
            *(
                f"¶{day}\n{title} of the harbour is shut"
                for day, title in zip(
                    ("May 4", "April 9", "March 17", "March 2", "January 11"),
                    ("Slip", "Hive", "Clock", "Well", "Quay"),
                    strict=True,
                )
            ),
            "×© Harbour Trust 2016",
        )
    ),
    "forwarded messages": "\n".join(
        f"×--------- START OF FORWARDED MESSAGE ---------\n\n¶Subject: {one.title}\n\n{body(one)}\n\n×---------- END OF FORWARDED MESSAGE ----------\n"
        for one in FIVE
    ),
    "items that begin with the names of forms": f"{SITE}\n\n"
    + "\n\n".join(
        f"¶{form}\n\n{one.title}\n\n{LETTERS.body[0][:160]}.\n\nFrom: Harbour Trust and The Rt Hon Ama Boateng\nPublished {day}\n\n"
        f"{body(one)}\n\n×Share this page\n×Related content\n×* Boats\n×* Tides"
        for form, one, day in zip(
            ("Press release", "Speech", "Guidance", "News story", "Speech"), FIVE, DAYS, strict=False
        )
    ),
    "what a paper says of itself over its menu": f"×The Harbour Gazette\n×News of the coast and the islands\n×Thursday, 19 May 2016\n\n{SITE}\n\n"
    + dated("¶{title}\n{day} / Lin Wei"),
    "pages with links of the site alone": pages(
        "¶{title}\nMay 2016",
        "×Whoever wrote it keeps the right to it.",
        "\n".join(
            f"×{name} {what}"
            for name in ("Upper Quay", "Lower Quay", "Saltmarsh", "Weir End")
            for what in ("church", "hall", "news")
        ),
    ),
    "posts of a theme that labels author and day": f"{SITE}\n"
    + each(
        "×Categories\n×Harbour tales\n¶{title}\nPost author By Lin Wei\nPost date {day}\n×No Comments on {title}\n{first}"
    ),
    "pages with a label between title and day among others": "\n".join(
        page(one, f"¶{one.title}\n×Press Releases\n×Plenary session\n" + f"{committee}\n{day} - 11:37")
        for one, day, committee in zip(FIVE, DAYS, ("TRAN", "AGRI", "PECH", "ENVI", "REGI"), strict=False)
    ),
    "pages whose titles name no site": "\n".join(
        f"×{one.title}\n{SITE}\n×Home Boats {one.title}\n¶{one.title}\nBy\nLin Wei\n-\n{day}\n{body(one, chr(10))}\n×TAGS\n×Boats"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "a notice over a long menu": rows(
        "¶{day} | Office of the harbour\n{title}\n{title} ...",
        f"×Press Releases | Archive | harbour.example\n×We are trying a new design, with fewer colours. Tell us how you like it.\n{LABELS}",
    ),
    "rows of a title in small letters, a day and a sentence": rows("¶open{title}\n{day}\n{first}").replace("open", "h"),
    "rows of a day, a title and a paper": rows("¶{day}\n{title}\n-Harbour Gazette").replace(
        f"{BEES.title}\n", f"{BEES.title}\n{BEES.body[0]}\n"
    ),
    "rows of a title and its day, what can be chosen above": rows(
        "¶{title}\n{day}",
        f"{SITE}\n×Year\n" + "\n".join(f"×{year}" for year in range(1999, 2017)) + "\n×Month\n×Jan\n×Feb\n×Mar\n×Apr",
    ),
    "rows of a title, author and day, a count and a teaser": rows("¶{title}\nBoats Lin Wei -  {day}\n0\n{first}")
    + "\n×123...4Page 1 of 4",
    "titles alone": f"{SITE}\n×Articles\n"
    + "\n".join(f"¶{one.title} at the harbour and in the villages by the end of the year" for one in ARTICLES)
    + "\n×How can we help?\n×Tel: 01632 960 101",
    "months with a sign": "\n\n".join(
        f"¶{month} 2016 - {one.body[0]}"
        for month, one in zip(("June", "May", "May", "April", "March"), FIVE, strict=True)
    ),
    "a thread of readers": f"¶{SLIP.title}\n\n4 May 2016\n\n{body(SLIP)}\n\n×24 Comments\n\n"
    + "\n\n".join(
        f"×{name} • 2 weeks ago\n\n×{text}\n\n×Reply" for name, text in (("Ama", SLIP.body[0]), ("Lin", WELL.body[0]))
    ),
    "links with their titles glued to them": each(
        "¶{title}\n{day} by Lin Wei\n{first}\n×Read more{title}\n×3 Comments"
    ),
    "a name and a sign between title and date": dated("¶{title}\n\nLin Wei\n\n•\n\n{day}"),
    "title, author and date without blanks": dated("¶{title}\nLin Wei\n{day}"),
    "author and date over the title": dated("¶* Lin Wei\n* -\n\n{day}\n\n* -\n\n×6 Minute Read\n\n{title}"),
    "likes between date and title": dated("¶{day}\n\n×Love3\n\n## {title}"),
    "two dates glued together": dated("¶{title}\n\n{day}11 July 2017Harbour Trust"),
    "a byline beside what it is filed under": dated("¶{title}\n\n{day}\nBy Lin Wei Leave a Comment Filed Under: Boats"),
    "a post's day, and the same where it was changed": dated("¶{title}\n\nPosted on\n{day}\n{day}\nby Lin Wei"),
    "who published it on which day": dated("¶{title}\n\nLin Wei published on {day}"),
    "a desk in small letters before the day": dated("¶boats {day}\n\n{title}"),
    "titles, authors and two days": listed("×Posted inBoats\n\n¶{title}\n\nby Lin Wei\n{day}\n12 July 2017"),
    "titles of one form": "\n\n".join(
        f"¶Harbour trust tells results of spring {year}\n\n{day}"
        for year, day in zip(range(2011, 2017), DAYS, strict=True)
    ),
    "columns of days and titles": "Date\nDescription\nFile\n"
    + "\n".join(f"¶{day}\n{article.title}" for day, article in zip(DAYS, ARTICLES, strict=True)),
    "notes behind an end mark, items behind a rule": "\n-\n".join(
        f"¶{article.date}\n\n{body(article)}\n\n# # #\n\n{NOTES}" for article in FIVE
    ),
    "notes glued to an end mark, items apart": "\n\n".join(
        f"¶{article.title}\n{body(article, chr(10))}\n# # #\n{NOTES.replace(chr(10) * 2, chr(10))}"
        for article in (*ARTICLES, *FIVE)
    ),
    "days that close items, as Markdown has them": "\n\n".join(
        f"¶## {article.title}\n\n{body(article)}\n\nBoats / Harbour \\- {article.date[:6]}2016" for article in FIVE
    ),
    "a title below a menu, over a date and a text": f"{MENU}\n\n{titled(SLIP, DAYS[0])}",
    "titles below a menu, each over a date": f"{MENU}\n\n" + listed("¶{title}\n\n{day}") + "\n\n×« Older posts",
    "a clock below the site's name": f"{MENU}\n\n×Harbour Times\n×Friday, 29 April 2022\n×Sign in\n×Your account\n×"
    "Boats\n×Weather and tides\n×Letters\n×Moorings\n×Search\n×Newsletter\n×Advertise\n×Privacy policy\n×Home\n\n"
    + titled(SLIP, "By Lin Wei\n28 April 2022"),
    "links with days below a text": titled(SLIP, "By Lin Wei\n2 May 2016")
    + "\n\n×Trending\n\n×Lock shut again for the winter\n\n×1 May 2016\n\n×Ferry sails for the U.S.\n\n×30 April 2016",
    "links to the posts before and after": "\n\n".join(
        f"{titled(article, f'{day} by Lin Wei')}\n\n×Post navigation\n\n×Where the ferry went\n×When the clock stood"
        f"\n\n×© 2020 Harbour Trust\n\n{MENU}"
        for article, day in zip(FIVE, DAYS, strict=False)
    ),
    "a side bar below what it is filed under": titled(SLIP, "Posted on 4 May 2016 by Lin Wei")
    + "\n\n×Posted in Boats | 2 Comments\n\n×Land and water\n\n×This is a site on boats that I keep in the evenings.",
    "fields of an event on lines of their own": each(
        "×« All Events\n\n×This event has passed.\n\n¶{title}\n\n{day} @ 7:00 pm - 9:00 pm\n\n{text}"
        "\n\n×Details\n\nDate:\n{day}\nTime:\n7:00 pm - 9:00 pm\nVenue\n\nThe boat house, where {title}"
    ),
    "a numbered trail": each(
        "×## Boats\n\n×1. Home\n×2. {title} and what came of it\n\n¶## {title}\n\n* Lin Wei\n* {day}"
        "\n×* 0 Comments\n\n{text}"
    ),
    "a signature that is the same below each": dated("¶{title}\n\nPosted on {day}").replace(
        "\n\n¶", "\n\nLin Wei\nDirector\nHarbour Trust\n\n¶"
    ),
    "days on the leaf of a calendar": dated("¶Jun\n17\n2009\n\n\\--\n\n### {title}"),
    "a label in a line of its own over the day": dated("¶Posted on\n{day}\n11 July 2017\nby ama\n\n{title}"),
    "letters with a day of their own": dated("¶{title}\n\nPosted on {day} by Lin Wei\n\nHarbour Trust\n1 May 2016"),
    "letters that close with the same words": dated("¶{title}\n\nPosted on {day}").replace(
        "\n\n¶", "\n\nCheers,\n\nLin\n\n¶"
    ),
    "titles, teasers, authors, days": each("¶{title}\n\n{first}\n\n×Read More\nAma Boateng\n{day}\n×Comment"),
    "items that what they are filed under closes": each(
        "¶{title}\n\nAt the harbour\n\n{text}\n\nPosted on\n{day}\n11 July 2017\n"
        "×Author Lin WeiCategories Boats, HarbourTags ropes, tarLeave a comment on the slip"
    ),
    "a filing in a box below the day": each("¶{title}\n\n{first}\n\n{day}\n×2 Comments\n×Boats"),
    "other articles, the same on each page": "\n\n".join(
        f"×Harbour Press\n\n¶{one.title}\n\n{one.date}\n\n{body(one)}\n\n×Other articles\n\n"
        f"×{LETTERS.title}\n\n×1 July 2016\n\n×{LETTERS.body[0]}\n\n×Boats sail again\n\n×2 July 2016\n\n×Show all"
        for one in FIVE
    ),
    "deeper headings inside": "\n\n".join(
        f"¶# {one.title}\n\n{body(one)}\n\n## What comes next\n\n{body(LETTERS)}\n\n###\n\n### Who pays\n\n{body(WELL)}"
        for one in (SLIP, BEES, CLOCK)
    ),
    "titles and paragraphs by turns": "×News\n\n"
    + "\n\n".join(f"¶{one.title}\n\n{one.body[0]}" for one in ARTICLES)
    + "\n\n¶Ropes and tar\n\nThe harbour trust sells ropes and tar to all who come by boat on the first day of a month\n\n×Home",
    "a list below what the page says of itself": "×Home\n×News\n×Contact us\n\n×Boats Moorings Clock Slip Pontoon\n\n"
    + "×We tell here what the harbour trust does.\n\n"
    + dated("¶{day}\n\n## {title}"),
    "sponsors below closed comments": f"¶4 May 2016\n\n{SLIP.title}\n\n{body(SLIP)}\n\n×Comments are closed.\n\n×* * *\n\n"
    "×The harbour day would not be possible without our sponsors:\n\n×Gold\n\n×Silver",
    "a title below a menu, over who wrote it and when": f"{MENU}\n\n¶{SLIP.title}\n\nBy Lin Wei | 4 May 2016\n\n{body(SLIP)}",
    "readers below a question": f"¶{SLIP.title}\n\n4 May 2016\n\n{body(SLIP)}\n\n×2 thoughts on “Who pays for the slip?”\n\n"
    "×Ama\n×8 March 2023 at 14:01\n\n×I do, and all of us do, since it is our slip.\n\n×Reply\n\n×Leave a Comment",
    "sub-headings below titles over days": dated(
        "¶{title}\n\nBy Lin Wei | Boats | {day}\n\nOn the quay\n{title} at last"
    ),
    "rows of a table": dated(
        "¶{title}\n\n{day}\n\nWhen | What\n---|---\n4 May 2016 | Slip shut\n7 May 2016 | Slip open"
    ),
    "releases that end with who signs and the day": each("¶{title}\n\n{text}\n\nHARBOUR AND FERRY TRUST\n{day}"),
    "a title over a rule of its page, undated among dated": "\n-\n".join(
        [
            *(f"¶{one.date}\n\n{body(one)}" for one in FIVE),
            "¶The Harbour and Ferry Trust (HFT) has a new boat, said the keeper.",
        ]
        + [f"¶{one.date}\n\n{body(one)}" for one in (LETTERS, SLIP)]
    ),
    "numbers of a pager, a line each": f"{dated('¶{title}%s{day}' % (chr(10) * 2))}\n\n×* 1\n×* 2\n×* 3\n×* 4\n\n×Find us on the quay",
    "a label at a page's end": "\n\n".join(
        f"{MENU}\n\n¶{one.title}\n\n{day}\n\n{body(one)}\n\n×* Boats" for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "the heads of five pages": "\n\n".join(
        f"×The Harbour and Ferry Trust\n\n×* Trust\n×* Ferry\n×* Clock tower\n×* News\n\n¶{one.title}\n\n{day}\n\n{body(one)}\n\n"
        f"×← Previous: {LETTERS.title}"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "a trail that ends in the title": f"×1. Home\n×2. News\n×3. {SLIP.title}\n\n¶{SLIP.title}\n\nBy Lin Wei\n\n4 May 2016 —\n\n{body(SLIP)}",
    "days without their year in a text": dated("¶{title}\n\n{day}\n\nOn the quay:\n\n17 July\nAll day").replace(
        "17 July\nAll day", "Boats", 4
    ),
    "the address of a page below a text": "\n\n".join(
        f"¶{one.title}\n\n{day}\n\n{body(one)}\n\nhttps://harbour.example/{one.title.split()[-1]}"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "a title in small letters among others": dated("¶{title}\n\nLin Wei | {day}").replace("¶Rooftop", "¶rooftop"),
    "a chronicle": "\n\n".join(f"¶{day} - {body(one)}" for one, day in zip(ARTICLES, DAYS, strict=True)),
    "long titles over texts, without days": f"{MENU}\n\n" + "\n\n".join(f"¶{long(one)}\n\n{body(one)}" for one in FIVE),
    "a day and a title a line": f"{MENU}\n\n" + listed("¶{day} {title}") + "\n\n×© 2020 Harbour Trust",
    "a title and its day a line, below what the page says of itself": f"{MENU}\n\n×All that we have said stands here.\n\n"
    + listed("¶{title} – {day}")
    + "\n\n×© 2020 Harbour Trust",
    "rows of a table that end with days": dated(
        "¶{title}\n\n{day}\n\n"
        + "\n".join(f"Boat {n} of the ferry      Slip {n}      {n} May 2016" for n in range(1, 7))
    ),
    "a name and a post between title and day": dated("¶{title}\n\nLin Wei, Harbour Master\n\n{day}"),
    "a title below its own trail": "\n\n".join(
        f"×Home›\n×Boats›\n×{one.title}\n\n¶{one.title}\n\nPosted by Lin Wei|{day}|Boats,Slip\n\n{body(one)}"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "the name of a form between title and day": "\n-\n".join(
        f"¶{one.title}\n\nFOR RELEASE\n{day}\n\n{body(one)}" for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "notes to editors that are the same below each": "\n\n".join(
        f"¶{one.title}\n\n{day}\n\n{body(one)}\n\nNote to editors\n\n{LETTERS.body[0]}\n\nFor more information, contact:\n\n"
        f"Lin Wei\n\nEmail: lin@harbour.example\n\nTel: 01632 960 1{at}\n\n×Share this page\n\n{MENU}"
        for at, (one, day) in enumerate(zip(FIVE, DAYS, strict=False))
    ),
    "days of results in a text": dated(
        "¶{title}\n\n{day}\n\n#### Tuesday, 2nd Apr:\n\n* Slip 3-4 Clock\n\n#### Monday, 8th Apr:\n\n* Well 2-5 Slip"
    ),
    "days at the head and again at the foot": "\n\n".join(
        f"¶{one.title}\n\n{one.body[0]}\n\nFrom:\nHarbour Trust\nPublished\n{day}\n\n{body(LETTERS)}\n\n{body(WELL)}"
        f"\n\n×Published {day}"
        for one, day in zip(ARTICLES, DAYS, strict=False)
    ),
    "what a page with one article says of itself": f"{MENU}\n\n×Keep in touch with us, and with our boats.\n\n"
    f"×Sign in\n×Register\n\n¶{SLIP.title}\n\n4 May 2016\n\n{body(SLIP)}\n\n×Share\n\n×Newsletter\n\n"
    "×You may unsubscribe whenever you like.\n\n×© 2020 Harbour Trust",
    "a standfirst between title and day, buttons below": "\n".join(
        f"×Home / News / Boats\n¶{one.title}\n{one.body[0]}\n{day} | Boats | Lin Wei\n×Share this: Facebook Twitter Email\n"
        f"{body(one, chr(10))}\n×Tags: boats, slip\n×Back to all news"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "letters that close with the same four words": "\n\n".join(
        f"¶{one.title}\n\nDate: {day}\n\n{body(one)}\n\nYours in the struggle,\n\nThemba Maseko\nGENERAL SECRETARY\n\n×-----------"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "days glued to the text above, with a blank below as all have": "\n".join(
        f"¶{one.date}\n\n{body(one)}" + ("\n×-" if at != 2 else "") for at, one in enumerate((*FIVE, LETTERS, SLIP))
    ),
    "scenes of a text": f"¶{SLIP.title}\n\n{body(SLIP)}\n\n***\n\n{body(BEES)}\n\n***\n\n{body(CLOCK)}",
    "a programme of days in one of many texts": dated("¶{title}\n\n{day}").replace(
        BEES.body[3],
        "Monday 18 July\nVarn, 2 pm: Honey for all\nOstrel, 7 pm: Tar and pepper\n\n"
        "Wednesday 20 July\nTarrenz, 10.30 am: Hives by donkey\n\nFriday 22 July\nVarn, 6 pm: A walk to the roof",
    ),
    "signs and menus between texts without blanks": "\n".join(
        f"×-\n×Our work\n×{label}\n×{label}\n×- Varn\n×- Ostrel\n¶{body(one, chr(10))}"
        for label, one in (("Slips", SLIP), ("Hives", BEES), ("Clocks", CLOCK), ("Wells", WELL))
    ),
    "months without a year": "\n\n".join(
        f"×{month}\n\n¶{long(one)}\n\n{body(one)}\n\n¶{long(other)}\n\n{body(other)}"
        for month, one, other in (("MARCH", SLIP, BEES), ("FEBRUARY", LIBRARY, CLOCK), ("JANUARY", WELL, LETTERS))
    ),
    "an address behind a menu": f"¶{SLIP.title}\n\n4 May 2016\n\n{body(SLIP)}\n\n{MENU}\n\n×Harbour Trust, 4 Quay Street\n\n"
    "×Tel: 01632 960 101",
    "items under run-in headings, by issues": "×In brief\n×Short news of the bay\n\n"
    + "\n\n".join(
        f"×Issue of {day}\n\n¶ROADS – {one.body[0]}\n\n¶Goats: {other.body[0]}\n\n{other.body[1]}\n\n¶LOCK. {third.body[0]}\n\n×Back to top"
        for one, other, third, day in zip(FIVE, FIVE[1:] + FIVE[:1], FIVE[2:] + FIVE[:2], DAYS, strict=False)
    ),
    "letters to an editor, one without a title": "\n\n".join(
        f"¶{one.title}\nSIR – {body(one)}\n\nLin Wei\nBack Lane\n\n¶SIR – {other.body[0]}\n\nAma Boateng, Mill Street"
        for one, other in zip(FIVE, FIVE[1:] + FIVE[:1], strict=True)
    ),
    "releases that an agency lists by the hour, the older ones with their days": "\n\n\n".join(
        f"¶{when}16:30 ET {one.title}\nNews provided by\n{who}\n\n×Share this article\n\nVARN, {day} /Post/ -- {body(one)}\n\nSOURCE {who}\n\n"
        "×Also from this source\n×Ferry sails again"
        for one, day, when, who in zip(
            FIVE,
            DAYS,
            ("", "", "May 17, 2016, ", "May 16, 2016, ", "May 9, 2016, "),
            ("Harbour Trust, Inc.", "Hive & Smoke LLP", "The Hoof Society", "Clocks Without Hands", "Well Ltd"),
            strict=False,
        )
    ),
    "opinions below which stands who wrote them": "\n".join(
        f"¶{one.title}\n{body(one, chr(10))}\nLin Wei is a keeper of the lock at Varn. She lives beside it."
        for one in FIVE
    ),
    "an opinion that a name signs, over a title and author": (
        f"¶{SLIP.title}\n{body(SLIP, chr(10))}\nLin Wei\n¶{BEES.title}\nBy Ama Boateng\n{body(BEES, chr(10))}"
    ),
    "whole pages, one of them far longer": pages("¶{title}").replace(
        SLIP.body[-1], "\n".join(3 * WELL.body + SLIP.body)
    ),
    "whole pages whose menu has no home": "\n".join(
        page(
            one,
            f"¶{one.title}\nnews release\nAuthor\nHarbour Trust\nPublished\n{day}",
            "×----",
            "×Keep Varn Afloat\n×For Skippers\n×Daily Tides\n×What can you do?",
        )
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "whole pages with a foot that ends with a sign": pages(
        "¶{title}\n{day}", "×Letters of the trust | Site Map | Private area |"
    ),
    "a list whose first label was taken for the menu's": f"{SITE}\n×Category: News\n"
    + "\n".join(
        f"¶Harbour Gazette\n{long(one)}\n{one.body[0]}\n{day}" for one, day in zip(ARTICLES, DAYS, strict=True)
    ),
    "posts with readers' comments that are closed": each(
        "¶{title}\nPosted on {day} by Lin Wei\n{text}\n×This entry was posted in Boats. Bookmark the permalink.\n"
        "×One thought on {title}\n×Ama Boateng on 15 October 2016 at 3:46 pm said:\n×That is good news for all who fish there, and for the birds.\n×Comments are closed."
    ),
    "whole pages with two topics below": pages("¶{title}\n{day}", "×Boats\n×Mud\n×Varn and its slip\n×© Trust"),
    "whole pages that say below their buttons who wrote them": "\n".join(
        page(
            one,
            f"¶{one.title}\n{day} | Filed under: Boats",
            f"×Did you like this article? Share it with your friends!\n×Tweet\nWritten by {who}\n×Leave a Reply\n×Your email address will not be published.",
        )
        for one, day, who in zip(
            FIVE, DAYS, ("Lin Wei", "Ama Boateng", "Luc Dam", "Ida Lie", "Ravi Shah"), strict=False
        )
    ),
    "meetings with their hours before their names": f"{SITE}\n"
    + "\n".join(
        f"¶{day}/2019 {hours} : {name} meeting\nDescription:\n{text}\nLocation:\n{place}"
        for day, hours, name, text, place in (
            ("8/29", "9:00 am to 12:00 pm", "Slip and Boats Committee", SLIP.body[0], "Slip House, 4 Quay Street"),
            ("9/11", "10:30 am", "Hives and Honey Board", BEES.body[0], "Reading Room, 2 Mill Lane"),
            (
                "9/12",
                "10:00 am to 3:00 pm",
                "Library and Donkeys Committee",
                LIBRARY.body[0],
                "Town Hall, 1 Market Place",
            ),
            ("9/26", "9:30 am", "Clock and Bells Board", CLOCK.body[0], "Tower Room, 9 Church Street"),
            ("10/1", "10:00 am", "Wells and Water Committee", WELL.body[0], "Slip House, 4 Quay Street"),
        )
    ),
    "posts with a button to reply in their heads": "\n".join(
        f"¶{one.title}\nPosted on {day} by Lin WeiMay 9, 2016\n×Reply\n{body(one, chr(10))}\n×Posted in boats | 1 Reply"
        for one, day in zip(
            FIVE, ("May 4, 2016", "May 5, 2016", "May 6, 2016", "May 7, 2016", "May 8, 2016"), strict=True
        )
    ),
    "posts whose author is glued to two days below": SITE
    + "\n"
    + "\n".join(
        f"¶Boats, Local News\n{long(one)}\n{one.body[0]}\n{who}{day}{day}Leave a comment"
        for one, who, day in zip(
            ARTICLES,
            ("Lin Wei", "Ama Boateng", "Luc Dam", "Ida Lie", "Ravi Shah", "Mara Okello"),
            ("May 9, 2016", "May 8, 2016", "May 7, 2016", "May 6, 2016", "May 5, 2016", "May 4, 2016"),
            strict=False,
        )
    ),
    "posts over a cloud of tags": each("¶{title}\nPosted by Lin Wei on {day}\n{first}\n×Filed under Boats")
    + "\n×← Older posts\n×"
    + " ".join(
        f"{what} {label}"
        for what in ("boat", "lock", "slip", "hive", "well")
        for label in ("tax", "map", "law", "day", "fee", "club", "crew", "song")
    )
    + "\n×Varn Notes: a magazine of the coast",
    "whole pages with who wrote them below a pager": pages(
        "¶{title}\n{day}",
        "×Previous articleFerry sails again\n×Next articleLock shut\n×About the Author\n×Lin Wei\n"
        "×I keep the lock at Varn, where I was born, and write about what passes through it by day and by night.\n×© Trust",
    ),
    "posts with a filing and a link to comments": each(
        "¶{title}\nPosted on {day} by Lin Wei\n{text}\n×Posted in Boats | Comments\n×Tweet"
    ),
    "days at the foot of pages, behind forms": "\n".join(
        f"×Varn Notes\n×Boats, slips, bells\n×Menu Skip to content\n×Home\n×About\n¶{one.title}\n{body(one, chr(10))}\n"
        "×Leave a Reply\n×Your email address will not be published.\n×Comment *\n×Name *\n×Email *\n"
        f"Posted by varn notes\n{day}\n×You must log in to post a comment.\n×Search for:\n×Subscribe"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "labels, an author and two days below the buttons of posts": "\n".join(
        f"×Varn Notes\n×Boats, slips, bells\n×Menu Skip to content\n×Home\n×About\n¶{one.title}\n{body(one, chr(10))}\n"
        "×Share this:\n×Click to share on Twitter (Opens in new window)\n×Click to share on Facebook (Opens in new window)\n"
        f"×{label}\nLin Wei {day}{day}\n×You must log in to post a comment.\n×Search for:\n×Subscribe"
        for one, day, label in zip(
            FIVE,
            ("May 4, 2016", "May 9, 2016", "May 17, 2016", "June 2, 2016", "June 11, 2016"),
            ("Mud", "Honey", "Hooves", "Bells", "Water"),
            strict=True,
        )
    ),
    "whole pages of two authors, whose names stand over the buttons": "\n".join(
        page(
            one,
            f"¶{one.title}\n{day}",
            f"{who}\n×Share\n×Facebook\n×Twitter\n×WhatsApp\n×Email\n×Print\n×© Harbour Trust 2016",
        )
        for one, day, who in zip(
            FIVE, DAYS, ("Lin Wei", "Ama Boateng", "Lin Wei", "Lin Wei", "Ama Boateng"), strict=False
        )
    ),
    "whole pages that credit the author below the end": "\n".join(
        page(
            one,
            f"¶{one.title}\n{day}",
            "×# # #\nAuthor: Lin Wei\n×Categories: News ReleaseNumber of views: 1625\n×© Harbour Trust 2016",
        )
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "numbers to ask that page after page has": pages(
        "¶{title}\n{day}",
        "×#####\nFor further information, please contact Lin Wei at\n(305) 547-0535\nor\npress@harbour.example\n"
        "×Related Posts\n×Tides\n×Home\n×News\n×© Harbour Trust 2016",
    ),
    "sections that change from page to page": "\n".join(
        f"×Varn Notes\n×Archives\n×Staff\n×Subscribe!\n×Search\n×Search for:\n¶{label}\n{one.title}\n{body(one, chr(10))}\n"
        "×Filed under boats\n×Leave a comment\n×© Varn Notes"
        for one, label in zip(FIVE, ("Mud", "Honey", "Mud", "Bells", "Mud"), strict=True)
    ),
    "titles that end as sentences, without blanks": "\n".join(
        f"¶{title}\n{day}\n{body(one, chr(10))}"
        for one, day, title in zip(
            FIVE,
            DAYS,
            ("The slip is free again!", BEES.title, "Books by donkey: they are here!", CLOCK.title, WELL.title),
            strict=False,
        )
    ),
    "titles between signs, their days set right": "×"
    + 72 * "="
    + "\n\n".join(
        f"\n\n¶* {one.title.upper()} *                      {day[:-5]}\n\n{body(one)}"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "more columns of an author below": pages(
        "¶{title}\n{day}", "×More River Notes columns\n×All that we print is free for those who cannot pay.\n×© Trust"
    ),
    "a list of which each title stands below one label": f"{SITE}\n×You are here: Home\n"
    + "\n".join(
        f"¶Latest\n{long(one)}\nBy Lin Wei / {day} / Boats / 5 Comments\n{one.body[0]}\n×Read More →"
        for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "months of a journal, who posted at which hour below each text": "\n".join(
        f"×----\n×Lin's Journal: {month} 2005 Archives\n×Lin's Journal\n×« before | Main | after »\n"
        f"¶{month} 28, 2005\n{one.title}\n{body(one, chr(10))}\nPosted by Lin at 12:02 PM | Comments (3)\n"
        f"¶{month} 12, 2005\n{other.title}\n{body(other, chr(10))}\nPosted by Lin at 02:47 PM | Comments (0)"
        for month, one, other in (("May", SLIP, BEES), ("August", LIBRARY, CLOCK), ("October", WELL, LETTERS))
    ),
    "days in braces over the first post of each": "\n".join(
        f"¶{{11.{day}.2003}}\n{one.title}\n{body(one, chr(10))}\n// posted by L.W. @ 11:21 PM{second}"
        for day, one, second in zip(
            (27, 20, 11, 9, 5, 2),
            ARTICLES,
            (
                "",
                f"\n¶honey and taxes\n{BEES.body[0]}\n{BEES.body[1]}\n// posted by L.W. @ 9:04 AM",
                "",
                "",
                f"\n¶Another one of those bells\n{CLOCK.body[0]}\n{CLOCK.body[1]}\n// posted by L.W. @ 9:04 AM",
                "",
            ),
            strict=True,
        )
    ),
    "times for programs glued to the days below": f"{SITE}\n"
    + "\n".join(
        f"¶{long(one)}\n{one.body[0]}\nBy Lin Wei|2016-05-0{at}T10:11:46-04:00May {at}th, 2016|Boats|Comments Off on {long(one)}\n"
        "×Read More"
        for at, one in enumerate(FIVE, start=4)
    ),
    "an interview on paper": f"{SITE}\n¶{long(SLIP)}\nUpdated 22 April 2013 18:58:00\n"
    + "\n".join(f"LIN WEI: {one.body[0]}\nAMA BOATENG: {one.body[1]}\nLIN WEI: {one.body[2]}" for one in FIVE)
    + "\n×© Harbour Trust",
    "rows of hour, day and title, some with a teaser": f"{SITE}\n"
    + "\n".join(
        f"¶May 0{at}, 2025, 16:30 ET {one.title} and what it cost all the boats" + f"\n{one.body[0]}" * (at % 2)
        for at, one in enumerate(FIVE, start=4)
    )
    + "\n×1 2 3 Next",
    "posts that end with the day, last lines that look like titles": "\n".join(
        f"¶{title}\n{body(one, chr(10))}\n{last}\nLin / {day} / boats, mud / 3 Comments"
        for one, day, title, last in zip(
            FIVE,
            DAYS,
            ("Mud", "Bees on the Roof, Ostrel", "Hooves", "A clock, Bell Tower", "Salt"),
            ("“So much for mud.”", "Sweet it is… don’t you think?", "She is right.", "It is twelve.", "Drink, then."),
            strict=False,
        )
    ),
    "links between the text and the next title": f"{SITE}\n"
    + "\n".join(
        f"¶{long(one)}\nPosted on {day}\n{one.body[0]}" + f"\nMedia release - {one.title} (all of it)" * (at % 3 == 1)
        for at, (one, day) in enumerate(zip(ARTICLES, DAYS, strict=True))
    ),
    "rows of a paper with its day and a title, without blanks": f"{SITE}\n"
    + "\n".join(
        f"¶{paper} - {day}\n{long(one)}"
        for one, day, paper in zip(
            ARTICLES,
            [f"September {day}, 2022" for day in (22, 20, 16, 13, 12, 9)],
            ("Varn Gazette", "Daily Tide", "Ostrel Review", "Harbour Times", "Varn Gazette", "The Skipper"),
            strict=True,
        )
    )
    + "\n×1\n×2\n×3\n×Next",
    "pages whose foot and heading stand over one another": "×Staying Afloat\n"
    + "\n×NOTE: All that is known of it stands here.\n×The page is changed as soon as there is more to say.\n×Staying Afloat\n".join(
        f"¶{one.title}\nadded: {day}\n{body(one, chr(10))}" for one, day in zip(FIVE, DAYS, strict=False)
    ),
    "titles over the time to read, below what each is filed under": f"{SITE}\n×Lin Wei\n×13 posts\n"
    + "\n".join(
        f"¶{label}\n{long(one)}\n×{at + 2} min read\n{one.body[0]}\nLin Wei\n{other}"
        for at, (one, label, other) in enumerate(
            zip(
                ARTICLES,
                ("Mud", "Bees Poverty", "Hooves and books", "Bells", "Salt Water", "Ink"),
                ("Ama Boateng", "Luc Dam", "Ama Boateng", "Ida Lie", "Luc Dam", "Ida Lie"),
                strict=True,
            )
        )
    )
    + "\n×© Varn Notes",
    "posts of a feed": each(
        "¶{title}\nhttps://harbour.example/post\n{day}\n{text}\n×The post {title} appeared first on Harbour Trust."
    ),
}


LOSE_LINES = {"fields of an event on lines of their own"}  # hours that are the same in each are taken for the page's


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape(name: str) -> None:
    text = SHAPES[name]
    lines = text.split("\n")
    begins = [number for number, line in enumerate(lines, start=1) if "¶" in line]
    of_page = {number for number, line in enumerate(lines, start=1) if line.startswith("×")}
    records = records_of(text.replace("¶", "").replace("×", ""))
    assert [record.first_line for record in records] == begins
    held = {line for one in records for line in range(one.first_line, one.last_line + 1) if line not in one.skip}
    assert not held & of_page
    own = {number for number, line in enumerate(lines, start=1) if any(map(str.isalnum, line))} - of_page
    lost = {number for number in own if number > begins[0]} - held
    assert bool(lost) == (name in LOSE_LINES)


HEADS = {
    "a listed title": (f"* {SLIP.title}\n\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None),
    "a title in small letters": (
        f"ferry.example\n\nPosted on 4 May 2016 by Lin Wei\n\n{body(SLIP)}", "ferry.example", "2016-05-04", "Lin Wei",
    ),
    "By, a name, a sign and a day": (
        f"{SLIP.title}\nBy\nLin Wei\n-\nMay 4, 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "a name, a sign and a day": (
        f"{SLIP.title}\n\nLin Wei\n\n•\n\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "a summary over author and day": (
        f"{SLIP.title}\n\n{BEES.body[0]}\n\nBy Lin Wei\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "two days glued, the later one first": (
        f"{SLIP.title}\n\n11 May 20164 May 2016 by Lin Wei\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "labels of author and day": (
        f"{SLIP.title}\nPost author By Lin Wei\nPost date May 4, 2016\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "a meta line in Spanish": (
        f"{SLIP.title}\n\nEnviado por Lin Wei en Mar, 05/24/2016 - 09:05\n\n{body(SLIP)}", SLIP.title, "2016-05-24", "Lin Wei",
    ),
    "a section and a name beside the day": (
        f"{SLIP.title}\n\nPolitics Ama Boateng - May 4, 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Ama Boateng",
    ),
    "a junior": (
        f"{SLIP.title}\n\nby Lin M. Wei Jr.\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin M. Wei Jr.",
    ),
    "a first name": (f"{SLIP.title}\n\n4 May 2016\nby Ama\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Ama"),
    "the day of an event": (f"{SLIP.title}\n\n4 May 2016\n10:00 am to 4:30 pm\n\n{body(SLIP)}", SLIP.title, None, None),
    "a day at the title's end": (
        f"{SLIP.title} May 4 2016\n\nPosted on May 4, 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "a place, a day and a colon": (
        f"{SLIP.title}\n\nTartu, 4 May 2016: {body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "a day in brackets": (f"{SLIP.title}\n\n(4 May 2016) {body(SLIP)}", SLIP.title, "2016-05-04", None),
    "a month that a program has translated": (
        f"{SLIP.title}\n\nmayo 4, 2016 by Ama\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Ama",
    ),
    "a sentence broken into lines": (
        f"4 May 2016\nTo look after the slip, the clock and all the boats of the village\n"
        f"the council has made a plan.\n{body(LETTERS, chr(10))}", None, "2016-05-04", None,
    ),
    "a name above the day": (
        f"{SLIP.title}\n\nLin Wei\n\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "a name below the day": (
        f"{SLIP.title}\n\n4 May 2016\n\nAma van 't Hof\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Ama van 't Hof",
    ),
    "a name beside the day": (
        f"{SLIP.title}\n\nAma Boateng | May 4, 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Ama Boateng",
    ),
    "a name below the title": (
        f"4 May 2016\n\n{SLIP.title}\n\nAma Boateng\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Ama Boateng",
    ),
    "a name that the text is about": (
        f"4 May 2016\n\n{SLIP.title}\n\nAma Boateng\n\nAma Boateng keeps the slip.\n\n{body(SLIP)}",
        SLIP.title, "2016-05-04", None,
    ),
    "a heading that looks like a name": (
        f"{SLIP.title}\n\n4 May 2016\n\nSection Guide\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "an address between title and day": (
        f"{SLIP.title}\nhttps://harbour.example/slip\nWed, 4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "a label over the day, and the day of a change": (
        f"{SLIP.title}\n\nPosted on\nMay 4, 2016\nMay 6, 2016\nby Lin Wei\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "the leaf of a calendar": (
        f"4\nMay\n2016\n\n{SLIP.title}\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "a title that is broken into two lines": (
        f"4 May 2016\n\nThe village looks after the ferry slip and all of the\nboats on it\n\n{body(SLIP)}",
        "The village looks after the ferry slip and all of the boats on it", "2016-05-04", None,
    ),
    "a sentence that is marked up": (
        f"4 May 2016\n\n## The village looks after its slip.\n\n{body(SLIP)}",
        "The village looks after its slip.", "2016-05-04", None,
    ),
    "a clock with parts of a second": (
        f"4-MAY-2016 08:13:16.75\n{SLIP.title}\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "a welcome with a dash": (
        f"Welcome Harbour Trust — Our New Sponsor!\n\n4 May 2016\n\n{body(SLIP)}",
        "Welcome Harbour Trust — Our New Sponsor!", "2016-05-04", None,
    ),
    "fields over a title": (
        f"Format: Map\nSource: Harbour Trust\nPosted: 6 May 2016\nOriginally published: 4 May 2016\n{SLIP.title}\n\n{body(SLIP)}",
        SLIP.title, "2016-05-04", None,
    ),
    "the subject of a circular": (
        f"CIRCULAR 27/2016\nTo: all keepers\nDate: 4 May 2016\nSubject: {SLIP.title}\n\n{body(SLIP)}",
        SLIP.title, "2016-05-04", None,
    ),
    "a desk in capitals over a title": (
        f"HEALTH + SCIENCE\n{SLIP.title}\nBy Lin Wei\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "the name of a form over a title": (
        f"Written statement to Parliament\n\n{SLIP.title}\n\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "a day and a title on one line": (listed("{day} {title}"), ARTICLES[0].title, "2016-05-04", None),
    "a title and a day on one line": (listed("{title} – {day}"), ARTICLES[0].title, "2016-05-04", None),
    "two sentences over an author and a day": (
        f"The river needs no plan. It needs a listener\nBy Lin Wei\n4 May 2016\n\n{body(SLIP)}",
        "The river needs no plan. It needs a listener", "2016-05-04", "Lin Wei",
    ),
    "a title of a ministry": (
        f"{SLIP.title}, and many more of the things that the harbour trust and its many friends have long wished to see "
        f"done for the boats of the town\n\n4 May 2016\n\n{body(SLIP)}",
        f"{SLIP.title}, and many more of the things that the harbour trust and its many friends have long wished to see "
        "done for the boats of the town", "2016-05-04", None,
    ),
    "a name, a place and a day": (
        f"{SLIP.title}\nLin Wei | Varn | Updated: 4 May 2016 03:12 IST\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "an hour, a day and an editor": (
        f"{SLIP.title}\n6:00am, 4 May 2016 / Lin Wei, editor\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "two names and a day": (
        f"{SLIP.title}\nLin Wei & Ama Boateng, 4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei and Ama Boateng",
    ),
    "who posted at which hour": (
        f"{SLIP.title}\nPosted by Lin Wei at 5:30 PM, May 4, 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "the author of a feed": (
        f"{SLIP.title}\n4 May 2016\nl.wei@harbour.example (Lin Wei)\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "an hour over a title, and the day in the dateline": (
        f"16:30 ET {SLIP.title}\nNews provided by\nHarbour Trust, Inc.\n\nVARN, Wales, May 4, 2016 /Post/ -- {body(SLIP)}",
        SLIP.title, "2016-05-04", None,
    ),
    "a form, an author and a day in lines of their own, below the title that the page names": (
        pages("{title}\nnews release\nAuthor\nHarbour Trust\nPublished\n{day}").replace("×", ""), SLIP.title, "2016-05-04", None,
    ),
    "a label over each of several titles": (
        "\n".join(f"Harbour Gazette\n{long(one)}\n{one.body[0]}\n{day}" for one, day in zip(ARTICLES, DAYS, strict=True)),
        long(SLIP), "2016-05-04", None,
    ),
    "the hours of an event before its name": (
        f"9/26/2019 9:00 am to 12:00 pm : {SLIP.title}\n\n{body(SLIP)}", SLIP.title, None, None,
    ),
    "the symbol of a document over a title": (
        f"HT/PR/2198\n{SLIP.title}\n4 May 2016\n\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
    "sections over a title": (
        f"Boats, Local News\n{long(SLIP)}\n4 May 2016\n\n{body(SLIP)}", long(SLIP), "2016-05-04", None,
    ),
    "a title between signs, its day set right": (
        f"* {SLIP.title.upper()} *                     4 May 2016\n\n{body(SLIP)}", SLIP.title.upper(), "2016-05-04", None,
    ),
    "a day, the time to read, and an account": (
        f"{SLIP.title}\n4 May 2016 · 4 min · lwei\n{body(SLIP)}", SLIP.title, "2016-05-04", "lwei",
    ),
    "a byline with slashes": (
        f"{SLIP.title}\nBy Lin Wei / May 4, 2016 / Boats / 9 Comments\n{body(SLIP)}", SLIP.title, "2016-05-04", "Lin Wei",
    ),
    "a section that writes": (
        f"{SLIP.title}\n2016-05-04 | Notice | by Culture Section\n{body(SLIP)}", SLIP.title, "2016-05-04", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "title", "published", "byline"), HEADS.values(), ids=HEADS)
def test_a_head(text: str, title: str | None, published: str | None, byline: str | None) -> None:
    header = records_of(text)[0].header
    assert (header.title, header.published, header.byline) == (title, published, byline)
