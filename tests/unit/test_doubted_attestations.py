"""An attestation that only the newcomer was shown: its log never comes, and what the others write speaks against it."""

import pytest

from app.i18n.catalogue import Catalogue
from app.services.proving import standing_in_words
from core.analysis.health.facts import Carrier
from core.analysis.presentation import Presentation
from core.analysis.unproved import unproved
from core.commands import members
from core.project import Project
from tests.builders import a_code, everything, exchange, invited, twin_of
from tests.unit.health.told import found
from tests.unit.test_attestations import Study
from tests.unit.test_hostile_attestations import falsely_attested


def said(project: Project) -> str:
    """What people are told of what they read, in English."""
    catalogue = Catalogue("en")
    messages = standing_in_words(Presentation(project, translator=catalogue), lambda _: "today")
    return " ".join(map(catalogue.say, messages))


def met(project: Project, other: Project) -> Carrier:
    """An exchange that went well with another device in the local network."""
    at = project.first.since() + 1
    return Carrier("lan", other.device.hex(), at, at, 0, None)


def shown_to_one(study: Study) -> Project:
    """Cara, to whom Alice showed what Bo is to have written and never wrote. Alice's own log does not come."""
    own = everything(study.b)
    cara = falsely_attested(study, study.b, seq=50)
    cara.accept(own)
    return cara


def test_who_wrote_since_and_lacks_what_is_attested_is_named():
    study = Study()
    cara = shown_to_one(study)
    assert unproved(cara, ()) is None, "it may be on its way"
    assert "had not got" not in said(cara)
    a_code(study.b, "videre")
    cara.accept(everything(study.b))
    assert unproved(cara, ()).lacking == (study.b.member,)
    assert "Bob had not got" in said(cara)
    (one,) = found("not-proved-yet", cara)
    assert "noe som ingen andre har" in one.advice
    assert cara.first.is_on, "it may come after all"


def test_who_was_met_since_is_named_though_they_wrote_nothing():
    study = Study()
    cara = shown_to_one(study)
    assert unproved(cara, [met(cara, study.b)]).lacking == (study.b.member,)
    assert unproved(cara, [met(cara, study.a)]) is None, "who attests it says nothing against it"


def test_another_event_in_an_attested_place_is_said():
    study = Study()
    own = everything(study.b)
    cara = falsely_attested(study, study.b, event=bytes(32))
    cara.accept(own)
    assert unproved(cara, ()).is_contradicted
    assert "WARNING: in the place of an event that Alice attested" in said(cara)
    (one,) = found("not-proved-yet", cara)
    assert "Ikke stol på det du leser" in one.advice


def test_another_event_in_the_place_of_the_attestation_is_said():
    """Alice goes on before the others as if she had never attested anything, and let Cara in."""
    study = Study()
    before_others = twin_of(study.a, study.world)
    cara = falsely_attested(study, study.b, seq=50)
    for name in ("en", "to", "tre"):
        a_code(before_others, name)
    cara.accept(everything(before_others))
    assert unproved(cara, ()).is_contradicted


@pytest.mark.parametrize("is_late", [False, True])
def test_nothing_is_said_of_what_is_true(is_late):
    study = Study()
    if is_late:  # Dag comes in after what is attested, and writes
        study.a.do(members.set_role, study.b.member, "owner")
    dag = invited(study.world, study.a, "Dag")
    cara = study.newcomer()
    exchange(study.a, study.b, dag)
    a_code(dag, "ny")
    exchange(dag, study.b)
    cara.accept(everything(dag))
    assert unproved(cara, [met(cara, dag)]) is None
    assert not cara.first.is_on
