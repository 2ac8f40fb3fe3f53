"""A window is opened only where that needs nothing from the network."""

import sys
from importlib.machinery import ModuleSpec

import flet as ft
import pytest

from app.shell import desktop


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine with the package, a display and an empty home."""
    monkeypatch.setattr(desktop, "find_spec", lambda name: ModuleSpec(name, None))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("FLET_VIEW_PATH", raising=False)
    return tmp_path


def test_a_client_that_would_have_to_be_fetched_is_not_there(machine):
    assert not desktop.client_is_here()
    (machine / ".flet" / "client" / "flet-desktop-full-0.1.0").mkdir(parents=True)
    assert not desktop.client_is_here(), "another version would be fetched anew"


def test_a_client_of_this_version_is_used_where_there_is_a_display(machine, monkeypatch):
    (machine / ".flet" / "client" / f"flet-desktop-full-{ft.__version__}").mkdir(parents=True)
    assert desktop.client_is_here()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not desktop.client_is_here()


def test_without_the_package_there_is_no_window(machine, monkeypatch):
    (machine / ".flet" / "client" / f"flet-desktop-full-{ft.__version__}").mkdir(parents=True)
    monkeypatch.setattr(desktop, "find_spec", lambda name: None)
    assert not desktop.client_is_here()
