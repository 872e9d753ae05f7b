"""What people who are new type, and what they are told: what is wrong, and what they may have meant."""

from pathlib import Path

import pytest

from conftest import SHIPPED, Run
from helpers import edit


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("dif", "No such command 'dif'. Did you mean 'diff'?"),
        ("histroy army-cap", "No such command 'histroy'. Did you mean 'history'?"),
        ("diff --part nato", "No such option: --part (Possible options: --party, --point)"),
        ("list -C plans", "Invalid value for '-C': it stands before the command: planvers -C … list"),
        ("diff --plan x", "Invalid value for '--plan': it stands before the command: planvers --plan … diff"),
        ("list --no-pager", "Invalid value for '--no-pager': it stands before the command: planvers --no-pager list"),
        ("list --nowhere", "No such option: --nowhere"),
        (
            "help diff",
            "No such command 'help'. planvers --help lists the commands, planvers COMMAND --help tells of one.",
        ),
        ("statement --party x", "No such command 'statement'. Did you mean 'add statement'?"),
    ],
)
def test_wrong_usage_says_what_may_be_meant(line: str, told: str, run: Run) -> None:
    ran = run(*SHIPPED, *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert " ".join(ran.err.split()).endswith(f"Error: {told}")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "history us-28",
            (
                "'us-28' is a version, and a point is wanted"
                " (planvers show us-28 shows it; for a point of it, write us-28#POINT)"
            ),
        ),
        (
            "history latest",
            (
                "'latest' is a version, and a point is wanted"
                " (planvers show latest shows it; for a point of it, write latest#POINT)"
            ),
        ),
        (
            "history ukraine",
            "'ukraine' is a party, and a point is wanted (planvers stance --party ukraine tells of it)",
        ),
        (
            "show army-cap",
            (
                "'army-cap' is a point, and a version is wanted"
                " (planvers show twenty-point army-cap shows it, planvers history army-cap tells its life)"
            ),
        ),
        (
            "diff us-28 6",
            (
                "'6' is the number of a point, and a version is wanted"
                " (planvers show VERSION 6 shows it, planvers diff OLD NEW --point 6 what changed in it)"
            ),
        ),
        (
            "stance us-28#6",
            (
                "'us-28#6' is a point, and a version is wanted"
                " (write us-28; planvers show us-28#6 and planvers history us-28#6 tell of the point)"
            ),
        ),
        ("stance ukraine", "'ukraine' is a party, and a version is wanted (write --party ukraine)"),
        ("open nuclear", "'nuclear' is a topic, and a version is wanted (write --topic nuclear)"),
        ("show latst", "there is no version 'latst' (did you mean 'latest'?)"),
        ("show e3", "there is no version 'e3' (did you mean 'e3-counter'?)"),
        ("show US-28", "there is no version 'US-28' (did you mean 'us-28'?)"),
        ("show us", "there is no version 'us' (known: us-28, e3-counter, geneva-19, us-ru-27, twenty-point)"),
        ("show 99", "there is no version '99' (known: us-28, e3-counter, geneva-19, us-ru-27, twenty-point)"),
        (
            "show nowhere#6",
            "there is no version 'nowhere' (known: us-28, e3-counter, geneva-19, us-ru-27, twenty-point)",
        ),
    ],
)
def test_a_name_of_something_else_is_told_with_where_it_belongs(line: str, told: str, run: Run) -> None:
    ran = run(*SHIPPED, *line.split())
    assert (ran.code, ran.out, ran.err) == (2, "", f"planvers: error: {told}\n")


@pytest.mark.parametrize("name", ["us-28#6", "us-28#army-cap"])
def test_a_point_may_be_named_to_show_as_to_history(name: str, run: Run) -> None:
    assert run(*SHIPPED, "show", name) == run(*SHIPPED, "show", "us-28", "6")


def test_a_point_of_a_file_may_be_named_so_too(run: Run, small: Path) -> None:
    path = small / "versions" / "draft.yaml"
    assert run("show", f"{path}#2").out == run("show", "draft", "2").out
    hash_sign = small.rename(small.with_name("a#b")) / "versions" / "draft.yaml"
    assert run("show", hash_sign).err.startswith("plans/a#b/plan.yaml")


def test_an_id_where_check_wants_a_path_is_told_the_path(run: Run, small: Path) -> None:
    assert run("check", "draft").err == (
        "planvers: error: there is no file or folder 'draft' (did you mean plans/small/versions/draft.yaml?)\n"
    )
    assert run("check", "daft").err == "planvers: error: there is no file or folder 'daft'\n"
    assert small.is_dir()


def test_where_no_plan_is_the_way_to_begin_one_is_told(run: Run, tmp_path: Path) -> None:
    told = "a plan is a folder with a plan.yaml; planvers init DIR begins one"
    assert run("-C", tmp_path, "list").err == f"planvers: error: -C: no plan in '{tmp_path}' ({told})\n"


def test_a_concordance_the_wrong_way_round_says_so(run: Run, small: Path) -> None:
    told = "draft is the earlier one: read backwards, what came later stands on the left"
    assert told in run("map", "reply", "draft").out
    assert told not in run("map", "draft", "reply").out
    assert small.is_dir()


BACKWARDS = "is the earlier one: read backwards, what was added is shown as gone"


def test_old_and_new_swapped_are_compared_and_it_is_said(run: Run, small: Path) -> None:
    ran = run("diff", "reply", "draft")
    assert (ran.code, ran.err) == (0, "")
    assert f"draft {BACKWARDS}" in ran.out
    assert BACKWARDS not in run("diff", "draft", "reply").out
    # By their dates alone, where neither is known to follow from the other.
    edit(small / "versions" / "reply.yaml", ("based_on: [draft]\n", ""))
    assert f"draft {BACKWARDS}" in run("diff", "reply", "draft").out
    assert "are not known to be related" in run("diff", "draft", "reply").out
    # A month is not earlier than a day in it.
    edit(small / "versions" / "draft.yaml", ('date: "2025-01-01"', 'date: "2025-02"'))
    assert "are not known to be related" in run("diff", "reply", "draft").out


def test_files_that_stand_alone_are_compared_by_their_dates(run: Run, small: Path, tmp_path: Path) -> None:
    for name in ("draft", "reply"):
        (small / "versions" / f"{name}.yaml").rename(tmp_path / f"{name}.yaml")
    assert f"draft {BACKWARDS}" in run("diff", tmp_path / "reply.yaml", tmp_path / "draft.yaml").out
    assert BACKWARDS not in run("diff", tmp_path / "draft.yaml", tmp_path / "reply.yaml").out
