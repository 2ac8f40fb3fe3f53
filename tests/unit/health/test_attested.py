"""Findings about what members attested."""

from core.events.attestations import AttestationChecked
from core.log.first_reading import FalseAttestation, FirstReading
from tests.builders import exchange
from tests.signing import sign
from tests.unit.health.told import found
from tests.unit.test_attestations import Study


def test_attested_false(monkeypatch):
    study = Study()
    assert found("attested-false", study.a) == []
    lie = FalseAttestation(study.made, (study.b.device,))
    monkeypatch.setattr(FirstReading, "found_false", lambda _: lie)
    (one,) = found("attested-false", study.a)
    assert "Bob" in one.what


def test_attested_disputed():
    study = Study()
    study.confirm()
    assert found("attested-disputed", study.a) == []
    sign(study.b, AttestationChecked(study.made, bytes(32)))
    exchange(study.a, study.b)
    (one,) = found("attested-disputed", study.a)
    assert "Alice" in one.what
    assert "Bob" in one.what


def test_not_proved_yet():
    study = Study()
    study.confirm()
    cara = study.newcomer()
    (one,) = found("not-proved-yet", cara)
    assert "Alice og Bob attesterte" in one.what
    exchange(study.a, study.b, cara)
    assert found("not-proved-yet", cara) == []
