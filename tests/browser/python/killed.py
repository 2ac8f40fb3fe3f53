"""Runs in the Python of a page until it is killed: imports and codes without a pause, and says of each decision that it
was acknowledged. Before that it says what an earlier life left, and which acts of several are there by halves."""

import json
import random
from collections import Counter
from pathlib import Path

import js

from app import composition
from core.commands.codebook import create_code
from core.commands.codings import code_segment
from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoding, ForeignSource
from core.commands.interchange_import import import_project
from core.commands.sources import Incoming, bring_in, import_source
from core.errors import StorageFailed
from core.ids import Id
from core.sealing.crypto import digest

FOLDER = Path.home() / "study"
WORDS = "Det å ikke bli avbrutt, det var helt nytt for meg. " * 40
TEXTS = 30
"""So many come in as one act."""
CODINGS = 20
"""On each text of another tool."""
WHOLE = TEXTS + TEXTS * CODINGS


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
    torn = sorted(act for act, count in acts(project).items() if count != (TEXTS if act[0] == "T" else WHOLE))
    tell(found=found, faults=faults, torn=torn, events=project.events_digest(), state=project.state.digest())
    return project


def work(project, most):
    """At most so many acts; each is told when it was acknowledged, and not before."""
    number = len(project.timeline.order)
    try:
        _work(project, most, number)
    except StorageFailed as problem:
        tell(refused=problem.code)


def _work(project, most, number):
    for each in range(most):
        if each % 15 == 5:
            recorded = project.do(bring_in, several(number + each), ["Kari"])
        elif each % 15 == 10:
            recorded = project.do(import_project, of_another_tool(number + each))
        elif each % 5 == 0:
            text = f"{number + each}: {WORDS}"
            recorded = project.do(import_source, Incoming(f"P{number + each}", text, "test"))
            source = recorded[0].event.source
            code = project.do(create_code, f"code {number + each}")[0].event.code
        else:
            start = random.randrange(1000)
            recorded = project.do(code_segment, source, start, start + 20, [code])
        tell(acknowledged=[one.id.hex() for one in recorded])


def acts(project):
    """How many texts and codings there are of each act that imports several."""
    found = Counter()
    names = {row.id: project.words(row.name).partition("/") for row in project.state.sources.values()}
    for source in [*names, *(row.source for row in project.state.codings.values())]:
        act, _, part = names[source]
        found[act] += bool(part)
    return {act: count for act, count in found.items() if count}


def several(number):
    """Texts that are imported at once; their names tell which belong together."""
    return [Incoming(f"T{number}/{each}", f"{number}, {each}\nKari: {WORDS}\n", "test") for each in range(TEXTS)]


def of_another_tool(number):
    """A project with as many texts, and twenty codings on each."""
    texts = [
        ForeignSource(made("text", number, each), f"Q{number}/{each}", f"{number}, {each}: {WORDS}", "test")
        for each in range(TEXTS)
    ]
    code = ForeignCode(made("code", number, 0), f"of another tool {number}", None, "", "#336699")
    codings = [
        ForeignCoding(made("coding", number, CODINGS * n + each), text.id, 9 * each, 9 * each + 20, code.id)
        for n, text in enumerate(texts)
        for each in range(CODINGS)
    ]
    return Foreign((code,), tuple(texts), tuple(codings), (), (), (), ())


def made(*what):
    """An id as another tool has them."""
    return Id(digest(repr(what).encode())[:16])
