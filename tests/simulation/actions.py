"""Random real commands, as people would give them: what is refused is simply not done."""

from core.commands import (
    checkpoints,
    chosen_quotes,
    codebook,
    codings,
    consensus,
    exports,
    files,
    foreign_project,
    framework,
    interchange_import,
    layers,
    member_checks,
    members,
    memos,
    participants,
    project,
    queries,
    quotes,
    references,
    relations,
    retention,
    rounds,
    sources,
    speakers,
    text_attributes,
    transcripts,
)
from core.commands.epochs import rotate_key
from core.commands.sources import Incoming
from core.errors import Refused
from core.evidence import checkpoints as evidence
from core.ids import Id
from core.project import Project
from core.sealing.crypto import new_device
from core.text.who_speaks import Role
from core.views.layers import LAYERS
from core.views.transcripts import newest
from core.views.withdrawals import waiting
from tests.builders import TEXT, World

WORDS = ("mot", "frykt", "fellesskap", "ensomhet", "håp", "skam", "støtte", "endring", "ro", "sinne")


def random_action(world: World, device: Project) -> bool:
    """One random command on one device; whether it was carried out."""
    choice = world.random.choices(list(_ACTIONS), list(_ACTIONS.values()))[0]
    try:
        choice(world, device)
    except (Refused, IndexError):
        return False
    return True


def _pick(world, table):
    return world.random.choice(sorted(table.rows))


def _name(world):
    return " ".join(world.random.sample(WORDS, world.random.randrange(1, 4)))


def _why(world):
    return world.random.choice([None, None, "fordi " + _name(world), TEXT[:60]])


def _import(world, device):
    owned = device.state.participants.rows and world.random.random() < 0.7
    people = [_pick(world, device.state.participants)] if owned else []
    text = TEXT + _name(world) + str(world.random.random())
    device.do(sources.import_source, Incoming(_name(world), text, "sim"), tuple(people))


def _group(world, device):
    """A text of two, each under a key of their own; and a code on what one of them says."""
    text = f"Ina: {_name(world)} {world.random.random()}\nJo: {_name(world)}\n" * 3
    people = ["Ina", _pick(world, device.state.participants)]
    incoming = [Incoming(_name(world), text, "sim", "group")]
    made = device.do(sources.bring_in, incoming, people, None, {"Jo": people[1]})
    source = made[-1].event.source
    device.do(codings.code_segment, source, 5, 12, [_pick(world, device.state.codes)], _why(world))


def _speakers(world, device):
    """Who speaks in a text of several is somebody else, or an interviewer."""
    spoken = [key for key, row in sorted(device.state.speakers.rows.items()) if row.turns]
    who = world.random.choice([Role.INTERVIEWER, _pick(world, device.state.participants)])
    device.do(speakers.set_speakers, world.random.choice(spoken), {"Jo": who}, None, _why(world))


def _participant(world, device):
    device.do(participants.add_participant, _name(world))


def _describe(world, device):
    device.do(participants.describe_participant, _pick(world, device.state.participants), "alder", _name(world))


def _describe_text(world, device):
    source = _pick(world, device.state.sources)
    device.do(text_attributes.describe_source, source, "sted", world.random.choice(["", _name(world), TEXT[:40]]))


def _create(world, device):
    parent = world.random.choice([None, *sorted(device.state.codes.rows)])
    device.do(codebook.create_code, _name(world), parent, _name(world), "", _why(world))


def _rename(world, device):
    device.do(codebook.rename_code, _pick(world, device.state.codes), _name(world), _why(world))


def _define(world, device):
    device.do(codebook.define_code, _pick(world, device.state.codes), "use", _name(world))


def _move(world, device):
    parent = world.random.choice([None, *sorted(device.state.codes.rows)])
    device.do(codebook.move_code, _pick(world, device.state.codes), parent, _why(world))


def _place(world, device):
    code, beside = _pick(world, device.state.codes), _pick(world, device.state.codes)
    device.do(codebook.place_code, code, world.random.choice(codebook.SIDES), beside, _why(world))


