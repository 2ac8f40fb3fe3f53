"""Live sync: devices meet on the local network or through a relay, without a shared folder."""

from datetime import datetime

import flet as ft

from app.i18n.catalogue import Catalogue
from app.services import browser_page
from app.shell.protocols import Shell
from core.errors import KodesporError

SWITCH_WIDTH = 124
"""What lies beside the words of a switch in a narrow window, with the edges of its card (logical pixels)."""


def live_sync_card(shell: Shell) -> ft.Control:
    """The state of both, and what one can change."""
    look, w, syncing = shell.look, shell.words, shell.syncing
    assert syncing is not None
    if browser_page.IS_HERE:  # a page sees no local network, and whom to trust is the browser's business
        found = look.quiet(_at_relay(shell))
        choose = look.button(w("team-relay-choose"), lambda _: _ask_relay(shell), ft.Icons.CLOUD_OUTLINED)
        return look.card(ft.Column([look.title(w("team-live"), 18), found, choose], spacing=8))
    label = w("team-lan")
    switch = ft.Switch(
        label=look.text(label, 14, width=shell.width - SWITCH_WIDTH) if shell.is_narrow else label,
        value=syncing.lan, active_color=look.colours.accent,
        on_change=lambda event: syncing.choose_online(bool(event.control.value), syncing.relay),
    )  # fmt: skip
    lines: list[ft.Control] = [look.title(w("team-live"), 18), switch]
    lines += [look.quiet(each) for each in (_in_lan(shell), _at_relay(shell)) if each]
    lines.append(look.button(w("team-relay-choose"), lambda _: _ask_relay(shell), ft.Icons.CLOUD_OUTLINED))
    return look.card(ft.Column(lines, spacing=8))


def _in_lan(shell: Shell) -> str:
    w, syncing = shell.words, shell.syncing
    assert syncing is not None
    assert shell.session is not None
    if not syncing.lan:
        return w("team-lan-about")
    state = syncing.online_state
    if state is not None and state.devices:
        names = sorted(shell.session.presentation.author(each) for each in state.devices)
        return w("team-lan-connected", names=names)
    if state is not None and state.lan_problem:
        return _sentence(w, state.lan_problem)
    return w("team-lan-nobody")


def _at_relay(shell: Shell) -> str:
    w, syncing = shell.words, shell.syncing
    assert syncing is not None
    state = syncing.online_state
    if not syncing.relay or state is None:
        return w("team-relay-about")
    if state.relay_problem:
        return w("team-relay-problem", relay=syncing.relay, problem=_sentence(w, state.relay_problem))
    if state.relay_at:
        when = datetime.fromtimestamp(state.relay_at).strftime("%H:%M")
        return w("team-relay-connected-at", relay=syncing.relay, when=when)
    return w("team-relay-connected", relay=syncing.relay)


def _sentence(w: Catalogue, problem: KodesporError | OSError) -> str:
    """What went wrong; the network's own words where the system refused."""
    if isinstance(problem, KodesporError):
        return w.say(problem)
    return w("team-network-problem", reason=problem.strerror or str(problem))


def _ask_relay(shell: Shell) -> None:
    w, syncing = shell.words, shell.syncing
    assert syncing is not None
    address = shell.look.field(w("team-relay-address"), value=syncing.relay, autofocus=True)
    authority = shell.look.field(w("team-relay-ca-file"), value=syncing.ca_file, visible=not browser_page.IS_HERE)
    if browser_page.IS_HERE and not syncing.relay:
        shell.page.run_task(_suggest, address)

    def work() -> None:
        from sync.transports.relay import checked_address
        from sync.transports.relay_trust import checked_ca_file

        given, file = (address.value or "").strip(), (authority.value or "").strip()
        place = checked_address(given) if given else ""
        syncing.choose_ca_file(checked_ca_file(file) if file else "")
        syncing.choose_online(syncing.lan, place)

    shell.ask(w("team-relay-choose"), ft.Column([address, authority], spacing=8, tight=True), w("team-use"), work)


async def _suggest(address: ft.TextField) -> None:
    """The page's own server, where it is a relay."""
    found = await browser_page.likely_relay()
    if found and not address.value:
        address.value = found
        address.update()
