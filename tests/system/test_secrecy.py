"""Invariants 4 and 6: nothing readable anywhere; and what was withdrawn is gone, even for who has every passphrase."""

from pathlib import Path

import msgpack
import pytest

from app import composition
from core.errors import BadFile
from core.events.registry import decode_event
from core.ids import Id
from core.sealing import envelope, sealed_text
from core.sealing.codec import SealedText, decode
from core.storage.log import Log
from sync.event_batches import read_segment
from sync.join_files import open_welcome
from tests.system.cli import Person, join, pair
from tests.system.test_keys_in_any_order import opened_with
from tests.unit.test_coming import a_book
from tests.unit.test_documents import EXMARALDA
from tests.unit.test_importing import a_pdf

SPOKEN = "Jeg våget endelig å si at jeg hadde det vondt"
CODE = "Trygghet i fellesskapet"
MEMO = "Hun lener seg fram når hun forteller dette"
WHY = "Her snur fortellingen tydelig"
PARTICIPANT = "Solveig Pseudonym"
TITLE = "Egen kraft"
SECRETS = (SPOKEN, CODE, MEMO, WHY, PARTICIPANT, TITLE, "Ada Fiksjon", "Bo Fiksjon", "samtale_med_solveig")


@pytest.fixture
def study(tmp_path):
    """Two people, three devices, a shared folder, a recovery sheet, and everything that the people wrote."""
    base = tmp_path / "study"
    base.mkdir()
    ada, bo, shared = pair(base)
    (tmp_path / "outside").mkdir()
    outside = tmp_path / "outside" / "samtale_med_solveig.txt"
    outside.write_text(f"Intervjuer: Ja?\nSolveig: {SPOKEN}. Og så gikk det bedre.\n" * 20, encoding="utf-8")
    ada.run("import", outside, "--participant", PARTICIPANT)
    ada.run("participants", "describe", PARTICIPANT, "bosted", "Lillevik")
    source = ada.json("sources")[0]["source"]
    place = ada.json("find", source, SPOKEN)[0]
    ada.run("codes", "add", CODE)
    ada.run("codes", "add", f"In vivo: {SPOKEN}")
    coding = ada.json("code", source, place["start"], place["end"], CODE, "--in-vivo", "--why", WHY)[0]["coding"]
    ada.run("memo", "add", "--kind", "observational", "--text", MEMO, "--on", coding)
    ada.run("memo", "add", "--kind", "analytic", "--text", f"Hun sier «{SPOKEN}», og det bærer.")
    ada.run("recovery", "create")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    phone = Person(base, "phone", "tredje setning her")
    request, welcome = base / "phone.kreq", base / "phone.kwel"
    phone.run("request", request, "--name", "Ada Fiksjon")
    ada.run("admit", request, welcome, "--device-of", "Ada Fiksjon")
    phone.run("join", welcome, "--project", phone.folder)
    bo.run("code", source, place["start"], place["end"], CODE, "--why", SPOKEN)
    for person in (bo, ada, phone, bo):
        person.run("sync", "folder", shared)
    return base, (ada, bo, phone), shared, source


def files(base: Path) -> list[Path]:
    return [path for path in base.rglob("*") if path.is_file()]


