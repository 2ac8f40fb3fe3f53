"""What is said before words are withdrawn, on a screen and in both languages."""

import pytest

from app.components.withdrawal import coming_again
from app.features.people.screen import PeopleScreen
from app.i18n.catalogue import Catalogue
from core.analysis.withdrawal_preview import preview_for_source
from core.commands.exports import Taken, record_export
from core.commands.sources import assign_source
from tests.builders import a_participant
from tests.unit.app.screens import press, texts_in
from tests.unit.app.test_book_screens import Study


@pytest.mark.parametrize(
    ("language", "again", "twice"),
    [
        ("en", "is imported again", "texts with their codings (docx), 2 times, last on 20"),
        ("nb", "importeres på nytt", "tekster med kodinger (docx), 2 ganger, sist 20"),
    ],
)
def test_files_that_bring_the_words_again_are_named(language, again, twice):
    study = Study()
    study.shell.words = Catalogue(language)
    for _ in range(2):
        study.project.do(record_export, Taken("texts", "docx", "spoken", (study.source,)))
    found = preview_for_source(study.shell.session.presentation, study.source)
    said = [text for each in coming_again(study.shell, found) for text in texts_in(each)]
    assert any(again in each for each in said)
    assert any(twice in each for each in said), said
    assert sum(len(found.ways) and each in map(study.shell.words.say, found.ways) for each in said) == 2


def test_the_dialog_names_them_last():
    study = Study()
    person = a_participant(study.project, "Kari")
    study.project.do(assign_source, study.source, (person,))
    asked = []
    study.shell.ask = lambda title, content, *_, **__: asked.append(texts_in(content))
    press(PeopleScreen(study.shell).root, "Record withdrawal")
    said = " | ".join(asked[0])
    assert "was imported on" in said
    assert (
        said.index("Deleted for good")
        < said.index("Texts")
        < said.index("is imported again")
        < said.index("imported on")
    )
