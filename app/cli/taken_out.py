"""What left the study in clear: exports."""

from typing import Any

from app.cli.base import Session, common
from app.cli.commands import command
from app.cli.language import say
from app.services.exports import NotedHere, noted_here
from core.analysis.exports import Left, exports_of
from core.analysis.presentation import Presentation, iso_time
from core.ids import Id


@command()
@common
def exports(session: Session) -> None:
    """Lists what left the study in clear."""
    presentation = session.presentation
    value = [_as_json(each) for each in exports_of(presentation)]
    value += [_noted(presentation, each) for each in noted_here(session.project)]
    value.sort(key=lambda each: str(each["at"]))
    session.answer(value, lambda: "\n".join(map(_listed, value)) or say("cli-taken_out-none"))


def _as_json(left: Left) -> dict[str, Any]:
    return {**left._asdict(), "event": left.event.hex(), "texts": list(left.texts), "codes": list(left.codes),
            "file": left.file or None, "reading": left.reading or None, "has_words": left.has_words,
            "in_project": True, "reason": None}  # fmt: skip


def _noted(presentation: Presentation, each: NotedHere) -> dict[str, Any]:
    row, state = each.taken, presentation.state
    file = state.files.get(Id(row.file)) if row.file is not None else None
    return {
        "event": None, "at": iso_time(each.at, each.offset), "by": say("cli-taken_out-here-only"),
        "content": row.content, "format": row.format, "reading": row.reading or None,
        "texts": [presentation.source(source) for source in row.sources if source in state.sources.rows],
        "codes": [presentation.code(code) for code in row.codes if code in state.codes.rows],
        "file": presentation.words(file.name) if file is not None else None,
        "has_words": row.reading in ("spoken", "corrected") or row.content == "file",
        "in_project": False, "reason": each.reason,
    }  # fmt: skip


def _listed(value: dict[str, Any]) -> str:
    texts = value["texts"] or ([say("cli-taken_out-all-texts")] if value["reading"] else [])
    words = say(f"term-layer-{value['reading']}") if value["reading"] else say("cli-taken_out-no-words")
    named = ", ".join([*texts, *value["codes"], *([value["file"]] if value["file"] else [])])
    what = f"{say('term-export-' + value['content'])} ({value['format']})"
    words = "" if value["file"] else f"  · {words}"
    return f"{value['at'][:16]}  {value['by']}  {what}{words}" + (f"  · {named}" if named else "")
