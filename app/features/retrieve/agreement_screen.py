"""How far two coders agree: the measure and its unit are chosen; one line for each code and each text."""

import asyncio
from collections.abc import Callable, Sequence

import flet as ft

from app.components.narrowing import AttributeFields
from app.features.retrieve.agreement_measured import Measured, measure
from app.features.retrieve.consensus_dialog import ask_to_settle, show_consensus
from app.features.retrieve.figure_rows import figure_rows
from app.features.retrieve.frame import screen_of
from app.features.retrieve.oneself import OneselfField
from app.features.retrieve.over_time import OverTime
from app.features.retrieve.ratings_panel import METRICS, SEED, ratings_panel, with_units
from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.analysis.agreement.by_blindness import Figure, Wanted, headline
from core.analysis.agreement.comparison import Pair
from core.analysis.agreement.confusion import confusion_of_codes
from core.analysis.agreement.intercoder_agreement import COUNTED, FAMILY, OF_MARKS, AgreementOptions, Estimate
from core.analysis.agreement.method_paragraph import method_paragraph
from core.analysis.filters import texts_with
from core.analysis.presentation import Presentation
from core.errors import KodesporError
from core.ids import Id

MET_MAX = 12
"""So many pairs of codes that met, the longest first."""
SHARES = (50, 60, 70, 80, 90, 95, 100)
"""How much of the longer one two segments have in common, in percent."""
DIFFERENCES_MAX = 60
PALE = 0.4
"""How much is seen of figures that do not hold for what is chosen now."""


def build(shell: Shell) -> "AgreementScreen":
    """The screen."""
    return AgreementScreen(shell)


