"""Agreement in any table of ratings: a file with a unit in each row and a coder in each column."""

from random import Random

import flet as ft

from app.components.chosen_file import FileField
from app.i18n.catalogue import Catalogue
from app.shell.protocols import Shell
from app.shell.theme import Look
from core.analysis.agreement.icc import FORMS
from core.analysis.agreement.intercoder_agreement import Estimate
from core.analysis.agreement.ratings import TableOptions, notes_on, of_table
from core.analysis.agreement.weights import WEIGHTS
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
SCALED = {"holsti": "Holsti", "weighted-kappa": "κ (w)", "ac2": "Gwet AC2", "icc": "ICC"}
"""For tables alone: coefficients that take the order or the distance of values into account."""
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
LEVELS = ("nominal", "ordinal", "interval", "ratio")


def ratings_panel(shell: Shell) -> ft.Control:
    """The file, what is computed from it, and the figure; another figure or level is computed from the same file."""
    look, w = shell.look, shell.words
    chosen = FileField(shell, w("agreement-ratings-file"), ENDINGS, lambda: compute(None))
    metric = _choice(look, w("agreement-measure"), METRICS | SCALED | {"percent": w("agreement-percent")})
    levels = {each: w(f"agreement-level-{each}") for each in LEVELS}
    level = _choice(look, w("agreement-level"), levels)
    weights = _choice(look, w("agreement-weights"), {each: w(f"agreement-weights-name-{each}") for each in WEIGHTS})
    weights.value = "quadratic"
    form = _choice(look, w("agreement-form"), {each: f"ICC({each})" for each in FORMS})
    form.value = "A,1"
    categories = look.field(w("agreement-categories"))
    result = ft.Column(spacing=6, tight=True)
    choices = ft.Row([metric, level, weights, form], wrap=True)

    def compute(_: object) -> None:
        weights.visible, form.visible = metric.value in ("weighted-kappa", "ac2"), metric.value == "icc"
        choices.update()
        try:
            allowed = [each.strip() for each in (categories.value or "").split(",") if each.strip()]
            read = read_ratings(read_bounded(chosen.file, IMPORT_BYTES_MAX), level.value or "", allowed)
            how = TableOptions(
                metric.value or "", level.value or "", read.values if allowed else (), weights.value or "",
                form.value or "",
            )  # fmt: skip
            figure = of_table(read.rows, how, Random(SEED))  # noqa: S311 - resampling, no secret
        except KodesporError as problem:
            result.controls = [look.text(w.say(problem), 15, look.colours.warn)]
        else:
            found = look.readable(look.strong(with_units(w, figure), 18, look.colours.accent))
            says = w("agreement-ratings-counts", coders=read.coders)
            notes = (*read.notes, *notes_on(read.rows, how))
            result.controls = [found, look.quiet(says), *(look.quiet(w.say(each)) for each in notes)]
        result.update()

    weights.visible = form.visible = False
    categories.on_submit = compute
    metric.on_select = level.on_select = weights.on_select = form.on_select = compute
    show = look.button(w("agreement-compute"), compute, ft.Icons.CALCULATE_OUTLINED, strong=True)
    body = ft.Column(
        [chosen.root, choices, categories, show, result],
        spacing=12, tight=True, width=min(640, shell.width - 80), horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )  # fmt: skip
    return look.card(ft.Column([look.title(w("agreement-ratings"), 19), body], spacing=12, tight=True))


def with_units(w: Catalogue, figure: Estimate) -> str:
    """An estimate with the number of units that it rests on; or why there is none."""
    if figure.value is None:
        return w("agreement-undefined-because", reason=figure.undefined or "")
    value = w.number(figure.value, 3, is_fixed=True)
    if figure.low is None or figure.high is None:
        return w("agreement-value", value=value, units=figure.units)
    low, high = w.number(figure.low, 3, is_fixed=True), w.number(figure.high, 3, is_fixed=True)
    return w("agreement-value-interval", value=value, units=figure.units, low=low, high=high)


def _choice(look: Look, label: str, options: dict[str, str]) -> ft.Dropdown:
    shown = [ft.DropdownOption(key=key, text=text) for key, text in options.items()]
    return look.choice(label=label, value=next(iter(options)), options=shown, width=190)
