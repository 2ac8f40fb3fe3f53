"""Cuts the typefaces of scripts that most studies lack out of Noto, into assets/fonts/scripts:
`python -m tools.script_fonts FOLDER`, where the folder holds the Debian packages fonts-noto-core and fonts-noto-cjk,
unpacked. The page asks for one only when a letter of its script is to be shown.
"""

import io
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from app.shell.fonts import CJK, SCRIPTS, SCRIPTS_FOLDER

SIGNS = {
    "NotoSans": [(0x180, 0x36F), (0x1D00, 0x1DFF), (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2100, 0x214F),
                 (0x2C60, 0x2C7F), (0x2E00, 0x2E7F), (0xA640, 0xA69F), (0xA700, 0xA7FF), (0xAB30, 0xAB6F)],
    "NotoSansMath": [(0x2190, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x27C0, 0x27FF), (0x2900, 0x2AFF)],
    "NotoSansSymbols": [(0x2190, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x27BF)],
    "NotoSansSymbols2": [(0x2190, 0x23FF), (0x2400, 0x24FF), (0x2500, 0x27BF), (0x2B00, 0x2BFF)],
}  # fmt: skip
"""Of these only what interviews use: phonetic letters, letters with marks, signs of transcription."""
DEVANAGARI = [*range(0x900, 0x980), *range(0x1CD0, 0x1D00), *range(0xA8E0, 0xA900), 0x200C, 0x200D, 0x25CC, 0x20]
"""For this the client asks Noto Sans, which once held it."""
HAN = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_jp", 0xB0, 0xCF), ("euc_kr", 0xB0, 0xC8))
"""The first levels of the national sets: what newspapers use in China, Taiwan, Japan and Korea. Lead bytes."""
HAN_MORE = [(0x3000, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0xFF01, 0xFFEE)]


def han() -> set[int]:
    """The code points of the Chinese, Japanese and Korean typeface."""
    found = {place for one, two in HAN_MORE for place in range(one, two + 1)}
    for codec, first, last in HAN:
        for lead in range(first, last + 1):
            for trail in range(0x40, 0xFF):
                found |= set(map(ord, bytes((lead, trail)).decode(codec, errors="ignore")))
    return {each for each in found if each > 0x2E7F}


def cut(path: Path, wanted: Iterable[int] | None, number: int = -1) -> bytes:
    """A typeface's bytes with these code points alone, or all of them; `number` in a collection."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=["*"], hinting=False)
    options.notdef_outline = True
    with TTFont(path, fontNumber=number) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=font.getBestCmap() if wanted is None else wanted)
        cutter.subset(font)
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()


def joined(parts: Iterable[bytes]) -> bytes:
    """Typefaces of one measure as one; where two have a letter, the first one's."""
    from fontTools.merge import Merger

    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for n, part in enumerate(parts):
            paths.append(Path(folder) / f"{n}.ttf")
            paths[-1].write_bytes(part)
        written = io.BytesIO()
        Merger().merge([str(path) for path in paths]).save(written)
    return written.getvalue()


def main() -> None:
    """Writes all of them."""
    found = {path.name: path for path in Path(sys.argv[1]).rglob("NotoSans*")}
    SCRIPTS_FOLDER.mkdir(exist_ok=True)
    for name in SCRIPTS.values():
        stem = name.removesuffix("-Regular.ttf")
        ranges = SIGNS.get(stem)
        wanted = None if ranges is None else {place for one, two in ranges for place in range(one, two + 1)}
        content = cut(found[name], wanted)
        if stem == "NotoSans":
            content = joined([content, cut(found["NotoSansDevanagari-Regular.ttf"], DEVANAGARI)])
        (SCRIPTS_FOLDER / name).write_bytes(content)
    (SCRIPTS_FOLDER / CJK).write_bytes(cut(found["NotoSansCJK-Regular.ttc"], han(), 2))


if __name__ == "__main__":
    main()
