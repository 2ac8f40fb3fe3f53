"""All texts of the study: import, how far each is coded, open to read."""

from functools import partial
from pathlib import Path

import flet as ft

from app.components.attachments_dialog import show_files
from app.components.blind_rounds import ask_round
from app.components.file_chooser import with_chooser
from app.components.pseudonymise_dialog import ask_to_anonymise
from app.components.text_export import ask_export_of
from app.components.transcribe import drafts_card
from app.components.withdrawal import hidden_card
from app.features.texts.attributes_dialog import ask_attribute, ask_attribute_table
from app.features.texts.encoding_dialog import ask_readings
from app.features.texts.import_export_dialogs import ask_export, ask_project
from app.features.texts.import_progress import ImportProgress, Reader, ReadFile
from app.features.texts.layout_field import LayoutField
from app.features.texts.speaker_fields import SpeakerField, ask_speakers, fields_for_import
from app.features.texts.speaker_fields import chosen as chosen_speakers
from app.features.texts.summary_dialog import SummaryDialog
from app.features.texts.table_import_dialogs import ask_segments, ask_survey
from app.shell.protocols import Shell
from core.analysis.attributes import attributes_shown
from core.analysis.duplicates import known_hash
from core.commands import sources as commands
from core.commands.memos import keep_comments
from core.commands.sources import Incoming
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.events.sources import SourceImported
from core.ids import Id, SourceId, ThingId
from core.importing.batch import FoundFile, collect
from core.importing.document import SUFFIXES, Document, read_named
from core.messages import Translator
from core.text.normal import text_hash
from core.views.participants import active_participants
from core.views.records import Source
from core.views.withdrawals import HIDDEN, SOURCE, is_asked

KINDS = ("interview", "group", "note", "condensed")


def build(shell: Shell) -> "TextsScreen":
    """The screen."""
    return TextsScreen(shell)


