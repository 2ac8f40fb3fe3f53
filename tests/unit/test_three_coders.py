"""Three coders: their order is that of their names, everywhere; each pair has its line."""

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.report.options import Options
from core.report.plain import to_markdown
from core.report.review import review
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited


def test_coders_stand_in_the_order_of_their_names():
    orders = set()
    for seed in range(4):
        world = World(seed)
        a = alice(world)
        others = [invited(world, a, name) for name in ("Øyvind", "Bob")]
        source, code = a_source(a), a_code(a)
        for each in others:
            exchange(a, each)
        for each in (*others, a):
            a_coding(each, source, code)
            exchange(a, each)
        found = Presentation(a).coders()
        orders.add(found == sorted(found))
        assert list(map(Presentation(a).member, found)) == ["Alice", "Bob", "Øyvind"]
        made = to_markdown(review(a, Options(), Catalogue("en"))).decode()
        for pair in ("Alice and Bob", "Alice and Øyvind", "Bob and Øyvind"):
            assert f"No disagreements between {pair} are still open." in made
    assert False in orders, "their ids have another order"
