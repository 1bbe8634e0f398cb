"""Posts, trades and honorifics: the words that say what somebody is, by which a name is known for a person's.

A word here is the head of a description: `spokesman` in "a former UN spokesman". Words around the head need no list.
"""

from __future__ import annotations

from iomcorpus.forms.grammar import words

# Before a name; where no post stands beside the name they are its role ("Dr Okello"), but for those of `NO_ROLE`.
HONORIFICS = words(
    "Mr Mrs Ms Miss Mx Messrs Mme Mlle Madame Madam Mademoiselle Monsieur Herr Frau Senor Senora Señor Señora Don",
    "Doña Signor Signora Dr Drs Doctor Prof Professor Sir Dame Lord Lady Baroness Baron Viscount Viscountess Earl",
    "Countess Count Duke Duchess Marquess Marquis Hon Honourable Honorable Rev Revd Reverend Fr Father Sr Sister",
    "Brother Br Mother Bishop Archbishop Cardinal Pope Patriarch Deacon Archdeacon Canon Pastor Imam Rabbi Sheikh",
    "Sheik Shaikh Shaykh Mufti Ayatollah Mullah Maulana Maulvi Swami Guru Lama Evangelist Apostle Prophet Elder",
    "Monsignor Msgr Abbot Rebbe Hajj Ambassador Amb HE Judge Justice Magistrate Capt Captain Cpt Col Colonel Gen",
    "General Maj Major Lt Lieutenant Lieut Sgt Sergeant Cpl Corporal Pte Private Brig Brigadier Adm Admiral Cdr Cmdr",
    "Commander Commodore Marshal Airman Cadet Insp Inspector Supt Superintendent Det Detective Const Constable PC DC",
    "DS DI DCI WPC Trooper Officer Sheriff Deputy Pres President Gov Governor Sen Senator Rep Congressman",
    "Congresswoman Cllr Councillor Councilor Ald Alderman Mayor King Queen Prince Princess Emperor Empress Sultan",
    "Emir Shah Tsar Czar Kaiser Oba Eze Igwe Chief Otunba Alhaji Alhaja Hajiya Haji Hajia Mallam Malam Engr Engineer",
    "Arch Barr Barrister Atty Attorney Adv Advocate Datuk Dato Tunku Tengku Tun Raja Shri Sri Smt Shrimati Pandit",
    "Ustad Begum Nawab Sardar Ato Weizero Dasho Ratu Nurse Matron Coach Chancellor Premier Minister Secretary Speaker",
    "Uncle Aunt Auntie Aunty Grandma Grandpa Granny Nana Comrade Cde Pvt Staff Sub Rear Vice Archduke Viceroy Tsarina",
    "Dean Provost Rector Vicar Curate Chaplain Principal Headmaster Cllrs Drs Profs Revs Judges Justices Senators",
    "Councillors Sgts Inspectors Sirs Sisters Brothers Fathers Bishops Professors Ambassadors Ministers Commissioners",
    "Generals Colonels Captains Congressmen Headmistress Headteacher Recorder Coroner Commissioner Constable-General",
    "Secretary-General Attorney-General Kum Kumari Thiru Selvi Tmt Puan Encik Seri Ven Ptr",
)
# Courtesy and kinship say nothing of what somebody does.
NO_ROLE = words(
    "Mr Mrs Ms Miss Mx Messrs Mme Mlle Madame Madam Mademoiselle Monsieur Herr Frau Senor Senora Señor Señora Don Doña",
    "Signor Signora Uncle Aunt Auntie Aunty Grandma Grandpa Granny Nana Sri Shri Smt Shrimati Datuk Dato Tun",
    "Kum Kumari Thiru Selvi Tmt Puan Encik Seri",
)
# Behind these any capitalised word is a name: "Mrs Lamb", "Lord Field".
COURTESY = words("Mr Mrs Ms Miss Mx Messrs Mme Mlle Dr Prof Sir Dame Lord Lady Baroness Rev Cllr Sgt Hon")
# What is written short, with a full stop that ends no sentence. The last line is of names: "Ma. Santos", "Wm. Byrne".
ABBREVIATED = words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Hon Rev Revd Fr Sr Br Msgr Amb Capt Cpt Col Gen Maj Lt Lieut Sgt Cpl",
    "Pte Pvt Brig Adm Cdr Cmdr Insp Supt Det Const Pres Gov Sen Rep Cllr Ald Engr Arch Barr Atty Adv Cde Asst Assoc",
    "Supt Smt Shri Kum Alh Hj Arc Bro Ven Ptr Sec St Ste Sta Sto Ma Md Mohd Muhd Wm Chas Thos Geo Jos Jas Jr Snr Jnr",
)
GENDER = {
    **dict.fromkeys(
        words("Mr Sir Lord Baron Count Duke King Prince Brother Father Fr Alhaji Don Herr Monsieur Uncle"), "m"
    ),
    **dict.fromkeys(
        words(
            "Mrs Ms Miss Dame Lady Baroness Countess Duchess Queen Princess Sister Mother Mme Madame Alhaja Hajiya Frau"
        ),
        "f",
    ),
}

