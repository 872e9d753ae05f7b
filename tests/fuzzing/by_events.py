"""Files of a plan with the events of their YAML changed, and written again."""

import random
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from fuzzing.hostile import value
from fuzzing.plans import Files, names_in

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_DUMPER: Any = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper
_PLAIN = (True, True)
_TAGS = ("!", "!x", "tag:yaml.org,2002:int", "tag:yaml.org,2002:python/object:os.system", "tag:yaml.org,2002:set")


def mutated(chance: random.Random, files: Files) -> Files:
    """The files with the events of one of them changed."""
    name = chance.choice(sorted(files))
    pool = names_in(files)
    for _ in range(5):
        events = list(yaml.parse(files[name], Loader=_LOADER))
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            events = _changed(chance, events, pool)
        try:
            written: str = yaml.emit(
                events, Dumper=_DUMPER, allow_unicode=True, width=chance.choice((20, 80, 10**6)), line_break="\n"
            )
        # An emitter refuses what is no document; which it is, it finds out in its own ways.
        except (yaml.YAMLError, ValueError, TypeError, AttributeError, IndexError):
            continue
        return {**files, name: written.encode("utf-8", "surrogatepass")}
    return files


def _changed(chance: random.Random, events: list[Event], pool: list[str]) -> list[Event]:
    starts = [place for place, event in enumerate(events) if isinstance(event, NodeEvent)]
    if not starts:
        return events
    at, other = chance.choice(starts), chance.choice(starts)
    end, other_end = _end(events, at), _end(events, other)
    way = chance.choice((_doubled, _without, _swapped, _retagged, _anchored, _nested, _merged, _styled, _revalued))
    return way(chance, events, ((at, end), (other, other_end)), pool)


def _end(events: list[Event], start: int) -> int:
    """Where the node that begins at `start` is over."""
    depth = 0
    for place in range(start, len(events)):
        depth += isinstance(events[place], CollectionStartEvent)
        depth -= isinstance(events[place], CollectionEndEvent)
        if depth == 0:
            return place + 1
    return len(events)


Spans = tuple[tuple[int, int], tuple[int, int]]


def _doubled(chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    """A node, or a key with its value, once more in the same place or elsewhere."""
    (at, end), (other, _) = spans
    # Behind a key its value, behind a value the next key.
    end = _end(events, end) if chance.random() < 0.5 and end < len(events) - 3 else end
    to = chance.choice((end, end, other))
    return events[:to] + events[at:end] * chance.choice((1, 1, 1, 20)) + events[to:]


def _without(chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    at, end = spans[0]
    end = _end(events, end) if chance.random() < 0.7 and end < len(events) - 3 else end
    return events[:at] + events[end:]


def _swapped(_chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    (at, end), (other, other_end) = sorted(spans)
    if other < end:
        return events
    return events[:at] + events[other:other_end] + events[end:other] + events[at:end] + events[other_end:]


def _retagged(chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    event: Any = events[spans[0][0]]
    tag = chance.choice(_TAGS)
    if isinstance(event, ScalarEvent):
        new: Event = ScalarEvent(event.anchor, tag, (False, False), event.value, style=event.style)
    elif isinstance(event, CollectionStartEvent):
        new = type(event)(event.anchor, tag, implicit=False, flow_style=event.flow_style)
    else:
        return events
    return [*events[: spans[0][0]], new, *events[spans[0][0] + 1 :]]


def _anchored(_chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    """A node with an anchor, and an alias of it in the place of another, which may stand within it."""
    (at, _), (other, other_end) = spans
    event: Any = events[at]
    if isinstance(event, AliasEvent) or other <= at:
        return events
    if isinstance(event, ScalarEvent):
        new: Event = ScalarEvent("a", event.tag, event.implicit, event.value, style=event.style)
    else:
        new = type(event)("a", event.tag, event.implicit, flow_style=event.flow_style)
    return [*events[:at], new, *events[at + 1 : other], AliasEvent("a"), *events[other_end:]]


def _nested(chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    """A node inside many lists or mappings."""
    at, end = spans[0]
    depth, flow = chance.choice((1, 2, 30, 40, 200)), chance.random() < 0.5
    opening: list[Event] = [SequenceStartEvent(None, None, implicit=True, flow_style=flow)]
    closing: list[Event] = [SequenceEndEvent()]
    if chance.random() < 0.5:
        key = ScalarEvent(None, None, _PLAIN, chance.choice(("a", "id", "points")))
        opening, closing = [MappingStartEvent(None, None, implicit=True, flow_style=flow), key], [MappingEndEvent()]
    return events[:at] + opening * depth + events[at:end] + closing * depth + events[end:]


def _merged(_chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    """A merge key in front of a node."""
    (at, _), (other, other_end) = spans
    merge: list[Event] = [ScalarEvent(None, None, _PLAIN, "<<")]
    return events[:at] + merge + events[other:other_end] + events[at:]


def _styled(chance: random.Random, events: list[Event], spans: Spans, _pool: list[str]) -> list[Event]:
    at = spans[0][0]
    event: Any = events[at]
    if isinstance(event, ScalarEvent):
        style = chance.choice(("'", '"', "|", ">", ""))
        new: Event = ScalarEvent(event.anchor, event.tag, _PLAIN, event.value, style=style)
    elif isinstance(event, CollectionStartEvent):
        new = type(event)(event.anchor, event.tag, event.implicit, flow_style=not event.flow_style)
    else:
        return events
    return [*events[:at], new, *events[at + 1 :]]


def _revalued(chance: random.Random, events: list[Event], spans: Spans, pool: list[str]) -> list[Event]:
    (at, end), _ = spans
    new = ScalarEvent(None, None, _PLAIN, value(chance, pool), style=chance.choice(("", "", '"', "'", "|")))
    return [*events[:at], new, *events[end:]]
