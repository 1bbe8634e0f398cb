"""Cues: what speaks for or against a border before a paragraph. In the captures below the paragraph has a ¶ before it."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

from itertools import chain

import pytest
from samples import SAMPLES, sample, view_of_layout, view_of_text

from iomcorpus.splitting.cues import BASELINE, CUES, NAMES, cues_at, scores
from iomcorpus.splitting.decisions import BEGINS, GOES_ON
from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.view import (
    View,
)

BY_NAME = {cue.name: cue for cue in CUES}

# Bodies that say nothing of where an item begins.
BARGE = "A barge lies across the lower gate, and the keeper sits on it with a kettle and no particular hurry."
GOAT = "Below the mill there are eleven goats to a well, and eleven opinions on whose turn it is with the bucket."
SNOW = "Snow lies on both sides of the pass, which is more than can be said of the road that leads over it."
BREAD = "Bread costs what it costs in the valley, says a baker there, and nobody has found a cheaper valley yet."
ROPE = "Rope of that length is sold by one shop, on one day of the year, by one man, who is often elsewhere then."

DATED = f"""3 June 2011

Lock shut again

{BARGE}

{GOAT}

1 June 2011

Goats want a second well

{GOAT}

{ROPE}

28 May 2011

Pass still white

{SNOW}

{BREAD}
"""
HEADED = f"""Lock shut again
By Ewa Zając

{BARGE}

{GOAT}


Goats want a second well
By Lin Wei

{GOAT}

{ROPE}


Pass still white
By Karim Saleh

{SNOW}

