"""What has the shape of a name and is nobody: organisations, places, streets, schools, ships, storms, works, brands.

They are told by a word in them ("Okafor Foundation", "Lake Victoria") or beside them ("the trawler Ellen Marie").
"""

from __future__ import annotations

from iomcorpus.forms.grammar import Pattern, either, words

# A capitalised run with one of these behind a name is no person's: "Salvador Ocampo Memorial Hospital".
THINGS = words(
    # Bodies
    "Academy Administration Agency Alliance Army Assembly Associates Association Authority Bancorp Bank Bar Battalion",
    "Board Body Brewery Brigade Brothers Bros Building Bureau Cabinet Campaign Caucus Center Centre Chamber Chambers Charity",
    "Church Clinic Club Coalition Collective College Command Commission Committee Commonwealth Communications Community",
    "Company Congress Congregation Consortium Consulting Convention Cooperative Co-operative Corp Corporation Corps Council",
    "Court Courts Crown Democrats Department Directorate Division Embassy Enterprise Enterprises Exchange Faculty Family",
    "Federation Fellowship Force Forces Forum Foundation Fund Funds Gallery GmbH Government Group Guard Guild High",
    "Holdings Hospice Hospital Hospitals Hotel Hotels House Inc Industries Initiative Inn Institute Institution",
    "Institutes International Investments Journal Laboratories Laboratory Labs League Legion Library Limited LLC LLP Ltd",
    "Magazine Media Memorial Ministries Ministry Mission Missions Monastery Mosque Motors Movement Museum Nation Nations",
    "Network News Newspaper Newspapers Office Opera Orchestra Organisation Organization Pact Palace Parliament Partners",
    "Partnership Party Pharma Pharmaceuticals Philharmonic Platform PLC Plc Police Post Press Productions Program",
    "Programme Project Publishing Quartet Records Regiment Republic Resort Restaurant School Schools Secretariat Securities",
    "Senate Seminary Service Services Society Solutions Squad Stores Studio Studios Supermarket Symphony Synagogue Syndicate",
    "Synod Systems Taskforce Team Technologies Technology Telecom Television Temple Theater Theatre Times Tribunal Trio",
    "Trust Tribune TV Union Unit United University Ventures Volunteers Watch Winery Workers Workshop Zoo Airlines Airways",
    "Air Rovers Rangers Wanderers Athletic Hotspur Albion Argyle FC AFC RFC CC SC Harriers Mechanics Chiefs Pirates",
    "Cathedral Chapel Abbey Priory Basilica Shrine Parish Diocese Circuit Practice Surgery Pharmacy Nursery Kindergarten",
    "Primary Secondary Grammar Comprehensive Sixth Campus Observatory Archive Archives Arena Stadium Gymnasium Oval Dome",
    # Places
    "Airport Airfield Archipelago Area Arms Avenue Bay Basin Beach Boulevard Borough Bridge Camp Canal Cape Castle Caves",
    "Cemetery City Close Coast Common Corner County Courthouse Cove Creek Crescent Crossing Dam Delta Desert District",
    "Docks Drive Estate Falls Farm Fields Fjord Flats Forest Fort Garden Gardens Gate Glacier Glen Golf Gorge Green",
    "Grove Gulf Hall Harbor Harbour Haven Heath Heights Highway Hill Hills Homes Island Islands Isle Junction Jungle Lagoon",
    "Lake Lakes Lane Lighthouse Lodge Lough Manor Market Marina Meadow Meadows Mews Mill Mills Mine Mines Monument Moor",
    "Motorway Mount Mountain Mountains Mountainside Oasis Ocean Orchard Park Parkway Pass Path Peak Peninsula Pier Place",
    "Plain Plains Plaza Point Pond Port Prefecture Prison Province Quarter Quay Range Reef Reserve Reservoir Ridge River",
    "Road Roundabout Row Sea Settlement Shore Sound Springs Square Station Strait Street Suburb Summit Terminal Terrace Tower",
    "Towers Town Township Trail Tunnel Valley Viaduct View Village Villas Volcano Walk Ward Waterfall Way Wetlands Wharf",
    "Wood Woods Yard Zone Boardwalk Expressway Freeway Turnpike Freehold Embankment Emirates State States Territory Territories",
    # Works, events, laws, prizes, doings
    "Accord Accords Act Affair Agenda Agreement Amendment Anthem Award Awards Ballet Bill Biennale Bowl Briefing Bulletin",
    "Carnival Case Celebration Championship Championships Charter Classic Code Compact Competition Conference Consensus",
    "Constitution Convoy Cup Day Days Deal Declaration Decree Derby Directive Doctrine Edition Effect Eve Exhibition Expo",
    "Fair Fellowship Festival Final Finals Framework Gala Games Handbook Hymn Index Inquiry Inquest Invitational Jubilee Law",
    "Laws Lecture Manifesto Marathon Medal Memorandum Method Model Month Open Outlook Paper Papers Parade Plan Pledge Policy",
    "Premiership Prix Prize Procedure Process Proclamation Protocol Question Race Rally Regatta Relay Report Resolution",
    "Review Revolution Rule Rules Scale Scheme Scholarship Scholarships Season Semifinal Series Session Shield Show Statement",
    "Statute Strategy Studies Study Summit Survey Symposium Syndrome Test Theorem Theory Tour Tournament Treaty Trial Trials",
    "Trophy War Wars Week Weekend Year Years Holiday Holidays Christmas Easter Lent Ramadan Eid Diwali Passover Hanukkah",
    # Things made and grown
    "Ave Rd Blvd Hwy Airbus Boeing Express Ferry Ferries Lines Line Railway Railways Shipping Bus Buses Cars Motorcycles Steel Foods Dairies",
    "Dairy Brewing Wines Whisky Beer Cake Sauce Mountaineers Virus Disease Fever Strain Whale Gazelle Dynasty Empire Era",
    "Administration Regime Junta Bypass Line Aid Action Relief Rescue Rights Watchdog Alert Hotline Helpline Appeal",
    "Insurance Logistics Energy Power Water Gas Electric Electricity Oil Petroleum Minerals Mining Metals Capital Ventures",
    "Equity Assurance Mutual Savings Credit Finance Financial Realty Properties Construction Engineering Consultants",
    "Architects Solicitors Outfitters Ironmongers Bakery Café Cafe Bistro Tavern Pub Nightclub Cinema Bookshop",
    "Boys Girls Ladies Juniors Veterans Reserves Warriors Eagles Lions Tigers Bulls Sharks Hawks Falcons Giants Royals",
    "Padres Rays Rockets Spurs Knicks Lakers Celtics Yankees Dodgers Cowboys Packers Patriots Steelers Broncos Canucks",
)
# Nor with one of these before it: "Hurricane Wilma", "HMS Dauntless", "Lake Victoria", "Rua Augusto Severo".
PREFIXES = words(
    "Hurricane Cyclone Typhoon Storm Operation Project Mission Task Camp Fort Port Mount Mt Lake River Cape Isle Point Ben",
    "Glen Loch Lough Villa Château Chateau Hotel Hostel Café Cafe Casa Club Radio Team Plaza Piazza Place Rue Rua Calle Via",
    "Avenida Avenue Boulevard Jalan Lorong Platz Ulitsa Saint St Sainte Ste San Santa Santo São Sao Sankt HMS HMAS HMNZS",
    "HMCS USS USNS RMS MV MS MT SS RNLB INS BRP KRI FV HNLMS Uss Hms Mv Airport Aeroport Stade Stadium Estadio Estádio Parque",
    "Parc Jardin Rancho Hacienda Museo Musée Musee Palazzo Palais Puerto Porto Punta Playa Ilha Isla Monte Pico Cerro Rio Río",
    "Lago Lac Mont Pont Ponte Ospedale Hôpital Hopital Universidad Université Universidade Università Instituto Institut Banco",
    "Banque Grupo Groupe Corpus Notre Sacré Sacre Santísima Virgen Nuestra Planet Asteroid Comet Model Windows Mac Company",
    "Building Room Ward Platform Highway Route Street",
)
# In small letters right before a name: "the trawler Ellen Marie", "a horse called ..." is looked at apart.
VESSELS = words(
    "ship trawler boat ferry vessel tanker yacht tug tugboat carrier frigate destroyer submarine freighter liner schooner",
    "lifeboat warship gunboat cruiser steamer steamship barge dhow catamaran sailboat fishing-boat cargo-ship longliner",
    "storm hurricane cyclone typhoon asteroid comet planet satellite spacecraft probe rover rocket moon river lake island",
    "village town city hamlet suburb township district province county region state country street port peninsula volcano",
    "mountain glacier mine restaurant pub hotel cafe café bar nightclub brand label novel film movie album song single play",
    "opera musical ballet podcast magazine newspaper daily weekly website app software horse racehorse mare filly colt",
    "stallion gelding pony dog cat parrot tortoise elephant calf cub band group duo trio quartet bank insurer airline firm company",
    "charity chain agency festival clan tribe goddess god deity operation fragrance supermarket retailer carmaker",
)
# "Bella, a spaniel": the name is an animal's, a thing's or a place's.
NO_HUMANS = words(
    "dog cat spaniel terrier labrador retriever collie sheepdog poodle puppy kitten horse mare filly colt stallion gelding",
    "pony donkey mule goat sheep ram ewe cow bull calf pig sow hen cock cockerel duck goose parrot macaw owl hawk eagle falcon",
    "penguin seal whale dolphin shark bear panda lion lioness tiger leopard cheetah elephant rhino hippo giraffe gorilla",
    "chimpanzee orangutan monkey tortoise turtle snake python crocodile robot chatbot android doll puppet ship boat ferry",
    "trawler yacht vessel city town village suburb hamlet township district province county region state country island",
    "port capital settlement area neighbourhood neighborhood company firm group charity agency organisation organization",
    "nonprofit business brand chain start-up startup maker subsidiary unit supplier manufacturer retailer producer operator",
    "developer platform website app newspaper magazine channel broadcaster station network festival event film movie novel",
    "book album song play series programme program project initiative scheme fund drug medicine vaccine virus disease river",
    "lake mountain volcano bank party union club team side band orchestra choir museum gallery school university college",
    "hospital church mosque temple hotel restaurant bar pub community tribe clan language dish snack drink cheese game storm",
    "hurricane cyclone typhoon think-tank watchdog regulator institute coalition movement militia force offshoot faction",
)

