"""A study for a notebook or a script: tables of values, and what core can do on them. See docs/notebook.md."""

from os import PathLike
from pathlib import Path
from typing import Any

from app import composition
from app.i18n.catalogue import Catalogue, system_language
from core.analysis.presentation import SPOKEN, Presentation
from core.exporting import dataframes
from core.project import Project


class Study:
    """One project as it stands. Tables are lists of dictionaries: pandas.DataFrame takes them as they are."""

    def __init__(self, project: Project, layer: str = SPOKEN) -> None:
        self.project = project
        self.presentation = Presentation(project, None, Catalogue(system_language()), layer)

    def texts(self) -> list[dict[str, Any]]:
        """source, name, kind, participants, chars (code points), text."""
        return dataframes.texts(self.presentation).records()

    def codes(self) -> list[dict[str, Any]]:
        """code, parent, path, name, its description, colour, status."""
        return dataframes.codes(self.presentation).records()

    def codings(self) -> list[dict[str, Any]]:
        """source, start and end (code points of the text in this layer), code, coder, quote, at, why, and more."""
        return dataframes.codings(self.presentation).records()

    def memos(self) -> list[dict[str, Any]]:
        """at, by, kind, on_kind, on, text, reference."""
        return dataframes.memos(self.presentation).records()

    def participants(self) -> list[dict[str, Any]]:
        """pseudonym, status, and a column for each attribute."""
        return dataframes.participants(self.presentation).records()

    def events(self) -> list[dict[str, Any]]:
        """n, act, at, clock_doubt, by, type, said (a sentence), why, undone, data: every decision, in order."""
        return dataframes.history(self.presentation).records()


def open_study(folder: str | PathLike[str], passphrase: str, layer: str = SPOKEN) -> Study:
    """Opens a project for reading. Raises WrongPassphrase, NotAProject and other errors of core.errors."""
    return Study(composition.open_project(composition.find_project(Path(folder)), lambda _: passphrase), layer)
