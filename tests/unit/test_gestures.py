"""Every command that records more than one event records one act (invariant 11), and whatever was done by anybody,
undoing and redoing an act gives the same digests each time."""

import ast
from pathlib import Path

import pytest

from core.analysis.acts import can_be_taken_back
from core.analysis.category_table import category_table
from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from core.commands import (
    codebook,
    codings,
    findings,
    foreign_project,
    framework,
    member_checks,
    members,
    memos,
    participants,
    project,
    quotes,
    references,
    second_copies,
    several_codes,
    sources,
    speakers,
    tabular_import,
    text_attributes,
    transcripts,
)
from core.commands.project import redo, undo
from core.commands.sources import Incoming
from core.ids import Id
from core.importing import opaque_content
from core.log.acts import start_of
from core.text.comments import Comment
from core.views.authorisation import is_undone_alone
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice, fresh_copy, invited
from tests.simulation.actions import random_action

SPOKEN = "Ina: Eg var redd.\nJo: Ikkje eg.\nIna: Men du sa det.\n"


class Study:
    """A small study that every gesture can be made in."""

    def __init__(self):
        self.world = World(71)
        self.a = alice(self.world)
        self.b = invited(self.world, self.a)
        self.kari = a_participant(self.a, "Kari")
        self.text = a_source(self.a, TEXT, self.kari)
        self.code, self.other = a_code(self.a, "Mot"), a_code(self.a, "Frykt")
        self.child = a_code(self.a, "Under", self.code)
        self.coding = a_coding(self.a, self.text, self.code)
        self.margin = [Comment("Bo", "Nei", 0, 3), Comment("Bo", "Jo", 4, 9)]
        self.answer = Incoming("Svar", "Det gikk bra.", "test")

    def group(self):
        return self.a.do(sources.bring_in, [Incoming("Gruppe", SPOKEN, "test", "group")], ["Ina", "Jo"])

    def draft(self):
        file = self.a.attach("participant", self.kari, "opptak.wav", "audio/wav", [b"RIFF" * 9]).event.file
        return self.a.do(transcripts.begin_transcript, file, (), "[00:00:01.2] Kari: Eg var redd.")

    def foreign(self):
        code = foreign_project.ForeignCode(Id(b"k" * 16), "Ro", None, "", "")
        text = foreign_project.ForeignSource(Id(b"t" * 16), "Annet", TEXT, "test")
        kept = foreign_project.ForeignFile(Id(b"f" * 16), b"<x/>", (("x.bin", "application/x", b"x"),), text.id, ())
        return foreign_project.Foreign((code,), (text,), (), (), (), (), (), (), kept=(kept,))


