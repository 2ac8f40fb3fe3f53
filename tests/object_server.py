"""A store that speaks as much S3 as the relay asks for, on loopback, and fails when a test says so."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BUCKET = "kodespor-test"
_ERROR = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>{}</Code><Message>no</Message></Error>'


class ObjectServer:
    """`fault` is "" or what every request gets: "error", "slow", "cut", "forbidden" or "no-bucket"."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.fault, self.asked, self.slow_seconds = "", 0, 1.0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.address = f"s3://{BUCKET}/relay?endpoint=http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        """A status, and a body."""
        self.asked += 1
        if self.fault == "slow":
            time.sleep(self.slow_seconds)
        if self.fault in ("error", "forbidden", "no-bucket"):
            status, code = {"error": (500, "InternalError"), "forbidden": (403, "AccessDenied"),
                            "no-bucket": (404, "NoSuchBucket")}[self.fault]  # fmt: skip
            return status, _ERROR.format(code).encode()
        bucket, _, name = path.partition("?")[0].strip("/").partition("/")
        if bucket != BUCKET:
            return 404, _ERROR.format("NoSuchBucket").encode()
        if not name:
            return 200, b""
        if method == "PUT":
            self.objects[name] = body
            return 200, b""
        if method == "DELETE":
            self.objects.pop(name, None)
            return 204, b""
        if name not in self.objects:
            return 404, _ERROR.format("NoSuchKey").encode()
        return 200, self.objects[name]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _any(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                if server.fault == "cut":
                    self.close_connection = True
                    return
                signed = self.headers.get("authorization", "").startswith("AWS4-HMAC-SHA256 ")
                status, answer = (
                    server.answer(self.command, self.path, body)
                    if signed
                    else (403, _ERROR.format("AccessDenied").encode())
                )
                self.send_response(status)
                self.send_header("content-type", "application/xml" if status >= 300 else "application/octet-stream")
                self.send_header("content-length", "0" if status == 204 else str(len(answer)))
                self.send_header("etag", '"0"')
                self.end_headers()
                if self.command != "HEAD" and status != 204:
                    self.wfile.write(answer)

            do_GET = do_PUT = do_HEAD = do_DELETE = _any  # noqa: N815 the library's names

            def log_message(self, *_: object) -> None:
                pass

        return Handler
