"""Verbs that people are the subjects of: of speech, and of what organisations hardly do."""

from __future__ import annotations

from iomcorpus.forms.grammar import words

SAYING = words(
    "said says say told tells added adds explained explains stated states argued argues insisted insists warned warns",
    "noted notes recalled recalls remarked remarks replied replies responded responds asked asks wrote writes tweeted",
    "tweets commented comments concluded concludes continued continues declared declares denied denies admitted",
    "admits agreed agrees acknowledged acknowledges affirmed affirms alleged alleges announced announces believes",
    "believed claimed claims complained complains confessed confided conceded concedes confirmed confirms cautioned",
    "cautions contended contends observed observes pointed quipped quips joked jokes laughed laughs mused muses",
    "predicted predicts promised promises pleaded urged urges vowed vows testified testifies reflected reflects",
    "reiterated reiterates stressed stresses emphasised emphasises emphasized emphasizes suggested suggests thinks",
    "thought maintained maintains reckons reckoned revealed reveals described describes countered counters exclaimed",
    "shouted cried whispered sighed sighs lamented laments opined opines quoted boasted boasts hinted hints",
    "speculated speculates posted posts retorted shrugged smiled grinned mocked jested countered chimed quizzed",
)
# "told Reuters", "urged Oxfam": before a name these have whoever listens.
TO_LISTENERS = words("told tells asked asks urged urges posted posts")
HUMAN = words(
    "died dies married marries walked walks sat sits stood cooks cooked wore wears remembers remembered recalled",
    "recalls thought thinks knows knew loves loved hates hated wants wanted hopes hoped feels felt believes prays",
    "prayed studied studies graduated retired resigned learnt learned joked jokes quipped quips mused graduates reads",
    "taught teaches arrived fled climbed climbs runs ran jogged drove drives rode rides flew flies painted paints",
    "writes wrote scored scores netted headed bowled batted struck converted tackled punched asks asked replied told",
    "tells explained adds added confessed pleaded pleads appealed testified refused apologised apologized collapsed",
    "survived drowned lives lived grew born escaped hid hides woke wakes mended mends keeps kept sells sold counts",
    "chaired chairs captains captained adjourned declared smokes smoked thanked thanks blames blamed bowed eats",
    "drinks",
)
# A body does these.
BODILY = words(
    "smiled smiles laughed laughs shrugged shrugs wept weeps cried grinned nodded nods sighed sighs whispered died",
    "dies married sang sings danced slept sleeps knelt swam ate drank hugged kissed dreamt dreamed fainted yawned",
    "limped waved winked stared blushed frowned",
)
