"""Quotes with their references, for a clipboard: as text, and as a piece of a page that a word processor takes in."""

from collections.abc import Sequence
from html import escape

from core.analysis.quote_reference import ReferencedQuote
from core.messages import Translator


def reference(quote: ReferencedQuote, say: Translator) -> str:
    """Who said it and where it stands: names, the text, its paragraphs."""
    if quote.first == quote.last:
        place = say("export-paragraph", number=quote.first)
    else:
        place = say("export-paragraphs", first=quote.first, last=quote.last)
    return ", ".join(filter(None, ("; ".join(quote.people), quote.text, place)))


def as_text(quotes: Sequence[ReferencedQuote], say: Translator) -> str:
    """Each quote in quotation marks, then its reference in brackets; a blank line between two."""
    return "\n\n".join(say("export-quoted", words=each.words.strip()) + f" ({reference(each, say)})" for each in quotes)


def as_html(quotes: Sequence[ReferencedQuote], say: Translator) -> str:
    """The same, a paragraph a turn; the reference stands in the last one. No style but what the document gives."""
    found = []
    for each in quotes:
        lines = [escape(line) for line in say("export-quoted", words=each.words.strip()).split("\n")]
        found.append("".join(f"<p>{line}</p>" for line in lines[:-1]))
        found.append(f"<p>{lines[-1]} ({escape(reference(each, say))})</p>")
    return "".join(found)
