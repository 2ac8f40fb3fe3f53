"""Names and shortened ids, as people type them, to the ids of things.

Each lookup raises UnknownName where nothing has the name or id, and AmbiguousName where several things have it.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from core.analysis.codes_gone import gone
from core.analysis.namesakes import codes_at
from core.analysis.presentation import Presentation
from core.errors import AmbiguousName, UnknownName
from core.ids import (
    AttestationId,
    CheckpointId,
    CodeId,
    CodingId,
    DeviceId,
    EventId,
    FileId,
    Id,
    MemberId,
    MemoId,
    ParticipantId,
    PassageLinkId,
    QueryId,
    ReferenceId,
    RelationId,
    RoundId,
    SetId,
    SourceId,
    TranscriptId,
)
from core.sealing.sealed_text import Text
from core.text.csl import csl_item
from core.text.near_names import meant
from core.text.normal import look_alike, normal_name
from core.views.merged_people import formerly
from core.views.transcripts import LIVE
from core.views.withdrawals import PARTICIPANT, SOURCE
from sync.join_files import fingerprint

ID_DIGITS_MIN = 4

A = TypeVar("A", bound=Id)
B = TypeVar("B", bound=bytes)


class Names:
    """Looks things up in one state."""

    def __init__(self, presentation: Presentation) -> None:
        self.presentation = presentation
        self.state = presentation.state

    def code(self, given: str) -> CodeId:
        """A code that is in use; a path such as `Parent/Child` tells two of the same name apart, or `/Child` one at the
        top."""
        rows = self._codes()
        is_a_name = any(look_alike(self.presentation.words(name)) == look_alike(given) for _, name in rows)
        paths = [] if is_a_name else codes_at(self.presentation, given)
        return _single("code", given, paths, True) if paths else self._one("code", given, rows)

    def _codes(self) -> list[tuple[CodeId, Text]]:
        return [(row.id, row.name) for row in self.state.codes.values() if row.status in ("live", "split")]

    def any_code(self, given: str) -> CodeId:
        """A code, also one that was merged or deleted."""
        try:
            return self.code(given)
        except UnknownName:
            return self._one("code", given, [(row.id, row.name) for row in self.state.codes.values()])

    def codes(self, given: str) -> list[CodeId]:
        """A code by its name, or all codes of a set."""
        sets = [(row.id, row.name) for row in self.state.code_sets.values() if row.status == "live"]
        try:
            return [self.code(given)]
        except UnknownName:
            try:
                return list(self.state.code_sets.rows[self._one("set", given, sets)].codes)
            except UnknownName:
                rows = [name for _, name in (*self._codes(), *sets)]
                raise gone(self.presentation, given) or self._unknown("code-or-set", given, rows) from None

    def code_set(self, given: str) -> SetId:
        """A set of codes and sources."""
        rows = [(row.id, row.name) for row in self.state.code_sets.values() if row.status == "live"]
        return self._one("set", given, rows)

    def passage_link(self, given: str) -> PassageLinkId:
        """A link between a passage of a condensed text and its original, by its id."""
        return self._one("link", given, [(row.id, "") for row in self.state.passages.values()])

    def relation(self, given: str) -> RelationId:
        """A relation between two codes, by its id."""
        return self._one("relation", given, [(row.id, "") for row in self.state.relations.values()])

    def query(self, given: str) -> QueryId:
        """A saved query."""
        rows = [(row.id, row.name) for row in self.state.queries.values() if row.status == "live"]
        return self._one("query", given, rows)

    def source(self, given: str) -> SourceId:
        """A source."""
        sources = [row for row in self.state.sources.values() if row.status != "removed"]
        rows = [(row.id, self.presentation.name_to_decide_on(SOURCE, row.id)) for row in sources]
        return self._one("source", given, rows)

    def participant(self, given: str) -> ParticipantId:
        """A participant."""
        people = [row for row in self.state.participants.values() if row.status != "removed"]
        rows = [(row.id, self.presentation.name_to_decide_on(PARTICIPANT, row.id)) for row in people]
        try:
            return self._one("participant", given, rows)
        except UnknownName:
            if (person := self.person_once_called(given)) is None:
                raise
            return person

    def person_once_called(self, given: str) -> ParticipantId | None:
        """Who was called so before they were renamed, or merged with somebody; None where nobody was, or several."""
        words, wanted = self.presentation.project.words, look_alike(given)
        return formerly(self.state, words).get(wanted)

    def member(self, given: str) -> MemberId:
        """A member."""
        return self._one("member", given, [(row.id, row.name) for row in self.state.members.values()])

    def coder(self, given: str) -> MemberId:
        """A member, or else somebody whom an imported file names: as lists call them, or by the bare name."""
        members, one_coder = list(self.state.members.values()), self.presentation.one_coder
        coders = [row for row in self.state.attributed_coders.values() if one_coder(row.id) == row.id]
        shown = {row.id: self.presentation.member(row.id) for row in coders}
        is_shown = look_alike(given) in map(look_alike, shown.values())
        rows: list[tuple[MemberId, Text]] = [(row.id, row.name) for row in members]
        if is_shown or not any(look_alike(self.presentation.words(name)) == look_alike(given) for _, name in rows):
            rows += [(row.id, shown[row.id] if is_shown else row.name) for row in coders]
        return self._one("member", given, rows)

    def round(self, given: str) -> RoundId:
        """A round of blind coding."""
        return self._one("round", given, [(row.id, row.name) for row in self.state.rounds.values()])

    def device(self, given: str) -> DeviceId:
        """A device, by its id, its five words, or whose only one it is."""
        words = " ".join(given.lower().split())
        rows = list(self.state.devices.values())
        for row in rows:
            if fingerprint(row.id) == words:
                return row.id
        own = [row.id for row in rows if look_alike(self.presentation.member(row.member)) == look_alike(given)]
        return own[0] if len(own) == 1 else self._one("device", given, [(row.id, "") for row in rows])

    def coding(self, given: str) -> CodingId:
        """A coding by its id."""
        return self._one("coding", given, [(row.id, "") for row in self.state.codings.values()])

    def memo(self, given: str) -> MemoId:
        """A memo by its id."""
        return self._one("memo", given, [(row.id, "") for row in self.state.memos.values()])

    def file(self, given: str) -> FileId:
        """An attached file, by its id or name."""
        rows = [(row.id, row.name) for row in self.state.files.values() if row.status == "live"]
        return self._one("file", given, rows)

    def transcript(self, given: str) -> TranscriptId:
        """A transcript that is being written, by its id or the name of its recording."""
        live = [row for row in self.state.transcripts.values() if row.status == LIVE]
        files = self.state.files.rows
        return self._one("transcript", given, [(row.id, files[row.file].name) for row in live if row.file in files])

    def reference(self, given: str) -> ReferenceId:
        """A work of the list, by its id, citation key or title."""
        rows = [row for row in self.state.references.values() if row.status == "live"]
        items = [(row.id, csl_item(self.presentation.words(row.item))) for row in rows]
        try:
            return self._one("reference", given, [(row, item.get("citation-key", "")) for row, item in items])
        except UnknownName:
            return self._one("reference", given, [(row, item.get("title", "")) for row, item in items])

    def checkpoint(self, given: str) -> CheckpointId:
        """A checkpoint, by its id."""
        return self._one("checkpoint", given, [(row.id, "") for row in self.state.checkpoints.values()])

    def attestation(self, given: str) -> AttestationId:
        """An attestation, by its id."""
        return self._one("attestation", given, [(row.id, "") for row in self.state.attestations.values()])

    def source_where_no_participant(self, given: str) -> SourceId:
        """A source, where no participant was found by that name. Raises UnknownName that speaks of both."""
        try:
            return self.source(given)
        except UnknownName:
            texts = [row.name for row in self.state.sources.values() if row.status != "removed"]
            people = [row.pseudonym for row in self.state.participants.values() if row.status != "removed"]
            raise self._unknown("case", given, [*people, *texts]) from None

    def event(self, given: str) -> EventId:
        """An event by its id, or by its number in the trail."""
        order = self.presentation.project.timeline.order
        if given.isdigit() and 0 < int(given) <= len(order):
            return order[int(given) - 1].id
        found = {key.id for key in order if key.id.hex().startswith(given.lower())}
        return EventId(_single("event", given, found, len(given) >= ID_DIGITS_MIN))

    def anything(self, given: str) -> tuple[str, Id]:
        """What a memo can be put on: its kind and id. The kinds are tried in the order in which they are likely."""
        lookups: tuple[tuple[str, Callable[[str], Id]], ...] = (
            ("coding", self.coding),
            ("source", self.source),
            ("code", self.code),
            ("participant", self.participant),
            ("memo", self.memo),
            ("reference", self.reference),
        )
        for kind, look_up in lookups:
            try:
                return kind, look_up(given)
            except UnknownName:
                continue
        raise self._unknown("thing", given, [])

    def _one(self, kind: str, given: str, rows: Iterable[tuple[A, Text]]) -> A:
        rows = list(rows)
        low = given.strip().lower()
        if len(low) >= ID_DIGITS_MIN and all(char in "0123456789abcdef" for char in low):
            by_id = {row for row, _ in rows if row.hex().startswith(low)}
            if len(by_id) == 1:
                return by_id.pop()
        wanted = look_alike(given)
        named = [(row, self.presentation.project.words(text) or "") for row, text in rows]
        found = {row for row, name in named if name and name == normal_name(given)}
        found = found or {row for row, name in named if name and look_alike(name) == wanted}
        if not found:
            raise self._unknown(kind, given, [text for _, text in rows])
        return _single(kind, given, found, True)

    def _unknown(self, kind: str, given: str, texts: Iterable[Text]) -> UnknownName:
        """That nothing has this name, and which name was probably meant."""
        near = meant(given, [self.presentation.project.words(text) or "" for text in texts])
        return unknown(kind, given, near)


def unknown(kind: str, given: str, near: str | None = None) -> UnknownName:
    """That nothing of a kind has this name; `near`: the name that was probably meant."""
    return UnknownName("unknown-thing", kind=kind, name=given, near=near or "", suggested=int(near is not None))


def _single(kind: str, given: str, found: Iterable[B], sure: bool) -> B:
    one = list(found) if sure else []
    if not one:
        raise unknown(kind, given)
    if len(one) > 1:
        ids = sorted(each.hex()[:8] for each in one)
        raise AmbiguousName("several-things", name=given, ids=ids)
    return one[0]
