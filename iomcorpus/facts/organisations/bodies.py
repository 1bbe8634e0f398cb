"""The words by which an organisation's name is known: what it is ("Council"), its legal form ("Ltd"), its trade.

All are general English, or what companies and bodies of other countries are called in their own language.
"""

from __future__ import annotations

from iomcorpus.forms.grammar import listed, words

# A capitalised name with one of these at its end ("Fenwick District Council"), or at its head before "of", "for", "on"
# ("Bank of Tarsia"), is an organisation's. No venue is among them (Hall, Arena, Hotel), no doing (Festival, Project).
BODIES = words(
    # Government
    "Ministry Ministries Department Agency Agencies Authority Authorities Commission Commissions Committee",
    "Subcommittee Council Councils Secretariat Directorate Directorate-General Bureau Board Boards Inspectorate",
    "Tribunal Court Courts Parliament Assembly Senate Congress Legislature Treasury Government Administration",
    "Municipality Embassy Consulate Constabulary Police Army Navy Marines Guard Guards Coastguard Militia Brigade",
    "Brigades Battalion Regiment Corps Force Forces Command Legion Gendarmerie Carabinieri Service Services Survey",
    "Executive Office Offices Registry Archives Customs Mission Panel Taskforce Watchdog Registrars Mint",
    # Learning and health
    "University Universities College Colleges School Schools Academy Institute Institutes Institution Polytechnic",
    "Technikon Seminary Conservatoire Conservatory Faculty Laboratory Laboratories Lab Observatory Centre Center",
    "Centres Hospital Hospitals Clinic Infirmary Hospice Polyclinic Ambulance Museum Museums Gallery Library",
    "Kindergarten Preschool Playgroup Unit Division",
    # People together
    "Association Associations Society Union Federation Confederation League Alliance Coalition Network Forum",
    "Foundation Trust Fund Charity Movement Front Party Campaign Club Clubs Guild Brotherhood Sisterhood Church",
    "Churches Diocese Archdiocese Eparchy Synod Congregation Co-operative Cooperative Co-op Coop Collective",
    "Partnership Consortium Chamber Caucus Bloc Group Groups Team Teams Organisation Organization Organisations",
    "International Watch Rescue Lifeboats Choir Orchestra Philharmonic Sinfonia Ensemble Ballet Theatre Theater",
    "Opera Chorus Friends Conference Community Exchange Bourse Bank Banks Circle Company Corporation Syndicate",
    "Mosque Programme Program",
)

# What a company deals in, at the end of its name; a name of one ordinary word before it is none ("Renewable Energy").
FIRMS = words(
    "Air Bus Rail Mills Holdings Enterprises Industries Ventures Investments Investment Partners Associates Capital",
    "Securities Assurance Financial Finance Bancorp Bancshares Equity Advisers Advisors Consulting Consultants",
    "Consultancy Solicitors Attorneys Architects Airlines Airways Aviation Aerospace Shipping Lines Ferries Cruises",
    "Logistics Freight Transport Railways Railway Railroad Trains Buses Coaches Couriers Haulage Motors Automotive",
    "Energy Power Electric Electricity Electrics Gas Oil Petroleum Petrochemicals Renewables Utilities Water Mining",
    "Minerals Metals Steel Cement Chemicals Plastics Paints Textiles Packaging Ceramics Foods Dairies Dairy",
    "Beverages Breweries Brewery Brewing Distillers Distillery Wines Bakeries Bakery Fisheries Plantations Growers",
    "Farms Farmers Stores Supermarkets Superstores Outfitters Cosmetics Pharmaceuticals Pharma Pharmacy Therapeutics",
    "Biosciences Biotech Biologics Genomics Diagnostics Healthcare Laboratories Technologies Technology Tech Systems",
    "Software Networks Telecom Telecoms Communications Wireless Broadband Semiconductor Semiconductors Electronics",
    "Robotics Instruments Solutions Analytics Digital Dynamics Labs Innovations Media Broadcasting Television TV",
    "Radio Productions Pictures Films Entertainment Records Studios Studio Images Photos Photography Wire News Press",
    "Publishing Publishers Publications Books Bookshop Newspapers Magazines Construction Builders Contractors",
    "Engineering Engineers Dredging Drilling Roofing Plumbing Fencing Properties Realty Estates Homes Hotels Resorts",
    "Leisure Travel Tours Catering Restaurants Security Services Staffing Recruitment Realtors Brothers Bros Sons",
    "Daughters Manufacturing Manufacturers Machinery Tools Tyres Tires Furniture Toys Trading Traders Merchants",
    "Exports Imports Suppliers Supplies Tractors Boatyard Boatbuilders Shipyard Shipyards Shipbuilding Outdoors",
)

