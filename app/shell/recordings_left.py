"""Recordings that were cut off are attached when the project is opened, and what came of it is said."""

from app.services.attachments import attach_left
from app.shell.protocols import Shell
from sync.transports.passing_folder import drop_left_folders


def tell_of_recordings(shell: Shell) -> None:
    """Attaches what was being recorded when the app ended, and says so, or why it waits. What was sealed of a file that
    was being attached then is deleted, unless another process attaches one: its owner has it still;
    and so are sealed files of a sync file that was being made."""
    assert shell.session is not None
    shell.session.project.files.drop_left()
    drop_left_folders()
    w, said = shell.words, list[str]()
    attached, waiting = attach_left(shell.session.project)
    if attached:
        shell.session.forget_gestures()
        said.append(w("components-recording-left", count=len(attached), name=attached[0]))
    if waiting:
        said.append(w("components-recording-waits", count=len(waiting), reason=w.say(waiting[0])))
    if said:
        shell.notify(" ".join(said))