GESTURES = {
    "codebook.place_code": lambda s: s.a.do(codebook.place_code, s.child, "before", s.other),
    "codebook.place_at_end": lambda s: s.a.do(codebook.place_at_end, s.child, None, True),
    "participants.note_interviewed": lambda s: (
        s.a.do(sources.assign_source, s.text, (s.kari, a_participant(s.a, "Per"))),
        s.a.do(participants.note_interviewed),
    )[1],
    "several_codes.move_several": lambda s: s.a.do(several_codes.move_several, [s.code, a_code(s.a, "Ro")], s.other),
    "several_codes.place_several": lambda s: s.a.do(
        several_codes.place_several, [s.child, a_code(s.a, "Ro")], "before", s.other
    ),
    "several_codes.merge_several": lambda s: s.a.do(several_codes.merge_several, [s.code, s.child], s.other),
    "several_codes.colour_several": lambda s: s.a.do(several_codes.colour_several, [s.code, s.other], "#2a6555"),
    "several_codes.delete_several": lambda s: s.a.do(several_codes.delete_several, [s.child, s.other]),
    "findings.write_finding": lambda s: s.a.do(findings.write_finding, s.code, "Kari var modig.", (s.coding,)),
    "codebook.split_code": lambda s: s.a.do(codebook.split_code, s.code, ["Indre", "Ytre"]),
    "codings.code_segment": lambda s: s.a.do(codings.code_segment, s.text, 0, 9, [s.code, s.other]),
    "codings.code_once": lambda s: s.a.do(codings.code_once, s.text, 0, 9, [s.code, s.other]),
    "codings.code_in_vivo": lambda s: s.a.do(codings.code_in_vivo, s.text, 0, 12),
    "codings.code_with_new": lambda s: s.a.do(codings.code_with_new, s.text, 0, 12, "Ny"),
    "codings.recode": lambda s: s.a.do(codings.recode, s.coding, s.other, None, (1, 9)),
    "codings.recode_all": lambda s: s.a.do(
        codings.recode_all,
        [s.coding, s.a.do(codings.code_segment, s.text, 10, 14, [s.code])[0].event.coding],
        s.other,
    ),
    "second_copies.move_work": lambda s: s.a.do(second_copies.move_work, s.text, a_source(s.a, TEXT)),
    "codings.code_places": lambda s: s.a.do(codings.code_places, [(s.text, 0, 4), (s.text, 5, 9)], [s.other]),
    "members.remove_member": lambda s: s.a.do(members.remove_member, s.b.member),
    "members.remove_device": lambda s: s.a.do(members.remove_device, s.b.device),
    "memos.write_in_margin": lambda s: s.a.do(memos.write_in_margin, "analytic", "Se her", s.text, (0, 9)),
    "memos.keep_comments": lambda s: s.a.do(memos.keep_comments, s.text, s.margin),
    "project.describe_parts": lambda s: s.a.do(project.describe_parts, {"question": "Hva?", "setting": "Hjemme"}),
    "participants.add_participant": lambda s: s.a.do(participants.add_participant, "Per", "consented"),
    "participants.note_consent": lambda s: s.a.do(participants.note_consent, s.kari, "2026-01-02"),
    "member_checks.show_findings": lambda s: s.a.do(
        member_checks.show_findings, [s.kari, s.a.do(participants.add_participant, "Per")[0].event.participant],
        "2026-05-01", "Tre kategorier",
    ),
    "participants.take_people": lambda s: s.a.do(participants.take_people, [("Per", {"alder": "40"}), ("Pål", {})]),
    "participants.withdraw_participant": lambda s: s.a.do(participants.withdraw_participant, s.kari),
    "sources.withdraw_source": lambda s: s.a.do(sources.withdraw_source, s.text),
    "references.add_references": lambda s: s.a.do(references.add_references, ['{"title": "A"}', '{"title": "B"}']),
    "sources.bring_in": lambda s: s.group(),
    "sources.import_source": lambda s: s.a.do(sources.import_source, s.answer._replace(times=((0, 0, 5),)), (s.kari,)),
    "speakers.set_speakers": lambda s: s.a.do(
        speakers.set_speakers, s.group()[-1].event.source, {"Jo": "Per"}
    ),
    "tabular_import.import_answers": lambda s: s.a.do(
        tabular_import.import_answers, [(s.answer, "Per", ()), (s.answer, "Pål", ())]
    ),
    "tabular_import.import_segments": lambda s: s.a.do(
        tabular_import.import_segments, [(s.text, 0, 4, "Glede", "", "", 0, 0, "", "for"),
                                        (s.text, 5, 9, "Sorg", "", "", 0, 0, "", "for")]
    ),
    "framework.write_cell": lambda s: s.a.do(
        framework.write_cell, ("participant", s.kari), s.code, "Kari var modig.", [s.coding]
    ),
    "quotes.number_quotes": lambda s: s.a.do(
        quotes.number_quotes, [s.coding, a_coding(s.a, s.text, s.other, 5, 9)]
    ),
    "text_attributes.describe_texts": lambda s: s.a.do(
        text_attributes.describe_texts, [(Presentation(s.a).source(s.text), {"sted": "hjemme", "lengde": "40"})]
    ),
    "transcripts.begin_transcript": lambda s: s.draft(),
    "transcripts.finish_transcript": lambda s: s.a.do(
        transcripts.finish_transcript, s.draft()[0].event.transcript, Incoming("Kari 1", "", "her")
    ),
    "interchange_import.import_project": lambda s: opaque_content.bring_in(s.a, s.foreign()).recorded,
}  # fmt: skip

