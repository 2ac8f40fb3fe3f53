"""Nobody waits for the words of a text while no epoch is clean, also where nobody writes anything more."""

import pytest

from core.commands import members, participants
from core.keys import grant_bounds
from core.sealing.crypto import box_id
from sync.transports.folder import sync_folder
from tests.builders import TEXT, World, a_code, a_participant, a_source, alice, everything, exchange, invited
from tests.wire import talk


def withdraws_somebody(project):
    """Of whom nobody else has heard, so that nobody else has a key to destroy, and writes for that."""
    person = a_participant(project)
    a_source(project, participant=person)
    project.do(participants.withdraw_participant, person)


@pytest.fixture
def apart():
    """Bo's withdrawal retires the wrapping key that the keys of Di's texts lie under, and Bo's box key is another from
    then on. Ada, who knows nothing of either's withdrawal, removes Cy: no epoch comes after all that counts."""
    world = World(36)
    ada = alice(world)
    bo, cy, di = (invited(world, ada, name, role="owner") for name in ("Bo", "Cy", "Di"))
    a_code(bo)
    exchange(ada, bo, cy, di)
    withdraws_somebody(di)
    exchange(bo, di)
    texts = [a_source(di) for _ in range(12)]
    withdraws_somebody(bo)
    ada.do(members.remove_member, cy.member)
    di.accept(everything(ada))
    return ada, bo, cy, di, texts


def by_talking(projects, _):
    for _ in range(2):
        for one in projects:
            for other in projects:
                if one is not other:
                    talk(one, other)


def by_folder(projects, folder):
    for _ in range(4):
        for each in projects:
            sync_folder(each, folder)


@pytest.mark.parametrize("sync", [by_talking, by_folder])
def test_a_text_whose_key_lies_under_a_retired_key_alone_is_read_by_who_renewed_their_box_key(apart, sync, tmp_path):
    ada, bo, _, di, texts = apart
    sync((ada, bo, di), tmp_path)
    for each in (ada, bo, di):
        assert each.custody.current_epoch() is None, "nobody wrote anything"
        assert [each.text(text) for text in texts] == [TEXT] * len(texts)
        assert each.share_missing_keys() == 0
    keys = {bo.state.sources.rows[text].key for text in texts}
    to_boxes = {to for key, to, _ in bo.log.granted() if key in keys and to[0] == 0}
    assert to_boxes == {box_id(bo.state.devices.rows[each.device].box) for each in (ada, bo, di)}, "none to Cy's"


def test_such_keys_leave_room_for_those_of_epochs(apart, monkeypatch):
    ada, bo, _, di, texts = apart
    monkeypatch.setattr(grant_bounds, "SPARE_DEVICES", 0)
    monkeypatch.setattr(grant_bounds, "SPARE_EPOCHS", 0)
    for part in (everything(bo), everything(ada)):
        di.accept(part)
    assert di.custody.current_epoch() is None
    while di.share_missing_keys():
        pass
    keys = {di.state.sources.rows[text].key for text in texts}
    granted = [to for key, to, by in di.log.granted() if by == di.device and key in keys and to[0] == 0]
    assert 0 < len(granted) <= grant_bounds.due(di.state).to_boxes // 2 < 3 * len(texts)
    code = a_code(di)
    by_talking((ada, bo, di), None)
    for each in (ada, bo):
        assert code in each.state.codes.rows
        assert [each.text(text) for text in texts] == [TEXT] * len(texts)
