"""Marks: what one paragraph looks like by itself, whatever stands around it.

A mark is a small named test with its why; `MARKS` is the list of them all. Marks are kept as bits of one integer a paragraph, so that
borders can be decided again without the text. A mark may hold wrongly here and there ("By the river" in a poem is no
byline): borders weigh several (`cues.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from iomcorpus.forms.contacts import EMAIL, PHONE, is_contact_line, opens_contact
from iomcorpus.forms.dates import find_glosses, read_meta_line
from iomcorpus.forms.names import NAME, TITLE, find_byline
from iomcorpus.text.words import first_sentence

ANY = 1 << 30
FIRST_SENTENCE = 600  # characters that a first sentence is sought in
QUOTES = frozenset("\"“‘'«„")
LONGEST_CREDIT = 110  # characters, at a caption's end
SHORTEST_LEAD = 8  # characters of a sentence behind a dateline
GLOSS_REACH = 350  # characters: two or three sentences
SHORT = 160  # characters: no heading, label or meta line of the captures seen is longer

MENU_WORDS = (
    r"home|menu|search|site ?map|contact(?: us)?|about(?: us)?|who we are|what we do|our work|where we work|get involved|donate(?: now)?|login|log in"
    r"|sign in|sign up|register|my account|skip to (?:main )?content|toggle navigation|news(?:room)?|latest(?: news)?|events|news (?:&|and) events|all news"
    r"|media(?: cent(?:re|er)| room)?|press(?: cent(?:re|er)| room| releases?| office)?|publications|resources|careers|jobs|vacancies|faqs?|help"
    r"|accessibility|privacy(?: policy| notice)?|terms(?: of use| (?:and|&) conditions| of service)?|cookies?(?: policy)?|legal(?: notice)?|disclaimer"
    r"|archives?|categories|blogroll|recent (?:posts|comments)|most (?:read|popular|viewed|shared)|trending|gallery|videos?|photos?|podcasts?|blogs?"
    r"|topics|subscribe|newsletter|rss(?: feeds?)?|feedback|close|back|top|share|print|follow(?: us)?|social media|quick links|useful links|links|language"
    r"|english|français|español|deutsch|العربية|português|kiswahili|filter(?: by.*)?|sort(?: by.*)?|show filters?|all (?:topics|years|categories)"
    r"|advertisement|sponsored(?: content)?|breaking news|weather|sport|business|world|politics|opinion|culture|lifestyle|technology|health|education"
)
SHARE = (
    r"share(?: (?:this|on|via|article|page|story|post|to)\b.*)?|tweet(?: this)?|e-?mail (?:this(?: \w+)?|to a friend|page)|print(?: this)?(?: \w+)?|(?:print|pdf|e-?mail) (?:version|friendly.*)"
    r"|copy link|save|like(?: loading.*| this)?|pin it|send to (?:a )?friend|(?:like|follow|find) us on .*|follow @?\w+.*|click to (?:share|email|print|tweet).*|add to (?:calendar|favourites|favorites).*"
    r"|(?:\W*(?:facebook|twitter|x|linked ?in|whatsapp|e-?mail|print|instagram|youtube|pinterest|reddit|telegram|share|tweet|copy link|messenger|flickr|tumblr|google\+|rss)\b\W*){2,}"
    r"|facebook|twitter|linked ?in|whatsapp|instagram|youtube"
)
PAGER = (
    r"(?:«|‹|<|←|<<)*\s*(?:older|newer|previous|next|prev|first|last)(?: (?:posts?|entries|page|article|articles|story|news|items?))?\s*(?:»|›|>|→|>>)*(?:\s*[|·]\s*(?:older|newer|previous|next)\b.*)?"
    r"|(?:«|‹|<|←|<<)\s*.{1,40}|.{1,40}\s*(?:»|›|→|>>)|pages?:?\s*\d+(?: of \d+)?.*|\d+ of \d+|(?:(?:\d+|…|\.\.\.|first|last|next|previous|prev|page|«|»|‹|›|<|>)[\s|]*){3,}"
    r"|(?:load|show|view|see) (?:more|all)\b.{0,30}|(?:back|return|go|jump) to (?:the )?(?:top|list|news|all|home|main|previous|overview|archive|index|search)\b.{0,30}|top of page|\d+\s*[-–]\s*\d+ of \d+.*|(?:showing|displaying|results) \d+.*|\d+ (?:results|items|articles)(?: found)?"
)
READ_MORE = r"(?:read|learn|find out|see|view|continue)\s+(?:more|reading|the (?:full|rest).{0,30}|full (?:story|article|text|release)|on)\b.{0,80}|full (?:story|article|text)|more(?:…|\.\.\.| »)?|\[?(?:more|…|\.\.\.)\]?|details"
COMMENTS = r"(?:\d+|no|one)\s+(?:comments?|responses?|replies|likes?|views?|shares?)(?: (?:so far|yet|to|on)\b.*)?|(?:leave|post|add|write) a (?:comment|reply)\b.*|comments? (?:are |is )?(?:closed|off|disabled).*|comments?\s*\(\d+\)|reply|(?:log|sign) in to (?:comment|reply).*|(?:views?|reads?|likes?|hits):?\s*[\d,.]+"
TAGS = r"(?:tags?|tagged(?: with| as)?|filed (?:under|in)|categor(?:y|ies)|topics?|posted in|labels?|keywords?|section|themes?|related topics)\s*:.{1,160}"
RELATED = r"(?:related|similar|more|other|further|earlier|previous|past|older|recent|latest|popular|recommended|featured|top|trending)\s+(?:stor(?:y|ies)|articles?|news|posts?|links?|content|reading|items|headlines|releases|press releases|coverage|pages)(?: .{0,40})?|you (?:may|might) also (?:like|be interested).*|see also|also in .{1,40}|more (?:from|in|on|about) .{1,50}|in this section|on this page|recommended for you|what to read next|don['’]t miss"
COOKIE = r"(?:we|this (?:web)?site|our (?:web)?site)\b.{0,40}\buses?\b.{0,30}cookies.*|.{0,60}cookies? (?:policy|settings|preferences|notice).{0,60}|accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|decline|manage (?:cookies|preferences|settings|consent)|by (?:continuing|using|browsing).{0,80}(?:cookies|site).*|got it!?|i agree|ok,? (?:thanks|got it).*"
COPYRIGHT = r"(?:©|\(c\)|copyright)\s.{0,60}(?:19|20)\d\d.*|©\s.{3,200}|.{0,80}all rights reserved.*|.{0,80}©\s*(?:19|20)\d\d.{0,100}|(?:site|website|web design|designed|powered|hosted|built|maintained) (?:by|with)\b.{1,60}|registered (?:charity|company|office).{0,120}|charity (?:no|number|registration).{0,80}"
SUBSCRIBE = r"(?:subscribe|sign up)\b.{0,120}|(?:get|receive) (?:our|the|latest|all|daily|weekly|monthly)\b.{0,100}(?:inbox|e-?mail|newsletter|updates|alerts).*|(?:join|stay) (?:our mailing list|up to date|informed|connected|in touch)\b.{0,80}|(?:your |enter (?:your )?)e-?mail(?: address)?:?.{0,80}|e-?mail address.{0,20}|(?:our )?(?:e-)?newsletter(?: sign[- ]?up)?|follow us\b.{0,80}|download (?:our|the) app.*|first name|last name|rss feed"
STAMP = r"(?:printed|page printed|print(?:ed)? (?:on|from|date)|downloaded|retrieved|saved|accessed|captured|archived|generated)\b.{0,160}|(?:source|url|link|permalink|from|original):?\s*(?:https?://|www\.)\S+|https?://\S+|(?:this )?page (?:last )?(?:was )?(?:updated|modified|reviewed|printed).{0,60}|last (?:updated|modified|reviewed):?.{0,60}(?:page|site)?"
END = r"\W{0,4}(?:###?|#\s*#\s*#|-?\s*30\s*-?|\W*(?:the )?ends?\W*|\W*end of (?:release|statement|story|text|document|press release|news release|item|(?:archive |text )?file\b.{0,40}|page|list|messages?)\W*|\[ends?\]|\(ends?\)|/ends?|xxx)\W{0,4}"

FLAGS = re.IGNORECASE


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{pattern})[\W_]*", FLAGS)


FURNITURE_FORMS = {
    name: _whole(pattern)
    for name, pattern in {
        "menu word": MENU_WORDS,
        "share bar": SHARE,
        "pager": PAGER,
        "read more": READ_MORE,
        "comment count": COMMENTS,
        "tags": TAGS,
        "related links": RELATED,
        "cookie notice": COOKIE,
        "copyright": COPYRIGHT,
        "subscription box": SUBSCRIBE,
        "page stamp": STAMP,
    }.items()
}
END_MARK = re.compile(END, FLAGS)
SEPARATOR = re.compile(r"[\W_]{1,200}|(?:[-=_*~#.oxX]\s?){5,}")
BREADCRUMB = re.compile(r"[^\n.]{2,40}(?:\s+(?:>|›|»|/|\||•|·|::)\s+[^\n.]{2,60}){2,}")
HOME_TRAIL = re.compile(r"(?i)(?:you are here:?|home)\s*(?:>|›|»|/|\||::).*")

RELEASE = re.compile(
    r"(?i)\W*(?:for (?:immediate|general|urgent) (?:release|use|publication|distribution)|(?:press|news|media) (?:release|statement|advisory|notice|alert)|media note|embargo(?:ed)?\b.{0,80}|immediate release|statement|advisory|news release \S{1,12})\W*(?:\(?(?:no|number|ref)?[.:]?\s*[\w/-]{1,14}\)?)?\W*"
)
CAPTION = re.compile(
    r"(?i)^\W*(?:photo(?:graph)?s?|image|picture|pic|caption|illustration|video|file photo|cover photo|photo credit|image credit|credit|sources?|photographer|courtesy)\b\s*(?:credit|caption|by|courtesy(?: of)?|above|below)?\s*[:©(|–—]"
)
CREDIT = re.compile(
    r"(?:©\s*\S.{1,60}|\b(?:Photo|Image|Picture|Credit|Photograph|Courtesy)(?: (?:by|credit|courtesy(?: of)?))?\s*[:/–—]\s*\S.{1,70}|\((?:Photo|Image|Picture|Credit)[^()]{2,70}\)"
    r"|\b(?:REUTERS|AFP|AP|EPA|Getty(?: Images)?|Shutterstock|Flickr|iStock|Alamy|Wikimedia(?: Commons)?)\s*(?:/\s*[^.]{2,50})?|\S{2,30}(?:/|\s/\s)(?:REUTERS|AFP|AP|EPA|Getty(?: Images)?|Flickr|Shutterstock))[.)\s]*$"
)
PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:[ ,/-]+(?:de|la|el|of|the|and|al|[A-ZÀ-Þ][\w'’.-]*)){0,6}"
DATELINE = re.compile(
    rf"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.\-/ ]{{2,40}}(?:,\s*{PLACE})?|{PLACE})(?:\s*,?\s*\(?[^()—–]{{0,40}}\)?)?\s*(?:—|–|--|-|:)\s+(?=[\"“‘'(A-Z0-9])"
)
DATELINE_PLACE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’\-/]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’\-/]+){0,3}|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})"
    r"(?:,\s+[A-ZÀ-Þ][\w.'’ ]{1,25})?(?P<middle>(?:,?\s+\(?(?:\d{1,2}\s+\w{3,9}|\w{3,9}\.?\s+\d{1,2})(?:,?\s+\d{4})?\)?)|\s+\([^()]{2,30}\))?(?:\s+\([^()]{2,30}\))?\s*,?\s*(?:—|–|--|-)\s+(?=[\"“‘'(A-Z0-9])"
)
NO_PLACE = re.compile(r"(?i:mon|tues|wednes|thurs|fri|satur|sun)day|(?:The|About|Note)\b")
NOTES = re.compile(
    r"(?i)^\W*(?:notes? (?:to|for) (?:the )?(?:editors?|news ?desks?|journalists|media|readers?|reporters)|editors?['’]?s?['’]? notes?|background(?: (?:notes?|information|to editors))?|notes|further (?:reading|notes)|references|sources|footnotes?|endnotes?|bibliography|additional (?:notes|information|resources)|boilerplate)\W*(?:\([^)]*\))?\W*$"
)
NOTES_RUN_IN = re.compile(r"(?i)^\W*(?:notes? (?:to|for) (?:the )?(?:editors?|news ?desks?|journalists|media)\b|(?:note|n\.?b\.?|p\.?s\.?)\s*:)")
RELATED_FILES = re.compile(r"(?i)^\W*(?:related|useful|supporting|attached|further) (?:documents?|downloads?|files?|resources|publications?|materials?|reports?)\s*:?$|^\W*(?:downloads?|attachments?|documents?)\s*:$")
ABOUT = re.compile(r"^\W*(?:About|ABOUT)\s+(?:the\s+|our\s+|THE\s+)?[A-Z0-9“\"'‘].{1,80}$")
MORE_INFO = re.compile(
    r"(?i)^(?:(?:please )?(?:click|register|read|see|visit|download|watch|view|find|access|apply|book|tickets?|rsvp|take a look|to (?:read|see|view|download|access|register|watch|find|learn|apply|book|get|sign|join|take part|donate|rsvp|comment))\b|(?:the |a )?(?:full|complete|whole|latest)? ?(?:report|text|study|statement|document|release|data|survey|publication|video|recording|slides|agenda|programme|minutes)\b.{0,60}\b(?:available|found|downloaded|online)\b"
    r"|for (?:more|further|additional|full|the)\b.{0,80}(?:visit|see|click|website|www|http|here)|more (?:information|details?)\b.{0,60}(?:at|from|on|here|available)|(?:registration|entry|entrance|admission)\b.{0,40}:)"
)
FOOTNOTE = re.compile(r"^\s*(?:\[+\s*(?:\d{1,3}|[ivxl]{1,6})\s*\]+|\(\d{1,3}\)|[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}(?=\s?\w)|†|‡)\s*\S")
DISCLAIMER = re.compile(
    r"(?i)\b(?:views?(?: and opinions?)? expressed|opinions? expressed|do(?:es)? not (?:necessarily )?(?:reflect|represent|imply)|(?:been|was|is) (?:made possible|supported|paid for|(?:co-?|part-?)?(?:funded|financed))\b[^.]{0,60}\b(?:by|through|under)\b|with (?:the )?(?:financial|generous) (?:support|assistance)|this (?:material|publication|project|programme|work|initiative|document) (?:has been|was|is) (?:\w+ )?(?:funded|financed|supported|produced)|errors? (?:and|or) omissions?|sole responsibility|position of the donor)"
)
FIRST_PUBLISHED = re.compile(
    r"(?i)(?:\b(?:first|originally|previously) (?:published|appeared|posted|printed|ran)\b|\bre(?:published|printed|posted)\b.{0,40}(?:permission|licen[cs]e|from)|^\W*(?:this )?(?:article|opinion piece|op-ed|piece|post|story|blog|commentary|text)\b.{0,60}\b(?:written|published|appeared|by)\b|article written by)"
)
REPORTING = re.compile(r"(?i)^\W{0,3}(?:\((?:additional )?(?:reporting|writing|editing|compiled|edited|written)\b[^()]{3,200}\)|(?:reporting|writing|editing|edited|compiled|translated|additional reporting) by\b.{3,160}$)")
AUTHOR_NOTE = re.compile(
    rf"^(?:{TITLE}{NAME}(?:(?:,?\s+and\s+){TITLE}{NAME})?)[,\s]+(?:(?:\([^)]*\)\s*)?(?:is|are|was|works?|serves?|teaches|leads?|heads?|runs?|writes?|served|has been)\s+(?:(?:currently|also|now)\s+)?(?:an?|the|at|as|on|for|in|with|co-|[a-z]+ (?:of|at|for|in|with)|[A-Z]\w+ (?:of|at|for|in))\b)"
)
WRITER_NOTE = re.compile(r"^\W*(?:The (?:writer|author|columnist)s? (?:is|are|was|works?|teaches|leads?|serves?|has|have)\b|(?:About the )?[Aa]uthors?:)")
SIGNATURE = re.compile(rf"^(?:[-–—―•]+\s*)?{TITLE}{NAME}(?:\s*(?:,|\bis\b|\||[-–—])\s*(?:the\s+|an?\s+)?[A-Za-z].{{3,160}})?$")
POSTED_LINE = re.compile(r"(?i)^(?:posted|written|submitted|published|uploaded|added)\s+(?:by\s+\S.{1,60}|in\s+\S.{1,60})$")
SIGNED_OPINION = re.compile(r"(?i)^\W*(?:opinion(?: piece)?|op-ed|commentary|comment|blog|column|essay|letter)s? (?:piece )?by\b")
BULLET = re.compile(r"^\s*(?:[•◦▪●○‣·∙*»►–—-]\s+|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+)\S")
EVENT_FIELD = re.compile(
    r"(?i)^\W*(?:venue|when|where|time|times|date|dates|location|place|address|cost|price|tickets?|admission|entry|fee|rsvp|speakers?|chair|moderator|doors|organi[sz]ers?|hosts?|who|what|registration|deadline|contact)(?:\s*[:–—-]\s+|\s{3,})\S|^.{0,60}\b(?:from\s+)?\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|noon)?\s*(?:to|until|till|[-–—])\s*(?:\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b|noon|midnight).{0,60}$|^.{0,60}\b(?:at|from) \d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?$"
)
CORRECTION = re.compile(r"(?i)^\W*(?:correction|clarification|erratum|update[sd]?|editor['’]s note)\b\s*(?::|\(|$|–|—|-)")
# A paragraph that leans on what stands before it opens no story: a pronoun, a connective, "The report also".
LEANS = re.compile(
    r"^(?:[\"“‘'(]*)?(?:(?:He|She|They|These|Those|This(?! (?:week|month|year|morning|afternoon|summer|winter|spring|autumn|fall|weekend|[A-Z]))|Such|His|Her|Their|Its|However|But|And|Or|Nor|So|Yet|Moreover|Furthermore|In addition|Additionally|Also|Meanwhile|Therefore|Thus|Hence|Consequently|As a result|Nevertheless|Nonetheless|Instead|Indeed|Besides|Likewise|Similarly|For (?:example|instance)|In (?:contrast|turn|fact|short|particular|parallel|conclusion|other words)|On the (?:other hand|contrary)|Finally|Lastly|Firstly|Secondly|Thirdly|Then|Therefore|Thereafter|Overall|Among (?:the|these|them|other)|Both|Others?|Another|One such|Far from|Rather than|Despite (?:this|the|these)|Although|Though|While|Asked|Speaking|Commenting|Reflecting|Referring|According to (?:the|him|her|them))\b"
    r"|It(?! (?:is|was|has been) (?:\w+ )?(?:believed|estimated|said|often|sometimes|widely|known|time|almost|been|a|the|an|hard|easy|difficult|impossible|no)\b)\b"
    r"|The (?:report|study|event|project|programme|program|plan|document|conference|meeting|training|workshop|agreement|partnership|initiative|campaign|findings?|research|data|survey|session|exhibition|scheme|group|team|letter|statement|fund|two|three|others?|same|new (?:estimates|MOU|centre|law|rules))\b|[a-zé])"
)
SAID = re.compile(r"(?:\b(?:said|says|added|adds|told|explained|explains|noted|notes|concluded|stated|continued|commented|recalled|warned)\b)")
ANNOUNCING = frozenset(
    """launched launch launches announced announce announces signed awarded hosted hosts host chaired partnered pleased proud joined teamed opened opens
    unveiled released releases published publishes held holds marked marks celebrated celebrates celebrate welcomed welcomes called calls urged urges
    urge warned warns adopted addressed organised organized received appointed elected delivered completed convened gathered met won wins rescued
    arrested reopened reopens closed approved recorded reported revealed named inaugurated commemorate commemorated kicked began begins will""".split()
)
INTRODUCES = re.compile(r"\b[A-Z][\w&’'-]+(?:\s+(?:of|for|the|and|on|in|to|&|[A-Z][\w&’'-]+)){1,9}\s+\([A-Z][A-Za-z&+-]{1,11}\)")
TODAY = re.compile(r"\b(?:today|yesterday|tonight|tomorrow|this (?:week|month|morning|afternoon|evening|year|weekend|past weekend|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)|last (?:week|night|weekend|month)|on (?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)(?!,? (?:the )?\d|,? [A-Z][a-z]+ \d))\b", FLAGS)
# A line that breaks off on such a word has lost what stood there: an address in a contact block.
DANGLING = re.compile(r"\b(?:to|at|or|on|via|by|and|of|for|with|from|the|a)$")
_WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split()
TODAY_PHRASES = (
    "today", "yesterday", "tonight", "tomorrow", *(f"this {unit}" for unit in ("week", "month", "morning", "afternoon", "evening", "year", "past week")),
    *(f"last {unit}" for unit in ("week", "night", "month")), *(f"{word} {day}" for word in ("on", "this") for day in _WEEKDAYS),
)  # fmt: skip
SENTENCE_CLOSE = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A test on one paragraph's text, run on texts of up to `longest` characters.

    `hints` are what a text must hold one of, in lower case, and `heads` the words that its first one must be among, for the test to be
    worth running: they only save time, most paragraphs being plain prose. `first` tests see the first sentence alone.
    """

    name: str
    why: str
    test: Callable[[str], object]
    longest: int = ANY
    furniture: bool = False  # the paragraph belongs to no record, whatever stands around it
    hints: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()
    first: bool = False


