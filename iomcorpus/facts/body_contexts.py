"""Organisations whose name tells nothing, by what the words around it say: "the charity Warm Hands", "SUVA (Tidewire) -".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from iomcorpus.facts.acronyms import BRACKETED, fits
from iomcorpus.facts.body_names import Name, Words
from iomcorpus.facts.capitals import Run, opens_sentence
from iomcorpus.facts.lexicon import CALENDAR, CAPITALS, HONORIFIC, OPENER, PEOPLE, PLACE, POST, WORD
from iomcorpus.forms.grammar import Pattern, either, words

# What an organisation is called in small letters, before its name or in apposition behind it.
KINDS = either(
    r"charit(?:y|ies)|(?:aid|news|advertising|space|travel|intelligence) agency|airlines?|carrier|retailer|supermarket(?: chain)?",
    r"(?:aid|rights|campaign|pressure|advocacy|lobby|militant|rebel|armed|terror|environmental|conservation|media|industry)"
    r" groups?|think[ -]tank|watchdog|regulator|broadcaster|publisher|consultancy|start-?up|insurer|lender|brewer|distiller",
    r"car ?maker|drug ?maker|chip ?maker|plane ?maker|ship ?builder|house ?builder|manufacturer|conglomerate|multinational",
    r"law firm|tech(?:nology)? (?:firm|giant|company)|(?:oil|gas|mining|energy|power|phone|telecoms?|software|shipping|security"
    r"|insurance|construction|engineering|data|media|drug|food|water|bus|train|ferry|logistics|transport|property|fintech)"
    r" (?:company|firm|giant|group|major|operator)|telecoms? (?:operator|giant)|non-?profit|NGO|trade (?:body|union)|union",
    r"militia|newspaper|tabloid|broadsheet|newswire|political party|cooperative|co-operative|foodbank|food bank|hedge fund",
    r"football club|(?:football|cricket|rugby|hockey) (?:side|team)|orchestra|choir|theatre company|production company|ngo",
)
DESCRIBED = Pattern(rf"\b{KINDS}[ ](?:called |named )?[\"“‘]?(?=[A-Z])")
APPOSED = Pattern(rf",[ ](?:an?|the)[ ](?:[\w’'-]+[ ]){{0,4}}?{KINDS}\b")
BELONGS = Pattern(
    r"\b(?:(?:co-)?founders?|chief executive(?: officer)?|CEO|spokes\w+|employees?|shareholders?|subsidiary|customers)[ ](?:of|for|at)"
    r"[ ](?:the )?(?=[A-Z])|\bshares (?:in|of)[ ](?=[A-Z])|\b(?:works?|worked|working) for[ ](?:the )?(?=[A-Z])"
    r"|\b(?:employed|hired|run|owned|published|operated|manufactured|brewed) by[ ](?:the )?(?=[A-Z])"
)
PUBLISHED = Pattern(
    r"\b(?:article|cartoon|editorial|column|interview|letter|advert(?:isement)?|op-ed|headlines?|leader|correspondents?|reporters?)"
    r"[ ](?:in|to|with|for|of)[ ](?:the )?(?=[A-Z])"
)
DATELINE = Pattern(r"(?m)^[A-ZÀ-Þ][^()\n]{2,40}[ ]\((?P<name>[A-Z][\w’'&. -]{2,40})\)[ ]?[-–—]")
CREDIT = Pattern(
    r"(?:\b(?:[Pp]hotos?|PHOTO|[Pp]hotographs?|[Pp]ictures?|PICTURE|[Ii]mages?|[Cc]redits?|[Gg]raphic|[Vv]ideo)"
    r"(?: credit| by| courtesy of)?[ ]?[:–—]|©)[^\n]{0,80}"
)
CREDITED = Pattern(r"(?:/[ ]?|[Cc]ourtesy of (?:the )?|[Vv]ia )(?=[A-Z])")
# Many who stand for something: "Mothers Against Guns", "Citizens for Clean Rivers".
CAUSES = words(
    "Citizens Mothers Fathers Parents Farmers Students Doctors Physicians Lawyers Scientists Residents Workers Women Men",
    "Neighbours Neighbors Survivors Families Veterans Teachers Nurses Youth Artists Journalists Engineers Fishers Friends",
    "Voices Hands Hearts Musicians Athletes Families Villagers Reporters Rivers Grandmothers People Christians Muslims",
)
CAUSE_GAPS = (" for ", " against ", " without ", " for the ", " against the ")
CAUSE_WORDS = words("For Against Without")
# Names with such a word at their end are of doings, papers and things, whatever their acronym: "Coastal Erosion Act (CEA)".
DOINGS = words(
    "Act Bill Law Laws Code Treaty Agreement Accord Accords Protocol Convention Charter Pact Compact Plan Programme Program",
    "Project Scheme Initiative Strategy Policy Framework Index Report Survey Study Review Test Tests Exam Examination",
    "Certificate Award Awards Prize Medal Cup Games Festival Summit Conference Day Week Month Year Goal Goals Rate Product",
    "Income Tax Syndrome Disease Disorder Virus Fever Infection Injury System Systems Zone Area Region Corridor Road Bridge",
    "Line Airport Station Park Reserve Vehicle Vehicles Aircraft Weapon Weapons Missile Device Officer Executive Secretary",
    "General Minister President Director Manager Commissioner Representative Rapporteur Envoy Degree Diploma Standard",
    "Standards Language Database Register Number Code Technology Therapy Vaccine Treatment Model Method Theory Analysis",
    "Assessment Statement Memorandum Understanding Letter Form License Licence Permit Order Rule Rules Regulation Regulations",
    "Directive Resolution Declaration Mechanism Time Period Era War Operation Price Unit Units Currency Dollar Franc Fuel Gas",
    "Energy Kingdom States Republic Emirates Territory Province City Guinea Africa America Zealand Persons Person People",
    "Learning Education Development Practice Procedure Guidelines Principles Rights Safety Security Tool Toolkit Platform",
)


def find_by_context(words: Words) -> Iterator[Name]:
    """The names that something beside them shows to be organisations'."""
    starts = [run.start for run in words.runs]
    for pattern, rule in ((DESCRIBED, "described"), (BELONGS, "belongs_to"), (PUBLISHED, "published_in")):
        for match in pattern.finditer(words.text):
            yield from _at(words, starts, match.end(), rule)
    for match in APPOSED.finditer(words.text):
        yield from _until(words, starts, match.start(), "described")
    for match in DATELINE.finditer(words.text):
        yield from _at(words, starts, match.start("name"), "dateline", match.end("name"))
    for match in CREDIT.finditer(words.text):
        for mark in CREDITED.finditer(words.text, match.start(), match.end()):
            yield from _at(words, starts, mark.end(), "photo_credit")
    for match in BRACKETED.finditer(words.text):
        yield from _bracketed(words, starts, match.start(), match[1])
    for index in range(len(words.runs)):
        yield from _cause(words, index)
