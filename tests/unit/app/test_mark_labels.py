"""The names beside marks: told once for each change, however often a margin asks, and anew after it."""

from types import SimpleNamespace

import pytest

from app.features.reading.marks import Marks
from core.analysis.presentation import SPOKEN
from core.commands import codebook, codings
from tests.unit.app.book_study import Study


@pytest.fixture
def study():
    return Study()


@pytest.fixture
def marks(study):
    session = study.shell.session
    reader = SimpleNamespace(shell=study.shell, session=session, source=study.source)
    return Marks(reader, session.reading_in(SPOKEN).layered(study.source))


def names(marks, found):
    return sorted(marks.label(each)[0] for each in found.values())


def test_no_view_of_the_study_is_made_for_a_name(study, marks, monkeypatch):
    found = marks.of_codings()
    monkeypatch.setattr(study.shell.session, "reading_of", lambda _: pytest.fail("a view for a name"))
    for _ in range(3):
        assert names(marks, found) == ["Rom", "Tid", "Tid"]


def test_a_name_is_told_anew_once_something_has_changed(study, marks):
    assert names(marks, marks.of_codings()) == ["Rom", "Tid", "Tid"]
    study.project.do(codebook.rename_code, study.other, "Sted", "et bedre ord")
    study.project.do(codings.set_coding_stance, study.later, "against", None)
    assert names(marks, marks.of_codings()) == ["Sted", "Tid", "≠ Tid"]