def is_separator(text: str) -> bool:
    """Nothing but marks: a rule between items.

    >>> [is_separator(t) for t in ("-", "* * *", "________", "oooooooo", "###", "– A dash opens this.")]
    [True, True, True, True, True, False]
    """
    return bool(SEPARATOR.fullmatch(text)) and not any(c.isalnum() and c not in "oxX" for c in text)


def is_end_mark(text: str) -> bool:
    """What a release ends with.

    >>> [is_end_mark(t) for t in ("###", "-30-", "ENDS", "- Ends -", "END OF RELEASE", "30 people", "The bitter end")]
    [True, True, True, True, True, False, False]
    """
    return bool(END_MARK.fullmatch(text))


def is_menu(text: str) -> bool:
    """Labels of navigation: a breadcrumb, a row of labels, or a word that sites label pages with.

    >>> [is_menu(t) for t in ("Home > News > 2019", "News & Events", "About | Press | Donate", "Skip to main content", "Village news in brief")]
    [True, True, True, True, False]
    """
    if FURNITURE_FORMS["menu word"].fullmatch(text) or HOME_TRAIL.fullmatch(text):
        return True
    return bool(BREADCRUMB.fullmatch(text)) and not any(c.isdigit() for c in text)


def is_heading(text: str) -> bool:
    """Short, begins like a title, and is no sentence.

    >>> [is_heading(t) for t in ("Harbour reopens after storm", "Who pays for the bridge?", "The bridge was closed.", "and so on", "Tel: 020 7946 0018")]
    [True, True, False, False, False]
    """
    first = text.lstrip("\"“‘'«([¿¡#…")[:1]
    if not first or not (first.isupper() or first.isdigit() or not first.isascii()):
        return False
    if text[-1] in ".;,:" and not text.endswith(("...", "U.S.", "U.K.", "Inc.")) or BULLET.match(text):
        return False
    return bool(WORDS.search(text)) and not DANGLING.search(text) and not is_contact_line(text)


