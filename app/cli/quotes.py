"""The quote bank: quotes, quotes add, quotes used."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, Session, clipped, common, take_out
from app.cli.commands import group
from app.cli.failures import usage
from app.cli.filters import filters_of, narrowing
from app.cli.language import say
from app.cli.results import IN_LAYER
from app.services.exports import of_codings
from core.analysis.filters import narrowed
from core.analysis.presentation import Presentation
from core.analysis.quote_bank import BankQuote, quote_bank, quote_named
from core.analysis.result_table import chosen_quotes
from core.commands.quotes import note_use, number_quotes
from core.exporting.quote_bank import as_table
from core.exporting.wide_tables import written
from core.views.codebook import is_within, resolve_merged


@group(invoke_without_command=True)
@narrowing
@click.option("--code", "code")
@OUT
@IN_LAYER
@common
@at_any_moment
def quotes(session: Session, code: str | None, out: Path | None, layer: str, **given: Any) -> None:
    """Lists the quote bank."""
    presentation, filters = session.reading_in(layer), filters_of(session.names, given)
    only = None
    if code or filters:
        only = narrowed(presentation, presentation.live_codings(), filters)
    if code and only is not None:
        state, within = presentation.state, session.names.code(code)
        only = [each for each in only if is_within(state, resolve_merged(state, each.code), within)]
    found = quote_bank(presentation, only)
    if out is not None:
        held = [presentation.state.codings.rows[each.coding] for each in found if not each.gone]
        content = written(out.suffix.lower(), [as_table(presentation, found)], session.words)
        take_out(session, out, content, of_codings(out, layer, held))
        session.done({"file": str(out)}, "cli-base-wrote-clear", file=out)
        return
    session.answer(
        [{**each._asdict(), "coding": each.coding.hex()} for each in found],
        lambda: "\n".join(_listed(each) for each in found) or say("cli-quotes-none"),
    )


def _listed(quote: BankQuote) -> str:
    words = say("results-bank-gone", reason=quote.gone) if quote.gone else clipped(quote.words, 90)
    marks = [say("results-bank-against")] if quote.is_against else []
    marks += [say("common-no-consent-to-quote")] if quote.without_consent else []
    where = " · ".join((quote.speaker, f"{quote.source} {quote.start}–{quote.end}", *quote.codes))
    used = [say("results-bank-used-in", places="; ".join(quote.used))] if quote.used else []
    return "\n      ".join(
        [f"{', '.join(quote.labels):<5} {words}{''.join(f'  {each}' for each in marks)}", where, *used]
    )


@quotes.command()
@click.argument("codings", metavar="[CODING]…", nargs=-1)
@click.option("--chosen", is_flag=True)
@common
def add(session: Session, codings: tuple[str, ...], chosen: bool) -> None:
    """Brings quotes into the bank."""
    wanted = [session.names.coding(each) for each in codings]
    if chosen:
        wanted += chosen_codings(session.presentation)
    if not wanted:
        raise usage("cli-quotes-add-what")
    made = [each.event.coding for each in session.project.do(number_quotes, wanted)]
    found = {each.coding: each.labels[0] for each in quote_bank(session.presentation) if each.coding in made}
    value = [{"coding": each.hex(), "quote": found[each]} for each in made]
    session.done(value, "cli-quotes-added", quotes=[each["quote"] for each in value])


def chosen_codings(presentation: Presentation) -> list[Any]:
    """The codings whose segments were chosen in the result table."""
    return [coding.id for shown, _ in chosen_quotes(presentation).values() for coding, _ in shown]


@quotes.command()
@click.argument("quote")
@click.argument("where", metavar="WHERE")
@common
def used(session: Session, quote: str, where: str) -> None:
    """Notes where a quote is used."""
    recorded = session.project.do(note_use, quote_named(session.presentation, quote), where)
    session.done({"event": recorded[-1].id.hex()}, "cli-quotes-noted", quote=quote, where=where)
