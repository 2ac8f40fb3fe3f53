"""Breaks the guard of each promise on purpose, one after the other, and runs the test that must fail then.

`python -m tests.guards` takes some minutes and says of each guard whether its test noticed; with numbers of promises
(`python -m tests.guards 1 5`) only those. The source is never touched: each guard is broken in a copy.
"""

import sys

from tests.guards import GUARDS
from tests.guards.guard import is_noticed


def main(promises: list[int]) -> int:
    """Breaks the guards of these promises, or of all; 1 where a test did not notice."""
    unnoticed = 0
    for guard in GUARDS:
        if promises and guard.promise not in promises:
            continue
        noticed = is_noticed(guard)
        unnoticed += not noticed
        print(f"{'noticed ' if noticed else 'UNSEEN  '} {guard.promise:2} {guard.what}  [{guard.test}]", flush=True)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]]))
