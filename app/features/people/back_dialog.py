"""Recording what went back to a participant: transcripts and findings, and what they answered."""

from datetime import date

import flet as ft

from app.services.days import past_day
from app.shell.protocols import Shell
from core.analysis.member_checks import findings_shown, transcripts_returned
from core.commands import member_checks as commands
from core.errors import Refused
from core.ids import SourceId
from core.views.records import Participant

WHATS = ("return", "return-answer", "show", "show-answer")


class BackDialog:
    """One of four things to record; the fields that it needs are shown."""

    def __init__(self, shell: Shell, row: Participant) -> None:
        assert shell.session is not None
        self._shell, self._session, self._row = shell, shell.session, row
        look, w, presentation = shell.look, shell.words, shell.session.presentation
        texts = [each for each in presentation.state.sources.values()
                 if row.id in each.participants and each.status == "live"]  # fmt: skip
        options = [ft.DropdownOption(key=each, text=w(f"people-back-{each}")) for each in WHATS]
        self._what = look.choice(w("people-back-what"), options, value="return", on_select=lambda _: self._again())
        self._text = look.choice(
            w("people-back-text"),
            [ft.DropdownOption(key=each.id.hex(), text=presentation.source(each.id)) for each in texts],
            value=texts[0].id.hex() if texts else "",
        )
        self._day = look.field(w("people-consent-day"), value=date.today().isoformat())
        self._transcript = look.choice(w("people-back-answer"), self._answers(commands.TRANSCRIPT_ANSWERS),
                                       value="approved")  # fmt: skip
        self._findings = look.choice(w("people-back-answer"), self._answers(commands.FINDINGS_ANSWERS), value="agreed")
        self._shown = look.field(w("people-back-shown"), multiline=True)
        self._note = look.field(w("people-back-note"), multiline=True)
        self._changed = look.field(w("people-back-changed"), multiline=True)
        about = look.quiet(w("people-back-about"))
        fields = (self._text, self._day, self._transcript, self._findings, self._shown, self._note, self._changed)
        self._body = ft.Column([about, self._what, *fields], tight=True, spacing=12, scroll=ft.ScrollMode.AUTO)
        self._choose()

    def show(self) -> None:
        """Opens it."""
        w, name = self._shell.words, self._session.presentation.words(self._row.pseudonym)
        self._shell.ask(w("people-back-of", name=name), self._body, w("common-save"), self._work)

    def _answers(self, answers: tuple[str, ...]) -> list[ft.DropdownOption]:
        return [ft.DropdownOption(key=each, text=self._shell.words(f"term-answer-{each}")) for each in answers]

    def _choose(self) -> None:
        what = self._what.value or ""
        self._text.visible = what in ("return", "return-answer")
        self._transcript.visible = what == "return-answer"
        self._findings.visible = self._changed.visible = what == "show-answer"
        self._shown.visible = what == "show"
        self._note.visible = what != "show"

    def _again(self) -> None:
        self._choose()
        self._body.update()

    def _work(self) -> None:
        session, person, day = self._session, self._row.id, past_day(self._day.value or "")
        state, note = session.project.state, self._note.value or ""
        source = SourceId(bytes.fromhex(self._text.value or "")) if self._text.value else None  # type: ignore[arg-type]
        what = self._what.value
        if what == "return":
            if source is None:
                raise Refused("no-such-source")
            session.do(commands.return_transcript, person, source, day, note)
        elif what == "return-answer":
            found = [each for each in transcripts_returned(state, person) if each.returned.source == source]
            if not found:
                raise Refused("nothing-returned")
            answer = self._transcript.value or ""
            session.do(commands.answer_transcript, found[-1].returned.event, day, answer, note)
        elif what == "show":
            session.do(commands.show_findings, [person], day, self._shown.value or "")
        else:
            shown = findings_shown(state, person)
            if not shown:
                raise Refused("nothing-shown")
            answer, changed = self._findings.value or "", self._changed.value or ""
            session.do(commands.answer_findings, shown[-1].shown.event, day, answer, note, changed)
