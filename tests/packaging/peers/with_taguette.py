"""What Taguette reads of a table of codes, as JSON: `python with_taguette.py CODES.csv`. Each as it would be checked
before it is added to a project."""

import json
import sys
from pathlib import Path

from taguette import import_codebook, validate

with Path(sys.argv[1]).open("rb") as file:
    read = import_codebook.list_tags(file)
assert all(validate.tag_path(each["path"]) for each in read)
json.dump([[each["path"], each["description"]] for each in read], sys.stdout)