# The legal form, last in a company's name, whatever stands before it.
LEGAL_FORMS = words(
    "Ltd Limited plc PLC Plc Inc Incorporated Corp Corporation Co LLC LLP LP GmbH AG KG KGaA OHG eV SA SAS SARL SpA",
    "SRL Srl Sarl NV BV AB ASA Oy Oyj ApS KK Pty Pte Sdn Bhd Berhad Tbk JSC OJSC PJSC OAO OOO ZAO PAO Zrt Kft Nyrt",
    "Lda Ltda Eireli CIC CIO Proprietary Pvt S.A S.p.A S.L SL EIRL EURL GIE SCRL DAC CLG UAB SIA",
)

# Sports clubs.
CLUBS = words(
    "FC AFC CFC SC RFC RUFC RLFC CC AC AS HC BC GAA Rovers Wanderers United Athletic Hotspur Albion Argyle Rangers",
    "Harriers Wednesday Thistle Academicals Corinthians Dynamo Dinamo Lokomotiv Sporting Olympique Racing Hibernian",
    "Shamrocks Swifts Celtic Villa Orient Alexandra Stanley Vale City Town County",
)
# Teams by what they call themselves, behind the name of a place.
NICKNAMES = words(
    "Sharks Tigers Lions Eagles Bulls Bears Hawks Falcons Panthers Wolves Giants Warriors Knights Pirates Raiders",
    "Saints Chiefs Royals Rockets Hornets Wildcats Bulldogs Cowboys Broncos Rams Dolphins Crusaders Hurricanes",
    "Highlanders Roosters Rabbitohs Swans Magpies Bombers Cubs Dodgers Yankees Celtics Lakers Knicks Packers",
    "Steelers Patriots Canucks Penguins Bruins Islanders Phantoms Dragons Vikings Titans Jaguars Stallions Mavericks",
    "Leopards",
)
# These name a club only with nothing but a place before them, and another club or a match beside: "City", "County".
DOUBTFUL_CLUBS = words("Wednesday Sporting Racing Vale City Town County Villa Alexandra Stanley Orient AS AC SC")

# Newspapers by the last word of their name; journals of learning are no organisations.
PAPERS = words(
    "Times Herald Tribune Gazette Chronicle Telegraph Courier Echo Argus Advertiser Examiner Inquirer Enquirer",
    "Observer Mercury Bugle Guardian Sentinel Dispatch Despatch Clarion Reporter Messenger Independent Nation",
    "Citizen Vanguard Monitor Standard Mail Post Star Sun Globe Mirror Express News Leader Recorder Register Journal",
    "Bee Ledger",
)
# Words before them that make something else of it: "Modern Times", "Royal Mail" is known, "Morning Star" is a paper.
NO_PAPERS = words(
    "Modern Hard Old End Good Bad New Local International Breaking Latest Business Fake Press Rising Daily",
)

