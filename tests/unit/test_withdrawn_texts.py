"""A withdrawal reaches what was typed: before and after the words came, however they are written, and the name."""

import unicodedata

import pytest

from core.analysis.presentation import Presentation
from core.analysis.withdrawal_preview import preview_for_participant
from core.commands import codebook, codings, members, memos, participants, project, queries, relations, sources
from core.commands.context import Decision
from core.commands.sources import Incoming
from core.events.participants import ParticipantWithdrawn
from core.events.registry import sealed_texts_of, text_key_of
from core.events.sources import SourceImported
from core.log.transfer_bundle import TransferBundle
from core.sealing.crypto import KeyKind, new_key
from core.sealing.sealed_text import seal_text
from tests.builders import World, a_participant, a_source, alice, everything, exchange, fresh_copy, invited
from tests.refusals import refuses
from tests.signing import changed_program

SAID = "Sjefen Bjarne Rødbøl låste meg inne på lageret"
NAME = "Kari Nordmann"
TEXT = f"{NAME}: {SAID} i Tromsø.\nIntervjuer: Hva skjedde?\n{NAME}: Jeg gråt hele natten.\n"
MARKS = ("rødbøl", "lageret", "nordmann", "bjarne")


@pytest.fixture
def team():
    world = World(81)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    exchange(ada, bo)
    return world, ada, bo


def interviewed(device, name=NAME, text=TEXT):
    made = device.do(sources.bring_in, [Incoming("Intervju", text, f"{name.split()[0].lower()}.txt")], [name])
    source = made[-1].event.source
    return source, device.state.sources.rows[source].participants[0]


def memo(device, text):
    return device.do(memos.write_memo, "analytic", text)[0].event.memo


def left(device):
    """Every text of every event that still opens and has some of it."""
    found = []
    for recorded in device.trail():
        texts = [each for each in (*recorded.event, recorded.why) if isinstance(each, str)]
        texts += filter(None, map(device.words, sealed_texts_of(recorded.event, recorded.why)))
        for text in texts:
            plain = unicodedata.normalize("NFC", text).replace("\u00ad", "").lower()
            found += [(type(recorded.event).__name__, text) for mark in MARKS if mark in plain]
    return found


def type_everywhere(device, text):
    """Types a text in every place where one can be typed about nobody in particular."""
    device.do(project.describe_project, "ethics", text)
    device.do(project.mark_milestone, text)
    code, other = (device.do(codebook.create_code, f"{n} {text}", None, text)[0].event.code for n in "12")
    device.do(codebook.rename_code, code, f"3 {text}", text)
    device.do(codebook.define_code, other, "definition", f"4 {text}", text)
    device.do(queries.save_query, text, code.hex())
    device.do(relations.create_relation, code, text, other, text)
    device.do(relations.save_set, text, (code,))
    device.do(memos.write_memo, "analytic", text, "code", code)
    device.do(memos.revise_memo, memo(device, "tom"), text, text)
    device.attach("", None, f"{text}.pdf", "application/pdf", [b"%PDF-1.4"])


def test_nothing_typed_before_or_after_the_words_came_is_left_anywhere(team):
    world, ada, bo = team
    for each in (ada, bo):
        type_everywhere(each, f"{SAID} i Tromsø")
    exchange(ada, bo)
    source, person = interviewed(ada)
    exchange(ada, bo)
    ways = (SAID, SAID.upper(), unicodedata.normalize("NFD", SAID), SAID.replace("Bjarne", "Bjar\u00adne"))
    for text in (*ways, SAID.replace(" ", "_"), SAID.replace(" ", "\u200b"), f"{NAME} alene", f"{NAME}s sak"):
        memo(ada, text)
    type_everywhere(bo, f"Om {NAME}")
    code = ada.do(codebook.create_in_vivo, source, 15, 40)[0].event.code
    ada.do(codings.code_segment, source, 15, 40, [code], "Bjarne")
    bo.do(participants.describe_participant, person, "sted", "lageret")
    exchange(ada, bo)
    kept = memo(bo, "Mine egne tanker.")
    exchange(ada, bo)
    assert left(ada)
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    for each in (ada, bo, fresh_copy(bo, world)):
        assert left(each) == []
        assert each.words(each.state.memos.rows[kept].text) == "Mine egne tanker."
    assert ada.state.digest() == bo.state.digest()


def test_the_name_of_another_that_begins_alike_is_another(team):
    _, ada, _ = team
    _, kari = interviewed(ada, "Kari", "Kari: Ja.\n")
    _, second = interviewed(ada, "Kari 2", "Kari 2: Nei.\n")
    about_one, about_two = memo(ada, "Kari lo"), memo(ada, "Kari 2 lo")
    ada.do(participants.withdraw_participant, kari)
    assert ada.words(ada.state.participants.rows[second].pseudonym) == "Kari 2"
    assert ada.words(ada.state.memos.rows[about_one].text) is None
    assert ada.words(ada.state.memos.rows[about_two].text) == "Kari 2 lo"