# Companies and things whose name is two that people have. The shape tells nothing here, so they stand in a list.
NAMESAKES = frozenset(
    (
        "Goldman Sachs|Morgan Stanley|Merrill Lynch|Lehman Brothers|Wells Fargo|Credit Suisse|Rolls Royce|Rolls-Royce|Aston"
        " Martin|Alfa Romeo|Harley Davidson|Harley-Davidson|Land Rover|Mercedes Benz|Mercedes-Benz|Louis Vuitton|Hugo Boss"
        "|Calvin Klein|Ralph Lauren|Tommy Hilfiger|Jimmy Choo|Marie Stopes|Marie Claire|Tim Hortons|Dunkin Donuts|Burger King"
        "|Jack Daniel|Johnnie Walker|Jim Beam|Captain Morgan|Uncle Sam|Santa Claus|Father Christmas|Mother Nature|Mother"
        " Earth|John Deere|Philip Morris|Thomson Reuters|Thomas Cook|Virgin Atlantic|Standard Chartered|Barclays Bank|Best Buy"
        "|McDonald|McKinsey|McAfee|McLaren|McVitie|Ben Nevis|Ben Lomond|Ben Macdui|General Electric|General Motors|Morgan Motors|Victoria Falls|Maris Piper|King Edward|Holy Spirit|Holy"
        " Ghost|Virgin Mary|Peach Melba|Earl Grey|Granny Smith|Jack Russell|Basset Hound|Saint Bernard|Ho Chi Minh City|Abu"
        " Dhabi|Abu Simbel|Abu Sayyaf|Boko Haram|Al Shabaab|Al Qaeda|Al Jazeera|Al Arabiya|Al Ahram|Al Ain|Loya Jirga|Burning"
        " Man|Le Monde|Le Figaro|La Stampa|El Pais|Der Spiegel|Die Welt|Die Zeit|Dow Jones|Standard Poor|Harry Potter World"
        "|Star Wars|Red Cross|Red Crescent|Magen David|Amnesty International|Christian Aid|Premier League|Champions League"
        "|Davis Cup|Ryder Cup|Grand Slam|Super Bowl|Black Friday|Good Friday|Boxing Day|Bank Holiday|Guy Fawkes Night|Lok"
        " Sabha|Rajya Sabha|Knesset|Bundestag|Sinn Fein|Fianna Fail|Fine Gael|Fianna Fáil|Sinn Féin|Plaid Cymru|Al-Shabaab"
        "|Al-Qaeda|Al-Jazeera|Vishwa Hindu|Bharatiya Janata|Loy Krathong|Nowruz|Rosh Hashanah|Yom Kippur|Sunset Boulevard"
        "|Hong Kong|Sri Lanka|Sierra Leone|Costa Rica|Burkina Faso|Puerto Rico|San Marino|Buenos Aires|Tel Aviv|Addis Ababa"
        "|Phnom Penh|Kuala Lumpur|Cape Town|New York|Los Angeles|Las Vegas|Notre Dame|Mont Blanc|Monte Carlo|Machu Picchu|Taj"
        " Mahal|Eiffel Tower|Big Ben|Wall Street|Downing Street|White House|Capitol Hill|Scotland Yard|Silicon Valley"
    ).split("|")
)

