"""The index of a search, kept between two runs of the command line, so that not every text is opened for each.

It lies in the log's file of this device and is never sent. It is sealed with the device's own key and with the keys of
all texts in it, and of all who speak in them: where one of these is destroyed, nobody opens any of it, and the same
step deletes it. What does not fit the texts as they are now (a text is gone or hidden, or was sealed anew) is not used,
and a damaged image is none: the index is then made anew from the texts.
"""

import zlib
from typing import Any, NamedTuple

from core.analysis.presentation import SPOKEN, Presentation
from core.analysis.search import Index
from core.errors import BadSeal, NotCanonical, StorageFailed
from core.ids import Entropy, Id
from core.keys.local_note import SEARCH_IMAGE, open_note, seal_note
from core.project import Project
from core.sealing import codec, crypto
from core.views.speakers import speaker_turns_in

FORMAT = 3
"""How an image is laid out; raised, too, whenever the same texts would be indexed otherwise."""
KEPT_FROM = 100_000
"""So many code points of text make it worth while to keep an image."""
_LABEL = b"kodespor/search-image/1"
_UNPACKED_BYTES_MAX = 1 << 30


class _Part(NamedTuple):
    """A text in an image: the keys that its words needed, and the event that said last who speaks in it."""

    source: Id
    event: bytes
    keys: tuple[Id, ...]


def index_of(presentation: Presentation, entropy: Entropy) -> Index:
    """An index of all texts of the present, from the kept image where that fits; keeps what was added to it."""
    project = presentation.project
    if presentation.state is not project.state or presentation.layer != SPOKEN or not Index.can_be_kept():
        index = Index()
        index.follow(presentation)
        return index
    parts = {part.source: part for part in _parts(project)}
    index = _opened(project, parts) or Index()
    before = set(index.sources)
    index.follow(presentation)
    chars = sum(project.state.sources.rows[source].chars for source in index.sources)
    if set(index.sources) != before and chars >= KEPT_FROM:
        _keep(project, index, [parts[source] for source in sorted(index.sources)], entropy)
    return index


def _parts(project: Project) -> list[_Part]:
    """What an image of the texts as they are now would need."""
    state, held = project.state, project.custody.keychain.readable
    found = []
    for row in state.sources.values():
        said = state.speakers.get(row.id)
        if row.status == "live" and said is not None:
            keys = {row.key, said.seal, *(turns.key for turns in speaker_turns_in(state, row.id))}
            found.append(_Part(row.id, said.event, tuple(sorted(Id(key) for key in keys if key in held))))
    return found


def _key(project: Project, parts: list[_Part], salt: bytes) -> bytes:
    """One key of the device's own and all keys of the texts, each of which is needed."""
    keychain = project.custody.keychain
    chained = keychain.secrets.local
    for key in sorted({key for part in parts for key in part.keys}):
        chained = crypto.keyed_digest(chained, _LABEL + b"/chain", keychain.readable[key])
    return crypto.message_key(chained, _LABEL, salt)


def _keep(project: Project, index: Index, parts: list[_Part], entropy: Entropy) -> None:
    salt = entropy(crypto.SALT_BYTES)
    image = zlib.compress(index.image(), 1)
    sealed = crypto.seal(_key(project, parts, salt), image, salt)
    languages = [index.sources[part.source] for part in parts]
    numbers = [index.number_of(part.source) for part in parts]
    content = codec.encode_trusted([FORMAT, salt, [list(part) for part in parts], languages, numbers, sealed])
    try:
        note = seal_note(content, _LABEL, project.custody.keychain.secrets.local, entropy)
        with project.log.transaction():
            project.log.set_note(SEARCH_IMAGE, note)
    except StorageFailed:  # a search finds what it finds, whether the disk is full or not
        return


def _opened(project: Project, now: dict[Id, _Part]) -> Index | None:
    """The index of the kept image; None where there is none, or it does not fit."""
    content = open_note(project.log.note(SEARCH_IMAGE) or None, _LABEL, project.custody.keychain.secrets.local)
    if content is None:
        return None
    try:
        version, salt, kept, languages, numbers, sealed = _six(codec.decode_trusted(content))
        parts = [_Part(Id(source), event, tuple(map(Id, keys))) for source, event, keys in kept]
        if version != FORMAT or any(now.get(part.source) != part for part in parts):
            return None
        packed = crypto.unseal(_key(project, parts, salt), sealed, salt)
        image = zlib.decompressobj().decompress(packed, _UNPACKED_BYTES_MAX)
    except (BadSeal, NotCanonical, KeyError, TypeError, ValueError, zlib.error):
        return None
    sources = {part.source: language for part, language in zip(parts, languages, strict=True)}
    return Index.of_image(image, sources, {number: part.source for number, part in zip(numbers, parts, strict=True)},
                          project.word_changes)  # fmt: skip


def _six(value: Any) -> Any:
    if not isinstance(value, (list, tuple)) or len(value) != 6 or value[0] != FORMAT:
        raise NotCanonical("value-unwritable")
    return value
