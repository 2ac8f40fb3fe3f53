"""Imports from tables: answers to a survey, and codings that were made in another tool."""

from collections.abc import Sequence

from core.commands.codings import checked_keys
from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.commands.import_omissions import Omission, Reporting, reported
from core.commands.interchange_fit import fitting_name
from core.commands.interchange_words import texts_here
from core.commands.participants import take_people
from core.commands.sources import Incoming, import_source
from core.errors import Refused
from core.events.attributed import CoderAttributed, CodingAttributed
from core.events.codebook import CodeCreated
from core.events.codings import CodingAnnotated, CodingCreated, CodingStanceSet
from core.events.participants import ParticipantAdded
from core.ids import ID_BYTES, AttributedId, CodeId, CodingId, ForeignId, Id, MemberId, SourceId
from core.limits import CODEBOOK_DEPTH_MAX
from core.sealing.crypto import digest
from core.text.normal import look_alike, normal_name
from core.text.quoting import Runs
from core.views import participants
from core.views.codebook import depth_of, shown_parent
from core.views.withdrawals import hidden_keys

Answer = tuple[Incoming, str, tuple[tuple[str, str], ...]]
"""A text, the pseudonym of who wrote it, and what else is known of that person."""
Segment = tuple[SourceId, int, int, str, str, str, int, int, str, str]
"""A source, code points from and to, the name or path of a code, and a reason; who put it there ("" where that is not
said), when (ms since 1970, or 0), a weight, a comment, and "for" or "against" (a negative case)."""
STEP = " › "


def import_answers(context: CommandContext, answers: Sequence[Answer]) -> list[Decision]:
    """A text for each answer, and its participant with attributes, who is added where they are new. Raises Refused."""
    people = [(person, dict(attributes)) for _, person, attributes in answers]
    ids = {context.words(row.pseudonym): row.id for row in participants.active_participants(context.state)}
    is_new = any(checked_name(person) not in ids or attributes for person, attributes in people)
    decisions = take_people(context, people) if is_new else []
    added = [each.event for each in decisions if isinstance(each.event, ParticipantAdded)]
    fresh = [person for person, _ in people if checked_name(person) not in ids]
    ids |= {checked_name(person): event.participant for person, event in zip(fresh, added, strict=True)}
    for incoming, person, _ in answers:
        # What stands before a colon in an answer is its author's, too.
        decisions += import_source(context, incoming, (ids[checked_name(person)],), spoken=())
    return decisions


def import_segments(
    context: CommandContext, segments: Sequence[Segment], file: str = "", omissions: Sequence[Omission] = ()
) -> list[Decision]:
    """Codings on texts that are here; a code that is not known by its name or path is made. What somebody else put
    there is theirs as the file says. What stands here already is not doubled. `omissions`: of the file, which are kept.
    Raises Refused if there is none."""
    if not segments:
        raise Refused("segments-not-found")
    spoken = Runs(texts_here(context), among=[line for each in omissions for line in each.things])
    table = ForeignId(Id(digest(b"kodespor/table/1\0" + file.encode())[:ID_BYTES]))
    keys = {Id(row.id): row.key for row in context.state.sources.values()}
    to = Reporting(table, fitting_name(file or "–"), {own: own for own in keys}, keys, spoken.repeats)
    return [*_Segments(context, file).decisions(segments), *reported(context, omissions, to)]


class _Segments:
    def __init__(self, context: CommandContext, file: str) -> None:
        self._context, self._file = context, fitting_name(file or "–")
        state = context.state
        live = [row for row in state.codes.values() if row.status == "live"]
        paths = {row.id: _path(context, row.id) for row in live}
        self._codes = {".".join(path): code for code, path in paths.items()}
        self._codes |= {path[-1]: code for code, path in paths.items()}
        self._codes |= {STEP.join(path): code for code, path in paths.items()}  # a whole path is surer than a name
        own = state.members.get(context.member)
        self._own = "" if own is None else look_alike(context.words(own.name) or "")
        self._made: list[Decision] = []
        self._depths: dict[CodeId, int] = {}
        self._coders: dict[str, AttributedId] = {
            look_alike(context.words(row.name) or ""): row.id
            for row in state.attributed_coders.values()
            if row.by == context.member and context.words(row.file) == self._file
        }
        self._names: dict[Id, str] = {
            row.id: look_alike(context.words(row.name) or "") for row in state.members.values()
        }
        coders = state.attributed_coders.values()
        self._names |= {row.id: look_alike(context.words(row.name) or "") for row in coders}
        self._here = {
            (row.source, row.start, row.end, row.code, self._names.get(row.by, ""))
            for row in state.codings.values()
            if row.status == "live"
        }

    def decisions(self, segments: Sequence[Segment]) -> list[Decision]:
        """Codes and coders that are not here yet, then the codings."""
        codings: list[Decision] = []
        hidden = hidden_keys(self._context.state)
        for source, start, end, name, why, coder, made, weight, comment, stance in segments:
            keys = checked_keys(self._context, source, start, end, hidden)
            code = self._code(name)
            who = look_alike(checked_name(coder)) if coder.strip() else self._own
            if (source, start, end, code, who) in self._here:
                continue
            self._here.add((source, start, end, code, who))
            own = self._context.new_id(CodingId)
            if who == self._own:
                codings.append(Decision(CodingCreated(own, source, start, end, code), checked_note(why), keys))
                if weight or comment:
                    codings.append(Decision(CodingAnnotated(own, weight, checked_note(comment) or ""), None, keys))
                if stance == "against":
                    codings.append(Decision(CodingStanceSet(own, stance), None, keys))
            else:
                said = self._coder(coder), made, weight, checked_note(comment) or "", stance
                event = CodingAttributed(own, source, start, end, code, *said)
                codings.append(Decision(event, checked_note(why), keys))
        return self._made + codings

    def _code(self, name: str) -> CodeId:
        """The code of a name or path; what is not here of a path is made, the outermost first."""
        known = look_alike(normal_name(name))  # of a whole path, which may be longer than a name
        if known in self._codes:
            return self._codes[known]
        above: CodeId | None = None
        path = ""
        for step in name.split(STEP):
            path = f"{path}{STEP}{look_alike(checked_name(step))}" if path else look_alike(checked_name(step))
            if path not in self._codes:
                depth = 0 if above is None else self._depth(above) + 1
                if depth >= CODEBOOK_DEPTH_MAX:
                    raise Refused("code-too-deep", max=CODEBOOK_DEPTH_MAX)
                event = CodeCreated(self._context.new_id(CodeId), checked_name(step), above, "", "", None)
                self._made.append(Decision(event))
                self._codes[path] = event.code
                self._depths[event.code] = depth
            above = self._codes[path]
        assert above is not None
        return above

    def _depth(self, code: CodeId) -> int:
        """How many codes stand above one."""
        return self._depths[code] if code in self._depths else depth_of(self._context.state, code)

    def _coder(self, name: str) -> AttributedId:
        known = look_alike(checked_name(name))
        if known not in self._coders:
            event = CoderAttributed(AttributedId(self._context.new_id(MemberId)), checked_name(name), self._file)
            self._made.append(Decision(event))
            self._coders[known] = event.coder
        return self._coders[known]


def _path(context: CommandContext, code: Id) -> list[str]:
    """The names of a code and of what it shows under, the outermost first."""
    names: list[str] = []
    current: Id | None = code
    while current is not None:
        names.insert(0, look_alike(context.words(context.state.codes.rows[current].name) or ""))
        current = shown_parent(context.state, current)
    return names
