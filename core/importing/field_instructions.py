"""Words that stand in the instruction of a field instead of in its result: how characters are read (ruby), as Word
writes it in `EQ` fields."""

import re

_EQ = re.compile(r"\s*EQ\s", re.IGNORECASE)
_RUBY = re.compile(
    r"\\o\s*(?:\\a[a-z]\s*)?\(\s*\\s\s*\\up\s*-?\d{1,4}\s*\((?P<reading>[^()]{0,200})\)\s*[,;]\s*(?P<base>[^()]{0,200})\)",
    re.IGNORECASE,
)


def words_of_instruction(instruction: str) -> str:
    """What a field's instruction shows of its own: the characters, and how they are read in brackets after them; an
    empty text where it shows nothing."""
    if not _EQ.match(instruction):
        return ""
    return "".join(
        f"{each['base'].strip()}({reading})" if (reading := each["reading"].strip()) else each["base"].strip()
        for each in _RUBY.finditer(instruction)
    )
