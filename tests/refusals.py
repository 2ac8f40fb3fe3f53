"""What a test expects to be refused: by its code, and with a sentence for people in every language."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.i18n.catalogue import LANGUAGES, Catalogue
from core.errors import KodesporError


@contextmanager
def refuses(code: str, **parameters: object) -> Iterator[None]:
    """Expects an error with this code and, among others, these parameters."""
    with pytest.raises(KodesporError) as raised:
        yield
    error = raised.value
    assert error.code == code, str(error)
    assert {name: error.parameters.get(name) for name in parameters} == parameters
    for language in LANGUAGES:
        assert Catalogue(language).say(error), "the sentence has a place for each parameter"
