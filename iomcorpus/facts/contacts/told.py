"""Whether a reader is told to use a telephone number or an address: only then does it make a contact.

"Ring 020 7946 0018" tells, and so does "Tel: 020 7946 0018" or a name with the number behind it; "he dialled
020 7946 0018", "account 07946018" and "the number was 020 7946 0018" do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass

from iomcorpus.facts.contacts.reach import Reach
from iomcorpus.forms.grammar import Pattern, either, words


@dataclass(frozen=True, slots=True)
class Scene:
    """A number or an address and the words around it."""

    reach: Reach
    before: str  # the sentence up to it
    after: str  # the line behind it
    named: bool  # a person stands before it, with nothing but a post or a label between
    known: bool  # an organisation does
    goes_on: bool  # one that is told stands before it, with nothing but a label between
    line: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason why a reader may use what stands there."""

    name: str
    confidence: float
    applies: Callable[[Scene], bool]


CHANNEL = either(
    r"[Tt]el(?:ephone|efon)?s?|TEL(?:EPHONE)?|[Pp]hones?|PHONE|[Pp]h|PH|[Ff]ono|[Tt]él",
    r"[Mm]ob(?:ile)?|MOB(?:ILE)?|[Cc]ell(?:phone| phone|ular)?|CELL(?:PHONE)?|[Hh]andphone|[Hh]andy|HP|GSM",
    r"[Ll]and ?line|LAND ?LINE|[Ss]witchboard|[Dd]irect(?: line| dial)?|[Oo]ffice|OFFICE|[Hh]ome|[Ww]ork|[Dd]esk",
    r"[Hh]ot ?line|[Hh]elp ?line|[Ii]nfo ?line|[Tt]oll[ -]free|[Ff]ree ?(?:phone|call)|[Ww]hats[Aa]pp|[Ss]ignal",
    r"[Vv]iber|[Ee]-?[Mm]ail|E-?MAIL|[Cc]orreo|mailto|SMS|[TEMPCDO](?=:)",
)
# "Tel", "Tel. no:", "Mobile (UK):", "phone/WhatsApp", "Tel :"
LABEL = (
    rf"(?<![\w’'-]){CHANNEL}\b(?:[ ]?(?:/|or|&|and)[ ]?{CHANNEL})?"
    r"(?:[ ](?:no|number|address)s?)?\.?(?:[ ]?\([^()\n]{1,24}\))?"
)
CHANNEL_LABEL = Pattern(rf"{LABEL}[ ]?:?[ ]?[(+\w]")
LABEL_BEFORE = Pattern(rf"{LABEL}[ ]?[:.–=-]?[ ]?[(<]?$")
FAX_BEFORE = Pattern(r"\b(?:[Ff]ax|FAX)(?:[ ](?:no|number))?\.?[ ]?[:.–-]?[ ]?\(?$")
# The text between two numbers of one person: ", mobile ", " or ", " (office) / "
BETWEEN = Pattern(
    rf"(?>[\s,;|/()<>·•–—:&.-]++|{LABEL}|or|and|on|at|by|via|also|direct|out of hours|after hours"
    r"|\([\w ,.-]{1,24}\)|day(?:time)?|night|evenings?|mornings?|weekends?|UK|US|overseas|international){0,16}+"
)

VERBS = either(
    r"[Cc]all|CALL|[Rr]ing|[Pp]hone|[Tt]elephone|[Tt]ext|TEXT|[Dd]ial|DIAL|[Cc]ontact|CONTACT|[Rr]each|[Ff]ax",
    r"[Mm]essage|[Ee]-?mail|[Ww]rite|[Mm]ail|[Ww]hats[Aa]pp|RSVP|[Rr]svp|[Ss]peak|[Tt]alk|[Tt]ell|[Aa]sk|[Bb]ook",
    r"[Oo]rder|[Rr]eport|[Rr]egister|[Ee]nquire|[Ii]nquire|[Aa]pply|[Rr]eserve|[Dd]onate|[Rr]eply|[Ss]end|[Vv]isit",
    r"[Vv]olunteer|[Ss]ee|[Gg]et in touch|[Gg]et hold|[Cc]heck|[Nn]otify|[Aa]lert|[Ii]nform|[Tt]ry|[Uu]se",
    # "may be reached on", "is available at", "Enquiries to the clerk on", "by calling", "tickets from"
    r"(?:be|been|is|are) (?:reached|contacted|called|e-?mailed|phoned|booked|made|ordered|reported|obtained|had|sent)",
    r"[Aa]vailable|[Ee]nquir(?:y|ies)|[Ii]nquir(?:y|ies)|[Qq]ueries|[Qq]uestions|[Bb]ookings?|[Rr]eservations?",
    r"[Tt]ickets?|[Ii]nformation|[Dd]etails|[Ii]nterviews|calling|ringing|phoning|texting|contacting|e-?mailing",
    r"writing|diall?ing",
)
REQUEST = Pattern(rf"(?<![\w’'-]){VERBS}(?![\w’'-])")
NEXT_TO_VERB = Pattern(rf"(?:(?<![\w’'-]){VERBS}|\b(?:on|at|to|or|number|us|free|now))[ ]?:?[ ]?\(?$")
# "a call from 0909", "her phone", "would call", "tried to reach": the word before a verb that is no request.
NO_REQUEST = words(
    "a an the this that these those every each his her its their one last first missed no any my your our phone",
    "telephone video would did didn't used tried refused forgot began had could couldn't never not don't didn’t",
    "couldn’t don’t he she they i who avoid stop",
)
ASKED_FOR = Pattern(r"[\s,;(–—-]*(?:and |or )?(?:ask|asking) for\b")
SAYS_NUMBER = Pattern(
    r"(?:[Nn]umbers?|[Ll]ines?|[Hh]elpline|[Hh]otline|[Ss]witchboard|[Tt]elephone|[Mm]obile|[Aa]ddress|WhatsApp)\b"
    r"[^.;\n]{0,60}\b(?:is|are)(?: now)?(?: open| available| staffed| manned)?(?: on| at)?:?[ ]?$"
)
IS_OPEN = Pattern(
    r"[)\s,]*(?:is|are|which is|will be) (?:now |also )?(?:open|free|available|staffed|manned|answered|live)\b"
)
DESK = Pattern(r"(?:^|[.!?;|/•·][ ]+)[\W_]*(?P<label>[A-Z][^.:;!?\n]{1,60}):[ ]?\(?$")
PLAIN_WORD = Pattern(r"(?<![\w@.])[a-z]{2,}(?![\w@])")
MOST_PLAIN_WORDS = 4  # of a line that is no sentence: "Out of hours 07700 900909 (Sundays only)"
PAIRS = Pattern(r"\d\d(?:[ .-]\d\d){3,}")  # French telephones look so, and so do lottery numbers