def _number(world, device):
    """Numbers a quote, or says where one is used."""
    coding = _pick(world, device.state.codings)
    if device.state.quote_numbers.rows and world.random.random() < 0.4:
        known = device.state.quote_numbers.rows[_pick(world, device.state.quote_numbers)].codings[0]
        device.do(quotes.note_use, known, _name(world))
    else:
        device.do(quotes.number_quotes, [coding])


def _quote(world, device):
    """Chooses a quote for a code, or lets go of one."""
    if device.state.chosen_quotes.rows and world.random.random() < 0.3:
        code = _pick(world, device.state.chosen_quotes)
        choice = world.random.choice(device.state.chosen_quotes.rows[code].choices)
        device.do(chosen_quotes.let_go_of_quote, code, choice.coding, _why(world))
    else:
        coding = _pick(world, device.state.codings)
        device.do(chosen_quotes.choose_quote, device.state.codings.rows[coding].code, coding, _why(world))


def _chart(world, device):
    """Writes a cell of the framework matrix, or empties one."""
    case, code = _pick(world, device.state.participants), _pick(world, device.state.codes)
    if world.random.random() < 0.2:
        device.do(framework.clear_cell, ("participant", case), code, _why(world))
    else:
        device.do(framework.write_cell, ("participant", case), code, _name(world), (), _why(world))


def _merge(world, device):
    device.do(codebook.merge_codes, _pick(world, device.state.codes), _pick(world, device.state.codes), _why(world))


def _split(world, device):
    device.do(codebook.split_code, _pick(world, device.state.codes), [_name(world), _name(world)])


def _delete(world, device):
    device.do(codebook.delete_code, _pick(world, device.state.codes), _why(world))


def _code(world, device):
    source = _pick(world, device.state.sources)
    start = world.random.randrange(0, device.state.sources.rows[source].chars - 1)
    end = world.random.randrange(start + 1, device.state.sources.rows[source].chars + 1)
    device.do(codings.code_segment, source, start, end, [_pick(world, device.state.codes)], _why(world))


def _in_vivo(world, device):
    device.do(codebook.create_in_vivo, _pick(world, device.state.sources), 3, 30)


def _recode(world, device):
    device.do(codings.recode, _pick(world, device.state.codings), _pick(world, device.state.codes), _why(world))


def _resize(world, device):
    device.do(codings.resize, _pick(world, device.state.codings), 1, world.random.randrange(2, 40))


def _uncode(world, device):
    device.do(codings.uncode, _pick(world, device.state.codings), _why(world))


def _judge(world, device):
    device.do(codings.judge_coding, _pick(world, device.state.codings), "disagree", None, _why(world))


def _memo(world, device):
    kind, table = world.random.choice(
        [("code", device.state.codes), ("coding", device.state.codings), ("source", device.state.sources)]
    )
    device.do(memos.write_memo, world.random.choice(memos.KINDS), _name(world), kind, _pick(world, table))


def _margin(world, device):
    text = _name(world)
    device.do(memos.write_in_margin, "reflexive", text, _pick(world, device.state.sources), (4, 4 + len(text)))


def _revise(world, device):
    device.do(memos.revise_memo, _pick(world, device.state.memos), _name(world))


def _undo(world, device):
    recent = device.timeline.order[-world.random.randrange(1, 60) :]
    device.do(project.undo, world.random.choice(recent).id)


def _epoch(world, device):
    device.do(rotate_key)


def _device(world, device):
    """Takes out a device that was lost; seldom, and never the founder's, who heals the world."""
    founded = device.timeline.order[0].id
    lost = [row.id for row in device.state.devices.values() if row.admitted != founded]
    device.do(members.remove_device, world.random.choice(lost), _why(world))


def _milestone(world, device):
    device.do(project.mark_milestone, _name(world))


def _withdraw(world, device):
    device.do(participants.withdraw_participant, _pick(world, device.state.participants))


def _withdraw_source(world, device):
    unowned = [row.id for row in device.state.sources.values() if not row.participants]
    device.do(sources.withdraw_source, world.random.choice(unowned))


def _status(world, device):
    status = world.random.choice(participants.STATUSES)
    device.do(participants.set_status, _pick(world, device.state.participants), status, _why(world))


def _source(world, device):
    """Names a source, or says whose it is."""
    source = _pick(world, device.state.sources)
    if world.random.random() < 0.5:
        device.do(sources.rename_source, source, _name(world))
    else:
        device.do(sources.assign_source, source, (_pick(world, device.state.participants),))


