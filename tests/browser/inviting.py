"""The way to an invitation: somebody's own window, with the code in it."""

import re

from tests.browser.driver import DESKTOP
from tests.browser.studies import a_project, enter


def invites(visit, folder, relay):
    """Somebody with a study at a relay, and the code that their window shows."""
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)], relays={str(folder): relay.address})
    enter(me)
    me.press("Team og synk")
    me.press("Inviter")
    me.press("Vis invitasjonskode")
    return me, shown_code(me)


def shown_code(me) -> str:
    """The four words in the dialog."""
    pattern = re.compile(r"^[a-z]{3,8}(  [a-z]{3,8}){3}$")
    label = me.page.get_by_text(pattern).or_(me.page.get_by_label(pattern)).first
    label.wait_for(state="attached", timeout=15_000)
    return " ".join((label.get_attribute("aria-label") or label.text_content() or "").split())
