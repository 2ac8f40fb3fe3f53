"""Files that are dropped, and work that is cancelled."""

import asyncio
from urllib.parse import urlencode

import pytest

from app.services import intake
from core.commands.sources import Incoming, bring_in
from core.errors import Refused
from core.importing.batch import collect
from core.importing.project import read_project
from core.storage.files import HeldFile
from tests.builders import World, alice
from tests.unit.test_other_tools import TAGUETTE


def posted(name: str, content: bytes, drop: str = "a", of: int = 1) -> int:
    """What is answered to one file of a drop."""
    said: list[dict] = []
    parts = [{"body": content[:3], "more_body": True}, {"body": content[3:], "more_body": False}]

    async def receive():
        return parts.pop(0)

    async def send(message):
        said.append(message)

    query = urlencode({"name": name, "drop": drop, "of": of}).encode()
    asyncio.run(intake.answer({"method": "POST", "query_string": query}, receive, send))
    return said[0]["status"]


def test_a_drop_goes_to_whoever_waited_last_once_it_is_whole():
    first, last = [], []
    intake.wait_for_files(first.append)
    intake.wait_for_files(last.append)
    try:
        assert posted("../a b.txt", b"words", of=2) == 204
        assert last == []
        assert posted("ø.txt", b"more words", of=2) == 204
        assert last == [[HeldFile("a b.txt", b"words"), HeldFile("ø.txt", b"more words")]]
        intake.wait_no_more(last.append)
        assert posted("c.txt", b"words") == 204
        assert (len(first), len(last)) == (1, 1)
    finally:
        intake._takers.clear()


def test_what_is_chosen_goes_to_whoever_opened_the_chooser():
    dropped, first, last = [], [], []
    intake.wait_for_files(dropped.append)
    intake.wait_for_chosen(first.append)
    intake.wait_for_chosen(last.append)
    try:
        assert posted("a.txt", b"words", drop="chosen-1") == 204
        assert (dropped, first, last) == ([], [], [[HeldFile("a.txt", b"words")]])
    finally:
        intake._takers.clear()
        intake._chooser.clear()


def test_a_drop_that_broke_off_leaves_nothing_and_too_much_is_refused(monkeypatch):
    got: list[list[HeldFile]] = []
    intake.wait_for_files(got.append)
    try:
        assert posted("lost.txt", b"words", drop="a", of=2) == 204
        assert posted("whole.txt", b"words", drop="b") == 204
        assert [each.name for each in got[0]] == ["whole.txt"]
        monkeypatch.setattr(intake, "BYTES_MAX", 4)
        assert posted("large.txt", b"words", drop="c") == 413
        assert posted("", b"words", drop="d") == 400
        assert len(got) == 1
    finally:
        intake._takers.clear()


def test_a_file_whose_page_went_before_its_end_is_no_file_and_hinders_no_other(monkeypatch):
    got: list[list[HeldFile]] = []
    monkeypatch.setattr(intake, "BYTES_MAX", 10)
    intake.wait_for_files(got.append)
    messages = [{"type": "http.request", "body": b"Kari: Jeg ", "more_body": True}, {"type": "http.disconnect"}]

    async def receive():
        return messages.pop(0)

    async def send(_):
        pass

    try:
        asked = {"method": "POST", "query_string": b"name=a.txt&drop=x&of=1"}
        asyncio.run(intake.answer(asked, receive, send))
        assert got == []
        assert posted("b.txt", b"eight by", drop="y", of=2) == 204
        assert posted("c.txt", b"eight by", drop="z") == 204
        assert [each.name for each in got[0]] == ["c.txt"]
        assert posted("d.txt", b"words", drop="w", of=int("9" * 9)) == 400
    finally:
        intake._takers.clear()


def test_a_file_without_a_place_is_read_as_one_on_the_disk():
    held = HeldFile(TAGUETTE.name, TAGUETTE.read_bytes())
    assert read_project(held) == read_project(TAGUETTE)
    with pytest.raises(Refused, match="project-is-a-folder"):
        read_project(HeldFile("data.qda", b""))
    several = collect([HeldFile("a.txt", b"Kari: ja"), HeldFile("b.exe", b"MZ")])
    assert ([each.name for each in several.files], several.skipped) == (["a.txt"], ("b.exe",))


def test_each_text_has_participants_of_its_own():
    project = alice(World())
    texts = [Incoming("a", "Intervjuer: Hva?\nP01: Jeg ventet.\n", "a.txt", people=("P01",)),
             Incoming("b", "Uten navn på noen.", "b.txt", people=("P02",)),
             Incoming("c", "Feltnotat.", "c.txt")]  # fmt: skip
    project.do(bring_in, texts)
    found = {
        project.words(row.name): [
            project.words(project.state.participants.rows[each].pseudonym) for each in row.participants
        ]
        for row in project.state.sources.values()
    }
    assert found == {"a": ["P01"], "b": ["P02"], "c": []}
