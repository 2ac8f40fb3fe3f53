"""What an event did, in words: “created a code”."""

from app.i18n.catalogue import Catalogue


def event_label(words: Catalogue, wire: str) -> str:
    """The label of an event by its wire name; events of a newer version have none, and are shown by that name."""
    label = f"event-{wire.replace('.', '-')}"
    return words(label) if label in words else words("components-event-unknown", wire=wire)