def _frame(world, device):
    """Something on the project page."""
    if world.random.random() < 0.5:
        device.do(project.describe_project, world.random.choice(project.PARTS), _name(world))
    else:
        device.do(project.start_phase, world.random.choice(project.PHASES), _why(world))


def _put_aside(world, device):
    device.do(memos.delete_memo, _pick(world, device.state.memos))


def _colour(world, device):
    device.do(codebook.colour_code, _pick(world, device.state.codes), f"#{world.random.randrange(1 << 24):06x}")


def _round(world, device):
    """Opens a round of blind coding, is done with one, or ends it."""
    choice = world.random.random()
    if choice < 0.4 or not device.state.rounds.rows:
        coders = list(device.state.members.rows)
        device.do(rounds.open_round, _name(world), [_pick(world, device.state.sources)], coders)
    elif choice < 0.6:
        device.do(rounds.end_round, _pick(world, device.state.rounds), "fordi " + _name(world))
    else:
        device.do(rounds.finish_round, _pick(world, device.state.rounds))


def _replace(world, device):
    """Other words in a layer of a text."""
    source = _pick(world, device.state.sources)
    start = world.random.randrange(0, 120)
    places = tuple((at, at + world.random.randrange(1, 9)) for at in (start, start + 12))
    device.do(layers.replace_words, source, world.random.choice(LAYERS), places, _name(world), _why(world))


def _note(world, device):
    """Weighs a coding of one's own, or turns it into a negative case and back."""
    coding = _pick(world, device.state.codings)
    if world.random.random() < 0.5:
        device.do(codings.annotate_coding, coding, world.random.randrange(0, 101), _name(world))
    else:
        device.do(codings.set_coding_stance, coding, world.random.choice(["for", "against"]), _why(world))


def _relate(world, device):
    """Draws a relation, gathers a set, or gives one of them up."""
    choice, codes = world.random.random(), device.state.codes
    if choice < 0.4:
        device.do(relations.create_relation, _pick(world, codes), "causes", _pick(world, codes), _why(world))
    elif choice < 0.6:
        device.do(relations.remove_relation, _pick(world, device.state.relations))
    elif choice < 0.7 and device.state.code_sets.rows:
        device.do(relations.remove_set, _pick(world, device.state.code_sets))
    else:
        known = world.random.choice([None, *sorted(device.state.code_sets.rows)])
        device.do(
            relations.save_set, _name(world), (_pick(world, codes),), (_pick(world, device.state.sources),), known
        )


def _settle(world, device):
    """Agrees on an outcome for two codings of one text."""
    first = device.state.codings.rows[_pick(world, device.state.codings)]
    same = [row.id for row in device.state.codings.values() if row.source == first.source]
    about, codes = (first.id, world.random.choice(same)), (_pick(world, device.state.codes),)
    device.do(consensus.record_consensus, about, codes, first.start, first.end, _name(world))


def _ask(world, device):
    """Saves a query, or gives one up."""
    if device.state.queries.rows and world.random.random() < 0.3:
        device.do(queries.delete_query, _pick(world, device.state.queries))
    else:
        device.do(queries.save_query, _name(world), _pick(world, device.state.codes).hex(), (("since", "2026"),))


def _read_up(world, device):
    """Adds a reference, takes one off, links a memo to it, or takes the link back."""
    choice, known = world.random.random(), device.state.references
    if choice < 0.4 or not known.rows:
        device.do(references.add_references, [f'{{"title": "{_name(world)}"}}'])
    elif choice < 0.5:
        device.do(references.remove_reference, _pick(world, known))
    elif choice < 0.75:
        own = [row.id for row in device.state.memos.values() if row.by == device.member]
        device.do(references.link_memo, world.random.choice(own), "reference", _pick(world, known))
    else:
        own = [row for row in device.state.memos.values() if row.links and row.by == device.member]
        memo = world.random.choice(own)
        device.do(references.unlink_memo, memo.id, memo.links[0][1])


def _consent(world, device):
    """Writes a consent down, or says what an attribute may be."""
    if world.random.random() < 0.7:
        answers = participants.Consented(*world.random.choices(participants.ANSWERS, k=4), _name(world))
        person = _pick(world, device.state.participants)
        device.do(participants.note_consent, person, "2026-03-01", _name(world), None, answers)
    else:
        device.do(participants.set_attribute_type, "alder", "text")


