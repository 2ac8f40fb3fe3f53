"""Other people's programs read what goes out, by their own code, and what they read is compared with what was sent.

Each is fetched for these tests alone into a folder of its own: their needs contradict ours, or are large. What only
their analyses need is left out. Where it cannot be fetched the tests are skipped.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.analysis.codebook_tree import codebook_tree, codes_in_order
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos
from core.errors import Refused
from core.exporting.refi import to_qdpx
from core.exporting.refi_targets import TARGETS
from core.exporting.tags import to_tags
from core.views.codebook import resolve_merged
from tests.builders import World, a_source, alice
from tests.simulation.actions import random_action
from tests.unit.test_refi_peers import two_coders

pytest.importorskip("pandas")
HERE = Path(__file__).parent / "peers"
FAILED = ("No matching distribution", "Could not find a version", "Connection", "resolve host", "Read timed out")
STRANGE = "Kari: Jeg var 😀 redd – blåbær.\nأخاف أن أخطئ. 我怕说错 i dag.\n=SUM(A1)\tPer: Nei vel 𝒳 da.\n"


@pytest.fixture(scope="module")
def peer(tmp_path_factory):
    """Reads a file with a peer's own code: `peer(name, file)` gives what that read."""
    fetched: dict[str, Path] = {}

    def read(name: str, file: Path) -> object:
        if name not in fetched:
            fetched[name] = tmp_path_factory.mktemp(name)
            _fetch(name, fetched[name])
        place = tmp_path_factory.mktemp(f"{name} reads")
        # One of them was published with a breakpoint in its reader.
        environment = os.environ | {"PYTHONPATH": str(fetched[name]), "PYTHONBREAKPOINT": "0", "PYTHONUTF8": "1"}
        command = [sys.executable, str(HERE / f"with_{name}.py"), str(file)]
        done = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return read


def _fetch(name: str, into: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    asked = [*pip, "--require-hashes", "--target", str(into), "--requirement", str(HERE / f"{name}.txt")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode and any(each in done.stderr for each in FAILED):
        pytest.skip(f"{name} cannot be fetched here")
    assert done.returncode == 0, done.stderr


def a_hostile_study():
    """Names and words that other programs stumble over."""
    project = alice(World(19))
    source = a_source(project, STRANGE)
    above = project.do(codebook.create_code, "=1+1")[-1].event.code
    for n, name in enumerate(("<b>&amp;", "Ängst", "ängst", "two\u202ewords", "comma, quote \" and 'apostrophe'", "✔")):
        code = project.do(codebook.create_code, name, above if n % 2 else None)[-1].event.code
        project.do(codebook.define_code, code, "definition", f"={name}\nin two lines")
        coding = project.do(codings.code_segment, source, 6 + n, 20 + n, [code], "why?")[0].event.coding
        project.do(memos.write_memo, "analytic", f"On {name}.", "coding", coding)
    return project


def a_random_study(seed):
    world = World(seed)
    project = alice(world)
    for _ in range(100):
        random_action(world, project)
    return project


STUDIES = [two_coders, a_hostile_study, lambda: a_random_study(1), lambda: a_random_study(6)]


@pytest.fixture(scope="module", params=STUDIES, ids=["two coders", "hostile", "generated 1", "generated 6"])
def study(request):
    return Presentation(request.param())


def sent_codings(presentation):
    """(text, code, coding) of every coding that goes out."""
    known = {branch.code for branch, _ in codes_in_order(presentation)}
    for each in presentation.live_codings():
        code = resolve_merged(presentation.state, each.code)
        if code in known and is_here(presentation, each.source):
            yield presentation.source(each.source), code, each


def is_here(presentation, source):
    try:
        presentation.layered(source)
    except Refused:
        return False
    return presentation.state.sources.rows[source].status == "live"


def paths(presentation, join):
    """Of each code the names from the top down to it."""
    found = {}

    def below(branch, above):
        found[branch.code] = (*above, branch.name)
        for child in branch.children:
            below(child, found[branch.code])

    for top in codebook_tree(presentation):
        below(top, ())
    return {code: join.join(path) for code, path in found.items()}


def second(at):
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_qdapy_reads_each_code_and_each_coding_as_it_was_sent(peer, study, tmp_path):
    (tmp_path / "out.qdpx").write_bytes(to_qdpx(study))
    read = peer("qdapy", tmp_path / "out.qdpx")
    named = paths(study, "/")
    branches = {branch.code: branch for branch, _ in codes_in_order(study)}
    assert Counter(code for code, *_ in read["codes"]) == Counter(each.strip() for each in named.values())
    for _, colour, memo, guid in read["codes"]:
        branch = branches.get(bytes.fromhex(guid.replace("-", "")))
        if branch is not None:  # one that came with a file has the GUID that it had there
            assert memo.startswith(branch.parts.get("definition", "").strip())
            assert not branch.colour or colour == branch.colour
    sent = [
        (
            text, study.quote(each), *study.layered(each.source).to_layer(each.start, each.end), named[code],
            study.member(each.by), second(each.at), (study.why(each.why) or "").strip(),
        )
        for text, code, each in sent_codings(study)
    ]  # fmt: skip
    got = [tuple(each[:7]) for each in read["codings"]]
    assert Counter(got) == Counter(each[:7] for each in sent)
    reasons = Counter(each[7] for each in read["codings"])
    assert all(any(why in comment for comment in reasons) for *_, why in sent), "reasons stand where it looks"
    assert read["skipped"].keys() <= {"Notes", "Cases", "Variables", "Sets", "Links"}


def test_qualitative_coding_reads_codes_texts_and_who_coded_what(peer, study, tmp_path):
    """It knows codes by their names, so they go out as for a program that has each name once."""
    (tmp_path / "out.qdpx").write_bytes(to_qdpx(study, (), TARGETS["qualcoder"]))
    read = peer("qualitative_coding", tmp_path / "out.qdpx")
    sent = list(sent_codings(study))
    flat = []

    def below(nodes):
        for name, children in nodes:
            flat.append(name)
            below(children)

    below(read["codes"])
    assert len(flat) == len(set(flat)) == len(codes_in_order(study))
    assert len(read["codings"]) == len({(text, code, each.by) for text, code, each in sent})
    assert {coder for _, _, coder in read["codings"]} == {study.member(each.by) for _, _, each in sent}
    texts = [study.layered(each).text for each in study.state.sources.rows if is_here(study, each)]
    assert sorted(read["texts"].values()) == sorted(texts)


def test_taguette_reads_the_codebook(peer, study, tmp_path):
    (tmp_path / "codes.csv").write_bytes(to_tags(study))
    read = peer("taguette", tmp_path / "codes.csv")
    assert len(read) == len(codes_in_order(study))
    wanted = [branch.parts.get("definition", "").strip() for branch, _ in codes_in_order(study)]
    assert all(about.lstrip("'").startswith(said) for (_, about), said in zip(read, wanted, strict=True))
