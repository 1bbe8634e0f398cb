"""Currencies: signs, codes and letters before or behind a number, and which country's dollar or rupee is meant.

A sign that many countries share is settled by the places that the passage names: `$` in a text about Sydney is AUD. The
first code of a shared sign is what it means where no place tells.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from iomcorpus.forms.grammar import Pattern, words

# ISO 4217, with codes of yesterday that archives still have.
CODES = words(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF",
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG",
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA",
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD",
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX",
    "USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL BYR BEF DEM ESP FIM FRF GRD HRK IEP ITL LTL LVL EEK",
    "NLG SLL SKK VEF ZMK ZWD CNH RMB",
)
# Words in capitals before a number: "SDG 8.7" is a goal, "TOP 10" and "ALL 12" are headlines.
CODES_AND_WORDS = words("SDG TOP ALL TRY MOP CUP PEN COP MAD SOS GEL BAM LAK RON")
OTHER_CODES = {"RMB": "CNY", "CNH": "CNY"}

# What stands before the number; a sign of many countries has theirs all, the usual one first.
SIGNS = {
    "$": "USD AUD CAD NZD SGD HKD FJD JMD TTD BBD BSD BZD GYD SBD XCD BND KYD BMD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY CNY",
    "₹": "INR",
    "₦": "NGN",
    "₱": "PHP",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₫": "VND",
    "฿": "THB",
    "₪": "ILS",
    "₡": "CRC",
    "₲": "PYG",
    "₵": "GHS",
    "৳": "BDT",
    "₸": "KZT",
    "₭": "LAK",
    "₮": "MNT",
    "₾": "GEL",
    "₼": "AZN",
    "₨": "INR PKR LKR NPR MUR SCR",
    "US$": "USD",
    "U.S.$": "USD",
    "$US": "USD",
    "$A": "AUD",
    "$NZ": "NZD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "C$": "CAD NIO",
    "CA$": "CAD",
    "CAD$": "CAD",
    "CDN$": "CAD",
    "Cdn$": "CAD",
    "NZ$": "NZD",
    "S$": "SGD",
    "SG$": "SGD",
    "HK$": "HKD",
    "NT$": "TWD",
    "R$": "BRL",
    "TT$": "TTD",
    "J$": "JMD",
    "JA$": "JMD",
    "FJ$": "FJD",
    "F$": "FJD",
    "EC$": "XCD",
    "BZ$": "BZD",
    "BDS$": "BBD",
    "Bds$": "BBD",
    "B$": "BND BSD",
    "BN$": "BND",
    "G$": "GYD",
    "GY$": "GYD",
    "N$": "NAD",
    "L$": "LRD",
    "Z$": "ZWL",
    "SI$": "SBD",
    "T$": "TOP",
    "WS$": "WST",
    "CI$": "KYD",
    "Mex$": "MXN",
    "MX$": "MXN",
    "AR$": "ARS",
    "S/": "PEN",
    "S/.": "PEN",
    "GH₵": "GHS",
    "GH¢": "GHS",
    "GHC": "GHS",
    "GHc": "GHS",
    "E£": "EGP",
    "LE": "EGP",
    "IR£": "IEP",
    "Sh": "KES TZS UGX SOS",
    "Shs": "UGX KES TZS SOS",
    "Sh.": "KES TZS UGX SOS",
    "KSh": "KES",
    "Ksh": "KES",
    "KShs": "KES",
    "Kshs": "KES",
    "Ksh.": "KES",
    "USh": "UGX",
    "Ush": "UGX",
    "Ushs": "UGX",
    "TSh": "TZS",
    "Tsh": "TZS",
    "Tshs": "TZS",
    "Rs": "INR PKR LKR NPR MUR SCR",
    "Rs.": "INR PKR LKR NPR MUR SCR",
    "Re": "INR",
    "SLRs": "LKR",
    "R": "ZAR",
    "N": "NGN",
    "P": "PHP BWP",
    "Php": "PHP",
    "PhP": "PHP",
    "K": "ZMW PGK MMK MWK",
    "MK": "MWK",
    "D": "GMD",
    "Le": "SLE",
    "M": "LSL",
    "E": "SZL",
    "Tk": "BDT",
    "Tk.": "BDT",
    "RM": "MYR",
    "Rp": "IDR",
    "Dh": "AED MAD",
    "Dhs": "AED MAD",
    "DH": "MAD AED",
    "SR": "SAR SCR",
    "QR": "QAR",
    "BD": "BHD",
    "KD": "KWD",
    "JD": "JOD",
    "RO": "OMR",
    "Fr": "CHF",
    "SFr": "CHF",
    "Sfr": "CHF",
    "kr": "SEK NOK DKK ISK",
    "Kr": "SEK NOK DKK ISK",
    "SKr": "SEK",
    "NKr": "NOK",
    "DKr": "DKK",
    "Kc": "CZK",
    "Kč": "CZK",
    "zł": "PLN",
    "Ft": "HUF",
    "CFA": "XOF XAF",
    "FCFA": "XOF XAF",
    "Br": "ETB BYN",
    "Birr": "ETB",
    "Nu": "BTN",
    "Nu.": "BTN",
    "Rf": "MVR",
    "Afs": "AFN",
    "Bs": "BOB VES",
    "B/.": "PAB",
    "FRw": "RWF",
    "Frw": "RWF",
    "FBu": "BIF",
    "Ar": "MGA",
    "MT": "MZN",
    "Kz": "AOA",
    "RMB": "CNY",
}
# Single letters number roads, forms and vitamins too ("N2", "P60"): they need an amount ("N500m") and their country.
LETTERS = words("R N P K D M E")
# What stands behind the number besides codes: "12 €", "300 kr"; "50c" and "85p" have their own word.
SIGNS_BEHIND = words("€ $ £ ¥ ₹ ₽ ₺ ₴ ₫ ฿ ₪ zł Kč kr Ft FCFA")
COINS = {"p": "pence", "c": "cents", "¢": "cents"}
VIDEO_LINES = ("1080", "720p", "480p", "2160")
LEAST_BY_PLACE = 10  # "R5" and "N2" are roads also where the rand and the naira are at home

# Whose money a place has, by words that name the place, its people, or a large city of it.
PLACES = {
    place.replace("_", " "): code
    for code, places in {
        "USD": "US USA America American Americans Washington New_York California Texas Florida Chicago Boston Houston"
        " Ohio Arizona Pennsylvania Michigan Massachusetts Virginia Oregon Colorado Illinois Minnesota Hawaii"
        " Alaska Seattle Philadelphia Detroit Denver Atlanta Miami Biden Obama Trump",
        "AUD": "Australia Australian Australians Sydney Melbourne Brisbane Perth Adelaide Canberra Hobart Darwin NSW"
        " Queensland Tasmania Tasmanian Queenslanders Cairns Townsville Geelong Wollongong Ballarat Bendigo Aussie"
        " Nauru Kiribati Tuvalu",
        "CAD": "Canada Canadian Canadians Toronto Montreal Montréal Vancouver Ottawa Winnipeg Calgary Edmonton Halifax"
        " Quebec Québec Ontario Manitoba Saskatchewan Alberta Saskatoon Regina Yukon Nunavut Newfoundland"
        " Mississauga",
        "NZD": "New_Zealand New_Zealanders Auckland Wellington Christchurch Dunedin Tauranga Waikato Otago Rotorua"
        " Queenstown Invercargill Whangarei Kiwi Kiwis Niue Tokelau",
        "SGD": "Singapore Singaporean Singaporeans HDB",
        "HKD": "Hong_Kong Hongkong Kowloon Hongkongers",
        "FJD": "Fiji Fijian Fijians Suva Nadi Lautoka Labasa",
        "JMD": "Jamaica Jamaican Jamaicans Kingston Montego",
        "TTD": "Trinidad Tobago Trinidadian Trinidadians Trini",
        "BBD": "Barbados Barbadian Bridgetown Bajan",
        "BSD": "Bahamas Bahamian Nassau",
        "BZD": "Belize Belizean Belmopan",
        "GYD": "Guyana Guyanese",
        "SBD": "Honiara Guadalcanal Malaita",
        "XCD": "Antigua Dominica Grenada Lucia Grenadines Nevis Basseterre Castries",
        "BND": "Brunei Bruneian Begawan",
        "KYD": "Cayman Caymanian",
        "BMD": "Bermuda Bermudian",
        "JPY": "Japan Japanese Tokyo Osaka Kyoto",
        "CNY": "China Chinese Beijing Shanghai Shenzhen Guangzhou",
        "INR": "India Indian Indians Delhi Mumbai Kolkata Chennai Bengaluru Bangalore Hyderabad Pune Kerala Odisha"
        " Bihar Gujarat Assam Punjab Rajasthan Maharashtra Karnataka Lucknow",
        "PKR": "Pakistan Pakistani Pakistanis Lahore Karachi Islamabad Peshawar Sindh Balochistan Rawalpindi Quetta"
        " Multan Faisalabad",
        "LKR": "Sri_Lanka Sri_Lankan Sri_Lankans Colombo Kandy Jaffna Galle",
        "NPR": "Nepal Nepali Nepalese Nepalis Kathmandu Pokhara Lalitpur",
        "MUR": "Mauritius Mauritian Mauritians",
        "SCR": "Seychelles Seychellois",
        "KES": "Kenya Kenyan Kenyans Nairobi Mombasa Kisumu Nakuru Eldoret Turkana Lamu Garissa",
        "TZS": "Tanzania Tanzanian Tanzanians Salaam Dodoma Zanzibar Arusha Mwanza",
        "UGX": "Uganda Ugandan Ugandans Kampala Entebbe Gulu Jinja Mbarara",
        "SOS": "Somalia Somali Somalis Mogadishu Hargeisa Somaliland",
        "ZAR": "South_Africa South_African South_Africans Johannesburg Pretoria Durban Soweto Gauteng KwaZulu Limpopo"
        " Mpumalanga Bloemfontein Eskom Mthatha Stellenbosch",
        "NGN": "Nigeria Nigerian Nigerians Lagos Abuja Kano Ibadan Kaduna Enugu Borno Maiduguri Naira",
        "PHP": "Philippines Philippine Filipino Filipinos Manila Cebu Davao Luzon Mindanao Visayas Quezon Malacañang"
        " Iloilo Palawan Duterte",
        "BWP": "Botswana Gaborone Francistown Maun",
        "ZMW": "Zambia Zambian Zambians Lusaka Kitwe Ndola Copperbelt",
        "PGK": "Papua Moresby Lae Bougainville PNG",
        "MMK": "Myanmar Burma Burmese Yangon Mandalay Naypyidaw",
        "MWK": "Malawi Malawian Malawians Lilongwe Blantyre",
        "GMD": "Gambia Gambian Gambians Banjul Serekunda",
        "LSL": "Lesotho Basotho Maseru",
        "SZL": "Eswatini Swaziland Swazi Mbabane Manzini",
        "AED": "Emirates Emirati Dubai Sharjah UAE Dhabi",
        "MAD": "Morocco Moroccan Moroccans Rabat Casablanca Marrakech Marrakesh",
        "SAR": "Saudi Riyadh Jeddah",
        "SEK": "Sweden Swedish Swedes Stockholm Gothenburg Malmö",
        "NOK": "Norway Norwegian Norwegians Oslo Bergen Trondheim",
        "DKK": "Denmark Danish Danes Copenhagen Aarhus Greenland Faroe",
        "ISK": "Iceland Icelandic Icelanders Reykjavik Reykjavík",
        "XOF": "Senegal Senegalese Dakar Mali Malian Bamako Niger Niamey Togo Lomé Ivory Ivorian Abidjan Burkina"
        " Ouagadougou Cotonou",
        "XAF": "Cameroon Cameroonian Yaoundé Yaounde Douala Chad Chadian Gabon Libreville Congo Brazzaville Bangui",
        "ETB": "Ethiopia Ethiopian Ethiopians Addis",
        "BYN": "Belarus Belarusian Minsk",
        "BOB": "Bolivia Bolivian",
        "VES": "Venezuela Venezuelan",
        "NIO": "Nicaragua Nicaraguan Managua",
    }.items()
    for place in places.split()
}
PLACE = Pattern(r"(?:(?:South|New|Hong|Sri|Sierra|SOUTH|NEW|HONG|SRI) )?[A-Z][\wÀ-ɏ]+(?!\$)")
LONGEST_SIGN = 5
BEHIND = Pattern(r"([ ]?)([^\W\d_]{1,4}|[€$£¥₹₽₺₴₫฿₪¢])(?![\w'’$])")


@dataclass(frozen=True, slots=True)
class Currency:
    """Which money, and where its sign stands."""

    start: int
    end: int
    codes: tuple[str, ...]  # what the sign may mean, the usual first
    doubtful: bool = False  # one letter: "R5"; a code that is a word: "TOP 10"


def currency_before(text: str, at: int) -> Currency | None:
    """The sign, letters or code that stand before a number.

    >>> currency_before("about US$5", 9), currency_before("Rs 4.5 crore", 3).codes[0], currency_before("in 5", 3)
    (Currency(start=6, end=9, codes=('USD',), doubtful=False), 'INR', None)
    """
    end = at - 1 if text.startswith(" ", at - 1) and at > 1 else at
    for length in range(min(LONGEST_SIGN, end), 0, -1):
        start = end - length
        sign = text[start:end]
        codes = SIGNS.get(sign) or (sign if sign in CODES else None)
        if codes is None or (sign[0].isalpha() and start and (text[start - 1].isalnum() or text[start - 1] in "$£€-/")):
            continue
        doubtful = sign in LETTERS or sign in CODES_AND_WORDS
        if sign in LETTERS and end < at and sign != "R":
            return None  # "group N 500"
        return Currency(start, at, tuple(OTHER_CODES.get(codes, codes).split()), doubtful)
    return None


def currency_behind(text: str, at: int) -> Currency | None:
    """The code or sign that stands behind a number.

    >>> currency_behind("65 CHF", 2).codes, currency_behind("12 €", 2).end, currency_behind("12 TOP songs", 2)
    (('CHF',), 4, None)
    """
    match = BEHIND.match(text, at)
    if match is None:
        return None
    sign = match[2]
    if sign in CODES and sign not in CODES_AND_WORDS:
        return Currency(at, match.end(), (OTHER_CODES.get(sign, sign),))
    if sign in SIGNS_BEHIND:
        return Currency(at, match.end(), tuple(SIGNS[sign].split()))
    return None


def coins_behind(text: str, at: int) -> tuple[str, int] | None:
    """The word of a coin whose letter touches the number, and where that ends: "85p".

    >>> coins_behind("85p a litre", 2), coins_behind("1080p video", 4)
    (('pence', 3), None)
    """
    word = COINS.get(text[at : at + 1])
    if word is None or text[at + 1 : at + 2].isalnum() or text.startswith(VIDEO_LINES, at - 4):
        return None
    return word, at + 1


def is_money(currency: Currency, value: float, size: int, grouped: bool, places: Counter[str]) -> bool:
    """Whether doubtful letters before a number are a currency: "N500m", "R25,000", in Kenya also "K500"."""
    if not currency.doubtful or size > 1 or grouped:
        return True
    return value >= LEAST_BY_PLACE and any(code in places for code in currency.codes)


def settle(codes: tuple[str, ...], places: Counter[str]) -> str:
    """The currency that a shared sign means among some places: that of the place named most, the first of them.

    >>> settle(("USD", "AUD", "CAD"), places_of("SYDNEY: Australian ratepayers will foot"))
    'AUD'
    >>> settle(("USD", "AUD"), Counter())
    'USD'
    """
    named = [(count, -rank, code) for rank, (code, count) in enumerate(places.items()) if code in codes]
    return max(named)[2] if named and len(codes) > 1 else codes[0]


def places_of(text: str) -> Counter[str]:
    """The currencies of the places that a text names, with how often it names them, in order of first mention."""
    found: Counter[str] = Counter()
    for match in PLACE.finditer(text):
        word = match.group()
        code = PLACES.get(word) or PLACES.get(word.title() if word.isupper() else word.rpartition(" ")[2])
        if code:
            found[code] += 1
    return found
