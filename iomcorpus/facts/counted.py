"""The counted noun: what the words behind a number say is counted, read with small closed lists of words.

A noun phrase runs on to its first plural ("unaccompanied Afghan children"), and further over "of" and "and" where those
belong to it ("cases of measles", "men and women"). Where a verb, a preposition or a sign comes first, nothing is counted
there, and the noun is elided.
"""

from __future__ import annotations

from dataclasses import dataclass

from iomcorpus.forms.grammar import Pattern, words

# A phrase ends before these: they open or join clauses, or say what somebody did.
DETERMINERS = words(
    "the a an this that these those its their his her our my your each every any some no all both another such whose",
    "what which either neither",
)
PREPOSITIONS = words(
    "of in on at by for from to into onto with without within over under above below about around across after before",
    "between among amongst against along alongside as behind beneath beside besides beyond despite down during except",
    "inside like near off onto opposite out outside past per since than through throughout till toward towards until up",
    "upon via versus vs via worth aged due minus plus amid aboard abroad ago apart apiece away",
)
CONJUNCTIONS = words("and or but nor so yet if because while although though when where whereas unless once who whom that")
PRONOUNS = words("i he she it we they me him us them himself herself itself themselves who whom someone anyone one ones")
AUXILIARIES = words(
    "is are was were be been being am has have had having do does did will would shall should can could may might must",
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot",
)
ADVERBS = words(
    "now then there here today yesterday tomorrow tonight already also only just not never always ever often again",
    "together alone still even else instead later earlier ahead soon too either perhaps however therefore meanwhile",
    "altogether apiece overall nationwide worldwide respectively daily weekly monthly yearly annually overnight less",
    "alive online ashore strong sooner further forward forwards back upwards downwards each very well much both plus yes",
)
# Verbs that follow a number whose noun is elided ("320 said", "four remain"), in forms that are no nouns.
VERBS = words(
    "said say says saying told tell went go goes gone came come comes became become got get gets gave give gives given",
    "took take takes taken made make makes found saw see sees seen knew know known thought think felt feel fell fallen",
    "rose risen grew grow grown left leave leaves lost lose won win paid pay met meet sold sell bought buy brought bring",
    "kept keep held spent spend stood sat sit lay lie lies ran wrote written read heard hear began begin begun broke",
    "broken chose choose chosen drew drove driven ate eat fled flee flew forgot fought hid hit hurt led let lived live",
    "sent sang sank slept spoke spoken stole struck swam swore threw tore understood woke wore worn sought caught taught",
    "remain remained remains stay stayed appear appeared arrive arrived die died belong belonged exist existed happen",
    "happened seem seemed include included including want wanted agree agreed refused survive survived voted",
    "escaped returned followed continued believed tried failed managed stayed admitted denied pleaded fell suffered",
    "according became opted resigned responded answered attended expected likely able unable available ready more most",
    "sailed drowned perished replied walked turned moved applied joined confirmed reported showed show",
    "affects affect earn earns pleaded rejected supported opposed abstained believe need needed use used drive drives",
    "did does keeps puts put cut cost set am pm wants begins becomes remains seems happens appears belongs",
    "consists contains includes requires depends continues brings gives goes comes tells thinks knows lets hears seeks",
    "refuses admits agrees allows arrives asks believes dies denies enters receives provides produces creates",
)
# These describe a noun that follows at once: "two paid advisers", "three lost children"
PARTICIPLES = words(
    "paid left lost sold broken stolen hidden known used needed expected held led hit hurt cut fallen given written spoken",
    "drawn frozen sunken grown bought brought made found built set shot elected likely believed continued supported failed",
    "tried followed",
)
NUMBERED = words("one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty up out off down")
STOP = NUMBERED | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | ADVERBS | VERBS
SKIPPED = words("more further additional extra")  # "two more cases of measles"

