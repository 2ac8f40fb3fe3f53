"""Core in the Python of a real browser: the same vectors and laws, and each side opens what the other sealed."""

import json
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy, copytree
from threading import Thread

import pytest

from tests.browser.python import exchange
from tools.web import parts

ROOT = Path(__file__).parents[2]
FETCHED = ROOT / "build" / "web"
TESTS = [
    "tests/vectors/test_known_answers.py",
    "tests/unit/test_seals.py",
    "tests/unit/test_codec.py",
    "tests/unit/test_log.py::test_what_is_appended_is_there_in_order",
    "tests/unit/test_log.py::test_a_transaction_is_all_or_nothing",
    "tests/unit/test_log.py::test_grants_are_kept_once_and_dropped_by_key",
    "tests/unit/test_log.py::test_notes_and_checkpoints",
    "tests/unit/test_log.py::test_the_schema_of_a_new_file_is_the_known_one",
    "tests/unit/test_durability.py::test_a_decision_that_did_not_become_durable_is_not_acknowledged_and_leaves_nothing",
    "tests/unit/test_snapshots.py::test_rows_of_every_type_come_back_as_they_were[codings]",
    "tests/laws/test_folded_once.py::test_what_comes_in_parts_gives_what_all_of_it_gives",
    "tests/laws/test_folded_once.py::test_nothing_goes_out_by_a_state_that_lacks_what_came",
    "tests/laws/test_same_events_same_views.py::test_any_interleaving_duplication_and_partition_gives_the_same_digest",
    "tests/laws/test_same_events_same_views.py::test_views_and_checkpoints_come_back_identical",
    "tests/laws/test_undos_one_by_one.py::test_one_by_one_gives_what_all_at_once_gives",
]
"""What a 32-bit machine, other ciphers or another SQLite could make different: vectors, the canonical encoding,
storage, snapshots, and the laws of the fold. Not what needs two connections to one file: a page has one."""
ASK = """asked => new Promise(done => {
  const worker = new Worker("worker.mjs", {type: "module"});
  worker.onmessage = event => { worker.terminate(); done(event.data); };
  worker.onerror = event => done(JSON.stringify({problem: event.message}));
  worker.postMessage({asked});
})"""


class Quiet(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - as its base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    try:
        parts.fetch_modules(FETCHED)
        libraries = parts.fetch_python(FETCHED)
    except parts.PartMissing as problem:
        pytest.skip(f"a registry is not to be had: {problem}")
    site = tmp_path_factory.mktemp("site")
    copytree(FETCHED / "noble", site / "noble")
    copytree(parts.flet_client() / "pyodide", site / "pyodide")
    copy(Path(__file__).parent / "python" / "worker.mjs", site)
    (site / "ciphers.mjs").write_text(parts.own_module("ciphers.mjs"))
    (site / "index.html").write_text("<!doctype html><title>Python</title>")
    zipped(site / "libraries.zip", libraries, ["."])
    zipped(
        site / "program.zip",
        ROOT,
        ["app", "core", "sync", "tests", "tools", "assets/sample"],
        (".py", ".json", ".ftl", ".txt"),
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    yield page
    page.close()
    server.shutdown()
    server.server_close()


def zipped(place: Path, root: Path, folders: list[str], endings: tuple[str, ...] = ("",)) -> None:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_STORED) as archive:
        for folder in folders:
            for path in sorted((root / folder).rglob("*")):
                if path.is_file() and path.name.endswith(endings) and "__pycache__" not in path.parts:
                    archive.write(path, path.relative_to(root).as_posix())


def asked(page, **question):
    answer = json.loads(page.evaluate(ASK, json.dumps(question)))
    assert "problem" not in answer, answer["problem"]
    return answer


def test_vectors_and_laws_hold_in_the_python_of_a_browser(page):
    answer = asked(page, module="pytest_here", tests=TESTS)
    assert answer["code"] == 0, answer["said"][-4000:]


def test_each_side_opens_what_the_other_sealed(page):
    exchange.check(asked(page, module="exchange", made=exchange.make())["made"])
