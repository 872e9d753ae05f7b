"""Plans that read as plans, with fields of their records changed, moved, taken out or put in."""

import random
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from fuzzing.hostile import edited, text, value
from fuzzing.plans import Files, names_in
from planvers.model.vocabulary import Basis, Disclosure, DropReason, Stance, Status, VersionKind, WordingGrade
from planvers.reading.characters import hidden_name

# Nothing is resolved, so what was typed without quotes is written without them.
_LOADER: Any = yaml.cyaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_DUMPER: Any = yaml.cyaml.CBaseDumper if yaml.__with_libyaml__ else yaml.BaseDumper
_TEXT = "tag:yaml.org,2002:str"
_WORDS: dict[str, tuple[str, ...]] = {
    "status": tuple(map(str, Status)),
    "kind": tuple(map(str, VersionKind)),
    "disclosure": tuple(map(str, Disclosure)),
    "wording": tuple(map(str, WordingGrade)),
    "stance": tuple(map(str, Stance)),
    "basis": tuple(map(str, Basis)),
    "reason": tuple(map(str, DropReason)),
    "verified": ("true", "false"),
    "red_line": ("true", "false"),
    "point_count": ("0", "1", "3", "1000"),
    "date": ("2024-12-31", "2025-02-01", "2025-02", "2025", "9999-12-31", "0001-01-01"),
}
_LISTS = (
    "based_on",
    "derived_from",
    "into",
    "about",
    "agreed_by",
    "authors",
    "sources",
    "relays",
    "points",
    "subpoints",
)
_TEXTS = ("text", "title", "summary", "notes", "speaker", "condition", "proposal", "count_note", "correction", "name")
_ODD = ("package", "deferred_to", "number", "id", "party", "topic", "language", "url", "x-key", "schema", "aliases")
_KEYS = (*_WORDS, *_LISTS, *_TEXTS, *_ODD)


def mutated(chance: random.Random, files: Files) -> Files:
    """The files with some fields of one or two of them changed."""
    changed = dict(files)
    pool = names_in(files)
    names = sorted(files) + [name for name in files if name.startswith("versions/")] * 2
    for name in {chance.choice(names) for _ in range(chance.choice((1, 1, 2)))}:
        root = yaml.compose(files[name], Loader=_LOADER)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            _change(chance, chance.choice(_mappings(root)), pool)
        try:
            written: str = yaml.serialize(root, Dumper=_DUMPER, allow_unicode=True, width=10**6)
        except (yaml.YAMLError, UnicodeEncodeError):
            continue
        changed[name] = written.encode("utf-8")
    return changed


def reworded(chance: random.Random, files: Files) -> Files:
    """The files with what is free to say said otherwise, and points in another order: most of them are still valid."""
    changed = dict(files)
    for name in [name for name in files if name.startswith("versions/")] + [chance.choice(sorted(files))]:
        root = yaml.compose(files[name], Loader=_LOADER)
        for record in chance.sample(_mappings(root), min(len(_mappings(root)), chance.choice((1, 2, 6)))):
            _reword(chance, record)
        written: str = yaml.serialize(root, Dumper=_DUMPER, allow_unicode=True, width=10**6)
        changed[name] = written.encode("utf-8")
    return changed


def _reword(chance: random.Random, record: MappingNode) -> None:
    fields = record.value
    for place, (key, node) in enumerate(fields):
        if key.value in _TEXTS and isinstance(node, ScalarNode) and chance.random() < 0.5:
            said = text(chance) if chance.random() < 0.3 else edited(chance, node.value)
            # What cannot be seen, or is nothing, is an error, and nothing else would be tried.
            shown = "".join(sign for sign in said if hidden_name(sign) is None).strip()
            fields[place] = (key, _scalar(shown or "x", '"'))
        elif key.value in ("points", "statements", "subpoints") and isinstance(node, SequenceNode):
            items = node.value
            at, to = chance.randrange(len(items) or 1), chance.randrange(len(items) or 1)
            items[at : at + 1], items[to : to + 1] = items[to : to + 1], items[at : at + 1]
        elif key.value in ("package", "topic", "number", "point_count") and chance.random() < 0.2:
            del fields[place]
            return


