"""Everything that shows a project: views, reports, exports, pictures, bundles, verifiers. The fuzz calls each."""

import io
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

from app.cli.codebook import as_json, as_lines
from app.i18n.catalogue import Catalogue
from core.analysis import audit_trail, consensus, crosstabs, diff, disagreements, disclosure_selection
from core.analysis.agreement.by_blindness import Wanted
from core.analysis.agreement.intercoder_agreement import AgreementOptions
from core.analysis.agreement.intercoder_agreement import agreement as agreed
from core.analysis.agreement.over_time import agreement_over_time
from core.analysis.attributes import attribute_names
from core.analysis.category_development import category_development, flow_messages
from core.analysis.category_table import category_table
from core.analysis.codebook_tree import codebook_tree
from core.analysis.colours import Colours
from core.analysis.device_knowledge import device_knowledge, events_known_at
from core.analysis.filters import narrowed, saved_filters
from core.analysis.fourcolumn import four_columns
from core.analysis.framework import framework_matrix
from core.analysis.frequencies import frequencies
from core.analysis.lineage import lineage
from core.analysis.missing_events import missing_runs
from core.analysis.passage_history import passage_history
from core.analysis.presentation import SPOKEN, Presentation
from core.analysis.query import in_names, run_query
from core.analysis.saturation import saturation, uses
from core.analysis.search import search
from core.analysis.trail_filter import TrailFilter, matching_events
from core.analysis.withdrawal_preview import preview_for_participant
from core.errors import Refused
from core.evidence import checkpoints
from core.evidence.audit_bundle import make_bundle
from core.evidence.bundle_check import open_bundle
from core.exporting import citations, dataframes, framework
from core.exporting.alluvial import alluvial
from core.exporting.archive import archive
from core.exporting.formats import FORMATS, exported
from core.exporting.ipa import all_as_tables
from core.exporting.margin import with_margin
from core.exporting.pictures import KINDS, heat, picture
from core.exporting.result_tables import as_table
from core.exporting.svg import to_png
from core.exporting.wide_tables import written
from core.log.integrity_check import verify_log
from core.project import Project
from core.report.options import Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import review
from core.views.layers import LAYERS
from core.views.rounds import hidden
from core.views.speakers import keys_at, spoken_by
from tests.forgeries import verifier
from tests.refusals import refuses

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "tools" / "verify_bundle.html"
RUNNER = ROOT / "tests" / "fuzz" / "run_verifier.mjs"


@dataclass
class Looked:
    """What a run found: kinds of conflicts, refusals by output, and the longest time of each output."""

    events: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    refused: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


Output = Callable[[Project, Catalogue], Any]


def well_formed(xml: str | bytes) -> None:
    """Fails where this is no XML."""
    ElementTree.fromstring(xml)


