"""Organisations by name and acronym, rule by rule, with what only looks so."""

from __future__ import annotations

import pytest
from growth import grows_linearly, repeated

from iomcorpus.facts.organisations.acronyms import fits
from iomcorpus.facts.organisations.bodies import BODIES, CLUBS, FIRMS, LEGAL_FORMS, PAPERS
from iomcorpus.facts.organisations.find import RULES, find_organisations
from iomcorpus.facts.organisations.known import KNOWN_ACRONYMS, THING_ACRONYMS
from iomcorpus.facts.passage import read_passage
from iomcorpus.facts.people.find import find_people
from iomcorpus.model import OrganisationFound


def organisations(text: str, off: frozenset[str] = frozenset()) -> list[OrganisationFound]:
    passage = read_passage(text)
    return find_organisations(passage, find_people(passage), off)


def shown(text: str) -> str:
    """The organisations of a text, each with its full form where that is another."""
    found = []
    for one in organisations(text):
        surface = text[one.start : one.end]
        found.append(surface if surface == one.organisation else f"{surface} = {one.organisation}")
    return " | ".join(found)


NAMES = [
    ("The Ministry of Trade, Industry and Cooperatives signed.", "Ministry of Trade, Industry and Cooperatives"),
    ("The Tarsia Water and Sewerage Board raised it.", "Tarsia Water and Sewerage Board"),
    ("Crews from Cumbria Coast Fire and Rescue Service came.", "Cumbria Coast Fire and Rescue Service"),
    ("Porters of the Dockers' Union and the Mothers’ Union met.", "Dockers' Union | Mothers’ Union"),
    ("King's College London and St Mary's Hospital agreed.", "King's College London | St Mary's Hospital"),
    ("Kenya's Ministry of Health and UNICEF disagree.", "Ministry of Health | UNICEF"),
    ("Vale of Honey Farmers' Co-operative pays on Fridays.", "Vale of Honey Farmers' Co-operative"),
    ("An Institute for Tropical Beekeeping has opened.", "Institute for Tropical Beekeeping"),
    ("The Joint Committee on Drains met on Tuesday.", "Joint Committee on Drains"),
    ("The Harbour Trust for Easter gave eggs.", "Harbour Trust"),
    ("The Campaign Against Plastic and the Campaign for Clean Rivers won.",
     "Campaign Against Plastic | Campaign for Clean Rivers"),
    ("The Court of Appeal for the Eastern Islands sat.", "Court of Appeal for the Eastern Islands"),
    ("Fenwick District Council leader Ama Boateng met Irish Canal Society President Jo Byrne.",
     "Fenwick District Council | Irish Canal Society"),
    ("On Monday Hull-based Orrin Shipping sank.", "Orrin Shipping"),
    ("Under Fenwick Parish Council it was free.", "Fenwick Parish Council"),
    ("He left Little Crow Theatre Company.", "Little Crow Theatre Company"),
    ("Devon and Cornwall Police asked.", "Devon and Cornwall Police"),
    ("Bread by Hemp and Daughters Ltd, and Brightwater plc.", "Hemp and Daughters Ltd | Brightwater plc"),
    ("Moss & Lark, Thackray & Sons and S&P Dredging paid.", "Moss & Lark | Thackray & Sons | S&P Dredging"),
    ("Air Tarsia, Police Scotland and Statistics Canada.", "Air Tarsia | Police Scotland | Statistics Canada"),
    ("In Oaxaca, Unión de Tejedoras del Valle sells.", "Unión de Tejedoras del Valle"),
    ("Kettlewick Rovers lost to FC Porto; Chester City v Carlisle United is off.",
     "Kettlewick Rovers | FC Porto | Chester City | Carlisle United"),
    ("The Lagos Tribune, the Sunday Times and the Times of India.", "Lagos Tribune | Sunday Times | Times of India"),
    ("The court of\nappeal and the Court of\nAppeal met.", "Court of\nAppeal = Court of Appeal"),
    ("Fenwick District Council Backs Harbour Plan\n", "Fenwick District Council"),
    ("Yours,\nJO BYRNE\nIRISH CANAL SOCIETY", "IRISH CANAL SOCIETY"),
    ("FENWICK COUNCIL FINED\nThe Fenwick Council paid.", "FENWICK COUNCIL = Fenwick Council | Fenwick Council"),
    ("Save the Children and Greenpeace wrote to Parliament.", "Save the Children | Greenpeace | Parliament"),
    ("The House of Commons Transport Committee met.", "House of Commons Transport Committee"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), NAMES)
