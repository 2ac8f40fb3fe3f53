"""Attestations of what the study holds, so that somebody new can read before all events have come to them."""

import flet as ft

from app.components.working import written
from app.services.proving import alarm, standing_in_words
from app.shell.protocols import Shell
from core.evidence import attestations
from core.views.attestation_records import Attestation

SHOWN_MAX = 3


def attestation_card(shell: Shell) -> ft.Control:
    """Who attests what, the newest first; with a way to attest what is there now, and to check what another attests.
    Where this device itself reads what others attest: what they say, and how far it is proved."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    lines: list[ft.Control] = [look.title(w("team-attestations"), 18)]
    if (warning := alarm(presentation)) is not None:
        lines.append(look.text(w.say(warning), 15, look.colours.warn))
    if told := standing_in_words(presentation, w.day_of):
        lines += [look.text(w.say(each), 14.5) for each in told]
        return look.card(ft.Column(lines, spacing=8))
    lines.append(look.quiet(w("team-attestations-about")))
    rows = sorted(presentation.state.attestations.values(), key=lambda each: (-each.at, each.id))
    for row in rows[:SHOWN_MAX]:
        lines += _attested(shell, row)
    make = look.button(w("team-attest"), lambda _: shell.page.run_task(_make, shell), ft.Icons.VERIFIED_USER_OUTLINED)
    if shell.session.project.not_in_team() is None:
        lines.append(make)
    return look.card(ft.Column(lines, spacing=8))


def _attested(shell: Shell, row: Attestation) -> list[ft.Control]:
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    found = attestations.vouchers(presentation.state, row)
    said = {"count": attestations.size_of(row), "when": w.moment_of(row.at)}
    members = list(map(presentation.member, found.members))
    lines: list[ft.Control] = [look.text(w("team-attested", members=members, **said), 14.5)]
    if found.against:
        against = list(map(presentation.member, found.against))
        lines.append(look.text(w("team-attestation-disputed", members=against), 14.5, look.colours.warn))
    own = shell.session.project.device
    if own != row.device and own not in {device for device, _, _ in row.checks}:

        async def check(_: object) -> None:
            await _check(shell, row)

        lines.append(look.button(w("team-attestation-check"), check, ft.Icons.FACT_CHECK_OUTLINED))
    return lines


async def _make(shell: Shell) -> None:
    made = await written(shell, shell.words("team-attesting"), attestations.attest, may_stop=False)
    if made is not None:
        shell.notify(shell.words("team-attested-now"))


async def _check(shell: Shell, row: Attestation) -> None:
    w = shell.words
    found = await written(
        shell, w("team-attesting"), lambda project: attestations.check(project, row.id), may_stop=False
    )
    if found is not None:
        _, is_equal = found
        shell.notify(w("team-attestation-confirmed" if is_equal else "team-attestation-differs"))