{BREAD}
"""
# Each item begins with a line that is no date and no byline, but is made as those over the other items are.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LATELY = (
    "Lock shut again",
    "Goats want a second well",
    "Pass still white",
    "Bread dear as ever",
    "Rope short for Sunday",
)
CLOSED = "\n\n".join(
    f"{title}\n{text}\n{9 - day} June 2011\nlwei {day}"
    for day, (title, text) in enumerate(zip(LATELY, (BARGE, GOAT, SNOW, BREAD, ROPE), strict=True))
)
PAIRS = "\n\n".join(
    f"{title} and for a long time\n\n{text}"
    for title, text in zip(LATELY, (BARGE, GOAT, SNOW, BREAD, ROPE), strict=True)
)
SITE = "Home\nBoats we met\nMills of the valley\nKettles\nWater levels\nBuckets\nContact"


def footed(foot: str) -> str:
    """Two items and the text of a third, each with a line below."""
    return "".join(f"{text}\n\n{foot}\n\n" for text in (SNOW, BREAD, BARGE))


NUMBERED = "\n\n".join(
    f"Bulletin No. {number}, {day}\n\n{BARGE}\n\n{ROPE}\n\n{GOAT}" for number, day in enumerate(DAYS, 1)
)
TEASERS = "\n\n".join(
    f"{title}\n{body}\n{day} June 2011"
    for title, body, day in (
        ("Lock shut again", BARGE, 3),
        ("Goats want a second well", GOAT, 2),
        ("Pass still white", SNOW, 1),
    )
)
GLUED = f"{SNOW}\n\n{BREAD}\n\n{ROPE}\n\n{GOAT}\n\n"

MANY = GLUED * 4
# Cues that no text shows, and what stands for them in the layout.
GIVEN = {"twin opens": "opens", "twin goes on": "goes on", "people say so": BEGINS, "people say no": GOES_ON}

LETTERS = (
    f"Goats in the lane\nSir, – {GOAT}\n\nLin Wei, Back Lane\n\n"
    f"The bell at night\nDear Editor,\n{BREAD}\n\nAma Boateng\nMill Lane\n\nSir – {SNOW}\n\nLuc Dam, Lock Road\n"
)
MILLS = ("Mills", "Wells", "Goats", "Gates", "Ropes", "Bells", "Boats")
CASES: dict[str, tuple[list[str], list[str]]] = {
    "date line": (
        [f"{BARGE}\n\n¶3 June 2011\n\n{GOAT}", f"{BARGE}\n¶22/12/17\n{GOAT}"],
        [
            f"{BARGE}\n\n¶It was shut on 3 June 2011.\n\n{GOAT}",
            f"{BARGE}\n\n¶Saturday 9 June 2012\n\n2 pm to 4 pm, in the barn",  # the day of an event
            f"FOR IMMEDIATE RELEASE\n\n¶3 June 2011\n\n{GOAT}",
            DATED.replace("Lock", "¶Lock"),
            TEASERS.replace("2 June", "¶2 June"),  # it closes the item above
            NUMBERED.replace("day\n", "day\n3 June 2011\n").replace("Thursday\n", "Thursday\n¶", 1),  # it goes on the head above
        ],
    ),
    "heading over date": (
        [f"{BARGE}\n\n¶Goats want a second well\n3 June 2011\n\n{GOAT}"],
        [
            f"{BARGE}\n\n¶Goats want a second well\n\n{GOAT}",
            DATED.replace("Goats", "¶Goats"),
            f"{BARGE}\n\n¶By Lin Wei\n3 June 2011\n\n{GOAT}",
        ],
    ),
    "title of a letter": (
        [LETTERS.replace("The bell", "¶The bell")],
        [
            LETTERS.replace("Mill Lane", "¶Mill Lane"),  # it signs the letter above
            f"{BARGE}\n\n¶To all who fish\nDear Editor,\n{GOAT}",  # an open letter in a text
        ],
    ),
    "letter": (
        [LETTERS.replace("\nSir – ", "\n¶Sir – ")],
        [LETTERS.replace("Dear", "¶Dear"), f"{BARGE}\n\n¶Dear Editor,\n{GOAT}"],
    ),
    "heading over byline or dateline": (
        [
            f"{BARGE}\n\n¶Goats want a second well\n\nBy Lin Wei\n\n{GOAT}",
            f"{BARGE}\n\n¶Goats want a second well\n\nFOR IMMEDIATE RELEASE\n\n{GOAT}",
            f"{BARGE}\n\n¶Goats want a second well\n\nSUCRE, 4 May – {GOAT}",
            f"{BARGE}\n\n¶Goats want a second well\n\nEleven to a bucket\n\nSUCRE, 4 May – {GOAT}",
            f"{BARGE}\n\n¶Goats want a second well\n\nPosted by linwei in Notices\n\n{GOAT}",
        ],
        [f"{BARGE}\n\n¶Goats want a second well\n\n{GOAT}", f"{BARGE}\n\n¶{GOAT}\n\nBy Lin Wei\n\n{SNOW}"],
    ),
    "release stamp": (
        [f"{BARGE}\n\n¶FOR IMMEDIATE RELEASE\n\nGoats want a second well\n\n{GOAT}"],
        [f"{BARGE}\n\nGoats want a second well\n\n¶FOR IMMEDIATE RELEASE\n\n{GOAT}", f"{BARGE}\n\n¶The press release was late.\n\n{GOAT}"],
    ),
    "dateline": (
        [f"{BARGE}\n\n¶SUCRE, 4 May – {GOAT}", f"{BARGE}\n\n¶Kumasi (Agency) — {GOAT}"],
        [f"{BARGE}\n\n¶{GOAT}", f"{BARGE}\n\n¶Monday 4 May – {GOAT}"],
    ),
    "byline": (
        [f"{BARGE}\n\n¶By Lin Wei\n\n{GOAT}"],
        [f"{BARGE}\n\nGoats want a second well\n\n¶By Lin Wei\n\n{GOAT}", f"{BARGE}\n\n¶By train\n\n{GOAT}"],
    ),
    "capitals": (
        [f"{BARGE}\n\n¶GOATS WANT A SECOND WELL\n\n{GOAT}"],
        [f"{BARGE}\n\nNOTICE OF MEETING\n\n¶GOATS WANT A SECOND WELL\n\n{GOAT}", f"{BARGE}\n\n¶UNESCO\n\n{GOAT}"],
    ),
    "heading": (
        [f"{BARGE}\n\n¶Goats want a second well\n\n{GOAT}"],
        [
            f"{BARGE}\n\nSucre in spring\n\n¶Goats want a second well\n\n{GOAT}",
            f"{BARGE}\n\n¶GOATS WANT A SECOND WELL\n\n{GOAT}",
            f"{BARGE}\n\n¶Tel: 020 7946 0018\n\n{GOAT}",
            f"{BARGE}\n¶Rania Haddad\n\n{GOAT}",  # glued to the paragraph above: whoever wrote it
        ],
    ),
    "caption": (
        [f"{BARGE}\n\n¶Goats at the well. Photo: Milan Kos\n\n{GOAT}"],
        [f"{BARGE}\n\n¶Picture this: a well for eleven goats.\n\n{GOAT}"],
    ),
    "gloss": (
        [f"{BARGE}\n\n¶The well was opened yesterday (21/12) at noon.\n\n{GOAT}"],
        [
            f"{BARGE}\n\n¶The well was opened on 21 December at noon.\n\n{GOAT}",
            f"{BARGE}\n\n¶It was opened yesterday (21/12) at noon.\n\n{GOAT}",
        ],
    ),
    "late gloss": (
        [f"{BARGE}\n\n¶Eleven goats have one well. The second was opened yesterday (21/12).\n\n{GOAT}"],
        [
            f"{BARGE}\n\n¶Eleven goats have one well. The second was opened yesterday.\n\n{GOAT}",
            f"{BARGE}\n\n¶They have one well. The second was opened yesterday (21/12).\n\n{GOAT}",
        ],
    ),
    "today": (
        [f"{BARGE}\n\n¶A second well was dug last night for the goats of Sucre.\n\n{GOAT}"],
        [
            f"{BARGE}\n\n¶They dug a second well last night for the goats of Sucre.\n\n{GOAT}",
            f"{BARGE}\n\n¶“We dug a second well last night,” said the keeper of the goats.\n\n{GOAT}",
            f"{BARGE}\n\n¶A second well was dug for the goats of Sucre. It was dry today.\n\n{GOAT}",
        ],
    ),
    "introduction": (
        [f"{BARGE}\n\n¶Herders of the Upper Valley Goat Union (UVGU) dig their own wells.\n\n{GOAT}"],
        [
            f"{BARGE}\n\n¶Herders of the union (with goats) dig their own wells.\n\n{GOAT}",
            f"{BARGE}\n\n¶• Herders of the Upper Valley Goat Union (UVGU)\n\n{GOAT}",
        ],
    ),
    "announcement": (
        [f"{BARGE}\n\n¶Herders of the upper valley opened a second well.\n\n{GOAT}"],
        [f"{BARGE}\n\n¶Herders of the upper valley have no second well.\n\n{GOAT}", f"{BARGE}\n\n¶She opened a second well.\n\n{GOAT}"],
    ),
    "correction": (
        [f"{BARGE}\n\n¶Correction: there are twelve goats, not eleven.\n\n{GOAT}"],
        [f"{BARGE}\n\n¶Corrections are sent to the printer on Mondays.\n\n{GOAT}"],
    ),
    "topic changes": (
        [
            "Divers searched the harbour of Turku for the anchor until darkness stopped them, and the harbour master kept the fire going.\n\n"
            "The anchor weighs four tonnes, divers say, and was lost when a ferry swung across the harbour in a squall.\n\n"
            "¶KUMASI, 4 May – Weavers have shown children how kente cloth grows on a loom, thread by coloured thread.\n\n"
            "Cloth sold at markets is often printed, weavers complain, and no thread of it was ever near a loom."
        ],
        [
            "Divers searched the harbour of Turku for the anchor until darkness stopped them, and the harbour master kept the fire going.\n\n"
            "The anchor weighs four tonnes, divers say, and was lost when a ferry swung across the harbour in a squall.\n\n"
            "¶TURKU, 4 May – Divers found an anchor in the harbour before darkness, and stopped to sit at the fire of the harbour master.\n\n"
            "A squall had swung the ferry across it, though four tonnes ought to be enough for any anchor."
        ],
    ),
    "after contact block": (
        [
            f"{BARGE}\n\nFor more information, please contact:\nLin Wei, 020 7946 0018\n\n¶{GOAT}",
            f"{BARGE}\n\nPress enquiries: Lin Wei, Email:\n\n¶{GOAT}",
        ],
        [
            f"{BARGE}\n\nFor more information, please contact:\n¶Lin Wei, 020 7946 0018\n\n{GOAT}",
            f"{BARGE}\n\nFor more information, visit the mill.\n\n¶{GOAT}",
            f"{BARGE}\n\n¶{GOAT}",
        ],
    ),
    "after signature": (
        [f"{BARGE}\n\nLin Wei, keeper of the lower lock\n\n¶{GOAT}"],
        [f"{BARGE}\n\nLin Wei, keeper of the lower lock, said no.\n\n¶{GOAT}"],
    ),
    "after reporting credit": (
        [f"{BARGE}\n\n(Reporting by Lin Wei; Editing by Milan Kos)\n\n¶{GOAT}"],
        [f"{BARGE}\n\nReporting on goats is thin.\n\n¶{GOAT}"],
    ),
    "after first-published note": (
        [f"{BARGE}\n\nThis article first appeared in the Tartu Gazette.\n\n¶{GOAT}"],
        [f"{BARGE}\n\nThe first barge appeared in the spring.\n\n¶{GOAT}"],
    ),
    "after disclaimer": (
        [f"{BARGE}\n\nThe views expressed here are those of the keeper.\n\n¶{GOAT}"],
        [f"{BARGE}\n\nThe views from here are those of the keeper.\n\n¶{GOAT}"],
    ),
    "after footnotes": (
        [f"{BARGE}\n\n[1] Register of the lock, page 12.\n\n¶{GOAT}"],
        [f"{BARGE}\n\n1. Register of the lock, page 12.\n\n¶{GOAT}", f"{BARGE}\n\n[1] Register, page 12.\n\n¶[2] Register, page 13.\n\n{GOAT}"],
    ),
    "after file list": (
        [f"{BARGE}\n\nRelated documents:\nLevels of the lock\nMap of the lock\n\n¶{GOAT}"],
        [f"{BARGE}\n\nRelated documents:\nLevels of the lock\n¶Map of the lock\n\n{GOAT}"],
    ),
    "after link to more": (
        [f"{BARGE}\n\nRead the register at the mill.\n\n¶{GOAT}"],
        [f"{BARGE}\n\nReaders of the register are few.\n\n¶{GOAT}"],
    ),
    "end mark": (
        [f"{BARGE}\n\n###\n\n¶{GOAT}", f"{BARGE}\n\n-ENDS-\n\n¶{GOAT}"],
        [f"{BARGE}\n\n***\n\n¶{GOAT}", f"{BARGE}\n\n30 boats\n\n¶{GOAT}"],
    ),
    "separator": (
        [f"{BARGE}\n\n-\n\n¶{GOAT}", f"{BARGE}\n* * *\n¶{GOAT}"],
        [f"{BARGE}\n\n¶- {GOAT}", f"{BARGE}\n\n¶{GOAT}\n\n-"],
    ),
    "item foot": (
        [
            *(f"{footed(foot)}¶{GOAT}" for foot in ("Read more", "Tags: locks, barges", "3 comments", "Posted in Boats")),
            f"{BARGE}\n\nRead more\n\n¶Goats want a second well\n\n{GOAT}",  # a title behind one alone
        ],
        [
            f"{footed('More rain')}¶{GOAT}",
            f"{footed('Home')}¶{GOAT}",
            f"{BARGE}\n\nRead more\n\n¶{GOAT}",  # a link in a running text
            f"3 June 2011\n\nTags: locks\n\n¶{GOAT}",  # in a head
        ],
    ),
    "other furniture": (
        [f"{BARGE}\n\nHome | News | Contact us\n\n¶{GOAT}", f"{BARGE}\n\nWe use cookies to make it better.\n\n¶{GOAT}"],
        [f"{BARGE}\n\nRead more\n\n¶{GOAT}", f"{BARGE}\n\n-\n\n¶{GOAT}", f"{BARGE}\n\n¶{GOAT}"],
    ),
    "tight join": (
        [
            GLUED + f"{BARGE}\n¶The well was opened yesterday (21/12) at noon.\n\n{GOAT}",
            GLUED + f"{BARGE}\n\nContact: Lin Wei, 020 7946 0018\n¶{GOAT}\n\n{ROPE}",
        ],
        [
            GLUED + f"{BARGE}\n\n¶The well was opened yesterday (21/12) at noon.\n\n{GOAT}",
            GLUED + f"{BARGE}\n¶{GOAT}",
            GLUED + f"{BARGE}\n\nContact: Lin Wei, 020 7946 0018\n¶lin.wei@lock.example\n\n{ROPE}",
            f"{SNOW}\n{BREAD}\n{ROPE}\n{BARGE}\n¶The well was opened yesterday (21/12) at noon.\n{GOAT}",  # no line is blank here
        ],
    ),
    "glued to what ends above": (
        [
            MANY + f"{BARGE}\n¶{GOAT}\n\n{SNOW}",
            MANY + f"{BARGE}\n¶Goats want a second well\n\n{GOAT}",
        ],
        [
            MANY + f"{BARGE}\n\n¶{GOAT}\n\n{SNOW}",
            MANY + f"{BARGE}\n¶• {GOAT}\n\n{SNOW}",
            MANY + f"{BARGE}\n¶However, the well is dry.\n\n{SNOW}",
            MANY + f"The keeper wrote this of the well and of all who come to it:\n¶{GOAT}\n\n{SNOW}",
            MANY + f"Goats want a second well\n¶{GOAT}\n\n{SNOW}",
            f"{SNOW}\n\n{BARGE}\n¶{GOAT}\n\n{SNOW}",  # too few paragraphs to tell what is seldom
            MANY.replace("\n\n", "\n") + f"{BARGE}\n¶{GOAT}",  # no line is blank here
        ],
    ),
    "after closing date": (
        [TEASERS.replace("Goats", "¶Goats"), f"{BARGE}\n3 June 2011\n\nRead more\n\n¶{GOAT}"],
        [
            f"{BARGE}\n\n3 June 2011\n\n¶{GOAT}",
            f"{BARGE}\n3 June 2011\n¶{GOAT}\n1 June 2011\n{SNOW}",  # no line is blank here
            f"Lock shut again\n3 June 2011\n\n¶{BARGE}",
            DATED.replace("Lock", "¶Lock"),
        ],
    ),
    "behind the date as others": (
        [CLOSED.replace("Goats", "¶Goats")],
        [CLOSED.replace("8 June", "¶8 June"), TEASERS.replace(BARGE, f"¶{BARGE}"), f"{BARGE}\n3 June 2011\n\nRead more\n\n¶{GOAT}"],
    ),
    "before the date as others": (
        [CLOSED.replace("8 June", "¶8 June"), CLOSED.replace(GOAT, f"¶{GOAT}")],
        [CLOSED.replace("Goats", "¶Goats"), CLOSED.replace("Lock", "¶Lock"), DATED.replace("1 June", "¶1 June")],
    ),
    "another page": (
        [f"{SITE}\n\n{BARGE}\n\n{SITE}\n\n¶{GOAT}"],
        [f"{SITE}\n\n{BARGE}\n\n¶{GOAT}\n\n{SITE}", f"{SITE}\n\n¶{GOAT}"],
    ),
    "teaser as others": (
        [PAIRS.replace("Goats", "¶Goats")],
        [
            PAIRS.replace(GOAT, f"¶{GOAT}"),
            f"{BARGE}\n\n{SNOW}\n\n{BREAD}\n\n" + PAIRS.replace("Goats", "¶Goats"),  # sections of a text
            f"{BARGE}\n\n¶Goats want a second well at last\n\n{GOAT}",
        ],
    ),
    "marked up as titles": (
        [f"# Lock shut again\n\n{BARGE}\n\n## Who pays\n\n{GOAT}\n\n# ¶Pass still white\n\n{SNOW}"],
        [f"# Lock shut again\n\n{BARGE}\n\n## ¶Who pays\n\n{GOAT}\n\n## Pass still white\n\n{SNOW}"],
    ),
    "heading below the titles": (
        [f"# Lock shut again\n\n{BARGE}\n\n## ¶Who pays\n\n{GOAT}\n\n# Pass still white\n\n{SNOW}"],
        [
            f"# Lock shut again\n\n{BARGE}\n\n# ¶Pass still white\n\n{SNOW}\n\n## Who pays\n\n{GOAT}",
            f"# News\n\n## Lock shut again\n\n{BARGE}\n\n## ¶Pass still white\n\n{SNOW}",
        ],
    ),
    "wide gap": (
        [GLUED + f"{BARGE}\n\n\n\n¶{GOAT}"],
        [GLUED + f"{BARGE}\n\n¶{GOAT}", f"{SNOW}\n\n\n{BREAD}\n\n\n{ROPE}\n\n\n{BARGE}\n\n\n¶{GOAT}"],
    ),
    "gap as usual between items": (
        [HEADED.replace("Pass", "¶Pass")],
        [GLUED + f"{BARGE}\n\n\n\n¶{GOAT}", HEADED.replace("By Karim", "¶By Karim")],
    ),
    "tail goes on": (
        [
            f"{BARGE}\n\nFor more information, please contact:\n¶Lin Wei, 020 7946 0018\n\n{GOAT}",
            f"{BARGE}\n\n¶Notes to editors\n\n{GOAT}",
            f"{BARGE}\n\n¶[1] Register of the lock, page 12.\n\n{GOAT}",
        ],
        [f"{BARGE}\n\n¶{GOAT}", f"{BARGE}\n\nLin Wei, 020 7946 0018\n\n¶{GOAT}"],
    ),
    "about section": (
        [f"{BARGE}\n\n¶About the Two Herons Fund\n\n{GOAT}"],
        [f"{BARGE}\n\n¶About the Two Herons Fund\n3 June 2011\n\n{GOAT}", f"{BARGE}\n\n¶about the fund\n\n{GOAT}"],
    ),
    "signature line": (
        [f"{BARGE}\n\n¶Lin Wei, keeper of the lower lock\n\n{GOAT}", f"{BARGE}\n\n¶Originally published in Polish.\n\n{GOAT}"],
        [f"{BARGE}\n\n¶By Lin Wei, keeper of the lower lock\n\n{GOAT}", f"{BARGE}\n\n¶{GOAT}"],
    ),
    "notes go on": (
        [f"{BARGE}\n\nNotes to editors\n\n¶{GOAT}", f"{BARGE}\n\nNotes to editors\n\n{GOAT}\n\n¶{SNOW}"],
        [f"{BARGE}\n\nNotes to editors\n\n{GOAT}\n\nLin Wei, 020 7946 0018\n\n¶{SNOW}", f"{BARGE}\n\n¶{GOAT}"],
    ),
    "colon before": (
        [f"{BARGE}\n\nThe keeper wrote this:\n\n¶{GOAT}"],
        [f"{BARGE}\n\nThe keeper wrote this.\n\n¶{GOAT}", f"{BARGE}\n\nLin Wei, tel. 020 7946 0018, Email:\n\n¶{GOAT}"],
    ),
    "heading before": (
        [f"{BARGE}\n\nGoats want a second well\n\n¶{GOAT}", f"{BARGE}\n\nFOR IMMEDIATE RELEASE\n\n¶{GOAT}"],
        [f"{BARGE}\n\n¶{GOAT}", f"{BARGE}\n\nGoats want a second well\n\n-\n\n¶{GOAT}", f"{BARGE}\n\nGoats want a second well\n\n¶3 June 2011\n\n{GOAT}"],
    ),
    "date line before": (
        [f"{BARGE}\n\n3 June 2011\n\n¶{GOAT}"],
        [f"{BARGE}\n\nIt was shut on 3 June 2011.\n\n¶{GOAT}", TEASERS.replace("Goats", "¶Goats")],
    ),
    "list item": (
        [f"{BARGE}\n\n¶• {GOAT}", f"{BARGE}\n\n¶2. Rope"],
        [f"{BARGE}\n\n¶{GOAT}", f"{BARGE}\n\n¶• 3 June 2011\n\n{GOAT}"],
    ),
    "quotation": (
        [f"{BARGE}\n\n¶“Nobody asked the goats,” said the keeper, and they nodded at that.\n\n{GOAT}"],
        [f"{BARGE}\n\n¶{GOAT}", f"{BARGE}\n\n¶“Nobody asked the goats”\n\n{GOAT}"],
    ),
    "leans": (
        [f"{BARGE}\n\n¶However, the well is dry.\n\n{GOAT}"],
        [f"{BARGE}\n\n¶{GOAT}"],
    ),
    "event field": (
        [f"{BARGE}\n\n¶Venue: the barn at Kaprun\n\n{GOAT}"],
        [f"{BARGE}\n\n¶The venue is the barn at Kaprun.\n\n{GOAT}"],
    ),
    "topic goes on": ([], []),
    "undated among dated": (
        [DATED.replace(ROPE, f"¶{ROPE}"), DATED + f"\n¶Rope is short again\n\n{ROPE}\n"],
        [DATED.replace("1 June", "¶1 June"), GLUED + f"¶{BARGE}"],
    ),
    "unlike other heads": (
        [HEADED.replace(ROPE, f"¶{ROPE}")],
        [HEADED.replace("Goats", "¶Goats"), GLUED + f"¶{BARGE}"],
    ),
    "begins as others do": (
        [NUMBERED.replace("Bulletin No. 4", "¶Bulletin No. 4"), DATED.replace("1 June", "¶1 June"), HEADED.replace("Goats", "¶Goats")],
        [
            NUMBERED.replace(ROPE, f"¶{ROPE}", 1),
            NUMBERED.replace("Bulletin No. 4, Thursday", "¶Notes of the week"),
            NUMBERED.replace("Bulletin No. 4, Thursday", "Bulletin No. 4, Thursday\n¶Bulletin No. 5, Friday"),  # the second of two
            f"{BARGE}\n\n¶Bulletin No. 4, Thursday\n\n{GOAT}",
        ],
    ),
    "begins as no other does": (
        [NUMBERED.replace(ROPE, f"¶{ROPE}", 1), NUMBERED.replace("Bulletin No. 4, Thursday", "¶Notes of the week")],
        [
            NUMBERED.replace("Bulletin No. 4", "¶Bulletin No. 4"),
            DATED.replace("Goats", "¶Goats"),  # there "undated among dated" says so
            HEADED.replace(ROPE, f"¶{ROPE}"),
            GLUED + f"¶{BARGE}",
        ],
    ),
    "no item is missing": (
        [NUMBERED.replace(ROPE, f"¶{ROPE}", 1), DATED.replace(ROPE, f"¶{ROPE}")],
        [
            NUMBERED.replace("Bulletin No. 4", "¶Bulletin No. 4"),
            NUMBERED.replace("Bulletin No. 4, Thursday", "¶Notes of the week"),  # the head of one is missing hereabouts
            NUMBERED.replace(ROPE, f"Read more\n\n¶Rope is short again\n\n{ROPE}", 1),  # a title behind what closes an item
            GLUED + f"¶{BARGE}",
        ],
    ),
    **{name: ([], []) for name in GIVEN},
}  # fmt: skip
LONG = "\n\n".join(
    f"{title} and for a very long time\n\n{text}\n\n{more}"
    for title, text, more in zip(
        LATELY, (BARGE, GOAT, SNOW, BREAD, ROPE), (SNOW, BREAD, ROPE, BARGE, GOAT), strict=True
    )
)
CASES["title as long as others"] = (
    [LONG.replace(LATELY[2], f"¶{LATELY[2]}")],
    [
        LONG.replace(f"\n\n{BREAD}", f"\n\n¶{BREAD}", 1),
        LONG.replace(" and for a very long time", "").replace(LATELY[2], f"¶{LATELY[2]}"),  # headings of sections
        LONG.replace(f"{LATELY[0]} and for a very long time", f"{LATELY[0]}\n\n3 June 2011").replace(
            LATELY[2], f"¶{LATELY[2]}"
        ),
    ],
)
CASES["day of a programme"] = (
    [f"{BARGE}\n\n¶Saturday\n10.00 Boats leave the slip\n11.30 Boats come back\n\n{GOAT}"],
    [f"{BARGE}\n\n¶Saturday\n\n{GOAT}", f"{BARGE}\n\n¶Boats\n10.00 Boats leave the slip\n\n{GOAT}"],
)
CASES["lone hyphen"] = [f"{BARGE}\n\n-\n\n¶{GOAT}"], [f"{BARGE}\n\n---\n\n¶{GOAT}", f"{BARGE}\n\n¶{GOAT}"]
CASES["three asterisks"] = [f"{BARGE}\n\n***\n\n¶{GOAT}"], [f"{BARGE}\n\n-\n\n¶{GOAT}", f"{BARGE}\n\n¶{GOAT}"]
PAGE = (
    "Lock shut for the third winter | Canal Trust\nSkip to content\nHome\nContact us\nLock shut for the third winter\n"
)
PAGED = f"{PAGE}Print\nWhat the keeper says\nBy Lin Wei\n3 June 2011\n{BARGE}\n{GOAT}\n{SNOW}"
CASES["heading of its page"] = (
    [PAGED.replace("us\nLock", "us\n¶Lock")],
    [
        PAGED.replace("Skip to content\nHome\nContact us\n", "¶"),  # no line of the page between
        # A list: as many days as entries
        PAGE.replace("us\nLock", "us\n¶Lock")
        + "\n".join(f"Goats {day}\n{day} June 2011\n{GOAT}" for day in range(3, 8)),
    ],
)
CASES["in the head of its page"] = (
    [PAGED.replace("What", "¶What"), PAGED.replace("3 June", "¶3 June")],
    [
        PAGED.replace("us\nLock", "us\n¶Lock"),
        PAGED.replace(GOAT, f"¶{GOAT}"),
        PAGED.replace(
            "By Lin Wei", "¶Canal Trust buys the lower gate"
        ),  # a title over a day: the page's names a section
    ],
)
HEADLINES = "Home\nContact us\n\n" + "\n".join(
    f"{name} of the valley may be shut for good by the end of next year, unless those who use them pay for them"
    for name in MILLS
)
CASES["title of a list"] = (
    [HEADLINES.replace(MILLS[2], f"¶{MILLS[2]}")],
    [
        f"{HEADLINES}\n\n{below}".replace(MILLS[2], f"¶{MILLS[2]}")
        for below in (f"3 June 2011\n\n{GOAT}", f"{BARGE}\n\n{GOAT}\n\n{SNOW}")
    ],
)
CASES["text of the head above"] = (
    [f"{BARGE}\n\nGoats want a second well\n3 June 2011\nTel: 01632 960 101\n¶SUCRE — {GOAT}"],
    [f"{BARGE}\n\nGoats want a second well\n3 June 2011\n{SNOW}\n\n¶SUCRE — {GOAT}", f"{BARGE}\n\n¶SUCRE — {GOAT}"],
)
CASES["topic goes on"] = CASES["topic changes"][1], CASES["topic changes"][0]


def view_and_place(text: str) -> tuple[View, int]:
    before, _, _ = text.partition("¶")
    view = view_of_text(text.replace("¶", ""))
    line = before.count("\n") + 1
    survey = view_lines(text.replace("¶", ""))
    return view, view.positions.index(survey.index(line))


def view_lines(text: str) -> list[int]:
    """The line of each paragraph."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]


