"""The study as a folder of linked Markdown notes, as note programs read them: a page for each code, quote, memo,
participant and text, with links both ways and what is known of each as YAML at its head.

Words stand in the layer that was chosen. Links name whole paths, so two things of one name are two pages.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from core.analysis.presentation import Presentation
from core.exporting.dataframes import text_of
from core.exporting.file_names import UNSAFE, file_name
from core.exporting.judged import agreed_lines
from core.exporting.markdown import escaped
from core.exporting.outline import MemoWords, Quote, Wordings, memo_ends, memo_line
from core.exporting.outline_sections import shown_sets
from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.records import Memo, Source
from core.views.speakers import spoken_by

_OF_NOTES = re.compile(r"%%|~~|==|\$|&(?=\w+;)")
"""Signs beyond Markdown's own: what note programs hide, strike, mark, set as a formula, or read as another sign."""
_LIST = re.compile(r"^(\d{0,9})([-+.)])(?=\s|-|$)")
"""How the entry of a list begins, or a rule across the page."""
_PLAIN_KEY = re.compile(r"[^\W\d_]\w*")
_YAML_WORDS = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
"""What YAML reads as something else than a name."""
_BREAKS = {
    ord(each): f"\\u{ord(each):04x}" for each in "\u2028\u2029\ufeff\ufffe\uffff" + "".join(map(chr, range(0x7F, 0xA0)))
}


def vault(presentation: Presentation) -> dict[str, bytes]:
    """The pages by their paths."""
    return _Vault(presentation).pages()