@pytest.mark.parametrize("more", ["på", "i", "på lageret"])
def test_a_name_that_goes_on_with_words_shields_nothing_about_the_one_it_begins_with(team, more):
    _, ada, bo = team
    about = memo(ada, f"Jeg traff {NAME} {more} og en til.")
    _, person = interviewed(ada)
    exchange(ada, bo)
    for pseudonym in (f"{NAME} {more}", f"Jeg traff {NAME}", f"Jeg traff {NAME.split()[0]}"):
        bo.do(participants.add_participant, pseudonym)
    exchange(ada, bo)
    ada.do(participants.withdraw_participant, person)
    assert ada.words(ada.state.memos.rows[about].text) is None


def test_a_coder_hides_what_was_typed_and_an_owner_destroys_what_the_owner_finds(team):
    _, ada, bo = team
    quoting, other = memo(ada, SAID), memo(ada, "Noe annet.")
    _, person = interviewed(ada)
    exchange(ada, bo)
    # The coder's changed program names everything that was typed.
    typed = [text_key_of(each.event, each.why) for each in bo.trail()]
    bo.do(lambda _: [Decision(ParticipantWithdrawn(person, tuple(sorted(filter(None, typed)))))])
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.words(each.state.memos.rows[other].text) is None, "hidden"
        assert not each.state.shredded.rows
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.words(each.state.memos.rows[quoting].text) is None
        assert each.words(each.state.memos.rows[other].text) == "Noe annet."


def test_a_name_of_a_code_in_a_few_words_of_theirs_alone_is_listed(team):
    _, ada, _ = team
    theirs = ada.do(codebook.create_code, "låste meg", why="som hun sier")[0]
    ada.do(codebook.create_code, "hele natten")  # Ola says so too
    ada.do(codebook.create_code, "lageret")  # a word alone is anybody's
    ada.do(codebook.create_code, "natten hele")
    _, person = interviewed(ada)
    interviewed(ada, "Ola", "Ola: Jeg sov hele natten.\n")
    assert [each.event for each in preview_for_participant(Presentation(ada), person).to_check] == [theirs.id]


def test_what_no_program_finds_is_listed_beforehand_and_can_go_afterwards(team):
    _, ada, bo = team
    retold = ada.do(memos.write_memo, "analytic", "Rødbøl, lageret, Tromsø: hun ble stengt inne.")[0]
    plain = memo(ada, "Neste gang spør jeg om arbeidstid.")
    _, person = interviewed(ada)
    interviewed(ada, "Ola", f"Ola: Jeg kjenner {NAME} godt.\n")
    quoting = ada.do(memos.write_memo, "analytic", "Om koden. Jeg gråt hele natten.")[0]
    assert text_key_of(quoting.event, quoting.why), "a key of its own beside that of the interview"
    exchange(ada, bo)
    found = preview_for_participant(Presentation(ada), person)
    assert [each.event for each in found.to_check] == [retold.id]
    assert found.named_in == ("Intervju",)
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    assert bo.words(bo.state.memos.rows[retold.event.memo].text)
    with refuses("participant-withdrawn"):
        ada.do(participants.withdraw_participant, person)
    ada.do(participants.withdraw_participant, person, [retold.id])
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.words(each.state.memos.rows[retold.event.memo].text) is None
        assert each.words(each.state.memos.rows[plain].text)
    with refuses("nothing-typed-there"):
        ada.do(participants.withdraw_participant, person, [retold.id])


def forged(device, *boxes):
    """A memo, and its reason, by a changed program, each (text, keys) under just these keys."""
    held = device.custody.keychain.keys
    sealed = [seal_text(text, {key: held[key] for key in keys}, device.id, device._entropy) for text, keys in boxes]

    def decide(context):
        event = memos.write_memo(context, "analytic", "x")[0].event._replace(text=sealed[0])
        return [Decision(event, (*sealed[1:], None)[0], seal_quotes=False)]

    with changed_program():
        return device.do(decide)[0]


def test_nobody_has_anothers_typed_text_destroyed_by_sealing_under_its_key(team):
    _, ada, bo = team
    own = ada.do(memos.write_memo, "analytic", "Egne tanker om noe annet.")[0]
    _, person = interviewed(ada)
    exchange(ada, bo)
    key = text_key_of(own.event, own.why)
    false = forged(bo, (f"{NAME} alene", [key]))
    exchange(ada, bo)
    with refuses("nothing-typed-there"):
        ada.do(participants.withdraw_participant, person, [false.id])
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.words(each.state.memos.rows[own.event.memo].text) == "Egne tanker om noe annet."
        assert each.state.conflicts.rows[false.id].kind == "text_key_of_another"
        assert own.id not in each.state.conflicts.rows