YES = [(name, text) for name, (texts, _) in CASES.items() for text in texts]
NO = [(name, text) for name, (_, texts) in CASES.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), YES, ids=[name for name, _ in YES])
def test_a_cue_holds(name: str, text: str) -> None:
    view, at = view_and_place(text)
    assert name in [cue.name for cue in cues_at(view, at)]


@pytest.mark.parametrize(("name", "text"), NO, ids=[name for name, _ in NO])
def test_a_cue_does_not_hold(name: str, text: str) -> None:
    view, at = view_and_place(text)
    assert name not in [cue.name for cue in cues_at(view, at)]


@pytest.mark.parametrize(("name", "shown"), GIVEN.items(), ids=GIVEN.keys())
def test_what_other_captures_show_or_people_say(name: str, shown: str) -> None:
    text = f"{BARGE}\n\n{GOAT}\n\n{SNOW}"
    given = view_of_text(text, {1: shown})
    assert [cue.name for cue in cues_at(given, 1) if cue.name in GIVEN] == [name]
    assert not [cue.name for cue in cues_at(given, 2) if cue.name in GIVEN]
    assert not [cue.name for cue in cues_at(view_of_text(text), 1) if cue.name in GIVEN]


def test_every_cue_has_its_captures() -> None:
    assert set(CASES) == set(NAMES)
    assert len(NAMES) == len(CUES)
    bare = {name for name, (yes, no) in CASES.items() if not (yes and no)}
    assert bare == set(GIVEN)