def is_prose(text: str) -> bool:
    """A sentence or more: what a body is made of.

    >>> [is_prose(t) for t in ("The bridge was closed for good on Friday after the flood.", "Harbour reopens after storm", "Read more")]
    [True, False, False]
    """
    if len(text) >= 250:
        return True
    return len(text) >= 45 and text.count(" ") >= 6 and bool(SENTENCE_CLOSE.search(text, len(text) - 4) or ". " in text[30:])


def is_caption(text: str) -> bool:
    """A photo's caption or credit.

    >>> [is_caption(t) for t in ("Photo: © Ama Boateng / Harbour Trust", "Boats at dawn in Mombasa. REUTERS/Ama Boateng", "Picture this: a town without cars.")]
    [True, True, False]
    """
    return bool(CAPTION.match(text) or CREDIT.search(text, max(0, len(text) - LONGEST_CREDIT)))


def is_bullet(text: str) -> bool:
    """A list item: a sign, a number or a letter before it.

    >>> [is_bullet(t) for t in ("• Bread", "- Wine", "2. Fish", "(iv) Salt", "A. Boateng", "Dr. Boateng", "2.5 tonnes")]
    [True, True, True, True, True, False, False]
    """
    return (text[0] in _BULLETS or ". " in text[1:6] or ") " in text[1:7]) and bool(BULLET.match(text))


