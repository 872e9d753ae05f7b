"""Rules on words that judge a party, in what is written in our own words.

They ask the same of every party, and none is described with words that another would not be.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from planvers.checking.prose import Prose, Wanted, prose_of_statements, prose_of_version
from planvers.lexicon.loaded import LoadedWords, loaded_words
from planvers.model.plan import Party
from planvers.model.problems import Problem, Severity
from planvers.reading.folder import PlanRecords
from planvers.reading.signs import RawText
from planvers.words.sentences import sentences
from planvers.words.tokens import is_word, tokens

# How many words may lie between a loaded one and the party, and the step onto it.
NEAR = 3
_LETTERS = r"[^\W\d_]+"
_OUR_WORDS = Wanted(
    statement=frozenset({"summary", "condition", "proposal", "notes"}),
    event=frozenset({"event"}),
    report=frozenset({"summary"}),
    version=frozenset({"summary", "notes"}),
    point=frozenset({"title", "notes"}),
)


class Judgement(NamedTuple):
    """A loaded word in a text: where it stands, as written, whom it judges as written, and a plain word or "".

    `of` is empty where it judges the speaker of a statement.
    """

    start: int
    said: str
    of: str
    plain: str
    is_verb: bool


class Judge:
    """Finds loaded words of one language beside the names of parties."""

    def __init__(self, words: LoadedWords, parties: Iterable[Party]) -> None:
        self._words = words
        self._named = tuple(parties)
        # Most texts hold no loaded word: its longest part is looked for first, which takes a fifth of the time.
        self._keys = frozenset(max(re.findall(_LETTERS, phrase), key=len) for phrase in (*words.names, *words.verbs))
        self._phrases = (*words.names, *words.verbs, *words.harmless)
        self._first = frozenset(re.findall(_LETTERS, phrase)[0] for phrase in self._phrases)

    # The patterns are long, and most plans have no text that needs them.
    @cached_property
    def _loaded(self) -> re.Pattern[str]:
        return _pattern(self._phrases, re.IGNORECASE)

    @cached_property
    def _parties(self) -> re.Pattern[str]:
        return _pattern({form for party in self._named for name in _names(party) for form in (name, name.upper())})

    def judgements(self, text: str, *, is_said: bool = False) -> Iterator[Judgement]:
        """The loaded words of a text, in reading order; `is_said` where its subject is a speaker."""
        if self._keys.isdisjoint(re.findall(_LETTERS, text.lower())):
            return
        found = [(item, " ".join(item[0].lower().split())) for item in self._phrases_in(text)]
        if not found:
            return
        beginning = len(text) - len(text.lstrip())
        parties = [(item.start(), item.end()) for item in self._parties.finditer(text)]
        where = _Words(text) if parties else None
        for item, phrase in found:
            start, end = item.span()
            following = bisect(parties, (start, end))
            nearest = parties[max(following - 1, 0) : following + 1]
            if phrase in self._words.verbs:
                subject = next((text[first:last] for first, last in nearest if text[last:start].isspace()), "")
                if subject or (is_said and start == beginning):
                    yield Judgement(start, item[0], subject, self._words.verbs[phrase], is_verb=True)
            elif phrase in self._words.names and where:
                near = (text[first:last] for first, last in nearest if where.are_near((start, end), (first, last)))
                party = next(near, "")
                if party:
                    yield Judgement(start, item[0], party, self._words.names[phrase], is_verb=False)

    def _phrases_in(self, text: str) -> Iterator[re.Match[str]]:
        """Every phrase of the list, from left to right. To try all of them at each letter takes ten times as long."""
        behind = 0
        for word in re.finditer(_LETTERS, text):
            if word.start() >= behind and word[0].lower() in self._first:
                found = self._loaded.match(text, word.start())
                if found:
                    yield found
                    behind = found.end()


class _Words:
    """The words of a text with their sentences, to tell how far apart two stretches of it are."""

    def __init__(self, text: str) -> None:
        cut = tokens(text)
        self._starts: list[int] = []
        self._sentences: list[int] = []
        ends = sentences(cut)
        start = 0
        for number, sentence in enumerate(ends):
            for place in sentence:
                if is_word(cut[place]):
                    self._starts.append(start)
                    self._sentences.append(number)
                start += len(cut[place])

    def are_near(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether two stretches stand in one sentence, at most `NEAR` words from one to the other."""
        first, second = sorted((one, other))
        last = self._place(first[1] - 1)
        following = self._place(second[0])
        return self._sentences[last] == self._sentences[following] and following - last <= NEAR

    def _place(self, offset: int) -> int:
        """The word that holds an offset, or the nearest before it."""
        return max(bisect(self._starts, offset) - 1, 0)


def statements_judge_nobody(records: PlanRecords) -> Iterator[Problem]:
    """What is said of a statement, in our words, judges neither a party nor what it says."""
    judge = _judge(records)
    if judge and records.statements.source:
        raw = RawText(records.statements.source)
        yield from _told(judge, raw, prose_of_statements(records.statements, _OUR_WORDS))


def versions_judge_nobody(records: PlanRecords) -> Iterator[Problem]:
    """Nor does what is said of versions, their points, and the reports and events of their making."""
    judge = _judge(records)
    for record in records.versions.values():
        if judge and record.source:
            yield from _told(judge, RawText(record.source), prose_of_version(record, _OUR_WORDS))


def _judge(records: PlanRecords) -> Judge | None:
    """Nothing where it is not known who the parties are, or there is no list for the plan's language."""
    header = records.header.value
    words = loaded_words(header.language) if header else None
    return Judge(words, (party for party, _ in header.parties)) if header and header.parties and words else None


def _told(judge: Judge, raw: RawText, texts: Iterable[Prose]) -> Iterator[Problem]:
    for prose in texts:
        is_said = (prose.owner, prose.field) == ("statement", "summary")
        judged = list(judge.judgements(prose.scalar.text, is_said=is_said))
        if not judged:
            continue
        places = raw.places(prose.scalar, (item.start for item in judged))
        for found, where in zip(judged, places, strict=True):
            who = f"'{found.of}'" if found.of else "the speaker"
            what = f"what {who} says" if found.is_verb else who
            hint = f"write '{found.plain}'" if found.plain else "leave it out, or tell what was done"
            yield Problem("loaded-word", where, f"'{found.said}' judges {what}", hint, Severity.WARNING)


def _names(party: Party) -> Iterator[str]:
    """What a party may be called in a text."""
    yield from (name for name in (party.name, party.name.partition(" (")[0], party.short, *party.aliases) if name)


def _pattern(phrases: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern of phrases as whole words, the longest first; a name may be part of a hyphenated word."""
    hyphen = "-" if flags else ""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    written = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
    return re.compile(rf"(?<![\w{hyphen}])(?:{written})(?![\w{hyphen}])", flags)
