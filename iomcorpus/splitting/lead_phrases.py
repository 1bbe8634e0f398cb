"""How sentences of a story sound: what its first one does, and what one does that leans on an earlier one."""

from __future__ import annotations

from iomcorpus.forms.dates import WEEKDAYS
from iomcorpus.forms.grammar import Caseless, Pattern, either, listed, words

# Openings that lean on what stands before, as no story does. Plain phrases, since their first words are hints as well.
PRONOUNS = listed("He|She|They|These|Those|Such|His|Her|Their|Its|Both|Other|Others|Another|One such")
CONNECTIVES = listed(
    "However|But|And|Or|Nor|So|Yet|Although|Though|While|Despite this|Despite the|Despite these|Far from|Rather than",
    "Nevertheless|Nonetheless|Instead|Indeed|On the other hand|On the contrary|In contrast|In turn|In fact|In short",
    "Moreover|Furthermore|In addition|Additionally|Also|Besides|Likewise|Similarly|In particular|In parallel",
    "Therefore|Thus|Hence|Consequently|As a result|For example|For instance|In other words|In conclusion",
    "Meanwhile|Finally|Lastly|Firstly|Secondly|Thirdly|Then|Thereafter|Overall",
    "Among the|Among these|Among them|Among other",
)
SPEAKING = listed(
    "Asked|Speaking|Commenting|Reflecting|Referring",
    "According to the|According to him|According to her|According to them",
)
# "The report also ...": a thing that has been brought in.
BROUGHT_IN = (
    "The "
    + either(
        r"report|study|research|data|survey|findings?|document|letter|statement|text",
        r"event|conference|meeting|training|workshop|session|exhibition",
        r"project|programme|program|plan|scheme|initiative|campaign|agreement|partnership|fund|group|team",
        r"two|three|others?|same|new (?:estimates|MOU|centre|law|rules)",
    )
    + r"\b"
)
# "This week", "This Monday" tell when, and may open a story: "This report" may not.
THIS = r"This(?! (?:week|month|year|morning|afternoon|summer|winter|spring|autumn|fall|weekend|[A-Z]))\b"
# "It is a hard winter", "It has often been said" open a story: "It opened in May" does not.
IT = (
    r"It(?! (?:is|was|has been) (?:\w+ )?"
    r"(?:believed|estimated|said|often|sometimes|widely|known|time|almost|been|a|the|an|hard|easy|difficult|impossible|no)\b)\b"
)
THE_SAME = r"(?:In|At|On|By|For) \w[\w ]{1,20},? the same\b"  # "In May the same boats went out again"
LEANS = Pattern(
    r"[\"“‘'(]*"
    + either(
        rf"{either(*PRONOUNS, *CONNECTIVES, *SPEAKING)}\b",
        THIS,
        IT,
        BROUGHT_IN,
        THE_SAME,
        "[a-zé]",
    )
)
LEANS_HEADS = words(
    *(phrase.split()[0].lower() for phrase in (*PRONOUNS, *CONNECTIVES, *SPEAKING)), "this it the in at on by for"
)

# Words that report speech.
IS_SOMETHING = Pattern(r"\b(?:is|are|was|were|has|have|will|had)\b")  # "Lake Chad, once vast, is shrinking": a sentence
SAID = Pattern(
    r"\b(?:said|says|added|adds|told|explained|explains|noted|notes|concluded|stated|continued|commented|recalled|warned)\b"
)

# Verbs that news begins with: what was done, and by whom, is in the first sentence.
ANNOUNCING = words(
    "launched launch launches announced announce announces unveiled revealed reported",
    "released releases published publishes",
    "opened opens reopened reopens closed inaugurated kicked began begins completed recorded",
    "signed joined partnered teamed pleased proud adopted approved addressed",
    "called calls urged urges urge warned warns",
    "hosted hosts host held holds chaired convened gathered met organised organized",
    "marked marks celebrated celebrates celebrate commemorate commemorated welcomed welcomes",
    "awarded won wins received appointed elected named delivered rescued arrested will",
)

# An organisation with its acronym: "the Harbour and Ferry Trust (HFT)". News says the full name once, at its start.
INTRODUCES = Pattern(
    r"\b[A-Z][\w&’'-]+(?:\s+(?:of|for|the|and|on|in|to|&|[A-Z][\w&’'-]+)){1,9}\s+\([A-Z][A-Za-z&+-]{1,11}\)"
)

# When it happened, as news says at its start: "today", "this week", "on Monday" (but "on Monday 4 May" is a date).
TODAY = Caseless(
    r"\b"
    + either(
        "today|yesterday|tonight|tomorrow",
        "this (?:week|month|morning|afternoon|evening|year|weekend|past weekend)",
        "last (?:week|night|weekend|month)",
        f"this {either(*WEEKDAYS)}",
        rf"on {either(*WEEKDAYS)}(?!,? (?:the )?\d|,? [a-z]{{2,}} \d)",
    )
    + r"\b",
)
TODAY_HINTS = (
    *listed("today|yesterday|tonight|tomorrow"),
    *listed("this week|this month|this morning|this afternoon|this evening|this year|this past week"),
    *listed("last week|last night|last month"),
    *(f"{word} {day}" for word in ("on", "this") for day in WEEKDAYS),
)

# A heading is no line that breaks off: it has lost what stood behind, as "or write to" its address in a contact block.
DANGLING = Pattern(r"\b(?:to|at|or|on|via|by|and|of|for|with|from|the|a)$")
SENTENCE_CLOSE = Pattern(r"[.!?…:;][\"”’'»)\]]*$")
LONGEST_DANGLING = 5  # characters from the word to the end, with a line end
WORD = Pattern(r"[^\W\d_]+")