# Bodies in other tongues, at the head of a name that goes on in that tongue: "Banque Centrale du Sahel".
FOREIGN_BODIES = words(
    "Banque Banco Banca Caisse Caja Caixa Cassa Crédit Credito Crédito Sparkasse Université Universidad Universidade",
    "Università Universitas Universitatea Uniwersytet Institut Instituto Istituto Instytut École Ecole Escuela",
    "Escola Scuola Hochschule Lycée Colegio Collège Colégio Liceo Académie Academia Accademia Akademie Ministère",
    "Ministerio Ministério Ministero Secretaría Secretaria Dirección Comité Comitê Comitato Comisión Comissão",
    "Commissione Consejo Conselho Conseil Consiglio Conselleria Asociación Associação Associazione Asociatia",
    "Fundación Fundação Fondation Fondazione Stiftung Federación Fédération Federação Federazione Confederación",
    "Confédération Confederação Unión União Unione Partido Parti Partito Partidul Movimiento Movimento Mouvement",
    "Frente Fronte Ejército Exército Sindicato Syndicat Cooperativa Coopérative Compañía Companhia Compagnie",
    "Compagnia Société Sociedad Sociedade Società Gesellschaft Grupo Groupe Gruppo Cámara Câmara Chambre Corte Cour",
    "Tribunale Museo Musée Museu Hôpital Ospedale Observatorio Observatoire Organización Organização Organizzazione",
    "Servicio Serviço Servizio Agence Agencia Agência Agenzia Radiotelevisión Orquesta Orchestre Orquestra Verein",
    "Verband Bundesverband Bundesamt Landesamt Médecins Secours Liga Ligue Lega Junta Ayuntamiento Prefeitura Mairie",
    "Comune Fuerza Fuerzas Força Forças Rede Réseau Centrale Croix Perkumpulan Yayasan Partai Persatuan Kementerian",
    "Lembaga Majlis Majelis Dewan Pertubuhan Perusahaan PT Stichting",
)

# Names that begin with their kind: "Air Tarsia", "Radio Okapi", "Police Scotland".
LEADING_A_PLACE = words(
    "Police Team Bank Statistics Health Transport Environment Sport Elections Parks Tourism Skills Highways Historic",
    "Creative Nature Forestry",
)
LEADING = LEADING_A_PLACE | words("Air Radio Télé Tele Telecom Bank Police Team Credit Aer Rotary Banco Banque")

# With one of these a name of a body may go on: "Court of Appeal for the Eastern Islands", "Council on Drains".
GOING_ON_FOR = words(
    "Institute Institution Centre Center Ministry Department Office Council Campaign Movement Alliance Commission",
    "Agency Association Foundation Society Fund Trust Committee Subcommittee Organisation Organization School",
    "Network Board Coalition Union Forum Observatory Group Court Panel Programme Program Bureau Secretariat",
    "Authority College Federation League Partnership Party Front Directorate Service Unit Mission Company",
    "Corporation Bank Academy Conference Tribunal Citizens Mothers Parents Farmers Students Doctors Physicians",
    "Lawyers Scientists Residents Workers Women Neighbours Survivors Families Veterans Teachers Nurses Youth Artists",
    "Journalists Engineers Fishers Friends Voices",
)
GOING_ON_ON = words(
    "Committee Subcommittee Commission Council Panel Forum Centre Center Institute Group Conference Taskforce",
)
GOING_ON_AGAINST = words(
    "Campaign Movement Coalition Alliance League Union Front Mothers Network Committee Farmers Residents",
)
GOING_ON_TO = words("Campaign Committee Coalition Movement Alliance Commission Society")
GOING_ON_IN = words("Mission Operation Force Women")
GOING_ON_LIST = words(
    "Ministry Ministries Department Office Committee Commission Institute Association Agency Union Directorate",
    "Faculty School Centre Center Council Society Guild Federation Board Bureau Fund Secretariat Chamber College",
    "Academy",
)
# Before "for" or "on" a body's name has only words like these before it: "Joint Committee on Drains", "International
# Organization for Migration"; but "the Harbour Trust for Easter" is the trust, and Easter.
SCOPES = words(
    "International National World European African Asian American Caribbean Pacific Arab Islamic Royal UN Nations",
    "United Joint Global Federal State Central Regional Inter-American Pan-African Pan-American Select Special",
    "Standing Independent Public Permanent General High Supreme Interim Advisory Presidential Parliamentary House",
    "Senate Congressional Intergovernmental EU AU US UK First Second Third Democratic People's Popular Social",
    "Economic Citizens Women's Young Southern Northern Western Eastern New South North East West Latin All Student",
    "Medical Scientific Technical Research Graduate Business Law Welsh",
)