def is_dateline(text: str) -> bool:
    """A place, perhaps with day or agency, and a dash before the first sentence.

    >>> [is_dateline(t) for t in ("GENEVA, 4 May - The river rose.", "Lima (Agency) — Two men met.", "TUCSON, Ariz. (May 8, 2025) — A team won.", "Nairobi – Work began.")]
    [True, True, True, True]
    >>> [is_dateline(t) for t in ("Well-known singers came.", "Monday 4 May - choir practice", "The plan - if it is one - failed.")]
    [False, False, False]
    """
    match = DATELINE_PLACE.match(text[:120])
    if not match or len(text) - match.end() < SHORTEST_LEAD or NO_PLACE.match(text):
        return False
    return len(match.group().split("(")[0].split()) <= 8 and text[-1] in ".!?:”\"’)]…"


def is_signature(text: str) -> bool:
    """A name with a post after a comma, alone in a line, as an opinion piece is signed.

    >>> [is_signature(t) for t in ("Ama Boateng, Director of the Harbour Trust", "Dr Luc van Dam is the head of the Rhine Institute", "Ama Boateng said yes.")]
    [True, True, False]
    """
    text = text.strip()
    if (AUTHOR_NOTE.match(text) and not text.startswith("The ") or WRITER_NOTE.match(text)) or SIGNED_OPINION.match(text):
        return len(text) <= 400
    if len(text) > 200 or SAID.search(text) or text[-1:] in ".:;?" or text.count(",") > 5:
        return False
    return bool(SIGNATURE.match(text)) and ("," in text or text[0] in "–—―") and not is_contact_line(text)


