"""An event as a sentence without its subject: what was done to what, in the names of its moment.

Such as: moved “Trust” from “Frames” to “Self-respect”. The sentence of an event is the message `trail-` with its wire
name, whose places are filled from the event's fields (core/analysis/sentence_places.py), and by what is added for its
class here: what a field does not say by itself.
"""

from typing import Any

from core.analysis import sentences_on_codes as on_codes
from core.analysis import sentences_on_people as on_people
from core.analysis import sentences_on_texts as on_texts
from core.analysis.names_then import NamesThen
from core.analysis.sentence_places import places_of
from core.events.codings import CodingCreated
from core.events.registry import Unknown, breach_of, wire_name

ADDED = on_codes.ADDED | on_people.ADDED | on_texts.ADDED


def sentence(names: NamesThen, event: Any) -> str:
    """What an event did. One of a newer version says no more than that it is one, and one that breaks its form only
    what it tried to do: what stands in its fields is nothing that anybody has words for."""
    if type(event) is Unknown:
        return names.say("trail-newer" if event.version else "trail-malformed")
    if breach_of(event, None):
        return label(names, event)
    if type(event) is CodingCreated and not names.with_quotes:
        of = event.source, event.code
        if of not in names.coded:
            names.coded[of] = _filled(names, event)
        return names.coded[of]
    return _filled(names, event)


def _filled(names: NamesThen, event: Any) -> str:
    places = places_of(names, event)
    if add := ADDED.get(type(event)):
        places |= add(names, event)
    key = type(event), *places.items()
    if key not in names.sentences:
        names.sentences[key] = names.say(f"trail-{wire_name(event).replace('.', '-')}", **places)
    return names.sentences[key]


def label(names: NamesThen, event: Any) -> str:
    """What kind of thing an event did, and no more: where the rest is hidden, or makes no sense."""
    return names.say("trail-newer" if type(event) is Unknown else f"event-{wire_name(event).replace('.', '-')}")