# Plurals without s, and people named by an adjective.
PLURALS = words(
    "people men women children police feet teeth mice geese oxen sheep fish deer cattle personnel staff crew data media",
    "criteria phenomena bacteria fungi alumni aircraft spacecraft hovercraft series species salmon trout cod tuna bison",
    "moose wildebeest swine poultry offspring headquarters dead injured wounded missing homeless unemployed elderly",
    "poor rich lice dice bacilli stadia referenda memoranda larvae antennae formulae nuclei cacti stimuli crises bases",
    "analyses theses hypotheses diagnoses oases taxis skis tsunamis rabbis safaris emojis bikinis alibis khakis corps",
    "folk kin gallows barracks crossroads bourgeois rendezvous grouse squid shrimp plankton livestock vermin",
    "menus gurus emus gnus plateaus plateaux bureaus bureaux chateaux tableaux graffiti paparazzi bhikkhus hindus urdus",
    "percent euro yen yuan won baht rand naira kwacha cedi taka dong ringgit renminbi forint zloty krona kronor krone",
    "kroner kyat dirham riyal dinar birr pula leu lei lari tenge won pa'anga tala vatu kina rufiyaa ariary lek",
    "pence lire israelis iraqis pakistanis afghanis bangladeshis yemenis omanis emiratis saudis kuwaitis qataris nepalis",
    "bahrainis somalis punjabis bengalis azerbaijanis maoris maori swiss japanese chinese portuguese vietnamese senegalese",
    "sudanese lebanese taiwanese burmese nepalese congolese maltese cantonese irish french dutch welsh british english",
    "spanish danish swedish finnish polish turkish inuit sámi roma samoan tutsi hutu kurds personnel clergy infantry",
    "cavalry folks youth military gendarmerie faculty spectacles glasses trousers scissors",
)
NOT_PLURALS = words(
    "this his its us bus plus gas always perhaps christmas news business address process access success progress",
    "press class mass glass grass cross loss boss dress stress express congress princess fitness witness wilderness",
    "illness darkness happiness wireless homeless campus virus status census focus bonus minus versus corpus genius",
    "radius stimulus consensus surplus crisis basis analysis thesis tennis hepatitis paris polis oasis diagnosis",
    "emphasis hypothesis axis pelvis synopsis physics politics economics mathematics athletics statistics-based linguistics",
    "ethics logistics texas kansas arkansas honduras cyprus wales athens brussels lagos naples texas-based canvas atlas",
    "alias bias pancreas pyjamas sports arms goods savings sales customs communications systems operations mumps measles",
    "rabies diabetes aids hiv-aids aegis chaos asbestos cosmos rhinoceros hippopotamus previous various serious famous",
    "dangerous religious obvious anxious curious precious gracious thus yes james charles thomas nicholas lewis harris",
    "francis louis davis jones williams less unless across towards besides sometimes whereas was is has does as",
    "women's men's children's people's united_states cross-class business-class first-class",
)
NOT_PLURAL_ENDS = ("ss", "ous", "'s", "’s", "ius", "itis", "osis", "ness", "less")
# Nouns of an exchange: whom it was with belongs to what is counted ("interviews with migrants").
EXCHANGES = words("interviews meetings talks conversations discussions encounters interview agreements deals contracts")
# Capital words that count nothing where they follow a number: "killed 12 Monday"
CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september",
    "october november december",
)
PERSON_ENDS = ("men", "women", "people", "children", "folk", "fish", "craft", "persons")
NOT_PERSON_ENDS = words("specimen regimen abdomen omen acumen dolmen ramen semen yemen bremen hymen stamen")

