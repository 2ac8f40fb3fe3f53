"""What a test expects to be refused: by its code, and with a sentence for people in every language."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.i18n.catalogue import LANGUAGES, Catalogue
from core.errors import KodesporError


@contextmanager
def refuses(code: str, kind: type[KodesporError] = KodesporError, /, **parameters: object) -> Iterator[None]:
    """Expects an error with this code and, among others, these parameters; or one that tells of such a problem in a
    file, as `in-file` does."""
    with pytest.raises(kind) as raised:
        yield
    error = raised.value
    problem = error.parameters.get("problem")
    known = dict(error.parameters) | (dict(problem.parameters) if isinstance(problem, KodesporError) else {})
    assert code in (error.code, getattr(problem, "code", None)), str(error)
    assert {name: known.get(name) for name in parameters} == parameters
    for language in LANGUAGES:
        assert Catalogue(language).say(error), "the sentence has a place for each parameter"
