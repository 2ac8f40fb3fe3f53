"""Findings in sentences: with the names of people, texts and places, or without, to be shown to strangers."""

import re
from datetime import date
from typing import Any, NamedTuple

from app.i18n.catalogue import Catalogue
from core.analysis.health.finding import Detail, Finding, Named, Place, Several, Subject, When
from core.analysis.health.kinds import SEVERITIES
from core.analysis.presentation import Presentation, iso_time
from core.errors import KodesporError
from core.ids import DeviceId, Id
from core.messages import Message
from core.project import Project
from core.text.normal import look_alike
from core.views.authorisation import powers_of
from sync.join_files import fingerprint

_ID = re.compile(r"[0-9a-f]{8,}")
"""The beginning of an id."""


_PLAIN = re.compile(r"\w[\w.-]*")
_TYPED = re.compile(r"\w[\w .,'()–-]*")
"""What needs no quotation marks in a command, and what can stand between them in any shell."""
FOR_OWNERS = {"doctor-kept-too-long", "doctor-one-owner", "doctor-withdrawal-waits"}
FOR_CODERS = {
    "doctor-code-nameless", "doctor-late-events", "doctor-no-consent", "doctor-no-owner", "doctor-recorded-unasked",
    "doctor-vote-open", "doctor-vote-waits",
}  # fmt: skip
FOR_WHOM_IT_NAMES = {"doctor-device-not-confirmed", "doctor-sheet-outdated", "doctor-imported-twice"}
"""Findings whose command not everybody may give."""


class Told(NamedTuple):
    """A finding as people read it. `command` is what to type, empty where no single command helps. `subject` and
    `details` are for programs."""

    code: str
    severity: str
    what: str
    where: str
    advice: str
    command: str
    subject: dict[str, Any] | None
    details: dict[str, Any]


