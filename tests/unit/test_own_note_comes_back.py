"""What REFI-QDA has no place for goes out in this program's own note, and comes back exactly."""

import io
import json
import zipfile

import pytest

from core.analysis.presentation import Presentation
from core.commands import chosen_quotes, codebook, codings, framework, participants, quotes
from core.commands import project as study
from core.commands.participants import Consented
from core.exporting.refi import to_qdpx
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from tests.builders import World, alice
from tests.unit.test_refi import a_study

pytest.importorskip("defusedxml")


def own_note(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            text = archive.read(name)
            if text.startswith(b"{") and b'"kodespor"' in text[:30]:
                return json.loads(text)
    raise AssertionError("there is no note")


def a_rich_study():
    project = a_study()
    coding = next(each for each in Presentation(project).live_codings() if each.stance == "for")
    person = next(iter(project.state.participants.rows))
    project.do(codebook.define_code, coding.code, "content", "Det de sier om det.")
    project.do(chosen_quotes.choose_quote, coding.code, coding.id)
    project.do(quotes.number_quotes, [coding.id])
    project.do(framework.write_cell, ("participant", person), coding.code, "Hun er redd.")
    project.do(participants.set_status, person, "interviewed")
    project.do(codings.annotate_coding, coding.id, 40, "viktig")
    return project


def test_own_things_come_back_exactly():
    content = to_qdpx(Presentation(a_rich_study()))
    sent = own_note(content)
    assert {"code_parts", "chosen_quotes", "quote_numbers", "memos", "people", "codings"} <= sent.keys()
    project = alice(World(40))
    bring_in(project, read_qdpx("studie.qdpx", content))
    back = own_note(to_qdpx(Presentation(project)))
    for name in ("code_parts", "chosen_quotes", "quote_numbers", "people", "texts", "attributes"):
        assert back.get(name) == sent.get(name), name
    for name in ("memos", "codings"):
        order = lambda each: json.dumps(each, sort_keys=True)  # noqa: E731
        plain = [
            [{k: v for k, v in each.items() if name == "memos" or k != "note"} for each in note[name]]
            for note in (back, sent)
        ]
        assert sorted(plain[0], key=order) == sorted(plain[1], key=order), name
    count = len(project.timeline.order)
    bring_in(project, read_qdpx("studie.qdpx", content))
    assert len(project.timeline.order) == count


def test_consents_uses_of_quotes_and_the_frame_of_the_study_come_back():
    project = a_rich_study()
    coding = next(each.id for each in Presentation(project).live_codings() if each.weight == 40)
    person = next(iter(project.state.participants.rows))
    project.do(quotes.note_use, coding, "Kapittel 3; s. 40")
    project.do(participants.note_consent, person, "2026-01-02", "Alt\nmed unntak", None, Consented(quotation="no"))
    project.do(participants.note_consent, person, "2026-02-02", "", None, Consented(form="muntlig", sharing="yes"))
    project.do(study.describe_parts, {"question": "Hva er «redsel»?", "ethics": "Meldt."})
    content = to_qdpx(Presentation(project))
    sent = own_note(content)
    assert {"consents", "study"} <= sent.keys()
    other = alice(World(41))
    other.do(study.describe_parts, {"ethics": "Står her."})
    bring_in(other, read_qdpx("studie.qdpx", content))
    back = own_note(to_qdpx(Presentation(other)))
    assert (back["consents"], back["quote_numbers"]) == (sent["consents"], sent["quote_numbers"])
    assert dict(back["study"]) == dict(sent["study"]) | {"ethics": "Står her."}, "what stands here stays"
    assert "Meldt." in {Presentation(other).words(each.text) for each in other.state.memos.values()}
    count = len(other.timeline.order)
    bring_in(other, read_qdpx("studie.qdpx", content))
    assert len(other.timeline.order) == count
