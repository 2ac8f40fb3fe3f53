"""What stands on a participant's card: consent and what is amiss, what went back to them, until when it is kept."""

from datetime import date

import flet as ft

from app.i18n.catalogue import Catalogue
from app.shell.protocols import Shell
from core.analysis.consents import NOT_ASKED, Gaps, consents_of
from core.analysis.member_checks import findings_shown, transcripts_returned
from core.analysis.presentation import Presentation
from core.events.participants import MATTERS
from core.views.records import Consent, Participant


def lines_of(shell: Shell, row: Participant, known: Gaps) -> list[ft.Control]:
    """All of it, a line each; `known`: whom the study goes beyond the consent of."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    state = presentation.state
    lines: list[ft.Control] = [look.quiet(_consent(w, presentation, each)) for each in consents_of(state, row.id)]
    amiss = [
        *(["people-no-consent"] if row.id in known.interviewed else []),
        *(["people-not-recording"] if row.id in known.recorded else []),
        *(["common-no-consent-to-quote"] if row.id in known.not_quotable else []),
    ]
    lines += [look.text(w(each), 14, look.colours.warn) for each in amiss]
    for each in transcripts_returned(state, row.id):
        name, answer = presentation.source(each.returned.source), w(f"term-answer-{each.answer}")
        lines.append(look.quiet(w("people-returned", text=name, day=day_of(w, each.returned.day), answer=answer)))
    for one in findings_shown(state, row.id):
        said = w("people-shown", day=day_of(w, one.shown.day), answer=w(f"term-answer-{one.answer}"))
        changed = presentation.words(one.answers[-1].changed) if one.answers else ""
        lines.append(look.quiet(f"{said}. {w('people-changed', changed=changed)}" if changed else said))
    kept = state.retention.get(row.id)
    if kept is not None and kept.day:
        until, then = day_of(w, kept.day), w(f"term-then-{kept.then}")
        lines.append(look.quiet(w("people-kept-until", day=until, then=then)))
    return lines


def _consent(w: Catalogue, presentation: Presentation, row: Consent) -> str:
    """What was answered on a day, by which form, in which document."""
    answers = [
        w("term-consent-answer", matter=w(f"term-matter-{each}"), answer=w(f"term-consent-{answer}"))
        for each in MATTERS
        if (answer := getattr(row, each)) != NOT_ASKED
    ]
    file = presentation.state.files.get(row.file) if row.file is not None else None
    more = [
        *([w("people-consent-form", form=presentation.words(row.form))] if row.form else []),
        *([presentation.words(row.scope)] if row.scope else []),
        *([presentation.words(file.name)] if file is not None else []),
    ]
    said = ", ".join(answers)
    return " · ".join([w("people-consent-answers", day=day_of(w, row.day), answers=said), *more])


def day_of(w: Catalogue, day: str) -> str:
    """A day of an event as people write it; as it stands there where another device wrote something else."""
    try:
        return w.day(date.fromisoformat(day))
    except ValueError:
        return day
