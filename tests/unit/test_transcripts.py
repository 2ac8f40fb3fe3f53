"""Transcripts being written: nothing that was typed is lost, two versions stand, a withdrawal destroys them."""

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.acts import last_act, undo_act
from core.analysis.presentation import Presentation
from core.analysis.transcripts import live_drafts, save_left, versions
from core.analysis.withdrawal_preview import preview_for_participant
from core.commands import files, participants, sources, transcripts
from core.commands.project import undo
from core.commands.sources import Incoming
from core.errors import Refused
from core.importing.document import read_named
from core.keys.draft_journal import DraftJournal, Unsaved
from core.text.drafts import both, drafted, finished
from core.text.times import Time, stamp
from core.text.who_speaks import Role
from core.views.transcripts import newest, of_source
from tests.builders import World, a_code, a_participant, alice, exchange, invited
from tests.refusals import refuses

DRAFT = "[00:00:01.2] I: Hva skjedde?\n[00:00:03.4] Kari: Jeg var redd [00:01:02.9] og så ikke mer.\n"


@pytest.fixture
def begun():
    world = World(18)
    a = alice(world)
    kari = a_participant(a, "Kari")
    file = a.attach("participant", kari, "opptak.wav", "audio/wav", [b"RIFF" * 9]).event.file
    draft = a.do(transcripts.begin_transcript, file)[0].event.transcript
    return world, a, kari, file, draft


def words(project, draft):
    return [each.text for each in versions(Presentation(project), project.state.transcripts.rows[draft])]


def save(project, draft, text):
    bases = newest(project.state.transcripts.rows[draft])
    return project.do(transcripts.save_transcript, draft, text, bases)[0].id


def test_stamps_become_times_to_a_tenth_of_a_second():
    made = finished(DRAFT, 70_000)
    assert made.text == "I: Hva skjedde?\nKari: Jeg var redd og så ikke mer.\n"
    assert [(made.text[each.place :][:9], each.first, each.last) for each in made.times] == [
        ("I: Hva sk", 1200, 3400), ("Kari: Jeg", 3400, 62_900), ("og så ikk", 62_900, 70_000)
    ]  # fmt: skip
    assert finished("#00:01:02-9# Ja.").times == (Time(0, 62_900, 122_900),)
    assert stamp(3_723_499) == "[01:02:03.4]"


def test_a_draft_that_is_read_from_a_file_keeps_its_stamps_once():
    document = read_named("d.txt", DRAFT.encode(), None, "")
    assert drafted(document.text, document.times) == document.text
    assert document.text.count("[00:00:01.2]") == 1


def test_stamps_that_are_none_or_go_back_lose_no_word():
    assert finished("[uklart] ja [00:99:00.0] nei").text == "[uklart] ja [00:99:00.0] nei\n"
    back = finished("[00:00:09.0] a\n[00:00:02.0] b\n")
    assert (back.text, back.backward) == ("a\nb\n", 1)
    assert all(each.first <= each.last for each in back.times)
    assert finished("ja\n[00:00:09.0] ").times == ()
    assert finished("  \n[00:00:01.0]").text == ""


def test_a_draft_with_stamps_and_a_text_with_times_are_the_same():
    made = finished(DRAFT)
    again = finished(drafted(made.text, made.times))
    assert (again.text, [each.first for each in again.times]) == (made.text, [each.first for each in made.times])


def test_both_versions_hold_every_line_of_each():
    one, other = "a\nb\nmin\nd\n", "a\nc\nb\ndin\nd\n"
    lines = both(one, other).splitlines()
    assert set(one.splitlines()) | set(other.splitlines()) == set(lines)
    assert lines == ["a", "c", "b", "min", "din", "d"]


def test_a_draft_is_finished_into_a_text_with_times_and_speakers(begun):
    _, a, kari, _, draft = begun
    save(a, draft, "forkastet")
    save(a, draft, DRAFT)
    made = a.do(transcripts.finish_transcript, draft, Incoming("Kari 1", "", "her"), {"I": Role.INTERVIEWER}, 70_000)
    source = made[-1].event.source
    assert a.text(source) == finished(DRAFT).text
    assert [each[1] for each in a.state.times.rows[source].times] == [1200, 3400, 62_900]
    assert a.state.sources.rows[source].participants == (kari,)
    assert [row.id for row in of_source(a.state, source)] == [draft]
    with refuses("transcript-finished"):
        save(a, draft, "mer")


