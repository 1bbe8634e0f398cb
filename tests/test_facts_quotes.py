"""Quotes: what is said, whose words they are, and what only looks like speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from growth import grows_linearly, repeated
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.facts.passage import read_passage
from iomcorpus.facts.quotes.find import RULES, find_quotes
from iomcorpus.facts.quotes.quoted import find_quoted
from iomcorpus.model import PersonFound, QuoteFound

# A case a line, what is found in it indented below: rule, words, and "|" with who says them: a person, else the post
# with "/" and the organisation, "-" where nobody is named. "⏎" ends a paragraph. Persons stand in braces, as written,
# and then, where they have it, full name, role and organisation: {Roe|Jo Roe|mayor|Ashby Town}.
CASES = """
# said_behind
"We lost," {Lin Wei} told reporters in Doha on Sunday. "They were better."
    said_behind: We lost, | Lin Wei
    goes_on: They were better. | Lin Wei
“The road is closed until further notice,” a police spokesman told AFP.
    said_behind: The road is closed until further notice, | spokesman/police
“Is this a joke?” asked {Mr Bates|Alan Bates}.
    said_behind: Is this a joke? | Alan Bates
“Nobody warned us,” said a resident of the tower block, who gave her name only as {Maria||resident}.
    said_behind: Nobody warned us, | resident
“My son was a good boy,” {Tendai Moyo}’s mother said.
    said_behind: My son was a good boy, | mother
{Ana Reyes} opened the folder. “So,” she said, “we begin.”
    said_behind: So, | Ana Reyes
    said_before: we begin. | Ana Reyes
‘We are not for turning,’ the prime minister told MPs.
    said_behind: We are not for turning, | prime minister
«Nous verrons,» said {Luc Petit}.
    said_behind: Nous verrons, | Luc Petit
“It was only then that I saw the smoke,” {Uwe Brandt} wrote on Facebook.
    said_behind: It was only then that I saw the smoke, | Uwe Brandt
“It’s our land,” insists {Mere Tane}, her eyes on the hill. “It always was.”
    said_behind: It’s our land, | Mere Tane
    goes_on: It always was. | Mere Tane
“Lessons were not learned,” the report said.
    said_behind: Lessons were not learned, | -
{Mary Cole} founded the choir with {Peter Voss}. “We were six,” she said. “Now we are sixty,” he added.
    said_behind: We were six, | Mary Cole
    said_behind: Now we are sixty, | Peter Voss
The council apologised. “We got it wrong,” it said in a statement.
    said_behind: We got it wrong, | council
“We need access,” said Médecins Sans Frontières.
    said_behind: We need access, | Médecins Sans Frontières
‘We need access,’ say aid workers
    said_behind: We need access, | aid workers
“We were poor,” the Ashby Town manager said.
    said_behind: We were poor, | manager/Ashby Town
‘We are ready,’ says mayor⏎The town of Ashby is ready.
    said_behind: We are ready, | mayor
“No comment,” was all {Ana Reyes} said.
    said_behind: No comment, | Ana Reyes
“The market will be rebuilt,” {Musa|Ibrahim Musa}, 61, said.
    said_behind: The market will be rebuilt, | Ibrahim Musa
“The market will be rebuilt,” {Musa|Ibrahim Musa} stated, noting that funds had been set aside.
    said_behind: The market will be rebuilt, | Ibrahim Musa
    said_that: funds had been set aside | Ibrahim Musa
“The market will be rebuilt,” {Musa|Ibrahim Musa} said; “you have my word.”
    said_behind: The market will be rebuilt, | Ibrahim Musa
    quoted_words: you have my word. | Ibrahim Musa
“Where were you?” {Tom Obi} asked. “At home,” replied {Ana Reyes}.
    said_behind: Where were you? | Tom Obi
    said_behind: At home, | Ana Reyes
“This is a coup,” opposition leader {Ada Eze||opposition leader} posted on X. “We will not accept it.”
    said_behind: This is a coup, | Ada Eze
    quoted_words: We will not accept it. | Ada Eze
