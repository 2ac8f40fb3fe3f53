"""What an audit bundle says that it shows, in the language of the run; the bundle itself says it in English."""

import re

from app.cli.language import say

_CATEGORY = re.compile(r"the category “(.*)” with its quotes", re.DOTALL)
_PERIOD = re.compile(r"decisions from (\S+) until (\S+), without the participants' words")


def disclosed(what: str) -> str:
    """The statement in the language of the run; one that this version does not know stays as it is."""
    if what == "everything":
        return say("cli-exports-shows-everything")
    if what == "all decisions, without the participants' words":
        return say("cli-exports-shows-decisions")
    if category := _CATEGORY.fullmatch(what):
        return say("cli-exports-shows-category", code=category[1])
    if period := _PERIOD.fullmatch(what):
        return say("cli-exports-shows-period", start=period[1], end=period[2])
    return what
