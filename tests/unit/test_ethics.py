"""What an ethics board asks: exports as events, retention, consent by matter, what went back."""

from datetime import date
from pathlib import Path

import pytest

from app.i18n.catalogue import Catalogue
from app.services import attachments, exports
from app.services.days import past_day
from app.services.exports import content_of_table
from core.analysis.acts import last_act
from core.analysis.audit_trail import entries
from core.analysis.consents import gaps, not_to_quote, quoted_without_consent, standing
from core.analysis.exports import exports_of
from core.analysis.member_checks import findings_shown, transcripts_returned
from core.analysis.presentation import Presentation
from core.analysis.quote_bank import quote_bank
from core.analysis.result_table import result_table
from core.analysis.retention import reminders
from core.commands import member_checks, members, participants, retention
from core.commands.chosen_quotes import choose_quote
from core.commands.exports import Taken, record_export
from core.commands.participants import Consented
from core.commands.project import undo
from core.commands.quotes import number_quotes
from core.errors import Refused, StorageFailed
from core.events.exports import ExportRecorded
from core.events.history import EventUndone
from core.events.member_checks import FindingsShown, TranscriptAnswered, TranscriptReturned
from core.events.participants import ConsentNoted
from core.events.retention import RetentionSet
from core.exporting.result_tables import as_table
from core.ids import TargetId
from core.report.options import Options
from core.report.plain import to_markdown
from core.report.review import checklist_items, review
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice, exchange, invited
from tests.refusals import refuses
from tests.signing import sign

NOT_ASKED = ("not_asked",) * 3


@pytest.fixture
def team():
    """Ada owns the project, Bo codes, Rea reviews; one participant with one text, one code and one coding."""
    world = World(7)
    ada = alice(world)
    bo, rea = invited(world, ada, "Bo"), invited(world, ada, "Rea", role="reviewer")
    person = a_participant(ada, "Ina")
    text = a_source(ada, TEXT, person)
    code = a_code(ada, "Redsel")
    a_coding(ada, text, code)
    exchange(ada, bo, rea)
    return ada, bo, rea, person, text, code


def conflicts(project, events):
    return [getattr(project.state.conflicts.get(each.id), "kind", None) for each in events]


def left(project):
    return [(each.by, each.content, each.format, each.reading) for each in exports_of(Presentation(project))]


# -- exports


def test_an_export_is_one_event_by_whoever_took_it_out_reviewers_too(team, tmp_path):
    ada, bo, rea, _, text, _ = team
    before = len(ada.timeline.order)
    for project in (ada, bo, rea):
        taken = exports.took("texts", tmp_path / f"{project.device.hex()}.docx", "spoken", [text])
        assert exports.write_out(project, tmp_path / f"{project.device.hex()}.docx", b"x", taken) is None
    exchange(ada, bo, rea)
    assert sorted(left(ada)) == [(name, "texts", "docx", "spoken") for name in ("Alice", "Bo", "Rea")]
    assert len(ada.timeline.order) == before + 3
    assert ada.state.digest() == bo.state.digest() == rea.state.digest()
    said = [each.did for each in entries(ada) if each.wire == "export.recorded"]
    assert len(said) == 3


def test_an_export_is_recorded_before_its_file_appears_and_not_where_it_cannot_be_written(team, tmp_path):
    ada, *_ = team
    out, seen = tmp_path / "a.csv", []

    def do(*asked):
        seen.append(out.exists())
        return ada.do(*asked)

    exports.write_out(ada, out, b"x", exports.took("tables", out), do)
    assert seen == [False]
    assert out.exists()
    with pytest.raises(StorageFailed):
        exports.write_out(ada, tmp_path / "nowhere" / "a.csv", b"x", exports.took("tables", out))
    assert len(left(ada)) == 1
    out.unlink()

    def killed(*asked):
        ada.do(*asked)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exports.write_out(ada, out, b"x", exports.took("tables", out), killed)
    assert len(left(ada)) == 2, "no file without a record"
    assert not out.exists()


