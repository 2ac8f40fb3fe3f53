"""Builds what people install: source archive, wheel, and a folder that runs without Python: `make dist`."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def packages(target: Path) -> None:
    """Writes the source archive, and the wheel that is built out of it. Raises CalledProcessError."""
    _run("build", "--no-isolation", "--outdir", str(target), str(ROOT))


def folder(target: Path) -> Path:
    """Writes the folder `kodespor` for this machine's system; gives the program in it. Raises CalledProcessError."""
    spec = ROOT / "tools" / "kodespor.spec"
    with tempfile.TemporaryDirectory() as work:
        places = ("--distpath", str(target), "--workpath", work)
        _run("PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, str(spec))
    return target / "kodespor" / ("kodespor.exe" if sys.platform == "win32" else "kodespor")


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own arguments


def main() -> None:
    """Builds all of it into the given folder."""
    target = Path(sys.argv[1]).resolve()
    packages(target)
    folder(target)


if __name__ == "__main__":
    main()
