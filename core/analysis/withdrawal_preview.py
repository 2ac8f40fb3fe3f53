"""What goes along when words are withdrawn, beyond what one would expect; what stays of a text of several; and where
words or the name may still stand that no program recognises, to be gone through by hand."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from core.analysis.nameless import needs_any
from core.analysis.presentation import Presentation
from core.analysis.transcripts import live_drafts, recording_name
from core.analysis.ways_of_words import ways_of
from core.commands.transcripts import keys_of
from core.errors import Refused
from core.ids import EventId, Id, KeyId, SourceId
from core.keys.typed_texts import TypedText, Withdrawn
from core.messages import Message
from core.text.quoting import Runs, names_in, words_of
from core.views.participants import keys_with_words_of
from core.views.speakers import speaker_turns_in
from core.views.typed_on import keys_typed_on

CHECKED_MAX = 100
"""So many places are listed to be gone through by hand, the likeliest first."""
LETTERS_MIN = 5
"""Shorter words are not looked at where places are listed."""
NAME_SCORE = 10
PARTED = "¶"
"""Stands between what was typed in one event in several fields."""


class Typed(NamedTuple):
    """What was typed in one event, on one line."""

    event: EventId
    text: str


class WithdrawalPreview(NamedTuple):
    """Names of texts that hold the words of others too and go whole, of texts of which only that one's turns go, of
    live codes whose names go, and of recordings of several whose draft of a transcript goes whole; what was typed and
    goes (`typed`), and what stays and ought to be looked at (`to_check`); the names of others' texts in which the name
    stands, and of attributes that hold it in the clear; by which files the words came and left (`ways`)."""

    shared_texts: tuple[str, ...] = ()
    turns_only: tuple[str, ...] = ()
    code_names: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    typed: tuple[Typed, ...] = ()
    to_check: tuple[Typed, ...] = ()
    named_in: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    ways: tuple[Message, ...] = ()


def preview_for_participant(presentation: Presentation, participant: Id) -> WithdrawalPreview:
    """What the withdrawal of a participant takes with it."""
    state = presentation.state
    rows = [row for row in state.sources.values() if participant in row.participants]
    partly = [
        row.id for row in rows if any(turns.participant == participant for turns in speaker_turns_in(state, row.id))
    ]
    found = _preview(presentation, keys_with_words_of(state, participant), keys_typed_on(state, participant))
    shared = [row.id for row in rows if row.id not in partly and len(row.participants) > 1]
    return found._replace(
        shared_texts=tuple(map(presentation.source, shared)),
        turns_only=tuple(map(presentation.source, partly)),
        drafts=tuple(_drafts_of_several(presentation, participant)),
        ways=ways_of(presentation, rows, (participant,)),
    )


def _drafts_of_several(presentation: Presentation, participant: Id) -> list[str]:
    """The recordings that are being transcribed and in which others than this participant speak as well: of a draft it
    is not known who said what until it is finished, so it goes whole."""
    state = presentation.state
    keys = frozenset(keys_with_words_of(state, participant))
    found = []
    for row in live_drafts(presentation):
        file = state.files.rows[row.file]
        source = state.sources.get(SourceId(file.on)) if file.on is not None else None
        people = {*row.participants, *(source.participants if source is not None else ())}
        if people - {participant} and not keys.isdisjoint(keys_of(presentation.project.context(), row)):
            found.append(recording_name(presentation, row))
    return found


def preview_for_source(presentation: Presentation, source: Id) -> WithdrawalPreview:
    """What the withdrawal of a text of nobody takes with it."""
    row = presentation.state.sources.rows[source]
    shared = (presentation.source(source),) if len(row.participants) > 1 else ()
    return _preview(presentation, (row.key,))._replace(shared_texts=shared, ways=ways_of(presentation, (row,)))


def _preview(presentation: Presentation, keys: Iterable[KeyId], also: Collection[KeyId] = ()) -> WithdrawalPreview:
    withdrawn, typed = presentation.project.typed.beside(keys)
    visible = [each for each in typed if not presentation.is_blind_to(each.event)]
    going = [each for each in presentation.project.typed.going(withdrawn) if not presentation.is_blind_to(each.event)]
    on_their_words = [each for each in visible if each.key in also and each not in going]
    going += on_their_words
    gone = {each.key for each in going}
    all_gone = withdrawn.keys | gone
    staying = [each for each in visible if each.key not in gone]
    return WithdrawalPreview(
        code_names=tuple(_code_names(presentation, withdrawn, all_gone)),
        typed=_listed(going),
        to_check=_listed(_likely(presentation, staying, withdrawn)),
        named_in=tuple(_texts_naming(presentation, withdrawn)),
        attributes=tuple(_attributes_naming(presentation, withdrawn)),
    )


def _listed(typed: Iterable[TypedText]) -> tuple[Typed, ...]:
    """Each event once, however many keys what was typed in it has."""
    return tuple({each.event.id: Typed(each.event.id, " ".join(each.text.split())) for each in typed}.values())


def _is_named(text: str, withdrawn: Withdrawn) -> bool:
    return not withdrawn.keys.isdisjoint(map(Id, names_in(text, withdrawn.names)))


def _code_names(presentation: Presentation, withdrawn: Withdrawn, gone: Collection[Id]) -> list[str]:
    """The names of live codes that go: as they are now, those that are in the words of what goes, and those that were
    typed together with such words, as in a definition."""
    spoken = {
        row.id for row in presentation.state.sources.values() if row.key in withdrawn.keys and row.status == "live"
    }
    named = [
        (code, presentation.words(code.name)) for code in presentation.state.codes.values() if code.status == "live"
    ]
    going = set(_repeated([name for _, name in named], withdrawn))
    return [name for code, name in named if code.in_vivo in spoken or name in going or needs_any(code.name, gone)]


def _repeated(texts: list[str], withdrawn: Withdrawn) -> list[str]:
    runs = Runs(withdrawn.words)
    return [text for text in texts if runs.repeats(text) or _is_named(text, withdrawn)]


def _likely(presentation: Presentation, typed: list[TypedText], withdrawn: Withdrawn) -> list[TypedText]:
    """What was typed and has a part of the name, or several words that nobody else says, or is nothing but a few words
    in a row of theirs, as the name of a code: the likeliest first."""
    if not withdrawn.words and not withdrawn.names:
        return []
    said = [words_of(each) for each in withdrawn.words]
    said_by_others = [
        words_of(_text(presentation, row.id))
        for row in presentation.state.sources.values()
        if row.key not in withdrawn.keys and row.status == "live"
    ]
    own = set(" ".join(said).split()).difference(*map(str.split, said_by_others))
    names = {
        part
        for name, keys in withdrawn.names.items()
        if not withdrawn.keys.isdisjoint(map(Id, keys))
        for part in name.split()
        if len(part) > 2 and not part.isdigit()
    }
    own = {word for word in own if len(word) >= LETTERS_MIN}
    scores: Counter[int] = Counter()
    for n, each in enumerate(typed):
        words = set(words_of(each.text).split())
        scores[n] = len(words & own) + NAME_SCORE * len(words & names)
        if words & own and any(_is_of_theirs_alone(part, said, said_by_others) for part in each.text.split(PARTED)):
            scores[n] += NAME_SCORE
    return [typed[n] for n, score in scores.most_common(CHECKED_MAX) if score > 1]


def _is_of_theirs_alone(text: str, said: Iterable[str], said_by_others: Iterable[str]) -> bool:
    """Whether a text of two words or more stands as it is in their words, and in nobody else's."""
    words = words_of(text)
    is_theirs = len(words.split()) > 1 and any(words in each for each in said)
    return is_theirs and not any(words in each for each in said_by_others)


def _texts_naming(presentation: Presentation, withdrawn: Withdrawn) -> list[str]:
    return [
        presentation.source(row.id)
        for row in presentation.state.sources.values()
        if row.status == "live" and row.key not in withdrawn.keys and _is_named(_text(presentation, row.id), withdrawn)
    ]


def _attributes_naming(presentation: Presentation, withdrawn: Withdrawn) -> list[str]:
    found = [
        name.decode()
        for name, row in sorted(presentation.state.attributes.rows.items())
        if _repeated([name.decode(), *row.choices], withdrawn)
    ]
    used = {name for row in presentation.state.participants.values() for name, _ in row.attributes}
    return [*found, *(name for name in sorted(used - set(found)) if _repeated([name], withdrawn))]


def _text(presentation: Presentation, source: Id) -> str:
    try:
        return presentation.project.text(source)
    except Refused:
        return ""
