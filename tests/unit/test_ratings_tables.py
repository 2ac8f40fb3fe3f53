"""Tables of ratings as people write them, drawn at random: the ratings that were put in, or a refusal; never others."""

from collections import Counter
from contextlib import suppress
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadFile
from core.importing.ratings import read_ratings

UNITS = (
    "unit",
    "Enhet",
    "id",
    "Nr.",
    "Segment",
    "Item no",
    "Sitat nr.",
    "#",
    "unit_id",
    "Case",
    "Dok",
    "Avis",
    "",
    None,
)
NAMES = ("{n}", "P{n:02}", "Dette er sitat {n}", "2026-01-{n:02}", "Intervju {n}:1", "{n}.", "{n:03}")
CODERS = (
    ("A", "B", "C"),
    ("Ada", "Bo", "Cy"),
    ("Coder 1", "Coder 2", "Coder 3"),
    ("1", "2", "3"),
    ("Kari N", "Ola N", "P"),
)
CATEGORIES = (
    ("yes", "no"),
    ("ja", "nei"),
    ("A1", "B2", "C3"),
    ("Trygge rammer", "Ny kraft"),
    ("trygg", "utrygg", "annet"),
)
NUMBERS = (("0", "1"), ("1", "2", "3"), ("1,0", "2,0"))
MISSING = ("", "NA", "n/a", "-", ".", " ", "NaN", "–", "mangler")
REMARKS = ("usikker", "se linje 3", "", "2026-02-01")


def rated(random: Random, count: int, named: bool) -> list[list[str]]:
    """For each unit what two or three coders rated ("" where they did not), each of them twice at least."""
    categories = random.choice(CATEGORIES if named else CATEGORIES + NUMBERS)
    rows = [[random.choice(("", *categories * 3)) for _ in range(count)] for _ in range(random.randint(4, 9))]
    rows[0], rows[1] = [categories[0]] * count, [categories[1]] * count
    return rows


def wide(random: Random) -> tuple[list[list[str]], list[list[str]]]:
    """The ratings, and a table of them with a row a unit."""
    unit, coders, count = random.choice(UNITS), random.choice(CODERS), random.choice((2, 2, 3))
    ratings = rated(random, count, named=unit is None and coders[0] == "1")
    missing, naming = random.choice(MISSING), random.choice(NAMES)
    rows = [[*coders[:count]], *([each or missing for each in row] for row in ratings)]
    if random.random() < 0.3:
        place, said = random.choice((0, count)), [random.choice(("Comment", "Merknad", "date"))]
        said += [random.choice(REMARKS) for _ in ratings]
        rows = [[*row[:place], each, *row[place:]] for row, each in zip(rows, said, strict=True)]
    if unit is not None:
        rows = [[unit if not n else naming.format(n=n), *row] for n, row in enumerate(rows)]
        if random.random() < 0.1:
            rows.append(["Sum"] + [str(len(ratings))] * (len(rows[0]) - 1))
    if random.random() < 0.1:
        rows.insert(0, ["Runde 1, mars 2026"])
    return ratings, rows


def long(random: Random) -> tuple[list[list[str]], list[list[str]]]:
    """The ratings, and a table of them with a row a rating."""
    coders, count, naming = random.choice(CODERS), random.choice((2, 3)), random.choice(NAMES)
    ratings = rated(random, count, named=False)
    headings = [
        random.choice(UNITS) or "unit",
        random.choice(("coder", "Rater", "Koder")),
        random.choice(("value", "kode")),
    ]
    rows = [
        [naming.format(n=n), coder, value]
        for n, row in enumerate(ratings, 1)
        for coder, value in zip(coders, row, strict=False)
        if value
    ]
    random.shuffle(rows)
    return ratings, [headings, *rows]


def written(random: Random, rows: list[list[str]]) -> bytes:
    """As a program writes it."""
    cut, end = random.choice(",;\t"), random.choice(("\n", "\r\n"))
    if random.random() < 0.1:
        rows = [[*row, ""] for row in rows]
    if random.random() < 0.1:
        rows.insert(random.randint(0, len(rows)), [""] * len(rows[0]))
    quoted = [[f'"{each}"' if cut in each or random.random() < 0.05 else each for each in row] for row in rows]
    before = random.choice(("", "", "\ufeff", f"sep={cut}{end}"))
    return (before + end.join(map(cut.join, quoted))).encode()


def counted(rows) -> Counter:
    """How often each set of ratings stands; units that nobody rated aside."""
    return Counter(
        tuple(sorted(row)) for row in ([str(each) for each in row if each not in (None, "")] for row in rows) if row
    )


@given(st.integers(0, 1 << 40))
def test_the_ratings_of_a_table_are_those_that_were_put_in(seed):
    random = Random(seed)
    ratings, rows = random.choice((wide, wide, wide, long))(random)
    content = written(random, rows)
    with suppress(BadFile):
        assert counted(read_ratings(content, "nominal").rows) == counted(ratings), content.decode()