# What a number belongs to that is no telephone: the word right before it.
OTHER_NUMBER = Pattern(
    r"\b"
    + either(
        r"account|acct|a/c|sort[ -]code|iban|bic|swift|isbn|issn|doi|pin|ref(?:erence|s)?|receipt|invoice|parcel",
        r"tracking|plate|licen[cs]e|regd?|patent|policy|passport|id|serial|model|part|item|lot|batch|catalogue|barcode",
        r"flight|train|bus|buses|route|routes|grid|coordinates|latitude|longitude|pages?|pp|vol(?:ume)?|issue|paragraph",
        r"balls?|lottery|lotto|draw|bonus|winning|scores?|version|ip|postcode|zip|proceedings|prisoner|inmate|badge|bib",
        r"locker|edition|chapter|verse|psalm|resolution|turnout|votes?|wards?|order (?:no|number|ref|id)",
    )
    + r"(?: (?:no|numbers?|id|code|ref|is|was|details)){0,2}\.?[ ]?[:#]?[ ]?$",
    re.IGNORECASE,
)
# Of these a desk may be named too: "Planning: 01632 960718", but "planning application 01632 960718".
DESK_OR_NUMBER = Pattern(
    r"\b"
    + either(
        r"code|registration|charity|company|vat|tax|visa|case|file|docket|claim|application|planning|permit|road|section",
        r"server|box|card|article|bill|room",
    )
    + r"(?:(?: (?:no|numbers?|id|code|ref|is|was)){1,2}\.?[ ]?[:#]?[ ]?|[ ])$",
    re.IGNORECASE,
)
CAPITALS_BEFORE = Pattern(r"\b[A-Z]{2,4}[ ]$")  # "plate KAA 555 0101", "TQ 300 804"
CALLED = r"(?:call|ring|answer|reply|respond|contact|phone|text|trust|use|dial|write|click|e-?mail|message)"
# "not to call", "never reply to", "ignore texts from"
DENIED = Pattern(
    rf"\b(?:(?:not|never|n['’]t|cannot)(?: to)? {CALLED}\b"
    r"|(?:avoid|stop|ignore|beware)(?: of| any| all)?(?: \w+)? (?:calls?|texts?|messages?|e-?mails?|\w+ing)\b)"
    r"[^.;,]{0,40}$"
)
NOT_THIS = Pattern(r"\b(?:not|instead of|rather than|formerly|previously)(?: on| at| to)?[ ]?$")
# "he dialled", "the number was", "a call that came from"; but in "if you were there, ring" a request follows.
STORY = Pattern(
    r"\b(?:was|were|had|(?<!be )(?:diall?ed|called|rang|texted|traced)|c[ao]mes? from|belong(?:s|ed) to)\b[^.;]{0,30}$"
)
CUT_OFF = Pattern(
    r"[\s,;:)]*(?:(?:which |that )?(?:was|were|took|rang|belongs)|[^.\n]{0,40}\b(?:no longer|cut off|disconnected))\b"
)
# "He wrote to complaints@rail.example in June": a story.
WROTE = Pattern(r"\b(?:wrote|(?<!be )e-?mailed|complained|replied|had written|had sent)\b[^.;]{0,40}$")
# "e-mails that came from pay@harbour.example"
SENT_FROM = Pattern(
    r"\b(?:came|sent|received|comes?|arriv\w+|originat\w+|written|signed|messages?|e-?mails?)\b[^.;,]{0,30}"
    r"\b(?:from|by)[ ](?:the (?:e-?mail )?address |an? [\w -]{0,20}address,? )?$"
)
FALSE = Pattern(r"\b(?:fake|bogus|spoof\w*|phish\w*|scam\w*|spam|hacked|hackers|fraud\w*|imperson\w*)\b")