def test_who_may_not_write_gets_the_file_and_a_note_on_this_device(team, tmp_path):
    ada, bo, _, _, text, _ = team
    ada.do(members.remove_member, bo.member)
    exchange(ada, bo)
    out, before = tmp_path / "a.html", len(bo.timeline.order)
    problem = exports.write_out(bo, out, b"x", exports.took("texts", out, "spoken", [text]))
    assert problem is not None
    assert out.read_bytes() == b"x"
    assert len(bo.timeline.order) == before
    (noted,) = exports.noted_here(bo)
    assert (noted.taken, noted.reason) == (Taken("texts", "html", "spoken", (text,)), problem.code)
    assert left(bo) == left(ada) == []


def test_an_attached_file_that_is_saved_is_recorded(team, tmp_path):
    ada, _, _, _, text, _ = team
    file = ada.attach("source", text, "opptak.wav", "audio/wav", [b"lyd"]).event.file
    assert attachments.save(ada, file, tmp_path / "ut.wav") is None
    assert (tmp_path / "ut.wav").read_bytes() == b"lyd"
    assert left(ada) == [("Alice", "file", "wav", "")]


def test_nobody_undoes_an_export_and_undo_passes_over_it(team):
    ada, bo, _, _, text, code = team
    coding = a_coding(ada, text, code, 20, 30)
    made = ada.do(record_export, Taken("study", "docx", "spoken"))
    with pytest.raises(Refused):
        ada.do(undo, made[0].id)
    forged = sign(bo, EventUndone(TargetId(made[0].id)))
    exchange(ada, bo)
    assert len(left(ada)) == len(left(bo)) == 1
    assert conflicts(ada, forged) == ["not_entitled"]
    assert ada.event(last_act(ada)).event.coding == coding


def test_an_export_survives_that_its_author_is_removed_afterwards(team):
    ada, bo, *_ = team
    bo.do(record_export, Taken("study", "qdpx", "spoken"))
    exchange(ada, bo)
    ada.do(members.remove_member, bo.member)
    assert left(ada) == [("Bo", "study", "qdpx", "spoken")]


# -- who may record what, with a changed program too


def test_a_reviewer_or_coder_cannot_record_what_is_not_theirs(team):
    ada, bo, rea, person, text, code = team
    by_reviewer = sign(
        rea,
        ConsentNoted(person, "2026-01-01", "", None, "", "yes", *NOT_ASKED),
        RetentionSet(None, "2099-01-01", "archive", ""),
        TranscriptReturned(person, text, "2026-01-01", ""),
        FindingsShown(person, (code,), "2026-01-01", "alt"),
        ExportRecorded("study", "docx", "spoken", (), (), None),
    )
    by_coder = sign(bo, RetentionSet(None, "2099-01-01", "archive", ""))
    exchange(ada, bo, rea)
    assert conflicts(ada, by_reviewer) == ["by_reviewer"] * 4 + [None]
    assert conflicts(ada, by_coder) == ["not_owner"]
    assert left(ada) == [("Rea", "study", "docx", "spoken")], "a forged export speaks of nobody but its author"
    tables = (ada.state.consents, ada.state.retention, ada.state.transcripts_returned, ada.state.findings_shown)
    assert [table.rows for table in tables] == [{}] * 4
    assert ada.state.digest() == bo.state.digest() == rea.state.digest()
    with pytest.raises(Refused, match="only-owners"):
        bo.do(retention.set_retention, None, "2030-01-01")


def test_nobody_is_given_somebody_elses_transcript_or_answer(team):
    ada, _, _, person, text, _ = team
    other = a_participant(ada, "Jo")
    with pytest.raises(Refused, match="not-their-text"):
        ada.do(member_checks.return_transcript, other, text, "2026-01-01")
    returned = ada.do(member_checks.return_transcript, person, text, "2026-01-01")[0]
    made = sign(ada, TranscriptReturned(other, text, "2026-01-01", ""))
    made += sign(ada, TranscriptAnswered(TargetId(returned.id), other, "2026-01-02", "approved", ""))
    assert conflicts(ada, made) == ["not_their_text", "not_shown"]


# -- retention


