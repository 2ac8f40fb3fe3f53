"""The page for notebooks does what it says."""

import re
from pathlib import Path

import pytest

from app import sample
from app.notebook import open_study
from core.errors import NotAProject, WrongPassphrase

PAGE = Path(__file__).parents[2] / "docs" / "notebook.md"


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebook")
    sample.build(folder / "kodespor-sample")
    return folder


def test_the_examples_run_in_order(studies, monkeypatch, capsys):
    monkeypatch.chdir(studies)
    parts = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(parts) > 4
    names: dict[str, object] = {}
    for part in parts:
        exec(compile(part, str(PAGE), "exec"), names)
    said = capsys.readouterr().out
    assert "texts," in said
    assert "merges;" in said


def test_the_tables_agree_with_the_study(studies):
    study = open_study(studies / "kodespor-sample" / "coder-a", sample.PASSPHRASE)
    state = study.project.state
    assert len(study.codes()) == len(state.codes.rows)
    assert len(study.codings()) == len(study.presentation.live_codings())
    assert [row["n"] for row in study.events()] == list(range(1, len(study.events()) + 1))
    assert {row["kind"] for row in study.memos()} >= {"preunderstanding", "theoretical"}
    assert {row["pseudonym"] for row in study.participants()}
    assert all(len(row["text"]) == row["chars"] for row in study.texts())


def test_a_wrong_passphrase_and_no_project_are_refused(studies):
    with pytest.raises(WrongPassphrase):
        open_study(studies / "kodespor-sample" / "coder-a", "not this one")
    with pytest.raises(NotAProject):
        open_study(studies, sample.PASSPHRASE)
