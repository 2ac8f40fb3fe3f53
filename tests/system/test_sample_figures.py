"""The figures of the sample study's review, counted again from its bare events, and its alpha by another library."""

from collections import defaultdict

import pytest

from app import composition, sample
from app.i18n.catalogue import Catalogue
from core.analysis.audit_trail import entries
from core.events.codebook import CodeDeleted, CodeMerged, CodeMoved, CodeSplit
from core.events.codings import CodingCreated, CodingRecoded, CodingStanceSet
from core.report.document_model import Table
from core.report.options import Options
from core.report.review import review

SAY = Catalogue("en")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "study"
    sample.build(folder)
    return composition.open_project(folder / "coder-a", lambda _: sample.PASSPHRASE)


@pytest.fixture(scope="module")
def made(project):
    return {each.title: each for each in review(project, Options(trail="without"), SAY).sections}


@pytest.fixture(scope="module")
def events(project):
    return [each.recorded.event for each in entries(project) if not each.undone_by]


def of_kind(events, kind):
    return [each for each in events if isinstance(each, kind)]


def what_became(events):
    """A function: the code that a code is today, by the merges."""
    into = {each.code: each.into for each in of_kind(events, CodeMerged)}

    def now(code):
        while code in into:
            code = into[code]
        return code

    return now


def test_the_table_of_categories_is_what_the_events_say(project, made, events):
    now = what_became(events)
    parent = {each.code: each.parent for each in of_kind(events, CodeMoved)}
    code_of = {each.coding: each.code for each in of_kind(events, (CodingCreated, CodingRecoded))}
    against = {each.coding for each in of_kind(events, CodingStanceSet) if each.stance == "against"}
    people, codings = defaultdict(set), defaultdict(int)
    for each in of_kind(events, CodingCreated):
        speakers = spoken(project, each)
        code = now(code_of[each.coding])
        while code is not None:
            codings[code] += 1
            people[code] |= set() if each.coding in against else speakers
            code = parent.get(code)
    table = next(block for block in made["Findings"].blocks if isinstance(block, Table))
    names = {row.id: project.words(row.name) for row in project.state.codes.values() if row.status == "live"}
    own = {names[code]: (codings[code], len(people[code])) for code in names}
    for name, subcodes, count, participants in table.rows[:-1]:
        assert own[name.strip("\u2003")] == (int(count), int(participants)), name
        for each in filter(None, subcodes.split(" · ")):
            code, _, number = each.rpartition(" (")
            assert own[code][1] == int(number.rstrip(")")), each
    assert int(table.rows[-1][2]) == len(code_of)


def spoken(project, coding):
    """Who is known to speak in a passage and takes part: by whose words the text is, and in the group by the turns."""
    state = project.state
    row = state.sources.rows[coding.source]
    if row.status != "live":
        return set()
    if len(row.participants) == 1:
        return set(row.participants)
    text = project.text(coding.source)
    said_by = {project.words(state.participants.rows[each].pseudonym): each for each in row.participants}
    before = text[: coding.start].rpartition("\n")[2] or text[coding.start :]
    return {said_by[before.split(":")[0]]}


def test_alpha_of_what_was_coded_blind_under_todays_codebook_by_another_library(project, made, events):
    numpy, krippendorff = pytest.importorskip("numpy"), pytest.importorskip("krippendorff")
    now = what_became(events)
    parts = {each.code: {now(part) for part in each.into} for each in of_kind(events, CodeSplit)}
    last = {each.coding: now(each.code) for each in of_kind(events, CodingRecoded)}
    deleted = {now(each.code) for each in of_kind(events, CodeDeleted)}
    coder_of = {row.id: row.by for row in project.state.codings.values()}
    rows = []
    for each in of_kind(events, CodingCreated):
        code = now(each.code)
        if last.get(each.coding) in parts.get(code, ()):
            code = last[each.coding]
        if code not in deleted:
            rows.append((coder_of[each.coding], each.source, code, each.start, each.end))
    coders, texts, codes = (sorted({row[n] for row in rows}) for n in range(3))
    marks = {
        (coder, text, code): numpy.zeros(project.state.sources.rows[text].chars, int)
        for coder in coders for text in texts for code in codes
    }  # fmt: skip
    for coder, text, code, start, end in rows:
        marks[coder, text, code][start:end] = 1
    lines = [numpy.concatenate([marks[coder, text, code] for text in texts for code in codes]) for coder in coders]
    expected = krippendorff.alpha(numpy.array(lines), level_of_measurement="nominal")
    table = next(block for block in made["Intercoder agreement"].blocks if isinstance(block, Table))
    (shown,) = [row[2] for row in table.rows if row[:2] == ("All (8)", SAY("agreement-kind-blind-today"))]
    assert float(shown.split()[0]) == pytest.approx(expected, abs=5e-4)
