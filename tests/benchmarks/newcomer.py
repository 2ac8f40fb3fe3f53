"""How soon somebody new reads: what members attest, beside the whole log.

    python tests/benchmarks/newcomer.py --sizes 10000 100000

Times are processor time (user and system), so that they hold on a busy machine; the time of a transfer is computed from
bytes at 10 Mbit/s.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core.analysis.presentation import Presentation  # noqa: E402
from core.commands import codebook, members, sources  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from core.evidence import attestations  # noqa: E402
from core.keys.device_key_file import DeviceFile  # noqa: E402
from core.project import Project  # noqa: E402
from core.sealing import crypto  # noqa: E402
from core.storage.log import Log  # noqa: E402
from sync import join_files  # noqa: E402
from tests.benchmarks.growth import Hours, coded  # noqa: E402

BITS_A_SECOND = 10_000_000


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What came of it, and the processor time that it took."""
    before = time.process_time()
    return work(), time.process_time() - before


def readable(folder: Path, content: bytes, guest: DeviceFile, clock: Hours) -> Project:
    """Joins, and does what the first screen needs: title, members, codes, counts, and one text."""
    folder.mkdir()
    bundle = join_files.open_welcome(content, guest)
    project = Project.join(Log(folder / "log.db"), guest.secrets, clock, os.urandom, bundle)
    presentation = Presentation(project)
    assert presentation.count_codings().total()
    assert [presentation.member(row.id) for row in project.state.members.values()]
    assert project.text(presentation.sources_in_order()[0].id)
    return project


def measure(size: int, root: Path) -> None:
    clock = Hours()
    (root / "ada").mkdir(parents=True)
    ada = Project.create(Log(root / "ada" / "log.db"), crypto.new_device(os.urandom), clock, os.urandom, "Study", "Ada")
    ada.do(sources.import_source, Incoming("Text", "Ord om livet. " * 8000, "b"))
    for n in range(40):
        ada.do(codebook.create_code, f"Code {n}")
    coded(ada, size)
    _, attesting = timed(lambda: attestations.attest(ada))
    print(f"{size:,}: attested in {attesting:.1f} s", flush=True)
    for name in ("first", "whole"):
        secrets = crypto.new_device(os.urandom)
        guest = DeviceFile(secrets, "Cara", os.urandom(crypto.KEY_BYTES))
        asked = join_files.read_request(join_files.write_request(guest))
        ada.do(members.admit_member, secrets.keys, "Cara", "coder")
        first = attestations.offer_to(ada, secrets.public.device) if name == "first" else b""
        content = join_files.write_welcome(ada.log, ada.id, asked, ada.secrets, os.urandom, first)
        cara, seconds = timed(lambda: readable(root / name, content, guest, clock))  # noqa: B023
        sent = len(content) * 8 / BITS_A_SECOND
        print(f"{size:,} {name}: {len(content) / 1e6:.2f} MB, {sent:.1f} s at 10 Mbit/s, {seconds:.2f} s to read; "
              f"{sent + seconds:.1f} s together", flush=True)  # fmt: skip
        if name == "first":
            _, proving = timed(lambda: prove(cara, ada))  # noqa: B023
            print(f"{size:,}: the whole log taken in and proved in {proving:.1f} s", flush=True)
        cara.log.close()


def prove(cara: Project, ada: Project) -> None:
    from core.log.transfer_bundle import TransferBundle
    from core.sealing import envelope

    sealed = tuple(envelope.parse(raw) for _, raw in ada.log.envelopes())
    cara.accept(TransferBundle(ada.id, tuple(ada.log.devices().values()), sealed, ()))
    assert cara.first.standing() is None
    assert cara.first.found_false() is None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as root:
            measure(size, Path(root) / "study")


if __name__ == "__main__":
    main()
