"""From what speaks for a link to how sure it is: a score from 0.0 to 1.0, and the word for it.

The score is a logistic model of evidence added up. Its weights are round numbers near the best fit
on documents whose correspondences people have made; `docs/matching.md` says which, how well each
holds on documents that it was not fitted to, and what the words promise.
"""

import math
from enum import StrEnum
from typing import NamedTuple


class Certainty(StrEnum):
    """How sure an inferred link is; `docs/matching.md` says how many of each were right, on which documents."""

    LIKELY = "likely"
    POSSIBLE = "possible"


LIKELY_FROM = 0.9
POSSIBLE_FROM = 0.5
_LEAST_NEWS, _LEAST_COVER = 0.1, 0.5
# Below this there is hardly more in common than any two passages have.
LEAST_ALIKE = 0.1
_CLOSE_CALL = 0.89


class Counterpart(NamedTuple):
    """What speaks for two passages being one undertaking, each being the other's nearest.

    `lead` and `lesser_lead` are how much nearer they are to each other than to the runner-up on
    either side, the greater first; `neighbours` how well the passages around them fit together
    (0.0 to 1.0); `crowd` is the natural logarithm of the number of passages on both sides: the
    more there are, the more often one is like another by chance.
    """

    lead: float
    lesser_lead: float
    neighbours: float
    crowd: float

    def parts(self) -> dict[str, float]:
        """What each piece of evidence adds to the log odds."""
        return {
            "lead": 8.0 * self.lead,
            "lesser lead": 6.0 * self.lesser_lead,
            "neighbours": 3.0 * self.neighbours,
            "crowd": -0.3 * self.crowd,
            "base": 1.2,
        }


class Part(NamedTuple):
    """What speaks for a passage having gone into a whole whose nearest passage is another one (or having come from it).

    `lead` is how much nearer it is to that whole than to any other, `news` the share of its weight
    that the whole has and the whole's other counterparts do not account for, `cover` the share of
    the smaller of the two that the other has; `neighbours` and `crowd` as above. `of_old` says that
    the old passage is the part (it was merged), and not the new one (it was split off).
    """

    lead: float
    news: float
    cover: float
    neighbours: float
    crowd: float
    of_old: bool = True

    def parts(self) -> dict[str, float]:
        """What each piece of evidence adds to the log odds."""
        return {
            "lead": 4.0 * self.lead,
            "news": 13.0 * self.news,
            "cover": 3.0 * self.cover,
            "neighbours": 2.5 * self.neighbours,
            "crowd": -0.6 * self.crowd,
            "base": -1.4,
        }


Evidence = Counterpart | Part


def is_part(evidence: Part) -> bool:
    """Whether there is anything of a part at all: words that nothing else accounts for, or most of the smaller text."""
    return evidence.news >= _LEAST_NEWS or evidence.cover >= _LEAST_COVER


def score(evidence: Evidence) -> float:
    """How sure a link is, from 0.0 to 1.0: an estimate of how often links with such evidence are right.

    A close call is never likely, whatever else speaks for it.
    """
    value = 1 / (1 + math.exp(-sum(evidence.parts().values())))
    return min(value, _CLOSE_CALL) if _is_close(evidence) else value


def _is_close(evidence: Evidence) -> bool:
    """Whether one more passage, however unlike, could turn the order of the first two.

    It shifts the weights of words, and with them every similarity, by about one in their number.
    """
    lead = evidence.lesser_lead if isinstance(evidence, Counterpart) else evidence.lead
    return lead < math.exp(-evidence.crowd)


def certainty(value: float) -> Certainty | None:
    """The word for a score, or None where it is too low to link anything."""
    if value < POSSIBLE_FROM:
        return None
    return Certainty.LIKELY if value >= LIKELY_FROM else Certainty.POSSIBLE
