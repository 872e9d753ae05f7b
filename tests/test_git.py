"""Plans read from git: real repositories, hostile names and settings, and nothing run, followed or fetched."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import SMALL
from helpers import edit
from planvers.git import program
from planvers.git.blobs import Blobs
from planvers.git.changes import changed_paths, working_paths
from planvers.git.folders import RevisionFiles, WorkingFiles
from planvers.git.repository import Repository, repository_of
from planvers.git.revisions import Revision, merge_base, named_base, revision
from planvers.git.trees import folder_of, paths_of, plan_folders, tree_of
from planvers.library import check_plan, load_plan
from planvers.model.places import Source
from planvers.model.problems import Problem
from planvers.reading.files import MAX_BYTES
from planvers.trouble import TroubleError
from repositories import blob, commit, commit_of, git, leave_alone, repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
PLACE = "plans/small"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_alone(monkeypatch)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that tests only read: the small plan on `main`, and a reworded draft on `talks`."""
    folder = repository(tmp_path_factory.mktemp("shared") / "repo sitory їжак")
    shutil.copytree(SMALL, folder / PLACE)
    commit(folder)
    git(folder, "tag", "v1")
    git(folder, "checkout", "-q", "-b", "talks")
    edit(folder / PLACE / "versions" / "draft.yaml", ("within 30 days", "within 60 days"))
    commit(folder)
    git(folder, "update-ref", "refs/heads/--upload-pack=x", "main")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A repository of one's own: the small plan on `main`."""
    folder = repository(tmp_path / "own")
    shutil.copytree(SMALL, folder / PLACE)
    commit(folder)
    return folder


def default_base(repo: Repository, head: Revision) -> tuple[str, str, bool]:
    """Where a branch begins: the commit, the branch that others come from, and whether it has nothing of its own."""
    base = named_base(repo, None)
    common = merge_base(repo, base, head)
    return common, base.name, common == head.commit


def plan_in(repo: Repository, name: str, blobs: Blobs, folder: str = PLACE) -> RevisionFiles:
    tree = tree_of(repo, revision(repo, name).commit, [folder])
    return RevisionFiles(repo, tree, blobs, folder, name)


@pytest.fixture
def blobs(shared: Path) -> Iterator[Blobs]:
    with Blobs(repository_of(shared)) as opened:
        yield opened


def test_a_plan_in_a_revision_is_the_plan_on_disk(shared: Path, blobs: Blobs) -> None:
    repo = repository_of(shared)
    found = load_plan(plan_in(repo, "talks", blobs))
    on_disk = load_plan(shared / PLACE)
    texts = [
        [(unit.id, str(unit.text)) for version in plan.versions for unit in version.units()]
        for plan in (found, on_disk)
    ]
    assert texts[0] == texts[1]
    assert len(found.statements) == len(on_disk.statements)
    assert found.versions[0].where.path == f"talks:{PLACE}/versions/draft.yaml"
    before = load_plan(plan_in(repo, "v1", blobs)._replace(label=""))
    assert any("within 30 days" in str(unit.text) for unit in before.versions[0].units())
    assert before.versions[0].where.path == f"{PLACE}/versions/draft.yaml"


@pytest.mark.parametrize(
    "name", ["main", "v1", "talks~1", "HEAD^", "--upload-pack=x", "refs/heads/main", "@{-1}", "v1^{}", "talks@{0}~1"]
)
def test_names_of_revisions(name: str, shared: Path) -> None:
    assert revision(repository_of(shared), name).commit == git(shared, "rev-parse", "main")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("mian", "did you mean 'main'?"),
        ("v2", "known: HEAD, --upload-pack=x, main, talks, v1"),
        ("", "known: "),
        ("--help", "known: "),
        ("^main", "did you mean 'main'?"),
        ("main..talks", "did you mean 'talks'?"),
        ("main\n--all", "known: "),
        ("main\0", "did you mean 'main'?"),
        ("0" * 40, "known: "),
        ("HEAD:plans", "known: "),
        ("x\x1b[31m\u202e", "known: "),
        ("\udcff", "known: "),
    ],
)
def test_what_is_no_revision_is_told_with_what_there_is(name: str, hint: str, shared: Path) -> None:
    with pytest.raises(TroubleError) as told:
        revision(repository_of(shared), name)
    assert str(told.value).startswith("there is no revision '")
    assert hint in str(told.value)
    assert not {"\n", "\0", "\x1b", "\u202e", "\udcff"} & set(str(told.value))


