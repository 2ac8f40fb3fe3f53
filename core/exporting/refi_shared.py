"""What QualCoder takes from a selection instead of from each coding on it, and what it does not link: counted."""

from collections import defaultdict

from core.analysis.negative_cases import reasons_against
from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.participants import active_participants
from core.views.records import Coding


def shared_in_selections(presentation: Presentation) -> dict[str, int]:
    """`times`: codings that get the time of an earlier coding or memo of their coder on the segment. `shared`: codings
    that show what was said of another there too. `memo_places`: memos that lose what they are on. `case_texts`: texts
    that lose their participants."""
    state = presentation.state
    groups: dict[tuple[Id, int, int, Id], list[Coding]] = defaultdict(list)
    first: dict[tuple[Id, int, int, Id], int] = {}
    for coding in presentation.live_codings():
        place = (Id(coding.source), coding.start, coding.end, Id(coding.by))
        groups[place].append(coding)
        first[place] = min(first.get(place, coding.at), coding.at)
    loose = 0
    for memo in presentation.live_memos():
        if memo.on is not None and memo.passage is not None:
            place = (Id(memo.on), *memo.passage, presentation.one_coder(memo.by))
            first[place] = min(first.get(place, memo.at), memo.at)
        loose += memo.on is not None and memo.on_kind != "source"
    against = reasons_against(presentation)

    def is_said(each: Coding) -> bool:
        return bool(each.why or each.comment or each.weight or each.stance == "against" or each.id in against)

    people = {row.id for row in active_participants(state)}
    return {
        "times": sum(each.at // 1000 != first[place] // 1000 for place, some in groups.items() for each in some),
        "shared": sum(len(some) for some in groups.values() if len(some) > 1 and any(map(is_said, some))),
        "memo_places": loose,
        "case_texts": sum(
            row.status == "live" and not people.isdisjoint(row.participants) for row in state.sources.values()
        ),
    }