The driver was “three times over the limit”, according to police.
    said_behind: three times over the limit | police
“The drug is safe,” said lead author {Mei Tan||lead author|University of Lund} of the University of Lund in Sweden.
    said_behind: The drug is safe, | Mei Tan
“Talks will resume,” said the World Health Organization (WHO).
    said_behind: Talks will resume, | World Health Organization
“It’s over,” said {Ana Reyes}.⏎“For now,” said {Tom Obi}.⏎“For ever,” she replied.
    said_behind: It’s over, | Ana Reyes
    said_behind: For now, | Tom Obi
    said_behind: For ever, | Ana Reyes
“I wanted to sing,” remembers {Ana Reyes}, “but my father wanted a son.” She never forgave him.
    said_behind: I wanted to sing, | Ana Reyes
    said_before: but my father wanted a son. | Ana Reyes
“Oh yes,” chimes in {Edna Marsh}, 91. “We danced till the milk came.”
    said_behind: Oh yes, | Edna Marsh
    goes_on: We danced till the milk came. | Edna Marsh
Senator {Peter Okoro||Senator} was speaking in Enugu. “Nobody,” he said, “should be above the law.”
    said_behind: Nobody, | Peter Okoro
    said_before: should be above the law. | Peter Okoro
“No,” said {Mia Chen}. “Never.”
    said_behind: No, | Mia Chen
    goes_on: Never. | Mia Chen
“Mum cried,” said {Zoe}’s brother, {Max}.
    said_behind: Mum cried, | Max
‘I’m no’ feart,’ said {Isla Kerr}. ‘It’s only a coo.’
    said_behind: I’m no’ feart, | Isla Kerr
    goes_on: It’s only a coo. | Isla Kerr
# said_before
{Ana Reyes}, 34, who runs the bakery with her sister, said: “We bake at three.”
    said_before: We bake at three. | Ana Reyes
In a statement on Tuesday, the Federal Reserve said: “Inflation remains elevated.”
    said_before: Inflation remains elevated. | Federal Reserve
The judge, {Helen Marsh||judge}, told him: “You betrayed the trust of the whole village.”
    said_before: You betrayed the trust of the whole village. | Helen Marsh
Speaking after the match, {Tom Obi} said: “I'm gutted.”⏎“We should have had two penalties.”
    said_before: I'm gutted. | Tom Obi
    whole_paragraph: We should have had two penalties. | Tom Obi
{Dr Sato|Yuki Sato} told the conference: “The data are clear.⏎“We have ten years.⏎“After that, nothing helps.”
    said_before: The data are clear. | Yuki Sato
    continued_quote: We have ten years. | Yuki Sato
    continued_quote: After that, nothing helps. | Yuki Sato
Protesters chanted “Shut it down” outside the court.
    said_before: Shut it down | Protesters
The report concludes: “Lessons were not learned.”
    said_before: Lessons were not learned. | -
UNICEF's spokeswoman in Geneva, {Ada Lind||spokeswoman in Geneva|UNICEF}, said: “We need access.”
    said_before: We need access. | Ada Lind
A statement from the family read: “We are heartbroken.”
    said_before: We are heartbroken. | -
As {Ana Reyes} put it, “a goal is a goal”.
    said_before: a goal is a goal | Ana Reyes
In the words of {Ana Reyes}, “a goal is a goal”.
    said_before: a goal is a goal | Ana Reyes
{Ana Reyes} said of the plan: “It stinks to high heaven.”
    said_before: It stinks to high heaven. | Ana Reyes
The magistrate told {Ana Reyes}: “You are free to go.”
    said_before: You are free to go. | magistrate
{Tom Obi} asked {Ana Reyes}: “Where were you?” She said: “At home.”
    said_before: Where were you? | Tom Obi
    said_before: At home. | Ana Reyes
Lead author {Mei Tan||Lead author}, of the University of Lund, said: “The drug is safe.”
    said_before: The drug is safe. | Mei Tan
