"""A study begins with a title and a name, or not at all."""

import pytest

from app import composition
from tests.refusals import refuses


@pytest.mark.parametrize(("title", "name"), [("  ", "Ada"), ("Natt", "\t")])
def test_a_study_of_blank_title_or_name_is_not_begun(tmp_path, title, name):
    folder = tmp_path / "study"
    with refuses("name-empty"):
        composition.create_project(folder, title, name, lambda _: "riktig hest batteri stift")
    assert not folder.exists()
