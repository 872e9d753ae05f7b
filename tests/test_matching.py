"""Points found again under another number, merged, split or reworded, from their words alone."""

import random
from collections.abc import Sequence

import pytest

from planvers.matching.certainty import Certainty, Counterpart, Part, certainty, score
from planvers.matching.corpus import Corpus, Passage
from planvers.matching.explaining import common
from planvers.matching.inference import Given, Inference, infer
from planvers.matching.terms import sentences, terms
from planvers.words.sequences import common_stretches

TROOPS = "The armed forces of the coastal republic are limited to 90,000 soldiers in peacetime."
PORTS = "All harbours on the inland sea stay open to merchant ships of every flag."
PRISONERS = "Prisoners of war are exchanged in full within sixty days of the ceasefire."
FUND = "A recovery fund of 40 billion is filled from frozen deposits and voluntary loans."
VOTE = "Elections are held in every district no later than one hundred days after signature."
SCHOOLS = "Schools may teach in both languages, and pupils choose the language of their examinations."
DAM = "The dam on the northern river is run by a joint board under outside inspection."
BODIES = "The bodies of the fallen are returned to their families without conditions."
BASE = (TROOPS, PORTS, PRISONERS, FUND, VOTE, SCHOOLS, DAM)


def passages(texts: Sequence[str], prefix: str = "") -> list[Passage]:
    return [Passage(f"{prefix}{place}", str(place), "", text) for place, text in enumerate(texts, start=1)]


def links(found: Inference) -> list[str]:
    return [f"{match.old}→{match.new}" for match in found.matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parties shall WITHDRAW, by 5 May!", ["partie", "shall", "withdr", "by", "5", "may"]),
        ("Straße, café, e\u0301tat", ["strass", "café", "état"]),
        ("600,000 men (50:50)", ["600", "000", "men", "50", "50"]),
        ("Війська відводяться", ["військ", "відвод"]),
        ("停战协议生效", ["停战", "战协", "协议", "议生", "生效"]),
        ("軍は撤退する。", ["軍は", "は撤", "撤退", "退す", "する"]),
        ("ทหารถอนตัว", [f"{a}{b}" for a, b in zip("ทหารถอนตัว", "หารถอนตัว", strict=False)]),
        ("הַסְכֵּם שָׁלוֹם", ["הסכם", "שלום"]),
        ("اتِّفاقيّة", ["اتفاقي"]),
        ("सेना वापस", ["सेना", "वापस"]),
        ("ＡＢＣ １２", ["abc", "12"]),
        ("«cease»—fire’s “end”…", ["cease", "fire", "s", "end"]),
        ("می‌رود soft­ware", ["میرود", "soft", "ware"]),
        ("", []),
        ("— … !", []),
        ("\u00ad", []),
    ],
)
def test_terms_of_any_script(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_sentences_end_where_people_say_so() -> None:
    assert sentences("One; two.\nThree: four? 五。六") == ["One;", "two.", "Three:", "four?", "五。", "六"]


REWORDED = "In peacetime the coastal republic keeps no more than 60,000 soldiers under arms."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(BASE, BASE, [f"{n}→{n}" for n in range(1, 8)], id="nothing-changed"),
        pytest.param(BASE, BASE[::-1], [f"{n}→{8 - n}" for n in range(1, 8)], id="all-moved"),
        pytest.param(BASE, (REWORDED, *BASE[1:]), [f"{n}→{n}" for n in range(1, 8)], id="reworded"),
        pytest.param(
            BASE,
            (TROOPS, PORTS, f"{PRISONERS} {VOTE}", FUND, SCHOOLS, DAM),
            ["1→1", "2→2", "3→3", "4→4", "5→3", "6→5", "7→6"],
            id="two-merged",
        ),
        pytest.param(
            (TROOPS, PORTS, f"{PRISONERS} {BODIES}", FUND, SCHOOLS, DAM),
            (TROOPS, PORTS, PRISONERS, FUND, SCHOOLS, DAM, BODIES),
            ["1→1", "2→2", "3→3", "3→7", "4→4", "5→5", "6→6"],
            id="one-split",
        ),
        pytest.param(BASE, (*BASE[:2], *BASE[3:]), ["1→1", "2→2", "4→3", "5→4", "6→5", "7→6"], id="one-gone"),
        pytest.param(BASE, (*BASE, BODIES), [f"{n}→{n}" for n in range(1, 8)], id="one-new"),
        pytest.param((*BASE, "[Reserved]", "[Reserved]"), (*BASE, "[Reserved]", "[Reserved]"),
            [f"{n}→{n}" for n in range(1, 10)], id="twice-the-same-words-go-with-their-neighbours"),
        pytest.param((TROOPS,), (SCHOOLS,), [], id="two-that-have-nothing-in-common"),
        pytest.param((), BASE, [], id="nothing-old"),
        pytest.param(BASE, (), [], id="nothing-new"),
        pytest.param((), (), [], id="nothing-at-all"),
        pytest.param(("", "…"), ("", "!"), [], id="no-words"),
        pytest.param(
            ("停战协议自签署之日起生效。", "双方交换全部战俘。", "所有港口对商船开放。"),
            ("所有港口对各国商船开放。", "停战协议自批准之日起生效。", "双方在六十天内交换全部战俘。"),
            ["1→2", "2→3", "3→1"],
            id="chinese",
        ),
    ],
)  # fmt: skip
def test_what_is_found(old: Sequence[str], new: Sequence[str], expected: list[str]) -> None:
    assert links(infer(passages(old), passages(new))) == expected


