"""The sample study, all fiction: its story, the coders at work, and the seven weeks that are played."""

from pathlib import Path

from app.sample.story import PASSPHRASE
from app.sample.study import build

__all__ = ["PASSPHRASE", "build", "usual_folder"]


def usual_folder() -> Path:
    """Where the sample study is kept: in a place of this account's own. In a folder for everybody's temporary files,
    another account could put a study of its own there first."""
    import platformdirs

    return Path(platformdirs.user_data_dir("kodespor", appauthor=False)) / "kodespor-sample"
