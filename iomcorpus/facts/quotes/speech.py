"""Words of speech: verbs that give somebody's words, and nouns for those who speak and for what is read."""

from __future__ import annotations

from iomcorpus.forms.grammar import words


def inflected(verb: str) -> tuple[str, str, str]:
    """Past, third person and participle of a regular verb; a star marks one that doubles its last letter.

    >>> inflected("add"), inflected("argue")
    (('added', 'adds', 'adding'), ('argued', 'argues', 'arguing'))
    >>> inflected("reply"), inflected("admit*")
    (('replied', 'replies', 'replying'), ('admitted', 'admits', 'admitting'))
    """
    if verb.endswith("*"):
        verb = verb[:-1]
        return f"{verb}{verb[-1]}ed", f"{verb}s", f"{verb}{verb[-1]}ing"
    if verb.endswith("e"):
        return f"{verb}d", f"{verb}s", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing"
    return f"{verb}ed", f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s", f"{verb}ing"


# Verbs with a clause that tells what was said: "warned that the rains would fail". They give direct speech too.
TELL = words(
    "accept acknowledge add admit* advise affirm agree allege announce answer argue assert assure attest aver* avow",
    "blog* boast caution certify claim clarify comment complain concede conclude confess confide confirm contend",
    "counter declare demand deny depose disclose e-mail email emphasise emphasize estimate explain forewarn",
    "guarantee hint inform insist instruct intimate joke lament maintain mention muse note notify object observe",
    "opine plead pledge point post predict proclaim promise propose protest quip* reaffirm reassure recall reckon",
    "recollect recommend reiterate remark remember remind repeat reply report request respond restate retort reveal",
    "rule signal speculate state stipulate stress submit* suggest surmise testify text threaten tweet underline",
    "underscore urge vow warn",
)
# Verbs that only stand beside quotation marks; no few of them can say other things too: "opened", "finished".
UTTER = words(
    "ask beam beg* bellow boom brag* bristle cackle chant chide chime chorus chuckle command concur* continue coo",
    "croak crow cry deadpan* despair drawl echo elaborate end enquire enthuse exclaim expand exult finish fume gasp",
    "giggle gloat grin* groan growl grumble grunt gush holler howl hope implore inquire interject interrupt intone",
    "jeer laugh marvel message moan murmur mumble mutter narrate nod* open order ponder pray preach press query",
    "question rage rant rave reason rebuke recite recount reflect rejoice relate reminisce resume roar scoff scold",
    "scream share shout shriek shrug* sigh smile smirk snap* snarl sneer sniff snort sob* sputter squeal stammer",
    "start stutter summarise summarize sum* sympathise tease taunt thunder theorise theorize utter vent volunteer",
    "wail whine whisper wonder worry yell believe blurt pipe pitch weigh fire",
)
# Verbs that name or judge something with somebody's words: "described the leak as “a stain on this valley”".
JUDGE = words(
    "accuse acclaim apologise apologize appeal applaud assail attack blame brand call castigate censure characterise",
    "characterize cite commend compare condemn congratulate criticise criticize decry deem defend denounce deplore",
    "deride describe dismiss dub* express hail label lambast lambaste liken mock offer portray praise refer* regret",
    "reject ridicule salute slam* term tout vilify voice welcome",
)
IRREGULAR = words(
    "said says saying told tells telling wrote writes writing swore swears swearing foretold foretells foretelling",
)
UTTERED = words(
    "read reads reading thought thinks thinking sang sings singing began begins beginning wept weeps weeping put",
    "puts marvelled marvelling spoke speaks speaking went goes felt feels feeling hit hits hitting shot shoots",
)
JUDGED = words("labelled labelling spoke speaks talked talks hit hits")
PLURAL = words("say tell write add argue insist warn explain claim point")  # "experts say"

_INFLECTED = {verb: inflected(verb) for verb in TELL | UTTER | JUDGE}
PARTICIPLES = frozenset(participle for _, _, participle in _INFLECTED.values()) | {
    word for word in IRREGULAR | UTTERED | JUDGED if word.endswith("ing")
}
# The forms of verbs with a clause; of those that may govern words quoted inside a clause; of all.
TELLS = frozenset(form for verb in TELL for form in _INFLECTED[verb]) | IRREGULAR | PLURAL
WITHIN = TELLS | {form for verb in JUDGE for form in _INFLECTED[verb]} | JUDGED
UTTERS = frozenset(form for verb in UTTER for form in _INFLECTED[verb]) | UTTERED
SPEAKS = WITHIN | UTTERS
JUDGES = {form for verb in JUDGE for form in _INFLECTED[verb]} | JUDGED

