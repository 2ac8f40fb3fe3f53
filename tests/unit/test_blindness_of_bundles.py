"""Whether a blind round was open is decided where a bundle decides it, and else said not to be: by all three."""

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import project, rounds
from core.evidence.audit_bundle import Scope
from core.evidence.bundle_check import open_bundle
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.forgeries import made_of, verifier
from tests.verdicts import BAD, GOOD, in_page, verdicts

UNDECIDED = "blind-undecided"


class Study:
    """Ada and Bo code a text blindly; Cy looks on. Bo makes bundles of the time from `start` to `end`."""

    def __init__(self, seed=21):
        self.world = World(seed)
        self.a = alice(self.world)
        self.b, self.c = invited(self.world, self.a), invited(self.world, self.a, "Cy")
        self.source, self.code = a_source(self.a), a_code(self.a, "redsel")
        self.exchange()
        self.a.do(rounds.open_round, "Runde 1", [self.source], [self.a.member, self.b.member])
        [self.round] = self.a.state.rounds.rows
        self.exchange()
        self.start = self.world.now + 1
        a_coding(self.a, self.source, self.code, 3, 20)
        a_code(self.c, "angst")
        self.exchange()
        self.end = self.world.now + 1

    def exchange(self):
        exchange(self.a, self.b, self.c)

    def chosen(self):
        return disclosure_selection.of_period(Presentation(self.b), self.start, self.end)

    def of_period(self, but=(), sealing=()):
        """What Bo would show, without the bare events whose classes are in `but`, sealing what is of `sealing`."""
        chosen, project = self.chosen(), self.b
        scope = Scope(chosen.scope.kind, chosen.scope.about, True)
        bare = disclosure_selection.ROUND_EVENTS if not chosen.scope.is_blind else ()
        return made_of(
            project,
            chosen._replace(
                scope=scope,
                shows=lambda each: chosen.shows(each) and each.device not in sealing,
                shows_bare=lambda each: (
                    (chosen.shows_bare(each) or isinstance(each.event, bare)) and type(each.event).__name__ not in but
                ),
            ),
        )


def notes_of(content):
    """The kinds of what has to be known, of which all three say the same."""
    found = [[each.id.removeprefix("integrity-note-") for each in open_bundle(content).notes]]
    found.append([kind for kind, _ in verifier.check(content).notes])
    found += [[kind for kind, *_ in page["notes"]] for page in in_page([content])]
    assert all(each == found[0] for each in found), found
    return found[0]


def said_of(content):
    [found] = verdicts([content])
    assert len(set(found)) == 1, found
    return found[0], UNDECIDED in notes_of(content)


def test_an_honest_bundle_of_a_period_in_a_round_is_good_and_says_what_it_cannot_decide():
    study = Study()
    content = study.of_period()
    assert said_of(content) == (GOOD, True)
    assert content == made_of(study.b, study.chosen())


def test_where_nothing_is_sealed_since_the_round_began_it_is_decided():
    study = Study()
    everything = disclosure_selection.of_period(Presentation(study.b), 0, 1 << 45)
    seen = everything._replace(shows=lambda _: True)
    assert said_of(made_of(study.b, seen)) == (GOOD, False)


def test_blindness_after_the_round_is_found_where_its_end_is_shown_and_undecided_where_it_is_sealed():
    study = Study()
    for who in (study.a, study.b):
        who.do(rounds.finish_round, study.round)
    study.exchange()
    sealing = [study.a.device]
    assert said_of(study.of_period(sealing=sealing)) == (BAD, False), "the end is shown"
    assert said_of(study.of_period(but=("RoundFinished",), sealing=sealing)) == (GOOD, True)
    assert said_of(study.of_period(but=("RoundFinished", "RoundOpened"), sealing=sealing)) == (BAD, False)


def test_what_others_than_the_coders_did_cannot_be_hidden_by_the_round():
    study = Study()
    assert said_of(study.of_period(sealing=[study.c.device]))[0] == BAD
    assert said_of(study.of_period(sealing=[study.b.device]))[0] == GOOD, "nothing of his is in the period"
    a_code(study.b, "uro")
    study.exchange()
    study.end = study.world.now + 1
    assert said_of(study.of_period(sealing=[study.b.device]))[0] == BAD, "nobody is blind to what they did"


def test_a_round_that_is_open_again_by_an_undo_is_shown_to_be():
    study = Study()
    study.a.do(rounds.finish_round, study.round)
    study.b.do(rounds.finish_round, study.round)
    finished = [key.id for key in study.a.timeline.order if key.device == study.a.device][-1]
    study.exchange()
    study.a.do(project.undo, finished)
    study.exchange()
    assert Presentation(study.b).is_in_blind_round
    assert said_of(made_of(study.b, study.chosen()))[0] == GOOD
    for_code = disclosure_selection.of_code(Presentation(study.b), study.code)
    assert said_of(made_of(study.b, for_code)) == (GOOD, True)
    assert said_of(made_of(study.b, for_code._replace(shows_bare=lambda _: False)))[0] == BAD
