"""Marks: what one paragraph looks like by itself, whatever stands around it.

A mark is a small named test with its why; `MARKS` is the list of them all. Marks are kept as bits of one integer a
paragraph, so that borders can be decided again without the text. A mark may hold wrongly here and there ("By the
river" in a poem is no byline): borders weigh several (`cues.py`). The phrases that the tests look for stand in
`page_phrases.py`, `item_phrases.py` and `lead_phrases.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from iomcorpus.forms.contacts import CONTACT_HEADS, is_contact_line, opens_contact
from iomcorpus.forms.date_lines import read_meta_line
from iomcorpus.forms.dates import DATE_HINT, find_glosses
from iomcorpus.forms.filings import is_filing, without_filings
from iomcorpus.forms.grammar import Caseless, Pattern
from iomcorpus.forms.names import find_byline
from iomcorpus.splitting import item_phrases as item
from iomcorpus.splitting import lead_phrases as lead
from iomcorpus.splitting import page_phrases as page
from iomcorpus.splitting.hints import Hints
from iomcorpus.text.words import first_sentence

ANY = 1 << 30
FIRST_SENTENCE = 600  # characters that a first sentence is sought in
REACH = 600  # characters of a text that marks of texts of any length see, but how it ends
QUOTES = frozenset("\"“‘'«„")
LONGEST_CREDIT = 110  # characters, at a caption's end
LONGEST_DATELINE = 120  # characters, with the dash
SHORTEST_LEAD = 8  # characters of a sentence behind a dateline
GLOSS_REACH = 350  # characters: two or three sentences
DIGITS = tuple("0123456789")
SMALL = "abcdefghijklmnopqrstuvwxyz"
SHORT = 160  # characters: no heading, label or meta line of the captures seen is longer
SHORTEST_TITLE = 24  # characters: "Why it matters" is a sub-heading
FEWEST_ENTRIES = 4  # titles with a date each that make a list
MOST_META = 3  # lines below a title: who, when, when changed
LIST_SIGNS = "*+•·"  # before a title that stands in a list


@dataclass(frozen=True, slots=True)
class Mark:
    """A test on one paragraph's text, run on texts of up to `longest` characters.

    `hints` are what a text must hold one of, in lower case, and `heads` the words that its first one must be among, for
    the test to be worth running; of a mark with both one is enough. `words` are what it must have one of besides, as a
    word (`hints.py`). All this only saves time, most paragraphs being plain prose. `first` tests see the first sentence
    alone.
    """

    name: str
    why: str
    test: Callable[[str], object]
    longest: int = ANY
    furniture: bool = False  # the paragraph belongs to no record, whatever stands around it
    hints: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()  # with "" for a text that a figure opens
    words: frozenset[str] = frozenset()
    first: bool = False


READING_TIME = Caseless(r"\W*\d{1,4}[ -]?min(?:ute)?s?\.? read\W*")


def _is_filed(text: str) -> bool:
    """What an item is filed under, which closes it; the time to read it stands over the text."""
    return is_filing(text) and not READING_TIME.fullmatch(text)


def is_separator(text: str) -> bool:
    """Nothing but marks: a rule between items.

    >>> [is_separator(t) for t in ("-", "* * *", "________", "oooooooo", "###", "– A dash opens this.")]
    [True, True, True, True, True, False]
    """
    if text[0].isalnum() and text[0] not in "oxX":
        return False
    return bool(page.SEPARATOR.fullmatch(text)) and not any(c.isalnum() and c not in "oxX" for c in text)


def is_end_mark(text: str) -> bool:
    """What a release ends with.

    >>> [is_end_mark(t) for t in ("###", "-30-", "ENDS", "- Ends -", "END OF RELEASE", "30 people", "The bitter end")]
    [True, True, True, True, True, False, False]
    """
    return bool(item.END_MARK.fullmatch(text))


FEWEST_COLUMNS, LONGEST_COLUMN = 4, 28  # of a row of labels; characters of one


def is_menu(text: str) -> bool:
    """Labels of navigation: a breadcrumb, a row of labels, or a word that sites label pages with.

    >>> [is_menu(t) for t in ("Home > News > 2019", "News & Events", "About | Press | Donate", "Skip to main content")]
    [True, True, True, True]
    >>> [is_menu(t) for t in ("Village news in brief", "2019 | Harbour | Reopens")]
    [False, False]
    """
    return (
        bool(page.MENU_WORD.fullmatch(text) or page.HOME_TRAIL.fullmatch(text))
        or _is_breadcrumb(text)
        or _is_row_of_labels(text)
    )


def _is_row_of_labels(text: str) -> bool:
    """Labels with wide blanks between, one of which sites label pages with.

    >>> _is_row_of_labels("Home   News   Moorings   Contact us"), _is_row_of_labels("News   Leeds 3   Hull 1   York 4")
    (True, False)
    """
    if "  " not in text and "\t" not in text:
        return False
    labels = page.BETWEEN_COLUMNS.split(text)
    if len(labels) < FEWEST_COLUMNS or any(
        not sign.isprintable() or sign.isdigit() or sign in ".:" for sign in "".join(labels)
    ):
        return False
    short = all(len(label) <= LONGEST_COLUMN and label[:1].isupper() for label in labels)
    return short and any(page.MENU_WORD.fullmatch(label) for label in labels)


def _is_breadcrumb(text: str) -> bool:
    """Labels between signs. What can be none is told beforehand: where many signs fail the pattern, it tries for ever.

    >>> _is_breadcrumb(" | ".join(["ab"] * 40) + " | end."), _is_breadcrumb(" | ".join(["ab"] * 20) + " | " + 70 * "x")
    (False, False)
    """
    if "." in text or text[0] in QUOTES or len(labels := page.BREADCRUMB_SIGN.split(text)) < 3:
        return False
    if any(len(label.strip()) > page.LONGEST_LABEL for label in labels):
        return False
    return bool(page.BREADCRUMB.fullmatch(text)) and not any(c.isdigit() for c in text)


def is_page_tools(text: str) -> bool:
    """A row of buttons and counts, or one that is no label of a menu.

    >>> [is_page_tools(t) for t in ("♥ 14   3 comments   Share", "Print | PDF (96 KB)", "Was this page useful? Yes")]
    [True, True, True]
    >>> [is_page_tools(t) for t in ("Back to the sea", "Comments on the plan", "Read this")]
    [False, False, False]
    """
    if sum(map(str.isdigit, text)) >= DIGITS_OF_PHONE:
        return False  # "+44 1632 960018 (WhatsApp)"
    found = TOOL_WORD.findall(text.lower())
    if found[:2] == ["full", "report"]:
        return False  # "Full report (PDF, 2.8 MB)": a file of the item
    if 0 < len(found) <= MOST_TOOLS and page.TOOL_WORDS.issuperset(found) and not page.TOOLS.isdisjoint(found):
        return text[-1] not in ".:"
    return bool(page.LONE_TOOL.fullmatch(text))


YEARS_OF_TABLE = Pattern(r"(?:19|20)\d\d(?:\s+(?:19|20)\d\d){1,4}")


def is_pager(text: str) -> bool:
    """Links to other pages of a list; the figures of a telephone are none, nor is the head of a table.

    >>> is_pager("1 2 3 4 Next"), is_pager("01632 960 018"), is_pager("2012   2013   2014")
    (True, False, False)
    """
    if YEARS_OF_TABLE.fullmatch(text):
        return False
    return bool(page.PAGER.fullmatch(text)) and not (text[-1].isdigit() and _tells_contact(text))


LABELLED = Pattern(r"[^\W\d_](?:[\w'’-]| (?! )){1,28}:\s+\S")  # "Issued by: the harbour master"
TOOL_WORD = Pattern(r"[^\W\d_]+")  # "Facebook0"
MOST_TOOLS, DIGITS_OF_PHONE = 16, 8


def is_heading(text: str) -> bool:
    """Short, begins like a title, and is no sentence nor row of a table.

    >>> [is_heading(t) for t in ("Harbour reopens after storm", "Who pays for the bridge?", "$2 million for boats")]
    [True, True, True]
    >>> [is_heading(t) for t in ("The bridge was closed.", "and so on", "Tel: 020 7946 0018", "On 07700 900 452 or")]
    [False, False, False, False]
    """
    if "   " in text and "|" not in text and len(item.WIDE_BLANK.split(text)) > 2:
        return False  # "Ferry      12 m      £640"
    first = text.lstrip("\"“‘'«([¿¡#…$")[:1]
    if not first or not (first.isupper() or first.isdigit() or not first.isascii()):
        return False
    if (text[-1] in ".;,:—" and not text.endswith(("...", "U.S.", "U.K.", "Inc."))) or item.BULLET.match(text):
        return False
    if len(text) > 60 and len(first_sentence(text)) < len(text) - 1:
        return False  # two sentences
    if lead.DANGLING.search(text, max(0, len(text) - lead.LONGEST_DANGLING)) or not lead.WORD.search(text):
        return False
    return not _tells_contact(text)


@lru_cache(maxsize=16)
def _tells_contact(text: str) -> bool:
    """`is_contact_line`, which several tests ask of one text, and which most have nothing for: no number, no label."""
    may = item.NUMBER.search(text) or _HINTS.of(text[:REACH].lower()) & _CALLING or "@" in text or _is_odd(text)
    return bool(may) and is_contact_line(text)


def is_capitals(text: str) -> bool:
    """Two words or more, all in capitals.

    >>> [is_capitals(t) for t in ("HARBOUR REOPENS", "BREAKING", "Harbour REOPENS")]
    [True, False, False]
    """
    return text.isupper() and len(lead.WORD.findall(text)) >= 2


def is_prose(text: str) -> bool:
    """A sentence or more, or the beginning of one that a list has cut: what a body is made of.

    >>> [is_prose(t) for t in ("The bridge was closed for good on Friday, after the flood.", "Harbour reopens")]
    [True, False]
    >>> is_prose("the bridge was closed for good on Friday, after the flood…"), is_prose("And then there were two...")
    (True, False)
    >>> is_prose("Ferry to sail once more from the harbour of St. Olave to the islands")
    False
    """
    if len(text) >= 250:
        return True
    if len(text) < 45 or text.count(" ") < 6:
        return False
    closed = lead.SENTENCE_CLOSE.search(text, len(text) - 4) or (". " in text[30:] and first_sentence(text) != text)
    return bool(closed) or text.endswith(page.CUT_OFF)


def is_caption(text: str) -> bool:
    """A photo's caption or credit.

    >>> is_caption("Photo: © Ama Boateng / Harbour Trust"), is_caption("Boats at dawn in Mombasa. REUTERS/Ama Boateng")
    (True, True)
    >>> is_caption("Picture this: a town without cars.")
    False
    """
    return bool(item.CAPTION.match(text)) or _ends_with_credit(text)


def _ends_with_credit(text: str) -> bool:
    begin = max(0, len(text) - LONGEST_CREDIT)
    for name in item.CREDIT_NAMES:
        if text.find(name, begin) >= 0:
            return bool(item.CREDIT.search(text, begin))
    return False


def is_bullet(text: str) -> bool:
    """A list item: a sign, a number or a letter before it.

    >>> [is_bullet(t) for t in ("• Bread", "- Wine", "2. Fish", "(iv) Salt", "A. Boateng", "Dr. Boateng", "2.5 tonnes")]
    [True, True, True, True, True, False, False]
    """
    return (text[0] in item.BULLET_SIGNS or ". " in text[1:6] or ") " in text[1:7]) and bool(item.BULLET.match(text))


def is_listed_title(text: str) -> bool:
    """A heading behind a sign of a list, as pages have them whose list of news is one: "* Harbour reopens".

    >>> [is_listed_title(t) for t in ("* Harbour reopens after storm", "* and so on", "2. Fish", "Harbour reopens")]
    [True, False, False, False]
    """
    return text[0] in LIST_SIGNS and is_heading(text.lstrip(LIST_SIGNS + " \t") or "-")


def is_byline(text: str) -> bool:
    """By and a name, of which there may be one word alone where it is clear what the line is.

    >>> [is_byline(text) for text in ("By Ama Boateng", "by Ama", "By Ama 2 Comments Filed Under: Boats", "By Sea")]
    [True, True, True, False]
    >>> is_byline("From: Department for Ports and The Rt Hon Ama Boateng MP"), is_byline("From: 3 June")
    (True, False)
    """
    if item.SENT_BY.match(text):
        return True
    rest = without_filings(text).rstrip()
    return bool(find_byline(text) or (item.BY_ONE if rest == text else item.BY_ANYONE).fullmatch(rest))


def is_dateline(text: str) -> bool:
    """A place, perhaps with day or agency, and a dash before the first sentence.

    >>> [is_dateline(t) for t in ("GENEVA, 4 May - The river rose.", "Lima (Agency) — Two men met.")]
    [True, True]
    >>> [is_dateline(t) for t in ("TUCSON, Ariz. (May 8, 2025) — A team won.", "Nairobi – Work began.")]
    [True, True]
    >>> [is_dateline(t) for t in ("Well-known singers came.", "Monday 4 May - choir", "The plan - if any - failed.")]
    [False, False, False]
    """
    lead = text[:LONGEST_DATELINE]
    match = item.DATED_LEAD.match(lead) or item.DATELINE_PLACE.match(lead)
    if not match or len(text) - match.end() < SHORTEST_LEAD or item.NO_PLACE.match(text):
        return False
    if len(text) <= SHORT and text[match.end() :].istitle():
        return False  # "Welcome Harbour Trust — Our New Sponsor!"
    # "February 21, 2017—The board has a new chair": a day glued to its text needs no sign at the end.
    glued = match[0][-1] in "—–-" and match[0][-5:-1].isdigit()
    return len(match.group().split("(")[0].split()) <= 8 and (glued or text[-1] in '.!?:”"’)]…')


def is_notes(text: str) -> bool:
    """The heading of notes to editors, or their first words.

    >>> [is_notes(t) for t in ("Notes to editors:", "N.B.: The hall is closed.", "Notes on a scandal")]
    [True, True, False]
    """
    return bool(item.NOTES.match(text[:200]) or item.NOTES_RUN_IN.match(text))


def tells_origin(text: str) -> bool:
    """Where an item stood before, or who gave it to an agency.

    >>> [tells_origin(t) for t in ("It first appeared in the Post.", "SOURCE Harbour Trust", "Source: Harbour Trust")]
    [True, True, False]
    """
    return bool(item.FIRST_PUBLISHED.search(text) or item.WIRE_SOURCE.match(text))


def is_footnote(text: str) -> bool:
    """A number in brackets, or a sign, before a note.

    >>> [is_footnote(t) for t in ("[1] Harbour accounts, 2016", "*At prices of 2014", "1 harbour, 2 boats")]
    [True, True, False]
    """
    return text[0] in item.FOOTNOTE_SIGNS and bool(item.FOOTNOTE.match(text)) and not item.RUN_IN.match(text)


def is_signature(text: str) -> bool:
    """A name with a post after a comma, alone in a line, as an opinion piece is signed.

    >>> is_signature("Ama Boateng, Director of the Harbour Trust"), is_signature("Dr Luc van Dam is the head of a bank")
    (True, True)
    >>> is_signature("Ama Boateng said yes.")
    False
    """
    text = text.strip()
    named = _may_open_with_name(text)
    author = named and item.AUTHOR_NOTE.match(text) and not text.startswith("The ")
    if author or _is_of_author(text):
        return len(text) <= 400
    if not named or len(text) > 200 or text[-1:] in ".:;?" or text.count(",") > 5:
        return False
    if "," not in text and text[0] not in "–—―":
        return False
    if lead.SAID.search(text) or lead.IS_SOMETHING.search(text):
        return False
    return bool(item.SIGNATURE.match(text)) and not _tells_contact(text)


def _is_of_author(text: str) -> bool:
    """A note on who wrote a text, or its form and who did."""
    for hint in item.AUTHOR_HINTS:
        if hint in text:
            return bool(item.WRITER_NOTE.match(text) or item.SIGNED_OPINION.match(text))
    return False


def _may_open_with_name(text: str) -> bool:
    """Whether a text begins with two words that could be a name's; no more than a look at their first letters.

    >>> [_may_open_with_name(t) for t in ("Luc van Dam is here", "– Lin Wei", "The ferry came", "by Lin Wei")]
    [True, True, False, False]
    """
    words = text.split(None, 2)
    if len(words) < 2 or not text[0].isalnum():
        return len(words) > 1
    return text[0] not in SMALL and (words[1][0] not in SMALL or words[1] in item.PARTICLES)


def has_gloss(text: str) -> bool:
    """A relative word with its day in brackets in the first sentence, where an item says when it happened.

    >>> has_gloss("The ferry came back yesterday (21/12) from Bari."), has_gloss("It left. Today (21/12) it is back.")
    (True, False)
    """
    return may_gloss(text) and any(True for _ in find_glosses(first_sentence(text[:FIRST_SENTENCE])))


def has_late_gloss(text: str) -> bool:
    """A gloss that is not in the first sentence, but near the start."""
    return may_gloss(text) and any(True for _ in find_glosses(text[:GLOSS_REACH])) and not has_gloss(text)


def may_gloss(text: str) -> bool:
    """Whether a word that a gloss can have stands before a bracket: without one its pattern need not be tried.

    >>> may_gloss("It closed on Friday (21/12)."), may_gloss("On Friday the Harbour Trust (HT) closed it.")
    (True, False)
    """
    return any(part.rstrip()[-10:].rstrip(",").lower().endswith(item.GLOSS_ENDS) for part in text.split("(")[:-1])


def is_event_field(text: str) -> bool:
    """A label of a notice with what it names, or hours.

    >>> [is_event_field(t) for t in ("Venue: Village Hall", "Choir practice at 7.30 pm", "7 boats sail")]
    [True, True, False]
    """
    if item.EVENT_LABEL.match(text):
        return True
    return bool(DATE_HINT.search(text) and item.EVENT_HOURS.match(text) and not item.HOUR_OVER_TITLE.fullmatch(text))


def announces(sentence: str) -> bool:
    """A verb of news in a first sentence, and nothing that leans on what stands before.

    >>> announces("The Harbour Trust has opened a second station."), announces("She opened the door.")
    (True, False)
    """
    if sentence[0] in QUOTES or lead.ANNOUNCING.isdisjoint(sentence.lower().split()):
        return False
    return not lead.LEANS.match(sentence)


def _furniture(name: str, why: str, phrases: Pattern, hints: tuple[str, ...], longest: int) -> Mark:
    """The mark of a paragraph that is one of the page's phrases and nothing else."""
    return Mark(name, why, phrases.fullmatch, longest, furniture=True, hints=hints)


