"""What the system refuses, as errors that the catalogue has sentences for."""

import errno
import os

from core.errors import KodesporError

SAID = {
    os.strerror(code).lower(): message
    for code, message in {
        errno.ENOENT: "error-system-missing",
        errno.EACCES: "error-system-no-access",
        errno.EPERM: "error-system-no-access",
        errno.EISDIR: "error-system-is-folder",
        errno.ENOTDIR: "error-system-no-folder",
        errno.EROFS: "error-system-read-only",
        errno.ENAMETOOLONG: "error-system-long-name",
        errno.EIO: "error-system-broken",
    }.items()
}
"""The sentences for what a system says in English only, by its own words in small letters."""


def from_system(problem: OSError | MemoryError) -> KodesporError:
    """An error of the system with a code of ours: disk full, not enough memory, or its own reason."""
    if isinstance(problem, MemoryError):
        return KodesporError("no-memory")
    if problem.errno == errno.ENOSPC:
        return KodesporError("disk-full")
    reason, file = problem.strerror or str(problem), problem.filename
    return KodesporError("system-refused-file" if file else "system-refused", reason=reason, file=str(file or ""))
