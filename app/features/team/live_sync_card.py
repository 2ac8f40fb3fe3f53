"""Where devices meet without a shared folder: the local network, and a relay."""

from datetime import datetime

import flet as ft

from app.shell.protocols import Shell


def online_card(shell: Shell) -> ft.Control:
    """Both, with how they stand and what one can change."""
    look, w, syncing = shell.look, shell.words, shell.syncing
    assert syncing is not None
    switch = ft.Switch(
        label=w("Meet in the local network"), value=syncing.lan, active_color=look.colours.accent,
        on_change=lambda event: syncing.choose_online(bool(event.control.value), syncing.relay),
    )  # fmt: skip
    lines: list[ft.Control] = [look.title(w("At once"), 18), switch]
    lines += [look.quiet(each) for each in (_in_lan(shell), _at_relay(shell)) if each]
    lines.append(look.button(w("Choose a relay"), lambda _: _ask_relay(shell), ft.Icons.CLOUD_OUTLINED))
    return look.card(ft.Column(lines, spacing=8))


def _in_lan(shell: Shell) -> str:
    w, syncing = shell.words, shell.syncing
    assert syncing is not None
    assert shell.session is not None
    if not syncing.lan:
        return w("Devices of this project in one network find each other, and talk with nobody in between.")
    state = syncing.online_state
    if state is not None and state.devices:
        names = sorted(shell.session.presentation.author(each) for each in state.devices)
        return w("Connected with: {}").format(", ".join(names))
    if state is not None and state.lan_problem:
        return w.refusal(state.lan_problem)
    return w("Nobody of this project is here at the moment.")


def _at_relay(shell: Shell) -> str:
    w, syncing = shell.words, shell.syncing
    assert syncing is not None
    state = syncing.online_state
    if not syncing.relay or state is None:
        return w("A relay stores for who is away, and reads nothing. Your institution may run one.")
    if state.relay_problem:
        return f"{syncing.relay}: {w.refusal(state.relay_problem)}"
    if state.relay_at:
        return w("{}: connected, last at {}").format(
            syncing.relay, datetime.fromtimestamp(state.relay_at).strftime("%H:%M")
        )
    return w("{}: connected").format(syncing.relay)


def _ask_relay(shell: Shell) -> None:
    w, syncing = shell.words, shell.syncing
    assert syncing is not None
    address = shell.look.field(
        w("Address of the relay (https://…; empty for none)"), value=syncing.relay, autofocus=True
    )

    def work() -> None:
        from sync.transports.relay import checked_address

        given = (address.value or "").strip()
        syncing.choose_online(syncing.lan, checked_address(given) if given else "")

    shell.ask(w("Choose a relay"), address, w("Use it"), work)