def has_gloss(text: str) -> bool:
    """A relative word with its day in brackets in the first sentence, where an item says when it happened.

    >>> has_gloss("The ferry came back yesterday (21/12) from Bari."), has_gloss("It left. Today (21/12) it is back.")
    (True, False)
    """
    return any(True for _ in find_glosses(first_sentence(text[:FIRST_SENTENCE])))


def has_late_gloss(text: str) -> bool:
    """A gloss that is not in the first sentence, but near the start."""
    return any(True for _ in find_glosses(text[:GLOSS_REACH])) and not has_gloss(text)


def announces(sentence: str) -> bool:
    """A verb of news in a first sentence, and nothing that leans on what stands before.

    >>> announces("The Harbour Trust has opened a second station."), announces("She opened the door.")
    (True, False)
    """
    return sentence[0] not in QUOTES and not ANNOUNCING.isdisjoint(sentence.lower().split()) and not LEANS.match(sentence)


def _form(name: str) -> Callable[[str], object]:
    return FURNITURE_FORMS[name].fullmatch


HEAD_WORD = re.compile(r"[\W_]*([^\W\d_]+)")
_CONTACT_HEADS = frozenset(
    """for media press news public general editorial all contact contacts enquiry enquiries inquiry inquiries query queries please journalists reporters
    editors to call email e write ring reach""".split()
)
_NOTES_HEADS = frozenset(
    "note notes editor editors background further reference references sources footnote footnotes endnote endnotes bibliography additional boilerplate n nb p ps".split()
)
_MORE_HEADS = frozenset(
    """please click register read see visit download watch view find access apply book ticket tickets rsvp take to the a full complete whole latest report
    text study statement document release data survey publication video recording slides agenda programme minutes for more registration entry entrance
    admission""".split()
)
_FILES_HEADS = frozenset("related useful supporting attached further download downloads attachment attachments document documents".split())
_LEANS_HEADS = frozenset(
    """he she they these those this such his her their its however but and or nor so yet moreover furthermore in additionally also meanwhile therefore
    thus hence consequently as nevertheless nonetheless instead indeed besides likewise similarly for on finally lastly firstly secondly thirdly then
    thereafter overall among both other others another one far rather despite although though while asked speaking commenting reflecting referring
    according it the""".split()
)
_BULLETS = frozenset("•◦▪●○‣·∙*»►–—-")
_NOTE_SIGNS = frozenset("[(¹²³⁴⁵⁶⁷⁸⁹*†‡")
_LINKS = ("facebook", "twitter", "linked", "whatsapp", "instagram", "youtube", "pinterest", "reddit", "telegram", "messenger", "flickr", "tumblr", "rss")

