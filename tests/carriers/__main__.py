"""Lets each carrier that is installed here bring the files of a shared folder between two machines, and says of each
whether every decision arrived: `python -m tests.carriers [rsync unison git syncthing syncthing-study]`.

All is on loopback and in a temporary folder; each carrier has a time limit, and only processes that were started here
are ended. Debian has all four: `apt install rsync unison git syncthing`.
"""

import sys
import time
import traceback

from tests.carriers import scenario, syncthing

ALL = {
    "rsync": scenario.by_rsync,
    "unison": scenario.by_unison,
    "git": scenario.by_git,
    "syncthing": syncthing.shared_folder,
    "syncthing-study": syncthing.study_inside,
}


def main(names: list[str]) -> int:
    """Runs the named carriers, or all; the number of those that lost something."""
    failed = 0
    for name in names or ALL:
        begun = time.monotonic()
        try:
            said = ALL[name]()
        except scenario.NotInstalled as problem:
            said = f"not installed here: {problem}"
        except Exception:
            failed += 1
            said = "FAILED\n" + traceback.format_exc()
        print(f"{name:16} {time.monotonic() - begun:5.1f} s  {said}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
