"""What stands around an item's body in newsrooms: release stamps, captions, datelines, notes, disclaimers, signatures.

A pattern is a list of phrases, one kind a line, with lines as items have them beside it. The hints and heads below a
pattern only save time: a paragraph that holds none of the hints, or whose first word is none of the heads, need not be
tried (`marks.py`). What opens a contact block stands in `forms/contacts.py`.
"""

from __future__ import annotations

import re

from iomcorpus.forms.date_lines import MONTHS_ABROAD
from iomcorpus.forms.dates import MONTH, MONTHS, WEEKDAYS
from iomcorpus.forms.grammar import Caseless, Pattern, either, listed, words
from iomcorpus.forms.names import NAME, TITLE
from iomcorpus.splitting.hints import FIGURES, NUMBERS

# Above an item.

RELEASE_STAMP = Caseless(
    r"\W*"
    + either(
        r"for (?:immediate|general|urgent) (?:release|use|publication|distribution)",  # "FOR IMMEDIATE RELEASE"
        r"immediate release",
        r"(?:press|news|media) (?:release|statement|advisory|notice|alert)",  # "Press Release"
        r"news release \S{1,12}",  # "News release 2016/14:"
        r"media note|statement|advisory",  # "Media note"
        r"embargo(?:ed)?\b.{0,80}",  # "EMBARGOED until Tuesday 4 May, 10 a.m."
    )
    # "PRESS RELEASE No. 12/2016", but "Press Releases" stands over a list
    + r"(?!s\b)\W*(?:\(?(?:no|number|ref)?[.:]?\s*[\w/-]{1,14}\)?)?\W*",
)
RELEASE_STAMP_HINTS = listed("release|statement|advisory|notice|alert|note|embargo|for ")

# Over the items of a month: "JUNE 2014", "– May, 2014 –", "2013".
MONTH_LINE = Pattern(rf"\W*(?:o\s+)?(?:{MONTH}\W+)?(?:19|20)\d\d\W*")

# A byline that names the site's author and no date: "Posted by Lin Wei", "Posted in Harbour".
POSTED_LINE = Caseless(
    either(
        r"[\W_]{0,4}(?:posted|written|submitted|published|uploaded|added)\s+(?:by|in)\s+\S.{1,60}$",
        r"(?:news|content|release) provided by\W*$",  # and the name of who sent it in the next line
    ),
)
POSTED_LINE_HINTS = listed("by |in |provided by")

# "by Ama", "By HarbourNews", "By Quay Court Reporter"; "By Ama", where the rest of the line says what it is filed under
SORTED = r"(?i:year|month|date|day|topic|categor(?:y|ies)|author|type|region|country|title|name|subject|keyword)s?\b"
DESK = either(r"[Ss]taff|[Rr]eporters?|[Cc]orrespondents?|[Dd]esk|[Ee]ditors?|News(?:room)?|[Tt]eam|[Ww]riters?|Bureau")
BY_ONE = Pattern(
    rf"by (?!{SORTED})[A-Z]\w{{1,20}}|By (?:[Aa]dmin|[A-Z][a-z]+[A-Z]\w+|(?:(?!The )[A-Z][\w'’.&-]*\s+){{0,4}}{DESK})"
)
BY_ANYONE = Pattern(rf"[Bb]y (?!{SORTED})\w{{2,20}}")

# "Posted by Lin at 9:14 PM": the day stands elsewhere.
CLOCK_ONLY = Caseless(r"(?:\bat|@)\s+\d{1,2}[:.]\d\d")

# "16:30 ET Harbour reopens": of today's releases an agency's list tells no day
HOUR_OVER_TITLE = Pattern(
    r"\d{1,2}[:.]\d\d\s*(?:[AaPp]\.?[Mm]\.?\s*)?(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|EAT|SAST|AE[SD]T|NZ[SD]T)"
    r"\s+(?P<title>[A-Z/].{10,160})"
)

# The office that an item is from, in its head: "From: Department for Ports"
SENT_BY = Pattern(r"(?:From|Issued by):\s+(?:The\s+)?[A-Z]\w+[^.!?]*$")

# "with Lin Wei" below the heading of a column
WITH_AUTHOR = Pattern(rf"[Ww]ith\s+({TITLE}{NAME})")

