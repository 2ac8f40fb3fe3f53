"""What the system calls whoever uses it, to be suggested as their name."""

import getpass
import os

from app.services import browser_page

NOBODY = ("root", "user", "admin", "administrator")
"""Accounts that are nobody's name."""


def own_name() -> str:
    """The full name of this account, else what it is called; empty where the system does not know, as in a browser."""
    if browser_page.IS_HERE:
        return ""
    try:
        called = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    names = _full_name(), "" if called.lower() in NOBODY else called
    return next((each for each in names if each and each.isprintable()), "")  # not what is no UTF-8 in a list of users


def _full_name() -> str:
    try:
        import pwd
    except ImportError:  # Windows
        return ""
    try:
        found = pwd.getpwuid(os.getuid())
    except KeyError:
        return ""
    name = found.pw_gecos.partition(",")[0].strip()
    return "" if name.lower() in (*NOBODY, found.pw_name.lower()) else name
