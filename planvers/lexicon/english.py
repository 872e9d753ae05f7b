"""English: the words that alarms look for.

A phrase that begins with another one is found first. Words are in the spelling that
`planvers.words.editorial` folds to (program, demilitarize). What each sort means, and what the rules
make of it, is in `docs/alarms.md`.
"""

from planvers.lexicon import Lexicon, Phrases, SmallWords
from planvers.lexicon.writing import MAGNITUDES, MONTHS


def _phrases(**sorts: str) -> Phrases:
    """Phrases by sort, parted by bars, turned round; the sort `none` marks what only looks like a phrase."""
    return Phrases(
        {phrase: "" if sort == "none" else sort for sort, text in sorts.items() for phrase in text.split(" | ")}
    )


def _units(**names: str) -> dict[str, str]:
    return {word: name for name, words in names.items() for word in (name, *words.split())}


_NEGATIONS = _phrases(
    not_="not | no | never | none | nobody | nothing | neither | nor | without | cannot | no longer | no one"
    " | unable to | refrain | refrains | refrained | abstain | abstains | prohibit | prohibits"
    " | prohibited | prohibition | forbid | forbids | forbidden | ban | bans | banned | bar | bars"
    " | barred | preclude | precludes | precluded | renounce | renounces | renunciation | forgo | forgoes"
    " | refuse | refuses | refused | deny | denies | denied | can't | won't | don't | doesn't | isn't | aren't",
    none="not only | not merely | not later than | no later than | not earlier than | no earlier than"
    " | not less than | no less than | not more than | no more than | not fewer than | no fewer than"
    " | not exceed | not exceeding | not to exceed | whether or not | without delay | without undue delay"
    " | without further delay | without time limit | without limit of time | without prejudice"
    " | at no cost | at no charge | without charge | free of charge",
)
_MODALS = _phrases(
    strong="shall | must | will | undertakes to | undertake to | is obliged to | are obliged to | is required to"
    " | are required to | is bound to | are bound to | commits to | commit to | agrees to | agree to"
    " | has to | have to",
    middle="should | ought to | is expected to | are expected to | is encouraged to | are encouraged to"
    " | is requested to | are requested to | endeavor to | endeavors to | seek to | seeks to | strive to"
    " | strives to | intend to | intends to | its intention to | their intention to",
    weak="may | can | could | might | is entitled to | are entitled to | has the right to | have the right to"
    " | is free to | are free to | is authorized to | are authorized to | is allowed to | are allowed to",
    none="will of | free will | good will | political will | expressed will | popular will | the will | case may be",
)
_CONDITIONS = _phrases(
    if_="if | in the event | in case | in cases | on the assumption",
    unless="unless",
    until="until | till | pending",
    provided="provided that | provided the | provided it | provided they | provided all | provided both"
    " | provided each | provided always | providing that | on condition | on the condition | as long as"
    " | so long as | conditional | conditional on | conditional upon | contingent on | contingent upon"
    " | conditioned on | on the understanding",
    subject="subject to",
    once="once | as soon as",
    none="once a day | once a week | once a month | once a year | once every | once per | once more"
    " | once again | at once | as soon as possible | as if | even if | as soon as practicable"
    " | as soon as feasible | only once",
)
_SCOPES = _phrases(
    all="all | every | each | entire | entirely | whole | wholly | fully | in full | comprehensive | comprehensively",
    any="any | whatsoever",
    some="some | certain | several | selected | specified",
    part="partial | partially | partly | in part",
    only="only | solely | exclusively | exclusive | alone | merely | limited to | restricted to | confined to",
    except_="except | except for | with the exception | with the exceptions | other than | excluding"
    " | exclusive of | save for | apart from | exempt | exempted | exemption | notwithstanding",
    including="including | inter alia | included | inclusive of | among them | in particular",
    peacetime="in peacetime | in time of peace | in times of peace | peacetime",
    wartime="in wartime | in time of war | in times of war | wartime",
    none="not only | at all | in all | above all | after all | in any case | in any event | each other"
    " | as a whole | on the whole | every day | each day | every week | each week | every month | each month"
    " | every year | each year",
)
_DEADLINES = _phrases(
    at_once="immediately | at once | forthwith | without delay | without undue delay | without further delay"
    " | instantly | straight away",
    soon="as soon as possible | as soon as practicable | as soon as feasible | as early as possible | promptly"
    " | at the earliest opportunity | at the earliest possible date | in the near future | in due course"
    " | at an early date | swiftly | speedily",
    for_ever="indefinitely | in perpetuity | for ever | forever | permanently | permanent | without time limit"
    " | without limit of time | for an indefinite period | for an unlimited period",
    daily="daily | once a day | every day | each day | per day",
    weekly="weekly | once a week | every week | each week | per week",
    monthly="monthly | once a month | every month | each month | per month",
    yearly="yearly | annual | annually | once a year | every year | each year | per year",
    for_life="for life",
    season="season",
    summer="summer",
    autumn="autumn",
    winter="winter",
    for_a_time="temporarily | temporary | for a limited period | for a limited time | provisionally"
    " | for the time being",
)
_BOUNDS = _phrases(
    at_least="at least | not less than | no less than | not fewer than | no fewer than | a minimum of | minimum of"
    " | the minimum of | not below",
    at_most="at most | not more than | no more than | up to | not exceed | not exceeding | not to exceed"
    " | a maximum of | maximum of | the maximum of | not above | capped at | limited to | restricted to"
    " | at the most | within",
    more_than="more than | above | exceeding | exceed | exceeds | in excess of | greater than | upwards of",
    less_than="less than | fewer than | below | under",
    about="about | approximately | around | roughly | some | nearly | almost",
)
_TIME_BOUNDS = _phrases(
    limit="within | by | not later than | no later than | before | at the latest by | not later | in under",
    start="after | from | not earlier than | no earlier than | not before | as of | as from | starting",
)
_NUMBERS: dict[str, float] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split(" ")
    )
}
_NUMBERS |= {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(" "), start=2)
}
_NUMBERS |= {"dozen": 12, "dozens": 12, "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25}
_NUMBERS |= {
    "fifth": 0.2,
    "fifths": 0.2,
    "tenth": 0.1,
    "tenths": 0.1,
    "twice": 2,
    "double": 2,
    "triple": 3,
    "thrice": 3,
}

LEXICON = Lexicon(
    negations=_NEGATIONS,
    modals=_MODALS,
    conditions=_CONDITIONS,
    scopes=_SCOPES,
    deadlines=_DEADLINES,
    bounds=_BOUNDS,
    time_bounds=_TIME_BOUNDS,
    numbers=_NUMBERS,
    magnitudes=MAGNITUDES,
    months=MONTHS,
    units=_units(
        km="kilometer kilometers kms",
        m="meter meters",
        cm="centimeter centimeters",
        mm="millimeter millimeters",
        mile="miles",
        nm="nautical-mile nautical-miles",
        foot="feet ft",
        ha="hectare hectares",
        kg="kilogram kilograms kilogramme kilogrammes kilo kilos",
        t="ton tons tonne tonnes",
        kt="kiloton kilotons kilotonne kilotonnes",
        litre="litres liter liters",
        barrel="barrels",
        mw="megawatt megawatts",
        gw="gigawatt gigawatts",
        mwh="megawatt-hours",
        usd="dollar dollars $ us$",
        eur="euro euros €",
        gbp="pounds £",
        uah="hryvnia hryvnias ₴",
        rub="ruble rubles rouble roubles ₽",
        chf="francs",
        percent="% per-cent",
        point="points percentage-points",
    ),
    time_units=_units(
        minute="minutes",
        hour="hours",
        day="days",
        week="weeks",
        fortnight="fortnights",
        month="months",
        year="years",
        decade="decades",
    ),
    time_qualifiers=frozenset({"working", "business", "calendar", "consecutive"}),
    references=frozenset(
        "article articles paragraph paragraphs point points annex annexes section sections chapter chapters clause"
        " clauses protocol protocols resolution resolutions appendix part item items rule title schedule".split(" ")
    ),
    negative_prefixes=("non-", "un", "in", "im", "il", "ir", "dis"),
    by=frozenset({"by"}),
    auxiliaries=frozenset({"be", "is", "are", "been", "being", "was", "were"}),
    bearing=_phrases(bearer="falls to | lies with | rests with | incumbent on | incumbent upon"),
    joins=frozenset({"and", "but", "while", "whereas"}),
    small=SmallWords(
        definite=frozenset({"the"}),
        indefinite=frozenset({"a", "an"}),
        filler=frozenset({"the", "a", "an", "period", "of", "total"}),
        light=frozenset({"and", "or", "but", "of", "to", "in", "is", "are", "by", "on"}),
        lists=frozenset({"and", "or", "the", "jointly"}),
        after_indefinite=frozenset(
            "hundred thousand million billion dozen third quarter half fifth tenth fortnight".split(" ")
        ),
        vague=frozenset({"one", "third", "quarter", "quarters", "fifth", "tenth"}),
        before_unit=frozenset({"within", "for", "after", "in", "by", "than"}),
        before_time=frozenset({"at", "from", "to", "until", "till", "by", "between", "and", "before", "after"}),
        halves_of_day={"a.m.": 0, "am": 0, "p.m.": 12, "pm": 12},
        clock=frozenset({"hours"}),
        percent=frozenset({"percent", "per", "cent", "%"}),
        same_time={"fortnight": ("day", 14), "week": ("day", 7), "year": ("month", 12), "decade": ("month", 120)},
        denial="not",
        paired=("neither", "nor"),
    ),
)