Mr {Tan|Tan Wei Ming}, 58, a taxi driver, said in Mandarin: “My son told me to stop driving. I told him to start.”
    said_before: My son told me to stop driving. I told him to start. | Tan Wei Ming
{Edna Marsh} remembers it well: “We danced till the milk came.”
    said_before: We danced till the milk came. | Edna Marsh
Insp {Jo Hale||Insp}, of Kent Police, said: “We would urge anyone with dashcam footage to come forward.”
    said_before: We would urge anyone with dashcam footage to come forward. | Jo Hale
# speaker_label
{Tom Obi}: “I'm gutted.”⏎{Ada Eze||coach}, coach: “He'll get over it.”
    speaker_label: I'm gutted. | Tom Obi
    speaker_label: He'll get over it. | Ada Eze
Mayor: ‘We are ready’⏎The town of Ashby is ready.
    speaker_label: We are ready | Mayor
{Ana Reyes}, 34, teacher: “The roof leaks every day.”
    speaker_label: The roof leaks every day. | Ana Reyes
To quote {Lin Wei}: “A goal is a goal.”
    speaker_label: A goal is a goal. | Lin Wei
# colon_lead
{Kwame Boateng} was blunt: “The pitch was a swamp.”
    colon_lead: The pitch was a swamp. | Kwame Boateng
{Ana Reyes}’s advice to young players is simple: “Sleep.”
    colon_lead: Sleep. | Ana Reyes
{Ana Reyes}’s advice to young players is simple: “Sleep and eat well.”
    colon_lead: Sleep and eat well. | Ana Reyes
For {Ana Reyes}, the choice was easy: “I wanted to sing.”
    colon_lead: I wanted to sing. | Ana Reyes
Her message to the world: “I wanted to sing.”
    colon_lead: I wanted to sing. | -
# quote_signed
“The best day of my life.” – {Tom Obi}, pupil
    quote_signed: The best day of my life. | Tom Obi
# quoted_words
{Lin Wei} called the ruling “a dark day for the press”.
    quoted_words: a dark day for the press | Lin Wei
The ruling was described by {Lin Wei} as “a dark day for the press”.
    quoted_words: a dark day for the press | Lin Wei
The ruling was condemned as “a dark day for the press” by {Lin Wei}, the editor.
    quoted_words: a dark day for the press | Lin Wei
{Lin Wei} said that the ruling was “a dark day” and that she would appeal.
    quoted_words: a dark day | Lin Wei
The company said it was “deeply sorry” for the delay.
    quoted_words: deeply sorry | company
Critics say the law is “a licence to steal”.
    quoted_words: a licence to steal | Critics
The minister denied that the army had “lost control” of the city.
    quoted_words: lost control | minister
{Ada Lind} admitted that she had “lost the map”.
    quoted_words: lost the map | Ada Lind
{Smith|Jo Smith} told the Guardian he “would not rule out” a return.
    quoted_words: would not rule out | Jo Smith
Police described the man as “armed and dangerous”.
    quoted_words: armed and dangerous | Police
The proverb says that “a goat has four legs”.
    quoted_words: a goat has four legs | -
The court was told that “nobody saw the car”.
    quoted_words: nobody saw the car | -
The airline apologised “unreservedly” for the delays.
    quoted_words: unreservedly | airline
Her lawyer {Sunita Rao||lawyer} said outside court that her client “maintains her innocence” and would appeal.
    quoted_words: maintains her innocence | Sunita Rao
A spokesperson for the Department of Health said it “does not comment on individual cases”.
    quoted_words: does not comment on individual cases | spokesperson/Department of Health
The minister said he had “no recollection” of the meeting and that his diary “would bear that out”.
    quoted_words: no recollection | minister
    quoted_words: would bear that out | minister
In a post on X, {Mia Chen} said she was “done with politics”. She added: “Onwards.”
    quoted_words: done with politics | Mia Chen
    said_before: Onwards. | Mia Chen
