"""Which files hold the words of somebody who withdraws, told before nothing can find them any more."""

import pytest

from core.analysis.presentation import Presentation
from core.analysis.withdrawal_preview import preview_for_participant, preview_for_source
from core.commands.exports import Taken, record_export
from core.commands.participants import withdraw_participant
from core.commands.sources import Incoming, bring_in
from tests.builders import World, a_participant, alice, exchange, invited

TEXT = "I: Hva skjedde?\nKari: Eg var redd den natta.\n"


@pytest.fixture
def study():
    project = alice(World())
    kari, bo = (a_participant(project, name) for name in ("Kari", "Bo"))
    project.do(record_export, Taken("study", "qdpx", "spoken", (), (), None))  # before the words came
    said = [Incoming(name, f"{TEXT}{name}.\n", f"{name}.docx", people=(one,)) for name, one in (("K", kari), ("B", bo))]
    recorded = project.do(bring_in, said)
    sources = [each.event.source for each in recorded if hasattr(each.event, "chars")]
    return project, kari, bo, sources


def told(preview):
    return [(each.id.rpartition("-")[2], dict(each.parameters)) for each in preview.ways]


def went(preview):
    return [(said["what"].id, said["format"], said["count"]) for way, said in told(preview) if way == "went"]


def test_each_file_by_which_the_words_came_is_named_with_its_day(study):
    project, kari, _, (source, _) = study
    [(way, said)] = told(preview_for_participant(Presentation(project), kari))
    assert way == "came"
    assert (said["text"], said["origin"]) == ("K", "K.docx")
    assert len(said["day"].split("-")) == 3
    assert told(preview_for_source(Presentation(project), source)) == [(way, said)]


def test_files_in_which_the_words_left_are_counted_and_others_are_not(study):
    project, kari, bo, (source, other) = study
    for taken in (
        Taken("texts", "docx", "spoken", (source,), (), None),
        Taken("texts", "docx", "anonymised", (source, other), (), None),
        Taken("codings", "csv", "spoken", (), (), None),
        Taken("texts", "md", "spoken", (other,), (), None),
        Taken("codebook", "qdc", "", (), (), None),
    ):
        project.do(record_export, taken)
    mine, others = (preview_for_participant(Presentation(project), each) for each in (kari, bo))
    assert went(mine) == [("term-export-texts", "docx", 2), ("term-export-codings", "csv", 1)]
    assert went(others) == [
        ("term-export-texts", "docx", 1),
        ("term-export-codings", "csv", 1),
        ("term-export-texts", "md", 1),
    ]


def test_a_name_that_went_with_the_words_is_not_told_again(study):
    project, kari, _, _ = study
    project.do(withdraw_participant, kari)
    assert told(preview_for_participant(Presentation(project), kari)) == []


def test_a_recording_of_theirs_that_was_taken_out_is_told_too(study):
    project, kari, bo, (source, _) = study
    for kind, thing in (("participant", kari), ("source", source), ("participant", bo)):
        file = project.attach(kind, thing, "a.wav", "audio/wav", [b"lyd"]).event.file
        project.do(record_export, Taken("file", "wav", "", (), (), file))
    assert went(preview_for_participant(Presentation(project), kari)) == [("term-export-file", "wav", 2)]
    assert went(preview_for_source(Presentation(project), source)) == [("term-export-file", "wav", 1)]


def test_while_a_withdrawal_hides_the_words_no_file_of_theirs_is_named():
    world = World()
    ada = alice(world)
    kari = a_participant(ada, "Kari")
    bo = invited(world, ada)
    ada.do(bring_in, [Incoming("K", TEXT, "K.docx", people=(kari,))])
    exchange(ada, bo)
    assert [way for way, _ in told(preview_for_participant(Presentation(bo), kari))] == ["came"]
    bo.do(withdraw_participant, kari)
    exchange(ada, bo)
    assert [told(preview_for_participant(Presentation(each), kari)) for each in (ada, bo)] == [[], []]
