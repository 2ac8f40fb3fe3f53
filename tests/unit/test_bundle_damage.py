"""A flipped byte in an audit bundle is named: which part, which event; by program, script and page alike."""

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile
from core.evidence.bundle_check import open_bundle
from core.evidence.bundle_form import frames_of, heading_of, other_project
from core.ids import Id
from tests.bundle_parts import flipped, parts_of
from tests.forgeries import pieces_of, verifier
from tests.verdicts import in_page


def of_program(content):
    try:
        found = open_bundle(content)
    except BadFile as problem:
        return [problem.code], [], ""
    words = Catalogue("en")
    notes = [each.id.removeprefix("integrity-note-") for each in found.notes]
    said = " ".join(words.say(each.place) for each in found.problems)
    return [each.what.id.removeprefix("integrity-") for each in found.problems], notes, said


def of_script(content):
    try:
        found = verifier.check(content)
    except verifier.NotABundle as problem:
        return [str(problem)], [], ""
    said = " ".join(sentence for _, sentence in found.problems)
    return [kind for kind, _ in found.problems], [kind for kind, _ in found.notes], said


@pytest.mark.parametrize("scope", ["everything", "of_code"])
def test_a_flipped_byte_in_each_part_is_named_by_all_three(scope):
    content = pieces_of(11, scope).content
    parts = list(parts_of(content))
    every = [each for n, each in enumerate(parts) if not each.number or each.number in (1, 2, 5) or n % 7 == 0]
    made = [flipped(content, each.at) for each in every]
    pages = in_page(made)
    for n, (part, broken) in enumerate(zip(every, made, strict=True)):
        kinds, notes, said = of_script(broken)
        assert kinds == list(part.kinds), part
        assert "stranger" not in notes, "nobody is accused where something is damaged"
        assert not part.number or f"event {part.number} of the bundle" in said or "hold" in said, (part, said)
        theirs, their_notes, their_places = of_program(broken)
        assert (theirs, their_notes) == (kinds, notes), part
        assert not part.number or f"event {part.number} of the bundle" in their_places or "device" in their_places
        if pages:
            page = pages[n]
            found = [page["refused"]] if "refused" in page else [kind for kind, _ in page["problems"]]
            assert found == kinds, part
            assert [kind for kind, _ in page.get("notes", [])] == notes, part


def test_an_event_that_is_missing_is_told_as_missing_and_nobody_is_accused():
    pieces = pieces_of(11, "everything")
    events = pieces.events()
    del events[3]
    kinds, notes, said = of_script(pieces.by_insider(events))
    assert "names-missing-event" in kinds or "chain-broken" in kinds, "an event is missing"
    assert "signature-wrong" not in kinds
    assert notes == ["not-judged"]
    assert of_program(pieces.by_insider(events))[:2] == (kinds, notes), said


def test_two_damaged_events_beside_each_other_are_two():
    content = pieces_of(11, "everything").content
    at = {part.name: part.at for part in parts_of(content)}
    broken = flipped(flipped(content, at["ciphertext of event 5"]), at["version of event 6"])
    assert sorted(of_script(broken)[0]) == ["bundle-altered", "malformed", "signature-wrong"]
    assert of_program(broken)[0] == of_script(broken)[0]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "bundle-empty"), (b"hello", "not-a-bundle"), (b"PK\x03\x04" * 100, "not-a-bundle"),
     (b"kodespor audit", "bundle-cut-in-beginning"), (b"kodespor audit bundle 2\n", "bundle-cut-in-beginning"),
     (b"kodespor audit bundle 2\n\0\0", "bundle-cut-in-beginning"),
     (b"kodespor audit bundle 3\n\0\0\0\1a", "bundle-first-line-damaged"),
     (b"kodespor audit bundle 2\n\0\0\0\1a", "bundle-beginning-damaged")],
)  # fmt: skip
def test_a_file_that_is_no_bundle_is_told_in_one_sentence(content, kind):
    assert of_program(content)[0] == of_script(content)[0] == [kind]
    assert [each["refused"] for each in in_page([content])] in ([], [kind])
    for language in ("en", "nb"):
        assert verifier.Say(language)(kind, number=1).count(". ") == 0


def test_a_bundle_cut_anywhere_is_told_as_cut_off():
    content = pieces_of(11, "of_code").content
    for length in range(24, len(content), 997):
        kinds = of_script(content[:length])[0]
        assert kinds == of_program(content[:length])[0]
        assert kinds[0] in ("bundle-cut-off", "bundle-cut-in-beginning", "bundle-end-damaged")


def test_of_a_bundle_in_order_one_event_says_whose_all_are():
    looked_at = []

    class Counted(list):
        def __iter__(self):
            for each in super().__iter__():
                looked_at.append(each)
                yield each

    heading, *frames = frames_of(pieces_of(11, "everything").content)
    events = Counted(frames[:-1])
    assert other_project(events, heading_of(heading).project) is None
    assert len(events) > 1 == len(looked_at)
    assert other_project(events, Id(bytes(16))) == heading_of(heading).project
