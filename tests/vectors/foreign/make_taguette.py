"""Makes taguette.sqlite3 and two tables with Taguette's own code (pip install taguette). What is said is fictional.

Run where Taguette is installed: python tests/vectors/foreign/make_taguette.py
"""

import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from taguette import database
from taguette.convert import is_html_safe
from taguette.export import codebook_csv, highlights_csv
from taguette.extract import extract

HERE = Path(__file__).parent
DAY = datetime(2026, 2, 3, 10, 0)
HTML = (
    "<h1>Intervju 1 (oppdiktet)</h1>\n<p>I: Hvordan går det på <b>skolen</b>? 😀</p>\n"
    "<p>E: Jeg er redd for å si feil &amp; blir stille. Å være først er verst.</p>\n<p>E: أخاف أن أخطئ. 我怕说错。</p>"
)
MARKS = [("redd for å si feil & blir stille", ["redsel.skole"]), ("أخاف أن أخطئ", ["redsel"]), ("😀", ["annet"]),
         ("verst.\nE: أخاف", ["redsel", "redsel.skole"])]  # fmt: skip


def words_of(html: str) -> str:
    """As Taguette counts: the text nodes, one after another."""
    from bs4 import BeautifulSoup

    return str(BeautifulSoup(html, "html5lib").body.get_text())


def main() -> None:
    """Writes the file beside this one."""
    file = HERE / "taguette.sqlite3"
    file.unlink(missing_ok=True)
    session = database.connect(f"sqlite:///{file}")()
    assert is_html_safe(HTML)
    user = database.User(login="admin", created=DAY)
    project = database.Project(name="Prøve", description="En oppdiktet studie.", created=DAY)
    document = database.Document(
        name="intervju-1.txt", description="Tatt opp i klasserommet.", filename="intervju-1.txt", project=project,
        contents=HTML, text_direction=database.TextDirection.LEFT_TO_RIGHT, created=DAY,
    )  # fmt: skip
    tags = {
        path: database.Tag(project=project, path=path, description=f"Om {path}.")
        for path in ("redsel", "redsel.skole", "annet", "a.b")
    }
    session.add_all([user, project, document, *tags.values()])
    session.flush()
    words = words_of(HTML).encode()
    for quote, paths in MARKS:
        start = words.index(quote.replace("\\n", "\n").encode())
        end = start + len(quote.encode())
        mark = database.Highlight(
            document=document, start_offset=start, end_offset=end, snippet=extract(HTML, start, end)
        )
        mark.tags = [tags[path] for path in paths]
        session.add(mark)
        session.flush()
        command = database.Command.highlight_add("admin", document, mark, [tags[path].id for path in paths])
        command.date = DAY
        session.add(command)
    session.commit()
    with (HERE / "taguette-highlights.csv").open("w", encoding="utf-8", newline="") as out:
        highlights_csv(session, project.id, "", out)
    counted = [SimpleNamespace(path=tag.path, description=tag.description, highlights_count=len(tag.highlights),
                               documents_count=1) for tag in tags.values()]  # fmt: skip
    with (HERE / "taguette-codebook.csv").open("w", encoding="utf-8", newline="") as out:
        codebook_csv(counted, out)


if __name__ == "__main__":
    sys.exit(main())
