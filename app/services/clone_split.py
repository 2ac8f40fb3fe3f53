"""A copy of a device becomes a device of its own: it gets new secrets, and the trail says which events it wrote."""

from pathlib import Path

from app import composition
from core.commands.members import add_device, split_clone
from core.log.clone_detection import Branch
from core.project import Project
from core.sealing.crypto import new_device


def become_device_of_its_own(project: Project, folder: Path, passphrase: str) -> tuple[Project, Branch]:
    """The same project as a new device of the same member, and what this copy wrote as the old one.

    Raises WrongPassphrase before anything is changed. If the power fails in between, the list of devices holds one that
    nobody has; splitting again adds another.
    """
    content = composition.unlock_device(folder, passphrase)
    fresh = content._replace(secrets=new_device(composition.entropy))
    old = project.device
    project.record.accept()
    project.do(add_device, project.member, fresh.secrets.keys)
    branch = project.own_branch()
    project.log.close()
    split = composition.reopen_as_device(folder, fresh, passphrase)
    split.do(split_clone, old, *branch)
    return split, branch
