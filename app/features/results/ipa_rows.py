"""The tables of IPA on the screen: the group, or one case."""

import flet as ft

from app.shell.protocols import Shell
from core.analysis.figures import taking_part
from core.analysis.ipa import GroupTheme, Statement, case_table, group_table
from core.analysis.presentation import Presentation
from core.exporting.ipa import all_as_tables, case_as_table
from core.exporting.wide_table import WideTable
from core.ids import Id


class IpaRows:
    """Themes as headings, with statements or cases below them."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell = shell
        presentation = shell.session.presentation
        options = [ft.DropdownOption(key="", text=shell.words("results-ipa-of-group"))]
        options += [
            ft.DropdownOption(key=each.hex(), text=presentation.participant(each))
            for each in taking_part(presentation)
        ]  # fmt: skip
        self.case = shell.look.choice(
            label=shell.words("results-case"), options=options, value="", width=260,
            on_select=lambda _: shell.refresh(),
        )  # fmt: skip

    @property
    def tools(self) -> list[ft.Control]:
        """The group, or which case."""
        return [self.case]

    def _person(self) -> Id | None:
        return Id(bytes.fromhex(self.case.value)) if self.case.value else None

    def tables(self, presentation: Presentation, _: str) -> list[WideTable]:
        """Of the case, or else of the group and of every case."""
        person = self._person()
        return all_as_tables(presentation) if person is None else [case_as_table(presentation, person)]

    def controls(self, presentation: Presentation) -> list[ft.Control]:
        """The cards."""
        look, w = self._shell.look, self._shell.words
        person = self._person()
        found: list[ft.Control]
        if person is None:
            found = [self._theme(presentation, each) for each in group_table(presentation)]
        else:
            found = self._statements(case_table(presentation, person))
        return [look.quiet(w("results-ipa-about")), *(found or [look.card(look.quiet(w("results-ipa-none"), 15))])]

    def _theme(self, presentation: Presentation, theme: GroupTheme) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        cases = w("results-ipa-cases", count=len(theme.cases), people=len(taking_part(presentation)),
                  names=list(theme.cases))  # fmt: skip
        body: list[ft.Control] = [
            look.quiet(theme.group or w("results-ipa-not-grouped")), look.strong(theme.theme, 16), look.quiet(cases),
        ]  # fmt: skip
        if theme.content:
            body.append(look.readable(look.text(theme.content, 15)))
        for name, words in theme.quotes:
            body.append(look.readable(look.quote(w("results-quote", words=words, speaker=name), 15)))
            if name in theme.not_quotable:
                body.append(look.text(w("common-no-consent-to-quote"), 14, look.colours.warn))
        return look.card(ft.Column(body, spacing=6), padding=12)

    def _statements(self, found: list[Statement]) -> list[ft.Control]:
        look, w = self._shell.look, self._shell.words
        rows: list[ft.Control] = []
        above = None
        for each in found:
            if (each.group, each.theme) != above:
                above = (each.group, each.theme)
                named = " › ".join(filter(None, above)) or w("results-ipa-not-gathered")
                rows.append(ft.Container(look.strong(named, 16), padding=ft.Padding.only(top=8)))
            against = f" · {w('export-negative-case')}" if each.is_against else ""
            place = w("results-ipa-line", source=each.source, line=each.line) + against
            body: list[ft.Control] = [look.text(each.statement, 15)] if each.statement else []
            body += [look.readable(look.quote(w("results-words", words=each.words), 15)), look.quiet(place)]
            if each.without_consent:
                body.append(look.text(w("common-no-consent-to-quote"), 14, look.colours.warn))
            body += [look.readable(look.text(note, 14)) for note in each.notes]
            rows.append(look.card(ft.Column(body, spacing=4), padding=12))
        return rows
