"""The note in a .qdpx that carries what REFI-QDA has no place for. Its shape: core/commands/own_note.py."""

from core.commands.own_note import NAME as NAME
from core.commands.own_note import OwnThings as OwnThings
from core.commands.own_note import to_json as to_json
