"""A study with a category, two codes and three codings, and a window that shows it to no one: for tests of screens."""

from core.analysis.presentation import Presentation
from tests.builders import World, a_code, a_coding, a_source, alice
from tests.unit.app.screens import StandIn, texts_in


class Study:
    def __init__(self):
        self.project = project = alice(World(7))
        self.source = a_source(project)
        self.above = a_code(project, "Rammer")
        self.code, self.other = a_code(project, "Tid", self.above), a_code(project, "Rom", self.above)
        self.coding = a_coding(project, self.source, self.code)
        a_coding(project, self.source, self.other)
        self.later = a_coding(project, self.source, self.code, 12, 20)
        self.shell = StandIn(project)
        self.shell.page.platform = None
        self.arguments = {}
        self.shell.go = lambda place, **arguments: self.arguments.update({place: arguments})

    @property
    def presentation(self):
        return Presentation(self.project, None, self.shell.words)


def said(screen):
    return " | ".join(texts_in(screen.root))
