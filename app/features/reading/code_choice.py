"""Which codes are offered for what is marked: those used last first, filtered by what one types."""

from itertools import islice

from app.shell.protocols import Shell
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.colours import Colours
from core.ids import CodeId, SourceId
from core.project import Project
from core.text.find import Range
from core.text.normal import look_alike
from core.views.codebook import resolve_merged

RECENT_MAX, LOOKED_THROUGH = 12, 2000
"""How many codes are remembered as used last, and among how many of the newest codings they are looked for."""


class CodeChoice:
    """The codes of a project as one chooses among them; the panel and the picker share it."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.applied: set[CodeId] = set()
        self._paths: list[tuple[CodeId, str]] = []
        self._colours: Colours | None = None
        self._recent = self._used_before()

    def _used_before(self) -> list[CodeId]:
        """The codes that one put on last, the newest first."""
        session = self._shell.session
        if session is None:
            return []
        state, own = session.project.state, session.project.member
        newest = islice(reversed(state.codings.rows.values()), LOOKED_THROUGH)
        codes = (CodeId(resolve_merged(state, row.code)) for row in newest if row.by == own and row.status == "live")
        return list(dict.fromkeys(codes))[:RECENT_MAX]

    def read(self, applied: set[CodeId]) -> None:
        """Takes in the codebook as it is now, and which codes lie on what is marked already."""
        self.applied = applied
        if self._shell.session is not None:
            self._paths = _paths(codebook_tree(self._shell.session.presentation))
            self._colours = Colours(self._shell.session.project.state)

    def used(self, code: CodeId) -> None:
        """Moves a code to the front."""
        self._recent = [code, *(each for each in self._recent if each != code)][:RECENT_MAX]

    def colour(self, code: CodeId) -> str:
        """A code's colour (#rrggbb)."""
        assert self._colours is not None
        return self._colours.of(code)

    def matches(self, typed: str) -> list[tuple[CodeId, str]]:
        """The codes with their paths that fit what was typed, the best first; all of them where nothing was."""
        wanted = look_alike(typed.strip())
        ranks = {code: n for n, code in enumerate(self._recent)}
        if not wanted:
            return sorted(self._paths, key=lambda each: ranks.get(each[0], len(ranks)))
        found = [each for each in self._paths if all(word in look_alike(each[1]) for word in wanted.split())]
        return sorted(
            found, key=lambda each: (not look_alike(last(each[1])).startswith(wanted), ranks.get(each[0], 99))
        )

    def is_new(self, typed: str) -> bool:
        """Whether a code of this name could be created: something was typed, and no code is called so."""
        name = look_alike(typed.strip())
        return bool(name) and not any(look_alike(last(path)) == name for _, path in self._paths)


def _paths(tree: tuple[Branch, ...], above: str = "") -> list[tuple[CodeId, str]]:
    found: list[tuple[CodeId, str]] = []
    for branch in tree:
        path = f"{above} › {branch.name}" if above else branch.name
        found.append((branch.code, path))
        found += _paths(branch.children, path)
    return found


def last(path: str) -> str:
    """A code's own name in its path."""
    return path.rpartition(" › ")[2]


def codes_on(project: Project, source: SourceId, passage: Range) -> set[CodeId]:
    """The codes that this member has put on just this segment (code points of the text as it was imported)."""
    return {
        resolve_merged(project.state, each.code)
        for each in project.state.codings.rows.values()
        if (each.source, each.status, each.by) == (source, "live", project.member)
        and (each.start, each.end) == tuple(passage)
    }