MARKS = (
    # The page's.
    Mark("separator", "a rule of signs stands between items", is_separator, 200),
    Mark(
        "end mark", "agencies close a release with ###, ENDS or -30-", is_end_mark, 80, True, hints=item.END_MARK_HINTS
    ),
    Mark(
        "menu",
        "labels of navigation are the page's, not an item's",
        is_menu,
        200,
        True,
        hints=page.MENU_HINTS,
        heads=page.MENU_HEADS,
    ),
    _furniture("share bar", "buttons to share are the page's", page.SHARE_BAR, page.SHARE_BAR_HINTS, 120),
    Mark("page tools", "a row of buttons and counts is the page's", is_page_tools, 120, True, hints=page.TOOL_HINTS),
    _furniture("language switch", "the same page in another language", page.LANGUAGE_SWITCH, (), 80),
    Mark("pager", "links to other pages of the list", is_pager, 260, True, hints=page.PAGER_HINTS),
    _furniture("read more", "a link to the item's own page", page.READ_MORE, page.READ_MORE_HINTS, 120),
    _furniture(
        "comment count", "what readers' comments leave in a list", page.COMMENT_COUNT, page.COMMENT_COUNT_HINTS, 120
    ),
    _furniture("comments below", "readers' comments follow", page.COMMENTS_BELOW, page.COMMENT_COUNT_HINTS, 120),
    Mark(
        "comments on post",
        "readers' comments on this one, or who says the next",
        page.COMMENTS_ON.fullmatch,
        200,
        hints=("thought", "comment", "respon", "repl", "says"),
    ),
    _furniture("comment form", "where readers may add theirs", page.COMMENT_FORM, page.COMMENT_FORM_HINTS, 160),
    _furniture("tags", "labels that the site files an item under", page.TAGS, page.TAGS_HINTS, 200),
    Mark(
        "filing",
        "where a post is filed, and how many commented",
        _is_filed,
        300,
        True,
        hints=("categor",),
        heads=item.FILING_HEADS,
    ),
    _furniture(
        "archive heading", "what a page of a blog lists: Category: Boats", page.ARCHIVE, page.ARCHIVE_HINTS, 100
    ),
    _furniture("related links", "teasers of other items", page.RELATED_LINKS, page.RELATED_LINKS_HINTS, 100),
    _furniture("cookie notice", "the site's notice, not an item", page.COOKIE_NOTICE, page.COOKIE_NOTICE_HINTS, 400),
    _furniture("copyright", "the page's foot", page.COPYRIGHT, page.COPYRIGHT_HINTS, 300),
    _furniture("subscription box", "a form of the site", page.SUBSCRIPTION_BOX, page.SUBSCRIPTION_BOX_HINTS, 320),
    _furniture("page stamp", "what a browser prints on a page", page.PAGE_STAMP, page.PAGE_STAMP_HINTS, 200),
    # An item's head.
    Mark(
        "date line",
        "a date and nothing else, or a meta line with one",
        read_meta_line,
        200,
        hints=DIGITS,
        words=item.DATE_WORDS,
    ),
    Mark(
        "month line",
        "a month or a year alone stands over a group of items",
        item.MONTH_LINE.fullmatch,
        40,
        hints=DIGITS,
    ),
    Mark("heading", "short, begins like a title, and is no sentence", is_heading, SHORT),
    Mark("capitals", "a heading typed in capitals", is_capitals, SHORT),
    Mark("byline", "By and a name, or a desk's", is_byline, SHORT, hints=("by", "from:", "issued by")),
    Mark("posted line", "Posted by X in Y, without a date", item.POSTED_LINE.match, 120, hints=item.POSTED_LINE_HINTS),
    Mark("run-in heading", "a heading on the line of its first sentence", item.RUN_IN.match),
    Mark("salutation", "whom a letter is to: Sir, Dear Editor", item.SALUTATION.match, heads=item.SALUTATION_HEADS),
    Mark(
        "kicker",
        "the name of a form or desk over a heading: Speech, Opinion",
        item.KICKER.fullmatch,
        60,
        heads=item.KICKER_HEADS,
    ),
    Mark(
        "release stamp",
        "FOR IMMEDIATE RELEASE stands at the head of a release",
        item.RELEASE_STAMP.fullmatch,
        120,
        hints=item.RELEASE_STAMP_HINTS,
    ),
    Mark(
        "caption",
        "a photo's caption or credit; an item often begins with it",
        is_caption,
        400,
        hints=item.CAPTION_HINTS,
    ),
    Mark("dateline", "place and dash before the first sentence", is_dateline, hints=item.DATELINE_HINTS),
    # What follows an item's body.
    Mark("contact", "the words that open a contact block", opens_contact, 600, heads=CONTACT_HEADS),
    Mark(
        "contact line",
        "a telephone, an address, or the label left of one",
        _tells_contact,
        260,
        words=item.CONTACT_WORDS,
    ),
    Mark("notes", "notes to editors stand at an item's end", is_notes, heads=item.NOTES_HEADS),
    Mark(
        "files",
        "a list of related documents stands at an item's end",
        item.RELATED_FILES.match,
        80,
        heads=item.RELATED_FILES_HEADS,
    ),
    Mark(
        "about",
        "About X: what an organisation says of itself at a release's end",
        item.ABOUT.match,
        100,
        hints=("about",),
    ),
    Mark("more info", "where to read, download or register", item.MORE_INFO.match, 400, heads=item.MORE_INFO_HEADS),
    Mark("footnote", "a bracketed number opens a note at the end", is_footnote),
    Mark("disclaimer", "who paid, and whose views these are", item.DISCLAIMER.search, 500, hints=item.DISCLAIMER_HINTS),
    Mark(
        "first published",
        "where an item stood before",
        tells_origin,
        300,
        hints=item.FIRST_PUBLISHED_HINTS,
        words=item.FIRST_PUBLISHED_WORDS,
    ),
    Mark(
        "reporting", "(Reporting by ...) closes an agency's item", item.REPORTING.match, 260, hints=item.REPORTING_HINTS
    ),
    Mark("signature", "a name and a post alone in a line", is_signature, 400),
    # What stands within it.
    Mark("bullet", "a list item", is_bullet),
    Mark("listed title", "what could be a heading, with the sign of a list before it", is_listed_title, SHORT),
    Mark("quote", "begins with a quotation", lambda text: text[0] in QUOTES),
    Mark("name", "a person's name alone", item.NAME_ALONE.fullmatch, 60),
    Mark("label", "a label and what it names", LABELLED.match, SHORT, hints=(":",)),
    Mark(
        "event field",
        "Venue:, When:, a span of hours",
        is_event_field,
        200,
        hints=item.EVENT_HINTS,
        heads=item.EVENT_HEADS,
    ),
    Mark("correction", "a correction or update note", item.CORRECTION.match, 300, hints=item.CORRECTION_HINTS),
    Mark("prose", "a sentence or more", is_prose),
    Mark("leans", "a pronoun or connective leans on what stands before", lead.LEANS.match, heads=lead.LEANS_HEADS),
    Mark("introduces", "brings in an organisation with its acronym", lead.INTRODUCES.search, hints=("(",), first=True),
    Mark("gloss", "says when it happened: yesterday (21/12)", has_gloss, hints=("(",), words=item.GLOSS_WORDS),
    Mark("late gloss", "says so in its second or third sentence", has_late_gloss, hints=("(",), words=item.GLOSS_WORDS),
    Mark(
        "today",
        "today, this week, on Monday in the first sentence",
        lead.TODAY.search,
        hints=lead.TODAY_HINTS,
        first=True,
    ),
    Mark(
        "announces",
        "a verb of news in the first sentence",
        announces,
        words=lead.ANNOUNCING,
        first=True,
    ),
    Mark("colon", "ends with a colon: what follows belongs to it", lambda text: text[-1] == ":"),
)
# Set by what sees more than one paragraph: the survey, and the view that borders are decided on (`page`)
CONTEXT_MARKS = ("page", "doubled label", "topic changes", "topic goes on", "underlined", "underline")
BIT = {name: 1 << number for number, name in enumerate((*(mark.name for mark in MARKS), *CONTEXT_MARKS))}
FURNITURE = sum(BIT[mark.name] for mark in MARKS if mark.furniture) | BIT["doubled label"]
LABELS = FURNITURE & ~BIT["end mark"]  # marks that a label in a list may have: "* Add new comment"
LEANS = BIT["leans"]