The letter, signed by 40 surgeons, says patients “are dying on trolleys”.
    quoted_words: are dying on trolleys | -
{Lin Wei} tweeted that she was “gutted for the girls”.
    quoted_words: gutted for the girls | Lin Wei
{Lin Wei} vowed to “fight on”.
    quoted_words: fight on | Lin Wei
# continued_quote
“The data are clear.⏎“We have ten years,” said {Dr Sato|Yuki Sato}.
    continued_quote: The data are clear. | Yuki Sato
    said_behind: We have ten years, | Yuki Sato
# after_subject
{Ana Reyes} laughed. “I thought it was a cat.”
    after_subject: I thought it was a cat. | Ana Reyes
Asked if he would play again, {Ruben Silva} laughed. “Ask my knee.”
    after_subject: Ask my knee. | Ruben Silva
# same_sentence
“If that was a foul” — {Ola Berg} held up his thumb — “then I am a trout,” said {Ola Berg}.
    same_sentence: If that was a foul | Ola Berg
    said_behind: then I am a trout, | Ola Berg
# whole_paragraph
“We had four chances,” said {Ola Berg}.⏎“We took none of them.”
    said_behind: We had four chances, | Ola Berg
    whole_paragraph: We took none of them. | Ola Berg
# sentence_alone
{Ola Berg} grew up on a trawler. It sank in 1961, with all hands.⏎“I was to be aboard, but I had the measles that week.”
    sentence_alone: I was to be aboard, but I had the measles that week. | Ola Berg
# said_that
{Uwe Brandt} was quoted by the state news agency as saying that the army was ready.
    said_that: the army was ready | Uwe Brandt
{Lin Wei} said on Thursday that the bridge would reopen.
    said_that: the bridge would reopen | Lin Wei
{Lin Wei} told BBC Radio 4 that the bridge would reopen.
    said_that: the bridge would reopen | Lin Wei
The council has confirmed that the pool will close.
    said_that: the pool will close | council
Residents told the inquiry that the alarm had failed.
    said_that: the alarm had failed | Residents
{Ada Lind} argued that no ferry could land there, and insisted that the timetable be changed.
    said_that: no ferry could land there | Ada Lind
    said_that: the timetable be changed | Ada Lind
{Ana Reyes} and {Tom Obi} said in a joint statement that the talks had failed.
    said_that: the talks had failed | Ana Reyes
The BBC reported that the talks had failed.
    said_that: the talks had failed | BBC
Sources told Reuters that the talks had failed.
    said_that: the talks had failed | Sources
The spokesperson added that talks would resume on Friday.
    said_that: talks would resume on Friday | spokesperson
Meteorologists warned that the storm could reach the coast by dawn and advised people to stay indoors.
    said_that: the storm could reach the coast by dawn and advised people to stay indoors | Meteorologists
# said_clause
{Lin Wei} said the bridge would reopen in May.
    said_clause: the bridge would reopen in May | Lin Wei
{Lin Wei} says she will not stand again.
    said_clause: she will not stand again | Lin Wei
{Lin Wei} on Thursday said the bridge would reopen.
    said_clause: the bridge would reopen | Lin Wei
Officials say the dam is safe.
    said_clause: the dam is safe | Officials
{Lin Wei} said the bridge was safe, while {Tom Obi} said it was not.
    said_clause: the bridge was safe | Lin Wei
    said_clause: it was not | Tom Obi
{Lin Wei} said the bridge was safe but {Tom Obi} warned that it could fall.
    said_clause: the bridge was safe | Lin Wei
    said_that: it could fall | Tom Obi
{Ana Reyes} said no final decision had been taken.
    said_clause: no final decision had been taken | Ana Reyes
{Ana Reyes}, of Ashby, said the river was rising.
    said_clause: the river was rising | Ana Reyes
{Ana Reyes}’s lawyer said the talks had failed.
    said_clause: the talks had failed | lawyer
