"""English words that say how a sentence is built, not what it is about.

`--stop` leaves them out of lists of words. On it are articles, pronouns, prepositions, conjunctions, auxiliaries, and
what is left of a shortened word behind its apostrophe (`s`, `ll`). Not on it: adverbs and verbs that carry a meaning
(*again*, *said*), numbers, and negations (*no*, *not*, *without*), which a reader of collocates wants to see.
"""

LINES = (
    "a an the this that these those",
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself",
    "she her hers herself it its itself they them their theirs themselves one ones",
    "who whom whose which what where when why how whether",
    "about above across after against along among around as at before behind below beneath beside besides between",
    "beyond by down during except for from in inside into near of off on onto out outside over past per since",
    "through throughout till to toward towards under until up upon via with within",
    "and but or nor so yet if because although though while whereas unless than",
    "am is are was were be been being has have had having do does did doing done",
    "can could may might must shall should will would ought",
    "all any both each either every few more most much many other others another same some such several own",
    "there here then thus also too very just only even still",
    "s t d ll m re ve",
)
STOP_WORDS = frozenset(word for line in LINES for word in line.split())
