"""What came in with another tool's project goes with whoever withdraws."""

from core.analysis.presentation import Presentation
from core.commands.foreign_project import Foreign, ForeignCase, ForeignCode, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.interchange_import import import_project
from core.commands.participants import withdraw_participant
from core.exporting import dataframes
from core.ids import Id
from tests.builders import World, alice

SAID = "Jeg var så redd at jeg ble stille hele dagen"
REPEATS = "Hun sier: jeg var så redd at jeg ble stille"


def test_all_that_repeats_a_person_goes_with_them():
    """Sources, codings' reasons, memos on them and elsewhere, a code's name and what it means, notes on the person."""
    person, text, code, other, coding = (Id(each) for each in (b"p", b"t", b"c", b"d", b"k"))
    foreign = Foreign(
        codes=(ForeignCode(code, "jeg var så redd", None, REPEATS, ""), ForeignCode(other, "annet", None, "", "")),
        sources=(ForeignSource(text, "kari", f"Kari: {SAID}.", "prøve"),),
        codings=(ForeignCoding(coding, text, 6, 20, code, REPEATS),),
        memos=(
            ForeignMemo("analytic", REPEATS, "", None), ForeignMemo("analytic", REPEATS, "code", other),
            ForeignMemo("analytic", "Hun hinter til sin mor.", "coding", coding),
            ForeignMemo("analytic", "Hun bor i Bergen.", "participant", person),
            ForeignMemo("analytic", "Noe helt annet.", "", None),
        ),
        cases=(ForeignCase(person, "Kari", (("sted", "Bergen"),), (text,)),),
        sets=(), links=(),
    )  # fmt: skip
    project = alice(World(12))
    project.do(import_project, foreign)
    kept = Presentation(project)
    assert "redd" in str(readable(kept))
    project.do(withdraw_participant, next(iter(project.state.participants.rows)))
    seen = str(readable(Presentation(project)))
    for word in ("redd", "stille", "hinter", "Bergen"):
        assert word not in seen
    assert "Noe helt annet." in seen
    assert "annet" in seen


def readable(presentation):
    """All words of a study, as its history and its tables have them."""
    tables = (
        dataframes.texts,
        dataframes.codes,
        dataframes.codings,
        dataframes.memos,
        dataframes.participants,
        dataframes.history,
    )
    return [each(presentation).rows for each in tables]