# Two words that are no organisation, whatever stands before them: "Orrin Town Centre".
NEVER = frozenset(
    listed(
        "West Bank|South Bank|Left Bank|Right Bank|North Bank|East Bank|Blood Bank|Data Bank|Bottle Bank",
        "Centre Court|Food Court|Tennis Court|Moot Court|Soviet Union|Civil Union|Russian Federation|Premier League",
        "Champions League|Europa League|Super League|Nations League|Conference League|Ivy League|Garden Party",
        "Christmas Party|Birthday Party|Street Party|Dinner Party|Tea Party|Third Party|House Party|Hen Party",
        "Search Party|Town Centre|City Centre|Village Centre|Shopping Centre|Leisure Centre|Sports Centre",
        "Visitor Centre|Visitors Centre|Conference Centre|Garden Centre|Exhibition Centre|Convention Centre",
        "Call Centre|Civic Centre|Data Centre|Detention Centre|Removal Centre|Retail Centre|Town Center|City Center",
        "Shopping Center|Leisure Center|Sports Center|Visitor Center|Visitors Center|Conference Center",
        "Exhibition Center|Convention Center|Call Center|Civic Center|Data Center|Detention Center|Garden Center",
        "Trade Center|Sunday School|Summer School|Night School|Press Office|Box Office|Oval Office|Head Office",
        "Ticket Office|Booking Office|Main Office|Front Office|Back Office|Branch Office|Microsoft Office",
        "Media Office|Memorial Service|Customer Service|Carol Service|Church Service|Bus Service|Sunday Service",
        "Morning Service|Evening Service|Community Service|Jury Service|Military Service|National Service",
        "Funeral Service|Thanksgiving Service|Remembrance Service|Train Service|Ferry Service|Customer Services",
        "Social Services|Church Services|Home Front|Western Front|Eastern Front|Cold Front|Warm Front|Sea Front",
        "Press Corps|Diplomatic Corps|Age Group|Focus Group|Control Group|Notice Board|Big Society|Civil Society",
        "High Society|Labour Force|Life Guard|Old Guard|Honour Guard|Honor Guard|Home Team|First Team|Dream Team",
        "Away Team|Night Club|Fan Club|Lunch Club|Breakfast Club|Social Network|Neural Network|Road Network",
        "Electoral College|Hedge Fund|Slush Fund|Mutual Fund|Trust Fund|Night Watch|Apple Watch|Storm Watch",
        "Mail Order|International Community|Ethnic Community|Gated Community|Stock Company|Press Conference",
        "Peace Conference|Party Conference|News Conference|Climate Conference|Annual Conference|World Conference",
        "Media Conference|Global Conference|International Conference|National Conference|Regional Conference",
        "Chess Board|Executive Board|World Congress|Mobile World Congress|Party Congress|Rescue Mission",
        "Space Mission|Trade Mission|Peace Mission|Market Survey|Household Survey|National Survey|Annual Survey",
        "Opinion Survey|New Programme|School Programme|TV Programme|Radio Programme|Space Programme",
    )
)
# Two words that are one only with more before them: "Greenfields Primary School".
GENERIC = frozenset(
    listed(
        "High School|Primary School|Secondary School|Middle School|Elementary School|Grammar School|Public School",
        "State School|Private School|Nursery School|Boarding School|Art School|Medical School|Law School",
        "Business School|Graduate School|Medical Centre|Health Centre|Research Centre|Community Centre|Arts Centre",
        "Medical Center|Health Center|Research Center|Community Center|Youth Centre|Day Centre|Care Centre",
        "Working Group|Study Group|Youth Club|Book Club|Football Club|Cricket Club|Rugby Club|Golf Club|Tennis Club",
        "Sports Club|Task Force|Police Force|Security Force|Security Forces|Special Forces|Armed Forces",
        "Air Ambulance|Fire Brigade|Advisory Board|Executive Committee|Steering Committee|Film Club",
        "Organising Committee|Organizing Committee|School Board|District Hospital|General Hospital",
        "Community Hospital|County Hospital|University Hospital|Teaching Hospital|Children’s Hospital|Day School",
        "Technical College|Rescue Team|Community College|Sixth Form|Art Gallery|Public Library|Local Government",
        "Local Authority|Local Council|Junior School|Local Authorities|Central Government|Board Meeting",
        "Church School|Village School|Village Club|Special School|Stock Exchange|Credit Union|Trade Union",
        "Trades Union|Labour Union|Students’ Union|Student Union|Building Society|Housing Association|Rugby Union",
        "Rugby League|Football League|Football Association|Rural Bank|Food Bank|Investment Bank|Commercial Bank",
        "State Bank|Human Resources|Natural Resources|Public Transport|Social Media|Mass Media|Venture Capital",
        "Human Capital|Civil Engineering|Health Insurance|National Insurance|Private Equity|Green Energy",
        "Clean Energy|Renewable Energy|Solar Energy|Solar Power|Nuclear Energy|Nuclear Power|Wind Energy|Wind Power",
        "Atomic Energy|Public Broadcasting|Information Technology|Natural Gas|Crude Oil|Olive Oil|Palm Oil",
        "Drinking Water|Fresh Water|Hot Water|Stainless Steel|Classical Music|Folk Music|World Music|Live Music",
        "Breaking News|Latest News|Sports News|Business News|Local News|Front Line|Line of Control|Free Press",
        "Security Services|Health Service|Health Services|Emergency Services|Steering Group|Fire Service",
        "Ambulance Service|Police Service|Youth Service|Mental Health Services|Community Group|Focus Groups",
        "Personal Finance|Public Finance|Mobile Money|Big Data|Open Data|Horse Racing|Motor Racing|New Media",
        "Digital Media",
    )
)