The mayor of Jos, {Ibrahim Musa||mayor of Jos}, said the market would be rebuilt.
    said_clause: the market would be rebuilt | Ibrahim Musa
The governor, through his press secretary, {Ada Obi||press secretary}, said the market would be rebuilt.
    said_clause: the market would be rebuilt | Ada Obi
Study authors say the drug is safe.
    said_clause: the drug is safe | Study authors
{Ana Reyes} starred in ‘Sea Wolf’, ‘Long Road’ and ‘The Cellar’, and said she loved them all.
    said_clause: she loved them all | Ana Reyes
{William “Bill” Otieno} told the court the car was his.
    said_clause: the car was his | William “Bill” Otieno
WHO said talks would resume.
    said_clause: talks would resume | WHO
Police have said they are treating the death as unexplained.
    said_clause: they are treating the death as unexplained | Police
Villagers claim the mine has poisoned their wells.
    said_clause: the mine has poisoned their wells | Villagers
The company denies the claim and says tests show the water is safe.
    said_clause: tests show the water is safe | company
# clause_first
The bridge will reopen in May, {Lin Wei} said on Thursday.
    clause_first: The bridge will reopen in May | Lin Wei
The bridge will reopen in May, said {Lin Wei}, the harbour master.
    clause_first: The bridge will reopen in May | Lin Wei
The bridge, {Lin Wei} said, would reopen in May.
    clause_first: The bridge | Lin Wei
    clause_first: would reopen in May | Lin Wei
NAIROBI (Reuters) - The harbour will close for a week, the port authority said on Monday.
    clause_first: The harbour will close for a week | port authority
Bridge will reopen in May, says mayor
    clause_first: Bridge will reopen in May | mayor
Profits fell 3% in the quarter, the bank said in a filing on Monday.
    clause_first: Profits fell 3% in the quarter | bank
The word “love” appears nine times in the poem, said the teacher.
    clause_first: The word “love” appears nine times in the poem | teacher
Growth, economists say, will slow next year.
    clause_first: Growth | economists
    clause_first: will slow next year | economists
Winter will kill, the charity’s chief executive, {Ros Lyle||chief executive}, warned.
    clause_first: Winter will kill | Ros Lyle
# according_to
According to police, the driver fled.
    according_to: the driver fled | police
According to {Ada Lind||head|Harbour Trust}, head of the Harbour Trust, the pier is rotten.
    according_to: the pier is rotten | Ada Lind
The pier, according to {Ada Lind}, is rotten.
    according_to: The pier | Ada Lind
    according_to: is rotten | Ada Lind
The pier is rotten, according to a report by the Harbour Trust.
    according_to: The pier is rotten | Harbour Trust
Talks would resume, according to the prime minister's office.
    according_to: Talks would resume | prime minister's office
According to the World Bank, growth will slow to 2.1% next year.
    according_to: growth will slow to 2.1% next year | World Bank
Growth will slow to 2.1% next year, according to World Bank economist {Ayhan Demir||economist|World Bank}.
    according_to: Growth will slow to 2.1% next year | Ayhan Demir
