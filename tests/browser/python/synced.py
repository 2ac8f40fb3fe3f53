"""A device in a browser: its sealed files are brought there; it codes, and meets the others at a relay."""

import json
from pathlib import Path

import js

from app import composition
from app.services.peers import access_tokens_of
from core.commands.codebook import create_code
from core.commands.codings import code_segment
from sync.transports.relay import talk

FOLDER = Path.home() / "joined"


async def answer(asked):
    given = json.loads(asked)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in given["files"].items():
        (FOLDER / name).write_bytes(bytes.fromhex(content))
    project = composition.open_project(FOLDER, lambda _: given["passphrase"])
    first = await talk(project, given["relay"], access_tokens_of(project), None)
    (source,) = project.state.sources.rows
    code = project.do(create_code, "fra telefonen")[0].event.code
    project.do(code_segment, source, 0, 9, [code])
    second = await talk(project, given["relay"], access_tokens_of(project), None)
    js.self.postMessage(
        json.dumps(
            {
                "received": first.received,
                "sent": second.sent,
                "faults": [str(each.problem and each.problem.code) for each in (first, second) if each.problem],
                "events": project.events_digest(),
                "state": project.state.digest(),
            }
        )
    )