def test_dates_remind_before_and_after_and_an_owner_takes_them_away(team):
    ada, _, _, person, _, _ = team
    ada.do(retention.set_retention, None, "2030-06-01", "archive", "vedtak")
    ada.do(retention.set_retention, person, "2027-01-01", "destroy")
    due = lambda day: [(each.participant, each.left) for each in reminders(ada.state, date.fromisoformat(day))]  # noqa: E731
    assert due("2026-06-01") == []
    assert due("2026-12-31") == [(person, 1)]
    assert due("2030-05-31") == [(person, -1246), (None, 1)]
    ada.do(retention.set_retention, person, "")
    assert due("2030-06-02") == [(None, -1)]
    with pytest.raises(Refused, match="retention-no-date"):
        ada.do(retention.set_retention, person, "")
    with pytest.raises(Refused, match="day-malformed"):
        ada.do(retention.set_retention, None, "neste år")
    assert conflicts(ada, sign(ada, RetentionSet(None, "2030-02-30", "archive", ""))) == ["bad_value"]


def test_who_withdrew_is_reminded_of_no_more(team):
    ada, _, _, person, _, _ = team
    ada.do(retention.set_retention, person, "2026-01-01", "destroy", "sa Ina på telefon")
    row = ada.state.retention.rows[person]
    ada.do(participants.withdraw_participant, person)
    assert reminders(ada.state, date(2030, 1, 1)) == []
    assert ada.words(row.note) is None


# -- consent


def test_the_latest_day_stands_and_what_was_not_asked_stays(team):
    ada, _, _, person, text, _ = team
    assert gaps(ada.state) == ({person}, frozenset(), frozenset()), "where no consent is recorded this says it all"
    give = lambda day, *answers: ada.do(participants.note_consent, person, day, "", None, Consented(*answers))  # noqa: E731
    give("2026-03-01", "yes", "yes", "no", "yes", "v2")
    give("2026-01-01", "no", "no", "yes", "no", "v1")
    give("2026-04-01", "not_asked", "no")
    found = {name: (each.answer, each.day, ada.words(each.form)) for name, each in standing(ada.state, person).items()}
    assert found == {
        "interview": ("yes", "2026-03-01", "v2"),
        "quotation": ("no", "2026-04-01", ""),
        "recording": ("no", "2026-03-01", "v2"),
        "sharing": ("yes", "2026-03-01", "v2"),
    }
    assert len(ada.state.consents.rows) == 3, "what was said before is kept"
    assert not_to_quote(ada.state, ada.state.codings.values()) == {person: "no"}
    ada.attach("source", text, "opptak.wav", "audio/wav", [b"lyd"])
    assert gaps(ada.state) == (frozenset(), {person}, {person})
    with pytest.raises(Refused, match="consent-empty"):
        give("2026-05-01", *("not_asked",) * 4)
    with pytest.raises(Refused, match="consent-answer-unknown"):
        give("2026-05-01", "maybe")


def test_a_file_with_words_of_the_unwilling_is_warned_of(team):
    ada, _, _, person, text, _ = team
    answers = Consented("yes", "no", "yes", "no")
    ada.do(participants.note_consent, person, "2026-03-01", "", None, answers)
    out = Path("a.docx")
    matters = lambda *about, **more: [m for m, _ in exports.unwilling_in(ada.state, exports.took(*about, **more))]  # noqa: E731
    assert matters("study", out, "spoken") == ["quotation", "sharing"]
    assert matters("codings", out, "anonymised") == ["quotation"]
    assert matters("texts", out, "spoken", [text]) == ["quotation", "sharing"]
    assert matters("texts", out, "spoken", [a_source(ada, "Et feltnotat av meg.")]) == []
    assert matters("tables", out) == []
    file = ada.attach("source", text, "opptak.wav", "audio/wav", [b"lyd"]).event.file
    assert matters("file", out, file=file) == ["sharing"]


# -- what went back