def test_who_speaks_once_in_a_draft_keeps_that_turn(begun):
    _, a, kari, _, draft = begun
    save(a, draft, DRAFT + "[00:01:04.0] Ola: Ja.\n[00:01:05.0] Kari: Takk.\n")
    made = a.do(transcripts.finish_transcript, draft, Incoming("Kari 1", "", "her"))
    source = made[-1].event.source
    assert [turn.label for turn in Presentation(a).turns(source)] == ["I", "Kari", "Ola", "Kari"]
    a.do(participants.withdraw_participant, kari)
    assert "Ja." in a.text(source)
    assert "Takk" not in a.text(source)


def test_what_finished_a_draft_is_undone_as_one(begun):
    _, a, _, _, draft = begun
    save(a, draft, DRAFT)
    made = a.do(transcripts.finish_transcript, draft, Incoming("Kari 1", "", "her"))
    a.do(undo, made[0].id)
    assert a.state.transcripts.rows[draft].status == "live"
    assert all(row.status == "removed" for row in a.state.sources.values())
    assert words(a, draft) == [DRAFT]


def test_two_devices_write_and_both_versions_stand(begun):
    world, a, _, _, draft = begun
    save(a, draft, "felles\n")
    b = invited(world, a)
    save(a, draft, "felles\nfra a\n")
    save(b, draft, "felles\nfra b\n")
    exchange(a, b)
    assert sorted(words(a, draft)) == sorted(words(b, draft)) == ["felles\nfra a\n", "felles\nfra b\n"]
    with refuses("transcript-two-versions"):
        a.do(transcripts.finish_transcript, draft, Incoming("K", "", ""))
    save(a, draft, both(*words(a, draft)))
    exchange(a, b)
    assert words(b, draft) == words(a, draft)
    assert set(words(a, draft)[0].split("\n")) == {"felles", "fra a", "fra b", ""}


def test_one_finishes_while_the_other_writes_and_nothing_is_lost(begun):
    world, a, _, _, draft = begun
    save(a, draft, DRAFT)
    b = invited(world, a)
    a.do(transcripts.finish_transcript, draft, Incoming("K", "", ""))
    late = save(b, draft, DRAFT + "Kari: mer\n")
    exchange(a, b)
    assert a.state.digest() == b.state.digest()
    assert a.state.conflicts.rows[late].kind == "not_live"
    assert words(a, draft) == [DRAFT + "Kari: mer\n"]


def test_a_withdrawal_destroys_the_draft_and_what_was_being_typed(begun):
    world, a, kari, _, draft = begun
    b = invited(world, a)
    unnamed = "[00:00:03.4] Jeg var redd.\n"  # nothing that could be found by its words
    save(b, draft, unnamed)
    exchange(a, b)
    journal = DraftJournal(a.log, a.custody.keychain, world.entropy)
    row = a.state.transcripts.rows[draft]
    journal.keep(Unsaved(draft, "1", unnamed + "mer", newest(row)), transcripts.keys_of(a.context(), row))
    a.do(participants.withdraw_participant, kari)
    exchange(a, b)
    assert words(a, draft) == words(b, draft) == [None]
    assert live_drafts(Presentation(a)) == []
    assert journal.left() == []
    assert a.log.notes("draft/") == {}
    with refuses("no-such-file"):
        save(b, draft, "igjen")