# The name of a form, a desk or a number over a heading, which is no heading itself.
FORM = either(
    r"(?:press|news|media) (?:release|statement|advisory|notice|alert|note|briefing)|immediate release|statement",
    r"backgrounder|fact ?sheet|questions and answers|q ?& ?a|(?:media |press )?invitation|announcement|speech|remarks",
    r"(?:public |safety |media |service |road )?notices?(?: to (?:the )?\w+)?",  # "Notice to boaters"
    r"opinion|op-ed|comment(?:ary)?|viewpoint|column|editorial|guest (?:post|column)|essay|blog(?: post)?|analysis",
    r"(?:government |ministerial )?response|case study|authored article|transcript|parliamentary (?:question|reply)",
    r"(?:oral|written|ministerial)(?: ministerial)? (?:statement|answer|reply)(?: to parliament)?|news (?:story|item)",
    r"letters?(?: to the editor)?|interview|feature(?: story)?|stor(?:y|ies)|in brief|report|review|obituar(?:y|ies)",
    r"guidance|consultation(?: outcome)?|(?:policy|research|discussion|working) paper|research and analysis|decision",
    r"(?:official |national )?statistics|transparency data|(?:corporate |independent |annual )?report|correspondence",
    r"communiqu[eé]s? de presse|d[eé]claration|avis(?: aux \w+)?|document d['’]information|discours|mise au point",
    r"comunicados?(?: de prensa)?|nota de prensa|comunicato stampa|pressemitteilung|medienmitteilung|persbericht",
)
KICKER = Caseless(
    r"\W*"
    + either(
        rf"(?:corrected |joint |official |updated )?{FORM}(?:\s*[–—:|/-]\s*(?:correction|update|{FORM}))?",
        r"for (?:immediate |general )?(?:release|press|use|publication).{0,40}",  # "For press only – not to be used"
        r"corrected release|check against delivery|exclusive|breaking(?: news)?|strictly embargoed.{0,40}",
        r"(?:pr|ref|no|nr|n°|release|document)\b[.:]?\s*(?:no\.?\s*)?[\w-]{0,6}\d[\w/.-]{0,12}",  # "PR 214/2014"
    )
    + r"\W*",
)
KICKER_HEADS = words(
    "corrected joint official updated press news media immediate statement backgrounder fact factsheet questions q",
    "invitation announcement speech remarks public safety service road notice notices opinion op comment commentary",
    "viewpoint column editorial guest essay blog analysis letter letters interview feature story stories in report",
    "government ministerial response case authored transcript parliamentary oral written",
    "review obituary obituaries communiqué communiqués communique communiques déclaration declaration avis document",
    "guidance consultation policy research discussion working decision official national statistics transparency",
    "corporate independent annual correspondence",
    "discours mise comunicado comunicados nota comunicato pressemitteilung medienmitteilung persbericht for check",
    "exclusive breaking strictly pr ref no nr n release",
)
# Of these the ones that head an item where nothing else does.
STAND_IN_TITLE = Caseless(r"\W*(?:letters?(?: to the editor)?|editorial|viewpoint|obituar(?:y|ies))\W*")

# The name of an office in a letterhead: "STATE OF OREGON", "Harbour Trust".
OFFICE = either(
    r"ministry|department|office|embassy|consulate|high commission|state|county|city|town|borough|republic|government",
    r"university|college|bureau|commission|agency|authority|institute|council|union|service|police|trust|foundation",
    r"association|society|federation|museum|hospital|company|inc|ltd|limited|corporation|bank|school",
)
ORGANISATION = Caseless(
    rf"(?:the )?(?:\w+ )?{OFFICE} (?:of|for)\b.*|(?:[^\W\d_][\w'’&.-]*,? ){{1,6}}{OFFICE}\.?",
)

