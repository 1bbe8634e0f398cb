"""Bodies that the whole world knows by name, and acronyms that everybody knows for something else.

General knowledge, short on purpose: most organisations of a page are known by the words of their names (`bodies`).
"""

from __future__ import annotations

from iomcorpus.forms.grammar import listed, words

# Names that no word of theirs shows to be organisations.
KNOWN_NAMES = listed(
    "Liberal Democrats|Lib Dems|Black Lives Matter|Extinction Rebellion|HM Revenue and Customs|HM Revenue & Customs",
    "Her Majesty's Revenue and Customs|Her Majesty’s Revenue and Customs|His Majesty's Revenue and Customs",
    "Old Bailey|United Nations|European Union|African Union|Arab League|World Bank|World Health Organization",
    "World Food Programme|World Wide Fund for Nature|World Wildlife Fund|Red Cross|Red Crescent|British Red Cross",
    "American Red Cross|International Committee of the Red Cross|Federation of Red Cross and Red Crescent Societies",
    "International Federation of Red Cross and Red Crescent Societies|Red Crescent Society|Red Cross Society",
    "Save the Children|Amnesty International|Amnesty|Human Rights Watch|Greenpeace|Oxfam|Greenpeace International",
    "Oxfam International|Transparency International|Plan International|Christian Aid|Islamic Relief|Mercy Corps",
    "World Vision|ActionAid|WaterAid|CARE International|Caritas|Doctors Without Borders|Médecins Sans Frontières",
    "Médecins du Monde|Reporters Without Borders|Friends of the Earth|Interpol|Europol|Eurojust|Frontex|Eurostat",
    "Eurocontrol|Mercosur|UN Women|UN-Habitat|UNAIDS|Holy See|White House|Pentagon|Kremlin|Scotland Yard|Knesset",
    "Bundestag|Bundesrat|Bundesbank|Bundeswehr|Duma|State Duma|Lok Sabha|Rajya Sabha|Dáil|Seanad|Oireachtas",
    "Stortinget|Riksdag|Folketing|Sejm|Verkhovna Rada|Majlis|Storting|Politburo|Diet|House of Commons|House of Lords",
    "House of Representatives|House of Assembly|House of Keys|Stormont|House of Delegates|House of Councillors",
    "Houses of Parliament|House of Chiefs|Capitol Police|Federal Reserve|Garda|An Garda Síochána|Gardaí",
    "Salvation Army|Boy Scouts|Girl Guides|Girl Scouts|Rotary International|Rotary|Freemasons|Lions Club",
    "Alcoholics Anonymous|Samaritans|Crimestoppers|Citizens Advice|Barnardo's|Barnardo’s|Shelter UK|National Trust",
    "English Heritage|Historic England|Natural England|Sport England|Network Rail|Royal Mail|Border Force",
    "Police Scotland|Sinn Féin|Sinn Fein|Fine Gael|Fianna Fáil|Fianna Fail|Plaid Cymru|Likud|Hamas|Hezbollah",
    "Hizbollah|Fatah|Taliban|al-Qaeda|Al-Qaeda|Al Qaeda|al-Shabaab|Al-Shabaab|Al Shabaab|Boko Haram|Islamic State",
    "Muslim Brotherhood|Polisario|Renamo|Frelimo|Zanu-PF|ZANU-PF|Swapo|Syriza|Podemos|Fidesz",
    "Zimbabwe African National Union|Khmer Rouge|Sendero Luminoso|Shining Path|Reuters|Thomson Reuters",
    "Associated Press|Agence France-Presse|Bloomberg|Xinhua|Press Trust of India|Kyodo|Yonhap|Tass|TASS|Interfax",
    "Anadolu Agency|Al Jazeera|Al Arabiya|Deutsche Welle|Voice of America|Sky News|Fox News|Channel 4|New York Times",
    "Washington Post|Wall Street Journal|Financial Times|Le Monde|El País|Der Spiegel|Getty Images|Press Association",
    "Médecins sans Frontières|Greenpeace UK|Meteorological Office|Met Office|Lloyd's of London|Lloyd’s of London",
    "Bank of England|Smithsonian|Wikimedia|Mozilla|Creative Commons|Human Rights First",
    "Congress of South African Trade Unions|Marie Stopes International|Planned Parenthood|Habitat for Humanity",
)
# One word that is an institution only where it stands in a sentence with a capital: "a bill before Parliament".
SOLE_NAMES = words("Parliament Congress Senate Treasury Interpol Labour")