def test_what_went_back_answers_the_checklists_and_goes_with_a_withdrawal(team):
    ada, _, _, person, text, code = team
    secret = "natten alene på hytta"
    returned = ada.do(member_checks.return_transcript, person, text, "2026-05-01", f"{secret} 1")[0]
    ada.do(member_checks.answer_transcript, returned.id, "2026-05-08", "corrected", f"{secret} 2")
    shown = ada.do(member_checks.show_findings, [person], "2026-09-01", f"{secret} 3", [code])[0]
    ada.do(member_checks.answer_findings, shown.id, "2026-09-02", "partly", f"{secret} 4", f"{secret} 5")
    ada.do(participants.note_consent, person, "2026-03-01", f"{secret} 6", None, Consented(form=f"{secret} 7"))
    ada.do(retention.set_retention, person, "2030-01-01", "destroy", f"{secret} 8")
    assert [each.answer for each in transcripts_returned(ada.state, person)] == ["corrected"]
    assert [each.answer for each in findings_shown(ada.state)] == ["partly"]
    words = Catalogue("nb")
    coreq = {each.number: each for each in checklist_items(ada, "coreq", words)}
    assert coreq[23].is_answered
    assert "1 deltaker" in coreq[23].answer
    assert coreq[28].is_answered
    assert "én gang ble noe endret" in coreq[28].answer

    def said():
        made = to_markdown(review(ada, Options("spoken"), words)).decode()
        return made + "".join(f"{each.did}{each.data}" for each in entries(ada, translator=words))

    assert all(f"{secret} {n}" in said() for n in (3, 4, 5, 6, 7))
    ada.do(participants.withdraw_participant, person)
    assert secret not in said()
    held = ada.state.transcripts_returned.values() + ada.state.findings_shown.values()
    texts = [text for row in held for text in row if type(text).__name__ == "SealedText"]
    assert texts
    assert [ada.words(each) for each in texts] == [None] * len(texts)


def test_the_review_says_what_left_and_who_is_quoted_without_consent(team):
    ada, bo, _, person, text, code = team
    ada.do(participants.note_consent, person, "2026-03-01", "", None, Consented("yes", "no"))
    ada.do(record_export, Taken("study", "docx", "spoken"))
    bo.do(record_export, Taken("tables", "xlsx"))
    a_coding(ada, text, a_code(ada, "Natt", code))
    exchange(ada, bo)
    for language, sentence in (("en", "did not consent to be quoted"), ("nb", "ikke samtykket til å bli sitert")):
        made = to_markdown(review(ada, Options(trail="without"), Catalogue(language))).decode()
        assert sentence in made
        assert "docx" in made
        assert "xlsx" in made


def test_taking_part_ends_what_is_flagged(team):
    ada, _, _, person, _, _ = team
    ada.do(participants.withdraw_participant, person)
    assert gaps(ada.state) == (frozenset(), frozenset(), frozenset())


def test_a_quote_without_consent_is_marked_wherever_it_is_shown(team):
    ada, _, _, person, text, code = team
    ada.do(participants.note_consent, person, "2026-03-01", "", None, Consented("yes", "no"))
    coding = a_coding(ada, text, code)
    ada.do(choose_quote, code, coding)
    ada.do(number_quotes, [coding])
    presentation = Presentation(ada, None, Catalogue("en"))
    assert [each.without_consent for row in result_table(presentation) for each in row.quotes] == [True]
    assert [each.without_consent for each in quote_bank(presentation)] == [True]
    assert quoted_without_consent(ada.state) == [person]
    assert "No consent to be quoted" in str(as_table(presentation).rows)
    ada.do(participants.note_consent, person, "2026-03-02", "", None, Consented("yes", "yes"))
    assert quoted_without_consent(ada.state) == []
    assert not any(each.without_consent for each in quote_bank(presentation))


def test_what_happened_is_on_no_day_to_come():
    assert past_day(" 2026-03-01 ") == "2026-03-01"
    assert past_day("i går") == "i går", "the command says that this is no day"
    with refuses("day-in-future"):
        past_day("9026-03-01")


def test_the_tables_that_left_are_told_apart():
    names = ("table", "framework", "ipa", "bank", "themes", "saturation", "network", "alder", "participants")
    assert list(map(content_of_table, names)) == [
        "result-table", "framework", "ipa", "quote-bank", "categories", "saturation", "code-map",
        "crosstab", "crosstab",
    ]  # fmt: skip
