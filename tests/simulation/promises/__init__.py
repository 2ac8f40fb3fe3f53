"""The promises that a simulated world can be asked about: a file for each, with `violations(world) -> list[str]`.

`PROMISES` names them as docs/threat-model.md does. Promises 8 and 9 (pages, and data that becomes code) have nothing to
ask of a world without screens; 12 (replay) is asked of two processes (tests/simulation/test_replay.py).
"""

from tests.simulation.promises import (
    promise_01_removed_devices_open_nothing_new,
    promise_02_removals_stay,
    promise_03_removals_take_nothing_back,
    promise_04_roles_hold,
    promise_05_nobody_destroys_alone,
    promise_06_nonsense_is_harmless,
    promise_07_clocks_do_no_harm,
    promise_10_bundles_do_not_deceive,
    promise_11_withdrawn_is_withdrawn,
)

PROMISES = {
    "1 a removal is a removal": promise_01_removed_devices_open_nothing_new,
    "2 removals stay": promise_02_removals_stay,
    "3 a removal takes nothing back": promise_03_removals_take_nothing_back,
    "4 roles hold": promise_04_roles_hold,
    "5 nobody destroys alone": promise_05_nobody_destroys_alone,
    "6 nonsense is harmless": promise_06_nonsense_is_harmless,
    "7 clocks do no harm": promise_07_clocks_do_no_harm,
    "10 bundles do not deceive": promise_10_bundles_do_not_deceive,
    "11 withdrawn is withdrawn": promise_11_withdrawn_is_withdrawn,
}


def broken_in(world) -> dict[str, list[str]]:
    """The promises that do not hold in a world that has come to rest, and what is wrong."""
    found = {name: promise.violations(world) for name, promise in PROMISES.items()}
    return {name: wrong for name, wrong in found.items() if wrong}