# After a name, no part of it.
POST_NOMINALS = words(
    "AO AC AM OAM OBE MBE CBE KBE DBE BEM GBE KCMG CMG GCMG KCB CB KG KT OM CH QC KC SC JP MP MEP MSP MLA MHA TD AM MS",
    "PhD MD MBBS BSc BA MA MSc MBA LLB LLM DPhil EdD RN FRS FRCS FRSA FBA FRCP FCA CA CPA CFA PE RA SJ OP OSB CSSp SDB",
    "FNSE FCIB MNI OFR CFR MFR GCFR IAS IPS VC DSO DSC MC DFC CVO LVO MVO QPM QFSM ONZM CNZM DNZM MNZM OON MON",
    "CON GCON SAN NPOM Esq Esquire RIP PC SAN PSM",
)
GENERATIONS = words("Jr Jnr Snr II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XXIII")

# Heads of descriptions, in small letters.
POSTS = words(
    # Government, parties, diplomacy
    "president vice-president premier prime-minister chancellor vice-chancellor secretary undersecretary",
    "under-secretary minister governor mayor mayoress senator congressman congresswoman representative lawmaker",
    "legislator mp mps mep meps msp td mla mna politician backbencher peer councillor councilor alderman commissioner",
    "ambassador envoy consul diplomat attaché attache speaker whip leader co-leader candidate nominee contender",
    "incumbent chief chieftain king queen prince princess emperor empress sultan emir monarch regent ruler dictator",
    "statesman official officer clerk registrar ombudsman rapporteur negotiator mediator adviser advisor aide",
    "strategist pollster lobbyist campaigner activist organiser organizer dissident opposition spokesman spokeswoman",
    "spokesperson spokespeople deputy delegate secretary-general director-general governor-general attorney-general",
    "solicitor-general auditor-general comptroller prefect warden reeve sheriff elder headman chairman chairwoman",
    "chairperson chair co-chair vice-chair vice-chairman treasurer auditor trustee patron convenor convener moderator",
    "mp-elect president-elect czar tsar",
    # Companies and offices
    "director co-director manager ceo cfo coo cto cio cmo md boss head deputy-head executive founder co-founder",
    "cofounder owner co-owner proprietor partner shareholder investor entrepreneur businessman businesswoman",
    "businessperson industrialist tycoon magnate billionaire millionaire financier banker broker trader analyst",
    "economist accountant consultant contractor supervisor administrator coordinator co-ordinator assistant associate",
    "receptionist typist specialist expert lead officer-in-charge superintendent inspector controller planner buyer",
    "agent salesman saleswoman shopkeeper storekeeper retailer wholesaler merchant vendor hawker publican landlord",
    "landlady tenant lessee employee worker staffer intern trainee apprentice volunteer fundraiser founder-director",
    "principal vice-principal liaison focal-point representative facilitator caseworker programmer developer",
    "technologist",
    # Learning, science, medicine
    "professor lecturer reader dean provost rector scholar academic researcher scientist historian philosopher",
    "sociologist anthropologist psychologist psychiatrist linguist geographer archaeologist palaeontologist",
    "paleontologist geologist seismologist volcanologist hydrologist glaciologist meteorologist climatologist",
    "forecaster astronomer astrophysicist physicist chemist biologist biochemist botanist zoologist ecologist",
    "entomologist ornithologist microbiologist virologist epidemiologist immunologist pathologist statistician",
    "mathematician engineer architect surveyor technician inventor teacher headteacher headmaster headmistress tutor",
    "instructor trainer coach student pupil undergraduate graduate postgraduate alumnus alumna fellow laureate doctor",
    "sophomore freshman valedictorian skip physician surgeon gp paediatrician pediatrician obstetrician gynaecologist",
    "cardiologist oncologist neurologist dermatologist radiologist anaesthetist dentist optician pharmacist nurse",
    "midwife matron paramedic therapist physiotherapist counsellor counselor carer caregiver vet veterinarian medic",
    "patient donor dietitian nutritionist librarian curator archivist conservator co-author author-researcher",
    "phd-student postdoc demographer criminologist",
    # Law, police, forces, rescue
    "judge justice magistrate coroner recorder lawyer attorney solicitor barrister advocate prosecutor counsel",
    "defendant plaintiff complainant claimant appellant witness juror suspect accused convict inmate prisoner",
    "detainee hostage captive victim survivor fugitive gunman attacker assailant bomber shooter hijacker kidnapper",
    "robber thief burglar fraudster smuggler trafficker dealer killer murderer rapist policeman policewoman constable",
    "sergeant detective trooper marshal guard bodyguard soldier veteran sailor airman marine corporal lieutenant",
    "captain major colonel general brigadier admiral commodore commander commandant warlord militant jihadist fighter",
    "rebel insurgent guerrilla mercenary spy whistleblower hacker firefighter fireman lifeguard coastguard ranger",
    "gamekeeper pilot co-pilot navigator astronaut cosmonaut skipper helmsman coxswain purser steward stewardess",
    # Press, arts, fashion, letters
    "journalist reporter correspondent editor co-editor editor-in-chief sub-editor columnist commentator broadcaster",
    "presenter host anchor newsreader pundit blogger vlogger influencer youtuber podcaster photographer",
    "photojournalist cameraman camerawoman videographer cartoonist illustrator critic reviewer publisher author",
    "co-author writer novelist poet playwright dramatist screenwriter biographer essayist translator interpreter",
    "filmmaker film-maker director-producer producer actor actress comedian comic entertainer performer dancer",
    "choreographer ballerina singer songwriter singer-songwriter rapper musician guitarist drummer bassist pianist",
    "violinist cellist flautist trumpeter saxophonist organist harpist percussionist vocalist frontman soprano tenor",
    "baritone conductor composer dj artist painter sculptor potter ceramicist printmaker designer stylist model",
    "supermodel star celebrity icon magician clown acrobat impresario collector dealer-collector auctioneer",
    "antiquarian",
    # Faith
    "pope cardinal archbishop bishop priest vicar curate rector pastor preacher minister-designate chaplain deacon",
    "archdeacon canon monk nun abbot abbess friar missionary imam rabbi mufti cleric cantor ayatollah lama guru",
    "evangelist theologian parishioner pilgrim churchwarden verger sexton sacristan",
    # Sport
    "footballer cricketer striker forward winger midfielder defender goalkeeper keeper fullback full-back half-back",
    "centre-back centre prop hooker lock flanker fly-half scrum-half wing number-eight quarterback linebacker receiver",
    "pitcher catcher shortstop batsman batter bowler spinner all-rounder wicketkeeper opener captain vice-captain",
    "playmaker skipper athlete sprinter hurdler runner marathoner jumper thrower swimmer diver rower canoeist kayaker",
    "sailor surfer skier skater snowboarder cyclist rider jockey driver co-driver racer boxer wrestler fighter judoka",
    "fencer gymnast golfer player champion medallist medalist olympian paralympian winner runner-up finalist",
    "semi-finalist record-holder referee umpire linesman selector manager-coach teammate team-mate rival opponent",
    "mountaineer climber orienteer archer shooter weightlifter bodybuilder tennis-player no1 debutant substitute",
    "scorer goalscorer fan supporter steersman trialist rookie",
    # Trades and work
    "farmer grower breeder rancher herder herdsman shepherd goatherd pastoralist fisherman fisherwoman fisher",
    "trawlerman angler beekeeper gardener forester logger woodcutter hunter trapper miller baker butcher grocer",
    "greengrocer fishmonger brewer distiller winemaker cheesemaker chef cook waiter waitress barman barmaid bartender",
    "barista caterer tailor seamstress weaver dyer spinner knitter cobbler shoemaker hatter jeweller jeweler",
    "watchmaker clockmaker goldsmith silversmith blacksmith locksmith gunsmith welder fitter plumber electrician",
    "mechanic machinist carpenter joiner cabinetmaker builder bricklayer mason stonemason plasterer roofer thatcher",
    "glazier decorator labourer laborer miner quarryman steelworker docker stevedore sailor-cook lighthouse-keeper",
    "bargeman boatman boatbuilder ferryman lorry-driver trucker chauffeur courier postman postwoman cleaner janitor",
    "caretaker porter bellboy housekeeper nanny childminder hairdresser barber beautician masseur undertaker",
    "gravedigger carver engraver printer bookbinder bookseller stationmaster stationmistress signalman guardsman",
    "cutter cobblers drover farrier groom stockman stable-hand smallholder crofter sharecropper planter picker",
    "plumber-electrician repairman handyman census-taker babysitter maid servant butler matchmaker healer herbalist",
    "midwife-nurse",
    # Life: what somebody is to others, or what became of them
    "migrant refugee immigrant emigrant asylum-seeker returnee resident local villager townsman islander citizen",
    "national native settler homeowner householder neighbour neighbor passenger passer-by bystander onlooker commuter",
    "motorist pedestrian tourist traveller traveler visitor guest customer consumer client user voter taxpayer",
    "ratepayer pensioner retiree octogenarian nonagenarian centenarian grandmother grandfather mother father",
    "mother-of-two mother-of-three mother-of-four father-of-two father-of-three father-of-four parent orphan widow",
    "widower teenager teen youth youngster toddler baby infant child boy girl schoolboy schoolgirl man woman",
    "gentleman lady person youth-leader member ex-member founder-member co-worker colleague classmate flatmate",
    "housemate friend companion heir heiress descendant participant attendee entrant contestant interviewee",
    "respondent beneficiary recipient applicant subscriber panellist panelist evacuee investigator co-investigator",
    "philanthropist benefactor humanitarian environmentalist conservationist feminist pacifist socialist communist",
    "conservative liberal nationalist monarchist republican democrat loyalist unionist separatist traditionalist",
    "theorist pioneer explorer adventurer veteran-activist hero heroine martyr legend prodigy genius",
    "survivor-activist speechwriter owner-manager organiser-in-chief steward shop-steward negotiator-in-chief mentor",
    "ambassador-designate signatory nominee-designate lifeboatman crewman crew-member deckhand bosun stoker",
    "fundraiser-in-chief matron-in-charge emissary",
)
# Abbreviations that are posts ("MP Jo Byrne"); lower-case they are read as ordinary words.
POST_ACRONYMS = words(
    "MP MEP MSP MLA MNA TD CEO CFO COO CTO CIO CMO CRO MD GP VP SVP EVP DJ QB PM DG SRSG DC SP IGP DIG"
)
# These are adjectives as often; with a capital they head nothing: "National Park", "Conservative MP".
ADJECTIVES = words(
    "national local native conservative liberal nationalist communist socialist republican democrat unionist",
    "separatist loyalist monarchist feminist pacifist environmentalist traditionalist star minor rival opposition",
    "migrant immigrant refugee baby child youth teen home fan girl boy lady humanitarian",
)
# Kin of somebody: a name beside them is a person's, but they are no role.
KIN = words(
    "wife husband son daughter sister brother mother father uncle aunt auntie niece nephew cousin grandson",
    "granddaughter grandmother grandfather grandma grandpa mum mom dad stepfather stepmother stepson stepdaughter",
    "widow widower fiance fiancee fiancé fiancée girlfriend boyfriend ex-wife ex-husband half-brother half-sister",
    "twin godfather godmother son-in-law daughter-in-law mother-in-law father-in-law brother-in-law sister-in-law",
    "spouse sibling siblings sons daughters sisters brothers parents children cousins twins grandchildren kids",
)
# An agent's ending makes an ordinary noun a post ("steersman"), those aside that mean things and qualities.
AGENT_ENDINGS = ("woman", "person", "ologist", "keeper", "maker", "ographer", "master", "mistress", "smith", "wright")
AGENT_SHORT_ENDINGS = ("er", "or", "ist", "man", "eer", "ian", "monger")
NO_AGENTS = words(
    "after other another over under either neither rather whether however together further former latter never ever",
    "forever september october november december number river winter summer power paper order border matter letter",
    "chapter quarter corner center tower flower shower shoulder finger silver copper timber rubber weather leather",
    "feather cover offer answer career disaster poster register theater computer container counter dinner supper",
    "butter sugar pepper ginger cancer fever disorder trailer trigger mirror error horror terror tractor factor",
    "sector vector corridor motor reactor minor senior junior superior inferior interior exterior prior favor flavor",
    "labor humor honor color german roman ottoman persist resist consist assist christian indian italian russian",
    "iranian egyptian canadian australian asian later sooner earlier higher lower larger greater smaller bigger",
    "better older younger longer shorter stronger weaker wider deeper closer nearer harder easier faster slower",
    "cheaper newer fewer proper super inner outer upper eager clever tender bitter sober somber utter appear meter",
    "metre litre helicopter newspaper semester trimester character monster chamber remember consider deliver discover",
    "recover suffer differ prefer refer transfer enter filter foster gather hover murder ponder render surrender",
    "thunder wander wonder alter banner barrier buffer bumper burger carrier charter cluster cooler crater cylinder",
    "diameter dollar drawer filler folder freezer gender generator hammer hunger indicator ladder layer lever liver",
    "locker manner marker oyster panther parameter pattern pillar pointer prayer primer printer processor rooster",
    "roster router rudder sensor server shutter slipper sticker sweater tanker temper tiger timer toaster transistor",
    "trawler freighter steamer cruiser destroyer liner schooner tumor vapor visor whisker wrapper simulator",
    "calculator elevator escalator predator raptor rotor obsidian median meridian equestrian vegetarian utilitarian",
    "egalitarian authoritarian totalitarian sectarian agrarian proletarian mediterranean victorian loudspeaker",
    "newsletter skyscraper headquarter encounter bunker fiber laser radiator ventilator accelerator thriller",
    "blockbuster bestseller cracker voucher ledger projector connector detector reflector refrigerator incubator",
    "defibrillator excavator scooter propeller boiler cooker heater scanner copier dryer charger adapter blender",
    "mower harvester sprayer bulldozer sprinkler extinguisher wheelbarrow stroller grinder",
)

# Ordinary nouns of these endings are things: "groundwater", "wallpaper".
THING_ENDINGS = (
    "water",
    "paper",
    "power",
    "flower",
    "weather",
    "number",
    "tower",
    "winter",
    "summer",
    "river",
    "cover",
)


def is_post(word: str, ordinary: bool) -> bool:
    """Whether a word in small letters can head a description; `ordinary`: it is a word of English.

    >>> is_post("spokeswoman", True), is_post("steersman", True), is_post("co-pilot", False)
    (True, True, True)
    >>> is_post("river", True), is_post("kantor", False)
    (False, False)
    """
    if word in POSTS or (word.startswith("ex-") and word[3:] in POSTS):
        return True
    if word.endswith("s") and word[:-1] in POSTS:  # "ministers Ana Reyes and Tom Holm"
        return True
    if word.endswith(AGENT_ENDINGS):
        return True
    if word.endswith(THING_ENDINGS):
        return False
    return ordinary and len(word) > 5 and word.endswith(AGENT_SHORT_ENDINGS) and word not in NO_AGENTS
