"""Shows the sample study on the command line: `make tour`."""

import os
import sys

from app import sample
from app.cli.main import cli

STEPS = (
    ("status",),
    ("codes",),
    ("fourcolumn", "2-torleif"),
    ("result-table",),
    ("disagreements",),
    ("replay", "--at", "120"),
    ("replay", "--at", "260"),
    ("diff", "--from", "260"),
    ("verify",),
)


def main() -> None:
    """Builds the study where it is not there yet, and runs a few commands on it, printing each. It is the one that the
    app opens: of a second one the program would say that it is an older copy."""
    folder = sample.usual_folder()
    if not (folder / "coder-a" / "log.db").is_file():
        print(f"Making the sample study (all fiction) in {folder} …", file=sys.stderr)
        sample.build(folder)
    project = folder / "coder-a"
    os.environ["KODESPOR_PASSPHRASE"] = sample.PASSPHRASE
    os.environ["KODESPOR_PROJECT"] = str(project)
    for step in STEPS:
        print(f"\n$ kodespor {' '.join(step)}", flush=True)
        cli.main(list(step), prog_name="kodespor", standalone_mode=False)
    print(f'\nGo on yourself:\n  export KODESPOR_PROJECT={project} KODESPOR_PASSPHRASE="{sample.PASSPHRASE}"')
    print("  .venv/bin/kodespor --help")


if __name__ == "__main__":
    main()
