"""Objects of a relay in a store that speaks S3: Amazon's, or Ceph, Garage, MinIO, SeaweedFS on a machine of one's own.

The keys stand where other programs for such stores look for them too: in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,
or in the file that AWS_SHARED_CREDENTIALS_FILE names.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import urllib3
from minio import Minio
from minio.credentials import AWSConfigProvider, ChainedProvider, EnvAWSProvider
from minio.error import MinioException, S3Error

from core.errors import Refused
from sync.relay.objects import silent

CONNECT_SECONDS, ANSWER_SECONDS = 2.0, 5.0
CONNECTIONS = 8
GONE = "NoSuchKey"


class S3Objects:
    """A bucket, or what begins with a certain name in it."""

    def __init__(self, address: str) -> None:
        """`address`: s3://BUCKET/PREFIX?endpoint=https://HOST:PORT&region=NAME. Raises Refused, or StorageFailed where
        the bucket does not answer or is not there."""
        parts = urlsplit(address)
        options = parse_qs(parts.query)
        endpoint = urlsplit(options.get("endpoint", ["https://s3.amazonaws.com"])[0])
        if not parts.netloc or endpoint.scheme not in ("http", "https") or not endpoint.netloc:
            raise Refused("unknown-relay-objects", objects=address)
        self._bucket, prefix = parts.netloc, parts.path.strip("/")
        self._prefix = prefix and prefix + "/"
        self._client = Minio(
            endpoint.netloc, secure=endpoint.scheme == "https", region=options.get("region", ["us-east-1"])[0],
            credentials=ChainedProvider([EnvAWSProvider(), AWSConfigProvider()]),
            http_client=urllib3.PoolManager(
                timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=ANSWER_SECONDS), maxsize=CONNECTIONS, block=True,
                retries=urllib3.Retry(1, backoff_factor=0.1, status_forcelist=[500, 502, 503, 504]),
            ),
        )  # fmt: skip
        with _storage_errors():
            if not self._client.bucket_exists(self._bucket):
                raise silent()

    def put(self, name: str, content: bytes) -> None:
        """An object."""
        with _storage_errors():
            self._client.put_object(self._bucket, self._prefix + name, BytesIO(content), len(content))

    def get(self, name: str) -> bytes | None:
        """The object. Where the bucket is gone, nothing is said of what was in it."""
        with _storage_errors():
            try:
                answer = self._client.get_object(self._bucket, self._prefix + name)
            except S3Error as problem:
                if problem.code != GONE:
                    raise
                return None
            try:
                return bytes(answer.read())
            finally:
                answer.close()
                answer.release_conn()

    def delete(self, name: str) -> None:
        """Deletes the object; S3 says nothing where there is none."""
        with _storage_errors():
            self._client.remove_object(self._bucket, self._prefix + name)


@contextmanager
def _storage_errors() -> Iterator[None]:
    try:
        yield
    except (MinioException, urllib3.exceptions.HTTPError, OSError, ValueError) as problem:
        raise silent() from problem
