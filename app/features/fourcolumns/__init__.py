"""The four-column table of a text."""