class AgreementScreen:
    """Computes again whenever something else is chosen."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        look, w, presentation = shell.look, shell.words, shell.session.presentation
        people = presentation.coders()
        own = shell.session.project.member
        people.sort(key=lambda each: each != own)
        self._people = people
        self._coders = [
            self._choice(w("common-coder"), [(each.hex(), presentation.member(each)) for each in people]) for _ in "12"
        ]
        for choice, coder in zip(self._coders, people[:2], strict=False):
            choice.value = coder.hex()
        names = METRICS | {"percent": w("agreement-percent"), "unitizing": w("agreement-unitizing"), "f1": "F1"}
        names |= {"holsti": "Holsti"} | {each: w(f"agreement-measure-{each}") for each in FAMILY}
        del names["fleiss"]  # for more than two
        self._metric = self._choice(w("agreement-measure"), list(names.items()))
        self._metric.value = "krippendorff"
        self._counted = self._choice(w("agreement-unit"), [(each, w(f"agreement-unit-{each}")) for each in COUNTED])
        self._counted.value = "character"
        shares = [(str(each / 100), w("agreement-share", share=each)) for each in SHARES]
        self._overlap = self._choice(w("agreement-overlap"), shares)
        self._overlap.value = "0.5"
        self._only = ft.Switch(
            label=w("agreement-only-coded"), value=False, active_color=look.colours.accent,
            on_change=lambda _: self._again(),
        )  # fmt: skip
        self._main = ft.Switch(
            label=w("agreement-main-categories"), value=False, active_color=look.colours.accent,
            on_change=lambda _: self._again(),
        )  # fmt: skip
        texts = [
            (row.id.hex(), presentation.source(row.id))
            for row in presentation.sources_in_order()
            if row.status == "live"
        ]
        self._text = self._choice(w("common-text"), [("", w("common-all")), *texts])
        self._text.value = ""
        self._narrowing = AttributeFields(shell, self._again)
        self._oneself = OneselfField(shell, self._again)
        self._result = ft.Column(spacing=6, tight=True)
        self._over: OverTime | None = None
        self._asked, self._turn, self._has_figures = 0, asyncio.Lock(), False
        self._computing = look.quiet("", 15)
        self._sign = self._working()
        self._ratings = ft.Container(look.button(w("agreement-ratings-open"), lambda _: self._open_ratings()))
        self._body = ft.Column(
            [
                ft.Row([*self._coders, self._metric, self._counted, self._overlap], wrap=True, spacing=10),
                ft.Row([self._text, *self._narrowing.controls], wrap=True, spacing=10),
                self._oneself.root,
                self._ratings, self._only, self._main, self._sign, self._result,
            ],
            spacing=12, tight=True,
        )  # fmt: skip
        self.root = screen_of(shell, w("agreement-title"), self._body)
        self.refresh()

    def _working(self) -> ft.Control:
        """The sign that something is reckoned."""
        look = self._shell.look
        ring = ft.ProgressRing(width=18, height=18, color=look.colours.accent)
        said = ft.Row([ring, self._computing], spacing=10, wrap=True)
        return ft.Semantics(content=said, live_region=True, visible=False)

    def refresh(self) -> None:
        """Computes it as things stand now."""
        self._compute()

    def _open_ratings(self) -> None:
        """Puts what is asked of a table in the place of the button."""
        self._ratings.content = ratings_panel(self._shell)
        self._ratings.update()

    def _choice(self, label: str, options: list[tuple[str, str]]) -> ft.Dropdown:
        shown = [ft.DropdownOption(key=key, text=text) for key, text in options]
        return self._shell.look.choice(label=label, options=shown, width=190, on_select=lambda _: self._again())

    def _again(self) -> None:
        self._compute()
        self._body.update()

    def _compute(self) -> None:
        metric, counted = self._metric.value or "", self._counted.value or ""
        self._counted.disabled = metric in OF_MARKS
        self._only.visible = counted == "character" and not self._counted.disabled
        if self._counted.disabled:
            counted = "character"
        self._overlap.visible = counted in ("passage", "segment")
        coders = list(dict.fromkeys(Id(bytes.fromhex(each.value)) for each in self._coders if each.value))
        overlap, depth = float(self._overlap.value or 0.5), 1 if self._main.value else 0
        how = AgreementOptions(metric, counted, overlap, bool(self._only.value), depth)
        self._oneself.root.visible = len(coders) == 1
        self._asked += 1
        self._show_working(False)
        try:
            wanted = Wanted(tuple(coders), how, self._texts(), seed=SEED)
            if len(coders) == 1:
                self._result.controls, self._has_figures = self._oneself.controls(wanted, self._listed), True
                return
        except KodesporError as problem:
            self._warn(problem)
            return
        self._show_working(True)
        self._shell.page.run_task(self._measure, wanted, self._asked)

    def _show_working(self, is_working: bool) -> None:
        """Figures that stand there while others are reckoned are pale, and it is said that they are from before."""
        is_old = is_working and self._has_figures
        self._computing.value = self._shell.words("agreement-computing-again" if is_old else "agreement-computing")
        self._sign.visible = is_working
        self._result.opacity = PALE if is_old else 1

    def _warn(self, problem: KodesporError) -> None:
        look = self._shell.look
        self._result.controls = [look.text(self._shell.words.say(problem), 15, look.colours.warn)]
        self._has_figures = False

    async def _measure(self, wanted: Wanted, number: int) -> None:
        """Reckons on an opening of its own, beside the window; what was asked for since then is shown instead. One at a
        time: a colleague who codes meanwhile would have it begun again and again."""
        people, words = tuple(self._people), self._shell.words
        measured: Measured | KodesporError
        async with self._turn:
            folder = self._shell.folder
            if number != self._asked or folder is None or self._shell.session is not self._session:
                return
            secrets = self._session.project.secrets
            try:
                measured = await in_background(folder, secrets, lambda project: measure(project, wanted, people, words))
            except KodesporError as problem:
                measured = problem
        if number != self._asked or self._shell.screen is not self:
            return
        self._show_working(False)
        if isinstance(measured, KodesporError):
            self._warn(measured)
        else:
            self._draw(wanted, measured)
        self._body.update()

    def _draw(self, wanted: Wanted, measured: Measured) -> None:
        """The figure, and what it is made of."""
        look, w, presentation = self._shell.look, self._shell.words, self._session.presentation
        figures, rounds, how = measured.figures, measured.rounds, wanted.how
        first = headline(figures)
        found = first.agreement
        overall = look.readable(look.strong(with_units(w, found.overall), 18, look.colours.accent))
        lines: list[ft.Control] = [overall, look.quiet(w(f"agreement-kind-{first.kind}")), *self._kinds(figures)]
        for each in rounds:
            name, status = presentation.words(each.round.name), w(f"agreement-round-{each.status}")
            lines += [look.title(w("agreement-round", name=name, status=status), 16), *self._kinds(each.figures)]
        lines += [look.quiet(w.say(found.explanation))]
        if any(each.agreement.overall.low is not None for each in figures):
            lines.append(look.quiet(w("agreement-interval-how")))
        lines.append(look.quiet(w("agreement-when-not")))
        if len(wanted.coders) == 2:
            then = self._over_time(wanted)
            agreed = look.button(w("agreement-consensus"), lambda _: show_consensus(self._shell))
            lines += [ft.Row([agreed, then.button()], spacing=8, wrap=True), then.root]
        lines += self._listed(
            w("agreement-by-code"), [(self._name(first, code), each) for code, each in found.codes.items()]
        )
        lines += self._listed(
            w("agreement-by-text"), [(presentation.source(source), each) for source, each in found.sources.items()]
        )
        over = {presentation.words(each.round.name): each.round.sources for each in rounds if each.status != "open"}
        names = [presentation.member(each) for each in wanted.coders]
        paragraph = method_paragraph(w, names, how, figures, over)
        if paragraph:
            lines += [look.title(w("agreement-paragraph-title"), 16), look.readable(look.text(paragraph, 14))]
        self._result.controls = lines + self._pairs(measured) + self._met(first)
        self._result.controls += self._differences(wanted, measured.differences)
        self._has_figures = True

    def _texts(self) -> frozenset[Id] | None:
        """The texts that are asked for; None where all are. Raises Refused."""
        chosen = frozenset({Id(bytes.fromhex(self._text.value))}) if self._text.value else None
        fitting = texts_with(self._session.presentation, self._narrowing.filters)
        return chosen if fitting is None else fitting if chosen is None else fitting & chosen

    def _pairs(self, measured: Measured) -> list[ft.Control]:
        """The same for each pair of coders, where there are more than two."""
        w, presentation = self._shell.words, self._session.presentation
        pairs = [(w.list(map(presentation.member, pair)), each) for pair, each in measured.pairs.items()]
        return self._listed(w("agreement-by-pair"), pairs)

    def _name(self, figure: Figure, code: Id) -> str:
        """A code's name in the codebook that the figure goes by."""
        return Presentation(self._session.project, figure.named[code], self._shell.words).code(code)

    def _met(self, figure: Figure) -> list[ft.Control]:
        """Which code of the one coder stood most where the other put another code, or none."""
        look, w, found = self._shell.look, self._shell.words, figure.compared
        if found is None or len(found.coders) != 2 or not found.sources:
            return []
        cells = confusion_of_codes(found, *found.coders)
        apart = [(count, pair) for pair, count in cells.items() if pair[0] != pair[1]]
        names = [self._session.presentation.member(each) for each in found.coders]
        lines: list[ft.Control] = []
        for count, pair in sorted(apart, key=lambda each: -each[0])[:MET_MAX]:
            one, other = (w("agreement-no-code") if each is None else self._name(figure, each) for each in pair)
            said = w("agreement-met", first=names[0], one=one, second=names[1], other=other, count=count)
            lines.append(look.text(said, 14))
        return [look.title(w("agreement-confusion"), 16), *lines] if lines else []

    def _kinds(self, figures: Sequence[Figure]) -> list[ft.Control]:
        """A line for each kind of figure, with what is to be known of it."""
        look, w = self._shell.look, self._shell.words
        lines: list[ft.Control] = []
        for each in figures:
            kind = w(f"agreement-kind-{each.kind}")
            said = f"{kind[:1].upper()}{kind[1:]}: {with_units(w, each.agreement.overall)}"
            lines.append(look.text(said, 14))
            lines += [look.quiet(w.say(note)) for note in each.notes]
        return lines

    def _differences(self, wanted: Wanted, pairs: Sequence[Pair]) -> list[ft.Control]:
        """What one coder marked and the other did not, or with different boundaries; each with a way to its text."""
        look, w, presentation = self._shell.look, self._shell.words, self._session.presentation
        coders = list(wanted.coders)
        if len(coders) != 2:
            return []
        if not pairs:
            return []
        names = [presentation.member(each) for each in coders]
        kinds = {
            "boundaries": w("agreement-boundaries"),
            "only_first": w("agreement-only", coder=names[0]),
            "only_second": w("agreement-only", coder=names[1]),
        }
        shown: list[ft.Control] = [look.title(w("agreement-differences", count=len(pairs)), 16)]
        for pair in pairs[:DIFFERENCES_MAX]:
            quote = " ".join(presentation.quote(pair.first or pair.second).split())  # type: ignore[arg-type]
            said = f"{presentation.code(pair.code)} · {kinds[pair.kind]}"
            words = ft.Column(
                [look.strong(said, 14), look.quote(quote, 14.5, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS)],
                spacing=2, tight=True, expand=True,
            )  # fmt: skip
            go = look.icon_button(ft.Icons.OPEN_IN_NEW, w("common-show-in-text"), self._opener(pair))
            talk = look.icon_button(ft.Icons.HANDSHAKE_OUTLINED, w("agreement-settle"), self._settler(pair))
            shown.append(ft.Row([words, talk, go]))
        if len(pairs) > DIFFERENCES_MAX:
            shown.append(look.quiet(w("common-and-more", count=len(pairs) - DIFFERENCES_MAX)))
        return shown

    def _settler(self, pair: Pair) -> Callable[..., None]:
        return lambda _: ask_to_settle(self._shell, pair)

    def _over_time(self, wanted: Wanted) -> OverTime:
        """What is asked for of earlier moments; where the same was asked for already, it stays and is reckoned anew."""
        if self._over is None or self._over.wanted != wanted:
            self._over = OverTime(self._shell, wanted)
        self._over.again()
        return self._over

    def _opener(self, pair: Pair) -> Callable[..., None]:
        def go(_: object) -> None:
            self._shell.go("reading", source=pair.source, place=pair.start)

        return go

    def _listed(self, title: str, entries: list[tuple[str, Estimate]]) -> list[ft.Control]:
        if not entries:
            return []
        lowest = sorted(entries, key=lambda each: (each[1].value is None, each[1].value or 0))
        return [self._shell.look.title(title, 16), *figure_rows(self._shell, lowest)]
