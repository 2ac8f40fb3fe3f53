"""A REFI-QDA project of 20,000 codings in and out, and a hundred Word documents in, by the command line as people use
it: python tests/benchmarks/coming_and_going.py [--write docs/benchmarks.md]. The words are made up.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core.analysis.presentation import Presentation  # noqa: E402
from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoding, ForeignSource  # noqa: E402
from core.commands.interchange_import import import_project  # noqa: E402
from core.exporting.refi import to_qdpx  # noqa: E402
from core.ids import Id  # noqa: E402
from tests.builders import World, alice  # noqa: E402

SOURCES, CODES, CODINGS, LINES, LINE_WORDS = 100, 300, 20_000, 1000, 10
MANY_SOURCES, FEW_CODINGS = 300, 7_500
MANY = f"import-project, qdpx of {MANY_SOURCES} texts and {FEW_CODINGS:,} codings"
ROUNDS = 3
FORMS = ("qdpx", "xlsx", "html", "docx", "csv", "sqlite")
FOLDERS = ("vault", "archive")
AIMS = {f"import, {SOURCES} docx": "≤ 60 s", "import-project, qdpx": "≤ 10 s", "export qdpx": "≤ 5 s", MANY: "≤ 15 s"}
WORDS = ["jeg", "var", "redd", "og", "så", "møtte", "vi", "de", "andre", "som", "ikke", "hadde"]


def a_text(random: Random) -> str:
    lines = (" ".join(random.choices(WORDS, k=LINE_WORDS)) for _ in range(LINES))
    return "\n".join(f"{'Kari' if n % 2 else 'Intervjuer'}: {line}." for n, line in enumerate(lines))


def a_project(random: Random, texts: int = SOURCES, count: int = CODINGS) -> Foreign:
    codes = [
        ForeignCode(Id(random.randbytes(16)), f"kode {n}", None, "Når det blir sagt.", "#336699") for n in range(CODES)
    ]
    sources = [ForeignSource(Id(f"s {n}".encode()), f"tekst {n}", a_text(random), "prøve") for n in range(texts)]
    codings = []
    for n in range(count):
        source = random.choice(sources)
        start = random.randrange(len(source.text) - 400)
        own = Id(f"c {n}".encode())
        end = start + random.randrange(20, 400)
        codings.append(ForeignCoding(own, source.id, start, end, random.choice(codes).id, coder=Id(b"Eva")))
    return Foreign(tuple(codes), tuple(sources), tuple(codings), (), (), (), (), ())


def documents(random: Random, folder: Path) -> list[str]:
    import docx

    files = []
    for n in range(SOURCES):
        document = docx.Document()
        for line in a_text(random).splitlines():
            document.add_paragraph(line)
        document.save(folder / f"intervju {n}.docx")
        files.append(str(folder / f"intervju {n}.docx"))
    return files


def run(folder: Path, *arguments: str, codings: int = CODINGS) -> tuple[float, float]:
    """Seconds that passed, and seconds of processor time."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "app.cli.main", "--project", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    if arguments[0] == "import-project":
        assert json.loads(done.stdout)["codings"] == codings
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, spent


def main() -> None:
    os.environ["KODESPOR_PASSPHRASE"] = "four words that nobody needs"
    random = Random(1)
    projects = {"inn": a_project(random), "mange": a_project(random, MANY_SOURCES, FEW_CODINGS)}
    times: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name, foreign in projects.items():
            project = alice(World(1))
            project.do(import_project, foreign)
            (here / f"{name}.qdpx").write_bytes(to_qdpx(Presentation(project)))
        files = documents(random, here)
        for n in range(ROUNDS):
            study, other, third = here / f"p{n}", here / f"d{n}", here / f"m{n}"
            for each in (study, other, third):
                run(each, "init", str(each), "--title", "Prøve", "--name", "Alice")
            times.setdefault("import-project, qdpx", []).append(
                run(study, "import-project", str(here / "inn.qdpx"), "--json")
            )
            times.setdefault(MANY, []).append(
                run(third, "import-project", str(here / "mange.qdpx"), "--json", codings=FEW_CODINGS)
            )
            for form in (*FORMS, *FOLDERS):
                place = str(here / (f"ut.{form}" if form in FORMS else f"{form}{n}"))
                times.setdefault(f"export {form}", []).append(run(study, "export", form, place))
            times.setdefault(f"import, {SOURCES} docx", []).append(run(other, "import", *files))
    rows = "".join(
        f"| {name} | {statistics.median(wall for wall, _ in taken):.1f} s | "
        f"{statistics.median(spent for _, spent in taken):.1f} s | {AIMS.get(name, '')} |\n"
        for name, taken in times.items()
    )
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    rows += f"| memory of the largest of these programs, at most | {memory} MiB | | |\n"
    print(rows, end="", flush=True)
    if "--write" in sys.argv:
        write(Path(sys.argv[-1]), rows)


def write(file: Path, rows: str) -> None:
    """Puts the figures in the place of those that the document has of this command."""
    text = file.read_text(encoding="utf-8")
    begin = text.index("\n| |", text.index("\n## Coming and going")) + 1
    end = text.index("\n\n", begin)
    file.write_text(
        f"{text[:begin]}| | passed | processor time | aim |\n|---|---|---|---|\n{rows.rstrip()}{text[end:]}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