def in_zip(content: bytes) -> None:
    """Fails where a part of a zipped document is no XML, or its name leads out of the folder."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        for name in opened.namelist():
            assert not name.startswith("/")
            assert ".." not in name.split("/")
            if name.endswith((".xml", ".rels", ".qde")):
                well_formed(opened.read(name))


def everywhere(function: Callable[[Presentation], Any]) -> Output:
    """The same of a presentation in each layer."""

    def output(project: Project, say: Catalogue) -> None:
        for layer in (SPOKEN, *LAYERS):
            function(Presentation(project, None, say, layer))

    return output


def trail(project: Project, say: Catalogue) -> None:
    for entry in audit_trail.entries(project, translator=say):
        json.dumps(entry.data)
        assert entry.at
        if entry.conflict:
            assert say(f"conflict-{entry.conflict}") != f"conflict-{entry.conflict}"
    audit_trail.witnessed(project.trail())
    missing_runs(project)
    matching_events(project, TrailFilter(by=project.member))


def things(project: Project, say: Catalogue) -> None:
    presentation, state = Presentation(project, None, say), project.state
    names = {"codes": "code", "codings": "coding", "sources": "source", "participants": "participant", "memos": "memo",
             "references": "reference"}  # fmt: skip
    for table, kind in names.items():
        for own in getattr(state, table).rows:
            assert isinstance(presentation.thing(kind, own), str)
    for code in list(state.codes.rows)[:6]:
        presentation.path(code)
        lineage(project, code)
        matching_events(project, TrailFilter(code=code))
    for row in state.sources.values():
        presentation.speaker(row.id, 3)
        keys_at(state, row.id, 0, 5)
        passage_history(presentation, row.id, 0, 40)
        matching_events(project, TrailFilter(source=row.id))
    for coding in state.codings.rows.values():
        spoken_by(state, coding)
        presentation.quote(coding)
    for member in state.members.rows:
        hidden(state, member)
    for person in state.participants.rows:
        preview_for_participant(presentation, person)


def tables(presentation: Presentation) -> None:
    for table in (dataframes.codes, dataframes.texts, dataframes.codings, dataframes.memos, dataframes.participants,
                  dataframes.history):  # fmt: skip
        table(presentation).records()
    codings = presentation.live_codings()
    saturation(presentation), uses(presentation), category_table(presentation), frequencies(presentation)
    crosstabs.co_occurrence(presentation)
    for column in ("sources", "coders", "participants", "months", *attribute_names(presentation)[:20]):
        heat(crosstabs.by_column(presentation, column, with_below=True), presentation.translator)
    for row in presentation.state.queries.values():
        expression = presentation.words(row.expression)
        in_names(presentation, expression)
        for question in (lambda e=expression: run_query(presentation, e, lambda _: []),
                         lambda r=row: narrowed(presentation, codings, saved_filters(presentation, r))):  # fmt: skip
            try:
                question()
            except Refused:
                continue
    disagreements.open_disagreements(presentation)
    consensus.consensus(presentation)
    diff.difference(Presentation(presentation.project, presentation.project.as_of(40)), presentation)
    search(presentation, "redd")


def results(presentation: Presentation) -> None:
    for ending in (".docx", ".html", ".md", ".csv"):
        for by in ("participant", "source"):
            written(ending, framework.as_tables(presentation, framework_matrix(presentation, by), ending))
        written(ending, all_as_tables(presentation))
        content = written(ending, [as_table(presentation)])
        if ending == ".docx":
            in_zip(content)


def measured(project: Project, say: Catalogue) -> None:
    coders = sorted(project.state.members.rows)[:3]
    for how in (AgreementOptions("krippendorff"), AgreementOptions("f1"), AgreementOptions("unitizing")):
        agreed(Presentation(project, None, say), coders, how, Random(1))
    consensus.open_differences(Presentation(project, None, say), (coders[0], coders[1]))
    agreement_over_time(project, Wanted(tuple(coders), AgreementOptions("krippendorff")))


def codebook(project: Project, say: Catalogue) -> None:
    tree = codebook_tree(Presentation(project, None, say))
    json.dumps([as_json(branch) for branch in tree])
    as_lines(tree)


def pictures(project: Project, say: Catalogue) -> None:
    presentation = Presentation(project, None, say)
    for kind in KINDS:
        drawn = picture(presentation, kind)
        well_formed(drawn)
        to_png(drawn)
    found = category_development(presentation)
    flow_messages(found)
    well_formed(alluvial(found, Colours(project.state), say))


def margins(presentation: Presentation) -> None:
    for row in presentation.state.sources.values():
        if row.status == "live":
            four_columns(presentation, row.id)
            try:
                with_margin(presentation, row.id, ".html")
                in_zip(with_margin(presentation, row.id, ".docx"))
            except Refused:
                continue


def exports(form: str) -> Output:
    def output(project: Project, say: Catalogue) -> None:
        presentation = Presentation(project, None, say)
        if form == "qdc" and not codebook_tree(presentation):  # somebody deleted every code
            with refuses("no-codes-to-write"):
                exported(presentation, form)
            return
        content = exported(presentation, form)
        if form in ("docx", "xlsx", "qdpx"):
            in_zip(content)
        elif form == "qdc":
            well_formed(content)
        elif form == "json":
            json.loads(content)
        elif form == "sqlite":
            assert content.startswith(b"SQLite format 3\0")
        else:
            content.decode()

    return output


def reports(project: Project, say: Catalogue) -> None:
    made = review(project, Options() if say.language == "nb" else Options(SPOKEN, False, False), say)
    page(made)
    to_markdown(made)
    in_zip(to_docx(made))


def folders(project: Project, say: Catalogue) -> None:
    for path, content in archive(Presentation(project, None, say)).items():
        assert ".." not in path.split("/")
        assert isinstance(content, bytes)


def works(project: Project, say: Catalogue) -> None:
    items = {row.id.hex(): project.words(row.item) or "{}" for row in project.state.references.values()}
    citations.as_csl_json(items)
    citations.bibliography(items, "nb")


def bundles(project: Project, say: Catalogue) -> None:
    presentation = Presentation(project, None, say)
    code = next(iter(project.state.codes.rows))
    for chosen in (
        disclosure_selection.everything(presentation),
        disclosure_selection.decisions(presentation),
        disclosure_selection.of_code(presentation, code),
    ):
        content = make_bundle(project, chosen, 1)
        found, theirs = open_bundle(content), verifier.check(content)
        assert found.problems == [], [str(each) for each in found.problems[:3]]
        assert theirs.problems == [], theirs.problems[:3]
        in_the_page(content, theirs)
        if theirs.codebook is not None:
            assert [(row["code"], row["parent"], row["status"]) for row in theirs.codebook] == [
                (row.id.hex(), row.parent.hex() if row.parent else None, row.status)
                for row in project.state.codes.values()
            ]


def in_the_page(content: bytes, theirs: Any) -> None:
    """The verifier that is a page says the same, where there is a program to run its script."""
    node = shutil.which("node")
    if node is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bundle")
        file.write_bytes(content)
        done = subprocess.run(
            [node, str(RUNNER), str(PAGE), str(file)], capture_output=True, text=True, timeout=300, check=False
        )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert "refused" not in found, found
    assert found["problems"] == theirs.problems
    assert found["whyNot"] == theirs.why_not
    assert found["codebook"] == theirs.codebook


def past(project: Project, say: Catalogue) -> None:
    length = len(project.timeline.order)
    for n in (1, length // 3, length // 2, length - 1):
        then = Presentation(project, project.as_of(n), say)
        codebook_tree(then), then.live_codings(), then.live_memos()
    for device in list(project.state.devices.rows)[:3]:
        events_known_at(device_knowledge(project, device), 1 << 50)


def proofs(project: Project, say: Catalogue) -> None:
    links, devices = checkpoints.links_of(project), project.log.devices()
    for row in project.state.checkpoints.values():
        checkpoints.checkpoint_status(project.id, row, links, devices)
        checkpoints.note_of(row, devices)
        checkpoints.size_of(row)
    assert not verify_log(project.log, project.secrets).problems


OUTPUTS: tuple[tuple[str, Output], ...] = (
    ("trail", trail),
    ("things", things),
    ("tables", everywhere(tables)),
    ("results", everywhere(results)),
    ("agreement", measured),
    ("codebook", codebook),
    ("pictures", pictures),
    ("margins", everywhere(margins)),
    *((f"export {form}", exports(form)) for form in FORMATS),
    ("reports", reports),
    ("archive", folders),
    ("citations", works),
    ("bundles", bundles),
    ("past", past),
    ("proofs", proofs),
)
