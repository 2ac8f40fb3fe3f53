"""A study goes into one sealed file and comes back from it; what is no back-up is refused with a sentence."""

import io
import zipfile

import pytest

from app import composition
from app.keeping import backups
from core.commands.codebook import create_code
from core.errors import BadFile

PASSPHRASE = "riktig hest batteri stift"


def test_a_study_comes_back_as_it_was_while_it_was_open(tmp_path):
    project = composition.create_project(tmp_path / "study", "Fictional study", "A. Coder", lambda _: PASSPHRASE)
    project.do(create_code, "å vente")
    content = backups.backed_up(tmp_path / "study")
    assert "å vente".encode() not in content
    backups.restore(content, tmp_path / "again")
    again = composition.open_project(tmp_path / "again", lambda _: PASSPHRASE)
    assert (again.events_digest(), again.state.digest()) == (project.events_digest(), project.state.digest())
    again.log.close()
    project.log.close()


@pytest.mark.parametrize("names", [None, [], ["log.db"], ["../log.db", "../device.key"]])
def test_what_is_no_backup_is_refused_and_leaves_nothing(tmp_path, names):
    made = io.BytesIO(b"no archive")
    if names is not None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name in names:
                archive.writestr(name, b"x")
    with pytest.raises(BadFile) as refused:
        backups.restore(made.getvalue(), tmp_path / "again")
    assert refused.value.code == "backup-unreadable"
    assert not (tmp_path / "again").exists()