# "al-" before a name of no person.
AL_THINGS = words(
    "Qaeda Qaida Shabaab Shabab Nusra Aqsa Azhar Jazeera Arabiya Ahram Hayat Manar Mada Masdar Watan Quds Tawhid Jihad Sham",
    "Fitr Adha Hol Asad Tanf Hilal Ahli Nassr Ittihad Sadd Wahda Ain",
)

# Menus, forms and feet of pages: capitalised words of no sentence.
PAGE_WORDS = words(
    "Home About Contact Menu Search Login Register Subscribe Share Facebook Twitter Instagram YouTube WhatsApp LinkedIn",
    "Telegram TikTok Google Yahoo Email Print Next Previous Read More Download Gallery Video Videos Photo Photos Tags Tag",
    "Category Categories Related Comments Comment Reply Posted Updated Published Source Sources Cookies Privacy Terms",
)

# "Johnson & Johnson", "Gupta & Sons", "Marks and Spencer" are firms; "Ana & Tom Holm" are not told from them by the sign.
AMPERSAND = Pattern(r" ?& ?(?=[A-Z])|&")
FIRM_TAIL = Pattern(
    r"(?:\s|-)?(?:& |and )?"
    + either(r"Sons?|Co\b|Company|Partners|Associates|Brothers|Bros|Daughters?|Ltd|Inc|PLC|plc|LLP|LLC|Corp|GmbH|AG\b|SA\b|NV\b")
    + r"\b"
)