# The heading of a series, which tells its day: "SITUATION UPDATE No. 7, as of 18 March 2013", "Bulletin No. 113, ".
SERIES = Caseless(
    either(
        r".{0,80}\b(?:as (?:of|at)|dated|issued(?: on)?|released(?: on)?)\s",
        r".{0,60}\b(?:bulletin|update|newsletter|digest|round-?up|briefing|brief|sitrep|(?:situation|weekly|daily|flash)"
        r" (?:report|summary|update|note)|statement|circular|gazette|communiqu[eé]|press release|edition|issue)\b"
        r"\W*(?:(?:no|number|nr|issue|vol(?:ume)?|#)\b\W*)?(?:[\d/-]{1,7}\W+)?(?:for |of |on |week of )?(?:the )?\W*",
        r"(?!.*\b(?:day|evening|meeting|concert|fair|festival|talk|lecture)\b).{8,120}\(",  # "Lock shut (6 April 2018)"
    ),
)

POST = Caseless(
    r"\b"
    + either(
        r"director|chair\w*|chief|head|secretary|president|minister|commissioner|officer|manager|mayor|leader|coordinator",
        r"ambassador|professor|editor|founder|spokes\w+|treasurer|clerk|principal|rector|vicar|bishop|captain|governor",
        r"representative|adviser|advisor|fellow|lecturer|warden|convenor|convener|councillor|trustee|delegate|envoy|ceo",
        r"teacher|doctor|attorney|superintendent|sheriff|dean|curator|librarian|steward|agent|member",
    )
    + r"\b",
)
# "Remarks by Ambassador Ama Boateng at the opening", "Statement by the Minister, Dr Lin Wei, to the council"
SPEAKER = Pattern(
    r"(?i:(?:opening |closing |keynote |joint )?(?:remarks|speech|address|statement|message|lecture|keynote|testimony"
    r"|intervention)(?:\s+(?:delivered|made|given))?\s+(?:by|of|from))\s+"
    rf"(?:(?:(?i:the|his|her|our)\s+)?[^.;:]{{0,80}}?\b(?i:minister|secretary|director|president|chair\w*|general"
    r"|commissioner|representative|envoy|coordinator|spokes\w+|mayor|governor|chief|head of [^,]{2,40})"
    r"(?:\s(?i:of|for)\s[^,]{2,40}(?=,))?,?\s+)?"
    rf"(?P<name>{TITLE}{NAME})(?=$|[,:]|\s+(?:at|to|on|in|for|before|during|ahead|following|after)\b)"
)
# What closes a letter: "Yours etc.,", "With my love and prayers,"
VALEDICTION = Caseless(
    r"\W*"
    + either(
        r"(?:yours|sincerely|faithfully|respectfully|cordially|regards|cheers|love|blessings|thank you|thanks|in hope)"
        r"\b.{0,30}",
        r"(?:with|best|kind|warm(?:est)?|many)\b.{0,40}(?:regards|wishes|love|prayers|blessings|thanks|greetings)\W*",
        r"signed(?: (?:by|on behalf of)\b.{0,80})?",
    )
    + r"\W*",
)

# "Correction: The ferry came on Monday.", "Update – 4 May"
CORRECTION = Caseless(
    r"\W*(?:correction|clarification|erratum|update[sd]?)\b\s*(?:[:(–—-]|$)"
    # "Correction: an earlier version of this item gave ..." stands below that item.
    r"(?!.{0,60}\b(?:this (?:article|item|story|page|post|report|release|piece)|earlier version)\b)",
)
CORRECTION_HINTS = listed("correction|clarification|erratum|update")