MARKS = (
    Mark("separator", "a rule of signs stands between items", is_separator, 200),
    Mark("end mark", "agencies close a release with ###, ENDS or -30-", is_end_mark, 80, True, ("#", "30", "end", "xxx")),
    Mark("menu", "labels of navigation are the page's, not an item's", is_menu, 200, True),
    Mark("share bar", "buttons to share are the page's", _form("share bar"), 120, True, (
        "share", "tweet", "mail", "print", "pdf", "copy link", "save", "like", "pin it", "send", "find us", "follow", "click", "calendar", "favo", *_LINKS,
    )),
    Mark("pager", "links to other pages of the list", _form("pager"), 120, True, (
        "older", "newer", "previous", "next", "prev", "first", "last", "«", "‹", "<", "←", "»", "›", ">", "→", "page", " of ", "more", "all", "back", "return", "go to", "jump", "top",
        "showing", "displaying", "result", "item", "article", "1", "2",
    )),
    Mark("read more", "a link to the item's own page", _form("read more"), 120, True, ("more", "read", "learn", "find out", "full", "continue", "…", "...", "details", "see ", "view")),
    Mark("comment count", "what readers' comments leave in a list", _form("comment count"), 120, True, ("comment", "response", "repl", "like", "view", "share", "reads", "hits")),
    Mark("tags", "labels that the site files an item under", _form("tags"), 200, True, (":",)),
    Mark("related links", "teasers of other items", _form("related links"), 100, True, (
        "related", "similar", "more", "other", "further", "earlier", "previous", "past", "older", "recent", "latest", "popular", "recommended", "featured", "top ", "trending",
        "also", "section", "page", "next", "miss",
    )),
    Mark("cookie notice", "the site's notice, not an item", _form("cookie notice"), 400, True, ("cookie", "accept", "reject", "decline", "manage", "continuing", "using", "browsing", "got it", "agree", "ok")),
    Mark("copyright", "the page's foot", _form("copyright"), 300, True, ("©", "(c)", "copyright", "reserved", "site", "web", "design", "powered", "hosted", "built", "maintained", "registered", "charity")),
    Mark("subscription box", "a form of the site", _form("subscription box"), 160, True, (
        "subscri", "sign up", "inbox", "mail", "newsletter", "updates", "alerts", "join", "stay", "follow", "download", "name", "rss",
    )),
    Mark("page stamp", "what a browser prints on a page", _form("page stamp"), 200, True, ("print", "download", "retrieved", "saved", "accessed", "captured", "archived", "generated", "http", "www.", "updated", "modified", "reviewed")),
    Mark("date line", "a date and nothing else, or a meta line with one", read_meta_line, 200, hints=tuple("0123456789")),
    Mark("heading", "short, begins like a title, and is no sentence", is_heading, SHORT),
    Mark("capitals", "a heading typed in capitals", lambda t: t.isupper() and len(WORDS.findall(t)) >= 2, SHORT),
    Mark("byline", "By and a name", find_byline, SHORT, hints=("by",)),
    Mark("posted line", "Posted by X in Y, without a date", POSTED_LINE.match, 120, hints=("by ", "in ")),
    Mark("release stamp", "FOR IMMEDIATE RELEASE stands at the head of a release", RELEASE.fullmatch, 120, hints=("release", "statement", "advisory", "notice", "alert", "note", "embargo", "for ")),
    Mark("caption", "a photo's caption or credit; an item often begins with it", is_caption, 400, hints=(
        "photo", "image", "picture", "pic", "credit", "courtesy", "©", "reuters", "afp", "epa", "getty", "stock", "flickr", "alamy", "wikimedia", "caption", "illustration", "video", "source",
        "/", " ap",
    )),
    Mark("dateline", "place and dash before the first sentence", is_dateline, hints=("—", " –", " -")),
    Mark("contact", "the words that open a contact block", opens_contact, 600, heads=_CONTACT_HEADS),
    Mark("contact line", "a telephone, an address, or the label left of one", is_contact_line, 260, hints=(
        *"0123456789@", "tel", "phone", "mob", "cell", "fax", "mail", "whatsapp", "t:", "e:", "m:", "contact", "call", "ring", "write to", "reach", "ask for", "speak", "rsvp", "touch", "text",
    )),
    Mark("notes", "notes to editors stand at an item's end", lambda t: NOTES.match(t[:200]) or NOTES_RUN_IN.match(t), heads=_NOTES_HEADS),
    Mark("files", "a list of related documents stands at an item's end", RELATED_FILES.match, 80, heads=_FILES_HEADS),
    Mark("about", "About X: what an organisation says of itself at a release's end", ABOUT.match, 100, hints=("about",)),
    Mark("more info", "where to read, download or register", MORE_INFO.match, 400, heads=_MORE_HEADS),
    Mark("footnote", "a bracketed number opens a note at the end", lambda t: t[0] in _NOTE_SIGNS and FOOTNOTE.match(t)),
    Mark("disclaimer", "who paid, and whose views these are", DISCLAIMER.search, 500, hints=(
        "express", "not necessarily", "not reflect", "not represent", "not imply", "fund", "financ", "supported", "paid for", "made possible", "assistance", "produced", "omission",
        "sole resp", "donor", "with the support", "generous",
    )),
    Mark("first published", "where an item stood before", FIRST_PUBLISHED.search, 300, hints=("first", "original", "previous", "republished", "reprinted", "reposted", "article", "opinion", "op-ed", "piece", "post", "story", "blog", "comment", "text")),
    Mark("reporting", "(Reporting by ...) closes an agency's item", REPORTING.match, 260, hints=(" by ",)),
    Mark("signature", "a name and a post alone in a line", is_signature, 400),
    Mark("bullet", "a list item", is_bullet),
    Mark("quote", "begins with a quotation", lambda t: t[0] in QUOTES),
    Mark("event field", "Venue:, When:, a span of hours", EVENT_FIELD.match, 200),
    Mark("correction", "a correction or update note", CORRECTION.match, 300, hints=("correction", "clarification", "erratum", "update", "editor")),
    Mark("prose", "a sentence or more", is_prose),
    Mark("leans", "a pronoun or connective leans on what stands before", LEANS.match, heads=_LEANS_HEADS),
    Mark("introduces", "brings in an organisation with its acronym", INTRODUCES.search, hints=("(",), first=True),
    Mark("gloss", "says when it happened: yesterday (21/12)", has_gloss, hints=("(",)),
    Mark("late gloss", "says so in its second or third sentence", has_late_gloss, hints=("(",)),
    Mark("today", "today, this week, on Monday in the first sentence", TODAY.search, hints=TODAY_PHRASES, first=True),
    Mark("announces", "a verb of news in the first sentence", announces, first=True),
    Mark("colon", "ends with a colon: what follows belongs to it", lambda t: t[-1] == ":"),
)  # fmt: skip
BIT = {mark.name: 1 << number for number, mark in enumerate(MARKS)}
# Set by the survey, which sees more than one paragraph:
CONTEXT_MARKS = ("doubled label", "recurs", "topic changes", "topic goes on")
for number, name in enumerate(CONTEXT_MARKS, start=len(MARKS)):
    BIT[name] = 1 << number