def _ethics(world, device):
    """What left the study, until when it is kept, what went back to participants, and what they answered."""
    state, choice = device.state, world.random.randrange(6)
    if choice == 0:
        layer = world.random.choice(["", "spoken", "anonymised"])
        device.do(exports.record_export, exports.Taken("texts", "docx", layer, (_pick(world, state.sources),)))
    elif choice == 1:
        person = world.random.choice([None, *sorted(state.participants.rows)])
        device.do(retention.set_retention, person, world.random.choice(["", "2030-01-01"]), "destroy", _name(world))
    elif choice == 2:
        source = state.sources.rows[_pick(world, state.sources)]
        device.do(member_checks.return_transcript, source.participants[0], source.id, "2026-04-01", _name(world))
    elif choice == 3:
        returned = _pick(world, state.transcripts_returned)
        device.do(member_checks.answer_transcript, returned, "2026-04-02", "corrected", _name(world))
    elif choice == 4:
        people, codes = [_pick(world, state.participants)], [_pick(world, state.codes)]
        device.do(member_checks.show_findings, people, "2026-05-01", TEXT[:60], codes)
    else:
        shown = _pick(world, state.findings_shown)
        device.do(member_checks.answer_findings, shown, "2026-05-02", "partly", TEXT[:60], _name(world))


def _attach(world, device):
    """Attaches a small file, says when a text was spoken, or takes a file away."""
    choice = world.random.random()
    if choice < 0.5:
        kind, table = world.random.choice(
            [("source", device.state.sources), ("participant", device.state.participants), ("", None)]
        )
        on = _pick(world, table) if table is not None else None
        device.attach(kind, on, _name(world), "audio/ogg", [world.entropy(50), world.entropy(9)])
    elif choice < 0.7:
        device.do(files.detach_file, _pick(world, device.state.files))
    else:
        device.do(files.set_timecodes, _pick(world, device.state.sources), ((0, 0, 900), (12, 900, 2100)))


def _condense(world, device):
    """A condensed text, passages of it linked to the original, or parted again."""
    choice, derived = world.random.random(), [row.id for row in device.state.sources.values() if row.derived_from]
    if choice < 0.4 or not derived:
        incoming = Incoming(_name(world), f"Kort sagt: {_name(world)}\n{world.random.random()}", "sim", "condensed")
        device.do(sources.import_source, incoming, (), _pick(world, device.state.sources))
    elif choice < 0.8:
        start = world.random.randrange(0, 40)
        device.do(layers.link_passages, world.random.choice(derived), (0, 4), (start, start + 9), _why(world))
    else:
        device.do(layers.unlink_passages, _pick(world, device.state.passages))


def _checkpoint(world, device):
    """Makes a checkpoint of the log, signs another's, or notes a time stamp on one."""
    choice, known = world.random.random(), device.state.checkpoints
    if choice < 0.4 or not known.rows:
        evidence.make_checkpoint_now(device)
    elif choice < 0.7:
        evidence.cosign(device, _pick(world, known))
    else:
        device.do(checkpoints.stamp_checkpoint, _pick(world, known), "http://localhost", world.entropy(9))


def _arrive(world, device):
    """Brings in a small project of another tool, with somebody who coded and wrote there."""
    code, source, coding = (Id(world.entropy(16)) for _ in range(3))
    eva, made = Id(b"Eva"), 1_600_000_000_000
    text = f"Kari: {_name(world)} {_name(world)}."
    device.do(
        interchange_import.import_project,
        foreign_project.Foreign(
            (foreign_project.ForeignCode(code, _name(world), None, "", "", False),),
            (foreign_project.ForeignSource(source, _name(world), text, "sim"),),
            (foreign_project.ForeignCoding(coding, source, 0, 6, code, _name(world), None, eva, made),),
            (foreign_project.ForeignMemo("analytic", "Notat", "code", code, None, None, eva, made),),
            (), (), (), (), coders=(foreign_project.ForeignCoder(eva, "Eva"),), file="sim.qdpx",
        ),
    )  # fmt: skip


