"""Participants: pseudonym, consent, attributes, texts; and letting one withdraw."""

from pathlib import Path
from typing import Any

import flet as ft

from app.components.attachments_dialog import show_files
from app.components.file_chooser import with_chooser
from app.features.people.consent_dialog import ask_consent, ask_type, consents_of
from app.shell.protocols import Shell
from core.analysis.withdrawal_preview import preview_for_participant
from core.commands import participants as commands
from core.errors import Refused
from core.ids import Id
from core.importing.people import read_people
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded
from core.views.records import Participant


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
        add = look.button(w("Add a participant"), lambda _: self._ask_new(), ft.Icons.PERSON_ADD_ALT, strong=True)
        table = look.button(w("From a table"), lambda _: self._ask_table(), ft.Icons.TABLE_VIEW_OUTLINED)
        types = look.button(w("Attributes"), lambda _: ask_type(shell), ft.Icons.RULE)
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
        """A look at what a table holds comes with taking it in: it is one step, and can be undone as one."""
        w = self.shell.words
        path = self.shell.look.field(w("Table (.csv or .xlsx)"), autofocus=True)
        said = self.shell.look.quiet(
            w("Pseudonyms in the first column, a heading over each. Who is not known is added; nothing is taken away.")
        )

        def work() -> None:
            place = Path((path.value or "").strip()).expanduser()
            people = read_people(place.name, read_bounded(place, IMPORT_BYTES_MAX))
            self.session.do(commands.take_people, [tuple(each) for each in people])
            self.shell.say(w("{} participants were in the table.").format(len(people)), undo=True)

        body = ft.Column([said, with_chooser(self.shell, path, (".csv", ".xlsx"))], tight=True, spacing=12)
        self.shell.ask(w("From a table"), body, w("Take it in"), work)

    def refresh(self) -> None:
        """Shows the participants as they are now."""
        rows = [row for row in self.session.project.state.participants.values() if row.status != "removed"]
        rows.sort(key=lambda row: (row.at, row.id))
        look, w = self.shell.look, self.shell.words
        empty = w("Nobody yet. Participants get a pseudonym; their words are sealed with a key of their own.")
        self._list.controls = [self._card(row) for row in rows] or [look.card(look.quiet(empty, 15))]

    def _card(self, row: Participant) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        if row.status == "withdrawn":
            said = w("Withdrawn. Their words are gone; what was decided on them stays countable.")
            return look.card(look.quiet(said, 15))
        attributes = " · ".join(f"{name}: {presentation.words(text)}" for name, text in row.attributes)
        sources = [each for each in presentation.state.sources.values() if row.id in each.participants]
        texts = ", ".join(presentation.source(each.id) for each in sources) or w("no texts yet")
        status = look.choice(
            value=row.status, width=170, label=w("Status"),
            options=[ft.DropdownOption(key=each, text=w(each)) for each in commands.STATUSES],
            on_select=lambda event: self.shell.act(
                lambda: self.session.do(commands.set_status, row.id, event.control.value)
            )(),
        )  # fmt: skip
        words = ft.Column(
            [
                look.strong(presentation.words(row.pseudonym), 17),
                look.quiet(attributes or w("no attributes yet")),
                look.quiet(texts),
                *consents_of(self.shell, row),
            ],
            spacing=2,
            expand=self.shell.is_wide,
        )
        describe = look.button(w("Attribute"), lambda _: self._ask_attribute(row.id), ft.Icons.LABEL_OUTLINE)
        consent = look.button(w("Consent"), lambda _: ask_consent(self.shell, row), ft.Icons.FACT_CHECK_OUTLINED)
        name = presentation.words(row.pseudonym)
        files = look.button(
            w("Files"), lambda _: show_files(self.shell, "participant", row.id, name), ft.Icons.ATTACH_FILE
        )
        leave = look.button(w("Withdraw"), lambda _: self._ask_withdrawal(row), ft.Icons.PERSON_REMOVE_OUTLINED)
        actions: list[ft.Control] = [status, describe, consent, files, leave]
        if self.shell.is_wide:
            return look.card(ft.Row([words, ft.Row(actions, spacing=8)]))
        return look.card(ft.Column([words, ft.Row(actions, wrap=True, spacing=8)], spacing=10))

    def _ask_new(self) -> None:
        w = self.shell.words
        name = self.shell.look.field(w("Pseudonym"), autofocus=True)

        def work() -> None:
            wanted = (name.value or "").strip()
            presentation = self.session.presentation
            if any(presentation.words(row.pseudonym) == wanted for row in presentation.state.participants.values()):
                raise Refused(w("There is a participant of that name already."))
            self.session.do(commands.add_participant, wanted)

        self.shell.ask(w("Add a participant"), name, w("common-add"), work)

    def _ask_attribute(self, person: Id) -> None:
        look, w = self.shell.look, self.shell.words
        name = look.field(w("Attribute, such as age band"), autofocus=True)
        value = look.field(w("Value"))

        def work() -> None:
            self.session.do(commands.describe_participant, person, name.value or "", value.value or "")

        self.shell.ask(w("Attribute"), ft.Column([name, value], tight=True, spacing=12), w("common-save"), work)

    def _ask_withdrawal(self, row: Participant) -> None:
        """Says plainly what will be gone and what will not, and wants the name typed."""
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        name = presentation.words(row.pseudonym)
        sources = [each for each in presentation.state.sources.values() if row.id in each.participants]
        typed = look.field(w("Type “{}” to confirm").format(name), autofocus=True)
        points: list[Any] = [
            look.text(w("This cannot be undone."), 15, look.colours.warn),
            look.text(
                w(
                    "Gone for good, here at once and on every device that syncs: the "
                    "texts, quotes in memos and reasons, codes named in their words, "
                    "attributes, the pseudonym."
                ),
                14.5,
            ),
            look.text(w("Kept: that the interview took place, its length, and which decisions were made on it."), 14.5),
            look.text(
                w(
                    "Not reached: devices that never sync again, backups made outside the "
                    "program, exports and printouts."
                ),
                14.5,
            ),
            look.quiet(w("Texts: ") + (", ".join(presentation.source(each.id) for each in sources) or w("none"))),
        ]
        points += [look.text(each, 14.5, look.colours.warn) for each in self._goes_along(row)]

        def work() -> None:
            if (typed.value or "").strip() != name:
                raise Refused(w("The name does not match; nothing was changed."))
            self.session.project.do(commands.withdraw_participant, row.id)
            self.session.forget_gestures()

        body = ft.Column([*points, typed], tight=True, spacing=10)
        self.shell.ask(w("Let {} withdraw").format(name), body, w("Withdraw"), work, danger=True)

    def _goes_along(self, row: Participant) -> list[str]:
        """What one would not expect: others in a group, and names of codes that are these informants' words."""
        w, found = self.shell.words, preview_for_participant(self.session.presentation, row.id)
        partly, shared, named = (
            w("Of “{}” only their own turns go; what the others say about them stays."),
            w("“{}” holds the words of several; all of it goes."),
            w("The name of the code “{}” goes along; rename it if you want to keep it."),
        )
        return [
            *(partly.format(name) for name in found.turns_only),
            *(shared.format(name) for name in found.shared_texts),
            *(named.format(name) for name in found.code_names),
        ]
