"""Two whose program calls both of them “student” hand in their projects on the same text: they stay two, and are told
apart wherever people see them. The words are fictional."""

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands import codings
from core.exporting.refi import to_qdpx
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from core.importing.refi_archive import RefiArchive
from core.importing.refi_xml import descendants
from tests.builders import World, a_code, a_source, alice

pytest.importorskip("defusedxml")
TEXT = "Kari: Jeg var redd for at noen skulle le av meg.\nOla: Hvem da?\n"


def handed_in(seed, *places):
    project = alice(World(seed))
    source, code = a_source(project, TEXT), a_code(project, "redsel")
    for place in places:
        project.do(codings.code_segment, source, *place, [code])
    return to_qdpx(Presentation(project))


def test_what_both_coded_is_both_ones_and_their_names_are_not_the_same():
    teacher = alice(World(77))
    files = {"a.qdpx": handed_in(71, (6, 18), (20, 30)), "b.qdpx": handed_in(72, (6, 18), (32, 40))}
    for name, content in files.items():
        bring_in(teacher, read_qdpx(name, content))
    shown = Presentation(teacher, translator=Catalogue("en"))
    rows = shown.live_codings()
    places = sorted((each.start, each.end) for each in rows)
    assert places == [(6, 18), (6, 18), (20, 30), (32, 40)]
    by = {shown.member(each.by): sum(one.by == each.by for one in rows) for each in rows}
    assert by == {"Alice (as a.qdpx says)": 2, "Alice (as b.qdpx says)": 2}
    for name, content in files.items():
        assert bring_in(teacher, read_qdpx(name, content)).count("coding") == 0
    root = RefiArchive("c.qdpx", to_qdpx(shown)).project()
    names = [each.get("name") for each in descendants(root, "User")]
    assert len({*names}) == len(names) == 3