def test_names(text: str, found: str) -> None:
    assert shown(text) == found


CONTEXTS = [
    ("SUVA (Pacific Tide) - Cane prices rose.", "Pacific Tide"),
    ("Photo: Noor Haddad/Blue Harbour", "Blue Harbour"),
    ("The charity Warm Hands and the rebel group Red Dawn.", "Warm Hands | Red Dawn"),
    ("Seagrass, an aid agency, and Local firm Pebblewise.", "Seagrass | Pebblewise"),
    ("Shares in Tidewater Blue fell, a spokesman for Brightwater said.", "Tidewater Blue | Brightwater"),
    ("A cartoon in the Lagos Lantern upset the bishop.", "Lagos Lantern"),
    (
        "Rivers Without Borders and Citizens for Clean Rivers sued.",
        "Rivers Without Borders | Citizens for Clean Rivers",
    ),
    ("Panel: Ewa Sikora (Museum of Salt), Joe Tupou (Reefline)", "Museum of Salt | Reefline"),
    ("Tally: Green Alliance 9, National Renewal 7, independents 2.", "Green Alliance | National Renewal"),
    ("Seeds of Change (SoC) began in 2004.", "Seeds of Change | SoC = Seeds of Change"),
    ("The charity Warm Hands opened. Warm Hands closed.", "Warm Hands | Warm Hands"),
]


@pytest.mark.parametrize(("text", "found"), CONTEXTS)
def test_names_that_words_around_show(text: str, found: str) -> None:
    assert shown(text) == found


ACRONYMS = [
    ("The Tarsia Hockey Federation (THF) met. THF's president left.",
     "Tarsia Hockey Federation | THF = Tarsia Hockey Federation | THF = Tarsia Hockey Federation"),
    ("Tarsian Police Service (Taps) divers; Taps found it.",
     "Tarsian Police Service | Taps = Tarsian Police Service | Taps = Tarsian Police Service"),
    ("KRRA — the Kerrin Rivers and Reservoirs Authority — paid.",
     "KRRA = Kerrin Rivers and Reservoirs Authority | Kerrin Rivers and Reservoirs Authority"),
    ("The Association of Ferry Operators met; AFO rivals came.",
     "Association of Ferry Operators | AFO = Association of Ferry Operators"),
    ("Milk came by U.N. convoy, UNHCR said.", "U.N. | UNHCR"),
    ("FLH rebels freed viewers of TBC.", "FLH | TBC"),
    ("KSBC, Fenwick Banking Group and others closed.", "KSBC | Fenwick Banking Group"),
    ("The KSPCA rescued 40 dogs; the KSB did not.", "KSPCA"),
    ("IOM Lesotho and UNICEF Geneva wrote.", "IOM Lesotho | UNICEF Geneva"),
    ("Revenue Authority (Kenya) officers came to the Road Users' Union (UK).", "Revenue Authority | Road Users' Union"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), ACRONYMS)
def test_acronyms(text: str, found: str) -> None:
    assert shown(text) == found