BULLETS = "•*·▪►▸"
MARKUP = Pattern(
    r"#{1,6}\s+(?=[^\s#])"
)  # what programs that make text of a page leave before its headings: "## Harbour"
HEAD_WORD = Pattern(r"[\W_]*(?:1[.)]\s+)?([^\W\d_]+)")

_WORDED = 128  # bits of marks by their hints stand below, those by their words above
_CALLING = 1 << 2 * _WORDED  # stands for no mark, but for what makes a text worth asking `is_contact_line`


def _hints() -> Hints:
    of_hint: Counter[str] = Counter()
    of_word: Counter[str] = Counter(dict.fromkeys(item.CALLS, _CALLING))
    for mark in MARKS:
        of_hint.update(dict.fromkeys(mark.hints, BIT[mark.name]))
        of_word.update(dict.fromkeys(mark.words, BIT[mark.name] << _WORDED))
    return Hints(of_hint, of_word)


_HINTS = _hints()
_FREE = sum(BIT[mark.name] for mark in MARKS if not mark.hints and not mark.heads)
_WORDLESS = sum(BIT[mark.name] for mark in MARKS if not mark.words)
_OF_HEAD = {
    head: sum(BIT[mark.name] for mark in MARKS if head in mark.heads)
    for head in sorted({head for mark in MARKS for head in mark.heads})
}
_HEADED = sum(BIT[mark.name] for mark in MARKS if mark.heads)
_FIRST = sum(BIT[mark.name] for mark in MARKS if mark.first)
# The marks to be tried on a text of up to so many characters.
_LIMITS = sorted({mark.longest for mark in MARKS})
_OF_LENGTH = [sum(BIT[mark.name] for mark in MARKS if mark.longest >= limit) for limit in _LIMITS]


