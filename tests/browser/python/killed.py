"""Runs in the Python of a page until it is killed: imports and codes without a pause, and says of each act that it was
acknowledged. Before that it says what an earlier life left."""

import json
import random
from collections import Counter
from pathlib import Path

import js

from app import composition
from core.commands.codebook import create_code
from core.commands.codings import code_segment
from core.commands.sources import Incoming, import_source
from core.errors import StorageFailed
from core.log.integrity_check import verify_log

FOLDER = Path.home() / "study"
WORDS = "Det å ikke bli avbrutt, det var helt nytt for meg. " * 40
TOGETHER = 30
"""So many texts are imported as one act: all of them are there afterwards, or none."""


def tell(**said):
    js.self.postMessage(json.dumps(said))


def begin():
    if composition.is_project(FOLDER):
        project = composition.open_project(FOLDER, lambda _: "riktig hest batteri stift")
    else:
        project = composition.create_project(
            FOLDER, "Fictional study", "A. Coder", lambda _: "riktig hest batteri stift"
        )
    found = [project.event(key.id).id.hex() for key in project.timeline.order]
    faults = project.log._database.one("PRAGMA integrity_check")
    problems = [str(each) for each in verify_log(project.log, project.secrets).problems]
    names = [project.words(row.name) for row in project.state.sources.rows.values()]
    imports = Counter(name.partition(" of ")[2] for name in names if " of " in name)
    halves = [name for name, count in imports.items() if count != TOGETHER]
    tell(
        found=found,
        faults=faults,
        problems=problems,
        imports=len(imports),
        halves=halves,
        events=project.events_digest(),
        state=project.state.digest(),
    )
    return project


def work(project, most):
    """At most so many acts; each is told when it was acknowledged, and not before."""
    number = len(project.timeline.order)
    try:
        _work(project, most, number)
    except StorageFailed as problem:
        tell(refused=problem.code)


def _import_together(context, number):
    texts = [Incoming(f"{each} of import {number}", f"{each} {number}: {WORDS}", "test") for each in range(TOGETHER)]
    return [decision for text in texts for decision in import_source(context, text)]


def _work(project, most, number):
    for each in range(most):
        if each % 5 == 0:
            text = f"{number + each}: {WORDS}"
            recorded = project.do(import_source, Incoming(f"P{number + each}", text, "test"))
            source = recorded[0].event.source
            code = project.do(create_code, f"code {number + each}")[0].event.code
        elif each % 7 == 0:
            recorded = project.do(_import_together, number + each)
        else:
            start = random.randrange(1000)
            recorded = project.do(code_segment, source, start, start + 20, [code])
        tell(acknowledged=[one.id.hex() for one in recorded])
