"""What random commands draw: a row of a table, a name, a reason."""

from tests.builders import TEXT

WORDS = ("mot", "frykt", "fellesskap", "ensomhet", "håp", "skam", "støtte", "endring", "ro", "sinne")


def a_row(world, table):
    return world.random.choice(sorted(table.rows))


def a_name(world):
    return " ".join(world.random.sample(WORDS, world.random.randrange(1, 4)))


def a_why(world):
    return world.random.choice([None, None, "fordi " + a_name(world), TEXT[:60]])