# refused
“We need access”: aid workers plead for corridor
{Ada Lind} warned: the pier is rotten.
The court heard that the door had been forced.
He said goodbye to his team and left.
The prince said a prayer at the grave.
He is said to have hidden the gold.
She was told that the bus had gone.
The film, “The Long Road”, opens on Friday.
Their album “Night Bus” has sold two million copies.
The so-called “bedroom tax” was scrapped.
He wore a T-shirt with the word “Loser” on it.
The 6'2" striker scored from 12' out.
It was the summer of '69, and rock 'n' roll was king.
The players' and coaches' wives' bus broke down.
Seats are given according to age.
Suffice it to say that the roof leaks.
Needless to say, it rained.
That is to say, nobody came.
The “Big Dig” cost $15bn.
Dwayne “The Rock” Johnson attended.
The term “refugee” is defined in the treaty.
{Lin Wei} wrote “The Salt Road” in 1987.
The band played “Fields of Gold” and “Hallelujah”.
The recall covers cars marked “Type B”.
He asked for a pint of “Old Peculier”.
{Lin Wei} added a third goal before half-time.
{Lin Wei} claimed the title in 1998.
{Lin Wei} announced plans to retire.
To say the least, it was cold.
Type "yes" to continue.
See "Related documents" below.
Dr {Tan|Mei Tan} believes the drug is safe.
Researchers found that the drug was safe.
It has been said that the drug is safe.
Legend says that a giant sleeps under the hill.
The dog answers to “Rex”.
The committee's “interim report” was leaked.
He scored 12', 45' and 78'.
‘Tis the season; the ’90s are back.
Don't say 'can't', say 'won't'.
The boys' 'den' was a shed.
It is understood that the deal is dead.
"""
MARKED = re.compile(r"\{([^{}|]+)(?:\|([^{}|]*))?(?:\|([^{}|]*))?(?:\|([^{}|]*))?\}")


def read_marked(marked: str) -> tuple[str, list[PersonFound], list[str]]:
    """A text, the persons marked in it, and their full names by number."""
    text, people, names = "", [], list[str]()
    at = 0
    for match in MARKED.finditer(marked):
        name, full, role, org = (match[group] or None for group in range(1, 5))
        assert name
        text += marked[at : match.start()]
        if (full or name) not in names:
            names.append(full or name)
        who = names.index(full or name)
        people.append(PersonFound(len(text), len(text) + len(name), "marked", 1.0, name, who, role, org))
        text, at = text + name, match.end()
    return text + marked[at:], people, names


def find(marked: str, off: frozenset[str] = frozenset()) -> tuple[str, list[str], list[QuoteFound]]:
    text, people, names = read_marked(marked.replace("⏎", "\n"))
    return text, names, find_quotes(read_passage(text), people, off)


def shown(text: str, names: Sequence[str], quote: QuoteFound) -> str:
    post = "/".join(part for part in (quote.role, quote.org) if part) or "-"
    speaker = names[quote.who] if quote.who is not None else post
    return f"{quote.rule}: {text[quote.start : quote.end]} | {speaker}"


def cases() -> list[tuple[str, list[str]]]:
    table: list[tuple[str, list[str]]] = []
    for line in CASES.strip().split("\n"):
        if line.startswith("    "):
            table[-1][1].append(line.strip())
        elif not line.startswith("#"):
            table.append((line, []))
    return table


@pytest.mark.parametrize(
    ("marked", "expected"), cases(), ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_quotes(marked: str, expected: list[str]) -> None:
    text, names, found = find(marked)
    assert [shown(text, names, quote) for quote in found] == expected


def test_every_rule_has_a_case_and_can_be_switched_off() -> None:
    firsts: dict[str, str] = {}
    for marked, expected in cases():
        for line in expected:
            firsts.setdefault(line.partition(":")[0], marked)
    assert firsts.keys() == {rule.name for rule in RULES}
    for name, marked in firsts.items():
        assert name not in {quote.rule for quote in find(marked, frozenset({name}))[2]}


@pytest.mark.parametrize(
    ("marked", "role", "org"),
    [
        ("“It is over,” said {Roe|Jo Roe|coach|Ashby Town}.", "coach", "Ashby Town"),
        ("“It is over,” {Jo Roe|Jo Roe|coach} said. “We go home.”", "coach", None),
        ("{Jo Roe|Jo Roe|coach} was tired. “It is over,” {Roe|Jo Roe} said.", None, None),  # the post stands elsewhere
        ("“It is over,” said a spokeswoman for the Harbour Trust.", "spokeswoman", "Harbour Trust"),
        ("“It is over,” a Harbour Trust spokeswoman said.", "spokeswoman", "Harbour Trust"),
        ("“It is over,” the Kenyan foreign minister said.", "Kenyan foreign minister", None),
        ("“It is over,” the Bank of Lund said.", None, "Bank of Lund"),
        ("The trust’s letter reads: “It is over.”", None, None),
    ],
)
def test_role_and_organisation_stand_in_the_attribution(marked: str, role: str | None, org: str | None) -> None:
    for quote in find(marked)[2]:
        assert (quote.role, quote.org) == (role, org)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘It wasn’t the miners’ fault,’ he said.", ["It wasn’t the miners’ fault,"]),
        ("'The farmers' club is shut,' she said.", ["The farmers' club is shut,"]),
        ("\"He said, 'Go,'\" she said.", ["He said, 'Go,'"]),
        ("‘He wrote “go” on it,’ she said.", ["He wrote “go” on it,"]),
        ("„So“ and «so» and ``so'' and “so\"", ["So", "so", "so", "so"]),
        ('The 12" pipe and the 40" one', []),
        ("Rock 'n' roll in the '90s, 'cause the lads' van broke", []),
        ("“One paragraph.\n“And the next.”", ["One paragraph.", "And the next."]),
        ("“The closing mark is lost. He left.\nThe end", []),
        ("“Lost one. “Fine,” he said.", ["Fine,"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert [text[quoted.start : quoted.end] for quoted in find_quoted(text)] == expected


def test_lines_broken_by_hand_are_one() -> None:
    raw = '"The mast broke in two,\nand so did I," said the\nmaster of the wreck.'
    passage = read_passage(raw)
    (quote,) = find_quotes(passage, [])
    assert passage.place(quote.start, quote.end).surface == "The mast broke in two,\nand so did I,"
    assert quote.role == "master"


def test_weak_names_are_nobody() -> None:
    text = "“It is over,” said Ashby Vale."
    weak = PersonFound(18, 28, "marked", 0.5, "Ashby Vale", 0, weak=True)
    assert find_quotes(read_passage(text), [weak])[0].who is None


PIECES = (
    '"', "“", "”", "‘", "’", "'", " ", ", ", ". ", "\n", ": ", " – ", "said", "he", "She ", "that ", "Ama Boateng",
    "the mayor", "according to ", "It was cold", "adding ", "who ", "was ", "called ", "told ", "and ", "by ", "?",
    "…", "a",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_quotes_are_in_order_and_apart(text: str) -> None:
    people = [
        PersonFound(match.start(), match.end(), "marked", 1.0, match[0], 0)
        for match in re.finditer("Ama Boateng", text)
    ]
    found = find_quotes(read_passage(text), people)
    assert all(text[quote.start : quote.end].strip() for quote in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


# What each kind of pattern and loop would have to read again and again if it were badly written.
UNITS = (
    "1", "A ", "(", '"', '" ', '"a', "“", "“a ", "“a” ", "“A b c.” ", "'", "'a ", "s' ", "‘", "«", "``a'' ", ".",
    ". ", "a. ", "…", "\n", "a,\n", "“a,\n", "said ", "he said, ", "he said that ", "He said. ", "said that ", "say ",
    "told the ", "the of ", "and ", "who ", "also ", "; ", "– ", "said Ama Boateng, ", "Ama Boateng said ",
    "Ama Boateng said that ", "Ama Boateng, ", "Ama Boateng: “a b.” ", "“a b.” – Ama Boateng ",
    "“a b,” said Ama Boateng. ", "“a b,” he said. ", "“Go on then.”\n", "a, according to Ama Boateng, ",
    "according to ", "A, said the ", "adding that ", ", he said, b", "it said ", "“a” by ", "The Ministry said that ",
    "quoted as saying ", "said: “a” ", "She called it “a b” and ", "was called “a” by ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_line_costs_what_its_length_is(unit: str) -> None:
    def work(size: int) -> None:
        text = repeated(unit, size)
        people = [
            PersonFound(match.start(), match.end(), "marked", 1.0, match[0], number % 7)
            for number, match in enumerate(re.finditer("Ama Boateng", text))
        ]
        find_quotes(read_passage(text), people)

    assert grows_linearly(work, 5_000)
