"""Objects of a relay in an S3-type store: kept, read, deleted; a store that is slow, away or answers with errors."""

import importlib.util
import os

import pytest

from core.errors import Refused, StorageFailed
from sync.relay import objects
from sync.relay.objects import FileObjects, GuardedObjects
from tests.needed import needs
from tests.object_server import ObjectServer

FAULTS = ["error", "forbidden", "no-bucket", "cut"]


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", os.environ.get("KODESPOR_S3_KEY", "relay"))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", os.environ.get("KODESPOR_S3_SECRET", "relay-secret"))


@pytest.fixture
def server():
    made = ObjectServer()
    yield made
    made.stop()


@pytest.fixture
def s3():
    needs(importlib.util.find_spec("minio") is not None, "minio's client (kodespor[s3])")
    from sync.relay.s3_objects import S3Objects

    return S3Objects


def kept_as_wanted(store: objects.Objects) -> None:
    """The same for every kind of store."""
    content = bytes(range(256)) * 2000
    assert store.get("ab/first") is None
    store.put("ab/first", content)
    store.put("ab/second", b"x")
    assert store.get("ab/first") == content
    store.put("ab/second", b"written again")
    assert store.get("ab/second") == b"written again"
    store.delete("ab/first")
    store.delete("ab/first")
    assert store.get("ab/first") is None
    store.delete("ab/second")


def test_a_folder_keeps_objects(tmp_path):
    kept_as_wanted(FileObjects(tmp_path / "objects"))
    kept_as_wanted(FileObjects(tmp_path / "objects"))


def test_an_s3_store_keeps_objects(server, s3):
    kept_as_wanted(s3(server.address))
    assert server.objects == {}
    s3(server.address).put("ab/cd", b"1")
    assert server.objects == {"relay/ab/cd": b"1"}


def test_a_store_that_is_named_keeps_objects(s3):
    """KODESPOR_S3=s3://…: the same against a real server."""
    if not os.environ.get("KODESPOR_S3"):
        pytest.skip("KODESPOR_S3 names no store")
    kept_as_wanted(s3(os.environ["KODESPOR_S3"]))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_store_that_fails_is_silent_and_loses_nothing(server, s3, fault):
    store = s3(server.address)
    store.put("ab/cd", b"kept")
    server.fault = fault
    for ask in (lambda: store.get("ab/cd"), lambda: store.put("ab/ef", b"2"), lambda: store.delete("ab/cd")):
        with pytest.raises(StorageFailed, match="relay-objects-silent"):
            ask()
    server.fault = ""
    assert store.get("ab/cd") == b"kept"


def test_what_is_no_bucket_is_refused(server, s3):
    with pytest.raises(StorageFailed, match="relay-objects-silent"):
        s3(server.address.replace("kodespor-test", "another"))
    for wrong in ("s3://", "s3://b?endpoint=ftp://x", "s3://b?endpoint=https://"):
        with pytest.raises(Refused, match="unknown-relay-objects"):
            s3(wrong)


def test_a_store_that_failed_is_left_alone_for_a_moment(server, s3, monkeypatch):
    monkeypatch.setattr(objects, "SILENT_SECONDS", 3600.0)
    store = GuardedObjects(s3(server.address))
    store.put("ab/cd", b"kept")
    server.fault = "error"
    with pytest.raises(StorageFailed):
        store.get("ab/cd")
    server.fault, asked = "", server.asked
    for _ in range(100):
        with pytest.raises(StorageFailed):
            store.get("ab/cd")
    assert server.asked == asked, "nobody waited for it"
    store._silent_until = 0.0
    assert store.get("ab/cd") == b"kept"
