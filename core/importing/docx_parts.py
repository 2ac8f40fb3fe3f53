"""What the parts beside a Word document's body say: styles, notes, comments, headings of pages, documents within it."""

from typing import Any
from zipfile import BadZipFile

from core.errors import BadFile
from core.importing.document import read_named
from core.importing.left_out import LeftOut
from core.importing.ooxml import Package, Relation

_OFF = ("0", "false", "off")
_DEPTH_MAX = 3
"""So many documents within each other are read."""
_CHUNKS = {".xhtml": ".html", ".htm": ".html", ".html": ".html", ".txt": ".txt", ".rtf": ".rtf"}


def kind_of(element: Any) -> str:
    """An element's name without its namespace, of which transitional and strict documents have different ones."""
    return str(element.tag).rpartition("}")[2]


def child(element: Any, kind: str) -> Any:
    """The first child of a kind, or None."""
    return next((each for each in element if kind_of(each) == kind), None)


def outermost(element: Any, kind: str) -> list[Any]:
    """The elements of a kind within another, not those within them; of alternatives one."""
    found, waiting = [], [element]
    while waiting:
        current = waiting.pop()
        if kind_of(current) == kind:
            found.append(current)
        elif kind_of(current) == "AlternateContent":
            waiting += list(chosen(current))
        else:
            waiting += reversed(list(current))
    return found


def chosen(alternatives: Any) -> Any:
    """The first of several alternatives (AlternateContent) that holds something."""
    return next((each for each in alternatives if len(each)), ())


def attribute(element: Any, name: str) -> str:
    """An attribute's value by its name without its namespace, or an empty text."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def ended_fields(container: Any) -> set[int]:
    """Which elements begin a field that ends, by their ids. What follows one without an end is text, not its
    instruction, as Word shows it; what was deleted is not looked into."""
    open_fields: list[Any] = []
    ended: set[int] = set()
    waiting = [container]
    while waiting:
        current = waiting.pop()
        kind = kind_of(current)
        if kind == "fldChar":
            what = attribute(current, "fldCharType")
            if what == "begin":
                open_fields.append(current)
            elif what == "end" and open_fields:
                ended.add(id(open_fields.pop()))
        elif kind not in ("del", "moveFrom"):
            waiting += reversed(list(current))
    return ended


def is_on(element: Any) -> bool:
    """Whether a property that can be switched is on."""
    return element is not None and attribute(element, "val") not in _OFF


class Parts:
    """The parts that belong to one document. Raises BadFile where one is damaged."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._relations = package.relations(main)
        self._hidden = self._hidden_styles(self._xml("styles"))
        self._notes = {kind: self._numbered(kind, f"{kind}s") for kind in ("footnote", "endnote")}
        self._comments = self._numbered("comment", "comments")

    def _all(self, kind: str) -> list[Relation]:
        return [each for each in self._relations.values() if each.kind == kind]

    def _xml(self, kind: str) -> Any:
        return next((self._package.xml(each.target) for each in self._all(kind)), None)

    def _numbered(self, kind: str, part: str) -> dict[str, Any]:
        root = self._xml(part)
        return {attribute(each, "id"): each for each in root if kind_of(each) == kind} if root is not None else {}

    def note(self, reference: str, number: str) -> Any:
        """What a reference to a footnote or an endnote names, or None."""
        return self._notes[reference.removesuffix("Reference")].get(number)

    def comment(self, number: str) -> tuple[str, Any] | None:
        """A comment's author and content."""
        element = self._comments.get(number)
        return None if element is None else (attribute(element, "author"), element)

    def headers(self) -> str:
        """The words at the head and the foot of the pages."""
        roots = [self._package.xml(each.target) for kind in ("header", "footer") for each in self._all(kind)]
        return "\n".join(
            "".join(part.text or "" for part in each.iter() if kind_of(part) == "t")
            for each in roots
            if each is not None
        )

    def chunk(self, name: str, left_out: LeftOut) -> list[str]:
        """The lines of a document that stands whole within this one (altChunk). Raises BadFile."""
        relation = self._relations.pop(name, None)  # once, however often it is named
        content = None if relation is None else self._package.content(relation.target)
        if relation is None or not content:
            return []
        ending = "." + relation.target.rpartition(".")[2].lower()
        if ending not in _CHUNKS:
            raise BadFile("part-unread", part=relation.target)
        try:
            document = read_named(f"{relation.target.rpartition('/')[2]}{_CHUNKS[ending]}", content)
            left_out.again(document.left_out)
            return document.text.splitlines()
        except BadZipFile as problem:
            raise BadFile("part-unread", part=relation.target) from problem

    # -- what is hidden

    def is_hidden(self, style: str) -> bool:
        """Whether a style hides its words."""
        return style in self._hidden

    def is_run_hidden(self, settings: Any, is_hidden: bool) -> bool:
        """Whether a run's own settings hide it; `is_hidden`: its paragraph's style does."""
        style, own = child(settings, "rStyle"), child(settings, "vanish")
        if own is not None:
            return is_on(own)
        return is_hidden or (style is not None and self.is_hidden(attribute(style, "val")))

    @staticmethod
    def _hidden_styles(root: Any) -> frozenset[str]:
        rows = (
            {attribute(each, "styleId"): each for each in root if kind_of(each) == "style"} if root is not None else {}
        )
        hides: dict[str, bool] = {"": False}
        for name in rows:
            chain, current = [], name
            while current not in hides:
                hides[current] = False  # in a ring of styles none hides
                chain.append(current)
                current = _based_on(rows.get(current))
            for each in reversed(chain):
                own = _own_hiding(rows.get(each))
                hides[each] = hides[current] if own is None else own
                current = each
        return frozenset(name for name, is_hiding in hides.items() if is_hiding)

    @staticmethod
    def choice(field: Any) -> str:
        """What was chosen in a form's list, which its field holds instead of a result."""
        lists = [each for each in field.iter() if kind_of(each) == "ddList"]
        if not lists:
            return ""
        entries = [attribute(each, "val") for each in lists[0] if kind_of(each) == "listEntry"]
        chosen = child(lists[0], "result")
        number = attribute(chosen, "val") if chosen is not None else "0"
        return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _based_on(style: Any) -> str:
    above = None if style is None else child(style, "basedOn")
    return attribute(above, "val") if above is not None else ""


def _own_hiding(style: Any) -> bool | None:
    """Whether a style itself says that it hides its words; None where it leaves that to the one it is based on."""
    settings = None if style is None else child(style, "rPr")
    own = None if settings is None else child(settings, "vanish")
    return None if own is None else is_on(own)
