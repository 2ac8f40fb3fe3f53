"""What qdaPy reads of a project, as JSON: `python with_qdapy.py PROJECT.qdpx`."""

import json
import sys

from qdapy.qdpx import read_qdpx

read = read_qdpx(sys.argv[1], warn=False)
books = read.codebook.fillna("")
marks = read.fragments.fillna("")
json.dump(
    {
        "codes": [[row["code"], row["color"], row["memo"], row["codeId"]] for _, row in books.iterrows()],
        "codings": [
            [row["title"], row["text"], row["positionStart"], row["positionEnd"], row["code"], row["codedBy"],
             row["codedAt"], row["comment"]]
            for _, row in marks.iterrows()
        ],
        "texts": read.sources,
        "skipped": read.skipped,
        "without": len(read.uncoded),
    },
    sys.stdout,
)  # fmt: skip
