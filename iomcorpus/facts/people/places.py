"""Words that name places and where people come from: facts of geography, written down for this package.

A capitalised word on these lists is a place unless something shows a person ("Jordan Henderson"). Only what news names
all the time is here; the name of a village shows itself by the words around it.
"""

from __future__ import annotations

from iomcorpus.forms.grammar import listed, words

COUNTRIES = frozenset(
    listed(
        "Afghanistan|Albania|Algeria|Andorra|Angola|Antigua|Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan",
        "Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Herzegovina|Botswana",
        "Brazil|Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Chad|Chile|China",
        "Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czechia|Denmark|Djibouti|Dominica|Ecuador|Egypt",
        "El Salvador|Eritrea|Estonia|Eswatini|Swaziland|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany",
        "Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia",
        "Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Korea|Kosovo|Kuwait|Kyrgyzstan",
        "Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macedonia|Madagascar|Malawi",
        "Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro",
        "Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|Nicaragua|Niger|Nigeria|Norway|Oman|Pakistan",
        "Palau|Palestine|Panama|Papua|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Samoa",
        "San Marino|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|Somaliland|Spain",
        "Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Timor-Leste|Togo|Tonga",
        "Trinidad|Tobago|Tunisia|Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|Uruguay|Uzbekistan|Vanuatu|Vatican",
        "Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|Britain|England|Scotland|Wales|UK|US|USA|UAE|U.S|U.K|DRC|PNG|Holland",
        "Greenland|Guam|Bermuda|Gibraltar|Hong Kong|Macau|Tibet|Kashmir|Crimea|Chechnya|Dagestan|Abkhazia|Kurdistan",
        "United Kingdom|United States|United Arab Emirates|New Zealand|South Africa|South Sudan|North Korea",
        "South Korea|Saudi Arabia|Papua New Guinea|Ivory Coast|East Timor|Northern Ireland|West Bank|Middle East",
        "Far East|Great Britain|Catalonia|Yugoslavia|USSR|Zaire|Ceylon|Persia|Prussia|Rhodesia|Zanzibar|Puerto Rico",
        "Tasmania|Sicily|Corsica",
    )
)

# Continents, seas, regions, states and provinces.
REGIONS = frozenset(
    listed(
        "Africa|America|Americas|Antarctica|Arctic|Asia|Europe|Oceania|Scandinavia|Balkans|Caucasus|Caribbean|Pacific",
        "Atlantic|Mediterranean|Baltic|Adriatic|Aegean|Sahara|Sahel|Maghreb|Levant|Siberia|Amazon|Amazonia|Andes",
        "Himalayas|Alps|Pyrenees|Nile|Danube|Thames|Mekong|Ganges|Volga|Rhine|Euphrates|Tigris|Gaza|Darfur|Tigray",
        "Amhara|Oromia|Katanga|Kivu|Biafra|Punjab|Sindh|Balochistan|Gujarat|Kerala|Karnataka|Assam|Bihar|Odisha|Goa",
        "Rajasthan|Maharashtra|Haryana|Uttarakhand|Telangana|Jharkhand|Manipur|Nagaland|Mizoram|Tripura|Meghalaya",
        "Uttar Pradesh|Madhya Pradesh|Andhra Pradesh|Himachal Pradesh|Tamil Nadu|West Bengal|Bengal|Deccan|Xinjiang",
        "Sichuan|Yunnan|Guangdong|Hunan|Hubei|Hebei|Henan|Fujian|Zhejiang|Jiangsu|Shandong|Liaoning|Guizhou|Gansu",
        "Java|Sumatra|Bali|Sulawesi|Borneo|Aceh|Mindanao|Luzon|Visayas|Cebu|Sabah|Sarawak|Penang|Johor|Selangor",
        "Rakhine|Okinawa|Hokkaido|Honshu|Kyushu|Anatolia|Bavaria|Saxony|Prussia|Tuscany|Lombardy|Calabria|Andalusia",
        "Galicia|Normandy|Brittany|Provence|Flanders|Wallonia|Donbas|Donbass|Transnistria|Ulster|Leinster|Munster",
        "Connacht|Gauteng|Limpopo|Mpumalanga|KwaZulu-Natal|Natal|Matabeleland|Mashonaland|Oyo|Kaduna|Borno|Adamawa",
        "Anambra|Enugu|Imo|Ogun|Osun|Ondo|Ekiti|Kwara|Kogi|Benue|Taraba|Bauchi|Gombe|Yobe|Zamfara|Sokoto|Kebbi|Katsina",
        "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois",
        "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri",
        "Montana|Nebraska|Nevada|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Washington",
        "Wisconsin|Wyoming|New Mexico|Dakota|Carolina|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|Newfoundland",
        "Labrador|Nunavut|Yukon|Nova Scotia|Queensland|Tasmania|Otago|Waikato|Cornwall|Devon|Dorset|Kent|Essex|Sussex",
        "Surrey|Norfolk|Suffolk|Cumbria|Yorkshire|Lancashire|Cheshire|Shropshire|Derbyshire|Wiltshire|Hampshire",
        "Berkshire|Oxfordshire|Hertfordshire|Cambridgeshire|Lincolnshire|Northumberland|Merseyside|Tyneside|Fife",
        "Aberdeenshire|Hebrides|Orkney|Shetland|Highlands|Midlands|Antrim|Armagh|Tyrone|Fermanagh|Donegal|Galway|Mayo",
        "Kerry|Cork|Limerick|Tipperary|Wexford|Sligo|Leitrim|Kildare|Meath|Clare",
    )
)

