"""The app beside a command in a terminal, on the same project and machine."""

import asyncio

from app import composition
from app.services import sync_service
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from core.sealing.crypto import PassphraseCost
from tests.builders import a_code

WORDS = "en passfrase som er lang nok"


def test_the_open_app_takes_in_what_another_process_writes(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(sync_service, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(sync_service, "EVERY_SECONDS", 1)
    monkeypatch.setattr(composition, "COST", PassphraseCost(1, 64, 1))
    folder = tmp_path / "study"
    session = ProjectSession(composition.create_project(folder, "Studie", "Kari", lambda _: WORDS))

    async def work() -> None:
        syncing = sync_service.SyncService(session, folder, Settings(), lambda: None, str)
        watching = asyncio.create_task(syncing.watch())
        other = composition.open_project(folder, lambda _: WORDS)
        code = a_code(other, "fra terminalen")
        other.log.close()
        for _ in range(500):
            if code in session.project.state.codes.rows:
                break
            await asyncio.sleep(0.01)
        syncing.stop()
        await watching

    asyncio.run(work())
    assert [session.presentation.words(row.name) for row in session.project.state.codes.values()] == ["fra terminalen"]
    session.close()