# Verbs whose clause often goes without "that": "said the slipway would stay shut". Behind those of the second list an
# object may stand as well, so there the clause must show itself: "warned it would close", but "warned the driver".
BARE = words("said says say saying told tells tell")
HARDLY_BARE = words(
    "added adds add insisted insists insist claimed claims claim argued argues argue admitted admits confirmed",
    "confirms warned warns warn explained explains explain reckons reckoned conceded maintained maintains stressed",
    "promised vowed alleged alleges acknowledged estimates estimated predicted testified joked complained suggested",
    "suggests agreed recalled announced noted pledged revealed stated states wrote tweeted",
)
# Verbs that say first to whom: "told reporters that".
ADDRESSED = words(
    "told tells tell telling informed informs assured assures reminded reminds warned warns advised advises notified",
    "promised reassured cautioned texted emailed e-mailed messaged instructed warning assuring reminding",
)

# Nouns for those who speak on somebody's behalf; a word before them names whom: "a council spokeswoman".
SPOKES = words(
    "spokesman spokeswoman spokesperson spokespeople spokespersons spokesmen spokeswomen official officials source",
    "sources representative representatives insider insiders",
)
# Bodies that speak as one, without a name of their own: "the council said".
BODIES = words(
    "academy administration agency airline airport army association authorities authority bank board brewery brigade",
    "broadcaster bureau cabinet campaign chain chamber charity church city club coalition college commission",
    "committee company confederation congress consortium consulate cooperative co-operative corporation council",
    "county court department developer directorate district embassy federation firm force forces foundation fund",
    "government group hospital house institute institution junta league library mission ministry movement museum",
    "navy network newspaper office operator opposition orchestra organisation organization outfit panel parish",
    "parliament parties party police presidency prison programme publisher regulator regiment retailer school",
    "secretariat senate service society state station store studio supermarket synod team town tribunal trust union",
    "university watchdog zoo",
)
# What is read, not heard: a quotation from it has no speaker.
DOCUMENTS = words(
    "ad advert advertisement affidavit agreement analysis announcement article banner bill book booklet brochure",
    "bulletin caption card charter circular clause code communique communiqué complaint constitution contract data",
    "decision declaration decree diary dictionary directive document documents draft e-mail e-mails edict editorial",
    "email emails entry epitaph evidence figures file filing findings flyer graffiti guidance guide guidelines",
    "headline indictment inquest inscription instructions invitation judgement judgment label law leaflet ledger",
    "legislation letter letters log magazine manifesto manual map memo memorandum message messages minutes motion",
    "motto note notes notice notices obituary order pamphlet paper papers petition placard placards plan plaque",
    "policy poll post poster posters preface proverb records regulations release report reports resolution review",
    "rules ruling screen section sign signs slogan statement statements statistics statute story study submission",
    "summary survey telegram text treaty tweet verdict warrant website will words wording research audit",
    "investigation inquiry estimate estimates studies analyses surveys",
)
# Things that only seem to speak ("the clock said ten to four"), and what others go by ("according to plan").
THINGS = words(
    "clock watch thermometer gauge meter scale scales compass weather history logic experience wisdom science",
    "tradition custom nature forecast sense saying heart instinct gut reason voice voices plan plans need needs",
    "taste size age law legend schedule rank ability means circumstances merit colour color alphabet weight type",
    "season rules regulations order programme program timetable map code calendar convention protocol instructions",
    "height availability",
)


DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


def any_of(forms: frozenset[str]) -> str:
    """The pattern of one of some words, each letter of them read once: `re` tries the branches of a list one by one.

    >>> any_of(frozenset(("said", "says", "say")))
    'sa(?:id|y(?:s)?)'
    """
    branches: dict[str, set[str]] = {}
    for form in forms:
        branches.setdefault(form[:1], set()).add(form[1:])
    ends = "" in branches
    parts = [first + any_of(frozenset(rests)) for first, rests in sorted(branches.items()) if first]
    if not parts:
        return ""
    pattern = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{pattern}?" if ends else pattern
