"""A copy of a device becomes a device of its own: it gets new secrets, and the trail says which events it wrote."""

from pathlib import Path

from app import start
from core.commands.members import add_device, part_from
from core.crypto import new_device
from core.forks import Branch
from core.project import Project


def part(project: Project, folder: Path, passphrase: str) -> tuple[Project, Branch]:
    """The same project as a new device of the same member, and what this copy wrote as the old one.

    Raises WrongPassphrase before anything is changed. Should the power go in between, then a device is in the list that
    nobody has; parting again makes another.
    """
    content = start.unlock_device(folder, passphrase)
    fresh = content._replace(secrets=new_device(start.entropy))
    old = project.device
    project.do(add_device, project.member, fresh.secrets.public)
    branch = project.own_branch()
    project.log.close()
    parted = start.become(folder, fresh, passphrase)
    parted.do(part_from, old, *branch)
    return parted, branch
