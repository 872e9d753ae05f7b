"""What a link between two points rests on, or what comes near to a point that has none."""

from typing import NamedTuple

from planvers.comparing.align import Link
from planvers.comparing.concordance import Concordance, QuestionKind
from planvers.comparing.passages import common_language, leaf_passages, point_passages
from planvers.matching.certainty import Certainty
from planvers.matching.corpus import Corpus
from planvers.matching.explaining import Common, common
from planvers.matching.similarity import similarity
from planvers.matching.surroundings import Surroundings
from planvers.model.plan import Plan, Point


class Explanation(NamedTuple):
    """Two points side by side: the link between them, or None for a mere candidate; how alike they are, and in what.

    `neighbours` are the sure links of points around both. `common` is None where a wording is not public.
    """

    old: Point
    new: Point
    link: Link | None
    similarity: float | None
    common: Common | None
    neighbours: tuple[Link, ...]


def explain(found: Concordance, unit: Point, plan: Plan | None = None) -> tuple[Explanation, ...]:
    """Every link of an old point (`unit`), and what the words say against it; or, if it has none, its candidates.

    Links are in the new order, candidates nearest first.
    """
    others = {other.id: other for other in found.diff.new.units()}
    asked = [question.link for question in found.questions if question.kind is QuestionKind.CONTRADICTED]
    links = [link for link in (*found.links, *asked) if link and link.old == unit.id]
    pairs: list[tuple[Point, Link | None]] = [(others[link.new], link) for link in links]
    if not links:
        pairs = [(others[item.id], None) for item in found.alignment.nearest_old.get(unit.id, ())]
    return tuple(_explained(found, (unit, other, link), plan) for other, link in pairs)


def _explained(found: Concordance, pair: tuple[Point, Point, Link | None], plan: Plan | None) -> Explanation:
    old, new = found.diff.old, found.diff.new
    before, after, link = pair
    language = common_language(old, new, plan.language if plan else "")
    are_points = before in old.points and after in new.points
    sides = [(point_passages if are_points else leaf_passages)(version, language) for version in (old, new)]
    places = [{passage.id: place for place, passage in enumerate(side)} for side in sides]
    if before.id not in places[0] or after.id not in places[1]:
        return Explanation(before, after, link, None, None, ())
    corpus = Corpus(*sides)
    old_place, new_place = places[0][before.id], places[1][after.id]
    sure = {
        (places[0][other.old], places[1][other.new]): other
        for other in found.links
        if (not other.match or other.certainty is Certainty.LIKELY)
        and other.old in places[0]
        and other.new in places[1]
    }
    around = Surroundings(corpus, dict.fromkeys(sure, 1.0), ()).sure_neighbours((old_place, new_place))
    near = tuple(sure[pair] for pair in around)
    # The same figure as in the concordance, which may have been worked out among other passages.
    alike = link.match.similarity if link and link.match else found.similarity.get((before.id, after.id))
    if alike is None:
        alike = similarity(corpus, old_place, new_place)
    return Explanation(before, after, link, alike, common(corpus, old_place, new_place), near)