MOST_WORDS = 7  # of a phrase before its head: "54 specially designed random sample household surveys"
NEXT = Pattern(
    r"(?:[ ]{1,2}|\n(?=[a-z]))[“\"‘(#]?"
    r"(?P<word>(?:[A-Z]\.){2,4}|[^\W\d_]+(?:['’&/-](?=[^\W\d_])[^\W\d_]+)*(?:['’](?![^\W\d_]))?)(?P<after>.?)"
)
HYPHEN = Pattern(r"-(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+)*)")
AND_PLURAL = Pattern(r"[ ](?:and|or|&)[ ](?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)(?P<after>[ ](?P<next>[\w'’]+)|.?)")
DETERMINER = r"(?:the|these|those|its|their|his|her|our|my|your|all|such|some)[ ]"
OF_THE = Pattern(rf"[ \n]of (?:{DETERMINER}){{0,2}}")
# "61 of the 77 sites", "four of the last ten winters": the number and its rank are passed over
NUMBER = r"(?:[0-9][0-9,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)[ ]"
OF_NUMBER = Pattern(
    rf"[ \n]of (?:(?:{DETERMINER}){{1,2}}(?:(?:last|past|first|other|remaining|top)[ ])?(?:(?:some )?{NUMBER})?|{NUMBER})"
)
LIST = Pattern(r"(?:,(?:[ ][a-z-]+){1,2}){0,3},? (?:and|or)(?=[ ][a-z])")
COMMA = Pattern(r",(?=[ ][a-z])")
THEM = Pattern(r"[ ]of (?:them|these|those|us|you|whom|which|it)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase behind a number."""

    name: str
    end: int
    sure: bool  # it has a plural, or stands in a hyphenated word


def read_counted(text: str, at: int, one: bool = False, deep: bool = True) -> Counted | None:
    """The counted noun that begins at `at`, behind a number; None where it is elided. `one`: the noun is singular.

    >>> read_counted("three unaccompanied Afghan children on", 5).name, read_counted("Two more cases of flu.", 3).name
    ('unaccompanied Afghan children', 'cases of flu')
    >>> read_counted("320 said they", 3) is None, read_counted("12 died", 2) is None, read_counted("38.", 2) is None
    (True, True, True)
    """
    found: list[str] = []
    end, start = at, at
    while len(found) < MOST_WORDS:
        match = NEXT.match(text, end)
        if match is None:
            break
        word = match["word"]
        low = word.lower()
        adjective = not found and low in PARTICIPLES and _is_noun_next(text, match.end("word"))
        if low in STOP and low not in SKIPPED and not adjective:
            break
        stops = match["after"] in _SIGNS and bool(match["after"])
        if low in SKIPPED and not found:
            end = start = match.end("word")
            if stops:
                break
            continue
        found.append(word)
        start = match.start("word") if len(found) == 1 else start
        end = match.end("word")
        if one and is_plural(word) and len(found) == 1:
            return None
        if one and (stops or len(found) == MOST_SINGULAR or not _leads_on(text, end, low)):
            return _whole(text, start, end, True, deep)
        if not one and is_plural(word) and not _goes_on(text, end):
            return _whole(text, start, end, True, deep)
        if stops:
            break
    if not found:
        return None
    if one:
        return _whole(text, start, end, True, deep)
    listed = _listed(text, end, found)
    if listed:
        return Counted(text[start:listed].replace("\n", " ").strip("“\"‘(# "), listed, True)
    return _singular(text, start, end, found)


def read_part_of(text: str, at: int) -> Counted | None:
    """The noun of what some are a part of: "61 of the 77 sites", "two of the larger towns"."""
    match = OF_NUMBER.match(text, at)
    return read_counted(text, match.end() - 1) if match else None


def _listed(text: str, at: int, found: list[str]) -> int:
    """Where a head ends that several words before it describe: "42 origin, transit and destination countries"."""
    match = LIST.match(text, at) or (COMMA.match(text, at) if found[-1].endswith("ed") else None)
    if match is None or found[-1].lower().endswith("ly"):
        return 0
    head = read_counted(text, match.end(), deep=False)
    return head.end if head and head.sure else 0


_SIGNS = frozenset(".,;:!?)]”\"…–—([\n|/=")


def is_plural(word: str) -> bool:
    """Whether a word has the form of a plural noun.

    >>> [is_plural(word) for word in ("settlements", "fishermen", "wildebeest", "business", "country's", "Iraqis")]
    [True, True, True, False, False, True]
    """
    low = word.lower()
    if low in PLURALS:
        return True
    if low.endswith(PERSON_ENDS):
        return low not in NOT_PERSON_ENDS
    if "-" in low:
        low = low.rpartition("-")[2]
        if low in PLURALS:
            return True
    if not low.endswith("s") or len(low) < 3 or low.endswith(NOT_PLURAL_ENDS) or low in NOT_PLURALS:
        return False
    return not low.endswith(("us", "is"))


def _is_noun_next(text: str, at: int) -> bool:
    """Whether a plural noun comes at once."""
    match = NEXT.match(text, at)
    return bool(match and match["word"].lower() not in STOP and is_plural(match["word"]))


def _goes_on(text: str, at: int) -> bool:
    """Whether a plural is followed by the noun that it describes: "two sales managers", "four women candidates"."""
    match = NEXT.match(text, at)
    return bool(match and match["word"].lower() not in STOP and is_plural(match["word"]) and match["word"][0].islower())


def _whole(text: str, start: int, end: int, sure: bool, deep: bool) -> Counted:
    """The phrase with what belongs to its head behind it."""
    if deep:
        end = _joined(text, end)
        head = text[start:end].rpartition(" ")[2].lower()
        of = OF_THE.match(text, end) if not THEM.match(text, end) else None
        if of is None and head in EXCHANGES and text.startswith(" with ", end):
            inner = read_counted(text, end + 5, deep=False)
            end = inner.end if inner else end
        elif of and head not in SHARES:
            inner = read_counted(text, of.end() - 1, deep=False)
            end = inner.end if inner else end
    return Counted(text[start:end].replace("\n", " ").strip("“\"‘( "), end, sure)


def _leads_on(text: str, at: int, low: str) -> bool:
    """Whether a word before a singular noun is followed by it: "one new leg", "1 seed drill"; "one man drowned"."""
    match = NEXT.match(text, at)
    if match is None or match["word"].lower() in STOP or is_plural(low):
        return False
    following = match["word"].lower()
    return low.endswith(ADJECTIVE_ENDS) or not following.endswith(("ed", "ing", "ly", "s"))


ADJECTIVE_ENDS = ("al", "ic", "ous", "ive", "ful", "less", "able", "ible", "ed", "ian", "ese", "ish", "-old", "-year")
MOST_SINGULAR = 4
SHARES = words("percent times points")


def _joined(text: str, end: int) -> int:
    """Where a second noun counted together with the first ends: "men and women", but not "men and injured 5"."""
    match = AND_PLURAL.match(text, end)
    if match is None or match["word"].lower() in STOP or not is_plural(match["word"]):
        return end
    if match["next"] and (match["next"][0].isdigit() or match["next"].lower() in DETERMINERS | PRONOUNS | NUMBERED):
        return end
    return match.end("word")


def _singular(text: str, start: int, end: int, found: list[str]) -> Counted | None:
    """A noun whose plural is like its singular, or that this does not know: "16,500 wildebeest from the air"."""
    first = found[0].lower()
    if len(found) > 2 or (len(first) > 4 and first.endswith(("ed", "ing", "ly", "'s", "’s"))):
        return None
    if found[0][0].isupper() and (len(found) > 1 or first in CALENDAR or found[0].isupper()):
        return None
    return Counted(text[start:end].replace("\n", " ").strip("“\"‘( "), end, False)


FINITE = Pattern(r"[^.\n;:]{0,80}?[ ](?:is|are|was|were|has|have|had|will|would|can|could|may|might|said|say|do|did)\b")
PARTICIPLE = Pattern(r"[ ](?P<word>[a-z]+(?:ed|wn|en|ing))\b")
PLACE_BEHIND = Pattern(r"[ ](?:in|on|across|at|around|aboard|among|under|over|with|within|from)[ ](?:(?:the|this|that|its|their|a|an)[ ])?")
WORLD = Pattern(r"[ ](?:worldwide|nationwide|globally)\b")
OF = Pattern(r"[ \n]of[ ](?:(?:the|an?|all|its|their|his|her|our|my|your|these|this|that|every)[ ]){0,2}")
THOSE = Pattern(r"[ \n]of (?P<words>(?:them|whom|which|these|us|you)\b|those(?:[ ](?:who|that)(?:[ ][a-z]+){1,4}|[ ][a-z]+(?:ed|ing|n)\b(?:[ ](?:last|in|on|for)[ ][\w]+)?)?)")
BARE = Pattern(r"[ ](?:(?:the|all|its|their|his|her|our|my|your|these|those|this|that)[ ]){1,2}")


def read_base(text: str, at: int, bare: bool = False) -> str | None:
    """What a share is a share of: "of refugees resettled in the UK". `bare`: also without "of".

    >>> read_base("39% of individuals interviewed had fled", 3), read_base("9 out of 10 calves.", 11, bare=True)
    ('individuals interviewed', 'calves')
    >>> read_base("80 per cent, it said", 11) is None
    True
    """
    those = THOSE.match(text, at)
    if those:
        counted = read_counted(text, those.end()) if those["words"] in ("those", "these") else None
        return counted.name if counted else those["words"]
    start = OF.match(text, at) or (BARE.match(text, at) if bare else None)
    if start is None and not bare:
        return None
    base = _base(text, start.end() - 1 if start else at, start is not None)
    return base


def _base(text: str, at: int, sure: bool) -> str | None:
    """A noun phrase of any number, with the participle and the place that limit it."""
    counted = read_counted(text, at, deep=False) or (read_counted(text, at, one=True, deep=False) if sure else None)
    if counted is None:
        return None
    end = _joined(text, counted.end)
    of = OF_THE.match(text, end)
    inner = read_counted(text, of.end() - 1, deep=False) or read_counted(text, of.end() - 1, one=True, deep=False) if of else None
    end = inner.end if inner else end
    participle = PARTICIPLE.match(text, end)
    if participle and participle["word"] not in STOP and FINITE.match(text, participle.end()):
        end = participle.end()
    elif participle and participle["word"].endswith("ing"):
        end = participle.end()
    place = PLACE_BEHIND.match(text, end)
    if place and (participle or " from " not in place.group() and " with " not in place.group()):
        inner = read_counted(text, place.end() - 1, one=True, deep=False)
        end = inner.end if inner else end
    world = WORLD.match(text, end)
    end = world.end() if world else end
    return text[at:end].replace("\n", " ").strip(" “\"‘")
