"""Who speaks in a text is found by the text, and not by looking through all that anybody sealed."""

from random import Random

from core.commands.context import Decision
from core.events.sources import SourceSpeakerSealed
from core.ids import ParticipantId, SourceId, new_id
from core.text.ranges import are_free, overlaps
from core.views import sources
from core.views.speakers import keys_at
from core.views.turns_by_text import taken
from tests.builders import World, a_source, alice, fresh_copy
from tests.signing import changed_program


class CountedRows(dict):
    """Rows that count how often somebody goes through them all."""

    passes = 0

    def __iter__(self):
        self.passes += 1
        return super().__iter__()

    def values(self):
        self.passes += 1
        return super().values()


def sealed(project, count, places=((0, 1),), source=None, seal=None):
    """Signs that many, each of a text of its own unless one is given."""

    def forged(context):
        made = []
        for n in range(count):
            key, text = context.new_key(), source or SourceId(new_id(project.device, project._entropy))
            person = ParticipantId(new_id(project.device, project._entropy))
            where = places if seal is None else ((2 * n, 2 * n + 1),)
            event = SourceSpeakerSealed(text, person, key.id, where, "", seal or context.new_key().id)
            made.append(Decision(event, None, (), (key,), False))
        return made

    with changed_program():
        return project.do(forged)


def kinds(project, recorded):
    return [row.kind for row in map(project.state.conflicts.get, [each.id for each in recorded]) if row is not None]


def test_many_that_are_sealed_are_not_gone_through_for_each():
    project = alice(World(1))
    text = a_source(project)
    sealed(project, 1)
    table = project.state.speaker_turns
    table.rows = CountedRows(table.rows)
    table.get = table.rows.get
    sealed(project, 100)
    keys_at(project.state, text, 0, 5)
    assert project.state.speaker_turns is table
    assert len(table.rows) == 101
    assert table.rows.passes <= 1


def test_so_many_by_one_member_in_one_text(monkeypatch):
    world = World(2)
    project = alice(world)
    text = SourceId(new_id(project.device, project._entropy))
    monkeypatch.setattr(sources, "SEALED_MAX", 5)
    assert kinds(project, sealed(project, 7, source=text)) == ["too_many"] * 2
    assert kinds(project, sealed(project, 7)) == [], "other texts"
    assert fresh_copy(project, world).state.digest() == project.state.digest()


def test_nobody_speaks_where_somebody_else_does_under_the_same_seal():
    world = World(3)
    project = alice(world)
    made = sealed(project, 3)[0].event
    seal, text = made.seal, made.source
    assert kinds(project, sealed(project, 3, source=text, seal=seal)) == ["out_of_range"]
    assert taken(project.state, text, project.member, seal) == (3, [(0, 1), (2, 3), (4, 5)])
    project.state.speaker_turns.rows.pop(made.key)  # as where the walk goes back
    assert taken(project.state, text, project.member, seal) == (2, [(2, 3), (4, 5)])


def test_places_are_free_as_ranges_do_not_overlap():
    random = Random(1)
    for _ in range(3000):
        ends = sorted(random.sample(range(12), 2 * random.randrange(4)))
        places = list(zip(ends[::2], ends[1::2], strict=True))
        wanted = tuple((start := random.randrange(12), start + random.randrange(1, 4)) for _ in range(2))
        assert are_free(places, wanted) != overlaps(tuple(places), wanted), (places, wanted)
