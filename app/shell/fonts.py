"""Which typefaces there are: those in assets/fonts, and for other scripts what this machine has."""

from pathlib import Path

import assets

FOLDER = assets.FOLDER / "fonts"
WIDTHS = FOLDER / "widths.json"
"""How wide each character of `PAGE_FONTS` is; `make widths` writes it out of the typefaces."""
READING = "Literata"
PLAIN = "Source Sans 3"
FALLBACK = ["Emoji", "Arabic"]

PAGE_FONTS = {
    READING: "fonts/Literata-Regular.ttf",
    f"{READING} SemiBold": "fonts/Literata-SemiBold.ttf",
    PLAIN: "fonts/SourceSans3-Regular.ttf",
    f"{PLAIN} SemiBold": "fonts/SourceSans3-SemiBold.ttf",
    "Emoji": "fonts/NotoEmoji-Regular.ttf",
    "Arabic": "fonts/NotoSansArabic-Regular.ttf",
}

_CJK = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/msgothic.ttc",
    "C:/Windows/Fonts/malgun.ttf",
)


def own_folder() -> Path:
    """Where people can put typefaces for scripts that are not here."""
    import platformdirs

    return Path(platformdirs.user_data_dir("kodespor", appauthor=False)) / "fonts"


def fallbacks() -> dict[str, Path]:
    """What is given when the client asks for a Noto family, by that family's short name."""
    emoji, arabic = FOLDER / "NotoEmoji-Regular.ttf", FOLDER / "NotoSansArabic-Regular.ttf"
    found = {"notocoloremoji": emoji, "notoemoji": emoji, "notosansarabic": arabic}
    own = sorted(path for path in own_folder().glob("*.[ot]tf")) if own_folder().is_dir() else []
    cjk = [*own, *(Path(path) for path in _CJK if Path(path).is_file())]
    if cjk:
        found |= dict.fromkeys(("notosanssc", "notosanstc", "notosanshk", "notosansjp", "notosanskr"), cjk[0])
    return found
