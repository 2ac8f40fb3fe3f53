"""Coming back with a recovery sheet: the paper device reads the shared folder and lets a new device in."""

import re
from pathlib import Path

from app import composition
from core.commands.members import add_device, name_member
from core.errors import Refused, Rejected, StorageFailed
from core.ids import Id
from core.keys.recovery_sheet import paper_device, seed_of_words
from core.project import Project
from core.sealing.crypto import DeviceSecrets, public_box
from core.storage.log import Log
from sync.join_files import Request, open_welcome, write_welcome
from sync.transports.folder import sync_folder

_HOME = re.compile(r"kodespor-([0-9a-f]{32})")


def recover(folder: Path, shared: Path, words: str, name: str, passphrase: composition.Passphrase) -> Project:
    """The project in `folder`, on a new device of the sheet's owner. Raises Refused, and StorageFailed where the shared
    folder cannot be read; nothing is written before the sheet is known to be in force."""
    composition.require_free(folder)
    paper = paper_device(seed_of_words(words))
    for home in _homes(shared):
        project = _as_paper(home, shared, paper)
        if project is not None:
            _require_in_team(project)
            is_new = not folder.exists()
            try:
                return _continue(project, folder, name, passphrase(True))
            except BaseException:  # half a study would be in the way of the next try
                composition.remove_new_project(folder, is_new)
                raise
    raise Refused("sheet-unknown")


def _homes(shared: Path) -> list[Id]:
    """The projects that have a folder of theirs in the shared one. Raises Refused or StorageFailed."""
    try:
        if not shared.is_dir():
            raise Refused("folder-missing", folder=str(shared))
        found = sorted(each.name for each in shared.iterdir())
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageFailed("folder-unreadable", folder=str(shared), reason=reason) from problem
    return [Id(bytes.fromhex(match[1])) for match in map(_HOME.fullmatch, found) if match is not None]


def _require_in_team(project: Project) -> None:
    """Raises Refused where the sheet, or whose it is, was removed."""
    removed = project.not_in_team()
    if removed is not None:
        is_sheet = removed.code == "device-removed-here"
        raise Refused("sheet-removed", **removed.parameters) if is_sheet else removed


def _as_paper(project_id: Id, shared: Path, paper: DeviceSecrets) -> Project | None:
    """The project as the sheet can read it, in memory only."""
    log = Log(None)
    with log.transaction():
        log.set_note("project", project_id)
        log.add_device(paper.public)
    project = Project(log, paper, composition.clock, composition.entropy)
    try:
        sync_folder(project, shared)
    except Rejected:
        return None
    return project if project.device in project.state.devices.rows else None


def _continue(project: Project, folder: Path, name: str, passphrase: str) -> Project:
    """Admits a fresh device by the sheet's authority, and hands it everything."""
    content = composition.make_request(folder, name, passphrase)
    keys = content.secrets.keys
    project.do(add_device, project.member, keys)
    asked = Request(keys, public_box(content.once))
    welcome = write_welcome(project.log, project.id, asked, project.secrets, composition.entropy)
    recovered = composition.join_project(folder, folder, open_welcome(welcome, content), content, passphrase)
    if name and recovered.words(recovered.state.members.rows[recovered.member].name) != name:
        recovered.do(name_member, name)
    return recovered
