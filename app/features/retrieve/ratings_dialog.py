"""Agreement in any table of ratings: a file with a unit in each row and a coder in each column."""

from pathlib import Path
from random import Random

import flet as ft

from app.components.file_chooser import with_chooser
from app.i18n.words import Words
from app.shell.protocols import Shell
from app.shell.theme import Look
from core.analysis.agreement.intercoder_agreement import Estimate, of_table
from core.errors import KodesporError
from core.importing.ratings import read_ratings
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded

SEED = 1
"""So that the same data give the same interval."""
METRICS = {
    "krippendorff": "Krippendorff α", "cohen": "Cohen κ", "fleiss": "Fleiss κ", "percent": "",
    "brennan-prediger": "Brennan–Prediger", "gwet": "Gwet AC1",
}  # fmt: skip


def ask_ratings(shell: Shell) -> None:
    """A dialog that stays open: another figure or level is computed from the same file."""
    look, w = shell.look, shell.words
    path = look.field(w("Table of ratings (.csv): unit, coder 1, coder 2, …"), autofocus=True)
    metric = _choice(look, w("Figure"), METRICS | {"percent": w("Percent")})
    levels = {
        "nominal": w("nominal"), "ordinal": w("ordinal"), "interval": w("interval"), "ratio": w("ratio"),
    }  # fmt: skip
    level = _choice(look, w("Level"), levels)
    result = ft.Column(spacing=6, tight=True)

    def compute(_: object) -> None:
        place = Path((path.value or "").strip()).expanduser()
        try:
            read = read_ratings(read_bounded(place, IMPORT_BYTES_MAX), level.value or "")
            figure = of_table(read.rows, metric.value or "", level.value or "", Random(SEED))  # noqa: S311 - resampling
        except (KodesporError, OSError) as problem:
            result.controls = [look.text(w.refusal(problem), 15, look.colours.warn)]
        else:
            found = look.readable(look.strong(said_of(w, figure), 18, look.colours.accent))
            says = w("Each row with two ratings or more is a unit; the coders: {}").format(", ".join(read.coders))
            result.controls = [found, look.quiet(says)]
        result.update()

    path.on_submit = metric.on_select = level.on_select = compute
    show = look.button(w("Compute"), compute, ft.Icons.CALCULATE_OUTLINED, strong=True)
    body = ft.Column(
        [with_chooser(shell, path, (".csv", ".tsv", ".txt")), ft.Row([metric, level, show], wrap=True), result],
        spacing=12, tight=True, width=min(640, shell.width - 48),
    )  # fmt: skip
    shell.show(w("A table of ratings"), body)


def said_of(w: Words, figure: Estimate) -> str:
    """A figure with what it rests on; or why there is none."""
    if figure.value is None:
        return w("Not defined: {}").format(w.say(figure.undefined) if figure.undefined is not None else "")
    said = w("{:.3f}, {} units").format(figure.value, figure.units)
    return said + (w(" (95 %: {:.3f} to {:.3f})").format(figure.low, figure.high) if figure.low is not None else "")


def _choice(look: Look, label: str, options: dict[str, str]) -> ft.Dropdown:
    shown = [ft.DropdownOption(key=key, text=text) for key, text in options.items()]
    return look.choice(label=label, value=next(iter(options)), options=shown, width=190)
