"""Times a project in the Python of a page: a device's sealed files are brought there, and a relay gives the rest."""

import json
import time
from pathlib import Path

import js

from app import composition
from app.services.peers import access_tokens_of
from core.commands.codings import code_segment
from core.keys.device_key_file import open_device_file
from core.project import Project
from sync.transports.relay import talk

FOLDER = Path.home() / "measured"


def seconds(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


async def answer(asked):
    given = json.loads(asked)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in given["files"].items():
        (FOLDER / name).write_bytes(bytes.fromhex(content))
    key = (FOLDER / "device.key").read_bytes()
    opened = []
    found = {"unlock_s": seconds(lambda: opened.append(open_device_file(key, given["passphrase"])))}
    secrets, log = opened[0].secrets, composition.open_log(FOLDER)

    def fold():
        opened.append(Project(log, secrets, composition.clock, composition.entropy))

    fold()
    project, begun = opened[-1], time.perf_counter()
    outcome = await talk(project, given["relay"], access_tokens_of(project), None)
    found |= {"sync_s": time.perf_counter() - begun, "received": outcome.received}
    with log.transaction():
        log.save_snapshots(0, {})
    opened.clear()
    found["cold_s"] = seconds(fold)
    found["again_s"] = sorted(seconds(fold) for _ in range(5))[2]
    project = opened[-1]
    source, code = next(iter(project.state.sources.rows)), next(iter(project.state.codes.rows))
    one = sorted(seconds(lambda n=n: project.do(code_segment, source, n, n + 9, [code])) for n in range(21))
    found |= {"coded_ms": one[10] * 1000, "coded_worst_ms": one[-1] * 1000}
    found |= {"events": len(project.timeline.order), "heap_mb": js.self.kodesporHeap() / 1e6}
    js.self.postMessage(json.dumps({"measured": found}))
