"""How Kodespor looks: paper and ink, spruce green for what can be done, two typefaces, calm spacing."""

from collections.abc import Callable
from typing import Any, NamedTuple

import flet as ft

from app.shell.fonts import FALLBACK, PLAIN, READING
from app.shell.icon_words import WORDS, with_word

TOUCH = 44
"""Nothing that one touches is smaller (logical pixels)."""
TOUCHED = (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)
"""What is worked by fingers: a drag means to scroll there, and a keyboard comes when one touches a field."""
LINE = 4 / 3
"""How high a line of a button is, as a share of its letters: 15 pixels of letters and 12 above and below are TOUCH."""
LOW = 560
"""A window that is lower is a phone on its side (logical pixels)."""
ALL_TOOLS, LONG_NAMES = 1400, 1600
"""From these widths on all tools stand beside the name of a text, and the button that undoes has room for what it would
undo (logical pixels)."""
CHOICE_WIDTH_MAX = 330
"""A choice grows with its letters, but not beyond what a phone has room for (logical pixels)."""


class Palette(NamedTuple):
    """The colours of one of the two appearances."""

    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    edge: str
    """Of fields, which are known by it: 3:1 at least against what lies on either side (WCAG 1.4.11)."""
    accent: str
    soft: str
    on_accent: str
    warn: str
    warn_soft: str


LIGHT = Palette(
    "#faf7f1",
    "#fffdf9",
    "#22302b",
    "#55635d",
    "#e3dccf",
    "#838e88",
    "#2a6555",
    "#dfece6",
    "#ffffff",
    "#96422a",
    "#f6e3db",
)
DARK = Palette(
    "#161b19",
    "#1f2623",
    "#e8e4da",
    "#aab4ae",
    "#36403b",
    "#717e77",
    "#86c9b4",
    "#26423a",
    "#10201b",
    "#e59a80",
    "#46291f",
)


