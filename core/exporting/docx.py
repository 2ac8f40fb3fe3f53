"""The four-column table as a Word document."""

import io

from core.analysis.fourcolumn import FourColumns


def four_columns(title: str, table: list[FourColumns]) -> bytes:
    """The document's bytes, in landscape."""
    import docx
    from docx.enum.section import WD_ORIENT

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(_legal(title), level=1)
    grid = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, ("Text", "Categories", "Theory", "Reflections"), strict=True):
        cell.text = name
    for row in table:
        cells = grid.add_row().cells
        parts = (row.quote, "\n".join(row.codes), "\n\n".join(row.theory), "\n\n".join(row.reflections))
        for cell, text in zip(cells, parts, strict=True):
            cell.text = _legal(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _legal(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in text if char in "\t\n" or ord(char) >= 32)
