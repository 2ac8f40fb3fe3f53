"""One page that asks nothing from anywhere: made from a template, with its style and script in it.

Templates, styles and scripts are files beside the code. Everything that a template shows is escaped, and the page's own
policy lets only this style and this script work, which it names by their hashes.
"""

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from core.exporting.pieces import in_bytes

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = "core.exporting"


class Templates:
    """The templates of a package, in its folder `templates`; those of this package are there for all to extend."""

    def __init__(self, package: str, filters: Mapping[str, Callable[..., object]] | None = None) -> None:
        self._package, self._filters = package, filters or {}
        self._folder = files(package) / "templates"

    @cached_property
    def _environment(self) -> "Environment":
        """Made for the first page: a start of the app makes none, and does not wait for the library."""
        from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

        made = Environment(
            loader=ChoiceLoader([PackageLoader(self._package), PackageLoader(HERE)]),
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        made.filters.update(self._filters)
        return made

    def file(self, name: str) -> str:
        """A style or a script."""
        return (self._folder / name).read_text(encoding="utf-8")

    def page(self, template: str, style: str, script: str = "", **values: object) -> bytes:
        """The page's bytes."""
        return in_bytes(self.pieces(template, style, script, **values))

    def pieces(self, template: str, style: str, script: str = "", **values: object) -> Iterator[str]:
        """The same, each piece made when it is asked for."""
        policy = _policy(style, script)
        found = self._environment.get_template(template)
        return found.generate(values, style=Markup(style), script=Markup(script), policy=policy)  # noqa: S704 - ours


@cache
def own_templates() -> Templates:
    """Those of this package."""
    return Templates(HERE)


def _policy(style: str, script: str) -> str:
    """What the page may do: use its style and its script, and ask nothing from anywhere."""
    rules = ["default-src 'none'", f"style-src {_hash(style)}"]
    return "; ".join([*rules, f"script-src {_hash(script)}"] if script else rules)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