# A court, a church, a force, an exchange is one with a word of its kind; else it is a yard, a building, a power.
COURT_WORDS = words(
    "High Supreme Crown County Magistrates Magistrates' District Federal Appeal Appeals Criminal Civil",
    "Constitutional Family Labour Labor Industrial Juvenile Commercial Sessions Circuit Superior Provincial Regional",
    "Sheriff Land Lands Tax Bankruptcy Military Sharia Syariah Central International Municipal National State",
    "Chancery Probate Small Claims Coroner's Youth Anti-Corruption Environment Election Divisional Administrative",
    "Rights Justice Cassation Arbitration Coroners",
)
CHURCH_WORDS = words(
    "Methodist Catholic Orthodox Anglican Baptist Presbyterian Lutheran Pentecostal Reformed Evangelical Episcopal",
    "Coptic Adventist Apostolic Congregational Moravian Mormon United Unification Free Established Russian Greek",
    "Ethiopian Armenian Zion Living Redeemed Protestant Universal Salvation Assemblies Nazarene",
)
FORCE_WORDS = words(
    "Air Police Task Border Defence Defense Armed Security Frontier Democratic Support Mobile Self-Defence",
    "Self-Defense Joint Multinational Stabilization Stabilisation Assistance Reaction Intervention Volunteer Quds",
    "Expeditionary Liberation Resistance Mobilisation Mobilization Patriotic Reserve Land Naval Royal Republican",
    "Revolutionary Peacekeeping",
)
GUARD_WORDS = words(
    "Coast National Revolutionary Presidential Republican Border Civil Royal Swiss Forest Palace Sea Home",
)
EXCHANGE_WORDS = words(
    "Stock Securities Commodity Commodities Futures Metal Mercantile Currency Grain Derivatives Energy Telephone",
)
MISSION_WORDS = words(
    "UN Nations AU EU NATO OSCE ECOWAS SADC Monitoring Observer Stabilization Stabilisation Assistance Permanent",
)
RESCUE_WORDS = words(
    "Mountain Cave Lifeboat Fire Coastal Animal Wildlife Sea Surf Donkey Swiftwater Search Rhino Cat Dog Horse",
)
CONFERENCE_WORDS = words(
    "Bishops Bishops' Episcopal Bishops’ Baptist Leadership Islamic Rectors Headmasters Headmasters’",
)
# Only with a name of its own before it, never alone and never before "of": "Calder Volunteers".
ONLY_LAST = words(
    "Team Teams Rescue Watch International",
)

