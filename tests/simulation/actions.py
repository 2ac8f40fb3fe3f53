"""Random real commands, as people would give them: what is refused is simply not done."""

from core.commands import codebook, codings, members, memos, participants, project, sources
from core.commands.sources import Incoming
from core.errors import Refused
from core.project import Project
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
    people = [] if not device.state.participants.rows else [_pick(world, device.state.participants)]
    text = TEXT + _name(world) + str(world.random.random())
    device.do(sources.import_source, Incoming(_name(world), text, "sim"), tuple(people))


def _participant(world, device):
    device.do(participants.add_participant, _name(world))


def _describe(world, device):
    device.do(participants.describe_participant, _pick(world, device.state.participants), "alder", _name(world))


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


def _revise(world, device):
    device.do(memos.revise_memo, _pick(world, device.state.memos), _name(world))


def _undo(world, device):
    recent = device.timeline.order[-world.random.randrange(1, 60) :]
    device.do(project.undo, world.random.choice(recent).id)


def _epoch(world, device):
    device.do(members.start_epoch)


def _milestone(world, device):
    device.do(project.mark_milestone, _name(world))


_ACTIONS = {
    _import: 2,
    _participant: 1,
    _describe: 1,
    _create: 8,
    _rename: 4,
    _define: 2,
    _move: 5,
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
    _revise: 1,
    _undo: 4,
    _epoch: 0.3,
    _milestone: 0.5,
}
