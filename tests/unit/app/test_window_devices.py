"""What the window of a page answers when it is asked for a microphone or a camera, and how that is told."""

import asyncio
import sys
from types import SimpleNamespace

import pytest

from app.services import window_devices
from tests.refusals import refuses


def answering(monkeypatch, **answer):
    async def ask(what, given):
        return SimpleNamespace(number=1, **answer)

    monkeypatch.setitem(sys.modules, "flet_js", SimpleNamespace(ask=ask))


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ("NotAllowedError", "microphone-refused"),
        ("NotFoundError", "microphone-missing"),
        ("AbortError", "microphone-failed"),
        ("NotFetched", "device-not-fetched"),
    ],
)
def test_why_there_is_no_microphone_is_told(monkeypatch, problem, code):
    answering(monkeypatch, problem=problem)
    with refuses(code):
        asyncio.run(window_devices.open_microphone())


def test_pixels_are_taken_and_none_are_told(monkeypatch):
    answering(monkeypatch, answer=SimpleNamespace(to_bytes=lambda: b"png"))
    assert asyncio.run(window_devices.pixels(b"<svg/>")) == b"png"
    answering(monkeypatch, problem="EncodingError")
    with refuses("pixels-failed"):
        asyncio.run(window_devices.pixels(b"<svg/>"))


def test_an_answer_is_taken_and_none_is_the_end(monkeypatch):
    answering(monkeypatch, answer="audio/webm")
    assert asyncio.run(window_devices.open_microphone()).mime == "audio/webm"
    answering(monkeypatch, answer=None)
    assert asyncio.run(window_devices.Microphone("audio/webm").next()) is None
    assert asyncio.run(window_devices.read_code()) == ""