FURNITURE = sum(BIT[mark.name] for mark in MARKS if mark.furniture) | BIT["doubled label"] | BIT["recurs"]

_LIMITS = sorted({mark.longest for mark in MARKS})
_RUN = {
    (limit, inside): tuple(
        (BIT[mark.name], mark.test, mark.hints, mark.heads, mark.first)
        for mark in MARKS
        if mark.longest >= limit and not (inside and mark.first)
    )
    for limit in _LIMITS
    for inside in (False, True)
}


def marks_of(text: str, inside: bool = False) -> int:
    """The bits of all marks that hold for a paragraph (stripped, not empty).

    `inside` a run of prose the marks that see the first sentence are left out: alone they never make a border (`cues.py`).

    >>> names(marks_of("22/12/17")), names(marks_of("Photo: © Ama Boateng"))
    (['date line'], ['heading', 'caption'])
    """
    size = len(text)
    limit = next(limit for limit in _LIMITS if size <= limit)
    low = text.lower()
    sentence = "" if inside else first_sentence(text[:FIRST_SENTENCE])
    low_sentence = low[: len(sentence)]
    match = HEAD_WORD.match(low)
    head = match[1] if match else ""
    bits = BIT["leans"] if text[0].islower() else 0
    for bit, test, hints, heads, first in _RUN[limit, inside]:
        if hints:
            seen = low_sentence if first else low
            for hint in hints:
                if hint in seen:
                    break
            else:
                continue
        elif heads and head not in heads:
            continue
        if test(sentence if first else text):
            bits |= bit
    return bits


def names(bits: int) -> list[str]:
    """The names of the marks in a set of bits, in the order of `MARKS`."""
    return [name for name, bit in BIT.items() if bits & bit]


def _bits(*of: str) -> int:
    return sum(BIT[name] for name in of)


CONTACT_TAIL = _bits("contact", "contact line")
# What stands at an item's end.
TAIL = CONTACT_TAIL | _bits(
    "notes", "files", "about", "more info", "footnote", "disclaimer", "first published", "reporting", "signature", "end mark"
)
# What an item may begin with.
OPENING = _bits(
    "date line", "byline", "release stamp", "caption", "dateline", "capitals", "introduces", "gloss", "late gloss", "today", "announces", "correction"
)
