"""What co-coders see differently, and decisions that were made at the same time unseen."""

from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import Id

CONCURRENT = ("concurrent_rename", "concurrent_move", "deleted_in_use", "merged_twice", "cycle")


class Dispute(NamedTuple):
    """Something to talk about: `kind` is a stance or a kind of remark, `coding` is there where it is about one."""

    kind: str
    sentence: str
    coding: Id | None


def disputes(presentation: Presentation) -> list[Dispute]:
    """Standing disagreements on live codings, then codes that changed in two ways at once."""
    state = presentation.state
    found = []
    for judgement in presentation.judgements():
        coding = state.codings.rows[judgement.coding]
        if judgement.stance == "agree" or coding.status != "live":
            continue
        if judgement.code is not None and coding.code == judgement.code:
            continue
        why = f": {presentation.why(judgement.why)}" if judgement.why else ""
        name = presentation.code(coding.code)
        sentence = f"{presentation.member(judgement.by)} – {presentation.member(coding.by)}, “{name}”{why}"
        found.append(Dispute(judgement.stance, sentence, coding.id))
    for row in state.codes.values():
        if row.status == "live" and len(row.names) > 1:
            names = " / ".join(f"“{presentation.words(naming.text)}”" for naming in row.names)
            found.append(Dispute("concurrent_rename", names, None))
    for conflict in state.conflicts.values():
        if conflict.kind in CONCURRENT and conflict.kind != "concurrent_rename":
            found.append(Dispute(conflict.kind, ", ".join(presentation.code(each) for each in conflict.about), None))
    return found
