"""Several processes read, take and seal one mailbox at once."""

import itertools
import threading

import pytest

from core.log.transfer_bundle import TransferBundle
from tests.builders import everything
from tests.system.relay_objects.place import NAMES, Place, ids, parts


def test_who_reads_while_another_seals_misses_nothing(team, place, database):
    other = Place(database, place.folder)
    try:
        box = place.box(team)
        box.accept(everything(team)._replace(envelopes=everything(team).envelopes[:90]))
        for pause in (0, 1, 39, 40, 85):
            rows = box.log.envelopes()
            found = [next(rows) for _ in range(pause)]
            other.seal(box)
            box.accept(everything(team)._replace(envelopes=everything(team).envelopes[: 90 + pause]))
            found += list(rows)
            assert [row for row, _ in found] == list(range(1, 91 + pause))
    finally:
        other.store.close()


@pytest.mark.parametrize("question", ["envelopes", "feed", "find", "row_of", "last_row"])
def test_another_seals_between_two_questions_of_one_answer(team, place, database, question):
    other, envelopes = Place(database, place.folder), everything(team).envelopes
    asked = {
        "envelopes": lambda log: [raw for _, raw in log.envelopes()],
        "feed": lambda log: [row for row, _ in log.feed(team.device)],
        "find": lambda log: [row for row, _ in log.find(team.device, 9)],
        "row_of": lambda log: log.row_of(envelopes[9].device, envelopes[9].seq, envelopes[9].id),
        "last_row": lambda log: log.last_row(),
    }[question]
    answers = []
    for before in range(4):
        box = place.box(team)
        box.accept(everything(team))
        questions = itertools.count()
        ask = box.log.asked

        def late(query, values, box=box, ask=ask, questions=questions, before=before):
            if next(questions) == before:
                other.seal(box)
            return ask(query, values)

        box.log.asked = late
        answers.append(asked(box.log))
    other.store.close()
    assert answers[0]
    assert answers[1:] == answers[:1] * 3


def test_two_processes_that_seal_and_take_at_once_lose_nothing(team, place, database):
    stores = [place, Place(database, place.folder)]
    name, problems = next(NAMES), []

    def work(each: Place, bundles: list[TransferBundle]) -> None:
        try:
            box = each.box(team, name)
            for bundle in bundles:
                box.accept(bundle)
                each.seal(box)
        except BaseException as problem:
            problems.append(problem)

    stores[0].box(team, name).accept(parts(team, 8)[0])
    threads = [threading.Thread(target=work, args=(each, parts(team, 7 + n))) for n, each in enumerate(stores)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert problems == []
    box = place.box(team, name)
    assert sorted(ids(box)) == sorted(each.id for each in everything(team).envelopes)
    assert [row for row, _ in box.log.envelopes()] == list(range(1, len(ids(box)) + 1))
    place.end_grace()
    place.index.sweep()
    assert place.files() == place.named()
    stores[1].store.close()
