"""What two machines do with a shared folder while a carrier brings the files between them."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.commands import participants
from core.project import Project
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, a_participant, a_source, alice, invited

COMMAND_SECONDS = 60

Carry = Callable[[Path], None]
"""Brings what is new on one machine to the other, and what is new there back where the carrier goes both ways."""


class NotInstalled(Exception):
    """A carrier that is not on this machine."""


def need(program: str) -> str:
    """Where a program is. Raises NotInstalled."""
    found = shutil.which(program)
    if found is None:
        raise NotInstalled(program)
    return found


def run(*command: object, ok: tuple[int, ...] = (0,), home: Path | None = None) -> str:
    """Runs a command with a time limit; asserts how it ends."""
    environment = os.environ | ({"HOME": str(home), "UNISON": str(home / ".unison")} if home else {})
    done = subprocess.run(
        [str(each) for each in command],
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        env=environment,
        check=False,
    )
    assert done.returncode in ok, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@contextmanager
def places() -> Iterator[tuple[Path, Path, Path]]:
    """A temporary folder, and the shared folder as either machine has it."""
    with tempfile.TemporaryDirectory(prefix="kodespor-carriers-") as name:
        base = Path(name)
        here, there = base / "here", base / "there"
        here.mkdir()
        there.mkdir()
        yield base, here, there


def study_goes_on(here: Path, there: Path, carry: Carry) -> str:
    """Two people code apart and together, attach a recording, withdraw somebody, and lose and damage files."""
    world = World(160)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    both = ((ada, here), (bo, there))
    for n in range(3):
        for project, place in both:
            a_code(project, f"{place.name} {n}")
            sync_folder(project, place)
        carry(here)
    person = a_participant(ada)
    source = a_source(ada, participant=person)
    ada.attach("source", source, "opptak", "audio/ogg", [b"lyd" * 200_000])
    settle(both, carry)
    assert bo.text(source) == ada.text(source)
    assert not bo.files.missing_chunks()
    damaged = sorted(here.rglob("*.kseg"))[0]
    damaged.write_bytes(bytes(damaged.stat().st_size))
    sorted(there.rglob("*.kseg"))[-1].unlink()
    settle(both, carry)
    bo.do(participants.withdraw_participant, person)
    settle(both, carry)
    for place in (here, there):
        names = {path.name for path in place.glob("kodespor-*/*/*.k*")}
        assert all(key.hex() not in name for key in ada.dropped_keys() for name in names), place
    eva = invited(world, ada, "Eva")
    settle((*both, (eva, there)), carry)
    files = sum(path.is_file() for path in here.glob("kodespor-*/*/*"))
    return f"all {ada.log.last_row()} events with both, {files} files"


def settle(both: tuple[tuple[Project, Path], ...], carry: Carry) -> None:
    """Syncs and carries until all have the same and nothing is wrong. Raises AssertionError."""
    problems: list[object] = []
    for _ in range(8):
        problems = []
        for project, place in both:
            problems += sync_folder(project, place).problems
            carry(place)
        digests = {(project.events_digest(), project.state.digest()) for project, _ in both}
        if len(digests) == 1 and not problems:
            return
    raise AssertionError(f"not the same on both machines: {problems}")


def by_rsync() -> str:
    """Each machine mirrors its folder onto the other's with --delete, which also deletes what was new there."""
    program = need("rsync")
    with places() as (_, here, there):

        def carry(place: Path) -> None:
            run(program, "-a", "--delete", f"{place}/", f"{there if place == here else here}/")

        return study_goes_on(here, there, carry)


def by_unison() -> str:
    """Both ways, without asking."""
    program = need("unison")
    with places() as (base, here, there):

        def carry(_: Path) -> None:
            run(program, here, there, "-batch", "-prefer", "newer", "-auto", "-ui", "text", "-times", home=base)

        return study_goes_on(here, there, carry)


def by_git() -> str:
    """A repository in the middle; each machine commits all, pulls and pushes."""
    program = need("git")
    with places() as (base, here, there):
        middle = base / "middle.git"
        run(program, "init", "-q", "--bare", "-b", "main", middle, home=base)
        who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        for place in (here, there):
            run(program, "init", "-q", "-b", "main", place, home=base)
            run(program, "-C", place, "remote", "add", "origin", middle, home=base)

        def carry(_: Path) -> None:
            for place in (here, there, here):
                run(program, *who, "-C", place, "add", "-A", home=base)
                run(program, *who, "-C", place, "commit", "-q", "-m", "sync", ok=(0, 1), home=base)
                pull = ("pull", "-q", "--no-rebase", "--no-edit", "--allow-unrelated-histories", "-X", "ours")
                run(program, *who, "-C", place, *pull, "origin", "main", ok=(0, 1), home=base)
                run(program, *who, "-C", place, "push", "-q", "origin", "HEAD:main", home=base)

        return study_goes_on(here, there, carry)
