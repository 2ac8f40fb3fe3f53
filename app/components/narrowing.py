"""Fields that narrow a table or a figure to texts and participants with some value of an attribute."""

from collections.abc import Callable, Iterator

import flet as ft

from app.shell.protocols import Shell
from core.analysis.attributes import attribute_names, in_order, shown_value, values_of
from core.analysis.filters import Pairs
from core.analysis.presentation import Presentation


class AttributeFields:
    """One value of an attribute to choose, and a condition to type, such as age>=40; both have to hold. There are no
    fields where nothing has an attribute."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        assert shell.session is not None
        look, w = shell.look, shell.words
        values = list(attribute_values(shell.session.presentation))
        options = [ft.DropdownOption(key="", text=w("common-all"))]
        options += [ft.DropdownOption(key=key, text=text) for key, text in values]
        self._value = look.choice(
            label=w("common-attribute"), value="", options=options, width=190, on_select=lambda _: changed()
        )
        self._condition = look.field(
            w("retrieve-condition"), hint_text=w("retrieve-condition-hint"), dense=True, width=230,
            on_submit=lambda _: changed(),
        )  # fmt: skip
        self.controls: list[ft.Control] = [self._value, self._condition] if values else []

    @property
    def filters(self) -> Pairs:
        """What is asked for."""
        asked = ((self._value.value or "").strip(), (self._condition.value or "").strip())
        return tuple(("attribute", each) for each in asked if each)


def attribute_values(presentation: Presentation) -> Iterator[tuple[str, str]]:
    """All values that texts and participants have of their attributes, as filters and as people read them."""
    for name in attribute_names(presentation):
        for value in in_order(presentation, name, values_of(presentation, name).values()):
            yield f"{name}={value}", f"{name}: {shown_value(presentation, name, value)}"
