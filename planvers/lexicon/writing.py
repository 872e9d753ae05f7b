"""How texts write numbers, dates, references and abbreviations in English, and two spellings of one word.

Redlines need these whatever else a text is written in, so they stand apart from what alarms look for.
"""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
CURRENCIES = frozenset({"usd", "eur", "gbp", "uah", "rub", "chf", "us$", "$", "€", "£", "₴", "₽"})
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
PERCENT = frozenset({"%", "percent", "per cent"})
# Before a number, with a full stop that ends no sentence: «No. 5».
REFERENCE_SHORT = frozenset({"no", "nos", "art", "arts", "para", "paras", "sec", "ch", "vol", "pt"})
# With a full stop that ends no sentence, whatever follows.
TITLES_SHORT = frozenset(
    {"mr", "mrs", "ms", "dr", "gen", "col", "lt", "prof", "st", "etc", "approx", "incl", "cf", "vs"}
)

# Two spellings of one word: the first is read as the second, with any ending. Only spellings go in
# here; two names for one thing (Kyiv and Kiev) are wording, and people choose them on purpose.
SPELLINGS = {
    "programme": "program",
    "centre": "center",
    "metre": "meter",
    "kilometre": "kilometer",
    "theatre": "theater",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "pretence": "pretense",
    "labour": "labor",
    "neighbour": "neighbor",
    "honour": "honor",
    "favour": "favor",
    "harbour": "harbor",
    "behaviour": "behavior",
    "armour": "armor",
    "endeavour": "endeavor",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "travelled": "traveled",
    "travelling": "traveling",
    "labelled": "labeled",
    "modelled": "modeled",
    "fuelled": "fueled",
    "signalled": "signaled",
    "analyse": "analyze",
    "paralyse": "paralyze",
    "catalogue": "catalog",
    "ageing": "aging",
    "co-operat": "cooperat",
    "co-ordinat": "coordinat",
}
# Written with -is- or -iz-; what follows is an ending of the verb or its noun.
IZE_STEMS = frozenset(
    {
        "author", "central", "civil", "colon", "criminal", "decentral", "demilitar", "demobil", "denuclear", "destabil",
        "equal", "external", "final", "formal", "general", "harmon", "immobil", "initial", "internal", "international",
        "legal", "liberal", "local", "maxim", "militar", "minim", "mobil", "modern", "monopol", "nation", "national",
        "neutral", "normal", "optim", "organ", "penal", "polit", "priorit", "privat", "real", "recogn", "regular",
        "remilitar", "reorgan", "revital", "scrutin", "securit", "social", "special", "stabil", "standard", "subsid",
        "summar", "symbol", "synchron", "util", "victim", "visual",
    }
)  # fmt: skip