def holders(base: Path, secret: str) -> list[Path]:
    forms = [secret.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")] + [msgpack.packb(secret)]
    forms.append(secret.casefold().encode())
    return [path for path in files(base) if any(form in path.read_bytes() for form in forms)]


def readable(base: Path, people: tuple[Person, ...]) -> str:
    """All words that anybody could read who has every file and every passphrase, in every way that we know."""
    grants, envelopes = set(), set()
    devices = [composition.unlock_device(each.folder, each.passphrase) for each in people]
    for path in files(base):
        _collect(path, devices, grants, envelopes)
    boxes: dict[Id, bytes] = {}
    for each in people:
        project = composition.open_project(each.folder, lambda _, each=each: each.passphrase)
        boxes |= project.custody.keychain.boxes
        project.log.close()
    keys: dict[Id, bytes] = {}
    opened_with(keys, boxes, list(grants))
    words: list[str] = []
    for raw in envelopes:
        sealed = envelope.parse(raw)
        if sealed.key in keys:
            written = decode_event(envelope.unseal(sealed, keys[sealed.key]))
            _words_in((written.event, written.why), keys, sealed.project, words)
    return "\n".join(words)


def _collect(path: Path, devices, grants: set[bytes], envelopes: set[bytes]) -> None:
    if path.name == "log.db":
        log = Log(path)
        grants.update(grant.raw for grant in log.grants())
        envelopes.update(raw for _, raw in log.envelopes())
    elif path.suffix == ".kseg":
        envelopes.update(sealed.raw for sealed in read_segment(path.read_bytes()).envelopes)
    elif path.suffix == ".kgrant":
        grants.update(decode(path.read_bytes())[1])
    elif path.suffix == ".kwel":
        for device in devices:
            try:
                bundle = open_welcome(path.read_bytes(), device)
            except (BadFile, ValueError):
                continue
            grants.update(bundle.grants)
            envelopes.update(sealed.raw for sealed in bundle.envelopes)


def _words_in(value, keys, project: Id, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, SealedText):
        text = sealed_text.open_text(value, keys, project)
        if text is not None:
            found.append(text)
    elif isinstance(value, tuple):
        for each in value:
            _words_in(each, keys, project, found)


def test_nothing_readable_in_any_file(study):
    base, people, _, _ = study
    assert len(files(base)) > 12
    for secret in SECRETS:
        assert holders(base, secret) == [], secret
    (base / "control.txt").write_text(SPOKEN, encoding="utf-16-le")
    assert holders(base, SPOKEN) == [base / "control.txt"], "the search itself must find what is there"
    (base / "control.txt").unlink()
    everything = readable(base, people)
    for secret in SECRETS:
        assert secret in everything, f"{secret} should be readable with the passphrases before the withdrawal"


def test_withdrawn_words_are_gone_everywhere(study):
    base, people, shared, source = study
    ada, bo, phone = people
    answer = ada.json("withdraw", PARTICIPANT, "--yes")
    assert answer["keys_destroyed"] == 2
    for person in (ada, bo, phone, ada, bo):
        person.run("sync", "folder", shared)
    everything = readable(base, people)
    for secret in (SPOKEN, MEMO, WHY, PARTICIPANT, "samtale_med_solveig", "Lillevik", "Og så gikk det bedre"):
        assert secret not in everything, f"“{secret}” can still be read"
    assert CODE in everything
    for person in people:
        shown = "".join(
            person.run(*command)
            for command in (
                ("codes",), ("codings",), ("memos",), ("log",), ("sources",), ("participants",), ("status",),
                ("fourcolumn", source), ("replay", "--at", "9", "--codings"), ("log", "--json"), ("codings", "--json"),
            )
        )  # fmt: skip
        for secret in (SPOKEN, MEMO, WHY, PARTICIPANT, "Lillevik"):
            assert secret not in shown, f"{secret} is still shown"
        assert len(person.json("codings")) == 3, "the decisions stay countable"
        assert person.json("verify")["ok"]
        person.run("text", source, ok=1)
    assert len({person.json("status")["digest"] for person in people}) == 1

    _a_late_joiner_brings_nothing_back(study)


def _a_late_joiner_brings_nothing_back(study) -> None:
    base, people, shared, source = study
    ada, _, _ = people
    cara = Person(base, "cara", "fjerde setning her")
    join(ada, cara, base)
    cara.run("sync", "folder", shared)
    cara.run("text", source, ok=1)
    assert SPOKEN not in readable(base, (*people, cara))


SAID = "Sjefen låste meg inne på lageret i Tromsdalen"
NAMED_IN = ("Gudveig Pseudonym", "gudveigs-liv")
PAGE = f"Intervjuer: Ja?\nGudveig Pseudonym: {SAID}.\n"


def imports_in_every_form(folder: Path) -> list[Path]:
    """A transcript in other forms than text; what they hold beside it, such as a title or remark, has the words too."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("defusedxml")
    made = {name: folder / f"gudveigs-liv-{name}" for name in ("a.epub", "b.exb", "c.xlsx", "d.html", "e.pdf")}
    page = f"<html><head><title>{SAID}</title></head><body><p>{PAGE}</p></body></html>"
    made["a.epub"].write_bytes(a_book(**{"OPS/to.xhtml": page, "META-INF/om.txt": SAID}))
    made["b.exb"].write_text(
        EXMARALDA.replace("Hei der. Mer.", SAID).replace("en merknad", f"hvisket: {SAID}"), "utf-8"
    )
    sheet = openpyxl.Workbook()
    sheet.active.append(["speaker", "text"])
    for row in (("Intervjuer", "Ja?"), ("Gudveig Pseudonym", SAID), ("Intervjuer", "Og?"), ("Gudveig Pseudonym", SAID)):
        sheet.active.append(row)
    sheet.create_sheet("gudveigs-liv").append([SAID])
    sheet.active["A1"].comment = openpyxl.comments.Comment(SAID, "Gudveig Pseudonym")
    sheet.save(made["c.xlsx"])
    hidden = f'<title>{SAID}</title><script>"{SAID}"</script>'
    made["d.html"].write_text(f"<head>{hidden}</head><body><!--{SAID}--><p>{PAGE}</p></body>", "utf-8")
    made["e.pdf"].write_bytes(a_pdf([SAID]))
    return list(made.values())


def test_what_came_in_other_forms_is_gone_as_well(tmp_path):
    """Files, titles and remarks; what the import says it left out; the shared folder; whoever has every passphrase."""
    base = tmp_path / "study"
    base.mkdir()
    ada, bo, shared = pair(base)
    (tmp_path / "outside").mkdir()
    ada.run("import", *imports_in_every_form(tmp_path / "outside"), "--participant", NAMED_IN[0])
    before = readable(base, (ada,))
    assert before.count(SAID) >= 5
    for person in (ada, bo):
        person.run("sync", "folder", shared)
    for secret in (SAID, *NAMED_IN):
        assert holders(base, secret) == []
        assert secret in before
    ada.run("withdraw", NAMED_IN[0], "--yes")
    for person in (ada, bo, ada):
        person.run("sync", "folder", shared)
    after = readable(base, (ada, bo))
    for secret in (SAID, *NAMED_IN, "Tromsdalen"):
        assert secret not in after, f"“{secret}” can still be read"
        assert holders(base, secret) == []
