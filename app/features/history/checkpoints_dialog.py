"""Checkpoints of the log: made, signed by this device too, time-stamped, and shown to be kept somewhere else."""

import asyncio
from typing import TYPE_CHECKING

import flet as ft

from core.analysis.presentation import iso_time
from core.commands.checkpoints import stamp_anchor
from core.errors import KodesporError, Refused
from core.evidence import checkpoints
from core.evidence.timestamps import ask_for, read_stamp
from core.exporting.qr import qr_png
from core.views.records import Anchor
from sync.timestamp_client import ask

if TYPE_CHECKING:
    from app.shell.window import Studio

QR_SIZE = 240


class CheckpointsDialog:
    """All that were made, the newest first; each with its note."""

    def __init__(self, studio: "Studio") -> None:
        assert studio.store is not None
        self._studio, self._store = studio, studio.store
        self._body = ft.Column(spacing=12, tight=True, width=min(640, studio.width - 48))

    def show(self) -> None:
        """Opens it."""
        self._fill()
        self._studio.show(self._studio.words("Checkpoints"), self._body)

    def _fill(self) -> None:
        look, w, project = self._studio.look, self._studio.words, self._store.project
        said = w(
            "A checkpoint is a line for a preregistration, a supervisor or an appendix: later nobody can take anything "
            "away from the log that it counts without its being seen."
        )
        make = look.button(w("Make a checkpoint"), self._studio.act(self._make), ft.Icons.FLAG_OUTLINED, strong=True)
        links = checkpoints.links_of(project)
        rows = sorted(project.state.anchors.values(), key=lambda each: (-each.at, each.id))
        self._body.controls = [look.quiet(said), make, *(self._card(row, links) for row in rows)]

    def _card(self, row: Anchor, links: checkpoints.Links) -> ft.Control:
        look, w, reading = self._studio.look, self._studio.words, self._store.reading
        devices = self._store.project.log.devices()
        found = checkpoints.standing(self._store.project.id, row, links, devices)
        size = checkpoints.size_of(row)
        title = w("{} events, {}, by {}").format(size, iso_time(row.at)[:16].replace("T", " "), reading.member(row.by))
        held = w("held by this log") if found.is_held else w("NOT held by this log")
        signers = ", ".join(dict.fromkeys(reading.author(each) for each in found.signers))
        note = checkpoints.note_of(row, devices)
        lines: list[ft.Control] = [
            look.strong(title, 15),
            look.text(held, 14, None if found.is_held else look.colours.warn),
            look.quiet(w("Signed by: {}").format(signers)),
            *(look.quiet(each) for each in self._stamps(row)),
            look.field(w("The note to be kept"), value=note, read_only=True, multiline=True, text_size=12),
        ]
        lines += self._picture(note)
        lines.append(ft.Row(self._buttons(row, note), wrap=True, spacing=8))
        return look.card(ft.Column(lines, spacing=6, tight=True), padding=12)

    def _picture(self, note: str) -> list[ft.Control]:
        try:
            picture = ft.Image(src=qr_png(note), width=QR_SIZE, height=QR_SIZE)
        except Refused:  # too long, or without the library: the note itself stands above
            return []
        label = self._studio.words("A picture of the note for a telephone")
        return [ft.Semantics(content=picture, label=label, image=True)]

    def _buttons(self, row: Anchor, note: str) -> list[ft.Control]:
        look, w, studio = self._studio.look, self._studio.words, self._studio
        own = self._store.project.device

        async def copy(_: object) -> None:
            await ft.Clipboard().set(note)

        buttons: list[ft.Control] = [look.button(w("Copy the note"), copy, ft.Icons.CONTENT_COPY)]
        if all(device != own for device, _ in row.signatures):
            sign = studio.act(lambda: self._sign(row))
            buttons.append(look.button(w("Sign it too"), sign, ft.Icons.DRAW_OUTLINED))
        stamp = look.button(w("Have it time-stamped"), lambda _: self._ask_stamp(row), ft.Icons.SCHEDULE)
        return [*buttons, stamp]

    def _stamps(self, row: Anchor) -> list[str]:
        w, lines = self._studio.words, []
        for server, answer in row.stamps:
            try:
                found = read_stamp(answer, row.text)
                lines.append(w("Time-stamped {} by {}").format(iso_time(found.at)[:16], found.by or server))
            except KodesporError as problem:
                lines.append(f"{server}: {w.refusal(str(problem))}")
        return lines

    def _make(self) -> None:
        checkpoints.anchor_now(self._store.project)
        self._again()

    def _sign(self, row: Anchor) -> None:
        checkpoints.cosign(self._store.project, row.id)
        self._again()

    def _again(self) -> None:
        self._store.forget_gestures()
        self._fill()
        self._body.update()

    def _ask_stamp(self, row: Anchor) -> None:
        look, w, studio = self._studio.look, self._studio.words, self._studio
        server = look.field(w("Address of a time-stamp server"), hint_text="https://…", autofocus=True)
        said = look.quiet(w("Only a hash leaves this machine; the server learns when, and from where."))

        def work() -> None:
            studio.page.run_task(self._stamp, row, (server.value or "").strip())

        studio.page.pop_dialog()
        body = ft.Column([said, server], tight=True, spacing=12)
        studio.ask(w("Have it time-stamped"), body, w("Have it time-stamped"), work)

    async def _stamp(self, row: Anchor, server: str) -> None:
        """In a thread: a server may take its time."""
        w = self._studio.words
        try:
            question = ask_for(row.text)
            answer = await asyncio.to_thread(ask, server, question.content)
            found = read_stamp(answer, row.text, (), question.nonce)
            self._store.project.do(stamp_anchor, row.id, server, answer)
        except KodesporError as problem:
            self._studio.say(w.refusal(str(problem)))
            return
        self._store.forget_gestures()
        self._studio.say(w("Time-stamped: {}").format(iso_time(found.at)[:16]))
