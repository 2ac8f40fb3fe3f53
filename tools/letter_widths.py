"""Writes how wide each character of our typefaces is, and how much nearer or farther some pairs stand, into
assets/fonts/widths.json: `make widths`.

The app reads this table instead of the typefaces, which would take fonttools, a library of 30 MB (decision 31).
"""

import json
import string
from itertools import pairwise
from pathlib import Path
from typing import Any

from app.shell.fonts import PAGE_FONTS, READING, SCRIPTS, SCRIPTS_FOLDER, WIDTHS
from assets import FOLDER

PAIRED = string.ascii_letters + string.digits + " .,:;!?-()'\"/" + "æøåÆØÅäöüÄÖÜéèêóòôáíúàñçß«»“”‘’–—…"
"""The characters whose pairs are looked up: those of which nearly all interviews in Latin letters consist."""


def table() -> str:
    """The whole file: of each typeface, its units to an em, runs of [first code point, width, width, …], and the pairs
    of the reading face: {first: {units nearer (-) or farther: seconds}}."""
    faces = {face: _face(FOLDER / name) for face, name in PAGE_FONTS.items()}
    faces["Scripts"] = _scripts()
    pairs = {face: _pairs(FOLDER / name) if face.startswith(READING) else {} for face, name in PAGE_FONTS.items()}
    pairs["Scripts"] = {}
    lines = (
        f'{json.dumps(face)}: {{"unit": {unit}, "runs": [\n'
        + ",\n".join(json.dumps(run) for run in runs)
        + '\n], "pairs": {\n'
        + ",\n".join(f"{json.dumps(one)}: {json.dumps(row, ensure_ascii=False)}" for one, row in pairs[face].items())
        + "\n}}"
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


def _scripts() -> tuple[int, list[list[int]]]:
    """The typefaces of other scripts as one; where two have a letter, the first one's."""
    from fontTools.ttLib import TTFont

    widths: dict[int, int] = {}
    for name in SCRIPTS.values():
        with TTFont(SCRIPTS_FOLDER / name, lazy=True) as font:
            metrics, unit = font["hmtx"], font["head"].unitsPerEm
            own = {place: round(1000 * metrics[each][0] / unit) for place, each in font.getBestCmap().items()}
        widths = own | widths
    return 1000, _runs(dict(sorted(widths.items())))


def _pairs(path: Path) -> dict[str, dict[str, str]]:
    """By kerning (GPOS `kern`), and by ligatures of two letters (GSUB `liga`), which are as wide as they are."""
    from fontTools.ttLib import TTFont

    found: dict[str, dict[str, str]] = {}
    with TTFont(path) as font:
        names = {each: font.getBestCmap()[ord(each)] for each in PAIRED if ord(each) in font.getBestCmap()}
        metrics, ligatures = font["hmtx"], _ligatures(font)
        kerning = _subtables(font["GPOS"].table, "kern")
        for one in names:
            for two in names:
                by = _kerned(kerning, names[one], names[two])
                joined = ligatures.get((names[one], names[two]))
                if joined is not None:
                    by = metrics[joined][0] - metrics[names[one]][0] - metrics[names[two]][0]
                if by:
                    row = found.setdefault(one, {})
                    row[str(by)] = row.get(str(by), "") + two
    return found


def _subtables(table: Any, feature: str) -> list[list[Any]]:
    """The subtables of a feature's lookups, in their order."""
    wanted = {
        n
        for each in table.FeatureList.FeatureRecord
        if each.FeatureTag == feature
        for n in each.Feature.LookupListIndex
    }
    lookups = [table.LookupList.Lookup[n] for n in sorted(wanted)]
    return [[getattr(each, "ExtSubTable", each) for each in lookup.SubTable] for lookup in lookups]


def _ligatures(font: Any) -> dict[tuple[str, str], str]:
    return {
        (first, each.Component[0]): each.LigGlyph
        for lookup in _subtables(font["GSUB"].table, "liga")
        for subtable in lookup
        for first, row in getattr(subtable, "ligatures", {}).items()
        for each in row
        if len(each.Component) == 1
    }


def _kerned(lookups: list[list[Any]], one: str, two: str) -> int:
    """By how much the first of two glyphs is wider beside the second: of each lookup, its first subtable that knows
    the first glyph, and the second one where it lists pairs."""
    total = 0
    for lookup in lookups:
        for each in lookup:
            if one not in each.Coverage.glyphs:
                continue
            if each.Format == 1:
                row = each.PairSet[each.Coverage.glyphs.index(one)].PairValueRecord
                record = next((pair for pair in row if pair.SecondGlyph == two), None)
                if record is None:
                    continue
            else:
                first, second = each.ClassDef1.classDefs.get(one, 0), each.ClassDef2.classDefs.get(two, 0)
                record = each.Class1Record[first].Class2Record[second]
            total += getattr(record.Value1, "XAdvance", 0) or 0
            break
    return total


def _runs(widths: dict[int, int]) -> list[list[int]]:
    places = list(widths)
    starts = [0, *(index + 1 for index, (one, two) in enumerate(pairwise(places)) if two != one + 1), len(places)]
    return [[places[one], *(widths[place] for place in places[one:two])] for one, two in pairwise(starts)]


def main() -> None:
    """Writes the file."""
    WIDTHS.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
