"""HTML read back strictly: a tree of elements, in which nothing is mended that is not closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "br", "hr", "img", "link", "input"}


@dataclass
class Element:
    """An element with its attributes, and what stands in it: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inner: list["Element | str"] = field(default_factory=list)

    def all(self, *tags: str) -> list["Element"]:
        """The elements below with one of these tags, in reading order; all of them without any."""
        return [item for item in self._below() if not tags or item.tag in tags]

    def of_class(self, name: str) -> list["Element"]:
        """The elements below of a class."""
        return [item for item in self._below() if name in item.attributes.get("class", "").split()]

    def by_id(self, name: str) -> "Element":
        """The one element with an id."""
        (found,) = [item for item in self._below() if item.attributes.get("id") == name]
        return found

    @property
    def text(self) -> str:
        """All text below."""
        return "".join(self.texts())

    def texts(self, *without: str) -> list[str]:
        """The texts below in reading order, but for those in elements with one of these tags."""
        found: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                found.append(item)
            elif item.tag not in without:
                stack += reversed(item.inner)
        return found

    def _below(self) -> Iterator["Element"]:
        stack: list[Element | str] = list(reversed(self.inner))
        while stack:
            item = stack.pop()
            if isinstance(item, Element):
                yield item
                stack += reversed(item.inner)


class _Reader(HTMLParser):
    def __init__(self, *, may_remark: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._may_remark = may_remark
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)
        if tag not in _VOID:
            self._open.append(self._last())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert any(item.tag == "svg" for item in self._open), f"<{tag}/> closes itself only within a picture"
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self._open[-1].inner.append(data)

    def handle_comment(self, data: str) -> None:
        assert self._may_remark, f"a comment: {data}"

    def closed(self) -> Element:
        self.close()
        assert self._open == [self.root], f"not closed: {[item.tag for item in self._open[1:]]}"
        return self.root

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {names}"
        self._open[-1].inner.append(Element(tag, {name: value or "" for name, value in attrs}))

    def _last(self) -> Element:
        found = self._open[-1].inner[-1]
        assert isinstance(found, Element)
        return found


def read(text: str, *, may_remark: bool = False) -> Element:
    """The document; fails where an element is not closed, or closed by another's end, and at a comment."""
    reader = _Reader(may_remark=may_remark)
    reader.feed(text)
    return reader.closed()