class Look:
    """Makes controls in the chosen appearance and size of text."""

    def __init__(
        self,
        dark: bool = False,
        scale: float = 1.0,
        shows: Callable[[str], None] = lambda _: None,
        word_of: Callable[[str], str] = lambda _: "",
    ) -> None:
        """`shows` hears of words that are going to be shown, so that the page has letters for them. `word_of` says an
        icon's word (app/shell/icon_words.py) where it stands below the icon, as on a phone; else it is empty."""
        self.dark, self.scale, self.shows, self.word_of = dark, scale, shows, word_of
        self.colours = DARK if dark else LIGHT
        self._written: ft.TextField | None = None

    def theme(self) -> ft.Theme:
        """For what the framework draws itself."""
        c = self.colours
        scheme = ft.ColorScheme(
            primary=c.accent, on_primary=c.on_accent, surface=c.surface, on_surface=c.ink, on_surface_variant=c.muted,
            outline=c.muted, outline_variant=c.line, error=c.warn, secondary_container=c.soft,
            on_secondary_container=c.ink, primary_container=c.soft, on_primary_container=c.ink,
            surface_container_highest=c.line, surface_container=c.surface, surface_container_high=c.surface,
            surface_container_low=c.surface, surface_tint=c.surface, inverse_surface=c.ink, on_inverse_surface=c.paper,
        )  # fmt: skip
        return ft.Theme(
            color_scheme=scheme, font_family=PLAIN, use_material3=True, scaffold_bgcolor=c.paper,
            visual_density=ft.VisualDensity.STANDARD, text_theme=self._framework_texts(),
            focus_color=ft.Colors.with_opacity(0.24, c.accent),
        )  # fmt: skip

    def _framework_texts(self) -> ft.TextTheme | None:
        """Menus, lists and the words beside boxes and switches, which the framework draws at sizes of its own."""
        if self.scale == 1.0:
            return None
        large, middle = ft.TextStyle(size=16 * self.scale), ft.TextStyle(size=14 * self.scale)
        return ft.TextTheme(body_large=large, body_medium=middle, label_large=middle)

    def text(self, value: str, size: float = 15, colour: str | None = None, **more: Any) -> ft.Text:
        """Plain text in the face of controls."""
        colour = colour or self.colours.ink
        self.shows(value)
        return ft.Text(
            value, size=size * self.scale, color=colour, font_family=PLAIN, font_family_fallback=FALLBACK, **more
        )

    def strong(self, value: str, size: float = 15, colour: str | None = None, **more: Any) -> ft.Text:
        """The same, semibold."""
        shown = self.text(value, size, colour, **more)
        shown.font_family = f"{PLAIN} SemiBold"
        return shown

    def quiet(self, value: str, size: float = 13.5, **more: Any) -> ft.Text:
        """What stands in the background."""
        return self.text(value, size, self.colours.muted, **more)

    def title(self, value: str, size: float = 26) -> ft.Control:
        """The heading of a screen; large already, so it grows less than the rest."""
        self.shows(value)
        shown = ft.Text(
            value, size=size * min(self.scale, 1.4), color=self.colours.ink, font_family=f"{READING} SemiBold",
            font_family_fallback=FALLBACK,
        )  # fmt: skip
        return ft.Semantics(content=shown, header=True)

    def quote(self, value: str, size: float = 16, **more: Any) -> ft.Text:
        """Words of a participant, in the reading face."""
        self.shows(value)
        return ft.Text(
            value, size=size * self.scale, color=self.colours.ink, font_family=READING, font_family_fallback=FALLBACK,
            style=ft.TextStyle(height=1.5), **more,
        )  # fmt: skip

    def group(self, content: ft.Control) -> ft.Semantics:
        """A row whose parts follow one another for keys and screen readers. Beside a tall pane the framework takes
        what stands at the right end of a row only after rows below."""
        return ft.Semantics(content=content, container=True)

    def card(self, content: ft.Control, **more: Any) -> ft.Container:
        """A sheet on the paper."""
        more.setdefault("padding", 16)
        return ft.Container(
            content, bgcolor=self.colours.surface, border=ft.Border.all(1, self.colours.line), border_radius=10, **more
        )

    def button(
        self,
        label: str,
        act: Callable[..., Any],
        icon: ft.IconData | None = None,
        strong: bool = False,
        danger: bool = False,
    ) -> ft.Button:
        """A button with words; `strong` for the one thing that a screen is for, `danger` where that destroys."""
        c = self.colours
        style = ft.ButtonStyle(
            bgcolor=c.warn if danger else c.accent if strong else c.surface,
            color=c.on_accent if strong else c.accent,
            side=self.ring(ft.BorderSide(1, c.accent if strong else c.line), c.ink if strong else c.accent),
            shape=ft.RoundedRectangleBorder(radius=8),
            padding=ft.Padding.symmetric(horizontal=16, vertical=12 * self.scale),
            text_style=ft.TextStyle(size=15 * self.scale, font_family=f"{PLAIN} SemiBold", height=LINE),
            icon_size=18 * self.scale,
            elevation=0,
        )
        return ft.Button(label, icon=icon, on_click=act, style=style)  # as high as its words, which may need two lines

    def ring(self, otherwise: ft.BorderSide | None = None, colour: str = "") -> dict[ft.ControlState, ft.BorderSide]:
        """The edge of a button: whoever goes by keys sees at which one they are."""
        focused = ft.BorderSide(3, colour or self.colours.accent)
        return {ft.ControlState.FOCUSED: focused, ft.ControlState.DEFAULT: otherwise or ft.BorderSide.none()}

    def word_button(self, label: str, act: Callable[..., Any], icon: ft.IconData | None = None) -> ft.TextButton:
        """A quiet button with a word, for rows of several."""
        style = ft.ButtonStyle(
            color=self.colours.accent, padding=ft.Padding.symmetric(horizontal=8, vertical=4),
            shape=ft.RoundedRectangleBorder(radius=6), side=self.ring(),
            text_style=ft.TextStyle(size=14 * self.scale, font_family=f"{PLAIN} SemiBold"),
        )  # fmt: skip
        return ft.TextButton(label, icon=icon, on_click=act, style=style, height=max(TOUCH, TOUCH * self.scale))

    def icon_button(
        self, icon: ft.IconData, name: str, act: Callable[..., Any], colour: str | None = None, word: str = ""
    ) -> ft.MergeSemantics:
        """A button with an icon; its name is shown as a tooltip, and read out as the button's own (hence the merge).
        `word`: which word stands below it on a phone, where that is not the icon's usual one."""
        button = ft.IconButton(on_click=act, style=ft.ButtonStyle(side=self.ring()))
        self.dress(button, icon, name, colour, word)
        return ft.MergeSemantics(content=button)

    def dress(
        self, button: ft.IconButton, icon: ft.IconData, name: str, colour: str | None = None, word: str = ""
    ) -> None:
        """Gives a button its icon and its name, and on a phone the word below."""
        colour = colour or self.colours.muted
        below = self.word_of(word or WORDS.get(icon, ""))
        button.icon = with_word(icon, below, colour, self.scale) if below else icon
        button.tooltip, button.icon_color = name, colour
        if below:
            button.padding = ft.Padding.symmetric(horizontal=4)
            button.size_constraints = ft.BoxConstraints(min_width=TOUCH, min_height=TOUCH)
        else:
            button.width = button.height = TOUCH

    def menu(self, icon: ft.IconData, name: str, entries: list[tuple[str, Callable[[], Any]]]) -> ft.MergeSemantics:
        """A button that opens a menu of things to do."""
        items = [ft.PopupMenuItem(label, on_click=lambda _, act=act: act()) for label, act in entries]
        below = self.word_of(WORDS.get(icon, ""))
        button = ft.PopupMenuButton(tooltip=name, items=items)
        if below:
            shown = with_word(icon, below, self.colours.muted, self.scale)
            button.content = ft.Container(
                shown, height=max(TOUCH, TOUCH * min(self.scale, 1.2)), alignment=ft.Alignment.CENTER,
                padding=ft.Padding.symmetric(horizontal=13),
            )  # fmt: skip
        else:
            button.icon, button.icon_color, button.width, button.height = icon, self.colours.muted, TOUCH, TOUCH
        return ft.MergeSemantics(content=button)

    def acts(self, acts: list[tuple[Any, str, Callable[[], Any]]], menu: str) -> list[ft.Control]:
        """Things to do, each with its icon and its name. Where a `menu` is named they stand in it, in words: on a phone
        no pointer shows what an icon is called."""
        if menu:
            return [self.menu(ft.Icons.MORE_VERT, menu, [(name, act) for _, name, act in acts])] if acts else []
        return [self.icon_button(icon, name, lambda _, act=act: act()) for icon, name, act in acts]

    def menu_of(
        self, label: str, icon: ft.IconData | None, items: list[ft.PopupMenuItem], is_on: bool = False
    ) -> ft.Control:
        """A button with words that opens a menu; `is_on` where what was chosen narrows something."""
        c = self.colours
        words = self.strong(label, 15, c.accent, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
        parts: list[ft.Control] = [*([ft.Icon(icon, size=20, color=c.accent)] if icon is not None else []), words]
        words.expand = words.expand_loose = True  # shortened where there is no room
        shown = ft.Container(
            ft.Row([*parts, ft.Icon(ft.Icons.ARROW_DROP_DOWN, size=20, color=c.accent)], spacing=8, tight=True),
            height=max(TOUCH, TOUCH * self.scale), padding=ft.Padding.symmetric(horizontal=12), border_radius=8,
            border=ft.Border.all(1, c.accent if is_on else c.line), bgcolor=c.soft if is_on else c.surface,
        )  # fmt: skip
        seen = ft.Semantics(content=shown, exclude_semantics=True)  # its name is the tooltip: else it is said twice
        return ft.MergeSemantics(content=ft.PopupMenuButton(content=seen, items=items, tooltip=label))

    @property
    def is_writing(self) -> bool:
        """Whether a field has the focus, so that plain keys are text."""
        return self._written is not None and is_shown(self._written)

    def is_writing_in(self, field: ft.TextField) -> bool:
        """Whether this field has the focus."""
        return self._written is field and self.is_writing

    def leave_field(self) -> None:
        """No field has the focus any more. One that goes away while it has it does not tell so itself."""
        self._written = None

    def field(self, label: str, **more: Any) -> ft.TextField:
        """A field to write in; it tells the look when it has the focus, whatever else is to be done then."""
        c = self.colours
        entered, left = more.pop("on_focus", None), more.pop("on_blur", None)

        def focused(event: Any) -> None:
            self._written = event.control
            if entered is not None:
                entered(event)

        def blurred(event: Any) -> None:
            if self._written is event.control:
                self._written = None
            if left is not None:
                left(event)

        more.setdefault("text_size", 15 * self.scale)
        if more.get("dense"):  # still high enough for a finger
            more.setdefault("content_padding", ft.Padding.symmetric(horizontal=12, vertical=14))
        return ft.TextField(
            label=label, border_color=c.edge, focused_border_color=c.accent, border_radius=8, cursor_color=c.accent,
            text_style=ft.TextStyle(font_family=PLAIN, font_family_fallback=FALLBACK, color=c.ink),
            label_style=ft.TextStyle(color=c.muted, size=15 * min(self.scale, 1.5)), bgcolor=c.surface,
            on_focus=focused, on_blur=blurred, **more,
        )  # fmt: skip

    def choice(self, label: str, options: list[ft.DropdownOption], **more: Any) -> ft.Dropdown:
        """One of several. The page knows it by its label and what is chosen, which are its tooltip as well."""
        c = self.colours
        act = more.pop("on_select", None)
        if "width" in more:
            more["width"] = max(more["width"], min(more["width"] * self.scale, CHOICE_WIDTH_MAX))

        def chosen(event: Any) -> None:
            tell_choice(event.control)
            event.control.update()
            if act is not None:
                act(event)

        style = ft.TextStyle(font_family=PLAIN, font_family_fallback=FALLBACK, color=c.ink, size=15 * self.scale)
        shown = ft.Dropdown(
            label=label, options=options, on_select=chosen, border_color=c.edge,
            border_radius=8, filled=True, bgcolor=c.surface, fill_color=c.surface, text_style=style,
            label_style=ft.TextStyle(color=c.muted, size=15 * min(self.scale, 1.5)),
            trailing_icon=ft.Icon(ft.Icons.ARROW_DROP_DOWN, semantics_label=label, color=c.muted), **more,
        )  # fmt: skip
        tell_choice(shown)
        return shown

    def readable(self, shown: ft.Text) -> ft.Control:
        """A text that one can select and copy. Such text has no node in the page; this gives it one, with its words."""
        shown.selectable = True
        return ft.Semantics(content=shown, label=shown.value, container=True, exclude_semantics=True)

    def dot(self, colour: str, size: float = 12) -> ft.Container:
        """A code's colour."""
        return ft.Container(width=size, height=size, bgcolor=self.visible(colour), border_radius=3)

    def visible(self, colour: str) -> str:
        """A code's colour, as much lighter or darker as it takes to be seen on every ground here: 3:1 (WCAG 1.4.11)."""
        c, shown = self.colours, colour
        for share in range(1, 11):
            if min(contrast(shown, c.paper), contrast(shown, c.surface)) >= 3:
                break
            shown = blend(c.ink, colour, share / 10)
        return shown


def is_shown(control: ft.Control) -> bool:
    """Whether a control is in the page and not hidden. One that was taken away does not tell that it lost the focus."""
    above: Any = control
    while above is not None and not isinstance(above, ft.Page):
        if not getattr(above, "visible", True):
            return False
        above = above.parent
    return above is None or above.session.index.get(control._i) is control


def tell_choice(choice: ft.Dropdown) -> None:
    """Names a choice by its label and what is chosen; to be called where a program chose."""
    chosen = next((each.text for each in choice.options if each.key == choice.value), None)
    choice.tooltip = f"{choice.label}: {chosen}" if chosen else str(choice.label)


def blend(colour: str, ground: str, share: float) -> str:
    """A colour laid thinly over another: `share` of it, the rest of the ground. All as #rrggbb."""
    mixed = [round(int(colour[n : n + 2], 16) * share + int(ground[n : n + 2], 16) * (1 - share)) for n in (1, 3, 5)]
    return "#" + "".join(f"{each:02x}" for each in mixed)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it: 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)