# "Photo: Ama Boateng", "Image credit: ...", "Cover photo (Harbour Trust)": a label with a sign behind it; of an
# agency's store: "FILE - Boats lie in the harbour of Mombasa, Kenya, on 4 May 2016."
CAPTION = Caseless(
    r"\W*"
    + either(
        r"photo(?:graph)?s?|image|picture|pic|illustration|video|file photo|cover photo",
        r"caption|photo credit|image credit|credit|sources?|photographer|courtesy",
    )
    + r"\b\s*(?:credit|caption|by|courtesy(?: of)?|above|below)?\s*[:©(|–—]|file\s+[-–—]\s",
)
PICTURE_AGENCY = either(
    r"REUTERS|AFP|AP|EPA|Getty(?: Images)?|Flickr|Shutterstock",
)
PICTURE_LIBRARY = either(r"iStock|Alamy|Wikimedia(?: Commons)?")
# Whose picture it is, said behind what it shows.
CREDIT = Pattern(
    either(
        r"©\s*\S.{1,60}",  # "Boats at dawn. © Ama Boateng"
        # "Boats at dawn. Photo by: Ama Boateng", "Boats at dawn. Credit: Ama Boateng"
        r"\b(?:Photo|Image|Picture|Credit|Photograph|Courtesy)(?: (?:by|credit|courtesy(?: of)?))?"
        r"\s*[:/–—]\s*\S.{1,70}",
        # "Boats at dawn. Photo by Ama Boateng"
        r"\b(?:Photo|Image|Picture|Photograph)s? (?:by|courtesy of)\s+[A-ZÀ-Þ][^.!?]{1,60}",
        r"\((?:Photo|Image|Picture|Credit)[^()]{2,70}\)",  # "Boats at dawn (Photo Ama Boateng)"
        rf"\b(?:{PICTURE_AGENCY}|{PICTURE_LIBRARY})\s*(?:/\s*[^.]{{2,50}})?",  # "Boats at dawn. AFP / Ama Boateng"
        rf"\S{{2,30}}(?:/|\s/\s){PICTURE_AGENCY}",  # "Boats at dawn. Boateng/AFP"
    )
    + r"[.)\s]*$"
)
# What a credit holds one of, as it is written.
CREDIT_NAMES = listed(
    "©|Photo|Image|Picture|Credit|Courtesy|REUTERS|AFP|AP|EPA|Getty|Flickr|Shutterstock|iStock|Alamy|Wikimedia"
)
CAPTION_HINTS = listed(
    "photo|image|picture|pic|illustration|video|caption|credit|source|courtesy|©|file",
    "reuters|afp| ap|(ap|epa|getty|stock|flickr|alamy|wikimedia|/",
)

# "GENEVA, 4 May (Agency) - ", "TUCSON, Ariz. (May 8, 2025) — ", "Nairobi – "; what follows opens a sentence.
CAPITAL = "[A-ZÀ-Þ]"
DATELINE_PLACE = Pattern(
    rf"""
      (?: {CAPITAL}[A-ZÀ-Þ'’\-/]{{2,}} (?:\ {CAPITAL}[A-ZÀ-Þ'’\-/]+){{0,3}}     # NEW HAVEN
        | {CAPITAL}[\w'’-]+            (?:\ {CAPITAL}[\w'’-]+){{0,2}}           # New Haven
      )
      (?: , \s+ {CAPITAL}[\w.'’\ ]{{1,25}} )?                                   # , Conn.
      (?: ,? \s+ \(? (?: \d{{1,2}}\s+\w{{3,9}} | \w{{3,9}}\.?\s+\d{{1,2}} )     # , 4 May
             (?: ,?\s+\d{{4}} )? \)?                                            # 2016
        | \s+ \([^()]{{2,30}}\)                                                 # (Agency)
      )?
      (?: \s+ \([^()]{{2,30}}\) )?
      \s* ,? \s* (?: — | – | -- | - ) \s+ (?=[\"“‘'(A-Z0-9])
    """,
    re.VERBOSE,
)
# What a dateline ends with: the dash before its sentence, and the agency before that, "(Agency)", "/NAME/".
LEAD_DASH = Pattern(r"\s*(?:—|–|--|\s-)\s+(?=[\"“‘'(A-ZÀ-Þ0-9«])")
AGENCY = Pattern(r"\s*(?:\((?![^()]*\d)[^()]{2,30}\)|/[^/]{2,30}/)\s*$")
# A chronicle's paragraph: "04.23.00 - The boat was built.", "3 June 2014 – Two men met."
DATED_LEAD = Pattern(
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}},?)\s+(?:19|20)\d\d)"
    r"(?:\s*(?:—|–|--|\s-)\s+|\s*[—–-])(?=[A-Z“\"])"  # and with the sign glued on: "July 12, 2017-The boat was built."
)
DATELINE_HINTS = listed("—| –| -|0-|1-|2-|3-|4-|5-|6-|7-|8-|9-|0–|1–|2–|3–|4–|5–|6–|7–|8–|9–")
# Has the shape of a dateline and is none: "Monday 4 May - choir practice", "Note - the hall is closed".
NO_PLACE = Pattern(r"(?i:mon|tues|wednes|thurs|fri|satur|sun)day|(?:The|About|Note|SIRS?|MADAM|Sirs?|Madam)\b")

