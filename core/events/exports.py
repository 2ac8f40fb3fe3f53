"""What left the study in clear: files that people and programs outside can read."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, Breach, Items, Matches, OneOf
from core.events.policy import EVERYONE, NOBODY, InBundles, Policy
from core.events.registry import event
from core.ids import CodeId, FileId, SourceId
from core.limits import LINKS_MAX

CONTENTS = (
    "study", "texts", "codings", "codebook", "tables", "picture", "report", "bundle", "file", "references", "trail",
    "result-table", "framework", "ipa", "quote-bank", "categories", "saturation", "uses", "development", "code-map",
    "words", "crosstab", "agreement",
)  # fmt: skip
"""What a file that left the study holds. `study`: texts, codings, codes, memos and people; `texts`: some texts with
their codings; `codings`: quotes with their codes; `file`: an attached file. From `result-table` on: one table, or a
picture of it, as the format says; `tables` and `picture`: another one."""
READINGS = ("", "spoken", "corrected", "anonymised")
"""How participants' words stand in it; nothing where it holds none."""


def _attached(event: "ExportRecorded") -> Breach:
    return "" if (event.content == "file") == (event.file is not None) else BAD_VALUE


@event("export.recorded", Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS), whole=_attached)
class ExportRecorded(NamedTuple):
    """Whoever signed this took something out in clear: in which format (the ending of the file's name), what it held,
    and how participants' words stand in it. Where it holds some texts or codes, these are named; where none are named,
    all. Cannot be undone: it happened."""

    content: Annotated[str, OneOf(CONTENTS)]
    format: Annotated[str, Matches("[a-z0-9]{1,16}", "letters and digits, such as docx")]
    reading: Annotated[str, OneOf(READINGS)]
    sources: Annotated[tuple[SourceId, ...], Items(LINKS_MAX)]
    codes: Annotated[tuple[CodeId, ...], Items(LINKS_MAX)]
    file: FileId | None