def test_it_is_said_before_a_withdrawal_that_a_draft_of_several_goes_whole():
    world = World(18)
    a = alice(world)
    kari, ola = a_participant(a, "Kari"), a_participant(a, "Ola")
    group, alone = (
        a.do(transcripts.begin_transcript, a.attach("", None, f"{n}.wav", "audio/wav", [b"x"]).event.file, who, DRAFT)
        for n, who in enumerate([(kari, ola), (kari,)])
    )
    assert preview_for_participant(Presentation(a), kari).drafts == ("0.wav",)
    assert preview_for_participant(Presentation(a), ola).drafts == ("0.wav",)
    draft = group[0].event.transcript
    a.do(transcripts.finish_transcript, draft, Incoming("G", "", ""), {"Kari": kari, "I": ola})
    assert preview_for_participant(Presentation(a), kari).drafts == ()
    [source] = a.state.sources.values()
    a.do(participants.withdraw_participant, kari)
    left = a.text(source.id) or ""
    assert "Hva skjedde" in left, "once a draft is finished only the one's own words go"
    assert "redd" not in left
    assert alone


def test_a_draft_of_somebody_who_was_told_only_at_the_end_goes_with_them():
    world = World(4)
    a = alice(world)
    file = a.attach("", None, "opptak.wav", "audio/wav", [b"x"]).event.file
    draft = a.do(transcripts.begin_transcript, file, (), DRAFT)[0].event.transcript
    said = "Kari: jeg var redd og alene hele den natten\n"
    save(a, draft, said)
    made = a.do(transcripts.finish_transcript, draft, Incoming("K", "", ""), {"Kari": "Kari"})
    kari = next(iter(a.state.participants.rows))
    assert made[-1].event.source is not None
    a.do(participants.withdraw_participant, kari)
    assert words(a, draft) == [None]


def test_what_was_typed_before_a_crash_becomes_a_version(begun):
    world, a, _, _, draft = begun
    first = save(a, draft, "en\n")
    journal = DraftJournal(a.log, a.custody.keychain, world.entropy)
    keys = transcripts.keys_of(a.context(), a.state.transcripts.rows[draft])
    journal.keep(Unsaved(draft, "vindu 1", "en\nto\n", (first,)), keys)
    journal.keep(Unsaved(draft, "vindu 2", "en\ntre\n", (first,)), keys)
    assert b"tre" not in b"".join(a.log.notes("").values())
    assert save_left(a, journal, frozenset({"vindu 2"})) == [draft]
    assert words(a, draft) == ["en\nto\n"]
    assert save_left(a, journal) == [draft]
    assert sorted(words(a, draft)) == ["en\nto\n", "en\ntre\n"]
    assert journal.left() == []


def test_who_may_begin_and_what_is_refused(begun):
    world, a, kari, file, draft = begun
    reader = invited(world, a, "Leser", role="reviewer")
    with pytest.raises(Refused):
        reader.do(transcripts.begin_transcript, file)
    with pytest.raises(Refused):
        reader.do(transcripts.save_transcript, draft, "x", ())
    paper = a.attach("participant", kari, "skjema.pdf", "application/pdf", [b"x"]).event.file
    with refuses("not-a-recording"):
        a.do(transcripts.begin_transcript, paper)
    with refuses("transcript-empty"):
        a.do(transcripts.finish_transcript, draft, Incoming("K", "", ""))
    a.do(transcripts.close_transcript, draft)
    with refuses("transcript-closed"):
        save(a, draft, "x")
    a.do(files.detach_file, file)
    with refuses("no-such-file"):
        a.do(transcripts.begin_transcript, file)


def test_a_source_of_another_participant_is_untouched_by_a_withdrawal(begun):
    _, a, kari, _, draft = begun
    other = a_participant(a, "Ola")
    source = a.do(sources.bring_in, [Incoming("Ola", "Ola: hei på deg\n", "x")], [other])[-1].event.source
    save(a, draft, DRAFT)
    a.do(participants.withdraw_participant, kari)
    assert a.text(source) == "Ola: hei på deg\n"


def test_an_undo_says_that_drafts_saved_since_are_not_undone(begun):
    _, a, _, _, draft = begun
    a_code(a, "frykt")
    save(a, draft, "Jeg var")
    save(a, draft, "Jeg var redd.")
    taken = undo_act(Presentation(a), last_act(a))
    assert (taken.drafts, words(a, draft)) == (2, ["Jeg var redd."])
    assert taken.undone().id == "act-undone-drafts-stay"
    assert "drafts are not undone" in Catalogue("en").say(taken.undone())
    a_code(a, "uro")
    assert undo_act(Presentation(a), last_act(a)).undone().id == "act-undone"