class TextsScreen:
    """A list of sources with their coverage."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        self._list = ft.Column(spacing=10)
        look, w = shell.look, shell.words
        bring = look.button(w("texts-import"), lambda _: shell.page.run_task(self._pick), ft.Icons.ADD, strong=True)
        by_path = look.button(w("texts-import-path"), lambda _: self._ask_path(), ft.Icons.FOLDER_OPEN)
        blind = look.button(w("components-round-blind"), lambda _: ask_round(shell), ft.Icons.VISIBILITY_OFF_OUTLINED)
        other = look.icon_button(ft.Icons.INPUT, w("texts-import-project"), lambda _: ask_project(shell))
        survey = look.icon_button(ft.Icons.POLL_OUTLINED, w("texts-import-survey"), lambda _: ask_survey(shell))
        quotes = look.icon_button(
            ft.Icons.TABLE_ROWS_OUTLINED, w("texts-import-segments"), lambda _: ask_segments(shell)
        )
        table = look.icon_button(
            ft.Icons.NEW_LABEL_OUTLINED, w("texts-attributes-table"), lambda _: ask_attribute_table(shell)
        )
        out = look.icon_button(ft.Icons.OUTPUT, w("common-export"), lambda _: ask_export(shell))
        buttons = ft.Row([survey, quotes, table, other, out, blind, by_path, bring], wrap=True)
        head = ft.Row([look.title(w("common-texts")), buttons], wrap=True, spacing=16,
                      alignment=ft.MainAxisAlignment.SPACE_BETWEEN)  # fmt: skip
        self._progress = ImportProgress(shell)
        column = ft.Column([head, self._progress.root, self._list], spacing=16, scroll=ft.ScrollMode.AUTO, expand=True)
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()

    def refresh(self) -> None:
        """Shows the sources as they are now."""
        rows = [row for row in self.session.presentation.sources_in_order() if row.status != "removed"]
        covered = self._covered()
        self._list.controls = [self._row(row, covered.get(row.id, (0, 0))) for row in rows]
        if (drafts := drafts_card(self.shell)) is not None:
            self._list.controls.insert(0, drafts)
        elif not rows:
            look, w = self.shell.look, self.shell.words
            said = w("texts-none")
            self._list.controls = [look.card(look.quiet(said, 15))]

    def _covered(self) -> dict[Id, tuple[int, int]]:
        """For each source, how many codings it has and how many of its code points carry one."""
        spans: dict[Id, list[tuple[int, int]]] = {}
        for coding in self.session.presentation.live_codings():
            spans.setdefault(coding.source, []).append((coding.start, coding.end))
        found = {}
        for source, ranges in spans.items():
            total, last = 0, 0
            for start, end in ranges:
                total += max(0, end - max(start, last))
                last = max(last, end)
            found[source] = (len(ranges), total)
        return found

    def _row(self, row: Source, covered: tuple[int, int]) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        gone = row.status in ("withdrawn", HIDDEN)
        if is_asked(presentation.state, row.id):  # one that is hidden with a participant is decided on there
            return hidden_card(self.shell, SOURCE, ThingId(row.id))
        name = presentation.source(row.id)
        facts = w("texts-facts", kind=w(f"term-source-{row.kind}"), characters=row.chars, codings=covered[0])
        people = [presentation.participant(each) for each in row.participants]
        shown = w("texts-facts-people", people=people, facts=facts) if people else facts
        share = covered[1] / max(1, row.chars)
        described = attributes_shown(presentation, row.attributes)
        lines: list[ft.Control] = [
            look.strong(name, 16),
            look.quiet(shown),
            *([look.quiet(described)] if described else []),
        ]
        words = ft.Column(lines, spacing=2)
        said = w("texts-covered", share=w.percent(share))
        bar = ft.Container(
            ft.ProgressBar(value=share, color=look.colours.accent, bgcolor=look.colours.line), width=90, tooltip=said
        )
        opened = ft.Container(
            words, ink=True, border_radius=8, padding=8, on_click=None if gone else lambda _: self._open(row.id)
        )
        # The bar is for the eyes; its figure is in the button's own name.
        label = w("texts-row", name=name, facts=facts, covered=said)
        left = ft.Semantics(content=opened, label=label, button=not gone, container=True, expand=True)
        state = look.quiet(w(f"texts-{row.status}")) if gone else ft.Semantics(content=bar, exclude_semantics=True)
        tools = [] if gone else self._tools(row, name)
        padding = ft.Padding.only(left=8, top=8, right=16, bottom=8)
        if self.shell.is_narrow:
            below: list[ft.Control] = [state] if gone else [ft.Row(tools, spacing=0)]
            return look.card(ft.Column([ft.Row([left]), *below], spacing=0), padding=padding)
        return look.card(ft.Row([left, *tools, state]), padding=padding)

    def _tools(self, row: Source, name: str) -> list[ft.Control]:
        """What can be done with a text, besides reading it."""
        look, w = self.shell.look, self.shell.words
        names = look.icon_button(
            ft.Icons.PERSON_OFF_OUTLINED,
            w("texts-tool", tool=w("components-identifying"), text=name),
            lambda _: self._pseudonymise(row.id),
        )
        files = look.icon_button(
            ft.Icons.ATTACH_FILE, w("texts-tool", tool=w("texts-files"), text=name), lambda _: self._files(row.id, name)
        )
        voices = look.icon_button(
            ft.Icons.RECORD_VOICE_OVER_OUTLINED,
            w("texts-tool", tool=w("texts-who-speaks"), text=name),
            lambda _: self._speakers(row.id),
        )
        about = look.icon_button(
            ft.Icons.LABEL_OUTLINE,
            w("texts-tool", tool=w("texts-attributes"), text=name),
            lambda _: ask_attribute(self.shell, row.id),
        )
        check = look.icon_button(
            ft.Icons.RULE,
            w("texts-tool", tool=w("texts-summary-check"), text=name),
            self.shell.act(lambda: SummaryDialog(self.shell, row.id).show()),
        )
        margin = look.icon_button(
            ft.Icons.OUTPUT, w("texts-tool", tool=w("texts-save-margin"), text=name),
            lambda _: ask_export_of(self.shell, row.id),
        )  # fmt: skip
        about_summary = [check] if row.derived_from is not None else []
        turns = [voices] if self.session.presentation.turns(row.id) else []
        return [*about_summary, about, files, names, margin, *turns]

    def _pseudonymise(self, source: Id) -> None:
        self.shell.act(lambda: ask_to_anonymise(self.shell, SourceId(source)))()

    def _speakers(self, source: SourceId) -> None:
        self.shell.act(lambda: ask_speakers(self.shell, source))()

    def _files(self, source: Id, name: str) -> None:
        show_files(self.shell, "source", source, name)

    def _open(self, source: Id) -> None:
        self.shell.go("reading", source=source)

    # -- import

    async def _pick(self) -> None:
        files = await ft.FilePicker().pick_files(allow_multiple=True, with_data=True)
        named = [(Path(each.name).name, each.bytes or b"") for each in files or []]
        await self._read([(name, partial(_read_given, self.shell.words, name, content)) for name, content in named])

    def _ask_path(self) -> None:
        w = self.shell.words
        path = self.shell.look.field(w("common-file-or-folder"), autofocus=True)
        layout = LayoutField(self.shell, path)

        def work() -> None:
            described = layout.described()
            place = Path((path.value or "").strip()).expanduser()
            found = collect([place])
            readers: list[tuple[str, Reader]] = [
                (each.name, partial(_read_found, w, each, described)) for each in found.files
            ]
            self.shell.page.run_task(self._read, readers)

        body = ft.Column([with_chooser(self.shell, path, ("", ".zip", *SUFFIXES)), layout.root], tight=True, spacing=12)
        self.shell.ask(w("texts-import-path"), body, w("texts-read"), work)

    async def _read(self, files: list[tuple[str, Reader]]) -> None:
        found = await self._progress.read(files)
        if found and self.shell.screen is self:
            ask_readings(self.shell, found, self._confirm)

    def _confirm(self, incoming: list[Incoming]) -> None:
        """A look at what was read, and whose words they are, before anything is added."""
        look, w = self.shell.look, self.shell.words
        kind = look.choice(
            value="interview",
            label=w("common-kind"),
            options=[ft.DropdownOption(key=each, text=w(f"term-source-{each}")) for each in KINDS],
        )
        people = look.field(w("texts-import-people"))
        speakers = {one: fields_for_import(self.shell, one.name, one.text, one.labels) for one in incoming}
        said = look.quiet(w("texts-import-apart"))
        project = self.session.project
        known = {known_hash(project, row): row.id for row in project.state.sources.values() if row.status == "live"}
        same = [one for one in incoming if text_hash(one.text) in known]
        again = self._switch("texts-import-again", len(same))
        comments = self._switch("texts-import-comments", sum(len(one.comments) for one in incoming))
        found = [
            control
            for one in incoming[:20]
            for control in self._about(one, known.get(text_hash(one.text)), speakers[one])
        ]
        body = ft.Column(
            [kind, people, said, again, comments, *found],
            tight=True,
            spacing=10,
            scroll=ft.ScrollMode.AUTO,
            height=380,
        )

        def work() -> None:
            names = [each.strip() for each in (people.value or "").split(",") if each.strip()]
            wanted = [one for one in incoming if again.value or one not in same]
            if not wanted:
                raise Refused("all-texts-known")
            chosen = [
                one._replace(kind=kind.value or "interview", speakers=chosen_speakers(speakers[one])) for one in wanted
            ]
            persons = {
                self.session.project.words(row.pseudonym): row.id
                for row in active_participants(self.session.project.state)
            }
            wanted_people = [persons.get(name, name) for name in dict.fromkeys(names)]
            with self.session.project.one_act():
                recorded = self.session.do(commands.bring_in, chosen, wanted_people)
                if comments.value:
                    self._keep_comments(chosen, recorded)
            self._confirm_imported(recorded)

        self.shell.ask(w("texts-import-count", count=len(incoming)), body, w("common-import"), work)

    def _switch(self, label: str, count: int) -> ft.Switch:
        """A choice on so many things; not shown where there are none."""
        look = self.shell.look
        shown = self.shell.words(label, count=count)
        return ft.Switch(label=shown, value=False, visible=bool(count), active_color=look.colours.accent)

    def _confirm_imported(self, recorded: list[RecordedEvent]) -> None:
        """Says what came in: how many texts, and who speaks in them."""
        presentation = self.session.presentation
        added = [each.event.source for each in recorded if isinstance(each.event, SourceImported)]
        turns = [turn for source in added for turn in presentation.turns(source)]
        named = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
        w, state = self.shell.words, presentation.state
        silent = [
            w("texts-silent", text=presentation.source(source), participant=presentation.participant(person))
            for source in added
            for person in state.sources.rows[source].participants
            if presentation.turns(source) and person not in {turn.participant for turn in presentation.turns(source)}
        ]
        came = w("texts-came-in", count=len(added), turns=len(turns), speakers=named[:12])
        self.shell.notify(" ".join([came, *silent[:3]]))

    def _about(self, one: Incoming, twin: SourceId | None, speakers: list[SpeakerField]) -> list[ft.Control]:
        """What a text is, whether it is here already, how it begins and who speaks."""
        look, w = self.shell.look, self.shell.words
        here = w("texts-known", name=self.session.presentation.source(twin)) if twin is not None else ""
        return [
            look.strong(f"{one.name} · {one.origin}", 14),
            *([look.text(here, 14, look.colours.warn)] if here else []),
            look.quiet(_beginning(one.text)),
            *(each.choice for each in speakers),
        ]

    def _keep_comments(self, chosen: list[Incoming], recorded: list[RecordedEvent]) -> None:
        added = [each.event.source for each in recorded if isinstance(each.event, SourceImported)]
        for source, one in zip(added, chosen, strict=True):
            if one.comments:
                self.session.do(keep_comments, source, one.comments)


def _read_given(say: Translator, name: str, content: bytes) -> ReadFile:
    return _read_found(say, FoundFile(name, partial(read_named, name, content)))


def _read_found(say: Translator, found: FoundFile, layout: str = "") -> ReadFile:
    document = found.read(None, layout)

    def again(encoding: str) -> Incoming:
        return _of(say, found.name, found.read(encoding, layout))

    return ReadFile(_of(say, found.name, document), document.readings, again)


def _of(say: Translator, name: str, document: Document) -> Incoming:
    origin = document.origin(name, say)
    return Incoming(
        Path(name).stem, document.text, origin, times=document.times, comments=document.comments, labels=document.labels
    )


def _beginning(text: str) -> str:
    return text[:160].replace("\n", " / ") + "…"
