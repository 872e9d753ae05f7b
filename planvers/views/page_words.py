"""What every format says of pictures in words, and tables that tell what they show."""

from planvers.views.page import Band, Bars, Flow, FlowNode, Grid, Line, line

Key = tuple[int, str]


def range_words(low: int, high: int | None) -> str:
    """A count that is certain or not, as a reader sees it: 3, 3–5, or 3+ where nobody knows how many at most."""
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def bars_table(bars: Bars) -> Grid:
    """Bars as a table of their numbers: a row a bar, a column a group."""
    told = zip(bars.names, bars.values, strict=True)
    rows = ((name, *(line(range_words(*pair)) for pair in values)) for name, values in told)
    return Grid((line(), *map(line, bars.groups)), tuple(rows))


def flow_words(flow: Flow) -> tuple[tuple[Line, tuple[tuple[FlowNode, tuple[str, ...]], ...]], ...]:
    """A flow in words: column by column its nodes, each with what happened on the way to what flows on from it."""
    nodes = flow_nodes(flow)
    onward: dict[Key, list[str]] = {}
    for band in flow.bands:
        onward.setdefault(band.old, []).append(f"{band_words(band)} → {node_words(nodes[band.new])}")
    return tuple(
        (name, tuple((node, tuple(onward.get((place, node.id), ()))) for node in column))
        for place, (name, column) in enumerate(flow.columns)
    )


def flow_nodes(flow: Flow) -> dict[Key, FlowNode]:
    """The nodes of a flow, by column and id."""
    return {(place, node.id): node for place, (_, column) in enumerate(flow.columns) for node in column}


def node_words(node: FlowNode) -> str:
    """A node by its label and title."""
    return f"{node.label} {node.title}".strip()


def band_words(band: Band) -> str:
    """What happened on the way of a band, and what that rests on where nobody declared it."""
    return ", ".join(filter(None, (band.kind, band.remark)))
