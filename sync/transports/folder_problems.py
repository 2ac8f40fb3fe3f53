"""What was wrong with the files of a shared folder, in few sentences."""

from core.errors import KodesporError, Refused


class Problems:
    """What was wrong with files: however many there are, one sentence for each kind, with the name of the first."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, KodesporError]] = {}
        self._second_files: list[str] = []
        self._second_folders: list[str] = []

    def note(self, name: str, problem: KodesporError) -> None:
        """Notes what is wrong with a file."""
        self._found.setdefault(problem.code, {}).setdefault(name, problem)

    def note_second_file(self, name: str) -> None:
        """Notes a second copy of a file: it is read, and said."""
        self._second_files.append(name)

    def note_second_folder(self, name: str) -> None:
        """Notes a second copy of a folder: it is read, and said."""
        self._second_folders.append(name)

    def forget(self, name: str) -> None:
        """The file is as it should be again."""
        for found in self._found.values():
            found.pop(name, None)

    def each(self) -> list[tuple[str, KodesporError]]:
        """Each file, with what is wrong with it."""
        return [one for found in self._found.values() for one in found.items()]

    def second_copies(self) -> list[str]:
        """The second copies of folders and files."""
        return [*self._second_folders, *self._second_files]

    def told(self) -> tuple[KodesporError, ...]:
        """The sentences."""
        told: list[KodesporError] = []
        for found in self._found.values():
            for name, problem in list(found.items())[:1]:
                more = len(found) - 1
                code = "folder-files-unusable" if more else "folder-file-unusable"
                told.append(Refused(code, file=name, reason=problem, **({"more": more} if more else {})))
        folders, files = self._second_folders, self._second_files
        told += [Refused("folder-second-copies", file=name, count=len(folders)) for name in folders[:1]]
        told += [Refused("folder-second-files", file=name, count=len(files)) for name in files[:1]]
        return tuple(told)
