"""What a record says of itself: kind, byline, title, lead, and where its body begins."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

import pytest
from samples import records_of, survey_of

from iomcorpus.model import Border, Record
from iomcorpus.splitting.header import Head, read_head
from iomcorpus.splitting.paragraphs import read_paragraphs
from iomcorpus.splitting.place import Place

BARGE = "A barge lies across the lower gate, and the keeper sits on it with a kettle and no particular hurry."
GOAT = "Below the mill there are eleven goats to a well, and eleven opinions on whose turn it is with the bucket."
SNOW = "Snow lies on both sides of the pass, which is more than anybody knows of the road that leads over it."
NEWS = f"{BARGE}\n\n{GOAT}\n\n{SNOW}"


def the_record(text: str) -> Record:
    records = records_of(text)
    assert len(records) == 1, [record.text for record in records]
    return records[0]


TOPS = [
    # text, title, lead's first words, body line, date, why
    (f"Lock shut again\n\n3 June 2011\n\n{NEWS}", "Lock shut again", "A barge", 5, "2011-06-03", "heading, date line"),
    (f"3 June 2011\nLock shut again\n\n{NEWS}", "Lock shut again", "A barge", 4, "2011-06-03", "date line, heading"),
    (f"3 June 2011\n\n{NEWS}", None, "A barge", 3, "2011-06-03", "no heading"),
    (f"Lock shut again\nGoats complain\n\nBy Lin Wei\n\n{NEWS}", "Lock shut again", "A barge", 6, None, "a sub-heading is no title"),
    (f"LOCK SHUT AGAIN AND\nAGAIN AND AGAIN\n\n{NEWS}", "LOCK SHUT AGAIN AND AGAIN AND AGAIN", "A barge", 4, None, "capitals in two lines"),
    (
        f"FOR IMMEDIATE RELEASE\n\nLock shut again\n\n3 June 2011\n\nPhoto: Milan Kos\n\n{NEWS}",
        "Lock shut again", "A barge", 9, "2011-06-03", "stamp, heading, date line, caption",
    ),
    (f"Photo: Milan Kos\n\nLock shut again\n\n{NEWS}", "Lock shut again", "A barge", 5, None, "the caption stands first"),
    (f"Lock shut again\n\nTURKU, 3 June 2011 – {NEWS}", "Lock shut again", "TURKU, 3 June", 3, "2011-06-03", "a dateline with its year"),
    (f"Lock shut again\n\nTurku – {NEWS}", "Lock shut again", "Turku – A barge", 3, None, "a dateline without a day"),
    (f"Posted by Lin Wei on 3 June 2011\nLock shut again\n\n{NEWS}", "Lock shut again", "A barge", 4, "2011-06-03", "a meta line"),
    (f"June 03, 2011, 16:30 ET Lock Shut Again on Friday\n\n{NEWS}", "Lock Shut Again on Friday", "A barge", 3, "2011-06-03", "a wire’s list line"),
    (f"13/06/2011 Lock shut again\n\n{NEWS}", "Lock shut again", "A barge", 3, "2011-06-13", "a list's line"),
    (f"13/06/2011 and all that\n\n{NEWS}", "13/06/2011 and all that", "A barge", 3, None, "a title of another kind"),
    (f"{NEWS}", None, "A barge", 1, None, "a body alone"),
    (f"Who pays?\n\n3 June 2011\n\n{NEWS}", "Who pays?", "A barge", 5, "2011-06-03", "a question"),
    (f"Lock shut: what now?\n\n3 June 2011\n\n“Nobody came.” {NEWS}", "Lock shut: what now?", "“Nobody came.”", 5, "2011-06-03", "a quotation opens"),
    ("3 June 2011\nLock shut again\nThe lock is shut.", "Lock shut again", "The lock is shut.", 3, "2011-06-03", "a notice of a line"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "lead", "body_line", "published", "why"), TOPS)
def test_the_head_of_a_record(
    text: str, title: str | None, lead: str, body_line: int, published: str | None, why: str
) -> None:
    record = the_record(text)
    header = record.header
    assert (header.title, header.body_line, header.published) == (title, body_line, published), why
    assert header.lead is not None
    assert header.lead.startswith(lead), why
    assert header.lead in record.text.replace("\n", " ")


UPDATED = [
    (f"Lock shut again\n\n3 June 2011\n\nUpdated: 5 June 2011\n\n{NEWS}", "2011-06-03", "2011-06-05", "two lines"),
    (
        f"Lock shut again\n\n3/6/11\n\nUpdated: 13/6/11\n\n{NEWS}\n",
        "2011-06-03",
        "2011-06-13",
        "the second proves how the first is read",
    ),
]


@pytest.mark.parametrize(("text", "published", "updated", "why"), UPDATED)
def test_updated(text: str, published: str, updated: str, why: str) -> None:
    header = the_record(text).header
    assert (header.published, header.updated) == (published, updated), why


@pytest.mark.xfail(
    strict=True, reason="a line that begins `Last updated` is taken for the page's stamp wherever it stands"
)
def test_last_updated_in_a_head() -> None:
    header = the_record(f"Lock shut again\n\n3 June 2011\nLast updated: 5 June 2011\n\n{NEWS}").header
    assert (header.published, header.updated) == ("2011-06-03", "2011-06-05")


def test_the_clean_text_has_no_date_line() -> None:
    record = the_record(f"Lock shut again\n\n3 June 2011\n\n{BARGE}\n{GOAT}\n\nSee also\n\n{SNOW}")
    assert record.clean == f"Lock shut again\n\n{BARGE}\n{GOAT}\n\n{SNOW}"
    assert record.skip == (8,)


BYLINES = [
    (f"Lock shut again\n\nBy Lin Wei\n\n{NEWS}", "Lin Wei", "a byline"),
    (f"Lock shut again\nBy LIN WEI and AMA BOATENG\n\n{NEWS}", "Lin Wei and Ama Boateng", "two, in capitals"),
    (f"Lock shut again\n\nBy Staff\n\n{NEWS}", None, "nobody is named"),
    (f"Lock shut again\nJune 3, 2011 by lwei | Posted in locks\n\n{NEWS}", "lwei", "an account"),
    (f"Lock shut again\nPosted on 3 June 2011 by lwei\n\n{NEWS}", "lwei", "an account behind the date"),
    (f"Lock shut again\n3 June 2011\nBy lwei in Locks, Kettles\n\n{NEWS}", "lwei", "an account in a line of its own"),
    (f"Lock shut again\n3 June 2011\nBy admin in Locks\n\n{NEWS}", None, "the site’s account"),
    (
        f"Lock shut again\nPosted on\n3 June 2011\nLin Wei\n\n{NEWS}",
        "Lin Wei",
        "a name beside the date, whose label has a line of its own",
    ),
    (f"2011-06-03 | Locks | by Lin Wei\n\nLock shut again\n\n{NEWS}", "Lin Wei", "a meta line"),
    (f"Posted by admin on 3 June 2011\n\nLock shut again\n\n{NEWS}", None, "the site"),
    (f"Lock shut again\nPosted by Lin Wei in Locks\n\n{NEWS}", "Lin Wei", "a line without a date"),
    (f"{NEWS}\n\nLin Wei, keeper of the lower lock", "Lin Wei", "a signature"),
    (f"{NEWS}\n\n– Lin Wei, Turku", "Lin Wei", "a signature behind a dash"),
    (f"{NEWS}\n\nLin Wei is a writer in Turku.", "Lin Wei", "a note on the author"),
    (f"{NEWS}\n\n(Reporting by Lin Wei; Editing by Milan Kos)", "Lin Wei", "an agency’s credit"),
    (f"{NEWS}\n\n(Editing by Milan Kos)", None, "an editor is no author"),
    (f"{NEWS}\n\nOpinion piece by Lin Wei", "Lin Wei", "a credit"),
    (f"{NEWS}\n\nThis article was written by Lin Wei and Ama Boateng.", "Lin Wei and Ama Boateng", "a credit"),
    (f"{NEWS}\n\nLin Wei", "Lin Wei", "a name alone"),
    (f"{NEWS}\n\nLin Wei\nTurku", "Lin Wei", "and where"),
    (f"{NEWS}\n\nContact: Lin Wei, 020 7946 0018", None, "whom to ask is no author"),
    (
        f"{NEWS}\n\nFor more information, please contact:\nLin Wei, keeper of the lower lock\nTel: 020 7946 0018",
        None,
        "nor in a block",
    ),
    (f"{NEWS}\n\nLin Wei, Harbour Trust\nTel: 020 7946 0018", None, "nor right over a number"),
    (f"{NEWS}\n\n• Lin Wei, keeper", None, "nor in a list"),
    (NEWS, None, "nobody"),
]


@pytest.mark.parametrize(("text", "byline", "why"), BYLINES)
def test_bylines(text: str, byline: str | None, why: str) -> None:
    assert the_record(text).header.byline == byline, why


@pytest.mark.parametrize("entry", ["{day}\n{title}", "{day}\n\n{title}", "{title}\n{day}"])
def test_entries_that_are_a_date_and_a_heading(entry: str) -> None:
    titles = (
        "Lock shut again",
        "Goats want a second well",
        "Pass still white",
        "Bread dear as ever",
        "Rope short for Sunday",
        "Mill wheel turns",
    )
    text = "\n\n".join(entry.format(day=f"{9 - at} June 2011", title=title) for at, title in enumerate(titles))
    found = [(record.header.title, record.header.published) for record in records_of(text)]
    assert found == [(title, f"2011-06-0{9 - at}") for at, title in enumerate(titles)]


ARGUES = (
    "We must ask who pays for the lock, because I have paid for it twice. It is time that the town did.\n\n"
    "Let us imagine a lock without a keeper. I believe that we cannot. Governments should know it, and surely they must not wait."
)
PLEA = (
    "We welcome the plan for the lower lock, and we urge the town to read it before the snow.\n\n"
    "We call on the keeper to stay, and we thank the goats. We are deeply concerned about the kettle."
)
KINDS = [
    (f"Lock shut again\n\n3 June 2011\n\n{NEWS}", "news", "dated news"),
    (f"Who pays for the lock?\n\nBy Lin Wei\n\n{ARGUES}", "opinion", "a byline over arguments"),
    (f"Who pays for the lock?\n\n{ARGUES}\n\nLin Wei, keeper of the lower lock", "opinion", "signed"),
    (f"Opinion: who pays for the lock?\n\nBy Lin Wei\n\n{NEWS}", "opinion", "headed so"),
    (f"Lock shut again\n\nBy Lin Wei\n\n{NEWS}", "news", "a reporter"),
    (f"Lock shut again\n\nBy Lin Wei\n\n{BARGE}\n\n“We must pay. I believe we should. I have paid. Let us go,” said the keeper.\n\n{SNOW}", "news", "who is quoted argues"),
    (f"Joint statement on the lower lock\n\n3 June 2011\n\n{NEWS}", "statement", "headed so"),
    (f"The lower lock\n\n3 June 2011\n\n{PLEA}", "statement", "organisations speak as we"),
    (f"The lower lock\n\n3 June 2011\n\nWe, the undersigned, ask for a lock.\n\n{NEWS}", "statement", "the undersigned"),
    (f"The lower lock\n\n3 June 2011\n\n{BARGE}\n\n“We urge the town. We call on the keeper,” she said.\n\n{SNOW}", "news", "who is quoted says we"),
    (
        f"An evening at the lock\n\n3 June 2011\n\n{BARGE}\n\nVenue: the barn at Kaprun\nTime: 7 pm to 9 pm\nTickets: 4 euros",
        "event", "place, hours, price",
    ),
    ("An evening at the lock\n\n3 June 2011\n\nJoin us on 9 June, from 7 pm, in the barn. Admission is free, and all are welcome who bring a chair.", "event", "an invitation"),
    (f"An evening at the lock\n\n3 June 2011\n\nForty people attended a talk in the barn, which began at 7 pm, said the keeper.\n\n{NEWS}", "news", "it is over"),
    (f"Correction: lock not shut\n\n3 June 2011\n\n{NEWS}", "news", "a correction"),
    (f"What a lock is\n\n{NEWS}\n\n{NEWS.upper()}", "page", "undated, alone, of a theme"),
    (f"What a lock is\n\nThe lock was shut yesterday (3/6) by a barge.\n\n{NEWS}", "news", "it says when"),
    (f"What a lock is\n\nTURKU – {NEWS}", "news", "a dateline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "why"), KINDS)
def test_kinds(text: str, kind: str, why: str) -> None:
    assert the_record(text).header.kind == kind, why


def test_a_page_says_first_what_it_is_of_the_items_below_it() -> None:
    text = f"About these notices\n\n{NEWS} {NEWS}\n\n" + "".join(
        f"{day} June 2011\n\nNotice number {day}\n\n{GOAT}\n\n{SNOW}\n\n" for day in (9, 6, 3)
    )
    records = records_of(text)
    assert [record.header.kind for record in records] == ["page", "news", "news", "news"]
    assert [record.header.published for record in records] == [None, "2011-06-09", "2011-06-06", "2011-06-03"]


def head_of(text: str) -> Head:
    """The head of a text that is one record, whatever borders would be found in it."""
    lines, survey = text.split("\n"), survey_of(text)
    place = Place(1, len(lines), (), Border(1, True, ()), 0, len(survey) - 1)
    return read_head(read_paragraphs(lines, 1, place, survey))


HEADS = [
    # what it is, text, title, stated day, byline, kind
    ("kicker", f"News release\nLock shut again\nFrom: Harbour Agency\n\nTurku, Finland – June 3, 2011\n\n{NEWS}", "Lock shut again","2011-06-03",None,"news"),
    ("letterhead", f"HARBOUR AND FERRY AUTHORITY\nOffice of the Director\n12 Quay Street, Turku 20\n\nFOR IMMEDIATE RELEASE\nJune 3, 2011\n\nContact: Ama Boateng\n(555) 014-2290\n\nLOCK SHUT AGAIN\n\nTURKU - {NEWS}", "LOCK SHUT AGAIN","2011-06-03",None,"news"),
    ("letterhead no stamp", f"HARBOUR TRUST\n12 Quay Street, Turku 20\n\nLock shut again\n\nTurku, 3 June 2011\n\n{NEWS}", "Lock shut again","2011-06-03",None,"news"),
    ("number", f"PRESS RELEASE\nPR 12/2011\n\nLock shut again\n\nTurku, 3 June 2011\n\n{NEWS}", "Lock shut again","2011-06-03",None,"news"),
    ("media contact top", f"Media Contact:\nAma Boateng\n020 7946 0018\nama@harbour.example\n\nFOR IMMEDIATE RELEASE\n\nLock Shut Again After Storm\n\nTURKU, Finland (June 3, 2011) – {NEWS}", "Lock Shut Again After Storm","2011-06-03",None,"news"),
    ("contact then title", f"FOR IMMEDIATE RELEASE\nContact: Ama Boateng, 020 7946 0018\n\nLock Shut Again After Storm\nThe keeper asks for patience\n\nTURKU, June 3, 2011 /Harbour Wire/ -- {NEWS}", "Lock Shut Again After Storm","2011-06-03",None,"news"),
    ("wire", f"Lock shut again\n* Barge lies across the gate\n* Keeper has a kettle\nBy Lin Wei and Ama Boateng\nTURKU, June 3, 2011 (Harbour) - {NEWS}", "Lock shut again","2011-06-03","Lin Wei and Ama Boateng","news"),
    ("by Staff Writers", f"Lock shut again\n\nBy Lin Wei and Ama Boateng, Staff Writers\n\nJune 3, 2011\n\n{NEWS}", "Lock shut again","2011-06-03","Lin Wei and Ama Boateng","news"),
    ("foot", f"Lock shut again\n{BARGE}\nLocks | 3/31/11", "Lock shut again","2011-03-31",None,"news"),
    ("foot posted", f"Lock shut again\n\n{NEWS}\n\nPosted by Lin Wei on 3 June 2011 at 09:14", "Lock shut again","2011-06-03","Lin Wei","news"),
    ("foot place", f"Lock shut again\n\n{NEWS}\n\nTurku, 3 June 2011", "Lock shut again","2011-06-03",None,"news"),
    ("series", f"SITUATION UPDATE No. 7, as of 18 March 2013\nLOCKS ON THE LOWER RIVER\n\n{NEWS}", "SITUATION UPDATE No. 7, as of 18 March 2013","2013-03-18",None,"news"),
    ("series2", f"Harbour Bulletin No. 113, 14/06/2013\n\n{NEWS}", "Harbour Bulletin No. 113, 14/06/2013","2013-06-14",None,"news"),
    ("series3", f"Weekly report (12 February 2013)\n\n{NEWS}", "Weekly report (12 February 2013)","2013-02-12",None,"news"),
    ("event day", "Concert at the lock, 14 June 2013\n\nCome and bring a chair to the lower lock at 7 pm. Tickets are £5 at the gate, and children are free.", "Concert at the lock, 14 June 2013",None,None,"event"),
    ("opinion kicker", f"OPINION\nWho pays for the lock?\nLin Wei\n\nI have paid for the lock twice, and I think that the town should pay once. We must ask who owns it. I do not.\n\n{BARGE}", "Who pays for the lock?",None,"Lin Wei","opinion"),
    ("opinion prefix", f"OPINION: Who pays for the lock?\n3 June 2011\nLIN WEI\n\n{NEWS}", "OPINION: Who pays for the lock?","2011-06-03","Lin Wei","opinion"),
    ("editorial", f"Editorial\n\nWho pays for the lock?\n\n3 June 2011\n\nWe believe that the town must pay. It should have paid in May. It must not wait for the snow, and nobody can.\n\n{BARGE}", "Who pays for the lock?","2011-06-03",None,"opinion"),
    ("letter", "LETTER TO THE EDITOR\nSir,\nI live beside the lock, and I think that it should be left shut. My wife agrees, and we cannot both be wrong about it.\nYours etc.,\nCol. Lin Wei (retd)\nBell Cottage, Turku", "LETTER TO THE EDITOR",None,"Lin Wei","opinion"),
    ("two officers", "Joint statement on the lower lock\n\n3 June 2011\n\nWe met yesterday and we agree that the lock must open. We urge the town to pay for it, and we thank the keeper.\n\nLin Wei, chairman, Harbour Trust\nAma Boateng, commissioner", "Joint statement on the lower lock","2011-06-03","Lin Wei and Ama Boateng","statement"),
    ("remarks", f"Remarks by Ambassador Ama Boateng at the opening of the lower lock\n\nTurku, 3 June 2011\n\nI was told to speak for five minutes. I shall try to say why I think that a lock must open, and I thank the keeper.\n\n{BARGE}", "Remarks by Ambassador Ama Boateng at the opening of the lower lock","2011-06-03","Ama Boateng","statement"),
    ("statement by minister", f"Statement by the Minister of Harbours, Dr Ama Boateng, on the lower lock\n\n3 June 2011\n\n{NEWS}", "Statement by the Minister of Harbours, Dr Ama Boateng, on the lower lock","2011-06-03","Ama Boateng","statement"),
    ("row event", f"Songs of the lock\nMusic  /  8pm  /  Barn  /  €22, €18\n\n{BARGE}", "Songs of the lock",None,None,"event"),
    ("dates", "Dates for your diary\n\nWed 16 May   Visit to the lock\nMon 21 May   Goats are counted\nThu 24 May   Snow, if there is any\nFri 1 June   Tea", "Dates for your diary",None,None,"event"),
    ("closure", f"Night-time closures at the lower lock\n\n3 June 2011\n\nThe lock will be shut from 8 pm to 6 am for seven nights, from Monday 6 June. A ferry runs free of charge.\n\n{BARGE}", "Night-time closures at the lower lock","2011-06-03",None,"news"),
    ("minutes", f"LOCK COUNCIL\nNotes of the meeting in the barn on Monday 12 May, at 7.30 p.m.\nPresent: the keeper, eleven goats.\n\n{NEWS}\n\nLin Wei, Clerk", "LOCK COUNCIL",None,"Lin Wei","news"),
    ("interview", "Interview: the keeper of the lock\n\nBy Lin Wei\n\n3 June 2011\n\nQ: What do you think of the lock?\n\nA: I think that it should be left shut. I have said so to my wife, and I must say that she agrees with me.\n\nQ: And the goats?\n\nA: I cannot say. I never could.", "Interview: the keeper of the lock","2011-06-03","Lin Wei","news"),
    ("words", f"Lock shut again\n\n3 June 2011\n\n{NEWS}\n\nWords: Lin Wei\nPictures: Ama Boateng", "Lock shut again","2011-06-03","Lin Wei","news"),
    ("caption name", f"Lock shut again\n\n3 June 2011\n\n{NEWS}\n\nPhoto: Ama Boateng", "Lock shut again","2011-06-03",None,"news"),
    ("press contact", f"Lock shut again\n\n3 June 2011\n\n{NEWS}\n\nAma Boateng\nPress Officer\nTel: 020 7946 0018", "Lock shut again","2011-06-03",None,"news"),
    ("with", f"IN THE GARDEN\nwith Lin Wei\n{BARGE}\n{GOAT}", "IN THE GARDEN",None,"Lin Wei","news"),
    ("initials", f"KEEPER OF THE LOCK, 1921 - 2014\n{NEWS}\nG.T.", "KEEPER OF THE LOCK, 1921 - 2014",None,"G.T.","news"),
    ("invite", "Harbour Trust and the Village Choir invite you to\n\nAn evening at the lock\n\non Thursday, 24 November 2016\nin the barn\n\n18.30  Doors open\n19.00  Songs\n21.00  Washing up\n\nThere is no charge. Please register before Friday, 18 November.", "An evening at the lock",None,None,"event"),
    ("updated only", f"Travel advice: the lower lock\nUpdated: 31 October 2014, 16:00\nLevel: 4 of 4 (do not travel)\n\n{NEWS}", "Travel advice: the lower lock","2014-10-31",None,"news"),
    ("press release dash", f"Press Release - 6 April 2018\nLock shut again\n{NEWS}", "Lock shut again","2018-04-06",None,"news"),
    ("dash heading", f"6 April 2018 – Lock shut again after storm\n\n{NEWS}", "Lock shut again after storm","2018-04-06",None,"news"),
    ("date paren title", f"Lock shut again (6 April 2018)\n\n{NEWS}", "Lock shut again (6 April 2018)","2018-04-06",None,"news"),
    ("bare name article", f"Lock shut again\n\nLin Wei\n3 June 2011\n\n{NEWS}", "Lock shut again","2011-06-03","Lin Wei","news"),
    ("author label", f"Lock shut again\n\nAuthor: Lin Wei\nPublished: 3 June 2011\n\n{NEWS}", "Lock shut again","2011-06-03","Lin Wei","news"),
    ("by with role", f"Lock shut again\nBy Lin Wei\nHarbour Correspondent\n3 June 2011\n\n{NEWS}", "Lock shut again","2011-06-03","Lin Wei","news"),
    ("dc", f"WASHINGTON, D.C. – June 3, 2011 – {NEWS}",None,"2011-06-03",None,"news"),
    ("ends", f"Media release\n3 June 2011\nLOCK SHUT AGAIN\n{NEWS}\nMedia contact: Lin Wei 0400 000 000", "LOCK SHUT AGAIN","2011-06-03",None,"news"),
    ("minister au", f"The Hon Ama Boateng MP\nMinister for Harbours\n\nMEDIA RELEASE\n\n3 June 2011\n\nLOCK SHUT AGAIN\n\n{NEWS}", "LOCK SHUT AGAIN","2011-06-03",None,"news"),
    ("guest", f"Who pays for the lock?\n\nPosted on June 3, 2011 by Lin Wei\n\nThis is a guest post by Ama Boateng.\n\n{NEWS}", "Who pays for the lock?","2011-06-03","Lin Wei","news"),
    ("column bio", f"The lock and us\n\nBy Lin Wei\n\nOur towns owe the lock an answer. We should give it. Nobody else will, and it must be given soon.\n\n{BARGE}\n\nLin Wei is a professor of locks at Turku University.", "The lock and us",None,"Lin Wei","opinion"),
    ("to come", "Harbour Trust to Host Talk on Friday\n\n3 June 2011\n\nThe talk is about locks, and about those who keep them.", "Harbour Trust to Host Talk on Friday","2011-06-03",None,"event"),
    ("hosted", "Harbour Trust hosted a talk on Friday\n\n3 June 2011\n\nThe talk was about locks, and about those who keep them.", "Harbour Trust hosted a talk on Friday","2011-06-03",None,"news"),
    ("join us", "Lock festival in Turku\n\n3 June 2011\n\nJoin us for a day of locks, boats and ropes by the old canal.", "Lock festival in Turku","2011-06-03",None,"event"),
    ("named opinion", "Opinion: The lock that nobody keeps\n\n3 June 2011\n\nThe lock has had three keepers in a year, and none has stayed.", "Opinion: The lock that nobody keeps","2011-06-03",None,"opinion"),
    ("agm", "Annual general meeting\n\n3 June 2011\n\nNotice is hereby given that the meeting will be held in the barn on Tuesday 21 June at 7 pm. All are welcome.", "Annual general meeting","2011-06-03",None,"event"),
    ("webinar", "Webinar: the lock after the storm\n\nJoin us on Thursday 9 June at 14:00 CET. Register here by Wednesday.", "Webinar: the lock after the storm",None,None,"event"),
    ("cfp", "Call for papers: locks\n\n3 June 2011\n\nThe conference will be held in Turku on 9-10 September 2011. Abstracts should be sent by 1 July. The fee is 40 euros. Registration opens at 9 am on 1 August.", "Call for papers: locks","2011-06-03",None,"event"),
    ("report of event", f"Lock concert draws four hundred\n\n3 June 2011\n\nFour hundred people came to the lock on Saturday, 28 May, from 7 pm for a concert that was free. Tickets for the next one, on 9 July, are on sale.\n\n{NEWS}", "Lock concert draws four hundred","2011-06-03",None,"news"),
    ("church", "Harvest Supper\n\nSaturday 5th October in the Village Hall\n6.30pm for 7pm\nTickets £8 from Joan, 01632 960 402", "Harvest Supper",None,None,"event"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "title", "day", "byline", "kind"), HEADS, ids=[row[0] for row in HEADS])
def test_heads_of_many_sites(
    name: str, text: str, title: str | None, day: str | None, byline: str | None, kind: str
) -> None:
    head = head_of(text)
    assert (head.title, head.byline, head.kind) == (title, byline, kind), name
    assert (head.date.days() if head.date else []) == ([day] if day else []), name


def test_a_blog_sets_the_day_over_its_first_post_only() -> None:
    text = "".join(
        f"{day}Notice number {number}\n\n{GOAT}\n\n{SNOW}\n\nPosted by Lin at 9:1{number} PM\n\n3 comments:\n\n"
        for number, day in enumerate(["Thursday, 9 June 2011\n\n", "", "Monday, 6 June 2011\n\n", "", ""])
    )
    headers = [record.header for record in records_of(text)]
    assert [header.published for header in headers] == ["2011-06-09"] * 2 + ["2011-06-06"] * 3
    assert {header.byline for header in headers} == {"Lin"}


LANGUAGES = [
    (f"Lock shut again\n\n3 June 2011\n\n{NEWS}", "en"),
    (
        "L’écluse est fermée\n\n3 June 2011\n\nUne péniche est couchée dans l’écluse, et le gardien est assis sur la coque avec du thé.\n\n"
        "Il ne sait pas qui va payer pour les travaux de la porte, ni dans quelle saison ils vont être finis.", "fr",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_language(text: str, language: str) -> None:
    assert the_record(text).header.language == language


def test_the_body_begins_behind_furniture_in_the_head() -> None:
    record = the_record(f"Lock shut again\n\n3 June 2011\n\nShare this article\n\n{NEWS}")
    assert record.skip == (5,)
    assert record.header.body_line == 7


def test_evidence_is_the_date_in_its_line() -> None:
    record = the_record(f"Lock shut again\n\n  Posted on: 3 June 2011, 10:30\n\n{NEWS}")
    (evidence,) = record.header.evidence
    line = record.text.split("\n")[evidence.line - record.first_line]
    assert (evidence.line, line[evidence.start : evidence.end], evidence.why) == (3, "3 June 2011", "date line")