def _mappings(root: Any) -> list[MappingNode]:  # noqa: ANN401 - PyYAML does not say what it composes
    """All records of a tree, and the tree itself, in the order of the file; each once, also of a tree in circles."""
    found: list[MappingNode] = []
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, MappingNode):
            found.append(node)
            waiting += [item for _, item in reversed(node.value)]
        elif isinstance(node, SequenceNode):
            waiting += reversed(node.value)
    return found


def _change(chance: random.Random, record: MappingNode, pool: list[str]) -> None:
    """One field of a record, or one record of a list in it."""
    fields = record.value
    place = chance.randrange(len(fields)) if fields else 0
    way = chance.randrange(12)
    if not fields or way == 0:
        key = chance.choice(_KEYS)
        fields.insert(place, (_scalar(key), _fitting(chance, key, pool)))
    elif way == 1:
        del fields[place]
    elif way == 2:
        fields[place] = (_scalar(chance.choice(_KEYS)), fields[place][1])
    elif way == 3:
        fields[place] = (fields[place][0], _any(chance, pool))
    elif way <= 5 and (lists := [item for _, item in fields if isinstance(item, SequenceNode) and item.value]):
        _change_list(chance, chance.choice(lists), record)
    else:
        fields[place] = (fields[place][0], _fitting(chance, fields[place][0].value, pool))


def _change_list(chance: random.Random, node: SequenceNode, owner: MappingNode) -> None:
    """An item of a list twice, gone, elsewhere, in a list of its own, or in the place of what holds it."""
    items: list[Node] = node.value
    at, to = chance.randrange(len(items)), chance.randrange(len(items))
    way = chance.randrange(5)
    if way == 0:
        items.insert(to, items[at])
    elif way == 1:
        del items[at]
    elif way == 2:
        items[at], items[to] = items[to], items[at]
    elif way == 3 and isinstance(items[at], MappingNode):
        parts = [item for item in items if item is not items[at]][:3]
        items[at].value.append((_scalar("subpoints"), SequenceNode("tag:yaml.org,2002:seq", parts, flow_style=False)))
    else:
        # The serializer writes a circle with an anchor and an alias within it.
        items[at] = owner


def _fitting(chance: random.Random, key: str, pool: list[str]) -> Node:
    """What a field of that name may hold in a plan that can be read, most of the time."""
    if chance.random() < 0.1:
        return _any(chance, pool)
    if key in _WORDS:
        return _scalar(chance.choice(_WORDS[key]), '"' if key == "date" else None)
    if key in _LISTS:
        names = [_reference(chance, pool) for _ in range(chance.choice((0, 1, 1, 2, 5)))]
        return SequenceNode("tag:yaml.org,2002:seq", list(map(_scalar, names)), flow_style=True)
    if key in _TEXTS:
        if chance.random() < 0.1:
            languages = [
                (_scalar(tag), _scalar(text(chance), '"')) for tag in chance.sample(("en", "uk", "ar", "de"), 2)
            ]
            return MappingNode("tag:yaml.org,2002:map", languages, flow_style=False)
        return _scalar(text(chance), '"')
    return _scalar(chance.choice(pool or ["none"]), chance.choice(('"', None)))


def _reference(chance: random.Random, pool: list[str]) -> str:
    one, other = chance.choice(pool or ["none"]), chance.choice(pool or ["none"])
    return chance.choice((one, one, f"{one}/{other}", f"{one}#{other}"))


def _any(chance: random.Random, pool: list[str]) -> Node:
    """Any value: text, an empty or a full list or mapping."""
    items: list[Any] = [_scalar(value(chance, pool), chance.choice((None, '"', "'"))) for _ in range(3)]
    way = chance.randrange(8)
    if way == 0:
        return SequenceNode("tag:yaml.org,2002:seq", items[: chance.randrange(4)], flow_style=chance.random() < 0.5)
    if way == 1:
        fields = [(_scalar(chance.choice(_KEYS)), item) for item in items[: chance.randrange(4)]]
        return MappingNode("tag:yaml.org,2002:map", fields, flow_style=chance.random() < 0.5)
    return _scalar(value(chance, pool), chance.choice((None, '"', "'", "|", ">")))


def _scalar(content: str, style: str | None = None) -> ScalarNode:
    return ScalarNode(_TEXT, content, style=style)