# Below an item.

NOTES_TO = r"notes? (?:to|for) (?:the )?(?:editors?|news ?desks?|journalists|media)"
NOTES = Caseless(
    r"\W*"
    + either(
        rf"{NOTES_TO}|notes? (?:to|for) (?:the )?(?:readers?|reporters)",  # "Notes to editors", "Note for news desks"
        r"editors?['’]?s?['’]? notes?",  # "Editor's notes"
        r"background(?: (?:notes?|information|to editors))?",  # "Background information"
        r"further (?:reading|notes)|additional (?:notes|information|resources)",  # "Further reading"
        r"notes|references|sources|footnotes?|endnotes?|bibliography|boilerplate",  # "References"
    )
    + r"\W*(?:\([^)]*\))?\W*$",  # "Notes (for journalists only):"
)
NOTES_RUN_IN = Caseless(
    r"\W*"
    + either(
        rf"{NOTES_TO}\b",  # "Note to editors: The trust was ..."
        r"editor['’]s note\s*:",  # "Editor's note: An earlier version ..."
        r"(?:note|n\.?b\.?|p\.?s\.?)\s*:",  # "N.B.: The hall is closed on Mondays."
    ),
)
NOTES_HEADS = words(
    "note notes n nb p ps editor editors background further additional reference references sources",
    "footnote footnotes endnote endnotes bibliography boilerplate",
)

RELATED_FILES = Caseless(
    r"\W*"
    + either(
        # "Related documents:", "Further reports"
        r"(?:related|useful|supporting|attached|further) "
        r"(?:documents?|downloads?|files?|resources|publications?|materials?|reports?)\s*:?$",
        r"(?:downloads?|attachments?|documents?)\s*:$",  # "Downloads:"
    ),
)
RELATED_FILES_HEADS = words(
    "related useful supporting attached further download downloads attachment attachments document documents"
)

# What an organisation says of itself at a release's end: "About the Harbour Trust".
ABOUT = Pattern(r"\W*(?:About|ABOUT)\s+(?:the\s+|our\s+|THE\s+)?[A-Z0-9“\"'‘].{1,80}$")

MORE_INFO = Caseless(
    either(
        # "Visit our website.", "Please book by Friday", "Read on"; but "Book fair opens", "Watch repairer retires"
        r"(?:read|see|visit|download|watch|view|find|access|apply|book|register)\s+(?:the|our|your|their|his|her|its|an?"
        r"|this|these|all|more|here|now|it|us|online|at|on|for|by|via|in advance|early|\S*www\.|\S*https?:)",
        r"please (?:read|see|visit|download|watch|view|find|access|apply|book|register)\b",
        # "Click here", "Tickets at the door", "Take a look at the gallery."
        r"(?:please )?(?:click|tickets?|rsvp|take a look)\b",
        # "To read the report, click here."
        r"(?:please )?to (?:read|see|view|download|access|register|watch|find|learn|apply|book|get|sign|join|take part"
        r"|donate|rsvp|comment)\b",
        # "The full report is available online."
        r"(?:the |a )?(?:full|complete|whole|latest)? ?(?:report|text|study|statement|document|release|data|survey"
        r"|publication|video|recording|slides|agenda|programme|minutes)\b.{0,60}\b(?:available|found|downloaded|online)\b",
        # "For more details, visit our website."
        r"for (?:more|further|additional|full|the)\b.{0,80}(?:visit|see|click|website|www|http|here)",
        r"more (?:information|details?)\b.{0,60}(?:at|from|on|here|available)",  # "More information at the library"
        r"(?:registration|entry|entrance|admission)\b.{0,40}:",  # "Admission at the door: £5"
    ),
)
MORE_INFO_HEADS = words(
    "please click register read see visit download watch view find access apply book ticket tickets rsvp take to",
    "the a full complete whole latest report text study statement document release data survey publication video",
    "recording slides agenda programme minutes for more registration entry entrance admission",
)

