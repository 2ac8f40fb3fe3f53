"""What a relay logs: lines of JSON on standard error."""

import json
import sys
import time
from typing import Any


def log_line(what: str, **facts: Any) -> None:
    """One line of JSON on standard error."""
    line = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "what": what} | facts
    print(json.dumps(line), file=sys.stderr, flush=True)
