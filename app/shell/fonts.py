"""Which typefaces there are: those in assets/fonts, and those that people put into a folder of their own.

The first stand on every page. Those of other scripts are asked for when one of their letters is to be shown: the client
asks for a Noto family by its name, and gets ours (`fallbacks`). It cuts Chinese, Japanese and Korean into a hundred
pieces each, which would be a hundred requests; that typeface is given to the page once, as soon as a text needs it.
"""

import re
from pathlib import Path

import assets

FOLDER = assets.FOLDER / "fonts"
SCRIPTS_FOLDER = FOLDER / "scripts"
WIDTHS = FOLDER / "widths.json"
"""How wide each character of `PAGE_FONTS` is; `make widths` writes it out of the typefaces."""
READING = "Literata"
PLAIN = "Source Sans 3"
FALLBACK = ["Signs", "Emoji", "Arabic", "CJK"]

PAGE_FONTS = {
    READING: "fonts/Literata-Regular.ttf",
    f"{READING} SemiBold": "fonts/Literata-SemiBold.ttf",
    PLAIN: "fonts/SourceSans3-Regular.ttf",
    f"{PLAIN} SemiBold": "fonts/SourceSans3-SemiBold.ttf",
    "Signs": "fonts/scripts/NotoSansMath-Regular.ttf",
    "Emoji": "fonts/NotoEmoji-Regular.ttf",
    "Arabic": "fonts/NotoSansArabic-Regular.ttf",
}
CJK = "NotoSansCJK-Regular.otf"
CJK_FONT = {"CJK": f"fonts/scripts/{CJK}"}
"""What a page gets besides, when something Chinese, Japanese or Korean is shown."""
_CJK_LETTER = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")

SCRIPTS = {
    f"notosans{script.lower()}": f"NotoSans{script}-Regular.ttf"
    for script in (
        "", "Math", "Symbols", "Symbols2", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati",
        "Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "NKo", "Sinhala", "Tamil", "Telugu",
        "Thaana", "Thai", "Tifinagh",
    )
}  # fmt: skip
"""The typefaces of other scripts, by the names of the families that the client asks for."""
SCRIPTS["notosanssymbols2"] = "NotoSansSymbols2-Regular.ttf"


def needs_cjk(words: str) -> bool:
    """Whether words hold a Chinese, Japanese or Korean letter."""
    return not words.isascii() and max(words) > "\u10ff" and _CJK_LETTER.search(words) is not None


def own_folder() -> Path:
    """Where people can put typefaces for scripts that are not here."""
    import platformdirs

    return Path(platformdirs.user_data_dir("kodespor", appauthor=False)) / "fonts"


def fallbacks() -> dict[str, Path]:
    """What is given when the client asks for a Noto family, by that family's short name; for one that is not here,
    what people put into their own folder, if anything."""
    emoji, arabic = FOLDER / "NotoEmoji-Regular.ttf", FOLDER / "NotoSansArabic-Regular.ttf"
    found = {"notocoloremoji": emoji, "notoemoji": emoji, "notosansarabic": arabic}
    found |= {family: SCRIPTS_FOLDER / name for family, name in SCRIPTS.items()}
    own = sorted(path for path in own_folder().glob("*.[ot]tf")) if own_folder().is_dir() else []
    return found | ({"": own[0]} if own else {})
