"""The review of a long study goes over the log once: each event is opened once and folded once, in few questions."""

import sys
from collections import Counter

from app.i18n.catalogue import Catalogue
from core.commands import codebook
from core.commands.codings import code_places
from core.log import folding
from core.report.options import Options
from core.report.page import page
from core.report.review import review
from tests.builders import World, a_code, a_source, alice

ACTS, PLACES = 20, 25


def a_study():
    """Decisions on codes among codings, and a category for each code, whose first segment the review tells."""
    project = alice(World(3))
    source, above = a_source(project, "Ord om livet. " * 200), [a_code(project, f"Tema {n}") for n in range(4)]
    for n in range(ACTS):
        code = a_code(project, f"Kode {n}", above[n % 4])
        project.do(code_places, [(source, at, at + 9) for at in range(n, n + 25 * PLACES, 25)], [code], None)
        project.do(codebook.rename_code, code, f"Kode {n} igjen", "et bedre ord")
    return project


def test_a_review_opens_and_folds_each_event_once_and_reads_them_in_stretches():
    project = a_study()
    events, said = len(project.timeline.order), Counter[str]()
    project.opened.forget()
    before = project.timeline.opened_again

    def call(frame, kind: str, _) -> None:
        said["folded"] += kind == "call" and frame.f_code is folding.apply.__code__

    def asked(query: str) -> None:
        said["asked"] += "FROM envelopes" in query

    project.log._connection.set_trace_callback(asked)
    sys.setprofile(call)
    try:
        made = review(project, Options("spoken"), Catalogue("nb"))
    finally:
        sys.setprofile(None)
        project.log._connection.set_trace_callback(None)
    assert events > ACTS * PLACES
    assert events <= project.timeline.opened_again - before < events + 5  # the text is opened for its quotes
    assert said["folded"] <= events
    assert said["asked"] < events / 20
    assert len(made.trail) == events
    assert page(made)
