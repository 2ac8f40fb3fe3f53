"""The language that the window speaks before anybody has chosen one: the browser's, or the system's."""

import json

import pytest

from app.i18n.catalogue import first_of
from app.services import settings
from app.services.settings import Settings, language_for, load


@pytest.fixture(autouse=True)
def machine(tmp_path, monkeypatch):
    """A machine where nobody has opened the app, and whose system is German."""
    for name in ("KODESPOR_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    file = tmp_path / "settings.json"
    monkeypatch.setattr(settings, "_file", lambda: file)
    monkeypatch.setattr(settings, "_language", [""])
    monkeypatch.setattr(settings, "_asked", [""])
    return file


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en-US;q=0.6,en;q=0.5", "nb"),
        ("nn", "nb"),
        ("no-NO", "nb"),
        ("en-GB,en;q=0.9,nb;q=0.8", "en"),
        ("de-DE,de;q=0.9", "en"),
        ("de-DE,nb;q=0.5", "nb"),
        ("en;q=0.2, nb;q=0.8", "nb"),
        ("nb;q=0, en;q=0.1", "en"),
        ("*", "en"),
        ("nog, nob", "en"),
        (",;q=,nb;q=x,", "nb"),
        ("", ""),
    ],
)
def test_the_first_language_that_the_app_speaks_counts(accepted, language):
    assert first_of(accepted) == language


def test_the_browser_says_which_language_until_one_is_chosen(monkeypatch):
    assert load().spoken == "en", "as the system says, which has no Norwegian"
    assert language_for("nb-NO,nb;q=0.9") == "nb"
    assert load().spoken == "nb"
    load().save()
    assert language_for("en-US,en;q=0.9") == "en", "keeping something else is no choice"

    chosen = load()
    chosen.language = "nb"
    chosen.save()
    assert language_for("en-US,en;q=0.9") == "nb"
    assert Settings(language="en").spoken == "en"


def test_a_language_that_was_asked_for_by_name_goes_before_the_browser(monkeypatch):
    monkeypatch.setenv("KODESPOR_LANGUAGE", "nb")
    assert language_for("en-US,en;q=0.9") == "nb"


def test_settings_of_an_older_program_keep_their_language(machine):
    machine.write_text(json.dumps({"language": "nb", "scale": 1.3}))
    assert language_for("en") == "nb"
