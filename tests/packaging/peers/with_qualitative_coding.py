"""What qualitative-coding reads of a project, as JSON: `python with_qualitative_coding.py PROJECT.qdpx`, in an
empty folder. It keeps of a coding the text, the code and the coder; its place in the text comes in only by
names of its own."""

import json
import sys
from pathlib import Path

import structlog
from qualitative_coding.corpus import QCCorpus
from qualitative_coding.refi_qda.reader import REFIQDAReader

structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
here = Path.cwd()
REFIQDAReader(sys.argv[1]).unpack_project(here)
corpus = QCCorpus(here / "settings.yaml")


def named(node):
    return [node.name, [named(child) for child in node.children]]


with corpus.session():
    json.dump(
        {
            "codes": named(corpus.get_codebook())[1],
            "coders": sorted(each.name for each in corpus.get_all_coders()),
            "codings": sorted([text, code, coder] for code, coder, _, text in corpus.get_coded_lines()),
            "texts": {each.name: each.read_bytes().decode() for each in corpus.corpus_dir.iterdir()},
        },
        sys.stdout,
    )
