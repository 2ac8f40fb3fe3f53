"""Participants: pseudonym, consent, attributes, texts, and withdrawal."""

from functools import partial
from typing import Any

import flet as ft

from app.components.attachments_dialog import show_files
from app.components.chosen_file import FileField
from app.components.retention_dialog import ask_retention
from app.components.withdrawal import coming_again, done, hidden_card, scope
from app.features.people.back_dialog import BackDialog
from app.features.people.consent_dialog import ask_consent, ask_type
from app.features.people.consent_lines import lines_of
from app.features.people.correct_dialogs import who_items
from app.shell.protocols import Shell
from core.analysis.attributes import attributes_shown
from core.analysis.consents import gaps
from core.analysis.withdrawal_preview import WithdrawalPreview, preview_for_participant
from core.commands import participants as commands
from core.errors import Refused
from core.ids import Id, ThingId
from core.importing.people import read_people
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded
from core.text.alphabet import alphabetical
from core.views.authorisation import powers_of
from core.views.records import Participant
from core.views.withdrawals import HIDDEN, PARTICIPANT

CONSEQUENCES_HEIGHT = 280


def build(shell: Shell) -> "PeopleScreen":
    """The screen."""
    return PeopleScreen(shell)


class PeopleScreen:
    """One card for each person who was asked."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        self._list = ft.ListView(spacing=10, expand=True)
        add = look.button(w("people-add"), lambda _: self._ask_new(), ft.Icons.PERSON_ADD_ALT, strong=True)
        table = look.button(w("people-table"), lambda _: self._ask_table(), ft.Icons.TABLE_VIEW_OUTLINED)
        types = look.button(w("people-attributes"), lambda _: ask_type(shell), ft.Icons.RULE)
        buttons = ft.Row([types, table, add], spacing=8, tight=True, wrap=True)
        head = ft.Row(
            [look.title(w("common-participants")), buttons], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True
        )
        self.root = ft.Container(
            ft.Column([head, self._list], spacing=14, expand=True),
            padding=24 if not shell.is_narrow else 14,
            expand=True,
        )
        self.refresh()

    def _ask_table(self) -> None:
        """Asks which table to import; the import can be undone as one step."""
        w = self.shell.words
        table = FileField(self.shell, w("people-table-file"), (".csv", ".xlsx"))
        said = self.shell.look.quiet(w("people-table-about"))

        def work() -> None:
            people, remarks = read_people(table.file.name, read_bounded(table.file, IMPORT_BYTES_MAX))
            made = self.session.do(commands.take_people, [tuple(each) for each in people])
            said = [w("people-table-imported", count=len(people)), *map(w.say, remarks)]
            self.shell.notify(" ".join(said), undo=made)

        body = ft.Column([said, table.root], tight=True, spacing=12)
        self.shell.ask(w("people-table"), body, w("common-import"), work)

    def refresh(self) -> None:
        """Shows the participants as they are now."""
        self._amiss = gaps(self.session.project.state)
        rows = [row for row in self.session.project.state.participants.values() if row.status != "removed"]
        name = self.session.presentation.participant
        rows.sort(key=lambda row: (alphabetical(name(row.id)), row.id))
        look, w = self.shell.look, self.shell.words
        empty = w("people-none")
        self._list.controls = [self._card(row) for row in rows] or [look.card(look.quiet(empty, 15))]
        waiting = commands.not_yet_interviewed(self.session.project.state)
        if waiting:
            self._list.controls.insert(0, self._offer([name(row.id) for row in waiting]))

    def _offer(self, names: list[str]) -> ft.Control:
        """Offers to say of those whose interviews are here that they were interviewed."""
        look, w = self.shell.look, self.shell.words

        def work() -> None:
            made = self.session.do(commands.note_interviewed)
            self.shell.notify(w("people-interviewed-set", count=len(made)), undo=made)

        said = look.text(w("people-interviewed-offer", names=names, count=len(names)), 15)
        button = look.button(w("people-interviewed"), self.shell.act(work), ft.Icons.CHECK)
        return look.card(ft.Column([said, button], spacing=10, tight=True))

    def _card(self, row: Participant) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        if row.status == "withdrawn":
            said = w("people-withdrawn")
            return look.card(look.quiet(said, 15))
        if row.status == HIDDEN:
            return hidden_card(self.shell, PARTICIPANT, ThingId(row.id))
        attributes = attributes_shown(presentation, row.attributes)
        sources = [each for each in presentation.state.sources.values() if row.id in each.participants]
        texts = ", ".join(presentation.source(each.id) for each in sources) or w("people-no-texts")
        status = look.choice(
            value=row.status, width=170, label=w("people-status"),
            options=[ft.DropdownOption(key=each, text=w(f"term-status-{each}")) for each in commands.STATUSES],
            on_select=lambda event: self.shell.act(
                lambda: self.session.do(commands.set_status, row.id, event.control.value)
            )(),
        )  # fmt: skip
        words = ft.Column(
            [
                look.strong(presentation.words(row.pseudonym), 17),
                look.quiet(attributes or w("people-no-attributes")),
                look.quiet(texts),
                *lines_of(self.shell, row, self._amiss),
            ],
            spacing=2,
        )
        describe = look.button(w("common-attribute"), lambda _: self._ask_attribute(row.id), ft.Icons.LABEL_OUTLINE)
        consent = look.button(w("people-consent"), lambda _: ask_consent(self.shell, row), ft.Icons.FACT_CHECK_OUTLINED)
        name = presentation.words(row.pseudonym)
        files = look.button(
            w("people-files"), lambda _: show_files(self.shell, "participant", row.id, name), ft.Icons.ATTACH_FILE
        )
        leave = look.button(w("people-withdraw"), lambda _: self._ask_withdrawal(row), ft.Icons.PERSON_REMOVE_OUTLINED)
        more = look.menu_of(w("common-more"), None, [*who_items(self.shell, row), *self._more(row)])
        actions: list[ft.Control] = [status, describe, consent, files, leave, more]
        return look.card(ft.Column([words, ft.Row(actions, wrap=True, spacing=8)], spacing=10))

    def _more(self, row: Participant) -> list[ft.PopupMenuItem]:
        """What went back to the participant; and for an owner, until when what they said is kept."""
        w, project = self.shell.words, self.session.project
        back = ft.PopupMenuItem(w("people-back"), on_click=lambda _: BackDialog(self.shell, row).show())
        if powers_of(project.state, project.device) != "owner":
            return [back]
        kept = ft.PopupMenuItem(w("people-retention-button"), on_click=lambda _: ask_retention(self.shell, row.id))
        return [back, kept]

    def _ask_new(self) -> None:
        w = self.shell.words
        name = self.shell.look.field(w("people-pseudonym"), autofocus=True)

        def work() -> None:
            wanted = (name.value or "").strip()
            presentation = self.session.presentation
            if any(presentation.words(row.pseudonym) == wanted for row in presentation.state.participants.values()):
                raise Refused("participant-exists", name=wanted)
            self.session.do(commands.add_participant, wanted)

        self.shell.ask(w("people-add"), name, w("common-add"), work)

    def _ask_attribute(self, person: Id) -> None:
        look, w = self.shell.look, self.shell.words
        name = look.field(w("people-attribute-name"), autofocus=True)
        value = look.field(w("people-attribute-value"))

        def work() -> None:
            self.session.do(commands.describe_participant, person, name.value or "", value.value or "")

        self.shell.ask(w("common-attribute"), ft.Column([name, value], tight=True, spacing=12), w("common-save"), work)

    def _ask_withdrawal(self, row: Participant) -> None:
        """Says what will be deleted and what will not, and asks to type the name."""
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        name = presentation.words(row.pseudonym)
        sources = [each for each in presentation.state.sources.values() if row.id in each.participants]
        texts = [presentation.source(each.id) for each in sources]
        typed = look.field(w("people-withdraw-confirm", name=name), autofocus=True)
        project, found = self.session.project, preview_for_participant(presentation, row.id)
        is_owner = powers_of(project.state, project.device) == "owner"
        points: list[Any] = [
            look.text(w("components-withdrawal-final" if is_owner else "people-withdraw-hides"), 15, look.colours.warn),
            *scope(self.shell, found),
            look.quiet(w("people-withdraw-texts", texts=texts) if texts else w("people-withdraw-no-texts")),
        ]
        points += [look.text(each, 14.5, look.colours.warn) for each in self._also_deleted(found)]
        points += coming_again(self.shell, found)

        def work() -> None:
            if (typed.value or "").strip() != name:
                raise Refused("name-not-confirmed")
            done(self.shell, partial(project.do, commands.withdraw_participant, row.id), found)

        read = ft.Column(points, spacing=10, scroll=ft.ScrollMode.ALWAYS, height=CONSEQUENCES_HEIGHT)
        body = ft.Column([read, typed], tight=True, spacing=10)  # the focused field must not scroll what is to be read
        self.shell.ask(w("people-withdraw-title", name=name), body, w("people-withdraw"), work, danger=True)

    def _also_deleted(self, found: WithdrawalPreview) -> list[str]:
        """What else is deleted that one may not expect: words of others in a group, names of codes."""
        w = self.shell.words
        return [
            *(w("people-withdraw-turns", text=text) for text in found.turns_only),
            *(w("people-withdraw-shared", text=text) for text in found.shared_texts),
            *(w("people-withdraw-code", code=code) for code in found.code_names),
        ]
