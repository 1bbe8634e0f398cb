"""Role and organisation of a mention: what stands beside the name decides, never an earlier mention.

Of descriptions on both sides the one before the name counts; an honorific is the role where there is none.
"""

from __future__ import annotations

from iomcorpus.facts.people.descriptions import UNITS, core_of
from iomcorpus.facts.people.employers import is_body
from iomcorpus.facts.people.lexicon import CALENDAR, NAME, OTHER, PEOPLE, PLACE, lexicon
from iomcorpus.facts.people.posts import NO_ROLE
from iomcorpus.facts.people.sight import Sight
from iomcorpus.forms.grammar import Pattern, words


def role_and_org(sight: Sight) -> tuple[str | None, str | None]:
    """Role and organisation at a mention, as written."""
    before, behind = sight.post_before, sight.post_behind
    role = before.role if before and not PRIZE.match(before.role or "") else None
    org = before.org if before else None
    title = honorific_of(sight)
    if role and role == title:
        role = None
    if behind is not None:
        if role is None and behind.role:
            role, org = behind.role, org or behind.org
        elif org is None and not (role and behind.role) and not _is_residence(sight, behind.org):
            org = behind.org
    owner = _owner(sight)
    if owner and org and behind and behind.role == role and core_of(org.split()[-1]) in UNITS:
        end = sight.text.find(org, behind.end) + len(org)
        return sight.text[behind.start : end], owner  # "Head, Migrant Assistance Division" of the desk named in front
    return role or title, org or owner


# What somebody was for a day is no role: "Man of the match: Ana Reyes".
PRIZE = Pattern(
    r"(?:[Ss]tar|(?:[A-Z][a-z]+ )?(?:[Mm]an|[Ww]oman|[Pp]layer|[Pp]erson) of the) ?"
    r"(?:[Mm]an|[Mm]atch|[Pp]layer|[Gg]ame|[Dd]ay)"
)


def honorific_of(sight: Sight) -> str | None:
    """The titles right before a name that say what somebody is: `Dr`, but not `Mr`."""
    name = sight.name
    if sight.odd_title:
        return sight.odd_title
    if name.title is None:
        return None
    kept = [word for word in name.run.words[name.title : name.first] if word.rstrip(".") not in NO_ROLE]
    return " ".join(kept) or None


def _is_residence(sight: Sight, org: str | None) -> bool:
    """Whether "of ..." says where somebody lives: "Mr Teale of Coldwell Mains"."""
    name = sight.name
    if org is None or name.title is None:
        return False
    return name.run.words[name.first - 1].rstrip(".") in NO_ROLE and not is_body(org)


OWNER = Pattern(
    r"(?:(?P<owner>[A-Z][\w&-]*(?: (?:of |and |for |the )?[A-Z][\w&-]*){0,5})['’]s? "
    r"|(?P<agency>[A-Z][\w ]{1,40}?) ?/ ?)$"
)
# "For information please contact IOM HQ: Tom Holm, Tel. ... or Ana Reyes": all of the line are of that desk.
DESK = Pattern(r"[^:\n]{0,60}\b(?:[Cc]ontact|[Cc]all|CONTACT) (?:the )?(?P<desk>[A-Z]{2,}(?: [A-Z][\w-]*){0,3}):")
# "write to the Law Centre on 020 7946 0733 (Ana Reyes, ..."
HOST = Pattern(r"(?P<host>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,5}) (?:on |at )?\+?\d[\d ()-]{6,20}\($")
# "Calder State: Ana Reyes, 575-555-0121"
LABEL = Pattern(r"(?P<label>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){1,5}|[A-Z]{2,}): $")

# Labels of these words say what a line is for: "Media Contact: Ana Reyes".
PURPOSES = words(
    "Press Media News Contact Contacts Office Officer Enquiries Inquiries Relations Public Desk Team Communications",
    "Information General Sales Booking Bookings Box Customer Support Further Editorial Investor Service Services For",
    "More Notes Editors Reporters Author Technical Corresponding Secretary Membership Volunteer Volunteers Events",
)


def _owner(sight: Sight) -> str | None:
    """ "ODI’s Ida Lie", "REUTERS/Dineo Phiri", and what a contact line names before a person."""
    text, start = sight.text, sight.start
    match = OWNER.search(text, max(0, start - 60), start)
    if match is None and sight.in_contact_line:
        low = sight.line[0]
        match = DESK.match(text, low, start) or HOST.search(text, max(low, start - 90), start)
        label = LABEL.match(text, low, start)
        if match is None and label and is_body(label["label"]) and not PURPOSES.issuperset(label["label"].split()):
            match = label
    if match is None:
        return None
    org: str = match[match.lastgroup or 0].strip().removeprefix("The ")
    flags = [lexicon()[word] for word in org.split()]
    if all(flag & (PLACE | PEOPLE | CALENDAR) for flag in flags) or any(
        flag & NAME and not flag & OTHER for flag in flags
    ):
        return None
    return org
