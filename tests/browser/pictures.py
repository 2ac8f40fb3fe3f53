"""Judges pictures of screens: whether one shows next to nothing, and whether two show the same."""

from io import BytesIO
from itertools import combinations
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

UNIFORM = 0.985
"""From this share of nearly equal pixels on a picture counts as blank: a screen that still loads has more than 0.99."""
NEAR = 12
"""Two shades of grey (of 256) that differ by no more are nearly equal: paper and the cards on it are not told apart."""
SAME = 2.0
"""Two pictures whose small versions differ by less on the average (shades of grey) show the same; two screens that
differ come out above 5."""
SMALL = (64, 64)


def is_blank(picture: bytes) -> bool:
    """Whether nearly all of it has one colour."""
    counts = _grey(picture).histogram()
    most = counts.index(max(counts))
    return sum(counts[max(0, most - NEAR) : most + NEAR + 1]) / sum(counts) > UNIFORM


def distance(one: bytes, two: bytes) -> float:
    """How far two pictures are apart, in shades of grey on the average; 256 if their shapes differ."""
    first, second = _grey(one), _grey(two)
    if first.size != second.size:
        return 256.0
    small = (each.resize(SMALL, Image.Resampling.BOX) for each in (first, second))
    return float(ImageStat.Stat(ImageChops.difference(*small)).mean[0])


def faults(folder: Path) -> list[str]:
    """One sentence for each blank picture, and for each two that show the same."""
    pictures = {path.name: path.read_bytes() for path in sorted(folder.glob("*.png"))}
    found = [f"{name} is blank" for name, picture in pictures.items() if is_blank(picture)]
    for (one, first), (two, second) in combinations(pictures.items(), 2):
        if distance(first, second) < SAME:
            found.append(f"{one} and {two} show the same")
    return found


def _grey(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("L")
