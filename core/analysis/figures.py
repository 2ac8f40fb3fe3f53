"""The figures of a study, each reckoned in one place: the review, the checklists and the tests read them here.

What stands counts: codings that were not removed, in texts that were not. A coding whose code was merged counts with
what that became. One whose code was deleted counts among the codings, and is in use of no code.
"""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from core.analysis.consensus import talked_through
from core.analysis.presentation import Presentation
from core.ids import Id
from core.text.alphabet import alphabetical
from core.text.ranges import overlaps
from core.views.codebook import resolve_merged, resolved
from core.views.records import Coding
from core.views.speakers import speaker_turns_in
from core.views.withdrawals import HIDDEN

NOT_TAKING_PART = ("declined", "no-show", "withdrawn", HIDDEN)
"""Who was asked and did not take part, or does no longer."""
GONE = ("withdrawn", HIDDEN)


class Figures(NamedTuple):
    """How many there are of each. Of codes: `codes_created` = live + merged + split + deleted; `codes_in_use` are those
    with a coding of their own, `codes_empty` live ones that neither have codings nor codes below them. Of codings:
    `codings_without_code` have a code that was deleted, `codings_gone` stand on words that were withdrawn."""

    sources: int
    coded_sources: int
    withdrawn_sources: int
    codings: int
    codings_without_code: int
    codings_gone: int
    negative_cases: int
    coders: int
    codes_created: int
    codes_live: int
    codes_merged: int
    codes_split: int
    codes_deleted: int
    codes_in_use: int
    codes_empty: int
    memos: int
    preunderstanding: int
    field_notes: int
    asked: int
    taking_part: int
    not_taking_part: int
    withdrawn: int
    consents: int
    recordings: int
    layers: int
    rounds: int
    consensus: int


def figures(presentation: Presentation) -> Figures:
    """All of them. What a round of blind coding hides from this member is not counted."""
    state, codings = presentation.state, presentation.counted_codings()
    sources = [row for row in state.sources.values() if row.status != "removed"]
    people = Counter(row.status for row in state.participants.values() if row.status != "removed")
    kinds = Counter(memo.kind for memo in presentation.live_memos())
    codes = Counter(_statuses(presentation).values())
    in_use = codes_in_use(presentation)
    parents = {row.parent for row in state.codes.values() if row.status != "deleted"}
    return Figures(
        sources=len(sources),
        coded_sources=len({each.source for each in codings}),
        withdrawn_sources=sum(row.status in GONE for row in sources),
        codings=len(codings),
        codings_without_code=sum(map(without_code_in(presentation), codings)),
        codings_gone=sum(map(gone_in(presentation), codings)),
        negative_cases=sum(each.stance == "against" for each in codings),
        coders=len({each.by for each in codings}),
        codes_created=codes.total(),
        codes_live=codes["live"],
        codes_merged=codes["merged"],
        codes_split=codes["split"],
        codes_deleted=codes["deleted"],
        codes_in_use=len(in_use),
        codes_empty=sum(
            row.status == "live" and row.id not in in_use and row.id not in parents for row in state.codes.values()
        ),
        memos=sum(kinds.values()),
        preunderstanding=kinds["preunderstanding"] + kinds["reflexive"],
        field_notes=kinds["observational"] + sum(row.kind == "note" for row in sources),
        asked=people.total(),
        taking_part=len(taking_part(presentation)),
        not_taking_part=sum(people[status] for status in NOT_TAKING_PART),
        withdrawn=sum(people[status] for status in GONE),
        consents=len({each.participant for each in state.consents.values()} & set(taking_part(presentation))),
        recordings=sum(
            row.mime.startswith(("audio/", "video/")) and row.status == "live" for row in state.files.values()
        ),
        layers=len({row.layer for row in state.layer_edits.values() if row.status == "live"}),
        rounds=len(state.rounds.rows),
        consensus=len(talked_through(presentation)),
    )


def codes_in_use(presentation: Presentation) -> set[Id]:
    """The codes that stand on some segment, as what they are now."""
    used = {each.code for each in presentation.counted_codings()}
    found = {resolve_merged(presentation.state, each) for each in used}
    return {each for each in found if presentation.state.codes.rows[each].status != "deleted"}


def is_without_code(presentation: Presentation, coding: Coding) -> bool:
    """Whether a coding's code was deleted."""
    return without_code_in(presentation)(coding)


def without_code_in(presentation: Presentation) -> Callable[[Coding], bool]:
    """The same for whoever asks it of many codings, as long as nothing changes."""
    rows = presentation.state.codes.rows
    deleted = {code for code, shown in resolved(presentation.state).items() if rows[shown].status == "deleted"}
    return lambda coding: coding.code in deleted


def is_gone(presentation: Presentation, coding: Coding) -> bool:
    """Whether a coding stands on words that were withdrawn, or some of them were."""
    return gone_in(presentation)(coding)


def gone_in(presentation: Presentation) -> Callable[[Coding], bool]:
    """The same for whoever asks it of many codings, as long as nothing changes."""
    state = presentation.state
    sources = {row.id for row in state.sources.rows.values() if row.status in GONE}
    people = {row.id for row in state.participants.rows.values() if row.status in GONE}

    def is_gone(coding: Coding) -> bool:
        if coding.source in sources or not people:
            return coding.source in sources
        place = ((coding.start, coding.end),)
        turns = speaker_turns_in(state, coding.source)
        return any(row.participant in people and overlaps(row.places, place) for row in turns)

    return is_gone


def taking_part(presentation: Presentation) -> list[Id]:
    """Who takes part: was interviewed by their status, or speaks in a text, and neither declined nor withdrew. In the
    order of their pseudonyms."""
    state = presentation.state
    speaking = {each for row in state.sources.values() if row.status == "live" for each in row.participants}
    rows = [row for row in state.participants.values() if row.status not in ("removed", *NOT_TAKING_PART)]
    found = [row for row in rows if row.status == "interviewed" or row.id in speaking]
    return [row.id for row in sorted(found, key=lambda row: (alphabetical(presentation.participant(row.id)), row.id))]


def _statuses(presentation: Presentation) -> dict[Id, str]:
    """The codes that were created, with what became of them; a creation that was undone never was."""
    undone = presentation.project.timeline.validity.undone
    return {row.id: row.status for row in presentation.state.codes.values() if row.names[0].event not in undone}
