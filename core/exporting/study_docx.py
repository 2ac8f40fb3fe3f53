"""The study as a Word document: the codebook, every code with its quotes, and the memos."""

from typing import Any

from core.analysis.presentation import Presentation
from core.exporting.docx import add_run, legal, new_document, paragraph
from core.exporting.long_document import LongDocument
from core.exporting.outline import MemoWords, OutlinedCode, Quote, memo_ends, memo_line, outline

HEADINGS = 9
"""The deepest heading that Word has; what lies deeper shows its path, as everything below the top does."""
INDENT_TWIPS, INDENTS_MAX = 340, 20
"""How far a code in the list stands in from the one above it (6 mm), and how many times at most."""


def export(presentation: Presentation) -> bytes:
    """The file's bytes. Raises MissingLibrary."""
    say, said = presentation.translator, outline(presentation)
    last = max((each.at for each in presentation.state.codings.rows.values()), default=0)
    document = new_document(say, said.title, last)
    document.add_heading(legal(_one_line(said.title)), level=0)
    writer = _Writer(document, presentation)
    for label, words in said.frame:
        writer.labelled(label, words)
    writer.heading(say("export-codebook"), 1)
    for code in said.codes:
        writer.listed(code)
    writer.heading(say("export-quotes"), 1)
    for code in said.codes:
        writer.quoted(code)
    if said.memos:
        writer.heading(say("export-memos"), 1)
        for memo in said.memos:
            writer.memo(memo)
    for section in said.sections:
        writer.heading(section.heading, 1)
        for label, words in section.lines:
            writer.labelled(label, words)
    return writer.document.saved(say)


class _Writer:
    """Writes the paragraphs one after the other."""

    def __init__(self, document: Any, presentation: Presentation) -> None:
        self._say = presentation.translator
        self.document = LongDocument(document)
        self._put = self.document.add
        self._headings = [document.styles[f"Heading {level}"].style_id for level in range(1, HEADINGS + 1)]
        self._quote = document.styles["Quote"].style_id

    def heading(self, words: str, level: int) -> None:
        """A heading."""
        self._put(paragraph(_one_line(words), self._headings[min(level, HEADINGS) - 1]))

    def labelled(self, label: str, words: str, indent: int = 0) -> None:
        """Words after a label in bold, if there is one."""
        made = self._put(paragraph(f"{label}: " if label else "", is_bold=True, indent_twips=indent))
        add_run(made, words)

    def listed(self, code: OutlinedCode) -> None:
        """A code in the codebook: its name, how often it was used, what is said of it."""
        indent = INDENT_TWIPS * min(code.depth, INDENTS_MAX)
        made = self._put(paragraph(_one_line(code.branch.name), is_bold=True, indent_twips=indent))
        add_run(made, f" ({code.branch.codings})")
        for label, words in code.parts:
            if label:
                self.labelled(label, words, indent + INDENT_TWIPS)
            else:
                self._put(paragraph(words, indent_twips=indent + INDENT_TWIPS))
        for memo in code.memos:
            self.memo(memo, indent + INDENT_TWIPS, say_on=False)

    def quoted(self, code: OutlinedCode) -> None:
        """A code with its quotes."""
        self.heading(code.branch.name, code.depth + 2)
        if code.depth:
            add_run(self._put(paragraph("")), code.path, is_slanted=True)
        for quote in code.quotes:
            self.quote(quote)

    def quote(self, quote: Quote) -> None:
        """The words, who says them and where, and what is said of them."""
        self._put(paragraph(quote.words, self._quote))
        made = self._put(paragraph(f"— {quote.attribution}"))
        for n, each in enumerate(quote.remarks):
            add_run(made, "\n" if n == 0 else " · ")
            add_run(made, each, is_bold=n == 0 and quote.is_against)
        for memo in quote.memos:
            self.memo(memo, INDENT_TWIPS, say_on=False)

    def memo(self, memo: MemoWords, indent: int = 0, say_on: bool = True) -> None:
        """What it is, then its words."""
        made = self._put(paragraph("", indent_twips=indent))
        add_run(made, self._say("export-memo", words=memo_line(memo, say_on)), is_slanted=True)
        add_run(made, "\n" + " ".join(filter(None, (memo.text, memo_ends(memo)))))


def _one_line(words: str) -> str:
    return " ".join(words.split())
