"""Random commands on texts, their layers, files and transcripts."""

from core.commands import (
    codings,
    files,
    foreign_project,
    interchange_import,
    layers,
    sources,
    speakers,
    text_attributes,
    transcripts,
)
from core.commands.own_note import OwnConsensus, OwnJudgement, OwnThings
from core.commands.sources import Incoming
from core.ids import Id
from core.text.who_speaks import Role
from core.views.layers import LAYERS
from core.views.transcripts import newest
from tests.builders import TEXT
from tests.simulation.picks import a_name, a_row, a_why


def import_text(world, device):
    owned = device.state.participants.rows and world.random.random() < 0.7
    people = [a_row(world, device.state.participants)] if owned else []
    text = TEXT + a_name(world) + str(world.random.random())
    device.do(sources.import_source, Incoming(a_name(world), text, "sim"), tuple(people))


def group(world, device):
    """A text of two, each under a key of their own; and a code on what one of them says."""
    text = f"Ina: {a_name(world)} {world.random.random()}\nJo: {a_name(world)}\n" * 3
    people = ["Ina", a_row(world, device.state.participants)]
    incoming = [Incoming(a_name(world), text, "sim", "group")]
    made = device.do(sources.bring_in, incoming, people, None, {"Jo": people[1]})
    source = made[-1].event.source
    device.do(codings.code_segment, source, 5, 12, [a_row(world, device.state.codes)], a_why(world))


def correct_speakers(world, device):
    """Who speaks in a text of several is somebody else, or an interviewer."""
    spoken = [key for key, row in sorted(device.state.speakers.rows.items()) if row.turns]
    who = world.random.choice([Role.INTERVIEWER, a_row(world, device.state.participants)])
    device.do(speakers.set_speakers, world.random.choice(spoken), {"Jo": who}, None, a_why(world))


def describe_text(world, device):
    source = a_row(world, device.state.sources)
    device.do(text_attributes.describe_source, source, "sted", world.random.choice(["", a_name(world), TEXT[:40]]))


def withdraw_source(world, device):
    unowned = [row.id for row in device.state.sources.values() if not row.participants]
    device.do(sources.withdraw_source, world.random.choice(unowned))


def source(world, device):
    """Names a source, or says whose it is."""
    source = a_row(world, device.state.sources)
    if world.random.random() < 0.5:
        device.do(sources.rename_source, source, a_name(world))
    else:
        device.do(sources.assign_source, source, (a_row(world, device.state.participants),))


def replace(world, device):
    """Other words in a layer of a text."""
    source = a_row(world, device.state.sources)
    start = world.random.randrange(0, 120)
    places = tuple((at, at + world.random.randrange(1, 9)) for at in (start, start + 12))
    device.do(layers.replace_words, source, world.random.choice(LAYERS), places, a_name(world), a_why(world))


def attach(world, device):
    """Attaches a small file, says when a text was spoken, or takes a file away."""
    choice = world.random.random()
    if choice < 0.5:
        kind, table = world.random.choice(
            [("source", device.state.sources), ("participant", device.state.participants), ("", None)]
        )
        on = a_row(world, table) if table is not None else None
        device.attach(kind, on, a_name(world), "audio/ogg", [world.entropy(50), world.entropy(9)])
    elif choice < 0.7:
        device.do(files.detach_file, a_row(world, device.state.files))
    else:
        device.do(files.set_timecodes, a_row(world, device.state.sources), ((0, 0, 900), (12, 900, 2100)))


def transcribe(world, device):
    """A recording, a draft of its transcript that grows, perhaps on two devices at once, and its end."""
    live = [row for row in device.state.transcripts.values() if row.status == "live"]
    if not live:
        on = a_row(world, device.state.participants)
        file = device.attach("participant", on, a_name(world), "audio/ogg", [world.entropy(50)]).event.file
        device.do(transcripts.begin_transcript, file, (), a_name(world))
        return
    row, choice = world.random.choice(live), world.random.random()
    if choice < 0.7:
        text = f"[00:00:0{world.random.randrange(9)}.0] Ina: {a_name(world)} {world.random.random()}\n"
        device.do(transcripts.save_transcript, row.id, text, newest(row)[: world.random.randrange(3)])
    elif choice < 0.9:
        device.do(transcripts.finish_transcript, row.id, Incoming(a_name(world), "", "sim"))
    else:
        device.do(transcripts.close_transcript, row.id, a_why(world))


def condense(world, device):
    """A condensed text, passages of it linked to the original, or parted again."""
    choice, derived = world.random.random(), [row.id for row in device.state.sources.values() if row.derived_from]
    if choice < 0.4 or not derived:
        incoming = Incoming(a_name(world), f"Kort sagt: {a_name(world)}\n{world.random.random()}", "sim", "condensed")
        device.do(sources.import_source, incoming, (), a_row(world, device.state.sources))
    elif choice < 0.8:
        start = world.random.randrange(0, 40)
        device.do(layers.link_passages, world.random.choice(derived), (0, 4), (start, start + 9), a_why(world))
    else:
        device.do(layers.unlink_passages, a_row(world, device.state.passages))


def arrive(world, device):
    """Brings in a small project of another tool, with somebody who coded, wrote and judged there."""
    code, source, coding = (Id(world.entropy(16)) for _ in range(3))
    eva, made = Id(b"Eva"), 1_600_000_000_000
    text = f"Kari: {a_name(world)} {a_name(world)}."
    own = OwnThings(
        judgements=(OwnJudgement(coding, eva, "disagree", None, made, "Nei."),),
        consensus=(OwnConsensus(Id(world.entropy(16)), source, 0, 6, (coding,), eva, "Sånn blir det.", (code,), made),),
    )
    device.do(
        interchange_import.import_project,
        foreign_project.Foreign(
            (foreign_project.ForeignCode(code, a_name(world), None, "", "", False),),
            (foreign_project.ForeignSource(source, a_name(world), text, "sim"),),
            (foreign_project.ForeignCoding(coding, source, 0, 6, code, a_name(world), None, eva, made),),
            (foreign_project.ForeignMemo("analytic", "Notat", "code", code, None, None, eva, made),),
            (), (), (), (), coders=(foreign_project.ForeignCoder(eva, "Eva"),), file="sim.qdpx", own=own,
        ),
    )  # fmt: skip
