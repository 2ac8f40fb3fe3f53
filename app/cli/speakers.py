"""Who speaks in texts: what the options of `import` and `sources speakers` say, and how it is told."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from app.cli.base import Session
from app.cli.failures import usage
from app.cli.language import catalogue, say
from app.cli.names import Names
from core.commands.speakers import Person
from core.errors import UnknownName
from core.events.participants import ParticipantAdded
from core.events.registry import RecordedEvent
from core.ids import Id
from core.importing.document import Document
from core.text.near_names import may_be_twice
from core.text.normal import look_alike
from core.text.redaction import BLANK
from core.text.speaker_labels import alike
from core.text.speaker_turns import turns
from core.text.who_speaks import Role, Share, shares, turns_of_each, who_speaks
from core.views.participants import active_participants


class Told(NamedTuple):
    """Who is behind labels: of all texts, and of single files by their names."""

    everywhere: dict[str, Person | Role]
    by_file: dict[str, dict[str, Person | Role]]

    def of(self, path: Path) -> dict[str, Person | Role]:
        """What is said of one file alone."""
        return {**self.by_file.get(path.name, {}), **self.by_file.get(path.stem, {})}


def persons_of(session: Session, given: Iterable[str]) -> dict[str, Person]:
    """The participants that are named, each once however it is written. Says of one given twice, and of a name that
    somebody had before they were renamed or merged."""
    persons: dict[str, Person] = {}
    known: dict[str, Person] = {}
    names = session.names
    for each in given:
        person = _person(names, each)
        if not isinstance(person, str) and names.person_once_called(each) == person:
            session.tell("cli-speakers-once-called", name=each, now=session.presentation.participant(person))
        alike = look_alike(person) if isinstance(person, str) else person.hex()
        if alike in known:
            session.tell("cli-speakers-twice", participant=each)
        persons[each] = known.setdefault(alike, person)
    return persons


def named_in(speakers: Iterable[str]) -> list[str]:
    """The participants that --speaker names, each after its sign."""
    return [each.rpartition("=")[2] for each in speakers if each.rpartition("=")[2] != each and each[-1:] != "="]


def _person(names: Names, given: str) -> Person:
    """A participant, or the pseudonym of a new one."""
    try:
        return names.participant(given)
    except UnknownName:
        return given


def tell_of_newcomers(session: Session, known: Iterable[str], recorded: Iterable[RecordedEvent]) -> None:
    """Says of whom was added whether somebody was there already, in `known`, who is called nearly the same."""
    names = [each for each in known if each]
    for each in recorded:
        if isinstance(each.event, ParticipantAdded):
            name = session.project.words(each.event.pseudonym) or ""
            if (other := may_be_twice(name, names)) is not None:
                session.tell("cli-speakers-near", name=name, other=other, source=quote(name), into=quote(other))
            names.append(name)


def pseudonyms(session: Session) -> list[str]:
    """What the participants are called."""
    words = session.project.words
    return [words(row.pseudonym) or "" for row in active_participants(session.project.state)]


def told(
    speakers: Iterable[str], interviewers: Iterable[str], persons: Mapping[str, Person], files: Iterable[Path]
) -> Told:
    """What --speaker and --interviewer say. Before a label may stand the name of a file and a colon."""
    names = {name for path in files for name in (path.name, path.stem)}
    found = Told({}, {})
    for each in speakers:
        label, sign, person = each.rpartition("=")
        if not sign or person not in persons:
            raise usage("cli-sources-speaker-form")
        _put(found, names, label, persons[person])
    for each in interviewers:
        _put(found, names, each, Role.INTERVIEWER)
    return found


def with_known(session: Session, found: Told, documents: Iterable[tuple[Path, Document]]) -> Told:
    """What was said, and for each text the participants of the project whose pseudonyms are labels in it."""
    words = session.project.words
    people = active_participants(session.project.state)
    names: dict[str, Person] = {name: row.id for row in people if (name := words(row.pseudonym))}
    by_file = dict(found.by_file)
    for path, document in documents:
        given = {**found.everywhere, **found.of(path)}
        spoken = who_speaks(document.text, names, given, guess_alone=False, labels=document.labels)
        known = {turn.label: turn.who for turn in spoken if not isinstance(turn.who, Role) and turn.label not in given}
        by_file[path.name] = {**known, **found.of(path)}
    return found._replace(by_file=by_file)


def tell_of_unknown(session: Session, found: Told, texts: Mapping[Path, str]) -> None:
    """Says which labels that were given stand before no turn, so that a slip of the pen is seen."""
    for label in found.everywhere:
        if not any(_stands(text, label) for text in texts.values()):
            session.tell("cli-speakers-unknown", label=label)
    for path, text in texts.items():
        for label in found.of(path):
            if not _stands(text, label):
                session.tell("cli-speakers-unknown", label=f"{path.name}:{label}")


def _stands(text: str, label: str) -> bool:
    return any(alike(turn.speaker, label) for turn in turns(text, [label]))


def _put(found: Told, files: set[str], label: str, who: Person | Role) -> None:
    file, colon, name = label.partition(":")
    if colon and file in files:
        found.by_file.setdefault(file, {})[name.strip()] = who
    else:
        found.everywhere[label.strip()] = who


def corrections(
    names: Names,
    speakers_of: Iterable[str] = (),
    interviewers: Iterable[str] = (),
    nobody: Iterable[str] = (),
    turns_of: Iterable[str] = (),
) -> tuple[dict[str, Person | Role], dict[int, Person | Role]]:
    """What --speaker, --interviewer, --nobody and --turn say. A participant who is not known is added."""
    who: dict[str, Person | Role] = {}
    single: dict[int, Person | Role] = {}
    for each in speakers_of:
        label, sign, person = each.rpartition("=")
        if not sign or not person.strip():
            raise usage("cli-speakers-form")
        who[label.strip()] = _person(names, person.strip())
    who |= {each.strip(): Role.INTERVIEWER for each in interviewers} | {each.strip(): Role.OTHER for each in nobody}
    for each in turns_of:
        number, sign, person = each.partition("=")
        if not sign or not number.strip().isdecimal() or not person.strip():
            raise usage("cli-speakers-turn-form")
        is_role = person.strip() in ("interviewer", "other")
        single[int(number)] = Role(person.strip()) if is_role else _person(names, person.strip())
    return who, single


def preview(
    session: Session, document: Document, persons: Mapping[str, Person], given: Mapping[str, Person | Role]
) -> Any:
    """Who speaks in a text and how much, before anything is added."""
    names = {_name(session, person): person for person in dict.fromkeys(persons.values())}
    text = document.text
    spoken = shares(text, who_speaks(text, names, given, labels=document.labels))
    silent = [name for name, person in names.items() if all(each.who != person for each in spoken)]
    return {"speakers": [_as_json(session, each) for each in spoken], "silent": silent}


def speaking(
    session: Session, text: str, persons: Mapping[str, Person], given: Mapping[str, Person | Role]
) -> set[Person]:
    """Those of the participants who speak in a text."""
    names = {_name(session, person): person for person in persons.values()}
    return {each.who for each in who_speaks(text, names, given) if not isinstance(each.who, Role)}


def _name(session: Session, person: Person) -> str:
    return person if isinstance(person, str) else session.presentation.participant(Id(person))


def _as_json(session: Session, share: Share[Person]) -> dict[str, Any]:
    role = share.who.value if isinstance(share.who, Role) else "participant"
    name = None if isinstance(share.who, Role) else _name(session, share.who)
    return {"label": share.label, "role": role, "participant": name, "turns": share.turns, "words": share.words,
            "share": round(share.share, 4)}  # fmt: skip


def speakers_in(session: Session, source: Id) -> list[dict[str, Any]]:
    """Who speaks in a text that is there, and how much; of whoever withdrew, only the turns are left."""
    presentation = session.presentation
    text = presentation.project.text(source)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    speaking: list[tuple[Any, ...]] = []
    for number, turn in enumerate(presentation.turns(source), 1):
        role = turn.role.value if turn.role is not None else "participant"
        who = presentation.participant(turn.participant) if turn.participant is not None else None
        speaking.append((role, turn.participant, turn.label if turn.role is not None else ""))
        row = found.setdefault(
            speaking[-1],
            {"label": turn.label, "role": role, "participant": who, "turns": 0, "words": 0, "numbers": []},
        )
        row["words"] += sum(BLANK not in word for word in text[turn.words : turn.end].split())
        row["numbers"].append(number)
    for speaker, count in turns_of_each(speaking).items():
        found[speaker]["turns"] = count
    total = sum(row["words"] for row in found.values())
    return [{**row, "share": round(row["words"] / total, 4) if total else 0.0} for row in found.values()]


def in_words(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """A line for each who speaks."""
    lines = []
    for row in rows:
        who = row["participant"] if row["role"] == "participant" else say(f"cli-speakers-{row['role']}")
        counts = {"turns": row["turns"], "words": row["words"], "share": catalogue().percent(row["share"])}
        said = {"label": row["label"] or "–", "who": who, **counts}
        lines.append("  " + say("cli-speakers-line", **said))
    return lines
