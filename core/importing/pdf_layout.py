"""Where the words of a PDF stand, as pdfminer.six finds it, with bounds to what a file can make it do."""

import io
import logging
import threading
import zlib
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

from core.errors import BadFile
from core.libraries import needs
from core.limits import UNPACKED_BYTES_MAX

_RULE, _MIDDLE, RULES_MAX = 1.5, (0.15, 0.7), 500
"""Points up to which a line is high that is drawn through words, the share of their height at which it goes through
them, and so many such lines of a page are looked at."""
FIGURES_MAX, FIGURE_DEPTH_MAX = 5000, 12
SIGNS_MAX = 70_000
"""So many signs a font can name; a range of two bytes has 65,536."""
ORDERED_MAX = 300
"""So many blocks of a page are put in order by how they lie beside each other, which takes the square of their number;
more are read from the top down."""
_unpacked = threading.local()


class TooMuch(Exception):
    """A file asks for more than any transcript needs."""


def pages(content: bytes) -> Iterator[tuple[list[Any], float, str]]:
    """The blocks of text of each page in the order of reading (pdfminer's LTTextBox), the page's height in points, and
    its words that are struck through. Raises BadFile where the file is locked, damaged, or asks for too much."""
    with needs("pdfminer.six"):
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
        from pdfminer.pdfpage import PDFPage
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # the errors below say what it cannot read
    _unpacked.left = UNPACKED_BYTES_MAX
    try:
        resources = PDFResourceManager(caching=True)
        device = _device_class()(resources, laparams=LAParams(boxes_flow=None, all_texts=True))
        interpreter = PDFPageInterpreter(resources, device)
        for page in PDFPage.get_pages(io.BytesIO(content)):
            device.figures = 0
            interpreter.process_page(page)
            found = device.get_result()
            yield _in_order(found), found.height, _struck(found)
    except PDFPasswordIncorrect as problem:
        raise BadFile("pdf-protected") from problem
    except TooMuch as problem:
        raise BadFile("unpacks-too-much") from problem
    except Exception as problem:  # what a damaged PDF raises has no common base
        if isinstance(problem, BadFile):
            raise
        raise BadFile("pdf-damaged") from problem


@cache
def _device_class() -> Any:
    """The library's layout analysis, with bounds. Its own functions have none, so three of them are replaced."""
    from pdfminer import cmapdb, pdftypes
    from pdfminer.converter import PDFPageAggregator

    class Device(PDFPageAggregator):
        """The library's, which counts the forms of a page."""

        figures = 0

        def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
            """A form that is drawn; one may draw others, and itself again."""
            self.figures += 1
            if self.figures > FIGURES_MAX or len(self._stack) > FIGURE_DEPTH_MAX:
                raise TooMuch
            super().begin_figure(name, bbox, matrix)

    vars(pdftypes)["zlib"] = SimpleNamespace(
        decompress=_decompressed, decompressobj=zlib.decompressobj, error=zlib.error
    )
    for kind, name, held in (
        (cmapdb.FileUnicodeMap, "add_cid2unichr", "cid2unichr"),
        (cmapdb.FileCMap, "add_code2cid", "code2cid"),
    ):
        setattr(kind, name, _bounded(getattr(kind, name), held))
    return Device


def _decompressed(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    left = getattr(_unpacked, "left", UNPACKED_BYTES_MAX)
    content = unpacking.decompress(data, max(1, left))
    if unpacking.unconsumed_tail:
        raise TooMuch
    _unpacked.left = left - len(content)
    return content


def _bounded(add: Any, held: str) -> Any:
    def bounded(self: Any, *given: Any) -> None:
        if len(getattr(self, held)) > SIGNS_MAX:
            raise TooMuch
        add(self, *given)

    return bounded


def _struck(page: Any) -> str:
    """The words through whose middle a line is drawn, with which programs show deletions: no longer than the row that
    it goes through."""
    from pdfminer.layout import LTChar, LTCurve, LTTextLine

    rules = [each for each in page if isinstance(each, LTCurve) and each.height < _RULE and each.width > _RULE]
    rows = [row for box in _boxes(page) for row in box if isinstance(row, LTTextLine)]
    if len(rules) > RULES_MAX:
        return ""
    found: list[str] = []
    for row in rows:
        low, high = (row.y0 + share * row.height for share in _MIDDLE)
        through = [each for each in rules if low < each.y0 < high and row.x0 - 2 <= each.x0 and each.x1 <= row.x1 + 2]
        signs = [
            each.get_text() if not isinstance(each, LTChar) or any(_is_under(each, rule) for rule in through) else " "
            for each in row
        ]
        found.append("".join(signs) if through else "")
    return " ".join(found)


def _is_under(sign: Any, rule: Any) -> bool:
    return bool(rule.x0 <= (sign.x0 + sign.x1) / 2 <= rule.x1)


def _in_order(page: Any) -> list[Any]:
    from pdfminer.layout import IndexAssigner, LAParams

    boxes = _boxes(page)
    if not 1 < len(boxes) <= ORDERED_MAX:
        return boxes
    assigner = IndexAssigner()
    for group in page.group_textboxes(LAParams(), boxes):
        group.analyze(LAParams())
        assigner.run(group)
    return sorted(boxes, key=lambda box: box.index)


def _boxes(element: Any) -> list[Any]:
    """The blocks of text of a page and of the figures on it."""
    from pdfminer.layout import LTFigure, LTTextBox

    found: list[Any] = []
    for each in element:
        if isinstance(each, LTTextBox):
            found.append(each)
        elif isinstance(each, LTFigure):
            found += _boxes(each)
    return found
