"""Words that were withdrawn, or whose project is locked, stay open nowhere in the app's memory."""

import contextlib
import gc
import sqlite3
from types import BuiltinFunctionType, FunctionType, ModuleType
from unittest.mock import MagicMock

from app.services.project_session import ProjectSession
from app.services.settings import Settings
from app.shell.window import Window
from core.commands.participants import withdraw_participant
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice

WORDS = "ikke var alene"
"""Words of the text that nothing else says."""


def in_memory(root) -> list[str]:
    """Every text that can be reached from an object, in databases in memory too; not through modules and classes."""
    found, seen, ahead = [], set(), [root]
    while ahead:
        one = ahead.pop()
        if id(one) in seen or isinstance(one, (type, ModuleType, BuiltinFunctionType)):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, sqlite3.Connection):
            with contextlib.suppress(sqlite3.ProgrammingError):  # it is closed
                found += one.iterdump()
        elif isinstance(one, FunctionType):
            ahead += one.__closure__ or ()
        else:
            ahead += gc.get_referents(one)
    return found


def holds_words(root) -> bool:
    return any(WORDS in text for text in in_memory(root))


def an_open_session():
    project = alice(World(71))
    person = a_participant(project)
    source = a_source(project, participant=person)
    a_coding(project, source, a_code(project))
    session = ProjectSession(project)
    assert WORDS in session.project.text(source)
    assert session.search("alene") != []
    assert holds_words(session), "else this test would see nothing"
    return session, person


def test_withdrawn_words_are_forgotten_at_once():
    session, person = an_open_session()
    assert WORDS in TEXT
    session.do(withdraw_participant, person)
    assert not holds_words(session)


def test_words_that_another_device_withdrew_are_forgotten_when_that_is_learnt():
    session, person = an_open_session()
    session.project.do(withdraw_participant, person)  # as a sync in the background takes it in
    session.forget_gestures()
    assert not holds_words(session)


def test_a_locked_project_keeps_no_text_open():
    session, _ = an_open_session()
    page = MagicMock(width=1280)
    page.pop_dialog.return_value = None  # no dialog is open
    window = Window(page, Settings(language="nb"), {"start": lambda shell: MagicMock()})
    window.session = session
    window.lock()
    assert window.session is None
    assert not holds_words(session)