# Acronyms that are organisations in any page.
KNOWN_ACRONYMS = words(
    # The United Nations and its family, other bodies of states
    "UN U.N UNO UNICEF UNHCR UNESCO UNDP UNEP UNFPA UNRWA UNODC UNIDO UNCTAD UNOPS UNITAR UNAMA UNAMID UNIFIL UNMISS",
    "UNMIK MINUSMA MONUSCO MINUSCA UNOCHA OCHA OHCHR WHO PAHO FAO ILO IMF IOM WFP WTO WIPO WMO ICAO IMO ITU IAEA",
    "IFAD IPCC IFC ICC ICJ ICTY ICTR NATO EU E.U EEC ECB EIB EBRD EASO EMA ECDC EFTA ECHR OSCE OECD OPEC ASEAN APEC",
    "SAARC SADC ECOWAS EAC AU A.U OAU IGAD COMESA CARICOM OAS MERCOSUR BIMSTEC GCC OIC ADB AfDB IDB IsDB AIIB BRICS",
    "IRENA IEA IUCN IFRC ICRC MSF RSF HRW NRC IRC CRS WWF RSPB RSPCA RNLI NSPCC PETA ACLU NAACP AARP YMCA YWCA VSO",
    "CAFOD SNV GIZ JICA USAID DFID DfID FCDO SIDA DANIDA NORAD AusAID CIDA AFD KfW",
    # States' own
    "NHS HMRC DWP DEFRA Defra DfE DfT MoD MOD MI5 MI6 GCHQ DVLA Ofcom Ofsted Ofgem Ofwat Acas ONS NICE PSNI RAF FBI",
    "CIA NSA NASA NOAA FEMA CDC FDA EPA FAA FCC FTC SEC DEA ATF TSA IRS ICE INS NTSB NIH USGS DHS DOJ DOD ISRO CBI",
    "RBI SEBI BSF CRPF ESA CERN JAXA KGB FSB GRU RCMP CSIS CBSA CSIRO ASIO BOM EFCC ICPC INEC NNPC NAFDAC NDLEA KRA",
    "KWS IEBC KPLC NEMA SAPS HSE TUC GMB RMT NUJ NUT BMA RCN AFL-CIO UAW COSATU",
    # Press and broadcasting
    "BBC B.B.C ITV ITN CNN NBC CBS ABC PBS NPR AP AFP UPI PTI ANI DPA dpa EFE ANSA RTÉ RTE SABC CBC NHK NDTV RFI VOA",
    "KBC NTV AAP RNZ TVNZ SBS IPS IRIN",
    # Sport
    "FIFA UEFA CAF AFC CONCACAF CONMEBOL FA IOC IAAF WADA FIBA FINA UCI MCC BCCI NBA NFL NHL MLB NCAA PGA LPGA ATP",
    "WTA FIA WBA IRFU RFU WRU GAA",
    # Parties and armed groups
    "ANC DA EFF BJP SNP UKIP DUP SDLP CDU CSU SPD AfD PKK PLO IRA FARC LTTE PDP APC NPP MDC ISIS ISIL UNITA MPLA RUF",
    "LRA TPLF SPLA SPLM M23 FNLA NLD ZANU ZAPU PASOK",
)