CITIES = frozenset(
    listed(
        "London|Birmingham|Manchester|Liverpool|Leeds|Sheffield|Bristol|Newcastle|Nottingham|Leicester|Coventry|Hull",
        "Bradford|Cardiff|Swansea|Newport|Edinburgh|Glasgow|Aberdeen|Dundee|Inverness|Belfast|Derry|Londonderry",
        "Dublin|Oxford|Cambridge|Brighton|Plymouth|Southampton|Portsmouth|Norwich|Exeter|York|Durham|Sunderland",
        "Middlesbrough|Blackpool|Preston|Bolton|Oldham|Rochdale|Wigan|Stockport|Salford|Derby|Stoke|Luton|Croydon",
        "Swindon|Bournemouth|Reading|Ipswich|Colchester|Dover|Calais|Wembley|Westminster|Heathrow|Gatwick|Paris",
        "Marseille|Lyon|Toulouse|Nice|Nantes|Strasbourg|Bordeaux|Lille|Rennes|Brussels|Antwerp|Ghent|Bruges|Amsterdam",
        "Rotterdam|Utrecht|Eindhoven|Berlin|Hamburg|Munich|Cologne|Frankfurt|Stuttgart|Dortmund|Leipzig|Dresden|Bonn",
        "Bremen|Hanover|Vienna|Salzburg|Innsbruck|Graz|Zurich|Geneva|Basel|Bern|Lausanne|Davos|Rome|Milan|Naples",
        "Turin|Palermo|Genoa|Bologna|Florence|Venice|Verona|Bari|Lampedusa|Catania|Madrid|Barcelona|Valencia|Seville",
        "Malaga|Bilbao|Zaragoza|Lisbon|Porto|Athens|Thessaloniki|Lesbos|Piraeus|Warsaw|Krakow|Gdansk|Lodz|Wroclaw",
        "Poznan|Prague|Brno|Bratislava|Budapest|Bucharest|Sofia|Varna|Belgrade|Zagreb|Split|Ljubljana|Sarajevo|Skopje",
        "Tirana|Pristina|Podgorica|Chisinau|Kyiv|Kiev|Kharkiv|Odessa|Odesa|Lviv|Donetsk|Mariupol|Minsk|Moscow",
        "St Petersburg|Kazan|Sochi|Vladivostok|Helsinki|Tampere|Turku|Stockholm|Gothenburg|Malmo|Uppsala|Oslo|Bergen",
        "Trondheim|Copenhagen|Aarhus|Reykjavik|Tallinn|Riga|Vilnius|Kaunas|Valletta|Nicosia|Istanbul|Ankara|Izmir",
        "Antalya|Adana|Gaziantep|Tbilisi|Batumi|Yerevan|Baku|Tehran|Isfahan|Shiraz|Mashhad|Baghdad|Basra|Mosul|Erbil",
        "Kirkuk|Fallujah|Damascus|Aleppo|Homs|Idlib|Raqqa|Daraa|Beirut|Tripoli|Amman|Jerusalem|Haifa|Tel Aviv",
        "Ramallah|Bethlehem|Hebron|Nablus|Jenin|Riyadh|Jeddah|Mecca|Medina|Doha|Dubai|Abu Dhabi|Sharjah|Manama|Muscat",
        "Sanaa|Aden|Hodeidah|Kabul|Kandahar|Herat|Jalalabad|Kunduz|Islamabad|Karachi|Lahore|Peshawar|Quetta",
        "Rawalpindi|Multan|Delhi|New Delhi|Mumbai|Kolkata|Calcutta|Chennai|Bangalore|Bengaluru|Hyderabad|Ahmedabad",
        "Pune|Jaipur|Lucknow|Kanpur|Nagpur|Bhopal|Patna|Srinagar|Amritsar|Chandigarh|Kochi|Guwahati|Kathmandu|Pokhara",
        "Thimphu|Dhaka|Chittagong|Sylhet|Colombo|Kandy|Jaffna|Yangon|Rangoon|Mandalay|Naypyidaw|Bangkok|Chiang Mai",
        "Phuket|Pattaya|Vientiane|Phnom Penh|Siem Reap|Hanoi|Saigon|Da Nang|Hue|Kuala Lumpur|Putrajaya|Jakarta",
        "Surabaya|Bandung|Medan|Yogyakarta|Dili|Manila|Davao|Quezon City|Beijing|Shanghai|Guangzhou|Shenzhen|Chengdu",
        "Chongqing|Wuhan|Tianjin|Nanjing|Hangzhou|Xi'an|Urumqi|Lhasa|Harbin|Taipei|Kaohsiung|Tokyo|Osaka|Kyoto|Nagoya",
        "Yokohama|Hiroshima|Nagasaki|Sapporo|Fukuoka|Fukushima|Kobe|Sendai|Seoul|Busan|Incheon|Daegu|Pyongyang",
        "Ulaanbaatar|Astana|Nur-Sultan|Almaty|Tashkent|Samarkand|Bukhara|Bishkek|Osh|Dushanbe|Ashgabat|Cairo",
        "Alexandria|Giza|Luxor|Aswan|Suez|Benghazi|Misrata|Sabha|Tunis|Sfax|Algiers|Oran|Rabat|Casablanca|Marrakesh",
        "Marrakech|Tangier|Fez|Nouakchott|Dakar|Bamako|Timbuktu|Gao|Niamey|Agadez|Ouagadougou|Abidjan|Yamoussoukro",
        "Accra|Kumasi|Lome|Cotonou|Porto-Novo|Lagos|Abuja|Kano|Ibadan|Maiduguri|Jos|Calabar|Port Harcourt|Benin City",
        "Conakry|Freetown|Monrovia|Bissau|Banjul|Yaounde|Douala|Libreville|Brazzaville|Kinshasa|Lubumbashi|Goma",
        "Bukavu|Bangui|N'Djamena|Khartoum|Omdurman|Juba|Addis Ababa|Mekelle|Asmara|Hargeisa|Mogadishu|Kismayo|Bosaso",
        "Nairobi|Mombasa|Kisumu|Nakuru|Eldoret|Kampala|Entebbe|Gulu|Kigali|Bujumbura|Gitega|Dar es Salaam|Dodoma",
        "Arusha|Mwanza|Lusaka|Kitwe|Lilongwe|Blantyre|Harare|Bulawayo|Maputo|Beira|Luanda|Windhoek|Gaborone|Pretoria",
        "Tshwane|Johannesburg|Soweto|Durban|Cape Town|Bloemfontein|Maseru|Mbabane|Manzini|Antananarivo|Port Louis",
        "Moroni|Victoria|New York|Los Angeles|Chicago|Houston|Philadelphia|Phoenix|San Antonio|San Diego",
        "San Francisco|San Jose|Dallas|Austin|Detroit|Boston|Seattle|Denver|Baltimore|Atlanta|Miami|Tampa|Orlando",
        "Cleveland|Cincinnati|Columbus|Pittsburgh|Minneapolis|Milwaukee|Memphis|Nashville|New Orleans|Las Vegas",
        "Salt Lake City|Sacramento|Oakland|Tucson|Albuquerque|Omaha|Buffalo|Charlotte|Raleigh|Richmond|Brooklyn",
        "Manhattan|Bronx|Queens|Harlem|Hollywood|Honolulu|Anchorage|Toronto|Montreal|Vancouver|Ottawa|Calgary",
        "Edmonton|Winnipeg|Halifax|Regina|Saskatoon|Mexico City|Guadalajara|Monterrey|Tijuana|Cancun|Acapulco",
        "Ciudad Juarez|Guatemala City|San Salvador|Tegucigalpa|Managua|San Pedro Sula|Panama City|Havana|Kingston",
        "Port-au-Prince|Santo Domingo|Bridgetown|Nassau|Bogota|Medellin|Cali|Cartagena|Caracas|Maracaibo|Quito",
        "Guayaquil|Lima|Cusco|Arequipa|La Paz|Santa Cruz|Sucre|Asuncion|Santiago|Valparaiso|Buenos Aires|Rosario",
        "Cordoba|Mendoza|Montevideo|Brasilia|Rio de Janeiro|Sao Paulo|Salvador|Recife|Fortaleza|Manaus|Curitiba",
        "Porto Alegre|Belo Horizonte|Georgetown|Paramaribo|Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra|Darwin",
        "Lincoln|Nelson|Madison|Jackson|Kimberley|Columbia|Arlington|Irving|Aurora|Marion|Savannah|Santa Fe",
        "Las Cruces|Los Alamos|El Paso|Corpus Christi|Baton Rouge|Des Moines|Fort Worth|Long Beach|Santa Monica",
        "Santa Barbara|Palo Alto|San Juan|Hobart|Cairns|Townsville|Auckland|Wellington|Christchurch|Dunedin|Hamilton",
        "Suva|Apia|Port Moresby|Honiara|Nuku'alofa|Port Vila|Noumea|Bethesda|Geneva|Hague|Strasbourg|Chernobyl",
        "Srebrenica|Guantanamo|Bollywood",
        # Names of two words that people might have
        "Milton Keynes|Melton Mowbray|Newton Abbot|Newton Aycliffe|Newton Stewart|Castle Douglas|Bishop Auckland",
        "Shepton Mallet|Kirkby Lonsdale|Kirkby Stephen|Leighton Buzzard|Lyme Regis|Bognor Regis|Market Harborough",
        "Alice Springs|Wagga Wagga|Glen Innes|Carson City|Jackson Hole|Grand Rapids|Ann Arbor|Santa Ana|Santa Rosa",
        "Prince Albert|Prince Rupert|Prince George|Charlotte Amalie|Myrtle Beach|Virginia Beach|Daytona Beach",
        "San Mateo",
        "Ciudad Bolivar|Puerto Plata|Victoria Falls|Ras Al Khaimah|Umm Al Quwain|Nuwara Eliya|Uasin Gishu|Trans Nzoia",
    )
)

