"""Random real commands, as people would give them: what is refused is simply not done."""

from core.errors import Refused
from core.project import Project
from tests.builders import World
from tests.simulation import actions_in_the_team as team
from tests.simulation import actions_on_codes as codes
from tests.simulation import actions_on_people as people
from tests.simulation import actions_on_texts as texts


def random_action(world: World, device: Project) -> bool:
    """One random command on one device; whether it was carried out."""
    choice = world.random.choices(list(_ACTIONS), list(_ACTIONS.values()))[0]
    try:
        choice(world, device)
    except (Refused, IndexError):
        return False
    return True


_ACTIONS = {
    team.checkpoint: 3,
    team.attestation: 2,
    texts.arrive: 0.4,
    texts.import_text: 2,
    texts.group: 0.7,
    texts.correct_speakers: 0.4,
    people.participant: 1,
    people.describe: 1,
    people.correct: 0.5,
    texts.describe_text: 0.7,
    codes.create: 8,
    codes.rename: 4,
    codes.define: 2,
    codes.move: 5,
    codes.place: 2,
    codes.quote: 1.5,
    codes.number: 1,
    codes.chart: 1,
    codes.merge: 2,
    codes.split: 1,
    codes.delete_code: 2,
    codes.code: 20,
    codes.in_vivo: 2,
    codes.recode: 2,
    codes.resize: 2,
    codes.uncode: 3,
    codes.judge: 2,
    codes.memo: 4,
    codes.margin: 1,
    codes.revise: 1,
    team.undo: 4,
    team.epoch: 0.3,
    team.remove_device: 0.2,
    team.milestone: 0.5,
    people.withdraw: 0.4,
    texts.withdraw_source: 2,
    people.status: 0.5,
    texts.source: 1,
    codes.frame: 0.5,
    codes.put_aside: 0.5,
    codes.colour: 0.5,
    team.blind_round: 4,
    texts.replace: 1,
    codes.note: 2,
    codes.relate: 6,
    codes.settle: 1,
    codes.ask: 1.5,
    codes.read_up: 10,
    people.consent: 0.5,
    people.ethics: 2,
    texts.attach: 4,
    texts.transcribe: 2,
    texts.condense: 9,
    team.role: 1.5,
    people.confirm: 4,
    people.decide_withdrawal: 5,
    team.name_self: 0.3,
    team.adopt: 3,
}