def _asked(scene: Scene) -> bool:
    """A word that asks the reader to call stands before the number."""
    if _requests(scene.before, max(0, len(scene.before) - 120)):
        return scene.reach.sure or bool(NEXT_TO_VERB.search(scene.before))
    return bool(ASKED_FOR.match(scene.after))


def _requests(text: str, start: int) -> bool:
    """A request in a text from some place on, that no word before it turns into a story."""
    for match in REQUEST.finditer(text, start):
        last = [word.strip("“”\"'(").lower() for word in text[max(0, match.start() - 20) : match.start()].split()[-2:]]
        if not (last and (last[-1] in NO_REQUEST or (last[-1] == "to" and last[0] in NO_REQUEST))):
            return True
    return False


def _labelled(scene: Scene) -> bool:
    return bool(LABEL_BEFORE.search(scene.before))


def _beside_name(scene: Scene) -> bool:
    return (scene.named and (scene.reach.sure or _digits(scene.reach) >= 7)) or (scene.known and scene.reach.sure)


def _digits(reach: Reach) -> int:
    return sum(map(str.isdigit, reach.value))


def _says_number(scene: Scene) -> bool:
    return scene.reach.sure and bool(SAYS_NUMBER.search(scene.before) or IS_OPEN.match(scene.after))


def _desk(scene: Scene) -> bool:
    return scene.reach.sure and bool(DESK.search(scene.before))


def _bare_line(scene: Scene) -> bool:
    """The line is hardly more than the number: no sentence can stand in so few words."""
    if not scene.reach.sure or len(scene.line) > 120 or PAIRS.fullmatch(scene.reach.value):
        return False
    if REQUEST.search(scene.before) and not _requests(scene.before, 0):  # "She would call 01632 960718"
        return False
    return len(PLAIN_WORD.findall(scene.line)) <= MOST_PLAIN_WORDS


def _lost(scene: Scene) -> bool:
    return (scene.named or scene.known) and (scene.reach.sure or _requests(scene.before, 0))


# In order of how well they tell; the first that applies gives a contact its rule.
PHONE_RULES = (
    Rule("channel_label", 0.95, _labelled),  # "Tel: 020 7946 0018"
    Rule("another_number", 0.9, lambda scene: scene.goes_on),  # "... or 07700 900461"
    Rule("beside_name", 0.95, _beside_name),  # "Lin Wei, 020 7946 0018"
    Rule("call_request", 0.9, _asked),  # "Residents should ring 020 7946 0018"
    Rule("says_number", 0.85, _says_number),  # "The number to call is 020 7946 0018"
    Rule("desk_label", 0.85, _desk),  # "Tickets: 020 7946 0018"
    Rule("bare_line", 0.7, _bare_line),  # "Lost cat! 020 7946 0018"
)
EMAIL_RULES = (Rule("address", 0.95, lambda scene: True),)
LOST_RULES = (Rule("lost_address", 0.8, _lost),)  # "Write to Lin Wei at [email protected]"
RULES = (*PHONE_RULES, *EMAIL_RULES, *LOST_RULES)


def find_reason(scene: Scene, off: Set[str] = frozenset()) -> Rule | None:
    """The rule by which a reader is told to use what stands there, or None."""
    if scene.reach.kind == "phone":
        return None if _is_other(scene) else _first(PHONE_RULES, scene, off)
    if scene.reach.kind == "email":
        return None if _is_no_address(scene) else _first(EMAIL_RULES, scene, off)
    return _first(LOST_RULES, scene, off)


def _first(rules: tuple[Rule, ...], scene: Scene, off: Set[str]) -> Rule | None:
    return next((rule for rule in rules if rule.name not in off and rule.applies(scene)), None)


def _is_no_address(scene: Scene) -> bool:
    """Nobody is to write there: it is a swindler's, or somebody wrote there in a story."""
    before = scene.before[-120:]
    if SENT_FROM.search(before) or NOT_THIS.search(before) or DENIED.search(before):
        return True
    wrote = WROTE.search(before)
    if wrote and not _requests(before, wrote.end()):
        return True
    return bool(FALSE.search(before)) and not _requests(before, 0)  # but "Report scams to help@bank.example"


def _is_other(scene: Scene) -> bool:
    """It is the number of something else, or nobody is meant to call it."""
    before = scene.before[-100:]
    if OTHER_NUMBER.search(before[-40:]) or DESK_OR_NUMBER.search(before[-40:]):
        return True
    if not scene.reach.sure and CAPITALS_BEFORE.search(before) and not LABEL_BEFORE.search(before):
        return True
    if FAX_BEFORE.search(before) or NOT_THIS.search(before) or DENIED.search(before):
        return True
    story = STORY.search(before)
    return bool(CUT_OFF.match(scene.after)) or bool(story and not _requests(before, story.start()))