# Peoples, faiths and, since they are told from persons in the same way, gods and planets.
PEOPLES = words(
    "Afghan Albanian Algerian American Andorran Angolan Argentine Argentinian Armenian Australian Austrian",
    "Azerbaijani Azeri Bahamian Bahraini Bangladeshi Barbadian Bajan Belarusian Belgian Belizean Beninese Bhutanese",
    "Bolivian Bosnian Botswanan Brazilian British Briton Brit Bruneian Bulgarian Burkinabe Burmese Burundian",
    "Cambodian Cameroonian Canadian Chadian Chilean Chinese Colombian Comorian Congolese Croatian Croat Cuban Cypriot",
    "Czech Danish Dane Djiboutian Dominican Dutch Dutchman Dutchwoman Ecuadorian Egyptian Emirati English Englishman",
    "Englishwoman Eritrean Estonian Ethiopian European Fijian Filipino Filipina Finnish Finn French Frenchman",
    "Frenchwoman Gabonese Gambian Georgian German Ghanaian Greek Grenadian Guatemalan Guinean Guyanese Haitian",
    "Honduran Hungarian Icelandic Icelander Indian Indonesian Iranian Iraqi Irish Irishman Irishwoman Israeli Italian",
    "Ivorian Jamaican Japanese Jordanian Kazakh Kazakhstani Kenyan Korean Kosovan Kosovar Kurdish Kurd Kuwaiti Kyrgyz",
    "Lao Laotian Latvian Lebanese Liberian Libyan Lithuanian Luxembourgish Macedonian Malagasy Malawian Malaysian",
    "Maldivian Malian Maltese Mauritanian Mauritian Mexican Moldovan Mongolian Montenegrin Moroccan Mozambican",
    "Namibian Nepalese Nepali Nicaraguan Nigerian Nigerien Norwegian Omani Pakistani Palestinian Panamanian",
    "Paraguayan Peruvian Pole Polish Portuguese Qatari Romanian Russian Rwandan Salvadoran Samoan Saudi Scot Scots",
    "Scottish Scotsman Scotswoman Senegalese Serb Serbian Singaporean Slovak Slovakian Slovene Slovenian Somali",
    "Spaniard Spanish Sudanese Surinamese Swede Swedish Swiss Syrian Taiwanese Tajik Tamil Tanzanian Thai Tibetan",
    "Togolese Tongan Trinidadian Tunisian Turk Turkish Turkmen Ugandan Ukrainian Uruguayan Uyghur Uighur Uzbek",
    "Venezuelan Vietnamese Welsh Welshman Welshwoman Yemeni Zambian Zimbabwean African Asian Arab Arabian Arabic",
    "Latin Latino Latina Hispanic Caribbean Scandinavian Nordic Slavic Balkan Western Eastern Northern Southern Kiwi",
    "Aussie Californian Texan Londoner Parisian Berliner Muslim Christian Jewish Jew Hindu Sikh Buddhist Catholic",
    "Protestant Anglican Orthodox Sunni Shia Shiite Shi'ite Islam Christianity Judaism Hinduism Buddhism Sikhism",
    "Catholicism Zeus Athena Aphrodite Poseidon Ganesh Ganesha Vishnu Shiva Allah Odin Thor Venus Mars Jupiter Saturn",
    "Neptune Uranus Pluto Mercury Earth Moon Sun Ahmadi Yazidi Alawite Druze Copt Coptic Mormon Methodist",
    "Wesleyan Baptist",
    "Lutheran Presbyterian Quaker Islamic Islamist Islamists Marxist Maoist Nazi Roma Rohingya Hutu Tutsi Zulu Xhosa",
    "Igbo Yoruba Hausa Fulani Kikuyu Luo Maasai Masai Oromo Tigrayan Berber Tuareg Pashtun Hazara Baloch Punjabi",
    "Bengali Gujarati Marathi Telugu Malayali Kashmiri Aboriginal Maori Inuit Cree Navajo Cherokee Lakota Mapuche",
    "Quechua Aymara Basque Catalan Breton Cornish Sami Tatar Chechen Cossack Latin Swahili Mandarin Cantonese Hebrew",
    "Yiddish Urdu Hindi Farsi Pashto Amharic Tigrinya Tagalog",
)

COMPASS = words("North South East West Central Northern Southern Eastern Western Upper Lower Greater New")

PLACES = COUNTRIES | REGIONS | CITIES
