"""Agreement with oneself, later: what a coder coded up to a moment beside what the same coder coded anew after it."""

from random import Random

from core.analysis.agreement.by_blindness import Wanted, rolled_up
from core.analysis.agreement.intercoder_agreement import Agreement, check, measured
from core.analysis.agreement.unitisation import gathered
from core.analysis.presentation import Presentation
from core.ids import CodeId, Id, MemberId
from core.messages import Message
from core.project import Project
from core.views.codebook import resolve_merged
from core.views.records import Coding


def with_oneself(project: Project, coder: Id, n: int, wanted: Wanted) -> Agreement:
    """How far a coder agrees with the codings that they had after `n` events, in the texts that they coded anew since.

    What was only left standing is no new coding and counts once, as of then. Codes are those of today. Of `wanted` only
    how, the texts and the codes count. Raises Refused where the metric does not fit.
    """
    how = wanted.how
    check(how, 2)
    then, state = project.as_of(n), project.state
    first, second = MemberId(Id(coder + b"\0first")), MemberId(Id(coder + b"\0second"))
    before = [each for each in then.codings.rows.values() if each.by == coder and each.status == "live"]
    standing = [each for each in Presentation(project).live_codings() if each.by == coder]
    after = [each for each in standing if each.id not in then.codings.rows]
    there = {row.id for row in state.sources.rows.values() if row.status != "removed"}
    kept: list[Coding] = []

    def is_wanted(source: Id, code: CodeId) -> bool:
        in_text = wanted.sources is None or source in wanted.sources
        return in_text and (wanted.codes is None or code in wanted.codes)

    for by, codings in ((first, before), (second, after)):
        for each in codings:
            code = resolve_merged(state, each.code)
            if each.source in there and is_wanted(each.source, code) and state.codes.rows[code].status != "deleted":
                kept.append(each._replace(by=by, code=CodeId(rolled_up(state, code, how.roll_up))))
    found = gathered(kept, (first, second), {source: row.chars for source, row in state.sources.rows.items()})
    found = found._replace(domains={code: rolled_up(state, code, 1) for code in found.codes})
    nothing = Message("estimate-undefined-nothing-anew")
    return measured(found, how, Random(wanted.seed), nothing)  # noqa: S311 - resampling, no secret
