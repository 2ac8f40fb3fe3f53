"""A text on its way in: one row with all that can be changed before it is imported."""

from collections.abc import Callable

import flet as ft

from app.features.texts.import_progress import ReadFile
from app.features.texts.speaker_fields import SpeakerField, chosen, fields_for_import
from app.shell.protocols import Shell
from core.commands.sources import KINDS, Incoming
from core.commands.speakers import Person
from core.text.normal import look_alike
from core.text.who_speaks import Role, shares, who_speaks
from core.views.participants import active_participants

BEGINNING = 160
"""Code points of the text that are shown."""
LABEL_MAX = 30
SPEAKER_WIDTH = 460
"""Code points: what stands before a colon and is longer is no name."""


class ImportRow:
    """`root` is what is shown; `changed` is called when something was chosen that the whole import depends on."""

    def __init__(self, shell: Shell, read: ReadFile, twin: str, changed: Callable[[], None]) -> None:
        """`twin` says which text in the project, or chosen file, has the same words; empty where there is none."""
        look, w = shell.look, shell.words
        self._shell, self._read, self._twin, self._changed = shell, read, twin, changed
        self._kind_is_chosen = False
        one = read.incoming
        self._include = ft.Checkbox(
            value=not twin, label=w("texts-review-include", file=read.file), on_change=lambda _: changed(),
            active_color=look.colours.accent,
        )  # fmt: skip
        self._name = look.field(w("texts-review-name"), value=one.name, expand=2)
        options = [ft.DropdownOption(key=each, text=w(f"term-source-{each}")) for each in KINDS]
        self._kind = look.choice(w("common-kind"), options, value="interview", on_select=lambda _: self._choose_kind())
        self._people = look.field(w("texts-review-people"), expand=3, on_change=lambda _: self._tell(True))
        self._told = look.quiet("", 13.5)
        self._encoding: str | None = None
        self._layout = ""
        self._words, self._suggested = ft.Column(tight=True, spacing=14), ft.Row(wrap=True, spacing=10)
        self._about, self._choices = ft.Container(), list[ft.Container]()
        comments = w("texts-import-comments", count=len(one.comments))
        self._comments = ft.Checkbox(label=comments, value=False, visible=bool(one.comments))
        self._speakers: list[SpeakerField] = []
        self._fill()
        self._tell(False)
        self.root = look.card(ft.Column(self._parts(), spacing=10), padding=14)
        self.lay_out()

    def _parts(self) -> list[ft.Control]:
        look = self._shell.look
        parts: list[ft.Control] = [self._include]
        if self._twin:
            parts.append(look.text(self._twin, 14, look.colours.warn))
        parts.append(self._about)
        told = ft.Semantics(content=self._told, live_region=True)
        parts.append(ft.Row([self._suggested, told], wrap=True, spacing=10))
        if self._read.readings:
            parts.append(self._encodings())
        return [*parts, self._words, self._comments]

    def lay_out(self) -> None:
        """Puts the fields below each other in a narrow window, beside each other in another one."""
        fields: list[ft.Control] = [self._name, self._kind, self._people]
        is_narrow = self._shell.is_narrow
        self._name.expand, self._people.expand = (None, None) if is_narrow else (2, 3)
        self._about.content = ft.Column(fields, spacing=10) if is_narrow else ft.Row(fields, spacing=10)
        for each in self._speakers:
            each.choice.width = None if is_narrow else SPEAKER_WIDTH

    def _fill(self) -> None:
        """How the text begins, and who speaks in it."""
        look, w, one = self._shell.look, self._shell.words, self._read.incoming
        self._suggested.controls = [
            look.button(w("texts-review-take", name=each), lambda _, each=each: self.take_people([each]))
            for each in self._suggestions()
        ]
        self._speakers = fields_for_import(self._shell, one.text, one.labels)
        beginning = look.quiet(f"{one.origin} · {one.text[:BEGINNING]}".replace("\n", " / ") + "…")
        for each in self._speakers:
            each.choice.width = None if self._shell.is_narrow else SPEAKER_WIDTH
        choices: list[ft.Control] = [each.choice for each in self._speakers]
        self._words.controls = [beginning, ft.Row(choices, wrap=True, spacing=8, run_spacing=8)]

    def read_as(self, layout: str) -> Incoming:
        """The text as it reads in a layout that was described. Raises BadFile where no line fits, Refused where the
        description makes no sense."""
        return self._read.again(self._encoding, layout)

    def take(self, incoming: Incoming, layout: str) -> None:
        """Shows the text as it was read anew."""
        self._layout, self._read = layout, self._read._replace(incoming=incoming)
        self._fill()
        self._suggested.update()
        self._words.update()

    def _read_in(self, encoding: str) -> None:
        """Reads it in another encoding. Raises BadFile where no line fits the layout then: it stays as it was."""
        incoming = self._read.again(encoding, self._layout)
        self._encoding = encoding
        self.take(incoming, self._layout)

    def _encodings(self) -> ft.Control:
        """All that it can be read as, beneath each other: who reads them sees which is right."""
        look = self._shell.look

        def read_again(event: ft.Event[ft.RadioGroup]) -> None:
            chosen = event.control.value or self._read.readings[0].encoding
            self._shell.act(lambda: self._read_in(chosen))()

        lines: list[ft.Control] = [
            ft.Radio(
                value=each.encoding, label=f"{each.excerpt}  ({each.encoding})", active_color=look.colours.accent,
                label_style=ft.TextStyle(size=14.5 * look.scale, color=look.colours.ink),
            )
            for each in self._read.readings
        ]  # fmt: skip
        group = ft.RadioGroup(
            ft.Column(lines, tight=True, spacing=0), value=self._read.readings[0].encoding, on_change=read_again
        )
        said = look.text(self._shell.words("texts-review-encoding"), 14.5, look.colours.warn)
        return ft.Column([said, group], tight=True, spacing=2)

    # -- who

    def _suggestions(self) -> list[str]:
        """Who may be meant: speakers who are no interviewers, and else the name of the file."""
        one = self._read.incoming
        nobody: dict[str, str] = {}
        spoken = shares(one.text, who_speaks(one.text, nobody, guess_alone=False, labels=one.labels))
        found = [each.label for each in spoken if each.who is not Role.INTERVIEWER and len(each.label) <= LABEL_MAX]
        return found[:4] or [one.name]

    def own_person(self) -> str:
        """The one participant whom the text is likely to be about."""
        return self._suggestions()[0]

    def take_people(self, names: list[str]) -> None:
        """Writes the participants down, as if they had been typed."""
        self._people.value = ", ".join(names)
        self._people.update()
        self._tell(True)

    def _typed(self) -> list[str]:
        found = {look_alike(each): each.strip() for each in (self._people.value or "").split(",") if each.strip()}
        return list(found.values())

    def _tell(self, update: bool) -> None:
        """Says who is new, and that nobody is chosen."""
        w, state = self._shell.words, self._state()
        new = [each for each in self._typed() if look_alike(each) not in state]
        text = w("texts-review-new", people=new, count=len(new)) if new else ""
        self._told.value = text or ("" if self._typed() or self._says_who() else w("texts-review-nobody"))
        if not self._kind_is_chosen:
            self.choose_kind("group" if len(self._typed()) > 1 else "interview", False, update)
        if update:
            self._told.update()

    def _says_who(self) -> bool:
        return any(not isinstance(who, Role) for _, who in chosen(self._speakers))

    def _state(self) -> dict[str, Person]:
        assert self._shell.session is not None
        project = self._shell.session.project
        return {look_alike(project.words(row.pseudonym) or ""): row.id for row in active_participants(project.state)}

    # -- what kind

    def _choose_kind(self) -> None:
        self._kind_is_chosen = True

    def choose_kind(self, kind: str, for_good: bool = True, update: bool = True) -> None:
        """Sets the type; `for_good`: what is written later does not change it."""
        self._kind_is_chosen = self._kind_is_chosen or for_good
        self._kind.value = kind
        if update:
            self._kind.update()

    # -- the answer

    @property
    def read(self) -> ReadFile:
        """What was read of its file."""
        return self._read

    @property
    def is_included(self) -> bool:
        """Whether it is to be imported."""
        return bool(self._include.value)

    @property
    def keeps_comments(self) -> bool:
        """Whether the remarks in its margin become memos."""
        return bool(self._comments.value)

    def incoming(self) -> Incoming:
        """The text as it is to be imported."""
        known = self._state()
        people: list[Person] = [known.get(look_alike(each), each) for each in self._typed()]
        return self._read.incoming._replace(
            name=(self._name.value or "").strip() or self._read.incoming.name,
            kind=self._kind.value or "interview",
            speakers=chosen(self._speakers),
            people=tuple(people),
        )
