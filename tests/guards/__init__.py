"""The guards of the promises, each of which `python -m tests.guards` breaks on purpose."""

from tests.guards import evidence, membership, page, totality, withdrawal
from tests.guards.guard import ROOT, Guard

GUARDS: tuple[Guard, ...] = (
    *membership.GUARDS,
    *withdrawal.GUARDS,
    *totality.GUARDS,
    *page.GUARDS,
    *evidence.GUARDS,
)

__all__ = ["GUARDS", "ROOT", "Guard"]