FOOTNOTE = Pattern(
    r"\s*"
    + either(
        r"\[+\s*(?:\d{1,3}|[ivxl]{1,6})\s*\]+|\(\d{1,3}\)",  # "[1] Harbour accounts, 2016", "(2) At prices of 2014"
        r"[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}(?=\w)|†|‡",  # "¹ Harbour accounts", "*At prices of 2014"
    )
    + r"\s*\S"
)
FOOTNOTE_SIGNS = frozenset("[(¹²³⁴⁵⁶⁷⁸⁹*†‡")

DISCLAIMER = Caseless(
    r"\b"
    + either(
        r"views?(?: and opinions?)? expressed|opinions? expressed",  # "The views expressed are the author's."
        # "They do not necessarily reflect those of the trust.", "It does not represent the county's policies."
        r"do(?:es)? not (?:necessarily (?:reflect|represent|imply)|(?:reflect|represent|imply)\b"
        r"[^.]{0,60}\b(?:views?|opinions?|positions?|polic(?:y|ies)|endorsement))",
        r"position of the donor|sole responsibility",  # "It is the sole responsibility of the authors."
        r"errors? (?:and|or) omissions?",  # "Errors and omissions excepted."
        # "The project is co-financed by the county under its coast plan."
        r"(?:been|was|is) (?:made possible|supported|paid for|(?:co-?|part-?)?(?:funded|financed))\b"
        r"[^.]{0,60}\b(?:by|through|under)\b",
        r"with (?:the )?(?:financial|generous) (?:support|assistance)",  # "Made with the generous support of ..."
        # "This publication has been produced with the support of ..."
        r"this (?:material|publication|project|programme|work|initiative|document) (?:has been|was|is) (?:\w+ )?"
        r"(?:funded|financed|supported|produced)",
    ),
)
DISCLAIMER_HINTS = listed(
    "express|not necessarily|not reflect|not represent|not imply|donor|sole resp|omission|supported|paid for",
    "made possible|fund|financ|assistance|generous|produced|with the support",
)

PIECE = either("article|opinion piece|op-ed|piece|post|story|blog|commentary|text")
FIRST_PUBLISHED = Caseless(
    either(
        r"\b(?:first|originally|previously) (?:published|appeared|posted|printed|ran)\b",  # "It first appeared in ..."
        r"\bre(?:published|printed|posted)\b.{0,40}(?:permission|licen[cs]e|from)",  # "Reprinted by permission"
        rf"^\W*this {PIECE}\b.{{0,60}}\b(?:written|published|appeared|by)\b",  # "This op-ed by Lin Wei appeared in ..."
        # "Article first published in the Post", "Text by Lin Wei"
        rf"^\W*{PIECE}(?: (?:was|is|has been|originally|first|also))*\s+(?:written|published|appeared|by)\b",
        # "From the April 1991 issue of the Gazette"
        r"^\W*(?:taken |reprinted )?from the \w+\W+(?:\d{1,2},?\s+)?(?:19|20)\d\d (?:issue|edition|number) of\b",
        r"article written by",  # "An article written by Lin Wei"
        r"^\W*(?:correction|clarification|update|editor['’]s note)\b.{0,60}\bearlier version of this\b",
    ),
)
# "SOURCE Harbour Trust, Inc.", as agencies of releases close each
WIRE_SOURCE = Pattern(r"SOURCE:? +[A-Z][^:?]{2,120}$")
FIRST_PUBLISHED_WORDS = words(
    "version published printed posted republished reprinted reposted appeared ran written by issue edition number"
    " source",
)
FIRST_PUBLISHED_HINTS = listed(
    "issue|edition|number|first|original|previous|earlier|republished|reprinted|reposted|article|opinion|op-ed|piece|post|story|blog|comment|text|source"
)

REPORTING = Caseless(
    r"\W{0,3}"
    + either(
        # "(Reporting by Ama Boateng; Editing by Lin Wei)"
        r"\((?:additional )?(?:reporting|writing|editing|compiled|edited|written)\b[^()]{3,200}\)",
        # "Additional reporting by Lin Wei"
        r"(?:reporting|writing|editing|edited|compiled|translated|additional reporting) by\b.{3,160}$",
    ),
)
REPORTING_HINTS = (" by ",)