class HealthWords:
    """Tells findings in one language. `project` is None where it does not open; `offset` is in minutes ahead of UTC."""

    def __init__(self, words: Catalogue, project: Project | None, is_shared: bool = False, offset: int = 0) -> None:
        self._words, self._project, self._is_shared, self._offset = words, project, is_shared, offset
        self._made: set[str] = set()
        self._presentation = Presentation(project, None, words) if project is not None else None

    def told(self, finding: Finding) -> Told:
        """One finding."""
        w, message = self._words, f"doctor-{finding.code}"
        where = self._name(finding.subject) if finding.subject is not None else self._made_name("doctor-here")
        places = {name: self._said(each) for name, each in finding.details.items()} | {"subject": where}
        if "id" in places and finding.subject is not None:
            places["id"] = self._typed(finding.subject) or places["id"]
        advice, command = self._advice(message, finding.subject, places)
        return Told(
            finding.code,
            SEVERITIES[finding.code],
            self._sentence(w(message, **places)),
            where,
            self._sentence(advice),
            command,
            None if finding.subject is None else self._plain(finding.subject),
            {name: self._plain(each) for name, each in finding.details.items()},
        )

    def _advice(self, message: str, subject: Subject, places: dict[str, object]) -> tuple[str, str]:
        """What to do, and what to type: what whoever asks cannot do themselves, somebody else is to be asked for."""
        w, kind = self._words, ""
        if isinstance(subject, Named) and self._is_sheet(subject):
            kind = "-sheet"
        elif not self._may_do(message, subject):
            kind = "-others"
        advice = f"{message}.advice{kind}"
        command = f"{message}.command"
        return w(advice if advice in w else f"{message}.advice", **places), (
            w(command, **places) if command in w and not kind else ""
        )

    def _may_do(self, message: str, subject: Subject) -> bool:
        """Whether what the sentence advises is for whoever uses this device."""
        project = self._project
        if project is None or project.device not in project.state.devices.rows:
            return True
        role = powers_of(project.state, project.device)
        if message in FOR_OWNERS:
            return role == "owner"
        if message in FOR_WHOM_IT_NAMES and isinstance(subject, Named):
            return self._member_of(subject) == project.member
        return message not in FOR_CODERS or role in ("coder", "owner")

    def _member_of(self, subject: Named) -> Id | None:
        assert self._project is not None
        row = self._project.state.devices.get(DeviceId(subject.id))
        return subject.id if row is None else row.member

    def _is_sheet(self, subject: Named) -> bool:
        if subject.kind != "device" or self._project is None:
            return False
        row = self._project.state.devices.get(DeviceId(subject.id))
        return row is not None and row.kind == "paper"

    def _sentence(self, text: str) -> str:
        """Begins with a capital letter where a name that was made here stands first."""
        is_made = any(text.startswith(name) for name in self._made)
        return text[:1].upper() + text[1:] if is_made else text

    def _made_name(self, message: str, **parameters: object) -> str:
        """What stands for a name, such as “member 2”."""
        name = self._words(message, **parameters)
        self._made.add(name)
        return name

    def _said(self, detail: Detail) -> object:
        """What stands in a place of a sentence."""
        if isinstance(detail, When):
            return self._words.moment_of(detail.at, self._offset)
        if isinstance(detail, date):
            return self._words.day(detail)
        if isinstance(detail, Several):
            names = [self._name(each) for each in detail.first]
            more = detail.total - len(names)
            return [*names, self._words("doctor-and-more", more=more)] if more else names
        if isinstance(detail, Named | Place):
            return self._name(detail)
        if isinstance(detail, str) and self._is_shared:
            return _ID.sub("…", detail)
        return self._reason(detail) if isinstance(detail, Message | KodesporError) else detail

    def _reason(self, reason: Message | KodesporError) -> Message:
        """Why something failed; for strangers without the names of files and people in it."""
        message = reason.message if isinstance(reason, KodesporError) else reason
        if not self._is_shared:
            return message
        return Message(message.id, {name: self._hidden(each) for name, each in message.parameters.items()})

    def _hidden(self, value: object) -> object:
        if isinstance(value, Message | KodesporError):
            return self._reason(value)
        return value if type(value) is int else "…"

    def _name(self, one: Named | Place) -> str:
        w, shown = self._words, self._presentation
        if isinstance(one, Place):
            is_hidden = self._is_shared and one.kind != "program"
            return self._made_name(f"doctor-some-{one.kind}") if is_hidden else one.name
        if one.kind == "device" and self._project is not None and one.id == self._project.device:
            return self._made_name("doctor-here")
        if self._is_shared or shown is None:
            return self._made_name(f"doctor-numbered-{one.kind}", number=self._number(one))
        if self._is_sheet(one):
            return w("doctor-sheet", member=shown.author(one.id))
        if one.kind == "device":
            return w("doctor-device", member=shown.author(one.id), words=fingerprint(one.id))
        if one.kind == "member":
            return shown.member(one.id)
        return shown.name_to_decide_on(one.kind, one.id)

    def _typed(self, subject: Subject) -> str:
        """The name of a participant or text as one types it into a command; empty where that is not the only one of
        the name, or holds what a shell takes for more than a name."""
        shown = self._presentation
        if self._is_shared or shown is None or not isinstance(subject, Named):
            return ""
        rows = (shown.state.participants if subject.kind == "participant" else shown.state.sources).rows
        called = [look_alike(shown.name_to_decide_on(subject.kind, each)) for each in rows]
        name = self._name(subject)
        if called.count(look_alike(name)) != 1 or _TYPED.fullmatch(name) is None:
            return ""
        return name if _PLAIN.fullmatch(name) else f'"{name}"'

    def _number(self, one: Named) -> int:
        """The place of a thing among those of its kind: it names the thing within one output, and tells nothing."""
        if self._project is None:
            return 0
        state = self._project.state
        tables: dict[str, Any] = {
            "device": state.devices, "member": state.members, "source": state.sources,
            "participant": state.participants,
        }  # fmt: skip
        ids: list[Id] = sorted(tables[one.kind].rows)
        return ids.index(one.id) + 1 if one.id in ids else 0

    def _plain(self, detail: Detail) -> Any:
        """The same for programs."""
        if isinstance(detail, When):
            return iso_time(detail.at) if detail.at else None
        if isinstance(detail, date):
            return detail.isoformat()
        if isinstance(detail, Several):
            return {"first": [self._plain(each) for each in detail.first], "count": detail.total}
        if isinstance(detail, Named):
            name = self._name(detail)
            return {"kind": detail.kind, "name": name, **({} if self._is_shared else {"id": detail.id.hex()})}
        if isinstance(detail, Place):
            return {"kind": detail.kind, "name": self._name(detail)}
        if isinstance(detail, Message | KodesporError):
            message = self._reason(detail)
            return {"code": message.id.removeprefix("error-"), "message": self._words.say(message)}
        return self._said(detail)
