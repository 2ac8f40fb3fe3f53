"""The numbers of the review equal those of the tables and exports, and what the test counts by itself."""

import csv
import io
import re
from random import Random

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.category_table import category_table
from core.analysis.figures import codes_in_use, figures
from core.analysis.presentation import Presentation
from core.analysis.saturation import saturation
from core.commands import codebook, codings, participants, project
from core.exporting.formats import exported
from core.report.document_model import Table
from core.report.options import Options
from core.report.review import review
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice, exchange, invited

SAY = Catalogue("en")


def a_random_study(seed):
    """Three coders, merged, deleted, split and empty codes, somebody who withdrew."""
    world, random = World(seed), Random(seed)
    a = alice(world)
    team = [a, invited(world, a, "Bo"), invited(world, a, "Ida")]
    people = [a_participant(a, f"P{n}") for n in range(4)]
    texts = [a_source(a, f"{n} {TEXT}", person) for n, person in enumerate(people[:3])]
    for person in people[:3]:
        a.do(participants.set_status, person, "interviewed")
    a.do(participants.set_status, people[3], "declined")
    top = [a_code(a, f"Kategori {n}") for n in range(2)]
    codes = [a_code(a, f"kode {n}", random.choice([*top, None])) for n in range(7)]
    exchange(*team)
    for each in team:
        for _ in range(random.randrange(3, 9)):
            start = random.randrange(0, 80)
            a_coding(
                each, random.choice(texts), random.choice([*codes, top[0]]), start, start + random.randrange(5, 40)
            )
    exchange(*team)
    a.do(codebook.merge_codes, codes[0], codes[1])
    a.do(codebook.delete_code, codes[2], "for vid")
    a.do(codebook.split_code, codes[3], ["del en", "del to"])
    slip = a.do(codebook.create_code, "feil")[0]
    a.do(project.undo, slip.id, "ikke en kode")
    live = [row for row in a.state.codings.values() if row.by == a.member and row.status == "live"]
    if live:
        a.do(codings.set_coding_stance, live[0].id, "against", "taler mot")
    if random.random() < 0.5:
        a.do(participants.withdraw_participant, people[0])
    exchange(*team)
    return a


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_is_one_figure(seed):
    a = a_random_study(seed)
    presentation, state = Presentation(a), a.state
    known, made = figures(presentation), review(a, Options(trail="without"), SAY)
    live = [row for row in state.codings.rows.values() if row.status == "live"]

    def now(code):
        row = state.codes.rows[code]
        return now(row.into[0]) if row.status == "merged" else code

    used = {now(row.code) for row in live if state.codes.rows[now(row.code)].status != "deleted"}
    assert known.codings == len(live) == presentation.count_codings().total()
    assert known.codes_in_use == len(used) == len(codes_in_use(presentation))
    assert saturation(presentation)[-1].total == len(used)
    assert known.coders == len({row.by for row in live})
    assert known.codings_without_code == sum(state.codes.rows[now(row.code)].status == "deleted" for row in live)
    assert known.codes_created == known.codes_live + known.codes_merged + known.codes_split + known.codes_deleted
    assert known.taking_part == (2 if known.withdrawn else 3)
    rows = list(csv.DictReader(io.StringIO(exported(presentation, "csv").decode("utf-8-sig"))))
    assert len(rows) == known.codings
    table = next(
        each for section in made.sections if section.title == "Findings"
        for each in section.blocks if isinstance(each, Table)
    )  # fmt: skip
    assert table.rows[-1][2] == str(known.codings)
    top = [row for row in table.rows[:-1] if not row[0].startswith("\u2003")]
    assert sum(int(row[2]) for row in top) == known.codings, "every coding is in just one row"
    counted = {row.name: (row.codings, row.informants) for row in category_table(presentation)}
    gone = known.withdrawn
    for row in table.rows[:-1]:
        name = row[0].strip("\u2003")
        if name in counted:
            codings_, informants = counted[name]
            assert int(row[2]) == codings_
            assert informants - gone <= int(row[3]) <= informants
    said = " ".join(str(block) for section in made.sections for block in section.blocks)
    coded = re.search(r"(\d+) coded segments? in (\d+) texts?, by (\d+) coders?; (\d+) codes? in use", said)
    assert tuple(map(int, coded.groups())) == (known.codings, known.coded_sources, known.coders, known.codes_in_use)
    assert known.negative_cases == sum(row.stance == "against" for row in live)


def test_a_report_over_nothing_has_no_wrong_number():
    for language in ("nb", "en"):
        a = alice(World(3))
        made = review(a, Options(), Catalogue(language))
        known = figures(Presentation(a))
        assert not any(known)
        tables = [block for section in made.sections for block in section.blocks if isinstance(block, Table)]
        assert [each for each in tables if not each.rows] == []
        held = {row[0]: row[1] for table in tables for row in table.rows if len(table.header) == 3 and table.header[2]}
        nothing = Catalogue(language)("report-holds-nothing")
        assert list(held.values()).count(nothing) == 5, "neither a row of noughts, nor a question that nobody wrote"
        assert made.has_appendix
