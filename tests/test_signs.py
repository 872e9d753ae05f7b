"""Where a sign of a value stands in the file, however the value is quoted, folded or escaped."""

import pytest

from conftest import needs_libyaml
from planvers.model.places import Source
from planvers.reading.signs import RawText
from planvers.reading.yamltree import Mapping, Scalar, parse

SCALARS = {
    "plain": "text: a [b]\n  c ] d\n\n  [e\n",
    "single": "text: 'it''s [b]\n\n  c ] d '' [e'\n",
    "double": 'text: "a [b] \\\\[b]\\\n  c ] \\x5Dd \\u005b \\U0000005b"\n',
    "double-escaped": 'text: "an \\"entry\\" \\n \\t \\x22\\u0022 \\/ \\\\ \\u201ctext\\u201D \\N \\_ N_t"\n',
    "folded": "text: >2- # a [comment]\n   a [b]\n   c\n\n   ] d [e # f]\n",
    "literal": 'text: |\n  a [b]\n\n  c ] d [e "f"\n',
    "flow": "{id: x, text: 'a [b] ]', title: '[ [ ['}\n",
    "windows": "text: >-\r\n  a [b]\r\n  c ] d\r\n",
    "cyrillic": "title: ї [\ntext: 'їжа [б]\n  в ] г’\u2033'\n",
    "last-line": "text: a ]",
}


def written(sign: str) -> tuple[str, ...]:
    """Every way to write a sign in a file."""
    codes = (f"\\{lead}{ord(sign):0{digits}x}" for lead, digits in (("x", 2), ("u", 4), ("U", 8)))
    return (sign, f"\\{sign}", *codes)


@pytest.mark.parametrize(
    "fast", [pytest.param(True, marks=needs_libyaml, id="libyaml"), pytest.param(False, id="python")]
)
@pytest.mark.parametrize("name", SCALARS)
def test_every_sign_of_a_value_is_found_in_the_file(name: str, fast: bool) -> None:
    source = Source("x.yaml", SCALARS[name])
    root = parse(source, fast=fast).root
    assert isinstance(root, Mapping)
    scalar = next(entry.value for entry in root.entries if entry.key.text == "text")
    assert isinstance(scalar, Scalar)
    lines = SCALARS[name].splitlines()
    raw = RawText(source)
    offsets = [offset for offset, sign in enumerate(scalar.text) if not sign.isspace()]
    places = list(raw.places(scalar, offsets))
    assert places == sorted(set(places))
    assert places == [next(raw.places(scalar, [offset])) for offset in offsets]
    for offset, where in zip(offsets, places, strict=True):
        sign = scalar.text[offset]
        rest = lines[where.line - 1][where.column - 1 :]
        assert rest.lower().startswith(tuple(form.lower() for form in written(sign)))