@lru_cache(maxsize=1 << 12)
def _tests(bits: int) -> tuple[tuple[int, Callable[[str], object], tuple[str, ...], bool], ...]:
    """Of each of some marks its bit, its test, those hints that have to be looked for in the text, and `first`."""
    return tuple(
        (
            BIT[mark.name],
            mark.test,
            mark.hints if mark.first or any(" " in hint for hint in mark.hints) else (),
            mark.first,
        )
        for mark in MARKS
        if BIT[mark.name] & bits
    )


BOXES = "*=~"
# A title between signs: "* HARBOUR REOPENS *", "== Harbour reopens =="; a day may stand behind it
BOXED = Pattern(r"^([*=~]{1,5})\s*(?=[^\W_])([^*=~]*[^\W_][?!.)”\"]?)\s*\1(\s{2,}\S.*)?$")


def without_markup(text: str) -> str:
    """A line without the signs that make a title of it.

    >>> without_markup("*Harbour* NEWS *Flash*")
    '*Harbour* NEWS *Flash*'
    >>> without_markup("## Harbour reopens"), without_markup("* HARBOUR REOPENS *"), without_markup("* Harbour")
    ('Harbour reopens', 'HARBOUR REOPENS', '* Harbour')
    """
    if text[0] == "#":
        return MARKUP.sub("", text)
    return BOXED.sub(r"\2\3", text) if text[0] in BOXES and len(text) <= SHORT else text


