"""Where a project lies on a disk: the log in SQLite, and files that appear whole or not at all."""