# Small words that may be a name's second one: "Luc van Dam"
PARTICLES = words("van von der den ter ten zu af av de del della di da dos du la le el y e al bin ibn bint ben")

# Who wrote an opinion piece: "Ama Boateng is a fellow at the Harbour Trust", "Lin Wei (Ghent) writes for the Post".
AUTHOR_NOTE = Pattern(
    rf"{TITLE}{NAME}(?:,?\s+and\s+{TITLE}{NAME})?[,\s]+(?:\([^)]*\)\s*)?"
    r"(?:is|are|was|works?|serves?|teaches|leads?|heads?|runs?|writes?|served|has been|coordinates?|directs?|edits?"
    r"|chairs?|manages?|lectures?|represents?|advises?|practi[cs]es?)\s+"
    r"(?:(?:currently|also|now)\s+)?"
    + either(
        r"an?|the|at|as|on|for|in|with|co-",  # "is an", "works for"
        r"[a-z]+ (?:of|at|for|in|with)|[A-Z]\w+ (?:of|at|for|in)",  # "is director of", "is Director of"
    )
    + r"\b"
)
WRITER_NOTE = Pattern(
    r"\W*"
    + either(
        # "The writer is", "The author directed"
        r"The (?:writer|author|columnist)s? (?:is|are|was|works?|teaches|leads?|serves?|has|have|served|worked|taught"
        r"|directed|edited|headed|chaired|founded|lives?|lectures?|runs?|ran|edits?|directs?)\b",
        r"(?:About the )?[Aa]uthors?:",  # "About the author:"
    )
)
# "Ama Boateng, Director of the Harbour Trust", "– Lin Wei"
SIGNATURE = Pattern(
    rf"(?:[-–—―•]+\s*)?{TITLE}{NAME}(?:\s*(?:,|\bis\b|\||[-–—])\s*(?:the\s+|an?\s+)?[A-Za-z].{{3,160}})?$"
)
AUTHOR_HINTS = ("uthor", "riter", "olumnist", " by", " BY", " By")  # of both of these: a letter's case is the first's
# "Opinion piece by Ama Boateng"
SIGNED_OPINION = Caseless(
    r"\W*(?:opinion(?: piece)?|op-ed|commentary|comment|blog|column|essay|letter)s? (?:piece )?by\b",
)

# How a release is closed: "###", "-30-", "- Ends -", "END OF RELEASE", "xxx".
END_MARK = Caseless(
    r"\W{0,4}"
    + either(
        r"###?|#\s*#\s*#|-?\s*30\s*-?|xxx",
        r"\W*(?:the )?ends?\W*",
        r"\W*end of (?:release|press release|news release|statement|story|text|document|item|page|list|messages?"
        r"|speech|remarks|address|transcript|article|bulletin|notice)\W*",
        r"\W*end of (?:\w+ )?file\b.{0,40}\W*",  # "END OF FILE news-2009.txt"
        # "---------- END OF FORWARDED MESSAGE ----", "----- Original Message -----"
        r"-{3,}\W*(?:(?:end|start|begin(?:ning)?) of )?(?:the )?(?:forwarded|original|quoted) message\b\W*",
    )
    + r"\W{0,4}",
)
END_MARK_HINTS = listed("#|30|end|xxx|message")

WIDE_BLANK = Pattern(r"\s{3,}")  # between the columns of a table

# A heading on the line of its first sentence: "*New bell hung.* It ...", "FERRIES – Two boats ...", "LIBRARY: The".
RUN_IN = Pattern(
    either(
        r"(\*{1,2}|_{1,2})[^\s*_][^*_]{2,80}\1\s+\S",
        r"[A-ZÀ-Þ][A-ZÀ-Þ'’&/-]+(?: [A-ZÀ-Þ0-9'’&/-]+){0,5}(?:\s+[–—-]\s+|:\s+|\.\s+)[\"“‘'A-Z0-9]",
        r"[A-ZÀ-Þ][a-zà-ÿ]{3,14}(?: [A-Za-zà-ÿ]{3,14})?:\s+[\"“‘'A-Z0-9].{60}",
    )
)
# How a letter opens: "SIR – Your report", "Dear Editor,", "Dear Ms Boateng:", "To the Editor –".
SALUTATION = Pattern(
    r"\W{0,2}"
    + either(
        r"(?:S(?i:irs?)|M(?i:adam))(?: or (?:Sir|Madam))?",
        r"Dear (?:[A-Z][\w'’.-]*|editor|sirs?|madam|friends?|readers?|all)(?: [\w'’.-]+){0,4}",
        r"To the (?:Editor|editor)",
    )
    + r"(?:\s*[,;:–—]|\s+--?\s)"
)
SALUTATION_HEADS = words("sir sirs madam dear to")