def _role(world, device):
    """Sets a role, or votes for an owner."""
    if world.random.random() < 0.4:
        role = world.random.choice(members.ROLES)  # of others: the founder, who heals the world, stays an owner
        others = sorted(each for each in device.state.members.rows if each != device.member)
        device.do(members.set_role, world.random.choice(others), role, _why(world))
    else:
        coders = [row.id for row in device.state.members.values() if row.role == "coder"]
        device.do(members.vote_for_owner, world.random.choice(coders))


def _confirm(world, device):
    """Confirms a device that somebody else added, or adds a device for another member."""
    unconfirmed = [row.id for row in device.state.devices.values() if not row.is_confirmed]
    if own := [each for each in unconfirmed if device.state.devices.rows[each].member == device.member]:
        device.do(members.confirm_device, world.random.choice(own))
    elif len(unconfirmed) < 6:
        stranger = new_device(world.entropy).keys
        others = sorted(each for each in device.state.members.rows if each != device.member)
        device.do(members.add_device, world.random.choice(others), stranger)


def _decide_withdrawal(world, device):
    """Confirms or declines a withdrawal that waits; where none does, somebody withdraws."""
    rows = waiting(device.state)
    if not rows:
        _withdraw(world, device)
        return
    row = world.random.choice(rows)
    if world.random.random() < 0.2:
        device.do(participants.decline_withdrawal, row.kind, row.thing, _why(world))
    elif row.kind == "participant":
        device.do(participants.withdraw_participant, row.thing)
    else:
        device.do(sources.withdraw_source, row.thing)


def _name_self(world, device):
    device.do(members.name_member, _name(world))


def _adopt(world, device):
    late = [
        event for event, conflict in sorted(device.state.conflicts.rows.items()) if conflict.kind == "after_removal"
    ]
    device.do(members.accept_late_event, world.random.choice(late), _why(world))


def _transcribe(world, device):
    """A recording, a draft of its transcript that grows, perhaps on two devices at once, and its end."""
    live = [row for row in device.state.transcripts.values() if row.status == "live"]
    if not live:
        on = _pick(world, device.state.participants)
        file = device.attach("participant", on, _name(world), "audio/ogg", [world.entropy(50)]).event.file
        device.do(transcripts.begin_transcript, file, (), _name(world))
        return
    row, choice = world.random.choice(live), world.random.random()
    if choice < 0.7:
        text = f"[00:00:0{world.random.randrange(9)}.0] Ina: {_name(world)} {world.random.random()}\n"
        device.do(transcripts.save_transcript, row.id, text, newest(row)[: world.random.randrange(3)])
    elif choice < 0.9:
        device.do(transcripts.finish_transcript, row.id, Incoming(_name(world), "", "sim"))
    else:
        device.do(transcripts.close_transcript, row.id, _why(world))


_ACTIONS = {
    _checkpoint: 3,
    _arrive: 0.4,
    _import: 2,
    _group: 0.7,
    _speakers: 0.4,
    _participant: 1,
    _describe: 1,
    _describe_text: 0.7,
    _create: 8,
    _rename: 4,
    _define: 2,
    _move: 5,
    _place: 2,
    _quote: 1.5,
    _number: 1,
    _chart: 1,
    _merge: 2,
    _split: 1,
    _delete: 2,
    _code: 20,
    _in_vivo: 2,
    _recode: 2,
    _resize: 2,
    _uncode: 3,
    _judge: 2,
    _memo: 4,
    _margin: 1,
    _revise: 1,
    _undo: 4,
    _epoch: 0.3,
    _device: 0.2,
    _milestone: 0.5,
    _withdraw: 0.4,
    _withdraw_source: 2,
    _status: 0.5,
    _source: 1,
    _frame: 0.5,
    _put_aside: 0.5,
    _colour: 0.5,
    _round: 4,
    _replace: 1,
    _note: 2,
    _relate: 6,
    _settle: 1,
    _ask: 1.5,
    _read_up: 10,
    _consent: 0.5,
    _ethics: 2,
    _attach: 4,
    _transcribe: 2,
    _condense: 9,
    _role: 1.5,
    _confirm: 4,
    _decide_withdrawal: 5,
    _name_self: 0.3,
    _adopt: 3,
}