# Before a name, and no part of it.
ARTICLES = words(
    "The A An This That These Those His Her Their Our My Your Its Both Another Any Every Each Some Same Such Then",
    "Said Former Ex",
)
# No part of it where a sentence begins with them.
LEADS_UP = words(
    "Local Current Previous Outgoing Incoming Rival Nearby Neighbouring Neighboring Various Several Most Few Early",
    "Acting Embattled Troubled Ailing Proposed Planned Other Late Interim",
)
# Openers of sentences that names begin with as well: "Little Crow Theatre Company", "Three Rivers Energy Fund".
NAME_OPENERS = words(
    "Little First Second Third Young One Two Three Four Five Six Seven Eight Nine Ten Twelve All Free Open",
)
# One of these alone before a head makes no name: "the New School", "the Local Council".
NO_NAMES = words(
    "Short Long New Old Local Big Small Main Other Next Whole Entire Good Bad Top Future Modern Own Late Interim",
    "Great Little Second Third Last Former Proposed Planned Current Rival Nearby One Two Three Four Five Best",
    "Private Public Free",
)
TITLES = words(
    "President Chairman Chairwoman Chairperson Director Director-General Secretary-General Minister Spokesman",
    "Spokeswoman Spokesperson CEO MD Mr Mrs Ms Dr Prof Professor Captain Coach Manager Commissioner Senator Governor",
    "Mayor Founder Sir Cllr Councillor Deputy Vice Honourable Hon Speaker Headteacher Principal Editor Reporter",
    "Correspondent Columnist",
)
# A place that has a name with "of" and may stand at the beginning: "Vale of Honey Farmers' Co-operative".
PLACE_OF = words(
    "Vale Isle Isles Bay City Port Gulf Borough County Cape Horn Valley Forest Republic State Duchy Prince Duke Mull",
    "Heart Straits Strait Coast Island Islands Town Peninsula Firth Mountains Peak Plain Kingdom Commonwealth",
    "Duchess Princess",
)
# Those who own what they are named for: "Women's Institute", "Prime Minister's Office", "King's College".
OWNERS = words(
    "Women Men Children People Girls Boys Citizen Mother Worker Minister President King Queen Lord Bishop Magistrate",
    "Officer Consumer Lloyd McDonald Sainsbury Guy Christ Trinity Sotheby Christie Harrod Levi Macy Moody Attorney",
    "General Governor Mayor Speaker Ombudsman Farmer Writer Teacher Nurse Driver Pilot Player Seafarer Fisherman",
    "Fishermen Gentlemen Veteran Parent Employer Chancellor Secretary Ladies Prince Princess Duke Student Master",
    "Traveller Coroner",
)
OWNED = words(
    "Hospital College School University Church Academy Hospice Club Trust Hospitals Infirmary Clinic Charity Bakery",
    "Stores Books Pharmacy Brewery Dairy Boatyard Hotels Foods Homes Transport Bank",
)
# Words of which one must stand before a head for a body to be meant; else it is a yard, a building, a power, a doing.
QUALIFIERS = {
    **dict.fromkeys(("Court", "Courts"), COURT_WORDS),
    **dict.fromkeys(("Church", "Churches"), CHURCH_WORDS),
    **dict.fromkeys(("Force", "Forces"), FORCE_WORDS),
    **dict.fromkeys(("Guard", "Guards"), GUARD_WORDS),
    "Exchange": EXCHANGE_WORDS,
    "Mission": MISSION_WORDS,
    "Rescue": RESCUE_WORDS,
    "Conference": CONFERENCE_WORDS,
    **dict.fromkeys(("Team", "Teams"), words("Rescue Response Dive Search Lifeboat Cliff Recovery")),
    **dict.fromkeys(
        ("Programme", "Program"), words("UN U.N. Nations World Environment Development Settlements EU Volunteers")
    ),
    "Survey": words("Geological Ordnance Antarctic Archaeological Biological Hydrographic Geophysical"),
    "Executive": words("Service Safety Transport Housing National"),
    "Front": words(
        "Liberation Popular National Patriotic United Democratic Revolutionary Islamic People's Resistance Freedom",
        "Rights Opposition Salvation People’s Workers Unity People",
    ),
    "Opera": words("Royal National Metropolitan State English Scottish Welsh City Northern Festival Touring"),
    "Community": words("African European Development Economic Caribbean Islamic Ismaili Jewish Muslim"),
    "Customs": words("HM National Border Kenya Royal State"),
    "Mint": words("Royal US National Perth State"),
    "Archives": words("National State Federal County Vatican"),
    "Marines": words("Royal US U.S."),
}
# Names of one ordinary word before these are mostly none: "Clean Water", "Foreign Investment".
DOUBTFUL_FIRMS = words(
    "Air Bus Rail Mills Water Gas Oil Power Finance Security Services Media Travel Leisure Engineering Transport",
    "Investment Investments Communications Technology Technologies Press News Fisheries Plantations Farmers Farms",
    "Growers Traders Railways Railway Broadcasting Publications Photography Photos Supplies Tools Toys Furniture",
    "Systems Networks Healthcare Instruments Electricity Petroleum Minerals Metals Capital Homes Estates Brothers",
    "Sons Daughters Publishing Books Records",
)
NO_MOVEMENTS = words(
    "Rights Labour Labor Suffrage Romantic Crafts Independence Feminist Abolitionist Union Peace Punk Hippie",
)
# In these places a name of a bank or a theatre is where something is: "between Orrin Bank and Cape Vell".
LOCATIVES = words(
    "at in near outside behind beside opposite inside between off on above below beyond past towards around from",
)
# Newspapers that only an article or a place before them shows: "the Citizen", "the Suva Star".
DOUBTFUL_PAPERS = words(
    "Mercury Reporter Messenger Independent Nation Citizen Vanguard Monitor Standard Mail Post Star Sun Globe Mirror",
    "Express News Leader Recorder Register Journal Bee Ledger Sentinel Dispatch Despatch Guardian Observer",
)
PAPER_DAYS = words("Daily Sunday Evening Morning Weekly Saturday Weekend")

