"""Where this machine keeps what it knows of its own studies, outside their folders."""

import os
from pathlib import Path

from core.errors import StorageFailed
from core.storage.files import create, make_private_folder


def records_folder() -> Path:
    """The folder in local app data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("kodespor", appauthor=False)) / "written"


def put_small(path: Path, content: bytes) -> None:
    """Writes a small file in one step, for this account alone; where that fails, it is as it was."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        make_private_folder(path.parent)
        with create(part) as file:
            file.write(content)
        os.replace(part, path)
    except (OSError, StorageFailed):
        return
