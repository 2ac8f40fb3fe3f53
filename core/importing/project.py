"""Which tool a project or codebook comes from, and its reader."""

from collections.abc import Mapping
from pathlib import Path

from core.commands.foreign_project import Foreign
from core.errors import BadFile
from core.importing.brat import is_brat, read_brat
from core.importing.cas import is_cas
from core.importing.catma import is_catma, read_catma
from core.importing.codebook import read_codebook
from core.importing.file_tree import file_tree, is_archive
from core.importing.foreign_kinds import WHOLE_PROJECTS, closed_format
from core.importing.inception import is_inception, read_inception
from core.importing.labelstudio import read_labelstudio
from core.importing.made_whole import made_whole
from core.importing.qualcoder import read_qualcoder
from core.importing.refi import read_qdc, read_qdpx
from core.importing.refi_folder import PROJECT, holds_project, packed
from core.importing.requal import read_requal
from core.importing.rqda import read_rqda
from core.importing.taguette import read_taguette
from core.limits import IMPORT_BYTES_MAX
from core.messages import UNTRANSLATED, Translator
from core.storage.files import HeldFile, read_bounded

_ANNOTATED = (".xml", ".xmi", ".tsv")
ENDINGS = (
    ".qdpx", ".qdc", PROJECT, ".qda", ".rqda", ".requal", ".ann", ".json", *_ANNOTATED, ".zip", ".tar", ".gz", ".tgz",
    ".sqlite3", ".sqlite", ".csv", ".xlsx", ".md",
)  # fmt: skip


def check_project(path: Path | HeldFile) -> None:
    """Whether there is something that could be read, before it is. Raises BadFile."""
    if not path.is_dir() and (program := closed_format(path.suffix.lower())):
        raise BadFile(f"closed-format-{program}", file=path.name)
    if not path.is_dir() and path.suffix.lower() not in (*ENDINGS, ".markdown"):
        raise BadFile("project-format-unknown", file=path.name)
    if not path.exists():
        raise BadFile("project-file-missing", file=path.name)


def read_project(
    path: Path | HeldFile,
    which: str | None = None,
    say: Translator = UNTRANSLATED,
    columns: Mapping[str, str] | None = None,
) -> Foreign:
    """A project of another tool, from its file or folder. `say` gives the words that are kept with each text on how it
    was read; `columns` names those of a codebook in a table, by parts. Raises BadFile, Refused."""
    check_project(path)
    if columns:
        if path.suffix.lower() not in (".csv", ".xlsx"):
            raise BadFile("columns-of-table", file=path.name)
        return made_whole(read_codebook(path.name, read_bounded(path, IMPORT_BYTES_MAX), columns))
    return made_whole(_read(path, which, say))


def _read(path: Path | HeldFile, which: str | None, say: Translator) -> Foreign:
    ending = path.suffix.lower()
    if isinstance(path, HeldFile) and ending in (".ann", ".qda"):
        raise BadFile("project-is-a-folder", file=path.name)
    if isinstance(path, Path) and (ending == ".ann" or _is_brat_folder(path)):
        return read_brat(path)
    if (
        ending in _ANNOTATED
        or is_archive(path)
        or (isinstance(path, Path) and path.is_dir() and not (path / "data.qda").exists())
    ):
        return _annotated(path, say)
    if isinstance(path, Path) and (path.is_dir() or ending == ".qda"):
        return read_qualcoder(path, say)
    if ending == ".rqda":
        return read_rqda(path)
    if ending == ".requal":
        return read_requal(path, which)
    if ending in (".sqlite3", ".sqlite"):
        return read_taguette(path, which)
    if ending == PROJECT:
        return read_qdpx(path.name, packed(path), say)
    if ending == ".qdpx":
        return read_qdpx(path.name, read_bounded(path, IMPORT_BYTES_MAX), say)
    if ending == ".json":
        content = read_bounded(path, IMPORT_BYTES_MAX)
        return read_inception(file_tree(path)) if is_cas(content) else read_labelstudio(path.name, content)
    if ending == ".qdc":
        return read_qdc(path.name, read_bounded(path, IMPORT_BYTES_MAX))
    return read_codebook(path.name, read_bounded(path, IMPORT_BYTES_MAX))


def _annotated(path: Path | HeldFile, say: Translator) -> Foreign:
    """A folder, an archive or a file of annotations; or an archive that is a REFI-QDA project under another name."""
    tree = file_tree(path)
    if any(each.suffix.lower() == ".qde" for each in tree.others) and path.suffix.lower() == ".zip":
        return read_qdpx(path.name, read_bounded(path, IMPORT_BYTES_MAX), say)
    if any(is_catma(content) for each, content in tree.files.items() if each.suffix.lower() == ".xml"):
        return read_catma(tree)
    if is_inception(tree):
        return read_inception(tree)
    if isinstance(path, Path) and holds_project(path):
        return read_qdpx(path.name, packed(path), say)
    inside = [path / each for each in tree.others if isinstance(path, Path) and each.suffix.lower() in WHOLE_PROJECTS]
    inside = inside if path.is_dir() else []
    if len(inside) == 1:
        return _read(inside[0], None, say)
    raise BadFile("no-project-inside", file=path.name)


def _is_brat_folder(path: Path) -> bool:
    return path.is_dir() and not (path / "data.qda").exists() and is_brat(path)
