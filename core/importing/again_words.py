"""What to tell people of a project that came again: what changed in its file, and what is not in it any more."""

from core.analysis.presentation import Presentation
from core.commands.interchange_again import Change, Known
from core.messages import Message

SHOWN_MAX = 80
_KNOWN = ("name", "definition", "parent", "colour", "text", "place", "code")


def change_message(change: Change) -> Message:
    """One change, in words: what of which thing, as it is here and in the file."""
    what = change.what if change.what in _KNOWN and change.kind != "case" else "attribute"
    here, file, name = map(_short, (change.here, change.file, change.name))
    return Message(
        "importing-changed",
        {"kind": change.kind, "what": what, "attribute": change.what, "name": name, "here": here,
         "file": file},
    )  # fmt: skip


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN_MAX else line[: SHOWN_MAX - 1] + "…"


def gone_names(presentation: Presentation, known: Known) -> list[tuple[str, str]]:
    """What is here and not in the file any more, by kind and name."""
    named = {"code": presentation.path, "source": presentation.source, "case": presentation.participant}
    return [(kind, named[kind](own) if kind in named else "") for kind, own in known.gone]