FOR_GOOD = (
    "transcripts.begin_transcript",
    "speakers.set_speakers",
    "participants.withdraw_participant",
    "sources.withdraw_source",
    "members.remove_member",
    "members.remove_device",
)
"""What nobody undoes, or what is undone by its own name alone (a draft is deleted)."""

NOT_GESTURES = {
    "codebook.placed": "a part of place_code",
    "import_omissions.reported": "part of an import",
    "chosen_quotes.let_go_of_quote": "one event, but for codes that were merged",
    "framework.clear_cell": "one memo is deleted",
    "epochs.rotate_key": "one event",
    "epochs.renew_box_key": "made by the program",
    "files.detach_file": "tested with the files: its second event is the start of an epoch",
    "project.describe_project": "one part",
    "project.redo": "undos are undone by name",
    "sources.assign_source": "seals anew through speakers.set_speakers' way",
    "text_attributes.set_aside": "one attribute",
    "text_attributes.take_back": "one attribute",
    "speakers.sealed_anew": "a part of set_speakers",
    "speakers.sealed_for": "a part of assign_source",
}


def commands_of_many():
    """The commands that may decide on more than one event: those that return anything but a list of one decision."""
    found = set()
    for file in Path("core/commands").glob("*.py"):
        for each in ast.parse(file.read_text(encoding="utf-8")).body:
            if not isinstance(each, ast.FunctionDef) or each.name.startswith("_") or each.returns is None:
                continue
            returned = [one.value for one in ast.walk(each) if isinstance(one, ast.Return) and one.value is not None]
            is_one = all(isinstance(one, ast.List) and len(one.elts) == 1 for one in returned)
            if ast.unparse(each.returns) == "list[Decision]" and not is_one:
                found.add(f"{file.stem}.{each.name}")
    return found


def test_the_table_has_every_command_that_records_more_than_one_event():
    assert commands_of_many() <= GESTURES.keys() | NOT_GESTURES.keys() | {"codings.code_segment"}


@pytest.mark.parametrize("name", GESTURES)
def test_a_gesture_records_one_act_and_is_taken_back_as_one(name):
    study = Study()
    a = study.a
    before = len(a.timeline.order)
    made = GESTURES[name](study)
    assert len(made) > 1
    assert [each.id for each in a.act(made[-1].id)] == [each.id for each in made]
    assert made[0].act == 0
    assert len(a.timeline.order) >= before + len(made)
    digests = set()
    for part in made:
        if is_undone_alone(part.event):
            continue
        done = a.state.digest()
        if not can_be_taken_back(a, part.id):
            assert name in FOR_GOOD
            return
        a.do(undo, part.id)
        digests.add(a.state.digest())
        a.do(redo, part.id)
        assert a.state.digest() == done
    assert len(digests) == 1, "undoing any part gives the same"


def test_a_split_that_is_taken_back_leaves_no_code_in_the_tables():
    study = Study()
    a = study.a
    names = lambda: [branch.name for branch in codebook_tree(Presentation(a))]  # noqa: E731
    table = lambda: category_table(Presentation(a))  # noqa: E731
    before = names(), table()
    made = a.do(codebook.split_code, study.code, ["Indre", "Ytre"])
    assert names() == ["Frykt", "Indre", "Mot", "Ytre"]
    a.do(undo, made[-1].id)
    assert (names(), table()) == before


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_done_undoing_and_redoing_an_act_gives_the_same_digests(seed):
    world = World(900 + seed)
    a = alice(world)
    for _ in range(40):
        random_action(world, a)
    acts = {start_of(key): key.id for key in a.timeline.order}
    for event in world.random.sample(sorted(acts.values()), min(10, len(acts))):
        if can_be_taken_back(a, event) != "undo":
            continue
        done = a.state.digest()
        a.do(undo, event)
        undone = a.state.digest()
        a.do(redo, event)
        assert a.state.digest() == done
        again = a.do(undo, a.act(event)[-1].id)
        assert a.state.digest() == undone
        a.do(undo, again[-1].id)
        assert a.state.digest() == done
    assert fresh_copy(a, world).state.digest() == a.state.digest()
