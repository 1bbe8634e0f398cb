"""Closed lists of English words by which a counted noun is read: what ends a phrase, and what is a plural."""

from __future__ import annotations

from functools import lru_cache

from iomcorpus.forms.grammar import words

# A noun phrase ends before these: they open or join clauses, or say what somebody did.
DETERMINERS = words(
    "the a an this that these those its their his her our my your each every any some no all both another such whose",
    "what which either neither",
)
PREPOSITIONS = words(
    "of in on at by for from to into onto with without within over under above below about around across after before",
    "between among amongst against along alongside as behind beneath beside besides beyond despite down during except",
    "inside like near off opposite out outside past per since than through throughout till toward towards until up",
    "upon via versus vs x worth aged due minus plus amid aboard abroad ago apart apiece away",
)
CONJUNCTIONS = words(
    "and or but nor so yet if because while although though when where whereas unless once who whom that"
)
PRONOUNS = words("i he she it we they me him us them himself herself itself themselves someone anyone one ones")
AUXILIARIES = words(
    "is are was were be been being am has have had having do does did will would shall should can could may might must",
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot",
)
ADVERBS = words(
    "last next now then there here today yesterday tomorrow tonight already also only just not never always ever often",
    "again together alone still even else instead later earlier ahead soon too either perhaps however therefore",
    "meanwhile altogether overall nationwide worldwide respectively daily weekly monthly yearly annually overnight",
    "less alive online ashore strong sooner further forward forwards back upwards downwards very well much yes",
)
NUMBERED = words("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty")
# Verbs behind a number whose noun is elided ("320 said", "four remain"), in forms that are no nouns.
VERBS = words(
    "said say says saying told tell tells went go goes gone came come comes became become becomes got get gets gave",
    "give gives given took take takes taken made make makes found saw see sees seen knew know knows known thought",
    "think thinks felt feel fell fallen rose risen grew grow grown left leave leaves lost lose won win paid pay met",
    "meet sold sell bought buy brought bring brings kept keep keeps held spent spend stood sat sit lay lie lies ran",
    "wrote written read heard hear hears began begin begins begun broke broken chose choose chosen drew drove drive",
    "driven ate eat fled flee flew forgot fought hid hit hurt led let lets lived live sent sang sank slept spoke",
    "spoken stole struck swam swore threw tore understood woke wore worn sought seek seeks caught taught put puts cut",
    "cost set show showed use used remain remained remains stay stayed appear appeared appears arrive arrived arrives",
    "die died dies belong belonged belongs exist existed happen happened happens seem seemed seems include included",
    "including want wanted wants agree agreed agrees refused refuses survive survived voted escaped returned followed",
    "continue continued continues believe believed believes try tried fail failed managed admit admitted admits deny",
    "denied denies pleaded suffered according opted resigned responded answered attended expected likely able unable",
    "available ready more most need needed sailed drowned perished replied walked turned moved applied joined",
    "confirmed reported affect affects earn earns rejected supported opposed abstained consists contains includes",
    "requires depends allow allows ask asks enters receives provides produces creates am pm",
)
STOP = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | ADVERBS | NUMBERED | VERBS
# Of these, some describe a noun that follows at once: "two paid advisers", "three lost children".
PARTICIPLES = words(
    "paid left lost sold broken stolen hidden known used needed expected held led hit hurt cut fallen given written",
    "spoken bought brought made found set likely believed continued supported failed tried followed",
)
SKIPPED = words("more further additional extra")  # "two more cases of measles"
# Capital words that count nothing where they follow a number: "killed 12 Monday"
CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
    "september october november december",
)

# Plurals that do not end in s or end like a singular, and people named by an adjective.
PLURALS = words(
    "people men women children police feet teeth mice geese oxen sheep fish deer cattle personnel staff crew data",
    "media criteria phenomena bacteria fungi alumni aircraft spacecraft hovercraft series species salmon trout cod",
    "tuna bison moose wildebeest swine poultry offspring headquarters dead injured wounded missing homeless unemployed",
    "elderly poor rich lice dice stadia referenda memoranda larvae antennae formulae nuclei cacti stimuli crises bases",
    "analyses theses hypotheses diagnoses oases taxis skis tsunamis rabbis safaris emojis bikinis alibis khakis corps",
    "folk folks kin gallows barracks crossroads grouse squid shrimp plankton livestock vermin menus gurus emus gnus",
    "plateaus plateaux bureaus bureaux chateaux tableaux graffiti paparazzi clergy infantry cavalry youth military",
    "gendarmerie faculty euro yen yuan won baht rand naira kwacha cedi taka dong ringgit renminbi forint zloty krona",
    "kronor krone kroner kyat dirham riyal dinar birr pula leu lei lari tenge pa'anga tala vatu kina rufiyaa ariary",
    "lek pence lire israelis iraqis pakistanis afghanis bangladeshis yemenis omanis emiratis saudis kuwaitis qataris",
    "nepalis bahrainis somalis punjabis bengalis azerbaijanis maoris maori swiss japanese chinese portuguese",
    "vietnamese senegalese sudanese lebanese taiwanese burmese nepalese congolese maltese irish french dutch welsh",
    "british english spanish danish swedish finnish polish turkish inuit sámi roma tutsi hutu",
)
PLURAL_ENDS = ("men", "women", "people", "children", "folk", "fish", "craft", "persons")  # "fishermen"
SINGULAR_MEN = words("specimen regimen abdomen omen acumen dolmen ramen semen yemen hymen stamen")
# Words in s that are no plurals, or describe the noun behind them: "arms dealers", "sales managers"
NOT_PLURALS = words(
    "this his its us bus plus gas always perhaps christmas news business address process access success progress press",
    "class mass glass grass cross loss boss dress stress express congress princess witness campus virus status census",
    "focus bonus minus versus corpus genius radius stimulus consensus surplus crisis basis analysis thesis tennis",
    "paris polis oasis diagnosis emphasis hypothesis axis pelvis synopsis physics politics economics mathematics",
    "athletics linguistics ethics logistics texas kansas arkansas honduras cyprus wales athens brussels lagos naples",
    "canvas atlas alias bias pancreas sports arms goods savings sales customs communications systems operations mumps",
    "measles rabies diabetes aids chaos asbestos cosmos rhinoceros thus yes james charles thomas nicholas lewis harris",
    "francis louis davis jones williams across towards besides sometimes whereas was is has does as",
)
NOT_PLURAL_ENDS = ("ss", "us", "is", "'s", "’s")


@lru_cache(maxsize=1 << 14)
def is_plural(word: str) -> bool:
    """Whether a word has the form of a plural noun.

    >>> [is_plural(word) for word in ("settlements", "fishermen", "wildebeest", "business", "country's", "Iraqis")]
    [True, True, True, False, False, True]
    """
    low = word.lower().rpartition("-")[2]  # "onlookers", "passers-by" is not read
    if low in PLURALS:
        return True
    if low.endswith(PLURAL_ENDS):
        return low not in SINGULAR_MEN
    return low.endswith("s") and len(low) > 2 and not low.endswith(NOT_PLURAL_ENDS) and low not in NOT_PLURALS