def test_numbers_count_where_they_were_kept_and_only_there() -> None:
    twins = ("The commission meets every month.", "The commission meets every month.")
    texts = (*BASE, *twins)
    shuffled = [passages(texts)[place] for place in (8, 3, 0, 5, 7, 2, 6, 1, 4)]
    assert [match for match in links(infer(passages(texts), shuffled)) if match[0] in "89"] == ["8→8", "9→9"]


def test_what_is_known_beforehand_is_left_alone_and_can_gain_parts() -> None:
    old, new = passages((TROOPS, PRISONERS, BODIES)), passages((TROOPS, f"{PRISONERS} {BODIES}"))
    assert links(infer(old, new, Given([("1", "1"), ("2", "2")]))) == ["3→2"]
    assert links(infer(old, new, Given([("1", "1"), ("2", "2")], closed_new=["2"]))) == []


def test_every_match_says_what_speaks_for_it() -> None:
    found = infer(passages((*BASE, f"{BODIES} {PORTS}")), passages((REWORDED, *BASE[1:], BODIES)))
    first = found.matches[0]
    assert (first.old, first.new) == ("1", "1")
    assert 0 < first.margin < 1
    assert 0 < first.similarity < 1
    assert first.runner_up is not None
    assert first.runner_up.similarity < first.similarity
    assert isinstance(first.evidence, Counterpart)
    assert score(first.evidence) == first.score
    assert found.nearest_old["1"][0].id == "1"


def test_certainty_has_words_for_scores() -> None:
    assert [certainty(value) for value in (0.0, 0.49, 0.5, 0.89, 0.9, 1.0)] == [
        None, None, Certainty.POSSIBLE, Certainty.POSSIBLE, Certainty.LIKELY, Certainty.LIKELY,
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["lead", "lesser_lead", "neighbours"])
def test_more_evidence_never_makes_a_link_less_sure(field: str) -> None:
    base = Counterpart(0.2, 0.1, 0.1, 4.0)
    assert score(base._replace(**{field: 0.5})) > score(base)
    assert score(base._replace(crowd=7.0)) < score(base)


@pytest.mark.parametrize("field", ["lead", "news", "cover", "neighbours"])
def test_more_evidence_never_makes_a_part_less_sure(field: str) -> None:
    base = Part(0.1, 0.1, 0.1, 0.1, 4.0)
    more = {"lead": base._replace(lead=0.5), "news": base._replace(news=0.5), "cover": base._replace(cover=0.5)}
    assert score(more.get(field, base._replace(neighbours=0.5))) > score(base)


def test_a_close_call_is_never_likely() -> None:
    clear = Counterpart(lead=0.8, lesser_lead=0.2, neighbours=1.0, crowd=3.0)
    assert certainty(score(clear)) is Certainty.LIKELY
    assert certainty(score(clear._replace(lesser_lead=0.01))) is Certainty.POSSIBLE


def test_what_two_passages_have_in_common_is_shown_in_their_own_words() -> None:
    corpus = Corpus(passages(BASE), passages((f"{VOTE} Later on, {REWORDED[0].lower()}{REWORDED[1:]}", *BASE[1:])))
    found = common(corpus, 0, 0)
    assert found.words[0].old in TROOPS
    assert sum(word.share for word in found.words) <= 1.0001
    assert found.sentences is not None
    assert found.sentences[0] == TROOPS
    assert "60,000 soldiers" in found.sentences[1]


