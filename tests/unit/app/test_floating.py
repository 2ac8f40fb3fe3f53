"""What floats beside marked words: never over them, never out of the window, and never where there is no room."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from app.components.coded_text.floating import Seen, put


class Card:
    """As the picker: rows of 34 below a field and above a row of buttons, at most four of them."""

    def __init__(self) -> None:
        self.root = SimpleNamespace(left=0.0, top=0.0, visible=False)
        self.width, self.height = 300.0, 0.0

    def fit(self, room: float) -> float:
        rows = min(4, int((min(room, 1000.0) - 120) // 34))
        self.height = 120.0 + 34 * rows if rows > 0 else 0.0
        return self.height


@given(
    st.floats(-2000, 2000), st.floats(20, 3000), st.floats(280, 1600), st.floats(50, 1200),
    st.sampled_from((0.0, 16.0)), st.floats(0, 900),
)  # fmt: skip
def test_it_never_covers_what_is_marked(top, high, width, height, handle, x):
    card = Card()
    put(card, x, (top, top + high), Seen(width, height), handle)
    if not card.root.visible:
        room = max(height - max(0.0, top + high + handle), min(top, height)) - 12
        assert room < 154 or top + high <= 0 or top >= height
        return
    assert card.root.top + card.height <= top or card.root.top >= top + high + handle
    assert card.root.top >= 0
    assert card.root.top + card.height <= height
    assert card.root.left >= 6
    assert card.root.left + card.root.width <= width - 6


def test_it_stands_below_while_it_fits_there_whole():
    card = Card()
    put(card, 40, (100, 130), Seen(800, 600), 0)
    assert (card.root.top, card.height) == (136, 256)
    put(card, 40, (400, 430), Seen(800, 600), 0)
    assert card.root.top == 400 - 6 - 256
