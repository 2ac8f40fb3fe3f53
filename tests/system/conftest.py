"""What several tests of the system stand on."""

import pytest

from tests.database import Database, binaries
from tests.needed import needs


@pytest.fixture(scope="module")
def database():
    """A PostgreSQL of the module's own."""
    needs(binaries() is not None, "PostgreSQL")
    made = Database()
    yield made
    made.stop()