# What other acronyms stand for: posts, illnesses, techniques, measures, degrees, papers, money, places, the words of a
# page. Whatever is here is no organisation unless the text gives its name.
THING_ACRONYMS = words(
    # Examinations, indices, formats and the like, of four letters and more
    "BTEC BTECs FTSE NASDAQ NIKKEI MRSA NECO PISA TIMSS NEET HDMI BIOS ASCII HTTP HTTPS IMAX MPEG SCUBA AWOL CAPTCHA",
    "SWOT SMART FIFO TEUS YOLO BAFTA OSCAR LGBTQIA LGBTQI+ NIMBYs ASMR PTFE HDPE HVAC CBDC SOFR LIBOR EURIBOR BREXIT",
    "VLCC SARS-COV-2 H1N1 H5N1 DDOS BASIC FAST RICE PRINCE GRADE WIMAX UHD QLED OLED NAND SSD MIDI JSON YAML HMOS",
    "BMIS ECGS DVDS",
    # Posts, people, degrees, honours
    "CEO CFO COO CTO CIO CMO CRO CHRO MD GM VP SVP EVP PM DPM FM DG SG PS MP MPs MEP MEPs MSP MSPs MLA MLAs MNA MHA",
    "TD TDs MC DJ GP GPs PA PAs HR PR IT QC KC SC JP VC DC PC PCs DS DI DCI WPC NCO VIP VIPs IDP IDPs LGBT LGBTQ",
    "LGBTI LGBTQI BAME BME POW POWs BA BSc MA MSc MBA MPhil PhD LLB LLM MBBS DPhil BEd BTech HND HNC NVQ GCSE GCSEs",
    "GCE SAT SATs IB KCSE KCPE WAEC WASSCE JAMB STEM STEAM TVET EFL ESL ESOL IELTS TOEFL GPA ICSE CBSE MBE OBE CBE",
    "KBE DBE CMG KCMG GC FRS FBA RN SRN SRSG ASG USG CV CVs ID IDs DOB AKA RIP RSVP NB FAQ FAQs ASAP FYI TBA TBD NA",
    "BYO BBQ DIY WAG MVP",
    # Health, nature
    "HIV AIDS HIV/AIDS TB MDR-TB XDR-TB STD STDs STI STIs HPV PTSD ADHD ADD OCD MS ME MND CJD BSE FMD SARS MERS",
    "COVID COVID-19 ECG EEG MRI CT PET IVF ICU A&E ER IV CPR DNA RNA PCR BMI BPM LSD MDMA GHB ART ARV ARVs PrEP PPE",
    "RSV DVT COPD IBS SAD PMT HRT GMO GMOs CO CO2 CFC CFCs LPG LNG CNG UV DDT PCB PCBs TNT PVC BPA PFAS NOx SUDS FGM",
    "GBV SGBV WASH IPC ORS RUTF MMR BCG DTP OPV IPV ACT ORT IUD PEP SCD SUV EV EVs HGV HGVs LGV RV RVs ATV ATVs UFO",
    "UFOs UAV UAVs",
    # Technique, computers, papers
    "GPS PDF PDFs JPEG JPG PNG GIF HTML XML CSV URL URLs USB CD CDs DVD DVDs TV TVs HD LED LEDs LCD SMS MMS PIN PINs",
    "SIM ATM ATMs CCTV ICT AI VR AR IP VPN WiFi Wi-Fi LAN WAN RAM ROM CPU GPU API SQL PHP CSS RSS DAB AM VHF UHF",
    "RFID NFC QR OCR 3D 2D 4G 5G 3G LTE IoT SaaS EPIRB AIS VAR LBW RADAR LIDAR SONAR AC RPM HP ICBM ICBMs IED IEDs",
    "WMD WMDs RPG RPGs AK AK-47 MANPADS NFT NFTs SEO CGI MP3 MP4 ISBN ISSN DOI ISO IBAN BIC SWIFT VIN BST VHS PV EPC",
    "HMO HMOs BnB B&B",
    # Measures, money, economics, law
    "GDP GNP GNI VAT GST PAYE CPI RPI PMI FDI ODA ROI IPO IPOs ETF ETFs SME SMEs MSME MSMEs NGO NGOs INGO INGOs CSO",
    "CSOs CBO CBOs IGO QE R&D P&L M&A CSR ESG KPI KPIs SDG SDGs MDG MDGs NDC NDCs MoU MOU MoUs MOUs PPP PPPs REIT",
    "SPV LLC LLP PLC LTD INC APR AER ISA ISAs USD GBP EUR JPY CNY INR KES NGN ZAR GHS UGX TZS AUD CAD NZD SGD HKD",
    "CHF SEK NOK DKK PPM PPB BTU KWH MWH MW GW KW KM KG MPH KPH DB HZ FOI FoI ASBO ABH GBH DUI DWI NDA NDAs SLAPP",
    "ASBOs CRB DBS TRIPS NAFTA GATT CETA TTIP TPP CAP CFP INF START NPT CTBT UNCLOS UNFCCC GDPR REACH COP COP21",
    "COP26 COP27 COP28 UNGA EEZ EEZs LDC LDCs SIDS ACP HIPC GSP MFN FTA FTAs NIMBY AOB AGM EGM AGMs Q&A D&D R&B F1",
    "IQ EQ OK O.K SOS PTO ETA ETD SAR SOP SOPs TOR TORs JCPOA",
    # Time and place
    "A.M P.M AD BC CE BCE GMT UTC EST EDT CST CDT MST MDT PST PDT CET CEST EAT WAT CAT SAST IST PKT HKT JST AEST USA",
    "U.S.A US U.S UK U.K UAE U.A.E DRC CAR NZ NI USSR GDR FRG KSA RSA SA NSW WA NT QLD LA NY NYC D.C SF HK KL PEI",
    "FATA KPK UP J&K NCR CBD FCT EEA MENA SSA EMEA APAC LATAM CEE CIS EU27 EU28 G7 G8 G20 G77 P5 E3 NW NE SW SE N.Y",
    "N.J N.C S.C L.A B.C P.E.I N.S.W W.A CA TX FL IL OH GA NC MI NJ VA AZ TN IN MO WI MN AL KY OR UT IA NV KS NM WV",
    "HI NH MT RI DE SD ND VT WY",
    # Words of pages and signs
    "THE AND OF FOR ON AT TO BY NOT NEW NEWS BREAKING UPDATE UPDATED LIVE VIDEO PHOTO PHOTOS WATCH READ MORE NOTE",
    "NOTES END ENDS CONTACT MEDIA PRESS RELEASE TEL FAX EMAIL MOBILE PHONE WEB ALSO SEE ALL NO YES II III VI VII",
    "VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII DAY WAR MUST DO CALL HQ EDITOR FROM IS ARE WAS HAS BE",
    "WE I A AN AS SO IF MY HE HMS RMS USS SS MV FV HMP HMAS HMCS HMY MFV MMSI HRH HM HSH ST DR MR MRS REV JR SR ESQ",
    "XL XXL XS TNA",
)
