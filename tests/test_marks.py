"""Quotation marks where texts are restated: what is a quotation, and where it is looked for."""

from pathlib import Path

import pytest

from helpers import edit
from planvers.checking.marks import quotations
from planvers.checking.reasons import REASONS
from planvers.library import check_plan, problems_at


@pytest.mark.parametrize(
    "text",
    [
        'Said ⟦"no"⟧ and ⟦"yes"⟧.',
        "Said ⟦“no”⟧.",
        "Er sagte ⟦„nein“⟧ und ⟦„ja”⟧.",
        "Hän sanoi ⟦”ei”⟧.",
        "Сказав ⟦«ні»⟧ і ⟦„так“⟧.",
        "Er sagte ⟦»nein«⟧ oder ⟦›ja‹⟧.",
        "Il a dit ⟦« non »⟧ et ⟦‹ oui ›⟧.",
        "他说⟦「不『好』」⟧。⟦『好』⟧ ⟦﹁好﹂⟧ ⟦〝好〟⟧",
        "Said ⟦‟no”⟧ and ⟦‚no‘⟧.",
        "A mark ⟦“⟧ that nothing closes, and one ⟦»⟧",
        "Said ⟦“the ‘very’ last”⟧ word.",
        "Called it ⟦'flexible'⟧, and ⟦‘final’⟧.",
        "⟦'No'⟧ was the answer.",
        "Upheld ⟦'red lines'⟧ as before.",
        "Named (⟦'all points'⟧) and ⟦'28-point plans'⟧ alike.",
        "The parties' ⟦'red lines'⟧ are Ukraine's.",
        "Over ⟦'rights of the parties'⟧, and ⟦'the parties'⟧ rights'.",
        "The parties' rights.",
        "Ukraine's and the parties’ rights, d'accord, qu’il, п'ять, Sana'a, rock 'n' roll.",
        "In the '80s and ’90s the parties' rights, '45 and the allies' plans.",
        "'Tis the parties' right, 'til the talks' end.",
        "'Ali and the allies' rights; ‘Abd and the parties’ rights.",
        "The Rada's, the states' and the three sides' shares.",
        "From 48°30'15\" N and 37° 20' 10\" E on.",
        'The army of צה"ל stays.',
        "A 5' wall; the l'Aquila talks; Côte d’Ivoire.",
        "",
    ],
)
def test_what_is_a_quotation(text: str) -> None:
    found = text.replace("⟦", "").replace("⟧", "")
    for start, end in reversed(list(quotations(found))):
        found = f"{found[:start]}⟦{found[start:end]}⟧{found[end:]}"
    assert found == text


@pytest.mark.slow
def test_marks_are_not_searched_for_again_and_again() -> None:
    """A text of nothing but marks without a partner, in which each would be sought to the end, would take minutes."""
    assert not list(quotations("'a " * 200_000))
    assert len(list(quotations("« " * 200_000))) == 200_000


def test_the_examples_of_the_reason_are_what_they_say() -> None:
    reason = REASONS["quotation-marks"]
    assert len(list(quotations(reason.fires))) == 2
    assert not list(quotations(reason.silent))


@pytest.mark.parametrize(
    ("file", "old", "new", "fires"),
    [
        ("statements.yaml", "Said that", "Said “that”", True),
        ("statements.yaml", "stance: opposes", "stance: counter_proposes\n  proposal: Keep «it».", True),
        ("statements.yaml", "stance: opposes", "stance: accepts_conditionally\n  condition: Keep «it».", True),
        ("statements.yaml", "basis:", "notes: He said “no”.\n  basis:", False),
        ("statements.yaml", "speaker: The", "speaker: The “first”", False),
        ("versions/draft.yaml", "points:\n", "summary: The “draft”.\npoints:\n", True),
        ("versions/draft.yaml", "points:\n", "notes: The “draft”.\npoints:\n", False),
        ("versions/draft.yaml", "title: The draft", "title: The “draft”", False),
        ("versions/draft.yaml", "The ferry is", "The “ferry” is", False),
        ("versions/draft.yaml", "text: The ferry is", "wording: leaked\n  text: The “ferry” is", False),
        ("versions/draft.yaml", "text: The ferry is", "wording: reported\n  text: The “ferry” is", True),
        (
            "versions/draft.yaml",
            "text: The ferry is",
            "wording: restatement\n  text: {uk: Пором «там»}\n  notes: It is",
            True,
        ),
        ("versions/draft.yaml", '  number: "2"', "  subpoints: [{id: quay, wording: reported, text: A “quay”.}]", True),
    ],
)
def test_where_quotations_are_looked_for(file: str, old: str, new: str, fires: bool, small: Path) -> None:
    edit(small / file, (old, new))
    assert [problem.code for problem in check_plan(small).problems] == ["quotation-marks"] * fires


@pytest.mark.parametrize(("own", "fires"), [("", True), ("  wording: translation\n", False)], ids=["version", "own"])
def test_the_grade_of_the_point_goes_before_that_of_the_version(own: str, fires: bool, small: Path) -> None:
    edit(
        small / "versions" / "draft.yaml",
        ("wording: official", "wording: restatement"),
        ("  text: The ferry is", f"{own}  text: The “ferry” is"),
    )
    assert [problem.code for problem in check_plan(small).problems] == ["quotation-marks"] * fires


def test_a_version_that_stands_alone_is_looked_at_too(small: Path) -> None:
    alone = small.parent.parent / "alone.yaml"
    text = (small / "versions" / "draft.yaml").read_text("utf-8")
    alone.write_text(
        text.replace("points:\n", "summary: The “draft” [here.\npoints:\n").replace("[all]", "[all"), "utf-8"
    )
    assert [problem.code for problem in problems_at(alone)] == ["quotation-marks", "bracket-unbalanced"]
