"""A study in which somebody wrote characters that XML cannot hold, or very much, in every place where one can write."""

import json
from collections.abc import Callable

from core.commands import (
    chosen_quotes,
    codebook,
    codings,
    findings,
    framework,
    members,
    memos,
    participants,
    references,
    relations,
    sources,
    text_attributes,
)
from core.commands import project as projects
from core.commands.sources import Incoming
from core.ids import Id
from core.project import Project
from tests.builders import World, alice

ILLEGAL = "\ufffe"
"""What a name of one line can have in it."""
MANY_ILLEGAL = "\ufffe\x0b\x01\uffff"
"""What a longer text can have in it."""


class Hostile:
    """The study, and what was written where. `filled` makes longer words of the word that tells a place."""

    def __init__(self, filled: Callable[[str], str] = lambda word: f"{word}{MANY_ILLEGAL}") -> None:
        self._filled = filled
        self.written: dict[str, str] = {}
        self.project: Project
        self.source: Id
        self._make()

    def _line(self, place: str) -> str:
        """A name: of one line, and short."""
        self.written[place] = f"Q{len(self.written):02}Q{ILLEGAL}"
        return self.written[place]

    def _words(self, place: str) -> str:
        """A longer text."""
        self.written[place] = self._filled(f"Q{len(self.written):02}Q")
        return self.written[place]

    def _make(self) -> None:
        line, words = self._line, self._words
        self.project = project = alice(World(519), line("title"))
        do = project.do
        do(members.name_member, line("coder"))
        do(projects.describe_project, "question", words("frame of the study"))
        text = f"Ina: Eg var redd {line('text')}\x01\x02\x01 fordi det er slik.\nJo: Ja vel.\n"
        do(sources.bring_in, [Incoming(line("name of a text"), text, "test", "group")], ["Ina", "Jo"])
        self.source = source = next(iter(project.state.sources.rows))
        ina = next(iter(project.state.participants.rows))
        do(participants.describe_participant, ina, line("name of an attribute"), words("value of an attribute"))
        do(text_attributes.describe_source, source, line("attribute of a text"), words("its value"))
        do(participants.add_participant, line("pseudonym"))
        top = do(codebook.create_code, line("code above"), None, words("definition"))[-1].event.code
        code, other = (
            do(codebook.create_code, line(name), top)[-1].event.code for name in ("code below", "another code")
        )
        for part in codebook.PARTS:
            do(codebook.define_code, code, part, words(f"part {part}"))
        do(codebook.rename_code, other, line("new name"), words("reason for a name"))
        del self.written["another code"]  # as it was called before: told in the history alone
        one = do(codings.code_segment, source, 5, 20, [code], words("reason for a coding"))[0].event.coding
        do(codings.set_coding_stance, one, "against", words("why against"))
        do(codings.annotate_coding, one, 70, words("comment"))
        two = do(codings.code_segment, source, 8, 20, [other])[0].event.coding
        for kind, on in (("code", code), ("coding", one), ("participant", ina), ("source", source), ("", None)):
            named = line(f"reference on {kind or 'study'}")
            do(memos.write_memo, "analytic", words(f"memo on {kind or 'study'}"), kind, on, named)
        do(
            memos.write_in_margin,
            "analytic",
            words("memo in the margin"),
            source,
            (8, 12),
            line("reference in the margin"),
        )
        do(relations.create_relation, code, line("kind of a relation"), other, words("reason for a relation"))
        do(relations.save_set, line("set"), (code, other), (source,))
        do(chosen_quotes.choose_quote, other, two)
        do(framework.write_cell, ("participant", ina), code, words("cell of the matrix"))
        do(findings.write_finding, code, words("finding"))
        item = {"author": [{"family": line("author")}], "title": line("title of a work"), "type": "book"}
        work = do(references.add_references, [json.dumps(item)])[-1].event.reference
        memo = next(row.id for row in project.state.memos.values() if row.on == code)
        do(references.link_memo, memo, "reference", work)
        gone = do(codebook.create_code, "Borte", top)[-1].event.code
        do(codebook.delete_code, gone, words("reason for a deletion"))