def marks_of(text: str, inside: bool = False) -> int:
    """The bits of all marks that hold for a paragraph (stripped, not empty).

    `inside` a run of prose the marks that see the first sentence are left out: alone they never make a border
    (`cues.py`).

    >>> names(marks_of("22/12/17")), names(marks_of("Photo: © Ama Boateng"))
    (['date line'], ['heading', 'caption', 'label'])
    """
    text = without_markup(text)
    bits = LEANS if text[0].islower() else 0
    if text[0] in BULLETS and len(text) <= SHORT:
        bits |= _marks_among(LABELS, text.lstrip(BULLETS + " \t"))
    return bits | _marks_among(~_FIRST if inside else -1, text)


def _marks_among(wanted: int, text: str) -> int:
    """The bits of those among some marks that hold for a text."""
    if not text:
        return 0
    low = text[:REACH].lower()
    sentence = ""
    found = 0
    for bit, test, hints, first in _tests(_worth_trying(text, low) & wanted):
        if first:
            sentence = sentence or first_sentence(text[:FIRST_SENTENCE])
        if hints and not _holds_one(hints, low[: len(sentence)] if first else low):
            continue
        if test(sentence if first else text):
            found |= bit
    return found


def _worth_trying(text: str, low: str) -> int:
    """The bits of the marks that a text may have by its length, its words and the first of them."""
    told = _HINTS.of(low)
    match = HEAD_WORD.match(low)
    headed, worded = _OF_HEAD.get(match[1] if match else "", 0), told >> _WORDED | _WORDLESS
    if _is_odd(text):
        headed, worded = headed | _HEADED & ~LEANS, -1
    return (told | _FREE | headed) & worded & _OF_LENGTH[bisect_left(_LIMITS, len(text))]


def _is_odd(text: str) -> bool:
    """Whether a text has letters that patterns without case take for plain ones, so that its words tell nothing."""
    return not text.isascii() and ("İ" in text or "ı" in text or "ſ" in text)


def _holds_one(hints: tuple[str, ...], low: str) -> bool:
    for hint in hints:  # noqa: SIM110 - `any` would take twice the time
        if hint in low:
            return True
    return False


def names(bits: int) -> list[str]:
    """The names of the marks in a set of bits, in the order of `MARKS`."""
    return [name for name, bit in BIT.items() if bits & bit]


def _bits(*of: str) -> int:
    return sum(BIT[name] for name in of)


CONTACT_TAIL = _bits("contact", "contact line")
# What stands at an item's end.
TAIL = CONTACT_TAIL | _bits(
    "notes",
    "files",
    "about",
    "more info",
    "footnote",
    "disclaimer",
    "first published",
    "reporting",
    "signature",
    "end mark",
)
# What an item may begin with.
OPENING = _bits(
    "date line",
    "byline",
    "release stamp",
    "caption",
    "dateline",
    "capitals",
    "introduces",
    "gloss",
    "late gloss",
    "today",
    "announces",
    "correction",
)
