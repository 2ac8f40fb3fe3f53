"""The line that outlasts its connections: whatever is cut, and wherever, every message arrives once and in order."""

import asyncio
import random
import struct

from app.shell import lasting_line
from app.shell.lasting_line import COUNT, MESSAGE, PIECE, UNKNOWN, WRONG, LastingLines


class Page:
    """The page's side, as lasting_socket.js has it; `connect` is a new connection of it."""

    def __init__(self, lines, name="a"):
        self.lines, self.name, self.is_new = lines, name, True
        self.kept, self.confirmed, self.received = [], 0, 0
        self.messages, self.part, self.language, self.closed = [], b"", "", None

    async def connect(self):
        self.inbox, self.next, self.closed = asyncio.Queue(), None, None
        query = f"line={self.name}" + ("&new=1" if self.is_new else "")
        self.inbox.put_nowait({"type": "websocket.connect"})
        scope = {"type": "websocket", "query_string": query.encode()}
        self.task = asyncio.create_task(self.lines(scope, self.inbox.get, self.take))
        self.is_new = False
        self.put(COUNT + struct.pack(">I", self.received))
        await rest()

    def put(self, frame):
        self.inbox.put_nowait({"type": "websocket.receive", "bytes": frame})

    def say(self, content):
        self.kept.append(MESSAGE + content)
        self.flush()

    def flush(self):
        while self.next is not None and self.next - self.confirmed < len(self.kept):
            self.put(self.kept[self.next - self.confirmed])
            self.next += 1

    async def take(self, message):
        if message["type"] == "websocket.close":
            self.closed = message["code"]
        if message["type"] != "websocket.send":
            return
        kind, rest_of_it = message["bytes"][:1], message["bytes"][1:]
        if kind == COUNT:
            (count,) = struct.unpack(">I", rest_of_it[:4])
            self.language = rest_of_it[4:].decode()
            del self.kept[: count - self.confirmed]
            self.confirmed = count
            self.next = count if self.next is None else self.next
            self.flush()
            return
        self.received += 1
        self.part += rest_of_it
        if kind == MESSAGE:
            self.messages.append(self.part)
            self.part = b""

    async def cut(self, code=1006):
        self.inbox.put_nowait({"type": "websocket.disconnect", "code": code})
        self.next = None
        await rest()


async def rest():
    for _ in range(12):
        await asyncio.sleep(0)


class App:
    """Answers each message, and keeps them."""

    def __init__(self):
        self.heard, self.is_open = [], False

    async def __call__(self, scope, receive, send):
        assert (await receive())["type"] == "websocket.connect"
        self.is_open, self.send = True, send
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(message["bytes"])
            await send({"type": "websocket.send", "bytes": b"re " + message["bytes"]})
        self.is_open = False


def run(story):
    app = App()
    asyncio.run(story(app, LastingLines(app, lambda: "nb")))


def test_whatever_is_cut_every_message_arrives_once_and_in_order():
    async def story(app, lines):
        chance, page = random.Random(7), Page(lines)
        await page.connect()
        said = []
        for n in range(200):
            said.append(f"message {n}".encode())
            page.say(said[-1])
            if chance.random() < 0.3:
                page.inbox = asyncio.Queue()  # what was on its way is gone
                await page.cut()
                if chance.random() < 0.5:
                    await app.send({"type": "websocket.send", "bytes": b"re by itself"})
                await page.connect()
            await rest()
        page.put(COUNT + struct.pack(">I", page.received))
        await rest()
        assert app.heard == said
        assert [each for each in page.messages if each != b"re by itself"] == [b"re " + each for each in said]
        assert page.messages.count(b"re by itself") > 10
        assert page.language == "nb"
        assert app.is_open
        await page.cut(1001)
        assert not app.is_open, "the page was closed, and says so itself"

    run(story)


def test_a_long_message_goes_in_pieces_both_ways():
    async def story(app, lines):
        page = Page(lines)
        await page.connect()
        long = bytes(range(256)) * 2048
        page.kept += [PIECE + long[:200_000], PIECE + long[200_000:400_000]]
        page.say(long[400_000:])
        await rest()
        assert app.heard == [long]
        assert page.messages == [b"re " + long]
        assert page.received == len(long) // lasting_line.PIECE_BYTES + 1

    run(story)


def test_a_line_that_is_over_is_not_taken_up_and_nonsense_ends_the_connection_alone():
    async def story(app, lines):
        page = Page(lines)
        page.is_new = False
        await page.connect()
        assert page.closed == UNKNOWN
        page.is_new = True
        await page.connect()
        page.put(COUNT + struct.pack(">I", 99))
        await rest()
        assert page.closed == WRONG
        await page.cut()
        await page.connect()
        page.say(b"still here")
        await rest()
        assert app.heard == [b"still here"]

    run(story)


def test_a_connection_that_nobody_knows_to_be_dead_keeps_nothing_for_itself():
    async def story(app, lines):
        page = Page(lines)
        await page.connect()
        dead = page.inbox
        await page.connect()  # the old one was never closed
        assert page.closed is None or page.closed == lasting_line.REPLACED
        dead.put_nowait({"type": "websocket.receive", "bytes": MESSAGE + b"late"})
        page.say(b"new")
        await rest()
        assert app.heard == [b"new"]

    run(story)
