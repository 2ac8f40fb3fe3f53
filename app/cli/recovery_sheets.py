"""Making a recovery sheet on the command line."""

from app import composition
from app.cli.base import Session
from core.commands.members import add_device
from core.keys.recovery_sheet import numbered, paper_device, words_of_seed
from core.project import Project


def make_sheet(session: Session, project: Project) -> None:
    """Makes a sheet and prints its words, once."""
    seed = composition.entropy(32)
    project.do(add_device, project.member, paper_device(seed).keys, "paper")
    words = words_of_seed(seed)
    session.answer({"words": words, "device": paper_device(seed).public.device.hex()}, lambda: numbered(words, 4))
    session.tell("cli-membership-sheet-warning")
