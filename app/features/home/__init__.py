"""The first page of an opened project."""
