"""What a bundle shows is told in words by all three verifiers alike, in the names of each moment, as the program's own
trail tells it."""

import json
import shutil
import subprocess
from functools import partial
from unittest import mock

import pytest

from app.i18n.catalogue import LANGUAGES, Catalogue
from core.analysis import disclosure_selection
from core.analysis.audit_trail import entries
from core.analysis.bundle_trail import trail_of
from core.analysis.presentation import Presentation
from core.commands import (
    codebook,
    codings,
    members,
    memos,
    participants,
    people_corrected,
    project,
    references,
    relations,
    rounds,
)
from core.commands.context import Decision
from core.events.codebook import CodeRenamed
from core.events.participants import ParticipantMerged, ParticipantStatusSet, ParticipantWithdrawn
from core.events.project import MilestoneMarked
from core.events.registry import BY_WIRE
from core.evidence.bundle_check import open_bundle
from core.log import event_writer
from core.sealing import codec
from core.sealing.codec import SealedText
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, invited
from tests.forgeries import made_of, pieces_of, verifier
from tests.signing import changed_program, sign
from tests.verdicts import ROOT


def of_program(content, language):
    told = trail_of(open_bundle(content), Catalogue(language))
    return [(each.n, each.event.hex(), each.by, each.did, each.why) for each in told]


