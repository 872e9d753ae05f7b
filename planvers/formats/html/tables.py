"""Tables, labelled values, and two texts beside each other as HTML."""

from planvers.formats.html.text import OWN_DIRECTION, Scope, escaped, inline, plain
from planvers.views.page import Facts, Grid, Line, Shade, Sides


def scrolling(content: str, name: str) -> str:
    """What may be wider than a small window, in a box that scrolls by itself, with the keyboard too."""
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{escaped(name)}">{content}</div>'


def grid(block: Grid, scope: Scope) -> str:
    """A table; its first column names the rows."""
    head = "".join(_head_cell(cell, scope, is_text=place < block.text_columns) for place, cell in enumerate(block.head))
    rows = "".join(_row(block, place, scope) for place in range(len(block.rows)))
    return scrolling(
        f"<table{_shaded(block)}>{caption(scope)}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>",
        _name(scope, "Table"),
    )


def caption(scope: Scope, lead: str = "") -> str:
    """The name of a table for whoever does not see what stands above it."""
    return f'<caption class="unseen" {OWN_DIRECTION}>{escaped(lead + _name(scope, "Table"))}</caption>'


def _name(scope: Scope, otherwise: str) -> str:
    return scope.name or otherwise


def _shaded(block: Grid) -> str:
    return ' class="shaded"' if block.shades else ""


def _head_cell(cell: Line, scope: Scope, *, is_text: bool) -> str:
    if not cell:
        return "<td></td>"
    return f'<th scope="col"{_sign_class(is_text=is_text)} {OWN_DIRECTION}>{inline(cell, scope)}</th>'


def _row(block: Grid, place: int, scope: Scope) -> str:
    name, *cells = block.rows[place]
    shades = block.shades[place] if block.shades else ()
    # A row that goes on with the one above has no name of its own.
    parts = [f'<th scope="row" {OWN_DIRECTION}>{inline(_led(name), scope)}</th>' if plain(name) else "<td></td>"]
    for column, cell in enumerate(cells, start=1):
        is_text = column < block.text_columns
        shade = Shade.NONE if is_text or not shades else shades[column - block.text_columns]
        kind = f' class="sign {shade}"' if shade else _sign_class(is_text=is_text)
        parts.append(f"<td{kind} {OWN_DIRECTION}>{inline(cell, scope)}</td>")
    return f"<tr>{''.join(parts)}</tr>"


def _sign_class(*, is_text: bool) -> str:
    return "" if is_text else ' class="sign"'


def _led(line: Line) -> Line:
    """A line without the white space that puts it in its place where all letters are of one width."""
    return (line[0]._replace(text=line[0].text.lstrip()), *line[1:])


def facts(block: Facts, scope: Scope) -> str:
    """A list of names with what there is to say of each; what has no name goes on with the one before it."""
    groups: list[str] = []
    for name, value in block.pairs:
        told = f"<dd {OWN_DIRECTION}>{inline(value, scope)}</dd>"
        if groups and not plain(name):
            groups[-1] += told
        else:
            groups.append(f"<dt {OWN_DIRECTION}>{inline(name, scope)}</dt>{told}")
    return f"<dl>{''.join(f'<div>{group}</div>' for group in groups)}</dl>"


def sides(block: Sides, scope: Scope) -> str:
    """Two columns, old and new; on a small window each row's texts stand one below the other."""
    rows = "".join(
        f'<tr><td class="was" {OWN_DIRECTION}>{inline(old, scope)}</td>'
        f'<td class="now" {OWN_DIRECTION}>{inline(new, scope)}</td></tr>'
        for old, new in block.rows
    )
    head = '<thead><tr><th scope="col">was</th><th scope="col">now</th></tr></thead>'
    return f'<table class="sides">{caption(scope, "Was and now: ")}{head}<tbody>{rows}</tbody></table>'