REFUSED = [
    "Staff at the ministry went home; the council did too.",
    "University is dear. Hospitals are full. Banks, oddly, are shut.",
    "The New School opened near the Old Bank.",
    "Snow closed the road between Orrin Bank and Cape Vell.",
    "They met at Hampton Court, near Centre Court and the West Bank.",
    "The Orrin Town Centre and the Harbour Leisure Centre are shut.",
    "Under the Coastal Erosion Act (CEA) no wall may be higher than a cow.",
    "The Convention on the Law of the Sea (CLS) and gross domestic product (GDP).",
    "She won the Aldous Medal for Botany and the Umbra Cup.",
    "Rain stopped play at Gadsby Oval; HMS Gallant and the SS Umbra sailed.",
    "The Council Tax, the Bank Holiday and the Police Act were debated.",
    "The CEO drove an SUV; the MP took a GPS; HIV and TB fell.",
    "Minister Opens New Bridge Over Flooded River",
    "Council Backs New School for Harbour",
    "Lindiwe Mabaso and Piet Verhoeven shook hands.",
    "Trinidad & Tobago, News & Events, Q&A",
    "Clean Water and Renewable Energy are words; Modern Times is a film.",
    "In the Times of Crisis World Day Against Hunger was kept.",
    "Meet at Liberation Square, corner of University Avenue.",
    "At Eid al-Fitr, as at Easter, the market was shut.",
    "A Great Crested Grebe nested under the Soviet Union's flag.",
    "RIVER BURSTS BANKS NEAR COUNCIL OFFICES AND SCHOOL",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    assert shown(text) == ""


@pytest.mark.parametrize(
    ("short", "name", "fit"),
    [
        ("KRRA", "Kerrin Rivers and Reservoirs Authority", True),
        ("DfID", "Department for International Development", True),
        ("Ofgem", "Office of Gas and Electricity Markets", True),
        ("UNHCR", "United Nations High Commissioner for Refugees", True),
        ("UK", "Calder University", False),
        ("Tarsia", "Tarsia Hockey Federation", False),
    ],
)
def test_fits(short: str, name: str, fit: bool) -> None:
    assert fits(short, name) is fit


OFF = {
    "legal_form": "Shares of Brightwater plc fell.",
    "body_word": "It is the Fenwick Council.",
    "known_body": "It is Greenpeace.",
    "foreign_body": "It is the Banque Centrale du Sahel.",
    "ampersand": "It was sold by Moss & Lark to us.",
    "club_word": "It is Kettlewick Rovers.",
    "paper_word": "It is the Lagos Tribune.",
    "firm_word": "It is Lantern Breweries.",
    "cause": "It is Rivers Without Borders.",
    "bracketed": "Seeds of Change (SoC) began.",
    "dateline": "SUVA (Pacific Tide) - Cane prices rose.",
    "photo_credit": "Picture: staff/Blue Harbour",
    "described": "It is the charity Warm Hands.",
    "belongs_to": "Shares in Tidewater Blue fell.",
    "published_in": "A cartoon in the Lagos Lantern upset us.",
    "employer": "Panel: Joe Tupou (Reefline)",
    "fellow": "Tally: Green Alliance 9, National Renewal 7, others 2.",
    "repeated": "The charity Warm Hands opened. Warm Hands closed.",
    "acronym_given": "The Tarsia Water Office (TOSCA) met. A TOSCA ship sank.",
    "acronym_initials": "The Association of Ferry Operators met; AFO rivals came.",
    "acronym_known": "It is NATO.",
    "acronym_acts": "It was FLH rebels.",
    "acronym_beside": "KSBC, Fenwick Banking Group and others closed.",
    "acronym_long": "A van of the vets, a KSPCA van, came.",
}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_each_rule_can_be_switched_off(rule: str) -> None:
    with_it, without = organisations(OFF[rule]), organisations(OFF[rule], frozenset({rule}))
    assert rule in {one.rule for one in with_it}
    assert rule not in {one.rule for one in without}
    assert {(one.start, one.end) for one in without} <= {(one.start, one.end) for one in with_it}


def test_confidences_are_those_of_the_rules() -> None:
    sure = {rule.name: rule.confidence for rule in RULES}
    text = " ".join(text for text, _ in NAMES + ACRONYMS)
    assert all(one.confidence == sure[one.rule] for one in organisations(text))
    assert all(0.5 <= confidence <= 1 for confidence in sure.values())


def test_lists_say_one_thing() -> None:
    assert not KNOWN_ACRONYMS & THING_ACRONYMS
    assert not PAPERS & (BODIES | LEGAL_FORMS)
    assert not CLUBS & FIRMS


UNITS = (
    "A", "A ", "Ab ", "AB", "AB ", "U.N. ", "UN ", "(AB) ", "Harbour Trust ", "HARBOUR TRUST ", "Harbour Trust (HT) ",
    "Ab & ", "Ab and ", "Ab of ", "Bank of ", "Bank of Ab, ", "Ministry of Ab, ", "Ab's Council ", "Ab' Council ",
    "Ab/", "Photo: Ab/", "(Ab) - ", "the charity Ab, ", "Ab, a ", "Council 9, ", "Ab plc ", "Ab\n", "É ", '"', "“A ",
    "(", ", ", ". ", " ", "1 ", "Citizens for ", "Ab Without ", "Save Ab ", "Times of ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_line_costs_what_its_length_is(unit: str) -> None:
    assert grows_linearly(lambda size: find_organisations(read_passage(repeated(unit, size)), []), 8_000)