# A name with such a word at its end is of a doing, a paper or a thing, though it has an acronym: "Erosion Act (EA)".
DOINGS = words(
    "Matrix Assistance Dialogue Dialogues Consultation Consultations Process Support Approach Pathway Allowance",
    "Benefit Credit Payment Voucher Package Module Scale Score Ratio Debt Loan Bond Bonds Call Appeal Response",
    "Effect Ceasefire Act Bill Law Laws Code Treaty Agreement Accord Accords Protocol Convention Charter Pact",
    "Compact Plan Programme Program Project Scheme Initiative Strategy Policy Framework Index Report Survey Study",
    "Review Test Tests Exam Examination Certificate Award Awards Prize Medal Cup Games Festival Summit Conference",
    "Day Week Month Year Goal Goals Rate Product Income Tax Syndrome Disease Disorder Virus Fever Infection Injury",
    "System Systems Zone Area Region Corridor Road Bridge Line Airport Station Park Reserve Vehicle Vehicles",
    "Aircraft Weapon Weapons Missile Device Officer Executive Secretary General Minister President Director Manager",
    "Commissioner Representative Rapporteur Envoy Degree Diploma Standard Standards Language Database Register",
    "Number Technology Therapy Vaccine Treatment Model Method Theory Analysis Assessment Statement Memorandum",
    "Understanding Letter Form License Licence Permit Order Rule Rules Regulation Regulations Directive Resolution",
    "Declaration Mechanism Time Period Era War Operation Price Unit Units Currency Dollar Franc Fuel Gas Energy",
    "Kingdom States Republic Emirates Territory Province City Guinea Africa America Zealand Persons Person People",
    "Learning Education Development Practice Procedure Guidelines Principles Rights Safety Tool Toolkit Platform",
    "Fellowship",
)
# These go on with "for" whatever stands before them: "Max Weber Institute for Ecology".
ALWAYS_FOR = words(
    "Institute Institution Centre Center Observatory Laboratory Academy School Department Ministry Office",
)
