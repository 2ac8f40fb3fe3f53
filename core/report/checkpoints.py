"""Since when the log is known to have been there: checkpoints, who signed them, and time stamps on them."""

from contextlib import suppress

from core.errors import BadFile, Refused
from core.evidence.checkpoints import checkpoint_status, links_of, note_of, size_of
from core.evidence.timestamps import read_stamp
from core.exporting.qr import qr_svg
from core.report.document_model import Block, Paragraph, Picture, Section, Table, Translator
from core.report.options import Frame
from core.views.records import CheckpointRecord


def anchored(frame: Frame, said: Translator) -> Section:
    """A table of all checkpoints; the newest as it may be deposited, and as a picture for the printed page."""
    project = frame.presentation.project
    rows = sorted(frame.presentation.state.checkpoints.values(), key=lambda each: (each.at, each.id))
    title = said("Anchored in time")
    if not rows:
        return Section(title, (Paragraph(said("No checkpoint of the log was made.")),))
    links, devices = links_of(project), project.log.devices()
    lines = []
    for row in rows:
        found = checkpoint_status(project.id, row, links, devices)
        signers = ", ".join(dict.fromkeys(frame.presentation.author(each) for each in found.signers))
        held = said("yes") if found.is_held else said("NO")
        size = str(size_of(row))
        lines.append((frame.day(row.at), size, held, signers, "; ".join(_stamps(frame, said, row))))
    header = tuple(map(said, ("Made", "Events", "Held by this log", "Signed by", "Time stamps")))
    blocks: list[Block] = [Table(header, tuple(lines))]
    blocks.append(
        Paragraph(
            said(
                "A checkpoint counts the events and holds the fingerprint of them all. Whoever keeps one can hold a "
                "later log against it. A time stamp says that it was there by then; check it against the authority’s "
                "certificates, for example with “openssl ts -verify”."
            )
        )
    )
    note = note_of(rows[-1], devices)
    blocks.append(Paragraph(said("The newest checkpoint, as a signed note:")))
    blocks.append(Table((said("Signed note"),), tuple((line,) for line in note.splitlines() if line)))
    with suppress(Refused):  # without the library, or with more signatures than a picture holds: the words are there
        blocks.append(Picture(qr_svg(note), said("The same note for a telephone to read")))
    return Section(title, tuple(blocks))


def _stamps(frame: Frame, said: Translator, row: CheckpointRecord) -> list[str]:
    lines = []
    for server, answer in row.stamps:
        try:
            found = read_stamp(answer, row.text)
            lines.append(said("{} by {}").format(frame.day(found.at), found.by))
        except BadFile:
            lines.append(said("a stamp by {} that does not fit").format(server))
        except Refused:
            lines.append(said("a stamp by {}, not read here").format(server))
    return lines