class _Vault:
    """One folder; each thing has its path before the first page is written."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation, self._say = presentation, presentation.translator
        self._wordings = Wordings(presentation)
        self._study = self._wordings.outline()
        self._paths: dict[Id, str] = {}
        self._names: dict[Id, str] = {}
        self._taken: set[str] = set()
        self._pages: dict[str, bytes] = {}
        self._texts = [row for row in presentation.sources_in_order() if row.status == "live"]
        self._people = active_participants(presentation.state)
        self._memos = presentation.live_memos()
        self._quotes = [each for code in self._study.codes for each in code.quotes]

    def pages(self) -> dict[str, bytes]:
        """All of them."""
        say, presentation = self._say, self._presentation
        for code in self._study.codes:
            self._place("codes", code.branch.code, code.branch.name)
        for row in self._texts:
            self._place("texts", row.id, presentation.source(row.id))
        for person in self._people:
            self._place("participants", person.id, presentation.words(person.pseudonym))
        for memo in self._memos:
            words = self._wordings.memo(memo)
            self._place("memos", memo.id, f"{words.kind} {' '.join(words.text.split())[:30]}")
        for quote in self._quotes:
            self._place("quotes", quote.coding.id, f"{' '.join(quote.words.split())[:30]} {quote.coding.id.hex()[:6]}")
        self._write_codes()
        for quote in self._quotes:
            self._write_quote(quote)
        for memo in self._memos:
            self._write_memo(memo)
        for person in self._people:
            values = {name: presentation.words(value) for name, value in person.attributes if value}
            said = [each for each in self._quotes if person.id in spoken_by(presentation.state, each.coding)]
            texts = [row.id for row in self._texts if person.id in row.participants]
            body = [*self._listed("export-sheet-texts", texts),
                    *self._listed("export-quotes", [each.coding.id for each in said])]  # fmt: skip
            self._write(person.id, {"type": "participant", "status": person.status, **values}, body)
        for row in self._texts:
            self._write_text(row)
        lines = [f"# {_line(self._study.title)}", ""]
        lines += [line for label, words in self._study.frame for line in (f"**{_line(label)}:** {_lines(words)}", "")]
        lines += [f"## {say('export-codebook')}", ""]
        lines += [
            f"{'  ' * code.depth}- {self._link(code.branch.code)} ({code.branch.codings})" for code in self._study.codes
        ]
        lines += ["", *self._listed("export-sheet-texts", [row.id for row in self._texts])]
        lines += self._listed("export-sheet-participants", [row.id for row in self._people])
        lines += self._listed("export-memos", [memo.id for memo in self._memos])
        lines += self._sets()
        if gone := [_lines(each) for each in self._wordings.gone(self._study.codes)]:
            lines += [f"## {say('export-decisions-gone')}", "", *(f"- {each}" for each in gone), ""]
        if agreed := agreed_lines(presentation):
            heading = f"## {say('export-consensus')}"
            lines += [heading, "", *(f"- {_line(where)}: {_lines(words)}" for where, words in agreed), ""]
        lines += [_line(say("export-readme-texts", layer=say(f"term-layer-{presentation.layer}"))), ""]
        lines += [say("export-not-encrypted")]
        self._pages["index.md"] = "\n".join(lines).encode() + b"\n"
        return self._pages

    def _sets(self) -> list[str]:
        lines = []
        for row in shown_sets(self._presentation.state):
            members = " · ".join(self._link(Id(each)) for each in (*row.codes, *row.sources))
            lines += [f"**{_line(self._presentation.words(row.name))}:** {members}", ""]
        return [f"## {self._say('export-sets')}", "", *lines] if lines else []

    def _place(self, folder: str, thing: Id, name: str) -> None:
        self._paths[thing], self._names[thing] = file_name(name, self._taken, folder), " ".join(name.split())

    def _link(self, thing: Id, place: str = "") -> str:
        """A link to a page, by its whole path; the bare name of what has none."""
        if thing not in self._paths:
            return _line(self._presentation.withdrawn)
        shown = UNSAFE.sub(" ", self._names[thing]).strip() or "–"
        return f"[[{self._paths[thing]}{place}|{shown}]]"

    def _listed(self, heading: str, things: Iterable[Id]) -> list[str]:
        lines = [f"- {self._link(each)}" for each in things]
        return [f"## {self._say(heading)}", "", *lines, ""] if lines else []

    def _write(self, thing: Id, head: dict[str, Any], body: list[str]) -> None:
        front = [f"{_key(key)}: {_yaml(value)}" for key, value in head.items() if value not in (None, "", [])]
        title = f"# {_line(self._names[thing])}"
        lines = ["---", f"id: {_yaml(thing.hex())}", *front, "---", "", title, "", *body]
        self._pages[f"{self._paths[thing]}.md"] = ("\n".join(lines).rstrip() + "\n").encode()

    def _write_codes(self) -> None:
        above: list[Id] = []
        for code in self._study.codes:
            branch = code.branch
            del above[code.depth :]
            body = [self._say("export-above", link=self._link(above[-1])), ""] if above else []
            for label, words in code.parts:
                body += [(f"**{_line(label)}:** " if label else "") + _lines(words), ""]
            body += self._listed("export-subcodes", [child.code for child in branch.children])
            body += self._listed("export-memos", [memo.id for memo in code.memos])
            body += self._listed("export-quotes", [quote.coding.id for quote in code.quotes])
            head = {"type": "code", "path": code.path, "colour": branch.colour, "codings": branch.codings}
            self._write(branch.code, head, body)
            above.append(branch.code)

    def _write_quote(self, quote: Quote) -> None:
        presentation, coding = self._presentation, quote.coding
        people = [each for each in spoken_by(presentation.state, coding) if each in self._paths]
        place = f"#^l{line}" if (line := self._line(quote)) else ""
        links = [self._link(Id(resolve_merged(presentation.state, coding.code)))]
        links += [self._link(coding.source, place), *map(self._link, people)]
        body = [f"> {_lines(quote.words)}", "", f"— {_line(quote.attribution)}", "", " · ".join(links), ""]
        if quote.remarks:
            first = f"**{_line(quote.remarks[0])}**" if quote.is_against else _lines(quote.remarks[0])
            body += [" · ".join([first, *map(_lines, quote.remarks[1:])]), ""]
        for memo in quote.memos:
            body += self._memo_body(memo)
        head = {
            "type": "quote", "code": presentation.path(coding.code), "text": presentation.source(coding.source),
            "coder": quote.coder, "stance": coding.stance, "weight": coding.weight or None,
        }  # fmt: skip
        self._write(coding.id, head, body)

    def _line(self, quote: Quote) -> int:
        coding = quote.coding
        if not self._wordings.line(coding.source, 0):
            return 0
        start = self._presentation.layered(coding.source).to_layer(coding.start, coding.end)[0]
        return self._wordings.line(coding.source, start)

    def _memo_body(self, memo: MemoWords) -> list[str]:
        return [f"*{_line(memo_line(memo, say_on=False))}*  {self._link(memo.id)}", "", _lines(memo.text), ""]

    def _write_memo(self, memo: Memo) -> None:
        words = self._wordings.memo(memo)
        about = [Id(each) for each in (memo.on, *(thing for _, thing in memo.links)) if each is not None]
        links = [self._link(each) for each in about if each in self._paths]
        body = [" · ".join(links), ""] if links else [_line(words.on), ""]
        body += [_lines(words.text), "", _lines(memo_ends(words))]
        self._write(memo.id, {"type": "memo", "kind": words.kind, "by": words.by, "day": words.day}, body)

    def _write_text(self, row: Source) -> None:
        """Each line has an anchor, to which quotes point."""
        presentation = self._presentation
        people = [self._link(each) for each in row.participants if each in self._paths]
        body = [" · ".join(people), ""] if people else []
        body += self._listed(
            "export-memos", [memo.id for memo in self._memos if memo.on is not None and Id(memo.on) == row.id]
        )
        text = text_of(presentation, row)
        for number, line in enumerate((presentation.withdrawn if text is None else text).split("\n"), 1):
            body += [f"{_line(line)} ^l{number}", ""] if line.strip() else []
        values = {name: presentation.words(value) for name, value in row.attributes if value}
        self._write(row.id, {"type": "text", "kind": row.kind, **values}, body)


def _lines(words: str) -> str:
    """Words of several lines, which stay lines, in a quotation too."""
    return "<br>".join(map(_line, words.split("\n")))


def _line(words: str) -> str:
    """A line as it stands: note programs would hide what is between %%, count on what looks like a list, and take an
    indented line for code, in which no link finds its mark."""
    begun = words.lstrip()
    shown = _OF_NOTES.sub(lambda found: "".join(f"\\{each}" for each in found[0]), escaped(begun))
    return "&nbsp;" * (len(words) - len(begun)) + _LIST.sub(r"\1\\\2", shown)


def _key(name: str) -> str:
    """A name as people write it in YAML, without quotation marks where it needs none."""
    return name if _PLAIN_KEY.fullmatch(name) and name.casefold() not in _YAML_WORDS else _yaml(name)


def _yaml(value: Any) -> str:
    """A value as YAML reads it: JSON is YAML, but for some line breaks."""
    return json.dumps(value, ensure_ascii=False).translate(_BREAKS)
