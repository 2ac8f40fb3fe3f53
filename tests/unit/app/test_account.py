"""The name that is suggested is the account's, and never one that nobody is called by."""

from types import SimpleNamespace

import pytest

from app.services import account, browser_page

pwd = pytest.importorskip("pwd")


@pytest.mark.parametrize(
    ("full", "called", "name"),
    [
        ("Ada Fiksjon,,,", "ada", "Ada Fiksjon"),
        ("", "ada", "ada"),
        ("ada", "ada", "ada"),
        ("root", "root", ""),
        ("Administrator", "root", ""),
        ("", "user", ""),
        (b"Bj\xf8rn Fiksjon".decode("utf-8", "surrogateescape"), "bjorn", "bjorn"),
        ("", b"bj\xf8rn".decode("utf-8", "surrogateescape"), ""),
    ],
)
def test_the_name_of_an_account(monkeypatch, full, called, name):
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_gecos=full, pw_name=called))
    monkeypatch.setattr(account.getpass, "getuser", lambda: called)
    assert account.own_name() == name
    monkeypatch.setattr(browser_page, "IS_HERE", True)
    assert account.own_name() == ""
