"""The quote bank on the screen: numbers, quotes, and where each is used."""

import flet as ft

from app.shell.protocols import Shell
from core.analysis.presentation import Presentation
from core.analysis.quote_bank import BankQuote, quote_bank
from core.analysis.result_table import chosen_quotes
from core.commands.quotes import note_use, number_quotes
from core.exporting.quote_bank import as_table, remarks
from core.exporting.wide_table import WideTable


class QuoteRows:
    """A card for each quote."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session

    @property
    def tools(self) -> list[ft.Control]:
        """A button that numbers what was chosen in the result table."""
        label = self._shell.words("results-bank-number-chosen")
        return [self._shell.look.button(label, self._shell.act(self._number_chosen), ft.Icons.TAG)]

    def tables(self, presentation: Presentation, _: str) -> list[WideTable]:
        """The table for a file."""
        return [as_table(presentation, quote_bank(presentation))]

    def controls(self, presentation: Presentation) -> list[ft.Control]:
        """The cards."""
        look, w = self._shell.look, self._shell.words
        rows: list[ft.Control] = [self._card(each) for each in quote_bank(presentation)]
        return rows or [look.card(look.quiet(w("results-bank-none"), 15))]

    def _card(self, quote: BankQuote) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        label = ", ".join(quote.labels)
        place = f"{quote.source} {quote.start}–{quote.end}"
        about = look.quiet(" · ".join((quote.speaker, place, *quote.codes)), expand=True)
        row: list[ft.Control] = [look.strong(label, 16, look.colours.accent), about]
        if quote.gone:
            body: list[ft.Control] = [look.text(w("results-bank-gone", reason=quote.gone), 14, look.colours.warn)]
        else:
            note = look.icon_button(
                ft.Icons.EDIT_NOTE, w("results-bank-note-use", quote=label), lambda _: self._ask_use(quote)
            )
            row += [note, self._opener(quote)]
            body = [look.readable(look.quote(quote.words, 15.5))]
        body += [look.text(each, 14, look.colours.warn) for each in remarks(self._session.presentation, quote)]
        if quote.used:
            body.append(look.quiet(w("results-bank-used-in", places="; ".join(quote.used))))
        return look.card(ft.Column([ft.Row(row, spacing=8), *body], spacing=6), padding=12)

    def _opener(self, quote: BankQuote) -> ft.Control:
        source = self._session.project.state.codings.rows[quote.coding].source
        return self._shell.look.icon_button(
            ft.Icons.OPEN_IN_NEW, self._shell.words("common-show-in-text"),
            lambda _: self._shell.go("reading", source=source, place=quote.start),
        )  # fmt: skip

    def _number_chosen(self) -> None:
        found = chosen_quotes(self._session.presentation).values()
        made = self._session.do(number_quotes, [coding.id for shown, _ in found for coding, _ in shown])
        self._shell.notify(self._shell.words("results-bank-numbered", count=len(made)), undo=made)

    def _ask_use(self, quote: BankQuote) -> None:
        look, w = self._shell.look, self._shell.words
        own = next(
            (
                self._session.presentation.words(each.where)
                for each in self._session.project.state.quote_uses.values()
                if each.coding == quote.coding and each.by == self._session.project.member
            ),
            "",
        )
        field = look.field(w("results-bank-where"), value=own, autofocus=True)

        def work() -> None:
            self._session.do(note_use, quote.coding, field.value or "")

        self._shell.ask(", ".join(quote.labels), field, w("common-save"), work)