# "Ama Boateng", "– Lin Wei": who wrote it, alone in a line.
NAME_ALONE = Pattern(rf"\W*{TITLE}{NAME}\W*")

# Inside an item.

BULLET = Pattern(
    r"\s*"
    + either(
        r"[•◦▪●○‣·∙*»►–—-]\s+",  # "• Bread"
        r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+",  # "2. Fish", "(iv) Salt"
    )
    + r"\S"
)
BULLET_SIGNS = frozenset("•◦▪●○‣·∙*»►–—-")

CLOCK = r"\d{1,2}(?:[:.]\d\d)?"
# "Venue: Village Hall", "WHEN   Saturday 9 June"
EVENT_LABEL = Caseless(
    r"\W*(?:venue|when|where|time|times|date|dates|location|place|address|cost|price|tickets?|admission|entry|fee|rsvp"
    r"|speakers?|chair|moderator|doors|organi[sz]ers?|hosts?|who|what|registration|deadline|contact)"
    r"(?:\s*[:–—-]\s+|\s{3,})\S"
    r"|\W*(?:venue|organi[sz]er|tickets|admission|date and time|when and where):?$",  # over what it names
)
EVENT_HEADS = words(
    "venue when where time times date dates location place address cost price ticket tickets admission entry fee rsvp",
    "speaker speakers chair moderator doors organiser organisers organizer organizers host hosts who what registration",
    "deadline contact",
) | {""}
EVENT_HOURS = Caseless(
    either(
        # "Saturday from 10 am to 12.30 pm, Village Hall"
        rf".{{0,60}}\b(?:from\s+)?{CLOCK}\s*(?:[ap]\.?m\.?|noon)?\s*(?:to|until|till|[-–—])\s*"
        rf"(?:{CLOCK}\s*[ap]\.?m\b|noon|midnight).{{0,60}}$",
        rf".{{0,60}}\b(?:at|from) {CLOCK}\s*[ap]\.?m\b\.?$",  # "Choir practice at 7.30 pm"
        # "14:00  Arrival, coffee", "7.30 pm: Songs"
        r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*[ap]\.?m\b\.?)?|1?\d\s?[ap]\.?m\b\.?)"
        r"(?:\s*[–—:-]\s*|\s+)[^\W\d].{2,100}$",
    ),
)
EVENT_HINTS = listed("am|pm|a.m|p.m|noon|midnight")

# The words that a line which says what an item is filed under opens with (`forms/filings.py`), but figures.
FILING_HEADS = words(
    "leave add post write no one read learn continue comment comments permalink links edit share reply",
    "posted filed published archived this tagged tag tags label labels keyword keywords category categories topic",
    "topics",
    "section",
) | {""}

# The words that a date has one of, and a gloss beside its date (`forms/dates.py`).
DATE_WORDS = frozenset((*MONTHS, *MONTHS_ABROAD, NUMBERS))
GLOSS_ENDS = ("day", "tomorrow", "week", "weekend", "month", "morning", "afternoon", "evening", "night")
GLOSS_WORDS = frozenset((*GLOSS_ENDS, *WEEKDAYS, "yesterday", "today"))

# What a contact line has one of (`forms/contacts.py`): a label, a verb, an address; a number as telephones have.
PHONES = "tel tels telephone telephones phone mobile mob cell fax mail mails email emails whatsapp"
CALLS = words(PHONES, "contact call ring write text reach touch rsvp speak ask t: e: m: @") | {
    name + of for name in PHONES.split() for of in ("no", "number")
}
CONTACT_WORDS = CALLS | {FIGURES, "+"}
NUMBER = Pattern(r"\d[\d\s().-]{5}")
