"""The health check of the app looks beside the work, in a thread with an opening of its own."""

import asyncio

from app import composition
from app.services.health import examine, known_record
from app.services.sync_service import in_background
from core.commands.codebook import create_code

WORDS = "en lang og uventet setning om havet"


def test_what_is_looked_up_beside_the_work_is_found(tmp_path):
    folder = tmp_path / "p"
    project = composition.create_project(folder, "Studie", "Ada", lambda _: WORDS)
    project.do(create_code, "Håp")
    known = known_record(project)
    found = asyncio.run(in_background(folder, project.secrets, lambda opened: examine(opened, folder, known)))

    assert found == examine(project, folder)
