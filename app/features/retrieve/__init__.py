"""Finding codings again: queries, search, agreement and tables."""