def test_every_cue_says_why_and_weighs_something() -> None:
    assert all(len(cue.why.split()) > 2 and cue.weight for cue in CUES)
    evidence = [cue.weight for cue in CUES if GIVEN.get(cue.name) not in (BEGINS, GOES_ON)]
    assert all(abs(weight) <= 8 for weight in evidence)
    assert BASELINE < 0


def sample_views() -> list[View]:
    return [view_of_layout(lay_out(sample(name).survey)) for name in SAMPLES]


def all_views() -> list[View]:
    return [*(view_and_place(text)[0] for _, text in chain(YES, NO)), *sample_views()]


def test_a_score_is_the_sum_of_its_cues() -> None:
    for view in all_views():
        for at, score in enumerate(scores(view)):
            full = BASELINE + sum(cue.weight for cue in cues_at(view, at))
            # Where no cue for a border can hold, those against it need not be added up.
            assert score == pytest.approx(full) or (score == BASELINE >= full)


def test_what_people_say_outweighs_all_evidence() -> None:
    evidence = max(abs(score) for view in all_views() for score in scores(view))
    for name in ("people say so", "people say no"):
        assert abs(BY_NAME[name].weight) > 2 * evidence


def test_a_cue_that_is_off_is_left_out() -> None:
    for view in sample_views():
        plain = scores(view)
        for cue in CUES:
            without = scores(view, frozenset([cue.name]))
            for at in range(len(view)):
                held = cue.holds(view, at) and plain[at] != BASELINE
                assert (
                    without[at] == pytest.approx(plain[at] - cue.weight if held else plain[at]) or plain[at] == BASELINE
                )
            assert all(cue not in cues_at(view, at, frozenset([cue.name])) for at in range(len(view)))


def test_nothing_holds_before_and_behind_a_capture_of_one_paragraph() -> None:
    view = view_of_text(BARGE)
    assert len(view) == 1
    assert view.mark(-1) == view.mark(1) == 0
    assert [cue.name for cue in cues_at(view, 0)] == []
