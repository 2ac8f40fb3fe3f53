"""A newcomer reads what members attest, before the log has come, by the real command; then the log comes and proves
it."""

import json

from app import composition
from core.log import state_parts
from sync.transports.folder import sync_folder
from tests.system.cli import InProcess, Person, pair

TEXT = "Eg var redd. Men så møtte jeg de andre, og da forsto jeg at jeg ikke var alene om å ha det slik.\n" * 20


def attested(tmp_path, confirmed: bool = True):
    """A study of two, attested by one and confirmed by the other; what is in it."""
    ada, bo, shared = pair(tmp_path)
    (tmp_path / "kari.txt").write_text(TEXT, encoding="utf-8")
    [source] = ada.json("import", tmp_path / "kari.txt", "--participant", "Kari")
    ada.run("codes", "add", "redsel")
    for start in range(0, 60, 3):
        ada.run("code", source["source"], start, start + 9, "redsel")
    ada.run("memo", "add", "--kind", "reflexive", "--text", "Frykten kommer først")
    both(ada, bo, shared)
    made = ada.json("attestation", "make")
    both(ada, bo, shared)
    if confirmed:
        assert bo.json("attestation", "check", made["attestation"])["is_confirmed"]
        both(ada, bo, shared)
    return ada, bo, shared, made


def both(*rest) -> None:
    *people, shared = rest
    for _ in range(2):
        for each in people:
            each.run("sync", "folder", shared)


def let_in(host: Person, tmp_path, name: str = "cara") -> Person:
    guest = Person(tmp_path, name)
    request, welcome = tmp_path / f"{name}.kreq", tmp_path / f"{name}.kwel"
    guest.run("request", request, "--name", "Cara Fiksjon")
    host.run("admit", request, welcome, "--read-first")
    guest.run("join", welcome, "--project", guest.folder)
    return guest


def test_a_newcomer_reads_before_the_log_has_come(tmp_path):
    ada, bo, shared, made = attested(tmp_path)
    [listed] = bo.json("attestation")
    assert (listed["attested_by"], listed["disputed_by"]) == (["Ada Fiksjon", "Bo Fiksjon"], [])
    ada.run("codes", "add", "etterpå")  # the log goes on: what is attested stays as it was
    cara = let_in(ada, tmp_path)
    status = cara.json("status")
    assert status["reading_first"]["attested_by"] == ["Ada Fiksjon", "Bo Fiksjon"]
    assert (status["reading_first"]["events"], status["reading_first"]["arrived"]) == (made["events"], 0)
    assert "Ada Fiksjon and Bo Fiksjon attested" in cara.said
    assert status["events"] == made["events"], "the counts are of one moment"
    cara.run("verify")
    assert "says nothing of what you read now" in cara.said
    assert "attestation make" not in cara.run("attestation")
    assert (status["title"], status["sources"], status["codes"], status["codings"], status["memos"]) == (
        "Egen kraft", 1, 1, 20, 1
    )  # fmt: skip
    assert cara.json("text", "kari")["text"] == ada.json("text", "kari")["text"]
    assert [each["quote"] for each in cara.json("codings")] == [each["quote"] for each in ada.json("codings")]
    assert cara.json("memos")[0]["text"] == "Frykten kommer først"
    assert cara.json("search", "redd")
    cara.run("codes", "add", "ny", ok=1)
    cara.run("log", ok=1)
    ada.run("sync", "folder", shared)
    cara.run("sync", "folder", shared)
    assert "They prove what you read before" in cara.said
    cara.run("sync", "folder", shared)
    both(ada, bo, cara, shared)
    cara.run("codes", "add", "ny")
    both(ada, bo, cara, shared)
    states = [each.json("status") for each in (ada, bo, cara)]
    assert len({each["digest"] for each in states}) == 1
    assert [each["reading_first"] for each in states] == [None, None, None]
    assert {each["name"] for each in ada.json("members")} == {"Ada Fiksjon", "Bo Fiksjon", "Cara Fiksjon"}


def test_one_member_alone_is_plainly_said(tmp_path):
    ada, _, _, _ = attested(tmp_path, confirmed=False)
    cara = let_in(ada, tmp_path)
    assert cara.json("status")["reading_first"]["attested_by"] == ["Ada Fiksjon"]
    assert "no second member has confirmed it" in cara.said


def test_nobody_is_let_in_to_read_what_nobody_attests(tmp_path):
    ada, _, _ = pair(tmp_path)
    cara = Person(tmp_path, "cara")
    cara.run("request", tmp_path / "cara.kreq", "--name", "Cara")
    ada.run("admit", tmp_path / "cara.kreq", tmp_path / "cara.kwel", "--read-first", ok=1)
    assert len(ada.json("members")) == 2


def test_what_is_withdrawn_meanwhile_opens_nowhere(tmp_path):
    ada, _, shared, _ = attested(tmp_path)
    cara = let_in(ada, tmp_path)
    assert "redd" in cara.json("text", "kari")["text"]
    ada.run("withdraw", "Kari", "--yes")
    ada.run("sync", "folder", shared)
    cara.run("sync", "folder", shared)
    assert "redd" not in json.dumps(cara.json("sources"))
    cara.run("text", "kari", ok=1)


def test_who_cannot_use_what_is_attested_joins_with_the_whole_log(tmp_path, monkeypatch, capsys):
    """Their program has another version: nothing is left of the first try, and the request still waits."""
    ada, _, _, _ = attested(tmp_path)
    cara = InProcess(tmp_path, "cara", monkeypatch, capsys)
    request, welcome = tmp_path / "cara.kreq", tmp_path / "cara.kwel"
    cara.run("request", request, "--name", "Cara Fiksjon")
    ada.run("admit", request, welcome, "--read-first")
    with monkeypatch.context() as patch:
        patch.setattr(state_parts, "version", lambda: bytes(32))
        cara.run("join", welcome, "--project", cara.folder, ok=1)
    assert "Another version of Kodespor" in cara.said
    assert not (cara.folder / "log.db").exists()
    ada.run("admit", request, welcome)
    cara.run("join", welcome, "--project", cara.folder)
    assert cara.json("status")["reading_first"] is None


def test_killed_at_any_time_it_is_read_or_proved(tmp_path):
    """Between two processes: the offer is kept at once, and what has come is compared when the study is opened."""
    ada, _, shared, made = attested(tmp_path)
    cara = let_in(ada, tmp_path)
    ada.run("sync", "folder", shared)
    project = composition.open_project(cara.folder, lambda _: cara.passphrase)
    project._follow = lambda: None  # it is killed before it follows from what came
    project.first.follow = lambda: False
    sync_folder(project, shared)
    project.log.close()
    assert cara.json("status")["reading_first"] is None
    assert cara.json("status")["events"] >= made["events"]
