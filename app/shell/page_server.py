"""The app as a page on this machine alone: loopback only, for the window that came first, nothing from elsewhere."""

import os
import socket
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

import assets
from app.services import intake, printing, recordings, settings
from app.services.transcribing import server as transcribing
from app.shell import fonts
from app.shell.first_address import FirstAddress
from app.shell.lasting_line import LastingLines
from app.shell.page_branding import PageBranding
from app.shell.page_guard import Asgi, Guard, GuardWords, Reactions, Receive, Scope, Send

HOST = "127.0.0.1"
ANSWER_SECONDS = 2
"""So long the program waits for what it is just answering, when it is told to end."""
END_SECONDS = 4.0
"""After so long it ends in any case: whatever was acknowledged is on the disk."""


def _forgive_late_answers() -> None:
    """Flet 1.0.5 ends the connection when a control that has left the page still answers. Here whoever waits for such
    an answer gets none, and goes on: else it would wait for ever, and keep the whole screen that it belongs to."""
    from flet.messaging.session import Session

    handle = Session.handle_invoke_method_results

    def forgiving(session: Any, control: int, call: str, result: Any, error: str | None) -> None:
        try:
            handle(session, control, call, result, error)
        except RuntimeError:
            waiting = session._Session__method_calls.pop(call, None)
            if waiting is not None:
                session._Session__method_call_results[waiting] = (None, None)
                waiting.set()

    Session.handle_invoke_method_results = forgiving  # type: ignore[method-assign,assignment]


def serve(
    main: Callable[[ft.Page], Awaitable[None]],
    port: int,
    show: bool,
    words: GuardWords,
    opened: Callable[[str], None],
    taken: Callable[[], None],
) -> None:
    """Serves the page until stopped. `opened` gets the first address, which holds the token; `taken` is called when
    somebody uses it again. Raises StorageFailed where the browser cannot be shown the way."""
    import uvicorn

    listening = _listening(port)
    _forgive_late_answers()
    place = f"{HOST}:{listening.getsockname()[1]}"
    mounted: list[Asgi] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        await mounted[0](scope, receive, send)

    def close() -> None:
        server.should_exit = True

    guard = Guard(inner, place, words, Reactions(lambda: first.forget(), taken, close))
    first = FirstAddress(f"http://{place}/?token={guard.token}")
    mounted.append(_routes(main, guard.base, place))
    server = uvicorn.Server(
        uvicorn.Config(
            guard, log_level="warning", ws="websockets-sansio", access_log=False,
            timeout_graceful_shutdown=ANSWER_SECONDS,
        )
    )  # fmt: skip
    _end_in_time(server)
    opened(first.address)
    try:
        if show:
            first.show()
        server.run(sockets=[listening])
    finally:
        first.forget()


def _end_in_time(server: Any) -> None:
    """Has the program end soon after it is told to, with pages open and threads at work."""
    ask = server.handle_exit

    def handle(signal: int, frame: Any) -> None:
        watchdog = threading.Timer(END_SECONDS, os._exit, (0,))
        watchdog.daemon = True
        watchdog.start()
        ask(signal, frame)

    server.handle_exit = handle


def _listening(port: int) -> socket.socket:
    """From here on the address works; who comes before the page is ready waits."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":  # there, reusing an address means that another program may take it over
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((HOST, port))
    listening.listen(64)
    return listening


def _routes(main: Callable[[ft.Page], Awaitable[None]], base: str, place: str) -> Any:
    """What the server answers: the app under its own path, and no page that a framework would add about itself."""
    import flet_web.fastapi as flet_fastapi

    closed = {"docs_url": None, "redoc_url": None, "openapi_url": None}
    page = flet_fastapi.FastAPI(**closed)
    strategy = ft.RouteUrlStrategy.HASH
    app = flet_fastapi.app(
        main, assets_dir=str(assets.FOLDER), app_name="Kodespor", no_cdn=True, route_url_strategy=strategy
    )
    _keep_app_alone(app)
    page.mount(base + recordings.PATH, recordings.answer)
    page.mount(base + transcribing.PATH, transcribing.answer)
    page.mount(base + printing.PATH, printing.answer)
    page.mount(base + intake.PATH, intake.answer)
    lines = LastingLines(app, settings.language)
    page.mount(base, PageBranding(lines, fonts.fallbacks(), place, settings.language_for))
    return page


def _keep_app_alone(app: Any) -> None:
    """Flet's own application also answers with a description of itself, and to providers of log-ins."""
    wanted = ("", "/ws")
    app.router.routes[:] = [each for each in app.router.routes if each.path in wanted]
