"""Conversations by plain HTTP: many requests, which a web server may spread over several processes on one store.

A conversation lives in the process that began it, whose name its own begins with. A process that gets a request of
another's conversation has that one answer it, by way of the store.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.errors import KodesporError, NotCanonical, Refused
from core.ids import Id
from core.sealing import codec
from core.sealing.fields import byte_string, identifier, integer, record, text
from sync import refusals
from sync.relay.conversation import Conversation
from sync.relay.file_store import PROCESS_DIGITS
from sync.relay.mailboxes import Mailboxes
from sync.relay.rate_limit import RateLimiter

LIVE_MS = 20_000
FORGOTTEN_SECONDS = 90.0
SLACK_SECONDS = 10.0
"""How much longer than the device asked to wait another process may take."""


class Asked(NamedTuple):
    """One request: of which conversation (empty: a new one), with which mailbox and project, the bytes of the device,
    how long to wait for news, and whether it is the last."""

    talk: str
    mailbox: str
    project: Id
    body: bytes
    wait_ms: int
    ends: bool


class Answered(NamedTuple):
    """The answer: a status of HTTP, the conversation's name, the answer's number, and bytes or a reason (JSON)."""

    status: int
    talk: str
    number: int
    body: bytes


@dataclass
class _HttpTalk:
    """A conversation, how fast its device may send, the number of the last answer, and when it was used last."""

    conversation: Conversation
    pace: RateLimiter
    number: int = 0
    used: float = field(default_factory=time.monotonic)


class HttpTalks:
    """Those of this process; `took` is told how many events were new."""

    def __init__(self, mailboxes: Mailboxes, per_second: int, took: Callable[[int], None]) -> None:
        self._mailboxes, self._per_second, self._took = mailboxes, per_second, took
        self._open: dict[str, _HttpTalk] = {}

    async def answer(self, asked: Asked) -> Answered:
        """The answer, by this process or by the one where the conversation lives."""
        try:
            return await self._answer(asked)
        except KodesporError as problem:  # the store does not answer
            return _refused(problem, 403)

    async def _answer(self, asked: Asked) -> Answered:
        process = asked.talk[:PROCESS_DIGITS]
        if asked.talk and process != self._mailboxes.process:
            found = await self._mailboxes.ask(process, _packed(asked), asked.wait_ms / 1000 + SLACK_SECONDS)
            return _refused(Refused("relay-conversation-over"), 410) if found is None else _answered(found)
        return await self._answer_here(asked)

    async def answer_for(self, raw: bytes) -> bytes:
        """The same for another process, as it travels."""
        try:
            found = await self._answer_here(_asked(raw))
        except NotCanonical:  # from a process of another version
            found = _refused(Refused("relay-conversation-over"), 410)
        return codec.encode(list(found))

    async def _answer_here(self, asked: Asked) -> Answered:
        if asked.talk and asked.talk not in self._open:
            return _refused(Refused("relay-conversation-over"), 410)
        try:
            name = asked.talk or self._begin(asked.mailbox, asked.project)
        except KodesporError as problem:
            return _refused(problem, 403)
        found = self._open[name]
        talk = found.conversation
        if talk.mailbox != asked.mailbox:
            return _refused(Refused("relay-no-access"), 403)
        if asked.ends:
            self._close(name)
            return Answered(200, name, 0, b"")
        found.used = time.monotonic()
        if asked.body:
            await found.pace.spend(len(asked.body))
            self._took(await talk.receive(asked.body))
        await talk.wait(min(asked.wait_ms, LIVE_MS) / 1000)
        out = await talk.drain()  # what is drained next is answered next: nothing is awaited between here and there
        found.number += 1
        return Answered(200, name, found.number, out)

    def _begin(self, mailbox: str, project: Id) -> str:
        name = self._mailboxes.process + secrets.token_hex(16)
        self._open[name] = _HttpTalk(Conversation(self._mailboxes, mailbox, project), RateLimiter(self._per_second))
        return name

    def _close(self, name: str) -> None:
        self._open.pop(name).conversation.close()

    def forget_old(self) -> None:
        """Ends those that were not gone on with."""
        for name in [name for name, each in self._open.items() if time.monotonic() - each.used > FORGOTTEN_SECONDS]:
            self._close(name)

    def close(self) -> None:
        """Ends all."""
        for name in list(self._open):
            self._close(name)


def _refused(problem: KodesporError, status: int) -> Answered:
    return Answered(status, "", 0, refusals.to_json(problem).encode())


def _packed(asked: Asked) -> bytes:
    return codec.encode([asked.talk, asked.mailbox, asked.project, asked.body, asked.wait_ms, int(asked.ends)])


def _asked(raw: bytes) -> Asked:
    talk, mailbox, project, body, wait, ends = record(codec.decode(raw), 6)
    return Asked(
        text(talk), text(mailbox), identifier(project), byte_string(body), integer(wait), bool(integer(ends, 0, 1))
    )


def _answered(raw: bytes) -> Answered:
    try:
        status, talk, number, body = record(codec.decode(raw), 4)
        return Answered(integer(status), text(talk), integer(number), byte_string(body))
    except NotCanonical:
        return _refused(Refused("relay-conversation-over"), 410)
