"""What co-coders see differently, and codes that two of them changed at the same time without knowing."""

from typing import NamedTuple

from core.analysis.consensus import talked_through
from core.analysis.presentation import Presentation
from core.ids import Id
from core.messages import Message
from core.views.codebook import resolve_merged
from core.views.records import Coding, Judgement

CONCURRENT = ("concurrent_rename", "concurrent_move", "deleted_in_use", "merged_twice", "cycle")


class OpenDisagreement(NamedTuple):
    """Something to talk about: `kind` is a stance or one of CONCURRENT, `coding` is there where it is about one."""

    kind: str
    message: Message
    coding: Id | None


def open_disagreements(presentation: Presentation) -> list[OpenDisagreement]:
    """Judgements that disagree with live codings, then codes that were changed in two ways at once."""
    state = presentation.state
    found = []
    for judgement in open_judgements(presentation):
        coding = state.codings.rows[judgement.coding]
        found.append(OpenDisagreement(judgement.stance, _about_coding(presentation, judgement, coding), coding.id))
    for row in state.codes.values():
        if row.status == "live" and len(row.names) > 1:
            names = [presentation.words(naming.text) for naming in row.names]
            message = Message("disagreement-concurrent_rename", {"names": names})
            found.append(OpenDisagreement("concurrent_rename", message, None))
    for conflict in state.conflicts.values():
        if conflict.kind in CONCURRENT and conflict.kind != "concurrent_rename":
            codes = [presentation.code(each) for each in conflict.about]
            message = Message(f"disagreement-{conflict.kind}", {"codes": codes})
            found.append(OpenDisagreement(conflict.kind, message, None))
    return found


def open_judgements(presentation: Presentation) -> list[Judgement]:
    """The judgements that disagree with a coding that stands. One that proposed a code is settled once the coding has
    it, or what it was merged into; and any that was talked through and has a consensus."""
    state = presentation.state
    talked = {coding for row in talked_through(presentation) for coding in row.about}
    found = []
    for judgement in presentation.judgements():
        coding = state.codings.rows[judgement.coding]
        if judgement.stance == "agree" or coding.status != "live" or coding.id in talked:
            continue
        proposed = None if judgement.code is None else resolve_merged(state, judgement.code)
        if proposed is None or proposed != resolve_merged(state, coding.code):
            found.append(judgement)
    return found


def _about_coding(presentation: Presentation, judgement: Judgement, coding: Coding) -> Message:
    """Who thinks differently about whose coding, and why."""
    parameters = {
        "judge": presentation.member(judgement.by),
        "coder": presentation.member(coding.by),
        "code": presentation.code(coding.code),
        "proposed": "" if judgement.code is None else presentation.code(judgement.code),
    }
    said = Message(f"disagreement-{judgement.stance}", parameters)
    why = presentation.why(judgement.why)
    return Message("disagreement-with-reason", {"said": said, "why": why}) if why else said
