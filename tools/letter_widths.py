"""Writes how wide each character of our typefaces is into assets/fonts/widths.json: `make widths`.

The app reads this table instead of the typefaces, which would take fonttools, a library of 30 MB (decision 31).
"""

import json
from itertools import pairwise
from pathlib import Path

from app.shell.fonts import PAGE_FONTS, WIDTHS
from assets import FOLDER


def table() -> str:
    """The whole file: of each typeface, its units to an em, and runs of [first code point, width, width, …]."""
    faces = {face: _face(FOLDER / name) for face, name in PAGE_FONTS.items()}
    lines = (
        f'{json.dumps(face)}: {{"unit": {unit}, "runs": [\n' + ",\n".join(json.dumps(run) for run in runs) + "\n]}"
        for face, (unit, runs) in faces.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _face(path: Path) -> tuple[int, list[list[int]]]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        metrics = font["hmtx"]
        widths = {place: metrics[name][0] for place, name in sorted(font.getBestCmap().items())}
        unit: int = font["head"].unitsPerEm
    return unit, _runs(widths)


def _runs(widths: dict[int, int]) -> list[list[int]]:
    places = list(widths)
    starts = [0, *(index + 1 for index, (one, two) in enumerate(pairwise(places)) if two != one + 1), len(places)]
    return [[places[one], *(widths[place] for place in places[one:two])] for one, two in pairwise(starts)]


def main() -> None:
    """Writes the file."""
    WIDTHS.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
