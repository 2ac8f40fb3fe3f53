"""Checkpoints of the log: made, signed by this device too, time-stamped, and copied to be kept somewhere else."""

import flet as ft

from app.components.working import caught_up
from app.keeping.background import in_background
from app.shell.protocols import Shell
from core.commands.checkpoints import stamp_checkpoint
from core.errors import KodesporError, Refused
from core.evidence import checkpoints
from core.evidence.timestamps import ask_for, read_stamp
from core.exporting.qr import qr_png
from core.views.records import CheckpointRecord
from sync.timestamp_client import ask

QR_SIZE = 240


class CheckpointsDialog:
    """The checkpoints that were made, the newest first, each with its note."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        self._body = ft.Column(spacing=12, tight=True, width=min(640, shell.width - 48))

    def show(self) -> None:
        """Opens it."""
        self._fill()
        self._shell.show(self._shell.words("history-checkpoints"), self._body)

    def _fill(self) -> None:
        look, w, project = self._shell.look, self._shell.words, self._session.project
        make = look.button(
            w("history-checkpoint-make"), self._shell.act(self._make), ft.Icons.FLAG_OUTLINED, strong=True
        )
        links = checkpoints.links_of(project)
        rows = sorted(project.state.checkpoints.values(), key=lambda each: (-each.at, each.id))
        self._body.controls = [
            look.quiet(w("history-checkpoint-about")),
            make,
            *(self._card(row, links) for row in rows),
        ]

    def _card(self, row: CheckpointRecord, links: checkpoints.Links) -> ft.Control:
        look, w, presentation = self._shell.look, self._shell.words, self._session.presentation
        devices = self._session.project.log.devices()
        found = checkpoints.checkpoint_status(self._session.project.id, row, links, devices)
        size = checkpoints.size_of(row)
        by = presentation.member(row.by)
        title = w("history-checkpoint-title", count=size, when=w.moment_of(row.at), by=by)
        held = w("history-checkpoint-held") if found.is_held else w("history-checkpoint-not-held")
        signers = list(dict.fromkeys(presentation.author(each) for each in found.signers))
        note = checkpoints.note_of(row, devices)
        lines: list[ft.Control] = [
            look.strong(title, 15),
            look.text(held, 14, None if found.is_held else look.colours.warn),
            look.quiet(w("history-checkpoint-signers", signers=signers)),
            *(look.quiet(each) for each in self._stamps(row)),
            look.field(w("history-checkpoint-note"), value=note, read_only=True, multiline=True, text_size=12),
        ]
        lines += self._qr_code(note)
        lines.append(ft.Row(self._buttons(row, note), wrap=True, spacing=8))
        return look.card(ft.Column(lines, spacing=6, tight=True), padding=12)

    def _qr_code(self, note: str) -> list[ft.Control]:
        try:
            picture = ft.Image(src=qr_png(note), width=QR_SIZE, height=QR_SIZE)
        except Refused:  # too long, or the library is missing: the note itself is shown above
            return []
        label = self._shell.words("history-checkpoint-picture")
        return [ft.Semantics(content=picture, label=label, image=True)]

    def _buttons(self, row: CheckpointRecord, note: str) -> list[ft.Control]:
        look, w, shell = self._shell.look, self._shell.words, self._shell
        own = self._session.project.device

        async def copy(_: object) -> None:
            await ft.Clipboard().set(note)

        buttons: list[ft.Control] = [look.button(w("history-checkpoint-copy"), copy, ft.Icons.CONTENT_COPY)]
        if all(device != own for device, _ in row.signatures):
            sign = shell.act(lambda: self._sign(row))
            buttons.append(look.button(w("history-checkpoint-sign"), sign, ft.Icons.DRAW_OUTLINED))
        stamp = look.button(w("history-checkpoint-stamp"), lambda _: self._ask_stamp(row), ft.Icons.SCHEDULE)
        return [*buttons, stamp]

    def _stamps(self, row: CheckpointRecord) -> list[str]:
        w, lines = self._shell.words, []
        for server, answer in row.stamps:
            try:
                found = read_stamp(answer, row.text)
                by = found.by or server
                lines.append(w("history-checkpoint-stamped-by", when=w.moment_of(found.at), by=by))
            except KodesporError as problem:
                lines.append(w("history-checkpoint-stamp-bad", server=server, problem=problem))
        return lines

    def _make(self) -> None:
        checkpoints.make_checkpoint_now(self._session.project)
        self._show_again()

    def _sign(self, row: CheckpointRecord) -> None:
        checkpoints.cosign(self._session.project, row.id)
        self._show_again()

    def _show_again(self) -> None:
        self._session.forget_gestures()
        self._fill()
        self._body.update()

    def _ask_stamp(self, row: CheckpointRecord) -> None:
        look, w, shell = self._shell.look, self._shell.words, self._shell
        server = look.field(w("history-checkpoint-server"), hint_text="https://…", autofocus=True)
        said = look.quiet(w("history-checkpoint-stamp-about"))

        def work() -> None:
            shell.page.run_task(self._stamp, row, (server.value or "").strip())

        shell.page.pop_dialog()
        body = ft.Column([said, server], tight=True, spacing=12)
        shell.ask(w("history-checkpoint-stamp"), body, w("history-checkpoint-stamp"), work)

    async def _stamp(self, row: CheckpointRecord, server: str) -> None:
        """In a thread: a server may take its time."""
        w = self._shell.words
        try:
            question = ask_for(row.text)
            answer = await in_background(lambda: ask(server, question.content))
            found = read_stamp(answer, row.text, (), question.nonce)
            if not await caught_up(self._shell, self._session):
                return
            self._session.do_for_good(stamp_checkpoint, row.id, server, answer)
        except KodesporError as problem:
            self._shell.notify(w.say(problem))
            return
        self._shell.notify(w("history-checkpoint-stamped", when=w.moment_of(found.at)))
