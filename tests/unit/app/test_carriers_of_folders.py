"""Folders that a carrier syncs are recognised: by its marks, its usual places, and its own settings."""

import json

import pytest

from app.keeping import carriers
from app.keeping.carriers import carrier_of


@pytest.mark.parametrize(
    ("mark", "carrier"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".sync_0123abcd.db", "Nextcloud"),
        ("._sync_0123abcd.db", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload", "Google Drive"),
    ],
)
def test_a_mark_in_the_folder_or_above_it(tmp_path, mark, carrier):
    (tmp_path / mark).write_bytes(b"")
    assert carrier_of(tmp_path) == carrier
    assert carrier_of(tmp_path / "not" / "there yet") == carrier


@pytest.mark.parametrize(
    ("place", "carrier"),
    [
        ("OneDrive - Universitetet", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("Library/CloudStorage/OneDrive-Universitetet", "OneDrive"),
        ("Google Drive", "Google Drive"),
    ],
)
def test_a_usual_place(tmp_path, place, carrier):
    assert carrier_of(tmp_path / place / "studie") == carrier


@pytest.mark.parametrize("place", ["Documents", "Boxing", "Dropboxes", "studie om OneDrive", "prosjekt-1"])
def test_other_places_are_none(tmp_path, place, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert carrier_of(tmp_path / place / "studie") is None


@pytest.fixture
def home(tmp_path, monkeypatch):
    place = tmp_path / "home"
    (place / "Arbeid").mkdir(parents=True)
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setattr(carriers.Path, "home", lambda: place)
    return place


SETTINGS = {
    "Syncthing": (
        ".local/state/syncthing/config.xml",
        '<configuration><folder id="a" label="b" path="~/Arbeid" type="sendreceive"></folder></configuration>',
    ),
    "Dropbox": (".dropbox/info.json", json.dumps({"personal": {"path": "HOME/Arbeid", "host": 1}})),
    "Nextcloud": (".config/Nextcloud/nextcloud.cfg", "[Accounts]\n0\\Folders\\1\\localPath=HOME/Arbeid/\n"),
    "OneDrive": (".config/onedrive/config", 'sync_dir = "~/Arbeid"\n'),
}


@pytest.mark.parametrize("carrier", SETTINGS)
def test_a_folder_that_a_carriers_settings_name(home, carrier):
    name, content = SETTINGS[carrier]
    path = home / name
    path.parent.mkdir(parents=True)
    assert carrier_of(home / "Arbeid" / "studie") is None
    path.write_text(content.replace("HOME", str(home)))
    assert carrier_of(home / "Arbeid" / "studie") == carrier
    assert carrier_of(home / "Annet") is None
    for nonsense in (b"", b"\xff\xfe<", b"[]", b'{"a": []}', b"<folder path="):
        path.write_bytes(nonsense)
        assert carrier_of(home / "Arbeid" / "studie") is None


def test_a_variable_of_onedrive(home, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(home / "Arbeid"))
    assert carrier_of(home / "Arbeid" / "studie") == "OneDrive"
