"""A control that has left the page still answers: nobody waits for it for ever, and the connection stays."""

import asyncio

from flet.messaging.session import Session

from app.shell.page_server import _forgive_late_answers


def test_whoever_waits_for_a_control_that_is_gone_goes_on(monkeypatch):
    monkeypatch.setattr(Session, "handle_invoke_method_results", Session.handle_invoke_method_results)
    _forgive_late_answers()
    session = object.__new__(Session)
    asked = []
    session._Session__index, session._Session__method_calls, session._Session__method_call_results = {}, {}, {}
    session._Session__send_message = asked.append

    async def ask():
        waiting = asyncio.create_task(session.invoke_method(7, "scroll_to", {}))
        await asyncio.sleep(0)
        session.handle_invoke_method_results(7, asked[0].body.call_id, "a place", None)
        return await asyncio.wait_for(waiting, 5)

    assert asyncio.run(ask()) is None
    assert session._Session__method_calls == {}
    session.handle_invoke_method_results(7, "never asked", None, None)
