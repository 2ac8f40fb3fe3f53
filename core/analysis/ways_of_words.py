"""By which files words came into the study, and in which they left it: whoever destroys the words here goes through
these files too, since nothing is kept by which the words could be recognised when a file brings them again."""

from collections.abc import Collection, Iterable

from core.analysis.presentation import Presentation, iso_time
from core.ids import Id
from core.messages import Message
from core.views.ethics_records import Export
from core.views.records import Source

_DAY = len("2026-11-03")


def ways_of(presentation: Presentation, texts: Collection[Source], people: Collection[Id] = ()) -> tuple[Message, ...]:
    """A sentence for each file by which some texts came, where its name can be read, and for each kind of file in which
    words of theirs, or what is attached to them or to `people`, left since, with the days. Of what only another device
    noted there is none."""
    return (*_came(presentation, texts), *_went(presentation, texts, people))


def _came(presentation: Presentation, texts: Iterable[Source]) -> Iterable[Message]:
    for row in texts:
        if origin := presentation.project.words(row.origin):
            recorded = presentation.project.event(row.event)
            day = iso_time(row.at, recorded.offset)[:_DAY]
            said = {"text": presentation.source(row.id), "day": day, "origin": origin}
            yield Message("components-withdrawal-came", said)


def _went(presentation: Presentation, texts: Collection[Source], people: Collection[Id]) -> Iterable[Message]:
    place_of = presentation.project.timeline.place_of
    begun = min((place_of(row.event) for row in texts), default=None)
    things = {Id(row.id) for row in texts} | set(people)
    days: dict[tuple[str, str], list[str]] = {}
    for event in sorted(presentation.state.exports.rows, key=place_of):
        row = presentation.state.exports.rows[event]
        if _is_of(presentation, row, things) and (
            row.content == "file" or (begun is not None and place_of(event) > begun)
        ):
            days.setdefault((row.content, row.format), []).append(iso_time(row.at, row.offset)[:_DAY])
    for (content, form), found in days.items():
        said = {"what": Message(f"term-export-{content}"), "format": form, "count": len(found), "day": found[-1]}
        yield Message("components-withdrawal-went", said)


def _is_of(presentation: Presentation, row: Export, things: set[Id]) -> bool:
    """Whether a file that left holds words of some texts, or what is attached to these texts or people."""
    if row.file is not None:
        file = presentation.state.files.get(row.file)
        return file is not None and file.on in things
    return bool(row.reading) and (not row.sources or not things.isdisjoint(map(Id, row.sources)))
