"""The findings as a Word document or a page: headings by category, the quotes in their words, numbered, in the layer
shown."""

from collections.abc import Sequence
from typing import Any

from core.analysis.findings import Section, Written, sections
from core.analysis.presentation import Presentation
from core.analysis.quote_bank import BankQuote
from core.exporting.docx import add_run, new_document, paragraph, saved
from core.exporting.html import template_page
from core.messages import Translator

LEVEL_MAX = 6


def findings_docx(presentation: Presentation, say: Translator) -> bytes:
    """The document. Raises MissingLibrary."""
    found = _written(presentation)
    document = new_document(say, say("writing-title"))
    body = document.element.body
    at_end: Any = body.sectPr
    at_end.addprevious(paragraph(say("writing-title"), "Title"))
    for section in found:
        if section.code is not None:
            level = min(section.depth + 1, LEVEL_MAX)
            at_end.addprevious(paragraph(section.name, f"Heading{level}"))
        for text in section.texts:
            for each in _paragraphs(presentation, text, len(section.texts) > 1, say):
                at_end.addprevious(each)
    return saved(document, say)


def findings_html(presentation: Presentation, say: Translator) -> bytes:
    """The same as a page, whose quotes are slanted too."""
    shown = [
        (
            section.depth,
            section.name,
            [_pieces(presentation, each, len(section.texts) > 1, say) for each in section.texts],
        )
        for section in _written(presentation)
    ]
    return template_page("findings.html.jinja", say("writing-title"), sections=shown, language=say.language or "mul")


def _written(presentation: Presentation) -> list[Section]:
    return [each for each in sections(presentation) if each.texts]


def _pieces(
    presentation: Presentation, text: Written, is_named: bool, say: Translator
) -> tuple[str, list[tuple[str, bool]]]:
    """Who wrote a text, where several did, and its parts: words, and whether a quote that can be shown says them."""
    said = [
        (each.words, False) if each.quote is None else (in_words(each.quote, say), not each.quote.gone)
        for each in text.pieces
    ]
    return presentation.member(text.memo.by) if is_named else "", said


def _paragraphs(presentation: Presentation, text: Written, is_named: bool, say: Translator) -> list[Any]:
    """The paragraphs of one who wrote; named, where several did."""
    made = [paragraph("")]
    if is_named:
        add_run(made[0], presentation.member(text.memo.by), is_bold=True)
        made.append(paragraph(""))
    for piece in text.pieces:
        if piece.quote is not None:
            add_run(made[-1], in_words(piece.quote, say), is_slanted=not piece.quote.gone)
            continue
        first, *rest = piece.words.split("\n")
        add_run(made[-1], first)
        for line in rest:
            made.append(paragraph(""))
            add_run(made[-1], line)
    return made


def in_words(quote: BankQuote, say: Translator) -> str:
    """A quote as it stands in a text: its words, its number and who said it; or that it is gone."""
    if quote.gone:
        return say("writing-gone", quote=quote.labels[0], reason=quote.gone)
    return say("writing-quote", words=quote.words, quote=quote.labels[0], speaker=quote.speaker)


def quotes_in(found: Sequence[Section]) -> list[BankQuote]:
    """All quotes that the sections name and that can still be shown, each once."""
    every = [quote for section in found for text in section.texts for quote in text.quotes if not quote.gone]
    return list({each.coding: each for each in every}.values())