def test_every_text_of_an_event_goes_also_under_keys_of_its_own(team):
    _, ada, bo = team
    _, person = interviewed(ada)
    exchange(ada, bo)
    keys = [new_key(KeyKind.TEXT, bo.device, bo._entropy) for _ in range(2)]
    for key in keys:
        bo.custody.keychain.add(key)
    forged(bo, ("Noe annet.", [keys[0].id]), (SAID, [keys[1].id]))
    forged(bo, ("Helt uskyldig.", [keys[1].id]))
    exchange(ada, bo)
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    assert left(ada) == left(bo) == []


def test_a_text_that_is_not_sealed_under_its_key_does_not_count(team):
    _, ada, bo = team

    def decide(context):
        made = sources.bring_in(context, [Incoming("Samtale", f"{SAID}\n", "x.txt")], ["Ola"])
        return [each._replace(keys=()) if isinstance(each.event, SourceImported) else each for each in made]

    with changed_program():
        made = bo.do(decide)[-1]
    exchange(ada, bo)
    assert ada.state.conflicts.rows[made.id].kind == "words_in_clear"
    assert made.event.source not in ada.state.sources.rows


def test_no_key_of_another_kind_is_destroyed_by_being_named(team):
    _, ada, bo = team
    _, person = interviewed(ada)
    source, _ = interviewed(ada, "Ola", "Ola: Ja, det var det.\n")
    exchange(ada, bo)
    epoch = ada.custody.current_epoch()
    named = (epoch.key, epoch.wrapping, ada.state.sources.rows[source].key)
    ada.do(lambda _: [Decision(ParticipantWithdrawn(person, tuple(sorted(named))))])
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.text(source)
        assert not {epoch.key, ada.state.sources.rows[source].key} & each.withdrawn_keys()


def test_a_removed_device_destroys_what_was_typed_by_the_notice_and_takes_it_from_nobody(team):
    _, ada, bo = team
    quoting = ada.do(memos.write_memo, "analytic", SAID)[0]
    key = text_key_of(quoting.event, quoting.why)
    _, person = interviewed(ada)
    exchange(ada, bo)
    old = tuple(grant.raw for grant in ada.log.grants() if grant.key == key)
    assert old
    assert key[0] == KeyKind.TEXT
    ada.do(members.remove_member, bo.member)
    ada.do(participants.withdraw_participant, person)
    bo.accept(everything(ada)._replace(notices=tuple(notice.raw for notice in ada.log.notices())))
    for each in (ada, bo):
        assert each.words(each.state.memos.rows[quoting.event.memo].text) is None
        assert each.accept(TransferBundle(ada.id, (), (), old)).grants == 0
        assert key not in each.custody.keychain.keys


def test_what_was_typed_survives_a_withdrawal_of_somebody_else_on_every_device(team):
    world, ada, bo = team
    _, person = interviewed(ada)
    kept = [memo(each, f"Tanke {n}") for each in (ada, bo) for n in range(3)]
    exchange(ada, bo)
    late = memo(bo, "skrevet uten å vite det")
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    exchange(ada, bo)
    for each in (ada, bo, fresh_copy(ada, world)):
        assert all(each.words(each.state.memos.rows[one].text) for one in (*kept, late))


def test_the_name_of_a_file_can_go_and_the_file_stays(team):
    _, ada, _ = team
    _, person = interviewed(ada)
    ada.attach("", None, f"samtykke {NAME}.pdf", "application/pdf", [b"%PDF-1.4"])
    file = next(iter(ada.state.files.rows.values()))
    ada.do(participants.withdraw_participant, person)
    assert ada.words(file.name) is None
    assert file.key in ada.custody.keychain.keys


def test_a_text_of_somebody_else_that_names_the_one_who_withdraws_keeps_its_name():
    world = World(91)
    a = alice(world)
    kari, torleif = a_participant(a, "Kari"), a_participant(a, "Torleif")
    a_source(a, "Intervjuer: Hei.\nKari: Jeg var der.\n", kari)
    source = a_source(a, "Intervjuer: Hvem hjalp?\nTorleif: Kari hjalp meg.\n", torleif)
    a.do(memos.write_memo, "analytic", "Kari virker trist, synes jeg.")
    preview = preview_for_participant(Presentation(a), kari)
    assert [each.text for each in preview.typed] == ["Kari virker trist, synes jeg."]
    a.do(participants.withdraw_participant, kari)
    assert a.words(a.state.sources.rows[source].name) == "Intervju"
    assert "Kari hjalp meg" in a.text(source)