def of_others(content, language, tmp_path):
    """The lines of the script, and of the page where there is a node to run it."""
    found = [verifier.check(content, language, True).trail]
    if node := shutil.which("node"):
        file = tmp_path / "bundle"
        file.write_bytes(content)
        command = [node, "tests/fuzz/run_verifier.mjs", "tools/verify_bundle.html", "--trail", language, str(file)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
        found.append(json.loads(done.stdout)["trail"])
        assert found[0] == found[1], "also clocks, and what has no effect"
    return [[(each["n"], each["event"], each["by"], each["did"], each["why"]) for each in one] for one in found]


def alike(content, tmp_path):
    """What all say, in English."""
    for language in LANGUAGES:
        told = of_program(content, language)
        for other in of_others(content, language, tmp_path):
            assert other == told
    return [line[3] for line in told]


class Study:
    """Two coders who rename, merge, undo and redo; some words are sealed to a participant."""

    def __init__(self):
        world = World(65)
        self.a = alice(world)
        self.b = invited(world, self.a)
        a, b = self.a, self.b
        self.person = a_participant(a)
        self.source = a_source(a, participant=self.person)
        self.code, other, third = (a_code(a, name) for name in ("redsel", "mot", "redsel"))
        exchange(a, b)
        self.coding = a_coding(a, self.source, self.code, 3, 20)
        a.do(codebook.rename_code, self.code, "frykt", "nærmere teksten")
        renamed = a.timeline.order[-1].id
        a.do(codebook.move_code, self.code, other)
        a.do(project.undo, renamed)
        undo = a.timeline.order[-1].id
        a.do(codings.recode, self.coding, other)
        a.do(project.undo, undo)
        a.do(memos.write_memo, "theoretical", "Hva er mot?", "code", other)
        a.do(codebook.merge_codes, third, other)
        exchange(a, b)
        b.do(members.name_member, "Robert")
        b.do(rounds.open_round, "Runde 1", [self.source], [a.member, b.member])
        b.do(relations.create_relation, other, "causes", self.code)
        b.do(participants.set_status, self.person, "interviewed")
        same, third_one = a_participant(a, "Deltakar"), a_participant(a, "Tredje")
        a.do(people_corrected.rename_participant, third_one, "Kåre", "skrivefeil")
        a.do(people_corrected.merge_participants, same, self.person)
        a.do(people_corrected.rename_participant, self.person, "Marit")
        a.do(people_corrected.merge_participants, third_one, self.person)
        a.do(project.undo, a.timeline.order[-1].id)
        a.do(references.add_references, [json.dumps({"type": "book", "title": "Om mot"})])
        exchange(a, b)


@pytest.fixture(scope="module")
def study():
    return Study()


@pytest.mark.parametrize("scope", ["everything", "decisions", "of_period"])
def test_all_three_tell_the_same_and_as_the_programs_own_trail(study, scope, tmp_path):
    about = [0, 1 << 45] if scope == "of_period" else []
    content = made_of(study.a, getattr(disclosure_selection, scope)(Presentation(study.a), *about))
    told = alike(content, tmp_path)
    assert len(told) == len(study.a.timeline.order)
    assert "renamed “redsel, no. 1” → “frykt”" in told or "renamed “redsel” → “frykt”" in told, told
    if scope == "everything":
        assert told == [each.did for each in entries(study.a, translator=Catalogue("en"))]


def test_one_category_tells_only_what_is_shown(study, tmp_path):
    """Script and page name what is shown on things whose text is not; the fold of the program passes over these."""
    content = made_of(study.a, disclosure_selection.of_code(Presentation(study.a), study.code))
    told = of_program(content, "en")
    script, *page = of_others(content, "en", tmp_path)
    assert page in ([], [script])
    assert [line[:2] for line in told] == [line[:2] for line in script]
    assert all(one == other or "something that is not here" in one[3] for one, other in zip(told, script, strict=True))
    assert 0 < len(told) < len(study.a.timeline.order)
    assert "Eg var redd" not in str(script)


def test_names_come_from_events_and_never_from_whoever_made_the_bundle(study, tmp_path):
    """A coder with a changed program renames what is not there, and signs fields of no form."""
    world = World(66)
    a = alice(world)
    b = invited(world, a)
    code = a_code(a, "<b>redsel</b>\u202e")
    exchange(a, b)
    for event in (CodeRenamed(code, SealedText(b"\x01rubbish")), CodeRenamed(code, "\x00"), CodeRenamed(a.device, "x")):
        sign(b, event)
    exchange(a, b)
    alike_but_nonsense = made_of(a, disclosure_selection.everything(Presentation(a)))
    for language in LANGUAGES:
        script, *page = of_others(alike_but_nonsense, language, tmp_path)
        assert page in ([], [script])


def test_a_damaged_bundle_is_told_by_nobody(tmp_path):
    content = bytearray(pieces_of(11, "everything").content)
    content[len(content) // 2] ^= 1
    assert of_program(bytes(content), "en") == []
    assert verifier.check(bytes(content), "en", True).trail is None


def test_every_type_of_event_has_its_sentence():
    """A type that is added to the program is added to the verifiers."""
    assert verifier.FIELDS.keys() == verifier.SHAPES.keys() == BY_WIRE.keys()
    for wire, kind in BY_WIRE.items():
        assert len(verifier.SHAPES[wire].split()) == len(kind.cls._fields), wire
    for sentences in verifier.SENTENCES.values():
        for wire in verifier.FIELDS:
            assert any(name.startswith(f"trail-{wire.replace('.', '-')}") for name in sentences), wire


def test_nonsense_of_every_type_stands_in_one_place_and_is_told_by_all(tmp_path):
    """What a changed program signs in fields of other types is nonsense to all three: nobody believes what its author
    had seen, so it stands in the same place of the order, and it stops nobody's trail."""
    world = World(67)
    a = alice(world)
    b = invited(world, a)
    exchange(a, b)
    things = [None, b"", a.device, "", "x", "\x1b[2J", "2026-02-30", 0, 7, 1 << 52, (), (a.member,), ((1, 2),), True,
              "__proto__", "constructor", "source", SealedText(b"\x01junk"), {"a": 1}]  # fmt: skip
    for wire in [*BY_WIRE, *BY_WIRE, "constructor", "a.newer_one", "Not A Name"]:
        if wire == "member.removed":
            continue
        kind = BY_WIRE.get(wire)
        count = len(kind.cls._fields) if kind is not None else 2
        count = count if world.random.random() < 0.7 else world.random.randrange(14)
        fields = tuple(world.random.choice(things) for _ in range(count))
        raw = partial(_encoded, wire, fields)
        with changed_program(), mock.patch.object(event_writer, "encode_event", raw):
            world.random.choice((a, b)).do(lambda _: [Decision(MilestoneMarked("x"), None, seal_quotes=False)])
    exchange(a, b)
    content = made_of(a, disclosure_selection.everything(Presentation(a)))
    found = open_bundle(content)
    script, *page = of_others(content, "nb", tmp_path)
    assert page in ([], [script])
    assert [(n, event) for n, event, *_ in script] == [line[:2] for line in of_program(content, "nb")]
    assert found.problems == verifier.check(content).problems == []


def _encoded(wire, fields, draft):
    return codec.encode((wire, 1, draft.at, draft.offset, draft.seen or None, fields, draft.why, draft.act))


def test_a_log_that_goes_back_and_forth_without_end_says_from_where_it_tells_todays_names(
    monkeypatch, capsys, tmp_path
):
    world = World(68)
    a = alice(world)
    code = a_code(a, "redsel")
    a.do(codebook.rename_code, code, "frykt")
    for _ in range(6):
        a.do(project.undo, a.timeline.order[-1].id)
    a.do(codebook.rename_code, code, "uro")
    content = made_of(a, disclosure_selection.everything(Presentation(a)))
    monkeypatch.setattr(verifier, "WORK_MAX", 20)
    told = verifier.check(content, "en", True).trail
    assert [each["is_todays"] for each in told][-1]
    assert not told[1]["is_todays"]
    file = tmp_path / "b.kaudit"
    file.write_bytes(content)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert verifier.main(["--language", "en", "--trail", str(file)]) == 0
    assert capsys.readouterr().out.count("From here on names are told as they are today") == 1


@pytest.mark.parametrize("then", ["merged elsewhere", "withdrawn", "undone"])
def test_who_was_merged_into_whom_is_told_alike(then, tmp_path):
    """Also where two owners had not heard of each other, where one had withdrawn, and where one merge is undone."""
    world = World(66)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    kari, krai, karin = (a_participant(ada, name) for name in ("Kari", "Krai", "Karin"))
    exchange(ada, bo)
    if then == "withdrawn":
        bo.do(participants.withdraw_participant, krai)
        world.now += 60_000
    merged = ada.do(people_corrected.merge_participants, krai, kari)[-1]
    world.now += 60_000
    if then != "withdrawn":
        bo.do(people_corrected.merge_participants, krai, karin)
    exchange(ada, bo)
    exchange(ada, bo)
    if then == "undone":
        ada.do(project.undo, merged.id)
    told = alike(made_of(ada, disclosure_selection.everything(Presentation(ada))), tmp_path)
    assert any("Kari" in line for line in told)


def test_what_is_deleted_after_a_withdrawal_is_told_as_more_of_it_alike(tmp_path):
    """It was told as a second withdrawal."""
    ada = alice(World(69))
    kari = a_participant(ada, "Kari")
    memo = ada.do(memos.write_memo, "analytic", "Hun som flyttet fra fjorden.")[-1]
    ada.do(participants.withdraw_participant, kari)
    ada.do(participants.withdraw_participant, kari, also=[memo.id])
    told = alike(made_of(ada, disclosure_selection.everything(Presentation(ada))), tmp_path)
    said = [line.partition(" of ")[0] for line in told if "withdrawal" in line]
    assert said == ["recorded the withdrawal", "extended the withdrawal"]
    assert [
        line.did.partition(" of ")[0] for line in entries(ada, translator=Catalogue("en")) if "withdrawal" in line.did
    ] == said


@pytest.mark.parametrize("then", ["waits", "taken back", "of another", "unseen", "confirmed"])
def test_a_withdrawal_that_waits_or_not_decides_alike_whether_people_are_merged(then, tmp_path):
    """Who waits for an owner is not merged. An owner takes back what they had seen, a coder their own: any taking back
    let the verifiers merge, also of what was withdrawn for good."""
    world = World(70)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")

    def all_meet():
        world.now += 60_000
        for each in (bo, cy, bo):
            exchange(ada, each)

    all_meet()
    bo.do(participants.withdraw_participant, krai)
    if then == "of another":
        cy.do(participants.withdraw_participant, krai)
    if then == "unseen":
        all_meet()
        ada.do(participants.decline_withdrawal, "participant", krai)
        cy_asks = Decision(ParticipantWithdrawn(krai, (cy.state.participants.rows[krai].key,)))
        cy.do(lambda _: [cy_asks])
    if then == "confirmed":
        all_meet()
        ada.do(participants.withdraw_participant, krai)
        bo.do(participants.decline_withdrawal, "participant", krai)
    if then in ("taken back", "of another"):
        bo.do(participants.decline_withdrawal, "participant", krai)
    all_meet()
    ada.do(lambda _: [Decision(ParticipantMerged(krai, kari))])
    ada.do(lambda _: [Decision(ParticipantStatusSet(krai, "interviewed"))])
    is_merged = then == "taken back"
    assert (krai in ada.state.people_merged.rows) == is_merged
    told = alike(made_of(ada, disclosure_selection.everything(Presentation(ada))), tmp_path)
    assert ("Kari" in told[-1]) == is_merged


@pytest.mark.parametrize("then", ["undone", "undone later", "undone and redone", "undone, but interviewed"])
def test_nobody_is_merged_alike_into_somebody_whose_adding_was_undone(then, tmp_path):
    """The verifiers told that they were one person."""
    ada = alice(World(71))
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")
    added = ada.timeline.order[-2].id
    merge = Decision(ParticipantMerged(krai, kari))
    if then == "undone later":
        ada.do(lambda _: [merge])
    ada.do(project.undo, added)
    if then == "undone and redone":
        ada.do(project.undo, ada.timeline.order[-1].id)
    if then == "undone, but interviewed":
        ada.do(lambda _: [Decision(ParticipantStatusSet(kari, "interviewed"))])
    if then != "undone later":
        ada.do(lambda _: [merge])
    is_merged = then in ("undone and redone", "undone, but interviewed")
    assert (krai in ada.state.people_merged.rows) == is_merged
    told = alike(made_of(ada, disclosure_selection.everything(Presentation(ada))), tmp_path)
    assert ("added the participant Krai (now in Kari)" in told) == is_merged


def test_a_link_to_somebody_who_was_merged_is_taken_away_alike(tmp_path):
    ada = alice(World(67))
    kari, krai = a_participant(ada, "Kari"), a_participant(ada, "Krai")
    memo = ada.do(memos.write_memo, "analytic", "Om henne.", "participant", kari)[0].event.memo
    ada.do(references.link_memo, memo, "participant", krai)
    ada.do(people_corrected.merge_participants, krai, kari)
    ada.do(references.unlink_memo, memo, kari)
    told = alike(made_of(ada, disclosure_selection.everything(Presentation(ada))), tmp_path)
    assert "Kari" in told[-1]


def test_a_code_that_was_made_under_what_is_deleted_is_told_above_it_alike(tmp_path):
    """The category was deleted, came back, and was deleted again."""
    ada = alice(World(8))
    above, source = a_code(ada, "Over"), a_source(ada, "Det var fint.")
    category = ada.do(codebook.create_code, "Kategori", above)[0].event.code
    code = ada.do(codebook.create_code, "Kode", category)[0].event.code
    a_coding(ada, source, code, 0, 3)
    deletion = ada.do(codebook.delete_code, category)
    back = ada.do(project.undo, deletion[0].id)
    ada.do(project.undo, back[0].id)
    ada.do(codebook.split_code, code, ["Del én", "Del to"])
    told = alike(made_of(ada, disclosure_selection.everything(Presentation(ada))), tmp_path)
    parts = [line for line in told if "Del én" in line and line.startswith("created")]
    assert parts == ["created “Del én” under “Over”"]
    assert not [line for line in told if line.startswith("created “Del") and "Kategori" in line]


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("nb", "Studie «A»", "«Studie ‘A’»"),
        ("en", "Study “A”", "“Study ‘A’”"),
        ("nb", "«Jeg er ikke alene»", "«‘Jeg er ikke alene’»"),
        ("en", "«Ikke alene»", "“«Ikke alene»”"),
    ],
)
def test_quotation_marks_within_quotation_marks_are_single_ones_alike(language, name, shown, tmp_path):
    ada = alice(World(8))
    code, source = a_code(ada, name), a_source(ada, f"{name} sa hun.")
    a_coding(ada, source, code, 0, len(name))
    content = made_of(ada, disclosure_selection.everything(Presentation(ada)))
    told = of_program(content, language)
    assert all(other == told for other in of_others(content, language, tmp_path))
    lines = [line[3] for line in told if shown in line[3]]
    assert len(lines) == 2, "the code that was made, and the segment with it"
    assert lines[1].count(shown) == 2


def test_where_the_boundaries_of_long_words_were_moved_all_three_show_how_they_begin_and_end(tmp_path):
    a = alice(World(78))
    source = a_source(a, "Først 😀 " + "ord  og\n" * 30 + "til slutt. Og mer.")
    coding = a_coding(a, source, a_code(a, "redsel"), 0, 240)
    a.do(codings.resize, coding, 0, 257)
    a.do(codings.resize, coding, 0, 5)
    told = alike(made_of(a, disclosure_selection.everything(Presentation(a))), tmp_path)
    assert told == [each.did for each in entries(a, translator=Catalogue("en"))]
    assert told[-1].endswith("to “Først”")
    assert "og til slutt” to" in told[-1], told
    assert "Først 😀 ord og" in told[-2]
