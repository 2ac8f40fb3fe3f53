"""Typefaces, icons and the sample study: files that travel with the program, wherever it is installed."""

from importlib.resources import files
from pathlib import Path

FOLDER = Path(str(files(__name__)))
"""The folder that holds them: in a checkout, after an installation from a wheel, and in a built folder."""