# --- what holds for any two texts ------------------------------------------------------

WORDS = [f"{first}{second}{third}" for first in "bdgklm" for second in ("ara", "elo", "itu") for third in "nrst"]


def random_texts(chance: random.Random, count: int) -> list[str]:
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    return [" ".join(chance.choices(WORDS, weights, k=chance.randint(0, 25))) for _ in range(count)]


def random_pair(chance: random.Random) -> tuple[list[Passage], list[Passage]]:
    """Two versions of a text: points kept, reworded, merged, split, repeated, dropped, added, shuffled."""
    old = random_texts(chance, chance.randint(0, 14))
    new: list[str] = []
    for text in old:
        fate, words = chance.random(), text.split()
        if fate < 0.4:
            new.append(text)
        elif fate < 0.6:
            new.append(" ".join(chance.choice(WORDS) if chance.random() < 0.3 else word for word in words))
        elif fate < 0.7 and new:
            new[-1] += f" {text}"
        elif fate < 0.8:
            new += [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
        elif fate < 0.85:
            new += [text, text]
    new += random_texts(chance, chance.randint(0, 3))
    if chance.random() < 0.5:
        chance.shuffle(new)
    return passages(old, "o"), passages(new, "n")


@pytest.mark.slow
def test_the_other_way_round_gives_the_same_links_reversed() -> None:
    chance = random.Random(11)
    for _ in range(400):
        old, new = random_pair(chance)
        forth, back = infer(old, new), infer(new, old)
        assert {(match.old, match.new, match.score) for match in forth.matches} == {
            (match.new, match.old, match.score) for match in back.matches
        }


@pytest.mark.slow
def test_an_unrelated_point_takes_no_likely_link_away() -> None:
    chance = random.Random(12)
    for _ in range(300):
        old, new = random_pair(chance)
        likely = {(match.old, match.new) for match in infer(old, new).matches if match.score >= 0.9}
        stranger = Passage("stranger", None, "", "zzyzx quuxly frobnitz wibble plugh")
        place = chance.randint(0, len(new))
        more = infer(old, [*new[:place], stranger, *new[place:]])
        assert likely <= {(match.old, match.new) for match in more.matches}


@pytest.mark.slow
def test_links_are_of_known_passages_each_once_and_never_touch_what_is_given() -> None:
    chance = random.Random(13)
    for _ in range(300):
        old, new = random_pair(chance)
        given = [(first.id, second.id) for first, second in zip(old, new, strict=False) if first.text == second.text]
        found = infer(old, new, Given(given), threshold=0.0)
        pairs = [(match.old, match.new) for match in found.matches]
        assert len(pairs) == len(set(pairs))
        assert {first for first, _ in pairs} <= {passage.id for passage in old}
        assert {second for _, second in pairs} <= {passage.id for passage in new}
        assert not set(pairs) & set(given)
        assert all(0 <= match.score <= 1 and 0 <= match.similarity <= 1 for match in found.matches)
        assert list(found.nearest_old) == [passage.id for passage in old]


@pytest.mark.slow
def test_a_lower_threshold_only_adds_links() -> None:
    chance = random.Random(14)
    for _ in range(200):
        old, new = random_pair(chance)
        found = [
            {(match.old, match.new, match.score) for match in infer(old, new, threshold=threshold).matches}
            for threshold in (0.0, 0.3, 0.5, 0.9, 1.0)
        ]
        assert all(more >= fewer for more, fewer in zip(found, found[1:], strict=False))


def test_an_unrelated_point_in_the_place_of_another_is_not_linked_to_it() -> None:
    old, new = passages((*BASE, BODIES)), passages((*BASE, "Coins show a new coat of arms."))
    assert "8→8" not in links(infer(old, new))


def test_common_stretches_do_not_depend_on_the_order_of_the_two() -> None:
    chance = random.Random(15)
    for _ in range(500):
        one, other = (chance.choices("abcdef", k=chance.randint(0, 12)) for _ in range(2))
        forth = [one[start : start + size] for start, size in common_stretches(one, other)]
        back = [other[start : start + size] for start, size in common_stretches(other, one)]
        assert forth == back
