"""Since when the log is known to exist: checkpoints, who signed them, and time stamps on them."""

from contextlib import suppress

from core.errors import BadFile, Refused
from core.evidence.checkpoints import checkpoint_status, links_of, note_of, size_of
from core.evidence.timestamps import read_stamp
from core.exporting.qr import qr_svg
from core.report.document_model import Block, Paragraph, Picture, Section, Table
from core.report.options import Frame
from core.views.records import CheckpointRecord


def checkpoints(frame: Frame) -> Section:
    """What the log is and shows, its fingerprint, and a table of all checkpoints."""
    project, say = frame.presentation.project, frame.say
    rows = sorted(frame.presentation.state.checkpoints.values(), key=lambda each: (each.at, each.id))
    title = say("report-checkpoints")
    texts = (
        say("report-made-from", events=len(frame.log), devices=len(project.state.devices.rows)),
        say("report-what-it-shows"),
        say("report-fingerprint", digest=project.events_digest()),
    )
    about = tuple(map(Paragraph, texts))
    if not rows:
        return Section(title, (*about, Paragraph(say("report-no-checkpoint"))))
    links, devices = links_of(project), project.log.devices()
    lines = []
    for row in rows:
        found = checkpoint_status(project.id, row, links, devices)
        signers = say.list(dict.fromkeys(frame.presentation.author(each) for each in found.signers))
        held = say("report-yes") if found.is_held else say("report-no")
        lines.append((frame.day(row.at), say.number(size_of(row), 0), held, signers, "; ".join(_stamps(frame, row))))
    header = ("report-made", "report-events", "report-held", "report-signers", "report-stamps")
    table = Table(tuple(map(say, header)), tuple(lines))
    return Section(title, (*about, table, Paragraph(say("report-checkpoints-about"))))


def newest_checkpoint(frame: Frame) -> tuple[Section, ...]:
    """The newest checkpoint as it may be deposited, and as a picture for the printed page; nothing if there is none."""
    say, devices = frame.say, frame.presentation.project.log.devices()
    rows = sorted(frame.presentation.state.checkpoints.values(), key=lambda each: (each.at, each.id))
    if not rows:
        return ()
    note = note_of(rows[-1], devices)
    blocks: list[Block] = [Table((say("report-signed-note"),), tuple((line,) for line in note.splitlines() if line))]
    with suppress(Refused):  # without the library, or with more signatures than a picture holds: the words are there
        blocks.append(Picture(qr_svg(note), say("report-note-picture")))
    return (Section(say("report-newest-checkpoint"), tuple(blocks)),)


def _stamps(frame: Frame, row: CheckpointRecord) -> list[str]:
    lines = []
    for server, answer in row.stamps:
        try:
            found = read_stamp(answer, row.text)
            lines.append(frame.say("report-stamp", day=frame.day(found.at), authority=found.by))
        except BadFile:
            lines.append(frame.say("report-stamp-wrong", server=server))
        except Refused:
            lines.append(frame.say("report-stamp-unread", server=server))
    return lines
