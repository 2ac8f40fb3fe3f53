"""The way to the workspace in which a recording is transcribed: begin a draft, go on with one."""

from functools import partial
from urllib.parse import urlsplit

import flet as ft

from app.components.chosen_file import FileField
from app.services import browser_page
from app.services.recordings import share_recording_url
from app.services.transcribing.server import open_workspace
from app.services.transcribing.workspace import Surroundings
from app.shell.protocols import Shell
from core.analysis.transcripts import is_sound, live_drafts, recording_name
from core.commands.transcripts import begin_transcript
from core.errors import Refused
from core.ids import Id, TranscriptId
from core.importing.document import SUFFIXES, read_named
from core.text.drafts import drafted
from core.views.participants import active_participants
from core.views.records import File


def can_be_transcribed(shell: Shell, file: File) -> bool:
    """Whether a file is a recording, this member may write, and there is a server for the page to write on."""
    assert shell.session is not None
    project = shell.session.project
    member = project.state.members.get(project.member)
    may_write = member is not None and member.role != "reviewer"
    return is_sound(file) and may_write and not browser_page.IS_HERE


def transcribe(shell: Shell, file: File) -> None:
    """Goes on with the draft of a recording; where there is none, asks who speaks, and whether a program has listened
    already."""
    assert shell.session is not None
    drafts = [row for row in live_drafts(shell.session.presentation) if row.file == file.id]
    if drafts:
        go_on(shell, drafts[-1].id)
        return
    look, w, session = shell.look, shell.words, shell.session
    chosen_file = FileField(shell, w("components-transcribe-from"), SUFFIXES)
    told = look.quiet(w("components-transcribe-from-how"))
    people = [] if file.on_kind == "participant" else active_participants(session.project.state)
    boxes = [ft.Checkbox(label=session.presentation.participant(row.id), data=row.id) for row in people]
    who = [look.quiet(w("components-transcribe-who")), *boxes] if boxes else []

    def work() -> None:
        document = read_named(*chosen_file.file) if chosen_file.files else None
        text = "" if document is None else drafted(document.text, document.times)
        chosen = [box.data for box in boxes if box.value]
        begun = session.do(begin_transcript, file.id, chosen, text)[0].event
        go_on(shell, begun.transcript)
        if document is not None and document.left_out:
            shell.notify(" ".join(map(w.say, document.left_out)))

    body = ft.Column([*who, chosen_file.root, told], tight=True, spacing=10)
    shell.ask(w("components-transcribe"), body, w("components-transcribe-begin"), work)


def go_on(shell: Shell, transcript: TranscriptId) -> None:
    """Opens the workspace of a draft beside the window. Raises Refused where there is no page to open it on."""
    assert shell.session is not None
    page = urlsplit(shell.page.url or "")
    if not page.netloc or browser_page.IS_HERE:  # a browser alone has no server that could give it
        raise Refused("page-needed-to-transcribe")
    project, colours = shell.session.project, shell.look.colours._asdict()

    def recording(file: Id) -> str:
        return share_recording_url(project, file)

    around = Surroundings(shell.words, shell.settings, colours, shell.look.scale, shell.touch, recording)
    path = open_workspace(shell.session, transcript, around)
    address = f"http://{page.netloc}{page.path.rstrip('/')}{path}"
    shell.page.run_task(ft.UrlLauncher().launch_url, address, web_only_window_name="_blank")
    shell.notify(shell.words("components-transcribe-opened"))


def drafts_card(shell: Shell) -> ft.Control | None:
    """The drafts that are being written, each with a way on; None where there are none."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    drafts = live_drafts(presentation)
    if not drafts:
        return None
    rows: list[ft.Control] = []
    for row in drafts:
        name = recording_name(presentation, row)
        people = [presentation.participant(each) for each in row.participants]
        said = ft.Column([look.strong(name, 15), *([look.quiet(", ".join(people))] if people else [])], spacing=2)
        label = w("components-transcribe-go-on", name=name)
        way = look.button(label, shell.act(partial(go_on, shell, row.id)), ft.Icons.KEYBOARD_VOICE_OUTLINED)
        if shell.is_narrow:
            rows += [said, way]
        else:
            rows.append(ft.Row([ft.Container(said, expand=True), way], spacing=8))
    return look.card(ft.Column([look.quiet(w("components-transcribe-drafts")), *rows], spacing=8))