def test_the_base_is_where_the_branch_begins(own: Path) -> None:
    repo = repository_of(own)
    start = revision(repo, "HEAD").commit
    assert default_base(repo, revision(repo, "HEAD")) == (start, "main", True)
    git(own, "checkout", "-q", "-b", "talks")
    (own / "x").write_text("")
    commit(own)
    # A tag of the same name is not the branch.
    git(own, "tag", "main")
    assert default_base(repo, revision(repo, "HEAD")) == (start, "main", False)
    git(own, "branch", "-q", "-m", "main", "trunk")
    with pytest.raises(TroubleError, match=r"not known which branch this one comes from \(name the base\)"):
        default_base(repo, revision(repo, "HEAD"))
    git(own, "update-ref", "refs/remotes/origin/trunk", "trunk")
    git(own, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    assert default_base(repo, revision(repo, "HEAD")) == (start, "origin/trunk", False)
    git(own, "checkout", "-q", "--orphan", "alone")
    commit(own)
    with pytest.raises(TroubleError, match=r"HEAD and trunk have no commit in common \(name the base\)"):
        merge_base(repo, revision(repo, "HEAD"), revision(repo, "trunk"))


def test_where_nobody_has_committed_yet_that_is_told(own: Path, tmp_path: Path) -> None:
    empty = repository_of(repository(tmp_path / "empty"))
    for name in ("HEAD", "@", "main", "HEAD~1", None):
        with pytest.raises(TroubleError, match=r"^there is no commit yet$"):
            named_base(empty, name)
    git(own, "checkout", "-q", "--orphan", "fresh")
    for name in ("HEAD", "@"):
        with pytest.raises(TroubleError, match=r"^there is no commit yet on this branch$"):
            revision(repository_of(own), name)
    with pytest.raises(TroubleError, match=r"^there is no revision 'mian' \(did you mean 'main'\?\)$"):
        revision(repository_of(own), "mian")
    assert named_base(repository_of(own), None).name == "main"


def followed(told: str, folder: Path) -> None:
    """Run the command that the hint of some trouble ends with."""
    command = told.rpartition("git fetch ")[2].removesuffix(")")
    git(folder, "fetch", "-q", *command.split())


@pytest.mark.parametrize("depth", [["--depth=1"], ["--depth=1", "--no-single-branch"], ["--single-branch"]], ids=str)
def test_a_clone_that_lacks_the_base_is_told_how_to_fetch_it(depth: list[str], own: Path, tmp_path: Path) -> None:
    start = git(own, "rev-parse", "HEAD")
    git(own, "checkout", "-q", "-b", "talks")
    for name in ("x", "y"):
        (own / name).write_text("")
        commit(own)
    git(own, "checkout", "-q", "main")
    git(tmp_path, "clone", "-q", *depth, "--branch", "talks", own.as_uri(), "clone")
    repo = repository_of(tmp_path / "clone")
    with pytest.raises(TroubleError) as told:
        default_base(repo, revision(repo, "HEAD"))
    followed(str(told.value), tmp_path / "clone")
    repo = repository_of(tmp_path / "clone")
    assert default_base(repo, revision(repo, "HEAD")) == (start, "origin/main", False)


def test_a_branch_that_was_not_fetched_is_told_how_to_fetch(own: Path, tmp_path: Path) -> None:
    git(own, "checkout", "-q", "-b", "talks")
    git(tmp_path, "clone", "-q", "--depth=1", "--branch", "talks", own.as_uri(), "clone")
    with pytest.raises(TroubleError) as told:
        revision(repository_of(tmp_path / "clone"), "origin/main")
    followed(str(told.value), tmp_path / "clone")
    assert revision(repository_of(tmp_path / "clone"), "origin/main").commit == git(own, "rev-parse", "main")


def test_nothing_is_fetched_for_a_partial_clone(own: Path, tmp_path: Path) -> None:
    git(own, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", own.as_uri(), "clone")
    repo = repository_of(tmp_path / "clone")
    assert tree_of(repo, revision(repo, "main").commit, [PLACE])
    name = git(own, "rev-parse", f"main:{PLACE}/plan.yaml")
    with Blobs(repo) as blobs, pytest.raises(TroubleError, match="git could not read the content") as told:
        blobs.read(name, MAX_BYTES)
    followed(str(told.value).replace(" brings what a partial clone lacks", ""), tmp_path / "clone")
    with Blobs(repo) as blobs:
        assert blobs.read(name, MAX_BYTES)


def test_where_plans_are_in_a_tree() -> None:
    paths = ["a/plans/x/plan.yaml", "plans/y/plan.yaml", "plans/z/plan.yaml", "z/plan.yaml", "q/notplan.yaml"]
    table = [
        ("", False, ("plans/y", "plans/z")),
        ("a", False, ("a/plans/x",)),
        ("a/plans/x/versions", False, ("a/plans/x",)),
        ("b/c", False, ("plans/y", "plans/z")),
        ("", True, ("z",)),
        ("plans", True, ("plans/y", "plans/z")),
        ("plans/y", True, ("plans/y",)),
        ("a", True, ("a/plans/x",)),
        ("b", True, ()),
    ]
    for place, exactly, found in table:
        assert plan_folders(paths, place, exactly=exactly) == found, (place, exactly)
    assert plan_folders(["plan.yaml", "b/plan.yaml"], "", exactly=True) == ("",)
    assert plan_folders(["plan.yaml", "d/e/plan.yaml"], "c", exactly=False) == ("", "d/e")
    assert folder_of(paths, "plans/y/versions/draft.yaml") == "plans/y"
    assert folder_of(paths, "q/notplan.yaml") is None
    assert folder_of(["plan.yaml"], "versions/draft.yaml") == ""


def test_a_plan_at_the_top_bears_the_name_of_the_repository(tmp_path: Path) -> None:
    folder = repository(tmp_path / "small")
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    commit(folder)
    git(tmp_path, "clone", "-q", "--bare", str(folder), "small.git")
    for place in (folder, tmp_path / "small.git", folder / "versions"):
        repo = repository_of(place)
        with Blobs(repo) as blobs:
            assert load_plan(plan_in(repo, "main", blobs, "")).id == "small"
            assert plan_in(repo, "main", blobs, "").shown("plan.yaml") == "main:plan.yaml"


def test_bare_repositories_worktrees_subfolders_and_links_to_folders(shared: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(shared), "bare.git")
    git(tmp_path, "clone", "-q", str(shared), "main")
    git(tmp_path / "main", "worktree", "add", "-q", str(tmp_path / "tree"))
    (tmp_path / "link").symlink_to(tmp_path / "main")
    places = {
        "bare.git": "",
        "main": "",
        "tree": "",
        "main/plans/small": PLACE,
        "link/plans": "plans",
        "main/.git": "",
    }
    for place, below in places.items():
        repo = repository_of(tmp_path / place)
        assert repo.place == below
        assert (repo.root is None) is place.endswith(".git")
        with Blobs(repo) as blobs:
            assert load_plan(plan_in(repo, "HEAD", blobs)).id == "small"
    with pytest.raises(TroubleError, match="bare, so it has no working tree"):
        working_paths(repository_of(tmp_path / "bare.git"), PLACE)


def test_what_git_dir_names_is_the_repository(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shared)
    monkeypatch.setenv("GIT_DIR", ".git")
    repo = repository_of(shared / PLACE)
    assert (repo.root, repo.place) == (shared.resolve(), PLACE)
    assert tree_of(repo, revision(repo, "main").commit, [PLACE])
    with pytest.raises(TroubleError, match="lies outside of the git repository"):
        repository_of(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(shared / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(shared))
    repo = repository_of(shared / "plans")
    assert (repo.root, repo.place) == (shared.resolve(), "plans")
    assert working_paths(repo, PLACE) == set(tree_of(repo, revision(repo, "HEAD").commit, [PLACE]))


@pytest.mark.parametrize("way", ["no-git", "no-repository", "no-folder", "a-file", "another-user", "broken"])
def test_trouble_with_git_is_told_with_what_to_do(way: str, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        "no-git": r"git is not installed, or not on the PATH \(",
        "no-repository": r"'.*' lies in no git repository",
        "no-folder": r"there is no folder '.*no\\nwhere'",
        "a-file": r"this is no folder: '.*plan\.yaml'",
        "another-user": r"belongs to another user \(if you trust it: git config --global --add safe.directory /.*own",
        "broken": r"git could not do it in '.*': .*bad.*config",
    }
    folder = own
    if way == "no-git":
        monkeypatch.setenv("PATH", str(own))
    elif way == "no-repository":
        folder = own.parent
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(own.parent.parent))
    elif way == "no-folder":
        folder = own / "no\nwhere"
    elif way == "a-file":
        folder = own / PLACE / "plan.yaml"
    elif way == "another-user":
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    else:
        (own / ".git" / "config").write_text("[core\x1b[31m\n")
    with pytest.raises(TroubleError, match=told[way]) as found:
        repository_of(folder)
    assert str(found.value).isprintable()


def test_what_is_no_text_file_is_a_problem_and_is_not_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own / "secret.yaml").write_text("schema: 1\nsecret: true\n")
    enormous = own / "enormous"
    with enormous.open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    names = {
        "ok": ("100755", git(own, "rev-parse", f"HEAD:{PLACE}/versions/draft.yaml")),
        "link": ("120000", blob(own, b"../../../secret.yaml")),
        "submodule": ("160000", "1" * 40),
        "large": ("100644", git(own, "hash-object", "-w", "--no-filters", "enormous")),
        "limit": ("100644", blob(own, b"#" * MAX_BYTES)),
        "above": ("100644", blob(own, b"#" * (MAX_BYTES + 1))),
        "binary": ("100644", blob(own, b"\xff\xfe\x00")),
        "folder.yaml/x": ("100644", blob(own, b"")),
    }
    listed = {f"{PLACE}/versions/{name}".encode(): entry for name, entry in names.items()}
    git(own, "update-ref", "refs/heads/odd", commit_of(own, listed))
    repo = repository_of(own)
    asked: list[str] = []
    reading = Blobs.read

    def noted(self: Blobs, name: str, most: int) -> bytes | None:
        asked.append(name)
        return reading(self, name, most)

    monkeypatch.setattr(Blobs, "read", noted)
    with Blobs(repo) as blobs:
        found = plan_in(repo, "odd", blobs)
        assert found.versions() == ("above", "binary", "folder.yaml", "large", "limit", "link", "ok", "submodule")
        results = {name: found.read(f"versions/{name}") for name in (*found.versions(), "none")}
    codes = {name: item.code for name, item in results.items() if isinstance(item, Problem)}
    assert codes == {
        "above": "file-too-large",
        "large": "file-too-large",
        "binary": "file-not-utf8",
        "folder.yaml": "file-unreadable",
        "link": "file-unreadable",
        "submodule": "file-unreadable",
        "none": "file-missing",
    }
    assert str(results["link"]).endswith("this is not a file (it is a link, which is not followed)")
    assert [isinstance(results[name], Source) for name in ("ok", "limit")] == [True, True]
    assert names["link"][1] not in asked


def test_a_content_that_proves_too_large_is_passed_over(own: Path) -> None:
    large, small = blob(own, b"#" * 200_000), blob(own, b"a\nb")
    with Blobs(repository_of(own)) as blobs:
        assert [blobs.read(name, 100_000) for name in (small, large, small)] == [b"a\nb", None, b"a\nb"]
        with pytest.raises(TroubleError, match="could not read the content"):
            blobs.read("2" * 40, MAX_BYTES)
        assert blobs.read(small, 3) == b"a\nb"


def test_a_versions_folder_that_is_a_link_is_a_fault_and_no_absence(own: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (own / PLACE / "versions").rename(tmp_path / "elsewhere" / "versions")
    (own / PLACE / "versions").symlink_to(tmp_path / "elsewhere" / "versions")
    repo = repository_of(own)
    problems = check_plan(WorkingFiles(repo, PLACE, working_paths(repo, PLACE))).problems
    assert [item.where.path for item in problems if item.code == "file-unreadable"] == [f"{PLACE}/versions"]
    commit(own)
    with Blobs(repo) as blobs:
        told = [
            str(item) for item in check_plan(plan_in(repo, "HEAD", blobs)).problems if item.code == "file-unreadable"
        ]
    assert told[0].startswith(f"HEAD:{PLACE}/versions:1:1: error [file-unreadable] this is not a file (it is a l")
    assert check_plan(own / PLACE).plan is not None


ODD = ["a\nb.yaml", "tab\t.yaml", ":(top)x.yaml", "*.yaml", "-x.yaml", "їжак дім.yaml", "\x1b[31m.yaml", '"q".yaml']


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there are no such names")
def test_names_are_bytes_and_are_shown_as_one_line(own: Path) -> None:
    versions = own / PLACE / "versions"
    odd = [*ODD, "byte\udcff.yaml"]
    for name in odd:
        (versions / name).write_text("x: 1\n")
    repo = repository_of(own)
    head = revision(repo, "HEAD")
    disk = WorkingFiles(repo, PLACE, working_paths(repo, PLACE))
    assert set(odd) < set(disk.versions())
    assert changed_paths(repo, head, None, PLACE) == tuple(sorted(f"{PLACE}/versions/{name}" for name in odd))
    commit(own)
    with Blobs(repo) as blobs:
        found = plan_in(repo, "HEAD", blobs)
        assert found.versions() == disk.versions()
        assert all(isinstance(found.read(f"versions/{name}"), Source) for name in odd)
        told = [str(item) for item in check_plan(found).problems if item.code == "file-name"]
    assert len(told) == len(odd)
    assert all(item.isprintable() for item in told)
    assert any("byte\\xff.yaml" in item for item in told)
    assert any("a\\nb.yaml" in item for item in told)


def test_folders_with_odd_names_are_listed_alone(own: Path) -> None:
    for folder in ("*", ":(top)", "[s]mall"):
        (own / folder).mkdir()
        (own / folder / "plan.yaml").write_text("x: 1\n")
    commit(own)
    repo = repository_of(own / "plans")
    head = revision(repo, "HEAD").commit
    for folder in ("*", ":(top)", "[s]mall", "plans"):
        tree = tree_of(repo, head, [folder])
        assert tree
        assert all(path.startswith(f"{folder}/") for path in tree)
        assert working_paths(repo, folder) == tree.keys()
    assert working_paths(repo, "") == set(paths_of(repo, head)) == tree_of(repo, head, ["", "plans"]).keys()
    assert tree_of(repo, head, []) == {}


def test_what_differs_between_a_revision_and_the_working_tree(own: Path, tmp_path: Path) -> None:
    versions = own / PLACE / "versions"
    (own / ".gitignore").write_text("*.bak\n")
    for name in ("kept", "gone", "forgotten", "retyped", "crlf", "touched", "mode"):
        (versions / f"{name}.yaml").write_text(f"{name}\nmore\n")
    commit(own)
    repo = repository_of(own)
    head = revision(repo, "HEAD")
    assert changed_paths(repo, head, None, PLACE) == ()
    (versions / "gone.yaml").unlink()
    git(own, "rm", "-q", "--cached", f"{PLACE}/versions/forgotten.yaml")
    (versions / "retyped.yaml").unlink()
    (versions / "retyped.yaml").symlink_to(tmp_path / "secret")
    (versions / "crlf.yaml").write_bytes(b"crlf\r\nmore\r\n")
    os.utime(versions / "touched.yaml", (0, 0))
    (versions / "mode.yaml").chmod(0o755)
    (versions / "draft.yaml").write_text("changed\r\n")
    (versions / "fresh.yaml").write_text("fresh\n")
    (versions / "staged.yaml").write_text("staged\n")
    git(own, "add", f"{PLACE}/versions/staged.yaml")
    (versions / "old.bak").write_text("ignored\n")
    index = (own / ".git" / "index").read_bytes()
    names = ("crlf", "draft", "forgotten", "fresh", "gone", "mode", "retyped", "staged", "touched")
    assert changed_paths(repo, head, None) == tuple(f"{PLACE}/versions/{name}.yaml" for name in names)
    assert changed_paths(repo, head, None, "plans") == changed_paths(repo, head, None)
    assert changed_paths(repo, head, None, "docs") == ()
    assert (own / ".git" / "index").read_bytes() == index
    found = WorkingFiles(repo, PLACE, working_paths(repo, PLACE))
    assert {"gone.yaml", "old.bak"}.isdisjoint(found.versions())
    (versions / "ignored.yaml.bak").write_text("ignored\n")
    codes = [
        item.code if isinstance(item := found.read(f"versions/{name}"), Problem) else "read"
        for name in ("fresh.yaml", "forgotten.yaml", "retyped.yaml", "gone.yaml", "ignored.yaml.bak")
    ]
    assert codes == ["read", "read", "file-unreadable", "file-missing", "file-missing"]


def test_what_differs_between_two_revisions(shared: Path) -> None:
    repo = repository_of(shared)
    old, new = revision(repo, "main"), revision(repo, "talks")
    assert changed_paths(repo, old, new) == changed_paths(repo, new, old) == (f"{PLACE}/versions/draft.yaml",)
    assert changed_paths(repo, old, new, "plans/sm") == ()


# What changes how git shows differences, lists files or writes paths. Some values are wrong: only programs for people
# stumble over these.
SET_UP = """
[core]
 quotePath = true
 attributesFile = /nonexistent
 whitespace = cr-at-eol
 untrackedCache = true
 preloadIndex = false
 pager = false
 abbrev = 4
[diff]
 relative = true
 orderFile = /nonexistent
 ignoreSubmodules = none
 submodule = log
 noPrefix = true
 mnemonicPrefix = true
 renames = copies
 renameLimit = 1
 autoRefreshIndex = true
 external = false
 algorithm = no-such
 colorMoved = no-such
 colorMovedWS = no-such
 interHunkContext = 3
 context = 0
 statGraphWidth = 3
 wordRegex = .
[color]
 ui = always
[status]
 relativePaths = true
 showUntrackedFiles = no
 short = true
 branch = true
[log]
 showSignature = true
 date = relative
 follow = true
 decorate = full
 showRoot = false
 diffMerges = off
[format]
 pretty = oneline
[column]
 ui = always
[advice]
 detachedHead = true
"""


@pytest.mark.parametrize("start", [".", PLACE, "docs"])
def test_no_setting_changes_what_is_listed(start: str, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own / "docs").mkdir()
    (own / "docs" / "x.md").write_text("x\n")
    first = commit(own)
    versions = own / PLACE / "versions"
    (versions / "draft.yaml").rename(versions / "їжак.yaml")
    edit(versions / "reply.yaml", ("id: ferry", "id: ship"))
    second = commit(own)
    (versions / "fresh.yaml").write_text("fresh\n")
    edit(versions / "reply.yaml", ("id: ship", "id: boat"))
    names = tuple(f"{PLACE}/versions/{name}.yaml" for name in ("draft", "reply", "їжак"))
    fresh = f"{PLACE}/versions/fresh.yaml"
    settings = own.parent / "settings"
    settings.write_text(SET_UP, "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    repo = repository_of(own / start)
    one, two = revision(repo, first), revision(repo, second)
    assert changed_paths(repo, one, two) == changed_paths(repo, one, two, PLACE) == names
    assert changed_paths(repo, one, None) == tuple(sorted((*names, fresh)))
    assert changed_paths(repo, two, None, PLACE) == (fresh, names[1])
    assert fresh in working_paths(repo, PLACE)
    assert merge_base(repo, one, two) == first
    assert f"{PLACE}/versions/їжак.yaml" in paths_of(repo, second)
    with pytest.raises(AssertionError):
        git(own, "diff", first, second, GIT_CONFIG_GLOBAL=str(settings))


def test_a_repository_inside_and_a_submodule_are_not_entered(own: Path) -> None:
    inner = repository(own / PLACE / "versions" / "inner.yaml")
    (inner / "x.yaml").write_text("x: 1\n")
    commit(inner)
    repo = repository_of(own)
    paths = working_paths(repo, PLACE)
    assert f"{PLACE}/versions/inner.yaml" in paths
    assert not [path for path in paths if "inner.yaml/" in path]
    assert isinstance(WorkingFiles(repo, PLACE, paths).read("versions/inner.yaml"), Problem)
    git(own, "-c", "advice.addEmbeddedRepo=false", "add", PLACE)
    commit(own)
    assert changed_paths(repo, revision(repo, "HEAD"), None) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell commands")
def test_nothing_that_a_repository_is_set_up_with_is_run(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = own.parent / "trap"
    command = f"touch '{trap}'; cat"
    (own / ".gitattributes").write_text("* diff=evil filter=evil merge=evil\n")
    commit(own)
    for key in ("diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "diff.external"):
        git(own, "config", key, command)
    git(own, "config", "core.fsmonitor", command)
    git(own, "config", "core.pager", command)
    git(own, "config", "pager.ls-tree", "true")
    git(own, "config", "alias.ls-tree", f"!{command}")
    for hook in ("post-index-change", "post-checkout", "reference-transaction"):
        path = own / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{command}\n")
        path.chmod(0o755)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", command)
    monkeypatch.setenv("GIT_PAGER", command)
    draft = own / PLACE / "versions" / "draft.yaml"
    draft.write_text(draft.read_text())
    os.utime(draft, (0, 0))
    repo = repository_of(own)
    draft.write_text(draft.read_text().replace("30 days", "60 days"))
    assert changed_paths(repo, revision(repo, "HEAD"), None) == (f"{PLACE}/versions/draft.yaml",)
    assert working_paths(repo, "")
    with Blobs(repo) as blobs:
        assert load_plan(plan_in(repo, "HEAD", blobs))
    named_base(repo, None)
    assert not trap.exists()
    # The traps are set: git itself walks into them.
    with suppress(AssertionError):
        git(own, "diff", "HEAD")
    assert trap.exists()


def test_one_process_reads_all_contents_and_is_ended(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[program.Process] = []
    starting = program.start_git

    def noted(*arguments: object) -> program.Process:
        started.append(starting(*arguments))  # type: ignore[arg-type]
        return started[-1]

    monkeypatch.setattr("planvers.git.blobs.start_git", noted)
    repo = repository_of(shared)
    with Blobs(repo) as blobs:
        for name in ("main", "talks"):
            load_plan(plan_in(repo, name, blobs))
        assert len(started) == 1
    assert started[0].returncode is not None
