"""What is said before a file is saved is about the texts that it holds."""

from app.components import saving, text_export
from core.commands import participants
from core.commands.sources import Incoming, import_source
from tests.builders import World, alice
from tests.unit.app.screens import StandIn, texts_in


def test_before_one_text_is_saved_no_other_is_named(monkeypatch):
    """Names and missing consent of the whole study were said before one text of it was saved."""
    project = alice(World(530))
    sources = []
    for name in ("Ina", "Ole"):
        person = project.do(participants.add_participant, name)[0].event.participant
        said = f"{name}: Det var fint.\n"
        project.do(participants.note_consent, person, "2026-03-01")  # to the interview, and to nothing else
        sources.append(project.do(import_source, Incoming(f"samtale {name}", said, "test"), (person,))[0].event.source)
    asked = []
    shell = StandIn(project)
    monkeypatch.setattr(shell, "ask", lambda title, content, *_: asked.append(" ".join(texts_in(content))))
    text_export.ask_export_of(shell, sources[0])
    (said,) = asked
    assert "samtale Ina" in said
    assert "Ole" not in said
    assert "samtale Ole" in saving.reading_sentence(shell, "anonymised"), "of the whole study"
    quoting, sharing = (each.value for each in saving.unwilling_lines(shell, "texts", (sources[1],)))
    assert "Ole" in quoting
    assert "Ole" in sharing
    assert "Ina" not in quoting + sharing
